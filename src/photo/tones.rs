//! The stylesheet that gives each photograph its tone, to stand in its place until it comes.
//!
//! A page cannot say a tone: pages are made before photographs are developed, and the same whether any ever was. So a
//! page names a class, and the class gets its colour here, in a stylesheet of its own that is made last.

use std::collections::BTreeMap;

use crate::fingerprint::Fingerprint;
use crate::picture::Tone;

/// Where the stylesheet is published. Its name stays when photographs are added, so that no page changes with it.
pub const TONES: &str = "tones.css";

/// The class of the photograph with this fingerprint.
pub fn tone_class(source: Fingerprint) -> String {
    let name: String = source.short().chars().take(10).collect();
    format!("tone-{name}")
}

/// The stylesheet. A theme decides what to do with `--tone`.
pub fn stylesheet(tones: &BTreeMap<Fingerprint, Tone>) -> String {
    let rule = |(source, [red, green, blue]): (&Fingerprint, &Tone)| {
        format!(".{} {{ --tone: #{red:02x}{green:02x}{blue:02x}; }}\n", tone_class(*source))
    };
    tones.iter().map(rule).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tone_is_a_rule() {
        let source = Fingerprint::of(b"a photograph");
        let class = tone_class(source);
        assert_eq!(class.len(), 15);
        let tones = BTreeMap::from([(source, [1, 128, 255])]);
        assert_eq!(stylesheet(&tones), format!(".{class} {{ --tone: #0180ff; }}\n"));
        assert_eq!(stylesheet(&BTreeMap::new()), "");
    }
}
