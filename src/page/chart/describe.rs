//! What a drawing shows, for those who cannot see it, and which of its values tell most.

use super::Datum;

/// The most values that are read out one by one; of more, the ends and the extremes.
const ALL: usize = 8;

/// `data` in a sentence.
pub fn described(data: &[Datum], unit: Option<&str>) -> String {
    let unit = unit.unwrap_or_default();
    let is_time = data.iter().all(|datum| datum.time > 0.0);
    let said = |datum: &Datum| match datum.value {
        Some(_) if is_time || !datum.name.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{}{}{unit}", datum.name, datum.text)
        }
        Some(_) => format!("{}：{}{unit}", datum.name, datum.text),
        None => format!("{}{}", datum.name, datum.text),
    };
    if !is_time && data.len() <= ALL {
        return format!("{}。", data.iter().map(said).collect::<Vec<_>>().join("，"));
    }
    let said = |at: Option<usize>| at.and_then(|at| data.get(at)).map(said).unwrap_or_default();
    let (high, low) = (said(extreme(data, f64::gt)), said(extreme(data, f64::lt)));
    let ends = if is_time {
        format!("{}，{}；", said(Some(0)), said(data.len().checked_sub(1)))
    } else {
        String::new()
    };
    format!("{ends}最高{high}，最低{low}。")
}

/// The position of the first value that goes beyond all others.
fn extreme(data: &[Datum], beyond: fn(&f64, &f64) -> bool) -> Option<usize> {
    let mut found: Option<(usize, f64)> = None;
    for (at, datum) in data.iter().enumerate() {
        let Some(own) = datum.value else { continue };
        if found.is_none_or(|(_, value)| beyond(&own, &value)) {
            found = Some((at, own));
        }
    }
    found.map(|(at, _)| at)
}

/// The positions whose labels tell most, each once: the last, the first, the highest, the lowest.
pub fn telling(data: &[Datum]) -> Vec<usize> {
    let all = [data.len().checked_sub(1), Some(0), extreme(data, f64::gt), extreme(data, f64::lt)];
    let mut telling: Vec<usize> = Vec::new();
    for at in all.into_iter().flatten() {
        if !telling.contains(&at) {
            telling.push(at);
        }
    }
    telling
}

/// What `part` is of `whole`, in per cent to one place.
pub fn percent(part: f64, whole: f64) -> String {
    format!("{:.1}%", if whole > 0.0 { part / whole * 100.0 } else { 0.0 })
}
