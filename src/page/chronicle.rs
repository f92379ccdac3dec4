//! What happened, ready for a template: by year, then by month.

use serde::Serialize;

use crate::book::{CONTENTS, Happening, Origin};
use crate::path::Route;

use super::address::{PLATES, PLATES_TITLE};
use super::photo::{self, PhotoView};
use super::site::{Linker, Site};
use super::view::LinkView;

/// What happened in a year.
#[derive(Serialize)]
pub struct YearView {
    pub year: i16,
    pub title: String,
    pub months: Vec<MonthView>,
}

/// What happened in a month; without a title, what has no known month.
#[derive(Serialize)]
pub struct MonthView {
    pub title: Option<String>,
    pub entries: Vec<HappeningView>,
}

/// One thing that happened.
#[derive(Serialize)]
pub struct HappeningView {
    pub kind: &'static str,
    pub date: String,
    pub full_date: String,
    pub date_iso: String,
    pub text: String,
    pub place: Option<String>,
    pub link: Option<LinkView>,
    pub photo: Option<PhotoView>,
}

/// `happenings`, which are in order, by year and month.
pub fn years<'h>(
    site: &Site,
    linker: Linker,
    happenings: impl Iterator<Item = &'h Happening>,
) -> Vec<YearView> {
    let mut years: Vec<YearView> = Vec::new();
    for happening in happenings {
        let year = happening.date.year();
        if years.last().is_none_or(|last| last.year != year) {
            years.push(YearView { year, title: format!("{year}年"), months: Vec::new() });
        }
        let Some(YearView { months, .. }) = years.last_mut() else { continue };
        let title = happening.date.month().map(|month| format!("{month}月"));
        if months.last().is_none_or(|last| last.title != title) {
            months.push(MonthView { title, entries: Vec::new() });
        }
        if let Some(month) = months.last_mut() {
            month.entries.push(view(site, linker, happening));
        }
    }
    years
}

fn view(site: &Site, linker: Linker, happening: &Happening) -> HappeningView {
    let Happening { date, end, .. } = happening;
    let plates = || Route::fixed(PLATES);
    let is_photo = matches!(happening.origin, Origin::Photograph(_));
    let target = happening.link.clone().or_else(|| is_photo.then(|| (plates(), None)));
    HappeningView {
        kind: match happening.origin {
            Origin::Entry(..) => "entry",
            Origin::Article(_) => "article",
            Origin::Photograph(_) => "photo",
            Origin::Honour(_) => "honour",
        },
        date: date.span(*end, false),
        full_date: date.span(*end, true),
        date_iso: date.iso(),
        text: happening.text.clone(),
        place: happening.place.clone(),
        link: target.map(|(route, anchor)| LinkView {
            title: title(site, &route),
            href: linker.to(&route) + &anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default(),
        }),
        photo: happening.photo.and_then(|photo| photo::view(site, linker, photo)),
    }
}

/// What the page at `route` is called.
fn title(site: &Site, route: &Route) -> String {
    let entry = site.book.entries.iter().find(|entry| entry.route == *route);
    let part = || site.book.parts.iter().find(|part| part.route == *route).map(|part| &part.title);
    let list = || if route.as_str() == CONTENTS { "目录" } else { PLATES_TITLE }.to_owned();
    entry.map(|entry| &entry.article.title).or_else(part).cloned().unwrap_or_else(list)
}
