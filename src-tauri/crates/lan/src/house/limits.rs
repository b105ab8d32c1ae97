//! How much one computer of the house may ask for. A guest's phone that tries
//! everything, a tablet whose page runs wild: each uses up its own share and
//! nobody else's.

use super::places::{Arrived, one_computer};
use crate::answers::Refused;
use axum::extract::{ConnectInfo, Request};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::ids::StationId;
use kernel::Refusal;
use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// So much at once, and then so much a second.
#[derive(Clone, Copy, Debug)]
pub struct RateLimit {
    pub burst: u32,
    pub per_second: f64,
}

/// A first visit fetches some sixty files and asks thirty questions; a day at the
/// counter asks ten a second at its busiest.
pub const STATION: RateLimit = RateLimit { burst: 600, per_second: 60.0 };
/// Who was not let in needs the page for the code and the page of trust.
pub const GUEST: RateLimit = RateLimit { burst: 40, per_second: 2.0 };
/// A customer's phone shows some dozens of photos beside an estimate, and asks again
/// every fifteen seconds; a household router may stand before several.
pub const PHONE: RateLimit = RateLimit { burst: 300, per_second: 10.0 };
/// A person types a code in ten seconds; a program that guesses is held to this.
pub const CODES: RateLimit = RateLimit { burst: 10, per_second: 0.2 };

/// Nobody's phone makes us remember more: who used nothing up lately is forgotten.
const REMEMBERED: usize = 4096;

#[derive(Clone, Copy)]
struct Bucket {
    requests: f64,
    at: Instant,
}

/// What each still has of a share (a token bucket each).
pub struct RateLimiter<Who> {
    limit: RateLimit,
    left: Mutex<HashMap<Who, Bucket>>,
}

impl<Who: Eq + Hash> RateLimiter<Who> {
    pub fn of(limit: RateLimit) -> Self {
        Self { limit, left: Mutex::default() }
    }

    /// Takes one, or says after how long there is one again.
    pub fn acquire(&self, who: Who, now: Instant) -> Result<(), Duration> {
        let limit = self.limit;
        let full = f64::from(limit.burst);
        let by_now = |left: &Bucket| {
            let since = now.saturating_duration_since(left.at).as_secs_f64();
            (left.requests + since * limit.per_second).min(full)
        };
        let mut all = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= REMEMBERED && !all.contains_key(&who) {
            all.retain(|_, left| by_now(left) < full);
            if all.len() >= REMEMBERED {
                // So many at once are no house any more.
                return Err(Duration::from_secs(1));
            }
        }
        let left = all.entry(who).or_insert(Bucket { requests: full, at: now });
        let has = by_now(left);
        let goes_on = has >= 1.0;
        *left = Bucket { requests: if goes_on { has - 1.0 } else { has }, at: now };
        if goes_on { Ok(()) } else { Err(Duration::from_secs_f64((1.0 - has) / limit.per_second)) }
    }
}

/// The shares of all who come to this door.
pub struct Limits {
    stations: RateLimiter<StationId>,
    guests: RateLimiter<IpAddr>,
    codes: RateLimiter<IpAddr>,
    phones: RateLimiter<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            stations: RateLimiter::of(STATION),
            guests: RateLimiter::of(GUEST),
            codes: RateLimiter::of(CODES),
            phones: RateLimiter::of(PHONE),
        }
    }
}

impl Limits {
    pub fn of_station(&self, station: StationId) -> Result<(), Duration> {
        self.stations.acquire(station, Instant::now())
    }

    /// Asked before anything is looked up for somebody who was not let in.
    pub fn of_guest(&self, request: &Request) -> Result<(), Duration> {
        heard_within(&self.guests, request)
    }

    /// By a link nobody guesses: what is asked is little, and told to nobody else.
    pub fn of_phone(&self, request: &Request) -> Result<(), Duration> {
        heard_within(&self.phones, request)
    }

