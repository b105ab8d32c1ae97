//! The host's clock as the screens are told it, and the manager's word on it.

use crate::clock::Clock;
use crate::command::{MANAGER, Public};
use crate::error::Result;
use crate::host::{AskNothing, Read, Write};
use chrono::{DateTime, Utc};
use domain::dates::ShopZone;
use domain::present::{minutes_behind, present};
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
use serde::{Deserialize, Serialize};
use storage::{Reader, StorageError};
use ts_rs::TS;

/// What every screen goes by: its own computer may show anything.
#[derive(Debug, PartialEq, Eq, Serialize, TS)]
pub struct HostClock {
    /// The shop's present.
    pub now: DateTime<Utc>,
    /// What the host's computer shows.
    pub computer: DateTime<Utc>,
    /// Where the shop stands, so that its hours can be told before anybody signs in.
    pub zone: ShopZone,
    /// The computer's clock is behind what the file has seen, by so much.
    pub minutes_behind: Option<i64>,
    /// The clock was given from outside, for a trial.
    pub given: bool,
}

fn host_clock(r: &Reader<'_>, clock: &dyn Clock) -> Result<HostClock> {
    let (seen, computer) = (r.newest_seen()?, clock.now());
    let zone = match r.get::<ShopDetails>(1) {
        Ok(details) => details.settings.zone,
        Err(StorageError::NotFound { .. }) => ShopZone::default(),
        Err(error) => return Err(error.into()),
    };
    Ok(HostClock {
        now: present(seen, computer),
        computer,
        zone,
        minutes_behind: minutes_behind(seen, computer),
        given: clock.is_given(),
    })
}

/// What the computer's clock says, beside the shop's present.
///
/// # Errors
/// Only what the file itself fails with.
pub fn get_clock(cx: &Read, _: AskNothing) -> Result<HostClock> {
    host_clock(cx.r, cx.shop.clock.as_ref())
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AcceptClock {
    /// The shop's time as the manager saw it, which is no longer to count.
    pub now: DateTime<Utc>,
}

/// The manager's word that the computer's clock is right now: what was written
/// under the wrong one stays as it is, and time goes on from here.
///
/// # Errors
/// `ClockMoved` where the clock says another time than the manager was shown.
pub fn accept_clock(cx: &Write, ask: AcceptClock) -> Result<HostClock> {
    let computer = cx.shop.clock.now();
    let seen = cx.w.seen_before();
    if minutes_behind(seen, computer).is_some() {
        if present(seen, computer) != ask.now {
            return Err(Refusal::ClockMoved.into());
        }
        cx.w.accept_clock(computer, cx.my_id()?)?;
    }
    host_clock(cx.w, cx.shop.clock.as_ref())
}

crate::commands! {
    read get_clock(AskNothing) -> HostClock, Public, shows [];
    write accept_clock(AcceptClock) -> HostClock, MANAGER, changes [Clock];
}
