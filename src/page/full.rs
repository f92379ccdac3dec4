//! A page in full: what its template is given.

use serde::Serialize;

use crate::article::Article;
use crate::book::{Entry, EntryId};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::theme::Theme;

use super::article::Own;
use super::body::escape;
use super::contents::{self, Outline};
use super::form::{Form, Place, Sheet};
use super::lists::EntryView;
use super::site::{About, Linker, Piece, Site};
use super::view::View;

/// A page in full.
pub struct Full;

impl<'a> Form<'a> for Full {
    type View = View<'a>;
    type Own = Own<'a>;
    type Listed = EntryView<'a, Self>;
    type Outline = Outline;
    type Piece = &'a str;
    type Href = String;
    type Body = String;
    type Made = tera::Context;

    fn view(site: &'a Site<'a>, about: About<'a>) -> View<'a> {
        site.view(&about)
    }

    fn own(article: &'a Article) -> Own<'a> {
        Own::of(article)
    }

    fn listed(site: &'a Site<'a>, linker: Linker, _: EntryId, entry: &'a Entry) -> Self::Listed {
        EntryView::of(site, linker, entry)
    }

    fn outline(site: &'a Site<'a>, linker: Linker, id: EntryId, entry: &'a Entry) -> Self::Outline {
        contents::outline(site, linker, id, entry)
    }

    fn piece(piece: &'a Piece) -> &'a str {
        &piece.html
    }

    fn href(linker: Linker, route: &'a Route) -> String {
        linker.to(route)
    }

    fn made(theme: &Theme, _: Place, context: &impl Serialize) -> Result<tera::Context, Box<Diagnostic>> {
        theme.context(context)
    }
}

impl Sheet for String {
    fn of(_: &Fingerprint) -> Self {
        Self::new()
    }

    fn own_html(&mut self, html: &str) {
        self.push_str(html);
    }

    fn own_text(&mut self, text: &str) {
        escape(text, self);
    }

    fn html(&mut self, html: &str) {
        self.push_str(html);
    }

    fn text(&mut self, text: &str) {
        escape(text, self);
    }

    fn component(
        &mut self,
        theme: &Theme,
        name: &str,
        arguments: &impl Serialize,
    ) -> Result<(), Box<Diagnostic>> {
        self.push_str(&theme.component(name, arguments)?);
        Ok(())
    }
}
