//! What was typed, and what it means. [edge: belongs to the binary, prints, reads the current folder]
//!
//! Exit codes are a contract with scripts: 0 all well, 1 something in the content keeps the website from being
//! published, 2 the call or the configuration is wrong, 3 the machine refuses; the preview, which goes on until it is
//! ended, 130 by Ctrl-C and 143 by the system, as shells say it.

mod clock;
mod excerpt;
mod explain;
mod fix;
mod help;
mod photo_table;
mod photos;
mod preview;
mod progress;
mod serve;
mod show;
mod usage;
mod verify;
mod voice;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use yearbook::article::Kind;
use yearbook::diagnostic::{Diagnostic, Domain, Problem, nearest};
use yearbook::language::Words;
use yearbook::output::Way;
use yearbook::path::slug;
use yearbook::pipeline::{self, Memory, Report, Request};
use yearbook::{replace, scaffold, schema, source};

use voice::Voice;

/// The folder of the website, unless another is named.
const OUTPUT: &str = "public";
/// The folder of the schemas, likewise.
const SCHEMAS: &str = "schema";

/// What can be typed. What its help says stands in `help.rs`, in both languages.
#[derive(Parser)]
#[command(version, disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
pub struct Arguments {
    #[command(subcommand)]
    command: Command,
    /// Read before anything else, by [`Voice::of`].
    #[arg(long, global = true, value_parser = ["zh", "en"])]
    lang: Option<String>,
}

#[derive(Subcommand)]
enum Command {
    Build(BuildArguments),
    Check {
        #[arg(long)]
        root: Option<PathBuf>,
        #[arg(long)]
        drafts: bool,
        #[arg(long)]
        external: bool,
        #[arg(long, default_value = "text")]
        report: Form,
    },
    Verify {
        #[arg(long)]
        root: Option<PathBuf>,
        #[arg(long)]
        out: Option<PathBuf>,
        #[arg(long)]
        drafts: bool,
        #[arg(long, default_value = "text")]
        report: Form,
    },
    Serve(serve::Arguments),
    Init {
        folder: PathBuf,
        #[arg(long)]
        title: Option<String>,
    },
    New {
        kind: String,
        title: String,
        #[arg(long)]
        root: Option<PathBuf>,
    },
    Photos {
        #[arg(long)]
        root: Option<PathBuf>,
        #[arg(long)]
        write: bool,
        #[arg(long, default_value = "text")]
        report: Form,
    },
    Fix {
        #[arg(long)]
        root: Option<PathBuf>,
        #[arg(long)]
        dry_run: bool,
    },
    Schema {
        #[arg(long)]
        root: Option<PathBuf>,
        #[arg(long)]
        out: Option<PathBuf>,
    },
    Explain {
        code: Option<String>,
    },
}

#[derive(Args)]
struct BuildArguments {
    #[arg(long)]
    root: Option<PathBuf>,
    #[arg(long)]
    out: Option<PathBuf>,
    #[arg(long)]
    drafts: bool,
    #[arg(long)]
    require_reviewed: bool,
    #[arg(long)]
    in_place: bool,
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    #[arg(long, default_value = "text")]
    report: Form,
}

/// How a report is given.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// For people.
    Text,
    /// For scripts.
    Json,
    /// For code hosts and editors.
    Sarif,
    /// For a workflow on GitHub.
    Github,
}

