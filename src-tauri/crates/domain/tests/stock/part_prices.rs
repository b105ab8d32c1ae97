//! What a part costs whom on which day, and what a change of prices makes of it.

use chrono::{DateTime, NaiveDate};
use domain::ids::{PartId, PersonId};
use domain::money::{Money, Rate};
use domain::part_price::{PartPrice, PriceClass, PriceRule, check_from, holding, margin};
use domain::stock_settings::{MarkupStep, StockSettings};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn price(id: i64, price_class: PriceClass, fen: i64, from: &str) -> PartPrice {
    PartPrice {
        id,
        part_id: PartId(1),
        price_class,
        unit_price: Money(fen),
        from_day: day(from),
        set_at: DateTime::UNIX_EPOCH,
        person_id: PersonId(1),
    }
}

#[test]
fn the_newest_day_that_has_come_counts_and_a_class_without_a_price_pays_retail() {
    let prices = [
        price(1, PriceClass::Retail, 10_000, "2026-03-01"),
        price(2, PriceClass::Retail, 11_000, "2026-04-01"),
        price(3, PriceClass::Company, 9_000, "2026-03-15"),
    ];
    let pays = |class, on| holding(&prices, class, day(on), Money(8_000));
    assert_eq!(pays(PriceClass::Retail, "2026-02-28"), Money(8_000), "what stands in the list");
    assert_eq!(pays(PriceClass::Retail, "2026-03-01"), Money(10_000), "from the very day");
    assert_eq!(pays(PriceClass::Retail, "2026-04-01"), Money(11_000));
    assert_eq!(pays(PriceClass::Company, "2026-03-14"), Money(10_000));
    assert_eq!(pays(PriceClass::Company, "2026-04-02"), Money(9_000), "its own price, whatever is retail");
    assert_eq!(pays(PriceClass::Trade, "2026-04-02"), Money(11_000));
}

#[test]
fn of_two_prices_of_a_day_the_later_one_is_meant() {
    let prices = [
        price(7, PriceClass::Retail, 12_000, "2026-03-01"),
        price(5, PriceClass::Retail, 10_000, "2026-03-01"),
    ];
    assert_eq!(holding(&prices, PriceClass::Retail, day("2026-03-01"), Money::ZERO), Money(12_000));
}

#[test]
fn a_rule_makes_a_new_price_in_whole_steps_or_none() {
    let settings = StockSettings {
        markup: vec![
            MarkupStep { from: Money(0), rate: Rate(5_000) },
            MarkupStep { from: Money(10_000), rate: Rate(2_500) },
        ],
        ..StockSettings::default()
    };
    let new = |rule: PriceRule, now: i64, cost: i64, step: i64| {
        rule.new_price(Money(now), Money(cost), &settings, Money(step)).map(|price| price.0)
    };
    let more = PriceRule::Percent { rate: Rate(500) };
    assert_eq!(new(more, 9_990, 0, 1), Some(10_490), "10489.5 fen, half a fen up");
    assert_eq!(new(more, 9_990, 0, 100), Some(10_500), "to the yuan");
    assert_eq!(new(more, 0, 5_000, 1), None, "what is sold at any price stays so");
    assert_eq!(new(PriceRule::Percent { rate: Rate(0) }, 9_990, 0, 1), None, "nothing changes");
    assert_eq!(new(PriceRule::Markup, 9_990, 8_000, 1), Some(12_000));
    assert_eq!(new(PriceRule::Markup, 9_990, 20_000, 1), Some(25_000), "less is laid onto what is dear");
    assert_eq!(new(PriceRule::Markup, 9_990, 0, 1), None, "nobody knows what it cost");
    assert_eq!(new(PriceRule::To { price: Money(8_888) }, 9_990, 0, 100), Some(8_888), "as it was typed");
    assert!(PriceRule::Percent { rate: Rate(-10_000) }.check().is_err(), "nothing would be left");
    assert!(PriceRule::Percent { rate: Rate(-3_000) }.check().is_ok());
    assert!(PriceRule::To { price: Money(-1) }.check().is_err());
}

#[test]
fn a_margin_is_a_share_of_the_price() {
    assert_eq!(margin(Money(10_000), Money(6_000)), Some(Rate(4_000)));
    assert_eq!(margin(Money(5_000), Money(6_000)), Some(Rate(-2_000)));
    assert_eq!(margin(Money::ZERO, Money(6_000)), None);
}

#[test]
fn a_price_holds_from_today_on_at_the_earliest() {
    assert!(check_from(day("2026-03-02"), day("2026-03-02")).is_ok());
    assert!(check_from(day("2026-03-01"), day("2026-03-02")).is_err());
}
