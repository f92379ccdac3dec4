//! Horizontal bars, for names of any length: beside their bars where all are short, else in lines of their own above
//! them.

use super::describe::described;
use super::label::{self, LINE};
use super::{BarView, ChartView, Datum, LabelView, RuleView, Span, Subject, WIDTH, count, tenth};

/// The most room for names beside bars.
const NAMES: f64 = 132.0;
/// The least room for bars beside names.
const ROOM: f64 = 100.0;
/// The thickness of a bar beside its name, and the height of its row.
const BESIDE: (f64, f64) = (14.0, 26.0);
/// The thickness of a bar under its name, and what is left free under it.
const UNDER: (f64, f64) = (10.0, 12.0);
/// Between name and bar, and between bar and value.
const GAP: f64 = 6.0;
/// From the middle of a bar to the line that words beside it stand on.
const SINK: f64 = 4.5;

/// Draws `data` as bars on the scale `span`.
pub fn draw(subject: Subject, data: &[Datum], span: Span) -> ChartView {
    let widest =
        |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| label::width(text)).fold(0.0, f64::max);
    let names = widest(&mut data.iter().map(|datum| &datum.name));
    let is_negative = |datum: &&Datum| datum.value.is_some_and(|value| value < 0.0);
    let room = |width: f64| if width > 0.0 { width + GAP } else { 0.0 };
    let left = room(widest(&mut data.iter().filter(is_negative).map(|datum| &datum.text)));
    let right = room(widest(&mut data.iter().filter(|datum| !is_negative(datum)).map(|datum| &datum.text)));
    let bars = WIDTH - names - GAP - left - right;
    let mut chart = ChartView::new("bars", subject, described(data, subject.unit), 0.0);
    if names <= NAMES && bars >= ROOM {
        beside(&mut chart, data, span, (names, names + GAP + left, bars));
    } else {
        under(&mut chart, data, span);
    }
    chart
}

/// Names that end at `names`, bars from `start` over the room `bars`, values behind their ends.
fn beside(chart: &mut ChartView, data: &[Datum], span: Span, (names, start, bars): (f64, f64, f64)) {
    let x = |value: f64| start + (value - span.low) / span.length() * bars;
    let (thick, row) = BESIDE;
    for (at, datum) in data.iter().enumerate() {
        let middle = (count(at) + 0.5) * row;
        let value = datum.value.unwrap_or_default();
        let (zero, end) = (x(0.0), x(value));
        if datum.value.is_some() {
            let (place, size) = ((zero.min(end), middle - thick / 2.0), ((end - zero).abs(), thick));
            chart.bars.push(BarView::new(place, size, 1, false));
        }
        let (anchor, behind) = if value < 0.0 { ("end", end - GAP) } else { ("start", end + GAP) };
        let line = tenth(middle + SINK);
        chart.labels.push(LabelView::new("name", "end", (names, line), datum.name.as_str()));
        chart.labels.push(LabelView::new("value", anchor, (behind, line), datum.text.as_str()));
    }
    chart.height = tenth(count(data.len()) * row);
    chart.rules.push(RuleView::new("axis", (x(0.0), 0.0), (x(0.0), chart.height)));
}

/// Names in lines above their bars, values at the end of the first of those where they fit, else in lines of their own.
fn under(chart: &mut ChartView, data: &[Datum], span: Span) {
    let x = |value: f64| (value - span.low) / span.length() * WIDTH;
    let (thick, free) = UNDER;
    let mut top = 0.0;
    for datum in data {
        let room = WIDTH - label::width(&datum.text) - 2.0 * GAP;
        let (room, apart) = if room < WIDTH / 2.0 { (WIDTH, true) } else { (room, false) };
        let mut line = top;
        for name in label::lines(&datum.name, room) {
            line += LINE;
            chart.labels.push(LabelView::new("name", "start", (0.0, line - SINK + 1.0), name));
        }
        let mut stand = top + LINE;
        let values = if apart { label::lines(&datum.text, WIDTH) } else { vec![datum.text.clone()] };
        for value in values {
            if apart {
                line += LINE;
                stand = line;
            }
            chart.labels.push(LabelView::new("value", "end", (WIDTH, stand - SINK + 1.0), value));
        }
        line = line.max(stand);
        if let Some(value) = datum.value {
            let (zero, end) = (x(0.0), x(value));
            let (place, size) = ((zero.min(end), line + 1.0), ((end - zero).abs(), thick));
            chart.bars.push(BarView::new(place, size, 1, false));
            chart.rules.push(RuleView::new("axis", (zero, line), (zero, line + thick + 2.0)));
        }
        top = line + thick + free;
    }
    chart.height = tenth(top);
}
