//! Stage 5: the book becomes pages.
//!
//! [`compose`] decides which pages there are and gathers all that each shows into a context; `Theme`
//! renders it. Templates can reach nothing else, so a context is all of a page's inputs.

mod address;
mod article;
mod body;
mod calendar;
mod chart;
mod chronicle;
mod contents;
mod data;
mod imprint;
mod index;
mod json_ld;
mod lists;
mod machine;
mod names;
mod occurrences;
mod photo;
mod plates;
mod records;
mod site;
mod statistics;
mod view;

use rayon::prelude::*;
use serde::Serialize;

use crate::article::Kind;
use crate::book::CONTENTS;
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::theme::Theme;

pub use body::escaped;
pub use calendar::calendar;
pub use site::Sources;

use address::{COVER, FEED, FIGURES, IMPRINT, INDEX, NOT_FOUND, PLATES, ROBOTS, SITEMAP};
use site::Site;

/// A page that is not rendered yet: its address, its template and its context.
pub struct Page {
    /// Where it is published.
    pub route: Route,
    /// The template's name.
    pub template: String,
    /// What it shows.
    pub context: tera::Context,
    /// Of everything that its bytes depend on.
    pub key: Fingerprint,
}

/// Which page to make.
#[derive(Clone, Copy)]
enum Subject {
    Cover,
    Contents,
    Part(usize),
    Article(usize),
    Figures,
    Plates,
    Index,
    Imprint,
    NotFound,
    Feed,
    Sitemap,
    Robots,
}

/// All pages of the website. What a template makes wrong is told.
pub fn compose(sources: Sources) -> (Vec<Page>, Vec<Diagnostic>) {
    let site = Site::new(sources);
    let mut subjects =
        vec![Subject::Cover, Subject::Contents, Subject::Imprint, Subject::NotFound, Subject::Robots];
    let optional = [
        (site.has_figures, Subject::Figures),
        (site.has_plates, Subject::Plates),
        (site.has_index(), Subject::Index),
        (site.has_feed, Subject::Feed),
        (site.config.base_url.is_some(), Subject::Sitemap),
    ];
    subjects.extend(optional.into_iter().filter_map(|(there, subject)| there.then_some(subject)));
    subjects.extend((0..site.book.parts.len()).map(Subject::Part));
    subjects.extend((0..site.book.entries.len()).map(Subject::Article));
    let made: Vec<_> = subjects.into_par_iter().map(|subject| page(&site, subject)).collect();
    let mut pages = Vec::with_capacity(made.len());
    let mut told = Vec::new();
    for made in made {
        match made {
            Ok(page) => pages.extend(page),
            Err(diagnostic) => told.push(*diagnostic),
        }
    }
    (pages, told)
}

fn page(site: &Site, subject: Subject) -> Result<Option<Page>, Box<Diagnostic>> {
    Ok(match subject {
        Subject::Cover => at(site, COVER, "cover.html", lists::cover),
        Subject::Contents => at(site, CONTENTS, "contents.html", contents::contents),
        Subject::Figures => at(site, FIGURES, "figures.html", data::figures),
        Subject::Plates => at(site, PLATES, "plates.html", plates::plates),
        Subject::Index => at(site, INDEX, "index-of-terms.html", index::index),
        Subject::Imprint => at(site, IMPRINT, "imprint.html", imprint::imprint),
        Subject::NotFound => at(site, NOT_FOUND, "404.html", lists::not_found),
        Subject::Feed => at(site, FEED, "feed.xml", machine::feed),
        Subject::Sitemap => at(site, SITEMAP, "sitemap.xml", machine::sitemap),
        Subject::Robots => at(site, ROBOTS, "robots.txt", machine::robots),
        Subject::Part(number) => {
            let Some(part) = site.book.parts.get(number) else { return Ok(None) };
            finish(site.theme, part.route.clone(), "part.html", &lists::part(site, number, part)?)
        }
        Subject::Article(number) => {
            let Some(entry) = site.book.entries.get(number) else { return Ok(None) };
            let template = template(site.theme, entry.article.kind);
            finish(site.theme, entry.route.clone(), &template, &article::article(site, number, entry)?)
        }
    })
}

/// A page that every yearbook has at the same address.
fn at<'a, C: Serialize>(
    site: &'a Site<'a>,
    route: &'static str,
    template: &str,
    context: impl Fn(&'a Site<'a>, &Route) -> C,
) -> Option<Page> {
    let route = Route::fixed(route);
    let context = context(site, &route);
    finish(site.theme, route, template, &context)
}

/// The template of a kind: its own where the theme has one.
fn template(theme: &Theme, kind: Kind) -> String {
    let own = format!("article-{}.html", kind.name());
    if theme.has(&own) { own } else { "article.html".to_owned() }
}

/// A page of a context. `None` only when a context could not be written as JSON, which its types rule out.
fn finish(theme: &Theme, route: Route, template: &str, context: &impl Serialize) -> Option<Page> {
    let print = Fingerprint::of_value(context).ok()?;
    let key = Fingerprint::of_all([template.as_bytes(), theme.fingerprint.as_bytes(), print.as_bytes()]);
    let context = tera::Context::from_serialize(context).ok()?;
    Some(Page { route, template: template.to_owned(), context, key })
}
