//! Which shop this computer joined. It lies where a shop's own file would lie:
//! where there is one, there is no other shop here.

use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// A field of a later program takes `#[serde(default)]`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    /// Where the host was met last. None: nobody chose one yet.
    pub host: Option<SocketAddr>,
    /// The shop's authority, as PEM: whoever cannot show a certificate of it is not the host.
    #[serde(default)]
    pub authority: String,
    /// By which the host knows this station. Empty: it asks for a code.
    #[serde(default)]
    pub token: String,
    /// Where its own pages are: they keep what is typed under this address.
    #[serde(default)]
    pub port: u16,
    /// By which its door knows its own window.
    #[serde(default)]
    pub secret: String,
}

fn place(folder: &Path) -> PathBuf {
    folder.join("joined.json")
}

/// Whether this computer is to work at another computer's shop.
pub fn has_joined(folder: &Path) -> bool {
    place(folder).exists()
}

/// From the next start on it does; which one is asked there.
///
/// # Errors
///
/// Where the folder cannot be written.
pub fn join(folder: &Path) -> io::Result<()> {
    if has_joined(folder) { Ok(()) } else { keep(folder, &Membership::default()) }
}

/// From the next start on it keeps a shop of its own again.
///
/// # Errors
///
/// Where the folder cannot be written.
pub fn leave(folder: &Path) -> io::Result<()> {
    match std::fs::remove_file(place(folder)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// # Errors
///
/// Where it is there and the disk does not give it out: to begin anew would lose it.
pub(super) fn of(folder: &Path) -> io::Result<Membership> {
    let bytes = match std::fs::read(place(folder)) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Membership::default()),
        Err(error) => return Err(error),
    };
    match serde_json::from_slice(&bytes) {
        Ok(membership) => Ok(membership),
        Err(error) => {
            tracing::error!(%error, "which shop was joined cannot be read: it is asked anew");
            std::fs::rename(place(folder), folder.join("joined.damaged"))?;
            Ok(Membership::default())
        }
    }
}

pub(super) fn keep(folder: &Path, membership: &Membership) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let (place, part) = (place(folder), folder.join("joined.part"));
    let mut file = File::create(&part)?;
    kernel::own::only(&part);
    file.write_all(&serde_json::to_vec(membership)?)?;
    file.sync_all()?;
    std::fs::rename(&part, &place)
}

#[cfg(test)]
mod tests {
    use super::{Membership, has_joined, join, keep, leave, of};

    #[test]
    fn a_computer_joins_once_and_leaves_and_what_cannot_be_read_is_asked_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        assert!(!has_joined(folder));
        join(folder).expect("written");
        let chosen = Membership { token: "token".to_owned(), port: 7879, ..Membership::default() };
        keep(folder, &chosen).expect("written");
        join(folder).expect("it has already");
        assert_eq!(of(folder).expect("read"), chosen);
        std::fs::write(folder.join("joined.json"), "{").expect("written");
        assert_eq!(of(folder).expect("read"), Membership::default());
        assert!(folder.join("joined.damaged").exists(), "what was there is not thrown away");
        std::fs::create_dir(folder.join("joined.json")).expect("made");
        assert!(of(folder).is_err(), "what the disk does not give out is not begun anew");
        std::fs::remove_dir(folder.join("joined.json")).expect("removed");
        leave(folder).expect("removed");
        leave(folder).expect("it is gone already");
        assert!(!has_joined(folder));
    }
}
