//! The program goes on without its window, where somebody wants that: it starts
//! when this computer is signed in at, and the window may be closed, while the
//! shop's other computers work on. A second start brings the window back.

use crate::app_state::{self, AppState, beside};
use crate::arguments::{DATA, WITHOUT_WINDOW};
use crate::desktop::{DesktopError, Trouble};
use crate::folder::Folder;
use auto_launch::{AutoLaunch, AutoLaunchBuilder, WindowsEnableMode};
use domain::role::Role;
use kernel::Refusal;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use tauri::{AppHandle, Manager, State};

const NAME: &str = "Workbay";

/// Whether the system starts this program by itself. Closing the window must not
/// wait for the system's answer: it is asked once.
pub struct Resident(AtomicBool);

impl Resident {
    /// The list knows the program by its name alone. Where it lies elsewhere since, the
    /// list is told so: else nothing would start tomorrow, and the page would say it does.
    pub fn found(app: &AppHandle, folder: &Path) -> Self {
        let told = entry(app, folder).and_then(|entry| {
            let is_on = entry.is_enabled().map_err(|error| error.to_string())?;
            if is_on {
                entry.enable().map_err(|error| error.to_string())?;
            }
            Ok(is_on)
        });
        Self(AtomicBool::new(told.unwrap_or_else(|error| {
            tracing::warn!(%error, "whether the program starts by itself is not known");
            false
        })))
    }
}

/// Whether the program goes on when its window is closed: there is a shop, and it was wanted so.
pub fn stays(app: &AppHandle) -> bool {
    let is_on = app.try_state::<Resident>().is_some_and(|resident| resident.0.load(Ordering::Acquire));
    is_on && app.try_state::<AppState>().is_some() && app_state::keeps_a_shop(app)
}

#[tauri::command]
pub fn is_resident(resident: State<'_, Resident>) -> bool {
    resident.0.load(Ordering::Acquire)
}

/// The manager's word: it stands in the system's own list from then on.
#[tauri::command]
pub async fn set_resident(
    app: AppHandle,
    resident: State<'_, Resident>,
    state: State<'_, AppState>,
    folder: State<'_, Folder>,
    on: bool,
) -> Result<(), DesktopError> {
    let may = state.signed_in().is_some_and(|person| person.roles.contains(&Role::Manager));
    if !may {
        return Err(Refusal::RoleMissing { roles: vec![Role::Manager] }.into());
    }
    let folder = folder.0.clone();
    beside(move || set(&app, &folder, on)).await?;
    resident.0.store(on, Ordering::Release);
    Ok(())
}

/// # Errors
/// What the system says to it.
pub fn set(app: &AppHandle, folder: &Path, on: bool) -> Result<(), DesktopError> {
    let done = entry(app, folder).and_then(|entry| {
        let done = if on { entry.enable() } else { entry.disable() };
        done.map_err(|error| error.to_string())
    });
    done.map_err(|reason| DesktopError::from(Trouble::Starting { reason }))
}

/// How the system is told what to start.
fn entry(app: &AppHandle, folder: &Path) -> Result<AutoLaunch, String> {
    // An AppImage runs from a place that is gone at the next start: this one knows its file.
    let program = tauri::process::current_binary(&app.env()).map_err(|error| error.to_string())?;
    let mut arguments = vec![WITHOUT_WINDOW.to_owned()];
    let mut name = NAME.to_owned();
    if lan::usual_folder().as_deref() != Some(folder) {
        let place = word(folder)?;
        // A trial shop beside the real one is another entry.
        name = format!("{NAME}-{}", &kernel::checksum::hash_of(place)[..8]);
        arguments.extend([DATA.to_owned(), quoted(place)]);
    }
    let program = quoted(word(&program)?);
    let length = program.len() + arguments.iter().map(|argument| argument.len() + 1).sum::<usize>();
    if cfg!(windows) && length > MAX_COMMAND {
        return Err(format!("{length} > {MAX_COMMAND}: {program}"));
    }
    AutoLaunchBuilder::new()
        .set_app_name(&name)
        .set_app_path(&program)
        .set_args(&arguments)
        .set_windows_enable_mode(WindowsEnableMode::CurrentUser)
        .build()
        .map_err(|error| error.to_string())
}

/// Windows starts no longer command from its list (Run and RunOnce registry keys).
const MAX_COMMAND: usize = 260;

/// What a list of text cannot hold would name another place.
fn word(path: &Path) -> Result<&str, String> {
    path.to_str().ok_or_else(|| path.display().to_string())
}

/// The library writes what it is given: a blank in a folder's name would part the
/// command in two, and nothing would start, silently.
fn quoted(text: &str) -> String {
    if cfg!(windows) {
        // No name holds a quotation mark there; a stroke before the last one would hide it,
        // and a drive without its stroke is another folder.
        let bare = text.trim_end_matches('\\');
        let root = if bare.ends_with(':') { "\\." } else { "" };
        format!("\"{bare}{root}\"")
    } else if cfg!(target_os = "macos") {
        // A property list: each stands in a field of its own, and the library looks
        // whether the program is there by just this.
        text.to_owned()
    } else {
        // As the Desktop Entry Specification wants it: quoted, with these four masked, and
        // once more as every value of that file; a percent sign would stand for a file.
        let mut masked = String::new();
        for c in text.chars() {
            match c {
                '"' | '`' | '$' => masked.extend(["\\\\", &c.to_string()]),
                '\\' => masked.push_str("\\\\\\\\"),
                '%' => masked.push_str("%%"),
                other => masked.push(other),
            }
        }
        format!("\"{masked}\"")
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::quoted;

    #[test]
    fn a_folder_with_blanks_and_signs_stays_one_word() {
        for (name, expect) in [
            ("/opt/workbay", r#""/opt/workbay""#),
            ("/home/shop/my data", r#""/home/shop/my data""#),
            ("/home/shop/100%", r#""/home/shop/100%%""#),
            (r"/home/a\b", r#""/home/a\\\\b""#),
            (r#"/home/a"b$c"#, r#""/home/a\\"b\\$c""#),
        ] {
            assert_eq!(quoted(name), expect, "{name}");
        }
    }
}
