//! The long form of what the program tells: for each code why it is told, and an example of it, wrong and mended.
//!
//! One file a code lies in `messages/`. `yearbook explain` shows it, the documentation lists all of them, and the tests
//! build every example: what is wrong tells its code and nothing else, what is right tells nothing.

use std::path::Path;

use include_dir::{Dir, include_dir};

use crate::diagnostic::{Code, Problem, Severity};
use crate::fields::Meaning;
use crate::language::Language;
use crate::yaml::{self, Node, Value};

use super::fenced;
use super::words::{Writing, code as typed};

static MESSAGES: Dir = include_dir!("$CARGO_MANIFEST_DIR/src/reference/messages");

/// What the files that are not text are called, by the name that examples give them.
const MADE: &[(&str, Meaning)] = &[
    ("photo", Meaning { chinese: "一张完好的照片", english: "a sound photograph" }),
    (
        "small-photo",
        Meaning {
            chinese: "一张 300 × 200 像素的照片", english: "a photograph of 300 × 200 pixels"
        },
    ),
    (
        "located-jpeg",
        Meaning {
            chinese: "一张记着拍摄地点的手机照片",
            english: "a telephone's photograph that holds where it was taken",
        },
    ),
    ("heic", Meaning { chinese: "一张 iPhone 的 HEIC 照片", english: "an iPhone's HEIC photograph" }),
    (
        "truncated-jpeg",
        Meaning {
            chinese: "一张只复制了一半的照片", english: "a photograph of which half was copied"
        },
    ),
    ("empty", Meaning { chinese: "空的文件", english: "an empty file" }),
    ("web-page", Meaning { chinese: "存成了图片名字的网页", english: "a web page under a picture's name" }),
    (
        "enormous-png",
        Meaning {
            chinese: "一张 65000 × 65000 像素的图片", english: "a picture of 65000 × 65000 pixels"
        },
    ),
    (
        "word",
        Meaning {
            chinese: "改名成 .md 的 Word 文档", english: "a Word document under the name of .md"
        },
    ),
    (
        "cut-character",
        Meaning {
            chinese: "有一个字只剩一半的文字", english: "text of which one character is half there"
        },
    ),
    ("gbk", Meaning { chinese: "用 GBK 编码保存的文字", english: "text that was saved as GBK" }),
    ("utf16", Meaning { chinese: "用 UTF-16 编码保存的文字", english: "text that was saved as UTF-16" }),
    ("link", Meaning { chinese: "指向别处的链接", english: "a link to somewhere else" }),
    ("font", Meaning { chinese: "一种可以嵌入的字体", english: "a font that may be embedded" }),
    ("font-small", Meaning { chinese: "一种只有几个字的字体", english: "a font of a few characters only" }),
    ("font-bold", Meaning { chinese: "同一种字体的粗体", english: "the bold of the same font" }),
    (
        "font-restricted",
        Meaning {
            chinese: "一种声明不许嵌入的字体", english: "a font that says it may not be embedded"
        },
    ),
    ("components", Meaning { chinese: "程序自带的 components.html", english: "the carried components.html" }),
    (
        "components-without-timeline",
        Meaning {
            chinese: "自带的 components.html，去掉了组件 timeline",
            english: "the carried components.html without its component timeline",
        },
    ),
    ("font-collection", Meaning { chinese: "一个字体集（.ttc）", english: "a collection of fonts (.ttc)" }),
];

/// How many codes are named to who asked for one that there is not.
const NEAREST: usize = 3;

/// The long form of a code.
pub struct Message {
    /// What the table of problems says of it.
    pub code: &'static Code,
    /// What it is about, why it is told, and how to mend it.
    chinese: String,
    english: String,
    /// How it is shown.
    pub shown: Shown,
}

/// How a message is shown.
pub enum Shown {
    /// By files of a yearbook.
    Files {
        /// What has to be run to be told.
        run: Run,
        /// Files that cause it.
        wrong: Example,
        /// The same, mended.
        right: Example,
        /// Others that cause it.
        also: Vec<Example>,
    },
    /// In words, because no file of a yearbook alone can cause it.
    Words {
        /// When it is told.
        chinese: String,
        /// When it is told.
        english: String,
        /// Why no test causes it from files.
        why: String,
    },
}

/// What has to be run to be told something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// `yearbook build`, and `check` and `serve` likewise.
    Build,
    /// `yearbook check` alone.
    Check,
    /// `yearbook build --require-reviewed`.
    Reviewed,
    /// `yearbook photos --write`.
    Photos,
}

/// Files that are laid into a sound yearbook, by their paths.
pub type Example = Vec<(String, Content)>;

/// What a file of an example holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    /// Text.
    Text(String),
    /// What is no text, by the name of how it is made.
    Made(String),
    /// The file is not there.
    Nothing,
}

impl Message {
    /// What it is about, why it is told, and how to mend it.
    pub fn explanation(&self, language: Language) -> &str {
        language.pick(&self.chinese, &self.english)
    }

    /// What is told, why, and an example of it, in Markdown.
    pub fn text(&self, language: Language) -> String {
        let (severity, message) = (self.code.severity, self.code.text(language));
        let head = format!("**{}{}{message}**", severity.word(language), language.of("：", ": "));
        let comes = format!("{}{}", self.explanation(language), self::comes(language, severity));
        let mut parts = vec![head, comes];
        match &self.shown {
            Shown::Words { chinese, english, .. } => parts.push(language.pick(chinese, english).to_owned()),
            Shown::Files { run, wrong, right, .. } => {
                parts.extend(run.told_by(language));
                parts.push(language.pick("不对：", "Wrong:").to_owned());
                parts.push(files(language, wrong));
                parts.push(language.pick("改正以后：", "Mended:").to_owned());
                parts.push(files(language, right));
            }
        }
        parts.join("\n\n")
    }

