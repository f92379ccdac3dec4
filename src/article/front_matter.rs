//! Splits an article into its front matter and its body.

use std::ops::Range;

use crate::diagnostic::Problem;
use crate::fields::Reader;
use crate::yaml::Node;

/// The front matter of the reader's text, and the bytes of the body after it. Tells and gives `None` when
/// there is none; a front matter that is no YAML is told, too, and the body can still be read.
pub(super) fn split(reader: &mut Reader) -> Option<(Option<Node>, Range<usize>)> {
    let text = reader.text;
    let first = text.lines().next().unwrap_or_default();
    if first.trim_end() != "---" {
        reader.tell(&(0..first.len()), Problem::FrontMatterMissing);
        return None;
    }
    let start = (first.len() + 1).min(text.len());
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((reader.yaml(start..at), at + line.len()..text.len()));
        }
        at += line.len();
    }
    reader.tell(&(0..first.len()), Problem::FrontMatterOpen);
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    fn try_split(text: &str) -> Result<String, &'static str> {
        let file = SourcePath::new("content/a.md").unwrap();
        let mut reader = Reader::new(&file, text);
        match split(&mut reader) {
            Some((Some(_), body)) => Ok(text[body].to_owned()),
            _ => Err(reader.diagnostics[0].problem.code()),
        }
    }

    #[test]
    fn front_matter_is_between_two_lines() {
        assert_eq!(try_split("---\ntitle: a\n---\n正文\n---\n"), Ok("正文\n---\n".to_owned()));
        assert_eq!(try_split("--- \n---"), Ok(String::new()));
        assert_eq!(try_split("正文"), Err("Y0010"));
        assert_eq!(try_split(""), Err("Y0010"));
        assert_eq!(try_split("---\ntitle: a\n"), Err("Y0011"));
        assert_eq!(try_split("---"), Err("Y0011"));
        assert_eq!(try_split("---\na: [\n---\n"), Err("Y0001"));
    }
}
