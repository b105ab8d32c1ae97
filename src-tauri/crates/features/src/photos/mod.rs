//! Photos of a visit: taken in, drawn on, taken off the page with a reason, and
//! handed to the page that shows them.

pub mod commands;
mod shown;
mod taken;

pub use commands::{COMMANDS, visit};
pub use pictures::MAX_SIDE;
pub(crate) use shown::bytes_of;
pub use shown::{PhotoSize, photo};
pub use taken::{AddPhoto, add_photo};
