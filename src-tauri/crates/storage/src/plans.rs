//! Every question about the big tables is answered from an index: a file of
//! ten years must not be read through to draw a screen.

use crate::{
    Db, appointments, attached_files, catalogue, complaints, counterfoils, customer_links, customers,
    imports, photos, printing, screens, search, service_contracts, settlements, shifts, suggestions,
    tax_invoices, vehicles, vouchers, work_orders,
};
use chrono::{TimeZone, Utc};
use domain::voucher::VoucherState;
use domain::work_order::stage::Stage;
use rusqlite::{Connection, StatementStatus};

const BIG: [&str; 44] = [
    "account_movement",
    "account_statement",
    "voucher",
    "service_contract",
    "contract_draw",
    "print_job",
    "tax_invoice",
    "tax_invoice_sheet",
    "invoice_buyer",
    "prepaid_receipt",
    "tax_invoice_receipt",
    "tax_batch_sheet",
    "tax_batch_receipt",
    "shift",
    "cash_movement",
    "attached_file",
    "customer_link",
    "photo",
    "counterfoil",
    "approval",
    "labour_operation",
    "part",
    "customer",
    "vehicle",
    "ownership",
    "former_plate",
    "appointment",
    "work_order",
    "line",
    "job",
    "job_time",
    "inspection",
    "settlement",
    "payment",
    "receipt_foil",
    "follow_up",
    "search_term",
    "finding",
    "rework",
    "refused_delivery",
    "survey",
    "complaint",
    "suggestion",
    "remedy_request",
];

/// The steps of the plan that read a big table through.
fn scans(db: &Connection, sql: &str) -> Vec<String> {
    let mut statement = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
    // The parameters stay NULL: the plan does not look at their values.
    let steps = statement.raw_query().mapped(|row| row.get::<_, String>("detail")).map(Result::unwrap);
    steps
        .filter(|step| {
            step.strip_prefix("SCAN ")
                .is_some_and(|rest| BIG.contains(&rest.split(' ').next().unwrap_or_default()))
        })
        .collect()
}

