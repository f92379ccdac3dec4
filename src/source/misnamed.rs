//! Files whose names nearly say that they are articles or records, so that nobody reads them.

use crate::path::SourcePath;

/// Endings that are not read, with what was meant: programs add theirs to a name that has one, or an input method was at
/// work.
const ENDINGS: &[(&str, &str)] = &[
    (".md.txt", ".md"),
    (".md.doc", ".md"),
    (".md.docx", ".md"),
    (".markdown", ".md"),
    ("．md", ".md"),
    ("。md", ".md"),
    (".yaml.txt", ".yaml"),
    (".yml.txt", ".yaml"),
    ("．yaml", ".yaml"),
    (".csv.txt", ".csv"),
];

/// Files that have one name only.
const WHOLE: &[(&str, &str)] = &[("photos.yml", "photos.yaml"), ("theme.yml", "theme.yaml")];

/// The name that was probably meant, where the file `path` is not read for its own.
pub(super) fn meant(path: &SourcePath) -> Option<String> {
    let name = path.name();
    let before = |ending: &str| {
        let (start, end) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
        end.eq_ignore_ascii_case(ending).then_some(start)
    };
    let whole =
        WHOLE.iter().find(|(typed, _)| before(typed) == Some("")).map(|(_, meant)| (*meant).to_owned());
    whole.or_else(|| {
        let found = |(typed, meant): &(&str, &str)| {
            before(typed).filter(|stem| !stem.is_empty()).map(|stem| format!("{stem}{meant}"))
        };
        ENDINGS.iter().find_map(found)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_not_read_has_a_neighbour_that_is() {
        let of = |path: &str| meant(&SourcePath::new(path).unwrap());
        assert_eq!(of("content/a/01-甲.md.txt").as_deref(), Some("01-甲.md"));
        assert_eq!(of("content/a/甲．md").as_deref(), Some("甲.md"));
        assert_eq!(of("content/a/Photos.YML").as_deref(), Some("photos.yaml"));
        assert_eq!(of("assets/甲.yaml.txt").as_deref(), Some("甲.yaml"));
        for path in ["content/a/甲.md", "content/people.yml", "assets/说明.txt", "content/a/甲.docx"] {
            assert_eq!(of(path), None, "{path}");
        }
    }
}
