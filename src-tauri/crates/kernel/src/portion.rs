//! Long work writes a little at a time: between two portions whoever writes at
//! the counter comes first.

use crate::error::Result;
use crate::sessions::Session;
use crate::shop::Shop;
use serde_json::Value;
use std::time::Duration;
use storage::Writer;

/// A portion ends after this long: a save at another seat that comes just then
/// waits so long at most, and once for the disk.
pub const PORTION: Duration = Duration::from_millis(15);

impl Shop {
    /// One portion, after everybody who waits.
    pub fn portion<T>(
        &self,
        session: &Session,
        command: &str,
        work: impl FnOnce(&Writer<'_>) -> Result<T>,
    ) -> Result<T> {
        let actor = self.actor(session, command, None, &Value::Null);
        self.db.write_after_others(&actor, work)
    }
}
