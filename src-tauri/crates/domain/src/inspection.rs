//! The walk-around at check-in, the technician's self-inspection, the
//! inspector's final inspection, and the rework that a failure starts.

use crate::body_kind::BodyKind;
use crate::ids::{
    CheckInListId, InspectionId, JobId, LineId, PersonId, RefusedDeliveryId, ReworkId, WorkOrderId,
};
use crate::money::{Hours, Quantity};
use crate::refusal::{FieldProblem, Refusal};
use crate::trade::Trade;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DamageKind {
    Scratch,
    Dent,
    Crack,
    Chip,
    Missing,
}

/// A mark on the vehicle's outline; x and y are thousandths of the drawing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DamageMark {
    pub x: i64,
    pub y: i64,
    pub kind: DamageKind,
    pub note: String,
    /// By what its photos know it, whichever number it has by now. Empty in marks
    /// of before they were photographed one by one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub key: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum WalkAroundResult {
    Fine,
    Remark,
    RepairSuggested,
}

/// The things looked at, as codes; the catalogue of the screen names them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WalkAroundItem {
    pub code: String,
    pub result: WalkAroundResult,
    pub note: String,
    /// A suggestion that became an estimate line is not offered twice.
    #[serde(default)]
    pub quoted: bool,
    /// The line it became: with that line gone it is offered again.
    #[serde(default)]
    pub quoted_by: Option<LineId>,
}

pub const WALK_AROUND_CODES: [&str; 14] = [
    "lights",
    "wipers",
    "horn",
    "air_conditioning",
    "windows",
    "mirrors",
    "instruments",
    "seats",
    "tyres",
    "spare_tyre",
    "tools",
    "windscreen",
    "brakes",
    "fluids",
];

/// What only cars of some kinds have, and the starting lists of those ask for.
pub const KIND_ITEM_CODES: [&str; 12] = [
    "roof_rack",
    "tow_hook",
    "sliding_doors",
    "rear_seats",
    "cargo_bed",
    "bed_cover",
    "cargo_box",
    "reflectors",
    "driving_recorder",
    "charge_port",
    "charging_cable",
    "battery_guard",
];

pub const WARNING_LIGHT_CODES: [&str; 8] =
    ["engine", "abs", "airbag", "oil", "battery", "coolant", "tyre_pressure", "brake"];

/// Pen strokes in the coordinates of a box of `width` by `height`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Signature {
    pub width: i64,
    pub height: i64,
    pub strokes: Vec<Vec<(i64, i64)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmationMeans {
    /// Drawn on the screen.
    OnScreen,
    /// Signed on the printed sheet.
    OnPaper,
}

/// An inspector drives around the block, not to the next province.
pub const MAX_ROAD_TEST_KM: i64 = 1000;

const MAX_BOX: i64 = 10_000;
const MAX_STROKES: usize = 500;
const MAX_POINTS: usize = 20_000;

impl Signature {
    /// Something was drawn, inside its box, and no more than a hand draws.
    ///
    /// # Errors
    /// `BadField` where nothing was drawn, too much, or beside the box.
    pub fn check(&self) -> Result<(), Refusal> {
        let bad = |problem| Err(Refusal::bad("signature", problem));
        if self.strokes.iter().all(Vec::is_empty) {
            return bad(FieldProblem::Empty);
        }
        let points: usize = self.strokes.iter().map(Vec::len).sum();
        let box_fits = |side: i64| (1..=MAX_BOX).contains(&side);
        if self.strokes.len() > MAX_STROKES
            || points > MAX_POINTS
            || !box_fits(self.width)
            || !box_fits(self.height)
        {
            return bad(FieldProblem::TooLarge);
        }
        let inside = |&(x, y): &(i64, i64)| (0..=self.width).contains(&x) && (0..=self.height).contains(&y);
        if self.strokes.iter().flatten().all(inside) { Ok(()) } else { bad(FieldProblem::TooLarge) }
    }
}

