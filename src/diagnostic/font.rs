//! What is wrong with a font, in the editor's words.

use crate::font::FontFlaw;
use crate::language::Words;

/// What is wrong.
pub(super) fn font_message(flaw: &FontFlaw) -> Words {
    match flaw {
        FontFlaw::Collection => {
            Words::new("它是几种字体合在一起的字体集（.ttc）", "it is a collection of several fonts (.ttc)")
        }
        FontFlaw::Outlines => Words::new(
            "它的字形不是 TrueType 曲线（多半是 CFF，常见于 .otf）",
            "its outlines are not TrueType (most likely CFF, as in many .otf files)",
        ),
        FontFlaw::Web => {
            Words::new("它已经压缩成网页字体（WOFF）", "it is already compressed for the web (WOFF)")
        }
        FontFlaw::Foreign => Words::new("它其实不是字体", "it is not a font at all"),
        FontFlaw::Broken(table) => Words::of(
            format!("文件已损坏，读不出来（{table}）"),
            format!("the file is damaged and cannot be read ({table})"),
        ),
        FontFlaw::Restricted => Words::new(
            "字体声明不许嵌入（受限许可）",
            "it says that it may not be embedded (restricted licence)",
        ),
        FontFlaw::WholeOnly => {
            Words::new("字体声明不许只取其中一部分字", "it says that no part of its characters may be taken")
        }
        FontFlaw::BitmapsOnly => {
            Words::new("字体声明只许嵌入点阵", "it says that only its bitmaps may be embedded")
        }
    }
}

/// What to do.
pub(super) fn font_hint(flaw: &FontFlaw) -> Words {
    match flaw {
        FontFlaw::Collection | FontFlaw::Outlines => Words::new(
            "换这种字体的 TrueType 版（.ttf）；思源宋体、思源黑体在 Google Fonts 上叫 Noto Serif SC、Noto Sans SC，下载的就是。",
            "Use the font’s TrueType edition (.ttf); Noto Serif SC and Noto Sans SC come so from Google Fonts.",
        ),
        FontFlaw::Web => Words::new(
            "换压缩以前的 .ttf 文件，压缩由程序来做。",
            "Use the .ttf file from which it was made; the program does the compressing.",
        ),
        FontFlaw::Foreign => Words::new(
            "多半是下载没有成功，保存成了网页。重新下载 .ttf 文件。",
            "Most likely a download failed and a web page was saved instead. Download the .ttf file again.",
        ),
        FontFlaw::Broken(_) => Words::new(
            "重新复制或下载一份；复制或下载时可能中断了。",
            "Copy or download it again; the last time may have been cut off.",
        ),
        FontFlaw::Restricted | FontFlaw::WholeOnly | FontFlaw::BitmapsOnly => Words::new(
            "向字体厂商购买网页授权，换他们给的文件；或者换开源字体，例如思源宋体（Noto Serif SC）。",
            "Buy a licence for the web from its maker and use the file that comes with it, or choose an open font such as Noto Serif SC.",
        ),
    }
}
