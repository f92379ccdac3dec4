//! The chronicle: what can be wrong, and what to do (Y0110 to Y0114).

rows! { $ chronicle
    /// What happened outside the period that the yearbook covers.
    OutsidePeriod { date: Words, period: Words } = "Y0110" Warning Content,
        zh: format!("{date}不在本年鉴的记述时段（{period}）之内"),
            "核对日期；确实要记的可以保留，或者改 yearbook.yaml 里的“记述起”“记述止”。";
        en: format!("{date} lies outside the period of this yearbook ({period})"),
            "Check the date. If it belongs here, leave it, or change “covers_from” and “covers_to” in yearbook.yaml.";
    /// Asks to be in the chronicle, but has no date.
    ChronicleUndated = "Y0111" Warning Content,
        zh: "没有写日期，进不了大事记",
            "写上“日期: ……”，只知道年份的写年份；不入大事记，就删去这一行。";
        en: "without a date it cannot stand in the chronicle",
            "Add “date: …”; the year is enough. If it does not belong in the chronicle, delete this line.";
    /// Asks to be in a chronicle that the book does not have.
    ChronicleMissing = "Y0112" Warning Content,
        zh: "有文章或图片标了“入大事记”，可是全书没有大事记",
            "新建一篇“类型: 大事记”的文章，或在文章里放一个“时间线”；它们会自动排在里面。";
        en: "an article or a picture asks to be in the chronicle, but the book has none",
            "Add an article of “kind: chronicle”, or put a “timeline” into an article; they will be listed there.";
    /// A timeline in whose period nothing happened.
    TimelineEmpty = "Y0113" Warning Content,
        zh: "时间线里一条也没有",
            "核对“起”“止”；入时间线的是大事记的条目、有日期的活动纪实，以及标了“入大事记: 是”的文章和图片。";
        en: "nothing happened in the period of this timeline",
            "Check “from” and “to”. A timeline shows entries of the chronicle, events with a date, and articles and pictures with “chronicle: yes”.";
    /// A chronicle entry's article that is none.
    ChronicleArticle { target: String } = "Y0114" Error Content,
        zh: format!("“{target}”不是一篇文章"),
            "写出从本文所在文件夹到那篇文章的路径，以 .md 结尾，例如“../04-活动纪实/科普日.md”。";
        en: format!("“{target}” is not an article"),
            "Write the path from this article’s folder to the other article, with .md at its end, such as “../04-events/science-day.md”.";
}
