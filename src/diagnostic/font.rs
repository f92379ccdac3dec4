//! What is wrong with a font, in the editor's words.

use crate::font::FontFlaw;

/// What is wrong.
pub(super) fn font_message(flaw: &FontFlaw) -> String {
    match flaw {
        FontFlaw::Collection => "它是几种字体合在一起的字体集（.ttc）".to_owned(),
        FontFlaw::Outlines => "它的字形不是 TrueType 曲线（多半是 CFF，常见于 .otf）".to_owned(),
        FontFlaw::Web => "它已经压缩成网页字体（WOFF）".to_owned(),
        FontFlaw::Foreign => "它其实不是字体".to_owned(),
        FontFlaw::Broken(table) => format!("文件已损坏，读不出来（{table}）"),
        FontFlaw::Restricted => "字体声明不许嵌入（受限许可）".to_owned(),
        FontFlaw::WholeOnly => "字体声明不许只取其中一部分字".to_owned(),
        FontFlaw::BitmapsOnly => "字体声明只许嵌入点阵".to_owned(),
    }
}

/// What to do.
pub(super) fn font_hint(flaw: &FontFlaw) -> &'static str {
    match flaw {
        FontFlaw::Collection | FontFlaw::Outlines => {
            "换这种字体的 TrueType 版（.ttf）；思源宋体、思源黑体在 Google Fonts 上叫 Noto Serif SC、Noto Sans SC，下载的就是。"
        }
        FontFlaw::Web => "换压缩以前的 .ttf 文件，压缩由程序来做。",
        FontFlaw::Foreign => "多半是下载没有成功，保存成了网页。重新下载 .ttf 文件。",
        FontFlaw::Broken(_) => "重新复制或下载一份；复制或下载时可能中断了。",
        FontFlaw::Restricted | FontFlaw::WholeOnly | FontFlaw::BitmapsOnly => {
            "向字体厂商购买网页授权，换他们给的文件；或者换开源字体，例如思源宋体（Noto Serif SC）。"
        }
    }
}
