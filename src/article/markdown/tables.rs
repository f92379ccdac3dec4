//! Tables, with alignment by class and in a region that scrolls.
//!
//! The parser's own writer aligns by inline style, which a strict content security policy
//! forbids. A wide table scrolls in a box of its own, which a keyboard can reach and which has a
//! name for those who cannot see it: a `<section>` with a name is a region, without a role set.

use pulldown_cmark::{Alignment, Tag, TagEnd};

use super::Labels;
use super::href::attribute;
use super::tokens::{Kind, Token};

/// Where in a table the reading is.
#[derive(Default)]
struct Place {
    alignments: Vec<Alignment>,
    column: usize,
    in_head: bool,
    has_body: bool,
}

/// Writes the tables' markup.
pub(super) fn settle<'a>(mut tokens: Vec<Token<'a>>, labels: &Labels) -> Vec<Token<'a>> {
    let mut number = 0;
    let mut place = Place::default();
    for token in &mut tokens {
        let html = match &token.kind {
            Kind::Start(Tag::Table(alignments)) => {
                number += 1;
                place = Place { alignments: alignments.clone(), ..Place::default() };
                let name = attribute(labels.table);
                format!(
                    "<section class=\"table-scroll\" tabindex=\"0\" \
                     aria-label=\"{name} {number}\">\n<table>\n"
                )
            }
            Kind::Start(tag) => match place.start(tag) {
                Some(html) => html,
                None => continue,
            },
            Kind::End(tag) => match place.end(*tag) {
                Some(html) => html,
                None => continue,
            },
            _ => continue,
        };
        token.kind = Kind::Markup(html);
    }
    tokens
}

impl Place {
    fn start(&mut self, tag: &Tag) -> Option<String> {
        Some(match tag {
            Tag::TableHead => {
                self.in_head = true;
                self.column = 0;
                "<thead>\n<tr>".to_owned()
            }
            Tag::TableRow => {
                self.column = 0;
                let first = !std::mem::replace(&mut self.has_body, true);
                format!("{}<tr>", if first { "<tbody>\n" } else { "" })
            }
            Tag::TableCell => {
                let class = match self.alignments.get(self.column) {
                    Some(Alignment::Left) => " class=\"align-left\"",
                    Some(Alignment::Center) => " class=\"align-center\"",
                    Some(Alignment::Right) => " class=\"align-right\"",
                    Some(Alignment::None) | None => "",
                };
                self.column += 1;
                if self.in_head { format!("<th scope=\"col\"{class}>") } else { format!("<td{class}>") }
            }
            _ => return None,
        })
    }

    fn end(&mut self, tag: TagEnd) -> Option<String> {
        let html = match tag {
            TagEnd::TableHead => {
                self.in_head = false;
                "</tr>\n</thead>\n"
            }
            TagEnd::TableRow => "</tr>\n",
            TagEnd::TableCell if self.in_head => "</th>",
            TagEnd::TableCell => "</td>",
            TagEnd::Table if self.has_body => "</tbody>\n</table>\n</section>\n",
            TagEnd::Table => "</table>\n</section>\n",
            _ => return None,
        };
        Some(html.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::html;

    #[test]
    fn a_table_is_aligned_by_class() {
        assert_eq!(
            html("年份|人数|备注\n-|-:|:-:\n2023|**5：**3|`甲\\|乙`\n"),
            concat!(
                "<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"表格 1\">\n",
                "<table>\n<thead>\n<tr><th scope=\"col\">年份</th>",
                "<th scope=\"col\" class=\"align-right\">人数</th>",
                "<th scope=\"col\" class=\"align-center\">备注</th></tr>\n</thead>\n",
                "<tbody>\n<tr><td>2023</td><td class=\"align-right\"><strong>5：</strong>3</td>",
                "<td class=\"align-center\"><code>甲|乙</code></td></tr>\n</tbody>\n</table>\n</section>\n",
            )
        );
    }

    #[test]
    fn a_table_without_rows_has_no_body_and_each_table_its_own_name() {
        let page = html("|甲|\n|:-|\n\n---\n\n|乙|\n|-|\n");
        assert!(!page.contains("tbody"), "{page}");
        assert!(page.contains("aria-label=\"表格 2\""), "{page}");
        assert!(page.contains("<th scope=\"col\" class=\"align-left\">甲</th>"), "{page}");
    }
}
