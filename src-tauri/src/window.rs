//! The one window: it holds the program, or the page that says why the file
//! stays shut, and goes from the second to the first when the file opens.

use crate::desk;
use crate::folder::Folder;
use crate::{language, refused};
use commands::{Clock, Shop};
use std::sync::Arc;
use tauri::{AppHandle, Manager, Runtime, Url, WebviewUrl, WebviewWindow, WebviewWindowBuilder};

/// The window's label; the capabilities name it.
const MAIN: &str = "main";
const TITLE: &str = "工位 · 售后工作台";

const WIDTH: f64 = 1366.0;
const HEIGHT: f64 = 768.0;

/// Where Tauri serves the embedded pages; Windows' view knows only http.
const PAGES: &str = if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" };

/// What time it is for this program, from its start to its end.
pub struct ProgramClock(pub Arc<dyn Clock>);

/// Opens the shop's file, and the window on it or on the page that says why not.
pub fn open(app: &AppHandle) -> tauri::Result<()> {
    let opened = open_file(app);
    show(
        app,
        if opened { WebviewUrl::default() } else { WebviewUrl::CustomProtocol(address(refused::ADDRESS)?) },
    )
}

/// Looks again after a refusal: the same window goes to the program, or tells the newer reason.
pub fn open_again(app: &AppHandle) -> tauri::Result<()> {
    let opened = app.try_state::<desk::Desk>().is_some() || open_file(app);
    match app.get_webview_window(MAIN) {
        Some(window) => window.navigate(address(if opened { PAGES } else { refused::ADDRESS })?),
        None => Ok(()),
    }
}

fn open_file(app: &AppHandle) -> bool {
    match Shop::open(&app.state::<Folder>().0, app.state::<ProgramClock>().0.clone()) {
        Ok(shop) => {
            desk::set_up(app, shop);
            true
        }
        Err(error) => {
            refused::keep(app, &error);
            false
        }
    }
}

fn address(text: &str) -> tauri::Result<Url> {
    Url::parse(text).map_err(tauri::Error::InvalidUrl)
}

fn show(app: &AppHandle, page: WebviewUrl) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, MAIN, page)
        .title(TITLE)
        .initialization_script(spoken())
        // What the pages keep (typing not yet sent, the language) belongs to the shop's folder.
        .data_directory(app.state::<Folder>().0.join("window"))
        .inner_size(WIDTH, HEIGHT)
        .min_inner_size(1024.0, 700.0)
        .center()
        .build()?;
    // On the counter's small screen a window of its size would hang over the
    // edges by its title bar and the task bar.
    if screen_is_small(&window) {
        window.maximize()?;
    }
    Ok(())
}

/// Tells the pages the computer's language. WebKit on Linux says English for
/// every language the system has no compiled locale of.
fn spoken() -> String {
    format!("Object.defineProperty(navigator, 'language', {{ value: '{}' }});", language::of_the_computer())
}

fn screen_is_small<R: Runtime>(window: &WebviewWindow<R>) -> bool {
    window.current_monitor().ok().flatten().is_some_and(|screen| {
        let size = screen.size().to_logical::<f64>(screen.scale_factor());
        size.width < WIDTH + 80.0 || size.height < HEIGHT + 120.0
    })
}
