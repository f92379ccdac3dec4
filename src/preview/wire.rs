//! A connection as the server reads and writes it: who takes nothing is let go, and who does not end lines is refused.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::{Sleep, sleep};

use super::seats::Seat;

/// How long a client may take nothing of what is sent to it.
const STALL: Duration = Duration::from_secs(10);
/// How much is read at once.
const PIECE: usize = 4096;

/// A connection that holds a seat.
pub struct Wire {
    stream: TokioIo<TcpStream>,
    seat: Arc<Seat>,
    /// When it has stalled for too long, while it stalls.
    late: Option<Pin<Box<Sleep>>>,
    last: u8,
}

impl Wire {
    /// `stream`, which holds `seat`.
    pub fn new(stream: TcpStream, seat: Arc<Seat>) -> Self {
        Self { stream: TokioIo::new(stream), seat, late: None, last: 0 }
    }

    /// What writing came to: progress is noted, and the lack of it only borne for a while.
    fn written(
        &mut self,
        context: &mut Context<'_>,
        written: Poll<io::Result<usize>>,
    ) -> Poll<io::Result<usize>> {
        if written.is_ready() {
            self.late = None;
            self.seat.takes();
            return written;
        }
        let late = self.late.get_or_insert_with(|| Box::pin(sleep(STALL)));
        ready!(late.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        if self.late.is_some() {
            // What it does not take is thrown away, instead of being offered by the system for minutes.
            let _ = self.stream.inner().set_zero_linger();
        }
    }
}

/// Whether `bytes`, before which `last` came, hold a line that ends without a carriage return. Programs differ in what
/// they take it for, and nothing that a browser sends has one: reading requests have no body.
fn has_bare_line_feed(last: u8, bytes: &[u8]) -> bool {
    let before = std::iter::once(&last).chain(bytes);
    before.zip(bytes).any(|(before, byte)| *byte == b'\n' && *before != b'\r')
}

impl Read for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        mut into: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let mut piece = [0; PIECE];
        let room = into.remaining().min(PIECE);
        let mut piece = ReadBuf::new(piece.get_mut(..room).unwrap_or_default());
        ready!(Pin::new(self.stream.inner_mut()).poll_read(context, &mut piece))?;
        let bytes = piece.filled();
        if has_bare_line_feed(self.last, bytes) {
            return Poll::Ready(Err(io::ErrorKind::InvalidData.into()));
        }
        self.last = bytes.last().copied().unwrap_or(self.last);
        into.put_slice(bytes);
        Poll::Ready(Ok(()))
    }
}

impl Write for Wire {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.written(context, written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, bytes);
        self.written(context, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // It is asked for when nothing is left to write.
        ready!(Pin::new(&mut self.stream).poll_flush(context))?;
        self.seat.has_taken();
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_both_characters() {
        assert!(!has_bare_line_feed(0, b"GET / HTTP/1.1\r\n\r\n"));
        assert!(!has_bare_line_feed(b'\r', b"\nHost: x\r\n"));
        assert!(!has_bare_line_feed(0, b""));
        assert!(has_bare_line_feed(0, b"\n"));
        assert!(has_bare_line_feed(0, b"GET / HTTP/1.1\r\nHost: x\n\r\n"));
        assert!(has_bare_line_feed(b'\n', b"\nx"));
    }
}
