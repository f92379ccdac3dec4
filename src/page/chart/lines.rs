//! A line: many periods, each where its time is, with the values named that tell most. The table beside it has the others.

use super::label::{self, Rectangle};
use super::{Canvas, ChartView, Datum, DotView, LabelView, WIDTH, telling, tenth};

/// What is left free beside the first and the last point, so that they are whole.
const MARGIN: f64 = 5.0;
/// Between a point and its label above it.
const GAP: f64 = 8.0;
/// From a point to the line that its label below it stands on.
const UNDER: f64 = 19.0;
/// The thickness of the line, as labels keep away from it.
const STROKE: f64 = 1.0;

/// Draws `data` as a line.
pub fn draw(chart: ChartView, mut canvas: Canvas, data: &[Datum]) -> ChartView {
    let (start, end) = (data.first().map_or(0.0, time), data.last().map_or(1.0, time));
    let span = if end > start { end - start } else { 1.0 };
    let x = |datum: &Datum| MARGIN + (time(datum) - start) / span * (WIDTH - 2.0 * MARGIN);
    let points: Vec<(f64, f64)> = data.iter().map(|datum| (x(datum), canvas.y(datum.value))).collect();
    let middles: Vec<f64> = points.iter().map(|(x, _)| *x).collect();
    let corners: Vec<String> = points.iter().map(|(x, y)| format!("{},{}", tenth(*x), tenth(*y))).collect();
    let mut placed: Vec<(usize, DotView, LabelView)> = Vec::new();
    for at in telling(data) {
        let (Some(datum), Some((x, y))) = (data.get(at), points.get(at)) else { continue };
        // A valley's label stands below it, where the line is not.
        let sides = if is_valley(data, at) { [y + UNDER, y - GAP] } else { [y - GAP, y + UNDER] };
        let label = sides.into_iter().find_map(|side| {
            let own = label::rectangle(label::inside(*x, &datum.text, WIDTH), side, &datum.text);
            if own.top < 0.0 || own.bottom > canvas.periods() - label::SIZE || crosses(&points, &own) {
                return None;
            }
            canvas.place(*x, side, &datum.text)
        });
        // The first and the last are named whatever they cross.
        let label = label.or_else(|| {
            let is_end = at == 0 || at + 1 == data.len();
            if is_end { sides.into_iter().find_map(|side| canvas.place(*x, side, &datum.text)) } else { None }
        });
        let dot = DotView { x: tenth(*x), y: tenth(*y), last: at + 1 == data.len() };
        placed.extend(label.map(|label| (at, dot, label)));
    }
    placed.sort_by_key(|(at, ..)| *at);
    let line = canvas.periods();
    let periods = label::periods(data, &middles, WIDTH).into_iter();
    ChartView {
        form: "lines",
        line: Some(corners.join(" ")),
        dots: placed.iter().map(|(_, dot, _)| dot.clone()).collect(),
        values: placed.into_iter().map(|(.., label)| label).collect(),
        periods: periods.map(|(x, text)| LabelView { x: tenth(x), y: tenth(line), text }).collect(),
        ..chart
    }
}

/// When a period begins, in years; each month counts as a twelfth of one.
fn time(datum: &Datum) -> f64 {
    let period = datum.period;
    let day = period.day().and_then(|day| day.get(6..)?.parse::<f64>().ok()).unwrap_or(1.0);
    f64::from(period.year()) + (f64::from(period.month().unwrap_or(1)) - 1.0 + (day - 1.0) / 31.0) / 12.0
}

/// Whether the value is lower than those beside it.
fn is_valley(data: &[Datum], at: usize) -> bool {
    let value = |at: Option<usize>| at.and_then(|at| data.get(at)).map(|datum| datum.value);
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
        let label = label::rectangle(50.0, 50.0, "120");
        assert!(crosses(&[(0.0, 0.0), (100.0, 90.0)], &label));
        assert!(!crosses(&[(0.0, 0.0), (100.0, 20.0)], &label));
        assert!(!crosses(&[(70.0, 50.0), (100.0, 50.0)], &label));
    }
}
