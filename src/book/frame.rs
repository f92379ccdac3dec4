//! What a yearbook has of its frame, and what each part still lacks: the table at the end of `yearbook check`.

use crate::article::Kind;

use super::{Book, Entry};

/// A line of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameRow {
    /// The part of the frame.
    pub part: &'static str,
    /// How many there are, with the measure word.
    pub there: String,
    /// What is missing.
    pub lacks: Vec<String>,
}

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
            let lacks = vec![format!("没有{}", kind.label())];
            return EXPECTED.contains(&kind).then(|| FrameRow {
                part: kind.label(),
                there: "0 篇".to_owned(),
                lacks,
            });
        }
        let count = |lacking: &dyn Fn(&Entry) -> bool| own.iter().filter(|entry| lacking(entry)).count();
        let lacks = [
            (count(&|entry| entry.article.summary.is_none()), "篇没有摘要"),
            (count(&|entry| !entry.article.review.is_complete()), "篇没有审完三审"),
        ];
        Some(FrameRow { part: kind.label(), there: format!("{} 篇", own.len()), lacks: told(lacks) })
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
            (count(&|record| record.caption.is_none()), "幅的记录没有图说"),
            (count(&|record| record.alt.is_none()), "幅没有替代文字"),
            (taken(&|record| record.date.is_none()), "幅没有日期"),
            (taken(&|record| record.place.is_none()), "幅没有地点"),
            (taken(&|record| record.photographer.is_none()), "幅没有摄影者"),
            (
                taken(&|record| !record.people.is_empty() && record.consent.is_none()),
                "幅有人物而没有授权同意",
            ),
        ];
        FrameRow { part: "图片", there: format!("{} 幅", shown.len()), lacks: told(lacks) }
    }

    fn figure_row(&self) -> FrameRow {
        let count = |lacking: &dyn Fn(&crate::article::Figure) -> bool| {
            self.figures.iter().filter(|figure| lacking(figure)).count()
        };
        let lacks = [
            (count(&|figure| figure.source.is_none()), "个没有出处"),
            (count(&|figure| figure.period.is_none()), "个没有时期"),
        ];
        FrameRow { part: "数据", there: format!("{} 个", self.figures.iter().count()), lacks: told(lacks) }
    }

    /// Persons, organisations, honours and members, each where there are any.
    fn record_rows(&self) -> Vec<FrameRow> {
        let silent = self.people.iter().filter(|person| person.record.biography.is_none()).count();
        let undated = self.honours.iter().filter(|honour| honour.record.date.is_none()).count();
        let ungiven = self.honours.iter().filter(|honour| honour.by.is_none()).count();
        let rows = [
            ("人物条目", self.people.len(), "人", told([(silent, "人没有简介")])),
            ("机构条目", self.organisations.len(), "个", Vec::new()),
            (
                "荣誉条目",
                self.honours.len(),
                "项",
                told([(undated, "项没有日期"), (ungiven, "项没有授予单位")]),
            ),
            ("会员条目", self.members.len(), "名", Vec::new()),
        ];
        let rows = rows.into_iter().filter(|(_, count, ..)| *count > 0);
        rows.map(|(part, count, noun, lacks)| FrameRow { part, there: format!("{count} {noun}"), lacks })
            .collect()
    }
}

fn told<const N: usize>(lacks: [(usize, &str); N]) -> Vec<String> {
    lacks.into_iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect()
}
