//! How hosts of the house are found: each says where it is by multicast DNS
//! (RFC 6762, 6763), and by which authority it is known. Nothing that is said
//! there is believed before it was looked at.

use crate::addresses::is_of_a_house;
use mdns_sd::{ResolvedService, ServiceDaemon, ServiceEvent, ServiceInfo};
use std::collections::BTreeMap;
use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

const KIND: &str = "_workbay._tcp.local.";
const AUTHORITY: &str = "authority";
/// Who is there answers within a second; a sleeping network card a little later.
const LISTENED: Duration = Duration::from_secs(3);

/// No house has more; who says so many wants something else.
const MAX_HOSTS: usize = 16;

/// A host as it says it is.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct FoundHost {
    pub host: SocketAddr,
    pub fingerprint: String,
}

/// Asks the house, for a few seconds. Where multicast is not let through nobody
/// is found, and the address is typed.
pub fn hosts() -> Vec<FoundHost> {
    match browse() {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(%error, "the house cannot be asked for hosts");
            Vec::new()
        }
    }
}

fn browse() -> mdns_sd::Result<Vec<FoundHost>> {
    let daemon = ServiceDaemon::new()?;
    let found = browse_with(&daemon, LISTENED, is_of_a_house, |_| false);
    // It ends by itself once it was told.
    let _ = daemon.shutdown();
    found
}

/// What is said to whoever asks, for so long or until it is enough.
fn browse_with(
    daemon: &ServiceDaemon,
    listened: Duration,
    is_let: fn(IpAddr) -> bool,
    is_enough: impl Fn(&BTreeMap<SocketAddr, FoundHost>) -> bool,
) -> mdns_sd::Result<Vec<FoundHost>> {
    let heard = daemon.browse(KIND)?;
    let until = Instant::now() + listened;
    let mut found = BTreeMap::new();
    while let Some(left) = until.checked_duration_since(Instant::now()) {
        let Ok(event) = heard.recv_timeout(left) else { break };
        if let ServiceEvent::ServiceResolved(service) = event {
            add_resolved(&mut found, &service, is_let);
        }
        if is_enough(&found) {
            break;
        }
    }
    Ok(found.into_values().collect())
}

/// A name that stands for an address of the wide world leads nobody there, and who
/// says more than a house has is not listened to.
fn add_resolved(
    found: &mut BTreeMap<SocketAddr, FoundHost>,
    service: &ResolvedService,
    is_let: fn(IpAddr) -> bool,
) {
    let fingerprint = service.get_property_val_str(AUTHORITY).unwrap_or_default();
    for address in service.get_addresses_v4() {
        let host = SocketAddr::from((address, service.get_port()));
        if found.len() < MAX_HOSTS && is_let(host.ip()) {
            found.insert(host, FoundHost { host, fingerprint: fingerprint.to_owned() });
        }
    }
}

/// Says where this host is, until it is dropped.
pub struct Announcement {
    daemon: ServiceDaemon,
}

impl Announcement {
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
    daemon.register(record(addresses, port, fingerprint)?)?;
    Ok(daemon)
}

/// By which name browsers find this host wherever it gets to in the house: it goes by its
/// authority, as a station's trust does, and not by an address or by what somebody calls
/// the computer.
pub fn name_of(fingerprint: &str) -> String {
    format!("workbay-{}.local", fingerprint.get(..8).unwrap_or_default().to_ascii_lowercase())
}

/// What is said. No name of a person or a shop goes into the house: its number in the
/// certificates tells two shops apart.
fn record(addresses: &[IpAddr], port: u16, fingerprint: &str) -> mdns_sd::Result<ServiceInfo> {
    let name = format!("Workbay {}", fingerprint.get(..8).unwrap_or_default());
    let host = format!("{}.", name_of(fingerprint));
    ServiceInfo::new(KIND, &name, &host, addresses, port, &[(AUTHORITY, fingerprint)][..])
}

impl Drop for Announcement {
    fn drop(&mut self) {
        // It takes its word back on the way; nobody waits for that.
        let _ = self.daemon.shutdown();
    }
}

#[cfg(test)]
mod tests {
    use super::{AUTHORITY, FoundHost, KIND, MAX_HOSTS, add_resolved, browse_with, name_of, record};
    use crate::addresses::is_of_a_house;
    use mdns_sd::{HostnameResolutionEvent, IfKind, ServiceDaemon};
    use std::collections::BTreeMap;
    use std::net::{IpAddr, Ipv4Addr, SocketAddr, UdpSocket};
    use std::time::Duration;

