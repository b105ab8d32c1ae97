//! Photos of what was wrong with a delivery: the supplier is shown them, and they go along with what goes
//! back.

use crate::ids::{GoodsPhotoId, GoodsReceiptLineId, PersonId};
use crate::money::Quantity;
use crate::receiving::receipt::GoodsReceiptLine;
use crate::receiving_problem::ReceivingProblem;
use crate::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::role::Role;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More of one line is somebody who holds the button down.
pub const MAX_PHOTOS: usize = 12;

/// Of a line of a delivery.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct GoodsPhoto {
    pub id: GoodsPhotoId,
    pub goods_receipt_line_id: GoodsReceiptLineId,
    /// What is seen on it.
    pub caption: String,
    /// By what its bytes are found beside the file.
    pub hash: String,
    pub small_hash: String,
    pub taken_by: PersonId,
    pub at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
    pub removed_by: Option<PersonId>,
    pub removed_reason: String,
    pub version: i64,
}

impl GoodsReceiptLine {
    /// Whether it is photographed, beside so many photos of it: what waits to be looked at, and what was
    /// rejected, also after it went back. What was accepted whole has nothing to show.
    ///
    /// # Errors
    /// `Receiving` where nothing of it waits or was rejected, or there are enough.
    pub fn check_photo(&self, name: &str, there: usize) -> Result<(), Refusal> {
        let refused = |problem| Err(Refusal::receiving(problem, name, Quantity::ZERO));
        if !self.is_photographed() {
            return refused(ReceivingProblem::NothingToShow);
        }
        if there >= MAX_PHOTOS {
            return refused(ReceivingProblem::EnoughPhotos);
        }
        Ok(())
    }

    /// Something of it waits to be looked at, or was rejected.
    pub fn is_photographed(&self) -> bool {
        self.waiting > Quantity::ZERO || self.rejected > Quantity::ZERO
    }
}

impl GoodsPhoto {
    /// What is written below one as it is kept.
    ///
    /// # Errors
    /// `BadField` for a text too long.
    pub fn captioned(caption: &str) -> Result<String, Refusal> {
        optional("caption", caption, MAX_NAME_LEN)
    }

    /// Whoever took it takes it off again, and a manager.
    pub fn may_be_removed_by(&self, person: PersonId, roles: &[Role]) -> bool {
        self.removed_at.is_none() && (self.taken_by == person || roles.contains(&Role::Manager))
    }

    /// Taken off by somebody with these roles.
    ///
    /// # Errors
    /// `Receiving` where it is another's; `BadField` without a reason: nobody later knows why a photo is
    /// missing.
    pub fn removed(
        self,
        reason: &str,
        (by, roles): (PersonId, &[Role]),
        at: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        if !self.may_be_removed_by(by, roles) {
            let problem = ReceivingProblem::PhotoOfAnother;
            return Err(Refusal::receiving(problem, &self.caption, Quantity::ZERO));
        }
        let removed_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { removed_at: Some(at), removed_by: Some(by), removed_reason, ..self })
    }
}
