//! A text with what is meant in the place of what was typed, and the way back.

use super::slip::Slip;

/// Sorts `slips` and drops what overlaps an earlier one.
pub(super) fn settle(slips: &mut Vec<Slip>) {
    slips.sort_by_key(|slip| (slip.at.start, slip.at.end));
    let mut end = 0;
    slips.retain(|slip| {
        let is_free = slip.meant.is_none() || slip.at.start >= end;
        if is_free && slip.meant.is_some() {
            end = slip.at.end;
        }
        is_free
    });
}

/// `text` as it is meant. The slips are in order.
pub(super) fn apply(text: &str, slips: &[Slip]) -> String {
    let mut meant = String::with_capacity(text.len());
    let mut at = 0;
    for (slip, instead) in slips.iter().filter_map(|slip| Some((slip, slip.meant.as_ref()?))) {
        meant.push_str(text.get(at..slip.at.start).unwrap_or_default());
        meant.push_str(instead);
        at = slip.at.end;
    }
    meant.push_str(text.get(at..).unwrap_or_default());
    meant
}

/// Likewise of a text whose line ends are as they were typed: the slips count each as one byte. Line ends in what is meant
/// are those of the text's first line.
pub(super) fn apply_raw(raw: &str, slips: &[Slip]) -> String {
    let end = line_end(raw);
    let mut meant = String::with_capacity(raw.len());
    // How far both have been read: the text as typed, and as the slips count.
    let (mut at, mut counted) = (0, 0);
    let mut read = |until: usize| {
        let start = at;
        while counted < until && at < raw.len() {
            let is_pair = raw.get(at..).is_some_and(|rest| rest.starts_with("\r\n"));
            at += 1 + usize::from(is_pair);
            counted += 1;
        }
        raw.get(start..at).unwrap_or_default()
    };
    for (slip, instead) in slips.iter().filter_map(|slip| Some((slip, slip.meant.as_ref()?))) {
        meant.push_str(read(slip.at.start));
        read(slip.at.end);
        meant.push_str(&instead.replace('\n', end));
    }
    meant.push_str(read(usize::MAX));
    meant
}

fn line_end(raw: &str) -> &'static str {
    match raw.find(['\r', '\n']).and_then(|at| raw.get(at..)) {
        Some(rest) if rest.starts_with("\r\n") => "\r\n",
        Some(rest) if rest.starts_with('\r') => "\r",
        _ => "\n",
    }
}

/// Where the byte `at` of the text as it is meant stood in the text as it was typed.
pub(super) fn typed_at(slips: &[Slip], at: usize) -> usize {
    // How far both have been compared.
    let (mut typed, mut meant) = (0, 0);
    for (slip, instead) in slips.iter().filter_map(|slip| Some((slip, slip.meant.as_ref()?))) {
        let same = slip.at.start - typed;
        if at < meant + same {
            break;
        }
        meant += same;
        if at < meant + instead.len() {
            return slip.at.start;
        }
        meant += instead.len();
        typed = slip.at.end;
    }
    typed + (at - meant)
}

#[cfg(test)]
mod tests {
    use super::super::slip::SlipKind;
    use super::*;

    fn slips() -> Vec<Slip> {
        let mut slips = vec![
            Slip::certain(10..10, "\n", SlipKind::RunOn),
            Slip::certain(3..6, ": ", SlipKind::Colon),
            Slip::certain(4..5, "x", SlipKind::Colon),
            Slip::unsure(5..6, SlipKind::Brace),
        ];
        settle(&mut slips);
        slips
    }

    #[test]
    fn what_is_meant_replaces_what_was_typed() {
        let slips = slips();
        assert_eq!(slips.len(), 3);
        assert_eq!(apply("题：山\n乙丙\n", &slips), "题: 山\n\n乙丙\n");
        assert_eq!(apply_raw("题：山\r\n乙丙\r\n", &slips), "题: 山\r\n\r\n乙丙\r\n");
        assert_eq!(apply_raw("题：山\r乙丙\r", &slips), "题: 山\r\r乙丙\r");
        assert_eq!(apply_raw("题：山\r\n乙丙\n", &slips), "题: 山\r\n\r\n乙丙\n");
    }

    #[test]
    fn the_way_back_is_known() {
        let (text, slips) = ("题：山\n乙丙\n", slips());
        let meant = apply(text, &slips);
        let back = |what: &str| typed_at(&slips, meant.find(what).unwrap());
        assert_eq!((back("题"), back(":"), back("山"), back("乙"), back("丙")), (0, 3, 6, 10, 13));
        assert_eq!(typed_at(&slips, meant.len()), text.len());
        assert_eq!(typed_at(&[], 7), 7);
    }
}
