//! Charts: where each mark and each word stands, for a theme to draw as SVG.
//!
//! Pure geometry in units of the drawing, whose letters are [`label::SIZE`] high: what overlaps is known here, how it
//! looks is the theme's. A form of chart is a file: it makes marks and labels of a [`Canvas`] out of data. The drawing
//! is as wide as a phone's text, so that it is never shrunk until its words cannot be read. Names stand at what they
//! name, not in a legend that the eye has to go to and fro from.

mod bars;
mod canvas;
mod columns;
mod describe;
mod label;
mod line;
mod lines;
mod shares;
mod ticks;

use serde::Serialize;

use crate::date::Date;

pub use describe::percent;
pub use lines::lines;
pub use shares::shares;

/// The width of a drawing.
const WIDTH: f64 = 336.0;
/// The height of the space for marks.
const PLOT: f64 = 150.0;
/// From the drawing's upper edge to that space: a label over the highest mark.
const TOP: f64 = 20.0;
/// The most columns that can be told apart; more periods are a line.
const COLUMNS: usize = 12;

/// What a chart is of.
#[derive(Clone, Copy)]
pub struct Subject<'s> {
    /// Its title.
    pub title: &'s str,
    /// The unit of its values.
    pub unit: Option<&'s str>,
}

/// A value and what it belongs to.
#[derive(Clone, Debug)]
pub struct Datum {
    /// What it belongs to: a period, or the name of a thing.
    pub name: String,
    /// That, where there is less room.
    pub short: String,
    /// When it begins, in years, where it is a period.
    pub time: f64,
    /// The value, for drawing; `None` where it is not known.
    pub value: Option<f64>,
    /// The value as it is read.
    pub text: String,
}

/// Values that are one line.
pub struct Series {
    /// What they are of.
    pub name: String,
    /// The values, from early to late.
    pub data: Vec<Datum>,
}

/// The least and the greatest value that a drawing has room for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    low: f64,
    high: f64,
}

/// A chart with the place of all that is in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ChartView {
    pub form: &'static str,
    pub title: String,
    pub description: String,
    pub unit: Option<String>,
    pub width: f64,
    pub height: f64,
    pub bars: Vec<BarView>,
    pub lines: Vec<LineView>,
    pub dots: Vec<DotView>,
    pub rules: Vec<RuleView>,
    pub labels: Vec<LabelView>,
}

/// A bar, a column, or a part of a whole.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BarView {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub series: usize,
    pub last: bool,
}

/// A line without a gap.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LineView {
    pub points: String,
    pub series: usize,
}

/// A mark on a line, in the shape of its series.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DotView {
    pub path: String,
    pub series: usize,
    pub last: bool,
}

/// A straight line that is no data.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RuleView {
    pub kind: &'static str,
    pub x1: f64,
    pub y1: f64,
    pub x2: f64,
    pub y2: f64,
}

/// Words that stand on `y`, before, over or behind `x`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelView {
    pub kind: &'static str,
    pub anchor: &'static str,
    pub x: f64,
    pub y: f64,
    pub text: String,
}

impl Datum {
    /// The value of a period.
    pub fn of_period(period: Date, value: Option<f64>, text: String) -> Self {
        let day = period.day().and_then(|day| day.get(6..)?.parse::<f64>().ok()).unwrap_or(1.0);
        // Each month counts as a twelfth of a year.
        let within = (f64::from(period.month().unwrap_or(1)) - 1.0 + (day - 1.0) / 31.0) / 12.0;
        let name = period.to_string();
        // Where 年 does not fit behind each, the digits say enough.
        let short = if period.month().is_none() { period.iso() } else { name.clone() };
        Self { name, short, time: f64::from(period.year()) + within, value, text }
    }

    /// The value of a thing.
    pub fn named(name: String, value: Option<f64>, text: String) -> Self {
        Self { short: name.clone(), name, time: 0.0, value, text }
    }
}

impl Span {
    /// Room for these values, and for nothing: what is drawn from anywhere else exaggerates.
    pub fn from_zero<'d>(data: impl Iterator<Item = &'d Datum>) -> Self {
        let (low, high) = data
            .filter_map(|datum| datum.value)
            .fold((0.0, 0.0), |(low, high), value| (f64::min(low, value), f64::max(high, value)));
        Self { low, high }.wide()
    }

    /// Room for these values alone.
    fn cropped<'d>(data: impl Iterator<Item = &'d Datum>) -> Self {
        let values = data.filter_map(|datum| datum.value);
        let ends = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
        let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), ends);
        if low > high { Self { low: 0.0, high: 1.0 } } else { Self { low, high }.wide() }
    }

    /// Not without any room.
    fn wide(self) -> Self {
        if self.low < self.high { self } else { Self { low: self.low, high: self.low + 1.0 } }
    }

    fn length(self) -> f64 {
        self.high - self.low
    }
}

impl ChartView {
    /// A chart of `subject` without any mark.
    fn new(form: &'static str, subject: Subject, description: String, height: f64) -> Self {
        Self {
            form,
            title: subject.title.to_owned(),
            description,
            unit: subject.unit.map(str::to_owned),
            width: WIDTH,
            height: tenth(height),
            ..Self::default()
        }
    }
}

impl RuleView {
    fn new(kind: &'static str, (x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Self {
        Self { kind, x1: tenth(x1), y1: tenth(y1), x2: tenth(x2), y2: tenth(y2) }
    }
}

impl LabelView {
    fn new(kind: &'static str, anchor: &'static str, (x, y): (f64, f64), text: impl Into<String>) -> Self {
        Self { kind, anchor, x: tenth(x), y: tenth(y), text: text.into() }
    }
}

impl BarView {
    fn new((x, y): (f64, f64), (width, height): (f64, f64), series: usize, last: bool) -> Self {
        Self { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height), series, last }
    }
}

/// The chart of a figure through the years: columns, or a line where those would be too many. `None` for less than two
/// periods.
pub fn series(subject: Subject, data: &[Datum]) -> Option<ChartView> {
    if data.len() < 2 {
        return None;
    }
    let span = Span::from_zero(data.iter());
    Some(if data.len() > COLUMNS {
        line::draw(subject, data, span)
    } else {
        columns::draw(subject, data, span)
    })
}

/// Columns on the scale `span`; bars where their names do not fit under them.
pub fn columns(subject: Subject, data: &[Datum], span: Span) -> ChartView {
    let is_time = data.iter().all(|datum| datum.time > 0.0);
    if is_time && data.len() > COLUMNS {
        line::draw(subject, data, span)
    } else if is_time || columns::fit(data) {
        columns::draw(subject, data, span)
    } else {
        bars::draw(subject, data, span)
    }
}

/// A line on the scale `span`.
pub fn line(subject: Subject, data: &[Datum], span: Span) -> ChartView {
    line::draw(subject, data, span)
}

/// Horizontal bars on the scale `span`.
pub fn bars(subject: Subject, data: &[Datum], span: Span) -> ChartView {
    bars::draw(subject, data, span)
}

/// To a tenth of a unit, which no eye tells apart.
fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A number of things, for measuring.
fn count(things: usize) -> f64 {
    u32::try_from(things).map_or(0.0, f64::from)
}

#[cfg(test)]
mod tests;
