//! The book: addresses, reviews, withdrawals: what can be wrong, and what to do (Y0070 to Y0074).

rows! { $ book
    /// Two pages at one address.
    RouteTwice { route: String, first: String } = "Y0070" Error Content,
        zh: format!("这篇文章和 {first} 的网址都是“{route}”"),
            "给其中一篇写上不同的“网址名: ……”。";
        en: format!("this article and {first} would both be at “{route}”"),
            "Give one of them another “slug: …”.";
    /// No article at all.
    BookEmpty = "Y0071" Error Content,
        zh: "content 文件夹里没有文章",
            "在 content 里新建一篇文章（.md 文件），或运行“yearbook new 专文 标题”。";
        en: "there is no article in the folder content",
            "Add an article (a .md file) to content, or run “yearbook new feature TITLE”.";
    /// A slug of nothing.
    SlugEmpty { value: String } = "Y0072" Error Content,
        zh: format!("“{value}”里没有可以用作网址的字母、数字或汉字"),
            "写上“网址名: ……”，用字母和数字。";
        en: format!("“{value}” holds no letter, digit or Chinese character of which an address could be made"),
            "Add “slug: …” in letters and digits.";
    /// An article that is to be reviewed and is not.
    NotReviewed { title: String, missing: Words } = "Y0073" Error Content,
        zh: format!("《{title}》没有审完三审，缺{missing}"),
            "审完以后写上“审读: [初审 姓名, 复审 姓名, 终审 姓名]”；这次先不发表，就写“草稿: 是”。";
        en: format!("“{title}” has not passed all three reviews; missing: {missing}"),
            "Once it has, write “reviewed: [初审 NAME, 复审 NAME, 终审 NAME]”. To leave it out this time, write “draft: yes”.";
    /// What was withdrawn and is still named.
    WithdrawnShown { name: String, pages: Words } = "Y0074" Warning Content,
        zh: format!("“{name}”已经撤下，这些页面里还写着它：{pages}"),
            "改写这些文章里的句子、图说或数据，不再提到它。";
        en: format!("“{name}” is withdrawn, but these pages still name it: {pages}"),
            "Change the sentences, captions or figures of these articles so that they no longer mention it.";
}
