//! What of a sheet is invoiced: never more than the sheet asks for, and never less
//! than nothing, whatever is recorded, reversed, voided and taken back.

use super::{StandingShare, TaxInvoice, checked_day};
use crate::ids::{SettlementId, TaxInvoiceId};
use crate::line::Payer;
use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal};
use crate::settlement::Settlement;
use crate::sheet_actions::check_amount;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More sheets than a month of a fleet has.
pub const MAX_SHEETS: usize = 200;

/// What is asked for of one sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SheetAmount {
    pub settlement_id: SettlementId,
    pub amount: Money,
}

/// A sheet with the day the shop issued it.
#[derive(Clone, Copy, Debug)]
pub struct DatedSheet<'a> {
    pub sheet: &'a Settlement,
    pub day: NaiveDate,
}

impl Settlement {
    /// What may still be invoiced. Nobody makes out an invoice to oneself, and of
    /// a sheet that was taken back nothing is.
    pub fn left_to_invoice(&self) -> Money {
        if self.is_active() && self.payer != Payer::Shop {
            (self.total - self.invoiced).max(Money::ZERO)
        } else {
            Money::ZERO
        }
    }

    /// What is still to be reversed, because the sheet no longer stands.
    pub fn left_to_reverse(&self) -> Money {
        if self.is_active() { Money::ZERO } else { self.invoiced.max(Money::ZERO) }
    }
}

pub fn invoiced(sheet: SettlementId, shares: &[StandingShare]) -> Money {
    shares.iter().filter(|share| share.settlement_id == sheet).map(|share| share.amount).sum()
}

/// What of an invoice is left against a sheet: its own share and what was reversed
/// of it. Reds are below zero.
pub fn left_of(invoice: TaxInvoiceId, sheet: SettlementId, shares: &[StandingShare]) -> Money {
    let of_it = |share: &&StandingShare| share.tax_invoice_id == invoice || share.red_of == Some(invoice);
    let own = shares.iter().filter(|share| share.settlement_id == sheet).filter(of_it);
    own.map(|share| share.amount).sum()
}

fn check_asked(asked: &[SheetAmount]) -> Result<Money, Refusal> {
    if asked.is_empty() {
        return Err(Refusal::bad("sheets", FieldProblem::Empty));
    }
    if asked.len() > MAX_SHEETS {
        return Err(Refusal::bad("sheets", FieldProblem::TooLarge));
    }
    for (place, one) in asked.iter().enumerate() {
        check_amount(one.amount)?;
        if asked.iter().take(place).any(|other| other.settlement_id == one.settlement_id) {
            return Err(Refusal::bad("sheets", FieldProblem::Taken));
        }
    }
    let sum: Money = asked.iter().map(|one| one.amount).sum();
    if sum > Money::MAX {
        return Err(Refusal::bad("amount", FieldProblem::TooLarge));
    }
    Ok(sum)
}

fn unknown_sheet(id: SettlementId) -> Refusal {
    Refusal::NotFound { entity: "settlement".to_owned(), id: id.0 }
}

/// Whether an invoice of that day may stand against these sheets with these
/// amounts; answers what it is of in all. The sheets carry what is invoiced of
/// them by now.
///
/// # Errors
/// A sheet that does not stand or is the shop's own, more than is left of one, a
/// day before one or after today.
pub fn check_invoice(
    asked: &[SheetAmount],
    sheets: &[DatedSheet<'_>],
    issued_on: NaiveDate,
    today: NaiveDate,
) -> Result<Money, Refusal> {
    let sum = check_asked(asked)?;
    checked_day(issued_on, today)?;
    for one in asked {
        let of_it = |dated: &&DatedSheet<'_>| dated.sheet.id == one.settlement_id;
        let DatedSheet { sheet, day } =
            sheets.iter().find(of_it).ok_or_else(|| unknown_sheet(one.settlement_id))?;
        if !sheet.is_active() {
            return Err(Refusal::SheetIs { state: sheet.state.code().to_owned() });
        }
        if sheet.payer == Payer::Shop {
            return Err(Refusal::NothingToInvoice { number: sheet.number.clone() });
        }
        if issued_on < *day {
            return Err(Refusal::InvoiceTooEarly { number: sheet.number.clone(), day: *day });
        }
        let left = sheet.left_to_invoice();
        if one.amount > left {
            return Err(Refusal::OverInvoiced { number: sheet.number.clone(), amount: one.amount, left });
        }
    }
    Ok(sum)
}

/// Whether a red invoice of that day may take so much back of `blue`; answers what
/// it is of in all, below zero. Whether the sheets still stand is no matter: that
/// they do not is why most are reversed.
///
/// # Errors
/// An invoice that is red itself or was taken back, more than is left of it.
pub fn check_red(
    blue: &TaxInvoice,
    asked: &[SheetAmount],
    shares: &[StandingShare],
    issued_on: NaiveDate,
    today: NaiveDate,
) -> Result<Money, Refusal> {
    blue.check_stands()?;
    if blue.red_of.is_some() {
        return Err(Refusal::bad("red_of", FieldProblem::Unknown));
    }
    let sum = check_asked(asked)?;
    checked_day(issued_on, today)?;
    if issued_on < blue.issued_on {
        return Err(Refusal::InvoiceTooEarly { number: blue.number.clone(), day: blue.issued_on });
    }
    for one in asked {
        let left = left_of(blue.id, one.settlement_id, shares);
        if one.amount > left {
            return Err(Refusal::OverReversed { number: blue.number.clone(), amount: one.amount, left });
        }
    }
    Ok(-sum)
}

/// Whether a sheet bears that these shares of one invoice count no more: what a
/// red one gave back may be invoiced anew by now.
///
/// # Errors
/// More would be invoiced than the sheet asks for, or less than nothing.
pub fn check_taken_back(
    of: TaxInvoiceId,
    sheets: &[&Settlement],
    shares: &[StandingShare],
) -> Result<(), Refusal> {
    for share in shares.iter().filter(|share| share.tax_invoice_id == of) {
        let of_it = |sheet: &&&Settlement| sheet.id == share.settlement_id;
        let sheet = sheets.iter().find(of_it).ok_or_else(|| unknown_sheet(share.settlement_id))?;
        let before = invoiced(sheet.id, shares);
        let after = before - share.amount;
        if after > sheet.total || after < Money::ZERO {
            let left = (sheet.total - before).max(Money::ZERO);
            return Err(Refusal::OverInvoiced { number: sheet.number.clone(), amount: -share.amount, left });
        }
    }
    Ok(())
}
