//! 个人信息请求: somebody asks what the shop holds of them, or wants it put right, deleted or no
//! longer used (个人信息保护法 art. 44 to 47; art. 50: the shop makes asking easy, and gives its
//! reason where it refuses). A case: who asked, how they were known to be who they say, until when
//! they are answered, and what was done.

pub mod erasure;
pub mod sold_car;
pub mod told;

use crate::complaint::WordMeans;
use crate::dates::{add_days, in_the_calendar};
use crate::ids::{CustomerId, DataRequestId, PersonId};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::role::Role;
use crate::vehicle::DueStanding;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The law asks for an answer in time and names no number of days; GB/T 35273-2020 8.7 says thirty
/// from the day the person's identity can be checked. A shop that promises less writes the earlier
/// day on the case; nobody promises more.
pub const REPLY_DAYS: i64 = 30;

/// In its last week a request is warned of.
const SOON_DAYS: i64 = 7;

/// Who answers: the manager alone.
pub const ANSWERS: [Role; 1] = [Role::Manager];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataRequestKind {
    /// 查阅, art. 45.
    Access,
    /// 复制, art. 45.
    Copy,
    /// 更正、补充, art. 46.
    Correction,
    /// 删除, art. 47.
    Deletion,
    /// 撤回同意, art. 15.
    Withdrawal,
}

impl DataRequestKind {
    pub const ALL: [Self; 5] = [Self::Access, Self::Copy, Self::Correction, Self::Deletion, Self::Withdrawal];
}

/// How the shop knows that who asked is the person, or speaks for them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IdentityCheck {
    /// A paper with their picture was shown.
    IdShown,
    /// They were called back under the number on file.
    CalledBack,
    /// The counter knows them.
    KnownInPerson,
    /// Somebody else asks, with a letter of authority.
    Authorised,
}

impl IdentityCheck {
    pub const ALL: [Self; 4] = [Self::IdShown, Self::CalledBack, Self::KnownInPerson, Self::Authorised];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DataRequestState {
    Open,
    Answered,
    Refused,
}

impl DataRequestState {
    pub const ALL: [Self; 3] = [Self::Open, Self::Answered, Self::Refused];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Refused => "refused",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataRequest {
    pub id: DataRequestId,
    pub customer_id: CustomerId,
    pub asked_kind: DataRequestKind,
    /// Who asked: the person, or who speaks for them.
    pub asker_name: String,
    pub asked_means: WordMeans,
    pub asked_on: NaiveDate,
    /// What they want, in their words.
    pub wish: String,
    pub identity: Option<IdentityCheck>,
    /// What was looked at: never the number of a paper itself.
    pub identity_note: String,
    pub due_on: NaiveDate,
    pub request_state: DataRequestState,
    /// What was done, of one that was answered.
    pub done: String,
    /// Why not, of one that was refused.
    pub refused_reason: String,
    pub taken_by: PersonId,
    pub taken_at: DateTime<Utc>,
    pub answered_by: Option<PersonId>,
    pub answered_at: Option<DateTime<Utc>>,
    /// Their personal data was deleted by it.
    pub erased: bool,
    pub version: i64,
}

/// What is typed as somebody asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DataRequestTyped {
    pub asked_kind: DataRequestKind,
    pub asker_name: String,
    pub asked_means: WordMeans,
    pub asked_on: NaiveDate,
    pub wish: String,
    pub identity: Option<IdentityCheck>,
    pub identity_note: String,
    /// None for as long as is usual.
    pub due_on: Option<NaiveDate>,
}

/// The last day on which one is answered in time.
pub fn usual_due(asked_on: NaiveDate) -> NaiveDate {
    add_days(asked_on, REPLY_DAYS)
}

impl DataRequestTyped {
    /// As it is kept of a customer.
    ///
    /// # Errors
    /// `BadField` without who asked, for a text too long, a day asked on that is still to come, and
    /// a day to answer on that is before it or later than is usual.
    pub fn kept(
        &self,
        customer_id: CustomerId,
        today: NaiveDate,
        (taken_at, taken_by): (DateTime<Utc>, PersonId),
    ) -> Result<DataRequest, Refusal> {
        let asked_on = in_the_calendar("asked_on", self.asked_on)?;
        if asked_on > today {
            return Err(Refusal::bad("asked_on", FieldProblem::InTheFuture));
        }
        let latest = usual_due(asked_on);
        let due_on = self.due_on.unwrap_or(latest);
        if due_on < asked_on {
            return Err(Refusal::bad("reply_by", FieldProblem::InThePast));
        }
        if due_on > latest {
            return Err(Refusal::bad("reply_by", FieldProblem::TooLarge));
        }
        Ok(DataRequest {
            id: DataRequestId(0),
            customer_id,
            asked_kind: self.asked_kind,
            asker_name: required("asker_name", &self.asker_name, MAX_NAME_LEN)?,
            asked_means: self.asked_means,
            asked_on,
            wish: optional("wish", &self.wish, MAX_TEXT_LEN)?,
            identity: self.identity,
            identity_note: optional("identity_note", &self.identity_note, MAX_TEXT_LEN)?,
            due_on,
            request_state: DataRequestState::Open,
            done: String::new(),
            refused_reason: String::new(),
            taken_by,
            taken_at,
            answered_by: None,
            answered_at: None,
            erased: false,
            version: 1,
        })
    }
}

impl DataRequest {
    /// # Errors
    /// `DataRequestIs` once it was answered or refused.
    pub fn check_open(&self) -> Result<(), Refusal> {
        match self.request_state {
            DataRequestState::Open => Ok(()),
            state => Err(Refusal::DataRequestIs { state: state.code().to_owned() }),
        }
    }

