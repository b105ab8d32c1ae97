//! An instant as the file keeps it: UTC, whole seconds, so that texts sort as
//! things happened.

use chrono::{DateTime, SecondsFormat, Utc};

pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
