//! The door of a computer that joined: for its own window and nobody else.

use super::kept;
use super::own_window::{self, OwnWindow, only_its_window};
use super::pages;
use super::pass_on::pass_on;
use super::printers::OwnPrinters;
use super::state::{Joined, Search};
use crate::connections::{ConnectionListener, PeerAddress};
use crate::door::{PATIENCE, until_closed};
use crate::found::hosts;
use crate::guard;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use features::printing::{AnyPrinters, this_computer};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::watch;

/// Beside the door of a computer that keeps a shop.
const PORT: u16 = 7879;

pub struct JoinedDoor {
    address: SocketAddr,
    entrance: String,
    closing: watch::Sender<bool>,
    thread: Option<JoinHandle<()>>,
    /// What prints here, for as long as the door stands.
    printers: Option<OwnPrinters>,
}

impl JoinedDoor {
    /// Opens it on this computer only. `left` is told when the person at it wants a
    /// shop of their own again.
    ///
    /// # Errors
    ///
    /// Where no port or no thread is to be had.
    pub fn start(folder: &Path, left: impl Fn() + Send + Sync + 'static) -> io::Result<Self> {
        Self::start_with(folder, hosts, left)
    }

    /// # Errors
    ///
    /// Where no port or no thread is to be had.
    pub fn start_with(
        folder: &Path,
        search: Search,
        left: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<Self> {
        Self::start_printing(folder, search, this_computer(), left)
    }

    /// With printers that are not this computer's, for a test that has its own.
    ///
    /// # Errors
    ///
    /// Where no port or no thread is to be had.
    pub fn start_printing(
        folder: &Path,
        search: Search,
        printers: AnyPrinters,
        left: impl Fn() + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let mut kept = kept::of(folder)?;
        let listener = listen(kept.port)?;
        let address = listener.local_addr()?;
        // Somebody else may have its port for once: the next start finds it where it was, with
        // what its pages keep.
        if kept.port == 0 || kept.secret.is_empty() {
            if kept.port == 0 {
                kept.port = address.port();
            }
            kept.secret = own_window::secret()?;
            kept::keep(folder, &kept)?;
        }
        let own = OwnWindow::at(address, &kept.secret);
        let entrance = own_window::entrance(address, &kept.secret);
        let joined = Arc::new(Joined::new(folder.to_owned(), kept, search, left));
        let router = Router::new()
            .merge(pages::router())
            .fallback(pass_on)
            .with_state(joined.clone())
            .layer(from_fn_with_state(own, only_its_window))
            .layer(from_fn(guard::only_this_computer));
        let (closing, closed) = watch::channel(false);
        let runtime = crate::threads::runtime("workbay-joined")?;
        let thread = std::thread::Builder::new().name("workbay-joined".to_owned()).spawn(move || {
            runtime.block_on(async {
                match tokio::net::TcpListener::from_std(listener) {
                    Ok(listener) => {
                        let service = router.into_make_service_with_connect_info::<PeerAddress>();
                        until_closed(axum::serve(ConnectionListener { listener }, service), closed).await;
                    }
                    Err(error) => tracing::error!(%error, "the door cannot listen"),
                }
            });
            runtime.shutdown_timeout(PATIENCE);
        })?;
        let printers = OwnPrinters::start(joined, printers)?;
        Ok(Self { address, entrance, closing, thread: Some(thread), printers: Some(printers) })
    }

    /// Where its window comes in; nobody else is told.
    pub fn entrance(&self) -> &str {
        &self.entrance
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for JoinedDoor {
    fn drop(&mut self) {
        drop(self.printers.take());
        // The thread listens to nothing else; it may have ended by itself.
        let _ = self.closing.send(true);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Where it was before, so that the window finds what it kept; else wherever there is room.
fn listen(port: u16) -> io::Result<TcpListener> {
    let wanted = if port == 0 { PORT } else { port };
    let at = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let listener = at(wanted).or_else(|_| at(0))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}
