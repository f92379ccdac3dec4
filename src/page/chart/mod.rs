//! Charts: where each mark and each word stands, for a theme to draw as SVG.
//!
//! Pure geometry in units of the drawing, whose letters are [`label::SIZE`] high: what overlaps is known here, how it
//! looks is the theme's. A form of chart is a file: it makes marks and labels of a [`Canvas`] out of data. The drawing
//! is as wide as a phone's text, so that it is never shrunk until its words cannot be read.

mod columns;
mod label;
mod lines;

use serde::Serialize;

use crate::date::Date;

use label::Rectangle;

/// The width of a drawing.
const WIDTH: f64 = 360.0;
/// The height of the space for marks.
const PLOT: f64 = 150.0;
/// From the drawing's upper edge to that space: a label over the highest mark.
const TOP: f64 = 20.0;
/// Under that space: the periods.
const BOTTOM: f64 = 24.0;
/// More under it where marks go below nothing and have their labels there.
const BELOW: f64 = 18.0;
/// The most columns that can be told apart; more periods are a line.
const COLUMNS: usize = 12;

/// A value of one period.
pub struct Datum {
    /// The period.
    pub period: Date,
    /// The value, for drawing.
    pub value: f64,
    /// The value as it is read.
    pub text: String,
}

/// A chart with the place of all that is in it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ChartView {
    pub form: &'static str,
    pub title: String,
    pub description: String,
    pub unit: Option<String>,
    pub width: f64,
    pub height: f64,
    pub baseline: f64,
    pub columns: Vec<ColumnView>,
    pub line: Option<String>,
    pub dots: Vec<DotView>,
    pub values: Vec<LabelView>,
    pub periods: Vec<LabelView>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ColumnView {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub last: bool,
}

/// A point of a line that has a label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DotView {
    pub x: f64,
    pub y: f64,
    pub last: bool,
}

/// Words, in the middle over `x`, standing on `y`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelView {
    pub x: f64,
    pub y: f64,
    pub text: String,
}

/// The space for marks, and what of it is taken.
struct Canvas {
    low: f64,
    high: f64,
    taken: Vec<Rectangle>,
}

impl Canvas {
    /// A space for these values, and for nothing: what is drawn from anywhere else exaggerates.
    fn of(data: &[Datum]) -> Self {
        let values = || data.iter().map(|datum| datum.value);
        let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
        Self { low, high: if low < high { high } else { low + 1.0 }, taken: Vec::new() }
    }

    fn y(&self, value: f64) -> f64 {
        TOP + (self.high - value) / (self.high - self.low) * PLOT
    }

    /// What stands between the marks and the periods.
    fn below(&self) -> f64 {
        if self.low < 0.0 { BELOW } else { 0.0 }
    }

    fn height(&self) -> f64 {
        TOP + PLOT + self.below() + BOTTOM
    }

    /// The line that periods stand on.
    fn periods(&self) -> f64 {
        self.height() - 6.0
    }

    /// Puts `text` where nothing is yet, or nowhere.
    fn place(&mut self, x: f64, y: f64, text: &str) -> Option<LabelView> {
        let x = label::inside(x, text, WIDTH);
        let own = label::rectangle(x, y, text);
        if self.taken.iter().any(|other| other.meets(&own)) {
            return None;
        }
        self.taken.push(own);
        Some(LabelView { x: tenth(x), y: tenth(y), text: text.to_owned() })
    }
}

/// The chart of a series: columns, or a line where those would be too many. `None` for less than two periods.
pub fn series(title: &str, unit: Option<&str>, data: &[Datum]) -> Option<ChartView> {
    let (first, last) = (data.first()?, data.last().filter(|_| data.len() > 1)?);
    let canvas = Canvas::of(data);
    let chart = ChartView {
        form: "",
        title: title.to_owned(),
        description: description(first, last, data, unit.unwrap_or_default()),
        unit: unit.map(str::to_owned),
        width: WIDTH,
        height: tenth(canvas.height()),
        baseline: tenth(canvas.y(0.0)),
        columns: Vec::new(),
        line: None,
        dots: Vec::new(),
        values: Vec::new(),
        periods: Vec::new(),
    };
    Some(if data.len() > COLUMNS {
        lines::draw(chart, canvas, data)
    } else {
        columns::draw(chart, canvas, data)
    })
}

/// What the drawing shows, for those who cannot see it.
fn description(first: &Datum, last: &Datum, data: &[Datum], unit: &str) -> String {
    let said = |datum: &Datum| format!("{}{}{unit}", datum.period, datum.text);
    let (high, low) = (extreme(data, f64::gt), extreme(data, f64::lt));
    let ends = format!("{}，{}", said(first), said(last));
    match (high.and_then(|at| data.get(at)), low.and_then(|at| data.get(at))) {
        (Some(high), Some(low)) => format!("{ends}；最高{}，最低{}。", said(high), said(low)),
        _ => format!("{ends}。"),
    }
}