#[test]
fn no_question_reads_a_big_table_through() {
    let folder = std::env::temp_dir().join(format!("workbay-plans-{}", std::process::id()));
    let db = Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).unwrap()).unwrap();
    db.read(|r| -> crate::Result<()> {
        assert_eq!(scans(r.connection(), "SELECT * FROM line").len(), 1, "a scan is seen");
        for sql in [
            appointments::STARTING.to_owned(),
            appointments::TO_GIVE_BACK.to_owned(),
            settlements::PAID_IN_BEFORE.to_owned(),
            service_contracts::OF_CUSTOMER.to_owned(),
            service_contracts::OF_VEHICLE.to_owned(),
            service_contracts::NEWEST.to_owned(),
            service_contracts::NUMBERED.to_owned(),
            service_contracts::DRAWN.to_owned(),
            service_contracts::DRAWN_ON.to_owned(),
            service_contracts::OF_LINE.to_owned(),
            service_contracts::PAID_FOR.to_owned(),
            settlements::STORED.to_owned(),
            settlements::TAKEN_WITH.to_owned(),
            settlements::RECEIPT_FOIL.to_owned(),
            settlements::account::OF_SHEET.to_owned(),
            settlements::account::COLLECTED.to_owned(),
            settlements::account::NEWEST_OF_DEBTOR.to_owned(),
            settlements::account::BEFORE.to_owned(),
            settlements::account::MOVED.to_owned(),
            settlements::account::OPEN_AT.to_owned(),
            settlements::account::STATEMENTS.to_owned(),
            vouchers::NUMBERED.to_owned(),
            vouchers::OF_CUSTOMER.to_owned(),
            vouchers::NAMING.to_owned(),
            vouchers::standing_sql(VoucherState::Open),
            vouchers::standing_sql(VoucherState::Used),
            vouchers::standing_sql(VoucherState::Expired),
            vouchers::standing_sql(VoucherState::Withdrawn),
            shifts::OPEN_OF.to_owned(),
            shifts::PAYMENTS.to_owned(),
            shifts::MOVEMENTS.to_owned(),
            shifts::OPENED.to_owned(),
            shifts::LAST_CLOSED.to_owned(),
            shifts::SPANS.to_owned(),
            shifts::CASH_OUTSIDE.to_owned(),
            shifts::CASH_OUTSIDE_SUM.to_owned(),
            shifts::MOVED.to_owned(),
            shifts::SHEETS.to_owned(),
            counterfoils::NEWEST.to_owned(),
            customers::LIST.to_owned(),
            customers::VEHICLES.to_owned(),
            screens::of_customer_sql(),
            vehicles::WITH_PLATE.to_owned(),
            screens::OWNERS.to_owned(),
            vehicles::IN_SHOP.to_owned(),
            screens::of_vehicle_sql(),
            imports::OF_CUSTOMER_KEY.to_owned(),
            imports::SAME_CUSTOMER.to_owned(),
            imports::WITH_VIN.to_owned(),
            imports::VEHICLES_IN_USE.to_owned(),
            imports::CUSTOMERS_IN_USE.to_owned(),
            search::VEHICLES.to_owned(),
            search::CUSTOMERS.to_owned(),
            search::NUMBERS.to_owned(),
            search::CARS_WITH.to_owned(),
            search::CARS_OF.to_owned(),
            search::THINGS_WITH.to_owned(),
            search::HAS_WORD.to_owned(),
            search::COMING.to_owned(),
            screens::queue_sql(&Stage::ALL)?,
            screens::MONEY_OPEN.to_owned(),
            screens::open_findings_sql(&[Stage::InRepair])?,
            screens::photos_of_open_findings_sql(&[Stage::InRepair])?,
            screens::photos_in_sql(&[Stage::AwaitingInspection])?,
            screens::photos_of_vehicle_sql(),
            work_orders::DECLINED.to_owned(),
            work_orders::FINDINGS_DECLINED.to_owned(),
            screens::parts_sql(&[Stage::AwaitingAssignment, Stage::InRepair])?,
            screens::open_jobs_sql(),
            screens::finished_jobs_sql(),
            screens::jobs_done_sql(&[Stage::InRepair, Stage::AwaitingInspection])?,
            screens::RUNNING_CLOCKS.to_owned(),
            screens::ON_ACCOUNT.to_owned(),
            screens::OWED_ON_ACCOUNT.to_owned(),
            screens::ALL_ON_ACCOUNT.to_owned(),
            screens::ON_ACCOUNT_OF_CUSTOMER.to_owned(),
            screens::ON_ACCOUNT_OF_PAYER.to_owned(),
            screens::TAKINGS.to_owned(),
            screens::WAITING_APPROVALS.to_owned(),
            catalogue::OPERATION_NAMED.to_owned(),
            catalogue::PART_NAMED.to_owned(),
            screens::NAV_COUNTS.to_owned(),
            screens::ISSUED.to_owned(),
            screens::DELIVERED.to_owned(),
            screens::IN_SHOP_COUNTS.to_owned(),
            screens::ARRIVED.to_owned(),
            screens::INSPECTED.to_owned(),
            screens::REWORKED.to_owned(),
            screens::REFUSED.to_owned(),
            screens::RECOMMENDED.to_owned(),
            screens::LATE_COMPLAINTS.to_owned(),
            complaints::closed_sql(),
            complaints::WAITING.to_owned(),
            suggestions::open_sql(),
            suggestions::answered_sql(),
            photos::OF_VISIT.to_owned(),
            attached_files::OF_VISIT.to_owned(),
            printing::UNFINISHED.to_owned(),
            printing::TO_SEE_TO.to_owned(),
            printing::SINCE.to_owned(),
            printing::PRINTED.to_owned(),
            printing::BEFORE.to_owned(),
            printing::NEWEST.to_owned(),
            printing::SENT_AGAIN.to_owned(),
            customer_links::BY_TOKEN.to_owned(),
            customer_links::OF_VISIT.to_owned(),
            tax_invoices::to_invoice_sql(true),
            tax_invoices::to_invoice_sql(false),
            tax_invoices::to_reverse_sql(),
            tax_invoices::SHARES_OF_SHEET.to_owned(),
            tax_invoices::SHARES_OF_INVOICE.to_owned(),
            tax_invoices::OF_SHEET.to_owned(),
            tax_invoices::STANDING.to_owned(),
            tax_invoices::REDS.to_owned(),
            tax_invoices::OF_DAYS.to_owned(),
            tax_invoices::TOTAL_OF_DAYS.to_owned(),
            tax_invoices::BEGINNING.to_owned(),
            tax_invoices::BUYER_OF_CUSTOMER.to_owned(),
            tax_invoices::BUYER_NAMED.to_owned(),
            tax_invoices::SHEET_NUMBERED.to_owned(),
            tax_invoices::OF_SERIAL.to_owned(),
            tax_invoices::prepaid::to_invoice_sql(true),
            tax_invoices::prepaid::to_invoice_sql(false),
            tax_invoices::prepaid::to_reverse_sql(),
            tax_invoices::prepaid::OF_PAYMENT.to_owned(),
            tax_invoices::prepaid::BACK_OF.to_owned(),
            tax_invoices::prepaid::PAYMENT_NUMBERED.to_owned(),
            tax_invoices::prepaid::SHARES.to_owned(),
            tax_invoices::prepaid::RECEIPTS_OF_INVOICE.to_owned(),
            tax_invoices::prepaid::INVOICES.to_owned(),
            tax_invoices::prepaid::OF_SERIAL.to_owned(),
        ] {
            assert_eq!(scans(r.connection(), &sql), Vec::<String>::new(), "{sql}");
        }
        Ok(())
    })
    .unwrap();
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}

/// How often a question with a limit is planned beyond the first time.
fn planned_again(db: &Connection) -> i32 {
    let mut list = db.prepare("SELECT id FROM customer ORDER BY id LIMIT ?1").unwrap();
    for most in [5, 8, 12] {
        let _ = list.query_map([most], |row| row.get::<_, i64>(0)).unwrap().count();
    }
    list.get_status(StatementStatus::RePrepare)
}

#[test]
fn a_question_with_a_limit_is_planned_once_whatever_the_limit() {
    // SQLite by itself plans it for each limit.
    let bare = Connection::open_in_memory().unwrap();
    bare.execute_batch("CREATE TABLE customer (id INTEGER PRIMARY KEY)").unwrap();
    assert!(planned_again(&bare) > 0);

    let folder = std::env::temp_dir().join(format!("workbay-planned-once-{}", std::process::id()));
    let db = Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).unwrap()).unwrap();
    let again = db.read(|r| Ok::<_, crate::StorageError>(planned_again(r.connection()))).unwrap();
    assert_eq!(again, 0);
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}
