//! What somebody did since with what a list brought: it stays then, and is named.

use crate::record::select;
use crate::{Reader, Result};
use domain::ids::ImportId;
use rusqlite::OptionalExtension;
use serde::Deserialize;

#[derive(Deserialize)]
struct NameRow {
    name: String,
}

/// The tables a row of which may say that a row of an import is used.
pub const USING: [&str; 21] = [
    "work_order",
    "appointment",
    "complaint",
    "vehicle",
    "ownership",
    "service_contract",
    "payment",
    "account_movement",
    "account_statement",
    "voucher",
    "prepaid_receipt",
    "counter_sale",
    "loan",
    "record_merge",
    "past_order",
    "past_order_line",
    "customer_contact",
    "customer_department",
    "customer_consent",
    "record_document",
    "data_request",
];

/// What somebody did since with vehicles of an import.
pub(crate) const VEHICLES_IN_USE: &str =
    "SELECT coalesce(plate, vin, CAST(id AS TEXT)) AS name FROM vehicle WHERE import_id = ?1 AND (
         EXISTS (SELECT 1 FROM work_order WHERE work_order.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM appointment WHERE appointment.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM service_contract WHERE service_contract.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM complaint WHERE complaint.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM past_order WHERE past_order.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM customer_contact WHERE customer_contact.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM record_document WHERE record_document.vehicle_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'vehicle' AND undone_at IS NULL
                 AND stands_id = vehicle.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'vehicle' AND undone_at IS NULL
                 AND gone_id = vehicle.id))";
pub(crate) const CUSTOMERS_IN_USE: &str = "SELECT name FROM customer WHERE import_id = ?1 AND (
         EXISTS (SELECT 1 FROM vehicle WHERE vehicle.customer_id = customer.id AND vehicle.import_id IS NOT ?1)
      OR EXISTS (SELECT 1 FROM ownership CROSS JOIN vehicle ON vehicle.id = ownership.vehicle_id
                 WHERE ownership.customer_id = customer.id AND vehicle.import_id IS NOT ?1)
      OR EXISTS (SELECT 1 FROM work_order WHERE work_order.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM appointment WHERE appointment.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM payment WHERE payment.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM service_contract WHERE service_contract.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM prepaid_receipt WHERE prepaid_receipt.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM voucher WHERE voucher.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM counter_sale WHERE counter_sale.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM loan WHERE loan.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM account_movement WHERE account_movement.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM account_statement WHERE account_statement.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM complaint WHERE complaint.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM customer_contact WHERE customer_contact.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM customer_department WHERE customer_department.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM customer_consent WHERE customer_consent.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM record_document WHERE record_document.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM data_request WHERE data_request.customer_id = customer.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'customer' AND undone_at IS NULL
                 AND stands_id = customer.id)
      OR EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = 'customer' AND undone_at IS NULL
                 AND gone_id = customer.id))";

impl Reader<'_> {
    fn kind_of_import(&self, id: ImportId) -> Result<Option<String>> {
        Ok(self
            .connection()
            .prepare_cached("SELECT kind FROM import WHERE id = ?1")?
            .query_row([id.0], |row| row.get(0))
            .optional()?)
    }

    /// By name, what of an import is used by a visit, a booking, a complaint
    /// or a vehicle that is not of it; what moved of a part, or names it.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn import_in_use(&self, import: ImportId) -> Result<Vec<String>> {
        let mut names: Vec<NameRow> = select(self.connection(), VEHICLES_IN_USE, [import.0])?;
        names.extend(select::<NameRow>(self.connection(), CUSTOMERS_IN_USE, [import.0])?);
        let mut names: Vec<String> = names.into_iter().map(|named| named.name).collect();
        match self.kind_of_import(import)?.as_deref() {
            Some("parts") => names.extend(self.imported_parts_in_use(import)?),
            Some("suppliers") => names.extend(self.imported_suppliers_in_use(import)?),
            Some("past_orders") => names.extend(self.past_orders_in_use(import)?),
            Some("operations") => names.extend(self.imported_operations_in_use(import)?),
            _ => {}
        }
        Ok(names)
    }
}
