//! The door while it stands open.

use super::arrivals::{Acceptor, listen};
use super::certificates::{Authority, CurrentCertificate};
use super::entrance::{as_a_peer, leave, only_by_our_name, only_stations, page, pair};
use super::own_phone;
use super::places::Arrived;
use super::state::HouseState;
use super::trust;
use crate::door::{PATIENCE, until_closed};
use crate::door_state::DoorState;
use crate::found::{Announcement, name_of};
use crate::news::News;
use crate::pages;
use crate::routes::{api, no_pages};
use crate::sessions::Sessions;
use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use chrono::{DateTime, TimeDelta, Utc};
use kernel::Shop;
use kernel::presence::HouseDoorState;
use std::collections::HashMap;
use std::io;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use tokio::runtime::Runtime;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;

/// Long before a certificate ends it is exchanged.
const RENEWED_AFTER: TimeDelta = TimeDelta::days(300);

pub struct OpenDoor {
    pub port: u16,
    state: Arc<HouseState>,
    shown: Arc<CurrentCertificate>,
    signed_at: DateTime<Utc>,
    /// Said to the house as long as it stands.
    announced: Option<Announcement>,
    listening: HashMap<IpAddr, JoinHandle<()>>,
    /// As they were given, the likeliest first.
    addresses: Vec<IpAddr>,
    acceptor: Acceptor,
    closing: watch::Sender<bool>,
    served: Vec<JoinHandle<()>>,
    runtime: Option<Runtime>,
}

impl OpenDoor {
    pub fn begin(
        shop: &Arc<Shop>,
        ui: Option<&Path>,
        news: &News,
        port: u16,
        now: DateTime<Utc>,
    ) -> io::Result<Self> {
        let authority = Authority::of_folder(shop.dir(), now)?;
        let own_names = names_of_host(&authority.fingerprint());
        let shown = Arc::new(CurrentCertificate::new(authority.leaf(&[], &own_names, now)?));
        let (closing, closed) = watch::channel(false);
        let news = news.clone();
        let sessions = Sessions::of_shop(shop.clone());
        let door = Arc::new(DoorState { shop: shop.clone(), sessions, news, closing: closed.clone() });
        let state = Arc::new(HouseState::new(door, authority));
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(io::Error::other)?
            .with_no_client_auth()
            .with_cert_resolver(shown.clone());
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let (acceptor, secure, plain) = Acceptor::new(TlsAcceptor::from(Arc::new(config)));
        let runtime = crate::threads::runtime("workbay-house")?;
        let in_house = router(&state, ui).into_make_service_with_connect_info::<Arrived>();
        let outside = trust::router(state.clone()).into_make_service_with_connect_info::<Arrived>();
        let served = vec![
            runtime.spawn(until_closed(axum::serve(secure, in_house), closed.clone())),
            runtime.spawn(until_closed(axum::serve(plain, outside), closed)),
        ];
        Ok(Self {
            port,
            state,
            shown,
            signed_at: now,
            announced: None,
            listening: HashMap::new(),
            addresses: Vec::new(),
            acceptor,
            closing,
            served,
            runtime: Some(runtime),
        })
    }

