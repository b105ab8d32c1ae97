//! The page lives in a process of its own, which the system may end: out of
//! memory, a fault of the graphics. The window would stand there like a
//! picture. It is loaded again by itself; what was typed comes back as drafts.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tauri::{AppHandle, Manager, WebviewWindow};

/// The page is asked so often whether it is there.
const BEAT: Duration = Duration::from_secs(5);
/// So many answers may be missing before it counts as dead: half a minute.
const MAX_MISSING: u32 = 6;
/// A page that dies again within that time is not loaded again at once, so that
/// a computer out of memory gets its breath.
const AGAIN: Duration = Duration::from_secs(60);
const REST: Duration = Duration::from_secs(5);

/// When the page died the last time.
#[derive(Default)]
pub struct LastDeath(Mutex<Option<Instant>>);

/// Loads the page again, and writes down why.
pub fn revive(app: &AppHandle, reason: &str) {
    let last: tauri::State<'_, LastDeath> = app.state();
    let before = last.0.lock().unwrap_or_else(PoisonError::into_inner).replace(Instant::now());
    let soon = before.is_some_and(|before| before.elapsed() < AGAIN);
    tracing::error!(reason, again = soon, "the page's process ended; the page is loaded again");
    let app = app.clone();
    // Not in the middle of the engine's own telling.
    std::thread::spawn(move || {
        if soon {
            std::thread::sleep(REST);
        }
        let Some(window) = app.get_webview_window(crate::label::MAIN) else { return };
        if let Err(error) = window.reload() {
            tracing::error!(%error, "the page could not be loaded again");
        }
    });
}

/// Hears the page's death: told by the engine where it tells, and everywhere by
/// a page that no longer answers.
pub fn watch(window: &WebviewWindow) -> tauri::Result<()> {
    hear_the_engine(window)?;
    let window = window.clone();
    std::thread::spawn(move || {
        let missing = Arc::new(AtomicU32::new(0));
        loop {
            std::thread::sleep(BEAT);
            // Out of sight the engine may let a page rest.
            // Closed: another one has its own watch.
            let Ok(is_visible) = window.is_visible() else { return };
            if !is_visible || window.is_minimized().unwrap_or(false) {
                missing.store(0, Ordering::Relaxed);
                continue;
            }
            if missing.fetch_add(1, Ordering::Relaxed) >= MAX_MISSING {
                missing.store(0, Ordering::Relaxed);
                end_what_hangs(&window);
                continue;
            }
            let answered = missing.clone();
            let asked = window.eval_with_callback("1", move |_| answered.store(0, Ordering::Relaxed));
            if let Err(error) = asked {
                tracing::info!(%error, "the page could not be asked");
            }
        }
    });
    Ok(())
}

#[cfg(target_os = "linux")]
fn hear_the_engine(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::WebViewExt;
    let app = window.app_handle().clone();
    window.with_webview(move |view| {
        view.inner().connect_web_process_terminated(move |_, reason| revive(&app, &format!("{reason:?}")));
    })
}

/// macOS tells the whole program, in `main.rs`; WebView2 is asked.
#[cfg(not(target_os = "linux"))]
fn hear_the_engine(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// A page that hangs cannot load itself again: its process is ended, and that is heard.
#[cfg(target_os = "linux")]
fn end_what_hangs(window: &WebviewWindow) {
    use webkit2gtk::WebViewExt;
    tracing::error!("the page does not answer");
    let ended = window.with_webview(|view| view.inner().terminate_web_process());
    if let Err(error) = ended {
        tracing::error!(%error, "the page's process could not be ended");
    }
}

#[cfg(not(target_os = "linux"))]
fn end_what_hangs(window: &WebviewWindow) {
    revive(window.app_handle(), "the page does not answer");
}
