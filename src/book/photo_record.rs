//! What is known of a photograph besides its pixels: one record of a `photos.yaml`.
//!
//! A record serves every place that shows the photograph, so it says what a caption alone cannot: who agreed, what must
//! not be cropped away, and that a picture is no photograph at all.

use std::ops::Range;

use crate::article;
use crate::date::Date;
use crate::diagnostic::{Place, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::yaml::Node;

use super::focus::Focus;

const FILE: Key = Key::new("file", &["文件"]);
const CAPTION: Key = Key::new("caption", &["图说"]);
const ALT: Key = Key::new("alt", &["替代文字"]);
const DATE: Key = Key::new("date", &["日期"]).of(Shape::Date);
const PLACE: Key = Key::new("place", &["地点"]);
const PEOPLE: Key = Key::new("people", &["人物"]).of(Shape::Texts);
const PHOTOGRAPHER: Key = Key::new("photographer", &["摄影"]);
const SOURCE: Key = Key::new("source", &["来源"]);
const RIGHTS: Key = Key::new("rights", &["版权"]);
const WITHDRAWN: Key = Key::new("withdrawn", &["撤下"]).of(Shape::Flag);
const CHRONICLE: Key = Key::new("chronicle", &["入大事记"]).of(Shape::Flag);
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
    /// Who is on it, from left to right.
    pub people: Vec<String>,
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
    let mut fields = Fields::open(reader, node, "图片", KEYS)?;
    let record = Record {
        caption: fields.text(CAPTION),
        alt: fields.text(ALT),
        date: fields.date(DATE),
        place: fields.text(PLACE),
        people: fields.texts(PEOPLE).into_iter().map(|name| name.value).collect(),
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
