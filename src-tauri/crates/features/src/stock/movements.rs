//! The stock card of a part: what moved, when, by whom, and what was left.

use super::document_number::document_number;
use domain::ids::{PartId, StockMovementId};
use domain::money::Quantity;
use domain::person::Person;
use domain::stock::{Bin, LOOKS_UP, StockMovement};
use domain::work_order::WorkOrder;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a page of the card ended: the movement, and what was there before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CardEnd {
    pub id: StockMovementId,
    pub balance: Quantity,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskPartMovements {
    pub part_id: PartId,
    /// The end of the page before.
    pub before: Option<CardEnd>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartMovement {
    #[serde(flatten)]
    #[ts(flatten)]
    pub movement: StockMovement,
    pub bin_code: String,
    pub person_name: String,
    /// Who said yes to it; empty where nobody was asked.
    pub granted_name: String,
    /// Of the visit it was for; empty where it was for none.
    pub order_number: String,
    /// Of the receipt, return, count, sale or loan it belongs to; empty where it belongs to none.
    pub document_number: String,
    /// What was there after it.
    pub balance: Quantity,
}

#[derive(Debug, Serialize, TS)]
pub struct PartMovements {
    /// The newest first.
    pub rows: Vec<PartMovement>,
    /// Where the next page goes on; none at the end.
    pub more: Option<CardEnd>,
}

const ON_A_PAGE: usize = 50;

/// What moved of a part, a page at a time.
///
/// # Errors
/// Only what the file itself fails with.
pub fn part_movements(cx: &Read, ask: AskPartMovements) -> Result<PartMovements> {
    let (before, mut balance) = match ask.before {
        Some(place) => (place.id.0, place.balance),
        None => (i64::MAX, cx.r.stock_account(ask.part_id)?.on_hand),
    };
    let most = i64::try_from(ON_A_PAGE + 1).unwrap_or(i64::MAX);
    let mut movements = cx.r.stock_movements(ask.part_id, before, most)?;
    let is_more = movements.len() > ON_A_PAGE;
    movements.truncate(ON_A_PAGE);
    let mut rows = Vec::with_capacity(movements.len());
    for movement in movements {
        let order = movement.work_order_id.map(|id| cx.r.get::<WorkOrder>(id.0)).transpose()?;
        let granted = movement.granted_by.map(|id| cx.r.get::<Person>(id.0)).transpose()?;
        let after = balance;
        balance = Quantity(balance.0 - movement.quantity.0);
        rows.push(PartMovement {
            bin_code: cx.r.get::<Bin>(movement.bin_id.0)?.code,
            person_name: cx.r.get::<Person>(movement.person_id.0)?.name,
            granted_name: granted.map(|person| person.name).unwrap_or_default(),
            order_number: order.map(|order| order.number).unwrap_or_default(),
            document_number: document_number(cx.r, movement.document_kind, movement.document_id)?,
            balance: after,
            movement,
        });
    }
    let more = rows.last().filter(|_| is_more).map(|row| CardEnd { id: row.movement.id, balance });
    Ok(PartMovements { rows, more })
}

kernel::commands! {
    read part_movements(AskPartMovements) -> PartMovements, Roles(LOOKS_UP),
        shows [Stock Visits Purchasing Sales Loans];
}
