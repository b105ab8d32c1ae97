//! One window for one shop's folder: a second start brings the first window
//! forward and ends. The two meet at a port of this computer, with a word that
//! only who may read the folder can know.

use std::fs::OpenOptions;
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::time::Duration;

const FILE: &str = "workbay.window";
const HERE: &[u8] = b"here\n";
/// What follows the word: whether somebody wants to see the window.
const WINDOW: u8 = b'w';
const NO_WINDOW: u8 = b'-';
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether a program has this folder already; if so, its window comes forward where
/// one is wanted.
pub fn knock(folder: &Path, wants_window: bool) -> bool {
    let text = std::fs::read_to_string(folder.join(FILE)).unwrap_or_default();
    let said = text.split_once(' ').and_then(|(port, word)| Some((port.parse().ok()?, word)));
    // Nobody there: the file was left by a program that was killed.
    said.is_some_and(|(port, word)| is_answered(port, word, wants_window).unwrap_or(false))
}

fn is_answered(port: u16, word: &str, wants_window: bool) -> io::Result<bool> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.write_all(word.as_bytes())?;
    stream.write_all(&[if wants_window { WINDOW } else { NO_WINDOW }])?;
    let mut answer = [0; HERE.len()];
    stream.read_exact(&mut answer)?;
    Ok(answer == HERE)
}

/// From now on a second start is answered. Where no port can be had, it is told
/// who has the file, as any other program is.
pub fn answer_knocks(folder: &Path, come: impl Fn() + Send + 'static) {
    let (listener, word) = match listen(folder) {
        Ok(listening) => listening,
        Err(error) => {
            tracing::warn!(%error, "a second start cannot bring this window forward");
            return;
        }
    };
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            match hear(stream, &word) {
                Ok(Some(WINDOW)) => come(),
                Ok(Some(_)) => {}
                Ok(None) => tracing::warn!("somebody knocked with another word"),
                Err(error) => tracing::info!(%error, "a knock broke off"),
            }
        }
    });
}

fn listen(folder: &Path) -> io::Result<(TcpListener, String)> {
    let mut secret = [0; 16];
    getrandom::fill(&mut secret).map_err(|error| io::Error::other(error.to_string()))?;
    let word: String = secret.iter().map(|byte| format!("{byte:02x}")).chain(["\n".to_owned()]).collect();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let mut open = OpenOptions::new();
    open.create(true).write(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    write!(open.open(folder.join(FILE))?, "{} {word}", listener.local_addr()?.port())?;
    Ok((listener, word))
}

/// What somebody wants who knows the word; of anybody else nothing is heard.
fn hear(mut stream: TcpStream, word: &str) -> io::Result<Option<u8>> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut said = vec![0; word.len() + 1];
    stream.read_exact(&mut said)?;
    let wanted = said.pop().filter(|_| said == word.as_bytes());
    if wanted.is_some() {
        stream.write_all(HERE)?;
    }
    Ok(wanted)
}

/// The window is going: nobody is to knock any more.
pub fn forget(folder: &Path) {
    // Left behind it does no harm: nobody answers at its port.
    let _ = std::fs::remove_file(folder.join(FILE));
}

#[cfg(test)]
mod tests {
    use super::{FILE, forget, hear, knock, listen};

    #[test]
    fn only_who_knows_the_folder_s_word_is_answered() {
        let folder = std::env::temp_dir().join(format!("workbay-knock-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder for the test");
        assert!(!knock(&folder, true), "nobody is there yet");
        let (listener, word) = listen(&folder).expect("a port");
        let first = std::thread::spawn(move || {
            [(); 3].map(|()| hear(listener.accept().expect("a knock").0, &word).expect("a word"))
        });
        assert!(knock(&folder, true), "the window answers");
        assert!(knock(&folder, false), "also who wants none");
        let port = std::fs::read_to_string(folder.join(FILE)).expect("written");
        let port = port.split(' ').next().expect("a port first");
        std::fs::write(folder.join(FILE), format!("{port} {:032x}\n", 7)).expect("written");
        assert!(!knock(&folder, true), "a guessed word is not answered");
        assert_eq!(first.join().expect("it listened"), [Some(super::WINDOW), Some(super::NO_WINDOW), None]);
        forget(&folder);
        assert!(!knock(&folder, true), "the window is gone");
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
