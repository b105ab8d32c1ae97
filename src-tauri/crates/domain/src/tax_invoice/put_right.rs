//! A sheet was voided and another made in its place. What invoices say of the first stays
//! true as far as the second asks for as much: of 129.99 that became 89.99 a red one takes
//! back 40.00, and the rest is the invoice of the new sheet.

use super::balance::{Invoiceable, RequestedAmount, left_of, reversed_of};
use super::buyer::buyer_of;
use super::{StandingShare, TaxInvoice};
use crate::ids::{SettlementId, TaxInvoiceId};
use crate::money::Money;
use crate::refusal::Refusal;
use crate::settlement::{Settlement, SheetState};
use chrono::{DateTime, Utc};

/// What of an invoice goes over from a voided sheet to the one in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CarriedShare {
    pub tax_invoice_id: TaxInvoiceId,
    pub from: SettlementId,
    pub to: SettlementId,
    pub amount: Money,
}

impl Settlement {
    /// Made after another of the same visit was voided, and invoiced to the same buyer. One
    /// that was made while the other stood, of work that came later, is of its own lines.
    /// `sheets` are those of the visit: what takes the other back was written as it was voided.
    fn is_in_place_of(&self, voided: &Self, sheets: &[Self]) -> bool {
        let is_same_buyer = match (buyer_of(self), buyer_of(voided)) {
            (Some(one), Some(other)) => one == other,
            _ => false,
        };
        let is_taken_back_by = |mirror: &Self| mirror.reverses_id == Some(voided.id) && self.id > mirror.id;
        voided.state == SheetState::Voided
            && self.work_order_id == voided.work_order_id
            && is_same_buyer
            && sheets.iter().any(is_taken_back_by)
    }

    /// From when on an invoice may be its own: one that was made in place of others stands
    /// for what they stood for. `sheets` are those of its visit.
    pub fn invoiced_from(&self, sheets: &[Self]) -> DateTime<Utc> {
        let before = sheets.iter().filter(|other| self.is_in_place_of(other, sheets));
        before.map(|other| other.issued_at).min().map_or(self.issued_at, |first| first.min(self.issued_at))
    }

    /// Whether what invoices say of a voided sheet may go over to this one: an insurer's
    /// other claim is another matter. `sheets` are those of their visit.
    pub fn takes_over_from(&self, voided: &Self, sheets: &[Self]) -> bool {
        self.is_active() && self.is_in_place_of(voided, sheets) && self.claim_number == voided.claim_number
    }
}

/// What goes over from a voided sheet: of each invoice what no red one took back, and no
/// more than the sheets that take over from it have room for. `shares` are those that stand
/// on it.
pub fn carried(voided: &Settlement, takes: &[Settlement], shares: &[StandingShare]) -> Vec<CarriedShare> {
    let mut rooms: Vec<(SettlementId, Money)> =
        takes.iter().map(|sheet| (sheet.id, sheet.left_to_invoice())).collect();
    let mut carried = Vec::new();
    let blues = shares.iter().filter(|share| share.stands_for == voided.id && share.red_of.is_none());
    for blue in blues {
        let mut left = left_of(blue.tax_invoice_id, voided.id, shares);
        for (to, room) in &mut rooms {
            let amount = left.min(*room);
            if amount <= Money::ZERO {
                continue;
            }
            left -= amount;
            *room -= amount;
            let tax_invoice_id = blue.tax_invoice_id;
            carried.push(CarriedShare { tax_invoice_id, from: voided.id, to: *to, amount });
        }
    }
    carried
}

/// What a red invoice takes back of each that `blue` stands for: of what waits to be reversed
/// where it is no more than that, and otherwise where its amount leaves no doubt.
///
/// # Errors
/// What `reversed_of` refuses.
pub fn reversed_of_due<S: Invoiceable>(
    blue: &TaxInvoice,
    of: &[S],
    shares: &[StandingShare<S::Id>],
    amount: Money,
) -> Result<Vec<RequestedAmount<S::Id>>, Refusal> {
    let all: Vec<S::Id> = of.iter().map(S::id).collect();
    let due: Vec<&S> = of.iter().filter(|one| one.left_to_reverse() > Money::ZERO).collect();
    let most: Money = due.iter().map(|one| one.left_to_reverse()).sum();
    let due: Vec<S::Id> = due.into_iter().map(S::id).collect();
    let of_due = (amount <= most).then(|| reversed_of(blue, &due, shares, amount).ok()).flatten();
    of_due.map_or_else(|| reversed_of(blue, &all, shares, amount), Ok)
}
