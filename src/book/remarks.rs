//! What has to be told of the book as a whole.

use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::language::Words;
use crate::picture::Format;

use super::{Book, Photograph};

/// Fewer pixels on the longer side do not fill a phone's screen sharply, still less a page.
const LEAST: u32 = 1200;

impl Book {
    /// Notes on the photographs of the book whose files hold where they were taken.
    pub(super) fn located(&self) -> Vec<Diagnostic> {
        let shown = self.shown_photos().iter().filter_map(|(photo, _)| self.photos.get(*photo));
        let located = shown.filter(|photograph| photograph.photo.header.has_location);
        located
            .map(|photograph| Diagnostic::at(Place::file(&photograph.path), Problem::PhotoLocated))
            .collect()
    }

    /// Notes on the photographs of the book that are too small to be looked at. What is drawn has no pixels to lack.
    pub fn small_photos(&self) -> Vec<Diagnostic> {
        let shown = self.shown_photos().iter().filter_map(|(photo, _)| self.photos.get(*photo));
        let is_photograph = |photograph: &&Photograph| {
            !photograph.record.illustration && photograph.photo.header.format != Format::Svg
        };
        let photographs = shown.filter(is_photograph);
        let small = photographs.filter_map(|photograph| {
            let (width, height) = (photograph.photo.header.width, photograph.photo.header.height);
            let problem = Problem::PhotoSmall { width, height };
            (width.max(height) < LEAST).then(|| Diagnostic::at(Place::file(&photograph.path), problem))
        });
        small.collect()
    }

    /// The articles that have not passed their three reviews. Drafts are not meant to be published yet.
    pub fn unreviewed(&self) -> impl Iterator<Item = Diagnostic> {
        let articles = self.entries.iter().map(|entry| &entry.article);
        articles.filter(|article| !article.draft && !article.review.is_complete()).map(|article| {
            let (title, missing) = (article.title.clone(), Words::names(article.review.missing()));
            Diagnostic::at(Place::file(&article.path), Problem::NotReviewed { title, missing })
        })
    }
}
