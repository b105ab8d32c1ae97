//! Who sits at which browser. A token is a secret between the door and one
//! browser; the shop keeps its hash, so that a restart of the program, or of
//! the computer it runs on, sends nobody back to the sign-in.

use chrono::{DateTime, TimeDelta, Utc};
use kernel::checksum::hash_of;
use kernel::{Refusal, Session, Shop};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A working day: who was away longer signs in again.
const IDLE: Duration = Duration::from_secs(12 * 60 * 60);
/// How exactly the file knows when a session was used last: a write for every
/// request would be more than the shop's own.
const NOTED_EVERY: Duration = Duration::from_secs(10 * 60);
/// Of a request that is nobody's use at all: a stream of events is opened by the page itself.
pub const ONLY_LISTENS: Duration = Duration::MAX;

struct Open {
    session: Session,
    used: Instant,
    noted: Instant,
}

pub struct Sessions {
    shop: Arc<Shop>,
    open: Mutex<HashMap<String, Open>>,
}

impl Sessions {
    pub fn of_shop(shop: Arc<Shop>) -> Self {
        Self { shop, open: Mutex::default() }
    }

    fn open(&self) -> MutexGuard<'_, HashMap<String, Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn begin(&self, session: Session) -> Result<String, Refusal> {
        let token = secret()?;
        self.shop.keep_session(&hash_of(&token), &session);
        let now = Instant::now();
        let mut open = self.open();
        open.retain(|_, one| now.duration_since(one.used) < IDLE);
        open.insert(token.clone(), Open { session, used: now, noted: now });
        Ok(token)
    }

    /// The session of a token, which counts as used when a hand was on its page last: pages
    /// ask by themselves all night, and that is no work.
    pub fn of(&self, token: &str, rested: Duration) -> Option<Session> {
        self.of_at(token, rested, Instant::now())
    }

    fn of_at(&self, token: &str, rested: Duration, now: Instant) -> Option<Session> {
        // The file is asked before anybody else is kept from asking here.
        let known = self.open().contains_key(token);
        let kept = if known { None } else { Some(self.kept(token, now)?) };
        let (session, to_note) = {
            let mut open = self.open();
            if let Some((session, used)) = kept.filter(|_| !open.contains_key(token)) {
                // Noted long ago as far as this run knows: its use is written down.
                let noted = now.checked_sub(NOTED_EVERY).unwrap_or(now);
                open.insert(token.to_owned(), Open { session, used, noted });
            }
            let one = open.get_mut(token)?;
            if now.duration_since(one.used) >= IDLE {
                open.remove(token);
                drop(open);
                self.shop.forget_session(&hash_of(token));
                return None;
            }
            one.used = now.checked_sub(rested).unwrap_or(one.used).max(one.used);
            // Noted is the moment itself: what was used long ago is not noted again.
            let to_note = rested < NOTED_EVERY && now.duration_since(one.noted) >= NOTED_EVERY;
            if to_note {
                one.noted = now;
            }
            (one.session.clone(), to_note)
        };
        if to_note {
            self.shop.session_used(&hash_of(token));
        }
        Some(session)
    }

    /// What an earlier run of the program kept, unless it rested too long, and when it was used.
    fn kept(&self, token: &str, now: Instant) -> Option<(Session, Instant)> {
        let (session, used) = self.shop.kept_session(&hash_of(token))?;
        let time = self.shop.door_time();
        let rested = (time - used).to_std().unwrap_or_default();
        // A computer that was switched on since knows no moment so long ago.
        rested_shortly(used, time).then(|| (session, now.checked_sub(rested).unwrap_or(now)))
    }

    /// The session of a token without counting as a use: a page left open over
    /// night hears changes, and that is no work.
    pub fn look(&self, token: &str) -> Option<Session> {
        let open = self.open();
        open.get(token).filter(|one| one.used.elapsed() < IDLE).map(|one| one.session.clone())
    }

    pub fn end(&self, token: &str) {
        self.open().remove(token);
        self.shop.forget_session(&hash_of(token));
    }
}

