//! What of a sheet or of a receipt of prepaid money is invoiced: never more than it
//! asks for, and never less than nothing, whatever is recorded, reversed, voided and taken back.

use super::{StandingShare, TaxInvoice, checked_day};
use crate::ids::{PrepaidReceiptId, SettlementId, TaxInvoiceId};
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

/// What is asked for of one receipt of prepaid money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ReceiptAmount {
    pub prepaid_receipt_id: PrepaidReceiptId,
    pub amount: Money,
}

/// The same of either.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequestedAmount<Id> {
    pub stands_for: Id,
    pub amount: Money,
}

/// What an invoice stands for: sheets or receipts, and never both, since one is taxed
/// and the other is not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceSubject {
    Sheets(Vec<RequestedAmount<SettlementId>>),
    Receipts(Vec<RequestedAmount<PrepaidReceiptId>>),
}

/// # Errors
/// Both at once.
pub fn against(sheets: &[SheetAmount], receipts: &[ReceiptAmount]) -> Result<InvoiceSubject, Refusal> {
    if receipts.is_empty() {
        let of = |one: &SheetAmount| RequestedAmount { stands_for: one.settlement_id, amount: one.amount };
        return Ok(InvoiceSubject::Sheets(sheets.iter().map(of).collect()));
    }
    if !sheets.is_empty() {
        return Err(Refusal::SheetsAndPrepaid);
    }
    let of = |one: &ReceiptAmount| RequestedAmount { stands_for: one.prepaid_receipt_id, amount: one.amount };
    Ok(InvoiceSubject::Receipts(receipts.iter().map(of).collect()))
}

/// What an invoice can stand for.
pub trait Invoiceable {
    type Id: Copy + Eq;

    fn id(&self) -> Self::Id;
    fn number(&self) -> &str;
    /// The whole of it, whoever paid how.
    fn asks_for(&self) -> Money;
    /// What of it may stand on invoices in all.
    fn may_be_invoiced(&self) -> Money;
    fn invoiced(&self) -> Money;
    /// # Errors
    /// Why no invoice stands for it, whatever the amount.
    fn check_takes(&self) -> Result<(), Refusal>;
    fn unknown(id: Self::Id) -> Refusal;

    /// What may still be invoiced.
    fn left_to_invoice(&self) -> Money {
        (self.may_be_invoiced() - self.invoiced()).max(Money::ZERO)
    }

    /// What is still to be reversed: it no longer stands, it was paid by what is not
    /// invoiced on it, or its money went back.
    fn left_to_reverse(&self) -> Money {
        (self.invoiced() - self.may_be_invoiced()).max(Money::ZERO)
    }
}

/// With the day the shop wrote it.
#[derive(Clone, Copy, Debug)]
pub struct DatedSubject<'a, S> {
    pub of: &'a S,
    pub day: NaiveDate,
}

impl Invoiceable for Settlement {
    type Id = SettlementId;

    fn id(&self) -> SettlementId {
        self.id
    }

    fn number(&self) -> &str {
        &self.number
    }

    fn asks_for(&self) -> Money {
        self.total
    }

    /// Nobody makes out an invoice to oneself, and of a sheet that was taken back
    /// nothing is.
    fn may_be_invoiced(&self) -> Money {
        if self.is_active() && self.payer != Payer::Shop {
            (self.total - self.not_invoiced).max(Money::ZERO)
        } else {
            Money::ZERO
        }
    }

    fn invoiced(&self) -> Money {
        self.invoiced
    }

    fn check_takes(&self) -> Result<(), Refusal> {
        if !self.is_active() {
            return Err(Refusal::SheetIs { state: self.state.code().to_owned() });
        }
        if self.payer == Payer::Shop {
            return Err(Refusal::NothingToInvoice { number: self.number.clone() });
        }
        Ok(())
    }

    fn unknown(id: SettlementId) -> Refusal {
        Refusal::NotFound { entity: "settlement".to_owned(), id: id.0 }
    }
}

pub fn invoiced<Id: Copy + Eq>(of: Id, shares: &[StandingShare<Id>]) -> Money {
    shares.iter().filter(|share| share.stands_for == of).map(|share| share.amount).sum()
}

/// What of an invoice is left against a sheet or receipt: its own share and what was
/// reversed of it. Reds are below zero.
pub fn left_of<Id: Copy + Eq>(invoice: TaxInvoiceId, of: Id, shares: &[StandingShare<Id>]) -> Money {
    let of_it = |share: &&StandingShare<Id>| share.tax_invoice_id == invoice || share.red_of == Some(invoice);
    let own = shares.iter().filter(|share| share.stands_for == of).filter(of_it);
    own.map(|share| share.amount).sum()
}

