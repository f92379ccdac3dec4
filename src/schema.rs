//! JSON Schemas (draft 2020-12), by which an editing program completes and checks keys while they are typed.
//!
//! They are made from the tables of keys by which the files are read, so that what is proposed is what is understood.
//! They say less than `check` does: whether a photograph exists or a date does, only the whole book can tell. And they
//! never refuse what the program accepts, in either language and in any case of letters.

use serde_json::{Map, Value, json};

use crate::article::{
    FIGURES_FILE_KEYS, INDEX_FILE_KEYS, KIND, Kind, ORGANISATIONS_FILE_KEYS, PART_KEYS, PEOPLE_FILE_KEYS,
    TABLES_FILE_KEYS,
};
use crate::fields::{Key, Shape};
use crate::{book, config, theme};

/// The schema of one sort of file.
#[derive(Clone, Debug, PartialEq)]
pub struct Schema {
    /// The name of the schema's own file.
    pub file: &'static str,
    /// The YAML files that it is for, as a pattern of paths in the yearbook. `None` where YAML is only the head of a
    /// Markdown file.
    pub covers: Option<&'static str>,
    /// The schema.
    pub schema: Value,
}

/// All schemas.
pub fn all() -> Vec<Schema> {
    let schema = |file, covers, title, schema| Schema { file, covers, schema: headed(title, schema) };
    vec![
        schema("yearbook.json", Some("**/yearbook.yaml"), "整部年鉴的基本信息", record(config::KEYS)),
        schema("photos.json", Some("**/photos.yaml"), "图片的记录", photographs()),
        schema("figures.json", Some("**/figures.yaml"), "数据", record(FIGURES_FILE_KEYS)),
        schema("tables.json", Some("**/tables.yaml"), "统计表", record(TABLES_FILE_KEYS)),
        schema("index.json", Some("**/index.yaml"), "索引词条的记录", record(INDEX_FILE_KEYS)),
        schema("people-records.json", Some("**/people.yaml"), "人物", record(PEOPLE_FILE_KEYS)),
        schema(
            "organisations-records.json",
            Some("**/organisations.yaml"),
            "机构",
            record(ORGANISATIONS_FILE_KEYS),
        ),
        schema("theme.json", Some("**/theme.yaml"), "主题的设置", record(theme::KEYS)),
        schema("article.json", None, "文章的基本信息", article()),
        schema("part.json", None, "类目的基本信息", record(PART_KEYS)),
    ]
}

/// What VS Code's settings have to say, when the schemas lie in `folder`.
pub fn settings(folder: &str) -> Value {
    let schemas = all().into_iter().filter_map(|schema| {
        Some((format!("{}/{}", folder.trim_end_matches('/'), schema.file), json!(schema.covers?)))
    });
    json!({ "yaml.schemas": schemas.collect::<Map<_, _>>() })
}

fn headed(title: &str, schema: Value) -> Value {
    let mut head = Map::new();
    head.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    head.insert("title".to_owned(), json!(title));
    if let Value::Object(schema) = schema {
        head.extend(schema);
    }
    Value::Object(head)
}

/// A record that has `keys` and no others. Without any, it is nothing at all to YAML.
fn record(keys: &[Key]) -> Value {
    let (mut properties, mut others) = (Map::new(), Map::new());
    for key in keys {
        for name in key.names() {
            let mut schema = value(key.shape);
            if let Some(pattern) = caseless(name) {
                others.insert(pattern, schema.clone());
            }
            schema["description"] = json!(described(key, name));
            properties.insert(name.to_owned(), schema);
        }
    }
    json!({
        "type": ["object", "null"],
        "properties": properties,
        "patternProperties": others,
        "additionalProperties": false,
    })
}

/// What the key is for, then its names besides `name`.
fn described(key: &Key, name: &str) -> String {
    let others: Vec<_> = key.names().filter(|other| *other != name).collect();
    format!("{}也可以写：{}", key.meaning.chinese, others.join("、"))
}

