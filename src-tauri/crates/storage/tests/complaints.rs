//! Of the closed complaints the last closed are found, however old they are.

mod support;

use chrono::{DateTime, TimeDelta, Utc};
use domain::complaint::{
    Complaint, ComplaintCategory, ComplaintLevel, ComplaintSource, ComplaintState, Severity,
};
use domain::ids::{ComplaintId, PersonId};
use domain::money::Money;
use storage::StorageError;
use support::{Folder, hire, now, write};

fn closed(number: &str, opened_at: DateTime<Utc>, closed_at: DateTime<Utc>) -> Complaint {
    Complaint {
        id: ComplaintId(0),
        number: number.to_owned(),
        state: ComplaintState::Closed,
        level: ComplaintLevel::Clerk,
        category: ComplaintCategory::Price,
        severity: Severity::Normal,
        source: ComplaintSource::Phone,
        work_order_id: None,
        vehicle_id: None,
        customer_id: None,
        person_name: "李石生".to_owned(),
        phone: String::new(),
        matter: "工时费".to_owned(),
        owner_id: PersonId(1),
        remedy: String::new(),
        cost: Money::ZERO,
        response_due: opened_at,
        responded_at: None,
        opened_at,
        closed_at: Some(closed_at),
        reopened: 0,
        version: 1,
    }
}

#[test]
fn an_old_complaint_closed_today_stands_before_newer_ones_closed_earlier() {
    let folder = Folder::new();
    let db = folder.open();
    hire(&db, "前台");
    let day = |day: i64| now() + TimeDelta::days(day);
    write(&db, |w| {
        w.insert(&mut closed("long ago", day(0), day(9)))?;
        w.insert(&mut closed("quick", day(5), day(6)))?;
        w.insert(&mut closed("same moment", day(7), day(9)))?;
        w.insert(&mut closed("newest", day(8), day(8))).map(|_| ())
    });
    let numbers = |most| {
        let found = db.read::<_, StorageError>(|r| r.closed_complaints(most)).expect("readable");
        found.into_iter().map(|row| row.complaint.number).collect::<Vec<_>>()
    };
    assert_eq!(numbers(2), ["same moment", "long ago"]);
    assert_eq!(numbers(9), ["same moment", "long ago", "newest", "quick"]);
}
