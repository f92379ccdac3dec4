//! A seal at the end of each file of the cache: whether it is whole, unchanged, and the one that its name says.
//!
//! The cache is a folder that anybody can cut, copy or mix up, and a disk can flip a bit of; what is wrong in it must cost
//! time, never a wrong website. The seal is the fingerprint of the file's name and its bytes, so a file under another's name is
//! as broken as one with another bit. What has no seal that fits, as a file of an earlier version, is made anew.

use crate::fingerprint::Fingerprint;

/// How much longer a sealed file is, in bytes: a fingerprint in hexadecimal digits, so that a record stays a text.
pub const LENGTH: usize = 64;

/// `bytes` with their seal, to be kept under `name`.
pub fn seal(name: &str, bytes: &[u8]) -> Vec<u8> {
    [bytes, of(name, bytes).as_bytes()].concat()
}

/// The bytes of the file `name` without their seal. `None` where it does not fit.
pub fn open(name: &str, mut sealed: Vec<u8>) -> Option<Vec<u8>> {
    let (bytes, seal) = sealed.split_at_checked(sealed.len().checked_sub(LENGTH)?)?;
    if seal != of(name, bytes).as_bytes() {
        return None;
    }
    sealed.truncate(sealed.len() - LENGTH);
    Some(sealed)
}

fn of(name: &str, bytes: &[u8]) -> String {
    Fingerprint::of_all([name.as_bytes(), bytes]).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_sealed_under_its_name_opens() {
        let sealed = seal("p-480.webp", b"pixels");
        assert_eq!(sealed.len(), 6 + LENGTH);
        assert_eq!(open("p-480.webp", sealed.clone()).as_deref(), Some(&b"pixels"[..]));
        assert_eq!(open("q-480.webp", sealed.clone()), None);
        assert_eq!(open("p-480.webp", b"pixels".to_vec()), None);
        assert_eq!(open("p-480.webp", Vec::new()), None);
        for at in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[at] ^= 1;
            assert_eq!(open("p-480.webp", flipped), None, "{at}");
            assert_eq!(open("p-480.webp", sealed[..at].to_vec()), None, "{at}");
        }
    }
}
