//! The schemas: the example's own files and the first yearbook's are valid, what is wrong is not.
//!
//! The checker below knows the keywords that the schemas use, and fails at any other one.

use std::fs;
use std::path::Path;

use serde_json::Value;
use yearbook::article::Kind;
use yearbook::schema;

use super::yearbook::Yearbook;

/// Whether `value` is what `schema` says.
fn fits(schema: &Value, value: &Value) -> bool {
    let Value::Object(keywords) = schema else { return schema == &Value::Bool(true) };
    let all = |list: &Value, is: &dyn Fn(&Value) -> bool| list.as_array().unwrap().iter().all(is);
    let any = |list: &Value, is: &dyn Fn(&Value) -> bool| list.as_array().unwrap().iter().any(is);
    keywords.iter().all(|(keyword, what)| match keyword.as_str() {
        // The last three are looked at together, below.
        "$schema"
        | "title"
        | "description"
        | "then"
        | "properties"
        | "patternProperties"
        | "additionalProperties" => true,
        "type" if what.is_array() => any(what, &|name| is_a(name.as_str().unwrap(), value)),
        "type" => is_a(what.as_str().unwrap(), value),
        "enum" => any(what, &|known| known == value),
        "pattern" => value.as_str().is_none_or(|text| matches(what.as_str().unwrap(), text)),
        "anyOf" => any(what, &|schema| fits(schema, value)),
        "allOf" => all(what, &|schema| fits(schema, value)),
        "not" => !fits(what, value),
        "if" => !fits(what, value) || fits(&schema["then"], value),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| fits(what, item))),
        "required" => !value.is_object() || all(what, &|name| value.get(name.as_str().unwrap()).is_some()),
        other => panic!("{other}"),
    }) && value.as_object().is_none_or(|fields| {
        fields.iter().all(|(name, value)| {
            let patterns = keywords.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
            let own = keywords.get("properties").and_then(|properties| properties.get(name));
            let known: Vec<&Value> = own
                .into_iter()
                .chain(patterns.filter(|(pattern, _)| matches(pattern, name)).map(|(_, schema)| schema))
                .collect();
            let other = keywords.get("additionalProperties").filter(|_| known.is_empty());
            known.into_iter().chain(other).all(|schema| fits(schema, value))
        })
    })
}

fn is_a(kind: &str, value: &Value) -> bool {
    match kind {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_i64(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other}"),
    }
}

/// Patterns here are letters, sets of letters, and the one of whole numbers.
fn matches(pattern: &str, text: &str) -> bool {
    if pattern == "^[-+]?[0-9]+$" {
        let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
        return !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    }
    let mut pattern = pattern.strip_prefix('^').unwrap().strip_suffix('$').unwrap().chars();
    let mut text = text.chars();
    while let Some(first) = pattern.next() {
        let set: String =
            if first == '[' { pattern.by_ref().take_while(|c| *c != ']').collect() } else { first.into() };
        assert!(set.chars().all(|c| c.is_alphabetic() || c == '-' || c == '_'), "{set}");
        if !text.next().is_some_and(|c| set.contains(c)) {
            return false;
        }
    }
    text.next().is_none()
}

fn schema_of(path: &Path) -> Option<Value> {
    let name = path.file_name()?.to_str()?;
    let file = match name {
        "_part.md" => "part.json".to_owned(),
        "people.yaml" | "organisations.yaml" => name.replace(".yaml", "-records.json"),
        "yearbook.yaml" | "photos.yaml" | "figures.yaml" | "tables.yaml" | "theme.yaml" | "index.yaml" => {
            name.replace(".yaml", ".json")
        }
        // Not of the yearbook, but about it.
        "README.md" => return None,
        _ if name.ends_with(".md") => "article.json".to_owned(),
        _ => return None,
    };
    Some(schema::all().into_iter().find(|schema| schema.file == file).unwrap().schema)
}

