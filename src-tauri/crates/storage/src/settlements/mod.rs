//! Sheets and their receipts.

pub(crate) mod account;

pub use account::{AccountDays, MovementRow, OpenAt};

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::counterfoil::ReceiptFoil;
use domain::ids::{AppointmentId, CustomerId, PaymentId, SettlementId};
use domain::settlement::{Payment, Settlement};
use domain::work_order::WorkOrder;

// A program that takes every receipt for one of a sheet would stop at the first deposit.
pub(crate) const STEPS: &[Step] = &[
    dated!("", "2026-11-28-2300-deposits", opens 18),
    // The same at the first receipt that is a customer's or a contract's and no visit's.
    dated!("", "2026-11-29-0625-receipts-of-contracts-and-customers", opens 21),
    // A program that moves what is on account and leaves no movement of it makes the sum wrong.
    dated!("", "2026-11-29-0900-account-movements", opens 22),
    // The number of a claim is under the sum of its sheet.
    dated!("", "2026-11-29-1455-numbers-of-claims", opens 22),
    // Who does not know whom a receipt names takes its sum for damaged.
    dated!("", "2026-11-29-1800-receipts-taken-together", opens 22),
    // From here on there are movements that an older program cannot name, papers that were printed
    // by hand, which its list of jobs cannot show, and closed shifts with more under their sum.
    dated!("", "2026-11-30-0200-refunds-in-account-movements", opens 24),
    dated!("2026-11-30-0220-receipts-kept"),
];

pub(crate) const TAKEN_WITH: &str = "SELECT * FROM payment WHERE taken_with = ?1 ORDER BY id";

pub(crate) const RECEIPT_FOIL: &str = "SELECT * FROM receipt_foil WHERE payment_id = ?1";

pub(crate) const STORED: &str = "SELECT * FROM payment WHERE customer_id = ?1 ORDER BY id";

pub(crate) const PAID_IN_BEFORE: &str = "SELECT payment.* FROM appointment
     CROSS JOIN payment ON payment.appointment_id = appointment.id
     WHERE appointment.id = ?1 AND appointment.work_order_id = ?2 AND payment.work_order_id IS NULL ORDER BY payment.id";

impl Reader<'_> {
    /// The receipts of a sheet, in the order they were written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of_sheet(&self, sheet: SettlementId) -> Result<Vec<Payment>> {
        select(self.connection(), "SELECT * FROM payment WHERE settlement_id = ?1 ORDER BY id", [sheet.0])
    }

    /// All receipts of a visit, the deposits of its booking among them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of(&self, order: &WorkOrder) -> Result<Vec<Payment>> {
        let mut payments: Vec<Payment> = select(
            self.connection(),
            "SELECT * FROM payment WHERE work_order_id = ?1 ORDER BY id",
            [order.id.0],
        )?;
        if let Some(booking) = order.appointment_id {
            // Of a booking whose arrival was a slip the money is the booking's again.
            payments.extend(select::<Payment>(self.connection(), PAID_IN_BEFORE, [booking.0, order.id.0])?);
            payments.sort_by_key(|payment| payment.id);
        }
        Ok(payments)
    }

    /// The receipts of one payment, in the order they were written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn taken_together(&self, first: PaymentId) -> Result<Vec<Payment>> {
        let mut together: Vec<Payment> =
            select(self.connection(), "SELECT * FROM payment WHERE id = ?1", [first.0])?;
        together.extend(select::<Payment>(self.connection(), TAKEN_WITH, [first.0])?);
        Ok(together)
    }

    /// What was kept of whom and what a receipt names.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn receipt_foil_of(&self, payment: PaymentId) -> Result<Option<ReceiptFoil>> {
        Ok(select(self.connection(), RECEIPT_FOIL, [payment.0])?.pop())
    }

    /// The receipts of a booking's deposit, in the order they were written.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of_booking(&self, booking: AppointmentId) -> Result<Vec<Payment>> {
        select(self.connection(), "SELECT * FROM payment WHERE appointment_id = ?1 ORDER BY id", [booking.0])
    }

    /// What a customer topped up, drew and got back, the oldest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stored_value_of(&self, customer: CustomerId) -> Result<Vec<Payment>> {
        select(self.connection(), STORED, [customer.0])
    }

    /// The sheet that voids this one. It belongs to the same visit, and is
    /// looked for among the few of that visit.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn reversal_of(&self, sheet: &Settlement) -> Result<Option<Settlement>> {
        let sheets = self.settlements_of(sheet.work_order_id)?;
        Ok(sheets.into_iter().find(|other| other.reverses_id == Some(sheet.id)))
    }
}
