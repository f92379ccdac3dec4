//! That somebody wants the program to end: Ctrl-C, or the system. [edge]
//!
//! Left to itself the system ends the program at once, and what it was writing stays behind half-made. So the wish is
//! taken here, and whoever runs the preview ends it.

use std::future::poll_fn;
use std::io;
use std::task::{Context, Poll};

use tokio::runtime::Runtime;

/// How the program is asked to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Ctrl-C.
    Interrupt,
    /// The system, as when it is shut down.
    Terminate,
}

impl Signal {
    /// The exit code by which shells tell that a program was ended so: 128 and the signal's number.
    #[must_use]
    pub fn exit_code(self) -> u8 {
        match self {
            Signal::Interrupt => 128 + 2,
            Signal::Terminate => 128 + 15,
        }
    }
}

/// The program's signals, taken from the system.
#[derive(Debug)]
pub struct Interruption {
    runtime: Runtime,
    listening: Listening,
}

/// Takes the program's signals from the system: from now on they end nothing by themselves.
///
/// # Errors
/// When the system does not hand them over.
pub fn interruption() -> io::Result<Interruption> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    let entered = runtime.enter();
    let listening = Listening::new()?;
    drop(entered);
    Ok(Interruption { runtime, listening })
}

impl Interruption {
    /// Waits for one.
    #[must_use]
    pub fn wait(mut self) -> Signal {
        self.runtime.block_on(poll_fn(|context| self.listening.poll(context)))
    }
}

#[cfg(unix)]
#[derive(Debug)]
struct Listening {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Listening {
    fn new() -> io::Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Self { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Signal> {
        if self.interrupt.poll_recv(context).is_ready() {
            return Poll::Ready(Signal::Interrupt);
        }
        self.terminate.poll_recv(context).map(|_| Signal::Terminate)
    }
}

#[cfg(windows)]
#[derive(Debug)]
struct Listening(tokio::signal::windows::CtrlC);

#[cfg(windows)]
impl Listening {
    fn new() -> io::Result<Self> {
        tokio::signal::windows::ctrl_c().map(Self)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Signal> {
        self.0.poll_recv(context).map(|_| Signal::Interrupt)
    }
}
