//! What a writer did that was not taken as meant, with the place, so that it can be shown to them.
//!
//! A slip never stops the reading: the body always comes out whole and safe, and the caller
//! decides which slips are errors.

use std::ops::Range;

/// One thing in the text that was not taken as meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slip {
    /// What is wrong.
    pub problem: SlipKind,
    /// Where, in bytes of the original text.
    pub at: Range<usize>,
}

/// The kinds of slip.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SlipKind {
    /// HTML that is not permitted, shown as text.
    RawHtml {
        /// The tag's name in lower case, with `/` before an end tag's; `!--` for a comment, `!`
        /// for a declaration or CDATA, `?` for a processing instruction.
        tag: String,
    },
    /// A permitted tag without its partner in the same block, or crossing another one's bounds,
    /// shown as text.
    UnbalancedHtml {
        /// The tag's name, with `/` before an end tag's.
        tag: String,
    },
    /// A link to a scheme that is not permitted; only its text is shown.
    LinkScheme {
        /// The address as written, entities decoded.
        url: String,
    },
    /// An image from outside the project; only its caption is shown.
    ImageScheme {
        /// The address as written, entities decoded.
        url: String,
    },
    /// What looks like a photo but could not be read as one; shown as text.
    StrayPhoto {
        /// What stands in the place of the photo's name.
        name: String,
    },
    /// What looks like a term of the index but could not be read as one; shown as text.
    StrayTerm {
        /// The brackets and what stands in them.
        text: String,
    },
    /// Two asterisks that neither begin nor end strong emphasis, left as text.
    StrayStars,
    /// A footnote that nothing refers to; it is left out.
    UnusedNote {
        /// The footnote's label.
        label: String,
    },
    /// A second footnote with the same label; the first one counts.
    RepeatedNote {
        /// The footnote's label.
        label: String,
    },
    /// A reference to a footnote that is not there, left as text.
    UndefinedNote {
        /// The label referred to.
        label: String,
    },
    /// Braces that hold no figure's id, left as text.
    FigureName {
        /// What stands between `{{` and `}}`.
        text: String,
    },
    /// A heading's own id that an earlier heading already has; a number was put after it.
    RepeatedId {
        /// The id as written.
        id: String,
    },
    /// A heading's own id of the form kept for footnotes and the like; `h-` was put before it.
    ReservedId {
        /// The id as written.
        id: String,
    },
    /// An attribute of a heading other than an id or a class, left out.
    HeadingAttribute {
        /// The attribute's name.
        name: String,
    },
    /// A heading without content, left out.
    EmptyHeading,
}

impl Slip {
    pub(super) fn new(problem: SlipKind, at: &Range<usize>) -> Self {
        Self { problem, at: at.clone() }
    }
}
