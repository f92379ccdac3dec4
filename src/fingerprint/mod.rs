//! What something is, in 32 bytes: equal fingerprints mean equal content.
//!
//! Memory keys, names of published files and the output's manifest rest on it. BLAKE3, because a
//! fingerprint must not collide even for a file made to collide, and must not be what a build waits for.

mod encoder;

use std::fmt;

use serde::{Serialize, Serializer};

use encoder::Encoder;
pub use encoder::Refused;

/// The BLAKE3 hash of some bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// The fingerprint of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(*blake3::hash(bytes).as_bytes())
    }

    /// The fingerprint of several things in order. Each is preceded by its length, so that `["ab", "c"]`
    /// and `["a", "bc"]` differ.
    pub fn of_all<'a>(things: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for thing in things {
            hasher.update(&(thing.len() as u64).to_le_bytes());
            hasher.update(thing);
        }
        Self(*hasher.finalize().as_bytes())
    }

    /// The fingerprint of `value` as it is serialised: of two values of one type it is the same when they are. Fails only
    /// where the type itself says that it cannot be.
    pub fn of_value(value: &impl Serialize) -> Result<Self, Refused> {
        let mut encoder = Encoder::new();
        value.serialize(&mut encoder)?;
        Ok(Self(encoder.finish()))
    }

    /// The fingerprint that has these bytes.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for a fingerprint of fingerprints.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The first 16 hexadecimal digits: 64 bits, plenty for the names of one website's files.
    pub fn short(&self) -> String {
        self.to_string().chars().take(16).collect()
    }
}

/// Inside what has a fingerprint itself.
impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.short())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn borders_between_things_count() {
        assert_eq!(Fingerprint::of(b"abc"), Fingerprint::of(b"abc"));
        assert_ne!(Fingerprint::of_all([&b"ab"[..], b"c"]), Fingerprint::of_all([&b"a"[..], b"bc"]));
    }

    #[test]
    fn a_hash_is_blake3() {
        // BLAKE3's published test vector for no input.
        assert_eq!(Fingerprint::of(b"").short(), "af1349b9f5f9a1a6");
    }

    #[derive(Serialize)]
    enum Thing {
        Nothing,
        Text(String),
        Pair { first: Option<u8>, second: Vec<&'static str> },
    }

    fn pair(first: Option<u8>, second: &[&'static str]) -> Thing {
        Thing::Pair { first, second: second.to_vec() }
    }

    #[test]
    fn values_of_one_type_differ_in_their_fingerprints() {
        let things = [
            Thing::Nothing,
            Thing::Text(String::new()),
            Thing::Text("a".repeat(3000)),
            Thing::Text("a".repeat(3001)),
            pair(None, &[]),
            pair(Some(0), &[]),
            pair(Some(1), &[]),
            pair(None, &[""]),
            pair(None, &["", ""]),
            pair(None, &["ab", "c"]),
            pair(None, &["a", "bc"]),
        ];
        let mut prints: Vec<_> = things.iter().map(|thing| Fingerprint::of_value(thing).unwrap()).collect();
        assert_eq!(
            prints,
            things.iter().map(|thing| Fingerprint::of_value(&thing).unwrap()).collect::<Vec<_>>()
        );
        prints.sort();
        prints.dedup();
        assert_eq!(prints.len(), things.len());
    }

    #[test]
    fn lists_and_fields_end_where_they_end() {
        let print = |value: (Vec<Vec<u8>>, f64, char, bool)| Fingerprint::of_value(&value).unwrap();
        let one = print((vec![vec![1], vec![]], 0.5, '年', true));
        assert_eq!(one, print((vec![vec![1], vec![]], 0.5, '年', true)));
        for other in [
            (vec![vec![], vec![1]], 0.5, '年', true),
            (vec![vec![1]], 0.5, '年', true),
            (vec![vec![1], vec![]], 0.25, '年', true),
            (vec![vec![1], vec![]], 0.5, '鉴', true),
            (vec![vec![1], vec![]], 0.5, '年', false),
        ] {
            assert_ne!(one, print(other));
        }
    }

    #[test]
    fn what_its_type_refuses_has_none() {
        struct Never;
        impl Serialize for Never {
            fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
                Err(serde::ser::Error::custom("never"))
            }
        }
        assert_eq!(Fingerprint::of_value(&[Never]).unwrap_err().to_string(), "never");
    }
}
