//! What lies still, where little of a store does and where nearly all of it does.

use crate::db::{Db, lock};
use crate::{StorageError, WarningDays};
use chrono::{DateTime, NaiveDate, TimeZone, Utc};
use domain::money::Money;
use domain::stock::warning::StockWarningKind;

fn at(day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, day, 1, 0, 0).unwrap()
}

/// The dearest of so many parts that nothing was moved of, dearest first, beside some that move, each worth so much more.
fn dearest_of(still: i64, moving: i64, dearer: i64) -> Vec<(Money, i64)> {
    let folder = std::env::temp_dir().join(format!("workbay-still-{still}-{moving}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    let db = Db::open(&folder, at(1)).expect("the file opens");
    lock(&db.writer)
        .execute_batch(&format!(
            "CREATE TEMP TABLE made AS WITH RECURSIVE n(id) AS (
                 SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < {still} + {moving}) SELECT id FROM n;
             INSERT INTO part (id, code, name, brand, specification, unit, quantity, unit_price, cost, initials,
                               active, version)
             SELECT id, 'P' || id, '滤芯', '', '', '个', 1000, 0, 0, '', 1, 1 FROM made;
             INSERT INTO stock_account (part_id, on_hand, stock_value, last_cost, last_in_at, last_out_at)
             SELECT id, 1000, (id * 7919) % 1000003 + CASE WHEN id > {still} THEN {dearer} ELSE 0 END, 0, '2026-01-01T00:00:00Z',
                    CASE WHEN id > {still} THEN '2026-03-02T00:00:00Z' END FROM made;"
        ))
        .expect("written");
    let days = WarningDays {
        today: NaiveDate::from_ymd_opt(2026, 3, 3).unwrap(),
        still_since: at(1),
        expires_until: NaiveDate::from_ymd_opt(2026, 3, 31).unwrap(),
    };
    let told = db
        .read(|r| -> Result<_, StorageError> { r.stock_warnings(StockWarningKind::NoMovement, days, 20) })
        .expect("read");
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
    told.into_iter().map(|warning| (warning.cost, warning.part_id.0)).collect()
}

#[test]
fn few_and_many_that_lie_still_are_told_dearest_first() {
    for still in [5, 4_999, 5_000, 5_001, 6_000] {
        let mut wanted: Vec<(Money, i64)> =
            (1..=still).map(|id| (Money((id * 7919) % 1_000_003), id)).collect();
        wanted.sort_by_key(|&(value, id)| (std::cmp::Reverse(value), id));
        wanted.truncate(20);
        assert_eq!(dearest_of(still, 100, 0), wanted, "of {still} that lie still");
    }
}

/// The dearest two thousand all move: those that lie longest are told, and as many of them as are shown.
#[test]
fn where_the_dearest_all_move_what_lies_longest_is_told() {
    let told = dearest_of(5_100, 2_000, 2_000_000);
    assert_eq!(told.len(), 20);
    assert!(told.iter().all(|&(_, id)| id <= 5_100), "{told:?}");
    assert!(told.is_sorted_by_key(|&(value, id)| (std::cmp::Reverse(value), id)), "{told:?}");
}
