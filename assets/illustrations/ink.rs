//! Colours and the palette shared by all pictures.
//!
//! One small palette keeps thirteen pictures in one hand: rice-paper whites,
//! ink greys, celadon, lake blue, one cinnabar accent and a little gold. A scene
//! mixes these rather than naming colours of its own.

use tiny_skia::Color;

/// A colour with opacity; all four parts run from 0 to 1, not premultiplied.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ink {
    /// Red part.
    pub r: f32,
    /// Green part.
    pub g: f32,
    /// Blue part.
    pub b: f32,
    /// Opacity.
    pub a: f32,
}

/// An opaque colour from `0xRRGGBB`.
pub const fn ink(hex: u32) -> Ink {
    Ink {
        r: ((hex >> 16) & 255) as f32 / 255.0,
        g: ((hex >> 8) & 255) as f32 / 255.0,
        b: (hex & 255) as f32 / 255.0,
        a: 1.0,
    }
}

impl Ink {
    /// The same colour at opacity `a`.
    pub const fn a(self, a: f32) -> Self {
        Self { a, ..self }
    }

    /// The colour a part `t` (0 to 1) of the way to `to`; opacity moves too.
    pub fn mix(self, to: Self, t: f32) -> Self {
        let m = |a: f32, b: f32| a + (b - a) * t;
        Self { r: m(self.r, to.r), g: m(self.g, to.g), b: m(self.b, to.b), a: m(self.a, to.a) }
    }

    /// Darker, towards ink rather than black so that shadows stay cool.
    pub fn dark(self, t: f32) -> Self {
        self.mix(INK.a(self.a), t)
    }

    /// The colour of a shadow on this colour: cooler, and never far off, so that
    /// white cloth does not look dirty.
    pub fn shadow(self) -> Self {
        let k = 0.56 + 0.16 * (self.r + self.g + self.b) / 3.0;
        Self { r: self.r * k, g: self.g * (k + 0.02), b: self.b * (k + 0.07), a: self.a }
    }

    /// Lighter, towards paper rather than white so that lights stay warm.
    pub fn light(self, t: f32) -> Self {
        self.mix(PAPER.a(self.a), t)
    }

    /// The form the drawing library takes.
    pub fn color(self) -> Color {
        let q = |v: f32| v.clamp(0.0, 1.0);
        Color::from_rgba(q(self.r), q(self.g), q(self.b), q(self.a)).unwrap_or(Color::TRANSPARENT)
    }
}

/// Rice paper.
pub const PAPER: Ink = ink(0xf7_f1e4);
/// Older, warmer paper.
pub const CREAM: Ink = ink(0xf0_e4cc);
/// Mist over water.
pub const MIST: Ink = ink(0xe7_ebe2);
/// Ink black, slightly blue.
pub const INK: Ink = ink(0x24_3038);
/// Dark grey wash.
pub const SLATE: Ink = ink(0x4d_5a61);
/// Middle grey wash.
pub const STONE: Ink = ink(0x8b_9594);
/// Celadon, from light to deep.
pub const CELADON: [Ink; 5] = [ink(0xd3_e0d0), ink(0xa9_c6b4), ink(0x7d_a896), ink(0x55_8576), ink(0x35_6058)];
/// Lake blue, from light to deep.
pub const LAKE: [Ink; 5] = [ink(0xcf_dfdf), ink(0x9c_bfc6), ink(0x66_96a3), ink(0x3c_6c7d), ink(0x23_4a5b)];
/// Cinnabar, the one strong accent.
pub const CINNABAR: Ink = ink(0xc9_452e);
/// Cinnabar thinned with paper.
pub const CORAL: Ink = ink(0xe3_8a6a);
/// Gold.
pub const GOLD: Ink = ink(0xcf_a050);
/// Pale gold, for light.
pub const GLOW: Ink = ink(0xf6_dfa8);
/// Dark wood.
pub const WOOD: Ink = ink(0x7d_5840);
/// Middle wood.
pub const OAK: Ink = ink(0xb0_8560);
/// Light wood.
pub const BIRCH: Ink = ink(0xdc_bf96);
/// Bronze.
pub const BRONZE: Ink = ink(0xa8_7a45);
/// Skin, three tones.
pub const SKIN: [Ink; 3] = [ink(0xf1_cfae), ink(0xe8_bc96), ink(0xd9_a57f)];
/// Hair, from black to grey.
pub const HAIR: [Ink; 4] = [ink(0x2a_2a2e), ink(0x3b_302c), ink(0x4f_3d33), ink(0xa5_a6a2)];
