//! Pages that are written by hand: ways to go, which no definition could tell.
//!
//! Their text lies beside this file, without head and foot, which all pages get alike.

use crate::language::Language;

/// A page that is written by hand.
pub struct Written {
    /// The folder of its part in the Chinese manual.
    pub(super) part: &'static str,
    /// The name of its page.
    pub page: &'static str,
    /// What it tells, in a sentence.
    pub(super) summary: &'static str,
    /// It in Chinese.
    pub chinese: Text,
    /// It in English, where there is one.
    pub english: Option<Text>,
}

/// A page that is written by hand, in one language.
#[derive(Clone, Copy)]
pub struct Text {
    /// Its title.
    pub title: &'static str,
    /// Its text, in Markdown.
    pub text: &'static str,
}

impl Written {
    /// It in this language, where there is one.
    pub fn in_language(&self, language: Language) -> Option<Text> {
        language.of(Some(self.chinese), self.english)
    }
}

/// All of them.
pub const WRITTEN: &[Written] = &[
    Written {
        part: "01-start",
        page: "five-minutes",
        summary: "没有用过命令窗口也不要紧：打开它，输入五行，就有一部能看的年鉴。",
        chinese: Text { title: "五分钟入门", text: include_str!("written/zh/five-minutes.md") },
        english: None,
    },
    Written {
        part: "06-messages",
        page: "when-something-is-wrong",
        summary: "先看提示，再看办法；最常见的十条提示，照着改就行。",
        chinese: Text {
            title: "出了问题怎么办",
            text: include_str!("written/zh/when-something-is-wrong.md"),
        },
        english: None,
    },
    Written {
        part: "02-articles",
        page: "writing",
        summary: "基本信息、段落、小标题、列表、链接：一篇文章从头写到尾。",
        chinese: Text { title: "写一篇文章", text: include_str!("written/zh/writing.md") },
        english: None,
    },
    Written {
        part: "03-photographs",
        page: "photographs",
        summary: "手机照片直接用；图说、记录、裁切时留住哪里，一件一件说。",
        chinese: Text { title: "照片", text: include_str!("written/zh/photographs.md") },
        english: None,
    },
    Written {
        part: "04-figures",
        page: "one-record",
        summary: "每个数记一次，文章里写编号；卡片、图表、历年比较都从这里来。",
        chinese: Text { title: "一个数只写一次", text: include_str!("written/zh/one-record.md") },
        english: None,
    },
    Written {
        part: "05-blocks",
        page: "using-blocks",
        summary: "五种块各做什么，怎样写，写错了会看到什么。",
        chinese: Text { title: "怎样用块", text: include_str!("written/zh/using-blocks.md") },
        english: None,
    },
    Written {
        part: "07-website",
        page: "publishing",
        summary: "复制 public 文件夹，管理员做两件事，再核对一遍。",
        chinese: Text { title: "发布网站", text: include_str!("written/zh/publishing.md") },
        english: None,
    },
    Written {
        part: "08-theme",
        page: "make-a-theme",
        summary: "从空文件夹到换了样子的封面，五步，每一步都可以照抄。",
        chinese: Text { title: "做你自己的主题", text: include_str!("written/zh/make-a-theme.md") },
        english: Some(Text { title: "Make your theme", text: include_str!("written/en/make-a-theme.md") }),
    },
];
