//! How large a picture may be.

/// The longest side accepted, in pixels: the largest number in sixteen bits with a sign, beyond
/// which programs commonly fail; no camera or scanner in use comes near it.
pub const MAX_SIDE: u32 = 32_767;

/// The most pixels accepted: twice those of the largest single-shot cameras, and about
/// 600 megabytes when decoded at eight bits a channel.
pub const MAX_PIXELS: u64 = 200_000_000;

/// The most bytes that the careful decoder of JPEG may take. It keeps planes beside the picture, and of a progressive
/// file all coefficients, so that 165 bytes that claim 200 million pixels of four inks would take three gigabytes.
/// Enough for a sheet of A3 at 600 dots an inch.
pub(crate) const MAX_CAREFUL: u64 = 1 << 30;
