//! The live refresh of browsers: every commit of the shop, as it happens.

use crate::door_state::{DoorState, Listener};
use axum::extract::State;
use axum::response::sse::{Event, Sse};
use futures_util::stream::{self, Stream};
use kernel::Changes;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{broadcast, watch};

/// A line without a word for longer is dead: a pulled cable ends no connection
/// by itself, and the person before the page is told within three seconds.
const BEAT: Duration = Duration::from_secs(1);

struct EventStream {
    /// Where it begins; the first thing it says.
    begins: Option<u64>,
    changes: broadcast::Receiver<Arc<Changes>>,
    closing: watch::Receiver<bool>,
    ends: watch::Receiver<()>,
    door: Arc<DoorState>,
    token: String,
    /// The last thing was said; the stream ends.
    over: bool,
}

impl EventStream {
    async fn next(&mut self) -> Option<Event> {
        if self.over {
            return None;
        }
        if let Some(announced) = self.begins.take() {
            return Some(Event::default().event("since").data(announced.to_string()));
        }
        let heard = tokio::select! {
            _ = self.closing.wait_for(|closing| *closing) => return None,
            () = tokio::time::sleep(BEAT) => None,
            Ok(()) = self.ends.changed() => None,
            heard = self.changes.recv() => Some(match heard {
                Ok(changes) => changes,
                Err(broadcast::error::RecvError::Lagged(_)) => Arc::new(Changes { tx: 0, changes: Vec::new(), key: None }),
                Err(broadcast::error::RecvError::Closed) => return None,
            }),
        };
        // Asked at every beat, not only when something changes: who was signed out
        // in another tab, or forgotten, learns it within a second, and who was shut
        // out at once. The stream ends here, and the page finds that it may not
        // listen any more.
        let session = self.door.sessions.look(&self.token)?;
        // Sent away by the shop: the page is told to ask anew, without a word of
        // what changed, and so learns that it has to sign in.
        if self.door.shop.check_session(&session).is_err() {
            self.over = true;
            let nothing = Changes { tx: 0, changes: Vec::new(), key: None };
            return Event::default().event("changes").json_data(&nothing).ok();
        }
        if let Some(station) = session.station_id {
            self.door.shop.presence.listens(station, self.door.shop.door_time());
        }
        let Some(changes) = heard else { return Some(Event::default().event("beat").data("1")) };
        Event::default().event("changes").json_data(changes.as_ref()).ok()
    }
}

pub(crate) async fn events(
    State(door): State<Arc<DoorState>>,
    Listener(signed): Listener,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    // In this order: what comes between the two is heard.
    let changes = door.news.listen();
    let listening = EventStream {
        begins: Some(door.news.announced()),
        changes,
        closing: door.closing.clone(),
        ends: door.news.ends(),
        token: signed.token,
        over: false,
        door,
    };
    let stream = stream::unfold(listening, |mut listening| async move {
        listening.next().await.map(|event| (Ok(event), listening))
    });
    Sse::new(stream)
}