/// Does what was typed when the program was called.
pub fn main() -> ExitCode {
    let voice = Voice::of(std::env::args_os().skip(1));
    let program = help::told(Arguments::command().args(help::standard()), voice.language);
    let typed = program.clone().try_get_matches().and_then(|typed| Arguments::from_arg_matches(&typed));
    match typed {
        Ok(arguments) => run(&arguments, voice),
        Err(error) if usage::is_asked_for(&error) => {
            show::say(error.to_string().trim_end());
            ExitCode::SUCCESS
        }
        Err(_) if std::env::args_os().len() < 2 => {
            show::complain(program.clone().render_help().to_string().trim_end());
            ExitCode::from(2)
        }
        Err(error) => {
            let typed = std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned());
            let typed: Vec<String> = typed.collect();
            show::complain(&usage::told(&error, &program, &typed, voice.language));
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments, voice: Voice) -> ExitCode {
    let with_root = |typed: &Option<PathBuf>, form, then: &dyn Fn(PathBuf) -> ExitCode| {
        with_root(typed.as_deref(), form, voice, then)
    };
    match &arguments.command {
        Command::Build(typed) => with_root(&typed.root, typed.report, &|root| build(&root, typed, voice)),
        Command::Check { root, drafts, external, report } => {
            with_root(root, *report, &|root| check(&root, (*drafts, *external), *report, voice))
        }
        Command::Verify { root, out, drafts, report } => {
            with_root(root, *report, &|root| verify::run(&root, out.as_deref(), *drafts, *report, voice))
        }
        Command::Serve(typed) => with_root(&typed.root, Form::Text, &|root| serve::run(root, typed, voice)),
        Command::Init { folder, title } => init(folder, title.as_deref(), voice),
        Command::New { kind, title, root } => {
            with_root(root, Form::Text, &|root| new(&root, kind, title, voice))
        }
        Command::Photos { root, write, report } => match found_root(root.as_deref()) {
            Ok(root) => photos::run(&root, *write, *report, voice),
            Err(missing) => photos::refuse(Diagnostic::general(missing), *report, voice),
        },
        Command::Fix { root, dry_run } => {
            with_root(root, Form::Text, &|root| fix::run(&root, *dry_run, voice))
        }
        Command::Schema { root, out } => {
            with_root(root, Form::Text, &|root| schemas(&root, out.as_deref(), voice))
        }
        Command::Explain { code } => explain::run(code.as_deref(), voice),
    }
}

/// Finds the yearbook's folder, or tells that there is none.
fn with_root(typed: Option<&Path>, form: Form, voice: Voice, then: &dyn Fn(PathBuf) -> ExitCode) -> ExitCode {
    match found_root(typed) {
        Ok(root) => then(root),
        Err(missing) => {
            let report = Report { diagnostics: vec![Diagnostic::general(missing)], ..Report::default() };
            finish(&report, form, None, "", voice)
        }
    }
}

/// The yearbook's folder, or that there is none.
fn found_root(typed: Option<&Path>) -> Result<PathBuf, Problem> {
    let start = typed.unwrap_or(Path::new("."));
    let problem = || Problem::ConfigMissing { folder: start.display().to_string() };
    source::find_root(start).ok_or_else(problem)
}

fn build(root: &Path, typed: &BuildArguments, voice: Voice) -> ExitCode {
    let out = typed.out.clone().unwrap_or_else(|| root.join(OUTPUT));
    let clock = clock::Clock::start();
    let bars = progress::Bars::new(typed.report == Form::Text, voice);
    let way = if typed.in_place { Way::InPlace } else { Way::AtOnce };
    let BuildArguments { drafts, require_reviewed, .. } = *typed;
    let request = Request { drafts, require_reviewed, way, ..Request::of(root.to_path_buf()) };
    let work = || pipeline::build(&request, &out, &mut Memory::default(), &|step| bars.step(step));
    let threads = typed.jobs.map_or(0, usize::from);
    let report = match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        Err(_) => work(),
    };
    bars.finish();
    let summary = summary(&report, &clock.spent(voice), &out, voice);
    finish(&report, typed.report, Some(root), &summary, voice)
}

/// What a build did, in two lines.
fn summary(report: &Report, spent: &str, out: &Path, voice: Voice) -> String {
    let Report { developed, kept, removed, .. } = report;
    let (pages, pictures, out) = (report.rendered.len(), developed + report.reused, out.display());
    voice.say(
        format!(
            "生成完毕：{pages} 页；图片 {pictures} 份，其中新制作 {developed} 份；原样保留 {kept} 个文件，删去 {removed} 个。\
             用时 {spent}。\n网站在 {out}"
        ),
        format!(
            "Built. Pages: {pages}; pictures: {pictures}, {developed} of them new; files kept: {kept}, removed: {removed}. \
             It took {spent}.\nThe website is in {out}"
        ),
    )
}

fn check(root: &Path, (drafts, external): (bool, bool), form: Form, voice: Voice) -> ExitCode {
    let bars = progress::Bars::new(form == Form::Text, voice);
    let out = root.join(OUTPUT);
    let request = Request { drafts, external: external.then(Default::default), ..Request::of(root.into()) };
    let report = pipeline::check(&request, &out, &mut Memory::default(), &|step| bars.step(step));
    bars.finish();
    let summary = voice.say("检查完毕，可以生成网站。", "Checked: the website can be built.");
    let code = finish(&report, form, Some(root), summary, voice);
    // What is wrong is left out of the book, so the table would not be true.
    if form == Form::Text && !report.has_errors() {
        show::frame(&report.frame, voice);
        show::reviews(&report.articles, voice);
    }
    if form == Form::Text {
        show::more(&report.diagnostics, voice);
    }
    code
}

