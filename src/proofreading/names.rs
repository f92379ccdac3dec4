//! Names of persons and bodies that are probably one and the same, written in two ways.
//!
//! An input method gives the same sound in other characters, and a copied name loses one. Two persons may well have names
//! that sound alike, so those that are both recorded as persons are left alone, and the rest is advice.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use crate::article::Article;
use crate::book::Book;
use crate::collation::sound;
use crate::config::{self, Config};
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::path::SourcePath;

/// Characters that tell bodies apart that are otherwise called alike: 第一小学 and 第二小学, 城东 and 城西.
const TELLING: &str = "一二三四五六七八九十百甲乙丙丁东西南北中上下大小新老前后左右高低男女0123456789";
/// Fewer characters, and one that differs makes another name.
const LONG: usize = 6;

/// A name, and where it was seen first.
type Seen = BTreeMap<String, (Place, usize)>;

/// Names that are probably meant to be the same, each pair told at the one that is written less often.
pub(super) fn alike(book: &Book, config: &Config) -> Vec<Diagnostic> {
    let (mut persons, mut bodies) = (Seen::new(), Seen::new());
    gather(book, config, &mut persons, &mut bodies);
    let recorded: BTreeSet<&str> = book.people.iter().map(|person| person.record.name.as_str()).collect();
    let are_two = |a: &str, b: &str| recorded.contains(a) && recorded.contains(b);
    let heard = |name: &str| vec![sound(name)];
    let mut told = pairs(&persons, heard, |a, b| !are_two(a, b) && sounds_alike(a, b));
    let seen = |name: &str| [vec![sound(name), bare(name)], shortened(name)].concat();
    told.extend(pairs(&bodies, seen, |a, b| {
        bare(a) == bare(b) || sounds_alike(a, b) || differs_by_one(a, b)
    }));
    told
}

/// All names of the book outside its running text.
fn gather(book: &Book, config: &Config, persons: &mut Seen, bodies: &mut Seen) {
    let add = |seen: &mut Seen, name: &str, place: Place| {
        let name = name.trim();
        if name.chars().count() > 1 {
            seen.entry(name.to_owned()).or_insert((place, 0)).1 += 1;
        }
    };
    let named = |article: &Article, name: &str| {
        let head = article.text.get(..article.body_at).unwrap_or_default();
        let at = head.find(name);
        at.map_or_else(
            || Place::file(&article.path),
            |at| Place::of(&article.path, &article.text, &(at..at + name.len())),
        )
    };
    for entry in &book.entries {
        let article = &*entry.article;
        article.authors.iter().for_each(|name| add(persons, name, named(article, name)));
        entry.hosts.iter().for_each(|host| add(bodies, &host.text, named(article, &host.text)));
    }
    for photograph in book.photos.iter() {
        let place = photograph.record.at.clone().unwrap_or_else(|| Place::file(&photograph.path));
        let people = photograph.record.people.iter().map(|name| name.value.as_str());
        let taker = photograph.record.photographer.as_deref();
        people.chain(taker).for_each(|name| add(persons, name, place.clone()));
    }
    let home = |home: usize| book.entries.get(home).map(|entry| &*entry.article);
    for person in &book.people {
        let place = Place::file(&person.record.spot.file);
        add(persons, &person.record.name, place.clone());
        person.organisation.iter().for_each(|body| add(bodies, &body.text, place.clone()));
    }
    for body in &book.organisations {
        add(bodies, &body.record.name, Place::file(&body.record.spot.file));
    }
    for (given, article) in book.honours.iter().filter_map(|honour| Some((&honour.by, home(honour.home)?))) {
        if let Some(body) = given {
            add(bodies, &body.text, named(article, &body.text));
        }
    }
    if let Some(file) = SourcePath::new(config::FILE) {
        for role in &config.editors {
            let seen = if role.is_of_bodies() { &mut *bodies } else { &mut *persons };
            role.names.iter().for_each(|name| add(seen, name, Place::file(&file)));
        }
        config.publisher.iter().for_each(|name| add(bodies, name, Place::file(&file)));
    }
}

