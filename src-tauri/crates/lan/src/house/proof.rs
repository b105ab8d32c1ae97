//! How a host with another authority shows a station that it is the same shop:
//! a copy of the file, put in place on another computer after a crash, has other
//! certificates and knows the station all the same. Both know the hash of its
//! token, as does who has a copy of the file: so a person compares the fingerprint
//! before a station goes there.

use super::state::HouseState;
use crate::sessions::secret;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;
use kernel::checksum::hash_of;
use serde::Deserialize;
use std::sync::Arc;

pub const AT: &str = "/trust/proof";
/// Hex of 256 bits.
const LENGTH: usize = 64;

/// What a station asks, once.
pub struct Challenge {
    token_hash: String,
    nonce: String,
}

#[derive(Deserialize)]
pub struct ProofRequest {
    who: String,
    nonce: String,
}

/// By which a station is named without saying its token's hash.
fn name_of(token_hash: &str) -> String {
    hash_of(&format!("who {token_hash}"))
}

/// All parts are of one length, so that no two questions have one answer.
fn answer(token_hash: &str, nonce: &str, fingerprint: &str) -> String {
    hash_of(&format!("proof {token_hash} {nonce} {fingerprint} {token_hash}"))
}

impl Challenge {
    pub fn of(token: &str) -> Result<Self, Refusal> {
        Ok(Self { token_hash: hash_of(token), nonce: hash_of(&secret()?) })
    }

    pub fn query(&self) -> String {
        format!("who={}&nonce={}", name_of(&self.token_hash), self.nonce)
    }

    /// What only the shop's file answers, bound to the authority that is shown with it.
    pub fn answer(&self, fingerprint: &str) -> String {
        answer(&self.token_hash, &self.nonce, fingerprint)
    }
}

pub async fn proved(State(house): State<Arc<HouseState>>, Query(ask): Query<ProofRequest>) -> Response {
    let is_sound = |text: &str| text.len() == LENGTH && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_sound(&ask.who) || !is_sound(&ask.nonce) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let known = crate::door_state::beside(move || {
        let shop = &house.door.shop;
        let hashes = shop.db.read(|r| r.hashes_of_stations());
        let hashes = hashes.map_err(|error| shop.refusal("station", error.into()))?;
        let hash = hashes.into_iter().find(|hash| name_of(hash) == ask.who).ok_or(Refusal::StationUnknown)?;
        Ok(answer(&hash, &ask.nonce, &house.authority.fingerprint()))
    });
    match known.await {
        Ok(answer) => answer.into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
