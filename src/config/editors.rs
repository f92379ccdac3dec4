//! The board of editors (编辑机构): who did what for the edition, in the order in which they are to be named.

use crate::fields::{Fields, Key, Reader, Shape};
use crate::yaml::Node;

pub(super) const EDITORS: Key = Key::new("editors", &["编辑机构", "编辑人员"]).of(Shape::Records(KEYS)).says(
    "编辑机构：一个职务一条，按要显示的次序，印在版权页上。",
    "The board of editors: one record for each role, in the order to show; it stands on the colophon.",
);
const ROLE: Key = Key::new("role", &["职务"]).says(
    "职务，如 `主编`、`编委`、`主编单位`。",
    "The role, such as `主编` (editor in chief) or `编委` (editor).",
);
const NAMES: Key = Key::new("names", &["姓名", "名单"]).of(Shape::Texts).says(
    "担任这个职务的人或单位，几个用顿号隔开，如“甲某、乙某”。",
    "Who has the role; several as a list, such as [A, B].",
);

/// The keys of a role.
const KEYS: &[Key] = &[ROLE, NAMES];

/// Those who share one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// What they are: 主编, 编委, 主编单位.
    pub role: String,
    /// Their names, in order; at least one.
    pub names: Vec<String>,
}

impl Role {
    /// Whether those who have it edited the book, rather than advised, read or printed it.
    pub fn edits(&self) -> bool {
        self.role.contains('编')
    }

    /// Whether it is one of bodies, not of persons.
    pub fn is_of_bodies(&self) -> bool {
        self.role.ends_with("单位") || self.role.ends_with("机构")
    }
}

/// Reads the board.
pub(super) fn read(fields: &mut Fields) -> Vec<Role> {
    let items = fields.list(EDITORS);
    items.iter().filter_map(|item| role(fields.reader(), item)).collect()
}

fn role(reader: &mut Reader, node: &Node) -> Option<Role> {
    let mut fields = Fields::open(reader, node, &EDITORS.words(), KEYS)?;
    let role = fields.required(ROLE);
    let names = fields.texts(NAMES).into_iter().map(|name| name.value).filter(|name| !name.is_empty());
    let names: Vec<String> = names.collect();
    if names.is_empty() && fields.node(NAMES).is_none_or(|node| node.scalar().is_some()) {
        fields.tell_missing(NAMES);
    }
    role.filter(|_| !names.is_empty()).map(|role| Role { role, names })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_role_says() {
        let of = |role: &str| {
            let role = Role { role: role.to_owned(), names: vec!["甲某".to_owned()] };
            (role.edits(), role.is_of_bodies())
        };
        assert_eq!(of("主编"), (true, false));
        assert_eq!(of("编委"), (true, false));
        assert_eq!(of("主编单位"), (true, true));
        assert_eq!(of("顾问"), (false, false));
    }
}
