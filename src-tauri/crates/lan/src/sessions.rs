//! Who sits at which browser. A token is a secret of this run of the program:
//! when the program ends, everybody signs in again.

use commands::{Refusal, Session};
use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// A working day: who was away longer signs in again.
const IDLE: Duration = Duration::from_secs(12 * 60 * 60);

#[derive(Default)]
pub struct Sessions {
    open: Mutex<HashMap<String, (Session, Instant)>>,
}

impl Sessions {
    fn open(&self) -> MutexGuard<'_, HashMap<String, (Session, Instant)>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn begin(&self, session: Session) -> Result<String, Refusal> {
        let mut secret = [0u8; 32];
        getrandom::fill(&mut secret).map_err(|error| {
            tracing::error!(%error, "the system gives no random bytes for a token");
            Refusal::Bug { reference: "token".to_owned() }
        })?;
        let token: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
        let now = Instant::now();
        let mut open = self.open();
        open.retain(|_, (_, used)| now.duration_since(*used) < IDLE);
        open.insert(token.clone(), (session, now));
        Ok(token)
    }

    /// The session of a token, which counts as used now.
    pub fn of(&self, token: &str) -> Option<Session> {
        self.of_at(token, Instant::now())
    }

    fn of_at(&self, token: &str, now: Instant) -> Option<Session> {
        let mut open = self.open();
        let (session, used) = open.get_mut(token)?;
        if now.duration_since(*used) >= IDLE {
            open.remove(token);
            return None;
        }
        *used = now;
        Some(session.clone())
    }

    /// The session of a token without counting as a use: a page left open over
    /// night hears changes, and that is no work.
    pub fn look(&self, token: &str) -> Option<Session> {
        let open = self.open();
        open.get(token).filter(|(_, used)| used.elapsed() < IDLE).map(|(session, _)| session.clone())
    }

    pub fn end(&self, token: &str) {
        self.open().remove(token);
    }
}

#[cfg(test)]
mod tests {
    use super::{IDLE, Sessions};
    use commands::Session;
    use std::time::{Duration, Instant};

    #[test]
    fn a_token_lives_as_long_as_it_is_used_within_twelve_hours() {
        let sessions = Sessions::default();
        let token = sessions.begin(Session::nobody("front")).expect("random bytes");
        assert_eq!(token.len(), 64);
        let start = Instant::now();
        let almost = IDLE - Duration::from_secs(60);
        assert!(sessions.of_at(&token, start + almost).is_some());
        assert!(sessions.of_at(&token, start + almost * 2).is_some(), "its use was counted");
        assert!(sessions.of_at(&token, start + almost * 2 + IDLE).is_none());
        assert!(sessions.of(&token).is_none(), "an expired token is gone for good");
    }
}
