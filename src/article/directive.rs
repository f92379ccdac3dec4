//! Directives: fenced blocks whose body is YAML, for what Markdown has no words for.
//!
//! A directive is a name in [`NAMES`] and an arm of [`Directive`]; everywhere else in Markdown its block is
//! shown as code, so an article stays readable in any editor.

use std::ops::Range;

use crate::date::Period;
use crate::diagnostic::{Problem, nearest};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::Words;

use super::chart::{self, ChartRequest};

const ID: Key = Key::new("id", &["编号"]).says(
    "要显示的表格的编号，如 `members-by-kind`。",
    "The id of the table to show, such as members-by-kind.",
);
const IDS: Key = Key::new("ids", &["编号"]).of(Shape::Texts).says(
    "要显示的数据的编号，按次序，如 `[members, lectures]`。",
    "The ids of the figures to show, in order, such as [members, lectures].",
);
const GROUP: Key =
    Key::new("group", &["分组"]).says("显示哪一组的全部数据，如“活动”。", "The group whose figures to show.");
const STYLE: Key = Key::new("style", &["样式"]).says(
    "怎样排：`卡片` 或 `表格`；不写就是卡片。",
    "How they are set: cards or table; cards when left out.",
);
const TITLE: Key =
    Key::new("title", &["标题"]).says("排在数据上面的标题，如“全年活动”。", "A heading over the figures.");
const PHOTOS: Key = Key::new("photos", &["图片"]).of(Shape::Texts).says(
    "要排在一起的照片，写文件名或编号，如 `[opening, 合影]`。",
    "The photographs to show together: file names or ids, such as [opening, award].",
);
const CAPTION: Key =
    Key::new("caption", &["图说"]).says("给这几张照片的一句图说。", "One caption for all of them.");

const FROM: Key = Key::new("from", &["起"]).of(Shape::Date).says(
    "从什么时候起，如 `2024-07`；不写就从最早的一条起。",
    "From when, such as 2024-07; from the earliest when left out.",
);
const TO: Key = Key::new("to", &["止"]).of(Shape::Date).says(
    "到什么时候止，如 `2024-12`；不写就到最晚的一条。",
    "Until when, such as 2024-12; to the latest when left out.",
);
const LIMIT: Key = Key::new("limit", &["条数"]).of(Shape::Number).says(
    "最多显示几条，从最早的一条数起，如 `5`。",
    "How many to show at most, counted from the earliest, such as 5.",
);

/// The keys of each directive.
pub(super) const FIGURES_KEYS: &[Key] = &[IDS, GROUP, STYLE, TITLE];
pub(super) const TIMELINE_KEYS: &[Key] = &[FROM, TO, LIMIT];
pub(super) const TABLE_KEYS: &[Key] = &[ID];
pub(super) const GALLERY_KEYS: &[Key] = &[PHOTOS, CAPTION];

/// The info strings of directives, in both languages.
pub const NAMES: &[&str] = crate::manuscript::BLOCKS;

/// A block of an article that the theme renders.
#[derive(Clone, Debug, PartialEq)]
pub enum Directive {
    /// Figures, by id or by group.
    Figures {
        /// Their ids.
        ids: Vec<At<String>>,
        /// Their group.
        group: Option<At<String>>,
        /// Cards or a table.
        style: FigureStyle,
        /// A heading over them.
        title: Option<String>,
    },
    /// A plate of several photographs.
    Gallery {
        /// Their names.
        photos: Vec<At<String>>,
        /// A caption for all.
        caption: Option<String>,
    },
    /// What happened, as in the chronicle.
    Timeline {
        /// When.
        period: Period,
        /// At most how many, counted from the earliest.
        limit: Option<usize>,
        /// Where it was typed.
        at: Range<usize>,
    },
    /// A recorded statistical table, by its id.
    Table(At<String>),
    /// Figures or a table, drawn.
    Chart {
        /// The ids of figures, or of one table.
        ids: Vec<At<String>>,
        /// A group of figures.
        group: Option<At<String>>,
        /// How.
        request: ChartRequest,
    },
}

/// How figures are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FigureStyle {
    /// Large numerals.
    #[default]
    Cards,
    /// A table.
    Table,
}

impl FigureStyle {
    /// The name that templates know.
    pub fn name(self) -> &'static str {
        match self {
            Self::Cards => "cards",
            Self::Table => "table",
        }
    }
}

/// Reads the directive `name`, whose YAML is the bytes `body` of the reader's text.
pub(super) fn read(reader: &mut Reader, name: &str, body: Range<usize>) -> Option<Directive> {
    let node = reader.yaml(body)?;
    match name {
        "figures" | "数据" => {
            let mut fields = Fields::open(reader, &node, &Words::same(name.to_owned()), FIGURES_KEYS)?;
            let (ids, group) = (fields.texts(IDS), fields.text_at(GROUP));
            if ids.is_empty() && group.is_none() {
                return empty(&mut fields, name, some_or_group());
            }
            Some(Directive::Figures { ids, group, style: style(&mut fields), title: fields.text(TITLE) })
        }
        "timeline" | "时间线" => {
            let mut fields = Fields::open(reader, &node, &Words::same(name.to_owned()), TIMELINE_KEYS)?;
            let (period, limit, at) = (fields.period(FROM, TO), limit(&mut fields), fields.at());
            Some(Directive::Timeline { period, limit, at })
        }
        "table" | "表格" => {
            let mut fields = Fields::open(reader, &node, &Words::same(name.to_owned()), TABLE_KEYS)?;
            let Some(id) = fields.text_at(ID) else {
                return empty(&mut fields, name, Words::new("“编号: ……”", "“id: …”"));
            };
            Some(Directive::Table(id))
        }
        "chart" | "图表" => {
            let mut fields = Fields::open(reader, &node, &Words::same(name.to_owned()), chart::BLOCK_KEYS)?;
            let (ids, group) = (fields.texts(chart::IDS), fields.text_at(chart::GROUP));
            if ids.is_empty() && group.is_none() {
                return empty(&mut fields, name, some_or_group());
            }
            Some(Directive::Chart { ids, group, request: chart::read(&mut fields)? })
        }
        _ => {
            let mut fields = Fields::open(reader, &node, &Words::same(name.to_owned()), GALLERY_KEYS)?;
            let photos = fields.texts(PHOTOS);
            if photos.is_empty() {
                return empty(&mut fields, name, Words::new("“图片: [……]”", "“photos: […]”"));
            }
            Some(Directive::Gallery { photos, caption: fields.text(CAPTION) })
        }
    }
}

