//! What the shop commits, for everybody who listens at a door.

use kernel::{Changes, Shop};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::{broadcast, watch};

/// A page that slept through so many commits is told to ask everything again.
const HELD: usize = 256;

/// The commits as this door tells them, and how many it has told. A page compares
/// the number that came with an answer to the one its stream began at: what was
/// committed between the two is in neither.
#[derive(Clone)]
pub struct News {
    changes: broadcast::Sender<Arc<Changes>>,
    announced: Arc<AtomicU64>,
    ends: Arc<watch::Sender<()>>,
}

impl News {
    pub fn listen(&self) -> broadcast::Receiver<Arc<Changes>> {
        self.changes.subscribe()
    }

    /// Woken whenever sessions ended: who was shut out hears nothing more from then on.
    pub fn ends(&self) -> watch::Receiver<()> {
        self.ends.subscribe()
    }

    /// How many commits are told by now. All of them are in whatever is read from
    /// here on, and whoever began to listen before hears all that follow.
    pub fn announced(&self) -> u64 {
        self.announced.load(Ordering::Acquire)
    }
}

/// Hears the shop on a thread of its own: its channel blocks, the door's does
/// not. The thread ends with the shop, or at the first commit after the door.
pub(crate) fn forward(shop: &Shop) -> std::io::Result<News> {
    let heard = shop.subscribe();
    let (changes, _) = broadcast::channel(HELD);
    let announced = Arc::new(AtomicU64::new(0));
    let (weak, counted) = (changes.downgrade(), announced.clone());
    std::thread::Builder::new().name("workbay-events".to_owned()).spawn(move || {
        for changes in heard {
            let Some(sender) = weak.upgrade() else { break };
            // Before it is told: who does not hear it any more reads the number after it.
            counted.fetch_add(1, Ordering::Release);
            // Nobody listens: that is no failure.
            let _ = sender.send(Arc::new(changes));
        }
    })?;
    let ends = Arc::new(watch::Sender::new(()));
    let still_open = Arc::downgrade(&ends);
    shop.sessions.on_session_end(move || {
        still_open.upgrade().is_some_and(|ends| {
            ends.send_replace(());
            true
        })
    });
    Ok(News { changes, announced, ends })
}
