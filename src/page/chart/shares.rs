//! The parts of a whole: one bar, cut. Lengths that lie end to end are compared more exactly than the angles of a ring,
//! and names of any length find room above and below a bar, where around a ring they would not.
//!
//! The parts of the left half are named above the bar, to the right of a leader; those of the right half below it, to
//! the left of one. The outer a part, the farther its name: so no leader crosses a name.

use super::label::{self, LINE};
use super::{BarView, ChartView, Datum, LabelView, RuleView, Subject, WIDTH, percent, tenth};

/// The thickness of the bar.
const THICK: f64 = 30.0;
/// Between two parts.
const GAP: f64 = 2.0;
/// Between a leader and its name.
const ASIDE: f64 = 5.0;
/// Between two names, one above the other.
const APART: f64 = 3.0;
/// Between the bar and the nearest name.
const CLEAR: f64 = 8.0;

/// A part with its name in lines.
struct Part {
    middle: f64,
    lines: Vec<LabelView>,
}

impl Part {
    fn height(&self) -> f64 {
        super::count(self.lines.len()) * LINE + APART
    }
}

/// The parts `data` of `whole`; what they lack of it is `rest`, a part of its own. With `shared` the values are shares
/// themselves, and need no other said beside them.
pub fn shares(subject: Subject, data: &[Datum], whole: f64, shared: bool) -> ChartView {
    let gaps = super::count(data.len().saturating_sub(1)) * GAP;
    let (mut left, mut bars, mut above, mut below) = (0.0, Vec::new(), Vec::new(), Vec::new());
    let mut said: Vec<String> = Vec::new();
    for (at, datum) in data.iter().enumerate() {
        let value = datum.value.unwrap_or_default();
        let width = if whole > 0.0 { value / whole * (WIDTH - gaps) } else { 0.0 };
        bars.push(BarView::new((left, 0.0), (width, THICK), at + 1, false));
        let middle = left + width / 2.0;
        let text = if shared {
            datum.text.clone()
        } else {
            format!("{}（{}）", datum.text, percent(value, whole))
        };
        let unit = subject.unit.unwrap_or_default();
        said.push(if shared {
            format!("{}{}{unit}", datum.name, datum.text)
        } else {
            format!("{}{}{unit}，占{}", datum.name, datum.text, percent(value, whole))
        });
        let is_left = middle <= WIDTH / 2.0;
        let lines = lines(datum, &text, middle, is_left);
        let side = if is_left { &mut above } else { &mut below };
        side.push(Part { middle, lines });
        left += width + GAP;
    }
    let top: f64 = above.iter().map(Part::height).sum::<f64>() + if above.is_empty() { 0.0 } else { CLEAR };
    let under: f64 = below.iter().map(Part::height).sum::<f64>() + if below.is_empty() { 0.0 } else { CLEAR };
    let description = format!("{}。", said.join("；"));
    let mut chart = ChartView::new("shares", subject, description, top + THICK + under);
    chart.bars = bars.into_iter().map(|bar| BarView { y: tenth(top), ..bar }).collect();
    let mut line = 0.0;
    for part in above {
        line = stack(&mut chart, part, line, top);
    }
    let mut line = top + THICK + CLEAR;
    for part in below {
        line = stack(&mut chart, part, line, top + THICK);
    }
    chart
}

/// The name and the value of a part in lines, not yet at their height.
fn lines(datum: &Datum, text: &str, middle: f64, is_left: bool) -> Vec<LabelView> {
    let (anchor, x, room) = if is_left {
        ("start", middle + ASIDE, WIDTH - middle - ASIDE)
    } else {
        ("end", middle - ASIDE, middle - ASIDE)
    };
    let words = |kind: &'static str, text: String| LabelView::new(kind, anchor, (x, 0.0), text);
    let names = label::lines(&datum.name, room).into_iter().map(|line| words("name", line));
    names.chain(label::lines(text, room).into_iter().map(|line| words("value", line))).collect()
}

/// Puts a part's name under `top`, with a leader to the edge `bar` of the bar. The end of the name.
fn stack(chart: &mut ChartView, part: Part, top: f64, bar: f64) -> f64 {
    let height = part.height();
    // A leader runs along the whole of its name.
    let far = if bar > top { top + 1.0 } else { top + height - APART };
    chart.rules.push(RuleView::new("leader", (part.middle, bar), (part.middle, far)));
    let mut line = top;
    for label in part.lines {
        line += LINE;
        chart.labels.push(LabelView { y: tenth(line - 4.0), ..label });
    }
    top + height
}