fn init(folder: &Path, title: Option<&str>, voice: Voice) -> ExitCode {
    let shown = folder.display();
    match is_free(folder) {
        Ok(true) => {}
        Ok(false) => {
            show::complain(&voice.say(
                format!("{shown} 里已有文件，没有动它。请换一个新的或空的文件夹。"),
                format!(
                    "There are files in {shown}; nothing was changed. Please name a new or empty folder."
                ),
            ));
            return ExitCode::from(2);
        }
        Err(error) => {
            show::complain(
                &voice.say(format!("用不了 {shown}：{error}"), format!("{shown} cannot be used: {error}")),
            );
            return ExitCode::from(3);
        }
    }
    for (path, bytes) in scaffold::yearbook(title) {
        if let Err(error) = replace::file(&folder.join(&path), &bytes) {
            return unwritten(&folder.join(&path).display(), &error, voice);
        }
    }
    let next = format!("  cd \"{shown}\"\n  yearbook serve --open");
    show::say(&voice.say(
        format!("新年鉴建好了：{shown}\n接着运行：\n{next}"),
        format!("The new yearbook is in {shown}\nNow run:\n{next}"),
    ));
    ExitCode::SUCCESS
}

/// Tells that `path` cannot be written.
fn unwritten(path: &dyn std::fmt::Display, error: &std::io::Error, voice: Voice) -> ExitCode {
    show::complain(
        &voice.say(format!("写不进 {path}：{error}"), format!("{path} cannot be written: {error}")),
    );
    ExitCode::from(3)
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

fn new(root: &Path, kind: &str, title: &str, voice: Voice) -> ExitCode {
    let Some(kind) = Kind::named(kind) else {
        show::complain(&no_kind(kind, voice));
        return ExitCode::from(2);
    };
    if slug(title).is_empty() {
        show::complain(
            voice.say("标题里要有字母、数字或汉字。", "A title needs letters, digits or Chinese characters."),
        );
        return ExitCode::from(2);
    }
    let snapshot = source::scan(root, &mut source::Scans::default()).value;
    let Some((path, text)) = scaffold::article(kind, title, &snapshot) else {
        show::complain(&voice.say(
            format!("已经有一篇同名的文章“{title}”。请换一个标题。"),
            format!("There is an article “{title}” already. Please choose another title."),
        ));
        return ExitCode::from(2);
    };
    match replace::file(&root.join(path.as_str()), text.as_bytes()) {
        Ok(()) => {
            show::say(&voice.say(format!("新文章：{path}"), format!("The new article is {path}")));
            ExitCode::SUCCESS
        }
        Err(error) => unwritten(&path, &error, voice),
    }
}

/// Tells that there is no kind of article called `typed`.
fn no_kind(typed: &str, voice: Voice) -> String {
    let known = Words::list(Kind::ALL.map(Kind::words));
    let near = nearest(typed, Kind::names());
    let (zh, en) = match near {
        Some(near) => (format!("是否想写“{near}”？"), format!("Did you mean “{near}”? ")),
        None => (String::new(), String::new()),
    };
    voice.say(
        format!("没有“{typed}”这种文章。{zh}可以写的有：{}", known.zh),
        format!("There is no kind of article called “{typed}”. {en}These can be typed: {}.", known.en),
    )
}

/// Writes the schemas. Settings name those in the yearbook by their path in it, so that the folder can move.
fn schemas(root: &Path, out: Option<&Path>, voice: Voice) -> ExitCode {
    let folder = out.map_or_else(|| root.join(SCHEMAS), Path::to_path_buf);
    let named = match out.map(std::path::absolute) {
        None => format!("./{SCHEMAS}"),
        Some(absolute) => absolute.unwrap_or_else(|_| folder.clone()).display().to_string(),
    };
    for schema in schema::all() {
        let path = folder.join(schema.file);
        if let Err(error) = replace::file(&path, format!("{}\n", schema.schema).as_bytes()) {
            return unwritten(&path.display(), &error, voice);
        }
        let path = path.display();
        show::say(&voice.say(format!("写好了 {path}"), format!("Written: {path}")));
    }
    let what = voice.say(
        "用 VS Code 的，装上“YAML”扩展，把下面花括号里的内容加进年鉴文件夹的 .vscode/settings.json：",
        "In VS Code, install the “YAML” extension and add what stands in the braces to .vscode/settings.json in the yearbook’s folder:",
    );
    show::say(&format!("{what}\n{:#}", schema::settings(&named)));
    ExitCode::SUCCESS
}

/// Gives the report and the exit code that goes with it.
fn finish(report: &Report, form: Form, root: Option<&Path>, summary: &str, voice: Voice) -> ExitCode {
    show::report(report, form, root, summary, voice);
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
