//! Cutting a picture to another proportion, around the point that has to be kept.

use image::{DynamicImage, GenericImageView};

/// Which part is kept where a target's proportion is not the picture's, in per cent of what is cut off: 0 keeps the left or
/// upper edge, 50 the middle, 100 the right or lower edge, as `object-position` of CSS has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Crop {
    /// Across, 0 to 100.
    pub x: u8,
    /// Down, 0 to 100.
    pub y: u8,
}

/// The smallest size in the proportion of `own` that covers `wanted`, which is not larger than `own`.
pub(crate) fn covering(own: (u32, u32), wanted: (u32, u32)) -> (u32, u32) {
    let scaled = |wanted: u32, by: u32, other: u32| {
        let (wanted, by, other) = (u64::from(wanted), u64::from(by.max(1)), u64::from(other));
        u32::try_from((wanted * other * 2 + by) / (by * 2)).unwrap_or(u32::MAX)
    };
    let by_width = (wanted.0, scaled(wanted.0, own.0, own.1).min(own.1));
    if by_width.1 >= wanted.1 {
        by_width
    } else {
        (scaled(wanted.1, own.1, own.0).clamp(wanted.0, own.0.max(wanted.0)), wanted.1)
    }
}

/// What `crop` keeps of a picture, at `size`.
pub(crate) fn cropped(picture: &DynamicImage, (width, height): (u32, u32), crop: Crop) -> DynamicImage {
    let (own_width, own_height) = picture.dimensions();
    let start =
        |own: u32, kept: u32, per_cent: u8| own.saturating_sub(kept) * u32::from(per_cent.min(100)) / 100;
    picture.crop_imm(start(own_width, width, crop.x), start(own_height, height, crop.y), width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_smallest_size_that_covers_keeps_the_proportion() {
        for (own, wanted, expected) in [
            ((4000, 3000), (1200, 630), (1200, 900)),
            ((3000, 4000), (1200, 630), (1200, 1600)),
            ((4000, 1000), (1200, 630), (2520, 630)),
            ((1200, 630), (1200, 630), (1200, 630)),
            ((1201, 630), (1200, 630), (1201, 630)),
            ((40, 1), (20, 1), (20, 1)),
        ] {
            assert_eq!(covering(own, wanted), expected);
        }
    }

    #[test]
    fn what_is_kept_is_where_the_crop_says() {
        let picture = DynamicImage::ImageRgb8(image::RgbImage::from_fn(101, 3, |x, y| {
            image::Rgb([u8::try_from(x).unwrap(), u8::try_from(y).unwrap(), 0])
        }));
        let first = |x, y| cropped(&picture, (1, 1), Crop { x, y }).to_rgb8().get_pixel(0, 0).0;
        assert_eq!([first(0, 0), first(30, 50), first(100, 100)], [[0, 0, 0], [30, 1, 0], [100, 2, 0]]);
    }
}
