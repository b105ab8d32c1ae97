//! Each seat's first screen: what waits there, in which order, and the figures.

mod complaints;
mod dropped;
mod figures;
mod log_columns;
mod offered;
mod papers;
mod parts;
mod plans;
mod queues;
mod sight;
mod wall;
mod workshop;

use serde_json::{Value, json};
use shop_tests::TestShop;

/// The first screen of a seat, asked by the person who sits there.
fn home(shop: &TestShop, seat: &str) -> Value {
    let screen = if seat == "parts_keeper" { "parts" } else { seat.trim_start_matches("second_") };
    let command = format!("{screen}_home");
    shop.ok(seat, &command, json!({}))
}

/// One field of every row, in the order of the rows.
fn column(rows: &Value, field: &str) -> Vec<Value> {
    rows.as_array().expect("rows").iter().map(|row| row[field].clone()).collect()
}
