//! What the requests at the door of a computer that joined have at hand: which
//! host it is, and how it is found again.

use super::authority::{Shown, look, trusting};
use super::kept::{self, Membership};
use crate::found::Said;
use crate::house::proof;
use axum::http::header;
use reqwest::Client;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// The cookie by which the host knows a station.
pub const TOKEN: &str = "workbay_station=";
/// How often a host that is gone is looked for in the house.
const BETWEEN_LOOKS: Duration = Duration::from_secs(10);

/// How hosts are found; tests name their own.
pub type Search = fn() -> Vec<Said>;

/// Where requests go just now.
#[derive(Clone)]
pub struct Way {
    pub host: SocketAddr,
    pub client: Client,
    pub token: String,
}

impl Way {
    /// Tells the host that this station goes.
    ///
    /// # Errors
    ///
    /// Where it does not answer.
    pub async fn gone(&self) -> reqwest::Result<()> {
        let host = format!("https://{}", self.host);
        let told = self.client.post(format!("{host}/api/leave")).header(header::ORIGIN, &host);
        told.header(header::COOKIE, format!("{TOKEN}{}", self.token)).send().await?;
        Ok(())
    }
}

pub struct Joined {
    folder: PathBuf,
    search: Search,
    kept: Mutex<Membership>,
    way: RwLock<Option<Way>>,
    looking: AtomicBool,
    looked: Mutex<Option<Instant>>,
    /// Told when this computer is to keep a shop of its own again.
    left: Box<dyn Fn() + Send + Sync>,
}

impl Joined {
    pub fn new(
        folder: PathBuf,
        kept: Membership,
        search: Search,
        left: impl Fn() + Send + Sync + 'static,
    ) -> Self {
        // An authority that cannot be read any more is chosen anew.
        let way = way_of(&kept).unwrap_or_default();
        Self {
            folder,
            search,
            kept: Mutex::new(kept),
            way: RwLock::new(way),
            looking: AtomicBool::new(false),
            looked: Mutex::default(),
            left: Box::new(left),
        }
    }

    pub fn way(&self) -> Option<Way> {
        self.way.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub fn membership(&self) -> Membership {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn change(&self, change: impl FnOnce(&mut Membership)) -> io::Result<()> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        change(&mut kept);
        kept::keep(&self.folder, &kept)?;
        *self.way.write().unwrap_or_else(PoisonError::into_inner) = way_of(&kept)?;
        Ok(())
    }

    /// The host a person chose, whose fingerprint they compared.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn choose(&self, host: &Shown) -> io::Result<()> {
        self.change(|kept| {
            // Another authority is another shop, and knows nothing of this station.
            if kept.authority != host.authority {
                kept.token.clear();
            }
            kept.host = Some(host.host);
            kept.authority.clone_from(&host.authority);
        })
    }

    /// The host gave this station its token: no page ever sees it.
    pub fn let_in(&self, token: &str) {
        if let Err(error) = self.change(|kept| token.clone_into(&mut kept.token)) {
            tracing::error!(%error, "the station's token cannot be kept");
        }
    }

    /// # Errors
    ///
    /// Where the folder cannot be written.
    pub fn leave(&self) -> io::Result<()> {
        kept::leave(&self.folder)?;
        (self.left)();
        Ok(())
    }

    pub fn found(&self) -> Vec<Said> {
        (self.search)()
    }

    /// The host does not answer where it was: it may have moved. One look at a time, and not all the time.
    pub fn look_for_it(self: &Arc<Self>) {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let is_early = looked.is_some_and(|looked| looked.elapsed() < BETWEEN_LOOKS);
        if is_early || self.looking.swap(true, Ordering::AcqRel) {
            return;
        }
        *looked = Some(Instant::now());
        let joined = self.clone();
        let runtime = tokio::runtime::Handle::current();
        runtime.clone().spawn_blocking(move || {
            let found = joined.found();
            runtime.block_on(joined.go_to_one_of(found));
            joined.looking.store(false, Ordering::Release);
        });
    }

    /// The host is who shows a certificate of the authority this computer trusts; or who
    /// proves to hold the shop's file, as a copy put in place on another computer does.
    async fn go_to_one_of(&self, found: Vec<Said>) {
        let kept = self.membership();
        let Some(before) = kept.host else { return };
        // At its old address too: there it may have come back with another authority.
        let places = found.into_iter().map(|said| said.host).chain([before]);
        for place in places {
            let Ok(shown) = look(place).await else { continue };
            let is_it = shown.authority == kept.authority || proves(&shown, &kept.token).await;
            if !is_it {
                continue;
            }
            if shown.authority == kept.authority && shown.host == before {
                return;
            }
            tracing::info!(host = %shown.host, "the host is found again");
            let moved = self.change(|kept| {
                kept.host = Some(shown.host);
                kept.authority.clone_from(&shown.authority);
            });
            if let Err(error) = moved {
                tracing::error!(%error, "where the host is cannot be kept");
            }
            return;
        }
    }
}

/// Whether a host with another authority holds the file that knows this station.
async fn proves(shown: &Shown, token: &str) -> bool {
    if token.is_empty() {
        return false;
    }
    let Ok(asked) = proof::Asked::of(token) else { return false };
    let Ok(client) = trusting(&shown.authority) else { return false };
    let address = format!("https://{}/trust/proof?{}", shown.host, asked.query());
    let Ok(answer) = client.get(address).send().await else { return false };
    let Ok(said) = answer.text().await else { return false };
    said == asked.answer(&shown.fingerprint)
}

fn way_of(kept: &Membership) -> io::Result<Option<Way>> {
    let Some(host) = kept.host else { return Ok(None) };
    Ok(Some(Way { host, client: trusting(&kept.authority)?, token: kept.token.clone() }))
}
