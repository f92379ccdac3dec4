//! A file of a theme, and where it comes from.

use std::sync::Arc;

use crate::path::SourcePath;

/// A file of a theme.
#[derive(Clone, Debug)]
pub struct File {
    /// Its content.
    pub bytes: Arc<[u8]>,
    /// Where it stands in the yearbook; `None` when the program carries it.
    pub path: Option<SourcePath>,
}
