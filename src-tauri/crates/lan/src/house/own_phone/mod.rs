//! A customer's own phone, which comes in by a link and by nothing else: one
//! page that stands alone, the few questions the kernel lets it ask, the photos
//! beside its estimate, its sheet as printed. It is a guest all the while.

use super::state::HouseState;
use super::words::in_all_languages;
use crate::answers::Refused;
use crate::door_state::beside;
use crate::routes::{Call, as_file, no_such_place, read_json_within};
use axum::Json;
use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get, post};
use features::own_phone;
use features::photos::PhotoSize;
use kernel::Refusal;
use serde_json::Value;
use std::sync::Arc;
use tower_http::set_header::SetResponseHeaderLayer;

/// What all of it lies under.
pub const UNDER: &str = "/c/";

/// A drawn name is the largest thing a phone sends.
const MAX_BYTES: usize = 1 << 20;

const PAGE: &str = include_str!("page.html");
const WORDS: &str = include_str!("words.json");

/// Nothing from elsewhere, and nothing to elsewhere: not even whence somebody came.
const POLICY: &str = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; \
    object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

macro_rules! one_after_the_other {
    ($($name:literal),* $(,)?) => {
        concat!($(include_str!($name), "\n"),*)
    };
}

/// In one piece: a guest's share of requests is small, and a phone far away waits
/// for each of them.
const SCRIPT: &str = one_after_the_other!(
    "words.js",
    "dom.js",
    "talk.js",
    "photos.js",
    "signature.js",
    "estimate_line.js",
    "spoken.js",
    "estimate.js",
    "progress.js",
    "sheet.js",
    "survey.js",
    "page.js",
);

/// What the page loads: by name, kind and content.
const FILES: [(&str, &str, &str); 2] = [
    ("page.css", "text/css; charset=utf-8", include_str!("page.css")),
    ("page.js", "text/javascript; charset=utf-8", SCRIPT),
];

pub fn router() -> Router<Arc<HouseState>> {
    let fixed = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let mut router = Router::new();
    for (name, kind, content) in FILES {
        let file = move || async move { ([(header::CONTENT_TYPE, kind)], content) };
        router = router.route(&format!("/{name}"), get(file));
    }
    let under = router
        .route("/{token}", get(page))
        .route("/{token}/rpc/{command}", post(rpc))
        .route("/{token}/photos/{id}/{size}", get(photo))
        .route("/{token}/sheet.pdf", get(sheet))
        .layer(fixed(header::CACHE_CONTROL, "no-store"))
        .layer(fixed(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(fixed(header::REFERRER_POLICY, "no-referrer"))
        // Never what the other routes fall back to: that is the shop's own page.
        .fallback(no_such_place)
        .layer(fixed(header::X_CONTENT_TYPE_OPTIONS, "nosniff"));
    Router::new().nest("/c", under).route("/c", any(no_such_place)).route(UNDER, any(no_such_place))
}

/// The same for every link: whether it shows anything the page asks itself.
async fn page(headers: HeaderMap) -> Html<String> {
    Html(in_all_languages(PAGE, WORDS, &headers))
}

async fn rpc(
    State(house): State<Arc<HouseState>>,
    Path((token, command)): Path<(String, String)>,
    body: Body,
) -> Result<Json<Value>, Refused> {
    let call: Call = read_json_within(&command, body, MAX_BYTES).await?;
    let answer = beside(move || {
        let shop = &house.door.shop;
        let session = own_phone::come_in(shop, &token)?;
        let answer = app::call(shop, &session, &command, call.request, call.key.as_deref())?;
        own_phone::opened(shop, &session);
        Ok(answer)
    });
    Ok(Json(answer.await?))
}

async fn photo(
    State(house): State<Arc<HouseState>>,
    Path((token, id, size)): Path<(String, i64, String)>,
) -> Result<Response, Refused> {
    let size = PhotoSize::named(&size).ok_or(Refusal::NotFound { entity: "photo".to_owned(), id })?;
    let bytes = beside(move || {
        let shop = &house.door.shop;
        own_phone::photo(shop, &own_phone::come_in(shop, &token)?, id, size)
    });
    Ok(([(header::CONTENT_TYPE, "image/jpeg")], bytes.await?).into_response())
}

async fn sheet(State(house): State<Arc<HouseState>>, Path(token): Path<String>) -> Result<Response, Refused> {
    let made = beside(move || {
        let shop = &house.door.shop;
        own_phone::sheet(shop, &own_phone::come_in(shop, &token)?)
    });
    Ok(as_file(made.await?))
}

#[cfg(test)]
mod tests {
    use super::{FILES, PAGE, WORDS};
    use serde_json::Value;
    use std::collections::BTreeSet;

    fn names(value: &Value, under: &str, found: &mut BTreeSet<String>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    names(value, &format!("{under}.{name}"), found);
                }
            }
            Value::Array(all) => {
                for (place, value) in all.iter().enumerate() {
                    names(value, &format!("{under}.{place}"), found);
                }
            }
            Value::String(text) => {
                assert!(!text.trim().is_empty(), "{under} says nothing");
                found.insert(under.to_owned());
            }
            other => panic!("{under} is {other}"),
        }
    }

    #[test]
    fn the_page_says_the_same_in_three_languages() {
        let words: Value = serde_json::from_str(WORDS).expect("words");
        let of = |language: &str| {
            let mut found = BTreeSet::new();
            names(&words[language], "", &mut found);
            found
        };
        let simplified = of("zh-CN");
        assert!(simplified.len() > 40, "{}", simplified.len());
        for language in ["zh-TW", "en"] {
            assert_eq!(of(language), simplified, "{language}");
        }
    }

    /// What the page asks for is there, and nothing lies there that no page asks for.
    #[test]
    fn the_page_is_made_of_just_these_files() {
        for (name, ..) in FILES {
            assert!(PAGE.contains(&format!("/c/{name}\"")), "{name} is loaded by nobody");
        }
        assert_eq!(PAGE.matches("\"/c/").count(), FILES.len());
    }
}
