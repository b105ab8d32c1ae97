//! What the counter does: setting the shop up, people, customers, vehicles,
//! finding them again, bookings, arrivals and the first screens.

#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod booked;
mod booked_packages;
mod booking;
mod calendar;
mod clock;
mod contacts;
mod data_requests;
mod doors;
mod duplicates;
mod erased;
mod finding;
mod first_minute;
mod from_outside;
mod owners;
mod people_book;
mod personal_data;
mod staff;
mod stations_book;
mod support;
