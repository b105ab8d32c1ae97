//! Each seat's first screen: what waits there, in which order, and the figures.

mod busy;
mod busy_beside;
mod busy_buying;
mod busy_receiving;
mod complaints;
mod dropped;
mod figures;
mod log_columns;
mod nothing_allowed;
mod offered;
mod offered_of_visits;
mod papers;
mod parts;
mod plans;
mod queues;
mod store;
mod visibility;
mod wall;
mod workshop;

use domain::ids::{JobId, WorkOrderId};
use domain::job::PauseReason;
use features::homes::{
    advisor_home, cashier_home, foreman_home, inspector_home, manager_home, nav_counts, parts_home,
    technician_home,
};
use features::visit::changes::AskVisit;
use features::visit::workshop::{PauseJob, StartJob, pause_job, resume_job};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::Value;
use shop_tests::{Car, TestShop};

/// The first screen of a seat, asked by the person who sits there.
fn home(shop: &TestShop, seat: &str) -> Value {
    let ask = AskNothing {};
    match seat.trim_start_matches("second_") {
        "advisor" => shop.run(seat, advisor_home, ask),
        "cashier" => shop.run(seat, cashier_home, ask),
        "foreman" => shop.run(seat, foreman_home, ask),
        "inspector" => shop.run(seat, inspector_home, ask),
        "manager" => shop.run(seat, manager_home, ask),
        "parts_keeper" => shop.run(seat, parts_home, ask),
        "technician" => shop.run(seat, technician_home, ask),
        none => panic!("{none} has no first screen"),
    }
}

/// The numbers beside the places of the program, which are everybody's.
fn counts(shop: &TestShop, seat: &str) -> Value {
    shop.run(seat, nav_counts, AskNothing {})
}

/// The page of a visit as this seat is shown it.
fn visit(shop: &TestShop, seat: &str, id: i64) -> Value {
    shop.run(seat, get_visit, AskVisit { work_order_id: WorkOrderId(id) })
}

/// Work stops for want of a part.
fn waits_for_parts(car: &Car<'_>, seat: &str, number: usize) {
    let (id, version) = car.job_at(number);
    let reason = PauseReason::Parts;
    car.shop.run(seat, pause_job, PauseJob { job_id: JobId(id), version, reason });
}

fn goes_on(car: &Car<'_>, seat: &str, number: usize) {
    let (id, version) = car.job_at(number);
    car.shop.run(seat, resume_job, StartJob { job_id: JobId(id), version });
}

/// One field of every row, in the order of the rows.
fn column(rows: &Value, field: &str) -> Vec<Value> {
    rows.as_array().expect("rows").iter().map(|row| row[field].clone()).collect()
}
