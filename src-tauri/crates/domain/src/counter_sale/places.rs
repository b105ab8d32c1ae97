//! From which places what is sold is taken.

use crate::ids::{BinId, StockBatchId};
use crate::money::Quantity;
use crate::refusal::Refusal;
use crate::stock::picking::{self, PickPlace};
use crate::stock::{Bin, StockBatch};
use crate::stock_problem::StockProblem;
use chrono::NaiveDate;

/// How much lies at one place, and of which batch.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub bin: &'a Bin,
    pub batch: Option<&'a StockBatch>,
    pub there: Quantity,
}

/// So much from there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    pub bin_id: BinId,
    pub batch_id: Option<StockBatchId>,
    pub quantity: Quantity,
}

/// What may be sold of it: what lies on a shelf and may still be fitted.
fn is_sold(place: &Place<'_>, today: NaiveDate) -> bool {
    let expired = place.batch.is_some_and(|batch| batch.is_expired(today));
    place.bin.kind.is_usable() && place.bin.active && place.there.0 > 0 && !expired
}

/// Takes so much of a part, from the places in the order in which they are emptied for a car as well.
///
/// # Errors
/// `Stock` where less of it may be sold, with how much that is.
pub fn taken_from(
    name: &str,
    mut places: Vec<Place<'_>>,
    own: Option<BinId>,
    quantity: Quantity,
    today: NaiveDate,
) -> Result<Vec<Taken>, Refusal> {
    places.retain(|place| is_sold(place, today));
    let as_picked = |place: &Place<'_>| PickPlace {
        bin_id: place.bin.id,
        bin_code: place.bin.code.clone(),
        batch_id: place.batch.map(|batch| batch.id),
        batch_number: place.batch.map(|batch| batch.batch_number.clone()).unwrap_or_default(),
        expires_on: place.batch.and_then(|batch| batch.expires_on),
        received_on: place.batch.map(|batch| batch.received_on),
        expired: false,
        quantity: place.there,
    };
    let mut picks: Vec<PickPlace> = places.iter().map(as_picked).collect();
    picking::by_use(&mut picks, own);
    match picking::taken_from(&picks, quantity) {
        Ok(taken) => Ok(taken
            .into_iter()
            .map(|(from, quantity)| Taken { bin_id: from.bin_id, batch_id: from.batch_id, quantity })
            .collect()),
        Err(left) => {
            let (problem, name) = (StockProblem::Short, name.to_owned());
            Err(Refusal::Stock { problem, name, quantity: left })
        }
    }
}