fn check_asked<Id: Copy + Eq>(asked: &[RequestedAmount<Id>]) -> Result<Money, Refusal> {
    if asked.is_empty() {
        return Err(Refusal::bad("sheets", FieldProblem::Empty));
    }
    if asked.len() > MAX_SHEETS {
        return Err(Refusal::bad("sheets", FieldProblem::TooLarge));
    }
    for (place, one) in asked.iter().enumerate() {
        check_amount(one.amount)?;
        if asked.iter().take(place).any(|other| other.stands_for == one.stands_for) {
            return Err(Refusal::bad("sheets", FieldProblem::Taken));
        }
    }
    let sum: Money = asked.iter().map(|one| one.amount).sum();
    if sum > Money::MAX {
        return Err(Refusal::bad("amount", FieldProblem::TooLarge));
    }
    Ok(sum)
}

/// Whether an invoice of that day may stand against these sheets or receipts with
/// these amounts; answers what it is of in all. They carry what is invoiced of them
/// by now.
///
/// # Errors
/// A sheet that does not stand or is the shop's own, more than is left of one, a
/// day before one or after today.
pub fn check_invoice<S: Invoiceable>(
    asked: &[RequestedAmount<S::Id>],
    subjects: &[DatedSubject<'_, S>],
    issued_on: NaiveDate,
    today: NaiveDate,
) -> Result<Money, Refusal> {
    let sum = check_asked(asked)?;
    checked_day(issued_on, today)?;
    for one in asked {
        let of_it = |dated: &&DatedSubject<'_, S>| dated.of.id() == one.stands_for;
        let DatedSubject { of, day } =
            subjects.iter().find(of_it).ok_or_else(|| S::unknown(one.stands_for))?;
        of.check_takes()?;
        let number = of.number().to_owned();
        if issued_on < *day {
            return Err(Refusal::InvoiceTooEarly { number, day: *day });
        }
        let left = of.left_to_invoice();
        if one.amount > left {
            return Err(Refusal::OverInvoiced { number, amount: one.amount, left });
        }
    }
    Ok(sum)
}

/// What a red invoice of this amount takes back of each that `blue` stands for, where the
/// amount leaves no doubt: of the only one, or of all of them all that is left.
///
/// # Errors
/// A part of several, and more than is left of them.
pub fn reversed_of<Id: Copy + Eq>(
    blue: &TaxInvoice,
    of: &[Id],
    shares: &[StandingShare<Id>],
    amount: Money,
) -> Result<Vec<RequestedAmount<Id>>, Refusal> {
    let left = |id: &Id| RequestedAmount { stands_for: *id, amount: left_of(blue.id, *id, shares) };
    let all: Vec<RequestedAmount<Id>> = of.iter().map(left).filter(|one| one.amount > Money::ZERO).collect();
    let sum: Money = all.iter().map(|one| one.amount).sum();
    let number = || blue.number.clone();
    match all.as_slice() {
        _ if amount > sum => Err(Refusal::OverReversed { number: number(), amount, left: sum }),
        [only] => Ok(vec![RequestedAmount { amount, ..*only }]),
        _ if amount == sum => Ok(all),
        _ => Err(Refusal::RedShareUnknown { number: number(), amount, left: sum }),
    }
}

/// Whether a red invoice of that day may take so much back of `blue`; answers what
/// it is of in all, below zero. Whether the sheets still stand is no matter: that
/// they do not is why most are reversed.
///
/// # Errors
/// An invoice that is red itself or was taken back, more than is left of it.
pub fn check_red<Id: Copy + Eq>(
    blue: &TaxInvoice,
    asked: &[RequestedAmount<Id>],
    shares: &[StandingShare<Id>],
    issued_on: NaiveDate,
    today: NaiveDate,
) -> Result<Money, Refusal> {
    blue.check_active()?;
    if blue.red_of.is_some() {
        return Err(Refusal::bad("red_of", FieldProblem::Unknown));
    }
    let sum = check_asked(asked)?;
    checked_day(issued_on, today)?;
    if issued_on < blue.issued_on {
        return Err(Refusal::InvoiceTooEarly { number: blue.number.clone(), day: blue.issued_on });
    }
    for one in asked {
        let left = left_of(blue.id, one.stands_for, shares);
        if one.amount > left {
            return Err(Refusal::OverReversed { number: blue.number.clone(), amount: one.amount, left });
        }
    }
    Ok(-sum)
}

/// Whether a sheet or receipt bears that these shares of one invoice count no more:
/// what a red one gave back may be invoiced anew by now.
///
/// # Errors
/// More would be invoiced than the whole of it, or less than nothing.
pub fn check_taken_back<S: Invoiceable>(
    invoice: TaxInvoiceId,
    subjects: &[S],
    shares: &[StandingShare<S::Id>],
) -> Result<(), Refusal> {
    for share in shares.iter().filter(|share| share.tax_invoice_id == invoice) {
        let of_it = |one: &&S| one.id() == share.stands_for;
        let of = subjects.iter().find(of_it).ok_or_else(|| S::unknown(share.stands_for))?;
        let before = invoiced(of.id(), shares);
        let after = before - share.amount;
        if after > of.asks_for() || after < Money::ZERO {
            let left = (of.asks_for() - before).max(Money::ZERO);
            let number = of.number().to_owned();
            return Err(Refusal::OverInvoiced { number, amount: -share.amount, left });
        }
    }
    Ok(())
}
