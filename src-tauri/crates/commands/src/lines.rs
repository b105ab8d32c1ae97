//! Lines of an order, from the catalogue or free, and where they come from.

mod catalogue;
mod wanted;

use crate::check_in::suggestions;
use crate::error::Result;
use crate::findings;
use crate::flow;
use crate::flow::Moved;
use crate::host::Write;
use domain::estimate::{Asked, may_change};
use domain::ids::{FindingId, LineId, WorkOrderId};
use domain::line::{Line, LineFigures, LineState, PartOrigin};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::refusal::{FieldProblem, LONGEST_NAME, LONGEST_TEXT, Refusal, optional, required};
use domain::role::Role;
use domain::work_order::stage::Action;
use domain::work_order::{StageStep, WorkOrder};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use wanted::BookedQuote;
pub(crate) use wanted::{add_wanted, quote_of};

pub use catalogue::{
    CatalogueFound, FindCatalogue, SaveCatalogueItem, find_catalogue, insert_starting_catalogue,
    save_catalogue_item,
};

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddLine {
    pub work_order_id: WorkOrderId,
    pub figures: LineFigures,
    /// The finding this line answers.
    pub finding_id: Option<FindingId>,
    /// The walk-around item it answers, by code.
    pub walk_around_code: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChangeLine {
    pub line_id: LineId,
    pub version: i64,
    pub figures: LineFigures,
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
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct QuoteDeclined {
    pub work_order_id: WorkOrderId,
    /// The line declined on an earlier visit.
    pub line_id: LineId,
}

/// What was typed into a line, tidied and totalled. What gives money away needs
/// the manager, unless it stood in the line already: a discount over the shop's
/// limit, a price below cost, work at the shop's own cost.
fn checked(cx: &Write, typed: LineFigures, before: Option<&LineFigures>) -> Result<(LineFigures, Money)> {
    let figures = LineFigures {
        name: required("name", &typed.name, LONGEST_NAME)?,
        payer_name: optional("payer_name", &typed.payer_name, LONGEST_NAME)?,
        code: optional("code", &typed.code, LONGEST_NAME)?,
        brand: optional("brand", &typed.brand, LONGEST_NAME)?,
        specification: optional("specification", &typed.specification, LONGEST_NAME)?,
        unit: optional("unit", &typed.unit, LONGEST_NAME)?,
        ..typed
    };
    let amount = figures.amount()?;
    // Labour may carry a quantity and parts hours: neither is charged there,
    // both are still numbers of this world.
    for (field, value, most) in [
        ("quantity", figures.quantity.0, Quantity::LARGEST.0),
        ("hours", figures.hours.0, Hours::LARGEST.0),
        ("discount", figures.discount_rate.0, 10_000),
        ("discount", figures.discount.0, Money::LARGEST.0),
    ] {
        if value < 0 {
            return Err(Refusal::bad(field, FieldProblem::Negative).into());
        }
        if value > most {
            return Err(Refusal::bad(field, FieldProblem::TooLarge).into());
        }
    }
    let limit = cx.details()?.settings.discount_limit;
    let stood_already = before.is_some_and(|before| {
        before.discount_rate >= figures.discount_rate
            && before.discount >= figures.discount
            && before.gross() <= figures.gross()
    });
    let over_limit = figures.whole_discount() > figures.gross().share(limit);
    if over_limit && !stood_already && !cx.roles().contains(&Role::Manager) {
        return Err(Refusal::DiscountOverLimit { limit: percent(limit) }.into());
    }
    // Selling below cost gives away as surely as a discount does.
    let units = if figures.kind.is_by_hours() { Quantity(1000) } else { figures.quantity };
    let below_cost = figures.origin != PartOrigin::Customers && amount < figures.cost.times_quantity(units);
    let cheaper = before.is_none_or(|before| before.amount().is_ok_and(|before| amount < before));
    if below_cost && cheaper && !cx.roles().contains(&Role::Manager) {
        return Err(Refusal::RoleMissing { roles: vec![Role::Manager] }.into());
    }
    let granted = before.is_some_and(|before| {
        before.is_at_shops_cost()
            && is_same_matter(before, &figures)
            && before.amount().is_ok_and(|before| amount <= before)
    });
    if figures.is_at_shops_cost() && !granted && !cx.roles().contains(&Role::Manager) {
        return Err(Refusal::ShopCostByManager.into());
    }
    Ok((figures, amount))
}

fn percent(rate: Rate) -> String {
    format!("{}%", rate.percent_plain())
}

fn draft(order: WorkOrderId, position: i64, figures: LineFigures, amount: Money) -> Line {
    Line {
        id: LineId(0),
        work_order_id: order,
        position,
        state: LineState::Draft,
        figures,
        amount,
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    }
}

fn next_position(lines: &[Line]) -> i64 {
    lines.iter().map(|line| line.position).max().unwrap_or(0).saturating_add(1)
}

/// The order is written as well: whoever decides on an older page of its lines
/// is told.
fn saved(cx: &Write, order: WorkOrder, line: Line) -> Result<SavedLine> {
    flow::moved(cx, order, Action::EditLines, "")?;
    Ok(SavedLine { line })
}

fn changed(cx: &Write, order: WorkOrder, mut line: Line) -> Result<SavedLine> {
    cx.w.update(&line)?;
    line.version += 1;
    saved(cx, order, line)
}

pub fn add_line(cx: &Write, ask: AddLine) -> Result<SavedLine> {
    let order = flow::take(cx, ask.work_order_id, Action::EditLines)?;
    let (figures, amount) = checked(cx, ask.figures, None)?;
    let mut line = draft(order.id, next_position(&cx.w.lines_of(order.id)?), figures, amount);
    if let Some(id) = ask.finding_id {
        line.finding_id = Some(findings::quoted(cx, &order, id)?);
    }
    cx.w.insert(&mut line)?;
    cx.w.count_use(line.figures.kind, &line.figures.code)?;
    if let Some(code) = ask.walk_around_code {
        suggestions::quoted(cx, order.id, &code, line.id)?;
    }
    saved(cx, order, line)
}

pub fn change_line(cx: &Write, ask: ChangeLine) -> Result<SavedLine> {
    let mut line: Line = cx.w.get(ask.line_id.0)?;
    let order = flow::take(cx, line.work_order_id, Action::EditLines)?;
    flow::at_version("line", line.id.0, ask.version, line.version)?;
    let (figures, amount) = checked(cx, ask.figures, Some(&line.figures))?;
    let asked = asked_for(cx, &line)?;
    may_change(&line, &figures, amount, &asked, cx.details()?.settings.overrun_limit)?;
    if line.state == LineState::Approved && !is_same_matter(&line.figures, &figures) {
        return Err(Refusal::LineFixed { state: line.state.code().to_owned() }.into());
    }
    if line.supersedes_id.is_some() {
        keeps_kind(&line.figures, &figures)?;
    }
    line.figures = figures;
    line.amount = amount;
    changed(cx, order, line)
}

/// What the customer was asked for this line when the answer was yes. The line
/// itself may have moved since.
fn asked_for(cx: &Write, line: &Line) -> Result<Asked> {
    let estimates = cx.w.estimates_of(line.work_order_id)?;
    let mut offers = estimates.into_iter().rev().flat_map(|estimate| estimate.lines);
    let offered = offers.find(|offered| offered.line_id == line.id).and_then(|offered| offered.asked);
    Ok(offered.unwrap_or_else(|| Asked::of(&line.figures)))
}

/// What takes another line's place is done by the same hands or fitted like it:
/// labour would lose its job, and a part would get one.
fn keeps_kind(before: &LineFigures, after: &LineFigures) -> Result<()> {
    if before.kind == after.kind { Ok(()) } else { Err(Refusal::bad("kind", FieldProblem::Unknown).into()) }
}

/// The customer said yes to this thing at this payer's cost; another thing is
/// another line.
fn is_same_matter(before: &LineFigures, after: &LineFigures) -> bool {
    before.kind == after.kind
        && before.name == after.name
        && before.category == after.category
        && before.payer == after.payer
        && before.payer_name == after.payer_name
        && before.code == after.code
        && before.brand == after.brand
        && before.specification == after.specification
        && before.unit == after.unit
        && before.origin == after.origin
        && before.tax_rate == after.tax_rate
}

/// Only what no customer has seen yet can go without a trace on the estimate.
pub fn remove_line(cx: &Write, ask: RemoveLine) -> Result<Moved> {
    let line: Line = cx.w.get(ask.line_id.0)?;
    let order = flow::take(cx, line.work_order_id, Action::EditLines)?;
    flow::at_version("line", line.id.0, ask.version, line.version)?;
    if line.state != LineState::Draft {
        return Err(Refusal::LineFixed { state: line.state.code().to_owned() }.into());
    }
    cx.w.delete::<Line>(line.id.0)?;
    suggestions::offered_again(cx, order.id, line.id)?;
    if let Some(id) = line.finding_id {
        findings::unquoted(cx, &order, id)?;
    }
    flow::moved(cx, order, Action::EditLines, "")
}

pub fn supersede_line(cx: &Write, ask: SupersedeLine) -> Result<SavedLine> {
    let line: Line = cx.w.get(ask.line_id.0)?;
    let order = flow::take(cx, line.work_order_id, Action::EditLines)?;
    flow::at_version("line", line.id.0, ask.version, line.version)?;
    line.may_be_replaced()?;
    let (figures, amount) = checked(cx, ask.figures, Some(&line.figures))?;
    keeps_kind(&line.figures, &figures)?;
    let successor = cx.w.lines_of(order.id)?.into_iter().find(|other| {
        other.supersedes_id == Some(line.id) && matches!(other.state, LineState::Draft | LineState::Offered)
    });
    match successor {
        Some(offered) if offered.state == LineState::Offered => {
            Err(Refusal::LineFixed { state: offered.state.code().to_owned() }.into())
        }
        Some(successor) => changed(cx, order, Line { figures, amount, ..successor }),
        None => {
            // It stands where the old one stands, so that the page reads on.
            let mut new = draft(order.id, line.position, figures, amount);
            new.finding_id = line.finding_id;
            new.supersedes_id = Some(line.id);
            cx.w.insert(&mut new)?;
            saved(cx, order, new)
        }
    }
}

/// The line stays on the page with its reason and costs nobody anything; the
/// vehicle's next check-in shows it among what was not done.
pub fn withdraw_line(cx: &Write, ask: WithdrawLine) -> Result<Moved> {
    let mut line: Line = cx.w.get(ask.line_id.0)?;
    let order = flow::take(cx, line.work_order_id, Action::WithdrawLine)?;
    flow::at_version("line", line.id.0, ask.version, line.version)?;
    line.may_be_withdrawn()?;
    let reason = required("reason", &ask.reason, LONGEST_TEXT)?;
    cx.w.insert(&mut StageStep {
        id: 0,
        work_order_id: order.id,
        action: Action::WithdrawLine,
        from_stage: Some(order.stage),
        to_stage: order.stage,
        at: cx.now,
        person_id: cx.my_id()?,
        note: format!("{} · {reason}", line.figures.name),
    })?;
    line.state = LineState::Declined;
    line.decline_reason = reason;
    cx.w.update(&line)?;
    flow::moved(cx, order, Action::WithdrawLine, "")
}

/// What was declined on an earlier visit of this vehicle is offered again. What
/// a manager gave away then was given for that visit.
pub fn quote_declined(cx: &Write, ask: QuoteDeclined) -> Result<SavedLine> {
    let order = flow::take(cx, ask.work_order_id, Action::EditLines)?;
    let declined: Line = cx.w.get(ask.line_id.0)?;
    let earlier: WorkOrder = cx.w.get(declined.work_order_id.0)?;
    if earlier.vehicle_id != order.vehicle_id {
        return Err(Refusal::bad("line_id", FieldProblem::Unknown).into());
    }
    if declined.state != LineState::Declined {
        return Err(Refusal::LineFixed { state: declined.state.code().to_owned() }.into());
    }
    let lines = cx.w.lines_of(order.id)?;
    let again = lines.iter().find(|line| {
        line.id > declined.id
            && line.state != LineState::Superseded
            && line.figures.kind == declined.figures.kind
            && line.figures.name == declined.figures.name
    });
    if let Some(line) = again {
        return Err(Refusal::LineFixed { state: line.state.code().to_owned() }.into());
    }
    let (figures, amount) = checked(cx, declined.figures, None)?;
    let mut line = draft(order.id, next_position(&lines), figures, amount);
    cx.w.insert(&mut line)?;
    saved(cx, order, line)
}
