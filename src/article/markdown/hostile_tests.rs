//! Text meant to do harm: to take long, or to bring something into the page that may not be there.

use std::collections::HashSet;

use super::Piece;
use super::testing::read;

/// Stands in for a photo or directive in place of a block.
const BLOCK: &str = "<figure></figure>";

/// The body's HTML with harmless stand-ins in its holes.
fn page(text: &str) -> String {
    let stand_in = |piece: &Piece| match piece {
        Piece::Html(html) => html.clone(),
        Piece::Text(_) => panic!("text in the body of {text:?}"),
        Piece::Figure { .. } => "7".to_owned(),
        Piece::Href { .. } | Piece::Title { .. } => "x".to_owned(),
        Piece::Named { .. } => " href=\"x\"".to_owned(),
        Piece::Photo { block, .. } => if *block { BLOCK } else { "<img alt=\"\">" }.to_owned(),
        Piece::Directive { .. } => BLOCK.to_owned(),
    };
    read(text).pieces.iter().map(stand_in).collect()
}

const VOID: [&str; 4] = ["br", "hr", "img", "input"];
const BLOCKS: [&str; 20] = [
    "p",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "pre",
    "table",
    "div",
    "section",
    "blockquote",
    "figure",
    "hr",
    "td",
];
const ATTRIBUTES: [&str; 15] = [
    "alt",
    "aria-label",
    "checked",
    "class",
    "disabled",
    "href",
    "id",
    "rel",
    "role",
    "scope",
    "start",
    "tabindex",
    "title",
    "type",
    "lang",
];

/// What is wrong with the page, if anything is.
fn fault(page: &str) -> Option<String> {
    let bad = |c: char| {
        matches!(c, '\u{FDD0}'..='\u{FDEF}')
            || u32::from(c) & 0xFFFE == 0xFFFE
            || (c.is_control() && !matches!(c, '\n' | '\t' | '\u{C}'))
    };
    if let Some(c) = page.chars().find(|c| bad(*c)) {
        return Some(format!("character {c:?}"));
    }
    let mut open: Vec<&str> = Vec::new();
    let mut ids = HashSet::new();
    let mut rest = page;
    while let Some((text, tag)) = rest.split_once('<') {
        if text.contains('>') {
            return Some(format!("a loose > in {text:?}"));
        }
        let Some((name, attributes, after)) = tag_of(tag) else {
            return Some(format!("a loose < before {:?}", &tag[..tag.len().min(20)]));
        };
        if let Some(fault) = fault_of(&attributes, &mut ids) {
            return Some(fault);
        }
        if let Some(name) = name.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Some(format!("</{name}> does not close"));
            }
        } else {
            if name == "script" || name == "style" {
                return Some(format!("<{name}>"));
            }
            if name == "a" && open.contains(&"a") {
                return Some("a link in a link".into());
            }
            let phrasing = |name: &&str| {
                matches!(*name, "p" | "h2" | "h3" | "h4" | "h5" | "h6" | "a" | "em" | "strong" | "del" | "u")
            };
            if BLOCKS.contains(&name) && open.iter().any(phrasing) {
                return Some(format!("<{name}> in {open:?}"));
            }
            if !VOID.contains(&name) {
                open.push(name);
            }
        }
        rest = after;
    }
    (!open.is_empty()).then(|| format!("not closed: {open:?}"))
}

/// What is wrong with a tag's attributes, if anything is. Collects the ids.
fn fault_of<'a>(attributes: &[(&str, &'a str)], ids: &mut HashSet<&'a str>) -> Option<String> {
    for (attribute, value) in attributes {
        if !ATTRIBUTES.contains(attribute) {
            return Some(format!("attribute {attribute}"));
        }
        if *attribute == "id" && !ids.insert(value) {
            return Some(format!("id {value} twice"));
        }
        let safe = ["http:", "https:", "mailto:", "tel:", "#", "x"];
        let value = value.to_lowercase();
        if *attribute == "href" && !safe.iter().any(|s| value.starts_with(s)) {
            return Some(format!("href {value}"));
        }
    }
    None
}

/// The name, the attributes and what follows.
type Parts<'a> = (&'a str, Vec<(&'a str, &'a str)>, &'a str);

/// The parts of what stands behind a `<`.
fn tag_of(text: &str) -> Option<Parts<'_>> {
    let end = text.find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || c == '/'))?;
    let (name, mut rest) = text.split_at(end);
    if name.trim_start_matches('/').is_empty() {
        return None;
    }
    let mut attributes = Vec::new();
    loop {
        if let Some(after) = rest.strip_prefix('>') {
            return Some((name, attributes, after));
        }
        rest = rest.strip_prefix(' ')?;
        let end = rest.find(|c: char| !(c.is_ascii_lowercase() || c == '-'))?;
        let (attribute, after) = rest.split_at(end);
        if let Some(after) = after.strip_prefix("=\"") {
            let (value, after) = after.split_once('"')?;
            if value.contains(['<', '>']) {
                return None;
            }
            attributes.push((attribute, value));
            rest = after;
        } else {
            attributes.push((attribute, ""));
            rest = after;
        }
    }
}

#[test]
fn the_checker_finds_faults() {
    for (page, fault_begins) in [
        ("<p>甲", "not closed"),
        ("<p>甲</u></p>", "</u>"),
        ("甲 < 乙", "a loose <"),
        ("<p onclick=\"x\"></p>", "attribute onclick"),
        ("<a href=\"javascript:x\"></a>", "href"),
        ("<p><p></p></p>", "<p> in"),
        ("<script></script>", "<script>"),
        ("\u{FDD1}", "character"),
        ("<p id=\"a\"></p><p id=\"a\"></p>", "id a twice"),
    ] {
        let found = fault(page).unwrap_or_default();
        assert!(found.starts_with(fault_begins), "{page}: {found}");
    }
    assert_eq!(fault("<p>甲<br><a href=\"x\" title=\"&lt;\">乙</a></p>\n"), None);
}

