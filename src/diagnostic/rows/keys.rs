//! YAML and the keys of records: what can be wrong, and what to do (Y0001 to Y0009).

rows! { $ keys
    /// YAML that cannot be read.
    YamlSyntax { reason: Words, colon: bool } = "Y0001" Error Content,
        zh: format!("这里的 YAML 写法读不懂：{reason}"),
            if colon { "冒号、引号、方括号要用半角（英文）符号，冒号后面空一格，例如“标题: 攀登”。" }
        else { "检查缩进、引号和冒号；文字里含有冒号、井号时，用英文双引号把整段文字括起来。" };
        en: format!("this YAML cannot be read: {reason}"),
            if colon { "Type colons, quotation marks and brackets on the Latin keyboard, and put a space after the colon: title: The Climb." }
        else { "Check indentation, quotation marks and colons. Put double quotes around a text that holds a colon or a number sign." };
    /// One key twice.
    KeyTwice { key: String } = "Y0002" Error Content,
        zh: format!("“{key}”写了两次"),
            "只保留一处；同一项的中文名和英文名也只能写一个。";
        en: format!("“{key}” is given twice"),
            "Keep one of them. The Chinese and the English name of a key are the same key.";
    /// A key that nothing reads.
    KeyUnknown { key: String, nearest: Option<String>, known: Words } = "Y0003" Warning Content,
        zh: format!("不认识“{key}”这一项，它不会起作用"),
            zh_meant(nearest, &format!("这里可以写：{known}"));
        en: format!("“{key}” is not a key that can stand here; it is ignored"),
            en_meant(nearest, &format!("These can stand here: {known}."));
    /// A key that must be there.
    KeyMissing { key: Words } = "Y0004" Error Content,
        zh: format!("缺少“{key}”"),
            format!("加一行“{key}: ……”。");
        en: format!("“{key}” is missing"),
            format!("Add a line “{key}: …”.");
    /// A value of the wrong kind.
    ValueKind { key: Words, expected: Words } = "Y0005" Error Content,
        zh: format!("“{key}”的值应当是{expected}"),
            format!("改写“{key}:”后面的内容。");
        en: format!("the value of “{key}” should be {expected}"),
            format!("Change what stands after “{key}:”.");
    /// No date, or a day that does not exist.
    DateInvalid { key: Words, value: String } = "Y0006" Error Content,
        zh: format!("“{key}”的值“{value}”不是日期，或者没有这一天"),
            "写成 2023-09-01、2023年9月1日；只知道年、月时写 2023 或 2023-09。";
        en: format!("“{value}”, the value of “{key}”, is not a date, or there is no such day"),
            "Write 2023-09-01; if only the year or the month is known, write 2023 or 2023-09.";
    /// A value that is not among the possible ones.
    ValueUnknown { key: Words, value: String, nearest: Option<String>, known: Words } = "Y0007" Error Content,
        zh: format!("“{key}”不能是“{value}”"),
            match nearest {
            Some(nearest) => format!("是否想写“{nearest}”？可以写的有：{known}"),
            None => format!("可以写的有：{known}"),
        };
        en: format!("“{key}” cannot be “{value}”"),
            match nearest {
            Some(nearest) => format!("Did you mean “{nearest}”? These can be written: {known}."),
            None => format!("These can be written: {known}."),
        };
    /// The end date comes before the date.
    DatesReversed { start: Words, end: Words } = "Y0008" Error Content,
        zh: format!("结束日期 {end} 早于开始日期 {start}"),
            "核对两个日期。";
        en: format!("the end date, {end}, comes before the start date, {start}"),
            "Check both dates.";
    /// Text that YAML takes for a comment.
    CommentCut { key: Words, cut: String } = "Y0009" Warning Content,
        zh: format!("“{key}”里“{cut}”以后的字没有读进来"),
            "空格后面的“#”是说明的开头：文字里要用“#”，就用英文双引号把整段括起来；真是说明，就在“#”后面空一格。";
        en: format!("in “{key}”, everything from “{cut}” on was left out"),
            "A “#” after a space begins a comment. If it is part of the text, put double quotes around the whole text; if it is a comment, put a space after the “#”.";
}
