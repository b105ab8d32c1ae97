//! Where this computer is in the networks of the house. An address of the wide
//! world is none of them: there is no way in from outside.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Names the addresses to listen at, of those there may be: a trial on one computer says `127.0.0.1`.
const NAMED: &str = "WORKBAY_HOUSE";

/// The addresses other computers of the house find this one at, the likeliest
/// first. A network that cannot be asked has none.
pub fn of_this_computer() -> Vec<IpAddr> {
    if let Ok(named) = std::env::var(NAMED) {
        return those_named(&named);
    }
    let found = match if_addrs::get_if_addrs() {
        Ok(found) => found,
        Err(error) => {
            tracing::warn!(%error, "the system does not say in which networks this computer is");
            return Vec::new();
        }
    };
    let mut all: Vec<IpAddr> =
        found.iter().map(if_addrs::Interface::ip).filter(|address| is_of_a_house(*address)).collect();
    all.sort_by_key(|address| (likelihood(*address), *address));
    all.dedup();
    all
}

fn those_named(named: &str) -> Vec<IpAddr> {
    let all = named.split(',').filter_map(|one| one.trim().parse().ok());
    all.filter(|address: &IpAddr| address.is_loopback() || is_of_a_house(*address)).collect()
}

/// Addresses that no router carries into the wide world: RFC 1918, RFC 4193,
/// and what computers give themselves where nobody gives them one (RFC 3927).
/// IPv6 addresses of one cable only (`fe80::`) are left out: no browser takes
/// them in an address without naming its own network card.
pub fn is_of_a_house(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_unique_local(),
    }
}

/// Home routers give 192.168, firms 10; what begins with 172.16 to 172.31 is
/// more often a virtual network of this computer alone.
fn likelihood(address: IpAddr) -> u8 {
    match address {
        IpAddr::V4(v4) => match v4.octets() {
            [192, 168, ..] => 0,
            [10, ..] => 1,
            [169, 254, ..] => 4,
            _ => 2,
        },
        IpAddr::V6(_) => 3,
    }
}

/// Every network an address may be of, for the certificates to speak of no other.
pub const NETWORKS: [(IpAddr, u8); 6] = [
    (IpAddr::V4(Ipv4Addr::new(192, 168, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(10, 0, 0, 0)), 8),
    (IpAddr::V4(Ipv4Addr::new(172, 16, 0, 0)), 12),
    (IpAddr::V4(Ipv4Addr::new(169, 254, 0, 0)), 16),
    (IpAddr::V4(Ipv4Addr::new(127, 0, 0, 0)), 8),
    (IpAddr::V6(Ipv6Addr::new(0xfc00, 0, 0, 0, 0, 0, 0, 0)), 7),
];

#[cfg(test)]
mod tests {
    use super::{is_of_a_house, likelihood, those_named};
    use std::net::IpAddr;

    fn address(text: &str) -> IpAddr {
        text.parse().expect(text)
    }

    #[test]
    fn only_addresses_of_a_house_are_listened_at() {
        for inside in ["192.168.1.5", "10.0.0.9", "172.16.0.1", "172.31.255.9", "169.254.3.4", "fd12::1"] {
            assert!(is_of_a_house(address(inside)), "{inside}");
        }
        for outside in [
            "8.8.8.8",
            "172.32.0.1",
            "192.169.0.1",
            "127.0.0.1",
            "0.0.0.0",
            "100.64.0.1",
            "::1",
            "fe80::1",
            "2400::1",
        ] {
            assert!(!is_of_a_house(address(outside)), "{outside}");
        }
        assert_eq!(
            those_named("127.0.0.1, 8.8.8.8,192.168.1.5,x"),
            [address("127.0.0.1"), address("192.168.1.5")]
        );
        assert!(likelihood(address("192.168.1.5")) < likelihood(address("172.17.0.1")));
    }
}
