//! A computer that keeps no shop of its own and works at one that another
//! computer of the house keeps. Its window, or a browser on it, talks to a door
//! on this computer; the door passes everything on to the host, over TLS, and
//! trusts the authority it was shown when it joined, and no other.

mod authority;
mod door;
mod kept;
mod own_window;
mod pages;
mod pass_on;
mod printers;
mod state;

pub use crate::found::FoundHost;
pub use door::JoinedDoor;
pub use kept::{Membership, has_joined, join, leave};
