//! What each command and option is for, in both languages: one table, which `--help` is made from.

use clap::{Arg, ArgAction, Command};
use yearbook::language::{Language, Words};

/// The program.
const PROGRAM: Words = Words::new(
    "把一个文件夹里的文章、图片和数据做成一部年鉴的网站。",
    "Turns a folder of articles, photographs and figures into the website of a yearbook.",
);

/// The commands.
const COMMANDS: &[(&str, Words)] = &[
    ("build", Words::new("生成网站", "Build the website")),
    (
        "check",
        Words::new(
            "检查年鉴，列出所有问题，不生成网站",
            "Check the yearbook and list all problems, without building",
        ),
    ),
    (
        "verify",
        Words::new(
            "核对网站：从头再做一遍，和输出文件夹逐字节比较，什么也不改",
            "Compare the website, byte for byte, with one made from nothing; changes nothing",
        ),
    ),
    ("serve", Words::new("在本机预览，边写边看", "Preview on this machine, up to date at every save")),
    ("init", Words::new("新建一部年鉴", "Make a new yearbook")),
    ("new", Words::new("新建一篇文章", "Make a new article")),
    (
        "photos",
        Words::new(
            "列出所有图片：哪些有记录、用在哪里、还缺什么",
            "List all pictures: which have records, where they are used, what is missing",
        ),
    ),
    (
        "fix",
        Words::new(
            "改好文字里的笔误：全角的冒号和括号、不是 UTF-8 的编码……先列出要改的地方，再改",
            "Mend slips in the texts: full-width colons and brackets, encodings other than UTF-8…; shows what changes first",
        ),
    ),
    (
        "schema",
        Words::new(
            "写出各文件的格式说明（JSON Schema），编辑器据此提示和检查",
            "Write JSON Schemas of all files, by which editors complete and check",
        ),
    ),
    (
        "explain",
        Words::new(
            "说明某一条提示的意思，举例怎样改；不写编号就列出全部",
            "Explain a message at length, with an example; without a code, list all",
        ),
    ),
];

