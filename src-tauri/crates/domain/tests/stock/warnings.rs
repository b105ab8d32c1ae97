//! Who will lack a part, and which price is one no more.

use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::ids::LineId;
use domain::money::{Money, Quantity, Rate};
use domain::stock::warning::{Expected, Needed, PriceMoved, QuotedPart, price_rose, short_lines};
use domain::stock_settings::{MarkupStep, StockSettings};
use domain::tax::PriceBasis;

const NONE: [(i64, i64); 0] = [];

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).expect("a day of March")
}

fn at(minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 1, 1, minute, 0).single().expect("an instant")
}

fn needed(line: i64, quantity: i64, on: Option<u32>, since: u32) -> Needed {
    Needed { line_id: LineId(line), quantity: Quantity(quantity), on: on.map(day), since: at(since) }
}

fn comes(quantity: i64, on: Option<u32>) -> Expected {
    Expected { quantity: Quantity(quantity), on: on.map(day) }
}

fn short(usable: i64, expected: &[Expected], needed: &[Needed]) -> Vec<(i64, i64)> {
    short_lines(Quantity(usable), expected, needed).into_iter().map(|(line, of)| (line.0, of.0)).collect()
}

#[test]
fn the_car_that_was_promised_last_is_the_one_that_lacks_it() {
    let cars = [needed(1, 2_000, Some(5), 9), needed(2, 2_000, Some(4), 1), needed(3, 1_000, Some(6), 0)];
    assert_eq!(short(4_000, &[], &cars), [(3, 1_000)]);
    assert_eq!(short(3_000, &[], &cars), [(1, 1_000), (3, 1_000)]);
    assert_eq!(short(5_000, &[], &cars), NONE);
}

#[test]
fn of_one_day_who_asked_first_is_served_first() {
    let cars = [needed(1, 1_000, Some(5), 9), needed(2, 1_000, Some(5), 3)];
    assert_eq!(short(1_000, &[], &cars), [(1, 1_000)]);
}

#[test]
fn what_comes_on_the_day_comes_in_time_and_what_comes_on_no_day_does_not() {
    let car = [needed(1, 1_000, Some(5), 0)];
    assert_eq!(short(0, &[comes(1_000, Some(5))], &car), NONE);
    assert_eq!(short(0, &[comes(1_000, Some(6))], &car), [(1, 1_000)]);
    assert_eq!(short(0, &[comes(1_000, None)], &car), [(1, 1_000)]);
    assert_eq!(short(0, &[comes(400, Some(4))], &car), [(1, 600)]);
}

#[test]
fn a_car_without_a_promise_is_no_warning_and_takes_nothing_from_one_that_has_it() {
    let cars = [needed(1, 1_000, None, 0), needed(2, 1_000, Some(5), 9)];
    assert_eq!(short(1_000, &[], &cars), NONE);
    assert_eq!(short(0, &[], &cars), [(2, 1_000)]);
}

/// What one lacks another may still get of a later delivery, and none of it twice.
#[test]
fn a_car_that_gets_none_takes_none_from_those_behind_it() {
    let cars = [needed(1, 3_000, Some(4), 0), needed(2, 1_000, Some(6), 0)];
    assert_eq!(short(0, &[comes(1_000, Some(6))], &cars), [(1, 3_000)]);
}

#[test]
fn what_was_issued_before_it_was_booked_in_is_of_what_comes() {
    let car = [needed(1, 1_000, Some(5), 0)];
    assert_eq!(short(-5_000, &[comes(1_000, Some(4))], &car), [(1, 1_000)]);
    assert_eq!(short(-5_000, &[comes(6_000, Some(4))], &car), NONE);
}

/// Ten of 20.00 with 13 % in them, that cost 12.00 each.
fn quoted() -> QuotedPart {
    QuotedPart {
        quantity: Quantity(10_000),
        unit_price: Money(2_000),
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(1300),
        amount: Money(20_000),
        cost: Money(1_200),
        unit_factor: Quantity(1_000),
    }
}

