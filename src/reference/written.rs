//! Pages that are written by hand: ways to go, which no definition could tell.
//!
//! Their text lies beside this file, without head and foot, which all pages get alike.

use crate::fields::Meaning;

/// A page that is written by hand.
pub struct Written {
    /// The name of its page.
    pub page: &'static str,
    /// Its title.
    pub title: Meaning,
    /// Its text, in Markdown.
    pub text: Meaning,
}

/// All of them.
pub const WRITTEN: &[Written] = &[Written {
    page: "make-a-theme",
    title: Meaning { chinese: "做你自己的主题", english: "Make your theme" },
    text: Meaning {
        chinese: include_str!("written/zh/make-a-theme.md"),
        english: include_str!("written/en/make-a-theme.md"),
    },
}];
