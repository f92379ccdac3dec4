//! Several lines in one drawing, each named at its end. A line's mark and dash are its own, so that it is known without
//! its colour.

use super::describe::described;
use super::label::{self, LINE};
use super::ticks::ticks;
use super::{
    ChartView, DotView, LabelView, LineView, PLOT, RuleView, Series, Span, Subject, TOP, WIDTH, tenth,
};

/// The most room for names behind the lines.
const NAMES: f64 = 108.0;
/// From the last point to its name.
const LEAD: f64 = 14.0;
/// What is left free around points, so that they are whole.
const MARGIN: f64 = 6.0;
/// Between two names.
const GAP: f64 = 4.0;
/// Under the marks: the periods, and what has to be said of the scale.
const FOOT: f64 = 30.0;
/// How far a mark reaches from its middle.
const MARK: f64 = 3.5;
/// The most points of which each is marked.
const MARKED: usize = 16;

/// A name behind a line's end.
struct Tag {
    series: usize,
    /// Where the line ends.
    end: (f64, f64),
    lines: Vec<(&'static str, String)>,
    top: f64,
}

impl Tag {
    fn height(&self) -> f64 {
        super::count(self.lines.len()) * LINE
    }
}

/// The lines of `all`; with `cropped` on a scale that need not hold nothing, as is said under it.
pub fn lines(subject: Subject, all: &[Series], cropped: bool) -> ChartView {
    let data = || all.iter().flat_map(|series| &series.data);
    let span = if cropped { Span::cropped(data()) } else { Span::from_zero(data()) };
    let scale = ticks(span);
    let left = scale.iter().map(|(_, text)| label::width(text)).fold(0.0, f64::max) + MARGIN;
    let mut tags: Vec<Tag> = all.iter().enumerate().filter_map(|(at, series)| tag(at + 1, series)).collect();
    let names =
        tags.iter().flat_map(|tag| &tag.lines).map(|(_, text)| label::width(text)).fold(0.0, f64::max);
    let right = WIDTH - names - LEAD;
    let needed: f64 = tags.iter().map(|tag| tag.height() + GAP).sum();
    let plot = PLOT.max(needed);
    let times = || data().map(|datum| datum.time);
    let (start, end) = (times().fold(f64::INFINITY, f64::min), times().fold(f64::NEG_INFINITY, f64::max));
    let x = |time: f64| {
        let share = if end > start { (time - start) / (end - start) } else { 1.0 };
        left + MARGIN + share * (right - left - 2.0 * MARGIN)
    };
    let y = |value: f64| TOP + (span.high - value) / span.length() * plot;
    let foot = if cropped && span.low > 0.0 || span.high < 0.0 { FOOT + LINE } else { FOOT };
    let description: Vec<String> = all
        .iter()
        .map(|series| format!("{}：{}", series.name, described(&series.data, subject.unit)))
        .collect();
    let mut chart = ChartView::new("lines", subject, description.concat(), TOP + plot + foot);
    for (value, text) in &scale {
        let kind = if *value == 0.0 { "axis" } else { "grid" };
        chart.rules.push(RuleView::new(kind, (left, y(*value)), (right, y(*value))));
        chart.labels.push(LabelView::new("scale", "end", (left - MARGIN, y(*value) + 4.0), text));
    }
    for (at, series) in all.iter().enumerate() {
        let points: Vec<Option<(f64, f64)>> =
            series.data.iter().map(|datum| Some((x(datum.time), y(datum.value?)))).collect();
        let known: Vec<(f64, f64)> = points.iter().flatten().copied().collect();
        chart.lines.extend(run(&points, at + 1));
        let every = if known.len() > MARKED { known.len().div_ceil(MARKED) } else { 1 };
        let marked = known.iter().rev().step_by(every).enumerate();
        chart.dots.extend(marked.map(|(back, (x, y))| dot(*x, *y, at + 1, back == 0)));
        if let (Some(end), Some(tag)) = (known.last(), tags.iter_mut().find(|tag| tag.series == at + 1)) {
            tag.end = *end;
        }
    }
    named(&mut chart, tags, (right, plot));
    periods(&mut chart, all, x, TOP + plot + 20.0);
    if cropped && (span.low > 0.0 || span.high < 0.0) {
        chart.labels.push(LabelView::new("note", "start", (0.0, TOP + plot + foot - 6.0), "纵轴不从零起"));
    }
    chart
}

/// The name of a line in as many lines as it needs, then its last value.
fn tag(series: usize, of: &Series) -> Option<Tag> {
    let last = of.data.iter().rev().find(|datum| datum.value.is_some())?;
    let lines = |kind, text: &str| label::lines(text, NAMES).into_iter().map(move |line| (kind, line));
    let lines = lines("name", &of.name).chain(lines("value", &last.text)).collect();
    Some(Tag { series, end: (0.0, 0.0), lines, top: 0.0 })
}

/// Puts the names beside the ends of their lines, and apart from each other: each as near as those above it let it, then
/// all up again as far as they stand too low.
fn named(chart: &mut ChartView, mut tags: Vec<Tag>, (right, plot): (f64, f64)) {
    tags.sort_by(|a, b| a.end.1.total_cmp(&b.end.1));
    let mut free = TOP - LINE / 2.0;
    for tag in &mut tags {
        tag.top = (tag.end.1 - tag.height() / 2.0).max(free);
        free = tag.top + tag.height() + GAP;
    }
    let mut bottom = TOP + plot + LINE / 2.0;
    for tag in tags.iter_mut().rev() {
        tag.top = tag.top.min(bottom - tag.height());
        bottom = tag.top - GAP;
    }
    for tag in tags {
        let middle = tag.top + tag.height() / 2.0;
        let (x, y) = tag.end;
        if (middle - y).abs() > 3.0 || x < right - LEAD {
            let to = (right + LEAD - 4.0, middle);
            chart.rules.push(RuleView::new("leader", (x + MARK + 2.0, y), to));
        }
        let mut line = tag.top;
        for (kind, text) in tag.lines {
            line += LINE;
            chart.labels.push(LabelView::new(kind, "start", (right + LEAD, line - 4.0), text));
        }
    }
}

/// Names the periods under the lines.
fn periods(chart: &mut ChartView, all: &[Series], x: impl Fn(f64) -> f64, line: f64) {
    let mut data: Vec<_> = all.iter().flat_map(|series| series.data.iter().cloned()).collect();
    data.sort_by(|a, b| a.time.total_cmp(&b.time));
    data.dedup_by(|a, b| a.name == b.name);
    let middles: Vec<f64> = data.iter().map(|datum| x(datum.time)).collect();
    chart.labels.extend(label::feet(&data, &middles, line));
}

/// A line through `points`, broken where one is not known. A point without neighbours is no line.
pub fn run(points: &[Option<(f64, f64)>], series: usize) -> Vec<LineView> {
    let runs = points.split(Option::is_none).filter(|run| run.len() > 1);
    let corners = |run: &[Option<(f64, f64)>]| {
        let corner = |(x, y): &(f64, f64)| format!("{},{}", tenth(*x), tenth(*y));
        run.iter().flatten().map(corner).collect::<Vec<_>>().join(" ")
    };
    runs.map(|run| LineView { points: corners(run), series }).collect()
}

/// A mark in the shape of its series, as the data of an SVG path.
pub fn dot(x: f64, y: f64, series: usize, last: bool) -> DotView {
    let (x, y, r) = (tenth(x), tenth(y), MARK);
    let path = match series {
        2 => format!("M{x} {y}m-3.2-3.2h6.4v6.4h-6.4z"),
        3 => format!("M{x} {y}m0-4.2l4.2 7.4h-8.4z"),
        4 => format!("M{x} {y}m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z"),
        5 => format!("M{x} {y}m0 4.2l4.2-7.4h-8.4z"),
        6 => format!("M{x} {y}m-4-1.4h2.6v-2.6h2.8v2.6h2.6v2.8h-2.6v2.6h-2.8v-2.6h-2.6z"),
        _ => format!("M{x} {y}m-{r} 0a{r} {r} 0 1 0 7 0a{r} {r} 0 1 0-7 0z"),
    };
    DotView { path, series, last }
}