/// By the computer's clock, which may have been set back meanwhile.
fn rested_shortly(used: DateTime<Utc>, now: DateTime<Utc>) -> bool {
    let idle = TimeDelta::from_std(IDLE).unwrap_or(TimeDelta::MAX);
    now - used < idle && used - now < idle
}

/// 256 bits of chance, in hex.
pub(crate) fn secret() -> Result<String, Refusal> {
    let mut secret = [0u8; 32];
    getrandom::fill(&mut secret).map_err(|error| {
        tracing::error!(%error, "the system gives no random bytes for a token");
        Refusal::Bug { reference: "token".to_owned() }
    })?;
    Ok(secret.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::{IDLE, ONLY_LISTENS, Sessions};
    use domain::ids::PersonId;
    use kernel::{Session, Shop, SystemClock};
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    fn shop(dir: &std::path::Path) -> Arc<Shop> {
        app::open(dir, Arc::new(SystemClock)).expect("a new file")
    }

    #[test]
    fn a_token_lives_as_long_as_it_is_used_within_twelve_hours() {
        let dir = tempfile::tempdir().expect("a folder");
        let sessions = Sessions::of_shop(shop(dir.path()));
        let token = sessions.begin(Session::of(PersonId(1), "front")).expect("random bytes");
        assert_eq!(token.len(), 64);
        let start = Instant::now();
        let almost = IDLE - Duration::from_secs(60);
        let asked_at = |now| sessions.of_at(&token, Duration::ZERO, now);
        assert!(asked_at(start + almost).is_some());
        assert!(asked_at(start + almost * 2).is_some(), "its use was counted");
        assert!(asked_at(start + almost * 2 + IDLE).is_none());
        assert!(sessions.of(&token, Duration::ZERO).is_none(), "an expired token is gone for good");
    }

    #[test]
    fn what_a_page_asks_by_itself_is_no_use() {
        let dir = tempfile::tempdir().expect("a folder");
        let sessions = Sessions::of_shop(shop(dir.path()));
        let token = sessions.begin(Session::of(PersonId(1), "till")).expect("random bytes");
        let start = Instant::now();
        let hour = Duration::from_secs(60 * 60);
        // Somebody pressed something in the second hour; since then the page only asks, and listens.
        assert!(sessions.of_at(&token, hour, start + hour * 3).is_some());
        for asked in 4..14 {
            assert!(sessions.of_at(&token, hour * (asked - 2), start + hour * asked).is_some(), "{asked}");
            assert!(sessions.of_at(&token, ONLY_LISTENS, start + hour * asked).is_some(), "{asked}");
        }
        assert!(sessions.of_at(&token, hour * 13, start + hour * 15).is_none());
    }

    #[test]
    fn a_token_outlives_the_program_and_nobody_finds_it_in_the_file() {
        let dir = tempfile::tempdir().expect("a folder");
        let token = {
            let shop = shop(dir.path());
            let sessions = Sessions::of_shop(shop.clone());
            let token = sessions.begin(Session::of(PersonId(1), "front")).expect("random bytes");
            shop.close();
            token
        };
        let file = std::fs::read(dir.path().join("workbay.db")).expect("the file");
        assert!(!file.windows(64).any(|bytes| bytes == token.as_bytes()), "the token stands in the file");
        let sessions = Sessions::of_shop(shop(dir.path()));
        let session = sessions.of(&token, ONLY_LISTENS).expect("the session of the run before");
        assert_eq!((session.person_id, session.station.as_str()), (Some(PersonId(1)), "front"));
        assert!(sessions.look(&token).is_some(), "a stream goes on with it");
        assert!(sessions.of("0", Duration::ZERO).is_none());
        sessions.end(&token);
        drop(sessions);
        let sessions = Sessions::of_shop(shop(dir.path()));
        assert!(sessions.of(&token, Duration::ZERO).is_none(), "signed out is signed out");
    }
}
