//! Who knocks at the door of the house. Each knock is heard on its own: one that
//! never ends the greeting of TLS keeps nobody else waiting, and one address has
//! only so many connections at a time: a phone that opens more finds them closed,
//! and the others find their places free. A browser that comes without TLS is not
//! turned away, it is shown how to trust this shop.

use super::limits::{ALL_CONNECTIONS, CONNECTIONS, GREETINGS, OpenConnection, OpenConnections};
use crate::connections::{PeerAddress, SILENCE, TimedConnection};
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, mpsc};
use tokio::time::timeout;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// A greeting takes a few round trips, also through a slow Wi-Fi.
const GREETING: Duration = Duration::from_secs(10);
/// So many at once may be greeting, in all.
const ALL_GREETINGS: usize = 256;
/// The first byte of a greeting of TLS (RFC 8446, 5.1: a record of type handshake).
const HANDSHAKE: u8 = 22;
const BREATH: Duration = Duration::from_millis(200);

type Secure = (TimedConnection<TlsStream<TcpStream>>, SocketAddr);
type Plain = (TimedConnection<TcpStream>, SocketAddr);

/// Where those who were greeted go.
#[derive(Clone)]
pub struct Acceptor {
    pub secure: mpsc::Sender<Secure>,
    pub plain: mpsc::Sender<Plain>,
    pub tls: TlsAcceptor,
    greetings: Arc<Semaphore>,
    connections: Arc<Semaphore>,
    greeting: OpenConnections,
    connected: OpenConnections,
}

impl Acceptor {
    pub fn new(tls: TlsAcceptor) -> (Self, Arrivals<TlsStream<TcpStream>>, Arrivals<TcpStream>) {
        let (secure, secure_arrived) = mpsc::channel(ALL_GREETINGS);
        let (plain, plain_arrived) = mpsc::channel(ALL_GREETINGS);
        let greetings = Arc::new(Semaphore::new(ALL_GREETINGS));
        let connections = Arc::new(Semaphore::new(ALL_CONNECTIONS));
        let (greeting, connected) = (OpenConnections::default(), OpenConnections::default());
        let acceptor = Self { secure, plain, tls, greetings, connections, greeting, connected };
        (acceptor, Arrivals { arrived: secure_arrived }, Arrivals { arrived: plain_arrived })
    }
}

/// Listens at one address until it is called off.
pub async fn listen(listener: TcpListener, acceptor: Acceptor) {
    loop {
        let (stream, from) = match listener.accept().await {
            Ok(arrived) => arrived,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(BREATH).await;
                continue;
            }
        };
        let greeting = acceptor.greeting.one_more(from.ip(), GREETINGS);
        let connected = acceptor.connected.one_more(from.ip(), CONNECTIONS);
        let (greetings, connections) = (acceptor.greetings.clone(), acceptor.connections.clone());
        let (place, kept) = (greetings.try_acquire_owned(), connections.try_acquire_owned());
        let (Some(greeting), Some(connected), Ok(place), Ok(kept)) = (greeting, connected, place, kept)
        else {
            // Closed at once: what waits for its turn would take the turn of others.
            tracing::debug!(from = %from.ip(), "too many connections");
            continue;
        };
        let acceptor = acceptor.clone();
        tokio::spawn(async move {
            let greeted = timeout(GREETING, greet(stream, from, (connected, kept), &acceptor)).await;
            drop((place, greeting));
            match greeted {
                Ok(Ok(())) => {}
                // A station that does not trust this shop yet breaks off here, and so does a scan of the network.
                Ok(Err(error)) => tracing::debug!(%error, from = %from.ip(), "a greeting broke off"),
                Err(_) => tracing::debug!(from = %from.ip(), "a greeting never ended"),
            }
        });
    }
}

async fn greet(
    stream: TcpStream,
    from: SocketAddr,
    open: (OpenConnection, OwnedSemaphorePermit),
    acceptor: &Acceptor,
) -> io::Result<()> {
    let mut first = [0];
    if stream.peek(&mut first).await? == 0 {
        return Ok(());
    }
    // What is told is told now: an answer of a few bytes must not wait for more.
    stream.set_nodelay(true)?;
    let gone = |_| io::Error::other("the door was shut");
    if first[0] == HANDSHAKE {
        let greeted = acceptor.tls.accept(stream).await?;
        acceptor.secure.send((TimedConnection::of(greeted, SILENCE).holding(open), from)).await.map_err(gone)
    } else {
        acceptor
            .plain
            .send((TimedConnection::of(stream, SILENCE).holding(open), from))
            .await
            .map_err(|_| io::Error::other("the door was shut"))
    }
}

/// Those who were greeted, one way or the other.
pub struct Arrivals<S> {
    arrived: mpsc::Receiver<(TimedConnection<S>, SocketAddr)>,
}

impl<S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static> Listener for Arrivals<S> {
    type Io = TimedConnection<S>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (TimedConnection<S>, SocketAddr) {
        match self.arrived.recv().await {
            Some(arrived) => arrived,
            // Every listener is gone: the door is closing, and nobody comes any more.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        // There are several, and nobody asks.
        Ok(SocketAddr::from((IpAddr::from([0, 0, 0, 0]), 0)))
    }
}

impl<S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin + Send + 'static>
    Connected<IncomingStream<'_, Arrivals<S>>> for PeerAddress
{
    fn connect_info(stream: IncomingStream<'_, Arrivals<S>>) -> Self {
        Self(stream.remote_addr().ip())
    }
}
