//! The HTTP door: the same commands the window calls, for a browser on this
//! computer and for the tests. It knows who sits at the other end and how a
//! refusal looks on the wire, and nothing of the shop.

mod addresses;
mod answers;
mod connections;
mod door;
mod door_state;
mod events;
mod folder;
mod found;
mod guard;
mod house;
pub mod joined;
mod news;
mod pages;
pub mod recovery;
mod routes;
pub mod serving;
mod sessions;
mod threads;

pub use door::Door;
pub use folder::{data_folder, usual_folder};
pub use house::House;
pub use joined::JoinedDoor;
