//! What a rule looks for in a passage.

use std::sync::LazyLock;

use regex::{Captures, Regex};

/// An expression, made when it is first looked for. There is none where it could not be made; each rule's tests see that
/// there is.
pub(super) type Expression = LazyLock<Option<Regex>>;

/// All that `expression` finds in `text`.
pub(super) fn all<'t>(expression: &'static Expression, text: &'t str) -> impl Iterator<Item = Captures<'t>> {
    expression.iter().flat_map(move |regex| regex.captures_iter(text))
}
