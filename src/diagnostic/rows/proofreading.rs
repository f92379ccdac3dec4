//! Proofreading: what is to be looked at again, and what to do (Y0250 to Y0260).

rows! { $ proofreading
    /// A title that is too long.
    TitleLong { length: usize, limit: usize } = "Y0250" Note Content,
        zh: format!("标题太长：{length} 个字"),
            format!("年鉴的标题要简短，最好不超过 {limit} 个字；次要的话写进副标题或者正文。");
        en: format!("the title is too long: {length} characters"),
            format!("A title in a yearbook is short, at most {limit} characters; what matters less goes into a subtitle or the text.");
    /// A mark in a title.
    TitlePunctuation { sign: String } = "Y0251" Note Content,
        zh: format!("标题里有“{sign}”"),
            "标题是一个短语，不用逗号、句号一类的标点；两句话之间空一格，或者拆成标题和副标题。";
        en: format!("there is a “{sign}” in the title"),
            "A title is one phrase, without commas, full stops and the like. Put a space between its halves, or make a title and a subtitle of them.";
    /// A half-width mark in Chinese text.
    PunctuationWidth { typed: String, better: String } = "Y0252" Note Content,
        zh: format!("中文里用了半角的“{typed}”"),
            format!("改成全角的“{better}”。");
        en: format!("“{typed}” is half-width in Chinese text"),
            format!("Write the full-width “{better}”.");
    /// A mark of the wrong form.
    PunctuationForm { typed: String, better: String } = "Y0253" Note Content,
        zh: format!("“{typed}”的写法不合规范"),
            format!("改成“{better}”。");
        en: format!("“{typed}” is not in its standard form"),
            format!("Write “{better}”.");
    /// A mark without its partner.
    MarkUnpaired { mark: String, partner: String } = "Y0254" Note Content,
        zh: format!("“{mark}”没有配对"),
            format!("在这一段里补上“{partner}”，或者删去它。");
        en: format!("“{mark}” has no partner"),
            format!("Add the “{partner}” that belongs to it in this paragraph, or take it out.");
    /// Straight quotes.
    QuotesStraight { typed: String, better: String } = "Y0255" Note Content,
        zh: format!("中文里用了直引号：{typed}"),
            format!("改成{better}。");
        en: format!("there are straight quotes in Chinese text: {typed}"),
            format!("Write {better}.");
    /// A number that is not written as it should be.
    NumberForm { typed: String, better: String, fault: NumberFault } = "Y0256" Note Content,
        zh: format!("“{typed}”：{}", number_message(fault).zh),
            number_hint(fault, better).zh;
        en: format!("“{typed}”: {}", number_message(fault).en),
            number_hint(fault, better).en;
    /// A word that dates nothing.
    TimeVague { word: String } = "Y0257" Note Content,
        zh: format!("“{word}”说不清是什么时候：年鉴要看很多年"),
            "写出年份或者日期，例如“2023年”“2023年9月”。";
        en: format!("“{word}” does not say when: a yearbook is read for many years"),
            "Write the year or the date, such as “2023年” or “2023年9月”.";
    /// A short name that the book does not declare.
    ShortNameUndeclared { short: String } = "Y0258" Note Content,
        zh: format!("简称“{short}”只在这一篇里说明"),
            "在 yearbook.yaml 的“简称”里加上它和全称，版权页就有一张全书的简称表。";
        en: format!("only this article says what “{short}” is short for"),
            "Add it and the full name to “short_names” in yearbook.yaml; the colophon then lists the short names of the whole book.";
    /// Two names that are probably one.
    NamesAlike { name: String, other: String, elsewhere: String } = "Y0259" Note Content,
        zh: format!("“{name}”和“{other}”（{elsewhere}）很像，也许是同一个名称写成了两样"),
            "核对哪一个对，改成一样的；确实是两个，就不必理会。";
        en: format!("“{name}” and “{other}” ({elsewhere}) are much alike, and perhaps one name written in two ways"),
            "Find out which one is right and use it everywhere; if there are really two, leave them.";
    /// A photograph that is too small.
    PhotoSmall { width: u32, height: u32 } = "Y0260" Note Content,
        zh: format!("照片太小（{width} × {height} 像素），放大就模糊"),
            "换一张长边不小于 1200 像素的原图；微信里传的，发送时选“原图”。";
        en: format!("the photograph is small ({width} × {height} pixels) and blurs when it is enlarged"),
            "Use the original, with at least 1200 pixels on its longer side. If it came by a messenger, have it sent as the original.";
}
