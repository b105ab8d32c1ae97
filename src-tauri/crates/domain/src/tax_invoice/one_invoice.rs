//! Several sheets of one buyer as one invoice of a batch: one serial, and the lines of
//! all. Which sheets a serial stands for is written down as the template is filled, since
//! the bureau's answer names nothing but the serial.

use super::balance::{ReceiptAmount, RequestedAmount, SheetAmount};
use super::batch::{BatchProblem, CheckedRow, MAX_TIMES, serial_of};
use super::{TaxBatchReceipt, TaxBatchSheet};
use crate::ids::{PrepaidReceiptId, SettlementId};
use crate::money::Money;
use crate::refusal::Refusal;

/// What a row of a template asks an invoice for, of one sheet or of one receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskedShare {
    Sheet(SettlementId, Money),
    Receipt(PrepaidReceiptId, Money),
}

impl From<&SheetAmount> for AskedShare {
    fn from(of: &SheetAmount) -> Self {
        Self::Sheet(of.settlement_id, of.amount)
    }
}

impl From<&ReceiptAmount> for AskedShare {
    fn from(of: &ReceiptAmount) -> Self {
        Self::Receipt(of.prepaid_receipt_id, of.amount)
    }
}

impl From<&TaxBatchSheet> for AskedShare {
    fn from(of: &TaxBatchSheet) -> Self {
        Self::Sheet(of.settlement_id, of.amount)
    }
}

impl From<&TaxBatchReceipt> for AskedShare {
    fn from(of: &TaxBatchReceipt) -> Self {
        Self::Receipt(of.prepaid_receipt_id, of.amount)
    }
}

/// The sheets a row of the template asks an invoice for, with how much of each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    pub sheets: Vec<SheetAmount>,
    pub numbers: Vec<String>,
    /// How often the first of them was invoiced.
    pub invoices_before: usize,
    pub checked: CheckedRow,
}

/// Those of one buyer together. One that is wrong stays by itself, so that it can be left
/// out without the others.
pub fn one_per_buyer(rows: Vec<SheetRow>) -> Vec<SheetRow> {
    let mut all: Vec<SheetRow> = Vec::new();
    for row in rows {
        match all.iter_mut().find(|known| known.takes(&row)) {
            Some(known) => known.take(row),
            None => all.push(row),
        }
    }
    all
}

impl SheetRow {
    fn takes(&self, other: &Self) -> bool {
        let (one, another) = (&self.checked, &other.checked);
        one.is_right() && another.is_right() && one.row.buyer == another.row.buyer
    }

    fn take(&mut self, other: Self) {
        self.sheets.extend(other.sheets);
        self.numbers.extend(other.numbers);
        self.checked.row.items.extend(other.checked.row.items);
        for problem in other.checked.problems {
            add(&mut self.checked.problems, problem);
        }
    }

    /// With the first serial that never asked for anything else.
    ///
    /// # Errors
    /// Only what `asked` fails with.
    pub fn with_serial<E>(self, asked: impl Fn(&str) -> Result<Vec<AskedShare>, E>) -> Result<Self, E> {
        let number = self.numbers.first().cloned().unwrap_or_default();
        let shares: Vec<AskedShare> = self.sheets.iter().map(AskedShare::from).collect();
        let times = free_times(&number, self.invoices_before, &shares, asked)?;
        Ok(Self { checked: self.checked.under(&number, times), ..self })
    }
}

/// How often the number was asked for by the first serial that never asked for anything
/// else: what the bureau answers to one is that row's alone, whichever of the filled files
/// was uploaded. `asked` tells what a serial stood for in the files filled before.
///
/// # Errors
/// Only what `asked` fails with.
pub fn free_times<E>(
    number: &str,
    invoices_before: usize,
    shares: &[AskedShare],
    asked: impl Fn(&str) -> Result<Vec<AskedShare>, E>,
) -> Result<usize, E> {
    let mut times = invoices_before;
    while times < MAX_TIMES && !is_free_for(&asked(&serial_of(number, times))?, shares) {
        times += 1;
    }
    Ok(times)
}

/// Whether a serial that stood for `before` may ask for these: it asked for nothing yet, or
/// for the same.
fn is_free_for(before: &[AskedShare], shares: &[AskedShare]) -> bool {
    before.is_empty() || (before.len() == shares.len() && shares.iter().all(|one| before.contains(one)))
}

/// Held once more against what a serial stands for when it is written down: it was chosen
/// before, and another seat may have filled a template in between.
///
/// # Errors
/// `SerialTaken` where it asks for something else by now.
pub fn check_serial(serial: &str, before: &[AskedShare], shares: &[AskedShare]) -> Result<(), Refusal> {
    match is_free_for(before, shares) {
        true => Ok(()),
        false => Err(Refusal::SerialTaken { serial: serial.to_owned() }),
    }
}

/// A problem that is said once for all lines is said once for those of all sheets.
fn add(problems: &mut Vec<BatchProblem>, problem: BatchProblem) {
    if let BatchProblem::NoQuantity { lines: more, .. } = &problem {
        for known in problems.iter_mut() {
            if let BatchProblem::NoQuantity { lines, .. } = known {
                *lines += more;
                return;
            }
        }
    }
    if !problems.contains(&problem) {
        problems.push(problem);
    }
}

/// How an invoice of this amount is shared among the sheets its serial stood for.
///
/// # Errors
/// `BatchAmountDiffers` where it is not what was asked for: how much of each sheet it
/// stands for nobody knows then.
pub fn shared(
    asked: &[TaxBatchSheet],
    serial: &str,
    amount: Money,
) -> Result<Vec<RequestedAmount<SettlementId>>, Refusal> {
    let sum: Money = asked.iter().map(|of| of.amount).sum();
    if amount != sum {
        return Err(Refusal::BatchAmountDiffers { serial: serial.to_owned(), amount, asked: sum });
    }
    let of = |of: &TaxBatchSheet| RequestedAmount { stands_for: of.settlement_id, amount: of.amount };
    Ok(asked.iter().map(of).collect())
}
