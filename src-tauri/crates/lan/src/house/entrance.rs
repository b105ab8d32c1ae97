//! Where a station comes in: by a code once, and from then on by a token that
//! only its browser has. Without one it is shown the page that asks for the
//! code, and nothing else of the shop answers.

use super::limits;
use super::own_phone;
use super::places::{Arrived, one_computer};
use super::state::HouseState;
use super::trust;
use super::words::filled;
use crate::answers::Refused;
use crate::connections::PeerAddress;
use crate::door_state::{AtStation, beside};
use crate::routes::{percent_encoded, read_json_within};
use crate::sessions::secret;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::{Extension, Json};
use domain::station::CODE_LENGTH;
use kernel::checksum::hash_of;
use kernel::{Refusal, Session};
use serde::Deserialize;
use std::sync::Arc;

/// A code and a name, with all that writing them may take: a guest sends no more.
const MAX_BYTES: usize = 4 << 10;

/// Only the browser itself ever reads it.
const TOKEN: &str = "workbay_station";
/// What the station is called, for its pages to show.
const NAME: &str = "workbay_station_name";
/// No browser keeps a cookie for longer than 400 days (RFC 6265bis, 5.5; Chrome since 104). It is
/// set anew with each page and each sign-in, so that only who stays away so long is let in anew.
const KEPT: u32 = 400 * 24 * 60 * 60;

const PAGE: &str = include_str!("pair.html");
const WORDS: &str = include_str!("pair.json");

pub async fn page(State(house): State<Arc<HouseState>>, headers: HeaderMap) -> Response {
    // By which the page is found again when the address is another; a browser keeps its cookie for
    // what stands in its address line.
    let lasting = serde_json::json!(house.door.shop.presence.door().name());
    let page = filled(PAGE, WORDS, &headers)
        .replace("{length}", &CODE_LENGTH.to_string())
        .replace("{lasting_name}", &lasting.to_string());
    ([(header::CACHE_CONTROL, "no-store")], Html(page)).into_response()
}

#[derive(Deserialize)]
struct PairingRequest {
    code: String,
    #[serde(default)]
    name: String,
}

/// A code for a token.
pub(crate) async fn pair(
    State(house): State<Arc<HouseState>>,
    ConnectInfo(arrived): ConnectInfo<Arrived>,
    body: Body,
) -> Result<Response, Refused> {
    // Before the code is looked at: each look is a write.
    house.limits.of_code(arrived.address)?;
    let place = one_computer(arrived.address).to_string();
    let ask: PairingRequest = read_json_within("pair_station", body, MAX_BYTES).await?;
    let token = secret()?;
    let request = serde_json::json!({ "code": ask.code, "name": ask.name, "token_hash": hash_of(&token) });
    let station = beside(move || {
        let key = secret()?;
        let guest = Session::of_stranger(&place);
        app::call(&house.door.shop, &guest, "pair_station", request, Some(&key))
    })
    .await?;
    let name = station["name"].as_str().unwrap_or_default();
    let mut answer = Json(serde_json::json!({ "name": name })).into_response();
    for cookie in [known_by(&token), named(name)] {
        answer.headers_mut().append(header::SET_COOKIE, in_a_header(&cookie));
    }
    Ok(answer)
}

/// A station that is wanted here no more shuts itself out, whoever sits at it.
///
/// # Errors
/// `NotFound` where it was shut out meanwhile, and a system that gives no chance.
pub async fn leave(
    State(house): State<Arc<HouseState>>,
    Extension(at): Extension<AtStation>,
) -> Result<Response, Refused> {
    beside(move || {
        let station = Session::of_station(at.id, &at.name);
        let request = serde_json::json!({ "id": at.id });
        app::call(&house.door.shop, &station, "leave_house", request, Some(&secret()?))
    })
    .await?;
    let mut answer = StatusCode::NO_CONTENT.into_response();
    for cookie in [TOKEN, NAME] {
        let over = format!("{cookie}=; Path=/; Max-Age=0; Secure; SameSite=Strict");
        answer.headers_mut().append(header::SET_COOKIE, in_a_header(&over));
    }
    Ok(answer)
}

fn known_by(token: &str) -> String {
    format!("{TOKEN}={token}; Path=/; Max-Age={KEPT}; Secure; HttpOnly; SameSite=Strict")
}

fn named(name: &str) -> String {
    let name = percent_encoded(name);
    format!("{NAME}={name}; Path=/; Max-Age={KEPT}; Secure; SameSite=Strict")
}

