//! 保修鉴定 at the car: what may be answered for by whom, and the judgement that says who pays a line. A comeback
//! is judged as of the day the car came back: what waits in the shop loses no warranty.

use super::of_contract;
use super::typed::{PricedLine, priced};
use super::verdict::own;
use super::{Giveaway, SavedLine, changed, line_for_edit};
use crate::records::maker::maker_standing;
use crate::visit::approvals::{self, ByPin};
use chrono::NaiveDate;
use domain::dates::{ShopZone, local_day};
use domain::ids::{LineId, PersonId, WorkOrderId};
use domain::line::{Line, LineKind, Payer};
use domain::maker_warranty::MakerStanding;
use domain::mileage::{Reading, is_doubtful};
use domain::offered_payer::offered_payers;
use domain::refusal::{FieldProblem, Refusal};
use domain::same_item::Wanted;
use domain::vehicle::Vehicle;
use domain::warranty_judgement::{
    EarlierWork, JudgementTyped, WarrantyJudgement, hands_of, is_taken, judgement_of, to_be_granted,
};
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::readings::{MAX_VISITS, readings_before};
use domain::work_order::stage::Action;
use domain::work_order::under_warranty::{WarrantyCheck, WarrantyLeft};
use kernel::command::of;
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskWarrantyGrounds {
    pub line_id: LineId,
}

/// What a judgement may stand on.
#[derive(Debug, Serialize, TS)]
pub struct WarrantyGrounds {
    /// What the shop did before and answered for when the car came: the very same things first, then the newest.
    pub earlier: Vec<EarlierLine>,
    /// What the maker owes by law, where somebody typed the car's invoice.
    pub maker: Option<MakerStanding>,
    /// The maker as the visit names it, else as the car is called.
    pub maker_name: String,
    pub claim_number: String,
    /// As it was judged before.
    pub judgement: Option<WarrantyJudgement>,
}

#[derive(Debug, Serialize, TS)]
pub struct EarlierLine {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub line_id: LineId,
    pub kind: LineKind,
    pub name: String,
    pub delivered_on: NaiveDate,
    pub days_ago: i64,
    pub km_ago: Option<i64>,
    pub left: WarrantyLeft,
    /// The same thing, by its code, its name or the customer's words.
    pub is_same: bool,
    /// Without the manager's word.
    pub is_free: bool,
    pub hands: Vec<Hand>,
}

