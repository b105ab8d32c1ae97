//! Lines that are drawn from a contract: what they say and cost is the contract's.

use super::{SavedLine, changed, draft, saved};
use crate::kept::contracts::contract;
use crate::stock::costs::at_last_cost;
use crate::visit::flow;
use crate::visit::lines::typed::PricedLine;
use domain::catalogue::ItemId;
use domain::ids::{ContractDrawId, LineId, ServiceContractId, WorkOrderId};
use domain::line::{Line, LineFigures};
use domain::money::Money;
use domain::service_contract::ServiceContract;
use domain::service_contract::draw::{Draw, DrawRequest, Reason};
use domain::service_contract::rest::ContractDraw;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DrawFromContract {
    pub work_order_id: WorkOrderId,
    pub service_contract_id: ServiceContractId,
    /// The place of the item in the contract, from zero.
    pub position: i64,
    /// How many times of it.
    pub times: i64,
    /// Why an ended contract is let through; the manager's.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: Option<String>,
}

/// A draft the customer would pay goes over to an amount of a contract.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CoverByContract {
    pub line_id: LineId,
    pub version: i64,
    pub service_contract_id: ServiceContractId,
    pub position: i64,
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub reason: Option<String>,
}

/// Draws an item of a contract as a line of its own.
///
/// # Errors
/// What `load_for_action`, `contract` and `ServiceContract::draw` refuse.
pub fn draw_from_contract(cx: &Write, ask: DrawFromContract) -> Result<SavedLine> {
    let visit = flow::load_for_action(cx, ask.work_order_id, Action::EditLines)?;
    let contract = contract(cx.w, ask.service_contract_id)?;
    let draws = cx.w.drawn_from(contract.id)?;
    let draw_request = draw_request(cx, ask.reason.as_deref())?;
    let draw = contract.draw(&visit, &draws, ask.position, ask.times, draw_request)?;
    let typed = PricedLine {
        amount: draw.figures.amount()?,
        listed: contract.item(ask.position)?.listed(),
        figures: with_cost(cx, &contract, &draw)?,
        concessions: Vec::new(),
    };
    let mut line = draft(visit.id, visit.next_position(), typed);
    cx.w.insert(&mut line)?;
    keep(cx, &contract, &line, draw)?;
    saved(cx, visit, line)
}

/// Lets a contract pay a line that stands there.
///
/// # Errors
/// `NotFound`, what `load_for_action`, `contract` and `ServiceContract::cover` refuse, and
/// `Conflict` on an older page.
pub fn cover_by_contract(cx: &Write, ask: CoverByContract) -> Result<SavedLine> {
    let mut line: Line = cx.w.get(ask.line_id.0)?;
    let visit = flow::load_for_action(cx, line.work_order_id, Action::EditLines)?;
    flow::at_version("line", line.id.0, ask.version, line.version)?;
    let contract = contract(cx.w, ask.service_contract_id)?;
    let draws = cx.w.drawn_from(contract.id)?;
    let draw_request = draw_request(cx, ask.reason.as_deref())?;
    let draw = contract.cover(&visit, &draws, ask.position, &line, draw_request)?;
    line.figures = draw.figures.clone();
    line.amount = line.figures.amount()?;
    keep(cx, &contract, &line, draw)?;
    changed(cx, visit, line)
}

fn draw_request<'a>(cx: &'a Write, reason: Option<&'a str>) -> Result<DrawRequest<'a>> {
    let reason = Reason::Given(reason.unwrap_or_default());
    Ok(DrawRequest { today: cx.today()?, roles: cx.roles(), reason })
}

fn keep(cx: &Write, contract: &ServiceContract, line: &Line, draw: Draw) -> Result<()> {
    cx.w.insert(&mut ContractDraw {
        id: ContractDrawId(0),
        service_contract_id: contract.id,
        position: draw.position,
        work_order_id: line.work_order_id,
        line_id: line.id,
        times: draw.times,
        used: draw.used,
        worth: draw.worth,
        reason: draw.reason,
        at: cx.now,
        person_id: cx.my_id()?,
    })?;
    Ok(())
}

/// What it costs the shop is what it costs today, in the unit it was sold in. A unit its part does not come in any
/// more holds nobody's contract up: what was paid for is drawn at what the counted one costs.
fn with_cost(cx: &Write, contract: &ServiceContract, draw: &Draw) -> Result<LineFigures> {
    let figures = draw.figures.clone();
    let item = contract.item(draw.position)?.sold.item;
    let known = item.map(|id| cx.w.catalogue_item(id)).transpose()?;
    let Some(item) = at_last_cost(cx.w, known.into_iter().collect())?.pop() else {
        return Ok(LineFigures { cost: Money::ZERO, ..figures });
    };
    let units = match item.id {
        ItemId::Part(part) => cx.w.part_units(part)?,
        ItemId::LabourOperation(_) => Vec::new(),
    };
    let cost = item.clone().in_unit(&units, &figures.unit).unwrap_or(item).terms.cost;
    let of_shop = cx.details()?.settings.price_basis;
    let cost = figures.price_basis.price_from(of_shop, cost, figures.tax_rate);
    Ok(LineFigures { cost, ..figures })
}

kernel::commands! {
    write draw_from_contract(DrawFromContract) -> SavedLine, of(Action::EditLines),
        changes [Visits Packages Stock];
    write cover_by_contract(CoverByContract) -> SavedLine, of(Action::EditLines),
        changes [Visits Packages Stock];
}
