//! Seeded chance: a splitmix64 sequence and lattice noise.
//!
//! The pictures have to come out the same at each run, so every wobble is drawn
//! from a seed written in the scene and never from the machine.

/// A splitmix64 sequence.
pub struct Chance(u64);

fn scramble(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

impl Chance {
    /// A sequence that starts from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// The next number from 0 up to 1.
    pub fn unit(&mut self) -> f32 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (scramble(self.0) >> 40) as f32 / 16_777_216.0
    }

    /// The next number from `low` up to `high`.
    pub fn span(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// The next number around 0, at most `reach` away, small values likelier.
    pub fn sway(&mut self, reach: f32) -> f32 {
        (self.unit() + self.unit() - 1.0) * reach
    }

    /// One of `items`, or the `fallback` when there is none.
    pub fn pick<T: Copy>(&mut self, items: &[T], fallback: T) -> T {
        let i = (self.unit() * items.len() as f32) as usize;
        items.get(i).copied().unwrap_or(fallback)
    }
}

/// White noise of a lattice point, 0 to 1.
pub fn speck(x: i32, y: i32, seed: u64) -> f32 {
    let key = (u64::from(x as u32) << 32 | u64::from(y as u32)) ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (scramble(key.wrapping_add(0x1234_5678_9abc_def1)) >> 40) as f32 / 16_777_216.0
}

/// Smooth noise, 0 to 1, with features about one unit across.
pub fn noise(x: f32, y: f32, seed: u64) -> f32 {
    let (fx, fy) = (x.floor(), y.floor());
    let (ix, iy) = (fx as i32, fy as i32);
    let ease = |t: f32| t * t * (3.0 - 2.0 * t);
    let (tx, ty) = (ease(x - fx), ease(y - fy));
    let mix = |a: f32, b: f32, t: f32| a + (b - a) * t;
    let top = mix(speck(ix, iy, seed), speck(ix + 1, iy, seed), tx);
    let low = mix(speck(ix, iy + 1, seed), speck(ix + 1, iy + 1, seed), tx);
    mix(top, low, ty)
}

/// Noise of `octaves` sizes laid over each other, 0 to 1.
pub fn cloud(x: f32, y: f32, octaves: u32, seed: u64) -> f32 {
    let (mut sum, mut weight, mut total, mut scale) = (0.0, 1.0, 0.0, 1.0);
    for i in 0..octaves {
        sum += weight * noise(x * scale, y * scale, seed.wrapping_add(u64::from(i) * 77));
        total += weight;
        weight *= 0.5;
        scale *= 2.03;
    }
    sum / total
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_gives_the_same_numbers() {
        let take = |seed| {
            let mut c = Chance::new(seed);
            [c.unit(), c.unit(), c.unit()].map(f32::to_bits)
        };
        assert_eq!(take(7), take(7));
        assert_ne!(take(7), take(8));
    }

    #[test]
    fn numbers_stay_in_their_span() {
        let mut c = Chance::new(3);
        assert!((0..1000).all(|_| (-2.0..5.0).contains(&c.span(-2.0, 5.0))));
        assert!((0..1000).all(|i| (0.0..=1.0).contains(&cloud(i as f32 * 0.37, 4.2, 4, 9))));
    }

    #[test]
    fn noise_meets_its_lattice() {
        assert_eq!(noise(4.0, -3.0, 5).to_bits(), speck(4, -3, 5).to_bits());
    }
}
