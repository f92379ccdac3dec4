//! What the proof of a published picture can find in it.

/// What a published picture must not carry, or that it is not whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stowaway {
    /// Camera data (EXIF), which may say where and by whom.
    Exif,
    /// Adobe's record of a picture (XMP).
    Xmp,
    /// The press's record of a picture (IPTC).
    Iptc,
    /// A colour profile.
    Profile,
    /// A record of where a picture comes from (C2PA).
    Provenance,
    /// A comment.
    Comment,
    /// A small copy of the picture.
    Thumbnail,
    /// Any other part that is not the picture.
    Other,
    /// Bytes after its end, as of a motion photograph.
    Trailer,
    /// It ends before its end, or is no picture of ours at all.
    Broken,
}

impl Stowaway {
    /// What an editor knows it by, in Chinese and in English.
    pub fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Exif => ("相机信息（EXIF）", "camera data (EXIF)"),
            Self::Xmp => ("XMP 信息", "XMP data"),
            Self::Iptc => ("IPTC 信息", "IPTC data"),
            Self::Profile => ("颜色配置", "a colour profile"),
            Self::Provenance => ("来源记录（C2PA）", "a record of its origin (C2PA)"),
            Self::Comment => ("备注", "a comment"),
            Self::Thumbnail => ("缩略图", "a thumbnail"),
            Self::Other => ("图像以外的内容", "something that is not the picture"),
            Self::Trailer => ("图像之后的内容", "something after the picture"),
            Self::Broken => ("残缺的内容", "something cut off"),
        }
    }
}
