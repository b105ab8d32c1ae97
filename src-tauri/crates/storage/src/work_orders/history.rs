//! What earlier visits left behind, and the audit view of one visit.

use crate::changes::ChangeRow;
use crate::record::select;
use crate::{Reader, Result};
use domain::complaint::Complaint;
use domain::finding::DeclinedFinding;
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::line::DeclinedLine;
use domain::money::Money;
use domain::work_order::WorkOrder;
use rusqlite::params;

pub(crate) const DECLINED: &str = include_str!("declined_before.sql");
pub(crate) const FINDINGS_DECLINED: &str = include_str!("findings_declined_before.sql");

impl Reader<'_> {
    /// The visits of a vehicle, newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn orders_of_vehicle(&self, vehicle: VehicleId, limit: i64) -> Result<Vec<WorkOrder>> {
        select(
            self.connection(),
            "SELECT * FROM work_order WHERE vehicle_id = ?1 ORDER BY checked_in_at DESC, id DESC LIMIT ?2",
            params![vehicle.0, limit],
        )
    }

    /// Lines declined on other visits of the vehicle and not quoted since.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn declined_before(
        &self,
        vehicle: VehicleId,
        except: Option<WorkOrderId>,
    ) -> Result<Vec<DeclinedLine>> {
        let except = except.map_or(0, |order| order.0);
        select(self.connection(), DECLINED, params![vehicle.0, except])
    }

    /// Findings the customer of an earlier visit drove away with, and that no
    /// line of a later one answers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn findings_declined_before(
        &self,
        vehicle: VehicleId,
        except: Option<WorkOrderId>,
    ) -> Result<Vec<DeclinedFinding>> {
        let except = except.map_or(0, |order| order.0);
        select(self.connection(), FINDINGS_DECLINED, params![vehicle.0, except])
    }

    /// Complaints still open about the vehicle, or from its customer.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_complaints_about(
        &self,
        vehicle: VehicleId,
        customer: Option<CustomerId>,
    ) -> Result<Vec<Complaint>> {
        select(
            self.connection(),
            "SELECT * FROM complaint WHERE state <> 'closed' AND id IN (
                 SELECT id FROM complaint WHERE vehicle_id = ?1
                 UNION SELECT id FROM complaint WHERE customer_id = ?2)
             ORDER BY opened_at DESC, id DESC",
            params![vehicle.0, customer.map(|customer| customer.0)],
        )
    }

    /// What the customer took along unpaid, over all sheets that stand.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn unpaid_on_account(&self, customer: CustomerId) -> Result<Money> {
        let fen = self
            .connection()
            .prepare_cached(
                "SELECT coalesce(sum(on_account), 0) FROM settlement
                 WHERE customer_id = ?1 AND on_account > 0 AND payer = 'customer'
                   AND state IN ('open', 'settled')",
            )?
            .query_row([customer.0], |row| row.get(0))?;
        Ok(Money(fen))
    }

    /// Everything that was written down about a visit, newest first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn visit_changes(&self, order: &WorkOrder, limit: usize) -> Result<Vec<ChangeRow>> {
        let appointment = order.appointment_id.map_or(0, |appointment| appointment.0);
        self.changes_of_visit(order.id.0, order.vehicle_id.0, appointment, limit)
    }
}
