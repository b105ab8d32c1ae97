//! How much one computer of the house may ask for. A guest's phone that tries
//! everything, a tablet whose page runs wild: each uses up its own share and
//! nobody else's.

use crate::answers::Refused;
use crate::visitors::Place;
use axum::extract::{ConnectInfo, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::ids::StationId;
use kernel::Refusal;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So much at once, and then so much a second.
#[derive(Clone, Copy, Debug)]
pub struct Share {
    pub at_once: u32,
    pub a_second: f64,
}

/// A first visit fetches some sixty files and asks thirty questions; a day at the
/// counter asks ten a second at its busiest.
pub const STATION: Share = Share { at_once: 600, a_second: 60.0 };
/// Who was not let in needs the page for the code and the page of trust.
pub const GUEST: Share = Share { at_once: 40, a_second: 2.0 };
/// A customer's phone shows some dozens of photos beside an estimate, and asks again
/// every fifteen seconds; a household router may stand before several.
pub const PHONE: Share = Share { at_once: 300, a_second: 10.0 };
/// A person types a code in ten seconds; a program that guesses is held to this.
pub const CODES: Share = Share { at_once: 10, a_second: 0.2 };
/// Twenty tablets behind one router have one address between them, and after an
/// outage all greet at once.
pub const GREETINGS: usize = 32;
/// A browser keeps one to this door, six where something between speaks the old HTTP.
pub const CONNECTIONS: usize = 128;
/// Of all together: the system has not many more handles for one program, and the
/// file needs some.
pub const ALL_CONNECTIONS: usize = 512;

/// Nobody's phone makes us remember more: who used nothing up lately is forgotten.
const REMEMBERED: usize = 4096;

#[derive(Clone, Copy)]
struct Left {
    requests: f64,
    at: Instant,
}

/// What each still has of a share (a token bucket each).
pub struct Shares<Who> {
    share: Share,
    left: Mutex<HashMap<Who, Left>>,
}

impl<Who: Eq + Hash> Shares<Who> {
    pub fn of(share: Share) -> Self {
        Self { share, left: Mutex::default() }
    }

    /// Takes one, or says after how long there is one again.
    pub fn take(&self, who: Who, now: Instant) -> Result<(), Duration> {
        let share = self.share;
        let full = f64::from(share.at_once);
        let by_now = |left: &Left| {
            let since = now.saturating_duration_since(left.at).as_secs_f64();
            (left.requests + since * share.a_second).min(full)
        };
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED && !all.contains_key(&who) {
            all.retain(|_, left| by_now(left) < full);
            if all.len() >= REMEMBERED {
                // So many at once are no house any more.
                return Err(Duration::from_secs(1));
            }
        }
        let left = all.entry(who).or_insert(Left { requests: full, at: now });
        let has = by_now(left);
        let goes_on = has >= 1.0;
        *left = Left { requests: if goes_on { has - 1.0 } else { has }, at: now };
        if goes_on { Ok(()) } else { Err(Duration::from_secs_f64((1.0 - has) / share.a_second)) }
    }
}

/// The shares of all who come to this door.
pub struct Limits {
    stations: Shares<StationId>,
    guests: Shares<IpAddr>,
    codes: Shares<IpAddr>,
    phones: Shares<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            stations: Shares::of(STATION),
            guests: Shares::of(GUEST),
            codes: Shares::of(CODES),
            phones: Shares::of(PHONE),
        }
    }
}

impl Limits {
    pub fn of_station(&self, station: StationId) -> Result<(), Duration> {
        self.stations.take(station, Instant::now())
    }

    /// Asked before anything is looked up for somebody who was not let in.
    pub fn of_guest(&self, request: &Request) -> Result<(), Duration> {
        let Some(from) = from(request) else { return Ok(()) };
        self.guests.take(one_computer(from), Instant::now())
    }

    /// By a link nobody guesses: what is asked is little, and told to nobody else.
    pub fn of_phone(&self, request: &Request) -> Result<(), Duration> {
        let Some(from) = from(request) else { return Ok(()) };
        self.phones.take(one_computer(from), Instant::now())
    }

    pub fn of_code(&self, from: IpAddr) -> Result<(), Refusal> {
        self.codes
            .take(one_computer(from), Instant::now())
            .map_err(|wait| Refusal::TooManyRequests { seconds: seconds(wait) })
    }
}

pub fn from(request: &Request) -> Option<IpAddr> {
    request.extensions().get::<ConnectInfo<Place>>().map(|ConnectInfo(place)| place.0)
}

fn seconds(wait: Duration) -> i64 {
    // Rounded up: who comes a moment too early is sent away again.
    i64::try_from(wait.as_secs()).unwrap_or(i64::MAX).saturating_add(1)
}

