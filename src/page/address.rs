//! The addresses of the pages that every yearbook has, and what those in lists are called. The page of contents has its
//! own in `book`, which links to it.

/// The cover.
pub const COVER: &str = "index.html";
/// The contents as a script.
pub const CONTENTS_SCRIPT: &str = "contents.js";
/// All figures.
pub const FIGURES: &str = "figures.html";
/// All photographs.
pub const PLATES: &str = "plates.html";
/// The index; `index.html` is the cover.
pub const INDEX: &str = "index-of-terms.html";
/// What a book says of itself.
pub const IMPRINT: &str = "imprint.html";
/// The whole book, for print.
pub const BOOK: &str = "book.html";
/// What a host shows for addresses that do not exist.
pub const NOT_FOUND: &str = "404.html";
/// The feed.
pub const FEED: &str = "feed.xml";
/// The chronicle as a calendar file.
pub const CALENDAR: &str = "chronicle.ics";
/// The site map.
pub const SITEMAP: &str = "sitemap.xml";
/// What search engines ask for first.
pub const ROBOTS: &str = "robots.txt";

/// What the page of all figures is called.
pub const FIGURES_TITLE: &str = "数据总览";
/// What the page of all photographs is called.
pub const PLATES_TITLE: &str = "图片";
/// What the index is called.
pub const INDEX_TITLE: &str = "索引";
/// What the colophon is called.
pub const IMPRINT_TITLE: &str = "版权页";
