//! A request as it is taken down, and shown.

use super::held::{Held, erasure_facts};
use chrono::NaiveDate;
use domain::as_seen::at_version;
use domain::customer::Customer;
use domain::data_request::erasure::{ErasedMatter, KeptMatter};
use domain::data_request::{
    ANSWERS, DataRequest, DataRequestKind, DataRequestTyped, IdentityCheck, REPLY_DAYS, usual_due,
};
use domain::erasure_lack::ErasureLack;
use domain::ids::{CustomerId, DataRequestId, PersonId};
use domain::merge::MergedKind;
use domain::vehicle::DueStanding;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

/// Those that were answered long ago are found on the page of their customer.
const MAX_OVER: i64 = 100;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskDataRequests {
    /// None: of everybody.
    pub customer_id: Option<CustomerId>,
}

#[derive(Debug, Serialize, TS)]
pub struct DataRequestList {
    /// What is due first before the rest.
    pub open: Vec<DataRequestRow>,
    /// The last first.
    pub over: Vec<DataRequestRow>,
    /// So many days there are to answer one.
    pub reply_days: i64,
    /// The last day for one that is asked today.
    pub due_from_today: NaiveDate,
}

#[derive(Debug, Serialize, TS)]
pub struct DataRequestRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub request: DataRequest,
    pub customer_name: String,
    pub taken_by_name: String,
    pub answered_by_name: String,
    /// How its day stands; none once it is over.
    pub due: Option<DueStanding>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskDataRequest {
    pub id: DataRequestId,
}

#[derive(Debug, Serialize, TS)]
pub struct DataRequestPage {
    pub row: DataRequestRow,
    /// It is open, and whoever asks may answer it.
    pub may_answer: bool,
    /// It is open, and nobody has looked yet whether who asks is the person.
    pub may_check_identity: bool,
    /// A file of what is held of the customer is made for it, by whoever asks.
    pub may_hand_out: bool,
    /// Of a deletion that is open: what is to be seen to first.
    pub lacks: Vec<ErasureLack>,
    /// And what is written over or goes.
    pub erases: Vec<ErasedCount>,
    /// What stays, of one that is open and of one that was done.
    pub keeps: Vec<KeptMatter>,
}

#[derive(Debug, Serialize, TS)]
pub struct ErasedCount {
    pub what: ErasedMatter,
    pub count: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TakeDataRequest {
    pub customer_id: CustomerId,
    pub typed: DataRequestTyped,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CheckIdentity {
    pub id: DataRequestId,
    pub version: i64,
    pub identity: IdentityCheck,
    pub identity_note: String,
}

fn rows(cx: &Read, requests: Vec<DataRequest>) -> Result<Vec<DataRequestRow>> {
    let today = cx.today()?;
    let names: HashMap<PersonId, String> =
        cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let row = |request: DataRequest| -> Result<DataRequestRow> {
        Ok(DataRequestRow {
            customer_name: cx.r.get::<Customer>(request.customer_id.0)?.name,
            taken_by_name: name(request.taken_by),
            answered_by_name: request.answered_by.map(name).unwrap_or_default(),
            due: request.stands(today),
            request,
        })
    };
    requests.into_iter().map(row).collect()
}

/// Those nobody answered yet, for the manager's first page.
pub(crate) fn open_requests(cx: &Read) -> Result<Vec<DataRequestRow>> {
    rows(cx, cx.r.data_requests_open()?)
}

/// What was asked, by everybody or by one customer.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_data_requests(cx: &Read, ask: AskDataRequests) -> Result<DataRequestList> {
    let (open, over) = match ask.customer_id {
        None => (cx.r.data_requests_open()?, cx.r.data_requests_over(MAX_OVER)?),
        Some(customer) => {
            let customer = CustomerId(cx.r.stands_for(MergedKind::Customer, customer.0)?);
            cx.r.data_requests_of(customer)?.into_iter().partition(|request| request.check_open().is_ok())
        }
    };
    Ok(DataRequestList {
        open: rows(cx, open)?,
        over: rows(cx, over)?,
        reply_days: REPLY_DAYS,
        due_from_today: usual_due(cx.today()?),
    })
}

/// One request, with what an answer would do.
///
/// # Errors
/// `NotFound` where there is none.
pub fn get_data_request(cx: &Read, ask: AskDataRequest) -> Result<DataRequestPage> {
    let request: DataRequest = cx.r.get(ask.id.0)?;
    let answers = ANSWERS.iter().any(|role| cx.roles().contains(role));
    let is_open = request.check_open().is_ok();
    let may_check_identity = request.check_unknown().is_ok();
    let may_hand_out = answers && request.check_handed_out().is_ok();
    let (mut lacks, mut erases, mut keeps) = (Vec::new(), Vec::new(), Vec::new());
    if request.asked_kind == DataRequestKind::Deletion {
        let held = Held::of(cx.r, request.customer_id, cx.zone()?)?;
        keeps = held.keeps();
        if is_open {
            lacks = erasure_facts(cx.r, request.customer_id, cx.today()?)?.lacks();
            erases = held.counts().into_iter().map(|(what, count)| ErasedCount { what, count }).collect();
        }
    }
    let row = rows(cx, vec![request])?.remove(0);
    Ok(DataRequestPage {
        row,
        may_answer: answers && is_open,
        may_check_identity,
        may_hand_out,
        lacks,
        erases,
        keeps,
    })
}

/// Takes one down.
///
/// # Errors
/// `NotFound` where there is no such customer, and what `DataRequestTyped::kept` refuses.
pub fn take_data_request(cx: &Write, ask: TakeDataRequest) -> Result<DataRequestId> {
    // A page that was left open asks by the number they had before they were merged.
    let customer: Customer = cx.w.get(cx.w.stands_for(MergedKind::Customer, ask.customer_id.0)?)?;
    let mut request = ask.typed.kept(customer.id, cx.today()?, (cx.now, cx.my_id()?))?;
    cx.w.insert(&mut request)?;
    Ok(request.id)
}

/// The shop knows now who asks.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `DataRequest::identified` refuses.
pub fn check_identity(cx: &Write, ask: CheckIdentity) -> Result<DataRequestId> {
    let request: DataRequest = cx.w.get(ask.id.0)?;
    at_version("data_request", ask.id.0, ask.version, request.version)?;
    cx.w.update(&request.identified(ask.identity, &ask.identity_note)?)?;
    Ok(ask.id)
}
