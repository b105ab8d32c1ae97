//! Two records made one: what names a record, and what came of it since.

mod likely;

#[cfg(test)]
mod tests;

use crate::record::select;
use crate::step::{Step, dated};
use crate::{Reader, Result, Writer};
use domain::account::movement::OnAccount;
use domain::customer::Customer;
use domain::ids::{AccountMovementId, CustomerId, PaymentId, SettlementId, VehicleId};
use domain::merge::{MergedKind, RecordMerge, SinceMerged};
use domain::vehicle::Vehicle;
use rusqlite::{OptionalExtension, params};
use serde::Deserialize;

#[cfg(test)]
pub(crate) use likely::{CUSTOMERS_AFTER, CUSTOMERS_CALLED, VEHICLES_AFTER, VEHICLES_CALLED};

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-1611-merges")];

/// The tables whose rows name a customer and go along. What moved on account, and the statements
/// made of it, say for ever what they said: what is still owed goes over by movements of its own.
const OF_CUSTOMER: &[&str] = &[
    "appointment",
    "complaint",
    "counter_sale",
    "customer_consent",
    "customer_contact",
    "customer_department",
    "data_request",
    "invoice_buyer",
    "loan",
    "ownership",
    "payment",
    "prepaid_receipt",
    "record_document",
    "service_contract",
    "settlement",
    "suggestion",
    "vehicle",
    "voucher",
    "work_order",
];

/// The tables whose rows name a car and go along.
const OF_VEHICLE: &[&str] = &[
    "appointment",
    "complaint",
    "customer_contact",
    "former_plate",
    "maker_warranty",
    "ownership",
    "past_order",
    "recall_done",
    "record_document",
    "service_contract",
    "suggestion",
    "work_order",
];

/// Where it stands under another's name that went: that one's merge names it too.
pub const MERGES: &str = "record_merge";

pub(crate) const STANDS_FOR: &str = "SELECT stands_id FROM record_merge
     WHERE merged_kind = ?1 AND gone_id = ?2 AND undone_at IS NULL";
pub(crate) const NEWEST: &str = "SELECT * FROM record_merge WHERE id > 0 ORDER BY id DESC LIMIT ?1";
/// What is owed by a customer, sheet by sheet and sale by sale.
pub(crate) const OWED: &str =
    "SELECT settlement_id, work_order_id, counter_sale_id, sum(amount) AS amount FROM account_movement
     WHERE payer = 'customer' AND payer_name = '' AND customer_id = ?1
     GROUP BY settlement_id, work_order_id, counter_sale_id HAVING sum(amount) <> 0";
/// Whether money moved since on what would go back: ?1 the newest receipt there was, ?2 the newest
/// sheet, ?3 the newest movement on account; then, each as a list, visits, contracts, sales,
/// sheets, bookings and vouchers; ?10 whose stored value it is by now, or nobody's. Each list is
/// walked by an index of its own: what the whole shop took since is years of receipts. A contract's
/// sheets are found by the visits that drew from it.
pub(crate) const MONEY_MOVED: &str = "SELECT EXISTS (
         SELECT 1 FROM json_each(?4) AS moved CROSS JOIN payment INDEXED BY payment_order
         WHERE payment.work_order_id = moved.value AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM json_each(?5) AS moved CROSS JOIN payment INDEXED BY payment_contract
         WHERE payment.service_contract_id = moved.value AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM json_each(?6) AS moved CROSS JOIN payment INDEXED BY payment_counter_sale
         WHERE payment.counter_sale_id = moved.value AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM json_each(?7) AS moved CROSS JOIN payment INDEXED BY payment_settlement
         WHERE payment.settlement_id = moved.value AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM json_each(?8) AS moved CROSS JOIN payment INDEXED BY payment_appointment
         WHERE payment.appointment_id = moved.value AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM json_each(?9) AS moved CROSS JOIN voucher ON voucher.id = moved.value
         CROSS JOIN payment INDEXED BY payment_voucher ON payment.voucher_number = voucher.number
         WHERE payment.voucher_number <> '' AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM payment INDEXED BY payment_customer
         WHERE payment.customer_id = ?10 AND payment.id > ?1)
     OR EXISTS (
         SELECT 1 FROM json_each(?4) AS moved CROSS JOIN settlement INDEXED BY settlement_order
         WHERE settlement.work_order_id = moved.value AND settlement.id > ?2)
     OR EXISTS (
         SELECT 1 FROM json_each(?5) AS moved
         CROSS JOIN contract_draw ON contract_draw.service_contract_id = moved.value
         CROSS JOIN settlement INDEXED BY settlement_order
             ON settlement.work_order_id = contract_draw.work_order_id
         WHERE settlement.service_contract_id = moved.value AND settlement.id > ?2)
     OR EXISTS (
         SELECT 1 FROM json_each(?7) AS moved
         CROSS JOIN account_movement INDEXED BY account_movement_settlement
         WHERE account_movement.settlement_id = moved.value AND account_movement.id > ?3
             AND record_merge_id IS NULL)
     OR EXISTS (
         SELECT 1 FROM json_each(?6) AS moved
         CROSS JOIN account_movement INDEXED BY account_movement_sale
         WHERE account_movement.counter_sale_id = moved.value AND account_movement.id > ?3
             AND record_merge_id IS NULL)";
