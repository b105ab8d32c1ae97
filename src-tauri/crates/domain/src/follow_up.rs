//! The call within a week after delivery, and the marks at the counter.

use crate::complaint::ComplaintCategory;
use crate::dates::add_days;
use crate::ids::{ComplaintId, FollowUpId, PersonId, WorkOrderId};
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional, required};
use crate::stage_codes::Missing;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use ts_rs::TS;

/// The customer's marks, 1 to 5, and would they recommend us, 0 to 10.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SurveyScores {
    pub service: i64,
    pub quality: i64,
    pub on_time: i64,
    pub price_clarity: i64,
    pub cleanliness: i64,
    pub recommend: i64,
}

/// A question of the survey and the marks it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SurveyQuestion {
    /// The field of its mark.
    #[ts(type = "keyof SurveyScores")]
    pub field: &'static str,
    pub least: i64,
    pub most: i64,
    /// A mark up to this one opens a case.
    pub low: i64,
}

const fn of_five(field: &'static str) -> SurveyQuestion {
    SurveyQuestion { field, least: 1, most: 5, low: 2 }
}

/// In the order they are asked, at the counter, on the phone and on the customer's own.
pub const SURVEY_QUESTIONS: [SurveyQuestion; 6] = [
    of_five("service"),
    of_five("quality"),
    of_five("on_time"),
    of_five("price_clarity"),
    of_five("cleanliness"),
    SurveyQuestion { field: "recommend", least: 0, most: 10, low: 6 },
];

/// The best mark that still says which department a discontented customer means.
const NAMES_DEPARTMENT: i64 = 3;

impl SurveyScores {
    /// Every question with the mark it was given.
    fn answers(&self) -> impl Iterator<Item = (SurveyQuestion, i64)> {
        let Self { service, quality, on_time, price_clarity, cleanliness, recommend } = *self;
        SURVEY_QUESTIONS.into_iter().zip([service, quality, on_time, price_clarity, cleanliness, recommend])
    }

    /// What the marks of a department are about. The gravest matter first: it names
    /// the case when marks are equal.
    const fn matters(&self) -> [(i64, ComplaintCategory); 5] {
        [
            (self.quality, ComplaintCategory::RepairQuality),
            (self.service, ComplaintCategory::Attitude),
            (self.price_clarity, ComplaintCategory::Price),
            (self.on_time, ComplaintCategory::Delay),
            (self.cleanliness, ComplaintCategory::Other),
        ]
    }

    /// Every mark is one that can be given.
    ///
    /// # Errors
    /// `BadField` for a mark below or above its range.
    pub fn check(&self) -> Result<(), Refusal> {
        for (SurveyQuestion { field, least, most, .. }, mark) in self.answers() {
            if mark < least {
                let problem = if mark < 0 { FieldProblem::Negative } else { FieldProblem::Empty };
                return Err(Refusal::bad(field, problem));
            }
            if mark > most {
                return Err(Refusal::bad(field, FieldProblem::TooLarge));
            }
        }
        Ok(())
    }

