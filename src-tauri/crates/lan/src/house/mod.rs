//! The door of the house: the shop's other computers, tablets and phones come
//! in here, over TLS, from private addresses, each let in once by a code. It
//! stands open while the manager wants it to, wherever this computer is in the
//! house just now.

mod arrivals;
mod certificates;
mod entrance;
mod limits;
mod open;
mod own_phone;
mod places;
pub mod proof;
mod state;
mod trust;
pub mod words;

use crate::addresses;
use crate::news::{self, News};
use kernel::Shop;
use kernel::presence::{HouseDoorState, NotOpened};
use open::OpenDoor;
use std::io;
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

/// How soon a new address of this computer is listened at. Cables are pulled seldom.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Where to listen; tests name an address of their own.
pub type Addresses = fn() -> Vec<IpAddr>;

enum Call {
    /// Something about it was changed.
    Look,
    End,
}

/// Keeps the door as the manager wants it until it is dropped.
pub struct House {
    calls: Sender<Call>,
    thread: Option<JoinHandle<()>>,
}

impl House {
    /// `ui` is the folder of the built pages.
    ///
    /// # Errors
    ///
    /// Where the system gives no thread.
    pub fn keep(shop: Arc<Shop>, ui: Option<PathBuf>) -> io::Result<Self> {
        Self::keep_at(shop, ui, addresses::of_this_computer)
    }

    /// # Errors
    ///
    /// Where the system gives no thread.
    pub fn keep_at(shop: Arc<Shop>, ui: Option<PathBuf>, addresses: Addresses) -> io::Result<Self> {
        let (calls, called) = channel();
        // One for as long as the house is kept: the door may open and shut many times a night.
        let news = news::forward(&shop)?;
        let (look, heard) = (calls.clone(), shop.subscribe());
        // Ends with the shop, or at the first news after the door.
        std::thread::Builder::new().name("workbay-house-news".to_owned()).spawn(move || {
            let about_it = |entity: &str| matches!(entity, "house_door" | "file");
            for changes in heard {
                let is_about_it = changes.changes.iter().any(|one| about_it(&one.entity));
                if is_about_it && look.send(Call::Look).is_err() {
                    break;
                }
            }
        })?;
        let thread = std::thread::Builder::new().name("workbay-house".to_owned()).spawn(move || {
            let mut supervisor = DoorSupervisor { shop, ui, addresses, news, open: None };
            loop {
                supervisor.reconcile();
                match called.recv_timeout(LOOK_AGAIN) {
                    Ok(Call::Look) | Err(RecvTimeoutError::Timeout) => {}
                    Ok(Call::End) | Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        })?;
        Ok(Self { calls, thread: Some(thread) })
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // The thread may have ended by itself.
        let _ = self.calls.send(Call::End);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct DoorSupervisor {
    shop: Arc<Shop>,
    ui: Option<PathBuf>,
    addresses: Addresses,
    news: News,
    open: Option<OpenDoor>,
}

impl DoorSupervisor {
    /// Opens, shuts, or goes along to another address, and says what came of it.
    fn reconcile(&mut self) {
        let state = self.as_wanted().unwrap_or_else(|error| {
            self.open = None;
            let why = match error.kind() {
                io::ErrorKind::AddrInUse => NotOpened::PortTaken,
                io::ErrorKind::PermissionDenied => NotOpened::Forbidden,
                _ => NotOpened::Other,
            };
            HouseDoorState::Failed { why, reason: error.to_string() }
        });
        if let HouseDoorState::Failed { reason, .. } = &state
            && self.shop.presence.door() != state
        {
            tracing::error!(reason, "the door of the house cannot open");
        }
        if self.shop.presence.set_door(state) {
            self.shop.db.announce(&["house_door"]);
        }
    }

    fn as_wanted(&mut self) -> io::Result<HouseDoorState> {
        let wanted = self.shop.db.read(|r| r.house_door()).map_err(io::Error::other)?;
        if !wanted.open {
            self.open = None;
            return Ok(HouseDoorState::Shut);
        }
        let addresses = (self.addresses)();
        if addresses.is_empty() {
            self.open = None;
            return Ok(HouseDoorState::NoNetwork);
        }
        let port = u16::try_from(wanted.port).map_err(io::Error::other)?;
        self.open = self.open.take().filter(|open| open.port == port);
        let now = self.shop.door_time();
        let open = match &mut self.open {
            Some(open) => open,
            none => none.insert(OpenDoor::begin(&self.shop, self.ui.as_deref(), &self.news, port, now)?),
        };
        open.go_to(&addresses, now)?;
        Ok(open.standing())
    }
}
