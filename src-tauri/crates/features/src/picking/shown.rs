//! What the store has of the parts on a page, where it lies, and what a visit earned by what was issued
//! to it.

pub(crate) use crate::stock::quoted::stocked;
use crate::stock::quoted::{QuotedLine, quoted_parts};
use crate::stock::units::Units;
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::ids::{BinId, LineId, PartId};
use domain::line::Line;
use domain::money::Quantity;
use domain::part_unit::{PartUnit, TypedUnit};
use domain::profit::{VisitProfit, of_visit};
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::Settlement;
use domain::stock::picking::{PickPlace, Supply, by_use, cost, of_lines, with_those_before};
use domain::stock::{Bin, PartPromise, StockBatch, StockMovement};
use domain::visibility::Confidential;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::{Availability, Reader, StockLevel};
use ts_rs::TS;

/// What there is of a part that stock is kept of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct PartStock {
    pub part_id: PartId,
    pub on_hand: Quantity,
    /// What may be promised to one more customer; below zero where too much was.
    pub free: Quantity,
    pub on_order: Quantity,
    pub expected_on: Option<NaiveDate>,
}

/// How a line of a visit stands with the store.
#[derive(Clone, Debug, Serialize, TS)]
pub struct LineStock {
    pub line_id: LineId,
    pub supply: Supply,
    /// What went to the car, in the unit its part is counted in, as all that follows.
    pub issued: Quantity,
    /// What the customer may be told of the rest.
    pub promise: Option<PartPromise>,
    pub counted_in: String,
    #[serde(flatten)]
    pub stock: PartStock,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskAvailability {
    pub parts: Vec<PartId>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartsAvailability {
    /// Of those of the parts that stock is kept of.
    pub parts: Vec<PartStock>,
    /// Of all of them.
    pub units: Vec<UnitsOfPart>,
}

/// The units a quantity of a part may be typed in.
#[derive(Debug, Serialize, TS)]
pub struct UnitsOfPart {
    pub part_id: PartId,
    pub counted_in: String,
    /// What it comes in beside.
    pub units: Vec<TypedUnit>,
}

/// More than a page shows at once.
const MAX_PARTS: usize = 500;

/// What there is of some parts of the price list.
///
/// # Errors
/// `BadField` for more parts than a page shows.
pub fn parts_availability(cx: &Read, ask: AskAvailability) -> Result<PartsAvailability> {
    if ask.parts.len() > MAX_PARTS {
        return Err(Refusal::bad("parts", FieldProblem::TooLong).into());
    }
    let parts = if ask.parts.is_empty() { Vec::new() } else { cx.r.parts_of_ids(&ask.parts)? };
    let units = Units::of_parts(cx.r, &parts)?;
    let units_of = |part: &Part| {
        let (counted_in, own) = units.of(part.id);
        let typed = |unit: &PartUnit| TypedUnit { unit: unit.unit.clone(), factor: unit.factor };
        let (counted_in, units) = (counted_in.to_owned(), own.iter().map(typed).collect());
        UnitsOfPart { part_id: part.id, counted_in, units }
    };
    let (_, available) = stocked(cx.r, ask.parts, cx.today()?)?;
    Ok(PartsAvailability {
        parts: available.iter().map(stock_of).collect(),
        units: parts.iter().map(units_of).collect(),
    })
}

pub(crate) fn stock_of(of: &Availability) -> PartStock {
    PartStock {
        part_id: of.part_id,
        on_hand: of.on_hand,
        free: of.free(),
        on_order: of.on_order,
        expected_on: of.expected_on,
    }
}

/// Where a part lies that may be issued, in the order in which it is used up.
pub(crate) fn places_of(r: &Reader<'_>, part: &Part, today: NaiveDate) -> Result<Vec<PickPlace>> {
    let batches = r.stock_batches_of(&[part.id])?;
    Ok(places(part.id, part.stock.bin_id, &r.stock_levels(part.id)?, &r.bins()?, &batches, today))
}

pub(crate) fn places(
    part: PartId,
    own: Option<BinId>,
    levels: &[StockLevel],
    bins: &[Bin],
    batches: &[StockBatch],
    today: NaiveDate,
) -> Vec<PickPlace> {
    let place = |level: &StockLevel| {
        let bin = bins.iter().find(|bin| bin.id == level.bin_id && bin.kind.is_usable())?;
        let batch = level.batch_id.and_then(|id| batches.iter().find(|batch| batch.id == id));
        Some(PickPlace {
            bin_id: bin.id,
            bin_code: bin.code.clone(),
            batch_id: level.batch_id,
            batch_number: batch.map(|batch| batch.batch_number.clone()).unwrap_or_default(),
            expires_on: batch.and_then(|batch| batch.expires_on),
            received_on: batch.map(|batch| batch.received_on),
            expired: batch.is_some_and(|batch| batch.is_expired(today)),
            quantity: level.quantity,
        })
    };
    let lying = levels.iter().filter(|level| level.part_id == part && level.quantity.0 > 0);
    let mut places: Vec<PickPlace> = lying.filter_map(place).collect();
    by_use(&mut places, own);
    places
}

/// How the lines of a visit stand with the store.
pub(crate) fn lines_in_store(
    r: &Reader<'_>,
    lines: &[Line],
    moved: &[StockMovement],
    today: NaiveDate,
) -> Result<Vec<LineStock>> {
    let stand = |of: QuotedLine| LineStock {
        line_id: of.line_id,
        supply: Supply::of(of.open, of.there, of.of.on_order),
        issued: of.issued,
        promise: of.promise,
        counted_in: of.counted_in,
        stock: stock_of(&of.of),
    };
    Ok(quoted_parts(r, lines, moved, today)?.into_iter().map(stand).collect())
}

/// What a visit earned by now; of who is not told what things cost nothing at all.
pub(crate) fn profit_of(
    cx: &Read,
    lines: &[Line],
    sheets: &[Settlement],
    moved: &[StockMovement],
) -> Result<Option<VisitProfit>> {
    if !Confidential::Cost.is_visible_to(cx.roles()) {
        return Ok(None);
    }
    let of_shop = cx.details()?.settings.price_basis;
    let issued = |line: &Line| {
        let part = line.listed.part_id?;
        let chain = with_those_before(lines, line);
        let mut own = of_lines(moved, &chain, part).peekable();
        own.peek()?;
        Some(cost(own))
    };
    Ok(Some(of_visit(lines, sheets, of_shop, issued)))
}