    const FINGERPRINT: &str = "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08";

    fn addresses(of: &[[u8; 4]]) -> Vec<IpAddr> {
        of.iter().map(|octets| IpAddr::from(*octets)).collect()
    }

    /// A daemon that talks with this computer alone, at a port of the test.
    fn here(port: u16) -> ServiceDaemon {
        let daemon = ServiceDaemon::new_with_port(port).expect("a daemon");
        daemon.disable_interface(IfKind::All).expect("told");
        daemon.enable_interface(IfKind::LoopbackV4).expect("told");
        daemon
    }

    #[test]
    fn what_is_said_leads_to_the_host_and_names_nobody() {
        let said =
            record(&addresses(&[[192, 168, 1, 20], [10, 0, 0, 7]]), 7443, FINGERPRINT).expect("a record");
        assert_eq!(said.get_type(), KIND);
        assert_eq!(said.get_fullname(), "Workbay 9F86D081._workbay._tcp.local.");
        assert_eq!((said.get_hostname(), said.get_port()), ("workbay-9f86d081.local.", 7443));
        assert_eq!(said.get_addresses().len(), 2);
        let properties: Vec<_> = said.get_properties().iter().map(|one| (one.key(), one.val_str())).collect();
        assert_eq!(properties, [(AUTHORITY, FINGERPRINT)], "and nothing beside it");
    }

    #[test]
    fn only_addresses_of_a_house_are_taken_and_no_more_than_a_house_has() {
        let of = |all: &[IpAddr]| {
            let mut found = BTreeMap::new();
            let service = record(all, 7443, FINGERPRINT).expect("a record").as_resolved_service();
            add_resolved(&mut found, &service, is_of_a_house);
            found.into_values().collect::<Vec<_>>()
        };
        let host = SocketAddr::from(([192, 168, 1, 20], 7443));
        let said = FoundHost { host, fingerprint: FINGERPRINT.to_owned() };
        assert_eq!(of(&addresses(&[[8, 8, 8, 8], [192, 168, 1, 20], [127, 0, 0, 1]])), [said]);
        let many: Vec<IpAddr> = (1..=40).map(|last| IpAddr::from([10, 0, 0, last])).collect();
        assert_eq!(of(&many).len(), MAX_HOSTS);
    }

    #[test]
    fn a_host_that_says_where_it_is_is_found_by_who_asks() {
        // A port nobody else of this computer talks at.
        let free = UdpSocket::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port");
        let port = free.local_addr().expect("a port").port();
        drop(free);
        let (host, asking) = (here(port), here(port));
        host.register(record(&addresses(&[[127, 0, 0, 1]]), 7443, FINGERPRINT).expect("a record"))
            .expect("said");
        let found = browse_with(
            &asking,
            Duration::from_secs(20),
            |address| address.is_loopback(),
            |found| !found.is_empty(),
        );
        let said =
            FoundHost { host: SocketAddr::from(([127, 0, 0, 1], 7443)), fingerprint: FINGERPRINT.to_owned() };
        assert_eq!(found.expect("heard"), [said]);
        // A browser that was given the name asks for the address alone.
        let browser = here(port);
        let asked = browser.resolve_hostname(&format!("{}.", name_of(FINGERPRINT)), None).expect("asked");
        let mut told = std::iter::from_fn(|| asked.recv_timeout(Duration::from_secs(20)).ok());
        let addresses = told.find_map(|event| match event {
            HostnameResolutionEvent::AddressesFound(_, addresses) => Some(addresses),
            _ => None,
        });
        let addresses = addresses.expect("the name stands for an address");
        assert!(addresses.iter().any(|one| one.to_ip_addr() == IpAddr::V4(Ipv4Addr::LOCALHOST)));
        // Its end takes its word back.
        let gone = host.unregister("Workbay 9F86D081._workbay._tcp.local.").expect("told");
        gone.recv_timeout(Duration::from_secs(5)).expect("taken back");
        for daemon in [host, asking, browser] {
            let over = daemon.shutdown().expect("told");
            over.recv_timeout(Duration::from_secs(5)).expect("it ends");
        }
    }
}
