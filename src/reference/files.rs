//! The files of a yearbook that are records: what each is, where it stands, how it is read, and an example of it.

use crate::article::{
    self, FIGURES_FILE_KEYS, INDEX_FILE_KEYS, ORGANISATIONS_FILE_KEYS, PART_FILE, PART_KEYS,
    PEOPLE_FILE_KEYS, TABLES_FILE_KEYS,
};
use crate::book::{self, Parsed};
use crate::config::{self, Config};
use crate::diagnostic::Diagnostic;
use crate::fields::{Key, Meaning};
use crate::path::SourcePath;
use crate::scaffold;
use crate::source::Snapshot;
use crate::theme;

/// A file of records.
pub struct File {
    /// Its name.
    pub name: &'static str,
    /// The name of its page, which is also its schema's.
    pub page: &'static str,
    /// Its path in a yearbook, where its example is right.
    pub path: &'static str,
    /// What it is, as a heading.
    pub title: Meaning,
    /// What it is for and where it stands.
    pub meaning: Meaning,
    /// Its keys.
    pub keys: &'static [Key],
    /// An example of it.
    pub example: fn() -> String,
    /// Reads one that holds these lines of YAML, and gives what it tells.
    pub(super) read: fn(&str) -> Vec<Diagnostic>,
}

/// All of them.
pub const FILES: &[File] = &[
    File {
        name: config::FILE,
        page: "yearbook",
        path: config::FILE,
        title: Meaning { chinese: "整部年鉴的基本信息", english: "The yearbook as a whole" },
        meaning: Meaning {
            chinese: "书名、编者、封面、版权页等整部年鉴的事，写在年鉴文件夹里的这个文件；有了它，文件夹才是一部年鉴。",
            english: "Title, publisher, cover, colophon: what concerns the yearbook as a whole. The file stands in the \
                      yearbook's folder, and makes it one.",
        },
        keys: config::KEYS,
        example: || first(config::FILE),
        read: |yaml| Config::parse(yaml).diagnostics,
    },
    File {
        name: PART_FILE,
        page: "part",
        path: "content/04-活动纪实/_part.md",
        title: Meaning { chinese: "类目的标题和开头的话", english: "A part's title and opening" },
        meaning: Meaning {
            chinese: "放在 content 里一个类目的文件夹中，可有可无。没有它，类目的标题就是文件夹的名字。下面的正文显示在这一类目的目录前面。",
            english: "It stands in the folder of a part, in content, and may be left out: the part's title is the folder's \
                      name then. The text below its front matter opens the part's own page.",
        },
        keys: PART_KEYS,
        example: || first("content/04-活动纪实/_part.md"),
        read: |yaml| read_markdown(yaml, |path, text| article::parse_part(path, text).diagnostics),
    },
    File {
        name: "photos.yaml",
        page: "photos",
        path: "assets/photos.yaml",
        title: Meaning { chinese: "照片的记录", english: "Records of photographs" },
        meaning: Meaning {
            chinese: "照片的图说、日期、摄影者等，一张照片记一次，处处可用。放在 assets 里。顶格写照片的编号和冒号，下面缩进两格写它的各项；文章里写 `![](编号)` 就显示这张照片。",
            english: "Caption, date and photographer of each photograph, recorded once for all places that show it. It \
                      stands in assets. A line holds the photograph's id and a colon, the lines below it its keys, two \
                      spaces further in; an article shows it by `![](id)`.",
        },
        keys: book::PHOTO_KEYS,
        example: || first("assets/photos.yaml"),
        read: read_photos,
    },
    File {
        name: "figures.yaml",
        page: "figures",
        path: "content/figures.yaml",
        title: Meaning {
            chinese: "不属于哪一篇的数据", english: "Figures of no particular article"
        },
        meaning: Meaning {
            chinese: "和“数据要览”里的“数据”写法相同，放在 content 或它的任何文件夹里。文章里写 `{{编号}}` 就显示那个数。",
            english: "They are written as in an article of data highlights. The file stands in content or in any folder of \
                      it; an article shows a figure by `{{id}}`.",
        },
        keys: FIGURES_FILE_KEYS,
        example: || include_str!("examples/figures.yaml").to_owned(),
        read: |yaml| in_content("figures.yaml", |path| article::parse_figures(path, yaml).diagnostics),
    },
    File {
        name: "tables.yaml",
        page: "tables",
        path: "content/tables.yaml",
        title: Meaning {
            chinese: "不属于哪一篇的统计表",
            english: "Statistical tables of no particular article",
        },
        meaning: Meaning {
            chinese: "和“统计资料”里的“表格”写法相同，放在 content 或它的任何文件夹里。文章用“表格”块写上编号，就显示那张表。",
            english: "They are written as in an article of statistics. The file stands in content or in any folder of it; \
                      an article shows a table by a block that names its id.",
        },
        keys: TABLES_FILE_KEYS,
        example: || include_str!("examples/tables.yaml").to_owned(),
        read: |yaml| in_content("tables.yaml", |path| article::parse_tables(path, yaml).diagnostics),
    },
    File {
        name: "people.yaml",
        page: "people-records",
        path: "content/people.yaml",
        title: Meaning { chinese: "不属于哪一篇的人物", english: "People of no particular article" },
        meaning: Meaning {
            chinese: "和“人物”文章里的“人物”写法相同，放在 content 或它的任何文件夹里；显示在全书第一篇“人物”里。",
            english: "They are written as in an article of people. The file stands in content or in any folder of it; the \
                      first article of people shows them.",
        },
        keys: PEOPLE_FILE_KEYS,
        example: || include_str!("examples/people.yaml").to_owned(),
        read: |yaml| in_content("people.yaml", |path| article::parse_people(path, yaml).diagnostics),
    },
    File {
        name: "organisations.yaml",
        page: "organisations-records",
        path: "content/organisations.yaml",
        title: Meaning {
            chinese: "不属于哪一篇的机构", english: "Organisations of no particular article"
        },
        meaning: Meaning {
            chinese: "和“机构名录”文章里的“机构”写法相同，放在 content 或它的任何文件夹里；显示在全书第一篇“机构名录”里。",
            english: "They are written as in an article of organisations. The file stands in content or in any folder of \
                      it; the first article of organisations shows them.",
        },
        keys: ORGANISATIONS_FILE_KEYS,
        example: || include_str!("examples/organisations.yaml").to_owned(),
        read: |yaml| {
            in_content("organisations.yaml", |path| article::parse_organisations(path, yaml).diagnostics)
        },
    },
    File {
        name: "index.yaml",
        page: "index",
        path: "content/index.yaml",
        title: Meaning { chinese: "索引词条的记录", english: "Entries of the index" },
        meaning: Meaning {
            chinese: "索引由程序编成：正文里用 `[[#词条]]` 标出的词、人物、机构、地点、统计表和图片。这个文件只写要另外说明的词条：\
                      排在哪个音下、见哪一条、参见哪一条。放在 content 里。",
            english: "The index makes itself of terms marked `[[#term]]` in the text, people, organisations, places, tables and \
                      photographs. This file, in content, only holds what has to be said of an entry besides: how it \
                      is sorted, and which entries it leads to.",
        },
        keys: INDEX_FILE_KEYS,
        example: || include_str!("examples/index.yaml").to_owned(),
        read: |yaml| in_content("index.yaml", |path| article::parse_index(path, yaml).diagnostics),
    },
    File {
        name: "theme.yaml",
        page: "theme",
        path: "themes/mine/theme.yaml",
        title: Meaning { chinese: "主题的设置", english: "Settings of a theme" },
        meaning: Meaning {
            chinese: "自己做网站的主题才用得上，放在 themes 里以主题命名的文件夹中；在 yearbook.yaml 里写上它的名字，就用这个主题。",
            english: "Only for who makes a theme. It stands in the theme's folder, in themes, and yearbook.yaml names that \
                      folder to use it.",
        },
        keys: theme::KEYS,
        example: || include_str!("examples/theme.yaml").to_owned(),
        read: read_theme,
    },
];

