//! What is written on an estimate, as the page sends it: a test may change a
//! figure before.

use crate::typed::{read, request};
use domain::line::{Category, LineFigures, LineKind, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::tax::PriceBasis;
use serde_json::Value;

fn blank(kind: LineKind, name: &str) -> LineFigures {
    LineFigures {
        kind,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: String::new(),
        name: name.to_owned(),
        brand: String::new(),
        specification: String::new(),
        unit: "次".to_owned(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money::ZERO,
        price_basis: PriceBasis::TaxIncluded,
        discount_rate: Rate(0),
        discount: Money::ZERO,
        tax_rate: Rate(1300),
        cost: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    }
}

/// A labour line of so many hundredths of an hour at 120 yuan.
pub fn labour(name: &str, hours: i64) -> Value {
    let unit = "工时".to_owned();
    let hours = Hours(hours);
    request(LineFigures { hours, unit_price: Money(12_000), unit, ..blank(LineKind::Labour, name) })
}

/// A part: quantity in thousandths, price in fen.
pub fn part(name: &str, quantity: i64, price: i64) -> Value {
    let unit = "个".to_owned();
    let quantity = Quantity(quantity);
    request(LineFigures { quantity, unit_price: Money(price), unit, ..blank(LineKind::Part, name) })
}

/// A blank line with these figures in it.
pub fn figures(kind: &str, name: &str, more: Value) -> Value {
    let mut figures = request(blank(read(kind), name));
    for (field, value) in more.as_object().expect("more figures") {
        assert!(figures.get(field).is_some(), "a line has no {field}");
        figures[field] = value.clone();
    }
    figures
}
