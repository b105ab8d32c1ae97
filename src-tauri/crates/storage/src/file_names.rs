//! What a file is called after a power cut.

use std::path::Path;

/// Makes sure that the names given in a folder are on the disk: a file that was
/// written safely and then renamed has its old name after a power cut otherwise.
///
/// # Errors
/// Where the disk does not confirm it.
#[cfg(unix)]
pub fn settle_names(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// The file system writes the names down itself, in order.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn settle_names(_: &Path) -> std::io::Result<()> {
    Ok(())
}
