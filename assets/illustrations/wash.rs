//! Washes over the whole sheet: mist, reflections, and the last coat of grain.
//!
//! These work pixel by pixel because they depend on what is already drawn (a
//! reflection) or on noise (mist, paper), which outlines cannot express.

use crate::canvas::{Canvas, lay};
use crate::chance::{cloud, noise, speck};
use crate::ink::{CREAM, INK, Ink};

/// A band of mist.
#[derive(Clone, Copy)]
pub struct Mist {
    /// Height of the middle of the band.
    pub y: f32,
    /// Half the thickness.
    pub reach: f32,
    /// Colour and greatest opacity.
    pub ink: Ink,
    /// Seed of its shape.
    pub seed: u64,
}

impl Canvas {
    /// Lays a band of mist, drawn out sideways and torn at its edges.
    pub fn mist(&mut self, m: Mist) {
        let y0 = (m.y - m.reach).max(0.0) as usize;
        let y1 = (m.y + m.reach).clamp(0.0, self.h) as usize;
        let w = self.w as usize;
        for y in y0..y1 {
            for x in 0..w {
                let (fx, fy) = (x as f32, y as f32);
                let n = cloud(fx / 620.0, fy / 130.0, 4, m.seed);
                let d = ((fy - m.y) / m.reach).abs() + (n - 0.5) * 0.9;
                let k = (1.0 - d).clamp(0.0, 1.0);
                let k = k * k * (3.0 - 2.0 * k) * (0.55 + 0.9 * n).min(1.0);
                let i = (y * w + x) * 4;
                lay(&mut self.pix.data_mut()[i..i + 3], m.ink, m.ink.a * k);
            }
        }
    }

    /// Mirrors what lies above `level` into the water between the levels and
    /// `bottom`, squeezed by `squeeze`, broken by ripples that grow nearer, and
    /// mixed by `strength` into what is there.
    pub fn reflect(&mut self, level: f32, bottom: f32, squeeze: f32, strength: f32) {
        let w = self.w as usize;
        let source = self.pix.data().to_vec();
        let bottom = bottom.min(self.h);
        for y in level as usize..bottom as usize {
            let d = y as f32 - level;
            let near = d / (bottom - level);
            let band = noise(0.0, d / (5.0 + near * 16.0), 91) - 0.5;
            for x in 0..w {
                let fx = x as f32;
                let wave = noise(fx / (60.0 + near * 140.0), d / (4.0 + near * 9.0), 92) - 0.5;
                let sy = level - d * squeeze + wave * (4.0 + near * 30.0) - 1.0;
                let sx = fx + (band + wave) * (6.0 + near * 34.0);
                let sx = sx.clamp(0.0, self.w - 1.0) as usize;
                let sy = sy.clamp(0.0, level - 1.0) as usize;
                let s = &source[(sy * w + sx) * 4..][..3];
                let part = |v: u8| f32::from(v) / 255.0;
                let ink = Ink { r: part(s[0]), g: part(s[1]), b: part(s[2]), a: 1.0 };
                let i = (y * w + x) * 4;
                lay(&mut self.pix.data_mut()[i..i + 3], ink, strength * (1.0 - 0.35 * near));
            }
        }
    }

    /// Mirrors what lies above `level` in a polished floor; the image fades to
    /// nothing at `bottom`.
    pub fn gloss(&mut self, level: f32, bottom: f32, strength: f32) {
        let w = self.w as usize;
        let source = self.pix.data().to_vec();
        for y in level as usize..bottom.min(self.h) as usize {
            let d = y as f32 - level;
            let fade = 1.0 - d / (bottom - level);
            let smear = 2 + (d / 14.0) as usize;
            for x in 0..w {
                let mut sum = [0.0_f32; 3];
                for k in 0..4 {
                    let sy = (level - 2.0 - d) as isize - (k * smear) as isize;
                    let sx = (x + k * smear / 2).min(w - 1);
                    let s = &source[(sy.max(0) as usize * w + sx) * 4..][..3];
                    for (a, v) in sum.iter_mut().zip(s) {
                        *a += f32::from(*v) / 1020.0;
                    }
                }
                let ink = Ink { r: sum[0], g: sum[1], b: sum[2], a: 1.0 };
                let i = (y * w + x) * 4;
                lay(&mut self.pix.data_mut()[i..i + 3], ink, strength * fade * fade);
            }
        }
    }

    /// The last coat: paper tone, slow mottling, a darker rim and fine grain;
    /// returns the picture as rows of red, green, blue.
    pub fn finished(self, seed: u64) -> Vec<u8> {
        let w = self.w as usize;
        let (cx, cy) = (self.w / 2.0, self.h / 2.0);
        let mut out = Vec::with_capacity(w * self.h as usize * 3);
        for (i, px) in self.pix.data().chunks_exact(4).enumerate() {
            let (x, y) = ((i % w) as f32, (i / w) as f32);
            let (ix, iy) = (x as i32, y as i32);
            let mut rgb = [px[0], px[1], px[2]];
            let rim = ((x - cx) / cx).powi(2) * 0.5 + ((y - cy) / cy).powi(2) * 0.5;
            lay(&mut rgb, INK, 0.10 * (rim - 0.35).max(0.0));
            lay(&mut rgb, CREAM, 0.05);
            let slow = (cloud(x / 240.0, y / 240.0, 3, seed) - 0.5) * 9.0;
            let fibre = (noise(x / 14.0, y / 3.0, seed + 1) - 0.5) * 3.0;
            let grain = (speck(ix, iy, seed + 2) + speck(ix / 2, iy / 2, seed + 3) - 1.0) * 5.5;
            let add = slow + fibre + grain;
            out.extend(rgb.map(|v| (f32::from(v) + add).round().clamp(0.0, 255.0) as u8));
        }
        out
    }
}
