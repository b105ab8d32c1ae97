//! What the requests at the door of a computer that joined have at hand: which
//! host it is, and how it is found again.

use super::authority::{HostIdentity, PATIENCE, identify, text, trusting};
use super::kept::{self, Membership};
use crate::found::FoundHost;
use crate::house::proof;
use axum::http::header;
use reqwest::Client;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::{Duration, Instant};

/// The cookie by which the host knows a station.
pub const TOKEN: &str = "workbay_station=";
/// How often a host that is gone is looked for in the house.
const BETWEEN_LOOKS: Duration = Duration::from_secs(10);

/// A page gives a question up after two seconds without an answer, and asks anew: what would
/// be noticed later is noticed by nobody.
const SOON: Duration = Duration::from_secs(1);

/// How hosts are found; tests name their own.
pub type Search = fn() -> Vec<FoundHost>;

/// Where requests go just now.
#[derive(Clone)]
pub struct Upstream {
    pub host: SocketAddr,
    pub client: Client,
    pub token: String,
}

impl Upstream {
    /// Tells the host that this station goes.
    ///
    /// # Errors
    ///
    /// Where it does not answer.
    pub async fn gone(&self) -> reqwest::Result<()> {
        let host = format!("https://{}", self.host);
        let told = self.client.post(format!("{host}/api/leave")).header(header::ORIGIN, &host);
        let told = told.header(header::COOKIE, format!("{TOKEN}{}", self.token));
        told.send().await?.error_for_status()?;
        Ok(())
    }
}

