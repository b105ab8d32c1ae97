//! What a door keeps of who sits where, so that a restart of the program sends
//! nobody back to the sign-in. A door keeps the token; here is only its hash.

use crate::sessions::{Session, SessionEnd};
use crate::shop::Shop;
use chrono::{DateTime, TimeDelta, Utc};
use storage::KeptSession;

/// Longer than any door keeps a session that is not used.
const KEPT: TimeDelta = TimeDelta::days(2);

impl Shop {
    /// A session that cannot be kept stands all the same, until the program ends.
    pub fn keep_session(&self, token_hash: &str, session: &Session) {
        let Some(person_id) = session.person_id else { return };
        let now = self.clock.now();
        let kept = KeptSession {
            person_id,
            station: session.station.clone(),
            station_id: session.station_id,
            place: session.place.clone(),
            begun: session.begun,
            used_at: now,
        };
        warn_if_failed(self.db.keep_session(token_hash, &kept, now - KEPT));
    }

    /// The session an earlier run of the program kept, and when it was used.
    pub fn kept_session(&self, token_hash: &str) -> Option<(Session, DateTime<Utc>)> {
        let kept = self.db.kept_session(token_hash).ok()??;
        let (person_id, begun) = (Some(kept.person_id), kept.begun);
        let (station, station_id) = (kept.station, kept.station_id);
        let session = Session { person_id, station, station_id, place: kept.place, begun, customer: None };
        Some((session, kept.used_at))
    }

    pub fn session_used(&self, token_hash: &str) {
        warn_if_failed(self.db.session_used(token_hash, self.clock.now()));
    }

    pub fn forget_session(&self, token_hash: &str) {
        warn_if_failed(self.db.forget_session(token_hash));
    }

    /// The computer's time, by which a door tells how long a session rested.
    pub fn door_time(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub fn end_sessions(&self, ending: &SessionEnd) {
        let before = self.sessions.end(ending);
        warn_if_failed(match *ending {
            SessionEnd::Of { person, except } => self.db.forget_sessions_of(person, before, except),
            SessionEnd::At(station) => self.db.forget_sessions_at(station, before),
        });
    }
}

fn warn_if_failed(done: Result<(), storage::StorageError>) {
    if let Err(error) = done {
        tracing::warn!(%error, "what the stations keep could not be written");
    }
}