fn yaml(text: &str) -> Value {
    let text = text.strip_prefix("---\n").map_or(text, |text| text.split_once("\n---\n").unwrap().0);
    serde_yaml::from_str(text).unwrap()
}

fn is_valid(path: &str, text: &str) -> bool {
    fits(&schema_of(Path::new(path)).unwrap(), &yaml(text))
}

#[test]
fn the_files_of_the_repository_are_valid() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "content",
        "assets",
        "themes/yanghu/theme.yaml",
        "yearbook.yaml",
        "src/scaffold/first",
        "tests/fixtures/invented",
    ];
    let mut count = 0;
    for entry in folders.iter().flat_map(|folder| walkdir::WalkDir::new(root.join(folder))) {
        let path = entry.unwrap().into_path();
        if let Some(schema) = schema_of(&path) {
            assert!(fits(&schema, &yaml(&fs::read_to_string(&path).unwrap())), "{}", path.display());
            count += 1;
        }
    }
    assert!(count > 55, "{count}");
}

#[test]
fn what_the_program_accepts_is_valid() {
    for (path, text) in [
        (
            "yearbook.yaml",
            "标题: 甲\nISBN: 978-7-5000-0000-6\nTitle: 乙\n卷号: \"12\"\n年份: 2023\n副标题:\n",
        ),
        ("yearbook.yaml", "编辑机构:\n- {职务: 主编, 姓名: [甲某, 乙某]}\nimprint: {published: 2024-09}\n"),
        ("photos.yaml", "甲:\n  图说: 一\n  人物: 甲某、乙某\n  入大事记: 是\n乙:\n"),
        ("figures.yaml", "数据:\n- {编号: a, 名称: 甲, 数值: 0.5}\n"),
        (
            "tables.yaml",
            "表格:\n- {编号: a, 表名: 甲, 注: 一，二。, 栏目: [甲, 2], 行: [[乙, \"{{n}}\"], [丙, ]]}\n",
        ),
        ("people.yaml", "人物:\n- {姓名: 甲某, 排序音: jia, 出生: 1980, 撤下: 否}\n文件: 甲.csv\n"),
        ("organisations.yaml", "机构:\n- {名称: 甲, 简称: 乙, 成立: 1985}\n"),
        ("index.yaml", "索引:\n- {词条: 甲, 参见: [乙, 丙], 见: 丁}\n"),
        ("theme.yaml", "扩展: yanghu\nwidths: [480]\n"),
        ("_part.md", "标题: 卷首\n排序: 1\n"),
        ("a.md", "标题: 甲\n草稿: Yes\n排序: -1\n"),
        ("a.md", "title: 甲\nKind: Data_Highlights\nfigures: []\n"),
        ("a.md", "标题: 甲\n类型: 大事记\n条目: [{日期: 2023, 内容: 乙}]\n"),
    ] {
        assert!(is_valid(path, text), "{path}: {text}");
        let book = Yearbook::saying("正文。");
        let path = match path {
            "theme.yaml" => continue,
            "yearbook.yaml" => path.to_owned(),
            other => format!("content/01-卷首/{other}"),
        };
        let is_front = path.ends_with(".md");
        book.write(&path, &if is_front { format!("---\n{text}---\n") } else { text.to_owned() });
        // Of keys, nothing is told but that a name is given in two languages.
        let told = book.told();
        assert!(!["Y0003", "Y0005", "Y0006", "Y0007"].iter().any(|code| told.contains(code)), "{told}");
    }
}

