//! The car rolls in: who brought it, how it stands there, what the customer
//! confirms.

mod commands;
mod correction;
pub mod lists;
mod notices;
mod promise;
pub(crate) mod suggestions;

use crate::kept::photographed::check_in_sheet_as_shown;
use crate::papers::keep_check_in_sheet;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use crate::visit::mileage;
use chrono::{DateTime, Utc};
use domain::ids::{BayId, CheckInListId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, DamageMark, Signature, WalkAround, WalkAroundItem, signed};
use domain::mileage::{MAX_KM_TYPED, MileageWarning};
use domain::person::Bay;
use domain::phone::Phone;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range_if_any, optional, required};
use domain::vehicle::Vehicle;
use domain::walk_around::{check_warning_lights, checked_items, checked_marks};
use domain::warranty::RepairKind;
use domain::work_order::stage::{Action, Missing};
use domain::work_order::{ArrivalMeans, OldParts, Priority, WorkOrder, check_promise};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use commands::{COMMANDS, visit};
pub use correction::{CorrectCheckIn, correct_check_in};
pub(crate) use notices::notices_of;
pub use notices::{AskNotices, Notices, check_in_notices};
pub use promise::{ProposedPromise, propose_promise};

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveCheckIn {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    /// Who is let go first; as it was where none is said.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub priority: Option<Priority>,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub brought_by_name: String,
    pub brought_by_phone: String,
    pub arrival: ArrivalMeans,
    pub mileage_km: Option<i64>,
    pub fuel_percent: Option<i64>,
    pub old_parts: OldParts,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub promised_at: Option<DateTime<Utc>>,
    pub bay_id: Option<BayId>,
    pub warning_lights: Vec<String>,
    pub marks: Vec<DamageMark>,
    pub items: Vec<WalkAroundItem>,
    pub belongings: String,
    pub valuables_reminded: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedCheckIn {
    pub work_order_id: WorkOrderId,
    pub version: i64,
    pub mileage_warning: Option<MileageWarning>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ConfirmCheckIn {
    pub work_order_id: WorkOrderId,
    /// Of the visit, as the screen showed it that was signed on: needed with a
    /// drawn signature, which stands for that and nothing later.
    #[serde(default)]
    pub version: Option<i64>,
    pub confirmed_by: String,
    pub means: ConfirmationMeans,
    /// Needed when the means is on screen.
    pub signature: Option<Signature>,
    /// The sum over the photos beneath it, as the screen was told it: needed with a drawn
    /// signature, which stands for these photos and no others.
    #[serde(default)]
    pub photos: String,
}

/// A bay as it is named for a stay, a visit or a job.
pub(crate) fn usable_bay(cx: &Write, bay: Option<BayId>) -> Result<Option<BayId>> {
    if let Some(id) = bay {
        cx.w.get::<Bay>(id.0)?.check_in_use()?;
    }
    Ok(bay)
}

/// A promise that was moved is moved to a time still to come.
pub(crate) fn checked_promise(
    cx: &Write,
    order: &WorkOrder,
    promised_at: Option<DateTime<Utc>>,
) -> Result<Option<DateTime<Utc>>> {
    let promised_at = promised_at.map(kernel::clock::whole_seconds);
    if let Some(at) = promised_at.filter(|_| promised_at != order.promised_at) {
        check_promise(at, cx.now)?;
    }
    Ok(promised_at)
}

/// The edition a car is looked at by, kept from here on: one that came with the program becomes the first of its kind.
fn list_kept(cx: &Write, car: &Vehicle, walk: Option<&WalkAround>) -> Result<CheckInListId> {
    let mut list = cx.w.list_of_visit(car, walk)?;
    if list.id == CheckInListId(0) {
        cx.w.insert(&mut list)?;
    }
    Ok(list.id)
}

/// The check-in as it stands so far. Only the confirmation asks for all of it.
///
/// # Errors
/// What `load_for_action_at` refuses; `BadField` for a text too long, a code or a mark that is
/// none of this car, kilometres or fuel out of range, a bay not in use or a promise that is past.
pub fn save_check_in(cx: &Write, ask: SaveCheckIn) -> Result<SavedCheckIn> {
    let mut visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::EditCheckIn)?;
    let present = visit.walk_around.clone();
    check_warning_lights(&ask.warning_lights)?;
    let before = present.as_ref().map(|walk| walk.items.as_slice()).unwrap_or_default();
    let car: Vehicle = cx.w.get(visit.vehicle_id.0)?;
    let asked = cx.w.asked_at_car(&car, present.as_ref())?;
    let items = checked_items(ask.items, before, &asked.items)?;
    let marks = checked_marks(ask.marks)?;
    // What nobody looked at or marked yet is asked by the newest list, on the drawing the car has by then.
    let check_in_list_id = if items.is_empty() { None } else { Some(list_kept(cx, &car, present.as_ref())?) };
    let outline = if marks.is_empty() { None } else { Some(asked.outline) };
    let belongings = optional("belongings", &ask.belongings, MAX_TEXT_LEN)?;

    visit.promised_at = checked_promise(cx, &visit, ask.promised_at)?;
    visit.bay_id = usable_bay(cx, ask.bay_id)?;
    visit.priority = ask.priority.unwrap_or(visit.priority);
    visit.repair_kind = ask.repair_kind;
    visit.symptom = optional("symptom", &ask.symptom, MAX_TEXT_LEN)?;
    visit.brought_by_name = optional("brought_by_name", &ask.brought_by_name, MAX_NAME_LEN)?;
    let phone = optional("brought_by_phone", &ask.brought_by_phone, MAX_NAME_LEN)?;
    visit.brought_by_phone = Phone::normalised(&phone).map(String::from).unwrap_or_default();
    visit.arrival = ask.arrival;
    visit.mileage_km = in_range_if_any("mileage_km", ask.mileage_km, MAX_KM_TYPED)?;
    visit.fuel_percent = in_range_if_any("fuel_percent", ask.fuel_percent, 100)?;
    visit.old_parts = ask.old_parts;
    visit.wash_wanted = ask.wash_wanted;
    visit.test_drive_allowed = ask.test_drive_allowed;

    match present {
        Some(walk) => cx.w.update(&WalkAround {
            check_in_list_id,
            outline,
            warning_lights: ask.warning_lights,
            marks,
            items,
            belongings,
            valuables_reminded: ask.valuables_reminded,
            ..walk
        })?,
        None => {
            cx.w.insert(&mut WalkAround {
                id: 0,
                work_order_id: visit.id,
                check_in_list_id,
                outline,
                warning_lights: ask.warning_lights,
                marks,
                items,
                belongings,
                valuables_reminded: ask.valuables_reminded,
                confirmed_by: String::new(),
                confirmed_at: None,
                confirmed_means: None,
                paper: String::new(),
                signature: None,
                version: 1,
            })?;
        }
    }
    let warning = mileage::warning_of(cx, &visit)?;
    let update = flow::advance(cx, visit, Action::EditCheckIn, "")?;
    Ok(SavedCheckIn {
        work_order_id: update.work_order_id,
        version: update.version,
        mileage_warning: warning,
    })
}

/// The customer stands by what was written down: on to the estimate.
///
/// # Errors
/// What `load_for_action`, `signed`, `drawn_at` and `photos_as_shown` refuse, `BadField` without a
/// name, and `StillMissing` without a walk around the car.
pub fn confirm_check_in(cx: &Write, ask: ConfirmCheckIn) -> Result<VisitUpdate> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::ConfirmCheckIn)?;
    let confirmed_by = required("confirmed_by", &ask.confirmed_by, MAX_NAME_LEN)?;
    let signature = signed(ask.means, ask.signature)?;
    flow::drawn_at(&visit, ask.means, ask.version)?;
    check_in_sheet_as_shown(cx.w, visit.id, signature.as_ref(), &ask.photos)?;
    let walk = visit.walk_around.clone().ok_or_else(|| Refusal::StillMissing {
        action: Action::ConfirmCheckIn,
        missing: vec![Missing::WalkAround],
    })?;
    cx.w.update(&WalkAround {
        confirmed_by: confirmed_by.clone(),
        confirmed_at: Some(cx.now),
        confirmed_means: Some(ask.means),
        // What is signed on paper is this visit's sheet, and no other.
        paper: match ask.means {
            ConfirmationMeans::OnPaper => visit.number.clone(),
            ConfirmationMeans::OnScreen => String::new(),
        },
        signature,
        ..walk
    })?;
    keep_check_in_sheet(cx, visit.id)?;
    mileage::carry(cx, &visit)?;
    flow::advance(cx, visit, Action::ConfirmCheckIn, &confirmed_by)
}
