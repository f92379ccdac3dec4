//! A diagnostic as a terminal shows it: what is wrong, where, the line with carets under what is meant, what to do.
//!
//! Carets are set by columns: Han characters and full-width forms take two, combining marks none, an emoji two whatever it is
//! made of, and a tab is shown as spaces. So a text is measured as a whole (UAX #11, by `unicode-width`), not by its
//! characters.

use unicode_width::UnicodeWidthStr;
use yearbook::diagnostic::{Folded, Place, Severity};

use super::voice::Voice;

/// The columns of a line that are shown: paragraphs are one line of hundreds of characters.
const COLUMNS: usize = 110;
/// How many columns stand before what is meant where the beginning is cut off.
const BEFORE: usize = 40;
/// What a tab is shown as.
const TAB: &str = "    ";

/// The diagnostic in lines, without a break at its end.
pub fn told(folded: &Folded, voice: Voice) -> String {
    let (problem, place) = (&folded.first.problem, folded.first.place.as_ref());
    let paint = Paint { coloured: voice.coloured, severity: problem.severity() };
    let shown = place.filter(|place| place.line > 0);
    let number = shown.map(|place| place.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(number.len());
    let bar = paint.frame(&format!("{margin} |"));
    let word = problem.severity().word(voice.language);
    let (title, message) = (format!("{word}[{}]", problem.code()), problem.message(voice.language));
    let mut lines = vec![format!("{}{}", paint.title(&title), paint.bold(&format!(": {message}")))];
    if let Some(place) = place {
        let numbers = shown.map(|place| format!(":{}:{}", place.line, place.column)).unwrap_or_default();
        lines.push(format!("{}{}{numbers}", paint.frame(&format!("{margin}--> ")), place.file));
    }
    if let Some(place) = shown {
        let (text, carets) = excerpt(place);
        let text = format!("{} {text}", paint.frame(&format!("{number} |")));
        lines.extend([bar.clone(), text.trim_end().to_owned(), format!("{bar} {}", paint.title(&carets))]);
    }
    let hint = problem.hint(voice.language);
    let notes =
        [hint.map(|hint| format!("{}: {hint}", voice.say("办法", "help"))), folded.others(voice.language)];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    if !notes.is_empty() {
        lines.push(bar);
    }
    lines.extend(notes.iter().map(|note| format!("{} {note}", paint.frame(&format!("{margin} =")))));
    lines.join("\n")
}

/// The line, cut to what fits, and carets under what is meant.
fn excerpt(place: &Place) -> (String, String) {
    let offset = |characters: usize| {
        place.excerpt.char_indices().nth(characters).map_or(place.excerpt.len(), |(offset, _)| offset)
    };
    let start = offset(place.column.saturating_sub(1));
    let end = offset(place.column.saturating_sub(1) + place.width);
    let part = |from: usize, to: usize| place.excerpt.get(from..to).unwrap_or_default().replace('\t', TAB);
    let (before, marked) = (part(0, start), part(start, end));
    let rest = part(end, place.excerpt.len());
    let before = if before.width() > BEFORE && before.width() + marked.width() + rest.width() > COLUMNS {
        format!("…{}", tail(&before, BEFORE))
    } else {
        before
    };
    let marked = head(&marked, COLUMNS - BEFORE);
    let left = COLUMNS.saturating_sub(before.width() + marked.width());
    let carets = "^".repeat(marked.width().max(1));
    let indent = " ".repeat(before.width());
    (format!("{before}{marked}{}", head(&rest, left)), format!("{indent}{carets}"))
}

/// As much of the beginning of `text` as fits into `columns`, with `…` where that is not all.
fn head(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let ends = text
        .char_indices()
        .map(|(at, _)| at)
        .take_while(|at| text.get(..*at).is_some_and(|head| head.width() < columns));
    format!("{}…", text.get(..ends.last().unwrap_or_default()).unwrap_or_default())
}

/// As much of the end of `text` as fits into `columns`.
fn tail(text: &str, columns: usize) -> &str {
    let mut starts = text.char_indices().filter_map(|(at, _)| text.get(at..));
    starts.find(|tail| tail.width() <= columns).unwrap_or_default()
}

/// The colours of a terminal (ECMA-48), or none.
struct Paint {
    coloured: bool,
    severity: Severity,
}

impl Paint {
    fn with(&self, code: &str, text: &str) -> String {
        if self.coloured { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    fn bold(&self, text: &str) -> String {
        self.with("1", text)
    }

    fn frame(&self, text: &str) -> String {
        self.with("1;94", text)
    }

    fn title(&self, text: &str) -> String {
        let colour = match self.severity {
            Severity::Error => "1;91",
            Severity::Warning => "1;93",
            Severity::Note => "1;92",
        };
        self.with(colour, text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use yearbook::diagnostic::{Diagnostic, Problem, folded};
    use yearbook::language::Language;
    use yearbook::path::SourcePath;

    const PLAIN: Voice = Voice { language: Language::Chinese, coloured: false };

    fn place(line: &str, marked: &str) -> Place {
        let at = line.find(marked).unwrap();
        let file = SourcePath::new("content/a.md").unwrap();
        Place::of(&file, line, &(at..at + marked.len()))
    }

    #[test]
    fn a_caret_stands_under_its_character() {
        let lines = [
            ("标题: 攀登", "攀登", "      ^^^^"),
            ("标题：ＡＢ，完", "完", "            ^^"),
            ("a\tb\t乙", "乙", "          ^^"),
            ("\t\t", "\t", "^^^^"),
            ("e\u{301}e\u{301}x甲", "甲", "   ^^"),
            ("😀👍🏽x", "x", "    ^"),
            ("😀👍🏽x", "👍🏽", "  ^^"),
            ("👨‍👩‍👧x", "x", "  ^"),
            ("か\u{3099}き", "き", "  ^^"),
        ];
        for (line, marked, carets) in lines {
            assert_eq!(excerpt(&place(line, marked)).1, carets, "{line}");
        }
    }

    #[test]
    fn a_long_line_is_cut_around_what_is_meant() {
        let line = format!("{}错{}", "前".repeat(200), "后".repeat(200));
        let (text, carets) = excerpt(&place(&line, "错"));
        assert_eq!(text, format!("…{}错{}…", "前".repeat(20), "后".repeat(33)));
        assert_eq!(carets, format!("{}^^", " ".repeat("…".width() + 40)));
        let (text, carets) = excerpt(&place(&line, &line));
        assert_eq!((text.width(), carets.len()), (69, 69));
        let (text, _) = excerpt(&place(&"a".repeat(110), "a"));
        assert_eq!(text, "a".repeat(110));
    }

    #[test]
    fn all_that_is_known_is_shown() {
        let told =
            |line: &str| Diagnostic::at(place(line, "标题"), Problem::KeyTwice { key: "标题".to_owned() });
        let all = [told("标题: 甲"), told("  标题: 甲")];
        insta::assert_snapshot!(super::told(&folded(&all)[0], PLAIN), @"
        错误[Y0002]: “标题”写了两次
         --> content/a.md:1:1
          |
        1 | 标题: 甲
          | ^^^^
          |
          = 办法: 只保留一处；同一项的中文名和英文名也只能写一个。
          = 又有 1 处：第 1 行
        ");
        let whole = [Diagnostic::general(Problem::ChronicleMissing)];
        let english = Voice { language: Language::English, coloured: false };
        insta::assert_snapshot!(super::told(&folded(&whole)[0], english), @"
        warning[Y0112]: an article or a picture asks to be in the chronicle, but the book has none
         |
         = help: Add an article of “kind: chronicle”, or put a “timeline” into an article; they will be listed there.
        ");
        let coloured = Voice { coloured: true, ..PLAIN };
        assert!(super::told(&folded(&all)[0], coloured).starts_with("\u{1b}[1;91m错误[Y0002]\u{1b}[0m"));
    }
}
