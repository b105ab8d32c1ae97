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

    /// The session of a token, which counts as used now.
    pub fn of(&self, token: &str) -> Option<Session> {
        self.of_at(token, Instant::now())
    }

    fn of_at(&self, token: &str, now: Instant) -> Option<Session> {
        // The file is asked before anybody else is kept from asking here.
        let known = self.open().contains_key(token);
        let kept = if known { None } else { Some(self.kept(token)?) };
        let (session, to_note) = {
            let mut open = self.open();
            if let Some(session) = kept.filter(|_| !open.contains_key(token)) {
                // Noted long ago as far as this run knows: its use is written down.
                let noted = now.checked_sub(NOTED_EVERY).unwrap_or(now);
                open.insert(token.to_owned(), Open { session, used: now, noted });
            }
            let one = open.get_mut(token)?;
            if now.duration_since(one.used) >= IDLE {
                open.remove(token);
                drop(open);
                self.shop.forget_session(&hash_of(token));
                return None;
            }
            one.used = now;
            let to_note = now.duration_since(one.noted) >= NOTED_EVERY;
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

    /// What an earlier run of the program kept, unless it rested too long.
    fn kept(&self, token: &str) -> Option<Session> {
        let (session, used) = self.shop.kept_session(&hash_of(token))?;
        rested_shortly(used, self.shop.door_time()).then_some(session)
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
    use super::{IDLE, Sessions};
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
        assert!(sessions.of_at(&token, start + almost).is_some());
        assert!(sessions.of_at(&token, start + almost * 2).is_some(), "its use was counted");
        assert!(sessions.of_at(&token, start + almost * 2 + IDLE).is_none());
        assert!(sessions.of(&token).is_none(), "an expired token is gone for good");
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
        let session = sessions.of(&token).expect("the session of the run before");
        assert_eq!((session.person_id, session.station.as_str()), (Some(PersonId(1)), "front"));
        assert!(sessions.of("0").is_none());
        sessions.end(&token);
        drop(sessions);
        assert!(Sessions::of_shop(shop(dir.path())).of(&token).is_none(), "signed out is signed out");
    }
}
