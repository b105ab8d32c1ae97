//! A count is handed in, and somebody decides what becomes of its differences.

use super::bins::STORE;
use super::off::{facts, newest_movement};
use crate::stock::post::{Posting, post, refused};
use domain::catalogue::Part;
use domain::counting::{CountAction, CountFacts, CountState, StockCount, StockCountLine};
use domain::ids::{StockCountId, StockCountLineId};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use domain::stock::{MovementKind, StockDocument};
use domain::stock_problem::StockProblem;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct HandInCount {
    pub id: StockCountId,
    pub version: i64,
    /// What has no figure is left out of it, and stays as it is believed.
    pub without_uncounted: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ApproveCount {
    pub id: StockCountId,
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SendCountBack {
    pub id: StockCountId,
    pub version: i64,
    /// What is counted again; all that differs where none is named.
    pub line_ids: Vec<StockCountLineId>,
    pub reason: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CancelCount {
    pub id: StockCountId,
    pub version: i64,
    pub reason: String,
}

/// The count as the page showed it, with what its gate looks at.
fn at_hand<'a>(cx: &'a Write<'_>, id: StockCountId, version: i64) -> Result<(StockCount, CountFacts<'a>)> {
    let count: StockCount = cx.w.get(id.0)?;
    let limit = cx.details()?.settings.stock.count_limit;
    let facts = facts(cx.w, &count, (cx.my_id()?, cx.roles()), limit)?;
    // An older page is refused by the version it carries, once it is written.
    Ok((StockCount { version, ..count }, facts))
}

/// Nothing is counted any more; whoever may looks at what differs.
///
/// # Errors
/// `NotFound`, `CountIs`, `CountUncounted` where something has no figure and was not left out on purpose, and
/// `Conflict` on an older page.
pub fn hand_in_count(cx: &Write, ask: HandInCount) -> Result<StockCountId> {
    let (mut count, mut facts) = at_hand(cx, ask.id, ask.version)?;
    if ask.without_uncounted {
        leave_out(cx, &count)?;
        facts.uncounted = 0;
        facts.figures = cx.w.stock_count_figures(count.id)?;
    }
    count.check(CountAction::HandIn, &facts)?;
    count.state = CountState::HandedIn;
    (count.handed_in_at, count.handed_in_by) = (Some(cx.now), Some(cx.my_id()?));
    cx.w.update(&count)?;
    Ok(count.id)
}

/// A figure nobody trusted is none.
fn leave_out(cx: &Write, count: &StockCount) -> Result<()> {
    if count.state != CountState::Counting {
        return Ok(());
    }
    for line in cx.w.stock_count_lines(count.id)?.iter().filter(|line| line.recount) {
        cx.w.delete::<StockCountLine>(line.id.0)?;
    }
    Ok(())
}

/// What differs is posted, whatever moved since it was counted.
///
/// # Errors
/// `NotFound`, `CountIs`, `CountNeedsApproval` where a manager is to look at it, `OwnCount`, `Stock` with
/// `MovedSince` where another count set the same place right meanwhile, and `Conflict` on an older page.
pub fn approve_count(cx: &Write, ask: ApproveCount) -> Result<StockCountId> {
    let (count, facts) = at_hand(cx, ask.id, ask.version)?;
    count.check(CountAction::Approve, &facts)?;
    Ok(approve(cx, count)?.id)
}

fn approve(cx: &Write, mut count: StockCount) -> Result<StockCount> {
    count.state = CountState::Approved;
    (count.decided_at, count.decided_by) = (Some(cx.now), Some(cx.my_id()?));
    count.decision_note = String::new();
    cx.w.update(&count)?;
    count.version += 1;
    let lines = cx.w.stock_count_lines(count.id)?;
    for line in lines.iter().filter(|line| line.differs()) {
        post_difference(cx, &count, line)?;
    }
    let today = cx.today()?;
    for part in lines.iter().map(|line| line.part_id).collect::<BTreeSet<_>>() {
        cx.w.keep_last_count(part, today)?;
    }
    Ok(count)
}

fn post_difference(cx: &Write, count: &StockCount, line: &StockCountLine) -> Result<()> {
    let place = (line.part_id, line.bin_id, line.batch_id);
    if cx.w.moved_at(place, line.book_movement_id)?.counted > 0 {
        let part: Part = cx.w.get(line.part_id.0)?;
        return Err(refused(StockProblem::MovedSince, &part, line.difference()).into());
    }
    let found = Posting::new(MovementKind::Counted, line.part_id, line.bin_id, line.difference());
    let document = Some((StockDocument::StockCount, count.id.0));
    post(cx, Posting { batch_id: line.batch_id, document, note: count.number.clone(), ..found })?;
    Ok(())
}

/// What was counted in passing is posted at once, where whoever asks may; otherwise it waits.
pub(super) fn settle(cx: &Write, id: StockCountId, version: i64) -> Result<StockCount> {
    let (count, facts) = at_hand(cx, id, version)?;
    if count.check(CountAction::Approve, &facts).is_err() {
        return Ok(count);
    }
    approve(cx, count)
}

/// What differs is counted again.
///
/// # Errors
/// `NotFound`, `CountIs`, `BadField` without a reason or for a figure that is none of its own, and `Conflict`
/// on an older page.
pub fn send_count_back(cx: &Write, ask: SendCountBack) -> Result<StockCountId> {
    let (mut count, facts) = at_hand(cx, ask.id, ask.version)?;
    count.check(CountAction::SendBack, &facts)?;
    count.decision_note = required("reason", &ask.reason, MAX_NAME_LEN)?;
    let lines = cx.w.stock_count_lines(count.id)?;
    if ask.line_ids.iter().any(|id| lines.iter().all(|line| line.id != *id)) {
        return Err(Refusal::bad("line_ids", FieldProblem::Unknown).into());
    }
    count.state = CountState::Counting;
    // A new sheet is made for it.
    count.sheet_movement_id = newest_movement(cx.w)?;
    (count.handed_in_at, count.handed_in_by) = (None, None);
    cx.w.update(&count)?;
    let named = |line: &StockCountLine| {
        if ask.line_ids.is_empty() { line.differs() } else { ask.line_ids.contains(&line.id) }
    };
    for line in lines.into_iter().filter(named) {
        cx.w.update(&StockCountLine { recount: true, ..line })?;
    }
    Ok(count.id)
}

/// Nothing of it is posted.
///
/// # Errors
/// `NotFound`, `CountIs` once it is decided, `BadField` without a reason, and `Conflict` on an older page.
pub fn cancel_count(cx: &Write, ask: CancelCount) -> Result<StockCountId> {
    let (mut count, facts) = at_hand(cx, ask.id, ask.version)?;
    count.check(CountAction::Cancel, &facts)?;
    count.decision_note = required("reason", &ask.reason, MAX_NAME_LEN)?;
    count.state = CountState::Cancelled;
    (count.decided_at, count.decided_by) = (Some(cx.now), Some(cx.my_id()?));
    cx.w.update(&count)?;
    Ok(count.id)
}

kernel::commands! {
    write hand_in_count(HandInCount) -> StockCountId, STORE, changes [Stock];
    write approve_count(ApproveCount) -> StockCountId, STORE, changes [Stock Catalogue];
    write send_count_back(SendCountBack) -> StockCountId, STORE, changes [Stock];
    write cancel_count(CancelCount) -> StockCountId, STORE, changes [Stock];
}
