//! Fonts: what can be wrong, and what to do (Y0160 to Y0164).

rows! { $ fonts
    /// A font file that is not there.
    FontMissing { name: String, nearest: Option<String> } = "Y0160" Error Configuration,
        zh: format!("找不到字体文件“{name}”"),
            zh_meant(nearest, "把 .ttf 文件放进 assets 文件夹，从 assets 写起，例如“assets/fonts/serif.ttf”。");
        en: format!("there is no font file “{name}”"),
            en_meant(nearest, "Put the .ttf file into the assets folder, and write its path from there, such as “assets/fonts/serif.ttf”.");
    /// A font that cannot be used.
    FontUnusable { file: String, flaw: FontFlaw } = "Y0161" Error Configuration,
        zh: format!("字体“{file}”不能用：{}", font_message(flaw).zh),
            font_hint(flaw).zh;
        en: format!("the font “{file}” cannot be used: {}", font_message(flaw).en),
            font_hint(flaw).en;
    /// A font whose maker does not allow it.
    FontForbidden { file: String, flaw: FontFlaw } = "Y0162" Error Configuration,
        zh: format!("字体“{file}”不许放到网站上：{}", font_message(flaw).zh),
            font_hint(flaw).zh;
        en: format!("the font “{file}” may not be put on a website: {}", font_message(flaw).en),
            font_hint(flaw).en;
    /// Characters that a font lacks.
    FontLacks { role: Words, shown: String, count: usize } = "Y0163" Warning Configuration,
        zh: format!("“{role}”缺 {count} 个书里用到的字：{shown}{}", if count > shown.chars().count() { "……" } else { "" }),
            "这些字用读者自己的字体显示。要它们一样，就换字数多的字体。";
        en: format!("“{role}” lacks {count} characters that the book uses: {shown}{}", if count > shown.chars().count() { "…" } else { "" }),
            "They will be shown in a font of the reader’s own. For one look throughout, choose a font with more characters.";
    /// Two fonts for one weight.
    FontTwice { file: String, other: String, weight: u16 } = "Y0164" Error Configuration,
        zh: format!("“{file}”和“{other}”的粗细都是 {weight}"),
            "同一种粗细只写一个文件。";
        en: format!("“{file}” and “{other}” both have the weight {weight}"),
            "Name one file for each weight.";
}
