//! The lists cars are looked at by when they come in, as the shop writes them.

use domain::as_seen::at_version;
use domain::check_in_list::{CheckInItem, CheckInKind, CheckInList};
use domain::ids::CheckInListId;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct CheckInLists {
    /// Of every kind of car, the general one first.
    pub lists: Vec<CheckInListNow>,
}

#[derive(Debug, Serialize, TS)]
pub struct CheckInListNow {
    pub list: CheckInList,
    /// Who saved it; nobody where it came with the program.
    pub saved_by: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCheckInList {
    pub kind: CheckInKind,
    /// The one that was changed.
    pub edition: i64,
    pub items: Vec<CheckInItem>,
    pub active: bool,
}

/// The lists as they are now.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_check_in_lists(cx: &Read, _: AskNothing) -> Result<CheckInLists> {
    let people = cx.r.people()?;
    let mut lists = Vec::with_capacity(CheckInKind::ALL.len());
    for kind in CheckInKind::ALL {
        let list = cx.r.check_in_list(kind)?;
        let by = people.iter().find(|person| Some(person.id) == list.person_id);
        lists.push(CheckInListNow {
            saved_by: by.map(|person| person.name.clone()).unwrap_or_default(),
            list,
        });
    }
    Ok(CheckInLists { lists })
}

/// Writes the next edition of a list. Visits keep the one their car was looked at by.
///
/// # Errors
/// What `CheckInList::checked` refuses, and `Conflict` where somebody saved another meanwhile.
pub fn save_check_in_list(cx: &Write, ask: SaveCheckInList) -> Result<CheckInList> {
    let before = cx.w.check_in_list(ask.kind)?;
    at_version("check_in_list", before.id.0, ask.edition, before.edition)?;
    let mut list = CheckInList {
        id: CheckInListId(0),
        kind: ask.kind,
        edition: before.edition + 1,
        items: ask.items,
        active: ask.active,
        saved_at: Some(cx.now),
        person_id: Some(cx.my_id()?),
    }
    .checked()?;
    cx.w.insert(&mut list)?;
    Ok(list)
}
