//! Keeps a panic in a library from ending more than the picture that it was given.

use std::any::Any;
use std::panic::{self, AssertUnwindSafe};

use super::fault::Fault;

/// Runs a step on untrusted bytes and turns a panic in it into a fault. Sound because the step
/// owns all that it changes, and what it owned is gone after a panic.
pub(crate) fn guarded<T>(step: impl FnOnce() -> Result<T, Fault>) -> Result<T, Fault> {
    panic::catch_unwind(AssertUnwindSafe(step))
        .unwrap_or_else(|cause| Err(Fault::DecoderPanicked(message(cause.as_ref()))))
}

fn message(cause: &(dyn Any + Send)) -> String {
    let fixed = cause.downcast_ref::<&str>().map(ToString::to_string);
    let made = || cause.downcast_ref::<String>().cloned();
    fixed.or_else(made).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_a_fault() {
        let fault = guarded::<()>(|| panic!("index 9 of 8"));
        assert_eq!(fault, Err(Fault::DecoderPanicked("index 9 of 8".into())));
    }
}
