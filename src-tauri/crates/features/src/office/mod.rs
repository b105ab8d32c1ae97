//! The shop itself, its people and its copies: the manager's matters.

pub mod backups;
pub mod paper_pictures;
pub mod people;
pub mod recovery;
pub mod setup;
pub mod stations;
pub mod support;

kernel::lists!(setup, people, stations, support, backups, paper_pictures);
