//! The door of a computer that joined speaks for the whole computer at the host:
//! it is its window's, and no other program's. The window comes in by an entrance
//! that bears a secret of this computer, and is known by it from then on.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

const ENTRANCE: &str = "/joined/own/";
const SECRET_BYTES: usize = 16;
/// Somebody comes by another way: a page kept from before this door had an entrance.
const ASKED: &str =
    "请从工位程序打开此页。\n請從工位程式開啟此頁。\nOpen this page from the Workbay program.\n";

/// # Errors
///
/// Where the system gives no random bytes.
pub fn secret() -> io::Result<String> {
    let mut chance = [0u8; SECRET_BYTES];
    getrandom::fill(&mut chance).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(chance.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// The address by which the window comes in.
pub fn entrance(door: SocketAddr, secret: &str) -> String {
    format!("http://{door}{ENTRANCE}{secret}")
}

pub struct OwnWindow {
    /// A browser knows one computer by its name alone: two doors need two names.
    cookie: String,
    secret: String,
}

impl OwnWindow {
    pub fn at(door: SocketAddr, secret: &str) -> Arc<Self> {
        Arc::new(Self { cookie: format!("workbay_own_{}", door.port()), secret: secret.to_owned() })
    }

    fn is_known(&self, headers: &HeaderMap) -> bool {
        let wanted = format!("{}={}", self.cookie, self.secret);
        let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        all.flat_map(|cookies| cookies.split(';')).any(|cookie| cookie.trim() == wanted)
    }
}

pub async fn only_its_window(State(own): State<Arc<OwnWindow>>, request: Request, next: Next) -> Response {
    // First the entrance: a window that is known comes in by it again at every start, and
    // what stands in its address is passed on to no host.
    let secret = request.uri().path().strip_prefix(ENTRANCE);
    if secret.is_none() && own.is_known(request.headers()) {
        return next.run(request).await;
    }
    if secret != Some(own.secret.as_str()) {
        let text = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
        return (StatusCode::FORBIDDEN, text, ASKED).into_response();
    }
    let cookie =
        format!("{}={}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000", own.cookie, own.secret);
    ([(header::SET_COOKIE, cookie)], Redirect::to("/")).into_response()
}
