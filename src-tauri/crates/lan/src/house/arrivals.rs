//! Who knocks at the door of the house. Each knock is heard on its own: one that
//! never ends the greeting of TLS keeps nobody else waiting, and each has a place
//! (`places`): a phone that opens more than its own finds its older ones closed, and
//! the others find theirs free. A browser that comes without TLS is not turned away,
//! it is shown how to trust this shop.

use super::places::{Arrived, Places};
use crate::connections::{SILENCE, TimedConnection};
use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use std::io;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

/// So many may have been greeted and not been taken in yet.
const GREETED: usize = 256;
/// The first byte of a greeting of TLS (RFC 8446, 5.1: a record of type handshake).
const HANDSHAKE: u8 = 22;
const BREATH: Duration = Duration::from_millis(200);

type Secure = (TimedConnection<TlsStream<TcpStream>>, Arrived);
type Plain = (TimedConnection<TcpStream>, Arrived);

/// Where those who were greeted go.
#[derive(Clone)]
pub struct Acceptor {
    pub secure: mpsc::Sender<Secure>,
    pub plain: mpsc::Sender<Plain>,
    pub tls: TlsAcceptor,
    places: Places,
}

impl Acceptor {
    pub fn new(tls: TlsAcceptor) -> (Self, Arrivals<TlsStream<TcpStream>>, Arrivals<TcpStream>) {
        let (secure, secure_arrived) = mpsc::channel(GREETED);
        let (plain, plain_arrived) = mpsc::channel(GREETED);
        let places = Places::default();
        let acceptor = Self { secure, plain, tls, places };
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
        let Some(arrived) = acceptor.places.take(from.ip()) else {
            // Closed at once: what waits for its turn would take the turn of others.
            tracing::debug!(from = %from.ip(), "too many connections");
            continue;
        };
        let acceptor = acceptor.clone();
        tokio::spawn(async move {
            let let_go = arrived.place.over();
            tokio::select! {
                greeted = greet(stream, arrived, &acceptor) => {
                    // A station that does not trust this shop yet breaks off here, and so does a scan of the network.
                    if let Err(error) = greeted {
                        tracing::debug!(%error, from = %from.ip(), "a greeting broke off");
                    }
                }
                () = let_go => tracing::debug!(from = %from.ip(), "a greeting never ended"),
            }
        });
    }
}

async fn greet(stream: TcpStream, arrived: Arrived, acceptor: &Acceptor) -> io::Result<()> {
    let mut first = [0];
    if stream.peek(&mut first).await? == 0 {
        return Ok(());
    }
    // What is told is told now: an answer of a few bytes must not wait for more.
    stream.set_nodelay(true)?;
    let shut = || io::Error::other("the door was shut");
    if first[0] == HANDSHAKE {
        let greeted = placed(acceptor.tls.accept(stream).await?, &arrived);
        acceptor.secure.send((greeted, arrived)).await.map_err(|_| shut())
    } else {
        acceptor.plain.send((placed(stream, &arrived), arrived)).await.map_err(|_| shut())
    }
}

/// Has its place as long as it goes on, and goes on as long as it has its place.
fn placed<S>(stream: S, arrived: &Arrived) -> TimedConnection<S> {
    TimedConnection::of(stream, SILENCE).holding(arrived.place.clone()).ending(arrived.place.over())
}

/// Those who were greeted, one way or the other.
pub struct Arrivals<S> {
    arrived: mpsc::Receiver<(TimedConnection<S>, Arrived)>,
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> Listener for Arrivals<S> {
    type Io = TimedConnection<S>;
    type Addr = Arrived;

    async fn accept(&mut self) -> (TimedConnection<S>, Arrived) {
        match self.arrived.recv().await {
            Some(arrived) => arrived,
            // Every listener is gone: the door is closing, and nobody comes any more.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<Arrived> {
        // There are several, and nobody asks.
        Err(io::ErrorKind::AddrNotAvailable.into())
    }
}

impl<S: AsyncRead + AsyncWrite + Unpin + Send + 'static> Connected<IncomingStream<'_, Arrivals<S>>>
    for Arrived
{
    fn connect_info(stream: IncomingStream<'_, Arrivals<S>>) -> Self {
        stream.remote_addr().clone()
    }
}
