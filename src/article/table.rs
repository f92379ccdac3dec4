//! A statistical table as recorded: what stands around it, and its cells or the CSV file that holds them.
//!
//! Cells keep their places, because what is wrong in a table is only seen when the whole book is known: a
//! file has to be found, and a cell may be a figure's `{{id}}`.

use std::ops::Range;

use crate::diagnostic::{Place, Problem};
use crate::fields::{At, Fields, Key, Reader, Shape};
use crate::language::Words;
use crate::yaml::{Node, Value};

use super::chart::{self, ChartRequest};
use super::figure::is_id;

const ID: Key = Key::new("id", &["编号"]).says(
    "表格的编号，不能和别的表格、数据相同，如 `members-by-kind`。",
    "The table's id, which no other table or figure has, such as members-by-kind.",
);
const TITLE: Key = Key::new("title", &["表名", "标题"])
    .says("表名，印在表的上面，如“会员人数”。", "The table's name, over it.");
const UNIT: Key = Key::new("unit", &["单位"])
    .says("表里的数的单位，印在右上方，如“人”。", "The unit of its numbers, at the top on the right.");
const PERIOD: Key = Key::new("period", &["时期"])
    .says("什么时候的数，印在表下，如“年底数”。", "When the numbers held, under the table.");
const SOURCE: Key = Key::new("source", &["出处", "来源"])
    .says("从哪里来的，印在表下，如“年度统计报表”。", "Where they come from, under the table.");
const NOTES: Key = Key::new("notes", &["注", "附注"]).of(Shape::Texts).says(
    "读表要知道的话，一条一项，印在表下，如 `[青年会员指35岁以下的会员]`。",
    "What readers have to know, an item each, under the table.",
);
const COLUMNS: Key = Key::new("columns", &["栏目"]).of(Shape::Cells).says(
    "各栏的名称，第一栏是行的名称，如 `[类别, 2023年, 2024年]`。",
    "The columns' names, that of the rows' names first, such as [kind, 2023, 2024].",
);
const ROWS: Key = Key::new("rows", &["行"]).of(Shape::Rows).says(
    "各行，每行先写名称，再写各栏的数，如 `[个人会员, 1000, 1080]`。",
    "The rows: each its name, then a number for each column, such as [members, 1000, 1080].",
);
const FILE: Key = Key::new("file", &["文件"]).says(
    "不写栏目和行，内容就从这个 CSV 文件来，如 `讲座.csv`，放在本文件旁边或 assets 里。",
    "A CSV file that holds the cells instead, such as lectures.csv, beside this file or in assets.",
);
const TOTAL: Key = Key::new("total", &["合计"]).says(
    "合计是哪一行或哪一栏，如“全部”；名叫合计、总计、总数的行不用写。",
    "The row or column that adds up the others; one called `合计`, `总计` or `总数` is known without.",
);
const OF_WHICH: Key = Key::new("of_which", &["其中"]).of(Shape::Texts).says(
    "哪几行是上一行的一部分，不参加合计，如 `[青年会员]`。",
    "The rows that are part of the row above them and do not count in the total.",
);

const CHART: Key = Key::new("chart", &["图表"])
    .of(Shape::Record(chart::KEYS))
    .says("在表的下面把它画成图，如 `{样式: 折线}`。", "Draws the table under it, such as {form: lines}.");

/// The keys of a table.
pub(super) const KEYS: &[Key] =
    &[ID, TITLE, UNIT, PERIOD, SOURCE, NOTES, COLUMNS, ROWS, FILE, TOTAL, OF_WHICH, CHART];

/// The name that an editor knows the key of totals by.
pub const TOTAL_NAME: &str = "合计";
/// The name that an editor knows the key of parts of parts by.
pub const OF_WHICH_NAME: &str = "其中";

/// A table and all that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRecord {
    /// What directives call it by.
    pub id: String,
    /// Its name, over it.
    pub title: String,
    /// The unit of its numbers.
    pub unit: Option<String>,
    /// When they held.
    pub period: Option<String>,
    /// Where they come from.
    pub source: Option<String>,
    /// What has to be known to read it.
    pub notes: Vec<String>,
    /// Its cells.
    pub content: TableContent,
    /// The row or column that adds up the others.
    pub total: Option<At<String>>,
    /// Rows that are parts of a row above them, and so no parts of the total.
    pub of_which: Vec<At<String>>,
    /// The chart under it.
    pub chart: Option<ChartRequest>,
    /// Where its id was typed.
    pub place: Place,
}

/// Where a table's cells are.
#[derive(Clone, Debug, PartialEq)]
pub enum TableContent {
    /// In the record: the names of the columns, then the rows.
    Typed(Vec<TableLine>),
    /// In this CSV file.
    File(At<String>),
}

/// A line of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct TableLine {
    /// Its cells as typed; a blank one is empty.
    pub cells: Vec<At<String>>,
    /// Its bytes in the file.
    pub at: Range<usize>,
}

/// Reads the tables under `key`; a record without id, title or cells is told and left out.
pub(super) fn list(fields: &mut Fields, key: Key) -> Vec<TableRecord> {
    let items = fields.list(key);
    items.iter().filter_map(|item| record(fields.reader(), item)).collect()
}

