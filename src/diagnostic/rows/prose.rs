//! Markdown: what can be wrong, and what to do (Y0020 to Y0035).

rows! { $ prose
    /// Raw HTML.
    RawHtml { tag: String } = "Y0020" Warning Content,
        zh: format!("正文里的网页代码“<{tag}>”按普通文字显示"),
            "删去它，或改用 Markdown 写法。可用的只有不带属性、成对的 br、sub、sup、u、mark、small、kbd、ruby、rb、rt、rp。";
        en: format!("the HTML “<{tag}>” is shown as plain text"),
            "Delete it, or write it in Markdown. Only br, sub, sup, u, mark, small, kbd, ruby, rb, rt and rp may be used, in pairs and without attributes.";
    /// A link that is not let through.
    LinkRefused { url: String } = "Y0021" Warning Content,
        zh: format!("链接“{url}”不是网址、邮箱、电话或站内文件，已按普通文字显示"),
            "网址以 https:// 开头，邮箱以 mailto: 开头，电话以 tel: 开头。";
        en: format!("the link “{url}” is neither an address, an e-mail address, a telephone number nor a file of the yearbook; it is shown as plain text"),
            "Begin a web address with https://, an e-mail address with mailto: and a telephone number with tel:.";
    /// A picture from elsewhere.
    PictureElsewhere { url: String } = "Y0022" Warning Content,
        zh: format!("图片“{url}”在别的网站上，没有采用"),
            "把图片下载到 assets/photos 文件夹，再写它的文件名。";
        en: format!("the picture “{url}” is on another website and was not used"),
            "Download it to the folder assets/photos and write its file name.";
    /// A footnote that nothing refers to.
    FootnoteUnused { label: String } = "Y0023" Warning Content,
        zh: format!("脚注“[^{label}]”没有被引用，不会显示"),
            format!("在正文需要的地方写上“[^{label}]”，或删去这条脚注。");
        en: format!("nothing refers to the footnote “[^{label}]”, so it is not shown"),
            format!("Write “[^{label}]” where the text needs it, or delete the footnote.");
    /// A reference to no footnote.
    FootnoteMissing { label: String } = "Y0024" Warning Content,
        zh: format!("没有名为“[^{label}]”的脚注"),
            format!("另起一段写“[^{label}]: 脚注内容”（冒号用半角）。");
        en: format!("there is no footnote “[^{label}]”"),
            format!("Add a paragraph “[^{label}]: the note’s text”.");
    /// An allowed tag without its partner.
    HtmlUnbalanced { tag: String } = "Y0025" Warning Content,
        zh: format!("网页代码“<{tag}>”没有配对，按普通文字显示"),
            "开始和结束要成对，写在同一段里，例如 H<sub>2</sub>O。";
        en: format!("the HTML “<{tag}>” has no partner and is shown as plain text"),
            "Write the opening and the closing tag in one paragraph, as in H<sub>2</sub>O.";
    /// Two footnotes of one name.
    FootnoteTwice { label: String } = "Y0026" Warning Content,
        zh: format!("有两条名为“[^{label}]”的脚注，只用了第一条"),
            "给第二条换一个名字。";
        en: format!("there are two footnotes “[^{label}]”; only the first is used"),
            "Give the second another name.";
    /// Two headings with one typed anchor.
    AnchorTwice { id: String } = "Y0027" Warning Content,
        zh: format!("两个小标题的链接名都是“{id}”，后一个加了数字"),
            "给后一个小标题换一个“{#链接名}”。";
        en: format!("two headings have the link name “{id}”; a number was added to the second"),
            "Give the second heading another “{#link-name}”.";
    /// A typed anchor that footnotes use.
    AnchorReserved { id: String } = "Y0028" Warning Content,
        zh: format!("链接名“{id}”的开头留给了程序编的号（脚注、条文、索引和提到人物的地方等），前面加了“h-”"),
            "给这个小标题换一个“{#链接名}”。";
        en: format!("the link name “{id}” begins as the program’s own do (footnotes, clauses, the index, mentions of people); “h-” was put before it"),
            "Give the heading another “{#link-name}”.";
    /// A heading's attribute that is not let through.
    HeadingAttribute { name: String } = "Y0029" Warning Content,
        zh: format!("小标题的属性“{name}”不起作用"),
            "小标题后面的花括号里只能写“#链接名”和“.样式名”。";
        en: format!("the heading’s attribute “{name}” does nothing"),
            "The braces after a heading can hold only “#link-name” and “.style-name”.";
    /// A heading of nothing.
    HeadingEmpty = "Y0033" Warning Content,
        zh: "小标题是空的，没有显示",
            "在井号后面空一格，写上文字；或删去这一行。";
        en: "the heading is empty and is not shown",
            "Type a space and some words after the number sign, or delete the line.";
    /// What looks like a photo but is none.
    PhotoNotTaken { name: String } = "Y0034" Warning Content,
        zh: format!("图片“{name}”的写法不对，没有显示"),
            format!("感叹号、方括号、圆括号都用半角（英文）符号；文件名里有空格时写成 ![图说](<{}>)。", name.trim());
        en: format!("the picture “{name}” is not written correctly and is not shown"),
            format!("Type the exclamation mark and all brackets on the Latin keyboard. If the file name holds a space, write ![caption](<{}>).", name.trim());
    /// A file of the writer's own machine.
    LocalPath { path: String } = "Y0035" Error Content,
        zh: format!("“{path}”是自己电脑上的位置，别人打不开"),
            "把文件复制到文章旁边或 assets 文件夹里，只写文件名。";
        en: format!("“{path}” is a place on your own computer; nobody else can open it"),
            "Copy the file next to the article or into the assets folder, and write its file name only.";
}