/// The file `path` of a new yearbook.
fn first(path: &str) -> String {
    let file = scaffold::yearbook(None).into_iter().find(|(known, _)| known == path);
    file.map(|(_, bytes)| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
}

fn in_content(name: &str, read: impl Fn(&SourcePath) -> Vec<Diagnostic>) -> Vec<Diagnostic> {
    SourcePath::new(&format!("content/{name}")).map(|path| read(&path)).unwrap_or_default()
}

/// Reads a Markdown file whose front matter holds these lines.
pub(super) fn read_markdown(
    yaml: &str,
    read: impl Fn(&SourcePath, &std::sync::Arc<str>) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    in_content("a.md", |path| read(path, &format!("---\n{yaml}---\n").into()))
}

fn read_photos(yaml: &str) -> Vec<Diagnostic> {
    let lines = format!("a:\n{yaml}").lines().collect::<Vec<_>>().join("\n  ");
    read_book("assets/photos.yaml", &format!("{lines}\n"), |config, snapshot| {
        book::assemble(config, snapshot, &Parsed::default(), false).diagnostics
    })
}

fn read_theme(yaml: &str) -> Vec<Diagnostic> {
    read_book("themes/mine/theme.yaml", yaml, |config, snapshot| {
        theme::compile(&theme::Inputs::of(config, snapshot)).diagnostics
    })
}

/// Reads the file `path` in a yearbook that holds nothing else.
fn read_book(
    path: &str,
    text: &str,
    read: impl Fn(&Config, &Snapshot) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut snapshot = Snapshot::default();
    snapshot.texts.extend(SourcePath::new(path).map(|path| (path, text.into())));
    let config = Config::parse("title: a\ntheme: mine\n").value;
    config.map(|config| read(&config, &snapshot)).unwrap_or_default()
}
