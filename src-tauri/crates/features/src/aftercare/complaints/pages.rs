//! The list of complaints and the page of one.

use super::{
    AskComplaint, ComplaintList, ComplaintPage, ComplaintRow, ComplaintStepRow, RemedyRequestRow, name_of,
};
use chrono::{DateTime, Utc};
use domain::complaint::{ComplaintFacts, remedy_limit_of};
use domain::plate::PlateColour;
use domain::refusal::Refusal;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use storage::ComplaintFound;

fn row(found: ComplaintFound, now: DateTime<Utc>) -> ComplaintRow {
    ComplaintRow {
        late: found.complaint.is_late(now),
        plate: found.plate,
        plate_colour: found.plate_colour.unwrap_or(PlateColour::Blue),
        owner_name: found.owner_name,
        marks: found.marks,
        complaint: found.complaint,
    }
}

/// Closed complaints shown below the open ones.
const MAX_CLOSED: i64 = 50;

/// The complaints that are open, the most pressing first, and the last that were closed.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_complaints(cx: &Read, _: AskNothing) -> Result<ComplaintList> {
    let rows =
        |found: Vec<ComplaintFound>| found.into_iter().map(|found| row(found, cx.now)).collect::<Vec<_>>();
    let mut open = cx.r.open_complaints()?;
    open.sort_by_key(|found| found.complaint.pressing());
    Ok(ComplaintList { open: rows(open), closed: rows(cx.r.closed_complaints(MAX_CLOSED)?) })
}

/// A complaint with its steps, and what may be done about it now.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_complaint(cx: &Read, ask: AskComplaint) -> Result<ComplaintPage> {
    let found =
        cx.r.complaint_found(ask.id)?
            .ok_or_else(|| Refusal::NotFound { entity: "complaint".to_owned(), id: ask.id.0 })?;
    let people = cx.r.people()?;
    let steps =
        cx.r.complaint_steps_of(ask.id)?
            .into_iter()
            .map(|step| ComplaintStepRow { person_name: name_of(&people, step.person_id), step })
            .collect();
    let settings = &cx.details()?.settings;
    let request = cx.r.remedy_requests_of(ask.id)?.pop();
    let actions = ComplaintFacts {
        complaint: &found.complaint,
        request: request.as_ref(),
        owners: &settings.complaint_owners,
        people: &people,
    }
    .allowed(cx.me()?);
    let request = request.map(|request| RemedyRequestRow {
        asked_by_name: name_of(&people, request.asked_by),
        decided_by_name: request.decided_by.map(|id| name_of(&people, id)).unwrap_or_default(),
        request,
    });
    Ok(ComplaintPage {
        work_order_number: found.work_order_number.clone(),
        actions,
        remedy_limit: remedy_limit_of(cx.me()?, settings.remedy_limit),
        request,
        steps,
        row: row(found, cx.now),
    })
}
