//! Lines of an order, from the catalogue or free, and where they come from.

mod catalogue;
pub mod drawn;
pub mod judged;
mod listed;
mod of_contract;
pub mod packaged;
mod recall_drafts;
pub mod recalled;
mod repeated;
pub mod substituted;
mod typed;
mod verdict;
mod wanted;

use crate::visit::approvals::{self, ByPin};
use crate::visit::check_in::suggestions;
use crate::visit::findings;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::catalogue::{CatalogueItem, ItemId};
use domain::concession::{self, Concession};
use domain::estimate::{QuotedTerms, may_change};
use domain::ids::{FindingId, LineId, WorkOrderId};
use domain::line::{Line, LineFigures, LineState};
use domain::refusal::{MAX_TEXT_LEN, required};
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use domain::work_order::{StageStep, WorkOrder};
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use typed::{PricedLine, priced};

pub(crate) use listed::add_listed;
pub(crate) use repeated::add_again;
pub(crate) use typed::priced_for;
pub(crate) use wanted::add_wanted;

pub use catalogue::{
    CatalogueFound, FindCatalogue, ReplacedPart, SaveCatalogueItem, find_catalogue,
    insert_starting_catalogue, save_catalogue_item, starting_items,
};
use kernel::command::{MANAGER, SignedIn, of};

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddLine {
    pub work_order_id: WorkOrderId,
    pub figures: LineFigures,
    /// The finding this line answers.
    pub finding_id: Option<FindingId>,
    /// The walk-around item it answers, by code.
    pub walk_around_code: Option<String>,
    /// The item of the catalogue it was taken from.
    #[serde(default)]
    #[ts(optional, as = "Option<ItemId>")]
    pub item: Option<ItemId>,
    /// The manager's word, when the line gives away more than one may.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeLine {
    pub line_id: LineId,
    pub version: i64,
    pub figures: LineFigures,
    /// The manager's word, when the line gives away more than one may.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemoveLine {
    pub line_id: LineId,
    pub version: i64,
}

/// What was agreed and is not wanted any more, before anybody was billed.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WithdrawLine {
    pub line_id: LineId,
    pub version: i64,
    pub reason: String,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedLine {
    pub line: Line,
}

/// An authorised line is never edited over its amount: a new draft takes its
/// place once the customer approves it.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SupersedeLine {
    pub line_id: LineId,
    pub version: i64,
    pub figures: LineFigures,
    /// The manager's word, when the line gives away more than one may.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteDeclined {
    pub work_order_id: WorkOrderId,
    /// The line declined on an earlier visit.
    pub line_id: LineId,
    /// The manager's word, when the line gives away more than one may.
    #[serde(default)]
    #[ts(optional, as = "Option<ByPin>")]
    pub approval: Option<ByPin>,
}

fn draft(order: WorkOrderId, position: i64, typed: PricedLine) -> Line {
    Line {
        id: LineId(0),
        work_order_id: order,
        position,
        state: LineState::Draft,
        figures: typed.figures,
        listed: typed.listed,
        amount: typed.amount,
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    }
}

/// The order is written as well: whoever decides on an older page of its lines
/// is told.
fn saved(cx: &Write, visit: VisitAtHand, line: Line) -> Result<SavedLine> {
    flow::advance(cx, visit, Action::EditLines, "")?;
    Ok(SavedLine { line })
}

fn changed(cx: &Write, visit: VisitAtHand, mut line: Line) -> Result<SavedLine> {
    cx.w.update(&line)?;
    line.version += 1;
    saved(cx, visit, line)
}

/// What the visit was billed for is put right after delivery; what is done anew
/// is another visit.
fn load_for_new_line(cx: &Write, id: WorkOrderId) -> Result<VisitAtHand> {
    let visit = flow::load_for_action(cx, id, Action::EditLines)?;
    visit.takes_new_lines()?;
    Ok(visit)
}

