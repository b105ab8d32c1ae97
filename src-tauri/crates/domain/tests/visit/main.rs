//! What the rules say of one visit: findings, corrections, the checklist.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod agreed_work;
mod as_seen;
mod asker;
mod correction;
mod draw_offers;
mod finding;
mod inspected;
mod lateness;
mod line_answer;
mod lines_in_hand;
mod meant;
mod offered_payer;
mod on_paper;
mod preparation;
mod put_right;
mod quoted_finding;
mod readings;
mod rework;
mod sample;
mod shown_offer;
mod taking_back;
mod visitor;
