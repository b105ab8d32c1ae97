//! A count is begun, and its figures come in: scanned at the shelf, or typed from the sheet afterwards.

use super::bins::{STORE, bin_in_use};
use super::deciding::settle;
use super::off::newest_movement;
use crate::records::search::index_number;
use crate::stock::post::refused;
use crate::stock::units::counted;
use domain::catalogue::Part;
use domain::counting::{
    CountAction, CountFacts, CountScope, CountState, CountedWhen, MovedSince, StockCount, StockCountLine,
    book_when_counted, check_figure,
};
use domain::ids::{BinId, PartId, StockBatchId, StockCountId, StockCountLineId, StockMovementId};
use domain::money::{Money, Quantity};
use domain::refusal::{FieldProblem, Refusal};
use domain::stock::StockBatch;
use domain::stock_problem::StockProblem;
use domain::stock_terms::AbcClass;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct StartCount {
    pub scope: CountScope,
    pub bin_ids: Vec<BinId>,
    pub part_ids: Vec<PartId>,
    pub abc: Option<AbcClass>,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct EnterCount {
    pub id: StockCountId,
    pub bin_id: BinId,
    pub part_id: PartId,
    pub batch_id: Option<StockBatchId>,
    pub counted_quantity: Quantity,
    /// In which of its units it was counted; none for the one it is kept in.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub unit: Option<String>,
    /// It is typed from the sheet, and was read off the shelf earlier.
    pub from_sheet: bool,
    /// Where it is and something moved there since the sheet was made.
    pub when: Option<CountedWhen>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CountOnSpot {
    pub part_id: PartId,
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub counted_quantity: Quantity,
    /// In which of its units it was counted; none for the one it is kept in.
    #[serde(default)]
    #[ts(optional, as = "Option<String>")]
    pub unit: Option<String>,
    pub note: String,
}

/// What became of a count on the spot.
#[derive(Debug, Serialize, TS)]
pub struct CountedOnSpot {
    pub id: StockCountId,
    pub number: String,
    /// It waits for a manager where it is handed in.
    pub state: CountState,
    pub by: Quantity,
}

/// Begins a count.
///
/// # Errors
/// `BadField` where it names nothing to count, or too much, and `NotFound` for a bin or a part that is none.
pub fn start_count(cx: &Write, ask: StartCount) -> Result<StockCountId> {
    if ask.scope == CountScope::Item {
        return Err(Refusal::bad("scope", FieldProblem::Unknown).into());
    }
    Ok(begin(cx, ask)?.id)
}

fn begin(cx: &Write, ask: StartCount) -> Result<StockCount> {
    let StartCount { scope, bin_ids, part_ids, abc, note } = ask;
    let count = StockCount {
        id: StockCountId(0),
        number: String::new(),
        scope,
        bin_ids,
        part_ids,
        abc,
        state: CountState::Counting,
        made_at: cx.now,
        made_by: cx.my_id()?,
        sheet_movement_id: newest_movement(cx.w)?,
        note,
        handed_in_at: None,
        handed_in_by: None,
        decided_at: None,
        decided_by: None,
        decision_note: String::new(),
        version: 1,
    };
    let mut count = count.checked()?;
    for bin in &count.bin_ids {
        bin_in_use(cx.w, *bin)?;
    }
    for part in &count.part_ids {
        cx.w.get::<Part>(part.0)?;
    }
    let prefix = &cx.details()?.settings.prefixes.stock_count;
    count.number = cx.w.next_number::<StockCount>(prefix, cx.today()?)?;
    cx.w.insert(&mut count)?;
    index_number(cx.w, "stock_count", count.id.0, &count.number)?;
    Ok(count)
}

/// A figure of a count. It is held against what lay there when it was read, so that whatever moves before or
/// after changes nothing of what was off. One that was counted again takes the place of the first.
///
/// # Errors
/// `NotFound`, `CountIs` once it is handed in, `BadField` for a bin that is not counted, a batch of another
/// part or a figure that is none, and `Stock` for a unit the part does not come in, and with `MovedSince` where
/// a figure from the sheet does not say whether it was read before or after something moved.
pub fn enter_count(cx: &Write, ask: EnterCount) -> Result<StockCountLineId> {
    let count: StockCount = cx.w.get(ask.id.0)?;
    count.check(CountAction::Enter, &of_entering(cx))?;
    count.check_bin(ask.bin_id)?;
    let since = ask.from_sheet.then_some(count.sheet_movement_id);
    let read = Figure {
        place: (ask.part_id, ask.bin_id, ask.batch_id),
        counted: (ask.counted_quantity, ask.unit.as_deref()),
        sheet: since,
        when: ask.when,
    };
    Ok(keep_figure(cx, &count, &read)?.id)
}

/// Nothing but who asks decides whether a figure is taken.
fn of_entering<'a>(cx: &'a Write<'_>) -> CountFacts<'a> {
    CountFacts {
        roles: cx.roles(),
        counted_it: false,
        others_approve: false,
        figures: 0,
        uncounted: 0,
        differs: false,
        off_value: Money::ZERO,
        count_limit: Money::ZERO,
    }
}

/// What was read off a shelf.
struct Figure<'a> {
    place: (PartId, BinId, Option<StockBatchId>),
    /// As it was typed, in which unit.
    counted: (Quantity, Option<&'a str>),
    /// It was typed from a sheet, made after this movement; none in it where nothing had ever moved.
    sheet: Option<Option<StockMovementId>>,
    when: Option<CountedWhen>,
}

fn keep_figure(cx: &Write, count: &StockCount, figure: &Figure<'_>) -> Result<StockCountLine> {
    let (part_id, bin_id, batch_id) = figure.place;
    let part: Part = cx.w.get(part_id.0)?;
    let (typed, unit) = figure.counted;
    let counted_quantity = check_figure(counted(cx.w, &part, check_figure(typed)?, unit)?)?;
    bin_in_use(cx.w, bin_id)?;
    check_batch(cx, part_id, batch_id)?;
    let now = cx.w.stock_level(part_id, bin_id, batch_id)?.map_or(Quantity::ZERO, |level| level.quantity);
    let moved = match figure.sheet {
        None => MovedSince::default(),
        Some(made) => {
            let at = cx.w.moved_at(figure.place, made)?;
            // What was issued again as fast as it came is no movement of the shelf all the same.
            MovedSince { movements: at.movements, quantity: at.quantity }
        }
    };
    let Some(book_quantity) = book_when_counted(now, moved, figure.when) else {
        return Err(refused(StockProblem::MovedSince, &part, moved.quantity).into());
    };
    let from_before = moved.movements > 0 && figure.when == Some(CountedWhen::BeforeItMoved);
    let book_movement_id = if from_before { figure.sheet.flatten() } else { newest_movement(cx.w)? };
    let (counted_at, counted_by) = (cx.now, cx.my_id()?);
    let line = StockCountLine {
        id: StockCountLineId(0),
        stock_count_id: count.id,
        part_id,
        bin_id,
        batch_id,
        counted_quantity,
        book_quantity,
        book_movement_id,
        counted_at,
        counted_by,
        recount: false,
        version: 1,
    };
    match cx.w.stock_count_line_at(count.id, figure.place)? {
        Some(before) => {
            let line = StockCountLine { id: before.id, version: before.version, ..line };
            cx.w.update(&line)?;
            Ok(line)
        }
        None => {
            let mut line = line;
            cx.w.insert(&mut line)?;
            Ok(line)
        }
    }
}

/// A batch is one of the part's own.
fn check_batch(cx: &Write, part: PartId, batch: Option<StockBatchId>) -> Result<()> {
    let Some(id) = batch else { return Ok(()) };
    let batch: StockBatch = cx.w.get(id.0)?;
    if batch.part_id == part { Ok(()) } else { Err(Refusal::bad("batch_id", FieldProblem::Unknown).into()) }
}

/// One part at one place, counted in passing. What it is off by is posted at once where whoever asks may, and
/// waits for a manager otherwise.
///
/// # Errors
/// `NotFound`, and `BadField` for a figure that is none or a batch of another part.
pub fn count_on_spot(cx: &Write, ask: CountOnSpot) -> Result<CountedOnSpot> {
    let begun = StartCount {
        scope: CountScope::Item,
        bin_ids: Vec::new(),
        part_ids: vec![ask.part_id],
        abc: None,
        note: ask.note,
    };
    let mut count = begin(cx, begun)?;
    let place = (ask.part_id, ask.bin_id, ask.batch_id);
    let counted = (ask.counted_quantity, ask.unit.as_deref());
    let figure = Figure { place, counted, sheet: None, when: None };
    let line = keep_figure(cx, &count, &figure)?;
    count.state = CountState::HandedIn;
    (count.handed_in_at, count.handed_in_by) = (Some(cx.now), Some(cx.my_id()?));
    cx.w.update(&count)?;
    count.version += 1;
    let count = settle(cx, count.id, count.version)?;
    Ok(CountedOnSpot { id: count.id, number: count.number, state: count.state, by: line.difference() })
}

kernel::commands! {
    write start_count(StartCount) -> StockCountId, STORE, changes [Stock];
    write enter_count(EnterCount) -> StockCountLineId, STORE, changes [Stock];
    write count_on_spot(CountOnSpot) -> CountedOnSpot, STORE, changes [Stock Catalogue];
}
