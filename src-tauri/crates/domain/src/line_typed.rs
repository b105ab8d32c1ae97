//! What was typed into a line, as it is kept: its texts tidied, its figures within
//! their bounds, and its price meant as the page meant it.

use crate::line_figures::LineFigures;
use crate::money::{Hours, Money, Quantity};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use crate::shop::MAX_RATE;
use crate::tax::PriceBasis;

impl LineFigures {
    /// The figures as they are kept, and what they come to.
    ///
    /// # Errors
    /// `BadField` for a text too long or a figure out of range, and what `amount` refuses.
    pub fn tidied(self) -> Result<(Self, Money), Refusal> {
        let figures = Self {
            name: required("name", &self.name, MAX_NAME_LEN)?,
            payer_name: optional("payer_name", &self.payer_name, MAX_NAME_LEN)?,
            claim_number: optional("claim_number", &self.claim_number, MAX_NAME_LEN)?,
            code: optional("code", &self.code, MAX_NAME_LEN)?,
            brand: optional("brand", &self.brand, MAX_NAME_LEN)?,
            specification: optional("specification", &self.specification, MAX_NAME_LEN)?,
            unit: optional("unit", &self.unit, MAX_NAME_LEN)?,
            ..self
        }
        .without_what_is_anothers();
        let amount = figures.amount()?;
        // Labour may carry a quantity and parts hours: neither is charged there,
        // both are still numbers of this world.
        for (field, value, most) in [
            ("quantity", figures.quantity.0, Quantity::MAX.0),
            ("hours", figures.hours.0, Hours::MAX.0),
            ("discount", figures.discount_rate.0, MAX_RATE.0),
            ("discount", figures.discount.0, Money::MAX.0),
        ] {
            in_range(field, value, most)?;
        }
        Ok((figures, amount))
    }

    /// A price typed on a page that took it for the other kind would be wrong by the tax.
    ///
    /// # Errors
    /// `PriceBasisChanged` where it is meant otherwise.
    pub fn check_basis(&self, meant: PriceBasis) -> Result<(), Refusal> {
        if self.price_basis == meant { Ok(()) } else { Err(Refusal::PriceBasisChanged) }
    }

    /// What takes another line's place is done by the same hands or fitted like it:
    /// labour would lose its job, and a part would get one.
    ///
    /// # Errors
    /// `BadField` for another kind.
    pub fn keeps_kind_of(&self, before: &Self) -> Result<(), Refusal> {
        if self.kind == before.kind { Ok(()) } else { Err(Refusal::bad("kind", FieldProblem::Unknown)) }
    }
}