fn limit(fields: &mut Fields) -> Option<usize> {
    let limit = usize::try_from(fields.number(LIMIT)?).ok().filter(|limit| *limit > 0);
    if limit.is_none()
        && let Some(node) = fields.node(LIMIT)
    {
        fields.tell_kind(LIMIT, &node.at, Words::new("大于零的整数", "a whole number above zero"));
    }
    limit
}

fn style(fields: &mut Fields) -> FigureStyle {
    const KNOWN: [&str; 4] = ["cards", "卡片", "table", "表格"];
    let Some(typed) = fields.text_at(STYLE) else { return FigureStyle::default() };
    match typed.value.as_str() {
        "cards" | "卡片" => FigureStyle::Cards,
        "table" | "表格" => FigureStyle::Table,
        value => {
            let problem = Problem::ValueUnknown {
                key: STYLE.words(),
                value: value.to_owned(),
                nearest: nearest(value, KNOWN).map(str::to_owned),
                known: Words::choices(KNOWN),
            };
            fields.reader().tell(&typed.at, problem);
            FigureStyle::default()
        }
    }
}

/// What a block of figures needs.
fn some_or_group() -> Words {
    Words::new("“编号: [……]”或“分组: ……”", "“ids: […]” or “group: …”")
}

fn empty(fields: &mut Fields, name: &str, needed: Words) -> Option<Directive> {
    let at = fields.at();
    fields.reader().tell(&at, Problem::DirectiveEmpty { name: name.to_owned(), needed });
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn try_read(name: &str, yaml: &str) -> (Option<Directive>, Vec<&'static str>) {
        let file = SourcePath::new("content/a.md").unwrap();
        let mut reader = Reader::new(&file, yaml);
        let directive = read(&mut reader, name, 0..yaml.len());
        (directive, reader.diagnostics.iter().map(|told| told.problem.code()).collect())
    }

    #[test]
    fn directives_in_both_languages() {
        let (directive, told) = try_read("数据", "分组: 科普基地\n样式: 表格\n");
        let Some(Directive::Figures { group: Some(group), style, .. }) = directive else {
            panic!("{told:?}")
        };
        assert_eq!((group.value.as_str(), style, told), ("科普基地", FigureStyle::Table, vec![]));
        let Some(Directive::Timeline { period, limit, .. }) = try_read("时间线", "起: 2023\n条数: 5").0
        else {
            panic!()
        };
        assert_eq!((period.to_string().as_str(), limit), ("2023年起", Some(5)));
        let (everything, told) = try_read("timeline", "");
        let Some(Directive::Timeline { period, limit: None, .. }) = everything else { panic!() };
        assert_eq!((period, told), (Period::default(), vec![]));
        let (directive, _) = try_read("gallery", "photos: [a, b]");
        let Some(Directive::Gallery { photos, .. }) = directive else { panic!() };
        assert_eq!(photos.iter().map(|photo| photo.value.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        let (directive, _) = try_read("表格", "编号: a");
        let Some(Directive::Table(id)) = directive else { panic!() };
        assert_eq!(id.value, "a");
        let (directive, _) = try_read("图表", "编号: a、b\n标题: 历年");
        let Some(Directive::Chart { ids, request, .. }) = directive else { panic!() };
        assert_eq!((ids.len(), request.title.as_deref(), request.form), (2, Some("历年"), None));
        let (directive, _) = try_read("chart", "group: a\nform: Bars\ncropped: yes");
        let Some(Directive::Chart { group: Some(_), request, .. }) = directive else { panic!() };
        assert_eq!(request.form.map(|form| form.value), Some(chart::ChartForm::Bars));
        assert_eq!(request.cropped, Some(29..32));
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(try_read("figures", "title: x").1, ["Y0060"]);
        assert_eq!(try_read("figures", "").1, ["Y0060"]);
        assert_eq!(try_read("table", "").1, ["Y0060"]);
        assert_eq!(try_read("chart", "title: x").1, ["Y0060"]);
        assert_eq!(try_read("图表", "编号: a\n样式: 饼图").1, ["Y0007"]);
        assert_eq!(try_read("gallery", "photo: a").1, ["Y0003", "Y0060"]);
        assert_eq!(try_read("figures", "ids: [a]\nstyle: card").1, ["Y0007"]);
        assert_eq!(try_read("figures", "- a").1, ["Y0005"]);
        assert_eq!(try_read("timeline", "limit: 0").1, ["Y0005"]);
        assert_eq!(try_read("时间线", "起: 2023\n止: 2022").1, ["Y0008"]);
    }
}
