//! What the rules say of one visit: findings, corrections, the checklist.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod asker;
mod correction;
mod finding;
mod inspected;
mod preparation;
mod put_right;
mod sample;
mod shown_offer;
mod visitor;
