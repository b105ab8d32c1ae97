//! A request of this computer's window, passed on to the host, and its answer
//! back, as they come: a stream of events stays one. What belongs to the way
//! between the two computers (the token, the certificate) stays out of the page.

use super::state::{Joined, TOKEN, Upstream};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use std::sync::Arc;

/// Tells the host's pages that this computer joined, and may leave.
const JOINED: &str = "workbay_joined=1; Path=/; SameSite=Strict";

/// Of one connection only (RFC 9110, 7.6.1), or of this computer only.
fn stays_here(name: &HeaderName) -> bool {
    const OWN: [HeaderName; 9] = [
        header::CONNECTION,
        header::TRANSFER_ENCODING,
        header::TE,
        header::TRAILER,
        header::UPGRADE,
        header::HOST,
        header::ORIGIN,
        header::REFERER,
        header::COOKIE,
    ];
    OWN.contains(name) || name.as_str() == "keep-alive"
}

pub async fn pass_on(State(joined): State<Arc<Joined>>, request: Request) -> Response {
    let is_page = matches!(request.uri().path(), "/" | "/index.html" | "/pair");
    let Some(upstream) = joined.upstream() else {
        return if is_page { Redirect::to("/joined").into_response() } else { away(is_page) };
    };
    match joined.awaited(passed(&upstream, request)).await {
        Ok(answer) => answered(&joined, &upstream, answer, is_page),
        Err(error) => {
            tracing::info!(%error, "the host does not answer");
            if error.is_connect() {
                joined.look_for_it();
            }
            away(is_page)
        }
    }
}

/// A page comes back by itself; everything else is asked again by the page that wanted it.
fn away(is_page: bool) -> Response {
    if is_page { super::pages::away() } else { StatusCode::BAD_GATEWAY.into_response() }
}

async fn passed(upstream: &Upstream, request: Request) -> reqwest::Result<reqwest::Response> {
    let (asked, body) = request.into_parts();
    let path = asked.uri.path_and_query().map_or("/", |path| path.as_str());
    let mut headers = HeaderMap::new();
    for (name, value) in &asked.headers {
        if !stays_here(name) {
            headers.append(name, value.clone());
        }
    }
    // Whoever asks was asked already whether they are a page of this computer.
    if !asked.method.is_safe()
        && let Ok(origin) = HeaderValue::from_str(&format!("https://{}", upstream.host))
    {
        headers.insert(header::ORIGIN, origin);
    }
    if !upstream.token.is_empty()
        && let Ok(cookie) = HeaderValue::from_str(&format!("{TOKEN}{}", upstream.token))
    {
        headers.insert(header::COOKIE, cookie);
    }
    let passed = upstream.client.request(asked.method.clone(), format!("https://{}{path}", upstream.host));
    let passed = passed.headers(headers);
    let has_body = !asked.method.is_safe();
    let passed =
        if has_body { passed.body(reqwest::Body::wrap_stream(body.into_data_stream())) } else { passed };
    passed.send().await
}

fn answered(joined: &Joined, upstream: &Upstream, answer: reqwest::Response, is_page: bool) -> Response {
    let mut back = Response::builder().status(answer.status());
    if let Some(headers) = back.headers_mut() {
        for (name, value) in answer.headers() {
            if *name == header::SET_COOKIE {
                let text = value.to_str().unwrap_or_default();
                match text.strip_prefix(TOKEN).and_then(|rest| rest.split(';').next()) {
                    // Browsers are given it anew, lest they forget it: here it lies on the disk, and the
                    // answer to a PIN must not fail because that is full.
                    Some(token) if token == upstream.token => {}
                    Some(token) => {
                        if let Err(error) = joined.let_in(upstream.host, token) {
                            tracing::error!(%error, "the station's token cannot be kept");
                            return StatusCode::INSUFFICIENT_STORAGE.into_response();
                        }
                    }
                    None => {
                        // Between this door and its window there is no TLS, and nobody else.
                        let text = text.replace("; Secure", "");
                        headers.extend(HeaderValue::from_str(&text).map(|text| (header::SET_COOKIE, text)));
                    }
                }
            } else if !stays_here(name) {
                headers.append(name, value.clone());
            }
        }
        if is_page {
            headers.append(header::SET_COOKIE, HeaderValue::from_static(JOINED));
        }
    }
    let body = Body::from_stream(answer.bytes_stream());
    back.body(body).unwrap_or_else(|_| StatusCode::BAD_GATEWAY.into_response())
}