/// Hex, percent marks and plain letters are all there is in it.
fn in_a_header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// Lets in who was let in before, and shows everybody else the page for the code.
pub async fn only_stations(
    State(house): State<Arc<HouseState>>,
    mut request: Request,
    next: Next,
) -> Response {
    let path = request.uri().path();
    let is_a_guests = matches!(path, "/pair" | "/api/pair") || trust::PATHS.contains(&path);
    let is_a_phones = path.starts_with(own_phone::UNDER);
    if is_a_guests || is_a_phones {
        let share =
            if is_a_phones { house.limits.of_phone(&request) } else { house.limits.of_guest(&request) };
        return match share {
            Ok(()) => next.run(request).await,
            Err(wait) => limits::too_much(wait),
        };
    }
    let is_asked = path.starts_with("/api");
    let is_renewed = matches!(path, "/" | "/index.html" | "/api/sign-in");
    let shown = cookie(request.headers(), TOKEN).map(str::to_owned);
    let token = shown.as_deref().map(hash_of);
    // A made-up token is a guest's: nothing is looked up for who asked too much.
    if token.as_ref().is_none_or(|hash| !house.met(hash))
        && let Err(wait) = house.limits.of_guest(&request)
    {
        return limits::too_much(wait);
    }
    let known = match token {
        Some(hash) => {
            let house = house.clone();
            beside(move || house.station_of(&hash)).await
        }
        None => Err(Refusal::StationUnknown),
    };
    let station = match known {
        Ok(station) => station,
        Err(refusal) => {
            if let Some(arrived) = limits::arrived(&request) {
                arrived.place.is_nobody_s();
            }
            return match refusal {
                Refusal::StationUnknown if !is_asked => Redirect::to("/pair").into_response(),
                refusal => Refused(refusal).into_response(),
            };
        }
    };
    let from = limits::arrived(&request).map(|arrived| {
        arrived.place.is_a_station_s();
        arrived.address
    });
    if let Err(wait) = house.limits.of_station(station.id) {
        return limits::too_much(wait);
    }
    house.hear(station.id, from, took(request.headers()));
    let name = station.name.clone();
    request.extensions_mut().insert(AtStation { id: station.id, name: station.name });
    let mut answer = next.run(request).await;
    if is_renewed {
        // It may have been given another name since.
        for cookie in shown.as_deref().map(known_by).into_iter().chain([named(&name)]) {
            answer.headers_mut().append(header::SET_COOKIE, in_a_header(&cookie));
        }
    }
    answer
}

/// What both doors ask about who is there, told by this one.
pub async fn as_a_peer(mut request: Request, next: Next) -> Response {
    if let Some(address) = limits::arrived(&request).map(|arrived| arrived.address) {
        request.extensions_mut().insert(ConnectInfo(PeerAddress(address)));
    }
    next.run(request).await
}

/// How long the last answer took, as the page measured it.
fn took(headers: &HeaderMap) -> Option<i64> {
    let said = headers.get("x-workbay-took")?.to_str().ok()?;
    said.parse().ok().filter(|milliseconds| (0..60_000).contains(milliseconds))
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let all = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|value| value.split(';'))
        .find_map(|one| one.trim().split_once('=').filter(|(found, _)| *found == name))
        .map(|(_, value)| value)
}

/// Whatever asks for another name than this computer's own was led here by
/// somebody else's: a page from elsewhere that had its name point at the shop.
pub async fn only_by_our_name(
    State(house): State<Arc<HouseState>>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers();
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default().to_ascii_lowercase());
    // HTTP/2 has the name in the address, HTTP/1.1 in a header.
    let host = request
        .uri()
        .authority()
        .map(|host| host.as_str().to_ascii_lowercase())
        .or_else(|| text(header::HOST));
    let Some(host) = host.filter(|host| house.is_ours(host)) else {
        return (StatusCode::MISDIRECTED_REQUEST, Refused(Refusal::StationUnknown)).into_response();
    };
    let ours = format!("https://{host}");
    let origin = text(header::ORIGIN);
    let is_from_here = match &origin {
        Some(origin) => *origin == ours,
        // A browser names where a write comes from, always.
        None => request.method().is_safe(),
    };
    let site = headers.get("sec-fetch-site").map(|site| site.to_str().unwrap_or_default());
    let is_listening = request.uri().path() == "/api/events";
    let is_own = !is_listening || site.is_none_or(|site| site == "same-origin");
    if is_from_here && is_own {
        next.run(request).await
    } else {
        (StatusCode::FORBIDDEN, Refused(Refusal::StationUnknown)).into_response()
    }
}