/// A pattern of `name` in capital and small letters; `None` where it has none.
fn caseless(name: &str) -> Option<String> {
    let letter = |c: char| match c {
        'a'..='z' => format!("[{}{c}]", c.to_ascii_uppercase()),
        '-' => "[-_]".to_owned(),
        _ => c.to_string(),
    };
    let is_english = name.contains(|c: char| c.is_ascii_lowercase());
    is_english.then(|| format!("^{}$", name.chars().map(letter).collect::<String>()))
}

/// What a value of this shape may be. One that is left blank is none, whatever its shape.
fn value(shape: Shape) -> Value {
    let cell = json!({ "type": ["string", "number", "boolean", "null", "object"] });
    match shape {
        Shape::Text => json!({ "type": ["string", "number", "boolean", "null"] }),
        Shape::Date => json!({ "type": ["string", "number", "null"] }),
        Shape::Texts => json!({
            "type": ["string", "number", "boolean", "array", "null"],
            "items": { "type": ["string", "number", "boolean"] },
        }),
        Shape::Flag => one_of(&["是", "否", "true", "false", "yes", "no", "on", "off"], true),
        Shape::Number => json!({
            "anyOf": [{ "type": ["integer", "null"] }, { "type": "string", "pattern": "^[-+]?[0-9]+$" }],
        }),
        Shape::Record(keys) => record(keys),
        Shape::Records(keys) => json!({ "type": ["array", "null"], "items": record(keys) }),
        Shape::Cells => json!({ "type": ["array", "null"], "items": cell }),
        Shape::Rows => {
            json!({ "type": ["array", "null"], "items": { "type": "array", "items": cell } })
        }
    }
}

/// One of `names`, English ones in any case; with `flag` also a truth value or nothing.
fn one_of(names: &[&str], flag: bool) -> Value {
    let mut proposed: Vec<Value> = names.iter().map(|name| json!(name)).collect();
    if flag {
        proposed.extend([json!(true), json!(false), Value::Null]);
    }
    let spelt = names.iter().filter_map(|name| caseless(name));
    let spelt = spelt.map(|pattern| json!({ "type": "string", "pattern": pattern }));
    let any: Vec<Value> = std::iter::once(json!({ "enum": proposed })).chain(spelt).collect();
    json!({ "anyOf": any })
}

/// Records by their ids, which may be anything.
fn photographs() -> Value {
    json!({ "type": ["object", "null"], "additionalProperties": record(book::PHOTO_KEYS) })
}

/// The front matter of an article: its keys depend on its kind, and one that names none is a page.
fn article() -> Value {
    let names: Vec<&str> = Kind::names().collect();
    let kinds = Kind::ALL.map(|kind| {
        let mut condition = vec![of_kind(kind)];
        if kind == Kind::Page {
            let keys: Vec<Value> = kind_names().iter().map(|name| json!({ "required": [name] })).collect();
            condition.push(json!({ "not": { "anyOf": keys } }));
        }
        json!({ "if": { "anyOf": condition }, "then": record(&kind.keys()) })
    });
    let properties = KIND.names().map(|name| {
        let mut schema = one_of(&names, false);
        schema["description"] = json!(described(&KIND, name));
        (name.to_owned(), schema)
    });
    json!({
        "type": ["object", "null"],
        "properties": properties.collect::<Map<_, _>>(),
        "allOf": kinds,
    })
}

/// That a record names `kind`.
fn of_kind(kind: Kind) -> Value {
    let names: Vec<&str> = std::iter::once(kind.name()).chain(kind.chinese().iter().copied()).collect();
    let keys = kind_names();
    let keys = keys
        .iter()
        .map(|name| json!({ "required": [name], "properties": { (name.as_str()): one_of(&names, false) } }));
    json!({ "anyOf": keys.collect::<Vec<_>>() })
}

/// What the key of the kind is called, also with a capital letter: a condition cannot ask for a pattern of keys.
fn kind_names() -> Vec<String> {
    let capital = |name: &str| {
        let mut letters = name.chars();
        letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str())
    };
    let mut names: Vec<String> = KIND
        .names()
        .flat_map(|name| [Some(name.to_owned()), capital(name), Some(name.to_uppercase())])
        .flatten()
        .collect();
    names.sort();
    names.dedup();
    names
}
