//! Packages, the contracts sold of them, and what lines drew from those.

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::ids::{CustomerId, LineId, ServiceContractId, VehicleId, WorkOrderId};
use domain::service_contract::ServiceContract;
use domain::service_contract::rest::{ContractDraw, DrawnLine};
use domain::service_package::ServicePackage;
use domain::settlement::Payment;

// A program that does not know the contract of a sheet would collect it once more.
pub(crate) const STEPS: &[Step] = &[
    dated!("", "2026-11-29-0620-service-contracts", opens 21),
    dated!("", "2026-11-29-1115-unused-at-closing", None),
    // Whose sum a program that knows no signature would find wrong.
    dated!("", "2026-11-29-1806-contracts-signed", opens 22),
];

pub(crate) const NEWEST: &str = "SELECT * FROM service_contract WHERE id < ?1 ORDER BY id DESC LIMIT ?2";
pub(crate) const OF_CUSTOMER: &str =
    "SELECT * FROM service_contract WHERE customer_id = ?1 ORDER BY id DESC LIMIT ?2";
pub(crate) const OF_VEHICLE: &str =
    "SELECT * FROM service_contract WHERE vehicle_id = ?1 ORDER BY id DESC LIMIT ?2";
pub(crate) const NUMBERED: &str = "SELECT * FROM service_contract WHERE number = ?1";
pub(crate) const DRAWN: &str = "SELECT contract_draw.*, line.name AS line_name, line.state AS line_state,
     line.settlement_id, work_order.stage, work_order.number AS work_order_number
     FROM contract_draw CROSS JOIN line ON line.id = contract_draw.line_id
     CROSS JOIN work_order ON work_order.id = contract_draw.work_order_id
     WHERE contract_draw.service_contract_id = ?1 ORDER BY contract_draw.id";
pub(crate) const DRAWN_ON: &str = "SELECT * FROM contract_draw WHERE work_order_id = ?1 ORDER BY id";
pub(crate) const OF_LINE: &str = "SELECT * FROM contract_draw WHERE line_id = ?1";
pub(crate) const PAID_FOR: &str = "SELECT * FROM payment WHERE service_contract_id = ?1 ORDER BY id";

impl Reader<'_> {
    /// All offers, also those that are not sold any more.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn service_packages(&self) -> Result<Vec<ServicePackage>> {
        select(self.connection(), "SELECT * FROM service_package ORDER BY active DESC, name, id", [])
    }

    /// Contracts of everybody, the newest first, from below an id.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn contracts_before(
        &self,
        before: Option<ServiceContractId>,
        limit: i64,
    ) -> Result<Vec<ServiceContract>> {
        select(self.connection(), NEWEST, [before.map_or(i64::MAX, |id| id.0), limit])
    }

    /// A customer's contracts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn contracts_of_customer(&self, customer: CustomerId, limit: i64) -> Result<Vec<ServiceContract>> {
        select(self.connection(), OF_CUSTOMER, [customer.0, limit])
    }

    /// The contracts bound to a vehicle.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn contracts_of_vehicle(&self, vehicle: VehicleId, limit: i64) -> Result<Vec<ServiceContract>> {
        select(self.connection(), OF_VEHICLE, [vehicle.0, limit])
    }

    /// The contract of a number.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn contract_numbered(&self, number: &str) -> Result<Option<ServiceContract>> {
        Ok(select(self.connection(), NUMBERED, [number])?.pop())
    }

    /// What lines drew from a contract, with how each line stands.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn drawn_from(&self, contract: ServiceContractId) -> Result<Vec<DrawnLine>> {
        select(self.connection(), DRAWN, [contract.0])
    }

    /// What the lines of a visit drew from contracts.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn draws_on(&self, order: WorkOrderId) -> Result<Vec<ContractDraw>> {
        select(self.connection(), DRAWN_ON, [order.0])
    }

    /// What one line drew, if it drew at all.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn draw_of_line(&self, line: LineId) -> Result<Option<ContractDraw>> {
        Ok(select(self.connection(), OF_LINE, [line.0])?.pop())
    }

    /// The receipts of a contract's price, and of what went back of it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn payments_of_contract(&self, contract: ServiceContractId) -> Result<Vec<Payment>> {
        select(self.connection(), PAID_FOR, [contract.0])
    }
}