    /// The other examples of it, each after two ends of lines.
    pub(super) fn others(&self, language: Language) -> String {
        let Shown::Files { also, .. } = &self.shown else { return String::new() };
        let opening = language.of("这样也会提示：", "Told of this, too:");
        let others = also
            .iter()
            .flat_map(|other| ["\n\n", opening, "\n\n", &files(language, other)].map(str::to_owned));
        others.collect()
    }
}

impl Run {
    /// What is said where not every command tells it.
    fn told_by(self, language: Language) -> Option<String> {
        let command = match self {
            Self::Build => return None,
            Self::Check => "yearbook check",
            Self::Reviewed => "yearbook build --require-reviewed",
            Self::Photos => "yearbook photos --write",
        };
        let command = typed(command);
        Some(match language {
            Language::Chinese => format!("只有运行 {command} 时才提示。"),
            Language::English => format!("Only {command} tells it."),
        })
    }
}

/// What comes of it.
fn comes(language: Language, severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "",
        Severity::Warning => language.of("网站照样生成。", " The website is made all the same."),
        Severity::Note => language.of("不影响生成网站。", " The website is not affected."),
    }
}

fn files(language: Language, example: &Example) -> String {
    let file = |(path, content): &(String, Content)| {
        let words = match content {
            Content::Text(text) => {
                let kind = Path::new(path).extension().map(|kind| kind.to_string_lossy());
                let kind = match kind.as_deref() {
                    Some("md") => "markdown",
                    Some(kind @ ("yaml" | "csv" | "html" | "css" | "svg")) => kind,
                    _ => "",
                };
                return format!("{}\n\n{}", typed(path), fenced(kind, text).trim_end());
            }
            Content::Made(name) => MADE.iter().find(|(known, _)| known == name).map(|(_, words)| *words),
            Content::Nothing => {
                Some(Meaning { chinese: "没有这个文件", english: "this file is not there" })
            }
        };
        let words = words.map(|words| language.say(words)).unwrap_or_default();
        format!("{}{}", typed(path), language.pick("（{}）", " ({})").replace("{}", words))
    };
    example.iter().map(file).collect::<Vec<_>>().join("\n\n")
}

/// All messages, by their codes.
pub fn messages() -> Vec<Message> {
    let mut codes: Vec<&'static Code> = Problem::CODES.iter().collect();
    codes.sort_by_key(|code| code.code);
    codes.into_iter().filter_map(read).collect()
}

/// The codes that have a file, whether or not there is such a code.
pub fn explained() -> Vec<String> {
    let name = |path: &Path| Some(path.file_stem()?.to_string_lossy().into_owned());
    MESSAGES.files().filter_map(|file| name(file.path())).collect()
}

/// The message of a code, as it may be typed: `Y0030`, `y30`, `30`; else the codes nearest to it.
pub fn message(typed: &str) -> Result<Message, Vec<&'static Code>> {
    let Ok(number) = typed.trim().trim_start_matches(['Y', 'y', 'Ｙ', 'ｙ']).parse::<u32>() else {
        return Err(Vec::new());
    };
    let distance = |code: &Code| {
        code.code.trim_start_matches('Y').parse::<u32>().map_or(u32::MAX, |known| known.abs_diff(number))
    };
    let mut codes: Vec<&'static Code> = Problem::CODES.iter().collect();
    codes.sort_by_key(|code| (distance(code), code.code));
    let found = codes.first().filter(|code| distance(code) == 0).and_then(|code| read(code));
    found.ok_or_else(|| codes.into_iter().take(NEAREST).collect())
}

/// What is written about `code`.
fn read(code: &'static Code) -> Option<Message> {
    let file = MESSAGES.get_file(format!("{}.yaml", code.code))?;
    let node = yaml::parse(file.contents_utf8()?, 0).ok()?;
    let shown = match value(&node, "words") {
        Some(words) => Shown::Words {
            chinese: text(words, "zh")?,
            english: text(words, "en")?,
            why: text(words, "why")?,
        },
        None => Shown::Files {
            run: match text(&node, "run").as_deref() {
                None => Run::Build,
                Some("check") => Run::Check,
                Some("reviewed") => Run::Reviewed,
                Some("photos") => Run::Photos,
                Some(_) => return None,
            },
            wrong: example(value(&node, "wrong")?)?,
            right: example(value(&node, "right")?)?,
            also: match value(&node, "also").map(|also| &also.value) {
                Some(Value::List(others)) => others.iter().map(example).collect::<Option<_>>()?,
                Some(_) => return None,
                None => Vec::new(),
            },
        },
    };
    let (chinese, english) = (text(&node, "zh")?, text(&node, "en")?);
    Some(Message { code, chinese, english, shown })
}

/// The files of an example: texts, names of what is made, and what is not there.
fn example(node: &Node) -> Option<Example> {
    let Value::Map(entries) = &node.value else { return None };
    let file = |(path, content): &(Node, Node)| {
        let content = match &content.value {
            Value::Scalar(text) => Content::Text(text.clone()),
            Value::Map(_) => Content::Made(text(content, "make")?),
            Value::Null => Content::Nothing,
            Value::List(_) => return None,
        };
        Some((path.scalar()?.to_owned(), content))
    };
    entries.iter().map(file).collect()
}

/// The value of `key`.
fn value<'n>(node: &'n Node, key: &str) -> Option<&'n Node> {
    let Value::Map(entries) = &node.value else { return None };
    entries.iter().find(|(known, _)| known.scalar() == Some(key)).map(|(_, value)| value)
}

/// The text of `key`, without the end of its last line.
fn text(node: &Node, key: &str) -> Option<String> {
    Some(value(node, key)?.scalar()?.trim_end().to_owned())
}
