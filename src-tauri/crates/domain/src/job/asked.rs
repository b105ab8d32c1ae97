//! What the operation of a job asks, and what of it nobody wrote down.

use super::Job;
use crate::line::Line;
use crate::operation::{AskedValue, OperationTerms};

impl Job {
    /// What is known of the operation it is of; of what was typed freely nothing is.
    pub fn terms<'a>(&self, lines: &[Line], known: &'a [OperationTerms]) -> Option<&'a OperationTerms> {
        let line = lines.iter().find(|line| line.id == self.line_id)?;
        let operation = line.listed.labour_operation_id?;
        known.iter().find(|terms| terms.labour_operation_id == operation)
    }

    /// What its operation asks and nobody wrote down.
    pub fn not_measured<'a>(&self, asked: &'a [AskedValue]) -> Vec<&'a AskedValue> {
        let open = |asked: &&AskedValue| !self.measurements.iter().any(|one| asked.is_answered_by(one));
        asked.iter().filter(open).collect()
    }
}
