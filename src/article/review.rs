//! The three reviews (三审) that a text passes before it is printed: 初审, 复审, 终审.

use crate::diagnostic::{Problem, nearest};
use crate::fields::{Fields, Key};
use crate::language::Words;

/// Who signed an article off, stage by stage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    signed: [Option<String>; 3],
}

/// The stages in order.
const STAGES: [&str; 3] = ["初审", "复审", "终审"];

impl Review {
    /// The stages in order, each with who signed it.
    pub fn stages(&self) -> impl Iterator<Item = (&'static str, Option<&str>)> {
        STAGES.into_iter().zip(self.signed.iter().map(Option::as_deref))
    }

    /// Who signed each stage, in their order.
    pub fn signed(&self) -> [Option<&str>; 3] {
        self.signed.each_ref().map(Option::as_deref)
    }

    /// The stages that nobody has signed.
    pub fn missing(&self) -> Vec<&'static str> {
        self.stages().filter(|(_, name)| name.is_none()).map(|(stage, _)| stage).collect()
    }

    /// Whether all stages are signed.
    pub fn is_complete(&self) -> bool {
        self.signed.iter().all(Option::is_some)
    }
}

/// Reads a list such as `[初审 甲某, 复审 乙某]`. A signature without a stage or a name is told.
pub(super) fn read(fields: &mut Fields, key: Key) -> Review {
    let mut review = Review::default();
    for entry in fields.texts(key) {
        let text = entry.value.replace(['：', ':', '\u{3000}'], " ");
        let (stage, name) = text.trim().split_once(' ').unwrap_or((text.trim(), ""));
        let slot = STAGES.iter().position(|known| *known == stage).and_then(|at| review.signed.get_mut(at));
        match slot {
            Some(_) if name.trim().is_empty() => {
                let expected = Words::new("“初审 姓名”这样的一项", "an item such as “初审 NAME”");
                fields.tell_kind(key, &entry.at, expected);
            }
            Some(slot) => *slot = Some(name.trim().to_owned()),
            None => {
                let problem = Problem::ValueUnknown {
                    key: key.words(),
                    value: entry.value,
                    nearest: nearest(stage, STAGES).map(str::to_owned),
                    known: Words::names(STAGES),
                };
                fields.reader().tell(&entry.at, problem);
            }
        }
    }
    review
}
