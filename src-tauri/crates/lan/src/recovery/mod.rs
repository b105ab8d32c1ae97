//! The door of a shop whose file cannot be used: it shows the copies and lets a
//! manager of one of them put it in place. Nothing else is answered until then.

mod page;

pub use page::page;

use crate::answers::Refused;
use crate::connections::ConnectionListener;
use crate::door::PATIENCE;
use crate::guard;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{any, get};
use axum::{Json, Router};
use features::office::recovery::{Recover, Recovery, RecoveryOffer};
use kernel::{Refusal, Shop};
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tokio::sync::watch;

struct Waiting {
    /// Empty while a copy is put in place, and afterwards.
    recovery: Mutex<Option<Recovery>>,
    shop: Mutex<Option<Arc<Shop>>>,
    done: watch::Sender<bool>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Answers on this computer until a copy was put in place, or `ended` says that
/// the program is to end: then there is no shop. `opened` is told the address.
///
/// # Errors
/// Where the port is taken, or serving breaks off.
pub fn wait_for(
    recovery: Recovery,
    port: u16,
    opened: impl FnOnce(SocketAddr),
    ended: impl Future<Output = ()>,
) -> io::Result<Option<Arc<Shop>>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let waiting = Arc::new(Waiting {
        recovery: Mutex::new(Some(recovery)),
        shop: Mutex::default(),
        done: watch::channel(false).0,
    });
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        opened(listener.local_addr()?);
        let (mut done, mut patience) = (waiting.done.subscribe(), waiting.done.subscribe());
        let connections = ConnectionListener { listener };
        let served = axum::serve(connections, router(waiting.clone())).with_graceful_shutdown(async move {
            // An error means that everything here is gone: end as well.
            let _ = done.wait_for(|done| *done).await;
        });
        tokio::select! {
            served = async { served.await } => served,
            // Who began to say something and never ends keeps the shop from nobody.
            () = async {
                let _ = patience.wait_for(|done| *done).await;
                tokio::time::sleep(PATIENCE).await;
            } => Ok(()),
            () = ended => Ok(()),
        }
    })?;
    let shop = lock(&waiting.shop).take();
    Ok(shop)
}

fn router(waiting: Arc<Waiting>) -> Router {
    Router::new()
        .route("/api/recovery", get(offer).post(recover))
        .route("/api/{*rest}", any(not_yet))
        .fallback(get(shown))
        .layer(axum::middleware::from_fn(guard::only_this_computer))
        .with_state(waiting)
}

/// A page that was open before hears that nobody answers, and asks again.
async fn not_yet() -> StatusCode {
    StatusCode::SERVICE_UNAVAILABLE
}

async fn shown(headers: HeaderMap) -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Html(page(spoken_by(&headers)))).into_response()
}

/// What a browser asks for first, as near as we speak it.
pub fn spoken_by(headers: &HeaderMap) -> &'static str {
    let spoken =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|spoken| spoken.to_str().ok()).unwrap_or_default();
    nearest(spoken.split(',').next().unwrap_or_default())
}

/// The nearest of our three languages to the one a computer speaks.
pub fn nearest(locale: &str) -> &'static str {
    let locale = locale.replace('_', "-").to_lowercase();
    if locale.starts_with("zh") {
        let says = |mark: &str| locale.split(['-', '.', ';']).any(|part| part == mark);
        let traditional = says("hant") || (["tw", "hk", "mo"].into_iter().any(says) && !says("hans"));
        if traditional { "zh-TW" } else { "zh-CN" }
    } else if locale.is_empty() || locale == "c" || locale.starts_with("c.") || locale == "posix" {
        "zh-CN"
    } else {
        "en"
    }
}

async fn offer(State(waiting): State<Arc<Waiting>>) -> Result<Json<RecoveryOffer>, Refused> {
    // Every byte of every copy is read for it: beside the thread that hears.
    let offered = tokio::task::spawn_blocking(move || match lock(&waiting.recovery).as_ref() {
        Some(recovery) => recovery.offer(),
        None => Err(Refusal::TaskRunning),
    });
    Ok(Json(offered.await.map_err(broke_off)??))
}

async fn recover(
    State(waiting): State<Arc<Waiting>>,
    Json(ask): Json<Recover>,
) -> Result<Json<serde_json::Value>, Refused> {
    let at_work = waiting.clone();
    let recovered = tokio::task::spawn_blocking(move || {
        // Taken out: of two presses one puts the copy in place.
        let recovery = lock(&at_work.recovery).take().ok_or(Refusal::TaskRunning)?;
        match recovery.recover(&ask) {
            Ok(shop) => {
                *lock(&at_work.shop) = Some(shop);
                Ok(())
            }
            Err(back) => {
                let (recovery, refusal) = *back;
                *lock(&at_work.recovery) = Some(recovery);
                Err(refusal)
            }
        }
    });
    recovered.await.map_err(broke_off)??;
    // The door closes once this answer is given; nobody listening is no failure.
    let _ = waiting.done.send(true);
    Ok(Json(serde_json::Value::Null))
}

fn broke_off(error: tokio::task::JoinError) -> Refusal {
    tracing::error!(%error, "recovering the file broke off");
    Refusal::Bug { reference: "recovery".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn the_computer_s_language_chooses_the_words() {
        let cases = [
            ("zh-CN", "zh-CN"),
            ("zh_CN.UTF-8", "zh-CN"),
            ("zh-Hans-HK", "zh-CN"),
            ("zh-TW", "zh-TW"),
            ("zh_TW.UTF-8", "zh-TW"),
            ("zh-Hant-MO", "zh-TW"),
            ("zh-TW;q=0.9", "zh-TW"),
            ("en-GB", "en"),
            ("de-DE", "en"),
            ("C.UTF-8", "zh-CN"),
            ("", "zh-CN"),
        ];
        for (locale, expect) in cases {
            assert_eq!(nearest(locale), expect, "{locale:?}");
        }
    }
}
