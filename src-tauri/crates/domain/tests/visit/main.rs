//! What the rules say of one visit: findings, corrections, the checklist.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod as_seen;
mod asker;
mod correction;
mod finding;
mod inspected;
mod lateness;
mod lines_in_hand;
mod on_paper;
mod preparation;
mod put_right;
mod quoted_finding;
mod rework;
mod sample;
mod shown_offer;
mod visitor;
