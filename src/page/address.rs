//! The addresses of the pages that every yearbook has. The page of contents has its own in `book`, which links to it.

/// The cover.
pub const COVER: &str = "index.html";
/// All figures.
pub const FIGURES: &str = "figures.html";
/// All photographs.
pub const PLATES: &str = "plates.html";
/// What a book says of itself.
pub const IMPRINT: &str = "imprint.html";
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
