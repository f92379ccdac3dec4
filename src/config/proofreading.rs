//! Which rules texts are proofread by. Each is on until a line of `yearbook.yaml` says that it is not.

use std::collections::BTreeSet;

use crate::fields::{Fields, Key, Shape};

pub(super) const PROOFREADING: Key = Key::new("proofreading", &["校对"]).of(Shape::Record(KEYS)).says(
    "`yearbook check` 怎样校对文字；哪一条不要，就写“否”，如 `引号: 否`。",
    "How `yearbook check` proofreads; write no at a rule that is not wanted, such as `quotes: no`.",
);
const TITLES: Key = Key::new("titles", &["标题"]).of(Shape::Flag).says(
    "标题和小标题：不太长，里面没有逗号、句号一类的标点。",
    "Titles and headings: not too long, without commas, full stops and the like.",
);
const PUNCTUATION: Key = Key::new("punctuation", &["标点"]).of(Shape::Flag).says(
    "中文里夹着的半角标点，不合规范的省略号和破折号，重复的标点，不成对的引号和括号，全角的字母和数字。",
    "Half-width punctuation in Chinese text, wrong dashes and dots, doubled marks, quotes and brackets without their partner, full-width letters and digits.",
);
const QUOTES: Key = Key::new("quotes", &["引号"])
    .of(Shape::Flag)
    .says("中文两边的直引号。", "Straight quotes around Chinese words.");
const NUMBERS: Key = Key::new("numbers", &["数字"]).of(Shape::Flag).says(
    "数字用法，照国家标准 GB/T 15835—2011《出版物上数字用法》。",
    "How numbers are written, by the national standard GB/T 15835—2011.",
);
const TIMES: Key = Key::new("times", &["时间"]).of(Shape::Flag).says(
    "“今年”“去年”“日前”一类的词：过了这一年，读者就不知道说的是哪一年。",
    "Words such as “this year” and “the other day”, which no reader can date once the year is over.",
);
const SHORT_NAMES: Key = Key::new("short_names", &["简称"]).of(Shape::Flag).says(
    "只在一篇文章里说明、没有写进简称表的简称。",
    "Short names that one article declares and the list of the book does not.",
);
const NAMES: Key = Key::new("names", &["名称"]).of(Shape::Flag).says(
    "读音相同或只差一个字的人名、单位名，多半是同一个写成了两样。",
    "Names of persons and bodies that sound alike or differ by one character, and are probably one and the same.",
);
const FIGURES: Key = Key::new("figures", &["数据"])
    .of(Shape::Flag)
    .says("正文里和数据记录不一致的数。", "Numbers in the text that contradict the figure's record.");
const CAPTIONS: Key = Key::new("captions", &["图说"])
    .of(Shape::Flag)
    .says("没有说何时、何地、何人、何事的图说。", "Captions that do not say when, where, who and what.");
const PHOTOGRAPHS: Key = Key::new("photographs", &["照片"]).of(Shape::Flag).says(
    "太小的照片：长边不到 1200 像素，放大就模糊。",
    "Photographs that are too small: less than 1,200 pixels on the longer side.",
);

/// The keys, in the order of [`Rule`].
const KEYS: &[Key] =
    &[TITLES, PUNCTUATION, QUOTES, NUMBERS, TIMES, SHORT_NAMES, NAMES, FIGURES, CAPTIONS, PHOTOGRAPHS];

/// What is proofread by one switch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rule {
    /// Titles and headings.
    Titles,
    /// Marks and letters of the wrong width, marks of the wrong form or without their partner.
    Punctuation,
    /// Straight quotes.
    Quotes,
    /// How numbers are written.
    Numbers,
    /// Words that say when, seen from a day that no reader knows.
    Times,
    /// Short names that the book does not declare.
    ShortNames,
    /// Names that are written in two ways.
    Names,
    /// Numbers that contradict a figure.
    Figures,
    /// Captions that lack something.
    Captions,
    /// Photographs that are too small.
    Photographs,
}

/// All rules with their keys.
const RULES: &[(Rule, Key)] = &[
    (Rule::Titles, TITLES),
    (Rule::Punctuation, PUNCTUATION),
    (Rule::Quotes, QUOTES),
    (Rule::Numbers, NUMBERS),
    (Rule::Times, TIMES),
    (Rule::ShortNames, SHORT_NAMES),
    (Rule::Names, NAMES),
    (Rule::Figures, FIGURES),
    (Rule::Captions, CAPTIONS),
    (Rule::Photographs, PHOTOGRAPHS),
];

/// Which rules are off.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proofreading {
    off: BTreeSet<Rule>,
}

impl Proofreading {
    /// Whether `rule` holds.
    pub fn has(&self, rule: Rule) -> bool {
        !self.off.contains(&rule)
    }
}

/// Reads it; all rules hold where nothing is said.
pub(super) fn read(fields: &mut Fields) -> Proofreading {
    let Some(node) = fields.node(PROOFREADING) else { return Proofreading::default() };
    let Some(mut fields) = Fields::open(fields.reader(), node, &PROOFREADING.words(), KEYS) else {
        return Proofreading::default();
    };
    let off = RULES.iter().filter(|(_, key)| fields.node(*key).is_some() && !fields.flag(*key));
    Proofreading { off: off.map(|(rule, _)| *rule).collect() }
}
