//! A document of a customer or of a car: 行驶证, 保险单, 营业执照. What a file put to a visit
//! asks of its name, its bytes and of who sees it is asked of these as well; a picture is kept
//! as photos are. One that was taken off is put back by the manager, or by whoever took it off.

use crate::attached_file::AttachedFile;
use crate::dates::in_the_calendar_if_any;
use crate::ids::{CustomerId, PersonId, RecordDocumentId, VehicleId};
use crate::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::role::Role;
use crate::vehicle::{DueStanding, soon_until};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A record with more is a mistake of somebody who chose a whole folder.
pub const MAX_RECORD_DOCUMENTS: usize = 50;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecordDocumentKind {
    /// 行驶证.
    VehicleLicence,
    /// 保险单.
    InsurancePolicy,
    /// 营业执照.
    BusinessLicence,
    Other,
}

impl RecordDocumentKind {
    pub const ALL: [Self; 4] =
        [Self::VehicleLicence, Self::InsurancePolicy, Self::BusinessLicence, Self::Other];
}

/// Whose it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentOf {
    Customer(CustomerId),
    Vehicle(VehicleId),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecordDocument {
    pub id: RecordDocumentId,
    /// It is the customer's, or the car's.
    pub customer_id: Option<CustomerId>,
    pub vehicle_id: Option<VehicleId>,
    pub document_kind: RecordDocumentKind,
    pub note: String,
    /// The last day it holds; none where it has none.
    pub valid_until: Option<NaiveDate>,
    /// As it was called where it came from; a PDF ends with `.pdf`.
    pub name: String,
    /// By what its bytes are found beside the shop's file.
    pub hash: String,
    pub bytes: i64,
    /// A JPEG of our own, and no PDF.
    pub is_picture: bool,
    pub attached_by: PersonId,
    pub at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
    pub removed_by: Option<PersonId>,
    pub removed_reason: String,
    pub version: i64,
}

/// What is typed of one, with what it was called.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DocumentTyped {
    pub document_kind: RecordDocumentKind,
    pub note: String,
    pub valid_until: Option<NaiveDate>,
    pub name: String,
}

impl DocumentTyped {
    /// As it is kept; the name of a PDF ends as PDFs do.
    ///
    /// # Errors
    /// `BadField` for a text too long, a name nobody could read, a day of no calendar.
    pub fn checked(&self, is_picture: bool) -> Result<Self, Refusal> {
        let name = if is_picture {
            required("name", &self.name, MAX_NAME_LEN)?
        } else {
            AttachedFile::named(&self.name)?
        };
        Ok(Self {
            document_kind: self.document_kind,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            valid_until: in_the_calendar_if_any("valid_until", self.valid_until)?,
            name,
        })
    }
}

impl RecordDocument {
    /// Who looks at it: those who are shown files, and of one that was taken off those who may put it back.
    pub fn may_be_seen_by(&self, me: PersonId, roles: &[Role]) -> bool {
        AttachedFile::is_shown_to(roles) && (self.removed_at.is_none() || self.is_put_back_by(me, roles))
    }

    /// Whoever attaches files takes one off.
    pub fn may_be_removed_by(&self, roles: &[Role]) -> bool {
        self.removed_at.is_none() && AttachedFile::ROLES.iter().any(|role| roles.contains(role))
    }

    /// The manager, and whoever took it off by mistake.
    pub fn may_be_put_back_by(&self, me: PersonId, roles: &[Role]) -> bool {
        self.removed_at.is_some() && self.is_put_back_by(me, roles)
    }

    fn is_put_back_by(&self, me: PersonId, roles: &[Role]) -> bool {
        roles.contains(&Role::Manager) || self.removed_by == Some(me)
    }

    /// How the last day it holds stands; none where it has none.
    pub fn stands(&self, today: NaiveDate) -> Option<DueStanding> {
        let until = self.valid_until?;
        Some(match until {
            _ if until < today => DueStanding::Over,
            _ if until <= soon_until(today) => DueStanding::Soon,
            _ => DueStanding::Later,
        })
    }

    /// # Errors
    /// Without a reason nobody later knows why a document is missing.
    pub fn removed(self, reason: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        let removed_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { removed_at: Some(at), removed_by: Some(by), removed_reason, ..self })
    }

    /// On the page again as it was.
    pub fn put_back(self) -> Self {
        Self { removed_at: None, removed_by: None, removed_reason: String::new(), ..self }
    }
}

/// # Errors
/// `TooManyDocuments` where the record has as many as it takes.
pub fn check_room(there: &[RecordDocument]) -> Result<(), Refusal> {
    let shown = there.iter().filter(|document| document.removed_at.is_none()).count();
    if shown < MAX_RECORD_DOCUMENTS {
        return Ok(());
    }
    Err(Refusal::TooManyDocuments { limit: i64::try_from(MAX_RECORD_DOCUMENTS).unwrap_or(i64::MAX) })
}
