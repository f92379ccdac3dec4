//! `yearbook serve`: what was typed, and how it ends.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;

use clap::{Args, ValueEnum};
use yearbook::pipeline::Request;
use yearbook::{preview, replace};

use super::preview::Preview;
use super::show;
use super::voice::Voice;

/// What can be typed.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub struct Arguments {
    #[arg(long)]
    pub root: Option<PathBuf>,
    #[arg(long, default_value_t = 8000)]
    port: u16,
    #[arg(long)]
    host: Option<IpAddr>,
    #[arg(long)]
    open: bool,
    #[arg(long)]
    drafts: bool,
    #[arg(long)]
    follow: bool,
    #[arg(long)]
    poll: bool,
    #[arg(long)]
    editor: Option<EditorName>,
}

/// The editors that open files by links.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum EditorName {
    /// Visual Studio Code
    Vscode,
}

/// Previews until the preview cannot be had or is ended. The building is done by another thread, so that the end never
/// waits for it; what is being written to the disk is written first, so that nothing half-made is left.
pub fn run(root: PathBuf, typed: &Arguments, voice: Voice) -> ExitCode {
    let vscode = |_| preview::Editor::vscode(&std::path::absolute(&root).ok()?);
    let editor = typed.editor.and_then(vscode);
    let Arguments { port, host, follow, poll, .. } = *typed;
    let showing = preview::Showing { port, host, editor, follow, poll, language: voice.language };
    let request = Request { drafts: typed.drafts, ..Request::of(root) };
    let teller = Preview::new(typed.open, typed.port, typed.drafts, voice);
    let (ends, end) = mpsc::channel();
    let interrupted = ends.clone();
    let begun = preview::interruption().and_then(|interruption| {
        thread("interruption", move || drop(interrupted.send(Ok(interruption.wait()))))?;
        thread("builder", move || {
            let run = || preview::run(&request, &showing, &|event| teller.tell(event));
            // A panic has said what it is; it ends the program as it would on the first thread.
            let ended = std::panic::catch_unwind(AssertUnwindSafe(run));
            let Err(error) = ended.unwrap_or_else(|_| {
                Err(std::io::Error::other(voice.say("程序出了故障", "the program failed")))
            });
            drop(ends.send(Err(error)));
        })
    });
    let ended = begun.and_then(|()| end.recv().map_err(std::io::Error::other)?);
    match ended {
        Ok(signal) => {
            replace::close();
            ExitCode::from(signal.exit_code())
        }
        Err(error) => {
            let other = if error.kind() == std::io::ErrorKind::AddrNotAvailable {
                voice.say(
                    "--host 要写本机的地址，或写 0.0.0.0。",
                    "--host takes an address of this machine, or 0.0.0.0.",
                )
            } else {
                voice.say("换一个端口试试：--port 9000", "Try another port: --port 9000")
            };
            show::complain(&voice.say(
                format!("预览开不起来：{error}。{other}"),
                format!("The preview cannot start: {error}. {other}"),
            ));
            ExitCode::from(3)
        }
    }
}

/// A thread that ends with the program.
fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}
