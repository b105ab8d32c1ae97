//! What earlier visits left behind, and the audit view of one visit.

use crate::changes::ChangeRow;
use crate::record::select;
use crate::{Reader, Result};
use domain::complaint::Complaint;
use domain::diagnosis::Diagnosis;
use domain::finding::{DeclinedFinding, Finding};
use domain::ids::{CustomerId, VehicleId, WorkOrderId};
use domain::job::Job;
use domain::line::{DeclinedLine, Line};
use domain::money::Money;
use domain::work_order::{Delivery, WorkOrder};
use rusqlite::params;
use serde::Deserialize;

pub(crate) const DECLINED: &str = include_str!("declined_before.sql");
pub(crate) const FINDINGS_DECLINED: &str = include_str!("findings_declined_before.sql");

/// Faults whose cause is known, the newest first, each with its car: they are looked through in the order in which
/// they were written, and only so far back.
pub(crate) const SOLVED: &str =
    "SELECT diagnosis.*, work_order.number, vehicle.make, vehicle.model FROM diagnosis
     CROSS JOIN work_order ON work_order.id = diagnosis.work_order_id
     CROSS JOIN vehicle ON vehicle.id = work_order.vehicle_id
     WHERE diagnosis.id < ?1 AND diagnosis.cause <> '' ORDER BY diagnosis.id DESC LIMIT ?2";
const MAX_SOLVED: i64 = 2_000;

/// The same of the cars that are called so, however long ago: what was hard to find comes back after years. Of a
/// series that half the town drives the cars that came first are left out.
pub(crate) const SOLVED_OF: &str = "SELECT diagnosis.*, work_order.number, car.make, car.model
     FROM (SELECT id, make, model FROM vehicle INDEXED BY vehicle_make_model
           WHERE make = ?1 AND model = ?2 ORDER BY id DESC LIMIT ?3) AS car
     CROSS JOIN work_order ON work_order.vehicle_id = car.id
     CROSS JOIN diagnosis ON diagnosis.work_order_id = work_order.id
     WHERE diagnosis.cause <> '' ORDER BY diagnosis.id DESC LIMIT ?4";
const MAX_CARS: i64 = 1_500;

/// A fault of whichever car, with what it came from.
#[derive(Clone, Debug, Deserialize)]
pub struct SolvedFault {
    #[serde(flatten)]
    pub diagnosis: Diagnosis,
    pub number: String,
    pub make: String,
    pub model: String,
}

/// The rows of one table that are of a vehicle's newest visits, in the order they have on each.
macro_rules! of_newest_visits {
    ($table:literal, $order:literal) => {
        concat!(
            "SELECT ",
            $table,
            ".* FROM work_order CROSS JOIN ",
            $table,
            " ON ",
            $table,
            ".work_order_id = work_order.id
             WHERE work_order.id IN (SELECT visit.id FROM work_order AS visit WHERE visit.vehicle_id = ?1
                 ORDER BY visit.checked_in_at DESC, visit.id DESC LIMIT ?2)
             ORDER BY ",
            $order
        )
    };
}

pub(crate) const LINES_OF_VEHICLE: &str = of_newest_visits!("line", "line.position, line.id");
pub(crate) const JOBS_OF_VEHICLE: &str = of_newest_visits!("job", "job.id");
pub(crate) const FINDINGS_OF_VEHICLE: &str = of_newest_visits!("finding", "finding.id");
pub(crate) const DELIVERIES_OF_VEHICLE: &str = of_newest_visits!("delivery", "delivery.id");

macro_rules! rows_of_newest_visits {
    ($($name:ident: $record:ty = $sql:expr;)*) => {
        impl Reader<'_> {
            $(
                /// Those of a vehicle's newest visits, each visit's in their order.
                ///
                /// # Errors
                /// Only what the file itself fails with.
                pub fn $name(&self, vehicle: VehicleId, visits: i64) -> Result<Vec<$record>> {
                    select(self.connection(), $sql, params![vehicle.0, visits])
                }
            )*
        }
    };
}

rows_of_newest_visits! {
    lines_of_vehicle: Line = LINES_OF_VEHICLE;
    jobs_of_vehicle: Job = JOBS_OF_VEHICLE;
    findings_of_vehicle: Finding = FINDINGS_OF_VEHICLE;
    deliveries_of_vehicle: Delivery = DELIVERIES_OF_VEHICLE;
}

impl Reader<'_> {
    /// The newest faults whose cause is known, of all cars.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn faults_solved(&self) -> Result<Vec<SolvedFault>> {
        select(self.connection(), SOLVED, params![i64::MAX, MAX_SOLVED])
    }

    /// The newest faults whose cause is known, of the cars whose make and model are written so.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn faults_solved_of(&self, make: &str, model: &str) -> Result<Vec<SolvedFault>> {
        select(self.connection(), SOLVED_OF, params![make, model, MAX_CARS, MAX_SOLVED])
    }

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

    /// What the customer took along unpaid, over all sheets that stand and all that was
    /// sold over the counter.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn unpaid_on_account(&self, customer: CustomerId) -> Result<Money> {
        let fen = self
            .connection()
            .prepare_cached(
                "SELECT coalesce((SELECT sum(on_account) FROM settlement
                         WHERE customer_id = ?1 AND on_account > 0 AND payer = 'customer'
                           AND state IN ('open', 'settled')), 0)
                      + coalesce((SELECT sum(amount) FROM account_movement
                         WHERE customer_id = ?1 AND counter_sale_id IS NOT NULL), 0)",
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
