//! What the workshop knows of its operations, what an hour of each trade costs, and what is done together.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, ItemId, LabourOperation};
use domain::ids::LabourOperationId;
use domain::line::{Line, LineKind};
use domain::money::Money;
use domain::operation::{
    HourRate, ModelClass, OperationTerms, VehicleClass, WorkPackage, goes_by_trade, holding_rate, key_of_car,
    known_class,
};
use domain::part_price::PriceClass;
use rusqlite::params;
use std::collections::HashMap;

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-1631-operations"),
    dated!("2026-11-30-1632-imports-of-operations"),
    dated!("2026-12-01-1251-imports-of-packages"),
];

pub(crate) const TERMS_OF: &str = "SELECT operation_terms.* FROM json_each(?1) AS asked
     CROSS JOIN operation_terms ON operation_terms.labour_operation_id = asked.value";
pub(crate) const CLASS_OF: &str = "SELECT * FROM model_class WHERE car = ?1";
/// Of two of a name the one in use is meant.
pub(crate) const KNOWN: &str = concat!(
    "SELECT * FROM labour_operation WHERE kind = ?1 AND name = ?2 AND ",
    of_whole_import!("labour_operation"),
    " ORDER BY active DESC, id LIMIT 1"
);
pub(crate) const CODED: &str = concat!(
    "SELECT * FROM labour_operation WHERE code = ?1 AND code <> '' AND ",
    of_whole_import!("labour_operation"),
    " ORDER BY active DESC, id LIMIT 1"
);
const ALL: &str = "SELECT * FROM labour_operation ORDER BY active DESC, kind, code, name, id";
/// A shop has a few rates a year for each trade.
const RATES: &str = "SELECT * FROM hour_rate ORDER BY trade, price_class, from_day, id";
/// Of a list on its way in or out nobody sees any.
const PACKAGES: &str = concat!(
    "SELECT * FROM work_package WHERE ",
    of_whole_import!("work_package"),
    " ORDER BY active DESC, code, name, id"
);

/// How an operation is charged: by whose list, on which day, on which car, and by the shop's own hour rate.
#[derive(Clone, Copy, Debug)]
pub struct Charged {
    pub class: PriceClass,
    pub day: NaiveDate,
    pub vehicle_class: Option<VehicleClass>,
    pub hour_rate: Money,
}

impl Reader<'_> {
    /// All that is sold and is no part, also what is sold no more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn labour_operations(&self) -> Result<Vec<LabourOperation>> {
        select(self.connection(), ALL, [])
    }

    /// What bears exactly this name, in use or not.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn operation_known(&self, kind: LineKind, name: &str) -> Result<Option<LabourOperation>> {
        let code = serde_json::to_value(kind)?;
        Ok(select(self.connection(), KNOWN, params![code.as_str(), name])?.pop())
    }

    /// What bears this code, in use or not.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn operation_coded(&self, code: &str) -> Result<Option<LabourOperation>> {
        Ok(select(self.connection(), CODED, [code])?.pop())
    }

    /// What is known of these operations; of one nobody wrote about nothing is.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn terms_of_operations(&self, operations: &[LabourOperationId]) -> Result<Vec<OperationTerms>> {
        select(self.connection(), TERMS_OF, [serde_json::to_string(operations)?])
    }

    /// The same of what these lines are of.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn terms_of_lines(&self, lines: &[Line]) -> Result<Vec<OperationTerms>> {
        let operations: Vec<_> = lines.iter().filter_map(|line| line.listed.labour_operation_id).collect();
        if operations.is_empty() { Ok(Vec::new()) } else { self.terms_of_operations(&operations) }
    }

    /// The same of one operation.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn terms_of_operation(&self, operation: LabourOperationId) -> Result<OperationTerms> {
        let known = self.terms_of_operations(&[operation])?.pop();
        Ok(known.unwrap_or(OperationTerms::unsaid(operation)))
    }

    /// What hours cost, those that held once before those that hold now.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn hour_rates(&self) -> Result<Vec<HourRate>> {
        select(self.connection(), RATES, [])
    }

    /// Packages of work, also those that are offered no more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn work_packages(&self) -> Result<Vec<WorkPackage>> {
        select(self.connection(), PACKAGES, [])
    }

    /// What the shop itself says of the cars of a model.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn model_class(&self, make: &str, model: &str) -> Result<Option<ModelClass>> {
        Ok(select(self.connection(), CLASS_OF, [key_of_car(make, model)])?.pop())
    }

    /// How large a car is: as the shop says, or else as the program knows.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn class_of_car(&self, make: &str, model: &str) -> Result<Option<VehicleClass>> {
        let own = self.model_class(make, model)?.map(|own| own.vehicle_class);
        Ok(own.or_else(|| known_class(make, model)))
    }

    /// Operations as they are charged: at the rate of their trade, with the hours of the car. Parts stay as
    /// they are.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn as_charged(&self, mut items: Vec<CatalogueItem>, charged: Charged) -> Result<Vec<CatalogueItem>> {
        let by_hours = |item: &CatalogueItem| match item.id {
            ItemId::LabourOperation(id) if item.kind.is_by_hours() => Some(id),
            _ => None,
        };
        let operations: Vec<LabourOperationId> = items.iter().filter_map(by_hours).collect();
        if operations.is_empty() {
            return Ok(items);
        }
        let rates = self.hour_rates()?;
        let known: HashMap<LabourOperationId, OperationTerms> = self
            .terms_of_operations(&operations)?
            .into_iter()
            .map(|terms| (terms.labour_operation_id, terms))
            .collect();
        for item in &mut items {
            let Some(id) = by_hours(item) else { continue };
            let Charged { class, day, vehicle_class, hour_rate } = charged;
            let unsaid = OperationTerms::unsaid(id);
            let terms = known.get(&id).unwrap_or(&unsaid);
            item.hours = terms.hours_on(item.hours, vehicle_class);
            if goes_by_trade(item.terms.unit_price, hour_rate) {
                item.terms.unit_price = holding_rate(&rates, terms.trade, class, day, item.terms.unit_price);
            }
        }
        Ok(items)
    }
}
