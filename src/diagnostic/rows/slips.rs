//! How a text was saved and typed: slips that are taken as they were meant, and what could not be (Y0190 to Y0219).

rows! { $ slips
    /// A text in another encoding, which was read.
    EncodingRead { encoding: &'static str } = "Y0190" Warning Content,
        zh: format!("文件是 {encoding} 编码，已照它读出"),
            "运行 yearbook fix 转成 UTF-8；或者用记事本打开，选“另存为”，编码选“UTF-8”。";
        en: format!("the file is in {encoding} and was read so"),
            "Run yearbook fix to turn it into UTF-8; or open it in Notepad, choose “Save as” and the encoding “UTF-8”.";
    /// UTF-8 with a character that is cut or damaged.
    Utf8Broken { line: usize, byte: usize } = "Y0191" Error Content,
        zh: format!("第 {line} 行有一个字残缺（文件的第 {byte} 个字节），整个文件没有采用"),
            "用记事本打开，找到那一行里的乱码，改对，再保存；编码选“UTF-8”。";
        en: format!("a character in line {line} is cut or damaged (byte {byte} of the file); the whole file was left out"),
            "Open it in Notepad, correct what is garbled in that line, and save it with the encoding “UTF-8”.";
    /// Characters of a wrong encoding, saved as they were seen.
    Mojibake { typed: String } = "Y0192" Warning Content,
        zh: format!("“{typed}”是乱码：这段文字曾经用错误的编码打开又保存过"),
            "从原稿里重新复制这段文字。";
        en: format!("“{typed}” is garbled: this text was once opened in a wrong encoding and saved"),
            "Copy the passage from the manuscript again.";
    /// Dashes around the front matter that are not three.
    FrontMatterDashes { typed: String } = "Y0193" Warning Content,
        zh: format!("基本信息前后的分隔线写成了“{typed}”，已当作“---”"),
            "改成三个半角减号“---”，或运行 yearbook fix。";
        en: format!("the line around the details was typed as “{typed}” and taken for “---”"),
            "Change it to three hyphens “---”, or run yearbook fix.";
    /// Front matter after blank lines.
    FrontMatterLate = "Y0194" Warning Content,
        zh: "基本信息前面有空行，已略去",
            "删去“---”前面的空行，或运行 yearbook fix。";
        en: "there are blank lines before the details; they were left out",
            "Delete the blank lines before “---”, or run yearbook fix.";
    /// Front matter without its first line.
    FrontMatterUnopened = "Y0195" Warning Content,
        zh: "基本信息前面缺少分隔线，已补上",
            "在这一行前面加一行三个减号“---”，或运行 yearbook fix。";
        en: "the line before the details is missing; it was added",
            "Add a line of three hyphens “---” before this one, or run yearbook fix.";
    /// Front matter without its last line.
    FrontMatterUnclosed = "Y0196" Warning Content,
        zh: "基本信息到这里应当结束，却没有分隔线，已补上",
            "在这一行前面加一行三个减号“---”，或运行 yearbook fix。";
        en: "the details must end here, but the line after them is missing; it was added",
            "Add a line of three hyphens “---” before this one, or run yearbook fix.";
    /// A colon that YAML does not take.
    ColonTyped { line: String } = "Y0197" Warning Content,
        zh: "名称后面应当是半角冒号和一个空格，已照此理解", zh_mended(line);
        en: "a name must be followed by a plain colon and a space; it was understood so", en_mended(line);
    /// Full-width letters or spaces in a key.
    KeyFullWidth { line: String } = "Y0198" Warning Content,
        zh: "名称里有全角字母或空格，已当作半角", zh_mended(line);
        en: "the name has full-width letters or spaces in it; they were taken for plain ones", en_mended(line);
    /// Indentation of tabulators or full-width spaces.
    IndentTyped { line: String } = "Y0199" Warning Content,
        zh: "行首用了制表符、全角空格或看不见的字符，已当作空格", zh_mended(line);
        en: "the line begins with tabs, full-width spaces or invisible characters; they were taken for spaces", en_mended(line);
    /// A dash of a list that is none.
    ItemTyped { typed: String, line: String } = "Y0200" Warning Content,
        zh: format!("这一项的开头写成了“{typed}”，已当作半角减号和一个空格"), zh_mended(line);
        en: format!("this item begins with “{typed}”, which was taken for a hyphen and a space"), en_mended(line);
    /// A date, number, yes or no in other characters.
    ValueTyped { typed: String, line: String } = "Y0201" Warning Content,
        zh: format!("值 {typed} 已照它的意思读出"), zh_mended(line);
        en: format!("the value {typed} was read as it was meant"), en_mended(line);
    /// A list with full-width brackets or commas.
    ListTyped { line: String } = "Y0202" Warning Content,
        zh: "方括号和逗号应当用半角，已照此分成几项", zh_mended(line);
        en: "brackets and commas must be plain ones; the list was taken apart so", en_mended(line);
    /// A full-width bracket whose meaning is not certain.
    BraceFullWidth = "Y0203" Error Content,
        zh: "这里的全角括号不知是不是要写几项内容",
            "要写几项，括号和逗号都用半角；是文字的一部分，就用英文双引号把整段文字括起来。";
        en: "it is not certain whether this full-width bracket means a list",
            "For a list, use plain brackets and commas; for a text, put all of it in plain double quotation marks.";
    /// Quotation marks around all of a text.
    ValueQuoted { typed: String } = "Y0204" Note Content,
        zh: format!("{typed}两头的引号会照样显示"),
            "不要显示就删去引号；要显示，就在外面再加一对英文双引号。";
        en: format!("the quotation marks around {typed} will be shown"),
            "Delete them if they are not to be shown; if they are, put plain double quotation marks around all of it.";
    /// A heading without a space.
    HeadingTyped { line: String } = "Y0205" Warning Content,
        zh: "小标题的井号应当用半角，后面空一格，已照此理解", zh_mended(line);
        en: "a heading begins with plain number signs and a space; it was understood so", en_mended(line);
    /// A numbered line that Markdown does not take for one.
    NumberTyped { line: String } = "Y0206" Warning Content,
        zh: "这几行会连成一段，已当作编号的列表", zh_mended(line);
        en: "these lines would run on as one paragraph; they were taken for a numbered list", en_mended(line);
    /// A line that would be run on to the one before.
    LinesRunOn = "Y0207" Warning Content,
        zh: "这一行会和上一行连成一段，已分开",
            "在这一行前面空一行，或运行 yearbook fix。";
        en: "this line would run on from the one before; it was set apart",
            "Leave a blank line before it, or run yearbook fix.";
    /// Full-width brackets of a link.
    LinkTyped { line: String } = "Y0208" Warning Content,
        zh: "链接的括号应当用半角，已照此理解", zh_mended(line);
        en: "the brackets of a link must be plain ones; it was understood so", en_mended(line);
    /// Full-width marks of a photograph.
    PhotoTyped { line: String } = "Y0209" Warning Content,
        zh: "图片的感叹号和括号应当用半角，已照此理解", zh_mended(line);
        en: "the exclamation mark and brackets of a picture must be plain ones; it was understood so", en_mended(line);
    /// A full-width colon after a footnote's label.
    FootnoteTyped { line: String } = "Y0210" Warning Content,
        zh: "脚注的标记后面应当是半角冒号和一个空格，已照此理解", zh_mended(line);
        en: "the mark of a footnote must be followed by a plain colon and a space; it was understood so", en_mended(line);
    /// Full-width braces around a figure's id.
    FigureTyped { line: String } = "Y0211" Warning Content,
        zh: "数据编号的花括号应当用半角，已照此理解", zh_mended(line);
        en: "the braces around a figure's id must be plain ones; it was understood so", en_mended(line);
    /// Full-width asterisks.
    StarsTyped { line: String } = "Y0212" Warning Content,
        zh: "星号应当用半角，已照此理解", zh_mended(line);
        en: "asterisks must be plain ones; they were understood so", en_mended(line);
    /// A fence that is not of backticks.
    FenceTyped { typed: String, line: String } = "Y0213" Warning Content,
        zh: format!("“{typed}”已当作三个反引号"), zh_mended(line);
        en: format!("“{typed}” was taken for three backticks"), en_mended(line);
    /// A character without width.
    InvisibleTyped = "Y0214" Note Content,
        zh: "这里有一个看不见的字符，已略去",
            "删去它，或运行 yearbook fix。";
        en: "there is an invisible character here; it was left out",
            "Delete it, or run yearbook fix.";
    /// Asterisks that are no emphasis.
    StarsLeft = "Y0216" Warning Content,
        zh: "这里的“**”没有起作用，照样显示出来",
            "加粗的文字前后各写两个星号，成对写在同一段里，星号和文字之间不空格，例如“**重点**”；要显示星号，在前面加反斜杠。";
        en: "the “**” here does nothing and is shown as it is",
            "Write two asterisks before and after what is to be bold, in one paragraph and without spaces inside, such as “**this**”; to show asterisks, put a backslash before each.";
    /// A mark of the body where it means nothing.
    MarkNotTaken { key: Words, mark: String } = "Y0217" Warning Content,
        zh: format!("“{key}”里不能用“{mark}”，它会照样显示"),
            "这里直接写出文字和数字；数据的编号和交叉引用只能用在正文里。";
        en: format!("“{mark}” means nothing in “{key}” and is shown as it is"),
            "Write the words and numbers themselves; ids of figures and cross-references belong in the text.";
    /// A file that is not read for its name.
    FileMisnamed { meant: String } = "Y0218" Warning Content,
        zh: "按这个文件名，它不会被读取",
            format!("如果它是文章或记录，把文件改名为“{meant}”。");
        en: "a file of this name is not read",
            format!("If it is an article or a record, rename it to “{meant}”.");
    /// A file that was to be mended and was not.
    FixSkipped { reason: Words } = "Y0215" Error Environment,
        zh: format!("没有改动这个文件：{reason}"),
            "看一看它现在的样子，再运行一次 yearbook fix。";
        en: format!("the file was not changed: {reason}"),
            "Look at what it is now, then run yearbook fix again.";
}
