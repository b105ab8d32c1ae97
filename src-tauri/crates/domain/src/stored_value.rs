//! 储值: money a customer keeps with the shop for any of their sheets, with what
//! the shop gives on top. The balance is the sum of the receipts that name the
//! customer and stands nowhere else. What was paid and what was given are kept
//! apart: only what was paid can go back as money.

use crate::money::Money;
use crate::refusal::{FieldProblem, Refusal, in_range};
use crate::role::Role;
use crate::settlement::{Payment, PaymentMeans};
use crate::sheet_actions::{Paid, check_amount, check_deposit};
pub use crate::stored_offer::{StoredOffer, check_offers};
use serde::Serialize;
use ts_rs::TS;

/// Who takes the money: the same as are let to the till.
pub const TOP_UP_ROLES: &[Role] = &[Role::Cashier, Role::Manager];

/// Money that was the shop's already goes out, and a gift is forfeited with it.
pub const REFUND_ROLES: &[Role] = &[Role::Manager];

/// Who is told what a customer has with the shop.
pub const VIEW_ROLES: &[Role] = &[Role::Advisor, Role::Cashier, Role::Manager];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, TS)]
pub struct StoredBalance {
    /// 本金
    pub paid: Money,
    /// 赠送
    pub gift: Money,
    pub total: Money,
    /// What of the paid part was invoiced, or is, as it came in.
    pub at_sale: Money,
}

/// What the receipts of one customer come to. A receipt without a sheet is money
/// that came in or went back, its gift beside it; on a sheet the gift is a part of
/// the amount.
pub fn balance_of(receipts: &[Payment]) -> StoredBalance {
    let mut balance = StoredBalance::default();
    for receipt in receipts.iter().filter(|receipt| receipt.customer_id.is_some()) {
        if receipt.settlement_id.is_some() {
            balance.paid -= receipt.amount - receipt.gift;
            balance.gift -= receipt.gift;
            balance.at_sale -= receipt.at_sale;
        } else {
            balance.paid += receipt.amount;
            balance.gift += receipt.gift;
            balance.at_sale += receipt.at_sale;
        }
    }
    balance.total = balance.paid + balance.gift;
    balance
}

/// What of an amount that is drawn is taken from the gift: what was paid in is
/// used up first, so that nobody takes the gift home as money.
///
/// # Errors
/// `BadField` for no amount, `StoredValueShort` beyond the balance.
pub fn gift_drawn(balance: StoredBalance, amount: Money) -> Result<Money, Refusal> {
    check_amount(amount)?;
    if amount > balance.total {
        return Err(Refusal::StoredValueShort { amount, balance: balance.total });
    }
    Ok((amount - balance.paid.max(Money::ZERO)).max(Money::ZERO))
}

/// What of it goes back to the gift: the gift was used last and comes back first,
/// as if so much less had been drawn.
pub fn gift_given_back(drawn: &Payment, receipts: &[Payment], amount: Money) -> Money {
    let back = receipts.iter().filter(|other| other.refund_of == Some(drawn.id));
    let left = drawn.gift + back.map(|other| other.gift).sum::<Money>();
    amount.min(left.max(Money::ZERO))
}

/// What of an amount that is drawn was invoiced as it came in: money whose invoice
/// is made out where it is used goes first, so that its invoice is not put off.
pub fn at_sale_drawn(balance: StoredBalance, amount: Money, gift: Money) -> Money {
    let at_use = (balance.paid - balance.at_sale).max(Money::ZERO);
    (amount - gift - at_use).max(Money::ZERO)
}

/// What of what goes back was invoiced as it came in: it was used behind the other
/// and comes back before it, behind the gift.
pub fn at_sale_given_back(drawn: &Payment, receipts: &[Payment], amount: Money, gift: Money) -> Money {
    let back = receipts.iter().filter(|other| other.refund_of == Some(drawn.id));
    let left = drawn.at_sale + back.map(|other| other.at_sale).sum::<Money>();
    (amount - gift).min(left.max(Money::ZERO))
}

/// The most the shop gives for so much: the best of the offers that are reached.
pub fn gift_offered(offers: &[StoredOffer], amount: Money) -> Money {
    let reached = offers.iter().filter(|offer| offer.pay <= amount).map(|offer| offer.gift);
    reached.max().unwrap_or(Money::ZERO)
}

/// A gift beyond the offers is somebody's decision, and says why.
pub fn gift_needs_reason(offers: &[StoredOffer], amount: Money, gift: Money) -> bool {
    gift > gift_offered(offers, amount)
}

/// Whether so much may be paid in and given: the change that goes back. A gift
/// beyond the offers is the manager's to give.
///
/// # Errors
/// What `check_deposit` refuses, `BadField` where gift or balance go beyond any amount,
/// `GiftOverOffer` for a gift that only the manager gives.
pub fn check_top_up(
    paid: Paid,
    gift: Money,
    balance: StoredBalance,
    offers: &[StoredOffer],
    roles: &[Role],
) -> Result<Money, Refusal> {
    let (amount, change) = check_deposit(&[paid])?;
    in_range("gift", gift.0, Money::MAX.0)?;
    in_range("amount", (balance.total + amount + gift).0, Money::MAX.0)?;
    if gift_needs_reason(offers, amount, gift) && !roles.contains(&Role::Manager) {
        return Err(Refusal::GiftOverOffer { gift, offered: gift_offered(offers, amount) });
    }
    Ok(change)
}

/// Money is added on what the cashier saw: what another till took meanwhile is not
/// taken twice.
///
/// # Errors
/// `HeldChanged` where the balance is another by now.
pub fn stored_as_seen(seen: Money, balance: StoredBalance) -> Result<(), Refusal> {
    if seen == balance.total { Ok(()) } else { Err(Refusal::HeldChanged { seen, held: balance.total }) }
}

/// What of a receipt may still go back as money: of what is left, no more than was
/// treated like it. What goes back of one is off the invoices of that one.
pub fn stored_refundable(top_up: &Payment, receipts: &[Payment]) -> Money {
    let came_in = top_up.settlement_id.is_none() && top_up.refund_of.is_none();
    if !came_in || top_up.customer_id.is_none() {
        return Money::ZERO;
    }
    let back = receipts.iter().filter(|other| other.refund_of == Some(top_up.id));
    let left = top_up.amount + back.map(|other| other.amount).sum::<Money>();
    let balance = balance_of(receipts);
    let of_its_kind = match top_up.at_sale > Money::ZERO {
        true => balance.at_sale,
        false => balance.paid - balance.at_sale,
    };
    left.min(of_its_kind).max(Money::ZERO)
}

/// Whether so much of it goes back by this means: what of the gift is forfeited,
/// which is all that is left. A gift is for who keeps their money here.
///
/// # Errors
/// `BadField` for no amount, a means it does not go back by, or a receipt that is no top-up;
/// `OverRefunded` beyond what is left of it.
pub fn check_stored_refund(
    top_up: &Payment,
    receipts: &[Payment],
    amount: Money,
    means: PaymentMeans,
) -> Result<Money, Refusal> {
    check_amount(amount)?;
    if !top_up.means.goes_back_as().contains(&means) {
        return Err(Refusal::bad("means", FieldProblem::Unknown));
    }
    if top_up.refund_of.is_some() || top_up.settlement_id.is_some() || top_up.customer_id.is_none() {
        return Err(Refusal::bad("payment_id", FieldProblem::Unknown));
    }
    let remains = stored_refundable(top_up, receipts);
    if amount > remains {
        return Err(Refusal::OverRefunded { amount, remains });
    }
    Ok(balance_of(receipts).gift.max(Money::ZERO))
}
