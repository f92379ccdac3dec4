//! The imprint (版权信息): what a printed book says of its printing. All of it is known or left out.

use crate::date::Date;
use crate::fields::{Fields, Key, Shape};

pub(super) const IMPRINT: Key = Key::new("imprint", &["版权信息", "版本记录"]).of(Shape::Record(KEYS)).says(
    "印刷版的出版事项，各项都可以不写，印在版权页上。",
    "What is known of the printed book; it stands on the colophon, and each part may be left out.",
);
const PUBLISHER_NAME: Key = Key::new("publisher_name", &["出版单位", "出版者", "出版社"])
    .says("出版社的名称；内部资料写印发单位。", "The press, or the body that published it by itself.");
const PLACE: Key =
    Key::new("place", &["出版地"]).says("出版社所在的城市。", "The town that it was published in.");
const PRINTER: Key = Key::new("printer", &["印刷", "印刷单位"]).says("印刷厂的名称。", "Who printed it.");
const PUBLISHED: Key = Key::new("published", &["出版日期"])
    .of(Shape::Date)
    .says("出版日期，如 `2024-09`。", "When it was published, such as 2024-09.");
const PRINT_RUN: Key = Key::new("print_run", &["印数"])
    .says("印了多少册，连量词一起写，如“1000册”。", "How many copies were printed, with their measure word.");
const PRICE: Key =
    Key::new("price", &["定价"]).says("定价，连货币一起写，如“120.00元”。", "The price, with its currency.");
const FORMAT: Key = Key::new("format", &["开本"]).says(
    "开本，如“16开”或 `889 mm × 1194 mm 1/16`。",
    "The format of the paper, such as 889 mm × 1194 mm 1/16.",
);

/// The keys of the imprint.
const KEYS: &[Key] = &[PUBLISHER_NAME, PLACE, PRINTER, PUBLISHED, PRINT_RUN, PRICE, FORMAT];

/// The imprint.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imprint {
    /// Who published it: a press, or the body itself.
    pub publisher_name: Option<String>,
    /// The town that it was published in.
    pub place: Option<String>,
    /// Who printed it.
    pub printer: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// How many copies, with their measure word.
    pub print_run: Option<String>,
    /// The price, with its currency.
    pub price: Option<String>,
    /// The format of the paper: `889 mm × 1194 mm 1/16`.
    pub format: Option<String>,
}

/// Reads the imprint; an empty one where there is none.
pub(super) fn read(fields: &mut Fields) -> Imprint {
    let Some(node) = fields.node(IMPRINT) else { return Imprint::default() };
    let Some(mut fields) = Fields::open(fields.reader(), node, &IMPRINT.words(), KEYS) else {
        return Imprint::default();
    };
    Imprint {
        publisher_name: fields.text(PUBLISHER_NAME),
        place: fields.text(PLACE),
        printer: fields.text(PRINTER),
        published: fields.date(PUBLISHED),
        print_run: fields.text(PRINT_RUN),
        price: fields.text(PRICE),
        format: fields.text(FORMAT),
    }
}
