//! A scale: the few round numbers that lines are read against, as Chinese writes them.

use super::Span;

/// The most steps of a scale, so that its numbers stay apart.
const STEPS: f64 = 4.0;

/// The round numbers within `span`, with how each is read.
pub fn ticks(span: Span) -> Vec<(f64, String)> {
    let step = step(span.length());
    let first = (span.low / step).ceil();
    let last = (span.high / step).floor();
    let mut ticks = Vec::new();
    let mut at = first;
    // A span that no number can count has no ticks.
    while at <= last && ticks.len() < 8 {
        let value = if at == 0.0 { 0.0 } else { at * step };
        ticks.push((value, read(value, step)));
        at += 1.0;
    }
    ticks
}

/// One, two or five times a power of ten: the least of which no more than [`STEPS`] make up `length`.
fn step(length: f64) -> f64 {
    let power = 10_f64.powf((length / STEPS).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    steps.into_iter().find(|step| length / step <= STEPS + 1e-9).unwrap_or(power * 10.0)
}

/// `value` as it is read beside others that are `step` apart: in 万 or 亿 where all are whole ones.
fn read(value: f64, step: f64) -> String {
    let (scale, word) = match step {
        1e8.. => (1e8, "亿"),
        1e4.. => (1e4, "万"),
        _ => (1.0, ""),
    };
    let step = step / scale;
    let places = (0_i32..9).find(|places| {
        let times = step * 10_f64.powi(*places);
        (times - times.round()).abs() < 1e-6 && times.round() > 0.0
    });
    let places = usize::try_from(places.unwrap_or(9)).unwrap_or_default();
    let word = if value == 0.0 { "" } else { word };
    let places = if value == 0.0 { 0 } else { places };
    format!("{:.places$}{word}", value / scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(low: f64, high: f64) -> Vec<String> {
        ticks(Span { low, high }).into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn scales_are_round() {
        assert_eq!(said(0.0, 135.0), ["0", "50", "100"]);
        assert_eq!(said(0.0, 3.0), ["0", "1", "2", "3"]);
        assert_eq!(said(-20.0, 31.0), ["-20", "0", "20"]);
        assert_eq!(said(0.0, 0.9), ["0", "0.5"]);
        assert_eq!(said(96.2, 98.9), ["97", "98"]);
        assert_eq!(said(0.0, 81234.0), ["0", "5万"]);
        assert_eq!(said(0.0, 900_000_000.0), ["0", "5亿"]);
    }
}