/// What a confirmation keeps: the drawing when it was given on the screen,
/// nothing when the printed sheet carries it.
///
/// # Errors
/// `BadField` where the drawing is missing, or what `Signature::check` says of it.
pub fn signed(means: ConfirmationMeans, signature: Option<Signature>) -> Result<Option<Signature>, Refusal> {
    match (means, signature) {
        (ConfirmationMeans::OnPaper, _) => Ok(None),
        (ConfirmationMeans::OnScreen, Some(signature)) => signature.check().map(|()| Some(signature)),
        (ConfirmationMeans::OnScreen, None) => Err(Refusal::bad("signature", FieldProblem::Empty)),
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WalkAround {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    /// The edition it was looked at by; none before anything was, and in files of before there were lists.
    #[serde(default)]
    pub check_in_list_id: Option<CheckInListId>,
    /// The drawing its marks were put on.
    #[serde(default)]
    pub outline: Option<BodyKind>,
    pub warning_lights: Vec<String>,
    pub marks: Vec<DamageMark>,
    pub items: Vec<WalkAroundItem>,
    pub belongings: String,
    pub valuables_reminded: bool,
    pub confirmed_by: String,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub confirmed_means: Option<ConfirmationMeans>,
    /// The number of the paper that was signed, where one was.
    pub paper: String,
    pub signature: Option<Signature>,
    pub version: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum InspectionKind {
    SelfInspection,
    Final,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ItemResult {
    Pass,
    Fail,
    NotApplicable,
}

/// One thing looked at: an item of the template by its code, or a job, whose
/// code is `job` and which is named by its id. The line's name is kept with it,
/// so that the report reads the same when lines change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct InspectionItem {
    pub code: String,
    pub job_id: Option<JobId>,
    pub name: String,
    pub result: ItemResult,
    pub value: String,
    /// Of what is measured, as its list had it. They are the program's own: whatever a screen sends is not read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub limits: Option<ItemLimits>,
}

/// What an item is measured in, what it had to lie between when it was looked at, and whether it did. They are
/// kept with it: what was out of them stays marked, whatever the list says since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemLimits {
    pub unit: String,
    pub least: Option<Quantity>,
    pub most: Option<Quantity>,
    pub out: bool,
}

/// The code of an item the shop wrote into a list itself: it is known by its words, which the report keeps.
pub const OWN_ITEM: &str = "own";

impl InspectionItem {
    /// By what it is known besides its job: its code, or the words the shop gave it.
    pub fn known_as(&self) -> &str {
        if self.code == OWN_ITEM { &self.name } else { &self.code }
    }
}

/// Which edition of a list a report was done by. The list every shop begins with is the program's own and has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditionUsed {
    /// None of what is looked at on every car.
    pub trade: Option<Trade>,
    pub edition: i64,
}

pub const SELF_INSPECTION_CODES: [&str; 5] = ["torque", "leaks", "connectors", "tools_removed", "area_clean"];
pub const FINAL_INSPECTION_CODES: [&str; 6] =
    ["lights_function", "brakes_function", "steering_function", "leaks", "fault_codes", "exterior"];

impl InspectionKind {
    /// Whether nobody should drive on where this of the final report is not in order.
    pub fn is_unsafe_without(code: &str) -> bool {
        matches!(code, "brakes_function" | "steering_function")
    }

    /// What is looked at besides the jobs, until a shop writes a list of its own.
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::SelfInspection => &SELF_INSPECTION_CODES,
            Self::Final => &FINAL_INSPECTION_CODES,
        }
    }
}

/// A signed report: it is never edited and carries a checksum of its content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Inspection {
    pub id: InspectionId,
    pub work_order_id: WorkOrderId,
    pub kind: InspectionKind,
    pub attempt: i64,
    pub person_id: PersonId,
    /// As the person was called when they signed. Empty in reports of the first
    /// files, which kept the person alone.
    pub person_name: String,
    pub at: DateTime<Utc>,
    pub items: Vec<InspectionItem>,
    pub road_test_km: i64,
    pub passed: bool,
    pub note: String,
    pub failed_jobs: Vec<JobId>,
    /// As it was drawn by who signs for it, where it was.
    #[serde(default)]
    pub signature: Option<Signature>,
    /// By which lists of the shop's own it was done.
    #[serde(default)]
    pub lists: Vec<EditionUsed>,
    pub checksum: String,
}

/// Which try the next report of a kind is.
pub fn next_attempt(reports: &[Inspection], kind: InspectionKind) -> i64 {
    let of_kind = reports.iter().filter(|report| report.kind == kind);
    of_kind.map(|report| report.attempt).max().unwrap_or(0).saturating_add(1)
}

/// The newest final inspection, passed or not.
pub fn newest_final(reports: &[Inspection]) -> Option<&Inspection> {
    reports.iter().rfind(|report| report.kind == InspectionKind::Final)
}

/// The same, where the car passed it: one that failed since takes an earlier pass back.
pub fn passed_final(reports: &[Inspection]) -> Option<&Inspection> {
    newest_final(reports).filter(|report| report.passed)
}

/// So often it goes back to the workshop before the manager is told.
pub const TOLD_AFTER: i64 = 2;

/// How often a car went back to the workshop: by an inspection, or by who did not take it. A pass after which nothing
/// came back settles what was before it; one that was taken back, or that the customer did not believe, settles
/// nothing.
pub fn sent_back(reports: &[Inspection], reworks: &[Rework]) -> i64 {
    let holds = |pass: &Inspection| reworks.iter().all(|rework| rework.inspection_id < pass.id);
    if last_passed(reports).is_some_and(holds) {
        return 0;
    }
    i64::try_from(reworks.len()).unwrap_or(i64::MAX)
}

/// By which report the car last passed, whatever was found since.
pub fn last_passed(reports: &[Inspection]) -> Option<&Inspection> {
    reports.iter().rfind(|report| report.kind == InspectionKind::Final && report.passed)
}

/// Whether the car passed after a moment at which it was not accepted.
pub fn passed_since(reports: &[Inspection], refused_at: DateTime<Utc>) -> bool {
    let since = |report: &&Inspection| report.kind == InspectionKind::Final && report.at > refused_at;
    reports.iter().rfind(since).is_some_and(|report| report.passed)
}

/// Rework keeps the first attempt: it says why, whose, and the hours it cost.
/// The customer is never charged for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rework {
    pub id: ReworkId,
    pub work_order_id: WorkOrderId,
    /// The final inspection that failed, or that had let through what the
    /// customer did not accept.
    pub inspection_id: InspectionId,
    /// The delivery at which the customer did not accept it.
    #[serde(default)]
    pub refused_delivery_id: Option<RefusedDeliveryId>,
    pub cause: String,
    pub responsible_id: PersonId,
    pub hours: Hours,
    pub at: DateTime<Utc>,
}

impl Rework {
    /// Whether this report is the one that sent the car back.
    pub fn was_demanded_by(&self, report: &Inspection) -> bool {
        self.inspection_id == report.id && self.refused_delivery_id.is_none()
    }
}
