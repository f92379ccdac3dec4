//! Numbered clauses: in editorial notes (凡例) each item of an outer numbered list is a clause that can be cited, so
//! it gets an id and its number as a link to itself.

use pulldown_cmark::{Tag, TagEnd};

use super::tokens::{Kind, Token};
use crate::numeral::chinese;

/// Makes clauses of the items of outer numbered lists. They are counted through the whole text, because a list
/// that is interrupted goes on; their ids are added to `anchors`.
pub(super) fn settle<'a>(tokens: Vec<Token<'a>>, anchors: &mut Vec<String>) -> Vec<Token<'a>> {
    let mut depth = 0_usize;
    let mut numbered = false;
    let mut settled = Vec::with_capacity(tokens.len());
    for Token { kind, at } in tokens {
        let kind = match kind {
            Kind::Start(Tag::List(first)) => {
                depth += 1;
                numbered |= depth == 1 && first.is_some();
                let opens = depth == 1 && numbered;
                if opens { markup("<ol class=\"clauses\">\n") } else { Kind::Start(Tag::List(first)) }
            }
            Kind::End(TagEnd::List(ordered)) => {
                depth = depth.saturating_sub(1);
                let closes = depth == 0 && std::mem::take(&mut numbered);
                if closes { markup("</ol>\n") } else { Kind::End(TagEnd::List(ordered)) }
            }
            Kind::Start(Tag::Item) if depth == 1 && numbered => {
                let number = anchors.len() + 1;
                let id = format!("clause-{number}");
                let name = chinese(number);
                let link = format!("<a class=\"clause-number\" href=\"#{id}\">第{name}条</a>");
                let item = format!("<li id=\"{id}\" class=\"clause\">{link}<div>");
                anchors.push(id);
                Kind::Markup(item)
            }
            Kind::End(TagEnd::Item) if depth == 1 && numbered => markup("</div></li>\n"),
            kind => kind,
        };
        settled.push(Token { kind, at });
    }
    settled
}

fn markup<'a>(html: &str) -> Kind<'a> {
    Kind::Markup(html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::{Dialect, Labels, Piece, parse};

    fn read(text: &str) -> (String, Vec<String>) {
        let dialect =
            Dialect { directives: &[], clauses: true, heading_links: false, labels: &Labels::CHINESE };
        let markdown = parse(text, &dialect);
        let html = |piece: &Piece| if let Piece::Html(html) = piece { html.clone() } else { String::new() };
        (markdown.pieces.iter().map(html).collect(), markdown.anchors)
    }

    #[test]
    fn outer_numbered_items_are_clauses() {
        let (html, anchors) = read("1. 甲**乙**\n2. 丙\n   1. 丁\n\n戊\n\n3. 己\n");
        let clause = |id: &str, name: &str, text: &str| {
            format!(
                "<li id=\"clause-{id}\" class=\"clause\"><a class=\"clause-number\" href=\"#clause-{id}\">第{name}条</a><div>{text}</div></li>\n"
            )
        };
        let inner = "丙\n<ol>\n<li>丁</li>\n</ol>\n";
        let first = clause("1", "一", "甲<strong>乙</strong>") + &clause("2", "二", inner);
        let third = clause("3", "三", "己");
        assert_eq!(
            html,
            format!(
                "<ol class=\"clauses\">\n{first}</ol>\n<p>戊</p>\n<ol class=\"clauses\">\n{third}</ol>\n"
            )
        );
        assert_eq!(anchors, ["clause-1", "clause-2", "clause-3"]);
    }

    #[test]
    fn bullets_are_no_clauses() {
        assert_eq!(read("- 甲\n  1. 乙\n").1, Vec::<String>::new());
    }
}
