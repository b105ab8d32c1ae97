//! What customers would have us do better: kept with somebody's name, until
//! that person says what becomes of it.

use crate::aftercare::complaints::owner_of_suggestion;
use crate::visit::flow;
use chrono::NaiveDate;
use domain::customer::Customer;
use domain::dates::add_days;
use domain::ids::SuggestionId;
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::refusal::{MAX_TEXT_LEN, Refusal, required};
use domain::suggestion::{Suggestion, SuggestionState};
use domain::work_order::WorkOrder;
use kernel::command::COMPLAINTS;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::SuggestionFound;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct SuggestionList {
    pub open: Vec<SuggestionRow>,
    /// The newest answered ones, 30 at most.
    pub answered: Vec<SuggestionRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct SuggestionRow {
    pub suggestion: Suggestion,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub owner_name: String,
    pub work_order_number: String,
    pub answered_by_name: Option<String>,
    pub late: bool,
    /// Whether the person asking answers it.
    pub yours: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AnswerSuggestion {
    pub id: SuggestionId,
    pub version: i64,
    pub adopted: bool,
    pub text: String,
}

const MAX_ANSWERED: i64 = 30;

/// What the customer said on the call is somebody's to answer from now on.
pub(crate) fn open_from_call(cx: &Write, order: &WorkOrder, text: String) -> Result<()> {
    let settings = &cx.details()?.settings;
    let customer: Customer = cx.w.get(order.customer_id.0)?;
    cx.w.insert(&mut Suggestion {
        id: SuggestionId(0),
        state: SuggestionState::Open,
        work_order_id: order.id,
        vehicle_id: order.vehicle_id,
        customer_id: customer.id,
        person_name: customer.name,
        phone: customer.phone,
        text,
        owner_id: owner_of_suggestion(cx.w, settings)?.id,
        due_on: add_days(cx.today()?, settings.suggestion_days),
        opened_at: cx.now,
        opened_by: cx.my_id()?,
        answer: String::new(),
        answered_at: None,
        answered_by: None,
        version: 1,
    })?;
    Ok(())
}

/// The suggestions that wait for an answer, and the last that were answered.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_suggestions(cx: &Read, _: AskNothing) -> Result<SuggestionList> {
    let (today, me) = (cx.today()?, cx.me()?);
    let rows = |found: Vec<SuggestionFound>| found.into_iter().map(|found| row(found, today, me)).collect();
    Ok(SuggestionList {
        open: rows(cx.r.open_suggestions()?),
        answered: rows(cx.r.answered_suggestions(MAX_ANSWERED)?),
    })
}

fn row(found: SuggestionFound, today: NaiveDate, me: &Person) -> SuggestionRow {
    SuggestionRow {
        late: found.suggestion.is_late(today),
        yours: found.suggestion.is_answered_by(me),
        plate: found.plate,
        plate_colour: found.plate_colour,
        owner_name: found.owner_name,
        work_order_number: found.work_order_number,
        answered_by_name: found.answered_by_name,
        suggestion: found.suggestion,
    }
}

/// Keeps the shop's answer to a suggestion.
///
/// # Errors
/// `BadField` without an answer, `NotFound`, `Conflict` on an older page, `AnsweredBy` for who
/// does not answer it, and `SuggestionAnswered`.
pub fn answer_suggestion(cx: &Write, ask: AnswerSuggestion) -> Result<Suggestion> {
    let text = required("text", &ask.text, MAX_TEXT_LEN)?;
    let suggestion: Suggestion = cx.w.get(ask.id.0)?;
    flow::at_version("suggestion", ask.id.0, ask.version, suggestion.version)?;
    if !suggestion.is_answered_by(cx.me()?) {
        let owner: Person = cx.w.get(suggestion.owner_id.0)?;
        return Err(Refusal::AnsweredBy { may: owner.name }.into());
    }
    let mut answered = suggestion.answered(ask.adopted, text, cx.my_id()?, cx.now)?;
    cx.w.update(&answered)?;
    answered.version += 1;
    Ok(answered)
}

kernel::commands! {
    read list_suggestions(AskNothing) -> SuggestionList, COMPLAINTS, shows [Visits Vehicles Suggestions];
    write answer_suggestion(AnswerSuggestion) -> Suggestion, COMPLAINTS, changes [Suggestions];
}
