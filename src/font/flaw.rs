//! Why a font cannot be used.

/// What is wrong with a font file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontFlaw {
    /// Several fonts in one file.
    Collection,
    /// Outlines that are no TrueType ones: in an OpenType font mostly in a table called CFF.
    Outlines,
    /// A font that was made for the web already.
    Web,
    /// No font.
    Foreign,
    /// A font of which this cannot be read.
    Broken(String),
    /// Its maker does not allow to embed it: `fsType` says restricted licence.
    Restricted,
    /// Its maker does not allow to take a part of it: `fsType` says no subsetting.
    WholeOnly,
    /// Its maker allows to embed bitmaps of it alone.
    BitmapsOnly,
}
