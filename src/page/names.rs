//! Names in records, and the addresses of the persons and organisations that they mean.

use serde::Serialize;

use crate::book::{Named, Subject};

use super::site::{Linker, Site};

/// A name, which leads to the record that it means.
#[derive(Clone, Serialize)]
pub struct NameView {
    pub name: String,
    pub href: Option<String>,
}

/// The name on the page of `linker`.
pub fn name(site: &Site, linker: Linker, named: &Named) -> NameView {
    let href = named.subject.and_then(|subject| href(site, linker, subject));
    NameView { name: named.text.clone(), href }
}

/// The names on the page of `linker`.
pub fn names(site: &Site, linker: Linker, named: &[Named]) -> Vec<NameView> {
    named.iter().map(|named| name(site, linker, named)).collect()
}

/// Where the record of `subject` is; `None` where no article shows it.
pub fn href(site: &Site, linker: Linker, subject: Subject) -> Option<String> {
    let (route, anchor) = site.book.address(subject)?;
    Some(format!("{}#{anchor}", linker.to(route)))
}