    /// Listens at these addresses and no others, with a certificate for them. One
    /// that cannot be had (a cable that is being pulled, another program at that
    /// one) is tried again; the others stand meanwhile.
    ///
    /// # Errors
    ///
    /// Where none can be had, or no certificate can be made.
    pub fn go_to(&mut self, addresses: &[IpAddr], now: DateTime<Utc>) -> io::Result<()> {
        let Some(runtime) = &self.runtime else { return Ok(()) };
        self.listening.retain(|address, task| {
            let stays = addresses.contains(address);
            if !stays {
                task.abort();
            }
            stays
        });
        let (mut refused, mut fresh) = (None, HashMap::new());
        for address in addresses {
            if self.listening.contains_key(address) {
                continue;
            }
            let bound = TcpListener::bind((*address, self.port)).and_then(|listener| {
                listener.set_nonblocking(true)?;
                let _inside = runtime.enter();
                tokio::net::TcpListener::from_std(listener)
            });
            match bound {
                Ok(listener) => {
                    fresh.insert(*address, listener);
                }
                Err(error) => refused = Some(error),
            }
        }
        if let (true, true, Some(error)) = (self.listening.is_empty(), fresh.is_empty(), refused) {
            return Err(error);
        }
        let is_had = |address: &IpAddr| self.listening.contains_key(address) || fresh.contains_key(address);
        let had: Vec<IpAddr> = addresses.iter().copied().filter(is_had).collect();
        let is_moved = self.addresses != had;
        let fingerprint = self.state.authority.fingerprint();
        let own_names = names_of_host(&fingerprint);
        if is_moved || now - self.signed_at > RENEWED_AFTER || now < self.signed_at {
            self.shown.exchange(self.state.authority.leaf(&had, &own_names, now)?);
            self.signed_at = now;
        }
        // Whoever knocks meanwhile waits for it: nobody is shown a certificate for
        // another address.
        for (address, listener) in fresh {
            self.listening.insert(address, runtime.spawn(listen(listener, self.acceptor.clone())));
        }
        if is_moved {
            self.state.goes_by(names(&had, &own_names, self.port));
            tracing::info!(addresses = ?had, port = self.port, "the door of the house stands open");
            self.announced = Announcement::at(&had, self.port, &fingerprint);
            self.addresses = had;
        }
        Ok(())
    }

    pub fn standing(&self) -> HouseDoorState {
        let addresses = self
            .addresses
            .iter()
            .map(|address| format!("https://{}", SocketAddr::from((*address, self.port))))
            .collect();
        let fingerprint = self.state.authority.fingerprint();
        let at = |name: String| format!("https://{name}:{}", self.port);
        // A name that nobody is told of leads nowhere.
        let name = self.announced.as_ref().map(|_| at(name_of(&fingerprint)));
        HouseDoorState::Open { addresses, name, system_name: system_name().map(at), fingerprint }
    }
}

impl Drop for OpenDoor {
    fn drop(&mut self) {
        for task in self.listening.values() {
            task.abort();
        }
        // Nobody may be left who hears it.
        let _ = self.closing.send(true);
        if let Some(runtime) = self.runtime.take() {
            runtime.block_on(async {
                for served in self.served.drain(..) {
                    // A task that broke off serves nobody any more either.
                    let _ = served.await;
                }
            });
            runtime.shutdown_timeout(PATIENCE);
        }
    }
}

fn router(state: &Arc<HouseState>, ui: Option<&Path>) -> Router {
    let shop = Router::new().nest("/api", api());
    let shop = match ui {
        Some(ui) => shop.merge(pages::router(ui)),
        None => shop.route("/", get(no_pages)),
    };
    let entrance = Router::new()
        .route("/pair", get(page))
        .route("/api/pair", post(pair))
        .route("/api/leave", post(leave))
        .merge(trust::pages())
        .merge(own_phone::router());
    let entrance = entrance.with_state(state.clone());
    // Last, so that nothing is left out: also what no route knows is answered to stations only.
    shop.with_state(state.door.clone())
        .merge(entrance)
        .layer(from_fn_with_state(state.clone(), only_stations))
        .layer(from_fn_with_state(state.clone(), only_by_our_name))
        .layer(from_fn(as_a_peer))
}

/// By which a browser may ask for this computer, as it writes them.
fn names(addresses: &[IpAddr], own_names: &[String], port: u16) -> Vec<String> {
    let by_address = addresses.iter().map(|address| SocketAddr::from((*address, port)).to_string());
    by_address.chain(own_names.iter().map(|name| format!("{name}:{port}"))).collect()
}

/// The name the host says of itself, and the one its system may say.
fn names_of_host(fingerprint: &str) -> Vec<String> {
    std::iter::once(name_of(fingerprint)).chain(system_name()).collect()
}

/// As computers of a house find each other by name (RFC 6762).
fn system_name() -> Option<String> {
    let name = gethostname::gethostname().to_string_lossy().to_ascii_lowercase();
    let short = name.split('.').next().unwrap_or_default();
    let is_a_name =
        !short.is_empty() && short.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_a_name.then(|| format!("{short}.local"))
}
