//! Takes the fingerprint of a value as it is serialised.
//!
//! Memory asks for the fingerprint of everything at every build, so it must cost little more than looking at the value.
//! JSON spells out names, and comes in a great many tiny pieces. Here each value is a tag and its bytes; texts and lists
//! tell how long they are or where they end, so that no two values of one type look alike. The names of fields are left
//! out where the type gives them.

#![expect(clippy::unnecessary_wraps, reason = "the traits of serde ask for results")]

use std::fmt;

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// How many bytes are hashed at once: a chunk of BLAKE3's tree.
const HELD: usize = 1024;

/// What begins a value.
#[derive(Clone, Copy)]
enum Tag {
    None,
    Some,
    Unit,
    False,
    True,
    Signed,
    Unsigned,
    Float,
    Char,
    Text,
    Bytes,
    Variant,
    Open,
    Close,
    Skipped,
}

/// Hashes what is serialised into it.
pub(super) struct Encoder {
    /// There once more than `held` has come: most values are small, and a hasher is larger than they are.
    hasher: Option<Box<blake3::Hasher>>,
    held: [u8; HELD],
    used: usize,
}

impl Encoder {
    pub fn new() -> Self {
        Self { hasher: None, held: [0; HELD], used: 0 }
    }

    /// The hash of everything so far.
    pub fn finish(&mut self) -> [u8; 32] {
        let held = self.held.get(..self.used).unwrap_or_default();
        *match &mut self.hasher {
            Some(hasher) => hasher.update(held).finalize(),
            None => blake3::hash(held),
        }
        .as_bytes()
    }

    /// The hasher, when it has had all that was held.
    fn flush(&mut self) -> &mut blake3::Hasher {
        let held = self.held.get(..self.used).unwrap_or_default();
        self.used = 0;
        let hasher = self.hasher.get_or_insert_with(Box::default);
        hasher.update(held);
        hasher
    }

    #[inline]
    fn put(&mut self, bytes: &[u8]) {
        if self.used + bytes.len() > HELD {
            self.flush();
        }
        match self.held.get_mut(self.used..self.used + bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.used += bytes.len();
            }
            None => drop(self.flush().update(bytes)),
        }
    }

    #[inline]
    fn tag(&mut self, tag: Tag) {
        self.put(&[tag as u8]);
    }

    #[inline]
    fn tagged(&mut self, tag: Tag, bytes: &[u8]) -> Result<(), Refused> {
        self.tag(tag);
        self.put(bytes);
        Ok(())
    }

    /// The length goes before the bytes: in one byte, or in nine that begin with 255.
    fn long(&mut self, tag: Tag, bytes: &[u8]) -> Result<(), Refused> {
        match u8::try_from(bytes.len()) {
            Ok(length) if length < u8::MAX => self.put(&[tag as u8, length]),
            _ => {
                self.put(&[tag as u8, u8::MAX]);
                self.put(&(bytes.len() as u64).to_le_bytes());
            }
        }
        self.put(bytes);
        Ok(())
    }

    fn open(&mut self) -> Result<&mut Self, Refused> {
        self.tag(Tag::Open);
        Ok(self)
    }

    /// Opens the fields of the variant with this number.
    fn open_variant(&mut self, at: u32) -> Result<&mut Self, Refused> {
        self.tagged(Tag::Variant, &at.to_le_bytes())?;
        self.open()
    }

    fn close(&mut self) -> Result<(), Refused> {
        self.tag(Tag::Close);
        Ok(())
    }
}

/// Why a value has no fingerprint: its own type says that it cannot be serialised.
#[derive(Debug)]
pub struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Numbers of one sort have one form, whatever their width.
macro_rules! number {
    ($($name:ident: $from:ty as $to:ty, $tag:ident;)*) => {$(
        fn $name(self, value: $from) -> Result<(), Refused> {
            self.tagged(Tag::$tag, &<$to>::from(value).to_le_bytes())
        }
    )*};
}

impl<'e> Serializer for &'e mut Encoder {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = &'e mut Encoder;
    type SerializeTuple = &'e mut Encoder;
    type SerializeTupleStruct = &'e mut Encoder;
    type SerializeTupleVariant = &'e mut Encoder;
    type SerializeMap = &'e mut Encoder;
    type SerializeStruct = &'e mut Encoder;
    type SerializeStructVariant = &'e mut Encoder;

    number! {
        serialize_i8: i8 as i64, Signed;
        serialize_i16: i16 as i64, Signed;
        serialize_i32: i32 as i64, Signed;
        serialize_i64: i64 as i64, Signed;
        serialize_u8: u8 as u64, Unsigned;
        serialize_u16: u16 as u64, Unsigned;
        serialize_u32: u32 as u64, Unsigned;
        serialize_u64: u64 as u64, Unsigned;
        serialize_f32: f32 as f64, Float;
        serialize_f64: f64 as f64, Float;
        serialize_char: char as u32, Char;
    }

    fn serialize_bool(self, value: bool) -> Result<(), Refused> {
        self.tag(if value { Tag::True } else { Tag::False });
        Ok(())
    }

    #[inline]
    fn serialize_str(self, value: &str) -> Result<(), Refused> {
        self.long(Tag::Text, value.as_bytes())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Refused> {
        self.long(Tag::Bytes, value)
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Refused> {
        self.tag(Tag::None);
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        self.tag(Tag::Some);
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Refused> {
        self.tag(Tag::Unit);
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, at: u32, _: &'static str) -> Result<(), Refused> {
        self.tagged(Tag::Variant, &at.to_le_bytes())
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        at: u32,
        _: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.tagged(Tag::Variant, &at.to_le_bytes())?;
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refused> {
        self.open()
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, Refused> {
        self.open()
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        self.open()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        at: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.open_variant(at)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, Refused> {
        self.open()
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        self.open()
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        at: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self, Refused> {
        self.open_variant(at)
    }

    fn is_human_readable(&self) -> bool {
        false
    }
}

macro_rules! elements {
    ($($of:ident: $name:ident;)*) => {$(
        impl $of for &mut Encoder {
            type Ok = ();
            type Error = Refused;

            fn $name<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
                value.serialize(&mut **self)
            }

            fn end(self) -> Result<(), Refused> {
                self.close()
            }
        }
    )*};
}

elements! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
    SerializeTupleVariant: serialize_field;
}

macro_rules! fields {
    ($($of:ident;)*) => {$(
        impl $of for &mut Encoder {
            type Ok = ();
            type Error = Refused;

            fn serialize_field<T: Serialize + ?Sized>(&mut self, _: &'static str, value: &T) -> Result<(), Refused> {
                value.serialize(&mut **self)
            }

            fn skip_field(&mut self, _: &'static str) -> Result<(), Refused> {
                self.tag(Tag::Skipped);
                Ok(())
            }

            fn end(self) -> Result<(), Refused> {
                self.close()
            }
        }
    )*};
}

fields! {
    SerializeStruct;
    SerializeStructVariant;
}

impl SerializeMap for &mut Encoder {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Refused> {
        key.serialize(&mut **self)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        value.serialize(&mut **self)
    }

    fn end(self) -> Result<(), Refused> {
        self.close()
    }
}
