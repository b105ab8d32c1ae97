//! The door is for pages it served itself. A page from elsewhere must not reach
//! the shop through the browser it is shown in: neither by naming this door
//! (the Origin tells) nor by having its own name point here (the Host tells).

use crate::answers::Refused;
use axum::extract::Request;
use axum::http::{HeaderMap, StatusCode, header, uri::Authority};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use kernel::Refusal;

pub async fn only_this_computer(request: Request, next: Next) -> Response {
    if is_welcome(request.headers()) {
        next.run(request).await
    } else {
        let answer = Refused(Refusal::NotSignedIn).into_response();
        (StatusCode::FORBIDDEN, answer).into_response()
    }
}

fn is_welcome(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    let Some(host) = text(header::HOST) else { return false };
    if !is_this_computer(host) {
        return false;
    }
    match text(header::ORIGIN) {
        None => true,
        Some(origin) => origin.strip_prefix("http://").is_some_and(|from| from.eq_ignore_ascii_case(host)),
    }
}

fn is_this_computer(host: &str) -> bool {
    host.parse::<Authority>().is_ok_and(|host| {
        !host.as_str().contains('@')
            && matches!(host.host().to_ascii_lowercase().as_str(), "127.0.0.1" | "localhost")
    })
}

#[cfg(test)]
mod tests {
    use super::is_welcome;
    use axum::http::{HeaderMap, HeaderValue, header};

    #[test]
    fn only_pages_of_this_door_are_let_in() {
        let check = |host: Option<&str>, origin: Option<&str>, expect: bool| {
            let mut headers = HeaderMap::new();
            for (name, value) in [(header::HOST, host), (header::ORIGIN, origin)] {
                if let Some(value) = value {
                    headers.insert(name, HeaderValue::from_str(value).expect("a header"));
                }
            }
            assert_eq!(is_welcome(&headers), expect, "{host:?} {origin:?}");
        };
        check(Some("127.0.0.1:7878"), None, true);
        check(Some("localhost:5173"), Some("http://localhost:5173"), true);
        check(Some("LOCALHOST"), None, true);
        check(Some("127.0.0.1:7878"), Some("http://127.0.0.1:7878"), true);
        check(Some("127.0.0.1:7878"), Some("http://127.0.0.1:9999"), false);
        check(Some("127.0.0.1:7878"), Some("https://shop.example"), false);
        check(Some("127.0.0.1:7878"), Some("null"), false);
        check(Some("shop.example:7878"), None, false);
        check(Some("127.0.0.1.shop.example"), None, false);
        check(Some("localhost@shop.example"), None, false);
        check(Some("shop.example@localhost"), None, false);
        check(Some(""), None, false);
        check(None, None, false);
    }
}