    pub fn of_code(&self, from: IpAddr) -> Result<(), Refusal> {
        self.codes
            .acquire(one_computer(from), Instant::now())
            .map_err(|wait| Refusal::TooManyRequests { seconds: seconds(wait) })
    }
}

/// Who asks no more than a share goes on being heard; who asks for more holds a connection no longer by it.
fn heard_within(shares: &RateLimiter<IpAddr>, request: &Request) -> Result<(), Duration> {
    let Some(arrived) = arrived(request) else { return Ok(()) };
    shares.acquire(one_computer(arrived.address), Instant::now())?;
    arrived.place.heard();
    Ok(())
}

pub fn arrived(request: &Request) -> Option<&Arrived> {
    request.extensions().get::<ConnectInfo<Arrived>>().map(|ConnectInfo(arrived)| arrived)
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

#[cfg(test)]
mod tests {
    use super::{REMEMBERED, RateLimit, RateLimiter, one_computer};
    use proptest::prelude::*;
    use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
    use std::time::{Duration, Instant};

    const LIMIT: RateLimit = RateLimit { burst: 5, per_second: 2.0 };

    fn address(number: u32) -> IpAddr {
        IpAddr::V4(Ipv4Addr::from(number))
    }

    proptest! {
        /// However the requests fall, no more get through than were there at once and came since.
        #[test]
        fn nobody_gets_more_than_the_share(waits in prop::collection::vec(0u64..1500, 1..200)) {
            let shares = RateLimiter::of(LIMIT);
            let begun = Instant::now();
            let (mut now, mut through) = (begun, 0u32);
            for wait in waits {
                now += Duration::from_millis(wait);
                if shares.acquire(address(1), now).is_ok() {
                    through += 1;
                }
                let came = (now - begun).as_secs_f64() * LIMIT.per_second;
                prop_assert!(f64::from(through) <= f64::from(LIMIT.burst) + came + 1e-6);
            }
        }

        /// Who waits as long as was said gets through.
        #[test]
        fn the_wait_that_is_told_is_enough(asked in 5usize..40) {
            let shares = RateLimiter::of(LIMIT);
            let now = Instant::now();
            let waits: Vec<_> = (0..asked).filter_map(|_| shares.acquire(address(1), now).err()).collect();
            prop_assert_eq!(waits.len(), asked - 5);
            if let Some(wait) = waits.last() {
                prop_assert!(shares.acquire(address(1), now + *wait + Duration::from_millis(1)).is_ok());
            }
        }
    }

    #[test]
    fn one_who_used_everything_up_takes_nothing_from_another() {
        let shares = RateLimiter::of(LIMIT);
        let now = Instant::now();
        while shares.acquire(address(1), now).is_ok() {}
        assert!(shares.acquire(address(2), now).is_ok());
    }

    #[test]
    fn what_is_remembered_of_guests_has_an_end_and_those_who_rested_make_room() {
        let shares = RateLimiter::of(LIMIT);
        let now = Instant::now();
        for number in 0..10_000 {
            let through = shares.acquire(address(number), now).is_ok();
            assert_eq!(through, (number as usize) < REMEMBERED, "{number}");
        }
        assert_eq!(shares.left.lock().expect("not poisoned").len(), REMEMBERED);
        assert!(shares.acquire(address(20_000), now + Duration::from_secs(10)).is_ok());
        assert_eq!(shares.left.lock().expect("not poisoned").len(), 1);
    }

    #[test]
    fn the_many_addresses_of_one_computer_have_one_share() {
        let shares = RateLimiter::of(LIMIT);
        let now = Instant::now();
        let own =
            |number: u64| one_computer(IpAddr::V6(Ipv6Addr::from_bits(0xfd00 << 112 | u128::from(number))));
        while shares.acquire(own(1), now).is_ok() {}
        assert!(shares.acquire(own(2), now).is_err());
        assert_eq!(one_computer(address(7)), address(7));
    }
}
