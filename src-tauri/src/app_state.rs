//! What the window works on: the open shop, who sits there, the door for a
//! browser on this computer. It exists once the file is open, and as long as it is.

use crate::folder::Folder;
use crate::instance;
use crate::own_door;
use crate::place::PlaceStore;
use kernel::{Refusal, Session, Shop};
use lan::{Door, House};
use serde::Serialize;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use tauri::{AppHandle, Emitter, Manager, State};

/// Where a browser on this computer finds the shop, unless `WORKBAY_PORT` says so.
const PORT: u16 = 7878;

/// The event every page listens to.
const CHANGES: &str = "changes";

/// Who is signed in at the window, in the words the pages know.
#[derive(Clone, Debug, Serialize)]
pub struct SignedIn {
    pub token: &'static str,
    pub person_id: i64,
    pub name: String,
    pub roles: Vec<domain::role::Role>,
    pub station: String,
}

pub struct AppState {
    pub shop: Arc<Shop>,
    pub station: String,
    session: RwLock<(Session, Option<SignedIn>)>,
    /// How many windows were closed: who signs in at one is nobody at the next.
    closed_windows: AtomicU64,
    door: Mutex<Option<Door>>,
    house: Mutex<Option<House>>,
}

impl AppState {
    pub fn session(&self) -> Session {
        self.session.read().unwrap_or_else(PoisonError::into_inner).0.clone()
    }

    pub fn signed_in(&self) -> Option<SignedIn> {
        let seat = self.session.read().unwrap_or_else(PoisonError::into_inner).clone();
        let (session, Some(person)) = seat else { return None };
        // Whom the shop sent away sits here no more, also after a reload; and who was given other
        // roles since they signed in has those.
        let now = self.shop.db.read(|r| self.shop.signed_in(r, &session)).ok()?;
        Some(SignedIn { name: now.name, roles: now.roles, ..person })
    }

    /// The window somebody is about to sit down at.
    pub fn window(&self) -> u64 {
        self.closed_windows.load(Ordering::Acquire)
    }

    /// Somebody sits down, unless the window they did it at was closed meanwhile.
    pub fn seat(&self, window: u64, session: Session, person: SignedIn) {
        let mut seat = self.session.write().unwrap_or_else(PoisonError::into_inner);
        if self.window() == window {
            *seat = (session, Some(person));
        }
    }

    pub fn stand_up(&self) {
        let mut seat = self.session.write().unwrap_or_else(PoisonError::into_inner);
        *seat = (Session::nobody(&self.station), None);
    }

    fn window_is_closed(&self) {
        self.closed_windows.fetch_add(1, Ordering::AcqRel);
        self.stand_up();
    }

    /// Where a browser finds the shop, while the door is open.
    pub fn address(&self) -> Option<String> {
        let door = self.door.lock().unwrap_or_else(PoisonError::into_inner);
        door.as_ref().map(|door| format!("http://{}", door.address()))
    }
}

/// Puts the open shop where every command finds it and starts what lives from it.
pub fn set_up(app: &AppHandle, shop: Arc<Shop>) {
    let station = station_name();
    let ui = pages(app);
    let door = open_door(&shop, ui.clone());
    let house = keep_house(&shop, ui);
    forward_changes(app, &shop);
    features::office::backups::keep_daily_backups(&shop);
    app.manage(AppState {
        session: RwLock::new((Session::nobody(&station), None)),
        closed_windows: AtomicU64::new(0),
        shop,
        station,
        door: Mutex::new(door),
        house: Mutex::new(house),
    });
}

/// Whether the five questions of a new shop are answered.
pub fn keeps_a_shop(app: &AppHandle) -> bool {
    is_set_up(app).unwrap_or(false)
}

/// The same, for who would do something to a shop: nothing is known of a file that
/// cannot be read.
pub fn may_keep_a_shop(app: &AppHandle) -> bool {
    is_set_up(app).unwrap_or(true)
}

fn is_set_up(app: &AppHandle) -> Option<bool> {
    let state: State<'_, AppState> = app.state();
    let read = state.shop.db.read(|r| -> kernel::error::Result<bool> { Ok(r.is_set_up()?) });
    read.inspect_err(|error| tracing::error!(%error, "whether there is a shop cannot be read")).ok()
}

/// The window is gone, and its person with it: whoever opens it again says who they are.
pub fn stand_up(app: &AppHandle) {
    if let Some(kept) = app.try_state::<PlaceStore>() {
        kept.save();
    }
    if let Some(state) = app.try_state::<AppState>() {
        state.window_is_closed();
    }
}

/// Ends in order before the process ends: the doors first, so that no answer is
/// cut in half, then the file.
pub fn close(app: &AppHandle) {
    if let Some(kept) = app.try_state::<PlaceStore>() {
        kept.save();
    }
    if let Some(folder) = app.try_state::<Folder>() {
        instance::forget(&folder.0);
    }
    own_door::end(app);
    if let Some(state) = app.try_state::<AppState>() {
        state.house.lock().unwrap_or_else(PoisonError::into_inner).take();
        state.door.lock().unwrap_or_else(PoisonError::into_inner).take();
        state.shop.close();
    }
    tracing::info!("ended");
}

/// The pages for browsers, where the program was installed with them.
fn pages(app: &AppHandle) -> Option<PathBuf> {
    let folder = app.path().resource_dir().ok()?;
    Some(folder.join("ui")).filter(|ui| ui.join("index.html").is_file())
}

/// A door that cannot open (the port is taken, a firewall forbids it) is said in
/// the journal and in the settings; the counter works without it.
fn open_door(shop: &Arc<Shop>, ui: Option<PathBuf>) -> Option<Door> {
    let port = std::env::var("WORKBAY_PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(PORT);
    match Door::start(shop.clone(), ui, port) {
        Ok(door) => {
            tracing::info!(address = %door.address(), "a browser on this computer finds the shop here");
            Some(door)
        }
        Err(error) => {
            tracing::error!(%error, port, "the door for a browser on this computer cannot open");
            None
        }
    }
}

/// The door for the shop's other computers; the manager's page says how it stands.
fn keep_house(shop: &Arc<Shop>, ui: Option<PathBuf>) -> Option<House> {
    House::keep(shop.clone(), ui)
        .inspect_err(|error| tracing::error!(%error, "the door of the house has nobody to keep it"))
        .ok()
}

/// Every write, whichever door it came through, is told to the window.
fn forward_changes(app: &AppHandle, shop: &Shop) {
    let (app, heard) = (app.clone(), shop.subscribe());
    std::thread::spawn(move || {
        for changes in heard {
            if let Err(error) = app.emit(CHANGES, &changes) {
                tracing::error!(%error, "a change could not be told to the window");
            }
        }
    });
}

fn station_name() -> String {
    std::env::var("WORKBAY_STATION")
        .ok()
        .filter(|name| !name.trim().is_empty())
        .unwrap_or_else(|| gethostname::gethostname().to_string_lossy().into_owned())
}

/// Runs what waits for the file or a printer beside the window, which goes on
/// painting meanwhile.
pub async fn beside<T: Send + 'static, E: From<Refusal> + Send + 'static>(
    work: impl FnOnce() -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    match tauri::async_runtime::spawn_blocking(work).await {
        Ok(done) => done,
        // The journal holds the causes already: the panic wrote them.
        Err(_) => Err(Refusal::Bug { reference: "window".to_owned() }.into()),
    }
}
