//! What the shop sells ready-made: its labour operations and its parts, each a
//! catalogue of its own.

use crate::ids::{LabourOperationId, PartId};
use crate::line_figures::{Category, LineFigures, LineKind, PartGrade, PartOrigin, Payer};
use crate::money::{Hours, Money, Quantity, Rate};
use crate::names::pinyin_initials;
use crate::part_unit::{ONE, PartUnit, factor_of};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use crate::shop::Settings;
use crate::stock_terms::StockTerms;
use crate::tax::PriceBasis;
use crate::trade_words::plain;
use crate::warranty_term::WarrantyTerm;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What both catalogues say of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemTerms {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    #[serde(serialize_with = "crate::visibility::cost")]
    pub cost: Money,
    /// Found by the initials of its name as well.
    pub initials: String,
    /// What the shop promises of it beyond its kind of repair.
    #[serde(default)]
    pub warranty: Option<WarrantyTerm>,
}

/// Work of the shop, or work and charges it passes on: everything that is sold
/// and is no part.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabourOperation {
    pub id: LabourOperationId,
    pub kind: LineKind,
    #[serde(flatten)]
    pub terms: ItemTerms,
    /// The standard hours.
    pub hours: Hours,
    pub active: bool,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    pub id: PartId,
    #[serde(flatten)]
    pub terms: ItemTerms,
    #[serde(default)]
    pub grade: Option<PartGrade>,
    #[serde(flatten)]
    pub stock: StockTerms,
    pub active: bool,
    pub version: i64,
}

impl Part {
    /// As a message calls it.
    pub fn called(&self) -> String {
        let ItemTerms { code, name, .. } = &self.terms;
        if code.is_empty() { name.clone() } else { format!("{code} {name}") }
    }
}

/// Which item of which catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemId {
    LabourOperation(LabourOperationId),
    Part(PartId),
}

/// An item of either catalogue, as a line is written from it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct CatalogueItem {
    pub id: ItemId,
    pub kind: LineKind,
    #[serde(flatten)]
    #[ts(flatten)]
    pub terms: ItemTerms,
    pub hours: Hours,
    /// Of a part, where the shop said what it is.
    pub grade: Option<PartGrade>,
    /// What the store knows of a part.
    pub stock: Option<StockTerms>,
    pub active: bool,
    pub version: i64,
}

impl From<LabourOperation> for CatalogueItem {
    fn from(operation: LabourOperation) -> Self {
        let LabourOperation { id, kind, terms, hours, active, version } = operation;
        Self {
            id: ItemId::LabourOperation(id),
            kind,
            terms,
            hours,
            grade: None,
            stock: None,
            active,
            version,
        }
    }
}

impl From<Part> for CatalogueItem {
    fn from(part: Part) -> Self {
        let Part { id, terms, grade, stock, active, version } = part;
        let (id, kind, stock) = (ItemId::Part(id), LineKind::Part, Some(stock));
        Self { id, kind, terms, hours: Hours::ZERO, grade, stock, active, version }
    }
}

impl CatalogueItem {
    /// As a line says it that is written in another unit: a barrel is priced, and costs the shop, what its
    /// litres are. Of a part that no stock is kept of a line may say any unit.
    ///
    /// # Errors
    /// `Stock` for a unit the part does not come in.
    pub fn in_unit(mut self, units: &[PartUnit], unit: &str) -> Result<Self, Refusal> {
        let part = (self.terms.name.as_str(), self.terms.unit.as_str());
        let factor = match factor_of(part, units, unit, self.terms.quantity) {
            Ok(factor) if factor == ONE => return Ok(self),
            Ok(factor) => factor,
            Err(_) if !self.stock.as_ref().is_some_and(|stock| stock.stocked) => return Ok(self),
            Err(refused) => return Err(refused),
        };
        let terms = &mut self.terms;
        terms.unit_price = terms.unit_price.times_quantity(factor);
        terms.cost = terms.cost.times_quantity(factor);
        unit.trim().clone_into(&mut terms.unit);
        Ok(self)
    }

    /// A line of the item at its list price. An item that leaves the quantity or
    /// the rate open means one unit at the shop's own rate.
    pub fn figures(&self, settings: &Settings) -> LineFigures {
        let terms = &self.terms;
        let by_hours = self.kind.is_by_hours();
        LineFigures {
            kind: self.kind,
            category: Category::Paid,
            payer: Payer::Customer,
            payer_name: String::new(),
            claim_number: String::new(),
            code: terms.code.clone(),
            name: terms.name.clone(),
            brand: terms.brand.clone(),
            specification: terms.specification.clone(),
            unit: terms.unit.clone(),
            quantity: if terms.quantity.0 > 0 { terms.quantity } else { Quantity(1000) },
            hours: self.hours,
            unit_price: if by_hours && terms.unit_price == Money::ZERO {
                settings.hour_rate
            } else {
                terms.unit_price
            },
            price_basis: settings.price_basis,
            discount_rate: Rate::default(),
            discount: Money::ZERO,
            tax_rate: self
                .stock
                .as_ref()
                .and_then(|stock| stock.tax_rate)
                .unwrap_or(settings.tax_of(self.kind)),
            cost: terms.cost,
            origin: PartOrigin::Stock,
            grade: self.grade,
            warranty: terms.warranty,
        }
        .without_what_is_anothers()
    }