/// The options, by command where they mean different things, with what stands for their values.
const OPTIONS: &[(&str, &str, Words, Words)] = &[
    ("", "help", Words::new("显示用法", "Show this help"), NONE),
    ("", "version", Words::new("显示版本", "Show the version"), NONE),
    (
        "",
        "lang",
        Words::new(
            "用哪种语言说话：zh 或 en；不写就照 yearbook.yaml 的“提示语言”，再照电脑的语言设置",
            "The language to tell things in: zh or en; else as “messages” in yearbook.yaml says, else as the machine is set",
        ),
        Words::new("语言", "LANGUAGE"),
    ),
    (
        "",
        "root",
        Words::new(
            "年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml",
            "The yearbook’s folder; else the nearest one upwards with a yearbook.yaml",
        ),
        FOLDER,
    ),
    (
        "",
        "report",
        Words::new(
            "报告的形式：text（给人看，不写就是它）、json、sarif（代码平台和编辑器）、github（GitHub 的批注）",
            "The form of the report: text (for people; the usual one), json, sarif (for code hosts and editors) or github (annotations)",
        ),
        FORM,
    ),
    ("check", "drafts", Words::new("连草稿一起检查", "Check drafts, too"), NONE),
    (
        "check",
        "external",
        Words::new(
            "连通向别的网站的链接一起检查，要上网；查过的一天之内不再问",
            "Ask other websites whether links to them still lead anywhere; what was found holds for a day",
        ),
        NONE,
    ),
    ("build", "drafts", Words::new("连草稿一起生成", "Build drafts, too"), NONE),
    ("verify", "drafts", Words::new("网站是连草稿一起生成的", "The website was built with drafts"), NONE),
    (
        "verify",
        "out",
        Words::new(
            "网站在哪里；不写就是年鉴里的 public",
            "Where the website is; else in public in the yearbook’s folder",
        ),
        FOLDER,
    ),
    (
        "build",
        "in_place",
        Words::new(
            "在原来的输出文件夹里一个一个替换文件，不整个换上：输出文件夹直接挂进了 Docker 等处时用",
            "Replace files one by one in the output folder instead of exchanging it whole: for a folder that a container or server holds",
        ),
        NONE,
    ),
    ("serve", "drafts", Words::new("连草稿一起预览", "Show drafts, too"), NONE),
    (
        "build",
        "out",
        Words::new(
            "网站输出到哪里；不写就是年鉴里的 public",
            "Where to put the website; else in public in the yearbook’s folder",
        ),
        FOLDER,
    ),
    (
        "build",
        "require_reviewed",
        Words::new(
            "有文章没有审完三审，就不生成",
            "Build nothing if an article has not passed all three reviews",
        ),
        NONE,
    ),
    (
        "build",
        "jobs",
        Words::new(
            "同时做几件事，1 到 256；不写就用全部处理器",
            "How many things to do at once, 1 to 256; else as many as there are processors",
        ),
        Words::new("个数", "NUMBER"),
    ),
    (
        "serve",
        "port",
        Words::new(
            "端口，不写就是 8000；被占用时用后面的",
            "The port, 8000 unless given; the next free one if it is taken",
        ),
        Words::new("端口", "PORT"),
    ),
    (
        "serve",
        "host",
        Words::new(
            "也给同一网络里的人看：写本机在网络里的地址，或写 0.0.0.0 表示全部；不写就只有本机能看",
            "Let others in the same network look, too: this machine’s address there, or 0.0.0.0 for all; else only this machine can",
        ),
        Words::new("地址", "ADDRESS"),
    ),
    ("serve", "open", Words::new("打开浏览器", "Open the browser"), NONE),
    (
        "serve",
        "follow",
        Words::new("保存了哪一篇，浏览器就转到哪一篇", "Let the browser go to the article that was saved"),
        NONE,
    ),
    (
        "serve",
        "poll",
        Words::new(
            "每秒查看一次文件夹，不靠系统报告：年鉴在网络盘、容器或 WSL 里，保存了却不更新时用",
            "Look at the folder every second instead of waiting for the system’s word: for network disks, containers and WSL where saving changes nothing",
        ),
        NONE,
    ),
    (
        "serve",
        "editor",
        Words::new(
            "点网页上说的“哪个文件、第几行”，就在这个编辑器里打开：vscode",
            "The editor in which a click on a file and line opens them: vscode",
        ),
        Words::new("编辑器", "EDITOR"),
    ),
    ("init", "folder", Words::new("新的文件夹", "The new folder"), FOLDER),
    ("init", "title", Words::new("书名", "The yearbook’s title"), Words::new("书名", "TITLE")),
    (
        "new",
        "kind",
        Words::new(
            "类型：卷首语、专文、数据要览、统计资料、活动纪实、图片专辑、附录、结束语……",
            "Its kind: preface, feature, data-highlights, statistics, event, plates, appendix, closing and so on",
        ),
        Words::new("类型", "KIND"),
    ),
    ("new", "title", Words::new("标题", "Its title"), Words::new("标题", "TITLE")),
    (
        "explain",
        "code",
        Words::new("编号，如 Y0030，也可以只写 30", "The code, such as Y0030, or 30 alone"),
        Words::new("编号", "CODE"),
    ),
    (
        "photos",
        "write",
        Words::new(
            "给没有记录的图片在 assets/photos.yaml 末尾各添一条，原有的内容不动",
            "Add a record at the end of assets/photos.yaml for each picture without one; what is there stays",
        ),
        NONE,
    ),
    ("fix", "dry_run", Words::new("只列出要改的地方，不改", "Only show what would change"), NONE),
    (
        "schema",
        "out",
        Words::new(
            "写到哪里；不写就是年鉴里的 schema",
            "Where to write them; else in schema in the yearbook’s folder",
        ),
        FOLDER,
    ),
];

