//! Columns: one a period, each with its value over it where there is room.

use super::canvas::Canvas;
use super::describe::{described, telling};
use super::label::{self, Rectangle};
use super::{BarView, ChartView, Datum, LabelView, PLOT, RuleView, Span, Subject, TOP, WIDTH, count};

/// The most room for a column, so that two do not look like walls.
const SLOT: f64 = 72.0;
/// How much of its room a column fills.
const FILLED: f64 = 0.62;
/// Between a column and its label.
const GAP: f64 = 5.0;
/// From a column's lower end to the line that its label stands on.
const UNDER: f64 = 14.0;

fn slot(data: &[Datum]) -> f64 {
    SLOT.min(WIDTH / count(data.len()).max(1.0))
}

/// Whether every name fits under its column.
pub fn fit(data: &[Datum]) -> bool {
    let room = slot(data) - label::APART;
    data.iter().all(|datum| label::width(&datum.short) <= room)
}

/// Draws `data` as columns.
pub fn draw(subject: Subject, data: &[Datum], span: Span) -> ChartView {
    let mut canvas = Canvas::of(span);
    let slot = slot(data);
    let wide = slot * FILLED;
    let middles: Vec<f64> = (0..data.len()).map(|at| slot * (count(at) + 0.5)).collect();
    let zero = canvas.base();
    let column = |(at, (x, datum)): (usize, (&f64, &Datum))| {
        let end = canvas.y(datum.value?);
        let (place, size) = ((x - wide / 2.0, zero.min(end)), (wide, (zero - end).abs()));
        Some(BarView::new(place, size, 1, at + 1 == data.len()))
    };
    let bars: Vec<BarView> = middles.iter().zip(data).enumerate().filter_map(column).collect();
    for bar in &bars {
        let (right, bottom) = (bar.x + bar.width, bar.y + bar.height);
        canvas.take(Rectangle { left: bar.x, top: bar.y, right, bottom });
    }
    // Periods stand in rows of their own below everything.
    let mut labels = values(&mut canvas, data, &middles);
    labels.extend(label::feet(data, &middles, canvas.foot()));
    let rules = vec![RuleView::new("axis", (0.0, zero), (slot * count(data.len()), zero))];
    let chart = ChartView::new("columns", subject, described(data, subject.unit), canvas.height());
    ChartView { bars, rules, labels, ..chart }
}

/// The labels that have room, from left to right.
fn values(canvas: &mut Canvas, data: &[Datum], middles: &[f64]) -> Vec<LabelView> {
    let mut placed: Vec<(usize, LabelView)> = Vec::new();
    let telling = telling(data);
    let others: Vec<usize> = (0..data.len()).filter(|at| !telling.contains(at)).collect();
    for at in telling.iter().chain(&others) {
        let (Some(datum), Some(x)) = (data.get(*at), middles.get(*at)) else { continue };
        let value = datum.value.unwrap_or_default();
        let end = canvas.y(value);
        // A wide one between higher columns stands above, or below, all columns, if it is to be there at all.
        let (near, far) =
            if value < 0.0 { (end + UNDER, TOP + PLOT + UNDER) } else { (end - GAP, TOP - GAP) };
        let label = canvas.place(*x, near, &datum.text);
        let is_telling = telling.contains(at);
        let label = label.or_else(|| if is_telling { canvas.place(*x, far, &datum.text) } else { None });
        placed.extend(label.map(|label| (*at, label)));
    }
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, label)| label).collect()
}
