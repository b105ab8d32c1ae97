//! Rows of one list that are about the same part: what the first one said stays, what it left empty is
//! filled, and what a further one says otherwise is told.

use super::parts::PartRow;
use super::row_reader::RowReader;
use super::units::means_same;
use domain::folded::of_text;
use domain::money::Money;
use std::collections::HashMap;

/// What a row before said of a part, with its number.
pub struct Earlier {
    number: i64,
    name: String,
    brand: String,
    said: Said,
}

/// What a part has once, however many rows of a list are about it.
struct Said {
    specification: String,
    unit: String,
    supplier: String,
    unit_price: Money,
    cost: Money,
}

/// The rows before by what tells which part they are about.
pub type EarlierRows = HashMap<String, Earlier>;

impl Earlier {
    fn of(part: &PartRow, number: i64) -> Self {
        let said = Said {
            specification: part.specification.clone(),
            unit: part.unit.clone(),
            supplier: part.supplier.clone(),
            unit_price: part.unit_price.unwrap_or_default(),
            cost: part.cost.unwrap_or_default(),
        };
        Self { number, name: part.name.clone(), brand: part.brand.clone(), said }
    }

    /// One code may stand on two things, and on the same thing of two makers.
    fn is_of(&self, part: &PartRow) -> bool {
        let same = |one: &str, other: &str| of_text(one) == of_text(other);
        let of_brand = self.brand.is_empty() || part.brand.is_empty() || same(&self.brand, &part.brand);
        of_brand && same(&self.name, &part.name)
    }

    /// What was empty so far is filled; what was said otherwise above stays, and that is told.
    fn takes(&mut self, row: &mut RowReader<'_>, part: &PartRow) {
        if self.brand.is_empty() {
            self.brand.clone_from(&part.brand);
        }
        let said = &mut self.said;
        let texts = [
            ("specification", &mut said.specification, &part.specification),
            ("unit", &mut said.unit, &part.unit),
            ("supplier", &mut said.supplier, &part.supplier),
        ];
        for (field, above, here) in texts {
            if above.is_empty() {
                above.clone_from(here);
            } else if !here.is_empty() && of_text(above) != of_text(here) {
                row.warn("differs_above", field, here, above);
            }
        }
        // What lies there comes in at what its own row says it cost.
        let cost = part.cost.filter(|_| part.opening.is_none());
        let sums = [("unit_price", &mut said.unit_price, part.unit_price), ("cost", &mut said.cost, cost)];
        for (field, above, here) in sums {
            let Some(here) = here.filter(|here| !here.is_zero()) else { continue };
            if above.is_zero() {
                *above = here;
            } else if *above != here {
                row.warn("differs_above", field, &here.plain(), &above.plain());
            }
        }
    }
}

/// Whether a row before was about the same part: what it said stays.
pub fn joined(row: &mut RowReader<'_>, part: &mut PartRow, number: i64, seen: &mut EarlierRows) -> bool {
    if let Some(first) = seen.get(&part.key)
        && !first.is_of(part)
    {
        // Both come in, and somebody looks at them.
        row.warn("code_twice", "code", &part.code, &first.number.to_string());
        part.key = format!("{}|{}|{}", part.key, of_text(&part.name), of_text(&part.brand));
    }
    let Some(first) = seen.get_mut(&part.key) else {
        seen.insert(part.key.clone(), Earlier::of(part, number));
        return false;
    };
    let (field, value) = if part.code.is_empty() { ("name", &part.name) } else { ("code", &part.code) };
    row.warn("part_twice", field, value, &first.number.to_string());
    first.takes(row, part);
    if !part.unit.is_empty() && !means_same(&first.said.unit, &part.unit) {
        if part.opening.is_some() {
            row.warn("quantity_other_unit", "quantity", row.raw("quantity"), &first.said.unit);
        }
        part.leave_figures();
    }
    true
}
