//! Lossy WebP by libwebp, which is C: the one file that contains `unsafe`.
//!
//! Google's own encoder because no encoder in Rust writes lossy WebP of comparable size. All of
//! its state is held in one value that frees it on every way out.
#![expect(unsafe_code, reason = "libwebp is C")]

use std::ffi::{c_int, c_void};
use std::slice;

use image::DynamicImage;
use libwebp_sys::{
    WebPConfig, WebPEncode, WebPPicture, WebPPictureFree, WebPPictureImportRGB, WebPPictureImportRGBA,
    WebPPreset, WebPValidateConfig,
};

use super::fault::Fault;
use super::recipe::Webp;

/// Encodes `ImageRgb8` or `ImageRgba8` in sRGB.
///
/// # Errors
/// `BadRecipe` where libwebp refuses the settings, `Failed` for other pixels, for sides of more
/// than 16,383 pixels, or where memory runs out.
pub(crate) fn encode(pixels: &DynamicImage, webp: Webp) -> Result<Vec<u8>, Fault> {
    let config = config(webp)?;
    let picture = Picture::import(pixels)?;
    picture.encode(&config)
}

fn config(webp: Webp) -> Result<WebPConfig, Fault> {
    let preset = WebPPreset::WEBP_PRESET_DEFAULT;
    let mut config =
        WebPConfig::new_with_preset(preset, webp.quality).map_err(|()| Fault::BadRecipe("webp quality"))?;
    config.method = c_int::from(webp.method);
    config.segments = c_int::from(webp.segments);
    // One thread, so that the bytes depend on nothing but the input.
    config.thread_level = 0;
    // SAFETY: `config` is initialised, and the call only reads it.
    let is_valid = unsafe { WebPValidateConfig(&raw const config) } != 0;
    is_valid.then_some(config).ok_or(Fault::BadRecipe("webp method"))
}

/// libwebp's picture, whose planes are allocated and freed by libwebp.
struct Picture(WebPPicture);

impl Drop for Picture {
    fn drop(&mut self) {
        // SAFETY: the picture was initialised by `WebPPicture::new`, after which freeing it is
        // allowed whether or not planes were allocated.
        unsafe { WebPPictureFree(&raw mut self.0) };
    }
}

impl Picture {
    fn import(pixels: &DynamicImage) -> Result<Self, Fault> {
        let (samples, import, channels): (_, Import, c_int) = match pixels {
            DynamicImage::ImageRgb8(pixels) => (pixels.as_raw(), WebPPictureImportRGB, 3),
            DynamicImage::ImageRgba8(pixels) => (pixels.as_raw(), WebPPictureImportRGBA, 4),
            _ => return Err(failed("pixels other than RGB of eight bits")),
        };
        let width = side(pixels.width())?;
        let height = side(pixels.height())?;
        let stride = width * channels;
        // Holds for every image buffer; checked because C would read past the end without it.
        let needed = i64::from(stride) * i64::from(height);
        if usize::try_from(needed) != Ok(samples.len()) {
            return Err(failed("fewer samples than pixels"));
        }
        let inner = WebPPicture::new().map_err(|()| failed("another version of libwebp"))?;
        let mut picture = Self(inner);
        picture.0.width = width;
        picture.0.height = height;
        // SAFETY: the picture is initialised, its sides are set, and `samples` holds `height`
        // rows of `stride` bytes, as just checked. The call copies them and keeps no pointer.
        let done = unsafe { import(&raw mut picture.0, samples.as_ptr(), stride) };
        if done == 0 {
            return Err(failed("no memory for the picture"));
        }
        Ok(picture)
    }

    fn encode(mut self, config: &WebPConfig) -> Result<Vec<u8>, Fault> {
        let mut file: Vec<u8> = Vec::new();
        self.0.writer = Some(append);
        self.0.custom_ptr = (&raw mut file).cast::<c_void>();
        // SAFETY: both are initialised; `custom_ptr` points to `file`, which outlives the call,
        // is reached during it through that pointer alone, and is what `append` takes it for.
        let done = unsafe { WebPEncode(config, &raw mut self.0) };
        self.0.custom_ptr = std::ptr::null_mut();
        if done == 0 {
            return Err(Fault::Failed(format!("WebP: {:?}", self.0.error_code)));
        }
        Ok(file)
    }
}

type Import = unsafe extern "C" fn(*mut WebPPicture, *const u8, c_int) -> c_int;

/// A side in libwebp's terms, within what the format can express (16,383, `WEBP_MAX_DIMENSION`).
fn side(pixels: u32) -> Result<c_int, Fault> {
    if !(1..=16_383).contains(&pixels) {
        return Err(failed("a side that the format cannot express"));
    }
    c_int::try_from(pixels).map_err(|error| failed(&error.to_string()))
}

fn failed(what: &str) -> Fault {
    Fault::Failed(format!("WebP: {what}"))
}

/// Takes what libwebp has written and returns 1, its sign to go on.
unsafe extern "C" fn append(data: *const u8, length: usize, picture: *const WebPPicture) -> c_int {
    if length == 0 {
        return 1;
    }
    // SAFETY: libwebp calls this only from within `WebPEncode` in `Picture::encode`, which has
    // set `custom_ptr` to a live vector that nothing else touches meanwhile.
    let file = unsafe { &mut *(*picture).custom_ptr.cast::<Vec<u8>>() };
    // SAFETY: libwebp passes `length` readable bytes, here at least one.
    file.extend_from_slice(unsafe { slice::from_raw_parts(data, length) });
    1
}
