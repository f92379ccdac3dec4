//! What is wrong with a picture, in the editor's words.

use crate::picture::{Fault, Flaw, Foreign, Limit, MAX_PIXELS};

/// What is wrong.
pub(super) fn picture_message(fault: &Fault) -> String {
    match fault {
        Fault::Empty => "图片文件是空的".to_owned(),
        Fault::NotAPicture => "这个文件其实不是图片".to_owned(),
        Fault::Heic => "这是 iPhone 的 HEIC 照片，浏览器大多不能显示".to_owned(),
        Fault::Foreign(kind) => format!("不能采用这个文件：它是{}", foreign(*kind)),
        Fault::Truncated => "图片不完整，后半部分缺失".to_owned(),
        Fault::TooLarge { width, height, .. } => format!("图片太大（{width} × {height} 像素）"),
        Fault::Unsupported(variant) => format!("图片用了少见的存储方式（{variant}），读不出来"),
        Fault::Broken(reason) | Fault::DecoderPanicked(reason) | Fault::Failed(reason) => {
            format!("图片已损坏，读不出来（{reason}）")
        }
        other => format!("图片无法处理（{other}）"),
    }
}

fn foreign(kind: Foreign) -> &'static str {
    match kind {
        Foreign::Avif => " AVIF 图片",
        Foreign::JpegXl => " JPEG XL 图片",
        Foreign::Jpeg2000 => " JPEG 2000 图片",
        Foreign::CameraRaw => "相机的原始格式（RAW）",
        Foreign::Pdf => " PDF 文档",
        Foreign::Html => "网页",
        Foreign::Photoshop => " Photoshop 文档",
        Foreign::Film => "视频",
    }
}

/// What to do.
pub(super) fn picture_hint(fault: &Fault) -> &'static str {
    match fault {
        Fault::Heic => {
            "在手机上打开“设置 → 相机 → 格式”，选“兼容性最佳”后重拍；已有的照片用看图软件另存为 JPEG。"
        }
        Fault::TooLarge { limit: Limit::Pixels(pixels), .. } if *pixels < MAX_PIXELS => {
            "印刷用的（CMYK）和少见的 JPEG 解开来太占内存：用看图软件把它另存为普通的 RGB 图片，或者缩小。"
        }
        Fault::TooLarge { .. } => "用看图软件把它缩小到每边 20000 像素以内、总共不到 2 亿像素，再放进来。",
        Fault::Foreign(Foreign::Html) => "多半是下载没有成功，保存成了网页。重新下载原图。",
        Fault::Foreign(_) | Fault::NotAPicture | Fault::Unsupported(_) => {
            "用看图软件打开它，另存为 JPEG 或 PNG。"
        }
        _ => "重新复制一份原图；复制或下载时可能中断了。",
    }
}

/// Why a drawing is not taken.
pub(super) fn drawing_message(flaw: &Flaw) -> String {
    match flaw {
        Flaw::Script => "里面有脚本（script）".to_owned(),
        Flaw::Event(name) => format!("里面有会运行程序的属性“{name}”"),
        Flaw::Reference(aim) => format!("要用图形以外的东西“{aim}”"),
        Flaw::Bitmap => "里面嵌着一张照片或位图".to_owned(),
        Flaw::Embedded => "里面嵌着网页（foreignObject）".to_owned(),
        Flaw::Element(name) => format!("里面有“{name}”，那不是画图用的"),
        Flaw::Style(word) => format!("样式里有“{word}”"),
        Flaw::Doctype => "有文档类型声明（DOCTYPE）".to_owned(),
        Flaw::NotSvg => "最外层不是 SVG 的 svg 元素，或者没有写它的 xmlns".to_owned(),
        Flaw::NoSize => "没有写 viewBox，看不出宽和高".to_owned(),
        Flaw::TooLong => "太大了：最多 4 MB、20 万个元素".to_owned(),
        _ => "不是完整的 SVG，读不出来".to_owned(),
    }
}

/// What to do about it.
pub(super) fn drawing_hint(flaw: &Flaw) -> &'static str {
    match flaw {
        Flaw::Bitmap => "把嵌着的照片另存为 JPEG，直接用它；要连同图形一起用，就把整张图导出为 PNG。",
        Flaw::Doctype => "用文本编辑器删去“<!DOCTYPE …>”这一句，再试一次；或者导出为 PNG。",
        Flaw::TooLong => "在作图软件里简化图形，或者导出为 PNG。",
        Flaw::Unreadable => "重新复制或导出这个文件，编码选 UTF-8；或者导出为 PNG。",
        _ => "在作图软件里另存为“普通 SVG”（不带脚本、链接和网络字体，文字转为路径），或者导出为 PNG。",
    }
}