/// The position of the first value that goes beyond all others.
fn extreme(data: &[Datum], beyond: fn(&f64, &f64) -> bool) -> Option<usize> {
    let mut found: Option<(usize, f64)> = None;
    for (at, datum) in data.iter().enumerate() {
        if found.is_none_or(|(_, value)| beyond(&datum.value, &value)) {
            found = Some((at, datum.value));
        }
    }
    found.map(|(at, _)| at)
}

/// The positions whose labels tell most, each once: the last, the first, the highest, the lowest.
fn telling(data: &[Datum]) -> Vec<usize> {
    let all = [data.len().checked_sub(1), Some(0), extreme(data, f64::gt), extreme(data, f64::lt)];
    let mut telling: Vec<usize> = Vec::new();
    for at in all.into_iter().flatten() {
        if !telling.contains(&at) {
            telling.push(at);
        }
    }
    telling
}

/// To a tenth of a unit, which no eye tells apart.
fn tenth(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yearly(first: i16, values: &[f64]) -> Vec<Datum> {
        let datum = |(year, value): (i16, &f64)| Datum {
            period: Date::parse(&format!("{year}")).unwrap(),
            value: *value,
            text: value.to_string(),
        };
        (first..).zip(values).map(datum).collect()
    }

    fn texts(labels: &[LabelView]) -> Vec<&str> {
        labels.iter().map(|label| label.text.as_str()).collect()
    }

    /// Fails where two words of the chart overlap, or one leaves the drawing.
    fn assert_readable(chart: &ChartView) {
        let labels: Vec<_> = chart.values.iter().chain(&chart.periods).collect();
        let place = |label: &LabelView| label::rectangle(label.x, label.y, &label.text);
        for (at, label) in labels.iter().enumerate() {
            let own = place(label);
            assert!(own.left >= -0.1 && own.right <= WIDTH + 0.1, "{label:?}");
            assert!(own.top >= -0.1 && own.bottom <= chart.height + 0.1, "{label:?} {}", chart.height);
            for other in labels.iter().skip(at + 1) {
                assert!(!own.meets(&place(other)), "{label:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_few_years_are_columns_with_all_their_labels() {
        let chart = series("会员", Some("人"), &yearly(2021, &[120.0, 135.0, 90.0])).unwrap();
        assert_eq!((chart.form, chart.columns.len(), &chart.line), ("columns", 3, &None));
        assert_eq!(texts(&chart.values), ["120", "135", "90"]);
        assert_eq!(texts(&chart.periods), ["2021年", "2022年", "2023年"]);
        assert_eq!(
            chart.columns.iter().map(|column| column.height).collect::<Vec<_>>(),
            [133.3, 150.0, 100.0]
        );
        assert_eq!(chart.columns.iter().map(|column| column.last).collect::<Vec<_>>(), [false, false, true]);
        assert_eq!((chart.baseline, chart.height), (170.0, 194.0));
        assert_eq!(chart.description, "2021年120人，2023年90人；最高2022年135人，最低2023年90人。");
        assert_readable(&chart);
    }

    #[test]
    fn words_never_overlap_however_many_there_are() {
        for count in 2..60 {
            for scale in [1.0, 1234.5, 1e9] {
                let values: Vec<f64> =
                    (0..count).map(|at| f64::from((at * 7919) % 97 - 20) * scale).collect();
                let chart = series("数", None, &yearly(1960, &values)).unwrap();
                assert_readable(&chart);
                assert!(chart.values.len() >= 2 && chart.periods.len() >= 2, "{count}");
                let last = format!("{}", values[values.len() - 1]);
                assert!(texts(&chart.values).contains(&last.as_str()), "{count} {scale}");
            }
        }
    }

    #[test]
    fn many_years_are_a_line() {
        let values: Vec<f64> = (0..13).map(f64::from).collect();
        let chart = series("数", None, &yearly(2011, &values)).unwrap();
        assert_eq!((chart.form, chart.columns.len()), ("lines", 0));
        assert_eq!(chart.line.as_deref().map(|line| line.split(' ').count()), Some(13));
        assert_eq!(texts(&chart.values), ["0", "12"]);
        assert_eq!(chart.dots.iter().map(|dot| dot.last).collect::<Vec<_>>(), [false, true]);
    }

    #[test]
    fn columns_below_nothing_hang_from_the_line() {
        let chart = series("差", None, &yearly(2022, &[-50.0, 100.0])).unwrap();
        assert_eq!((chart.baseline, chart.columns[0].y, chart.columns[0].height), (120.0, 120.0, 50.0));
        assert_eq!((chart.columns[1].y, chart.columns[1].height), (20.0, 100.0));
        assert_readable(&chart);
        let flat = series("零", None, &yearly(2022, &[0.0, 0.0])).unwrap();
        assert_eq!(flat.columns.iter().map(|column| column.height).collect::<Vec<_>>(), [0.0, 0.0]);
    }

    #[test]
    fn one_year_is_no_chart() {
        assert_eq!(series("数", None, &yearly(2023, &[1.0])), None);
        assert_eq!(series("数", None, &[]), None);
    }
}
