//! How hosts of the house are found: each says where it is by multicast DNS
//! (RFC 6762, 6763), and by which authority it is known. Nothing that is said
//! there is believed before it was looked at.

use crate::addresses::is_of_a_house;
use mdns_sd::{ServiceDaemon, ServiceEvent, ServiceInfo};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

const KIND: &str = "_workbay._tcp.local.";
const AUTHORITY: &str = "authority";
/// Who is there answers within a second; a sleeping network card a little later.
const LISTENED: Duration = Duration::from_secs(3);

/// No house has more; who says so many wants something else.
const MOST: usize = 16;

/// A host as it says it is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Said {
    pub host: SocketAddr,
    pub fingerprint: String,
}

/// Asks the house, for a few seconds. Where multicast is not let through nobody
/// is found, and the address is typed.
pub fn hosts() -> Vec<Said> {
    match asked() {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(%error, "the house cannot be asked for hosts");
            Vec::new()
        }
    }
}

fn asked() -> mdns_sd::Result<Vec<Said>> {
    let daemon = ServiceDaemon::new()?;
    let heard = daemon.browse(KIND)?;
    let until = Instant::now() + LISTENED;
    let mut found = BTreeMap::new();
    while let Some(left) = until.checked_duration_since(Instant::now()) {
        let Ok(event) = heard.recv_timeout(left) else { break };
        if let ServiceEvent::ServiceResolved(service) = event {
            let fingerprint = service.get_property_val_str(AUTHORITY).unwrap_or_default().to_owned();
            for address in service.get_addresses_v4() {
                let host = SocketAddr::from((address, service.get_port()));
                if found.len() >= MOST || !is_of_a_house(host.ip()) {
                    continue;
                }
                found.insert(host, Said { host, fingerprint: fingerprint.clone() });
            }
        }
    }
    // It ends by itself once it was told.
    let _ = daemon.shutdown();
    Ok(found.into_values().collect())
}

/// Says where this host is, until it is dropped.
pub struct Announced {
    daemon: ServiceDaemon,
}

impl Announced {
    /// None on a computer that talks with itself alone, and where multicast is not to be had: there
    /// the address is typed.
    pub fn at(addresses: &[IpAddr], port: u16, fingerprint: &str) -> Option<Self> {
        let said: Vec<IpAddr> = addresses.iter().copied().filter(|address| !address.is_loopback()).collect();
        if said.is_empty() {
            return None;
        }
        match announced(&said, port, fingerprint) {
            Ok(daemon) => Some(Self { daemon }),
            Err(error) => {
                tracing::warn!(%error, "the house is not told where this host is");
                None
            }
        }
    }
}

fn announced(addresses: &[IpAddr], port: u16, fingerprint: &str) -> mdns_sd::Result<ServiceDaemon> {
    let daemon = ServiceDaemon::new()?;
    // No name of a person or a shop goes into the house: its number in the certificates tells two shops apart.
    let name = format!("Workbay {}", fingerprint.get(..8).unwrap_or_default());
    let host = format!("workbay-{}.local.", fingerprint.get(..8).unwrap_or_default().to_ascii_lowercase());
    let said = [(AUTHORITY, fingerprint)];
    daemon.register(ServiceInfo::new(KIND, &name, &host, addresses, port, &said[..])?)?;
    Ok(daemon)
}

impl Drop for Announced {
    fn drop(&mut self) {
        // It takes its word back on the way; nobody waits for that.
        let _ = self.daemon.shutdown();
    }
}