fn rose(quoted: QuotedPart, cost: i64, markup: &[(i64, i64)]) -> Option<PriceMoved> {
    let markup = markup.iter().map(|(from, rate)| MarkupStep { from: Money(*from), rate: Rate(*rate) });
    let settings = StockSettings { markup: markup.collect(), ..StockSettings::default() };
    price_rose(quoted, Money(cost), &settings, PriceBasis::TaxIncluded)
}

#[test]
fn a_price_is_told_when_the_part_became_dearer_than_it_earns() {
    // Ten of them are 200.00 with the tax, and so is what they cost.
    assert_eq!(rose(quoted(), 2_000, &[]), None);
    let moved = PriceMoved { cost: Money(2_001), price: Money(2_001) };
    assert_eq!(rose(quoted(), 2_001, &[]), Some(moved));
}

/// A barrel of 200 L: more is laid onto what is cheap, and a litre of it is.
fn barrel(price: i64, cost: i64) -> QuotedPart {
    QuotedPart {
        quantity: Quantity(1_000),
        unit_price: Money(price),
        amount: Money(price),
        cost: Money(cost),
        unit_factor: Quantity(200_000),
        ..quoted()
    }
}

#[test]
fn a_barrel_is_held_against_what_its_litres_cost_and_sell_for() {
    let markup = [(0, 5_000), (100_000, 1_000)];
    assert_eq!(rose(barrel(750_000, 500_000), 2_500, &markup), None);
    let moved = PriceMoved { cost: Money(520_000), price: Money(780_000) };
    assert_eq!(rose(barrel(750_000, 500_000), 2_600, &markup), Some(moved));
}

#[test]
fn what_is_left_of_a_barrel_when_its_litres_are_rounded_is_no_rise() {
    // Bought for 4,999.00 a litre costs 24.995.
    assert_eq!(rose(barrel(499_900, 499_900), 2_500, &[]), None);
    let moved = PriceMoved { cost: Money(500_200), price: Money(500_200) };
    assert_eq!(rose(barrel(499_900, 499_900), 2_501, &[]), Some(moved));
}

#[test]
fn a_shop_that_lists_without_tax_holds_its_costs_against_prices_like_them() {
    let net = QuotedPart { price_basis: PriceBasis::TaxAdded, amount: Money(22_600), ..quoted() };
    let below = |cost| price_rose(net, Money(cost), &StockSettings::default(), PriceBasis::TaxAdded);
    assert_eq!(below(2_000), None, "22.60 with the tax, as it is quoted");
    assert_eq!(below(2_001), Some(PriceMoved { cost: Money(2_001), price: Money(2_001) }));
}

#[test]
fn and_when_the_shops_own_markup_makes_more_of_it() {
    assert_eq!(rose(quoted(), 1_333, &[(0, 5_000)]), None, "19.995 is 20.00, as it is quoted");
    let moved = PriceMoved { cost: Money(1_400), price: Money(2_100) };
    assert_eq!(rose(quoted(), 1_400, &[(0, 5_000)]), Some(moved));
}

#[test]
fn what_was_always_below_its_cost_was_somebodys_will() {
    let given = QuotedPart { cost: Money(3_000), ..quoted() };
    assert_eq!(rose(given, 3_000, &[(0, 5_000)]), None);
    assert_eq!(rose(given, 2_900, &[(0, 5_000)]), None);
    assert!(rose(given, 3_001, &[(0, 5_000)]).is_some());
}

#[test]
fn a_line_priced_without_tax_is_held_against_a_price_without_tax() {
    let net = QuotedPart { price_basis: PriceBasis::TaxAdded, amount: Money(22_600), ..quoted() };
    // 22.60 with the tax is 20.00 without.
    assert_eq!(rose(net, 1_500, &[(0, 5_000)]), None, "22.50 with the tax is below 20.00 without");
    let moved = rose(net, 1_600, &[(0, 5_000)]).expect("24.00 with the tax is 21.24 without");
    assert_eq!(moved.price, Money(2_124));
}
