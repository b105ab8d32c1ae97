//! The open shop and how it is asked: one call, one transaction, one list of
//! rights. It knows no feature: what there is to ask for is told to it.

pub mod access;
pub mod answer;
pub mod by_pin;
mod call;
pub mod checksum;
pub mod clock;
pub mod command;
pub mod error;
pub mod host;
pub mod host_clock;
pub mod links;
pub mod long_work;
pub mod no_copy;
pub mod pin_throttle;
mod portion;
pub mod presence;
pub mod sessions;
pub mod shop;
pub mod sign_in;
mod stations;
pub mod tasks;
pub mod tills;
pub mod topic;

pub use clock::{Clock, SystemClock};
pub use command::{Command, Program};
pub use domain::refusal::Refusal;
pub use error::{Error, Result};
pub use portion::{PORTION, TRIES};
pub use sessions::Session;
pub use shop::Shop;
pub use sign_in::Seat;
pub use storage::StorageError as OpenRefusal;
pub use storage::Trouble;
pub use storage::changes::{Changed, Changes};
pub use storage::own;

lists!(host_clock, long_work);
