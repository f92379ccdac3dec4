//! Long work on a terminal: a bar and an honest count; elsewhere, nothing until the report.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};
use yearbook::pipeline::Step;

use super::voice::Voice;

/// How many pages or files make a bar worth its flicker; fewer are done before it could be read.
const WORTH: usize = 500;

/// What takes long to make, in Chinese and in English; as wide as all others, so that bars stand under each other.
#[derive(Clone, Copy)]
struct Made(&'static str, &'static str);

const FONTS: Made = Made("制作字体", "Fonts      ");
const PHOTOGRAPHS: Made = Made("制作图片", "Photographs");
const CARDS: Made = Made("绘分享图", "Cards      ");

impl Made {
    fn in_voice(self, voice: Voice) -> &'static str {
        voice.say(self.0, self.1)
    }
}

/// The bars of a build, one after the other.
pub struct Bars {
    pages: ProgressBar,
    fonts: ProgressBar,
    photographs: ProgressBar,
    cards: ProgressBar,
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
            fonts: bar(FONTS.in_voice(voice)),
            photographs: bar(PHOTOGRAPHS.in_voice(voice)),
            cards: bar(CARDS.in_voice(voice)),
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
            Step::Fonts(done, total) => (&self.fonts, done, total),
            Step::Photographs(done, total) => (&self.photographs, done, total),
            Step::Cards(done, total) => (&self.cards, done, total),
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
        }
        match step {
            Step::Fonts(..) => self.line(FONTS, done, total),
            Step::Photographs(..) => self.line(PHOTOGRAPHS, done, total),
            Step::Cards(..) => self.line(CARDS, done, total),
            Step::Pages(..) | Step::Files(..) => {}
        }
        if done == total {
            bar.finish_and_clear();
        }
    }

    /// Piped, a line for each tenth of what takes long: enough to see that it goes on.
    fn line(&self, what: Made, done: usize, total: usize) {
        let tenth = |done: usize| done * 10 / total.max(1);
        if self.piped && tenth(done) > tenth(done.saturating_sub(1)) {
            let what = what.in_voice(self.voice);
            super::show::complain(&format!("{} {done}/{total}", what.trim_end()));
        }
    }

    /// Takes the bars away.
    pub fn finish(&self) {
        for bar in [&self.pages, &self.fonts, &self.photographs, &self.cards, &self.files] {
            bar.finish_and_clear();
        }
    }
}
