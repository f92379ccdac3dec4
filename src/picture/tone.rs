//! The tone of a picture: the one colour that stands in its place until it comes.

use image::{DynamicImage, GenericImageView};

use super::decoder::open;
use super::fault::Fault;
use super::guard::guarded;
use super::sniff::sniff;

/// A colour in sRGB.
pub type Tone = [u8; 3];

/// The mean colour of a small published picture. `None` where one can see through it: what stands behind it would stay.
///
/// # Errors
/// Every [`Fault`] of decoding.
pub fn tone(bytes: &[u8]) -> Result<Option<Tone>, Fault> {
    guarded(|| {
        let picture = DynamicImage::from_decoder(open(sniff(bytes)?, bytes)?)?;
        Ok(mean(&picture))
    })
}

fn mean(picture: &DynamicImage) -> Option<Tone> {
    let (mut sums, mut count) = ([0_u64; 3], 0_u64);
    for (_, _, image::Rgba([red, green, blue, alpha])) in picture.pixels() {
        if alpha < u8::MAX {
            return None;
        }
        for (sum, sample) in sums.iter_mut().zip([red, green, blue]) {
            *sum += u64::from(sample);
        }
        count += 1;
    }
    (count > 0).then(|| sums.map(|sum| u8::try_from((sum + count / 2) / count).unwrap_or(u8::MAX)))
}

#[cfg(test)]
mod tests {
    use super::super::samples::{jpeg, png};
    use super::super::{Encoding, QUALITY, Steps, Target, Workspace, develop};
    use super::*;

    fn tone_of(source: &[u8], encoding: Encoding) -> Option<Tone> {
        let target = Target { width: 16, height: 8, encoding, crop: None };
        let steps = Steps::new(vec![(16, 8)]);
        let made = develop(source, &steps, &[target], &QUALITY, &mut Workspace::default()).unwrap();
        tone(&made[0]).unwrap()
    }

    #[test]
    fn the_tone_is_the_mean_colour() {
        let halves = jpeg(64, 32, |x, _| if x < 32 { [200, 40, 60] } else { [100, 80, 20] });
        for encoding in [Encoding::Webp, Encoding::Jpeg] {
            let tone = tone_of(&halves, encoding).unwrap();
            assert!(tone.iter().zip([150_u8, 60, 40]).all(|(a, b)| a.abs_diff(b) < 6), "{tone:?}");
        }
    }

    #[test]
    fn what_one_can_see_through_has_none() {
        let clear = png(32, 16, |x, _| [200, 40, 60, if x < 16 { 255 } else { 0 }], None, None);
        assert_eq!(tone_of(&clear, Encoding::Webp), None);
        assert!(tone(b"RIFF\0\0\0\0WEBPVP8 ").is_err());
    }
}
