//! The shop without a window: for a browser on this computer, a computer without a
//! screen, a service of the system, and the tests. `workbay-serve` is nothing else, and
//! the installed program does the same where it is asked to (`workbay --serve`).

use crate::recovery::wait_for;
use crate::{Door, House, JoinedDoor, data_folder, joined};
use features::office::recovery::{Opened, Recovery};
use kernel::{OpenRefusal, Shop, clock};
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const USAGE: &str =
    "usage: workbay-serve (or workbay --serve) [--data FOLDER] [--port NUMBER] [--ui FOLDER] [--join]";
/// The window's door listens there too, unless told otherwise.
const PORT: u16 = 7878;

/// What is to be served, and where.
pub struct Serving {
    pub data: PathBuf,
    pub port: u16,
    /// The folder of the built pages.
    pub ui: Option<PathBuf>,
    /// Works at another computer's shop, for a browser on this one.
    pub join: bool,
}

impl Serving {
    /// What the words of a command ask for, without its name.
    ///
    /// # Errors
    /// A sentence for whoever typed a word that means nothing, or where no folder is known.
    pub fn of(mut words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let (mut data, mut port, mut ui, mut join) = (None, PORT, None, false);
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| USAGE.to_owned());
            match word.to_str() {
                Some("--join") => join = true,
                Some("--data") => data = Some(PathBuf::from(value()?)),
                Some("--ui") => ui = Some(PathBuf::from(value()?)),
                Some("--port") => {
                    port = value()?.to_str().and_then(|port| port.parse().ok()).ok_or(USAGE)?;
                }
                _ => return Err(USAGE.to_owned()),
            }
        }
        let data =
            data.or_else(data_folder).ok_or("No folder for the data is known: name one with --data.")?;
        Ok(Self { data, port, ui, join })
    }
}

/// Serves until the system tells the program to end, or Ctrl+C does.
///
/// # Errors
/// A sentence of what keeps the shop from being served.
pub fn serve(asked: Serving) -> Result<(), String> {
    let reader = spreadsheets::Program::this();
    features::imports::read_files_with(
        reader.map_err(|error| format!("The program does not find itself: {error}."))?,
    );
    let data = asked.data;
    if asked.join {
        joined::join(&data).map_err(|error| format!("The folder cannot be written: {error}."))?;
    }
    if joined::has_joined(&data) {
        return work_elsewhere(&data);
    }
    let opened =
        app::open_or_recover(&data, clock::of_this_program()?).map_err(|refusal| sentence(&refusal))?;
    let shop = match opened {
        Opened::Shop(shop) => shop,
        Opened::Stuck(recovery) => match recovered(recovery, asked.port)? {
            Some(shop) => shop,
            None => return Ok(()),
        },
    };
    features::office::backups::keep_daily_backups(&shop);
    let ui = asked.ui.or_else(built_pages);
    let door = Door::start(shop.clone(), ui.clone(), asked.port)
        .map_err(|error| format!("Port {} cannot be opened: {error}.", asked.port))?;
    let house = House::keep(shop.clone(), ui)
        .map_err(|error| format!("The door of the house has nobody to keep it: {error}."))?;
    println!("http://{}", door.address());
    // Whoever started this reads the line now, not when a buffer is full.
    io::stdout().flush().map_err(|error| error.to_string())?;
    wait_for_the_end()?;
    // The doors first: running answers are given while the file is still open.
    drop(house);
    drop(door);
    shop.close();
    Ok(())
}

/// This computer keeps no shop: its browser is shown that of another one.
fn work_elsewhere(data: &Path) -> Result<(), String> {
    // Who leaves the shop starts this program anew.
    let door = JoinedDoor::start(data, || {})
        .map_err(|error| format!("No port can be opened for a browser on this computer: {error}."))?;
    println!("{}", door.entrance());
    io::stdout().flush().map_err(|error| error.to_string())?;
    wait_for_the_end()?;
    drop(door);
    Ok(())
}

/// Serves the copies to choose from, until one is in place or the program is to end.
fn recovered(recovery: Recovery, port: u16) -> Result<Option<Arc<Shop>>, String> {
    let said = |address| {
        eprintln!("The shop's file cannot be used. A browser on this computer shows its copies.");
        println!("http://{address}");
        // Whoever started this reads the line now, not when a buffer is full.
        let _ = io::stdout().flush();
    };
    let ended = async {
        // What cannot be heard ends nothing.
        if ended_by_the_system().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    wait_for(recovery, port, said, ended).map_err(|error| format!("Port {port} cannot be opened: {error}."))
}

/// The pages lie beside the installed program, or where the build leaves them.
fn built_pages() -> Option<PathBuf> {
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("ui")));
    let built = std::env::current_dir().ok().map(|here| here.join("ui").join("dist"));
    [beside, built].into_iter().flatten().find(|folder| folder.join("index.html").is_file())
}

fn sentence(refusal: &OpenRefusal) -> String {
    match refusal {
        OpenRefusal::InUse { owner } => {
            format!("The shop's file is open in another program already: {owner}.")
        }
        OpenRefusal::NewerFile { found, known } => format!(
            "The shop's file was made by a newer Workbay (schema {found}, this one knows {known}); it was left as it is."
        ),
        OpenRefusal::ForeignFile { path } => {
            format!("{path} is no shop file of Workbay; it was left as it is.")
        }
        other => format!("The shop's file cannot be opened: {other}."),
    }
}

/// Until Ctrl+C, or the system tells the program to end.
fn wait_for_the_end() -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| format!("The program cannot wait: {error}."))?;
    runtime
        .block_on(ended_by_the_system())
        .map_err(|error| format!("The program cannot hear when to end: {error}."))
}

async fn ended_by_the_system() -> io::Result<()> {
    tokio::select! {
        heard = tokio::signal::ctrl_c() => heard,
        heard = shutdown_signal() => heard,
    }
}

#[cfg(unix)]
async fn shutdown_signal() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut ended, mut hung_up) = (signal(SignalKind::terminate())?, signal(SignalKind::hangup())?);
    tokio::select! {
        _ = ended.recv() => {}
        _ = hung_up.recv() => {}
    }
    Ok(())
}

#[cfg(windows)]
async fn shutdown_signal() -> io::Result<()> {
    use tokio::signal::windows::{ctrl_close, ctrl_shutdown};
    let (mut closed, mut shut_down) = (ctrl_close()?, ctrl_shutdown()?);
    tokio::select! {
        _ = closed.recv() => {}
        _ = shut_down.recv() => {}
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Serving;

    fn asked(words: &[&str]) -> Result<Serving, String> {
        Serving::of(words.iter().map(Into::into))
    }

    #[test]
    fn what_is_asked_for_is_read_and_what_means_nothing_is_refused() {
        let all = asked(&["--data", "/srv/my shop", "--port", "0", "--ui", "/srv/pages", "--join"]);
        let all = all.expect("all of it means something");
        assert_eq!((all.data, all.port, all.join), ("/srv/my shop".into(), 0, true));
        assert_eq!(all.ui, Some("/srv/pages".into()));
        let usual = asked(&["--data", "/srv/shop"]).expect("the rest has its usual");
        assert_eq!((usual.port, usual.ui, usual.join), (7878, None, false));
        for wrong in [&["--data"][..], &["--port", "many"], &["--window"], &["shop"]] {
            assert!(asked(wrong).is_err_and(|sentence| sentence.starts_with("usage: ")), "{wrong:?}");
        }
    }
}
