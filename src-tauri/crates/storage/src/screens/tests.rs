//! Every shape has the columns of its question, and none besides.

use super::*;
use crate::counter_sales::books;
use crate::settlements::account;
use crate::tax_invoices::{self, prepaid};
use crate::{
    AccountSale, Availability, BookingListed, CallListed, CardRow, ComplaintListed, Db, ExpectedOrder,
    FollowUpRow, GoodsReceiptRow, HeldLine, ListKey, MovementRow, OpenAt, OrderListed, OrderedPart,
    PartInMonth, PartSupplier, PrepaidRow, RemedyWaitingRow, SaleToInvoiceRow, SheetListed, StockWarning,
    SupplierNamed, SupplierReturnRow, ToInvoiceRow, UntaggedRow, VehicleListed, claims, complaints,
    follow_ups, lists, receiving, stock,
};
use chrono::{TimeZone, Utc};
use domain::work_order::stage::Stage;
use std::collections::BTreeSet;
use std::path::PathBuf;
use ts_rs::{Config, TS};

/// The names of a shape's fields, as the screen is told them.
fn fields<T: TS>() -> BTreeSet<String> {
    let told = T::inline(&Config::new());
    // What is said of a field stands before it.
    let bare: String =
        told.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after)).collect();
    let inside = bare.trim().trim_start_matches('{').trim_end_matches('}').to_owned();
    inside
        .split(',')
        .filter_map(|field| field.split_once(':'))
        .map(|(name, _)| name.trim().to_owned())
        .collect()
}

