//! Links and cross-references: what can be wrong, and what to do (Y0030 to Y0039).

rows! { $ links
    /// A link to nothing.
    LinkBroken { target: String, nearest: Option<String> } = "Y0030" Error Content,
        zh: format!("链接“{target}”指向的文件不存在"),
            zh_meant(nearest, "写出从本文所在文件夹到那个文件的路径，例如“../02-特载/报告.md”。可以链接的有文章，以及 PDF、Office 文档、压缩包等附件。");
        en: format!("the link “{target}” leads to no file"),
            en_meant(nearest, "Write the path from this article’s folder to the file, such as “../02-reports/report.md”. Articles can be linked, and PDF, Office and archive files.");
    /// A link to a heading that is not there.
    AnchorMissing { target: String, nearest: Option<String> } = "Y0031" Error Content,
        zh: format!("链接“{target}”要跳到的小标题不存在"),
            match nearest {
            Some(nearest) => format!("是否想写“#{nearest}”？"),
            None => "核对那篇文章里的小标题。".to_owned(),
        };
        en: format!("the link “{target}” leads to a heading that is not there"),
            match nearest {
            Some(nearest) => format!("Did you mean “#{nearest}”?"),
            None => "Check the headings of that article.".to_owned(),
        };
    /// A link to a draft.
    LinkToDraft { target: String } = "Y0032" Warning Content,
        zh: format!("链接“{target}”指向一篇草稿，暂时改为指向目录"),
            "等那篇文章定稿，删去它的“草稿: 是”，链接就会指向它。";
        en: format!("“{target}” leads to a draft; for now the link goes to the contents"),
            "Once that article is final, delete its “draft: yes”, and the link will go to it.";
    /// A cross-reference to nothing.
    ReferenceUnknown { name: String, nearest: Option<String> } = "Y0036" Error Content,
        zh: format!("没有标题或文件名是“{name}”的文章，也没有叫这个名字的人物或机构"),
            zh_meant(nearest, "写那篇文章的完整标题或文件名（不带序号和 .md），或者人物、机构的编号或名称。");
        en: format!("no article has the title or file name “{name}”, and no person or organisation is called so"),
            en_meant(nearest, "Write the article’s full title or its file name (without number and .md), or the id or name of the person or organisation.");
    /// A cross-reference to several articles.
    ReferenceAmbiguous { name: String, articles: Words } = "Y0037" Error Content,
        zh: format!("标题或文件名是“{name}”的文章不止一篇：{articles}"),
            "改用链接，写出文件的路径：[文字](../文件夹/文章.md)。";
        en: format!("several articles have the title or file name “{name}”: {articles}"),
            "Use a link with the file’s path instead: [words](../folder/article.md).";
    /// A link to a withdrawn article.
    LinkToWithdrawn { target: String } = "Y0038" Warning Content,
        zh: format!("“{target}”指向的文章已经撤下，暂时改为指向目录"),
            "删去这个链接，或改指别的文章。";
        en: format!("the article at “{target}” is withdrawn; for now the link goes to the contents"),
            "Delete the link, or let it lead to another article.";
    /// A link to a picture.
    LinkToPicture { target: String, name: String } = "Y0039" Error Content,
        zh: format!("链接“{target}”指向一张图片，图片要放在网页上看，不能链接"),
            format!("写成“![图说]({name})”，感叹号也要写。");
        en: format!("the link “{target}” leads to a picture; pictures are shown, not linked"),
            format!("Write “![caption]({name})”, with the exclamation mark.");
}
