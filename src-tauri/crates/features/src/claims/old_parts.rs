//! Old parts: tagged as they come off a car, put on their shelf, kept until their day, given up.

use crate::records::search::index_number;
use crate::visit::flow::at_version;
use chrono::NaiveDate;
use domain::claim::old_part::{KEPT_DAYS, TAG_PREFIX, Tagged};
use domain::claim::{CLAIMS, Claim, ClaimState, OldPart, OldPartState};
use domain::dates::add_days;
use domain::ids::{BinId, ClaimId, LineId, OldPartId};
use domain::line::Line;
use domain::plate::{Plate, PlateColour};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional};
use domain::stock::{Bin, BinKind};
use domain::vehicle::Vehicle;
use domain::work_order::WorkOrder;
use kernel::command::{Access, Roles};
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::UntaggedRow;
use ts_rs::TS;

pub(super) const HANDLES: Access = Roles(CLAIMS);

/// More than one shelf holds; what was given up long ago is found by its number.
const MAX_TAGS: i64 = 300;

/// Parts that makers pay and whose old ones bear no tag, and the shelves there are for them.
#[derive(Debug, Serialize, TS)]
pub struct PartsToTag {
    pub parts: Vec<UntaggedRow>,
    pub bins: Vec<Bin>,
    /// Until when a part that is tagged today is kept, unless somebody says another day.
    pub kept_until: NaiveDate,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskOldParts {
    pub state: OldPartState,
}

#[derive(Debug, Serialize, TS)]
pub struct ShelvedParts {
    pub parts: Vec<OldPartRow>,
    /// The shelves there are for them.
    pub bins: Vec<Bin>,
}

#[derive(Debug, Serialize, TS)]
pub struct OldPartRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub part: OldPart,
    pub order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub payer_name: String,
    pub bin_code: String,
    /// To be kept until a day that is over.
    pub is_overdue: bool,
    /// A claim for it is written and waits to be sent.
    pub to_send: Option<ClaimId>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct TagOldPart {
    pub line_id: LineId,
    pub tagged: Tagged,
    /// The code of its shelf, as it is typed or scanned; empty where it lies elsewhere.
    pub bin_code: String,
}

#[derive(Debug, Serialize, TS)]
pub struct OldPartTagged {
    pub id: OldPartId,
    pub number: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct PutOldPart {
    pub id: OldPartId,
    pub version: i64,
    pub bin_code: String,
    pub kept_until: NaiveDate,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ScrapOldPart {
    pub id: OldPartId,
    pub version: i64,
    pub reason: String,
}

/// What came off cars for a maker and bears no tag yet.
///
/// # Errors
/// Only what the file itself fails with.
pub fn parts_to_tag(cx: &Read, _: AskNothing) -> Result<PartsToTag> {
    Ok(PartsToTag {
        parts: cx.r.parts_untagged(MAX_TAGS)?,
        bins: shelves(cx)?,
        kept_until: add_days(cx.today()?, KEPT_DAYS),
    })
}

/// Old parts that stand so, those to be given up first before the others.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_old_parts(cx: &Read, ask: AskOldParts) -> Result<ShelvedParts> {
    Ok(ShelvedParts { parts: in_state(cx, ask.state, MAX_TAGS)?, bins: shelves(cx)? })
}

/// Up to so many of those that stand so.
///
/// # Errors
/// Only what the file itself fails with.
pub(crate) fn in_state(cx: &Read, state: OldPartState, most: i64) -> Result<Vec<OldPartRow>> {
    cx.r.old_parts_in(state.code(), most)?.into_iter().map(|part| row(cx, part)).collect()
}

fn shelves(cx: &Read) -> Result<Vec<Bin>> {
    let bins = cx.r.bins()?.into_iter().filter(|bin| bin.kind == BinKind::OldParts && bin.active);
    Ok(bins.collect())
}

pub(super) fn row(cx: &Read, part: OldPart) -> Result<OldPartRow> {
    let order: WorkOrder = cx.r.get(part.work_order_id.0)?;
    let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
    let line: Line = cx.r.get(part.line_id.0)?;
    let bin = part.bin_id.map(|id: BinId| cx.r.get::<Bin>(id.0)).transpose()?;
    let mut to_send = None;
    if part.state == OldPartState::Shelved {
        let drafts = cx.r.claims_of(order.id)?.into_iter().filter(|of: &Claim| of.state == ClaimState::Draft);
        for claim in drafts {
            if cx.r.claim_lines(claim.id)?.iter().any(|of| of.line_id == part.line_id) {
                to_send = Some(claim.id);
            }
        }
    }
    Ok(OldPartRow {
        order_number: order.number,
        plate: vehicle.plate,
        plate_colour: vehicle.plate_colour,
        payer_name: line.figures.payer_name,
        bin_code: bin.map(|bin| bin.code).unwrap_or_default(),
        is_overdue: part.is_overdue(cx.today()?),
        to_send,
        part,
    })
}

/// The shelf of a code, as it is typed or scanned.
fn bin_coded(cx: &Write, code: &str) -> Result<Option<Bin>> {
    let code = optional("bin_code", code, MAX_NAME_LEN)?.to_uppercase();
    if code.is_empty() {
        return Ok(None);
    }
    let bin = cx.w.bin_coded(&code)?;
    Ok(Some(bin.ok_or_else(|| Refusal::bad("bin_code", FieldProblem::Unknown))?))
}

/// Tags what came off a car.
///
/// # Errors
/// `NotFound`, and what `OldPart::of` refuses; `BadField` for the code of no shelf.
pub fn tag_old_part(cx: &Write, ask: TagOldPart) -> Result<OldPartTagged> {
    let line: Line = cx.w.get(ask.line_id.0)?;
    let bin = bin_coded(cx, &ask.bin_code)?;
    let moment = (cx.now, cx.today()?, cx.my_id()?);
    let mut part = OldPart::of(&line, &ask.tagged, bin.as_ref(), moment)?;
    part.number = cx.w.next_number::<OldPart>(TAG_PREFIX, cx.today()?)?;
    cx.w.insert(&mut part)?;
    index_number(cx.w, "old_part", part.id.0, &part.number)?;
    Ok(OldPartTagged { id: part.id, number: part.number })
}

/// Puts it elsewhere, or keeps it longer.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `OldPart::put` refuses; `BadField` for the code of
/// no shelf.
pub fn put_old_part(cx: &Write, ask: PutOldPart) -> Result<OldPartId> {
    let mut part: OldPart = cx.w.get(ask.id.0)?;
    at_version("old_part", part.id.0, ask.version, part.version)?;
    let bin = bin_coded(cx, &ask.bin_code)?;
    part.put(bin.as_ref(), ask.kept_until)?;
    cx.w.update(&part)?;
    Ok(part.id)
}

/// Gives it up.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, and what `OldPart::scrap` refuses.
pub fn scrap_old_part(cx: &Write, ask: ScrapOldPart) -> Result<OldPartId> {
    let mut part: OldPart = cx.w.get(ask.id.0)?;
    at_version("old_part", part.id.0, ask.version, part.version)?;
    part.scrap(&ask.reason, cx.today()?, cx.now)?;
    cx.w.update(&part)?;
    Ok(part.id)
}

kernel::commands! {
    read parts_to_tag(AskNothing) -> PartsToTag, HANDLES, shows [Claims Visits Vehicles Stock Shop];
    read list_old_parts(AskOldParts) -> ShelvedParts, HANDLES, shows [Claims Visits Vehicles Stock Shop];
    write tag_old_part(TagOldPart) -> OldPartTagged, HANDLES, changes [Claims];
    write put_old_part(PutOldPart) -> OldPartId, HANDLES, changes [Claims];
    write scrap_old_part(ScrapOldPart) -> OldPartId, HANDLES, changes [Claims];
}
