//! Files, and the head of an article: what can be wrong, and what to do (Y0010 to Y0015, Y0246).

rows! { $ files
    /// No front matter.
    FrontMatterMissing = "Y0010" Error Content,
        zh: "文章开头没有基本信息",
            "在第一行写三个减号“---”，下面写“标题: ……”，再用一行“---”结束。";
        en: "the article does not begin with its details",
            "Type three hyphens “---” on the first line, then “title: …”, then another line of “---”.";
    /// Front matter without an end.
    FrontMatterOpen = "Y0011" Error Content,
        zh: "文章开头的基本信息没有结束",
            "在基本信息之后、正文之前加一行三个减号“---”。";
        en: "the details at the head of the article never end",
            "Add a line of three hyphens “---” between the details and the text.";
    /// Bytes of which no text can be made.
    NotUtf8 { found: Words } = "Y0012" Error Content,
        zh: format!("文件{found}，文字无法正确读出"),
            "用写它的程序打开，另存为纯文本，编码选“UTF-8”。";
        en: format!("the file {found}, so its text cannot be read"),
            "Open it in the program that wrote it and save it as plain text, with the encoding “UTF-8”.";
    /// A symbolic link, or something that is neither file nor folder.
    NotAFile = "Y0013" Warning Content,
        zh: "这不是普通文件（可能是快捷链接），没有读取",
            "把文件本身复制到这里。";
        en: "this is not an ordinary file (it may be a shortcut or a link) and was not read",
            "Copy the file itself to this place.";
    /// A link that leads out of the yearbook.
    LinkLeaves { target: String } = "Y0246" Error Content,
        zh: format!("这是一个链接，指向年鉴以外的“{target}”，没有读取"),
            "把文件（文件夹）本身复制到这里，再删去链接。";
        en: format!("this is a link that leads out of the yearbook, to “{target}”, and was not read"),
            "Copy the file or folder itself to this place and remove the link.";
    /// A file that cannot be read.
    Unreadable { reason: Words } = "Y0014" Error Environment,
        zh: format!("文件读不出来：{reason}"),
            "检查文件是否正被别的程序占用，以及有没有读取权限。";
        en: format!("the file cannot be read: {reason}"),
            "Check whether another program has it open and whether you may read it.";
    /// A file larger than what is published.
    FileTooLarge { limit_mb: u64 } = "Y0015" Error Content,
        zh: format!("文件太大，超过 {limit_mb} MB"),
            "文章拆成几篇；要供人下载的大文件放到别的网站，在文章里写它的网址。";
        en: format!("the file is larger than {limit_mb} MB"),
            "Split a long article. Put a large download on another website and give its address in the article.";
}
