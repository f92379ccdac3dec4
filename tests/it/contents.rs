//! The contents: parts, articles, the headings in each, and the pages that are made of the whole book.

use super::yearbook::Yearbook;

/// The links of the contents' main part, one a line: their words and where they lead, a step in for each list that
/// they stand in.
fn links(book: &Yearbook) -> String {
    let page = book.page("contents.html");
    let (main, _) = page[page.find("<ol class=\"part-list\">").unwrap()..]
        .split_once("<p class=\"wrap to-top\"")
        .unwrap();
    let mut depth = 0;
    let mut lines = Vec::new();
    for tag in main.split('<') {
        match tag {
            _ if tag.starts_with("ol") || tag.starts_with("ul") => depth += 1,
            _ if tag.starts_with("/ol") || tag.starts_with("/ul") => depth -= 1,
            _ if tag.starts_with("a ") => {
                let (_, href) = tag.split_once("href=\"").unwrap();
                let (href, _) = href.split_once('"').unwrap();
                let (link, _) = main[main.find(&format!("<{tag}")).unwrap()..].split_once("</a>").unwrap();
                let words: String =
                    link.split('<').filter_map(|part| Some(part.split_once('>')?.1)).collect();
                let step = "  ".repeat(depth - 1);
                lines
                    .push(format!("{step}{} {href}", words.split_whitespace().collect::<Vec<_>>().join(" ")));
            }
            _ => {}
        }
    }
    lines.join("\n")
}

#[test]
fn all_levels_stand_in_it() {
    let book = Yearbook::new()
        .article(
            "01-卷首/01-综述.md",
            "标题: 综述",
            "## 一、[[#海智计划|海智]]\n\n### 起因\n\n#### 再说\n\n### 经过\n\n## 二、数\n",
        )
        .article("01-卷首/02-攀登.md", "标题: 攀登\n副标题: 上山", "没有小标题。")
        .article(
            "02-纪事/01-大事记.md",
            "标题: 大事记\n类型: 大事记\n条目:\n- {日期: 2024-05, 内容: 开会。}\n- {日期: 2024-06, 内容: 又开会。}\n- {日期: 2025, 内容: 换届。}",
            "",
        )
        .built();
    insta::assert_snapshot!(links(&book), @"
    卷首 juan-shou/index.html
      综述 juan-shou/zong-shu.html
        一、海智 juan-shou/zong-shu.html#一海智
          起因 juan-shou/zong-shu.html#起因
          经过 juan-shou/zong-shu.html#经过
        二、数 juan-shou/zong-shu.html#二数
      攀登 上山 juan-shou/pan-deng.html
    纪事 ji-shi/index.html
      大事记 ji-shi/da-shi-ji.html
        2024年 ji-shi/da-shi-ji.html#chronicle-2024
        2025年 ji-shi/da-shi-ji.html#chronicle-2025
    索引 index-of-terms.html
    版权页 imprint.html
    ");
    // A folded list says whose it is to those who hear it.
    let page = book.page("contents.html");
    assert_eq!(page.matches("<details").count(), 2);
    assert!(page.contains("<summary>细目<span class=\"aloud\">：综述</span></summary>"));
}

#[test]
fn what_it_names_is_there() {
    let book = Yearbook::new()
        .article("01-卷首/01-综述.md", "标题: 综述", "## 一、[[#甲]]\n\n### Photo 1\n")
        .article(
            "02-纪事/01-大事记.md",
            "标题: 大事记\n类型: 大事记\n条目: [{日期: 2024-05, 内容: 开会。}]",
            "",
        )
        .built();
    for line in links(&book).lines() {
        let href = line.rsplit(' ').next().unwrap();
        let (route, anchor) = href.split_once('#').unwrap_or((href, ""));
        let page = book.page(route);
        assert!(anchor.is_empty() || page.contains(&format!("id=\"{anchor}\"")), "{line}");
    }
}

#[test]
fn only_the_pages_that_there_are_stand_in_it() {
    let links = links(&Yearbook::saying("没有。").built());
    assert!(links.ends_with("版权页 imprint.html"), "{links}");
    for missing in ["figures.html", "plates.html", "index-of-terms.html"] {
        assert!(!links.contains(missing), "{missing}");
    }
}

#[test]
fn an_article_says_which_part_it_stands_in() {
    let book = Yearbook::saying("文。").built();
    let page = book.page("juan-shou/pan-deng.html");
    assert!(page.contains("<title>攀登｜卷首｜某某年鉴</title>"));
    assert!(
        page.contains("<li><a href=\"index.html\">卷首</a></li>\n    <li aria-current=\"page\">攀登</li>")
    );
}
