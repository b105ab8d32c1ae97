//! The files of the UI. A path that is no file is a place inside the UI and
//! gets the first page; a missing script must not get it in its stead.

use axum::Router;
use axum::http::{HeaderValue, Response, StatusCode, header};
use std::path::Path;
use tower_http::services::{ServeDir, ServeFile};
use tower_http::set_header::SetResponseHeaderLayer;

/// The same policy as the window's: nothing comes in from outside.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; \
    style-src 'self' 'unsafe-inline'; img-src 'self' blob: data:; font-src 'self' data:; \
    connect-src 'self' blob: data:; frame-src 'self' blob:; object-src 'none'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'self'";

/// What lies under `/assets` has the sum of its bytes in its name: it never
/// changes, and through a slow Wi-Fi a page that is opened again fetches none of
/// it. What is missing may come.
fn for_good<Body>(answer: &Response<Body>) -> Option<HeaderValue> {
    let is_there = answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED;
    is_there.then(|| HeaderValue::from_static("private, max-age=31536000, immutable"))
}

pub fn router<S: Clone + Send + Sync + 'static>(ui: &Path) -> Router<S> {
    let header = |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let pages = ServeDir::new(ui).fallback(ServeFile::new(ui.join("index.html")));
    let assets = Router::new()
        .fallback_service(ServeDir::new(ui.join("assets")))
        .layer(SetResponseHeaderLayer::if_not_present(header::CACHE_CONTROL, for_good));
    Router::new()
        .nest("/assets", assets)
        .fallback_service(pages)
        // After an update a page must not run on with yesterday's scripts: the
        // browser asks each time and mostly hears that nothing changed.
        .layer(header(header::CACHE_CONTROL, "no-cache"))
        .layer(header(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}
