//! Persons, organisations, honours and members: what can be wrong, and what to do (Y0130 to Y0136).

rows! { $ records
    /// One id for two records.
    RecordTwice { noun: Words, id: String, first: String } = "Y0130" Error Content,
        zh: format!("{noun}“{id}”记了两次"),
            format!("另一处在 {first}；是同一个，就删去一条；不是，就给它写一个别的“编号”。");
        en: format!("the {noun} “{id}” is recorded twice"),
            format!("The other one is at {first}. If both are the same, delete one; if not, give it an “id” of its own.");
    /// Records that no article shows.
    RecordsUnshown { kind: Words } = "Y0131" Warning Content,
        zh: "这个文件里的记录没有地方显示",
            format!("新建一篇“类型: {kind}”的文章，它们就排在里面。");
        en: "the records of this file are shown nowhere",
            format!("Add an article of “kind: {kind}”, and they will be listed there.");
    /// Homonyms that nothing tells apart.
    HomonymUntold { name: String, other: String } = "Y0132" Error Content,
        zh: format!("有同名的“{name}”，分不清是谁"),
            format!("另一处在 {other}；给每一个都写上“编号”，再写不同的“区别”（或单位、职务），例如“区别: 教师”。");
        en: format!("there are several “{name}”, and nothing tells them apart"),
            format!("The other one is at {other}. Give each an “id”, and a different “distinction” (or organisation, or post), such as “distinction: teacher”.");
    /// A cross-reference to several, one of them a person or an organisation.
    NameAmbiguous { name: String, choices: Words } = "Y0133" Error Content,
        zh: format!("“{name}”可以指几个：{choices}"),
            format!("写其中一个的编号：[[编号|{name}]]；没有编号的先给它写上“编号”；要指文章，用链接。");
        en: format!("“{name}” may be any of these: {choices}"),
            format!("Write the id of one: [[id|{name}]]. Give it an “id” first if it has none. To mean an article, use a link.");
    /// A name in a record that may mean several.
    NameUnclear { name: String, choices: Words } = "Y0134" Warning Content,
        zh: format!("不知道“{name}”指哪一个：{choices}"),
            "改写它的编号，就会显示姓名，并链接到他的记录。";
        en: format!("it is not clear which “{name}” is meant: {choices}"),
            "Write the id instead; the name is shown and linked to the record.";
    /// A cross-reference to a person or an organisation that is withdrawn.
    ReferenceWithdrawn { name: String } = "Y0135" Warning Content,
        zh: format!("“{name}”已经撤下，这里不再显示它的名字"),
            "改写这一句，不再提到它。";
        en: format!("“{name}” is withdrawn; its name is no longer shown here"),
            "Change the sentence so that it no longer mentions it.";
    /// A member who is to be a person that there is not.
    PersonUnknown { name: String, nearest: Option<String> } = "Y0136" Error Content,
        zh: format!("没有编号或姓名是“{name}”的人物"),
            zh_meant(nearest, "先在人物里记录他；没有收录的会员，不写“人物”这一项。");
        en: format!("there is no person with the id or name “{name}”"),
            en_meant(nearest, "Record the person first. For a member without such a record, leave “person” out.");
}