/// A line as it would be added, when it may be: what the manager is asked for is
/// what can be done once granted.
fn to_add(cx: &Write, ask: &AddLine) -> Result<(VisitAtHand, PricedLine)> {
    let visit = load_for_new_line(cx, ask.work_order_id)?;
    let typed = priced(cx, ask.work_order_id, ask.figures.clone(), ask.item, None)?;
    visit.may_charge(&typed.figures)?;
    Ok((visit, typed))
}

/// A line at the version the person saw, when its visit lets lines be edited.
fn line_for_edit(cx: &Write, id: LineId, version: i64) -> Result<(VisitAtHand, Line)> {
    let line: Line = cx.w.get(id.0)?;
    let visit = flow::load_for_action(cx, line.work_order_id, Action::EditLines)?;
    flow::at_version("line", id.0, version, line.version)?;
    Ok((visit, line))
}

fn to_change(cx: &Write, ask: &ChangeLine) -> Result<(VisitAtHand, Line, PricedLine)> {
    let (visit, line) = line_for_edit(cx, ask.line_id, ask.version)?;
    of_contract::is_not_drawn(cx, &line)?;
    let typed = change(cx, &line, ask.figures.clone())?;
    verdict::is_as_judged(cx, &line, &typed)?;
    visit.may_charge(&typed.figures)?;
    Ok((visit, line, typed))
}

fn to_supersede(cx: &Write, ask: &SupersedeLine) -> Result<(VisitAtHand, Line, PricedLine)> {
    let (visit, line) = line_for_edit(cx, ask.line_id, ask.version)?;
    let typed = successor(cx, &line, ask.figures.clone())?;
    visit.may_charge(&typed.figures)?;
    visit.successor_in_hand(line.id)?;
    Ok((visit, line, typed))
}

/// What an action would give away, when it may be done at all, and where.
pub(crate) struct Giveaway {
    pub order: WorkOrderId,
    pub line: Option<LineId>,
    pub concessions: Vec<Concession>,
}

/// # Errors
/// What `add_line` refuses before it asks for the manager's word.
pub(crate) fn giveaway_of_adding(cx: &Write, ask: &AddLine) -> Result<Giveaway> {
    let (visit, typed) = to_add(cx, ask)?;
    Ok(Giveaway { order: visit.id, line: None, concessions: typed.concessions })
}

/// # Errors
/// What `change_line` refuses before it asks for the manager's word.
pub(crate) fn giveaway_of_changing(cx: &Write, ask: &ChangeLine) -> Result<Giveaway> {
    let (visit, line, typed) = to_change(cx, ask)?;
    Ok(Giveaway { order: visit.id, line: Some(line.id), concessions: typed.concessions })
}

/// # Errors
/// What `supersede_line` refuses before it asks for the manager's word.
pub(crate) fn giveaway_of_superseding(cx: &Write, ask: &SupersedeLine) -> Result<Giveaway> {
    let (visit, line, typed) = to_supersede(cx, ask)?;
    Ok(Giveaway { order: visit.id, line: Some(line.id), concessions: typed.concessions })
}

/// Writes a new line on the estimate.
///
/// # Errors
/// What `load_for_action` refuses, `WrongStage` once the car has gone, `BadField` for a figure,
/// an item or a finding that is none, `ReworkIsFree`, and what would be given away without the
/// manager's word.
pub fn add_line(cx: &Write, ask: AddLine) -> Result<SavedLine> {
    let (visit, typed) = to_add(cx, &ask)?;
    let granted = approvals::grant(cx, &typed.concessions, ask.approval.as_ref())?;
    let mut line = draft(visit.id, visit.next_position(), typed);
    if let Some(id) = ask.finding_id {
        line.finding_id = Some(findings::quoted(cx, &visit, id)?);
    }
    cx.w.insert(&mut line)?;
    granted.kept(cx, &line)?;
    cx.w.count_use(line.figures.kind, &line.figures.code)?;
    if let Some(code) = ask.walk_around_code {
        suggestions::quoted(cx, visit.id, &code, line.id)?;
    }
    saved(cx, visit, line)
}

