//! The index: what can be wrong, and what to do (Y0150 to Y0156).

rows! { $ index
    /// What looks like a term of the index but is none.
    TermNotTaken { text: String } = "Y0150" Warning Content,
        zh: format!("“{text}”没有当作索引的词条，按普通文字显示"),
            "写成 [[#词条]] 或 [[#词条|正文里的字]]：方括号用半角（英文）符号，前后各两个，写在一行里，中间不放别的记号。";
        en: format!("“{text}” was not taken as a term of the index and is shown as plain text"),
            "Write [[#term]] or [[#term|words in the text]]: two square brackets typed on the Latin keyboard on each side, on one line, with no other marks inside.";
    /// A see-reference to an entry that the index does not have.
    IndexSeeUnknown { key: String, name: String, nearest: Option<String> } = "Y0151" Error Content,
        zh: format!("“{key}”写的“{name}”，索引里没有"),
            zh_meant(nearest, "写索引里另一条的全文；正文里还没有标出它，就在它出现的地方写 [[#词条]]。");
        en: format!("the index has no “{name}”, which “{key}” names"),
            en_meant(nearest, "Write another entry of the index in full. If the text does not mark it yet, write [[#term]] where it occurs.");
    /// Two records for one entry of the index.
    IndexTermTwice { term: String, first: String } = "Y0152" Error Content,
        zh: format!("词条“{term}”记了两次"),
            format!("另一处在 {first}；合成一条。");
        en: format!("the term “{term}” is recorded twice"),
            format!("The other one is at {first}. Make one record of both.");
    /// An entry that sends the reader elsewhere although it has places of its own.
    IndexSeePlaced { term: String, see: String } = "Y0153" Warning Content,
        zh: format!("“{term}”让读者去看“{see}”，自己却也有出处"),
            format!("把正文里的 [[#{term}]] 改成 [[#{see}|{term}]]，出处就都在“{see}”之下；两条都要，就把“见”改成“参见”。");
        en: format!("“{term}” sends readers to “{see}” but has places of its own"),
            format!("Change [[#{term}]] in the text to [[#{see}|{term}]], so that all places stand under “{see}”. To keep both entries, change “see” to “see_also”.");
    /// See-references that lead back to where they began.
    IndexSeeCircle { circle: String } = "Y0154" Error Content,
        zh: format!("“见”绕了一圈又回来：{circle}"),
            "删去其中一个“见”，让读者最后找到一条有出处的词条。";
        en: format!("the “see” references go round in a circle: {circle}"),
            "Delete one of them, so that readers end at an entry with places.";
    /// A record of an entry that is nowhere in the book.
    IndexTermNowhere { term: String, nearest: Option<String> } = "Y0155" Warning Content,
        zh: format!("书里没有词条“{term}”，这条记录不起作用"),
            zh_meant(nearest, &format!("在它出现的地方写 [[#{term}]]；只是指向别的词条，就写“见”。"));
        en: format!("the term “{term}” is nowhere in the book, so this record does nothing"),
            en_meant(nearest, &format!("Write [[#{term}]] where it occurs. If it only refers to another entry, give it a “see”."));
    /// A sort key with what is no syllable.
    SortKeyInvalid { typed: String, part: String } = "Y0156" Error Content,
        zh: format!("排序音“{typed}”里的“{part}”不是一个音节"),
            "写不带声调的拼音，音节之间空一格，例如“zeng mou”；也可以写同音的汉字。";
        en: format!("“{part}” in the sort key “{typed}” is not a syllable"),
            "Write pinyin without tone marks and with spaces between syllables, such as “zeng mou”, or Chinese characters that sound the same.";
}
