//! The sizes that a photograph is reduced through.
//!
//! Each is reduced from the next larger one, which takes half the time of reducing each from the source. What comes out
//! depends on the sizes that were passed, so all of them are passed whichever is wanted: one rendition made alone has the
//! bytes that it has among others.

use std::cmp::Reverse;

use super::crop::Crop;

/// Sizes of the whole picture, upright, the largest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Steps(Vec<(u32, u32)>);

impl Steps {
    /// Through these sizes, each width and height in pixels.
    pub fn new(mut sizes: Vec<(u32, u32)>) -> Self {
        sizes.sort_by_key(|(width, height)| Reverse(u64::from(*width) * u64::from(*height)));
        sizes.dedup();
        Self(sizes)
    }

    /// The sizes, the largest first.
    pub fn sizes(&self) -> &[(u32, u32)] {
        &self.0
    }

    /// The smallest size that all of them fit into: the largest, where, as is usual, all have one proportion.
    pub(crate) fn envelope(&self) -> Option<(u32, u32)> {
        let width = self.0.iter().map(|(width, _)| *width).max()?;
        let height = self.0.iter().map(|(_, height)| *height).max()?;
        Some((width, height))
    }

    /// The step that a picture of `size` is made of: its own, or for a part of the picture the smallest that covers it.
    /// `None` where there is none.
    pub(crate) fn step(&self, size: (u32, u32), crop: Option<Crop>) -> Option<usize> {
        let covers = |step: &(u32, u32)| step.0 >= size.0 && step.1 >= size.1;
        match crop {
            None => self.0.iter().position(|step| *step == size),
            Some(_) => self.0.iter().rposition(covers),
        }
    }

    /// The largest size in the proportion of `wanted`, and not beyond it, that the largest step holds: nothing is enlarged.
    /// `None` without any step.
    pub fn part(&self, wanted: (u32, u32)) -> Option<(u32, u32)> {
        let (width, height) = *self.0.first()?;
        let (across, down) =
            (u64::from(width) * u64::from(wanted.1), u64::from(height) * u64::from(wanted.0));
        let share = |of: u64, by: u32| u32::try_from(of / u64::from(by.max(1))).unwrap_or(u32::MAX).max(1);
        Some(if width >= wanted.0 && height >= wanted.1 {
            wanted
        } else if across < down {
            (width, share(across, wanted.0))
        } else {
            (share(down, wanted.1), height)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_made_of_the_smallest_step_that_covers_it() {
        let steps = Steps::new(vec![(480, 360), (1600, 1200), (960, 720)]);
        assert_eq!(steps.sizes(), [(1600, 1200), (960, 720), (480, 360)]);
        let crop = Some(Crop { x: 50, y: 50 });
        assert_eq!(steps.step((960, 720), None), Some(1));
        assert_eq!(steps.step((900, 500), crop), Some(1));
        assert_eq!(steps.step((1200, 630), crop), Some(0));
        assert_eq!([steps.step((900, 500), None), steps.step((1601, 10), crop)], [None, None]);
    }

    #[test]
    fn a_part_is_not_enlarged() {
        for (own, expected) in [
            ((1600, 1200), (1200, 630)),
            ((1600, 400), (761, 400)),
            ((480, 640), (480, 252)),
            ((600, 315), (600, 315)),
            ((1, 1), (1, 1)),
        ] {
            assert_eq!(Steps::new(vec![own]).part((1200, 630)), Some(expected), "{own:?}");
        }
        assert_eq!(Steps::default().part((1200, 630)), None);
    }
}
