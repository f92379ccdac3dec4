//! Long work on a terminal: a bar and an honest count; elsewhere, nothing until the report.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};
use yearbook::pipeline::Step;

/// How many things make a bar worth its flicker.
const WORTH: usize = 20;

/// The bars of a build, one after the other.
pub struct Bars {
    photographs: ProgressBar,
    files: ProgressBar,
    piped: bool,
}

impl Bars {
    /// Bars on the terminal; piped, plain lines; none at all unless `shown`.
    pub fn new(shown: bool) -> Self {
        let terminal = shown && std::io::stderr().is_terminal();
        let bar = |what: &str| {
            let bar = if terminal { ProgressBar::new(0) } else { ProgressBar::hidden() };
            let form = format!("{what} {{bar:30}} {{pos}}/{{len}}，还需 {{eta}}");
            bar.set_style(
                ProgressStyle::with_template(&form).unwrap_or_else(|_| ProgressStyle::default_bar()),
            );
            bar
        };
        Self { photographs: bar("制作图片"), files: bar("写出网站"), piped: shown && !terminal }
    }

    /// Shows how far the work is.
    pub fn step(&self, step: Step) {
        let (bar, what, done, total) = match step {
            Step::Photographs(done, total) => (&self.photographs, "制作图片", done, total),
            Step::Files(done, total) => (&self.files, "写出网站", done, total),
        };
        if total < WORTH && matches!(step, Step::Files(..)) {
            return;
        }
        bar.set_length(total as u64);
        bar.set_position(done as u64);
        // Piped, a line for each tenth: enough to see that it goes on.
        let tenth = |done: usize| done * 10 / total.max(1);
        if self.piped && matches!(step, Step::Photographs(..)) && tenth(done) > tenth(done.saturating_sub(1))
        {
            super::show::complain(&format!("{what} {done}/{total}"));
        }
        if done == total {
            bar.finish_and_clear();
        }
    }

    /// Takes the bars away.
    pub fn finish(&self) {
        self.photographs.finish_and_clear();
        self.files.finish_and_clear();
    }
}
