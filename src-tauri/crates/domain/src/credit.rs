//! What a payer has paid and no sheet has used: a deposit 定金, or what was paid on
//! a sheet that was taken back since. It is the sum of its receipts and stands
//! nowhere else, so that no two places can disagree on it.

use crate::ids::PaymentId;
use crate::line::Payer;
use crate::money::Money;
use crate::settlement::{Payment, PaymentMeans, Settlement};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Credit {
    pub payer: Payer,
    pub payer_name: String,
    pub amount: Money,
}

impl Credit {
    /// An insurer's money never pays what the customer owes, nor one insurer's
    /// another's. The customer is one, however the sheets call them.
    fn is_of(&self, payer: Payer, name: &str) -> bool {
        self.payer == payer && (payer == Payer::Customer || self.payer_name == name)
    }
}

/// Whose money a receipt is: of the payer of its sheet, or of the sheet whose
/// money goes back. Deposits are the customer's.
pub fn payer_of<'a>(
    payment: &'a Payment,
    payments: &'a [Payment],
    sheets: &'a [Settlement],
) -> (Payer, &'a str) {
    let of_sheet = |payment: &Payment| {
        let sheet = sheets.iter().find(|sheet| Some(sheet.id) == payment.settlement_id)?;
        Some((sheet.payer, sheet.payer_name.as_str()))
    };
    let origin = || payments.iter().find(|paid| Some(paid.id) == payment.refund_of);
    of_sheet(payment).or_else(|| of_sheet(origin()?)).unwrap_or((Payer::Customer, ""))
}

/// What each payer of a visit has there, from all of its receipts.
pub fn credits(payments: &[Payment], sheets: &[Settlement]) -> Vec<Credit> {
    let mut credits: Vec<Credit> = Vec::new();
    for payment in payments {
        let amount = match (payment.settlement_id, payment.means) {
            (None, _) => payment.amount,
            (Some(_), PaymentMeans::Deposit) => -payment.amount,
            (Some(_), _) => continue,
        };
        let (payer, name) = payer_of(payment, payments, sheets);
        match credits.iter_mut().find(|credit| credit.is_of(payer, name)) {
            Some(credit) => credit.amount += amount,
            None => credits.push(Credit { payer, payer_name: name.to_owned(), amount }),
        }
    }
    credits.retain(|credit| credit.amount != Money::ZERO);
    credits
}

pub fn credit_of(payer: Payer, name: &str, payments: &[Payment], sheets: &[Settlement]) -> Money {
    let all = credits(payments, sheets);
    all.iter().find(|credit| credit.is_of(payer, name)).map_or(Money::ZERO, |credit| credit.amount)
}

/// What a sheet had goes to its payer's credit by a receipt of its own.
pub fn sets_free(receipt: &Payment) -> bool {
    receipt.means == PaymentMeans::Deposit && receipt.refund_of.is_none() && receipt.amount < Money::ZERO
}

/// The receipts that stand on no sheet: deposits, what a sheet that was taken back
/// set free, and what went back of either. Of a sheet whose money all went back
/// before nothing is free, and what was only drawn down for it was nobody's payment.
pub fn free_receipts(payments: &[Payment]) -> Vec<PaymentId> {
    let is_free = |receipt: &&Payment| match receipt.settlement_id {
        None => true,
        Some(sheet) => {
            let mut of_sheet = payments.iter().filter(|other| other.settlement_id == Some(sheet));
            receipt.means.is_money() && of_sheet.any(sets_free)
        }
    };
    payments.iter().filter(is_free).map(|receipt| receipt.id).collect()
}
