//! The one window: it holds the program, or the page that says why the file
//! stays shut, and goes from the second to the first when the file opens.

use crate::dropped::Dropped;
use crate::folder::Folder;
use crate::label::MAIN;
use crate::place::{self, PlaceStore};
use crate::{alive, app_state, closing, instance, language, startup_error};
use features::office::recovery::Opened;
use kernel::{Clock, OpenRefusal};
use std::sync::Arc;
use std::time::Duration;
use tauri::DragDropEvent;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Runtime, State, Url};
use tauri::{WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

const TITLE: &str = "工位 · 售后工作台";

/// Where Tauri serves the embedded pages; Windows' view knows only http.
const PAGES: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

/// What time it is for this program, from its start to its end.
pub struct ProgramClock(pub Arc<dyn Clock>);

/// Opens the window, on the shop or on the page that says why there is none. What is
/// asked there is asked also of a start that was to work without a window.
pub fn open(app: &AppHandle, file: Result<Opened, OpenRefusal>, without: bool) -> tauri::Result<()> {
    let opened = take(app, file, !without);
    if !opened {
        show(app, WebviewUrl::CustomProtocol(address(startup_error::ADDRESS)?), None)?;
    } else if without && app_state::keeps_a_shop(app) {
        tracing::info!("works without its window");
    } else {
        show(app, WebviewUrl::default(), None)?;
    }
    answer_knocks(app);
    Ok(())
}

/// Opens the window on another computer's shop, which a door of this one shows.
pub fn open_elsewhere(app: &AppHandle, pages: Url) -> tauri::Result<()> {
    show(app, WebviewUrl::External(pages.clone()), Some(pages))?;
    answer_knocks(app);
    Ok(())
}

fn answer_knocks(app: &AppHandle) {
    let handle = app.clone();
    instance::answer_knocks(&app.state::<Folder>().0, move || match bring_forward(&handle) {
        Ok(()) => tracing::info!("a second start brought the window forward"),
        Err(error) => tracing::warn!(%error, "the window could not come forward"),
    });
}

/// A second start: the window comes forward, or back where the program went on without it.
fn bring_forward(app: &AppHandle) -> tauri::Result<()> {
    if app.get_webview_window(MAIN).is_none() {
        show(app, WebviewUrl::default(), None)?;
    }
    let Some(window) = app.get_webview_window(MAIN) else { return Ok(()) };
    window.unminimize()?;
    window.show()?;
    // A program that was in the background opens its window behind the others.
    window.set_focus()
}

/// The system asks for the window of a program that runs, in its own thread.
#[cfg(target_os = "macos")]
pub fn come_back(app: &AppHandle) {
    let app = app.clone();
    std::thread::spawn(move || {
        if let Err(error) = bring_forward(&app) {
            tracing::warn!(%error, "the window could not come forward");
        }
    });
}

/// Looks again after a refusal: the same window goes to the program, or tells the newer reason.
pub fn open_again(app: &AppHandle) -> tauri::Result<()> {
    let opened = app.try_state::<app_state::AppState>().is_some() || take(app, open_file(app), true);
    match app.get_webview_window(MAIN) {
        Some(window) => window.navigate(address(if opened { PAGES } else { startup_error::ADDRESS })?),
        None => Ok(()),
    }
}

/// Of two starts in one moment the first has the file, and opens its window a little later.
const KNOCKS: u32 = 10;
const BETWEEN_KNOCKS: Duration = Duration::from_millis(200);

fn is_answered_in_time(app: &AppHandle, wants_window: bool) -> bool {
    (0..KNOCKS).any(|knock| {
        if knock > 0 {
            std::thread::sleep(BETWEEN_KNOCKS);
        }
        instance::knock(&app.state::<Folder>().0, wants_window)
    })
}

fn open_file(app: &AppHandle) -> Result<Opened, OpenRefusal> {
    app::open_or_recover(&app.state::<Folder>().0, app.state::<ProgramClock>().0.clone())
}

/// Whether there is a shop to work on. What there is instead is kept for its page.
fn take(app: &AppHandle, file: Result<Opened, OpenRefusal>, wants_window: bool) -> bool {
    let file = match file {
        Err(OpenRefusal::InUse { .. }) if app.get_webview_window(MAIN).is_none() => {
            if is_answered_in_time(app, wants_window) {
                tracing::info!("this folder has its window already");
                std::process::exit(0);
            }
            // A window that was closing meanwhile answers no knock, and has given the file back.
            open_file(app)
        }
        other => other,
    };
    match file {
        Ok(Opened::Shop(shop)) => {
            app_state::set_up(app, shop);
            true
        }
        Ok(Opened::Stuck(recovery)) => {
            startup_error::keep_stuck(app, recovery);
            false
        }
        Err(error) => {
            startup_error::keep(app, &error);
            false
        }
    }
}

fn address(text: &str) -> tauri::Result<Url> {
    Url::parse(text).map_err(tauri::Error::InvalidUrl)
}

fn show(app: &AppHandle, page: WebviewUrl, elsewhere: Option<Url>) -> tauri::Result<()> {
    if app.try_state::<PlaceStore>().is_none() {
        app.manage(PlaceStore::in_folder(&app.state::<Folder>().0));
    }
    let kept: State<'_, PlaceStore> = app.state();
    let (kept_place, known) = (kept.place(), kept.known);
    let window = WebviewWindowBuilder::new(app, MAIN, page)
        .title(TITLE)
        .initialization_script(said_to_pages(app))
        // What the pages keep (typing not yet sent, the language) belongs to the shop's folder.
        .data_directory(app.state::<Folder>().0.join("window"))
        .inner_size(kept_place.width, kept_place.height)
        .min_inner_size(place::MIN_WIDTH, place::MIN_HEIGHT)
        // A link that led away would leave the counter with a white page and no way back.
        .on_navigation(move |url| is_own(url, elsewhere.as_ref()))
        .on_new_window(|_, _| NewWindowResponse::Deny)
        // The page's own menu pastes.
        .enable_clipboard_access();
    // Elsewhere the page gets the files of a drop itself; WebKitGTK hands it none,
    // so that there the window takes the drop and tells the page.
    let window = if cfg!(target_os = "linux") { window } else { window.disable_drag_drop_handler() };
    let window = match kept_place.corner.filter(|corner| place::is_on_a_screen(app, *corner)) {
        Some((x, y)) => window.position(x, y),
        None => window.center(),
    };
    let window = window.build()?;
    // On the counter's small screen a window of its size would hang over the
    // edges by its title bar and the task bar.
    if kept_place.maximized || (!known && screen_is_small(&window)) {
        window.maximize()?;
    }
    place::set_zoom(&window, kept_place.zoom);
    let on = window.clone();
    window.on_window_event(move |event| match event {
        WindowEvent::Resized(_) | WindowEvent::Moved(_) => place::note(&on),
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => on.state::<Dropped>().note(paths),
        WindowEvent::CloseRequested { api, .. } => {
            api.prevent_close();
            closing::cross(&on);
        }
        WindowEvent::Destroyed => app_state::stand_up(on.app_handle()),
        _ => {}
    });
    alive::watch(&window)
}

/// Whether an address is the program's own. Every other one, by whatever link
/// or file it came, leads nowhere. A computer that joined has the pages of its own
/// door, and no others.
fn is_own(url: &Url, elsewhere: Option<&Url>) -> bool {
    let own = match url.scheme() {
        _ if elsewhere.is_some() => elsewhere.is_some_and(|pages| pages.origin() == url.origin()),
        "tauri" | startup_error::SCHEME => url.host_str() == Some("localhost"),
        // So WebView2 calls the same two.
        "http" | "https" => {
            cfg!(windows) && matches!(url.host_str(), Some("tauri.localhost" | "refused.localhost"))
        }
        _ => false,
    };
    if !own {
        // Only the kind: the rest may hold somebody's phone number.
        tracing::info!(scheme = url.scheme(), "a link that leads out of the program is not followed");
    }
    own
}

/// Tells the pages the computer's language, as WebKit on Linux says English for every
/// language the system has no compiled locale of, and whether nobody answered the
/// five questions yet: then they show them before they have loaded what asks.
fn said_to_pages(app: &AppHandle) -> String {
    let is_new = app.try_state::<app_state::AppState>().is_some() && !app_state::may_keep_a_shop(app);
    let language = language::of_the_computer();
    format!(
        "Object.defineProperty(navigator, 'language', {{ value: '{language}' }}); window.workbayIsNew = {is_new};"
    )
}

fn screen_is_small<R: Runtime>(window: &WebviewWindow<R>) -> bool {
    window.current_monitor().ok().flatten().is_some_and(|screen| {
        let size = screen.size().to_logical::<f64>(screen.scale_factor());
        size.width < place::WIDTH + 80.0 || size.height < place::HEIGHT + 120.0
    })
}

#[cfg(test)]
mod tests {
    use super::{Url, is_own};

    #[test]
    fn only_the_program_s_own_pages_are_gone_to() {
        let cases = [
            ("tauri://localhost/", true),
            ("tauri://localhost/index.html#/visits/7", true),
            ("refused://localhost/", true),
            ("tel:13800138000", false),
            ("mailto:a@b.cn", false),
            ("http://example.com/", false),
            ("https://tauri.localhost.example.com/", false),
            ("file:///home/shop/customers.csv", false),
            ("javascript:void(0)", false),
            ("data:text/html,gone", false),
            ("about:blank", false),
            ("tauri://elsewhere/", false),
        ];
        for (address, own) in cases {
            assert_eq!(is_own(&Url::parse(address).expect(address), None), own, "{address}");
        }
        let pages = Url::parse("http://127.0.0.1:7879/").expect("an address");
        for (address, own) in [
            ("http://127.0.0.1:7879/joined", true),
            ("http://127.0.0.1:7878/", false),
            ("tauri://localhost/", false),
            ("refused://localhost/", false),
            ("http://tauri.localhost/", false),
            ("http://localhost:7879/", false),
            ("https://127.0.0.1:7879/", false),
            ("http://192.168.1.20:7879/", false),
        ] {
            assert_eq!(is_own(&Url::parse(address).expect(address), Some(&pages)), own, "{address}");
        }
    }
}
