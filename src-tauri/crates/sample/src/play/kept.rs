//! What the player remembers of a part it stocked.

use domain::ids::{BinId, PartId};
use domain::money::{Money, Quantity};

/// Where a part of the sample lies, and how it is bought.
#[derive(Clone, Copy)]
pub struct Kept {
    pub id: PartId,
    pub bin: BinId,
    pub batch: Quantity,
    pub cost: Money,
}
