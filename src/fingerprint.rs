//! What something is, in 32 bytes: equal fingerprints mean equal content.
//!
//! Memory keys, names of published files and the output's manifest rest on it. BLAKE3, because a
//! fingerprint must not collide even for a file made to collide, and must not be what a build waits for.

use std::io::{BufWriter, Write};
use std::{fmt, io};

use serde::{Serialize, Serializer};

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

    /// The fingerprint of `value` as JSON, without holding the JSON.
    pub fn of_value(value: &impl Serialize) -> Result<Self, serde_json::Error> {
        struct Sink(blake3::Hasher);
        impl Write for Sink {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.update(bytes);
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let mut sink = Sink(blake3::Hasher::new());
        // JSON comes in very many very small pieces.
        let mut pieces = BufWriter::new(&mut sink);
        serde_json::to_writer(&mut pieces, value)?;
        pieces.flush().map_err(serde_json::Error::io)?;
        drop(pieces);
        Ok(Self(*sink.0.finalize().as_bytes()))
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

/// As two numbers: inside what has a fingerprint itself.
impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (halves, _) = self.0.as_chunks();
        halves.iter().map(|half| u128::from_le_bytes(*half)).collect::<Vec<_>>().serialize(serializer)
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
    fn a_value_is_its_json() {
        assert_eq!(Fingerprint::of_value(&"年鉴").unwrap(), Fingerprint::of("\"年鉴\"".as_bytes()));
        // BLAKE3's published test vector for no input.
        assert_eq!(Fingerprint::of(b"").short(), "af1349b9f5f9a1a6");
    }
}
