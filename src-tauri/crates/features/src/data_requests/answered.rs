//! A request is answered: something was done, nothing is, or the person is deleted.

use super::erased::erase;
use super::held::erasure_facts;
use domain::as_seen::at_version;
use domain::data_request::DataRequest;
use domain::ids::DataRequestId;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerDataRequest {
    pub id: DataRequestId,
    pub version: i64,
    /// What was done, as it is told the person.
    pub done: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RefuseDataRequest {
    pub id: DataRequestId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EraseCustomer {
    pub id: DataRequestId,
    pub version: i64,
    /// What the person is told.
    pub done: String,
}

fn seen(cx: &Write, id: DataRequestId, version: i64) -> Result<DataRequest> {
    let request: DataRequest = cx.w.get(id.0)?;
    at_version("data_request", id.0, version, request.version)?;
    Ok(request)
}

/// What was asked for was done.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `DataRequest::answered` refuses.
pub fn answer_data_request(cx: &Write, ask: AnswerDataRequest) -> Result<DataRequestId> {
    let request = seen(cx, ask.id, ask.version)?;
    cx.w.update(&request.answered(&ask.done, cx.my_id()?, cx.now)?)?;
    Ok(ask.id)
}

/// It is not done, with the reason.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `DataRequest::refused` refuses.
pub fn refuse_data_request(cx: &Write, ask: RefuseDataRequest) -> Result<DataRequestId> {
    let request = seen(cx, ask.id, ask.version)?;
    cx.w.update(&request.refused(&ask.reason, cx.my_id()?, cx.now)?)?;
    Ok(ask.id)
}

/// What of a person may be deleted is, and their request answered with it.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, what `DataRequest::erased` refuses, and `NotErased` with
/// what is to be seen to first.
pub fn erase_customer(cx: &Write, ask: EraseCustomer) -> Result<DataRequestId> {
    let request = seen(cx, ask.id, ask.version)?;
    let customer = request.customer_id;
    let answered = request.erased(&ask.done, cx.my_id()?, cx.now)?;
    erasure_facts(cx.w, customer, cx.today()?)?.check()?;
    cx.w.update(&answered)?;
    erase(cx.w, customer, cx.zone()?)?;
    Ok(ask.id)
}
