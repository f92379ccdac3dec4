//! The chronicle as a calendar file (iCalendar, RFC 5545), for the reader's own calendar.
//!
//! Only whole days are events of a calendar, so what has no more than a month or a year is left out. Nothing comes
//! from a clock: an event is stamped with its own day, and named after what it is known from. The crate `icalendar`
//! would bring chrono, a clock and random names for these few lines.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use crate::book::{Book, Happening, Origin};
use crate::config::Config;
use crate::fingerprint::Fingerprint;
use crate::path::Route;

use super::address::CALENDAR;
use super::site::Sources;

/// How long a line may be, in octets without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The calendar and its address, where there is something to put into it.
pub fn calendar(sources: Sources) -> Option<(Route, Arc<[u8]>)> {
    let (config, book) = (sources.config, sources.book);
    if !book.chronicle.has_days() {
        return None;
    }
    let mut text = String::new();
    let mut line = |name: &str, value: &str| fold(&format!("{name}:{value}"), &mut text);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", concat!("-//yearbook//", env!("CARGO_PKG_VERSION"), "//ZH"));
    line("CALSCALE", "GREGORIAN");
    line("NAME", &escaped(&config.title));
    line("X-WR-CALNAME", &escaped(&config.title));
    let mut names = BTreeSet::new();
    for happening in book.chronicle.told() {
        let Some(day) = happening.date.day() else { continue };
        let name = name(config, book, happening);
        if !names.insert(name.clone()) {
            continue;
        }
        line("BEGIN", "VEVENT");
        line("UID", &name);
        line("DTSTAMP", &format!("{day}T000000Z"));
        line("DTSTART;VALUE=DATE", &day);
        // The end is the day after the last one.
        if let Some(end) = happening.end.unwrap_or(happening.date).day_after() {
            line("DTEND;VALUE=DATE", &end);
        }
        line("SUMMARY", &escaped(&happening.text));
        if let Some(place) = &happening.place {
            line("LOCATION", &escaped(place));
        }
        if let (Some(base), Some((route, anchor))) = (&config.base_url, &happening.link) {
            let anchor = anchor.as_ref().map(|anchor| format!("#{anchor}")).unwrap_or_default();
            line("URL", &(route.absolute(base) + &anchor));
        }
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    Some((Route::fixed(CALENDAR), Arc::from(text.into_bytes())))
}

/// The name of an event, the same from build to build: after its yearbook and its file, and after day and words where
/// one file holds several.
fn name(config: &Config, book: &Book, happening: &Happening) -> String {
    let entry = |id: usize| book.entries.get(id).map(|entry| entry.article.path.as_str()).unwrap_or_default();
    let (path, rest) = match happening.origin {
        Origin::Article(id) => (entry(id), String::new()),
        Origin::Entry(id, _) => (entry(id), happening.date.iso() + &happening.text),
        Origin::Photograph(photo) => {
            let path = book.photos.get(photo).map(|photograph| photograph.path.as_str());
            (path.unwrap_or_default(), String::new())
        }
        Origin::Honour(id) => {
            let home = book.honours.get(id).map(|honour| entry(honour.home));
            (home.unwrap_or_default(), happening.date.iso() + &happening.text)
        }
    };
    let edition = config.edition_year.map(|year| year.iso()).unwrap_or_default();
    let known = [&config.title, &edition, path, &rest].map(str::as_bytes);
    format!("{}@yearbook", Fingerprint::of_all(known).short())
}

/// A text as a value (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut value = String::new();
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => {
                value.push('\\');
                value.push(character);
            }
            '\n' => value.push_str("\\n"),
            other if other.is_control() => {}
            other => value.push(other),
        }
    }
    value
}

/// Appends `line`, cut between characters into lines that are short enough, each but the first after a space.
fn fold(line: &str, text: &mut String) {
    let mut used = 0;
    for character in line.chars() {
        if used + character.len_utf8() > LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        used += character.len_utf8();
        let _ = text.write_char(character);
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped() {
        assert_eq!(escaped("甲, 乙; c:\\d\r\ne\u{7}"), "甲\\, 乙\\; c:\\\\d\\ne");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        let line = format!("SUMMARY:{}", "武进".repeat(40));
        let mut text = String::new();
        fold(&line, &mut text);
        let lines: Vec<&str> = text.strip_suffix("\r\n").unwrap().split("\r\n").collect();
        assert_eq!(lines.iter().map(|line| line.len()).collect::<Vec<_>>(), [74, 73, 73, 31]);
        assert_eq!(text.replace("\r\n ", "").trim_end(), line);
        let mut exact = String::new();
        fold(&"a".repeat(75), &mut exact);
        assert_eq!(exact, "a".repeat(75) + "\r\n");
    }
}
