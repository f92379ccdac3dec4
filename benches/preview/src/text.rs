//! The articles: about 1,200 Han characters each, with a table, lists, a quotation and a footnote.

use std::fs;
use std::path::Path;

/// Articles of a part.
pub const PART: usize = 100;
/// Repetitions of the sentence in one section.
const REPEATED: usize = 11;

/// What is different about an article.
#[derive(Default)]
pub struct Edit {
    pub title: Option<String>,
    pub token: Option<String>,
}

/// The part of the article `number`, and its name.
pub fn name(number: usize) -> (usize, String) {
    (number / PART, format!("a{number}"))
}

pub fn article(number: usize, edit: &Edit) -> String {
    let title = edit.title.clone().unwrap_or_else(|| format!("第{number}篇"));
    let token = edit.token.as_deref().unwrap_or("没有改动");
    let sentences = "这一年做过的事和数过的数，一句一句写在这里，供人查。".repeat(REPEATED);
    let parts = [
        format!("---\ntitle: {title}\nsummary: 摘要\n---\n"),
        format!("{token}。{sentences}[^1]"),
        format!("## 一、做法\n\n{sentences}"),
        "| 项目 | 数 |\n| --- | --- |\n| 讲座 | 12 |\n| 展览 | 3 |".to_owned(),
        format!("- 其一\n- 其二\n\n> 引一句话。\n\n{sentences}"),
        format!("### 结果\n\n{sentences}"),
        "[^1]: 据台账。".to_owned(),
    ];
    parts.join("\n\n") + "\n"
}

/// Writes all articles, with the folders of their parts.
pub fn write(root: &Path, articles: usize, part: fn(usize) -> String, file: fn(usize) -> String) {
    for number in 0..articles {
        let folder = root.join("content").join(part(number / PART));
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join(format!("{}.md", file(number))), article(number, &Edit::default())).expect("an article");
    }
}

/// Writes one file, with the folders that it is in.
pub fn file(root: &Path, path: &str, text: &str) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}