    /// Nothing of a person is handed out, changed or deleted for somebody nobody knows.
    ///
    /// # Errors
    /// `IdentityUnchecked`.
    pub fn check_identity(&self) -> Result<(), Refusal> {
        if self.identity.is_some() { Ok(()) } else { Err(Refusal::IdentityUnchecked) }
    }

    /// A file of what is held of them is made, for who asked for one and is known.
    ///
    /// # Errors
    /// `IdentityUnchecked`, `DataRequestIs` of one that was refused, and `BadField` of a request that asks for
    /// something else.
    pub fn check_handed_out(&self) -> Result<(), Refusal> {
        self.check_identity()?;
        if self.request_state == DataRequestState::Refused {
            return Err(Refusal::DataRequestIs { state: self.request_state.code().to_owned() });
        }
        match self.asked_kind {
            DataRequestKind::Access | DataRequestKind::Copy if !self.erased => Ok(()),
            _ => Err(Refusal::bad("asked_kind", FieldProblem::Unknown)),
        }
    }

    /// Whether anybody still has to find out who asks: who is known is not asked for again.
    ///
    /// # Errors
    /// `DataRequestIs` once it is over, `BadField` where it is known already.
    pub fn check_unknown(&self) -> Result<(), Refusal> {
        self.check_open()?;
        if self.identity.is_none() { Ok(()) } else { Err(Refusal::bad("identity", FieldProblem::Taken)) }
    }

    /// The shop knows now who asks.
    ///
    /// # Errors
    /// What `check_unknown` refuses, `BadField` for a text too long.
    pub fn identified(self, how: IdentityCheck, note: &str) -> Result<Self, Refusal> {
        self.check_unknown()?;
        let identity_note = optional("identity_note", note, MAX_TEXT_LEN)?;
        Ok(Self { identity: Some(how), identity_note, ..self })
    }

    /// What was asked for was done. A deletion is answered by deleting.
    ///
    /// # Errors
    /// `DataRequestIs` once it is over, `IdentityUnchecked`, `BadField` without what was done or of a
    /// deletion.
    pub fn answered(self, done: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        if self.asked_kind == DataRequestKind::Deletion {
            return Err(Refusal::bad("asked_kind", FieldProblem::Unknown));
        }
        self.over(done, by, at)
    }

    /// What of them could be deleted was.
    ///
    /// # Errors
    /// `DataRequestIs` once it is over, `IdentityUnchecked`, `BadField` of another request or without
    /// what was done.
    pub fn erased(self, done: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        if self.asked_kind != DataRequestKind::Deletion {
            return Err(Refusal::bad("asked_kind", FieldProblem::Unknown));
        }
        Ok(Self { erased: true, ..self.over(done, by, at)? })
    }

    fn over(self, done: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        self.check_open()?;
        self.check_identity()?;
        let done = required("done", done, MAX_TEXT_LEN)?;
        Ok(Self {
            request_state: DataRequestState::Answered,
            done,
            answered_by: Some(by),
            answered_at: Some(at),
            ..self
        })
    }

    /// The reason is what the person is told.
    ///
    /// # Errors
    /// `DataRequestIs` once it is over, `BadField` without a reason.
    pub fn refused(self, reason: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        self.check_open()?;
        let refused_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self {
            request_state: DataRequestState::Refused,
            refused_reason,
            answered_by: Some(by),
            answered_at: Some(at),
            ..self
        })
    }

    /// How its day stands while it is open.
    pub fn stands(&self, today: NaiveDate) -> Option<DueStanding> {
        match self.request_state {
            DataRequestState::Open if self.due_on < today => Some(DueStanding::Over),
            DataRequestState::Open if self.due_on <= add_days(today, SOON_DAYS) => Some(DueStanding::Soon),
            DataRequestState::Open => Some(DueStanding::Later),
            DataRequestState::Answered | DataRequestState::Refused => None,
        }
    }

    /// Once the person is deleted, what a case says of them goes as well; that there was one stays.
    pub fn without_person(self, placeholder: &str) -> Self {
        Self { asker_name: placeholder.to_owned(), wish: String::new(), identity_note: String::new(), ..self }
    }
}
