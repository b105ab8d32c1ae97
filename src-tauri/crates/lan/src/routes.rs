//! What the door answers: sign in, sign out, any command there is.

use crate::answers::Refused;
use crate::connections::PeerAddress;
use crate::door_state::{AtStation, DoorState, Signed, beside, rested_of, token_of};
use crate::events::events;
use axum::body::{Body, Bytes};
use axum::extract::{ConnectInfo, Path, Query, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get, post};
use axum::{Extension, Json, Router};
use domain::ids::{PersonId, PrintJobId};
use domain::role::Role;
use domain::station::MAX_OWN_NAME_LEN;
use features::papers::Document;
use features::photos::PhotoSize;
use futures_util::StreamExt;
use kernel::pin_throttle::place_of;
use kernel::{Refusal, Seat, Session};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::{Semaphore, SemaphorePermit};
use tower_http::set_header::SetResponseHeaderLayer;

/// The largest request: a file for an import, with what base64 adds to it.
const MAX: usize = 30 << 20;
/// A larger one is read on and thrown away up to here, so that the person sees
/// the refusal and not a torn connection.
const DISCARDED: usize = 512 << 20;

/// A request of more bytes is a photo or a file.
const LARGE_FROM: u64 = 1 << 20;
/// So many of them are in the memory at a time, at each some thirty megabytes.
static LARGE: Semaphore = Semaphore::const_new(12);

/// So many commands make something ready at a time: twenty tablets that send photos at once would
/// take every thread there is (`threads`), and wait there for one another.
static PREPARED: Semaphore = Semaphore::const_new(4);

/// So many commands read at a time. Each write is followed by the questions of twenty screens at once: where they took
/// every thread and processor there is, whoever writes next would wait for all of them.
static READING: Semaphore = Semaphore::const_new(3);

/// A thread to work on, in its turn. Who writes has no turn to wait for.
async fn turn_of(command: &str) -> Option<SemaphorePermit<'static>> {
    let turns = if app::is_prepared(command) {
        &PREPARED
    } else if app::only_reads(command) {
        &READING
    } else {
        return None;
    };
    turns.acquire().await.ok()
}

fn is_large(headers: &HeaderMap) -> bool {
    let length =
        headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<u64>().ok());
    // Who does not say how much it is may send anything.
    length.is_none_or(|length| length > LARGE_FROM)
}

/// How many commits had been told before the answer was made.
const ANNOUNCED: HeaderName = HeaderName::from_static("x-workbay-told");
const SERVER_TIMING: HeaderName = HeaderName::from_static("server-timing");

pub fn api() -> Router<Arc<DoorState>> {
    Router::new()
        .route("/sign-in", post(sign_in))
        .route("/sign-out", post(sign_out))
        .route("/rpc/{command}", post(rpc))
        .route("/events", get(events))
        .route("/documents/{kind}/{id}", get(document))
        .route("/photos/{id}/{size}", get(photo))
        .route("/print-jobs/{id}/{run}", get(station_sheet))
        .fallback(any(no_such_place))
        .method_not_allowed_fallback(no_such_place)
        .layer(SetResponseHeaderLayer::if_not_present(
            header::CACHE_CONTROL,
            HeaderValue::from_static("no-store"),
        ))
}

pub async fn no_such_place(uri: axum::http::Uri) -> Refused {
    Refused(Refusal::UnknownCommand { command: uri.path().chars().take(60).collect() })
}

#[derive(Deserialize)]
struct SignIn {
    person_id: i64,
    pin: String,
    #[serde(default)]
    station: String,
}

#[derive(Serialize)]
struct SignedIn {
    token: String,
    person_id: i64,
    name: String,
    roles: Vec<Role>,
    station: String,
}

async fn sign_in(
    State(door): State<Arc<DoorState>>,
    ConnectInfo(place): ConnectInfo<PeerAddress>,
    at: Option<Extension<AtStation>>,
    body: Body,
) -> Result<Json<SignedIn>, Refused> {
    let ask: SignIn = read_json("sign_in", body).await?;
    let seat = seat_of(&ask, at, &place);
    let station = seat.station.clone();
    let signed = {
        let (door, person) = (door.clone(), PersonId(ask.person_id));
        beside(move || {
            let (session, person) = door.shop.sign_in(person, &ask.pin, seat)?;
            Ok((door.sessions.begin(session)?, person))
        })
        .await
    };
    let (token, person) = signed?;
    Ok(Json(SignedIn { token, person_id: person.id.0, name: person.name, roles: person.roles, station }))
}

