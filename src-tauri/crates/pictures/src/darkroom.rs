//! The one thread that converts photos. It gives way: a photo takes a processor as long as a hundred
//! writes do, and an advisor who sends six would make everybody else at the shop wait for them. And it
//! stays, since a thread cannot be raised again without special rights, and the memory of one that
//! ends is not given back.

use crate::made::{ConvertedPhoto, convert_here};
use domain::photo::PhotoProblem;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;
use thread_priority::{ThreadPriority, set_current_thread_priority};

type Converted = Result<ConvertedPhoto, PhotoProblem>;

struct Order {
    bytes: Vec<u8>,
    done: Sender<thread::Result<Converted>>,
}

/// Of a hundred: some niceness on Linux, below normal on Windows. Not the lowest, which gets nothing
/// at all while the computer is busy.
const GIVES_WAY: u8 = 20;

/// Where there can be no such thread, photos are converted by whoever asks.
static DARKROOM: LazyLock<Option<Mutex<Sender<Order>>>> = LazyLock::new(|| {
    let (sender, orders) = channel();
    let begun = thread::Builder::new().name("darkroom".to_owned()).spawn(move || work(&orders));
    begun.ok().map(|_| Mutex::new(sender))
});

/// One after the other, as a large one takes a hundred megabytes for a moment.
///
/// # Errors
/// What is no picture, is one we do not read, is damaged or too large to be taken.
pub fn convert(bytes: Vec<u8>) -> Converted {
    let Some(darkroom) = &*DARKROOM else { return convert_here(&bytes) };
    let (done, answer) = channel();
    // It never ends, so that nothing is sent in vain.
    let _ = darkroom.lock().unwrap_or_else(PoisonError::into_inner).send(Order { bytes, done });
    match answer.recv() {
        Ok(Ok(converted)) => converted,
        Ok(Err(panicked)) => resume_unwind(panicked),
        Err(_) => Err(PhotoProblem::Damaged),
    }
}

fn work(orders: &Receiver<Order>) {
    give_way();
    for Order { bytes, done } in orders {
        // A decoder that breaks off over one photo is the fault of whoever asked, not of the next.
        let converted = catch_unwind(AssertUnwindSafe(|| convert_here(&bytes)));
        let _ = done.send(converted);
    }
}

fn give_way() {
    // There it would be the whole program that gives way.
    if cfg!(target_os = "macos") {
        return;
    }
    let Ok(low) = GIVES_WAY.try_into() else { return };
    if let Err(error) = set_current_thread_priority(ThreadPriority::Crossplatform(low)) {
        tracing::debug!(?error, "photos are converted as fast as everything else");
    }
}
