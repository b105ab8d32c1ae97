//! The door itself: it opens on this computer only, on threads of its own, and
//! closes when it is dropped.

use crate::connections::{ConnectionListener, PeerAddress};
use crate::door_state::DoorState;
use crate::routes::{api, no_pages};
use crate::sessions::Sessions;
use crate::{guard, news, pages};
use axum::Router;
use axum::extract::Request;
use axum::response::Response;
use axum::routing::get;
use axum::serve::{IncomingStream, Listener, Serve};
use kernel::Shop;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::watch;
use tower_service::Service;

/// Running answers get so long to end once the door closes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

pub struct Door {
    address: SocketAddr,
    closing: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
}

impl Door {
    /// Opens the door; port 0 takes a free one. `ui` is the folder of the built
    /// pages, without which only the commands are answered.
    ///
    /// # Errors
    /// Where the port is taken, or no thread can be had.
    pub fn start(shop: Arc<Shop>, ui: Option<PathBuf>, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let (closing, closed) = watch::channel(false);
        let news = news::forward(&shop)?;
        let sessions = Sessions::of_shop(shop.clone());
        let door = Arc::new(DoorState { shop, sessions, news, closing: closed.clone() });
        let router = router(door, ui);
        let runtime = crate::threads::runtime("workbay-door")?;
        let thread = std::thread::Builder::new().name("workbay-door".to_owned()).spawn(move || {
            runtime.block_on(serve(listener, router, closed));
            runtime.shutdown_timeout(PATIENCE);
        })?;
        Ok(Self { address, closing, thread: Some(thread) })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        // The thread listens to nothing else; it may have ended by itself.
        let _ = self.closing.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn router(door: Arc<DoorState>, ui: Option<PathBuf>) -> Router {
    let router = Router::new().nest("/api", api());
    let router = match ui {
        Some(ui) => router.merge(pages::router(&ui)),
        None => router.route("/", get(no_pages)),
    };
    router.layer(axum::middleware::from_fn(guard::only_this_computer)).with_state(door)
}

async fn serve(listener: TcpListener, router: Router, closed: watch::Receiver<bool>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            tracing::error!(%error, "the door cannot listen");
            return;
        }
    };
    let service = router.into_make_service_with_connect_info::<PeerAddress>();
    until_closed(axum::serve(ConnectionListener { listener }, service), closed).await;
}

/// Serves until the door closes, and a little longer for who is being answered.
pub(crate) async fn until_closed<L, M, S>(served: Serve<L, M, S>, mut closed: watch::Receiver<bool>)
where
    L: Listener,
    L::Addr: std::fmt::Debug,
    M: for<'a> Service<IncomingStream<'a, L>, Error = Infallible, Response = S> + Send + 'static,
    for<'a> <M as Service<IncomingStream<'a, L>>>::Future: Send,
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let mut patience = closed.clone();
    let served = served.with_graceful_shutdown(async move {
        // An error means that the door itself is gone: close as well.
        let _ = closed.wait_for(|closing| *closing).await;
    });
    tokio::select! {
        ended = async { served.await } => if let Err(error) = ended {
            tracing::error!(%error, "the door broke");
        },
        // A browser that keeps its connection open must not hold the program.
        () = async {
            let _ = patience.wait_for(|closing| *closing).await;
            tokio::time::sleep(PATIENCE).await;
        } => {}
    }
}