const NONE: Words = Words::new("", "");
const FOLDER: Words = Words::new("文件夹", "FOLDER");
const FORM: Words = Words::new("形式", "FORM");

/// `program` with all that its help says in `language`.
pub fn told(program: Command, language: Language) -> Command {
    let names: Vec<String> = program.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    let program = described(program, "", language).about(PROGRAM.said(language).to_owned());
    let program = program
        .subcommand_help_heading(language.of("命令", "Commands"))
        .override_usage(language.of("yearbook <命令> [选项]", "yearbook <COMMAND> [OPTIONS]"));
    names.into_iter().fold(program, |program, name| {
        program.mut_subcommand(&name, |command| {
            let about =
                COMMANDS.iter().find(|(known, _)| *known == name).map(|(_, words)| words.said(language));
            let command = described(command, &name, language).about(about.unwrap_or_default().to_owned());
            let usage = usage(&command, &name, language);
            command.override_usage(usage)
        })
    })
}

/// `command`, with its own arguments described.
fn described(command: Command, name: &str, language: Language) -> Command {
    let template =
        language.of("{about}\n\n用法：{usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}");
    command.help_template(template).mut_args(|argument| {
        let heading = if argument.is_positional() {
            language.of("内容", "Arguments")
        } else {
            language.of("选项", "Options")
        };
        let (help, value) = words(name, argument.get_id().as_str(), language).unwrap_or_default();
        let argument = argument.help_heading(heading).help(help);
        if argument.get_action().takes_values() {
            argument.value_name(value).hide_default_value(true).hide_possible_values(true)
        } else {
            argument
        }
    })
}

/// What the argument `id` of the command `name` is for, and what its value is called.
fn words(name: &str, id: &str, language: Language) -> Option<(&'static str, &'static str)> {
    let own = OPTIONS.iter().find(|(command, known, ..)| *command == name && *known == id);
    let row = own.or_else(|| OPTIONS.iter().find(|(command, known, ..)| command.is_empty() && *known == id));
    row.map(|(_, _, help, value)| (help.said(language), value.said(language)))
}

/// How `command` is typed.
fn usage(command: &Command, name: &str, language: Language) -> String {
    let positionals = command.get_positionals().map(|argument| {
        let (_, value) = words(name, argument.get_id().as_str(), language).unwrap_or_default();
        format!(" <{value}>")
    });
    let positionals: String = positionals.collect();
    format!("yearbook {name}{positionals} {}", language.of("[选项]", "[OPTIONS]"))
}

/// `--help` and `--version`, which clap would describe in its own words.
pub fn standard() -> [Arg; 2] {
    [
        Arg::new("help").long("help").short('h').action(ArgAction::Help).global(true),
        Arg::new("version").long("version").short('V').action(ArgAction::Version),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn everything_that_can_be_typed_is_described() {
        let program = super::super::Arguments::command().args(standard());
        let mut silent = Vec::new();
        for command in std::iter::once(&program).chain(program.get_subcommands()) {
            let name = if command.get_name() == program.get_name() { "" } else { command.get_name() };
            if !name.is_empty() && !COMMANDS.iter().any(|(known, _)| *known == name) {
                silent.push(name.to_owned());
            }
            let ids = command.get_arguments().map(|argument| argument.get_id().as_str());
            silent.extend(
                ids.filter(|id| words(name, id, Language::English).is_none())
                    .map(|id| format!("{name} {id}")),
            );
        }
        assert_eq!(silent, Vec::<String>::new());
    }

    #[test]
    fn english_help_has_no_chinese() {
        let mut program = told(super::super::Arguments::command().args(standard()), Language::English);
        let mut helps = vec![program.render_long_help().to_string()];
        program.build();
        helps.extend(program.get_subcommands_mut().map(|command| command.render_long_help().to_string()));
        assert!(helps.len() > 7);
        for help in helps {
            assert!(!help.contains(|c: char| ('\u{3000}'..='\u{9fff}').contains(&c)), "{help}");
            assert!(help.contains("Usage: yearbook "), "{help}");
        }
    }
}
