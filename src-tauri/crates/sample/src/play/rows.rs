//! The rows behind the plan's cars, people, lines and pens.

use crate::plan::Payer;
use crate::town::{Item, Town};
use chrono::{DateTime, Utc};
use domain::customer::{Customer, CustomerKind};
use domain::ids::CustomerId;
use domain::inspection::Signature;
use domain::line::{Category, LineFigures, PartOrigin};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::plate::Plate;
use domain::tax::PriceBasis;
use domain::vehicle::Vehicle;
use domain::warranty_term::WarrantyTerm;

const BATTERY: &str = "DC-601";

/// A hand's quick stroke, so that a signed paper looks signed.
pub fn signature(town: &mut Town) -> Signature {
    let mut strokes = Vec::new();
    for part in 0..3_i64 {
        let mut stroke = Vec::new();
        for point in 0..7_i64 {
            stroke.push((30 + part * 80 + point * 11, 40 + town.dice.i64(0..50)));
        }
        strokes.push(stroke);
    }
    Signature { width: 320, height: 120, strokes }
}

pub fn figures(item: &Item, payer: Payer, price_basis: PriceBasis) -> LineFigures {
    let (kind, code, name, brand, specification, unit, amount, price, cost) = *item;
    let by_hours = kind.is_by_hours();
    let (category, payer, payer_name, claim_number) = match payer {
        Payer::Customer => (Category::Paid, domain::line::Payer::Customer, "", ""),
        Payer::Insurer => (Category::Insurance, domain::line::Payer::Insurer, "平安产险", "90510302"),
        Payer::Manufacturer => (Category::Free, domain::line::Payer::Manufacturer, "厂家索赔", ""),
    };
    LineFigures {
        kind,
        category,
        payer,
        payer_name: payer_name.into(),
        claim_number: claim_number.into(),
        code: code.into(),
        name: name.into(),
        brand: brand.into(),
        specification: specification.into(),
        unit: unit.into(),
        quantity: if by_hours { Quantity(1000) } else { Quantity(amount) },
        hours: if by_hours { Hours(amount) } else { Hours(0) },
        unit_price: Money(price),
        price_basis,
        discount_rate: Rate(0),
        discount: Money::ZERO,
        tax_rate: if matches!(kind, domain::line::LineKind::Towing) { Rate(600) } else { Rate(1300) },
        cost: Money(cost),
        origin: PartOrigin::Stock,
        grade: None,
        // A battery is answered for longer than the repair it is fitted in.
        warranty: (code == BATTERY).then_some(WarrantyTerm { days: 730, km: 40_000 }),
    }
}

/// The rows behind a planned customer and car.
pub fn customer_row(plan: &crate::plan::CustomerPlan, created_at: DateTime<Utc>) -> Customer {
    Customer {
        kind: if plan.company { CustomerKind::Company } else { CustomerKind::Private },
        name: plan.name.clone(),
        phone: plan.phone.clone(),
        contact_name: if plan.company { plan.contact_name.clone() } else { String::new() },
        address: plan.address.clone(),
        sample: true,
        ..Customer::unknown(created_at)
    }
}

pub fn vehicle_row(plan: &crate::plan::CarPlan, customer: CustomerId, created_at: DateTime<Utc>) -> Vehicle {
    let colour = plan.plate.as_ref().and_then(|plate| Plate::read(plate.as_str()));
    Vehicle {
        customer_id: Some(customer),
        plate: plan.plate.clone(),
        plate_colour: colour
            .map(|read| Plate::colour_by_form(&read.form))
            .unwrap_or(domain::plate::PlateColour::Blue),
        vin: plan.vin.clone(),
        engine_no: plan.engine_no.clone(),
        make: plan.make.into(),
        model: plan.model.into(),
        colour: plan.colour.into(),
        registered_on: Some(plan.registered_on),
        sample: true,
        ..Vehicle::unknown(created_at)
    }
}
