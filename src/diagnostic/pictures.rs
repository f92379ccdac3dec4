//! What to tell of a picture that cannot be used: a text for each fault that `picture` finds.

use crate::picture::{Fault, Foreign};

/// What is wrong with a picture.
pub(super) fn message(fault: &Fault) -> String {
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
        Foreign::Svg => " SVG 矢量图",
        Foreign::Pdf => " PDF 文档",
        Foreign::Html => "网页",
        Foreign::Photoshop => " Photoshop 文档",
        Foreign::Film => "视频",
    }
}

/// What to do about it.
pub(super) fn hint(fault: &Fault) -> &'static str {
    match fault {
        Fault::Heic => {
            "在手机上打开“设置 → 相机 → 格式”，选“兼容性最佳”后重拍；已有的照片用看图软件另存为 JPEG。"
        }
        Fault::TooLarge { .. } => "用看图软件把它缩小到每边 20000 像素以内、总共不到 2 亿像素，再放进来。",
        Fault::Foreign(Foreign::Html) => "多半是下载没有成功，保存成了网页。重新下载原图。",
        Fault::Foreign(_) | Fault::NotAPicture | Fault::Unsupported(_) => {
            "用看图软件打开它，另存为 JPEG 或 PNG。"
        }
        _ => "重新复制一份原图；复制或下载时可能中断了。",
    }
}
