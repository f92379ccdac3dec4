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
    /// What an editor knows it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Exif => "相机信息（EXIF）",
            Self::Xmp => "XMP 信息",
            Self::Iptc => "IPTC 信息",
            Self::Profile => "颜色配置",
            Self::Provenance => "来源记录（C2PA）",
            Self::Comment => "备注",
            Self::Thumbnail => "缩略图",
            Self::Other => "图像以外的内容",
            Self::Trailer => "图像之后的内容",
            Self::Broken => "残缺的内容",
        }
    }
}
