//! Who knocks: where from, and for how long nothing may be said. A browser
//! opens connections in advance and forgets them; whoever only holds them open
//! would otherwise take every place there is.

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::{Instant, Sleep, sleep, sleep_until};

/// A page that listens is told something every second, and no command takes
/// so long: who neither hears nor says anything has gone.
pub(crate) const SILENCE: Duration = Duration::from_secs(120);
/// The system has no more handles for connections just now.
const BREATH: Duration = Duration::from_millis(200);

/// The computer at the other end.
#[derive(Clone, Debug)]
pub struct PeerAddress(pub IpAddr);

pub struct ConnectionListener {
    pub listener: TcpListener,
}

impl Listener for ConnectionListener {
    type Io = TimedConnection<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TimedConnection<TcpStream>, SocketAddr) {
        loop {
            match self.listener.accept().await {
                Ok((stream, address)) => return (TimedConnection::of(stream, SILENCE), address),
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    sleep(BREATH).await;
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, ConnectionListener>> for PeerAddress {
    fn connect_info(stream: IncomingStream<'_, ConnectionListener>) -> Self {
        Self(stream.remote_addr().ip())
    }
}

/// A connection that ends when nothing goes either way for long.
pub struct TimedConnection<S> {
    stream: S,
    idle_limit: Duration,
    silence: Pin<Box<Sleep>>,
    /// Given back when the connection ends.
    held: Option<Box<dyn Send + Sync>>,
    /// What ends it, however much goes either way.
    end: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
    is_over: bool,
}

impl<S> TimedConnection<S> {
    pub(crate) fn of(stream: S, idle_limit: Duration) -> Self {
        let silence = Box::pin(sleep(idle_limit));
        Self { stream, idle_limit, silence, held: None, end: None, is_over: false }
    }

    /// Holds something until it ends: its place among the connections of one address.
    pub(crate) fn holding(mut self, held: impl Send + Sync + 'static) -> Self {
        self.held = Some(Box::new(held));
        self
    }

    /// Ends as soon as this does: who only drips bytes is let go as well.
    pub(crate) fn ending(mut self, end: impl Future<Output = ()> + Send + 'static) -> Self {
        self.end = Some(Box::pin(end));
        self
    }

    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        if let Some(end) = &mut self.end
            && end.as_mut().poll(cx).is_ready()
        {
            self.end = None;
            self.is_over = true;
        }
        self.is_over
    }

    fn restart_timer(&mut self) {
        let until = Instant::now() + self.idle_limit;
        self.silence.set(sleep_until(until));
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for TimedConnection<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        if self.is_over(cx) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        match Pin::new(&mut self.stream).poll_read(cx, into) {
            Poll::Ready(done) => {
                self.restart_timer();
                Poll::Ready(done)
            }
            // Asked whenever somebody waits to read, and woken by the timer itself.
            Poll::Pending => match self.silence.as_mut().poll(cx) {
                Poll::Ready(()) => Poll::Ready(Err(io::ErrorKind::TimedOut.into())),
                Poll::Pending => Poll::Pending,
            },
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for TimedConnection<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.is_over(cx) {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let done = Pin::new(&mut self.stream).poll_write(cx, bytes);
        if done.is_ready() {
            self.restart_timer();
        }
        done
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

#[cfg(test)]
mod tests {
    use super::TimedConnection;
    use std::time::{Duration, Instant};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::{TcpListener, TcpStream};

    const SHORT: Duration = Duration::from_millis(200);

    #[tokio::test]
    async fn who_says_nothing_for_long_is_let_go_counted_from_the_last_word() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut caller =
            TcpStream::connect(listener.local_addr().expect("an address")).await.expect("a connection");
        let (stream, _) = listener.accept().await.expect("the other end");
        let mut visit = TimedConnection::of(stream, SHORT);

        caller.write_all(b"x").await.expect("said");
        assert_eq!(visit.read_u8().await.expect("heard"), b'x');
        let half = tokio::time::timeout(SHORT / 2, visit.read_u8()).await;
        assert!(half.is_err(), "half the time is not too long");
        visit.write_all(b"beat").await.expect("told");
        let told = Instant::now();
        let error = visit.read_u8().await.expect_err("nobody says anything");
        assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
        assert!(told.elapsed() >= SHORT, "what was told counts");
    }

    #[tokio::test]
    async fn who_drips_is_let_go_with_the_place_that_is_over() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let mut caller =
            TcpStream::connect(listener.local_addr().expect("an address")).await.expect("a connection");
        let (stream, _) = listener.accept().await.expect("the other end");
        let mut visit = TimedConnection::of(stream, SHORT * 100).ending(tokio::time::sleep(SHORT));
        let dripping = tokio::spawn(async move {
            while caller.write_all(b"x").await.is_ok() {
                tokio::time::sleep(SHORT / 20).await;
            }
        });
        let begun = Instant::now();
        let error = loop {
            match visit.read_u8().await {
                Ok(_) => assert!(begun.elapsed() < SHORT * 50, "it is never let go"),
                Err(error) => break error,
            }
        };
        assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
        assert!(begun.elapsed() >= SHORT);
        assert!(visit.write_all(b"no").await.is_err(), "nor is it told anything any more");
        drop(visit);
        dripping.await.expect("it finds the line closed");
    }
}