fn record(reader: &mut Reader, node: &Node) -> Option<TableRecord> {
    let mut fields = Fields::open(reader, node, &Words::new("表格", "table"), KEYS)?;
    let id = fields.text_at(ID);
    if id.is_none() {
        fields.tell_missing(ID);
    }
    let (title, content) = (fields.required(TITLE), content(&mut fields));
    let id = id?;
    if !is_id(&id.value) {
        fields.reader().tell(&id.at, Problem::IdInvalid { id: id.value });
        return None;
    }
    let reader = fields.reader();
    let place = Place::of(reader.file, reader.text, &id.at);
    Some(TableRecord {
        id: id.value,
        title: title?,
        content: content?,
        unit: fields.text(UNIT),
        period: fields.text(PERIOD),
        source: fields.text(SOURCE),
        notes: fields.sentences(NOTES).into_iter().map(|note| note.value).collect(),
        total: fields.text_at(TOTAL),
        of_which: fields.texts(OF_WHICH),
        chart: chart::record(&mut fields, CHART),
        place,
    })
}

fn content(fields: &mut Fields) -> Option<TableContent> {
    if let Some(file) = fields.text_at(FILE) {
        for key in [COLUMNS, ROWS] {
            if let Some(node) = fields.node(key) {
                fields.reader().tell(&node.at, Problem::TableContentTwice { key: key.words() });
            }
        }
        return Some(TableContent::File(file));
    }
    for key in [COLUMNS, ROWS] {
        if fields.node(key).is_none() {
            fields.tell_missing(key);
        }
    }
    let columns = fields.node(COLUMNS)?;
    let rows = fields.list(ROWS);
    let mut lines = vec![line(fields, COLUMNS, columns)?];
    lines.extend(rows.iter().filter_map(|row| line(fields, ROWS, row)));
    Some(TableContent::Typed(lines))
}

fn line(fields: &mut Fields, key: Key, node: &Node) -> Option<TableLine> {
    let Value::List(items) = &node.value else {
        fields.tell_kind(
            key,
            &node.at,
            Words::new(
                "方括号里的一列，例如“[会员, 120, 135]”",
                "a list in brackets, such as “[Members, 120, 135]”",
            ),
        );
        return None;
    };
    let mut cells = Vec::with_capacity(items.len());
    for item in items {
        let value = match &item.value {
            Value::Scalar(text) => text.trim().to_owned(),
            Value::Null => String::new(),
            Value::Map(_) | Value::List(_) => {
                let id = unquoted(item);
                if id.is_none() {
                    fields.tell_kind(
                        key,
                        &item.at,
                        Words::new(
                            "方括号里的一列，例如“[会员, 120, 135]”",
                            "a list in brackets, such as “[Members, 120, 135]”",
                        ),
                    );
                }
                id.map(|id| format!("{{{{{id}}}}}")).unwrap_or_default()
            }
        };
        cells.push(At { value, at: item.at.clone() });
    }
    Some(TableLine { cells, at: node.at.clone() })
}

/// The id of a figure whose braces stand without quotes: to YAML, a record in a record.
fn unquoted(cell: &Node) -> Option<&str> {
    let Value::Map(entries) = &cell.value else { return None };
    let [(inner, Node { value: Value::Null, .. })] = &entries[..] else { return None };
    let Value::Map(entries) = &inner.value else { return None };
    let [(id, Node { value: Value::Null, .. })] = &entries[..] else { return None };
    id.scalar()
}

/// The id in a cell that is a figure's and nothing else: `{{members}}`.
pub fn figure_id(cell: &str) -> Option<&str> {
    let id = cell.strip_prefix("{{")?.strip_suffix("}}")?.trim();
    is_id(id).then_some(id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::path::SourcePath;

    const TABLES: Key = Key::new("tables", &["表格"]).of(Shape::Records(KEYS));

    fn read(yaml: &str) -> (Vec<TableRecord>, Vec<&'static str>) {
        let file = SourcePath::new("content/tables.yaml").unwrap();
        let mut reader = Reader::new(&file, yaml);
        let node = reader.yaml(0..yaml.len()).unwrap();
        let mut fields = Fields::open(&mut reader, &node, &Words::default(), &[TABLES]).unwrap();
        let tables = list(&mut fields, TABLES);
        (tables, reader.diagnostics.iter().map(|told| told.problem.code()).collect())
    }

    #[test]
    fn a_table_in_chinese() {
        let (tables, told) = read(
            "表格:\n- 编号: a\n  表名: 甲表\n  注: 一，二。\n  栏目: [年份, 2022]\n  行:\n  - [会员, \"\"]\n  - [讲座, {{n}}]\n",
        );
        assert_eq!(told, [""; 0]);
        let TableContent::Typed(lines) = &tables[0].content else { panic!() };
        let cells: Vec<Vec<&str>> =
            lines.iter().map(|line| line.cells.iter().map(|cell| &*cell.value).collect()).collect();
        assert_eq!(cells, [["年份", "2022"], ["会员", ""], ["讲座", "{{n}}"]]);
        assert_eq!(tables[0].notes, ["一，二。"]);
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(read("tables:\n- {title: a, file: a.csv}\n").1, ["Y0004"]);
        assert_eq!(read("tables:\n- {id: a, title: a}\n").1, ["Y0004", "Y0004"]);
        assert_eq!(read("tables:\n- {id: a b, title: a, file: a.csv}\n").1, ["Y0042"]);
        assert_eq!(read("tables:\n- {id: a, title: a, file: a.csv, rows: []}\n").1, ["Y0129"]);
        assert_eq!(read("tables:\n- {id: a, title: a, columns: [a, b], rows: [a]}\n").1, ["Y0005"]);
    }
}
