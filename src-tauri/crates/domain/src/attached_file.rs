//! A file put to a visit: an insurer's estimate, a policy, a read-out of the
//! diagnosis. It is kept as it came, byte by byte; who takes one off the page says why.

use crate::ids::{AttachedFileId, PersonId, WorkOrderId};
use crate::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, required};
use crate::role::Role;
use crate::stage_codes::Stage;
use crate::visibility::{Confidential, is_still_shown};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttachedFile {
    pub id: AttachedFileId,
    pub work_order_id: WorkOrderId,
    /// As it was called where it came from; it ends with `.pdf`.
    pub name: String,
    /// By what its bytes are found beside the shop's file.
    pub hash: String,
    pub bytes: i64,
    pub attached_by: PersonId,
    pub at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
    pub removed_by: Option<PersonId>,
    pub removed_reason: String,
    pub version: i64,
}

/// A visit with more is a mistake of somebody who chose a whole folder.
pub const MAX_ATTACHED_FILES: usize = 50;

const ENDING: &str = ".pdf";
const BEGINS: &[u8] = b"%PDF-";
const ENDS: &[u8] = b"%%EOF";
/// Readers look for both so far from the ends of the file (ISO 32000-1, Annex H, note 13 and 18).
const WITHIN: usize = 1024;

/// Whether these bytes begin and end as a PDF does: neither another kind of file
/// under its name, nor one that broke off on its way.
pub fn is_whole_pdf(bytes: &[u8]) -> bool {
    let has = |part: &[u8], wanted: &[u8]| part.windows(wanted.len()).any(|window| window == wanted);
    let first = &bytes[..bytes.len().min(WITHIN)];
    let last = &bytes[bytes.len().saturating_sub(WITHIN)..];
    has(first, BEGINS) && has(last, ENDS)
}

impl AttachedFile {
    /// Who puts one to a visit, and takes it off again: those who speak with
    /// customers and insurers.
    pub const ROLES: [Role; 4] = [Role::Advisor, Role::Foreman, Role::Cashier, Role::Manager];

    /// A file says where somebody lives and what they pay: it is shown to those who speak with people.
    pub fn is_shown_to(roles: &[Role]) -> bool {
        Confidential::Contact.is_visible_to(roles)
    }

    /// Papers of a visit may still come when the car is gone.
    ///
    /// # Errors
    /// The visit is over.
    pub fn check(stage: Stage) -> Result<(), Refusal> {
        match stage {
            Stage::Closed | Stage::Cancelled => Err(Refusal::FileTooLate { stage }),
            _ => Ok(()),
        }
    }

    /// # Errors
    /// A name nobody could read in a list.
    pub fn named(name: &str) -> Result<String, Refusal> {
        let name = name.trim();
        let place = name.len().saturating_sub(ENDING.len());
        let bare = match name.split_at_checked(place) {
            Some((bare, ending)) if ending.eq_ignore_ascii_case(ENDING) => bare,
            _ => name,
        };
        let bare = required("name", bare, MAX_NAME_LEN - ENDING.len())?;
        Ok(bare + ENDING)
    }

    /// Who looks at it, and finds it in the list: those who are shown files, as long as it was
    /// not taken off the page.
    pub fn may_be_seen_by(&self, roles: &[Role]) -> bool {
        Self::is_shown_to(roles) && is_still_shown(self.removed_at, roles)
    }

    /// Whoever attaches files takes one off while the visit is open, and the manager at any time.
    pub fn may_be_removed_by(&self, roles: &[Role], stage: Stage) -> bool {
        self.removed_at.is_none()
            && (roles.contains(&Role::Manager)
                || Self::check(stage).is_ok() && Self::ROLES.iter().any(|role| roles.contains(role)))
    }

    /// # Errors
    /// Without a reason nobody later knows why a file is missing.
    pub fn removed(self, reason: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        let removed_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { removed_at: Some(at), removed_by: Some(by), removed_reason, ..self })
    }
}
