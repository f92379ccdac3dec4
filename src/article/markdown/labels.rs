//! The few words that the body's HTML carries by itself, and what the caller may choose.
//!
//! The words are kept in one place because they are what changes when an edition is in another
//! language; the HTML around them stays.

/// What the caller decides about the Markdown it hands over.
#[derive(Debug, Clone, Copy)]
pub struct Dialect<'a> {
    /// First words of the info strings of fenced blocks that are directives and not code, for
    /// example `figures` or `gallery`. Compared exactly.
    pub directives: &'a [&'a str],
    /// Whether the items of numbered lists are clauses, which can be linked to.
    pub clauses: bool,
    /// Whether headings have a link to themselves, which only a screen needs.
    pub heading_links: bool,
    /// The words written into the HTML.
    pub labels: &'a Labels,
}

/// The words written into the HTML, as plain text: they are escaped where they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labels {
    /// Accessible name of the link beside a heading; the heading's text follows.
    pub heading_link: &'static str,
    /// Title of a `[!NOTE]` alert.
    pub note: &'static str,
    /// Title of a `[!TIP]` alert.
    pub tip: &'static str,
    /// Title of an `[!IMPORTANT]` alert.
    pub important: &'static str,
    /// Title of a `[!WARNING]` alert.
    pub warning: &'static str,
    /// Title of a `[!CAUTION]` alert.
    pub caution: &'static str,
    /// Accessible name of the section that holds the footnotes.
    pub footnotes: &'static str,
    /// Accessible name of a link from a footnote to its reference; the reference's number follows.
    pub back_to_text: &'static str,
    /// Accessible name of a ticked task's box.
    pub task_done: &'static str,
    /// Accessible name of an open task's box.
    pub task_open: &'static str,
    /// Accessible name of the scrolling region around a table; the table's number follows, since
    /// the regions of one page must be told apart by name.
    pub table: &'static str,
}

impl Labels {
    /// The words of a Chinese edition.
    pub const CHINESE: Self = Self {
        heading_link: "链接到：",
        note: "说明",
        tip: "提示",
        important: "重要",
        warning: "警告",
        caution: "注意",
        footnotes: "脚注",
        back_to_text: "返回正文",
        task_done: "已完成",
        task_open: "未完成",
        table: "表格",
    };
}
