//! Keeps a panic in a library from ending more than the font that it was given.

use std::panic::{self, AssertUnwindSafe};

use super::flaw::FontFlaw;

/// Runs a step on untrusted bytes and turns a panic in it into a flaw. Sound because the step owns all that it changes.
pub(super) fn guarded<T>(step: impl FnOnce() -> Result<T, FontFlaw>) -> Result<T, FontFlaw> {
    let broken = |_| Err(FontFlaw::Broken("glyf".to_owned()));
    panic::catch_unwind(AssertUnwindSafe(step)).unwrap_or_else(broken)
}