/// The answer to who asked too much, with how long to wait.
pub fn too_much(wait: Duration) -> Response {
    let seconds = seconds(wait);
    let mut answer = Refused(Refusal::TooManyRequests { seconds }).into_response();
    answer.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    answer
}

/// One computer has as many addresses of IPv6 as it likes, all of one network (RFC 4291, 2.5.1).
pub fn one_computer(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(v6) => IpAddr::V6(Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64)),
    }
}

/// How many of something each address has open just now.
#[derive(Clone, Default)]
pub struct Open(Arc<Mutex<HashMap<IpAddr, usize>>>);

impl Open {
    /// One more of this address, unless it has so many already.
    pub fn one_more(&self, from: IpAddr, most: usize) -> Option<OneOpen> {
        let from = one_computer(from);
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let open = all.entry(from).or_default();
        if *open >= most {
            return None;
        }
        *open += 1;
        Some(OneOpen { of: self.clone(), from })
    }
}

/// One of them, until it is dropped.
pub struct OneOpen {
    of: Open,
    from: IpAddr,
}

impl Drop for OneOpen {
    fn drop(&mut self) {
        let mut all = self.of.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = all.get_mut(&self.from) {
            *open -= 1;
            if *open == 0 {
                all.remove(&self.from);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Open, REMEMBERED, Share, Shares, one_computer};
    use proptest::prelude::*;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
    use std::time::{Duration, Instant};

    const SHARE: Share = Share { at_once: 5, a_second: 2.0 };

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from(number))
    }

    proptest! {
        /// However the requests fall, no more get through than were there at once and came since.
        #[test]
        fn nobody_gets_more_than_the_share(waits in prop::collection::vec(0u64..1500, 1..200)) {
            let shares = Shares::of(SHARE);
            let begun = Instant::now();
            let (mut now, mut through) = (begun, 0u32);
            for wait in waits {
                now += Duration::from_millis(wait);
                if shares.take(address(1), now).is_ok() {
                    through += 1;
                }
                let came = (now - begun).as_secs_f64() * SHARE.a_second;
                prop_assert!(f64::from(through) <= f64::from(SHARE.at_once) + came + 1e-6);
            }
        }

        /// Who waits as long as was said gets through.
        #[test]
        fn the_wait_that_is_told_is_enough(asked in 5usize..40) {
            let shares = Shares::of(SHARE);
            let now = Instant::now();
            let waits: Vec<_> = (0..asked).filter_map(|_| shares.take(address(1), now).err()).collect();
            prop_assert_eq!(waits.len(), asked - 5);
            if let Some(wait) = waits.last() {
                prop_assert!(shares.take(address(1), now + *wait + Duration::from_millis(1)).is_ok());
            }
        }
    }

    #[test]
    fn one_who_used_everything_up_takes_nothing_from_another() {
        let shares = Shares::of(SHARE);
        let now = Instant::now();
        while shares.take(address(1), now).is_ok() {}
        assert!(shares.take(address(2), now).is_ok());
    }

    #[test]
    fn what_is_remembered_of_guests_has_an_end_and_those_who_rested_make_room() {
        let shares = Shares::of(SHARE);
        let now = Instant::now();
        for number in 0..10_000 {
            let through = shares.take(address(number), now).is_ok();
            assert_eq!(through, (number as usize) < REMEMBERED, "{number}");
        }
        assert_eq!(shares.left.lock().expect("not poisoned").len(), REMEMBERED);
        assert!(shares.take(address(20_000), now + Duration::from_secs(10)).is_ok());
        assert_eq!(shares.left.lock().expect("not poisoned").len(), 1);
    }

    #[test]
    fn the_many_addresses_of_one_computer_have_one_share() {
        let shares = Shares::of(SHARE);
        let now = Instant::now();
        let own =
            |number: u64| one_computer(IpAddr::V6(Ipv6Addr::from_bits(0xfd00 << 112 | u128::from(number))));
        while shares.take(own(1), now).is_ok() {}
        assert!(shares.take(own(2), now).is_err());
        assert_eq!(one_computer(address(7)), address(7));
    }

    #[test]
    fn what_is_open_is_counted_for_each_address_and_given_back() {
        let open = Open::default();
        let held: Vec<_> = (0..3).map_while(|_| open.one_more(address(1), 3)).collect();
        assert_eq!(held.len(), 3);
        assert!(open.one_more(address(1), 3).is_none());
        assert!(open.one_more(address(2), 3).is_some());
        drop(held);
        assert!(open.one_more(address(1), 3).is_some());
        assert!(open.0.lock().expect("not poisoned").is_empty(), "what is not open takes up no room");
    }
}
