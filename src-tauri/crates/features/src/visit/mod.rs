//! One visit, from the car that comes in to the report that lets it go.

pub mod advisor;
pub mod answers;
pub mod approvals;
pub mod arrival;
pub mod asked_work;
pub(crate) mod at_job;
pub mod board;
mod certificate;
pub mod changes;
pub mod check_in;
pub mod course;
pub mod diagnoses;
pub mod estimates;
pub mod findings;
pub mod flow;
pub mod inspections;
pub mod lines;
pub mod mileage;
pub mod outside;
pub mod progress;
pub mod refused;
mod rework;
pub mod spoken;
pub mod told;
pub mod workshop;
