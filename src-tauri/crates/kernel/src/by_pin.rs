//! Somebody else's yes, given with their PIN at the station of whoever asks.

use crate::error::Result;
use crate::host::Write;
use domain::ids::PersonId;
use domain::person::Person;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A manager's yes, given at the station of whoever asks.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ByPin {
    pub manager_id: PersonId,
    pub pin: String,
}

impl ByPin {
    /// Who said it. It is tried as a sign-in is; as they do not sit here, what the station may do is not asked.
    ///
    /// # Errors
    /// What a sign-in with a wrong PIN is refused with.
    pub fn said_by(&self, cx: &Write<'_>) -> Result<Person> {
        cx.shop.verify(self.manager_id, &self.pin, &cx.session.place, cx.session.station_id)
    }
}
