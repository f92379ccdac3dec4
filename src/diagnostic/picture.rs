//! What is wrong with a picture, in the editor's words.

use crate::language::Words;
use crate::picture::{Fault, Flaw, Foreign, Limit, MAX_PIXELS};

/// What is wrong.
pub(super) fn picture_message(fault: &Fault) -> Words {
    match fault {
        Fault::Empty => Words::new("图片文件是空的", "the picture’s file is empty"),
        Fault::NotAPicture => Words::new("这个文件其实不是图片", "this file is not a picture at all"),
        Fault::Heic => Words::new(
            "这是 iPhone 的 HEIC 照片，浏览器大多不能显示",
            "this is an iPhone’s HEIC photograph, which most browsers cannot show",
        ),
        Fault::Foreign(kind) => {
            let kind = foreign(*kind);
            Words::of(
                format!("不能采用这个文件：它是{}", kind.zh),
                format!("this file cannot be used: it is {}", kind.en),
            )
        }
        Fault::Truncated => {
            Words::new("图片不完整，后半部分缺失", "the picture is not whole: its last part is missing")
        }
        Fault::TooLarge { width, height, .. } => Words::of(
            format!("图片太大（{width} × {height} 像素）"),
            format!("the picture is too large ({width} × {height} pixels)"),
        ),
        Fault::Unsupported(variant) => Words::of(
            format!("图片用了少见的存储方式（{variant}），读不出来"),
            format!("the picture is stored in an unusual way ({variant}) and cannot be read"),
        ),
        Fault::Broken(reason) | Fault::DecoderPanicked(reason) | Fault::Failed(reason) => Words::of(
            format!("图片已损坏，读不出来（{reason}）"),
            format!("the picture is damaged and cannot be read ({reason})"),
        ),
        other => Words::of("图片无法处理", format!("the picture cannot be processed ({other})")),
    }
}

fn foreign(kind: Foreign) -> Words {
    match kind {
        Foreign::Avif => Words::new(" AVIF 图片", "an AVIF picture"),
        Foreign::JpegXl => Words::new(" JPEG XL 图片", "a JPEG XL picture"),
        Foreign::Jpeg2000 => Words::new(" JPEG 2000 图片", "a JPEG 2000 picture"),
        Foreign::CameraRaw => Words::new("相机的原始格式（RAW）", "a camera’s raw file"),
        Foreign::Pdf => Words::new(" PDF 文档", "a PDF document"),
        Foreign::Html => Words::new("网页", "a web page"),
        Foreign::Photoshop => Words::new(" Photoshop 文档", "a Photoshop document"),
        Foreign::Film => Words::new("视频", "a video"),
    }
}

/// What to do.
pub(super) fn picture_hint(fault: &Fault) -> Words {
    match fault {
        Fault::Heic => Words::new(
            "在手机上打开“设置 → 相机 → 格式”，选“兼容性最佳”后重拍；已有的照片用看图软件另存为 JPEG。",
            "For new photographs, choose “Settings → Camera → Formats → Most Compatible” on the telephone. Save those that you have as JPEG with a picture viewer.",
        ),
        Fault::TooLarge { limit: Limit::Pixels(pixels), .. } if *pixels < MAX_PIXELS => Words::new(
            "印刷用的（CMYK）和少见的 JPEG 解开来太占内存：用看图软件把它另存为普通的 RGB 图片，或者缩小。",
            "JPEGs for printing (CMYK) and unusual ones take too much memory: save it as an ordinary RGB picture, or make it smaller.",
        ),
        Fault::TooLarge { .. } => Words::new(
            "用看图软件把它缩小到每边 20000 像素以内、总共不到 2 亿像素，再放进来。",
            "Make it smaller with a picture viewer: at most 20000 pixels a side and less than 200 million pixels in all.",
        ),
        Fault::Foreign(Foreign::Html) => Words::new(
            "多半是下载没有成功，保存成了网页。重新下载原图。",
            "Most likely a download failed and a web page was saved instead. Download the picture again.",
        ),
        Fault::Foreign(_) | Fault::NotAPicture | Fault::Unsupported(_) => Words::new(
            "用看图软件打开它，另存为 JPEG 或 PNG。",
            "Open it with a picture viewer and save it as JPEG or PNG.",
        ),
        _ => Words::new(
            "重新复制一份原图；复制或下载时可能中断了。",
            "Copy the original again; copying or downloading may have been cut off.",
        ),
    }
}

/// Why a drawing is not taken.
pub(super) fn drawing_message(flaw: &Flaw) -> Words {
    match flaw {
        Flaw::Script => Words::new("里面有脚本（script）", "it holds a script"),
        Flaw::Event(name) => Words::of(
            format!("里面有会运行程序的属性“{name}”"),
            format!("it holds the attribute “{name}”, which runs a program"),
        ),
        Flaw::Reference(aim) => Words::of(
            format!("要用图形以外的东西“{aim}”"),
            format!("it uses “{aim}”, which is not part of the drawing"),
        ),
        Flaw::Bitmap => Words::new("里面嵌着一张照片或位图", "a photograph or bitmap is embedded in it"),
        Flaw::Embedded => {
            Words::new("里面嵌着网页（foreignObject）", "a web page is embedded in it (foreignObject)")
        }
        Flaw::Element(name) => Words::of(
            format!("里面有“{name}”，那不是画图用的"),
            format!("it holds “{name}”, which draws nothing"),
        ),
        Flaw::Style(word) => Words::of(format!("样式里有“{word}”"), format!("its style holds “{word}”")),
        Flaw::Doctype => Words::new("有文档类型声明（DOCTYPE）", "it declares a document type (DOCTYPE)"),
        Flaw::NotSvg => Words::new(
            "最外层不是 SVG 的 svg 元素，或者没有写它的 xmlns",
            "its outermost element is not SVG’s “svg”, or lacks its xmlns",
        ),
        Flaw::NoSize => Words::new(
            "没有写 viewBox，看不出宽和高",
            "it has no viewBox, so its width and height are unknown",
        ),
        Flaw::TooLong => Words::new(
            "太大了：最多 4 MB、20 万个元素",
            "it is too large: 4 MB and 200,000 elements are the most",
        ),
        _ => Words::new("不是完整的 SVG，读不出来", "it is not a whole SVG and cannot be read"),
    }
}

/// What to do about it.
pub(super) fn drawing_hint(flaw: &Flaw) -> Words {
    match flaw {
        Flaw::Bitmap => Words::new(
            "把嵌着的照片另存为 JPEG，直接用它；要连同图形一起用，就把整张图导出为 PNG。",
            "Save the embedded photograph as JPEG and use that; to keep it together with the drawing, export the whole as PNG.",
        ),
        Flaw::Doctype => Words::new(
            "用文本编辑器删去“<!DOCTYPE …>”这一句，再试一次；或者导出为 PNG。",
            "Delete “<!DOCTYPE …>” with a text editor and try again, or export the drawing as PNG.",
        ),
        Flaw::TooLong => Words::new(
            "在作图软件里简化图形，或者导出为 PNG。",
            "Simplify the drawing in the program that made it, or export it as PNG.",
        ),
        Flaw::Unreadable => Words::new(
            "重新复制或导出这个文件，编码选 UTF-8；或者导出为 PNG。",
            "Copy or export the file again, in UTF-8; or export it as PNG.",
        ),
        _ => Words::new(
            "在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。",
            "Save it as “plain SVG” in the program that made it (no scripts, links or web fonts, text as paths), or export it as PNG.",
        ),
    }
}