/// What a change comes to, when the line may be changed so at all.
fn change(cx: &Write, line: &Line, figures: LineFigures) -> Result<PricedLine> {
    let typed = priced(cx, line.work_order_id, figures, None, Some(line))?;
    let asked = QuotedTerms::last_heard(line, &cx.w.estimates_of(line.work_order_id)?);
    may_change(line, &typed.figures, typed.amount, &asked, cx.details()?.settings.overrun_limit)?;
    line.may_become(&typed.figures)?;
    Ok(typed)
}

/// Changes a line where it stands.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `may_change` refuse, `Conflict` on an older page,
/// `LineIsDrawn` for a contract's, `LineIsJudged` for another payer than was judged, `BadField` for a figure
/// that is none, `ReworkIsFree`, and what would be given away without the manager's word.
pub fn change_line(cx: &Write, ask: ChangeLine) -> Result<SavedLine> {
    let (visit, mut line, typed) = to_change(cx, &ask)?;
    let granted = approvals::grant(cx, &typed.concessions, ask.approval.as_ref())?;
    line.figures = typed.figures;
    line.listed = typed.listed;
    line.amount = typed.amount;
    granted.kept(cx, &line)?;
    changed(cx, visit, line)
}

/// Only what no customer has seen yet can go without a trace on the estimate.
///
/// # Errors
/// `NotFound`, what `load_for_action` refuses, `Conflict` on an older page, and `LineFixed`
/// once it was offered.
pub fn remove_line(cx: &Write, ask: RemoveLine) -> Result<VisitUpdate> {
    let (visit, line) = line_for_edit(cx, ask.line_id, ask.version)?;
    line.may_be_removed()?;
    of_contract::given_back(cx, &line)?;
    verdict::forgotten(cx, &line)?;
    recall_drafts::forgotten(cx, &line)?;
    cx.w.delete::<Line>(line.id.0)?;
    suggestions::offered_again(cx, visit.id, line.id)?;
    if let Some(id) = line.finding_id {
        findings::unquoted(cx, &visit, id)?;
    }
    flow::advance(cx, visit, Action::EditLines, "")
}

/// Writes a line that takes an approved one's place once the customer says yes.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `may_be_replaced` refuse, `Conflict` on an older
/// page, `LineFixed` while the customer is asked about another, `BadField` for a figure that is
/// none, `ReworkIsFree`, and what would be given away without the manager's word.
pub fn supersede_line(cx: &Write, ask: SupersedeLine) -> Result<SavedLine> {
    let (visit, line, typed) = to_supersede(cx, &ask)?;
    let granted = approvals::grant(cx, &typed.concessions, ask.approval.as_ref())?;
    match visit.successor_in_hand(line.id)?.cloned() {
        Some(successor) => {
            let PricedLine { figures, amount, listed, .. } = typed;
            let successor = Line { figures, amount, listed, ..successor };
            granted.kept(cx, &successor)?;
            changed(cx, visit, successor)
        }
        None => {
            // It stands where the old one stands, so that the page reads on.
            let mut new = draft(visit.id, line.position, typed);
            new.finding_id = line.finding_id;
            new.supersedes_id = Some(line.id);
            cx.w.insert(&mut new)?;
            granted.kept(cx, &new)?;
            saved(cx, visit, new)
        }
    }
}

fn successor(cx: &Write, line: &Line, figures: LineFigures) -> Result<PricedLine> {
    line.may_be_replaced()?;
    let typed = priced(cx, line.work_order_id, figures, None, Some(line))?;
    typed.figures.keeps_kind_of(&line.figures)?;
    Ok(typed)
}