/// Who went into a record: it is found by what they were called, too.
pub(crate) const CUSTOMERS_GONE_INTO: &str = "SELECT customer.* FROM record_merge
     CROSS JOIN customer ON customer.id = record_merge.gone_id
     WHERE merged_kind = 'customer' AND stands_id = ?1 AND undone_at IS NULL ORDER BY record_merge.id";
pub(crate) const VEHICLES_GONE_INTO: &str = "SELECT vehicle.* FROM record_merge
     CROSS JOIN vehicle ON vehicle.id = record_merge.gone_id
     WHERE merged_kind = 'vehicle' AND stands_id = ?1 AND undone_at IS NULL ORDER BY record_merge.id";

/// The newest receipt, sheet and movement on account there is.
#[derive(Clone, Copy, Debug)]
pub struct NewestMoney {
    pub payment: PaymentId,
    pub settlement: SettlementId,
    pub account_movement: AccountMovementId,
}

#[derive(Deserialize)]
struct Named {
    id: i64,
}

/// The tables whose rows go along with a record of this kind.
pub const fn tables_naming(kind: MergedKind) -> &'static [&'static str] {
    match kind {
        MergedKind::Customer => OF_CUSTOMER,
        MergedKind::Vehicle => OF_VEHICLE,
    }
}

/// The column by which a row of the table names such a record.
fn column_of(kind: MergedKind, table: &str) -> &'static str {
    match (kind, table) {
        (_, MERGES) => "stands_id",
        (MergedKind::Customer, _) => "customer_id",
        (MergedKind::Vehicle, _) => "vehicle_id",
    }
}

/// Which rows of the table go along. Of what a record has once the one that stays keeps its own:
/// the other's stays where it is.
pub(crate) fn naming_sql(kind: MergedKind, table: &str) -> String {
    let column = column_of(kind, table);
    // Lists of sheets are answered from narrower indexes, and never see this one.
    let named = if table == "settlement" { "customer_id + 0" } else { column };
    let besides = match (kind, table) {
        (_, MERGES) => format!(" AND merged_kind = '{}' AND undone_at IS NULL AND ?2 <> 0", kind.code()),
        (_, "invoice_buyer" | "maker_warranty") => {
            format!(" AND NOT EXISTS (SELECT 1 FROM {table} AS other WHERE other.{column} = ?2)")
        }
        (_, "recall_done") => " AND NOT EXISTS (SELECT 1 FROM recall_done AS other
             WHERE other.vehicle_id = ?2 AND other.recall_id = recall_done.recall_id)"
            .to_owned(),
        // Whose it is now stands on the car that stays, unless nobody knew.
        (MergedKind::Vehicle, "ownership") => " AND (until IS NOT NULL OR NOT EXISTS (
             SELECT 1 FROM vehicle AS other WHERE other.id = ?2 AND other.customer_id IS NOT NULL))"
            .to_owned(),
        _ => " AND ?2 <> 0".to_owned(),
    };
    format!("SELECT id FROM {table} WHERE {named} = ?1{besides} ORDER BY id")
}

