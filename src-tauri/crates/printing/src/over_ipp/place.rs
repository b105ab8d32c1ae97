//! Where a print service answers, and one request sent there.
//!
//! The client that the `ipp` crate brings knows no sockets of this computer and
//! goes through whatever proxy the environment names. Where CUPS sleeps until
//! somebody needs it (Debian, Ubuntu, macOS), only its socket wakes it: port 631
//! refuses, and `lp` would do no more than open that same socket.

use super::http;
use crate::error::PrintError;
use std::io::{self, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The port of RFC 8010.
const PORT: u16 = 631;
const CONNECT_WITHIN: Duration = Duration::from_secs(5);
/// A service that says nothing for as long is stuck; it answers at once otherwise.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);

/// Where CUPS listens on the systems we know.
const SOCKETS: [&str; 3] = ["/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd"];

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Socket(PathBuf),
    Port { host: String, port: u16 },
}

impl Place {
    /// The places of this computer's own service, the likeliest first. As for
    /// every program of CUPS, `CUPS_SERVER` names another one.
    pub(super) fn of_this_computer(named: Option<&str>) -> Vec<Self> {
        if let Some(place) = named.and_then(Self::parsed) {
            return vec![place];
        }
        let sockets = SOCKETS.iter().map(PathBuf::from).map(Self::Socket);
        sockets.chain([Self::Port { host: "localhost".to_owned(), port: PORT }]).collect()
    }

    /// `/run/cups/cups.sock`, `printserver`, `printserver:8631`, `[::1]:631`.
    pub(super) fn parsed(place: &str) -> Option<Self> {
        if place.starts_with('/') {
            return Some(Self::Socket(PathBuf::from(place)));
        }
        // CUPS lets a version of IPP follow: `printserver:631/version=1.1`.
        let place = place.split('/').next().unwrap_or_default();
        let (host, port) = match place.rsplit_once(':') {
            Some((host, port)) if !port.contains(']') => (host, port.parse().ok()?),
            _ => (place, PORT),
        };
        (!host.is_empty()).then(|| Self::Port { host: host.to_owned(), port })
    }

    /// What `printer-uri` calls it. CUPS looks at the path alone.
    pub(super) fn authority(&self) -> String {
        match self {
            Self::Socket(_) => "localhost".to_owned(),
            Self::Port { host, port } => format!("{host}:{port}"),
        }
    }

    pub(super) fn said(&self) -> String {
        match self {
            Self::Socket(path) => path.display().to_string(),
            Self::Port { .. } => self.authority(),
        }
    }

    fn open(&self) -> io::Result<Box<dyn Stream>> {
        match self {
            Self::Socket(path) => socket(path),
            Self::Port { host, port } => tcp(host, *port),
        }
    }
}

trait Stream: Read + Write {}
impl<S: Read + Write> Stream for S {}

fn socket(path: &Path) -> io::Result<Box<dyn Stream>> {
    let stream = UnixStream::connect(path)?;
    stream.set_read_timeout(Some(ANSWER_WITHIN))?;
    stream.set_write_timeout(Some(ANSWER_WITHIN))?;
    Ok(Box::new(stream))
}

fn tcp(host: &str, port: u16) -> io::Result<Box<dyn Stream>> {
    let mut last = io::Error::new(io::ErrorKind::NotFound, "the name has no address");
    for address in (host.trim_matches(['[', ']']), port).to_socket_addrs()? {
        match TcpStream::connect_timeout(&address, CONNECT_WITHIN) {
            Ok(stream) => {
                stream.set_read_timeout(Some(ANSWER_WITHIN))?;
                stream.set_write_timeout(Some(ANSWER_WITHIN))?;
                return Ok(Box::new(stream));
            }
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Posts to the first of the places where anything answers.
pub(super) fn post(places: &[Place], path: &str, parts: &[&[u8]]) -> Result<http::Answer, PrintError> {
    let mut refused = None;
    for place in places {
        match place.open() {
            Ok(mut stream) => {
                return http::post(&mut stream, &place.authority(), path, parts)
                    .map_err(PrintError::BrokeOff);
            }
            Err(source) => refused = Some((place.said(), source)),
        }
    }
    let (place, source) = refused.unwrap_or_else(|| (String::new(), io::ErrorKind::NotFound.into()));
    Err(PrintError::NoService { place, source })
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn places_are_written_as_cups_writes_them() {
        let port = |host: &str, port| Some(Place::Port { host: host.to_owned(), port });
        for (written, expect) in [
            ("/run/cups/cups.sock", Some(Place::Socket("/run/cups/cups.sock".into()))),
            ("printserver", port("printserver", 631)),
            ("127.0.0.1:8631", port("127.0.0.1", 8631)),
            ("printserver:631/version=1.1", port("printserver", 631)),
            ("[::1]:8631", port("[::1]", 8631)),
            ("[::1]", port("[::1]", 631)),
            ("printserver:paper", None),
            ("", None),
        ] {
            assert_eq!(Place::parsed(written), expect, "{written}");
        }
        assert_eq!(
            Place::of_this_computer(Some("printserver")),
            [Place::Port { host: "printserver".into(), port: 631 }]
        );
    }
}
