//! Columns: one a period, each with its value over it where there is room.

use super::label::{self, Rectangle};
use super::{Canvas, ChartView, ColumnView, Datum, LabelView, PLOT, TOP, WIDTH, telling, tenth};

/// The most room for a column, so that two do not look like walls.
const SLOT: f64 = 72.0;
/// How much of its room a column fills.
const FILLED: f64 = 0.62;
/// Between a column and its label.
const GAP: f64 = 5.0;
/// From a column's lower end to the line that its label stands on.
const UNDER: f64 = 14.0;

/// Draws `data` as columns.
pub fn draw(chart: ChartView, mut canvas: Canvas, data: &[Datum]) -> ChartView {
    let count = u32::try_from(data.len()).map_or(1.0, f64::from);
    let slot = SLOT.min(WIDTH / count);
    let wide = slot * FILLED;
    let middles: Vec<f64> = (0_u32..).zip(data).map(|(at, _)| slot * (f64::from(at) + 0.5)).collect();
    let zero = canvas.y(0.0);
    let end = |datum: &Datum| canvas.y(datum.value);
    let columns: Vec<ColumnView> = middles
        .iter()
        .zip(data)
        .enumerate()
        .map(|(at, (x, datum))| ColumnView {
            x: tenth(x - wide / 2.0),
            y: tenth(zero.min(end(datum))),
            width: tenth(wide),
            height: tenth((zero - end(datum)).abs()),
            last: at + 1 == data.len(),
        })
        .collect();
    canvas.taken.extend(columns.iter().map(|column| Rectangle {
        left: column.x,
        top: column.y,
        right: column.x + column.width,
        bottom: column.y + column.height,
    }));
    // Periods stand in rows of their own below everything.
    let values = values(&mut canvas, data, &middles);
    let line = canvas.periods();
    let periods = label::periods(data, &middles, WIDTH).into_iter();
    let periods = periods.map(|(x, text)| LabelView { x: tenth(x), y: tenth(line), text }).collect();
    ChartView { form: "columns", columns, values, periods, ..chart }
}

/// The labels that have room, from left to right.
fn values(canvas: &mut Canvas, data: &[Datum], middles: &[f64]) -> Vec<LabelView> {
    let mut placed: Vec<(usize, LabelView)> = Vec::new();
    let telling = telling(data);
    let others: Vec<usize> = (0..data.len()).filter(|at| !telling.contains(at)).collect();
    for at in telling.iter().chain(&others) {
        let (Some(datum), Some(x)) = (data.get(*at), middles.get(*at)) else { continue };
        let end = canvas.y(datum.value);
        // A wide one between higher columns stands above, or below, all columns, if it is to be there at all.
        let (near, far) =
            if datum.value < 0.0 { (end + UNDER, TOP + PLOT + UNDER) } else { (end - GAP, TOP - GAP) };
        let label = canvas.place(*x, near, &datum.text);
        let is_telling = telling.contains(at);
        let label = label.or_else(|| if is_telling { canvas.place(*x, far, &datum.text) } else { None });
        placed.extend(label.map(|label| (*at, label)));
    }
    placed.sort_by_key(|(at, _)| *at);
    placed.into_iter().map(|(_, label)| label).collect()
}
