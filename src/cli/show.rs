//! Prints: diagnostics with the line that they speak of, the report, and what the preview does.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "edge: prints")]

use std::io::IsTerminal;
use std::sync::{Arc, Mutex};

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use yearbook::article::Article;
use yearbook::book::FrameRow;
use yearbook::diagnostic::{Diagnostic, Place, Severity};
use yearbook::inventory::Inventory;
use yearbook::language::Language;
use yearbook::pipeline::Report;
use yearbook::preview::{Event, Rebuilt, Server};

use super::clock::Clock;

/// How the terminal is spoken to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    /// With colours.
    Coloured,
    /// Plain lines, for files and pipes.
    Plain,
}

impl Tongue {
    /// What the terminal understands; `NO_COLOR` (no-color.org) is heeded.
    #[expect(clippy::disallowed_methods, reason = "edge: reads the environment")]
    pub fn of_terminal() -> Self {
        let plain = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        if std::io::stderr().is_terminal() && !plain { Self::Coloured } else { Self::Plain }
    }
}

/// Prints a line of success.
pub fn say(text: &str) {
    println!("{text}");
}

/// Prints why nothing was done.
pub fn complain(text: &str) {
    eprintln!("{text}");
}

/// Prints the report as one JSON object.
pub fn json(report: &Report) {
    println!("{}", serde_json::to_string(&report.record(Language::default())).unwrap_or_default());
}

/// Prints the list of photographs as one JSON object.
pub fn photos_json(inventory: &Inventory, told: &[Diagnostic]) {
    println!("{}", serde_json::to_string(&inventory.record(told, Language::default())).unwrap_or_default());
}

/// Prints diagnostics, what they mean for what was asked, and how many there are.
pub fn told(diagnostics: &[Diagnostic], meaning: &str) {
    for diagnostic in diagnostics {
        eprintln!("{}\n", self::diagnostic(diagnostic, Tongue::of_terminal()));
    }
    let said = [meaning, &counted(diagnostics)].concat();
    if !said.is_empty() {
        eprintln!("{said}");
    }
}

/// Prints all diagnostics, how many there are, and the summary when nothing is wrong.
pub fn report(report: &Report, summary: &str, tongue: Tongue) {
    for diagnostic in &report.diagnostics {
        eprintln!("{}\n", self::diagnostic(diagnostic, tongue));
    }
    let count = counted(&report.diagnostics);
    if report.has_errors() {
        let kept = "没有生成网站，已发布的内容没有改动。";
        eprintln!("{kept}{count}");
    } else {
        println!("{summary}");
        if !count.is_empty() {
            eprintln!("{count}");
        }
    }
}

/// Prints what the yearbook has of its frame, and what each part lacks.
pub fn frame(rows: &[FrameRow]) {
    if rows.is_empty() {
        return;
    }
    println!("\n{}{}还缺", padded("部分", 12), padded("已有", 10));
    for FrameRow { part, there, lacks } in rows {
        let lacks = if lacks.is_empty() { "——".to_owned() } else { lacks.join("，") };
        println!("{}{}{lacks}", padded(part, 12), padded(there, 10));
    }
}

/// Prints who signed each article's three reviews, once somebody has signed any.
pub fn reviews(articles: &[Arc<Article>]) {
    let reviewed = |article: &&Arc<Article>| !article.draft;
    if !articles.iter().any(|article| article.review.signed().iter().any(Option::is_some)) {
        return;
    }
    let stages = articles.first().map(|article| article.review.stages().map(|(stage, _)| stage));
    let heads: String = stages.into_iter().flatten().map(|stage| padded(stage, 10)).collect();
    println!("\n{}{}", padded("审读", 40), heads.trim_end());
    for article in articles.iter().filter(reviewed) {
        let names = article.review.signed().map(|name| padded(name.unwrap_or("——"), 10)).concat();
        println!("{}{}", padded(&article.title, 40), names.trim_end());
    }
}

/// The text with blanks up to `width` columns, at least one. Han characters are two columns wide, so columns are measured,
/// not counted.
pub fn padded(text: &str, width: usize) -> String {
    let rest = width.saturating_sub(unicode_width::UnicodeWidthStr::width(text)).max(1);
    format!("{text}{}", " ".repeat(rest))
}

