//! 交车前复看: where the shop wants it, advisor and technician look at a car together before it goes back.

use crate::visit::changes::AskVisit;
use chrono::{DateTime, Utc};
use domain::ids::WorkOrderId;
use domain::last_look::{LastLook, LookSide};
use domain::refusal::{MAX_TEXT_LEN, optional};
use domain::role::Role;
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Whoever looks for either side.
const LOOKERS: Access = Roles(&[Role::Advisor, Role::Technician, Role::Foreman, Role::Manager]);

#[derive(Debug, Serialize, TS)]
pub struct LastLookPage {
    /// Those that still have to look. None where the shop does not ask for it.
    pub open: Vec<LookSide>,
    /// Those that whoever asks may give now.
    pub yours: Vec<LookSide>,
    /// Since the car passed, in the order in which they were given.
    pub given: Vec<LookGiven>,
}

#[derive(Debug, Serialize, TS)]
pub struct LookGiven {
    pub side: LookSide,
    pub person_name: String,
    pub note: String,
    pub at: DateTime<Utc>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmLastLook {
    pub work_order_id: WorkOrderId,
    pub side: LookSide,
    pub note: String,
}

/// Who looked at the car of a visit since it passed, and who still has to.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn get_last_look(cx: &Read, ask: AskVisit) -> Result<LastLookPage> {
    let visit = cx.r.visit_at_hand(cx.r.get(ask.work_order_id.0)?)?;
    let settings = &cx.details()?.settings;
    let (people, me) = (cx.r.people()?, cx.me()?);
    let given = visit.looks_since_passed().into_iter().map(|look| LookGiven {
        side: look.side,
        person_name: people
            .iter()
            .find(|person| person.id == look.person_id)
            .map(|person| person.name.clone())
            .unwrap_or_default(),
        note: look.note.clone(),
        at: look.at,
    });
    let may = |side: &LookSide| visit.check_last_look(*side, settings, me).is_ok();
    Ok(LastLookPage {
        open: visit.last_look_open(settings),
        yours: LookSide::ALL.into_iter().filter(may).collect(),
        given: given.collect(),
    })
}

/// One of the two has looked at the car and lets it go.
///
/// # Errors
/// `NotFound`, what `check_last_look` refuses, and `BadField` for a note too long.
pub fn confirm_last_look(cx: &Write, ask: ConfirmLastLook) -> Result<LastLook> {
    let visit = cx.w.visit_at_hand(cx.w.get(ask.work_order_id.0)?)?;
    let me = cx.me()?;
    let inspection_id = visit.check_last_look(ask.side, &cx.details()?.settings, me)?;
    let mut look = LastLook {
        id: 0,
        work_order_id: visit.id,
        inspection_id,
        side: ask.side,
        person_id: me.id,
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        at: cx.now,
    };
    cx.w.insert(&mut look)?;
    Ok(look)
}

kernel::commands! {
    read get_last_look(AskVisit) -> LastLookPage, LOOKERS, shows [Visits Sheets Calls People Shop];
    write confirm_last_look(ConfirmLastLook) -> LastLook, LOOKERS, changes [Visits];
}
