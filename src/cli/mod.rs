//! What was typed, and what it means. [edge: belongs to the binary, prints, reads the current folder]
//!
//! Exit codes are a contract with scripts: 0 all well, 1 something in the content keeps the website from being
//! published, 2 the call or the configuration is wrong, 3 the machine refuses; the preview, which goes on until it is
//! ended, 130 by Ctrl-C and 143 by the system, as shells say it.

mod clock;
mod photo_table;
mod photos;
mod progress;
mod serve;
mod show;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use yearbook::article::Kind;
use yearbook::diagnostic::{Diagnostic, Domain, Problem, nearest};
use yearbook::path::slug;
use yearbook::pipeline::{self, Memory, Report, Request};
use yearbook::{replace, scaffold, schema, source};

use show::Tongue;

/// The folder of the website, unless another is named.
const OUTPUT: &str = "public";
/// The folder of the schemas, likewise.
const SCHEMAS: &str = "schema";

/// 把一个文件夹里的文章、图片和数据做成一部年鉴的网站。
#[derive(Parser)]
#[command(
    version,
    disable_help_subcommand = true,
    subcommand_help_heading = "命令",
    next_help_heading = "选项"
)]
#[command(help_template = "{about}\n\n用法：{usage}\n\n{all-args}")]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// 生成网站
    Build(BuildArguments),
    /// 检查年鉴，列出所有问题，不生成网站
    Check {
        /// 年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml
        #[arg(long, value_name = "文件夹")]
        root: Option<PathBuf>,
        /// 连草稿一起检查
        #[arg(long)]
        drafts: bool,
        /// 报告的形式
        #[arg(long, value_name = "形式", default_value = "text")]
        report: Form,
    },
    /// 在本机预览，边写边看
    Serve(serve::Arguments),
    /// 新建一部年鉴
    Init {
        /// 新的文件夹
        #[arg(value_name = "文件夹")]
        folder: PathBuf,
        /// 书名
        #[arg(long, value_name = "书名")]
        title: Option<String>,
    },
    /// 新建一篇文章
    New {
        /// 类型：卷首语、专文、数据要览、统计资料、活动纪实、图片专辑、附录、结束语……
        #[arg(value_name = "类型")]
        kind: String,
        /// 标题
        #[arg(value_name = "标题")]
        title: String,
        /// 年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml
        #[arg(long, value_name = "文件夹")]
        root: Option<PathBuf>,
    },
    /// 列出所有图片：哪些有记录、用在哪里、还缺什么
    Photos {
        /// 年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml
        #[arg(long, value_name = "文件夹")]
        root: Option<PathBuf>,
        /// 给没有记录的图片在 assets/photos.yaml 末尾各添一条，原有的内容不动
        #[arg(long)]
        write: bool,
        /// 报告的形式
        #[arg(long, value_name = "形式", default_value = "text")]
        report: Form,
    },
    /// 写出各文件的格式说明（JSON Schema），编辑器据此提示和检查
    Schema {
        /// 年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml
        #[arg(long, value_name = "文件夹")]
        root: Option<PathBuf>,
        /// 写到哪里；不写就是年鉴里的 schema
        #[arg(long, value_name = "文件夹")]
        out: Option<PathBuf>,
    },
}

#[derive(Args)]
struct BuildArguments {
    /// 年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml
    #[arg(long, value_name = "文件夹")]
    root: Option<PathBuf>,
    /// 网站输出到哪里；不写就是年鉴里的 public
    #[arg(long, value_name = "文件夹")]
    out: Option<PathBuf>,
    /// 连草稿一起生成
    #[arg(long)]
    drafts: bool,
    /// 有文章没有审完三审，就不生成
    #[arg(long)]
    require_reviewed: bool,
    /// 同时做几件事；不写就用全部处理器
    #[arg(long, value_name = "个数", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// 报告的形式
    #[arg(long, value_name = "形式", default_value = "text")]
    report: Form,
}

/// How a report is given.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// 给人看
    Text,
    /// 给程序看
    Json,
}

/// Does what was typed.
pub fn run(arguments: &Arguments) -> ExitCode {
    match &arguments.command {
        Command::Build(typed) => with_root(typed.root.as_deref(), typed.report, |root| build(root, typed)),
        Command::Check { root, drafts, report } => {
            with_root(root.as_deref(), *report, |root| check(root, *drafts, *report))
        }
        Command::Serve(typed) => with_root(typed.root.as_deref(), Form::Text, |root| serve::run(root, typed)),
        Command::Init { folder, title } => init(folder, title.as_deref()),
        Command::New { kind, title, root } => {
            with_root(root.as_deref(), Form::Text, |root| new(&root, kind, title))
        }
        Command::Photos { root, write, report } => match found_root(root.as_deref()) {
            Ok(root) => photos::run(&root, *write, *report),
            Err(missing) => photos::refuse(Diagnostic::general(missing), *report),
        },
        Command::Schema { root, out } => {
            with_root(root.as_deref(), Form::Text, |root| schemas(&root, out.as_deref()))
        }
    }
}

/// Finds the yearbook's folder, or tells that there is none.
fn with_root(typed: Option<&Path>, form: Form, then: impl FnOnce(PathBuf) -> ExitCode) -> ExitCode {
    match found_root(typed) {
        Ok(root) => then(root),
        Err(missing) => {
            finish(&Report { diagnostics: vec![Diagnostic::general(missing)], ..Report::default() }, form, "")
        }
    }
}

/// The yearbook's folder, or that there is none.
fn found_root(typed: Option<&Path>) -> Result<PathBuf, Problem> {
    let start = typed.unwrap_or(Path::new("."));
    let problem = || Problem::ConfigMissing { folder: start.display().to_string() };
    source::find_root(start).ok_or_else(problem)
}

