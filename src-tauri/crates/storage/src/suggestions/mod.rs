//! What customers would have us do better, with whose it is to answer.

use crate::record::select;
use crate::{Reader, Result};
use domain::plate::{Plate, PlateColour};
use domain::suggestion::Suggestion;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub struct SuggestionFound {
    #[serde(flatten)]
    pub suggestion: Suggestion,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub owner_name: String,
    pub work_order_number: String,
    pub answered_by_name: Option<String>,
}

const FOUND: &str = "SELECT suggestion.*, vehicle.plate AS plate, vehicle.plate_colour AS plate_colour,
        owner.name AS owner_name, work_order.number AS work_order_number, answerer.name AS answered_by_name
     FROM suggestion
     CROSS JOIN vehicle ON vehicle.id = suggestion.vehicle_id
     CROSS JOIN work_order ON work_order.id = suggestion.work_order_id
     CROSS JOIN person AS owner ON owner.id = suggestion.owner_id
     LEFT JOIN person AS answerer ON answerer.id = suggestion.answered_by";

/// Every day is later than an empty text: it makes the open ones a range of
/// their index.
pub(crate) fn open_sql() -> String {
    format!(
        "{FOUND} WHERE suggestion.answered_at IS NULL AND suggestion.due_on > ''
         ORDER BY suggestion.due_on, suggestion.id"
    )
}

pub(crate) fn answered_sql() -> String {
    format!(
        "{FOUND} WHERE suggestion.answered_at > ''
         ORDER BY suggestion.answered_at DESC, suggestion.id DESC LIMIT ?1"
    )
}

impl Reader<'_> {
    /// Those nobody answered yet, the one due first first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn open_suggestions(&self) -> Result<Vec<SuggestionFound>> {
        select(self.connection(), &open_sql(), [])
    }

    /// The last answered first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn answered_suggestions(&self, limit: i64) -> Result<Vec<SuggestionFound>> {
        select(self.connection(), &answered_sql(), [limit])
    }
}
