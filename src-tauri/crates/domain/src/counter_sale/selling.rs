//! What a part costs over the counter, and what of it is the manager's to grant.

use super::CounterSaleLine;
use crate::catalogue::{CatalogueItem, ItemId};
use crate::concession::{Concession, of_line};
use crate::ids::{CounterSaleId, CounterSaleLineId, PartId};
use crate::line_figures::{LineFigures, LineKind};
use crate::listed::Listed;
use crate::money::{Money, Quantity, Rate, divide_half_up};
use crate::part_unit::{ONE, PartUnit, by_factor, factor_of, in_units};
use crate::refusal::{FieldProblem, Refusal, in_range};
use crate::shop::Settings;
use crate::stock_problem::StockProblem;
use crate::tax::{NetAndTax, PriceBasis, split_gross};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More lines than anybody carries out of a shop.
const MAX_LINES: usize = 100;

/// A part as somebody wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WantedPart {
    pub part_id: PartId,
    pub quantity: Quantity,
    /// In which of its units; none for the one it is counted in.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub unit: String,
    pub unit_price: Money,
    /// As the page meant the price.
    pub price_basis: PriceBasis,
    pub discount: Money,
}

/// A line as it would stand, and what it would give away beyond the limit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PricedPart {
    pub line: CounterSaleLine,
    pub concessions: Vec<Concession>,
}

/// There is something, not too much of it, and no part twice: what comes back of a part comes back of
/// its one line.
///
/// # Errors
/// `BadField` otherwise.
pub fn check_wanted(wanted: &[WantedPart]) -> Result<(), Refusal> {
    if wanted.is_empty() {
        return Err(Refusal::bad("lines", FieldProblem::Empty));
    }
    if wanted.len() > MAX_LINES {
        return Err(Refusal::bad("lines", FieldProblem::TooLong));
    }
    let twice =
        |(place, of): (usize, &WantedPart)| wanted[..place].iter().any(|before| before.part_id == of.part_id);
    if wanted.iter().enumerate().any(twice) {
        return Err(Refusal::bad("part_id", FieldProblem::Taken));
    }
    Ok(())
}

impl WantedPart {
    /// Holds a line against the list and the seller's limit, as a line of a visit is held.
    ///
    /// # Errors
    /// `Stock` for a part that is sold no more, for a unit it does not come in and for what is no whole
    /// number of thousandths; `PriceBasisChanged`, `BadField` for a figure nobody means, and
    /// `DiscountTooLarge`.
    pub fn priced(
        &self,
        item: &CatalogueItem,
        units: &[PartUnit],
        position: i64,
        settings: &Settings,
        limit: Rate,
    ) -> Result<PricedPart, Refusal> {
        if item.kind != LineKind::Part || item.id != ItemId::Part(self.part_id) {
            return Err(Refusal::bad("part_id", FieldProblem::Unknown));
        }
        if !item.active {
            let name = item.terms.name.clone();
            return Err(Refusal::Stock { problem: StockProblem::Replaced, name, quantity: self.quantity });
        }
        let part = (item.terms.name.as_str(), item.terms.unit.as_str());
        let unit_factor = factor_of(part, units, &self.unit, self.quantity)?;
        let quantity = by_factor(part.0, ("quantity", self.quantity), unit_factor)?;
        let counted_in = item.terms.unit.clone();
        let item = item.clone().in_unit(units, &self.unit)?;
        let sold_unit = if unit_factor == ONE { String::new() } else { item.terms.unit.clone() };
        let typed = LineFigures {
            quantity: self.quantity,
            unit_price: self.unit_price,
            price_basis: self.price_basis,
            discount: self.discount,
            ..item.figures(settings)
        };
        let (figures, amount) = typed.tidied()?;
        figures.check_basis(settings.price_basis)?;
        let listed = Listed::item(&item, settings.hour_rate);
        let concessions = of_line(&figures, amount, &listed, limit, None);
        let NetAndTax { net, tax } = split_gross(amount, figures.tax_rate);
        let line = CounterSaleLine {
            id: CounterSaleLineId(0),
            counter_sale_id: CounterSaleId(0),
            position,
            part_id: self.part_id,
            code: figures.code,
            name: figures.name,
            brand: figures.brand,
            specification: figures.specification,
            unit: counted_in,
            quantity,
            sold_unit,
            unit_factor,
            unit_price: figures.unit_price,
            price_basis: figures.price_basis,
            list_price: listed.list_price,
            discount: figures.discount,
            amount,
            tax_rate: figures.tax_rate,
            net,
            tax,
        };
        Ok(PricedPart { line, concessions })
    }
}

/// So much of a line as its papers say it: in the unit it was sold in, with the price of one of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AsSold<'a> {
    pub quantity: Quantity,
    pub unit: &'a str,
    pub unit_price: Money,
}

impl CounterSaleLine {
    /// What comes back piece by piece of a box is said in pieces, where it is no whole number of
    /// thousandths of a box.
    pub fn as_sold(&self, quantity: Quantity) -> AsSold<'_> {
        let in_boxes = in_units(quantity, self.unit_factor);
        let unit_price = self.unit_price;
        if self.sold_unit.is_empty() {
            AsSold { quantity, unit: &self.unit, unit_price }
        } else if by_factor(&self.name, ("quantity", in_boxes), self.unit_factor) == Ok(quantity) {
            AsSold { quantity: in_boxes, unit: &self.sold_unit, unit_price }
        } else {
            let one = Money(divide_half_up(i128::from(unit_price.0) * 1000, i128::from(self.unit_factor.0)));
            AsSold { quantity, unit: &self.unit, unit_price: one }
        }
    }
}

/// What the lines come to together. The tax is the sum of the lines, as on a sheet.
///
/// # Errors
/// `BadField` beyond any amount.
pub fn totals(lines: &[CounterSaleLine]) -> Result<(Money, NetAndTax), Refusal> {
    let total: Money = lines.iter().map(|line| line.amount).sum();
    in_range("amount", total.0, Money::MAX.0)?;
    let net = lines.iter().map(|line| line.net).sum();
    Ok((total, NetAndTax { net, tax: total - net }))
}
