//! The imprint (版权信息): what a printed book says of its printing. All of it is known or left out.

use crate::date::Date;
use crate::fields::{Fields, Key, Shape};

pub(super) const IMPRINT: Key = Key::new("imprint", &["版权信息", "版本记录"]).of(Shape::Record(KEYS));
const PUBLISHER_NAME: Key = Key::new("publisher_name", &["出版单位", "出版者", "出版社"]);
const PLACE: Key = Key::new("place", &["出版地"]);
const PRINTER: Key = Key::new("printer", &["印刷", "印刷单位"]);
const PUBLISHED: Key = Key::new("published", &["出版日期"]).of(Shape::Date);
const PRINT_RUN: Key = Key::new("print_run", &["印数"]);
const PRICE: Key = Key::new("price", &["定价"]);
const FORMAT: Key = Key::new("format", &["开本"]);

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
    let Some(mut fields) = Fields::open(fields.reader(), node, IMPRINT.shown(), KEYS) else {
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
