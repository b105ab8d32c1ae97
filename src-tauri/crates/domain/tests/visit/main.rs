//! What the rules say of one visit: findings, corrections, the checklist.
#![allow(clippy::unwrap_used, reason = "a test may fail by stopping")]

mod agreed_work;
mod as_seen;
mod asker;
mod correction;
mod customer_told;
mod diagnosis;
mod draw_offers;
mod estimate_message;
mod estimate_revision;
mod express;
mod finding;
mod inspected;
mod lateness;
mod line_answer;
mod lines_in_hand;
mod maker_warranty;
mod meant;
mod offered_payer;
mod on_paper;
mod outside_work;
mod parts_at_car;
mod past_work;
mod preparation;
mod progress;
mod put_right;
mod quoted_finding;
mod readings;
mod recall;
mod rework;
mod sample;
mod shown_offer;
mod spoken_yes;
mod taking_back;
mod visitor;
mod warranty_judgement;
