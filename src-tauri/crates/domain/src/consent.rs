//! What customers agreed to beside the work: news and offers, and how the shop keeps what it knows of
//! them. Each word is kept with when, by what means and who wrote it down; the last one counts.

use crate::complaint::WordMeans;
use crate::ids::{ConsentId, CustomerId, PersonId};
use crate::refusal::{MAX_TEXT_LEN, Refusal, optional};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is agreed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ConsentMatter {
    /// News and offers, 营销信息.
    Marketing,
    /// The notice of how the shop keeps personal data, 隐私告知.
    Privacy,
}

impl ConsentMatter {
    pub const ALL: [Self; 2] = [Self::Marketing, Self::Privacy];
}

/// One word of a customer about one matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CustomerConsent {
    pub id: ConsentId,
    pub customer_id: CustomerId,
    pub matter: ConsentMatter,
    /// Refused, or withdrawn, where it is not.
    pub given: bool,
    pub means: WordMeans,
    pub note: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// The word as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentSaid {
    pub matter: ConsentMatter,
    pub given: bool,
    pub means: WordMeans,
    pub note: String,
}

impl ConsentSaid {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` for a note too long.
    pub fn kept(
        &self,
        customer_id: CustomerId,
        at: DateTime<Utc>,
        person_id: PersonId,
    ) -> Result<CustomerConsent, Refusal> {
        Ok(CustomerConsent {
            id: ConsentId(0),
            customer_id,
            matter: self.matter,
            given: self.given,
            means: self.means,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            at,
            person_id,
        })
    }
}

/// What a customer said last about a matter; `words` are theirs, the oldest first.
pub fn standing(words: &[CustomerConsent], matter: ConsentMatter) -> Option<&CustomerConsent> {
    words.iter().rfind(|word| word.matter == matter)
}

/// What for a customer would be written to of the shop's own accord.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A booking or a visit of theirs.
    Visit,
    /// Something of their car is due: it serves them, and sells.
    Care,
    /// News and offers.
    Marketing,
}

/// Why a customer is left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LeftAlone {
    /// They want no messages at all.
    RefusesMessages,
    /// They said no to news and offers, or do not want them any more.
    Withdrawn,
    /// Nobody asked them yet.
    NeverAsked,
}

/// Why nobody writes to this customer for that; none where somebody may. `refuses_messages` stands on
/// the customer. News need a yes; a reminder of what is due ends with a no; what they booked themselves
/// they are told of until they want no messages whatever.
pub fn left_alone(purpose: Purpose, refuses_messages: bool, words: &[CustomerConsent]) -> Option<LeftAlone> {
    if refuses_messages {
        return Some(LeftAlone::RefusesMessages);
    }
    let said = standing(words, ConsentMatter::Marketing).map(|word| word.given);
    match (purpose, said) {
        (Purpose::Visit, _) | (_, Some(true)) | (Purpose::Care, None) => None,
        (Purpose::Care | Purpose::Marketing, Some(false)) => Some(LeftAlone::Withdrawn),
        (Purpose::Marketing, None) => Some(LeftAlone::NeverAsked),
    }
}
