//! The edition: its numbers and short names: what can be wrong, and what to do (Y0100 to Y0104).

rows! { $ edition
    /// What cannot be an ISBN or an ISSN.
    IdentifierShape { name: String, value: String, shape: Words } = "Y0100" Error Content,
        zh: format!("“{value}”不是 {name}"),
            format!("{name} 是 {shape}；还没有就不写这一项。");
        en: format!("“{value}” is not an {name}"),
            format!("An {name} is {shape}. Leave the key out as long as there is none.");
    /// An ISBN or an ISSN whose last digit does not go with the others.
    CheckDigit { name: String, value: String, check: char } = "Y0101" Error Content,
        zh: format!("{name}“{value}”里有一位写错了：照前面各位推算，最后一位应当是 {check}"),
            "对照出版单位的通知或封底的条码，逐位核对。";
        en: format!("a digit of the {name} “{value}” is wrong: from the others, the last should be {check}"),
            "Compare it digit by digit with the publisher’s letter or the bar code on the back.";
    /// What is no address of a page.
    WebAddressInvalid { key: Words, value: String } = "Y0102" Error Content,
        zh: format!("“{key}”的值“{value}”不是完整的网址"),
            "从浏览器的地址栏里复制，以 https:// 开头。";
        en: format!("“{value}”, the value of “{key}”, is not a full web address"),
            "Copy it from the browser’s address bar; it begins with https://.";
    /// One short name for two full ones.
    ShortNameTwice { short: String, first: usize } = "Y0103" Error Content,
        zh: format!("简称“{short}”用了两次，读者分不清指的是谁"),
            format!("另一处在第 {first} 行；给其中一个换一个简称，或删去重复的一条。");
        en: format!("the short name “{short}” is used twice, so readers cannot tell which is meant"),
            format!("The other one is on line {first}. Give one of them another short name, or delete one if both are the same.");
    /// Two short names for one full one.
    FullNameTwice { name: String, first: usize } = "Y0104" Warning Content,
        zh: format!("“{name}”有两个简称"),
            format!("另一处在第 {first} 行；全书只用一个简称，删去另一条。");
        en: format!("“{name}” has two short names"),
            format!("The other one is on line {first}. Use one short name throughout the book, and delete the other.");
}
