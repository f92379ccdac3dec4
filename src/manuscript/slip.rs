//! A slip of the hand: what was typed, what is meant, and how it is told.

use std::ops::Range;

use super::line::line_of;
use crate::diagnostic::Problem;

/// One slip of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slip {
    /// Its bytes in the text as it was handed in.
    pub at: Range<usize>,
    /// What is meant in their place; `None` where that is not certain.
    pub meant: Option<String>,
    /// What kind of slip it is.
    pub kind: SlipKind,
}

/// The kinds of slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlipKind {
    /// A line of dashes around the front matter that is not `---`.
    Dashes,
    /// Front matter that begins after blank lines.
    Late,
    /// Front matter without the line before it.
    Unopened,
    /// Front matter without the line after it.
    Unclosed,
    /// A full-width colon after a key, or one without a space.
    Colon,
    /// Full-width letters in a key.
    Key,
    /// Indentation that is not of spaces.
    Indent,
    /// A dash of a list that is not `- `.
    Item,
    /// A date, a number, yes or no in full-width characters or another word.
    Value,
    /// Brackets or commas of full width in a list.
    List,
    /// A full-width brace where a value begins.
    Brace,
    /// Quotation marks around a whole text: they will be shown.
    Quoted,
    /// A heading without a space.
    Heading,
    /// A numbered line that is no list but means one.
    Number,
    /// A line that means a paragraph of its own but would be run on to the one before.
    RunOn,
    /// Full-width brackets of a link.
    Link,
    /// Full-width marks of a photograph.
    Photo,
    /// A full-width colon after a footnote's label.
    Footnote,
    /// Full-width braces around a figure's id.
    Figure,
    /// Full-width asterisks.
    Stars,
    /// A fence of the wrong characters.
    Fence,
    /// A character that nobody sees.
    Invisible,
    /// Characters that come from a text read in the wrong encoding.
    Mojibake,
}

impl Slip {
    pub fn certain(at: Range<usize>, meant: impl Into<String>, kind: SlipKind) -> Self {
        Self { at, meant: Some(meant.into()), kind }
    }

    /// A slip of which only the writer knows what is meant.
    pub fn unsure(at: Range<usize>, kind: SlipKind) -> Self {
        Self { at, meant: None, kind }
    }

    /// What is told of it; `slips` are all of `text`, so that the line that is shown as right is right altogether.
    pub fn problem(&self, text: &str, slips: &[Self]) -> Problem {
        let typed = text.get(self.at.clone()).unwrap_or_default().trim().to_owned();
        let line = || corrected(text, &line_of(text, self.at.start), slips);
        match self.kind {
            SlipKind::Dashes => Problem::FrontMatterDashes { typed },
            SlipKind::Late => Problem::FrontMatterLate,
            SlipKind::Unopened => Problem::FrontMatterUnopened,
            SlipKind::Unclosed => Problem::FrontMatterUnclosed,
            SlipKind::Colon => Problem::ColonTyped { line: line() },
            SlipKind::Key => Problem::KeyFullWidth { line: line() },
            SlipKind::Indent => Problem::IndentTyped { line: line() },
            SlipKind::Item => Problem::ItemTyped { typed, line: line() },
            SlipKind::Value => Problem::ValueTyped { typed, line: line() },
            SlipKind::List => Problem::ListTyped { line: line() },
            SlipKind::Brace => Problem::BraceFullWidth,
            SlipKind::Quoted => Problem::ValueQuoted { typed },
            SlipKind::Heading => Problem::HeadingTyped { line: line() },
            SlipKind::Number => Problem::NumberTyped { line: line() },
            SlipKind::RunOn => Problem::LinesRunOn,
            SlipKind::Link => Problem::LinkTyped { line: line() },
            SlipKind::Photo => Problem::PhotoTyped { line: line() },
            SlipKind::Footnote => Problem::FootnoteTyped { line: line() },
            SlipKind::Figure => Problem::FigureTyped { line: line() },
            SlipKind::Stars => Problem::StarsTyped { line: line() },
            SlipKind::Fence => Problem::FenceTyped { typed, line: line() },
            SlipKind::Invisible => Problem::InvisibleTyped,
            SlipKind::Mojibake => Problem::Mojibake { typed },
        }
    }
}

/// The line `line` of `text` as it is meant.
fn corrected(text: &str, line: &Range<usize>, slips: &[Slip]) -> String {
    let mut meant = String::new();
    let mut at = line.start;
    for slip in slips.iter().filter(|slip| slip.at.start >= line.start && slip.at.end <= line.end) {
        let Some(instead) = &slip.meant else { continue };
        meant.push_str(text.get(at..slip.at.start).unwrap_or_default());
        meant.push_str(instead);
        at = slip.at.end;
    }
    meant.push_str(text.get(at..line.end).unwrap_or_default());
    // A line that is put before it is told in words.
    meant.trim_matches('\n').to_owned()
}
