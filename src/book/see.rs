//! What `index.yaml` says of the index: sort keys, and entries that lead to others (见, 参见).

use std::collections::{BTreeMap, BTreeSet};

use crate::article::{IndexRecord, Reference, SEE_ALSO_NAME, SEE_NAME};
use crate::diagnostic::{Checked, Diagnostic, Problem, nearest};

use super::index::{Found, Index, IndexEntry};

/// The index of what was found and what is recorded. What leads nowhere, or round in a circle, is told.
pub(super) fn resolve(mut found: Found, records: &[IndexRecord]) -> Checked<Index> {
    let mut told = Vec::new();
    let mut known: BTreeMap<&str, &IndexRecord> = BTreeMap::new();
    for record in records {
        if let Some(first) = known.get(record.term.as_str()) {
            let first = format!("{}:{}", first.place.file, first.place.line);
            let problem = Problem::IndexTermTwice { term: record.term.clone(), first };
            told.push(Diagnostic::at(record.place.clone(), problem));
            continue;
        }
        known.insert(&record.term, record);
        if !record.see.is_empty() || found.entries.contains_key(&record.term) {
            let entry = found.entry(&record.term);
            entry.sort_key = record.sort_key.clone().or(entry.sort_key.take());
        }
    }
    let positions: BTreeMap<String, usize> =
        found.entries.keys().enumerate().map(|(at, heading)| (heading.clone(), at)).collect();
    let mut index = Index { entries: found.entries.into_values().collect() };
    for (term, record) in &known {
        let Some(entry) = positions.get(*term).and_then(|at| index.entries.get_mut(*at)) else {
            let near = nearest(term, positions.keys().map(String::as_str)).map(str::to_owned);
            let problem = Problem::IndexTermNowhere { term: record.term.clone(), nearest: near };
            told.push(Diagnostic::at(record.place.clone(), problem));
            continue;
        };
        lead(entry, record, &positions, &mut told);
    }
    for (heading, other) in &found.leads {
        if let (Some(at), Some(entry)) =
            (positions.get(other), positions.get(heading).and_then(|at| index.entries.get_mut(*at)))
            && entry.locators.is_empty()
            && !entry.see.contains(at)
        {
            entry.see.push(*at);
        }
    }
    told.extend(circles(&index, &known));
    Checked { value: index, diagnostics: told }
}

/// Makes an entry lead where its record says.
fn lead(
    entry: &mut IndexEntry,
    record: &IndexRecord,
    positions: &BTreeMap<String, usize>,
    told: &mut Vec<Diagnostic>,
) {
    let mut find = |references: &[Reference], key: &str| -> Vec<usize> {
        let mut led = Vec::new();
        for reference in references {
            match positions.get(&reference.term) {
                Some(at) if !led.contains(at) => led.push(*at),
                Some(_) => {}
                None => {
                    let others = positions.keys().map(String::as_str).filter(|other| *other != record.term);
                    let nearest = nearest(&reference.term, others).map(str::to_owned);
                    let (key, name) = (key.to_owned(), reference.term.clone());
                    let problem = Problem::IndexSeeUnknown { key, name, nearest };
                    told.push(Diagnostic::at(reference.place.clone(), problem));
                }
            }
        }
        led
    };
    entry.see = find(&record.see, SEE_NAME);
    entry.see_also = find(&record.see_also, SEE_ALSO_NAME);
    if let (Some(see), false) = (record.see.first(), entry.locators.is_empty()) {
        let problem = Problem::IndexSeePlaced { term: record.term.clone(), see: see.term.clone() };
        told.push(Diagnostic::at(record.place.clone(), problem));
    }
}