/// Scraps of which many thousand stand in a row.
#[rustfmt::skip]
const UNITS: [&str; 48] = [
    "*", "_", "~", "~~ ", "[", "]", "[^", "![", "> ", "<u>", "</u>", "<u><sub>", "<!--", "`",
    "{{", "{{a}}", "“**", "（*", "：**a ", "\\", "&", "<", "[^1]", "http://", "www.",
    "https://a.cn/(", "|", "- ", "# a\n", "*甲\n", "[a](", "[a]: b\n", "<u>*", "*<u>",
    "<ruby><rt>", "甲\n[^1]\n", "[^a]\n", "\u{FDD1}0\u{FDD2}", "[^1]: a\n", "![a](b)\n", "```\n",
    "~5 ", "**甲：**乙", "\n\n    a\n\n- ", "{{ ", "a|b\n-|-\n", "- [x] ", "a\n: b\n\n",
];

#[test]
fn hostile_text_stays_bounded() {
    let n = 10_000;
    let mut texts: Vec<String> = UNITS.iter().map(|unit| unit.repeat(n)).collect();
    texts.push(format!("{}{}", "<u>".repeat(n), "</sub>".repeat(n)));
    texts.push(format!("{}{}", "[".repeat(n), "](x)".repeat(n)));
    texts.push(format!("甲{}\n\n[^1]: 注", "[^1]".repeat(n)));
    let chain =
        (0..2000).fold(String::new(), |chain, i| chain + &format!("甲[^{i}]\n\n[^{i}]: 注[^{}]\n\n", i + 1));
    texts.push(chain);
    texts.push(format!("https://a.cn/{}{}", "(".repeat(n), ")".repeat(n * 2)));
    for text in texts {
        let page = page(&text);
        let unit: String = text.chars().take(20).collect();
        // What grows faster than its input would be far above this; and would keep this test from ending.
        assert!(page.len() < text.len() * 100, "{unit:?} gave {} bytes", page.len());
        // The checker itself looks at all open elements for each block.
        if page.len() < 200_000 {
            assert_eq!(fault(&page), None, "{unit:?}");
        }
    }
}

/// A small generator of pseudo-random numbers (xorshift), so that every run is the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound as u64).unwrap()
    }
}

/// Scraps of which texts are put together.
#[rustfmt::skip]
const ALPHABET: [&str; 119] = [
    "甲", "乙", "a", "2", " ", " ", "\n", "\n", "\n\n", "    ", "*", "**", "***", "_", "__", "~",
    "~~", "`", "``", "```\n", "\n```figures\n", "：", "（", "）", "“", "”", "。", "[", "](", ")",
    "]", "![", "[^1]", "\n\n[^1]: ", "\n\n[^乙]: ", "[^乙]", "](x.md)", "](https://a.cn \"b\")",
    "](javascript:x)", "](java&#10;script:x \"c\")", "](a.jpg)", "](data:x)", "<javascript:x>",
    "<u>", "</u>", "<sub>", "</sub>", "<ruby>", "</ruby>", "<rt>", "</rt>", "<br>", "<script>",
    "</script>", "<div>", "</div>", "<b onclick=x>", "<!--", "-->", "<?", "?>", "<![CDATA[",
    "]]>", "<p style=\"x\">", "\"", "'", "<", ">", "&", "&lt;", "&#xFDD1;", "&#xFDD2;", "&#0;",
    "&#1;", "0", "\u{FDD0}", "\u{FDD1}", "\u{FDD2}", "\u{0}", "\u{1FFFF}", "\u{7F}", "{{", "}}",
    "{{甲}}", "\\", "\\{{", "|", "\n|甲|乙|\n|-|:-:|\n|", "\n# ", "\n## ", "\n###### ", " {#fn-1}",
    " {#甲 .a\"b onclick=x}", "\n> ", "\n> [!NOTE]\n> ", "\n- ", "\n1. ", "\n- [x] ", "\n: ",
    "\n---\n", "\n===\n", "http://a.cn", "https://a.cn/(b", "www.a.cn", "<https://a.cn/'\">",
    "<a@b.cn>", "\r\n", "\t", "\u{FE00}", "\u{E0100}", "𠮷", "가", "{", "}", "\n[甲]: x\n", "[甲]",
    "(", "\n</u>\n", "\n<u>\n",
];

#[test]
fn no_text_brings_anything_else_into_the_page() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for round in 0..20_000 {
        let length = 1 + numbers.below(if round % 10 == 0 { 120 } else { 24 });
        let text: String = (0..length).map(|_| ALPHABET[numbers.below(ALPHABET.len())]).collect();
        let markdown = read(&text);
        let page = page(&text);
        assert_eq!(fault(&page), None, "\n{text:?}\n{page}");
        assert!(!page.contains("<script"), "{text:?}");
        for slip in &markdown.slips {
            assert!(text.get(slip.at.clone()).is_some(), "{slip:?} in {text:?}");
        }
        for piece in markdown.pieces.iter().chain(&markdown.opening) {
            if let Piece::Figure { id, at } = piece {
                let written = text.get(at.clone()).unwrap_or_default();
                let inner = written.strip_prefix("{{").and_then(|w| w.strip_suffix("}}"));
                assert_eq!(inner.map(str::trim), Some(id.as_str()), "{at:?} in {text:?}");
            }
        }
    }
}