/// Somebody who did it.
#[derive(Debug, Serialize, TS)]
pub struct Hand {
    pub id: PersonId,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct JudgeWarranty {
    pub line_id: LineId,
    pub version: i64,
    pub typed: JudgementTyped,
    /// The manager's word, where it is not free by rule.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

/// What was judged of a line, as the visit tells it.
#[derive(Debug, Serialize, TS)]
pub struct JudgedLine {
    /// The line it holds for by now.
    pub line_id: LineId,
    pub judgement: WarrantyJudgement,
    /// The visit it comes back from.
    pub earlier_number: Option<String>,
}

/// What came back of a visit later.
#[derive(Debug, Serialize, TS)]
pub struct CameBack {
    /// What was done here.
    pub line_id: Option<LineId>,
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub reason: String,
}

/// A line of an earlier visit with what is left of its warranty.
struct Earlier {
    order: WorkOrder,
    line: Line,
    left: WarrantyLeft,
    delivered_on: NaiveDate,
    hands: Vec<PersonId>,
}

impl Earlier {
    fn work(&self) -> EarlierWork<'_> {
        EarlierWork { order: &self.order, line: &self.line, left: Some(self.left), hands: &self.hands }
    }
}

/// As the car came: on that day, with what stood on its clock and whether that can be believed.
fn as_it_came(order: &WorkOrder, vehicle: &Vehicle, others: &[WorkOrder], zone: ShopZone) -> WarrantyCheck {
    let today = local_day(order.checked_in_at, zone);
    let before = readings_before(vehicle, Some(order), others, zone);
    let now = order.mileage_km.map(|km| Reading { km, on: Some(today) });
    let doubtful = now.is_some_and(|now| is_doubtful(&before, now));
    WarrantyCheck { today, zone, mileage_km: order.mileage_km, doubtful }
}

/// What the shop still answered for when the car came, the newest visit first.
fn answered_for(
    r: &Reader<'_>,
    order: &WorkOrder,
    vehicle: &Vehicle,
    zone: ShopZone,
) -> Result<(WarrantyCheck, Vec<Earlier>)> {
    let visits = r.orders_of_vehicle(order.vehicle_id, MAX_VISITS)?;
    let others: Vec<WorkOrder> = visits.into_iter().filter(|visit| visit.id != order.id).collect();
    let check = as_it_came(order, vehicle, &others, zone);
    let lines = r.lines_of_vehicle(order.vehicle_id, MAX_VISITS)?;
    let jobs = r.jobs_of_vehicle(order.vehicle_id, MAX_VISITS)?;
    let deliveries = r.deliveries_of_vehicle(order.vehicle_id, MAX_VISITS)?;
    let mut found = Vec::new();
    for (place, visit) in others.iter().enumerate() {
        let Some(delivery) = deliveries.iter().find(|delivery| delivery.work_order_id == visit.id) else {
            continue;
        };
        let check = check.doubting(visit, &others[place + 1..]);
        let jobs: Vec<_> = jobs.iter().filter(|job| job.work_order_id == visit.id).cloned().collect();
        let own = lines.iter().filter(|line| line.work_order_id == visit.id);
        let answered: Vec<_> = own.filter_map(|line| Some((line, check.left(delivery, line)?))).collect();
        if answered.is_empty() {
            continue;
        }
        let times = r.job_times_of(visit.id)?;
        for (line, left) in answered {
            let hands = hands_of(line, &jobs, &times);
            let delivered_on = local_day(delivery.at, zone);
            found.push(Earlier { order: visit.clone(), line: line.clone(), left, delivered_on, hands });
        }
    }
    Ok((check, found))
}

/// What a judgement of a line may stand on.
///
/// # Errors
/// `NotFound` where there is no such line.
pub fn warranty_grounds(cx: &Read, ask: AskWarrantyGrounds) -> Result<WarrantyGrounds> {
    let line: Line = cx.r.get(ask.line_id.0)?;
    let order: WorkOrder = cx.r.get(line.work_order_id.0)?;
    let vehicle: Vehicle = cx.r.get(order.vehicle_id.0)?;
    let (check, found) = answered_for(cx.r, &order, &vehicle, cx.zone()?)?;
    let lines = cx.r.lines_of(order.id)?;
    let judgements = cx.r.judgements_of(order.id)?;
    let people = cx.r.people()?;
    let named = |id: &PersonId| {
        let person = people.iter().find(|person| person.id == *id)?;
        Some(Hand { id: person.id, name: person.name.clone() })
    };
    let asked = [line.figures.clone()];
    let wanted = Wanted { lines: &asked, symptom: &order.symptom };
    let told = |of: &Earlier| EarlierLine {
        work_order_id: of.order.id,
        number: of.order.number.clone(),
        line_id: of.line.id,
        kind: of.line.figures.kind,
        name: of.line.figures.name.clone(),
        delivered_on: of.delivered_on,
        days_ago: (check.today - of.delivered_on).num_days(),
        km_ago: of
            .order
            .last_mileage_km()
            .zip(check.mileage_km)
            .map(|(then, now)| now - then)
            .filter(|km| *km >= 0),
        left: of.left,
        is_same: wanted.covers(&of.line.figures),
        is_free: of.work().frees(&line.figures) && !is_taken(&judgements, line.id, of.line.id),
        hands: of.hands.iter().filter_map(named).collect(),
    };
    let mut earlier: Vec<EarlierLine> = found.iter().map(told).collect();
    earlier.sort_by_key(|of| (!of.is_free, !of.is_same));
    let mut payers = offered_payers(&lines, &vehicle.insurer).into_iter();
    let of_visit = payers.find(|of| of.payer == Payer::Manufacturer);
    let (named_maker, claim_number) = of_visit.map(|of| (of.payer_name, of.claim_number)).unwrap_or_default();
    let seen = order.mileage_km.map(|km| (km, check.doubtful));
    Ok(WarrantyGrounds {
        earlier,
        maker: maker_standing(cx, &vehicle, seen)?,
        maker_name: if named_maker.is_empty() { vehicle.make } else { named_maker },
        claim_number,
        judgement: judgement_of(&line, &lines, &judgements).cloned(),
    })
}

struct ToJudge {
    visit: VisitAtHand,
    line: Line,
    typed: PricedLine,
    judgement: WarrantyJudgement,
}

/// The line as it would stand, where it may be judged so at all.
fn to_judge(cx: &Write, ask: &JudgeWarranty) -> Result<ToJudge> {
    let (visit, line) = line_for_edit(cx, ask.line_id, ask.version)?;
    line.may_be_judged()?;
    of_contract::is_not_drawn(cx, &line)?;
    let earlier = earlier_of(cx, &visit, ask.typed.earlier_line_id)?;
    let work =
        earlier.as_ref().map(|(order, line, left, hands)| EarlierWork { order, line, left: *left, hands });
    let judgement =
        ask.typed.judged(&visit, &line, work.as_ref(), &cx.w.photos_of(visit.id)?, (cx.now, cx.my_id()?))?;
    let figures = ask.typed.paid(line.figures.clone())?;
    let mut typed = priced(cx, visit.id, figures, None, Some(&line))?;
    line.may_become(&typed.figures)?;
    visit.may_charge(&typed.figures)?;
    let judgements = cx.w.judgements_of(visit.id)?;
    let by_rule = judgement.earlier_line_id.is_some_and(|id| !is_taken(&judgements, line.id, id))
        && work.is_some_and(|work| work.frees(&typed.figures));
    typed.concessions = to_be_granted(typed.concessions, by_rule);
    Ok(ToJudge { visit, line, typed, judgement })
}

type EarlierParts = (WorkOrder, Line, Option<WarrantyLeft>, Vec<PersonId>);

/// The earlier line that somebody names, whether or not the shop answers for it still.
fn earlier_of(cx: &Write, visit: &WorkOrder, id: Option<LineId>) -> Result<Option<EarlierParts>> {
    let Some(id) = id else { return Ok(None) };
    let line: Line = cx.w.get(id.0)?;
    let order: WorkOrder = cx.w.get(line.work_order_id.0)?;
    if order.vehicle_id != visit.vehicle_id {
        return Err(Refusal::bad("earlier_line_id", FieldProblem::Unknown).into());
    }
    let vehicle: Vehicle = cx.w.get(visit.vehicle_id.0)?;
    let (_, found) = answered_for(cx.w, visit, &vehicle, cx.zone()?)?;
    let left = found.iter().find(|of| of.line.id == id).map(|of| of.left);
    let hands = hands_of(&line, &cx.w.jobs_of(order.id)?, &cx.w.job_times_of(order.id)?);
    Ok(Some((order, line, left, hands)))
}

/// # Errors
/// What `judge_warranty` refuses before it asks for the manager's word.
pub(crate) fn giveaway_of_judging(cx: &Write, ask: &JudgeWarranty) -> Result<(Giveaway, String)> {
    let ToJudge { visit, line, typed, .. } = to_judge(cx, ask)?;
    let given = Giveaway { order: visit.id, line: Some(line.id), concessions: typed.concessions };
    Ok((given, line.figures.name))
}

/// Judges who answers for a line, and lets them pay it. What comes back and is the very same thing is free by
/// rule; what is not is the manager's to grant, as all else that the shop pays for itself.
///
/// # Errors
/// `NotFound`, what `load_for_action`, `may_be_judged`, `judged` and `paid` refuse, `Conflict` on an older
/// page, `LineIsDrawn` for a contract's, `LineFixed` where an agreed line would be another's to pay,
/// `ReworkIsFree`, and what would be given away without the manager's word.
pub fn judge_warranty(cx: &Write, ask: JudgeWarranty) -> Result<SavedLine> {
    let ToJudge { visit, mut line, typed, judgement } = to_judge(cx, &ask)?;
    let granted = approvals::grant(cx, &typed.concessions, ask.approval.as_ref())?;
    line.figures = typed.figures;
    line.listed = typed.listed;
    line.amount = typed.amount;
    granted.kept(cx, &line)?;
    match own(cx.w, &line)? {
        Some(before) => {
            let WarrantyJudgement { id, version, .. } = before;
            cx.w.update(&WarrantyJudgement { id, version, ..judgement })?;
        }
        None => {
            cx.w.insert(&mut { judgement })?;
        }
    }
    changed(cx, visit, line)
}

/// What was judged of a visit's lines.
pub(crate) fn told(r: &Reader<'_>, lines: &[Line], order: WorkOrderId) -> Result<Vec<JudgedLine>> {
    let judgements = r.judgements_of(order)?;
    let mut told = Vec::new();
    for line in lines {
        let Some(judgement) = judgement_of(line, lines, &judgements) else { continue };
        let earlier_number = match judgement.earlier_order_id {
            Some(id) => Some(r.get::<WorkOrder>(id.0)?.number),
            None => None,
        };
        told.push(JudgedLine { line_id: line.id, judgement: judgement.clone(), earlier_number });
    }
    Ok(told)
}

/// What of a visit came back later.
pub(crate) fn came_back(r: &Reader<'_>, order: WorkOrderId) -> Result<Vec<CameBack>> {
    let mut told = Vec::new();
    for judgement in r.came_back_of(order)? {
        told.push(CameBack {
            line_id: judgement.earlier_line_id,
            work_order_id: judgement.work_order_id,
            number: r.get::<WorkOrder>(judgement.work_order_id.0)?.number,
            reason: judgement.reason,
        });
    }
    Ok(told)
}

kernel::commands! {
    read warranty_grounds(AskWarrantyGrounds) -> WarrantyGrounds, of(Action::EditLines),
        shows [Visits Vehicles];
    write judge_warranty(JudgeWarranty) -> SavedLine, of(Action::EditLines), changes [Visits Approvals Stock];
}
