//! The output folder: what can be wrong, and what to do (Y0090 to Y0093), and publishing and comparing it (Y0240 to Y0245).

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
    /// Another run is changing the output folder.
    OutputBusy { folder: String } = "Y0240" Error Environment,
        zh: format!("另一个 yearbook 正在更新 {folder}，这一次没有动它"),
            "等它结束，再生成一次。";
        en: format!("another yearbook is changing {folder}; it was left alone this time"),
            "Wait until that one has finished and build again.";
    /// A file of the website that is not what a first build makes.
    WebsiteDiffers { file: String } = "Y0241" Error Content,
        zh: format!("网站里的“{file}”和重新生成的不一样"),
            "原稿在上次生成以后改过，或者这个文件被人改过。再生成一次；还不一样，就删去它再生成。";
        en: format!("“{file}” of the website is not what a new build makes"),
            "A text was changed since the last build, or somebody changed the file. Build again; if it still differs, delete it and build.";
    /// A file that the website should have.
    WebsiteLacks { file: String } = "Y0242" Error Content,
        zh: format!("网站里缺少“{file}”"),
            "再生成一次。";
        en: format!("“{file}” is missing from the website"),
            "Build again.";
    /// A file that the website no longer has.
    WebsiteOutdated { file: String } = "Y0243" Error Content,
        zh: format!("网站里的“{file}”已经没有对应的原稿"),
            "再生成一次，它就会删去；被人改过的不会，要自己删。";
        en: format!("nothing in the yearbook makes “{file}” of the website any more"),
            "Build again, which removes it, unless somebody changed it: delete it yourself then.";
    /// A file that somebody else put into the output folder.
    WebsiteForeign { file: String } = "Y0244" Note Content,
        zh: format!("网站里的“{file}”不是 yearbook 生成的"),
            "是自己放进去的（例如域名验证文件），就不用管它；不认识的，请网站管理员看一看。";
        en: format!("“{file}” of the website was not made by yearbook"),
            "If you put it there, as a proof of a domain, leave it. If you do not know it, ask the webmaster to have a look.";
    /// No website to look at.
    WebsiteAbsent { folder: String } = "Y0245" Error Content,
        zh: format!("{folder} 里没有网站"),
            "先运行“yearbook build”；网站在别处的，用 --out 写出它的文件夹。";
        en: format!("there is no website in {folder}"),
            "Run “yearbook build” first; if the website is elsewhere, name its folder with --out.";
}
