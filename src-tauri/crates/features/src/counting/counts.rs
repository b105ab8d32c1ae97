//! Counts as they stand. While one goes on nobody is told what should be there.

use super::bins::STORE;
use super::off::{bins_of, facts, off_in_all, worth};
use chrono::{DateTime, NaiveDate, Utc};
use domain::allowed::Allowed;
use domain::counting::{CountAction, CountState, MAX_PARTS, StockCount, due_until};
use domain::ids::{BinId, PartId, PersonId, StockBatchId, StockCountId, StockCountLineId};
use domain::money::{Money, Quantity};
use domain::person::Person;
use domain::stock_terms::AbcClass;
use kernel::error::Result;
use kernel::host::{AskNothing, Read};
use serde::{Deserialize, Serialize};
use storage::{CountOffRow, CountPlaceRow};
use ts_rs::TS;

const ON_A_PAGE: i64 = 50;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCounts {
    pub state: CountState,
    /// The last one of the page before.
    pub before: Option<StockCountId>,
}

#[derive(Debug, Serialize, TS)]
pub struct CountRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub count: StockCount,
    pub made_by_name: String,
    pub decided_by_name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct CountList {
    /// The newest first.
    pub counts: Vec<CountRow>,
    /// There are older ones.
    pub more: bool,
}

