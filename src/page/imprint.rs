//! The colophon (版权页): who made the book, under which numbers and terms, and how to cite it.
//!
//! It is there for every yearbook, because every one has a title to cite.

use serde::Serialize;

use crate::config::Config;
use crate::path::Route;

use super::address::{COVER, IMPRINT_TITLE};
use super::site::Site;
use super::view::{PageKind, View};

/// How many editors a citation names before 等 (GB/T 7714, 8.1.2).
const CITED: usize = 3;

/// The context of the colophon.
#[derive(Serialize)]
pub struct ImprintPage<'a> {
    #[serde(flatten)]
    view: View<'a>,
    imprint: ImprintView<'a>,
}

#[derive(Serialize)]
struct ImprintView<'a> {
    editors: Vec<RoleView<'a>>,
    publisher_name: Option<&'a str>,
    place: Option<&'a str>,
    printer: Option<&'a str>,
    published: Option<String>,
    published_iso: Option<String>,
    print_run: Option<&'a str>,
    price: Option<&'a str>,
    format: Option<&'a str>,
    isbn: Option<&'a str>,
    issn: Option<&'a str>,
    cn: Option<&'a str>,
    licence: Vec<TermView<'a>>,
    short_names: Vec<ShortNameView<'a>>,
    citation: String,
}

#[derive(Serialize)]
struct RoleView<'a> {
    role: &'a str,
    names: &'a [String],
}

#[derive(Serialize)]
struct TermView<'a> {
    text: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct ShortNameView<'a> {
    name: &'a str,
    short: &'a str,
}

/// The colophon.
pub fn imprint<'a>(site: &'a Site, route: &Route) -> ImprintPage<'a> {
    let config = site.config;
    let (imprint, numbers) = (&config.imprint, &config.numbers);
    let terms = config.licence.iter().flat_map(|licence| &licence.terms);
    let home = site.absolute(&Route::fixed(COVER));
    ImprintPage {
        view: site.plain_view(PageKind::Imprint, route, IMPRINT_TITLE),
        imprint: ImprintView {
            editors: config
                .editors
                .iter()
                .map(|role| RoleView { role: &role.role, names: &role.names })
                .collect(),
            publisher_name: imprint.publisher_name.as_deref(),
            place: imprint.place.as_deref(),
            printer: imprint.printer.as_deref(),
            published: imprint.published.map(|date| date.to_string()),
            published_iso: imprint.published.map(|date| date.iso()),
            print_run: imprint.print_run.as_deref(),
            price: imprint.price.as_deref(),
            format: imprint.format.as_deref(),
            isbn: numbers.isbn.as_deref(),
            issn: numbers.issn.as_deref(),
            cn: numbers.cn.as_deref(),
            licence: terms.map(|term| TermView { text: &term.text, url: term.url.as_deref() }).collect(),
            short_names: config
                .short_names
                .iter()
                .map(|names| ShortNameView { name: &names.name, short: &names.short })
                .collect(),
            citation: citation(config, home.as_deref()),
        },
    }
}

/// How the book is cited (GB/T 7714, a monograph): 责任者. 题名: 其他题名信息[M]. 出版地: 出版者, 年. What is not known
/// is left out. With an address it is cited as read there.
fn citation(config: &Config, home: Option<&str>) -> String {
    let volume = config.volume.map(|volume| format!("总第{volume}卷"));
    let title = [Some(config.title.clone()), config.subtitle.clone(), volume];
    let title: Vec<String> = title.into_iter().flatten().collect();
    let mark = if home.is_some() { "[M/OL]" } else { "[M]" };
    let imprint = &config.imprint;
    let published = [imprint.place.as_deref(), imprint.publisher_name.as_deref()];
    let published: Vec<&str> = published.into_iter().flatten().collect();
    let year = imprint.published.or(config.edition_year).map(|date| date.year().to_string());
    let published = [Some(published.join(": ")).filter(|text| !text.is_empty()), year];
    let published: Vec<String> = published.into_iter().flatten().collect();
    let parts = [
        responsible(config),
        Some(format!("{}{mark}", title.join(": "))),
        Some(published.join(", ")).filter(|text| !text.is_empty()),
        home.map(str::to_owned),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{}.", parts.join(". "))
}

/// Who answers for the book: the body that compiles it, or its chief editors.
fn responsible(config: &Config) -> Option<String> {
    if let Some(body) = &config.publisher {
        return Some(body.clone());
    }
    let chief = config.editors.iter().find(|role| role.role == "主编")?;
    let named: Vec<&str> = chief.names.iter().take(CITED).map(String::as_str).collect();
    let more = if chief.names.len() > CITED { ", 等" } else { "" };
    Some(format!("{}{more}", named.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(text: &str, home: Option<&str>) -> String {
        citation(&Config::parse(text).value.unwrap(), home)
    }

    #[test]
    fn a_citation_has_what_is_known() {
        let whole = "标题: 年鉴\n副标题: 特辑\n年份: 2023\n卷号: 12\n编者: 协会\n版权信息: {出版地: 某市, 出版单位: 某某出版社, 出版日期: 2024-01}\n";
        assert_eq!(cited(whole, None), "协会. 年鉴: 特辑: 总第12卷[M]. 某市: 某某出版社, 2024.");
        assert_eq!(cited("标题: 年鉴\n年份: 2023\n编者: 协会\n", None), "协会. 年鉴[M]. 2023.");
        assert_eq!(cited("标题: 年鉴\n版权信息: {出版地: 某市}\n", None), "年鉴[M]. 某市.");
        assert_eq!(cited("标题: 年鉴\n", Some("https://example.org/")), "年鉴[M/OL]. https://example.org/.");
    }

    #[test]
    fn without_a_body_its_chief_editors_are_cited() {
        let by = |names: &str| {
            cited(
                &format!(
                    "标题: 年鉴\n编辑机构:\n  - {{职务: 顾问, 姓名: 戊某}}\n  - {{职务: 主编, 姓名: {names}}}\n"
                ),
                None,
            )
        };
        assert_eq!(by("甲某、乙某"), "甲某, 乙某. 年鉴[M].");
        assert_eq!(by("[甲某, 乙某, 丙某, 丁某]"), "甲某, 乙某, 丙某, 等. 年鉴[M].");
    }
}
