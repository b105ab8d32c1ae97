//! One visit, from the car that comes in to the report that lets it go.

pub mod advisor;
pub mod answers;
pub mod approvals;
pub mod arrival;
pub(crate) mod at_job;
mod certificate;
pub mod changes;
pub mod check_in;
pub mod course;
pub mod estimates;
pub mod findings;
pub mod flow;
pub mod inspections;
pub mod lines;
pub mod mileage;
pub mod refused;
mod rework;
pub mod workshop;