    /// The same as it hangs on the wall: whoever reads it pays with the tax, whatever the
    /// shop reckons with.
    pub fn posted(&self, settings: &Settings) -> LineFigures {
        let figures = self.figures(settings);
        let posted = PriceBasis::TaxIncluded;
        LineFigures {
            unit_price: posted.price_from(figures.price_basis, figures.unit_price, figures.tax_rate),
            price_basis: posted,
            ..figures
        }
    }

    /// The item as it is kept: found by its initials, and without what does not belong to
    /// its kind.
    ///
    /// # Errors
    /// `BadField` for a figure or a text that is none, a warranty of what repairs nothing, or
    /// an item that would change its catalogue.
    pub fn checked(self) -> Result<Self, Refusal> {
        let typed = &self.terms;
        let name = required("name", &typed.name, MAX_NAME_LEN)?;
        in_range("quantity", typed.quantity.0, Quantity::MAX.0)?;
        in_range("hours", self.hours.0, Hours::MAX.0)?;
        in_range("unit_price", typed.unit_price.0, Money::MAX.0)?;
        in_range("cost", typed.cost.0, Money::MAX.0)?;
        if let Some(term) = typed.warranty {
            term.check("warranty")?;
            if !self.kind.can_be_warranted() && !term.is_none() {
                return Err(Refusal::bad("warranty", FieldProblem::Unknown));
            }
        }
        // What is a part stays one: its stock and its history hang on it.
        if !self.id.is_of(self.kind) {
            return Err(Refusal::bad("kind", FieldProblem::Unknown));
        }
        let is_part = self.kind == LineKind::Part;
        let terms = ItemTerms {
            code: optional("code", &typed.code, MAX_NAME_LEN)?,
            brand: optional("brand", &typed.brand, MAX_NAME_LEN)?,
            specification: optional("specification", &typed.specification, MAX_NAME_LEN)?,
            unit: optional("unit", &typed.unit, MAX_NAME_LEN)?,
            quantity: typed.quantity,
            unit_price: typed.unit_price,
            cost: typed.cost,
            initials: pinyin_initials(&name).join(" "),
            name,
            warranty: typed.warranty.filter(|term| !term.is_none()),
        };
        Ok(Self {
            terms,
            // A part has none.
            hours: if is_part { Hours::ZERO } else { self.hours },
            grade: self.grade.filter(|_| is_part),
            stock: self.stock.filter(|_| is_part).map(StockTerms::checked).transpose()?,
            ..self
        })
    }
}

/// Of those found the item of this name in anybody's words, the work before the part.
pub fn called(name: &str, found: Vec<CatalogueItem>) -> Option<CatalogueItem> {
    let called = plain(name);
    let namesakes = found.into_iter().filter(|item| plain(&item.terms.name) == called);
    namesakes.min_by_key(|item| !item.kind.is_job())
}

/// Of those found the only one of this name in anybody's words; none where several bear it, each for other cars.
pub fn only_one_called(name: &str, found: Vec<CatalogueItem>) -> Option<CatalogueItem> {
    let called = plain(name);
    let mut namesakes = found.into_iter().filter(|item| plain(&item.terms.name) == called);
    namesakes.next().filter(|_| namesakes.next().is_none())
}

impl ItemId {
    /// Of an item of this kind that stands in no catalogue yet.
    pub const fn none_yet(kind: LineKind) -> Self {
        match kind {
            LineKind::Part => Self::Part(PartId(0)),
            _ => Self::LabourOperation(LabourOperationId(0)),
        }
    }

    /// The item in the two columns of a line that point to it.
    pub const fn columns(item: Option<Self>) -> (Option<LabourOperationId>, Option<PartId>) {
        match item {
            Some(Self::LabourOperation(id)) => (Some(id), None),
            Some(Self::Part(id)) => (None, Some(id)),
            None => (None, None),
        }
    }

    /// The catalogue in which a line of this kind has its item.
    pub const fn is_of(self, kind: LineKind) -> bool {
        matches!(self, Self::Part(_)) == matches!(kind, LineKind::Part)
    }
}