/// A station of the house is called what the manager calls it; a browser beside
/// the host what the person there calls it.
fn seat_of(ask: &SignIn, at: Option<Extension<AtStation>>, place: &PeerAddress) -> Seat {
    if let Some(Extension(AtStation { id, name })) = at {
        return Seat { station: name, station_id: Some(id), place: place_of(id) };
    }
    let named = ask.station.trim();
    let station = if named.is_empty() { "browser" } else { named };
    let station = station.chars().take(MAX_OWN_NAME_LEN).collect();
    Seat { station, station_id: None, place: place.0.to_string() }
}

async fn sign_out(State(door): State<Arc<DoorState>>, headers: HeaderMap) -> Result<Json<Value>, Refused> {
    if let Some(token) = token_of(&headers).map(str::to_owned) {
        beside(move || {
            door.sessions.end(&token);
            Ok(())
        })
        .await?;
    }
    Ok(Json(Value::Null))
}

#[derive(Deserialize)]
pub struct Call {
    pub request: Value,
    pub key: Option<String>,
}

async fn rpc(
    State(door): State<Arc<DoorState>>,
    Path(command): Path<String>,
    headers: HeaderMap,
    at: Option<Extension<AtStation>>,
    body: Body,
) -> Result<impl IntoResponse, Refused> {
    let (token, rested) = (token_of(&headers).map(str::to_owned), rested_of(&headers));
    let at = at.map(|Extension(at)| at);
    // A large one is read in its turn: many at once would fill the memory.
    let turn = if is_large(&headers) { LARGE.acquire().await.ok() } else { None };
    let call: Call = read_json(&command, body).await?;
    let begun = Instant::now();
    let thread = turn_of(&command).await;
    // Before anything is read: the page must not think that it knows more.
    let announced = door.news.announced();
    let answer = beside(move || {
        // Kept until the work is done: a page that gives up and asks anew ends none of it here.
        let _held = (turn, thread);
        // A token that no longer stands is nobody: public commands work without.
        let session = token.and_then(|token| door.session(&token, at.as_ref(), rested));
        let nobody = || match &at {
            Some(at) => Session::of_station(at.id, &at.name),
            None => Session::nobody("browser"),
        };
        let session = session.unwrap_or_else(nobody);
        app::call(&door.shop, &session, &command, call.request, call.key.as_deref())
    })
    .await?;
    // How long the host itself took, apart from the way to it.
    let took = format!("host;dur={:.1}", begun.elapsed().as_secs_f64() * 1000.0);
    Ok(([(ANNOUNCED, announced.to_string()), (SERVER_TIMING, took)], Json(answer)))
}

/// A paper as PDF, shown by the browser itself; its name is what saving offers.
/// Which kinds and sizes there are the papers say themselves.
async fn document(
    State(door): State<Arc<DoorState>>,
    signed: Signed,
    Path((kind, id)): Path<(String, i64)>,
    Query(named): Query<HashMap<String, String>>,
) -> Result<Response, Refused> {
    let made = beside(move || {
        let size = named.get("size").map(String::as_str);
        features::document::document(&door.shop, &signed.session, &kind, id, size)
    })
    .await?;
    Ok(as_file(made))
}