impl Reader<'_> {
    /// Who this record is now: itself, or the one it went into.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn stands_for(&self, kind: MergedKind, id: i64) -> Result<i64> {
        let found: Option<i64> = self
            .connection()
            .prepare_cached(STANDS_FOR)?
            .query_row(params![kind.code(), id], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or(id))
    }

    /// The customers who went into one, as they stood.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_gone_into(&self, customer: CustomerId) -> Result<Vec<Customer>> {
        select(self.connection(), CUSTOMERS_GONE_INTO, [customer.0])
    }

    /// The cars that went into one, as they stood.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn vehicles_gone_into(&self, vehicle: VehicleId) -> Result<Vec<Vehicle>> {
        select(self.connection(), VEHICLES_GONE_INTO, [vehicle.0])
    }

    /// Those made last, also where they were undone.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_merges(&self, limit: i64) -> Result<Vec<RecordMerge>> {
        select(self.connection(), NEWEST, [limit])
    }

    /// The rows of a table that name `gone` and go along to `kept`.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn rows_going_along(&self, kind: MergedKind, table: &str, gone: i64, kept: i64) -> Result<Vec<i64>> {
        let rows: Vec<Named> = select(self.connection(), &naming_sql(kind, table), [gone, kept])?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    /// What a customer owes on account, sheet by sheet and sale by sale.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn owed_by(&self, customer: CustomerId) -> Result<Vec<OnAccount>> {
        select(self.connection(), OWED, [customer.0])
    }

    /// The newest of what money leaves behind.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn newest_money(&self) -> Result<NewestMoney> {
        let newest = |table: &str| -> Result<i64> {
            let sql = format!("SELECT coalesce(max(id), 0) FROM {table}");
            Ok(self.connection().prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
        };
        Ok(NewestMoney {
            payment: PaymentId(newest("payment")?),
            settlement: SettlementId(newest("settlement")?),
            account_movement: AccountMovementId(newest("account_movement")?),
        })
    }

    /// How it stands with what would go back.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn since_merged(&self, merge: &RecordMerge) -> Result<SinceMerged> {
        let list = |table: &str| serde_json::to_string(merge.moved_of(table));
        let stored = !merge.moved_of("payment").is_empty();
        let whose = (merge.merged_kind == MergedKind::Customer && stored).then_some(merge.kept_id);
        let money_moved = self.connection().prepare_cached(MONEY_MOVED)?.query_row(
            params![
                merge.last_payment.0,
                merge.last_settlement.0,
                merge.last_account_movement.0,
                list("work_order")?,
                list("service_contract")?,
                list("counter_sale")?,
                list("settlement")?,
                list("appointment")?,
                list("voucher")?,
                whose
            ],
            |row| row.get(0),
        )?;
        let merged_since = self.stands_for(merge.merged_kind, merge.kept_id)? != merge.kept_id;
        Ok(SinceMerged { merged_since, money_moved })
    }
}

impl Writer<'_> {
    /// Makes rows name the one record instead of the other; what names a third by now is left alone.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn point_to(&self, kind: MergedKind, table: &str, ids: &[i64], [from, to]: [i64; 2]) -> Result<()> {
        let column = column_of(kind, table);
        let sql = format!("UPDATE {table} SET {column} = ?3 WHERE id = ?1 AND {column} = ?2");
        let mut change = self.connection().prepare_cached(&sql)?;
        for id in ids {
            change.execute(params![id, from, to])?;
        }
        Ok(())
    }

    /// Takes the plate off again that a merge wrote down as a former one.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn forget_former_plate(&self, id: i64) -> Result<()> {
        self.connection().prepare_cached("DELETE FROM former_plate WHERE id = ?1")?.execute([id])?;
        Ok(())
    }
}
