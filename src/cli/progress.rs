//! Long work on a terminal: a bar and an honest count; elsewhere, nothing until the report.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};
use yearbook::pipeline::Step;

use super::voice::Voice;

/// How many pages or files make a bar worth its flicker; fewer are done before it could be read.
const WORTH: usize = 500;

/// The bars of a build, one after the other.
pub struct Bars {
    pages: ProgressBar,
    photographs: ProgressBar,
    files: ProgressBar,
    piped: bool,
    voice: Voice,
}

impl Bars {
    /// Bars on the terminal; piped, plain lines; none at all unless `shown`.
    pub fn new(shown: bool, voice: Voice) -> Self {
        let terminal = shown && std::io::stderr().is_terminal();
        let bar = |what: &str| {
            let bar = if terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
            let form = format!("{what} {{bar:30}} {{pos}}/{{len}}{{msg}}");
            bar.set_style(
                ProgressStyle::with_template(&form).unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar
        };
        Self {
            pages: bar(voice.say("排版页面", "Pages      ")),
            photographs: bar(voice.say("制作图片", "Photographs")),
            files: bar(voice.say("写出网站", "Files      ")),
            piped: shown && !terminal,
            voice,
        }
    }

    /// Shows how far the work is.
    pub fn step(&self, step: Step) {
        let (bar, done, total) = match step {
            Step::Pages(_, total) | Step::Files(_, total) if total < WORTH => return,
            Step::Pages(done, total) => (&self.pages, done, total),
            Step::Photographs(done, total) => (&self.photographs, done, total),
            Step::Files(done, total) => (&self.files, done, total),
        };
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        if matches!(step, Step::Photographs(..)) {
            let (rate, left) = (bar.per_sec(), bar.eta().as_secs());
            let (zh, en) = (format!("，约还需 {left} 秒"), format!(", about {left} s left"));
            let left = if left > 0 { self.voice.say(zh, en) } else { String::new() };
            bar.set_message(
                self.voice.say(format!("，每秒 {rate:.1} 幅{left}"), format!(", {rate:.1} a second{left}")),
            );
            self.line(done, total);
        }
        if done == total {
            bar.finish_and_clear();
        }
    }

    /// Piped, a line for each tenth of the photographs: enough to see that it goes on.
    fn line(&self, done: usize, total: usize) {
        let tenth = |done: usize| done * 10 / total.max(1);
        if self.piped && tenth(done) > tenth(done.saturating_sub(1)) {
            let what = self.voice.say("制作图片", "Photographs");
            super::show::complain(&format!("{what} {done}/{total}"));
        }
    }

    /// Takes the bars away.
    pub fn finish(&self) {
        for bar in [&self.pages, &self.photographs, &self.files] {
            bar.finish_and_clear();
        }
    }
}
