//! Diagnostics in SARIF 2.1.0, which code hosts and editors read (docs.oasis-open.org/sarif/sarif/v2.1.0).
//!
//! Columns count characters, as everywhere here, and the log says so. Each rule has its short text in both languages: what
//! reads SARIF has readers of its own, whose language this program does not know.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

use super::{Code, Diagnostic, Problem, Severity};
use crate::language::Language;

/// The schema that a log obeys.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What stands as it is in the path of a URI (RFC 3986).
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'/');

/// A log of `diagnostics`, told in `language`. `root` is the yearbook's folder in the repository, with a slash at its end,
/// or nothing.
pub fn sarif(diagnostics: &[Diagnostic], root: &str, language: Language) -> Value {
    let is_told = |code: &&Code| diagnostics.iter().any(|told| told.problem.code() == code.code);
    let mut codes: Vec<&Code> = Problem::CODES.iter().filter(is_told).collect();
    codes.sort_by_key(|code| code.code);
    let results = diagnostics.iter().map(|told| {
        let index = codes.iter().position(|code| code.code == told.problem.code());
        result(told, index.unwrap_or_default(), root, language)
    });
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "yearbook",
                "version": env!("CARGO_PKG_VERSION"),
                "language": language.of("zh-CN", "en"),
                "rules": codes.iter().map(|code| rule(code, language)).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn rule(code: &Code, language: Language) -> Value {
    let advice = code.advice(language).unwrap_or_else(|| code.text(language));
    json!({
        "id": code.code,
        "name": code.name,
        "shortDescription": { "text": code.text(language) },
        "help": { "text": advice },
        "defaultConfiguration": { "level": level(code.severity) },
        "properties": { "zh": code.text(Language::Chinese), "en": code.text(Language::English) },
    })
}

fn result(told: &Diagnostic, index: usize, root: &str, language: Language) -> Value {
    let place = told.place.as_ref().map(|place| {
        let path = [root, place.file.as_str()].concat();
        let mut location = json!({
            "artifactLocation": { "uri": utf8_percent_encode(&path, PATH).to_string(), "uriBaseId": "%SRCROOT%" },
        });
        if place.line > 0
            && let Some(location) = location.as_object_mut()
        {
            let region = json!({
                "startLine": place.line,
                "startColumn": place.column,
                "endLine": place.line,
                "endColumn": place.column + place.width.max(1),
                "snippet": { "text": place.excerpt },
            });
            location.insert("region".to_owned(), region);
        }
        json!({ "physicalLocation": location })
    });
    json!({
        "ruleId": told.problem.code(),
        "ruleIndex": index,
        "level": level(told.problem.severity()),
        "message": { "text": told.said(language) },
        "locations": place.into_iter().collect::<Vec<_>>(),
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::*;
    use crate::path::SourcePath;

    fn log(language: Language) -> Value {
        let file = SourcePath::new("content/甲 乙.md").unwrap();
        let text = "标题: 攀登\n标题: 再攀登\n";
        let at = text.rfind("标题").unwrap();
        let twice = Problem::KeyTwice { key: "标题".to_owned() };
        let told = [
            Diagnostic::general(Problem::ChronicleMissing),
            Diagnostic::at(Place::of(&file, text, &(at..at + 6)), twice),
            Diagnostic::at(Place::file(&file), Problem::PhotoLocated),
        ];
        sarif(&told, "book/", language)
    }

    #[test]
    fn a_log_has_what_the_schema_requires() {
        let log = log(Language::Chinese);
        assert_eq!(log["version"], "2.1.0");
        let run = &log["runs"][0];
        assert_eq!(run["tool"]["driver"]["name"], "yearbook");
        assert_eq!(run["columnKind"], "unicodeCodePoints");
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        let results = run["results"].as_array().unwrap();
        assert_eq!((rules.len(), results.len()), (3, 3));
        for result in results {
            assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
        }
        for rule in rules {
            let [zh, en] = ["zh", "en"].map(|language| rule["properties"][language].as_str().unwrap());
            assert!(!zh.is_ascii() && !en.is_empty() && zh != en);
            assert_eq!(rule["shortDescription"]["text"], zh);
            assert!(rule["help"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        }
    }

    #[test]
    fn regions_count_characters() {
        let location = |at: usize| log(Language::English)["runs"][0]["results"][at]["locations"][0].clone();
        assert_eq!(
            location(1)["physicalLocation"],
            json!({
                "artifactLocation": { "uri": "book/content/%E7%94%B2%20%E4%B9%99.md", "uriBaseId": "%SRCROOT%" },
                "region": {
                    "startLine": 2, "startColumn": 1, "endLine": 2, "endColumn": 3,
                    "snippet": { "text": "标题: 再攀登" },
                },
            })
        );
        assert_eq!(location(0), Value::Null);
        assert_eq!(location(2)["physicalLocation"]["region"], Value::Null);
    }
}