/// How many errors, warnings and notes there are.
fn counted(diagnostics: &[Diagnostic]) -> String {
    let count = |severity: Severity| {
        let count = diagnostics.iter().filter(|told| told.problem.severity() == severity).count();
        (count > 0).then(|| format!("{} {count} 处", severity.word(Language::default())))
    };
    let counts: Vec<String> =
        [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter_map(count).collect();
    if counts.is_empty() { String::new() } else { format!("共有{}。", counts.join("，")) }
}

/// A diagnostic with its excerpt, the caret under the right character.
fn diagnostic(diagnostic: &Diagnostic, tongue: Tongue) -> String {
    let level = match diagnostic.problem.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let message = diagnostic.problem.message(Language::default());
    let level = level.with_name(diagnostic.problem.severity().word(Language::default()));
    let title = level.primary_title(&*message).id(diagnostic.problem.code());
    let place = diagnostic.place.as_ref();
    let mut group = match place {
        Some(place) if place.line > 0 => Group::with_title(title).element(excerpt(place)),
        Some(place) => Group::with_title(title).element(annotate_snippets::Origin::path(place.file.as_str())),
        None => Group::with_title(title),
    };
    let hint = diagnostic.problem.hint(Language::default());
    if let Some(hint) = &hint {
        group = group.element(Level::HELP.with_name("办法").message(&**hint));
    }
    let renderer = if tongue == Tongue::Coloured { Renderer::styled() } else { Renderer::plain() };
    renderer.render(&[group])
}

fn excerpt(place: &Place) -> Snippet<'_, annotate_snippets::Annotation<'_>> {
    let offset = |characters: usize| {
        place.excerpt.char_indices().nth(characters).map_or(place.excerpt.len(), |(offset, _)| offset)
    };
    let (start, end) = (offset(place.column - 1), offset(place.column - 1 + place.width));
    Snippet::source(&*place.excerpt)
        .line_start(place.line)
        .path(place.file.as_str())
        .annotation(AnnotationKind::Primary.span(start..end))
}

/// Tells what the preview does: the address once, then a line for each build, and under it what was not told before.
pub struct Preview {
    open: bool,
    port: u16,
    drafts: bool,
    clock: Mutex<Clock>,
    told: Mutex<Vec<Diagnostic>>,
}

impl Preview {
    /// Of a preview that was asked for on `port`. With `open`, the browser is opened as soon as the server answers; with
    /// `drafts`, drafts are shown.
    pub fn new(open: bool, port: u16, drafts: bool) -> Self {
        Self { open, port, drafts, clock: Mutex::new(Clock::start()), told: Mutex::default() }
    }

    /// Tells one event.
    pub fn tell(&self, event: &Event) {
        match event {
            Event::Listening(server) => self.listening(server),
            Event::Building => {
                if let Ok(mut clock) = self.clock.lock() {
                    *clock = Clock::start();
                }
            }
            Event::Built(rebuilt) => self.built(rebuilt),
            Event::Looking => eprintln!("系统不报告文件的变化，改为每秒查看一次。"),
        }
    }

    fn listening(&self, server: &Server) {
        let address = server.url();
        if self.port != 0 && server.port() != self.port {
            println!("端口 {} 被占用，改用 {}。", self.port, server.port());
        }
        println!("预览地址：{address}（按 Ctrl+C 结束）");
        if server.has_guests() {
            let drafts = if self.drafts { "，连同草稿" } else { "" };
            println!(
                "注意：和本机在同一网络里的人，都能看到这部还没有发布的年鉴{drafts}；只能看，什么也改不了。"
            );
            match server.guest_url() {
                Some(address) => println!("给他们的地址：{address}"),
                None => println!("没有找到本机在网络里的地址；接上网络以后，请用 --host 写出它。"),
            }
        }
        if self.open && open::that_detached(&address).is_err() {
            eprintln!("浏览器打不开，请自己打开上面的地址。");
        }
    }

    fn built(&self, rebuilt: &Rebuilt) {
        let now = &rebuilt.diagnostics;
        let before =
            self.told.lock().map(|mut told| std::mem::replace(&mut *told, now.clone())).unwrap_or_default();
        let spent = self.clock.lock().map(|clock| clock.spent()).unwrap_or_default();
        let (time, saved, done, count) = (Clock::time_of_day(), saved(rebuilt), done(rebuilt), counted(now));
        println!("{time} {saved}：{done}，{spent}。{count}");
        for told in now.iter().filter(|told| !before.contains(told)) {
            eprintln!("{}\n", diagnostic(told, Tongue::of_terminal()));
        }
    }
}

/// What was saved, in a few words.
fn saved(rebuilt: &Rebuilt) -> String {
    match &rebuilt.saved[..] {
        [] if rebuilt.is_first => "第一次生成".to_owned(),
        [] => "重新查看".to_owned(),
        [one] => format!("改了 {one}"),
        [one, ..] => format!("改了 {one} 等 {} 个文件", rebuilt.saved.len()),
    }
}

/// What came of it.
fn done(rebuilt: &Rebuilt) -> String {
    if rebuilt.files == 0 && rebuilt.is_first {
        return "有错误，改好以后才有网页可看".to_owned();
    }
    if rebuilt.files == 0 {
        return "有错误，浏览器里保留上一次的网站".to_owned();
    }
    if rebuilt.diagnostics.iter().any(Diagnostic::is_error) {
        return format!("有错误，出错的文件保留改动以前的样子，其余渲染 {} 页", rebuilt.rendered.len());
    }
    match rebuilt.rendered.len() {
        0 if !rebuilt.changed => "网站和原来一样".to_owned(),
        pages => format!("渲染 {pages} 页"),
    }
}