/// What a station took to print at its own printer; the token of the station is
/// asked for before anything comes here.
async fn station_sheet(
    State(door): State<Arc<DoorState>>,
    at: Option<Extension<AtStation>>,
    Path((id, run)): Path<(i64, String)>,
) -> Result<Response, Refused> {
    let Some(Extension(at)) = at else { return Err(Refused(Refusal::StationUnknown)) };
    let sheet = move || features::printing::sheet_for_station(&door.shop, at.id, PrintJobId(id), &run);
    let bytes = beside(sheet).await?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

pub fn as_file(made: Document) -> Response {
    let head = [
        (header::CONTENT_TYPE, made.media_type().to_owned()),
        // It may be a stranger's file, and its address a page's.
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
        (header::REFERRER_POLICY, "no-referrer".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("inline; filename*=UTF-8''{}", percent_encoded(&made.file_name)),
        ),
    ];
    (head, made.bytes).into_response()
}

/// A photo, small for a list or whole. Its bytes never change; they are kept by
/// no browser all the same, where the next person at it may not be shown them.
async fn photo(
    State(door): State<Arc<DoorState>>,
    signed: Signed,
    Path((id, size)): Path<(i64, String)>,
) -> Result<Response, Refused> {
    let size = PhotoSize::named(&size).ok_or(Refusal::NotFound { entity: "photo".to_owned(), id })?;
    let bytes = beside(move || features::photos::photo(&door.shop, &signed.session, id, size)).await?;
    let head = [(header::CONTENT_TYPE, "image/jpeg"), (header::X_CONTENT_TYPE_OPTIONS, "nosniff")];
    Ok((head, bytes).into_response())
}

/// A header carries no Chinese: everything but plain letters, digits and a few marks is written in hex.
pub fn percent_encoded(name: &str) -> String {
    let mut encoded = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// Reads a body of known size, and refuses in words what is too large or no
/// JSON of this shape.
pub(crate) async fn read_json<T: DeserializeOwned>(command: &str, body: Body) -> Result<T, Refusal> {
    parsed(command, &read_whole(body).await?)
}

/// The same of who was not let in yet: nothing larger is even read.
pub(crate) async fn read_json_within<T: DeserializeOwned>(
    command: &str,
    body: Body,
    max_bytes: usize,
) -> Result<T, Refusal> {
    let bytes = axum::body::to_bytes(body, max_bytes).await;
    let too_large = |error: axum::Error| Refusal::UnreadableRequest {
        command: command.to_owned(),
        detail: error.to_string(),
    };
    parsed(command, &bytes.map_err(too_large)?)
}

fn parsed<T: DeserializeOwned>(command: &str, bytes: &[u8]) -> Result<T, Refusal> {
    serde_json::from_slice(bytes).map_err(|error| Refusal::UnreadableRequest {
        command: command.chars().take(60).collect(),
        detail: error.to_string().chars().take(200).collect(),
    })
}

async fn read_whole(body: Body) -> Result<Bytes, Refusal> {
    let mut stream = body.into_data_stream();
    let (mut kept, mut length) = (Vec::new(), 0usize);
    while let Some(part) = stream.next().await {
        // The other side went away in the middle: nobody reads this answer.
        let part = part.map_err(|_| Refusal::Cancelled)?;
        length = length.saturating_add(part.len());
        if length > DISCARDED {
            break;
        }
        if length > MAX {
            kept = Vec::new();
        } else {
            kept.extend_from_slice(&part);
        }
    }
    if length > MAX {
        let megabytes = |bytes: usize| i64::try_from(bytes.div_ceil(1 << 20)).unwrap_or(i64::MAX);
        return Err(Refusal::FileTooLarge { megabytes: megabytes(length), limit: megabytes(MAX) });
    }
    Ok(Bytes::from(kept))
}

/// Without a UI the door still says what it is.
pub async fn no_pages() -> Response {
    "Workbay answers under /api/.\n".into_response()
}

#[cfg(test)]
mod tests {
    use super::{PREPARED, READING, turn_of};
    use tokio::sync::Semaphore;

    #[test]
    fn who_writes_waits_for_nobody_who_reads_or_makes_something_ready() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let busy = |turns: &'static Semaphore| {
                let free = u32::try_from(turns.available_permits()).expect("a few");
                turns.try_acquire_many(free).expect("all of them")
            };
            let (reading, prepared) = (busy(&READING), busy(&PREPARED));
            assert!(turn_of("save_customer").await.is_none(), "it begins at once");
            drop((reading, prepared));
            let _asks = turn_of("get_visit").await.expect("a turn of its own");
            let _shrinks = turn_of("add_photo").await.expect("another");
            assert_eq!(READING.available_permits() + 1, 3, "only one of them reads");
        });
    }
}