/// The circles of see-references, each once. A reference to the entry itself is one, of either sort.
fn circles(index: &Index, known: &BTreeMap<&str, &IndexRecord>) -> Vec<Diagnostic> {
    let entry = |at: usize| index.entries.get(at);
    let heading = |at: usize| entry(at).map(|entry| entry.heading.as_str()).unwrap_or_default();
    let tell = |circle: &[usize]| {
        let names: Vec<&str> = circle.iter().chain(circle.first()).map(|at| heading(*at)).collect();
        let record = known.get(names.first()?)?;
        let problem = Problem::IndexSeeCircle { circle: names.join("→") };
        Some(Diagnostic::at(record.place.clone(), problem))
    };
    let mut told = Vec::new();
    // Takes away, again and again, the entries that lead to none that is left: what stays leads into a circle.
    let mut left: BTreeSet<usize> = (0..index.entries.len())
        .filter(|at| {
            told.extend(entry(*at).filter(|entry| entry.see_also.contains(at)).and_then(|_| tell(&[*at])));
            entry(*at).is_some_and(|entry| !entry.see.is_empty())
        })
        .collect();
    loop {
        let ends =
            |at: &usize| !entry(*at).is_some_and(|entry| entry.see.iter().any(|see| left.contains(see)));
        let ended: Vec<usize> = left.iter().copied().filter(ends).collect();
        if ended.is_empty() {
            break;
        }
        left.retain(|at| !ended.contains(at));
    }
    while let Some(first) = left.first().copied() {
        let mut walked = vec![first];
        let next = |at: usize| entry(at)?.see.iter().copied().find(|see| left.contains(see));
        let mut at = first;
        while let Some(there) = next(at) {
            if let Some(begins) = walked.iter().position(|known| *known == there) {
                told.extend(walked.get(begins..).and_then(tell));
                break;
            }
            walked.push(there);
            at = there;
        }
        left.retain(|at| !walked.contains(at));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::parse_index;
    use crate::path::SourcePath;

    use super::super::index::{Locator, LocatorPage};

    fn resolved(placed: &[&str], yaml: &str) -> (Index, Vec<(&'static str, usize)>) {
        let mut found = Found::default();
        for heading in placed {
            let locator = Locator { page: LocatorPage::Plates, anchor: String::new(), position: 0 };
            found.add(heading, None, None, locator);
        }
        let path = SourcePath::new("content/index.yaml").unwrap();
        let records = parse_index(&path, &format!("索引:\n{yaml}")).value;
        let checked = resolve(found, &records);
        let told = checked.diagnostics.iter();
        let told = told.map(|told| (told.problem.code(), told.place.as_ref().unwrap().line)).collect();
        (checked.value, told)
    }

    #[test]
    fn an_entry_that_leads_to_another_needs_no_place() {
        let (index, told) = resolved(&["甲", "丙"], "- {词条: 乙, 见: 甲}\n- {词条: 甲, 参见: [丙, 乙]}\n");
        assert_eq!(told, []);
        let headings: Vec<&str> = index.entries.iter().map(|entry| &*entry.heading).collect();
        assert_eq!(headings, ["丙", "乙", "甲"]);
        assert_eq!((&index.entries[1].see, &index.entries[2].see_also), (&vec![2], &vec![0, 1]));
    }

    #[test]
    fn what_leads_nowhere_is_told() {
        let told = |yaml: &str| resolved(&["甲", "丙"], yaml).1;
        assert_eq!(told("- {词条: 乙, 见: 申}\n- {词条: 乙, 见: 甲}\n"), [("Y0152", 3), ("Y0151", 2)]);
        assert_eq!(told("- {词条: 丁, 参见: 甲}\n"), [("Y0155", 2)]);
        assert_eq!(told("- {词条: 丙, 见: 甲}\n"), [("Y0153", 2)]);
    }

    #[test]
    fn each_circle_is_told_once() {
        let (_, told) = resolved(
            &["甲"],
            "- {词条: 乙, 见: 丙}\n- {词条: 丙, 见: 丁}\n- {词条: 丁, 见: 丙}\n- {词条: 甲, 参见: 甲}\n- {词条: 戊, 见: 甲}\n",
        );
        assert_eq!(told, [("Y0154", 5), ("Y0154", 4)]);
        assert_eq!(resolved(&["甲"], "- {词条: 乙, 见: 乙}\n").1, [("Y0154", 2)]);
    }
}
