//! `yearbook serve`: what was typed, and how it ends.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;

use clap::{Args, ValueEnum};
use yearbook::language::Language;
use yearbook::pipeline::Request;
use yearbook::{preview, replace};

use super::show;

/// What can be typed.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch that can be typed")]
pub struct Arguments {
    /// 年鉴所在的文件夹；不写就从当前文件夹向上找 yearbook.yaml
    #[arg(long, value_name = "文件夹")]
    pub root: Option<PathBuf>,
    /// 端口；被占用时用后面的
    #[arg(long, value_name = "端口", default_value_t = 8000)]
    port: u16,
    /// 也给同一网络里的人看：写本机在网络里的地址，或写 0.0.0.0 表示全部；不写就只有本机能看
    #[arg(long, value_name = "地址")]
    host: Option<IpAddr>,
    /// 打开浏览器
    #[arg(long)]
    open: bool,
    /// 连草稿一起预览
    #[arg(long)]
    drafts: bool,
    /// 保存了哪一篇，浏览器就转到哪一篇
    #[arg(long)]
    follow: bool,
    /// 每秒查看一次文件夹，不靠系统报告：年鉴在网络盘、容器或 WSL 里，保存了却不更新时用
    #[arg(long)]
    poll: bool,
    /// 点网页上说的“哪个文件、第几行”，就在这个编辑器里打开
    #[arg(long, value_name = "编辑器")]
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
pub fn run(root: PathBuf, typed: &Arguments) -> ExitCode {
    let vscode = |_| preview::Editor::vscode(&std::path::absolute(&root).ok()?);
    let editor = typed.editor.and_then(vscode);
    let Arguments { port, host, follow, poll, .. } = *typed;
    let showing = preview::Showing { port, host, editor, follow, poll, language: Language::default() };
    let request = Request { root, drafts: typed.drafts, require_reviewed: false, proofread: false };
    let teller = show::Preview::new(typed.open, typed.port, typed.drafts);
    let (ends, end) = mpsc::channel();
    let interrupted = ends.clone();
    let begun = preview::interruption().and_then(|interruption| {
        thread("interruption", move || drop(interrupted.send(Ok(interruption.wait()))))?;
        thread("builder", move || {
            let run = || preview::run(&request, &showing, &|event| teller.tell(event));
            // A panic has said what it is; it ends the program as it would on the first thread.
            let ended = std::panic::catch_unwind(AssertUnwindSafe(run));
            let Err(error) = ended.unwrap_or_else(|_| Err(std::io::Error::other("程序出了故障")));
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
                "--host 要写本机的地址，或写 0.0.0.0。"
            } else {
                "换一个端口试试：--port 9000"
            };
            show::complain(&format!("预览开不起来：{error}。{other}"));
            ExitCode::from(3)
        }
    }
}

/// A thread that ends with the program.
fn thread(name: &str, work: impl FnOnce() + Send + 'static) -> std::io::Result<()> {
    std::thread::Builder::new().name(name.to_owned()).spawn(work).map(drop)
}
