//! A remedy dearer than the shop's limit waits for the manager: until then it
//! is not agreed, and nobody promises it.

use super::rights::is_manager;
use crate::ids::{ComplaintId, PersonId, RemedyRequestId};
use crate::money::Money;
use crate::person::Person;
use crate::refusal::{Refusal, in_range};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RequestState {
    Waiting,
    Approved,
    Declined,
    /// Another remedy was asked for or agreed instead.
    Withdrawn,
    /// The customer was promised it.
    Agreed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RemedyRequest {
    pub id: RemedyRequestId,
    pub complaint_id: ComplaintId,
    pub state: RequestState,
    pub remedy: String,
    pub cost: Money,
    pub asked_at: DateTime<Utc>,
    pub asked_by: PersonId,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: Option<PersonId>,
    pub note: String,
    pub version: i64,
}

impl RequestState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Agreed => "agreed",
        }
    }
}

impl RemedyRequest {
    /// Still counts: it waits, or what it allows was not promised yet.
    pub const fn is_active(&self) -> bool {
        matches!(self.state, RequestState::Waiting | RequestState::Approved)
    }

    /// The manager's word on the remedy.
    ///
    /// # Errors
    /// `RequestIs` where it does not wait for one any more.
    pub fn decided(
        &self,
        approved: bool,
        by: PersonId,
        note: String,
        now: DateTime<Utc>,
    ) -> Result<Self, Refusal> {
        if self.state != RequestState::Waiting {
            return Err(Refusal::RequestIs { state: self.state.code().to_owned() });
        }
        let state = if approved { RequestState::Approved } else { RequestState::Declined };
        Ok(Self { state, decided_at: Some(now), decided_by: Some(by), note, ..self.clone() })
    }

    /// The manager's yes was to these words at this price; cheaper is no less.
    pub fn allows(&self, remedy: &str, cost: Money) -> bool {
        self.state == RequestState::Approved && self.remedy == remedy && cost <= self.cost
    }
}

/// What a remedy costs the shop.
///
/// # Errors
/// `BadField` below nought or beyond any amount.
pub fn check_cost(cost: Money) -> Result<Money, Refusal> {
    in_range("cost", cost.0, Money::MAX.0).map(Money)
}

/// What this person may promise without asking; the manager asks nobody.
pub fn remedy_limit_of(person: &Person, limit: Money) -> Option<Money> {
    (!is_manager(person)).then_some(limit)
}

/// By how much a remedy lies over what this person may promise; by nothing where
/// the manager said yes to it.
pub fn remedy_over(remedy: &str, cost: Money, limit: Option<Money>, requests: &[RemedyRequest]) -> Money {
    match limit {
        Some(limit) if !requests.iter().any(|request| request.allows(remedy, cost)) => {
            (cost - limit).max(Money::ZERO)
        }
        _ => Money::ZERO,
    }
}

/// Whether a remedy may be promised now: within the limit, or as approved.
///
/// # Errors
/// `RemedyOverLimit` beyond the limit and whatever was approved.
pub fn remedy_allowed(
    remedy: &str,
    cost: Money,
    limit: Option<Money>,
    requests: &[RemedyRequest],
) -> Result<(), Refusal> {
    match (limit, remedy_over(remedy, cost, limit, requests)) {
        (Some(limit), over) if over > Money::ZERO => Err(Refusal::RemedyOverLimit { cost, limit, over }),
        _ => Ok(()),
    }
}
