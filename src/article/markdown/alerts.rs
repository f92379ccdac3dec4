//! Alerts (`> [!NOTE]`) and tasks (`- [x]`), whose markup says what they are to those who hear
//! the page as well.

use pulldown_cmark::{BlockQuoteKind, Tag, TagEnd};

use super::Labels;
use super::href::attribute;
use super::tokens::{Kind, Token};

/// Writes the markup of alerts, tasks and the list items of tasks.
pub(super) fn settle<'a>(mut tokens: Vec<Token<'a>>, labels: &Labels) -> Vec<Token<'a>> {
    mark_items(&mut tokens);
    for token in &mut tokens {
        let html = match &token.kind {
            Kind::Start(Tag::BlockQuote(Some(kind))) => {
                let (name, title) = alert(*kind, labels);
                let title = attribute(title);
                format!(
                    "<div class=\"alert alert-{name}\" role=\"note\">\n\
                     <p class=\"alert-title\">{title}</p>\n"
                )
            }
            Kind::End(TagEnd::BlockQuote(Some(_))) => "</div>\n".to_owned(),
            Kind::Task(done) => task(*done, labels),
            _ => continue,
        };
        token.kind = Kind::Markup(html);
    }
    tokens
}

fn alert(kind: BlockQuoteKind, labels: &Labels) -> (&'static str, &'static str) {
    match kind {
        BlockQuoteKind::Note => ("note", labels.note),
        BlockQuoteKind::Tip => ("tip", labels.tip),
        BlockQuoteKind::Important => ("important", labels.important),
        BlockQuoteKind::Warning => ("warning", labels.warning),
        BlockQuoteKind::Caution => ("caution", labels.caution),
    }
}

fn task(done: bool, labels: &Labels) -> String {
    let (checked, name) = if done { (" checked", labels.task_done) } else { ("", labels.task_open) };
    let name = attribute(name);
    format!("<input type=\"checkbox\" disabled{checked} aria-label=\"{name}\"> ")
}

/// Gives the items that begin with a task a class of their own.
fn mark_items(tokens: &mut [Token]) {
    let mut item = None;
    for index in 0..tokens.len() {
        match tokens.get(index).map(|token| &token.kind) {
            Some(Kind::Start(Tag::Item)) => item = Some(index),
            Some(Kind::Start(Tag::Paragraph)) => {}
            Some(Kind::Task(_)) => {
                if let Some(start) = item.take().and_then(|item| tokens.get_mut(item)) {
                    start.kind = Kind::Markup("<li class=\"task\">".to_owned());
                }
            }
            _ => item = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::html;

    #[test]
    fn an_alert_has_a_title_and_a_role() {
        assert_eq!(
            html("> [!WARNING]\n> 雨天改期。"),
            "<div class=\"alert alert-warning\" role=\"note\">\n<p class=\"alert-title\">警告</p>\n<p>雨天改期。</p>\n</div>\n"
        );
        assert_eq!(html("> 引文"), "<blockquote>\n<p>引文</p>\n</blockquote>\n");
    }

    #[test]
    fn tasks_have_names() {
        assert_eq!(
            html("- [x] 甲\n- [ ] 乙\n- 丙"),
            concat!(
                "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"已完成\"> 甲</li>\n",
                "<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未完成\"> 乙</li>\n<li>丙</li>\n</ul>\n",
            )
        );
        let loose = html("- [x] 甲\n\n- 乙");
        let begin = "<ul>\n<li class=\"task\">\n<p><input ";
        assert!(loose.starts_with(begin), "{loose}");
    }
}
