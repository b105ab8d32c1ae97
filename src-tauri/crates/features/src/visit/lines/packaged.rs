//! What is done together, as lines of a visit in one go: a package of work, or the parts a line of work usually
//! needs.

use super::typed::{at_price_for, in_its_unit, priced, priced_for};
use super::{draft, load_for_new_line};
use crate::visit::flow;
use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, ItemId, called, only_one_called};
use domain::ids::{LineId, WorkOrderId, WorkPackageId};
use domain::line::{Line, LineFigures, LineKind};
use domain::money::Quantity;
use domain::operation::{PackagedWork, WorkPackage};
use domain::part_fit::{CarCalled, SeriesFit};
use domain::part_price::PriceClass;
use domain::part_unit::is_same;
use domain::refusal::{FieldProblem, Refusal};
use domain::shop::Settings;
use domain::vehicle::Vehicle;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::Action;
use kernel::command::of;
use kernel::error::{Error, Result};
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddPackage {
    pub work_order_id: WorkOrderId,
    pub work_package_id: WorkPackageId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AddUsualParts {
    pub line_id: LineId,
}

#[derive(Debug, Serialize, TS)]
pub struct PackageAdded {
    /// How many lines were written.
    pub added: i64,
    /// What no list has for this car: it is chosen by hand.
    pub not_found: Vec<String>,
}

/// More items than a catalogue has under one name.
const MAX_NAMESAKES: usize = 50;

/// The item that is meant: the one it was written with while it is sold, or the one of its name that is not for
/// other cars.
fn meant(cx: &Write, car: &CarCalled, work: &PackagedWork) -> Result<Option<CatalogueItem>> {
    if let Some(id) = work.item {
        let item = cx.w.catalogue_item_if_any(id)?;
        if item.as_ref().is_some_and(|item| item.active) {
            return Ok(item);
        }
    }
    let mut found = cx.w.catalogue_for(&work.name, Some(work.kind), true, MAX_NAMESAKES, Some(car))?;
    found.retain(|item| match &item.stock {
        Some(stock) => car.fit_of(&stock.fits) != SeriesFit::Other,
        None => true,
    });
    Ok(called(&work.name, found))
}

/// What the visit has already is not written twice.
fn has(visit: &VisitAtHand, item: ItemId) -> bool {
    let columns = ItemId::columns(Some(item));
    let stands = |line: &&Line| line.state.is_payable();
    visit
        .lines
        .iter()
        .filter(stands)
        .any(|line| (line.listed.labour_operation_id, line.listed.part_id) == columns)
}

/// The item in the unit it was written with, and so much of it. A part that comes in no such unit is put on as the
/// list has it: four cans are not four litres.
fn in_asked_unit(
    r: &Reader<'_>,
    item: CatalogueItem,
    work: &PackagedWork,
) -> Result<(CatalogueItem, Quantity)> {
    if work.unit.is_empty() || is_same(&item.terms.unit, &work.unit) {
        return Ok((item, work.quantity));
    }
    let listed = if item.terms.quantity.is_zero() { Quantity(1000) } else { item.terms.quantity };
    match in_its_unit(r, item.clone(), &work.unit) {
        Ok(other) if is_same(&other.terms.unit, &work.unit) => Ok((other, work.quantity)),
        Ok(_) | Err(Error::Refused(_)) => Ok((item, listed)),
        Err(error) => Err(error),
    }
}

/// The line a work becomes, so often as its package says.
fn figures_of(
    r: &Reader<'_>,
    settings: &Settings,
    item: CatalogueItem,
    work: &PackagedWork,
) -> Result<LineFigures> {
    let (item, quantity) = in_asked_unit(r, item, work)?;
    let mut figures = item.figures(settings);
    if !item.kind.is_by_hours() {
        figures.quantity = quantity;
    }
    Ok(figures)
}

/// What a work of a package comes to for whoever buys by a list, of whose car nothing is known; none where no list has
/// it, or several parts of the name are each for other cars.
pub(crate) fn told_of_work(
    r: &Reader<'_>,
    settings: &Settings,
    work: &PackagedWork,
    (class, day): (PriceClass, NaiveDate),
) -> Result<Option<LineFigures>> {
    let written =
        work.item.map(|id| r.catalogue_item_if_any(id)).transpose()?.flatten().filter(|item| item.active);
    let item = match written {
        Some(item) => Some(item),
        None => only_one_called(&work.name, r.catalogue(&work.name, Some(work.kind), true, MAX_NAMESAKES)?),
    };
    let Some(item) = item else { return Ok(None) };
    let Some(item) = priced_for(r, vec![item], class, day, None)?.pop() else { return Ok(None) };
    Ok(Some(figures_of(r, settings, item, work)?))
}

fn add(cx: &Write, visit: VisitAtHand, works: &[PackagedWork]) -> Result<PackageAdded> {
    let told = written(cx, &visit, works)?;
    flow::advance(cx, visit, Action::EditLines, "")?;
    Ok(told)
}

/// These works as lines behind those the visit has.
pub(super) fn written(cx: &Write, visit: &VisitAtHand, works: &[PackagedWork]) -> Result<PackageAdded> {
    let car = CarCalled::from(&cx.w.get::<Vehicle>(visit.order.vehicle_id.0)?);
    let mut position = visit.next_position();
    let mut told = PackageAdded { added: 0, not_found: Vec::new() };
    for work in works {
        let Some(item) = meant(cx, &car, work)? else {
            told.not_found.push(work.name.clone());
            continue;
        };
        if has(visit, item.id) {
            continue;
        }
        let item = at_price_for(cx.w, visit.order.id, item, cx.today()?)?;
        let id = item.id;
        let figures = figures_of(cx.w, &cx.details()?.settings, item, work)?;
        // The list price is nobody's concession, whatever the thing costs the shop.
        let typed = priced(cx, visit.order.id, figures, Some(id), None)?;
        visit.may_charge(&typed.figures)?;
        let mut line = draft(visit.order.id, position, typed);
        cx.w.insert(&mut line)?;
        cx.w.count_use(line.figures.kind, &line.figures.code)?;
        position += 1;
        told.added += 1;
    }
    Ok(told)
}

/// Writes the lines of a package of work.
///
/// # Errors
/// What `load_for_action` refuses, `WrongStage` once the car has gone, `NotFound`, `BadField` for a package that
/// is offered no more, and `ReworkIsFree`.
pub fn add_package(cx: &Write, ask: AddPackage) -> Result<PackageAdded> {
    let visit = load_for_new_line(cx, ask.work_order_id)?;
    let package: WorkPackage = cx.w.get(ask.work_package_id.0)?;
    if !package.active {
        return Err(Refusal::bad("work_package_id", FieldProblem::Unknown).into());
    }
    add(cx, visit, &package.works)
}

/// Writes the parts a line of work usually needs.
///
/// # Errors
/// As `add_package`.
pub fn add_usual_parts(cx: &Write, ask: AddUsualParts) -> Result<PackageAdded> {
    let line: Line = cx.w.get(ask.line_id.0)?;
    let visit = load_for_new_line(cx, line.work_order_id)?;
    let Some(operation) = line.listed.labour_operation_id else {
        return Err(Refusal::bad("line_id", FieldProblem::Unknown).into());
    };
    let terms = cx.w.terms_of_operation(operation)?;
    let parts: Vec<PackagedWork> = terms
        .usual_parts
        .into_iter()
        .map(|part| PackagedWork {
            item: part.part_id.map(ItemId::Part),
            kind: LineKind::Part,
            name: part.name,
            unit: part.unit,
            quantity: part.quantity,
        })
        .collect();
    add(cx, visit, &parts)
}

kernel::commands! {
    write add_package(AddPackage) -> PackageAdded, of(Action::EditLines), changes [Visits Stock];
    write add_usual_parts(AddUsualParts) -> PackageAdded, of(Action::EditLines), changes [Visits Stock];
}
