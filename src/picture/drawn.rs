//! Pictures that are put together elsewhere: a part of a photograph to be put in, and the whole to be published.

use image::{DynamicImage, GenericImageView};
use mozjpeg_rs::{Encoder, Preset, Subsampling};

use super::crop::{Crop, covering, cropped};
use super::decoder::open;
use super::fault::Fault;
use super::guard::guarded;
use super::pixels::Channels;
use super::resize::reduced;
use super::sniff::sniff;
use super::workspace::Workspace;

/// The quality of a picture with letters in it, which show what is lost before a photograph does.
const QUALITY: u8 = 90;

/// Pixels in sRGB.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rgb {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Red, green and blue of each pixel, line by line.
    pub samples: Vec<u8>,
}

/// The part of a published picture that `crop` keeps at `size`, which it has to cover.
///
/// # Errors
/// Every [`Fault`] of decoding, and `BadTarget` where it is smaller.
pub fn cut(bytes: &[u8], size: (u32, u32), crop: Crop) -> Result<Rgb, Fault> {
    guarded(|| {
        let whole = DynamicImage::from_decoder(open(sniff(bytes)?, bytes)?)?;
        if whole.width() < size.0 || whole.height() < size.1 {
            return Err(Fault::BadTarget { width: size.0, height: size.1 });
        }
        let covering = covering(whole.dimensions(), size);
        let smaller = reduced(&whole, Channels::Light, covering, &mut Workspace::default().resizer)?;
        let samples = cropped(&smaller, size, crop).into_rgb8().into_raw();
        Ok(Rgb { width: size.0, height: size.1, samples })
    })
}

/// As JPEG, which all messengers show, with colour in full resolution: red letters on paper would have fringes.
///
/// # Errors
/// `Failed` with the encoder's reason.
pub fn jpeg(pixels: &Rgb) -> Result<Vec<u8>, Fault> {
    Encoder::new(Preset::BaselineFastest)
        .quality(QUALITY)
        .subsampling(Subsampling::S444)
        .optimize_huffman(true)
        .encode_rgb(&pixels.samples, pixels.width, pixels.height)
        .map_err(|error| Fault::Failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::proof::stowaway;
    use super::*;

    /// Left red, right blue.
    fn halves() -> Rgb {
        let line = [[200, 30, 30]; 20].into_iter().chain([[30, 30, 200]; 20]);
        let samples = std::iter::repeat_n(line.flatten(), 10).flatten().collect();
        Rgb { width: 40, height: 10, samples }
    }

    #[test]
    fn what_is_cut_out_is_where_the_crop_says() {
        let bytes = jpeg(&halves()).unwrap();
        assert_eq!(stowaway(&bytes), None);
        let left = cut(&bytes, (10, 10), Crop { x: 0, y: 50 }).unwrap();
        let right = cut(&bytes, (10, 10), Crop { x: 100, y: 50 }).unwrap();
        assert_eq!((left.width, left.height, left.samples.len()), (10, 10, 300));
        assert!(left.samples[0] > 180 && left.samples[2] < 60, "{:?}", &left.samples[..3]);
        assert!(right.samples[0] < 60 && right.samples[2] > 180, "{:?}", &right.samples[..3]);
    }

    #[test]
    fn nothing_is_enlarged() {
        let bytes = jpeg(&halves()).unwrap();
        assert_eq!(
            cut(&bytes, (50, 10), Crop { x: 50, y: 50 }),
            Err(Fault::BadTarget { width: 50, height: 10 })
        );
    }
}
