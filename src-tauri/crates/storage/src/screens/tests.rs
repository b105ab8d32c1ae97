//! Every shape has the columns of its question, and none besides.

use super::*;
use crate::{Db, FollowUpRow, follow_ups};
use chrono::{TimeZone, Utc};
use domain::work_order::stage::Stage;
use std::collections::BTreeSet;
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
        check(&parts_sql(&Stage::ALL)?, fields::<PartsLine>())?;
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
        check(OWNERS, fields::<OwnerRow>())
    })
    .unwrap();
    drop(db);
    let _ = std::fs::remove_dir_all(&folder);
}
