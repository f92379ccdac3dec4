//! One fact, one number: a number typed beside a figure's label is held against the record.
//!
//! The same number written by hand in several places is how yearbooks come to contradict themselves (数出多门).
//! Only what is certain is told: the label as recorded, a number right after it, and the record's own unit. A number of
//! another year is none to tell where its sentence names that year.

use std::ops::Range;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};

use crate::article::{Article, Figure};
use crate::diagnostic::{Diagnostic, Place, Problem};
use crate::language::Words;
use crate::number::Decimal;

use super::Figures;

/// What may stand between a label and its number: words of being and counting, punctuation, marks of emphasis.
const BETWEEN: &str = "为是达到有共计超过约近逾的了已：:，,、*_ （(“”";
/// How much of that, in characters.
const DISTANCE: usize = 8;

/// The figures whose numbers can be recognised in text, by label. What is told of an article depends on these and on its
/// text, and on nothing else.
pub struct Watch<'a> {
    labels: Option<AhoCorasick>,
    figures: Vec<(&'a Arc<Figure>, Decimal)>,
}

impl<'a> Watch<'a> {
    /// Watches for the labels of all figures that are plain numbers.
    pub fn new(figures: &'a Figures) -> Self {
        let number = |figure: &'a Arc<Figure>| Some((figure, Decimal::parse(&figure.value)?));
        let figures: Vec<_> = figures.iter().filter_map(number).collect();
        let labels = figures.iter().map(|(figure, _)| figure.label.as_str());
        // Of two labels that begin alike the longer is meant: 国家级科普基地, not 国家级.
        let labels = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(labels).ok();
        Self { labels: labels.filter(|_| !figures.is_empty()), figures }
    }

    /// The numbers of `article` that contradict a record.
    pub fn conflicts(&self, article: &Article) -> Vec<Diagnostic> {
        let body = article.text.get(article.body_at..).unwrap_or_default();
        let found = self.labels.iter().flat_map(|labels| labels.find_iter(body));
        found
            .filter_map(|label| self.conflict(article, body, label.pattern().as_usize(), label.end()))
            .collect()
    }

    fn conflict(&self, article: &Article, body: &str, figure: usize, end: usize) -> Option<Diagnostic> {
        let (figure, wanted) = self.figures.get(figure)?;
        let (value, range) = number(body, end, figure.unit.as_deref())?;
        if value.equals(*wanted) || is_of_another_year(figure, value, sentence(body, range.start)) {
            return None;
        }
        let (typed, place) = (body.get(range.clone())?.to_owned(), &figure.place);
        let (text, file, line) = (figure.text(), &place.file, place.line);
        let recorded = Words::of(format!("{text}（{file}:{line}）"), format!("{text} ({file}:{line})"));
        let (label, id) = (figure.label.clone(), figure.id.clone());
        let problem = Problem::FigureContradicted { label, typed, recorded, id };
        let at = range.start + article.body_at..range.end + article.body_at;
        Some(Diagnostic::at(Place::of(&article.path, &article.text, &at), problem))
    }
}

/// The sentence of `text` around the byte `at`.
fn sentence(text: &str, at: usize) -> &str {
    const ENDS: [char; 5] = ['。', '！', '？', '；', '\n'];
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = before.rfind(ENDS).map_or(0, |end| {
        end + before.get(end..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8)
    });
    let end = at + after.find(ENDS).unwrap_or(after.len());
    text.get(start..end).unwrap_or_default()
}

/// Whether `value` is the figure's in another year, and `sentence` names that year: by its number, or the last but one
/// as 上年 or 去年.
fn is_of_another_year(figure: &Figure, value: Decimal, sentence: &str) -> bool {
    let last = figure.series.last().map(|point| point.period.year());
    let named = |year: i16| {
        let digits = year.to_string();
        let by_number = sentence.split(|c: char| !c.is_ascii_digit()).any(|number| number == digits);
        let is_before_last = last.is_some_and(|last| last == year + 1);
        by_number || is_before_last && ["上年", "去年", "上一年"].iter().any(|word| sentence.contains(word))
    };
    figure.series.iter().any(|point| value.equals(point.value) && named(point.period.year()))
}

/// The number that follows the byte `after` of `text`, and its bytes, when `unit` follows it.
fn number(text: &str, after: usize, unit: Option<&str>) -> Option<(Decimal, Range<usize>)> {
    let rest = text.get(after..)?;
    let gap: usize =
        rest.chars().take(DISTANCE).take_while(|c| BETWEEN.contains(*c)).map(char::len_utf8).sum();
    let start = after + gap;
    let digits = text.get(start..)?.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'.').count();
    let value = Decimal::parse(text.get(start..start + digits)?.trim_end_matches('.'))?;
    let tail = text.get(start + digits..)?;
    let scales = [("万", 4), ("亿", 8)];
    let (power, tail, length) = scales
        .into_iter()
        .find_map(|(word, power)| Some((power, tail.strip_prefix(word)?, word.len())))
        .unwrap_or((0, tail, 0));
    let tail = tail.trim_start_matches(['多', '余', '*', ' ']);
    let unit = unit.unwrap_or_default();
    tail.starts_with(unit).then(|| (value.times(power), start..start + digits + length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_where_it_ends() {
        let text = "甲。2022年有乙；\n丙";
        assert_eq!(sentence(text, text.find('乙').unwrap()), "2022年有乙");
        assert_eq!(sentence(text, 0), "甲");
        assert_eq!(sentence(text, text.len()), "丙");
    }

    #[test]
    fn a_number_is_read_only_with_its_unit() {
        let read = |text: &str, unit| {
            number(text, 0, unit).map(|(value, range)| (value.to_string(), text[range].to_owned()))
        };
        assert_eq!(read("共7家。", Some("家")), Some(("7".to_owned(), "7".to_owned())));
        assert_eq!(read("超过**100万**人次", Some("人次")), Some(("1000000".to_owned(), "100万".to_owned())));
        assert_eq!(read("达3.5万余人", Some("人")), Some(("35000".to_owned(), "3.5万".to_owned())));
        assert_eq!(read("7所", Some("家")), None);
        assert_eq!(read("建于2006年", Some("家")), None);
        assert_eq!(read("里面一共有很多东西，其中7家", Some("家")), None);
        assert_eq!(read("{{bases}}", Some("家")), None);
    }
}
