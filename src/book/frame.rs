//! What a yearbook has of its frame, and what each part still lacks: the table at the end of `yearbook check`.

use crate::article::Kind;
use crate::language::Words;

use super::{Book, Entry};

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameRow {
    /// The part of the frame.
    pub part: Words,
    /// How many there are, with the measure word.
    pub there: Words,
    /// What is missing.
    pub lacks: Vec<Words>,
}

/// The measure word of articles.
const ARTICLES: Words = Words::new("篇", "articles");
/// The kinds that every yearbook is expected to have (after the usual frame of Chinese yearbooks).
const EXPECTED: [Kind; 7] = [
    Kind::Notes,
    Kind::Preface,
    Kind::Feature,
    Kind::DataHighlights,
    Kind::Chronicle,
    Kind::Event,
    Kind::Closing,
];

impl Book {
    /// The table: kinds that are expected or there, then photographs, figures and records.
    pub fn frame(&self) -> Vec<FrameRow> {
        let kinds = Kind::ALL.into_iter().filter_map(|kind| self.kind_row(kind));
        kinds.chain([self.photo_row(), self.figure_row()]).chain(self.record_rows()).collect()
    }

    fn kind_row(&self, kind: Kind) -> Option<FrameRow> {
        let own: Vec<&Entry> = self.entries.iter().filter(|entry| entry.article.kind == kind).collect();
        if own.is_empty() {
            let lacks = vec![Words::of(format!("没有{}", kind.label()), "none")];
            return EXPECTED.contains(&kind).then(|| FrameRow {
                part: kind.words(),
                there: Words::new("0 篇", "0 articles"),
                lacks,
            });
        }
        let count = |lacking: &dyn Fn(&Entry) -> bool| own.iter().filter(|entry| lacking(entry)).count();
        let lacks = [
            (count(&|entry| entry.article.summary.is_none()), Words::new("篇没有摘要", "without a summary")),
            (
                count(&|entry| !entry.article.review.is_complete()),
                Words::new("篇没有审完三审", "not fully reviewed"),
            ),
        ];
        Some(FrameRow { part: kind.words(), there: counted(own.len(), &ARTICLES), lacks: told(lacks) })
    }

    fn photo_row(&self) -> FrameRow {
        let shown: Vec<_> =
            self.shown_photos().iter().filter_map(|(photo, _)| self.photos.get(*photo)).collect();
        let count = |lacking: &dyn Fn(&super::Record) -> bool| {
            shown.iter().filter(|photo| lacking(&photo.record)).count()
        };
        // What is drawn was taken nowhere, at no time and by nobody.
        let taken = |lacking: &dyn Fn(&super::Record) -> bool| {
            count(&|record| !record.illustration && lacking(record))
        };
        let lacks = [
            (
                count(&|record| record.caption.is_none()),
                Words::new("幅的记录没有图说", "without a caption in the record"),
            ),
            (count(&|record| record.alt.is_none()), Words::new("幅没有替代文字", "without alt text")),
            (taken(&|record| record.date.is_none()), Words::new("幅没有日期", "without a date")),
            (taken(&|record| record.place.is_none()), Words::new("幅没有地点", "without a place")),
            (
                taken(&|record| record.photographer.is_none()),
                Words::new("幅没有摄影者", "without a photographer"),
            ),
            (
                taken(&|record| !record.people.is_empty() && record.consent.is_none()),
                Words::new("幅有人物而没有授权同意", "of people without their consent"),
            ),
        ];
        FrameRow {
            part: Words::new("图片", "photographs"),
            there: counted(shown.len(), &Words::new("幅", "pictures")),
            lacks: told(lacks),
        }
    }

    fn figure_row(&self) -> FrameRow {
        let count = |lacking: &dyn Fn(&crate::article::Figure) -> bool| {
            self.figures.iter().filter(|figure| lacking(figure)).count()
        };
        let lacks = [
            (count(&|figure| figure.source.is_none()), Words::new("个没有出处", "without a source")),
            (count(&|figure| figure.period.is_none()), Words::new("个没有时期", "without a period")),
        ];
        FrameRow {
            part: Words::new("数据", "figures"),
            there: counted(self.figures.iter().count(), &Words::new("个", "figures")),
            lacks: told(lacks),
        }
    }

    /// Persons, organisations, honours and members, each where there are any.
    fn record_rows(&self) -> Vec<FrameRow> {
        let silent = self.people.iter().filter(|person| person.record.biography.is_none()).count();
        let undated = self.honours.iter().filter(|honour| honour.record.date.is_none()).count();
        let ungiven = self.honours.iter().filter(|honour| honour.by.is_none()).count();
        let rows = [
            (
                Words::new("人物条目", "people"),
                self.people.len(),
                Words::new("人", "persons"),
                told([(silent, Words::new("人没有简介", "without a biography"))]),
            ),
            (
                Words::new("机构条目", "organisations"),
                self.organisations.len(),
                Words::new("个", "records"),
                Vec::new(),
            ),
            (
                Words::new("荣誉条目", "honours"),
                self.honours.len(),
                Words::new("项", "records"),
                told([
                    (undated, Words::new("项没有日期", "without a date")),
                    (ungiven, Words::new("项没有授予单位", "without a giver")),
                ]),
            ),
            (Words::new("会员条目", "members"), self.members.len(), Words::new("名", "members"), Vec::new()),
        ];
        let rows = rows.into_iter().filter(|(_, count, ..)| *count > 0);
        rows.map(|(part, count, noun, lacks)| FrameRow { part, there: counted(count, &noun), lacks })
            .collect()
    }
}

/// So many of what is called `noun`, whose English is a plural.
fn counted(count: usize, noun: &Words) -> Words {
    let english = if count == 1 { noun.en.trim_end_matches('s') } else { &*noun.en };
    Words::of(format!("{count} {}", noun.zh), format!("{count} {english}"))
}

fn told<const N: usize>(lacks: [(usize, Words); N]) -> Vec<Words> {
    lacks
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| Words::of(format!("{count} {}", what.zh), format!("{count} {}", what.en)))
        .collect()
}