/// The line stays on the page with its reason and costs nobody anything; the
/// vehicle's next check-in shows it among what was not done.
///
/// # Errors
/// `NotFound`, what `load_for_action` and `may_be_withdrawn` refuse, `Conflict` on an older
/// page, and `BadField` without a reason.
pub fn withdraw_line(cx: &Write, ask: WithdrawLine) -> Result<VisitUpdate> {
    let line: Line = cx.w.get(ask.line_id.0)?;
    let visit = flow::load_for_action(cx, line.work_order_id, Action::WithdrawLine)?;
    flow::at_version("line", line.id.0, ask.version, line.version)?;
    line.may_be_withdrawn()?;
    let reason = required("reason", &ask.reason, MAX_TEXT_LEN)?;
    cx.w.insert(&mut StageStep {
        id: 0,
        work_order_id: visit.id,
        action: Action::WithdrawLine,
        from_stage: Some(visit.stage),
        to_stage: visit.stage,
        at: cx.now,
        person_id: cx.my_id()?,
        note: format!("{} · {reason}", line.figures.name),
    })?;
    cx.w.update(&line.declined(reason))?;
    flow::advance(cx, visit, Action::WithdrawLine, "")
}

/// What was declined on an earlier visit of this vehicle is offered again. What
/// a manager gave away then was given for that visit.
///
/// # Errors
/// What `load_for_action` refuses, `WrongStage` once the car has gone, `NotFound`, `BadField`
/// for another car's line, `LineFixed` where it was not declined or stands here already,
/// `ReworkIsFree`, and what would be given away without the manager's word.
pub fn quote_declined(cx: &Write, ask: QuoteDeclined) -> Result<SavedLine> {
    let visit = load_for_new_line(cx, ask.work_order_id)?;
    let declined: Line = cx.w.get(ask.line_id.0)?;
    let earlier: WorkOrder = cx.w.get(declined.work_order_id.0)?;
    visit.may_offer_again(&declined, &earlier)?;
    let typed = as_quoted_then(cx, declined)?;
    visit.may_charge(&typed.figures)?;
    let granted = approvals::grant(cx, &typed.concessions, ask.approval.as_ref())?;
    let mut line = draft(visit.id, visit.next_position(), typed);
    cx.w.insert(&mut line)?;
    granted.kept(cx, &line)?;
    saved(cx, visit, line)
}

/// The price the customer was told then is offered again, whatever the list
/// says by now.
fn as_quoted_then(cx: &Write, declined: Line) -> Result<PricedLine> {
    let (figures, amount) = declined.figures.tidied()?;
    of_contract::is_not_typed(cx, &figures)?;
    let listed = declined.listed.or_of_line(&figures);
    let limit = cx.me()?.may_let_off(cx.details()?.settings.discount_limit);
    let concessions = concession::of_line(&figures, amount, &listed, limit, None);
    Ok(PricedLine { figures, amount, listed, concessions })
}

kernel::commands! {
    read find_catalogue(FindCatalogue) -> CatalogueFound, SignedIn, shows [Catalogue Vehicles];
    write save_catalogue_item(SaveCatalogueItem) -> CatalogueItem, MANAGER, changes [Catalogue];
    write add_line(AddLine) -> SavedLine, of(Action::EditLines), changes [Visits Approvals Stock];
    write change_line(ChangeLine) -> SavedLine, of(Action::EditLines), changes [Visits Approvals Stock];
    write remove_line(RemoveLine) -> VisitUpdate, of(Action::EditLines), changes [Visits Packages Stock];
    write supersede_line(SupersedeLine) -> SavedLine, of(Action::EditLines), changes [Visits Approvals Stock];
    write withdraw_line(WithdrawLine) -> VisitUpdate, of(Action::WithdrawLine), changes [Visits Stock];
    write quote_declined(QuoteDeclined) -> SavedLine, of(Action::EditLines), changes [Visits Approvals Stock];
}