#[test]
fn every_shape_has_the_columns_of_its_question() {
    let folder = std::env::temp_dir().join(format!("workbay-screens-{}", std::process::id()));
    let db = Db::open(&folder, Utc.timestamp_opt(1_772_411_400, 0).unwrap()).unwrap();
    db.read(|r| -> crate::Result<()> {
        let check = |sql: &str, fields: BTreeSet<String>| -> crate::Result<()> {
            let statement = r.connection().prepare(sql)?;
            let columns: BTreeSet<String> = statement.column_names().map(str::to_owned).collect();
            assert_eq!(columns, fields, "{sql}");
            Ok(())
        };
        check(&queue_sql(&Stage::ALL)?, fields::<QueueRow>())?;
        check(MONEY_OPEN, fields::<QueueRow>())?;
        check(receiving::RECEIPTS, fields::<GoodsReceiptRow>())?;
        check(&receiving::held_sql(true), fields::<HeldLine>())?;
        check(&receiving::held_sql(false), fields::<HeldLine>())?;
        check(receiving::EXPECTED, fields::<ExpectedOrder>())?;
        check(receiving::CHOICES, fields::<SupplierNamed>())?;
        check(receiving::RETURNS, fields::<SupplierReturnRow>())?;
        check(PARTS, fields::<PartsLine>())?;
        check(OWING_PARTS, fields::<QueueRow>())?;
        check(crate::stock::AVAILABLE, fields::<Availability>())?;
        check(crate::parts::ORDERED, fields::<OrderedPart>())?;
        check(crate::parts::SUPPLIER_NAMES, fields::<PartSupplier>())?;
        check(follow_ups::CALLS, fields::<FollowUpRow>())?;
        check(&open_jobs_sql(), fields::<JobOnBoard>())?;
        check(&finished_jobs_sql(), fields::<JobOnBoard>())?;
        check(ON_ACCOUNT, fields::<OnAccountRow>())?;
        check(ALL_ON_ACCOUNT, fields::<AccountSheet>())?;
        check(ON_ACCOUNT_OF_CUSTOMER, fields::<AccountSheet>())?;
        check(ON_ACCOUNT_OF_PAYER, fields::<AccountSheet>())?;
        check(TAKINGS, fields::<Takings>())?;
        check(NAV_COUNTS, fields::<NavCounts>())?;
        check(WAITING_APPROVALS, fields::<WaitingApproval>())?;
        check(&photos_in_sql(&Stage::ALL)?, fields::<SmallPhoto>())?;
        check(&photos_of_open_findings_sql(&Stage::ALL)?, fields::<SmallPhoto>())?;
        check(&photos_of_vehicle_sql(), fields::<SmallPhoto>())?;
        check(&of_vehicle_sql(), fields::<VisitRow>())?;
        check(&of_customer_sql(), fields::<VisitRow>())?;
        check(OWNERS, fields::<OwnerRow>())?;
        check(complaints::WAITING, fields::<RemedyWaitingRow>())?;
        check(claims::UNTAGGED, fields::<UntaggedRow>())?;
        for wanted in [true, false] {
            check(&tax_invoices::to_invoice_sql(wanted), fields::<ToInvoiceRow>())?;
            check(&prepaid::to_invoice_sql(wanted), fields::<PrepaidRow>())?;
        }
        check(&tax_invoices::to_reverse_sql(), fields::<ToInvoiceRow>())?;
        check(&prepaid::to_reverse_sql(), fields::<PrepaidRow>())?;
        for sql in [
            stock::warnings::NEGATIVE,
            stock::warnings::BELOW_MINIMUM,
            stock::warnings::TOO_MUCH,
            stock::warnings::NO_MOVEMENT,
            stock::warnings::SHELF_LIFE,
            stock::warnings::QUARANTINED,
        ] {
            check(sql, fields::<StockWarning>())?;
        }
        check(stock::AVAILABLE, fields::<Availability>())?;
        check(stock::months::PARTS, fields::<PartInMonth>())?;
        check(stock::months::CARD, fields::<CardRow>())?;
        for wanted in [true, false] {
            check(&books::to_invoice_sql(wanted), fields::<SaleToInvoiceRow>())?;
        }
        check(&books::to_reverse_sql(), fields::<SaleToInvoiceRow>())?;
        check(books::ALL_ON_ACCOUNT, fields::<AccountSale>())?;
        check(books::OLDEST_ON_ACCOUNT, fields::<AccountSale>())?;
        check(books::ON_ACCOUNT_OF, fields::<AccountSale>())?;
        check(account::MOVED, fields::<MovementRow>())?;
        check(lists::ROWS, fields::<OrderListed>())?;
        check(lists::SHEET_ROWS, fields::<SheetListed>())?;
        check(lists::VEHICLE_ROWS, fields::<VehicleListed>())?;
        check(lists::BOOKING_ROWS, fields::<BookingListed>())?;
        check(lists::COMPLAINT_ROWS, fields::<ComplaintListed>())?;
        check(lists::CALL_ROWS, fields::<CallListed>())?;
        for (sql, _) in lists::every_question()? {
            check(&sql, fields::<ListKey>())?;
        }
        check(account::OPEN_AT, fields::<OpenAt>())
    })
    .unwrap();
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}

/// In the JSON of one column of another shape.
const INSIDE: [&str; 1] = ["JobClock"];

/// Also one that stands beside its noun and not here.
#[test]
fn no_shape_that_crosses_is_left_out() {
    let own = include_str!("tests.rs");
    let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut shapes = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the sources can be listed") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = std::fs::read_to_string(&path).expect("a source can be read");
            for derived in text.split("\n#[derive(").skip(1) {
                let Some((derives, rest)) = derived.split_once(")]") else { continue };
                let item = rest.lines().find_map(|line| line.strip_prefix("pub struct "));
                let crosses = derives.contains("Deserialize") && derives.contains("TS");
                let Some(name) = item.filter(|_| crosses).and_then(|item| item.split_whitespace().next())
                else {
                    continue;
                };
                shapes += 1;
                let tested = own.contains(&format!("fields::<{name}>()")) || INSIDE.contains(&name);
                assert!(tested, "{name} in {} is held against no question", path.display());
            }
        }
    }
    assert!(shapes > 12, "only {shapes} shapes were found");
}
