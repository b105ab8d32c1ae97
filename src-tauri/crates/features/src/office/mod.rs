//! The shop itself, its people and its copies: the manager's matters.

pub mod backups;
pub mod drivers;
pub mod paper_pictures;
pub mod people;
pub mod recovery;
pub mod setup;
pub mod staff;
pub mod station_pins;
pub mod stations;
pub mod support;

kernel::lists!(setup, people, staff, drivers, stations, station_pins, support, backups, paper_pictures);