/// The pairs of `seen` that are `alike`. Names that are have one of their `traits` in common, so only those are compared: a
/// book has thousands of names.
fn pairs(
    seen: &Seen,
    traits: impl Fn(&str) -> Vec<String>,
    alike: impl Fn(&str, &str) -> bool,
) -> Vec<Diagnostic> {
    let mut with: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for name in seen.keys() {
        for own in traits(name) {
            with.entry(own).or_default().insert(name);
        }
    }
    let couples = with.values().flat_map(|names| {
        let after = move |a: &'_ &str| names.range::<str, _>((Bound::Excluded(*a), Bound::Unbounded));
        names.iter().flat_map(move |a| after(a).map(move |b| (*a, *b)))
    });
    let couples: BTreeSet<(&str, &str)> = couples.filter(|(a, b)| alike(a, b)).collect();
    couples.into_iter().filter_map(|(a, b)| told(seen, a, b)).collect()
}

/// What to tell of two names, at the one that is written less often.
fn told(seen: &Seen, a: &str, b: &str) -> Option<Diagnostic> {
    let ((_, times_a), (_, times_b)) = (seen.get(a)?, seen.get(b)?);
    let (name, other) = if times_a <= times_b { (a, b) } else { (b, a) };
    let ((place, _), (elsewhere, _)) = (seen.get(name)?, seen.get(other)?);
    let problem = Problem::NamesAlike {
        name: name.to_owned(),
        other: other.to_owned(),
        elsewhere: elsewhere.file.to_string(),
    };
    Some(Diagnostic::at(place.clone(), problem))
}

fn sounds_alike(a: &str, b: &str) -> bool {
    let is_chinese = |name: &str| name.chars().all(|c| !c.is_ascii());
    a.chars().count() == b.chars().count() && is_chinese(a) && is_chinese(b) && sound(a) == sound(b)
}

/// The name without spaces, brackets and dots, however wide.
fn bare(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The name, and the name without each of its characters: two names of which one character differs, or is missing, or has
/// changed places with the next, have one of these in common.
fn shortened(name: &str) -> Vec<String> {
    let without = name.char_indices().map(|(at, c)| {
        let parts = [name.get(..at), name.get(at + c.len_utf8()..)];
        parts.into_iter().flatten().collect::<String>()
    });
    std::iter::once(name.to_owned()).chain(without).collect()
}

fn differs_by_one(a: &str, b: &str) -> bool {
    let (long, short) = if a.chars().count() >= b.chars().count() { (a, b) } else { (b, a) };
    if short.chars().count() < LONG || strsim::damerau_levenshtein(long, short) != 1 {
        return false;
    }
    let differing = |this: &str, other: &str| {
        let start = this.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        this.chars().nth(start)
    };
    [differing(long, short), differing(short, long)].into_iter().flatten().all(|c| !TELLING.contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_sound_in_other_characters_is_alike() {
        assert!(sounds_alike("王志强", "王志墙") && sounds_alike("李伟", "李玮"));
        assert!(!sounds_alike("王志强", "王志明") && !sounds_alike("王强", "王志强"));
    }

    #[test]
    fn names_that_are_alike_have_a_trait_in_common() {
        let name = "某区科学技术协会";
        for other in ["某区科学技木协会", "某区科学技协会", "某区科学术技协会"] {
            assert!(differs_by_one(name, other), "{other}");
            let own = shortened(name);
            assert!(shortened(other).iter().any(|one| own.contains(one)), "{other}");
        }
        assert_eq!(shortened("甲乙"), ["甲乙", "乙", "甲"]);
    }

    #[test]
    fn each_pair_is_told_once_at_the_rarer() {
        let place = |name: &str| Place::file(&SourcePath::new(name).unwrap());
        let seen = Seen::from([
            ("某区科学技术协会".to_owned(), (place("a.md"), 3)),
            ("某区科学技木协会".to_owned(), (place("b.md"), 1)),
            ("另一个机构的名称".to_owned(), (place("c.md"), 1)),
        ]);
        let told = pairs(&seen, shortened, differs_by_one);
        let files: Vec<_> = told.iter().map(|told| told.place.as_ref().unwrap().file.to_string()).collect();
        assert_eq!(files, ["b.md"]);
    }

    #[test]
    fn bodies_that_differ_by_one_character_are_alike_unless_it_tells_them_apart() {
        assert!(differs_by_one("某某市科学技术协会", "某某市科学技木协会"));
        assert!(differs_by_one("某某区科学技术协会", "某某科学技术协会"));
        assert!(!differs_by_one("某某市第一小学校", "某某市第二小学校"));
        assert!(!differs_by_one("城东小学", "城西小学"));
    }
}
