//! What is known of a photograph besides its pixels: one record of a `photos.yaml`.
//!
//! A record serves every place that shows the photograph, so it says what a caption alone cannot: who agreed, what must
//! not be cropped away, and that a picture is no photograph at all.

use std::ops::Range;

use crate::article;
use crate::date::Date;
use crate::diagnostic::{Place, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::yaml::Node;

use super::focus::Focus;

const FILE: Key = Key::new("file", &["文件"]).says(
    "照片文件的路径，从本文件所在的文件夹算起，如 `photos/开幕.jpg`；不写就找以编号命名的文件。",
    "The picture's path from this file's folder, such as photos/opening.jpg; else a file named as the id.",
);
pub(super) const CAPTION: Key = Key::new("caption", &["图说"]).says(
    "图说：一句话，告诉读者何时、何地、何人在做什么，如“科普日在湖畔公园开幕”。",
    "The caption: one sentence that tells readers when, where, and who does what.",
);
pub(super) const ALT: Key = Key::new("alt", &["替代文字"]).says(
    "画面上看得见什么，念给看不见图的读者听，如“台上一排人按下启动按钮，台下坐满学生”。",
    "What is to be seen on the picture, for readers who cannot see it; it is read out to them.",
);
pub(super) const DATE: Key = Key::new("date", &["日期"]).of(Shape::Date).says(
    "拍摄日期，如 `2024-09-14`；只知道年、月，就写 `2024` 或 `2024-09`。",
    "When it was taken, such as 2024-09-14; where only that is known, 2024 or 2024-09.",
);
pub(super) const PLACE: Key =
    Key::new("place", &["地点"]).says("拍摄地点，如“湖畔公园”。", "Where it was taken.");
pub(super) const PEOPLE: Key = Key::new("people", &["人物"])
    .of(Shape::Texts)
    .says("画面上的人，从左到右，如 `[甲某, 乙某]`。", "Who is on it, from left to right, such as [A, B].");
pub(super) const PHOTOGRAPHER: Key = Key::new("photographer", &["摄影"])
    .says("摄影者的姓名，印在图说后面。", "Who took it; printed behind the caption.");
const SOURCE: Key =
    Key::new("source", &["来源"]).says("提供照片的单位或人。", "The body or person that provided it.");
const RIGHTS: Key = Key::new("rights", &["版权"]).says(
    "版权归谁、怎样可以用，如“某某市科学技术协会所有”。",
    "Who holds the rights, and on what terms it is shown.",
);
const WITHDRAWN: Key = Key::new("withdrawn", &["撤下"]).of(Shape::Flag).says(
    "写 `是`，这张照片就从网站的每一处消失，记录留着。",
    "Write yes to take the picture out of every page; its record stays.",
);
const CHRONICLE: Key = Key::new("chronicle", &["入大事记"]).of(Shape::Flag).says(
    "写 `是`，大事记里就有这张照片，用图说作内容；要先写上日期。",
    "Write yes to have it in the chronicle, told by its caption; it needs a date.",
);
const CONSENT: Key = Key::new("consent", &["授权同意"]).says(
    "画面上认得出的人同意公开，谁同意的、怎样同意的；只供存查，不公开。",
    "That those who can be recognised agreed, who did and how; kept on file, never published.",
);
const FOCUS: Key = Key::new("focus", &["焦点"]).of(Shape::Texts).says(
    "裁切时要留住的一点：离左边、上边百分之几，如 30 40；或写左、中、右、上、下。",
    "The point that cropping has to keep: per cent from the left and from the top, such as 30 40, or words.",
);
const ILLUSTRATION: Key = Key::new("illustration", &["示意图"])
    .of(Shape::Flag)
    .says("写“是”，表示这不是照片，而是画出来的示意图。", "That it is no photograph but was drawn.");

/// The keys of a photograph's record.
pub const KEYS: &[Key] = &[
    FILE,
    CAPTION,
    ALT,
    DATE,
    PLACE,
    PEOPLE,
    PHOTOGRAPHER,
    SOURCE,
    RIGHTS,
    CONSENT,
    FOCUS,
    ILLUSTRATION,
    CHRONICLE,
    WITHDRAWN,
];

/// What is known of a photograph besides its pixels.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    /// What it shows, as readers are told.
    pub caption: Option<String>,
    /// What is to be seen on it, for those who cannot see it.
    pub alt: Option<String>,
    /// When it was taken.
    pub date: Option<Date>,
    /// Where it was taken.
    pub place: Option<String>,
    /// Who is on it, from left to right, as typed.
    pub people: Vec<At<String>>,
    /// Who took it.
    pub photographer: Option<String>,
    /// Who provided it.
    pub source: Option<String>,
    /// On what terms it is shown.
    pub rights: Option<String>,
    /// Who agreed that it is shown, and how. Never published.
    pub consent: Option<String>,
    /// What cropping has to keep.
    pub focus: Option<Focus>,
    /// No photograph, but drawn.
    pub illustration: bool,
    /// Not to be shown any more.
    pub withdrawn: bool,
    /// Whether the chronicle has it.
    pub chronicle: bool,
    /// Where its id was typed; `None` where there is no record.
    pub at: Option<Place>,
}

/// Reads the record `node`, whose id stands at `id`, and the name of its file.
pub(super) fn read(
    reader: &mut Reader,
    id: &Range<usize>,
    node: &Node,
) -> Option<(Option<At<String>>, Record)> {
    let at = Some(Place::of(reader.file, reader.text, id));
    let mut fields = Fields::open(reader, node, &Words::new("图片", "picture"), KEYS)?;
    fields.tell_marks(CAPTION);
    let record = Record {
        caption: fields.text(CAPTION),
        alt: fields.text(ALT),
        date: fields.date(DATE),
        place: fields.text(PLACE),
        people: fields.texts(PEOPLE),
        photographer: fields.text(PHOTOGRAPHER),
        source: fields.text(SOURCE),
        rights: fields.text(RIGHTS),
        consent: fields.text(CONSENT),
        focus: focus(&mut fields),
        illustration: fields.flag(ILLUSTRATION),
        withdrawn: fields.flag(WITHDRAWN),
        chronicle: article::marked(&mut fields, CHRONICLE, DATE),
        at,
    };
    Some((fields.text_at(FILE), record))
}

fn focus(fields: &mut Fields) -> Option<Focus> {
    let typed: Vec<String> = fields.sentences(FOCUS).into_iter().map(|part| part.value).collect();
    let value = typed.join(" ");
    let focus = Focus::parse(&value);
    if focus.is_none()
        && !value.is_empty()
        && let Some(node) = fields.node(FOCUS)
    {
        fields.reader().tell(&node.at, Problem::PhotoFocus { value });
    }
    focus
}