#[test]
fn what_is_wrong_is_not_valid() {
    for (path, text) in [
        ("yearbook.yaml", "标题: 甲\n书各: 乙\n"),
        ("yearbook.yaml", "title: [甲]\n"),
        ("yearbook.yaml", "卷号: 十二\n"),
        ("yearbook.yaml", "编辑机构:\n- {职务: 主编, 名字: 甲某}\n"),
        ("yearbook.yaml", "版权信息: 武进\n"),
        ("photos.yaml", "甲: {图说: 一, 日期: [2023]}\n"),
        ("photos.yaml", "- 图说: 一\n"),
        ("figures.yaml", "数据: {编号: a}\n"),
        ("tables.yaml", "表格:\n- {编号: a, 栏目: 甲}\n"),
        ("people.yaml", "人物:\n- {姓名: 甲某, 年龄: 40}\n"),
        ("organisations.yaml", "机构: 甲\n"),
        ("index.yaml", "索引:\n- {词: 甲}\n"),
        ("theme.yaml", "width: [480]\n"),
        ("_part.md", "标题: 卷首\n作者: 甲\n"),
        ("a.md", "标题: 甲\n草稿: 也许\n"),
        ("a.md", "标题: 甲\n类型: 卷首\n"),
        ("a.md", "标题: 甲\n署名: 乙\n"),
        ("a.md", "标题: 甲\n类型: 活动纪实\n署名: 乙\n"),
        ("a.md", "标题: 甲\n类型: 大事记\n条目: [{日子: 2023}]\n"),
        ("a.md", "标题: 甲\n排序: 1.5\n"),
    ] {
        assert!(!is_valid(path, text), "{path}: {text}");
    }
}

#[test]
fn every_key_of_every_kind_has_all_its_names() {
    let article = schema::all().into_iter().find(|schema| schema.file == "article.json").unwrap().schema;
    for (kind, rule) in Kind::ALL.into_iter().zip(article["allOf"].as_array().unwrap()) {
        let properties = rule["then"]["properties"].as_object().unwrap();
        let names: Vec<&str> = kind.keys().iter().flat_map(|key| key.names().collect::<Vec<_>>()).collect();
        assert_eq!(properties.len(), names.len(), "{kind:?}");
        assert!(names.iter().all(|name| properties.contains_key(*name)), "{kind:?}");
    }
    assert_eq!(
        article["allOf"][1]["then"]["properties"]["署名"]["description"],
        "卷首语后面的署名，如“甲某”。也可以写：signature"
    );
}

#[test]
fn the_command_writes_them_and_says_where() {
    let book = Yearbook::saying("正文。");
    let ran = book.run(&["schema"]);
    insta::assert_snapshot!(ran.out, @r#"
    写好了 …/book/schema/yearbook.json
    写好了 …/book/schema/photos.json
    写好了 …/book/schema/figures.json
    写好了 …/book/schema/tables.json
    写好了 …/book/schema/index.json
    写好了 …/book/schema/people-records.json
    写好了 …/book/schema/organisations-records.json
    写好了 …/book/schema/theme.json
    写好了 …/book/schema/article.json
    写好了 …/book/schema/part.json
    用 VS Code 的，装上“YAML”扩展，把下面花括号里的内容加进年鉴文件夹的 .vscode/settings.json：
    {
      "yaml.schemas": {
        "./schema/figures.json": "**/figures.yaml",
        "./schema/index.json": "**/index.yaml",
        "./schema/organisations-records.json": "**/organisations.yaml",
        "./schema/people-records.json": "**/people.yaml",
        "./schema/photos.json": "**/photos.yaml",
        "./schema/tables.json": "**/tables.yaml",
        "./schema/theme.json": "**/theme.yaml",
        "./schema/yearbook.json": "**/yearbook.yaml"
      }
    }
    "#);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    let written: Value =
        serde_json::from_str(&fs::read_to_string(book.root().join("schema/part.json")).unwrap()).unwrap();
    assert_eq!(written["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(book.told(), "", "the build does not mind them");
    let ran = book.run(&["schema", "--out", "../elsewhere"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("elsewhere/yearbook.json\": \"**/yearbook.yaml\""), "{}", ran.out);
    assert!(book.outside().join("elsewhere/article.json").is_file());
    assert_eq!(book.run(&["schema", "--out", "yearbook.yaml"]).code, Some(3));
}