    /// The department a low mark calls. Good marks from somebody who would not
    /// recommend us name no department.
    pub fn complaint(&self) -> Option<ComplaintCategory> {
        if self.answers().all(|(question, mark)| mark > question.low) {
            return None;
        }
        let lowest = self.matters().into_iter().min_by_key(|(mark, _)| *mark);
        let named = lowest.filter(|(mark, _)| *mark <= NAMES_DEPARTMENT);
        Some(named.map_or(ComplaintCategory::Other, |(_, category)| category))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Survey {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub marks: SurveyScores,
    pub comment: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CallOutcome {
    Satisfied,
    Suggestion,
    Problem,
    Refused,
    WrongNumber,
    Unreachable,
    /// Reached, but asked to be called at another time.
    CallBack,
}

impl CallOutcome {
    pub const ALL: [Self; 7] = [
        Self::Satisfied,
        Self::Suggestion,
        Self::Problem,
        Self::Refused,
        Self::WrongNumber,
        Self::Unreachable,
        Self::CallBack,
    ];

    /// Only somebody who was reached gives marks.
    pub const fn takes_marks(self) -> bool {
        matches!(self, Self::Satisfied | Self::Suggestion | Self::Problem)
    }

    /// What somebody else has to see to is put down in words.
    pub const fn needs_note(self) -> bool {
        matches!(self, Self::Suggestion | Self::Problem)
    }

    /// A problem opens a complaint, and a complaint needs a category.
    pub const fn needs_category(self) -> bool {
        matches!(self, Self::Problem)
    }

    pub const fn needs_time(self) -> bool {
        matches!(self, Self::CallBack)
    }
}

/// What is put down of a call.
#[derive(Clone, Copy, Debug)]
pub struct CallDetails<'a> {
    pub outcome: CallOutcome,
    pub note: &'a str,
    pub marks: Option<&'a SurveyScores>,
    pub call_back_at: Option<DateTime<Utc>>,
    pub category: Option<ComplaintCategory>,
}

impl CallDetails<'_> {
    /// What the outcome still needs to be put down, each as its own refusal.
    pub fn lacks(&self, now: DateTime<Utc>) -> Vec<Refusal> {
        let time = match self.call_back_at {
            _ if !self.outcome.needs_time() => None,
            None => Some(FieldProblem::Empty),
            Some(at) => (at <= now).then_some(FieldProblem::InThePast),
        };
        let category = self.outcome.needs_category() && self.category.is_none();
        [
            self.note_kept().err(),
            time.map(|problem| Refusal::bad("call_back_at", problem)),
            category.then(|| Refusal::bad("complaint", FieldProblem::Empty)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn note_kept(&self) -> Result<String, Refusal> {
        if self.outcome.needs_note() {
            required("note", self.note, MAX_TEXT_LEN)
        } else {
            optional("note", self.note, MAX_TEXT_LEN)
        }
    }

    /// Nothing is missing and nothing impossible. Answers the note as it is kept.
    ///
    /// # Errors
    /// `BadField` for marks of somebody who was not reached or that cannot be given, and for
    /// the first of what is lacking.
    pub fn checked(&self, now: DateTime<Utc>) -> Result<String, Refusal> {
        if let Some(marks) = self.marks {
            if !self.outcome.takes_marks() {
                return Err(Refusal::bad("survey", FieldProblem::Unknown));
            }
            marks.check()?;
        }
        match self.lacks(now).into_iter().next() {
            Some(lack) => Err(lack),
            None => self.note_kept(),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUp {
    pub id: FollowUpId,
    pub work_order_id: WorkOrderId,
    pub due_on: NaiveDate,
    pub attempts: i64,
    pub call_back_at: Option<DateTime<Utc>>,
    pub outcome: Option<CallOutcome>,
    pub closed_at: Option<DateTime<Utc>>,
    /// The complaint told on the call: once it is closed the customer is called
    /// a second time, and the visit stays open until then.
    pub waits_for: Option<ComplaintId>,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FollowUpCall {
    pub id: i64,
    pub follow_up_id: FollowUpId,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    pub outcome: CallOutcome,
    pub note: String,
    pub marks: Option<SurveyScores>,
}

/// Attempts before a customer who cannot be reached is left in peace.
pub const MAX_ATTEMPTS: i64 = 3;

/// The follow-up after a call. Three tries on different half-days close it as
/// unreachable; every real answer closes it at once, except "call me later" and
/// a problem: that becomes a complaint, and is asked after once it is settled.
///
/// Whether the call may be put down at all is the gate's to say, and `CallDetails`
/// whether all of it is there; `tries` are those that reached nobody before this
/// one.
pub fn after_call(
    follow_up: &FollowUp,
    tries: usize,
    outcome: CallOutcome,
    call_back_at: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> FollowUp {
    let mut next = follow_up.clone();
    next.attempts += 1;
    next.call_back_at = None;
    match outcome {
        CallOutcome::Unreachable => {
            if i64::try_from(tries).unwrap_or(i64::MAX) + 1 >= MAX_ATTEMPTS {
                next.outcome = Some(outcome);
                next.closed_at = Some(now);
            }
        }
        CallOutcome::CallBack => next.call_back_at = call_back_at,
        // Left open: whoever opens the complaint says which one it waits for.
        CallOutcome::Problem => next.outcome = Some(outcome),
        _ => {
            next.outcome = Some(outcome);
            next.closed_at = Some(now);
        }
    }
    next
}

/// Which pile of the day's list a call lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CallPile {
    /// Its complaint is settled first.
    Waiting,
    /// Asked to be called at a time that has come.
    CallBack,
    Overdue,
    DueToday,
    Later,
}

impl CallPile {
    /// Whoever named a time is not called before it, however long it is due.
    pub fn of(
        awaits_complaint: bool,
        call_back_at: Option<DateTime<Utc>>,
        due_on: NaiveDate,
        today: NaiveDate,
        now: DateTime<Utc>,
    ) -> Self {
        match call_back_at {
            _ if awaits_complaint => Self::Waiting,
            Some(at) if at <= now => Self::CallBack,
            Some(_) => Self::Later,
            None => match due_on.cmp(&today) {
                Ordering::Less => Self::Overdue,
                Ordering::Equal => Self::DueToday,
                Ordering::Greater => Self::Later,
            },
        }
    }
}

/// A follow-up is in time when it is closed within so many days of the delivery.
const DAYS_IN_TIME: i64 = 7;

pub fn is_in_time(delivered_on: Option<NaiveDate>, closed_on: NaiveDate) -> bool {
    delivered_on.is_some_and(|day| closed_on <= add_days(day, DAYS_IN_TIME))
}

/// How far the follow-up is: the rules of the visit and the gate of the call ask
/// the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FollowUpState {
    /// The customer is still to be called.
    Open,
    /// The customer told of a problem, and its complaint is still open.
    AwaitsComplaint,
    Closed,
}

impl FollowUpState {
    /// What keeps a call from being put down.
    pub const fn missing(self) -> Option<Missing> {
        match self {
            Self::Open => None,
            Self::AwaitsComplaint => Some(Missing::ComplaintOpen),
            Self::Closed => Some(Missing::FollowUp),
        }
    }
}

impl FollowUp {
    pub const fn state(&self) -> FollowUpState {
        match (self.closed_at, self.waits_for) {
            (Some(_), _) => FollowUpState::Closed,
            (None, Some(_)) => FollowUpState::AwaitsComplaint,
            (None, None) => FollowUpState::Open,
        }
    }

    /// The complaint is settled: the customer is asked by this day whether it
    /// really is.
    pub fn planned_again(&self, due_on: NaiveDate) -> Self {
        Self { waits_for: None, due_on, ..self.clone() }
    }
}
