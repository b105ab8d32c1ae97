//! The pages of a computer that joined, before its host has any for it: which
//! shop, and that the host does not answer. They stand alone.

use super::authority::{PATIENCE, identify, is_a_host, is_about_the_clock};
use super::state::Joined;
use crate::answers::Refused;
use crate::door_state::beside;
use crate::house::words::in_all_languages;
use crate::routes::read_json_within;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use kernel::Refusal;
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

const PAGE: &str = include_str!("joined.html");
const WORDS: &str = include_str!("joined.json");
/// An address, a fingerprint.
const MAX_BYTES: usize = 4 << 10;
/// Where a host listens unless its manager said otherwise.
const PORT: u16 = 7443;

pub fn router() -> Router<Arc<Joined>> {
    Router::new()
        .route("/joined", get(page))
        .route("/joined/state", get(state))
        .route("/joined/found", get(found))
        .route("/joined/look", post(seen))
        .route("/joined/choose", post(choose))
        .route("/joined/leave", post(leave))
}

async fn page(headers: HeaderMap) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Html(in_all_languages(PAGE, WORDS, &headers))).into_response()
}

/// In place of a page the host would have shown.
pub fn away() -> Response {
    let page = in_all_languages(PAGE, WORDS, &HeaderMap::new());
    (StatusCode::OK, [(header::CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

#[derive(Serialize)]
struct StateAnswer {
    host: Option<SocketAddr>,
    answers: bool,
    /// It answers, and by the date of this computer its certificate is not good.
    clock_is_off: bool,
    /// Another computer that holds this shop's file, for a person to compare.
    proposed: Option<HostAnswer>,
}

async fn state(State(joined): State<Arc<Joined>>) -> Json<StateAnswer> {
    let Some(upstream) = joined.upstream() else {
        return Json(StateAnswer { host: None, answers: false, clock_is_off: false, proposed: None });
    };
    // A line to where the host was may be silent for long, and the page waits for this answer.
    let asked = upstream.client.get(format!("https://{}/pair", upstream.host)).timeout(PATIENCE).send();
    let answered = joined.awaited(asked).await;
    let clock_is_off = answered.as_ref().is_err_and(|error| is_about_the_clock(error));
    let answers = answered.is_ok();
    if !answers && !clock_is_off {
        joined.look_for_it();
    }
    let proposed = joined.proposed().filter(|_| !answers);
    let proposed = proposed.map(|shown| HostAnswer { host: shown.host, fingerprint: shown.fingerprint });
    Json(StateAnswer { host: Some(upstream.host), answers, clock_is_off, proposed })
}

async fn found(State(joined): State<Arc<Joined>>) -> Result<Response, Refused> {
    let found = beside(move || Ok(joined.found())).await?;
    Ok(Json(found).into_response())
}

#[derive(Deserialize)]
struct HostAddress {
    address: String,
}

#[derive(Serialize)]
struct HostAnswer {
    host: SocketAddr,
    fingerprint: String,
}

#[derive(Deserialize)]
struct HostChoice {
    host: SocketAddr,
    fingerprint: String,
}

/// As a person types it: with or without what a browser writes before it, with
/// or without a port.
fn address_of(typed: &str) -> Option<SocketAddr> {
    let typed = typed.trim();
    let typed = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://")).unwrap_or(typed);
    let typed = typed.split(['/', '?', '#']).next()?.trim();
    let with_port = typed.parse::<SocketAddr>().ok();
    let address = with_port.or_else(|| Some(SocketAddr::from((typed.parse::<IpAddr>().ok()?, PORT))))?;
    is_a_host(address).then_some(address)
}

fn not_there() -> Refused {
    Refused(Refusal::NotFound { entity: "host".to_owned(), id: 0 })
}

async fn seen(body: Body) -> Result<Response, Refused> {
    let ask: HostAddress = read_json_within("look", body, MAX_BYTES).await?;
    let host = address_of(&ask.address)
        .ok_or_else(|| Refusal::bad("address", domain::refusal::FieldProblem::Unknown))?;
    match identify(host).await {
        Ok(shown) => Ok(Json(HostAnswer { host, fingerprint: shown.fingerprint }).into_response()),
        Err(error) if is_about_the_clock(&error) => Ok(StatusCode::PRECONDITION_FAILED.into_response()),
        Err(_) => Err(not_there()),
    }
}

async fn choose(State(joined): State<Arc<Joined>>, body: Body) -> Result<StatusCode, Refused> {
    let ask: HostChoice = read_json_within("choose", body, MAX_BYTES).await?;
    let shown = identify(ask.host).await.map_err(|_| not_there())?;
    // Another one answers by now than the person compared.
    if shown.fingerprint != ask.fingerprint {
        return Err(not_there());
    }
    joined.choose(&shown).map_err(|error| {
        tracing::error!(%error, "the chosen host cannot be kept");
        Refused(Refusal::FolderNotWritable { folder: String::new(), reason: error.to_string() })
    })?;
    Ok(StatusCode::NO_CONTENT)
}

async fn leave(State(joined): State<Arc<Joined>>) -> Result<StatusCode, Refused> {
    let mut is_told = true;
    if let Some(upstream) = joined.upstream().filter(|upstream| !upstream.token.is_empty()) {
        // The host shuts the station out at once; where it is off a manager does it later.
        if let Err(error) = upstream.gone().await {
            tracing::info!(%error, "the host was not told that this computer left");
            is_told = false;
        }
    }
    joined.leave().map_err(|error| {
        Refused(Refusal::FolderNotWritable { folder: String::new(), reason: error.to_string() })
    })?;
    Ok(if is_told { StatusCode::NO_CONTENT } else { StatusCode::ACCEPTED })
}

#[cfg(test)]
mod tests {
    use super::{WORDS, address_of};
    use std::net::SocketAddr;

    #[test]
    fn an_address_is_read_as_people_write_it_and_only_of_the_house() {
        let read = |typed: &str| address_of(typed).map(|address| address.to_string());
        for typed in [
            "192.168.1.20",
            " 192.168.1.20:7443 ",
            "https://192.168.1.20:7443/pair#ABCD",
            "http://192.168.1.20/",
        ] {
            assert_eq!(read(typed).as_deref(), Some("192.168.1.20:7443"), "{typed}");
        }
        assert_eq!(read("10.0.0.5:8000"), Some(SocketAddr::from(([10, 0, 0, 5], 8000)).to_string()));
        for typed in ["", "8.8.8.8", "workbay.example", "192.168.1", "192.168.1.20:99999", "0.0.0.0"] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_page_says_the_same_in_three_languages() {
        let words: serde_json::Value = serde_json::from_str(WORDS).expect("words");
        let names = |language: &str| -> Vec<String> {
            let all = words[language].as_object().expect("a language");
            assert!(all.values().all(|text| text.as_str().is_some_and(|text| !text.trim().is_empty())));
            all.keys().cloned().collect()
        };
        assert!(names("zh-CN").len() > 10);
        for language in ["zh-TW", "en"] {
            assert_eq!(names(language), names("zh-CN"), "{language}");
        }
    }
}
