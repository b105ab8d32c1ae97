//! Whole mornings of the shop, told through its doors.

mod believable_sample;
mod booked_walk_in;
mod booking_to_follow_up;
mod came_back;
mod certified;
mod deposit;
mod fleet_car;
mod held_up;
mod log_size;
mod money_in_rework;
mod no_charge;
mod no_scans;
mod numbers_found;
mod refused;
mod rework;
mod sample_beside_own;
mod sample_people;
mod sample_shop;
mod sample_store;
mod sample_workshop;
mod shared_job;
mod shift;
mod support;
mod two_payers;
mod voided;
mod wrong_input;
