//! Back to the workshop: the first try of a job is kept, a new one of each that
//! failed waits for the same hands. Nothing of it is charged.

use domain::inspection::Rework;
use domain::job::Job;
use domain::rework::tries_again;
use kernel::error::Result;
use kernel::host::Write;

/// Keeps the rework and begins another try of each of its jobs. `remedy` is what
/// is to be done about it, where somebody said so.
pub(super) fn begin(cx: &Write, mut rework: Rework, failed: &[&Job], remedy: &str) -> Result<()> {
    cx.w.insert(&mut rework)?;
    for mut again in tries_again(failed, &rework, remedy) {
        cx.w.insert(&mut again)?;
    }
    Ok(())
}
