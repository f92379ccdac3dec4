//! Prints what the preview does: the address once, then a line for each build, and under it what was not told before.

use std::sync::Mutex;

use yearbook::diagnostic::{Diagnostic, folded};
use yearbook::preview::{Event, Rebuilt, Server};

use super::clock::Clock;
use super::excerpt;
use super::show::{complain, count, say};
use super::voice::Voice;

/// Tells what the preview does.
pub struct Preview {
    open: bool,
    port: u16,
    drafts: bool,
    voice: Voice,
    clock: Mutex<Clock>,
    told: Mutex<Vec<Diagnostic>>,
}

impl Preview {
    /// Of a preview that was asked for on `port`. With `open`, the browser is opened as soon as the server answers; with
    /// `drafts`, drafts are shown.
    pub fn new(open: bool, port: u16, drafts: bool, voice: Voice) -> Self {
        Self { open, port, drafts, voice, clock: Mutex::new(Clock::start()), told: Mutex::default() }
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
            Event::Looking => complain(self.voice.say(
                "系统不报告文件的变化，改为每秒查看一次。",
                "The system tells nothing of changed files; the folder is looked at every second instead.",
            )),
        }
    }

    fn listening(&self, server: &Server) {
        let (voice, address, port) = (self.voice, server.url(), server.port());
        if self.port != 0 && port != self.port {
            let asked = self.port;
            say(&voice.say(
                format!("端口 {asked} 被占用，改用 {port}。"),
                format!("Port {asked} is taken; {port} is used instead."),
            ));
        }
        say(&voice.say(
            format!("预览地址：{address}（按 Ctrl+C 结束）"),
            format!("The preview is at {address} (Ctrl+C ends it)"),
        ));
        if server.has_guests() {
            self.guests(server);
        }
        if self.open && open::that_detached(&address).is_err() {
            complain(voice.say(
                "浏览器打不开，请自己打开上面的地址。",
                "The browser could not be opened; please open the address yourself.",
            ));
        }
    }

    fn guests(&self, server: &Server) {
        let drafts = if self.drafts { self.voice.say("，连同草稿", " and its drafts") } else { "" };
        say(&self.voice.say(
            format!("注意：和本机在同一网络里的人，都能看到这部还没有发布的年鉴{drafts}；只能看，什么也改不了。"),
            format!(
                "Note: everybody in this machine’s network can see this unpublished yearbook{drafts}; they can look, and change nothing."
            ),
        ));
        say(&match server.guest_url() {
            Some(address) => {
                self.voice.say(format!("给他们的地址：{address}"), format!("Their address: {address}"))
            }
            None => self
                .voice
                .say(
                    "没有找到本机在网络里的地址；接上网络以后，请用 --host 写出它。",
                    "This machine’s address in the network was not found; once it is connected, give it with --host.",
                )
                .to_owned(),
        });
    }

    fn built(&self, rebuilt: &Rebuilt) {
        let (voice, now) = (self.voice, &rebuilt.diagnostics);
        let before =
            self.told.lock().map(|mut told| std::mem::replace(&mut *told, now.clone())).unwrap_or_default();
        let spent = self.clock.lock().map(|clock| clock.spent(voice)).unwrap_or_default();
        let (time, saved, done) = (Clock::time_of_day(), saved(rebuilt, voice), done(rebuilt, voice));
        let count = count(now, voice);
        let line = voice.say(
            format!("{time} {saved}：{done}，{spent}。{count}"),
            format!("{time} {saved}: {done}, {spent}. {count}"),
        );
        say(line.trim_end());
        let new: Vec<Diagnostic> = now.iter().filter(|told| !before.contains(told)).cloned().collect();
        for told in folded(&new) {
            complain(&format!("{}\n", excerpt::told(&told, voice)));
        }
    }
}

/// What was saved, in a few words.
fn saved(rebuilt: &Rebuilt, voice: Voice) -> String {
    match &rebuilt.saved[..] {
        [] if rebuilt.is_first => voice.say("第一次生成", "First build").to_owned(),
        [] => voice.say("重新查看", "Looked again").to_owned(),
        [one] => voice.say(format!("改了 {one}"), format!("{one} changed")),
        [one, rest @ ..] => voice.say(
            format!("改了 {one} 等 {} 个文件", rebuilt.saved.len()),
            format!("{one} and {} more changed", rest.len()),
        ),
    }
}

/// What came of it.
fn done(rebuilt: &Rebuilt, voice: Voice) -> String {
    let pages = rebuilt.rendered.len();
    if rebuilt.files == 0 && rebuilt.is_first {
        return voice
            .say(
                "有错误，改好以后才有网页可看",
                "there are errors; once they are mended there will be pages to see",
            )
            .to_owned();
    }
    if rebuilt.files == 0 {
        return voice
            .say(
                "有错误，浏览器里保留上一次的网站",
                "there are errors; the browser keeps the website as it was",
            )
            .to_owned();
    }
    if rebuilt.diagnostics.iter().any(Diagnostic::is_error) {
        return voice.say(
            format!("有错误，出错的文件保留改动以前的样子，其余渲染 {pages} 页"),
            format!(
                "there are errors; the files with errors stay as they were, {} of the rest rendered",
                paged(pages)
            ),
        );
    }
    match pages {
        0 if !rebuilt.changed => voice.say("网站和原来一样", "the website is as it was").to_owned(),
        pages => voice.say(format!("渲染 {pages} 页"), format!("{} rendered", paged(pages))),
    }
}

/// So many pages, in English.
fn paged(pages: usize) -> String {
    if pages == 1 { "1 page".to_owned() } else { format!("{pages} pages") }
}