pub struct Joined {
    folder: PathBuf,
    search: Search,
    kept: Mutex<Membership>,
    upstream: RwLock<Option<Upstream>>,
    looking: AtomicBool,
    looked: Mutex<Option<Instant>>,
    /// A host with another authority that knows this station.
    proposed: Mutex<Option<HostIdentity>>,
    /// This computer left: nothing of it is written any more.
    gone: AtomicBool,
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
        let upstream = upstream_of(&kept).unwrap_or_default();
        Self {
            folder,
            search,
            kept: Mutex::new(kept),
            upstream: RwLock::new(upstream),
            looking: AtomicBool::new(false),
            looked: Mutex::default(),
            proposed: Mutex::default(),
            gone: AtomicBool::new(false),
            left: Box::new(left),
        }
    }

    pub fn upstream(&self) -> Option<Upstream> {
        self.upstream.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The same with connections of its own: what is asked on another runtime must
    /// not be handed the window's, nor the window what that one left.
    ///
    /// # Errors
    ///
    /// An authority that cannot be read.
    pub fn own_upstream(&self) -> io::Result<Option<Upstream>> {
        upstream_of(&self.membership())
    }

    pub fn membership(&self) -> Membership {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// On the disk first, and only then where requests go. What a slow search wants to
    /// change may be another matter by now: then it says no, and nothing is changed.
    fn change(&self, change: impl FnOnce(&mut Membership) -> bool) -> io::Result<bool> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = kept.clone();
        if self.gone.load(Ordering::Acquire) || !change(&mut next) {
            return Ok(false);
        }
        let upstream = upstream_of(&next)?;
        kept::keep(&self.folder, &next)?;
        *kept = next;
        *self.upstream.write().unwrap_or_else(PoisonError::into_inner) = upstream;
        Ok(true)
    }

    /// The host a person chose, whose fingerprint they compared.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn choose(&self, host: &HostIdentity) -> io::Result<()> {
        let mut proposed = self.proposed.lock().unwrap_or_else(PoisonError::into_inner);
        // Another authority is another shop, and knows nothing of this station; unless it
        // proved to hold the file that does.
        let knows_us = proposed.as_ref() == Some(host);
        self.change(|kept| {
            if kept.authority != host.authority && !knows_us {
                kept.token.clear();
            }
            kept.host = Some(host.host);
            kept.authority.clone_from(&host.authority);
            true
        })?;
        *proposed = None;
        Ok(())
    }

    /// A host with another authority that knows this station, for a person to compare.
    pub fn proposed(&self) -> Option<HostIdentity> {
        self.proposed.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The host that answered gave this station its token: no page ever sees it.
    ///
    /// # Errors
    ///
    /// Where it cannot be kept.
    pub fn let_in(&self, host: SocketAddr, token: &str) -> io::Result<()> {
        self.change(|kept| {
            let is_of_it = kept.host == Some(host);
            if is_of_it {
                token.clone_into(&mut kept.token);
            }
            is_of_it
        })?;
        Ok(())
    }

    /// # Errors
    ///
    /// Where the folder cannot be written.
    pub fn leave(&self) -> io::Result<()> {
        {
            // A search that comes back late writes nothing any more.
            let _kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
            kept::leave(&self.folder)?;
            self.gone.store(true, Ordering::Release);
        }
        (self.left)();
        Ok(())
    }

    pub fn found(&self) -> Vec<FoundHost> {
        (self.search)()
    }

    /// An answer of the host's, however long it takes. One that is not there soon may never be: a
    /// host that was given another address ends no line, and whoever goes on asking on what is
    /// left of it hears nothing. So the host is looked for meanwhile.
    pub async fn awaited<T: Send>(self: &Arc<Self>, asked: impl Future<Output = T> + Send) -> T {
        let mut asked = pin!(asked);
        if let Ok(answer) = tokio::time::timeout(SOON, asked.as_mut()).await {
            return answer;
        }
        self.look_for_it();
        asked.await
    }

    /// The host does not answer where it was: it may have moved. One look at a time, and not all the time.
    pub fn look_for_it(self: &Arc<Self>) {
        let mut looked = self.looked.lock().unwrap_or_else(PoisonError::into_inner);
        let is_early = looked.is_some_and(|looked| looked.elapsed() < BETWEEN_LOOKS);
        if is_early || self.looking.swap(true, Ordering::AcqRel) {
            return;
        }
        *looked = Some(Instant::now());
        let looking = SearchGuard(self.clone());
        let runtime = tokio::runtime::Handle::current();
        runtime.clone().spawn_blocking(move || {
            let found = looking.0.found();
            runtime.block_on(looking.0.go_to_one_of(found));
        });
    }

    /// The host is who shows a certificate of the authority this computer trusts, where
    /// it was or where it is now. One with another authority that proves to hold the
    /// shop's file may be the shop after a crash, and may be somebody's copy of last
    /// night: a person decides.
    async fn go_to_one_of(&self, found: Vec<FoundHost>) {
        let kept = self.membership();
        let Some(before) = kept.host else { return };
        let elsewhere = found.into_iter().map(|said| said.host).filter(|place| *place != before);
        let mut others = Vec::new();
        for place in [before].into_iter().chain(elsewhere) {
            let Ok(shown) = identify(place).await else { continue };
            if shown.authority != kept.authority {
                others.push(shown);
                continue;
            }
            if shown.host == before {
                return;
            }
            tracing::info!(host = %shown.host, "the host is found again");
            let moved = self.change(|now| {
                let is_as_it_was = *now == kept;
                now.host = Some(shown.host);
                is_as_it_was
            });
            if let Err(error) = moved {
                tracing::error!(%error, "where the host is cannot be kept");
            }
            return;
        }
        for shown in others {
            if proves(&shown, &kept.token).await {
                tracing::info!(host = %shown.host, "another authority knows this station");
                *self.proposed.lock().unwrap_or_else(PoisonError::into_inner) = Some(shown);
                return;
            }
        }
    }
}

/// One search at a time, however it ends.
struct SearchGuard(Arc<Joined>);

impl Drop for SearchGuard {
    fn drop(&mut self) {
        self.0.looking.store(false, Ordering::Release);
    }
}

/// Whether a host with another authority holds the file that knows this station.
async fn proves(shown: &HostIdentity, token: &str) -> bool {
    if token.is_empty() {
        return false;
    }
    let Ok(asked) = proof::Challenge::of(token) else { return false };
    let Ok(client) = trusting(&shown.authority) else { return false };
    let address = format!("https://{}{}?{}", shown.host, proof::AT, asked.query());
    let said = tokio::time::timeout(PATIENCE, text(&client, address)).await;
    said.is_ok_and(|said| said.is_ok_and(|said| said == asked.answer(&shown.fingerprint)))
}

fn upstream_of(kept: &Membership) -> io::Result<Option<Upstream>> {
    let Some(host) = kept.host else { return Ok(None) };
    Ok(Some(Upstream { host, client: trusting(&kept.authority)?, token: kept.token.clone() }))
}