fn build(root: PathBuf, typed: &BuildArguments) -> ExitCode {
    let out = typed.out.clone().unwrap_or_else(|| root.join(OUTPUT));
    let clock = clock::Clock::start();
    let bars = progress::Bars::new(typed.report == Form::Text);
    let request =
        Request { root, drafts: typed.drafts, require_reviewed: typed.require_reviewed, proofread: false };
    let work = || pipeline::build(&request, &out, &mut Memory::default(), &|step| bars.step(step));
    let threads = typed.jobs.map_or(0, usize::from);
    let report = match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    };
    bars.finish();
    let summary = format!(
        "生成完毕：{} 页；图片 {} 份，其中新制作 {} 份；原样保留 {} 个文件，删去 {} 个。用时 {}。\n网站在 {}",
        report.rendered.len(),
        report.developed + report.reused,
        report.developed,
        report.kept,
        report.removed,
        clock.spent(),
        out.display(),
    );
    finish(&report, typed.report, &summary)
}

fn check(root: PathBuf, drafts: bool, form: Form) -> ExitCode {
    let bars = progress::Bars::new(form == Form::Text);
    let out = root.join(OUTPUT);
    let report = pipeline::check(
        &Request { root, drafts, require_reviewed: false, proofread: false },
        &out,
        &mut Memory::default(),
        &|step| bars.step(step),
    );
    bars.finish();
    let code = finish(&report, form, "检查完毕，可以生成网站。");
    // What is wrong is left out of the book, so the table would not be true.
    if form == Form::Text && !report.has_errors() {
        show::frame(&report.frame);
        show::reviews(&report.articles);
    }
    code
}

fn init(folder: &Path, title: Option<&str>) -> ExitCode {
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            show::complain(&format!("{} 里已有文件，没有动它。请换一个新的或空的文件夹。", folder.display()));
            return ExitCode::from(2);
        }
        Err(error) => {
            show::complain(&format!("用不了 {}：{error}", folder.display()));
            return ExitCode::from(3);
        }
    }
    for (path, bytes) in scaffold::yearbook(title) {
        if let Err(error) = replace::file(&folder.join(&path), &bytes) {
            show::complain(&format!("写不进 {}：{error}", folder.join(&path).display()));
            return ExitCode::from(3);
        }
    }
    show::say(&format!(
        "新年鉴建好了：{0}\n接着运行：\n  cd \"{0}\"\n  yearbook serve --open",
        folder.display()
    ));
    ExitCode::SUCCESS
}

/// Whether `folder` is not there or empty, so that a yearbook can be made in it.
#[expect(clippy::disallowed_methods, reason = "edge: looks at a folder")]
fn is_free(folder: &Path) -> std::io::Result<bool> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => Ok(entries.next().is_none()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}

fn new(root: &Path, kind: &str, title: &str) -> ExitCode {
    let Some(kind) = Kind::named(kind) else {
        let known = Kind::ALL.map(Kind::label).join("、");
        let meant =
            nearest(kind, Kind::names()).map(|name| format!("是否想写“{name}”？")).unwrap_or_default();
        show::complain(&format!("没有“{kind}”这种文章。{meant}可以写的有：{known}"));
        return ExitCode::from(2);
    };
    if slug(title).is_empty() {
        show::complain("标题里要有字母、数字或汉字。");
        return ExitCode::from(2);
    }
    let snapshot = source::scan(root, &mut source::Scans::default()).value;
    let Some((path, text)) = scaffold::article(kind, title, &snapshot) else {
        show::complain(&format!("已经有一篇同名的文章“{title}”。请换一个标题。"));
        return ExitCode::from(2);
    };
    match replace::file(&root.join(path.as_str()), text.as_bytes()) {
        Ok(()) => {
            show::say(&format!("新文章：{path}"));
            ExitCode::SUCCESS
        }
        Err(error) => {
            show::complain(&format!("写不进 {path}：{error}"));
            ExitCode::from(3)
        }
    }
}

/// Writes the schemas. Settings name those in the yearbook by their path in it, so that the folder can move.
fn schemas(root: &Path, out: Option<&Path>) -> ExitCode {
    let folder = out.map_or_else(|| root.join(SCHEMAS), Path::to_path_buf);
    let named = match out.map(std::path::absolute) {
        None => format!("./{SCHEMAS}"),
        Some(absolute) => absolute.unwrap_or_else(|_| folder.clone()).display().to_string(),
    };
    for schema in schema::all() {
        let path = folder.join(schema.file);
        if let Err(error) = replace::file(&path, format!("{}\n", schema.schema).as_bytes()) {
            show::complain(&format!("写不进 {}：{error}", path.display()));
            return ExitCode::from(3);
        }
        show::say(&format!("写好了 {}", path.display()));
    }
    show::say(&format!(
        "用 VS Code 的，装上“YAML”扩展，把下面花括号里的内容加进年鉴文件夹的 .vscode/settings.json：\n{:#}",
        schema::settings(&named)
    ));
    ExitCode::SUCCESS
}

/// Gives the report and the exit code that goes with it.
fn finish(report: &Report, form: Form, summary: &str) -> ExitCode {
    match form {
        Form::Json => show::json(report),
        Form::Text => show::report(report, summary, Tongue::of_terminal()),
    }
    code(&report.diagnostics)
}

/// The exit code that goes with what was told.
fn code(diagnostics: &[Diagnostic]) -> ExitCode {
    let errors = diagnostics.iter().filter(|told| told.is_error());
    ExitCode::from(match errors.map(Diagnostic::domain).max() {
        None => 0,
        Some(Domain::Content) => 1,
        Some(Domain::Configuration) => 2,
        Some(Domain::Environment) => 3,
    })
}
