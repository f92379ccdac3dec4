//! IPTC: what picture agencies and editing programs write (IPTC-NAA Information Interchange Model 4.1), by Photoshop's way
//! of carrying it.
//!
//! The model says in which encoding its texts are; programs leave that out or write what is not so. So texts are taken
//! when they are UTF-8, which old Chinese encodings all but never are by accident.

use crate::date::Date;

use super::{Inscription, date, names, text, told_by_a_person};

/// The resource of Photoshop that holds IPTC's records.
const RESOURCE: [u8; 2] = [0x04, 0x04];
/// Begins a data set.
const MARK: u8 = 0x1C;
/// The record of what concerns one picture.
const APPLICATION: u8 = 2;
/// The most names of authors that are taken.
const AUTHORS: usize = 8;

/// The records of IPTC among Photoshop's resources `block`, which follow each other: `8BIM`, a number of two bytes, a name
/// with its length before it, the length in four bytes, the data; name and data padded to even lengths.
pub(super) fn among_resources(block: &[u8]) -> Option<&[u8]> {
    let mut rest = block;
    while let Some(after) = rest.strip_prefix(b"8BIM") {
        let number: [u8; 2] = *after.first_chunk()?;
        let name = usize::from(*after.get(2)?) + 1;
        let after = after.get(2 + name.next_multiple_of(2)..)?;
        let length = usize::try_from(u32::from_be_bytes(*after.first_chunk()?)).ok()?;
        let end = length.checked_add(4)?;
        let data = after.get(4..end)?;
        if number == RESOURCE {
            return Some(data);
        }
        rest = after.get(end.checked_next_multiple_of(2)?..)?;
    }
    None
}

/// Reads the records `iim`.
pub(super) fn read(iim: &[u8]) -> Inscription {
    let mut found = Inscription::default();
    let mut authors = Vec::new();
    for (number, value) in sets(iim) {
        match number {
            55 if found.date.is_none() => found.date = day(value),
            80 if authors.len() < AUTHORS => authors.extend(text(value)),
            90 if found.place.is_none() => found.place = text(value),
            120 if found.caption.is_none() => found.caption = text(value).filter(told_by_a_person),
            _ => {}
        }
    }
    Inscription { photographer: names(&authors), ..found }
}

/// The data sets of the application record, as number and value. One whose length is itself of another length (1.5 b of the
/// model) is larger than anything that is read here, and ends the search.
fn sets(iim: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut rest = iim;
    let all = std::iter::from_fn(move || {
        let [mark, record, number, high, low] = *rest.first_chunk()?;
        let length = u16::from_be_bytes([high, low]);
        if mark != MARK || length > 0x7FFF {
            return None;
        }
        let end = 5 + usize::from(length);
        let value = rest.get(5..end)?;
        rest = rest.get(end..)?;
        Some((record, number, value))
    });
    all.filter(|(record, ..)| *record == APPLICATION).map(|(_, number, value)| (number, value))
}

/// `CCYYMMDD`, where zeros stand for a month or a day that is not known.
fn day(value: &[u8]) -> Option<Date> {
    let text = std::str::from_utf8(value).ok().filter(|text| text.len() == 8 && text.is_ascii())?;
    let (year, rest) = text.split_at_checked(4)?;
    let (month, day) = rest.split_at_checked(2)?;
    match (month, day) {
        ("00", _) => date(year),
        (_, "00") => date(&[year, month].join("-")),
        _ => date(&[year, month, day].join("-")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
        let length = u16::try_from(value.len()).unwrap().to_be_bytes();
        [&[MARK, record, number], &length[..], value].concat()
    }

    fn resource(number: u16, name: &str, data: &[u8]) -> Vec<u8> {
        let mut bytes =
            [b"8BIM", &number.to_be_bytes()[..], &[u8::try_from(name.len()).unwrap()], name.as_bytes()]
                .concat();
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes.extend(u32::try_from(data.len()).unwrap().to_be_bytes());
        bytes.extend(data);
        bytes.resize(bytes.len().next_multiple_of(2), 0);
        bytes
    }

    fn records() -> Vec<u8> {
        [
            set(1, 90, b"\x1b%G"),
            set(2, 0, &[0, 4]),
            set(2, 120, "科普日开幕现场".as_bytes()),
            set(2, 80, "甲某".as_bytes()),
            set(2, 80, "乙某".as_bytes()),
            set(2, 90, "湖畔市".as_bytes()),
            set(2, 55, b"20230917"),
        ]
        .concat()
    }

    #[test]
    fn records_among_resources() {
        let block = [resource(1005, "", &[0; 15]), resource(0x0404, "ab", &records())].concat();
        let found = read(among_resources(&block).unwrap());
        assert_eq!(found.caption.as_deref(), Some("科普日开幕现场"));
        assert_eq!(found.photographer.as_deref(), Some("甲某、乙某"));
        assert_eq!(found.place.as_deref(), Some("湖畔市"));
        assert_eq!(found.date.map(|date| date.iso()).as_deref(), Some("2023-09-17"));
    }

    #[test]
    fn a_text_in_an_old_encoding_is_not_offered() {
        let iim = [set(2, 120, b"\xbf\xc6\xc6\xd5\xc8\xd5"), set(2, 80, b"Jia Mou")].concat();
        assert_eq!(read(&iim).caption, None);
        assert_eq!(read(&iim).photographer.as_deref(), Some("Jia Mou"));
    }

    #[test]
    fn dates_are_no_more_exact_than_they_were_written() {
        let dated = |value: &[u8]| read(&set(2, 55, value)).date.map(|date| date.iso());
        assert_eq!(dated(b"20230900").as_deref(), Some("2023-09"));
        assert_eq!(dated(b"20230000").as_deref(), Some("2023"));
        for value in [&b"00000000"[..], b"20230231", b"2023-9-1", b"2023", "二三年".as_bytes()] {
            assert_eq!(dated(value), None, "{value:?}");
        }
    }

    #[test]
    fn every_cut_and_every_wrong_length_is_read_without_harm() {
        let block = resource(0x0404, "", &records());
        for length in 0..block.len() {
            among_resources(&block[..length]).map(read);
        }
        for at in 0..block.len() {
            let mut wrong = block.clone();
            wrong[at] = 0xFF;
            among_resources(&wrong).map(read);
        }
        assert_eq!(among_resources(&block[..block.len() - 1]), None);
        assert_eq!(read(&[MARK, 2, 120, 0x80, 4, 0, 0, 0, 1, b'a']), Inscription::default());
    }
}
