//! A station where too many wrong PINs were tried takes none any more: it may be
//! in a stranger's hands. A manager who has it before them lets it go on.

use super::stations::let_in;
use domain::ids::StationId;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::Write;
use kernel::pin_throttle::place_of;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AllowPinsAgain {
    pub id: StationId,
}

/// Whoever waits there for another try waits no longer, either.
///
/// # Errors
/// `NotFound` where it was shut out.
pub fn allow_pins_again(cx: &Write, ask: AllowPinsAgain) -> Result<()> {
    let station = let_in(cx, ask.id)?;
    cx.shop.pin_throttle.clear_all_at(&place_of(station.id));
    Ok(())
}

kernel::commands! {
    write allow_pins_again(AllowPinsAgain) -> (), MANAGER, changes [Stations];
}
