//! 代金券: a number that is worth money on one bill of a customer, on the days it
//! is good for. It is used whole and once: what is beyond what is owed lapses.
//! Whether it is used is the sum of the receipts that name its number, and stands
//! nowhere else, so that a sheet that is taken back sets it free by itself.

use crate::dates::{ShopZone, in_the_calendar, local_day};
use crate::ids::{CustomerId, PersonId, VoucherId, WorkOrderId};
use crate::line_figures::Payer;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, required};
use crate::role::Role;
use crate::settlement::{Payment, Settlement, SheetState};
use crate::typed_text::{half_width, is_invisible};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// Money is given away: who issues one may withdraw it.
pub const ISSUES: &[Role] = &[Role::Manager];

/// Who is told which vouchers there are.
pub const VIEW_ROLES: &[Role] = &[Role::Advisor, Role::Cashier, Role::Manager];

/// More than a shop hands out in one go.
pub const MAX_ISSUED: i64 = 500;

/// Longer than any number on a printed voucher or on a phone.
const MAX_NUMBER_LEN: usize = 40;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Voucher {
    pub id: VoucherId,
    pub number: String,
    /// What it is called, the same on all that were issued together.
    pub name: String,
    pub face_value: Money,
    /// 满减: the bill comes to no less; zero for any bill.
    pub smallest_bill: Money,
    pub valid_from: NaiveDate,
    /// The last day on which it pays.
    pub valid_until: NaiveDate,
    /// Whose it is; none where whoever brings it may use it.
    pub customer_id: Option<CustomerId>,
    pub issued_at: DateTime<Utc>,
    pub issued_by: PersonId,
    pub withdrawn_at: Option<DateTime<Utc>>,
    pub withdrawn_by: Option<PersonId>,
    pub withdraw_reason: String,
    /// Of all that was issued and never changes.
    pub checksum: String,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VoucherState {
    /// It pays today, or will from its first day on.
    Open,
    Used,
    Expired,
    Withdrawn,
}

/// The bill a voucher is laid down for.
#[derive(Clone, Copy, Debug)]
pub struct VoucherBill {
    pub payer: Payer,
    pub customer_id: CustomerId,
    pub total: Money,
    /// What other vouchers on it need of it.
    pub claimed: Money,
    /// What is still to be paid when this voucher's turn comes.
    pub owed: Money,
}

/// What it paid last, also when that went back.
pub fn last_paid(receipts: &[Payment]) -> Option<&Payment> {
    receipts.iter().rev().find(|of| of.amount > Money::ZERO)
}

/// The day a voucher is judged by: today, or the one on which it paid a sheet of this
/// very visit that was taken back since: it ran out by the shop's mistake. `paid_on` is
/// the sheet it paid last.
pub fn judged_on(
    receipts: &[Payment],
    paid_on: Option<&Settlement>,
    visit: WorkOrderId,
    today: NaiveDate,
    zone: ShopZone,
) -> NaiveDate {
    let by_mistake = paid_on.is_some_and(|of| of.work_order_id == visit && of.state == SheetState::Voided);
    last_paid(receipts).filter(|_| by_mistake).map_or(today, |of| local_day(of.at, zone))
}

impl Voucher {
    /// Tidied and held against the rules of what is issued.
    ///
    /// # Errors
    /// What is missing or impossible in it.
    pub fn checked(self, today: NaiveDate) -> Result<Self, Refusal> {
        let name = required("name", &self.name, MAX_NAME_LEN)?;
        in_range("face_value", self.face_value.0, Money::MAX.0)?;
        if self.face_value == Money::ZERO {
            return Err(Refusal::bad("face_value", FieldProblem::Empty));
        }
        in_range("smallest_bill", self.smallest_bill.0, Money::MAX.0)?;
        in_the_calendar("valid_from", self.valid_from)?;
        in_the_calendar("valid_until", self.valid_until)?;
        if self.valid_until < today || self.valid_until < self.valid_from {
            return Err(Refusal::bad("valid_until", FieldProblem::InThePast));
        }
        Ok(Self { name, ..self })
    }

    /// How it stands today, with all receipts that name it.
    pub fn state(&self, receipts: &[Payment], today: NaiveDate) -> VoucherState {
        if is_used(receipts) {
            VoucherState::Used
        } else if self.withdrawn_at.is_some() {
            VoucherState::Withdrawn
        } else if today > self.valid_until {
            VoucherState::Expired
        } else {
            VoucherState::Open
        }
    }

    /// What it pays of this bill today.
    ///
    /// # Errors
    /// Why it does not.
    pub fn pays(&self, receipts: &[Payment], bill: VoucherBill, today: NaiveDate) -> Result<Money, Refusal> {
        let number = self.number.clone();
        not_used(&number, receipts)?;
        if self.withdrawn_at.is_some() {
            return Err(Refusal::VoucherWithdrawn { number, reason: self.withdraw_reason.clone() });
        }
        if today < self.valid_from {
            return Err(Refusal::VoucherTooEarly { number, from: self.valid_from });
        }
        if today > self.valid_until {
            return Err(Refusal::VoucherExpired { number, until: self.valid_until });
        }
        // It is the shop's gift to who brings the car: no claim is paid with it.
        if bill.payer != Payer::Customer {
            return Err(Refusal::VoucherForCustomers { number });
        }
        if self.customer_id.is_some_and(|customer| customer != bill.customer_id) {
            return Err(Refusal::VoucherOfAnother { number });
        }
        if bill.total < self.smallest_bill {
            let (smallest_bill, total) = (self.smallest_bill, bill.total);
            return Err(Refusal::VoucherBillTooSmall { number, smallest_bill, total });
        }
        // 满 500 减 100 twice is for a bill of 1000, or a pocket full of them pays it all.
        let (together, total) = (self.smallest_bill + bill.claimed, bill.total);
        if self.smallest_bill > Money::ZERO && total < together {
            return Err(Refusal::VouchersNeedBill { number, together, total });
        }
        if bill.owed <= Money::ZERO {
            return Err(Refusal::OverPaid { amount: self.face_value, owed: Money::ZERO });
        }
        Ok(self.face_value.min(bill.owed))
    }

    /// Whether it may be withdrawn. One that is over may be too: nobody has to wait for that.
    ///
    /// # Errors
    /// It has paid, or was withdrawn before.
    pub fn may_be_withdrawn(&self, receipts: &[Payment]) -> Result<(), Refusal> {
        not_used(&self.number, receipts)?;
        if self.withdrawn_at.is_some() {
            let (number, reason) = (self.number.clone(), self.withdraw_reason.clone());
            return Err(Refusal::VoucherWithdrawn { number, reason });
        }
        Ok(())
    }

    /// A withdrawal with its reason: why, as it is kept.
    ///
    /// # Errors
    /// What `may_be_withdrawn` refuses, and `BadField` without a reason.
    pub fn check_withdrawal(&self, receipts: &[Payment], reason: &str) -> Result<String, Refusal> {
        self.may_be_withdrawn(receipts)?;
        required("reason", reason, MAX_TEXT_LEN)
    }
}

/// What is typed at the till is what it pays: nothing of it is kept for later.
///
/// # Errors
/// Another amount was asked for.
pub fn used_whole(number: &str, amount: Money, pays: Money) -> Result<(), Refusal> {
    if amount == pays {
        return Ok(());
    }
    Err(Refusal::VoucherUsedWhole { number: number.to_owned(), amount, pays })
}

/// What paid and has not gone back, of the receipts that name one number.
pub fn is_used(receipts: &[Payment]) -> bool {
    receipts.iter().map(|receipt| receipt.amount).sum::<Money>() > Money::ZERO
}

/// The receipt by which it is used now.
pub fn used_by(receipts: &[Payment]) -> Option<&Payment> {
    if !is_used(receipts) {
        return None;
    }
    receipts.iter().rfind(|receipt| receipt.refund_of.is_none())
}

/// The numbers that pay the same bill beside this one: those that its receipts name and
/// that have not gone back, and those that are typed in the same payment.
///
/// # Errors
/// `BadField` where what was typed is no number.
pub fn numbers_beside(
    number: &str,
    receipts: &[Payment],
    typed: &[String],
) -> Result<BTreeSet<String>, Refusal> {
    let mut numbers: BTreeSet<String> = BTreeSet::new();
    for typed in typed {
        numbers.insert(voucher_number(typed)?);
    }
    let naming = |number: &str| -> Vec<Payment> {
        receipts.iter().filter(|of| of.voucher_number == number).cloned().collect()
    };
    let named = receipts.iter().map(|of| &of.voucher_number).filter(|number| !number.is_empty());
    numbers.extend(named.filter(|number| is_used(&naming(number))).cloned());
    numbers.remove(number);
    Ok(numbers)
}

/// What these need of a bill together.
pub fn claimed_by(vouchers: &[Voucher]) -> Money {
    vouchers.iter().map(|voucher| voucher.smallest_bill).sum()
}

/// A number pays once, whoever issued it: a coupon of a platform too.
///
/// # Errors
/// A receipt names it that has not gone back.
pub fn not_used(number: &str, receipts: &[Payment]) -> Result<(), Refusal> {
    let Some(receipt) = used_by(receipts) else { return Ok(()) };
    Err(Refusal::VoucherUsed { number: number.to_owned(), receipt: receipt.number.clone() })
}

/// A number as it is kept: as it is typed on one keyboard, read by a scanner, or
/// copied in groups from a phone.
///
/// # Errors
/// Nothing was typed, or a whole book.
pub fn voucher_number(typed: &str) -> Result<String, Refusal> {
    required("voucher_number", &as_kept(typed), MAX_NUMBER_LEN)
}

fn as_kept(typed: &str) -> String {
    let kept = typed.chars().map(half_width).filter(|c| !c.is_whitespace() && !is_invisible(*c));
    kept.flat_map(char::to_uppercase).collect()
}

/// What was typed to find vouchers, as it would stand in a number: none where it is
/// longer than any number. A search that finds nothing is no mistake.
pub fn number_searched(typed: &str) -> Option<String> {
    Some(as_kept(typed)).filter(|number| number.chars().count() <= MAX_NUMBER_LEN)
}

/// The numbers of vouchers that were printed before.
///
/// # Errors
/// One stands there twice, or there are too many.
pub fn printed_numbers(typed: &[String]) -> Result<Vec<String>, Refusal> {
    let blank = |text: &&String| text.trim().is_empty();
    let mut numbers: Vec<String> = Vec::new();
    for typed in typed.iter().filter(|text| !blank(text)) {
        let number = voucher_number(typed)?;
        if numbers.contains(&number) {
            return Err(Refusal::VoucherNumberTaken { number });
        }
        numbers.push(number);
    }
    check_count(i64::try_from(numbers.len()).unwrap_or(i64::MAX))?;
    Ok(numbers)
}

/// How many are issued at once.
///
/// # Errors
/// None, or more than a shop hands out.
pub fn check_count(count: i64) -> Result<i64, Refusal> {
    if count == 0 {
        return Err(Refusal::bad("count", FieldProblem::Empty));
    }
    in_range("count", count, MAX_ISSUED)
}
