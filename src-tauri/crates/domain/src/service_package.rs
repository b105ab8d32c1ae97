//! 套餐: what the shop offers to be paid once and used bit by bit — so many times
//! of a thing, or an amount of whatever is done — within a time or a distance.

use crate::catalogue::{CatalogueItem, ItemId};
use crate::ids::ServicePackageId;
use crate::line_figures::{Category, LineFigures, LineKind, PartOrigin, Payer};
use crate::money::{Hours, Money, Quantity, Rate};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, in_range_if_any, optional, required};
use crate::shop::Settings;
use crate::spread::spread;
use crate::tax::PriceBasis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More things than any package on a wall has ever listed.
pub const MAX_ITEMS: usize = 20;
/// More times than a car comes in its life.
pub const MAX_TIMES: i64 = 1000;
/// Nobody promises anything for longer than that.
const MAX_MONTHS: i64 = 240;
const MAX_KM: i64 = 1_000_000;

/// One thing of a package: so many times of it, or an amount to be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageItem {
    /// Zero where it is an amount.
    pub times: i64,
    /// What may be used of it in all; zero where it is so many times of a thing.
    pub amount: Money,
    /// The item of the catalogue it was taken from.
    pub item: Option<ItemId>,
    pub kind: LineKind,
    pub code: String,
    pub name: String,
    pub unit: String,
    /// Of one time.
    pub quantity: Quantity,
    /// Of one time.
    pub hours: Hours,
    /// By the list: of an hour of labour, of a unit of all else.
    pub unit_price: Money,
    #[serde(default)]
    pub price_basis: PriceBasis,
    pub tax_rate: Rate,
}

impl PackageItem {
    /// Once what a line of the item would be, at its list price.
    pub fn of_catalogue(item: &CatalogueItem, settings: &Settings) -> Self {
        let line = item.figures(settings);
        Self {
            times: 1,
            amount: Money::ZERO,
            item: Some(item.id),
            kind: line.kind,
            code: line.code,
            name: line.name,
            unit: line.unit,
            quantity: line.quantity,
            hours: line.hours,
            unit_price: line.unit_price,
            price_basis: line.price_basis,
            tax_rate: line.tax_rate,
        }
    }

    /// An amount covers whatever is done; all else is one thing.
    pub fn is_amount(&self) -> bool {
        self.amount > Money::ZERO
    }

    /// How much there is of it: times, or fen.
    pub fn units(&self) -> i64 {
        if self.is_amount() { self.amount.fen() } else { self.times }
    }

    /// What all of it would cost by the list.
    pub fn list_value(&self) -> Money {
        if self.is_amount() {
            self.amount
        } else {
            Money(self.of_one().gross().fen().saturating_mul(self.times))
        }
    }

    /// A line of one time of it, by the list.
    fn of_one(&self) -> LineFigures {
        self.figures(1)
    }

    /// A line of so many times of it at its list price.
    pub fn figures(&self, times: i64) -> LineFigures {
        LineFigures {
            kind: self.kind,
            category: Category::Contract,
            payer: Payer::Contract,
            payer_name: String::new(),
            claim_number: String::new(),
            code: self.code.clone(),
            name: self.name.clone(),
            brand: String::new(),
            specification: String::new(),
            unit: self.unit.clone(),
            quantity: Quantity(self.quantity.0.saturating_mul(times)),
            hours: Hours(self.hours.0.saturating_mul(times)),
            unit_price: self.unit_price,
            price_basis: self.price_basis,
            discount_rate: Rate::default(),
            discount: Money::ZERO,
            tax_rate: self.tax_rate,
            cost: Money::ZERO,
            origin: PartOrigin::Stock,
            grade: None,
            warranty: None,
        }
    }

    fn checked(self) -> Result<Self, Refusal> {
        let item = Self {
            name: required("item_name", &self.name, MAX_NAME_LEN)?,
            code: optional("code", &self.code, MAX_NAME_LEN)?,
            unit: optional("unit", &self.unit, MAX_NAME_LEN)?,
            ..self
        };
        in_range("times", item.times, MAX_TIMES)?;
        in_range("amount", item.amount.0, Money::MAX.0)?;
        // One of the two, or nobody knows what was sold.
        if (item.times > 0) == item.is_amount() {
            return Err(Refusal::bad("times", FieldProblem::Empty));
        }
        if !item.is_amount() {
            if item.item.is_some_and(|of| !of.is_of(item.kind)) {
                return Err(Refusal::bad("item", FieldProblem::Unknown));
            }
            item.of_one().amount()?;
            item.figures(item.times).amount()?;
        }
        Ok(item)
    }
}

/// An offer of the shop, as the manager wrote it. What was sold keeps its own copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ServicePackage {
    pub id: ServicePackageId,
    pub name: String,
    pub price: Money,
    pub package_items: Vec<PackageItem>,
    /// None without an end by date.
    pub valid_months: Option<i64>,
    /// None without an end by distance.
    pub valid_km: Option<i64>,
    /// It is for one car; else for whatever car its customer brings.
    pub vehicle_bound: bool,
    pub active: bool,
    pub version: i64,
}

impl ServicePackage {
    /// Tidied and held against the rules of an offer.
    ///
    /// # Errors
    /// What is missing or impossible in it.
    pub fn checked(self) -> Result<Self, Refusal> {
        let name = required("name", &self.name, MAX_NAME_LEN)?;
        in_range("price", self.price.0, Money::MAX.0)?;
        if self.price == Money::ZERO {
            return Err(Refusal::bad("price", FieldProblem::Empty));
        }
        if self.package_items.is_empty() {
            return Err(Refusal::bad("package_items", FieldProblem::Empty));
        }
        if self.package_items.len() > MAX_ITEMS {
            return Err(Refusal::bad("package_items", FieldProblem::TooLarge));
        }
        for (field, value, most) in
            [("valid_months", self.valid_months, MAX_MONTHS), ("valid_km", self.valid_km, MAX_KM)]
        {
            if in_range_if_any(field, value, most)? == Some(0) {
                return Err(Refusal::bad(field, FieldProblem::Empty));
            }
        }
        // Of no car in particular there are no kilometres to count.
        if self.valid_km.is_some() && !self.vehicle_bound {
            return Err(Refusal::bad("vehicle_bound", FieldProblem::Empty));
        }
        let package_items =
            self.package_items.into_iter().map(PackageItem::checked).collect::<Result<Vec<_>, _>>()?;
        let package = Self { name, package_items, ..self };
        let content = package.list_value();
        if content > Money::MAX {
            return Err(Refusal::bad("unit_price", FieldProblem::TooLarge));
        }
        // A package is cheaper than its parts, or it costs what they cost: so no
        // line drawn from it is ever dearer than the list.
        if package.price > content {
            return Err(Refusal::PackageDearer { price: package.price, content });
        }
        Ok(package)
    }

    /// What its content would cost by the list.
    pub fn list_value(&self) -> Money {
        self.package_items.iter().map(PackageItem::list_value).sum()
    }

    /// What of the price is for each item, in proportion to the list, so that
    /// together they are the price to the fen.
    pub fn shares(&self) -> Vec<Money> {
        let weights: Vec<Money> = self.package_items.iter().map(PackageItem::list_value).collect();
        spread(self.price, &weights)
    }
}
