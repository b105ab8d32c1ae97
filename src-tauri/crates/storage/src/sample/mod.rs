//! What belongs to the sample shop.

pub(crate) mod removal;
mod workshop;

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use domain::ids::{
    AppointmentId, BinId, PartId, PaymentId, ServiceContractId, ServicePackageId, ShiftId, StockMovementId,
    SupplierId, VoucherId, WorkOrderId,
};
use serde::{Deserialize, Serialize};

pub(crate) const STEPS: &[Step] = &[
    dated!("2026-11-30-0810-sample-of-the-till"),
    dated!("2026-11-30-1238-sample-of-the-store"),
    dated!("2026-11-30-1755-sample-of-the-workshop"),
];

/// The name under which the sample's moving stands until it has ended.
const SAMPLE_MOVES: &str = "sample";

/// The sample writes to the shop's own row for nothing else than for its levels.
const LEVELS_LEFT: &str = "SELECT 1 FROM change_form
     CROSS JOIN change_log ON change_log.form_id = change_form.id AND change_log.entity_id = 1
     CROSS JOIN command_log ON command_log.id = change_log.command_id
     WHERE change_form.entity = 'shop' AND command_log.command = 'load_sample_shop'
         AND NOT EXISTS (SELECT 1 FROM customer WHERE customer.level <> '')";

/// How much would go, and how much of what people made would stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SampleCounts {
    pub visits: i64,
    /// Visits of the sample on which people went on since it was loaded.
    pub visits_worked_on: i64,
    pub bookings: i64,
    pub vehicles: i64,
    pub customers: i64,
    pub own_visits: i64,
    pub own_bookings: i64,
}

impl Reader<'_> {
    /// The program ended while the sample came in or went out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn is_sample_moving(&self) -> Result<bool> {
        let mut moving = self.connection().prepare("SELECT 1 FROM unfinished_work WHERE work = ?1")?;
        Ok(moving.exists([SAMPLE_MOVES])?)
    }

    /// The sample named levels of customers where the shop had none, and nobody has any of them.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn levels_are_left_of_sample(&self) -> Result<bool> {
        let mut left = self.connection().prepare(LEVELS_LEFT)?;
        Ok(left.exists([])?)
    }

    /// What there is of the sample, and of the shop's own beside it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn sample_counts(&self) -> Result<SampleCounts> {
        let counted = select(self.connection(), include_str!("sample_counts.sql"), [])?.pop();
        counted.ok_or_else(|| crate::StorageError::Damaged { detail: "nothing was counted".to_owned() })
    }
}

impl Writer<'_> {
    /// A booking that the sample made.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_appointment(&self, id: AppointmentId) -> Result<()> {
        self.mark_sample("appointment", id.0)
    }

    /// A visit that the sample made.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_visit(&self, id: WorkOrderId) -> Result<()> {
        self.mark_sample("work_order", id.0)
    }

    /// A complaint that a survey or a call of the sample opened.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_complaints(&self, of: WorkOrderId) -> Result<()> {
        self.connection()
            .prepare_cached("UPDATE complaint SET sample = 1 WHERE work_order_id = ?1 AND sample = 0")?
            .execute([of.0])?;
        Ok(())
    }

    /// A package that the sample offers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_package(&self, id: ServicePackageId) -> Result<()> {
        self.mark_sample("service_package", id.0)
    }

    /// One that it sold.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_contract(&self, id: ServiceContractId) -> Result<()> {
        self.mark_sample("service_contract", id.0)
    }

    /// A voucher that it issued.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_voucher(&self, id: VoucherId) -> Result<()> {
        self.mark_sample("voucher", id.0)
    }

    /// What it took to be stored, on no visit, no booking and no contract with which it goes.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_receipt(&self, id: PaymentId) -> Result<()> {
        self.mark_sample("payment", id.0)
    }

    /// A shift of its cashier.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_shift(&self, id: ShiftId) -> Result<()> {
        self.mark_sample("shift", id.0)
    }

    /// A part that the sample put on its list.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_part(&self, id: PartId) -> Result<()> {
        self.mark_sample("part", id.0)
    }

    /// A bin of its store.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_bin(&self, id: BinId) -> Result<()> {
        self.mark_sample("bin", id.0)
    }

    /// One it buys from.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_supplier(&self, id: SupplierId) -> Result<()> {
        self.mark_sample("supplier", id.0)
    }

    /// What moved in its store.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn mark_sample_stock_movement(&self, id: StockMovementId) -> Result<()> {
        self.mark_sample("stock_movement", id.0)
    }

    fn mark_sample(&self, table: &str, id: i64) -> Result<()> {
        self.connection()
            .prepare_cached(&format!("UPDATE {table} SET sample = 1 WHERE id = ?1"))?
            .execute([id])?;
        Ok(())
    }

    /// From here on the sample is on its way in or out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn begin_sample_move(&self) -> Result<()> {
        self.connection()
            .execute("INSERT OR IGNORE INTO unfinished_work (work) VALUES (?1)", [SAMPLE_MOVES])?;
        Ok(())
    }

    /// The sample is in, or out.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn end_sample_move(&self) -> Result<()> {
        self.connection().execute("DELETE FROM unfinished_work WHERE work = ?1", [SAMPLE_MOVES])?;
        Ok(())
    }
}