/// What of a class is to be counted.
#[derive(Debug, Serialize, TS)]
pub struct CountDue {
    pub abc: AbcClass,
    /// As many as one round has; what was never counted first.
    pub part_ids: Vec<PartId>,
    /// There are more than one round has.
    pub more: bool,
    /// When the one was counted that waits longest; none where one never was.
    pub oldest: Option<NaiveDate>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCount {
    pub id: StockCountId,
}

#[derive(Debug, Serialize, TS)]
pub struct CountBin {
    pub bin_id: BinId,
    pub bin_code: String,
    pub bin_name: String,
    pub counted: i64,
    /// What lies there and has no figure yet, and what is counted again.
    pub uncounted: i64,
}

/// What was counted otherwise than it was believed.
#[derive(Debug, Serialize, TS)]
pub struct CountDifference {
    pub line_id: StockCountLineId,
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub bin_code: String,
    pub batch_number: String,
    pub counted_quantity: Quantity,
    pub book_quantity: Quantity,
    pub by: Quantity,
    /// What it is worth; once it was posted what it was worth then.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
    pub counted_at: DateTime<Utc>,
    pub counted_by_name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct CountPage {
    pub count: StockCount,
    pub made_by_name: String,
    pub handed_in_by_name: String,
    pub decided_by_name: String,
    pub bins: Vec<CountBin>,
    pub figures: i64,
    /// None while it is counted.
    pub differences: Vec<CountDifference>,
    /// More and less both taken as they are.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub off_value: Money,
    /// What the stock is worth more by it, or less.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub stock_value: Money,
    pub allowed: Vec<Allowed<CountAction>>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCountPlaces {
    pub id: StockCountId,
    pub bin_id: BinId,
}

/// What is on the list in a bin, without what should be there.
#[derive(Debug, Serialize, TS)]
pub struct CountPlace {
    pub part_id: PartId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub batch_id: Option<StockBatchId>,
    pub batch_number: String,
    pub expires_on: Option<NaiveDate>,
    /// What was counted; none yet, or none any more where it is counted again.
    pub counted_quantity: Option<Quantity>,
    pub recount: bool,
    pub counted_by_name: String,
}

/// The counts that stand so, a page at a time.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_counts(cx: &Read, ask: AskCounts) -> Result<CountList> {
    let people = cx.r.people()?;
    let mut found = cx.r.stock_counts(ask.state, ask.before, ON_A_PAGE + 1)?;
    let page = usize::try_from(ON_A_PAGE).unwrap_or(usize::MAX);
    let more = found.len() > page;
    found.truncate(page);
    let row = |count: StockCount| CountRow {
        made_by_name: name(&people, Some(count.made_by)),
        decided_by_name: name(&people, count.decided_by),
        count,
    };
    let counts = found.into_iter().map(row).collect();
    Ok(CountList { counts, more })
}

fn name(people: &[Person], id: Option<PersonId>) -> String {
    let found = people.iter().find(|person| Some(person.id) == id);
    found.map(|person| person.name.clone()).unwrap_or_default()
}

/// What is to be counted today by the cycle of its class.
///
/// # Errors
/// Only what the file itself fails with.
pub fn counts_due(cx: &Read, _: AskNothing) -> Result<Vec<CountDue>> {
    let today = cx.today()?;
    let most = i64::try_from(MAX_PARTS).unwrap_or(i64::MAX);
    let mut due = Vec::with_capacity(AbcClass::ALL.len());
    for abc in AbcClass::ALL {
        let mut found = cx.r.stock_count_due(abc, due_until(abc, today), most + 1)?;
        let more = found.len() > MAX_PARTS;
        found.truncate(MAX_PARTS);
        let oldest = found.first().and_then(|row| row.counted_on);
        due.push(CountDue { abc, part_ids: found.iter().map(|row| row.part_id).collect(), more, oldest });
    }
    Ok(due)
}

/// A count: what is left while it is counted, and what differs once it was.
///
/// # Errors
/// `NotFound`.
pub fn get_count(cx: &Read, ask: AskCount) -> Result<CountPage> {
    let count: StockCount = cx.r.get(ask.id.0)?;
    let people = cx.r.people()?;
    let limit = cx.details()?.settings.stock.count_limit;
    let facts = facts(cx.r, &count, (cx.my_id()?, cx.roles()), limit)?;
    let told = matches!(count.state, CountState::HandedIn | CountState::Approved);
    let rows = if told { cx.r.stock_count_off(count.id)? } else { Vec::new() };
    let off_value = off_in_all(&rows);
    let differences = differences(cx, &count, rows, &people)?;
    Ok(CountPage {
        made_by_name: name(&people, Some(count.made_by)),
        handed_in_by_name: name(&people, count.handed_in_by),
        decided_by_name: name(&people, count.decided_by),
        bins: bins_of(cx.r, &count)?
            .into_iter()
            .map(|bin| CountBin {
                uncounted: bin.again + bin.untouched,
                bin_id: bin.bin_id,
                bin_code: bin.bin_code,
                bin_name: bin.bin_name,
                counted: bin.counted,
            })
            .collect(),
        figures: facts.figures,
        off_value,
        stock_value: differences.iter().map(|row| row.stock_value).sum(),
        differences,
        allowed: count.allowed(&facts),
        count,
    })
}

fn differences(
    cx: &Read,
    count: &StockCount,
    rows: Vec<CountOffRow>,
    people: &[Person],
) -> Result<Vec<CountDifference>> {
    let posted = if count.state == CountState::Approved {
        cx.r.stock_movements_of_document("stock_count", count.id.0)?
    } else {
        Vec::new()
    };
    let row = |row: CountOffRow| {
        let movement = posted.iter().find(|moved| {
            (moved.part_id, moved.bin_id, moved.batch_id) == (row.part_id, row.bin_id, row.batch_id)
        });
        CountDifference {
            stock_value: movement.map_or_else(|| worth(&row), |moved| moved.stock_value),
            by: Quantity(row.counted_quantity.0 - row.book_quantity.0),
            line_id: row.line_id,
            part_id: row.part_id,
            code: row.code,
            name: row.name,
            brand: row.brand,
            specification: row.specification,
            unit: row.unit,
            bin_code: row.bin_code,
            batch_number: row.batch_number.unwrap_or_default(),
            counted_quantity: row.counted_quantity,
            book_quantity: row.book_quantity,
            counted_at: row.counted_at,
            counted_by_name: name(people, Some(row.counted_by)),
        }
    };
    Ok(rows.into_iter().map(row).collect())
}

/// What is on the list in one bin of a count.
///
/// # Errors
/// `NotFound`, and `BadField` for a bin that is not counted.
pub fn count_places(cx: &Read, ask: AskCountPlaces) -> Result<Vec<CountPlace>> {
    let count: StockCount = cx.r.get(ask.id.0)?;
    count.check_bin(ask.bin_id)?;
    let people = cx.r.people()?;
    let rows = cx.r.stock_count_places(count.id, ask.bin_id, count.listed_parts())?;
    let place = |row: CountPlaceRow| {
        let recount = row.recount == Some(1);
        CountPlace {
            part_id: row.part_id,
            code: row.code,
            name: row.name,
            brand: row.brand,
            specification: row.specification,
            unit: row.unit,
            batch_id: row.batch_id,
            batch_number: row.batch_number.unwrap_or_default(),
            expires_on: row.expires_on,
            // Whoever counts again does not look at what was counted first.
            counted_quantity: row.counted_quantity.filter(|_| !recount),
            recount,
            counted_by_name: name(&people, row.counted_by),
        }
    };
    Ok(rows.into_iter().map(place).collect())
}

kernel::commands! {
    read list_counts(AskCounts) -> CountList, STORE, shows [Stock People];
    read counts_due(AskNothing) -> Vec<CountDue>, STORE, shows [Stock Catalogue Shop];
    read get_count(AskCount) -> CountPage, STORE, shows [Stock Catalogue People Shop];
    read count_places(AskCountPlaces) -> Vec<CountPlace>, STORE, shows [Stock Catalogue People];
}
