//! The threads a door answers with.

use std::io;
use tokio::runtime::{Builder, Runtime};

/// Who hears everybody: they wait for nothing.
const HEARING: usize = 2;

/// Commands at work at one time. Each has a thread, and every thread keeps a
/// memory of its own in which the file's pages and what was prepared pile up:
/// sixteen of them held a hundred megabytes after an hour of twenty stations. A
/// shop's computer has a few cores: more at once would not be answered sooner,
/// and without a limit of ours a rush leaves behind as many as it had requests,
/// up to five hundred.
const AT_WORK: usize = 10;

pub(crate) fn runtime(name: &str) -> io::Result<Runtime> {
    Builder::new_multi_thread()
        .worker_threads(HEARING)
        .max_blocking_threads(AT_WORK)
        .thread_name(name)
        .enable_all()
        .build()
}
