//! Tables of keys, in Markdown: one for each record, and one below it for each record inside it.

use crate::fields::{Key, Shape};
use crate::language::Language;

use super::need::{Need, Read, needs};
use super::words::{Writing, code, value};

/// The keys of one record.
struct Table<'k> {
    /// The keys under which the record stands in its file.
    path: Vec<Key>,
    keys: &'k [Key],
}

/// The table of `keys`, those of the file that `read` reads, and the tables of the records inside it.
pub(super) fn of(language: Language, keys: &[Key], read: Read) -> String {
    let own = table(language, &Table { path: Vec::new(), keys }, read);
    let inside = inside(&[], keys).into_iter().map(|inside| {
        let heading = heading(language, inside.path.last());
        format!("\n### {heading}\n\n{}", table(language, &inside, read))
    });
    std::iter::once(own).chain(inside).collect()
}

/// The records inside a record at `path`, each once, those inside them after them.
fn inside<'k>(path: &[Key], keys: &'k [Key]) -> Vec<Table<'k>> {
    let mut tables: Vec<Table> = Vec::new();
    for key in keys {
        if let Shape::Record(keys) | Shape::Records(keys) = key.shape {
            let path = [path, &[*key]].concat();
            let deeper = inside(&path, keys);
            tables.push(Table { path, keys });
            tables.extend(deeper);
        }
    }
    tables
}

/// The heading over the keys of the record under `key`.
fn heading(language: Language, key: Option<&Key>) -> String {
    let name = key.map(|key| language.key(key)).unwrap_or_default();
    match (language, key.map(|key| key.shape)) {
        (Language::Chinese, Some(Shape::Records(_))) => format!("“{name}”的每一条"),
        (Language::Chinese, _) => format!("“{name}”的各项"),
        (Language::English, Some(Shape::Records(_))) => format!("Each of {name}"),
        (Language::English, _) => format!("What {name} holds"),
    }
}

/// The address of a heading in its page, as GitHub makes it.
pub(super) fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|c| c.is_alphanumeric() || [' ', '-', '_'].contains(c));
    kept.flat_map(char::to_lowercase).map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn table(language: Language, table: &Table, read: Read) -> String {
    let mut text = language
        .pick(
            "| 名称 | 值 | 必须写 | 写什么 |\n| --- | --- | --- | --- |\n",
            "| Names | Value | Required | What to write |\n| --- | --- | --- | --- |\n",
        )
        .to_owned();
    for (key, need) in table.keys.iter().zip(needs(read, &table.path, table.keys)) {
        text += &row(&[
            language.names(key),
            value_of(language, key),
            need_of(language, &need),
            cell(language.say(key.meaning)),
        ]);
    }
    text
}

/// A line of a table.
pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn value_of(language: Language, key: &Key) -> String {
    let name = language.say(value(key.shape));
    match key.shape {
        Shape::Record(_) | Shape::Records(_) => {
            format!("[{name}](#{})", anchor(&heading(language, Some(key))))
        }
        _ => name.to_owned(),
    }
}

fn need_of(language: Language, need: &Need) -> String {
    match need {
        Need::Free => language.pick("否", "no").to_owned(),
        Need::Must => language.pick("是", "yes").to_owned(),
        Need::Unless(others) => {
            let others: Vec<String> = others.iter().map(|key| code(language.key(key))).collect();
            format!("{} {}", language.pick("是，除非写了", "yes, unless there is"), language.list(&others))
        }
    }
}

/// `text` as it stands in a cell: what is not code means nothing to Markdown.
pub(super) fn cell(text: &str) -> String {
    let mut is_code = false;
    let mut cell = String::new();
    for character in text.chars() {
        is_code ^= character == '`';
        if character == '|' || !is_code && ['*', '_', '<', '['].contains(&character) {
            cell.push('\\');
        }
        cell.push(character);
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostic;

    const NAME: Key = Key::new("name", &["名称", "名字"]).says("叫什么。", "What it is_called.");
    const AGE: Key = Key::new("age", &["年龄"]).of(Shape::Number).says("几岁，如 `3|4`。", "How old.");
    const ITEMS: Key = Key::new("items", &["条目"]).of(Shape::Records(&[AGE])).says("各条。", "Items.");
    const BOX: Key = Key::new("box", &["箱"]).of(Shape::Record(&[ITEMS])).says("一箱。", "A box.");

    #[test]
    fn a_record_and_what_is_inside_it() {
        let silent = |_: &str| Vec::<Diagnostic>::new();
        assert_eq!(
            of(Language::Chinese, &[NAME, BOX], &silent),
            "| 名称 | 值 | 必须写 | 写什么 |\n| --- | --- | --- | --- |\n\
             | `名称`、`名字`、`name` | 文字 | 否 | 叫什么。 |\n\
             | `箱`、`box` | [几项](#箱的各项) | 否 | 一箱。 |\n\
             \n### “箱”的各项\n\n\
             | 名称 | 值 | 必须写 | 写什么 |\n| --- | --- | --- | --- |\n\
             | `条目`、`items` | [若干条](#条目的每一条) | 否 | 各条。 |\n\
             \n### “条目”的每一条\n\n\
             | 名称 | 值 | 必须写 | 写什么 |\n| --- | --- | --- | --- |\n\
             | `年龄`、`age` | 整数 | 否 | 几岁，如 `3\\|4`。 |\n"
        );
        assert_eq!(
            of(Language::English, &[NAME], &silent),
            "| Names | Value | Required | What to write |\n| --- | --- | --- | --- |\n\
             | `name`, `名称`, `名字` | text | no | What it is\\_called. |\n"
        );
    }

    #[test]
    fn anchors_are_those_of_github() {
        assert_eq!(anchor("“数据”的每一条"), "数据的每一条");
        assert_eq!(anchor("Each of short_names"), "each-of-short_names");
    }
}
