//! The one thing a browser is shown without TLS: how to trust this shop's
//! certificates. There is nothing secret in them, and nothing else is answered.

use super::limits::too_much;
use super::proof;
use super::state::HouseState;
use super::words::filled;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::sync::Arc;

const PAGE: &str = include_str!("trust.html");
const WORDS: &str = include_str!("trust.json");
const PROFILE: &str = include_str!("trust.mobileconfig");

/// Everything else leads to the page.
pub fn router(house: Arc<HouseState>) -> Router {
    let as_guests = from_fn_with_state(house.clone(), as_a_guest);
    pages().fallback(async || Redirect::to("/trust")).layer(as_guests).with_state(house)
}

async fn as_a_guest(State(house): State<Arc<HouseState>>, request: Request, next: Next) -> Response {
    match house.limits.of_guest(&request) {
        Ok(()) => next.run(request).await,
        Err(wait) => too_much(wait),
    }
}

/// The page, the certificate, and the same for Apple's: all that is shown to anybody.
pub const PATHS: [&str; 4] = ["/trust", "/trust/workbay.crt", "/trust/workbay.mobileconfig", proof::AT];

pub fn pages() -> Router<Arc<HouseState>> {
    let [at, certificate_at, profile_at, proof_at] = PATHS;
    Router::new()
        .route(at, get(page))
        .route(certificate_at, get(certificate))
        .route(profile_at, get(profile))
        .route(proof_at, get(proof::proved))
}

async fn page(State(house): State<Arc<HouseState>>, headers: HeaderMap) -> Response {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    // Only a name of ours goes into the page.
    let host = if house.is_ours(&host.to_ascii_lowercase()) { host } else { "" };
    let page = filled(PAGE, WORDS, &headers)
        .replace("{host}", host)
        .replace("{fingerprint}", &in_fours(&house.authority.fingerprint()));
    ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

/// As it is compared by eye.
fn in_fours(hex: &str) -> String {
    let pieces: Vec<&str> = (0..hex.len()).step_by(4).filter_map(|at| hex.get(at..at + 4)).collect();
    pieces.join(" ")
}

async fn certificate(State(house): State<Arc<HouseState>>) -> Response {
    // Android and Windows open it by this type, in either writing.
    file("application/x-x509-ca-cert", "workbay.crt", house.authority.pem().to_owned().into_bytes())
}

async fn profile(State(house): State<Arc<HouseState>>) -> Response {
    let fingerprint = house.authority.fingerprint();
    // A profile of the same shop takes the place of the one before.
    let id = |from: usize| {
        let part = |start: usize, end: usize| fingerprint.get(from + start..from + end).unwrap_or_default();
        format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
    };
    let made = PROFILE
        .replace("{content}", &STANDARD.encode(house.authority.der()))
        .replace("{certificate_id}", &id(0))
        .replace("{profile_id}", &id(32));
    file("application/x-apple-aspen-config", "workbay.mobileconfig", made.into_bytes())
}

fn file(kind: &'static str, name: &str, bytes: Vec<u8>) -> Response {
    let head: [(HeaderName, String); 3] = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    (head, bytes).into_response()
}
