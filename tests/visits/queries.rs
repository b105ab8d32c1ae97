//! How often one press asks the file. On a fast computer with a small shop a
//! question asked once for each row costs nothing anybody would notice.

use features::homes::wall_screen;
use features::visit::lines::add_line;
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use shop_tests::asks_visit::{added, asked};
use shop_tests::visit::{labour, part};
use shop_tests::{Car, TestShop};

/// What one more line may ask of the file at most, and its page read anew. More is a
/// question that stands in a loop, or one that another answers already.
const MAX_QUERIES_OF_WRITE: i64 = 41;
const MAX_QUERIES_OF_PAGE: i64 = 63;

fn queries_of<T>(press: impl FnOnce() -> T) -> i64 {
    storage::selects_run();
    press();
    storage::selects_run()
}

/// What one more line costs with its page read anew, and each alone.
fn one_more(car: &Car<'_>) -> (i64, i64) {
    let ask = added(car, &part("机油滤清器", 1000, 4_500));
    let written = queries_of(|| car.shop.run("advisor", add_line, ask));
    let read = queries_of(|| car.shop.run("advisor", get_visit, asked(car)));
    (written, read)
}

#[test]
fn a_line_more_costs_as_many_queries_on_a_long_bill_as_on_a_short_one() {
    let shop = TestShop::open_at("2026-03-02T10:00");
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(32_000);
    let short = one_more(&car);
    for round in 0..20 {
        car.with_line(labour(&format!("工序 {round}"), 50));
    }
    let long = one_more(&car);
    assert_eq!(short, long);
    let (write, page) = short;
    assert!((1..=MAX_QUERIES_OF_WRITE).contains(&write), "the write asked {write} times");
    assert!((1..=MAX_QUERIES_OF_PAGE).contains(&page), "the page asked {page} times");
}

#[test]
fn the_wall_asks_as_often_for_five_cars_as_for_one() {
    let shop = TestShop::open_at("2026-03-02T10:00");
    let worked_at = |number: usize| {
        let car = shop.car("张小芳", "13800138000", &format!("粤B1234{number}"));
        car.walks_in("repair", "刹车有异响").checked_in(32_000).with_line(labour("更换前制动片", 100));
        car.estimate_issued();
        car.authorised(&[]).assigned_to("technician").released();
        car.repaired_by("technician").self_inspected("technician");
    };
    let wall = || queries_of(|| shop.run("manager", wall_screen, AskNothing {}));
    worked_at(1);
    let one = wall();
    (2..=5).for_each(worked_at);
    assert_eq!(wall(), one);
}
