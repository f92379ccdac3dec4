//! The output folder: what can be wrong, and what to do (Y0090 to Y0093).

rows! { $ output
    /// An output folder that is somebody else's.
    OutputForeign { folder: String } = "Y0090" Error Configuration,
        zh: format!("输出文件夹 {folder} 里已有别的文件，不是 yearbook 生成的，没有动它"),
            "用 --out 换一个新的或空的文件夹。";
        en: format!("the output folder {folder} holds files that yearbook did not make; nothing was changed"),
            "Name a new or empty folder with --out.";
    /// A file in the way.
    OutputOccupied { route: String } = "Y0091" Error Configuration,
        zh: format!("输出文件夹里的“{route}”不是 yearbook 生成的，网站却也有这个文件；没有覆盖它"),
            "把那个文件移走，再生成一次。";
        en: format!("“{route}” in the output folder was not made by yearbook, but the website has a file of that name; it was not overwritten"),
            "Move that file elsewhere and build again.";
    /// The output folder holds the yearbook, or stands among its sources.
    OutputInside { folder: String } = "Y0092" Error Configuration,
        zh: format!("输出文件夹 {folder} 和年鉴的原稿混在一起"),
            "输出文件夹不能是年鉴的文件夹本身或它的上级，也不能在 content、assets、themes 里面。";
        en: format!("the output folder {folder} is mixed up with the yearbook’s own files"),
            "It can be neither the yearbook’s folder nor one above it, nor lie in content, assets or themes.";
    /// The disk refuses.
    WriteFailed { path: String, reason: String } = "Y0093" Error Environment,
        zh: format!("写不进 {path}：{reason}"),
            "检查磁盘空间、写入权限，以及文件是否正被别的程序占用。";
        en: format!("{path} cannot be written: {reason}"),
            "Check whether the disk is full, whether you may write there, and whether another program has the file open.";
}
