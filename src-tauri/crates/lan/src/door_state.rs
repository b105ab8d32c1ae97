//! What every request of the door has at hand, and who sits at its other end.

use crate::answers::Refused;
use crate::news::News;
use crate::sessions::{ONLY_LISTENS, Sessions};
use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use domain::ids::StationId;
use kernel::{Refusal, Session, Shop};
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// What all requests share.
pub struct DoorState {
    pub shop: Arc<Shop>,
    pub sessions: Sessions,
    pub news: News,
    pub closing: watch::Receiver<bool>,
}

/// What may wait for the file waits beside the few threads that hear everybody:
/// a token may have to be looked up there as much as a command.
pub(crate) async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Refusal> + Send + 'static,
) -> Result<T, Refusal> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => {
            tracing::error!(%error, "a command broke off");
            Err(Refusal::Bug { reference: "door".to_owned() })
        }
    }
}

/// The station a request comes from, where it came in by the door of the house.
#[derive(Clone, Debug)]
pub struct AtStation {
    pub id: StationId,
    pub name: String,
}

impl DoorState {
    /// Who a token stands for. One that was given to somebody at another station
    /// stands for nobody here: a token read off a screen is worth nothing elsewhere.
    pub fn session(&self, token: &str, at: Option<&AtStation>, rested: Duration) -> Option<Session> {
        let session = self.sessions.of(token, rested)?;
        (session.station_id == at.map(|at| at.id)).then_some(session)
    }
}

pub fn token_of(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// How long no hand was on the page that asks, as it says itself; who says nothing of it asks
/// because somebody wanted it.
pub fn rested_of(headers: &HeaderMap) -> Duration {
    let said = headers.get("x-workbay-rested").and_then(|said| said.to_str().ok()?.parse().ok());
    Duration::from_secs(said.unwrap_or_default())
}

#[derive(Deserialize)]
struct TokenInAddress {
    token: Option<String>,
}

/// Somebody signed in, by header or, where a browser can send none (a stream of
/// events, a paper in a frame), by the address.
pub struct Signed {
    pub session: Session,
    pub token: String,
}

impl FromRequestParts<Arc<DoorState>> for Signed {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, door: &Arc<DoorState>) -> Result<Self, Refused> {
        let rested = rested_of(&parts.headers);
        Ok(signed(parts, door, rested).await?)
    }
}

/// The same of who only listens.
pub struct Listener(pub Signed);

impl FromRequestParts<Arc<DoorState>> for Listener {
    type Rejection = Refused;

    async fn from_request_parts(parts: &mut Parts, door: &Arc<DoorState>) -> Result<Self, Refused> {
        Ok(Self(signed(parts, door, ONLY_LISTENS).await?))
    }
}

async fn signed(parts: &mut Parts, door: &Arc<DoorState>, rested: Duration) -> Result<Signed, Refusal> {
    let named = Query::<TokenInAddress>::try_from_uri(&parts.uri).ok().and_then(|query| query.0.token);
    let token = token_of(&parts.headers).map(str::to_owned).or(named).ok_or(Refusal::NotSignedIn)?;
    let (door, at) = (door.clone(), parts.extensions.get::<AtStation>().cloned());
    beside(move || {
        let session = door.session(&token, at.as_ref(), rested).ok_or(Refusal::NotSignedIn)?;
        door.shop.check_session(&session)?;
        Ok(Signed { session, token })
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::rested_of;
    use axum::http::{HeaderMap, HeaderValue};
    use std::time::Duration;

    #[test]
    fn a_page_says_how_long_it_rested_and_who_says_nothing_of_it_did_not() {
        let said = |text| {
            let mut headers = HeaderMap::new();
            headers.insert("x-workbay-rested", HeaderValue::from_static(text));
            rested_of(&headers)
        };
        assert_eq!(said("90"), Duration::from_secs(90));
        assert_eq!((said("-1"), said("long")), (Duration::ZERO, Duration::ZERO));
        assert_eq!(rested_of(&HeaderMap::new()), Duration::ZERO);
    }
}
