//! A page in full, for its template, and in brief, for its key.
//!
//! One function puts a page together, whichever it is for: [`Form`] is what differs. In brief there stands for each of
//! the few large parts the fingerprint of all that it is made from, so that the key of a page that need not be rendered
//! costs a fraction of its context. Both forms come out of the same lines: what a template can be shown cannot be
//! missing from the key.

use serde::Serialize;

use crate::article::Article;
use crate::book::{Entry, EntryId};
use crate::diagnostic::Diagnostic;
use crate::fingerprint::Fingerprint;
use crate::path::Route;
use crate::theme::Theme;

use super::site::{About, Linker, Piece, Site};

/// What a page is put together as.
pub trait Form<'a> {
    /// What every template gets.
    type View: Serialize;
    /// What an article says of itself.
    type Own: Serialize;
    /// An article in a list.
    type Listed: Serialize;
    /// The headings of an article in the contents.
    type Outline: Serialize;
    /// A part in a list that was rendered before.
    type Piece: Serialize;
    /// An address.
    type Href: Serialize;
    /// A body.
    type Body: Sheet + Serialize;
    /// What comes of it all.
    type Made;

    /// What every template gets on the page `about`.
    fn view(site: &'a Site<'a>, about: About<'a>) -> Self::View;
    /// What `article` says of itself.
    fn own(article: &'a Article) -> Self::Own;
    /// The article with this number in a list on the page of `linker`.
    fn listed(site: &'a Site<'a>, linker: Linker, id: EntryId, entry: &'a Entry) -> Self::Listed;
    /// Its headings in the contents on the page of `linker`.
    fn outline(site: &'a Site<'a>, linker: Linker, id: EntryId, entry: &'a Entry) -> Self::Outline;
    /// The part in a list that was rendered as `piece`.
    fn piece(piece: &'a Piece) -> Self::Piece;
    /// The address of `route` on the page of `linker`.
    fn href(linker: Linker, route: &'a Route) -> Self::Href;
    /// What comes of the page that shows `context` at `place`.
    fn made(theme: &Theme, place: Place, context: &impl Serialize) -> Result<Self::Made, Box<Diagnostic>>;
}

/// Where a page is and what makes it.
#[derive(Clone, Copy, Serialize)]
pub struct Place<'p> {
    /// Its address.
    pub route: &'p str,
    /// Its template.
    pub template: &'p str,
    /// Of the template's theme.
    pub theme: Fingerprint,
}

/// What a body is written on.
pub trait Sheet: Sized {
    /// For the body of the file with this fingerprint.
    fn of(file: &Fingerprint) -> Self;
    /// Finished HTML that stands in the file itself.
    fn own_html(&mut self, html: &str);
    /// Text that stands in the file itself.
    fn own_text(&mut self, text: &str);
    /// HTML that comes from elsewhere.
    fn html(&mut self, html: &str);
    /// Text that comes from elsewhere.
    fn text(&mut self, text: &str);
    /// The component `name` of `theme` with these arguments.
    fn component(
        &mut self,
        theme: &Theme,
        name: &str,
        arguments: &impl Serialize,
    ) -> Result<(), Box<Diagnostic>>;
}
