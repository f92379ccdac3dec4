//! What an editor asks of a chart: its form, and what of a table it draws. One set of keys for a block in an article and
//! for a table's own record.
//!
//! Whether the numbers suit the form is only seen when the whole book is known.

use std::ops::Range;

use crate::diagnostic::{Problem, nearest};
use crate::fields::{At, Fields, Key, Shape};
use crate::language::Words;

pub(super) const IDS: Key = Key::new("ids", &["编号"]).of(Shape::Texts).says(
    "要画的数据的编号，按次序，如 `[members, lectures]`；或者一张统计表的编号。",
    "The ids of the figures to draw, in order, such as [members, lectures]; or the id of one table.",
);
pub(super) const GROUP: Key = Key::new("group", &["分组"]).says(
    "画哪一组的全部数据，如“活动”；它们的单位要一样。",
    "The group whose figures to draw; all have to be of one unit.",
);
const FORM: Key = Key::new("form", &["样式"]).says(
    "画成什么样：`横条`、`柱`、`折线` 或 `构成`；不写就按数来定。",
    "Its form: bars, columns, lines or shares; what suits the numbers when left out.",
);
const COLUMNS: Key = Key::new("columns", &["栏目"]).of(Shape::Texts).says(
    "画表里的哪几栏，写栏目的名称，如 `[2023年, 2024年]`；不写就画全部有数的栏。",
    "Which columns of the table it draws, by name; all that hold numbers when left out.",
);
const ROWS: Key = Key::new("rows", &["行"]).of(Shape::Texts).says(
    "画表里的哪几行，写行的名称，如 `[个人会员, 单位会员]`；不写就画合计以外的各行。",
    "Which rows of the table it draws, by name; all but totals when left out.",
);
const PANELS: Key = Key::new("panels", &["分图"]).of(Shape::Flag).says(
    "写 `是`，几个系列各画一幅小图，尺度一样，便于对照。",
    "Write yes to draw each series in a panel of its own, all on one scale.",
);
const CROPPED: Key = Key::new("cropped", &["不从零起"]).of(Shape::Flag).says(
    "写 `是`，折线图的纵轴不从零起，细小的起伏看得清；图上会注明。",
    "Write yes for lines whose scale does not start at nothing; the chart says so.",
);
const WHOLE: Key = Key::new("whole", &["全体"]).says(
    "构成图的全体是哪个数据，写它的编号；各部分加起来不足的，画成“其余”。",
    "The figure that the shares are parts of, by id; what they lack of it is drawn as the rest.",
);
const TITLE: Key =
    Key::new("title", &["标题"]).says("排在图上面的标题，如“历年会员”。", "A heading over the chart.");

/// The keys of a chart in a table's record.
pub(super) const KEYS: &[Key] = &[FORM, COLUMNS, ROWS, PANELS, CROPPED, WHOLE, TITLE];

/// The keys of a chart in an article.
pub(super) const BLOCK_KEYS: &[Key] = &[IDS, GROUP, FORM, COLUMNS, ROWS, PANELS, CROPPED, WHOLE, TITLE];

/// What a chart is drawn as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChartForm {
    /// Horizontal bars, with names of any length.
    Bars,
    /// Columns, one a period.
    Columns,
    /// Lines through periods.
    Lines,
    /// The parts of a whole.
    Shares,
}

impl ChartForm {
    /// All names, in both languages.
    const NAMES: [(&str, Self); 9] = [
        ("横条", Self::Bars),
        ("柱", Self::Columns),
        ("折线", Self::Lines),
        ("构成", Self::Shares),
        ("柱形", Self::Columns),
        ("bars", Self::Bars),
        ("columns", Self::Columns),
        ("lines", Self::Lines),
        ("shares", Self::Shares),
    ];

    /// The name that an editor knows it by.
    pub fn words(self) -> Words {
        match self {
            Self::Bars => Words::new("横条", "bars"),
            Self::Columns => Words::new("柱", "columns"),
            Self::Lines => Words::new("折线", "lines"),
            Self::Shares => Words::new("构成", "shares"),
        }
    }

    /// Whether it shows what follows on each other.
    pub fn is_of_periods(self) -> bool {
        matches!(self, Self::Columns | Self::Lines)
    }
}

/// A chart as asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ChartRequest {
    /// Its form, where one was asked for.
    pub form: Option<At<ChartForm>>,
    /// The columns of a table that it draws.
    pub columns: Vec<At<String>>,
    /// The rows of a table that it draws.
    pub rows: Vec<At<String>>,
    /// Whether each series has a panel of its own.
    pub panels: bool,
    /// Whether the scale of lines starts elsewhere than at nothing, and where that was asked for.
    pub cropped: Option<Range<usize>>,
    /// The figure that shares are parts of.
    pub whole: Option<At<String>>,
    /// A heading over it.
    pub title: Option<String>,
    /// Where it was typed.
    pub at: Range<usize>,
}

/// Reads what `fields` ask for; `None` where that is a form that there is not.
pub(super) fn read(fields: &mut Fields) -> Option<ChartRequest> {
    let form = form(fields);
    if form.is_none() && fields.node(FORM).is_some() {
        return None;
    }
    let cropped = fields.flag(CROPPED).then(|| fields.node(CROPPED).map(|node| node.at.clone())).flatten();
    Some(ChartRequest {
        form,
        columns: fields.texts(COLUMNS),
        rows: fields.texts(ROWS),
        panels: fields.flag(PANELS),
        cropped,
        whole: fields.text_at(WHOLE),
        title: fields.text(TITLE),
        at: fields.at(),
    })
}

/// Reads the record under `key`.
pub(super) fn record(fields: &mut Fields, key: Key) -> Option<ChartRequest> {
    let node = fields.node(key)?;
    let mut fields = Fields::open(fields.reader(), node, &Words::new("图表", "chart"), KEYS)?;
    read(&mut fields)
}

fn form(fields: &mut Fields) -> Option<At<ChartForm>> {
    let typed = fields.text_at(FORM)?;
    let names = || ChartForm::NAMES.into_iter().map(|(name, _)| name);
    let lower = typed.value.to_lowercase();
    let found = ChartForm::NAMES.into_iter().find(|(name, _)| *name == lower);
    if found.is_none() {
        let problem = Problem::ValueUnknown {
            key: FORM.words(),
            nearest: nearest(&typed.value, names()).map(str::to_owned),
            value: typed.value,
            known: Words::choices(names()),
        };
        fields.reader().tell(&typed.at, problem);
    }
    found.map(|(_, form)| At { value: form, at: typed.at })
}
