//! One line: many periods, each where its time is, with the values named that tell most. The table beside it has the
//! others.

use super::canvas::Canvas;
use super::describe::{described, telling};
use super::label::{self, Rectangle};
use super::lines::{dot, run};
use super::{ChartView, Datum, DotView, LabelView, RuleView, Span, Subject, WIDTH};

/// What is left free beside the first and the last point, so that they are whole.
const MARGIN: f64 = 5.0;
/// Between a point and its label above it.
const GAP: f64 = 8.0;
/// From a point to the line that its label below it stands on.
const UNDER: f64 = 19.0;
/// The thickness of the line, as labels keep away from it.
const STROKE: f64 = 1.0;

/// Draws `data` as a line on the scale `scale`.
pub fn draw(subject: Subject, data: &[Datum], scale: Span) -> ChartView {
    let mut canvas = Canvas::of(scale);
    let time = |datum: Option<&Datum>, other: f64| datum.map_or(other, |datum| datum.time);
    let (start, end) = (time(data.first(), 0.0), time(data.last(), 1.0));
    let span = if end > start { end - start } else { 1.0 };
    let x = |datum: &Datum| MARGIN + (datum.time - start) / span * (WIDTH - 2.0 * MARGIN);
    let points: Vec<Option<(f64, f64)>> =
        data.iter().map(|datum| Some((x(datum), canvas.y(datum.value?)))).collect();
    let middles: Vec<f64> = data.iter().map(x).collect();
    let (mut labels, dots) = values(&mut canvas, data, &points);
    labels.extend(label::feet(data, &middles, canvas.foot()));
    let zero = canvas.base();
    ChartView {
        lines: run(&points, 1),
        dots,
        labels,
        rules: vec![RuleView::new("axis", (0.0, zero), (WIDTH, zero))],
        ..ChartView::new("lines", subject, described(data, subject.unit), canvas.height())
    }
}

/// The values that tell most, and their points.
fn values(
    canvas: &mut Canvas,
    data: &[Datum],
    points: &[Option<(f64, f64)>],
) -> (Vec<LabelView>, Vec<DotView>) {
    let known: Vec<(f64, f64)> = points.iter().flatten().copied().collect();
    let mut placed: Vec<(usize, DotView, LabelView)> = Vec::new();
    for at in telling(data) {
        let (Some(datum), Some(Some((x, y)))) = (data.get(at), points.get(at)) else { continue };
        // A valley's label stands below it, where the line is not.
        let sides = if is_valley(data, at) { [y + UNDER, y - GAP] } else { [y - GAP, y + UNDER] };
        let label = sides.into_iter().find_map(|side| {
            let own = label::rectangle("middle", label::inside(*x, &datum.text)?, side, &datum.text);
            if own.bottom > canvas.foot() - label::SIZE || crosses(&known, &own) {
                return None;
            }
            canvas.place(*x, side, &datum.text)
        });
        // The first and the last are named whatever they cross.
        let label = label.or_else(|| {
            let is_end = at == 0 || at + 1 == data.len();
            if is_end { sides.into_iter().find_map(|side| canvas.place(*x, side, &datum.text)) } else { None }
        });
        placed.extend(label.map(|label| (at, dot(*x, *y, 1, at + 1 == data.len()), label)));
    }
    placed.sort_by_key(|(at, ..)| *at);
    placed.into_iter().map(|(_, dot, label)| (label, dot)).unzip()
}

/// Whether the value is lower than those beside it.
fn is_valley(data: &[Datum], at: usize) -> bool {
    let value = |at: Option<usize>| at.and_then(|at| data.get(at)).and_then(|datum| datum.value);
    let own = value(Some(at)).unwrap_or_default();
    let beside = [value(at.checked_sub(1)), value(Some(at + 1))];
    beside.into_iter().flatten().all(|other| other > own)
}

/// Whether the line runs through `label`.
fn crosses(points: &[(f64, f64)], label: &Rectangle) -> bool {
    points.windows(2).any(|pair| {
        let [(x1, y1), (x2, y2)] = pair else { return false };
        let (from, to) = (label.left.max(*x1), label.right.min(*x2));
        if from > to || x1 >= x2 {
            return false;
        }
        let at = |x: f64| y1 + (x - x1) / (x2 - x1) * (y2 - y1);
        let (high, low) = (at(from).min(at(to)) - STROKE, at(from).max(at(to)) + STROKE);
        high < label.bottom && label.top < low
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_through_a_label_is_seen() {
        let label = label::rectangle("middle", 50.0, 50.0, "120");
        assert!(crosses(&[(0.0, 0.0), (100.0, 90.0)], &label));
        assert!(!crosses(&[(0.0, 0.0), (100.0, 20.0)], &label));
        assert!(!crosses(&[(70.0, 50.0), (100.0, 50.0)], &label));
    }
}
