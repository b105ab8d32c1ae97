//! Files that are nobody's but the owner's: they hold every customer's phone.

use std::path::Path;

/// Takes a file or a folder from everybody else on this computer. A disk that
/// knows no owners, such as a stick's, refuses: that is said and changes nothing.
#[cfg(unix)]
pub fn only(path: &Path) {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt;
    let mode = if path.is_dir() { 0o700 } else { 0o600 };
    if let Err(error) = std::fs::set_permissions(path, Permissions::from_mode(mode)) {
        tracing::warn!(path = %path.display(), %error, "others on this computer may read it");
    }
}

/// The folder of an account is closed to others by the system itself.
#[cfg(not(unix))]
pub fn only(_: &Path) {}
