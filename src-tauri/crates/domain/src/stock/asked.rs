//! Whether what was asked for was there: written down when a customer agrees to a part, since afterwards
//! nobody can tell.

use crate::ids::{LineId, PartId};
use crate::money::Quantity;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A line that was agreed to, of a part of the price list, whether stock is kept of it or not. What was
/// agreed to again keeps its first answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StockAsked {
    pub id: i64,
    pub line_id: LineId,
    pub part_id: PartId,
    pub wanted: Quantity,
    /// All of it lay on the shelves then, and was promised to nobody else.
    pub there: bool,
    pub at: DateTime<Utc>,
}
