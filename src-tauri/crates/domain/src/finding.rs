//! What was seen at the car beyond the order. It is quoted, declined by the
//! customer or dismissed by the foreman before the car passes its final
//! inspection; what makes the car unsafe is declined with a signature.

use crate::estimate::AuthorisationMeans;
use crate::ids::{FindingId, JobId, PersonId, WorkOrderId};
use crate::inspection::Signature;
use crate::line::{Line, LineState};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingState {
    Open,
    /// Became a line of the next estimate revision.
    Quoted,
    /// The customer does not want it done.
    Declined,
    /// Looked at by the foreman, and nothing to be done.
    Dismissed,
}

impl FindingState {
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Quoted => "quoted",
            Self::Declined => "declined",
            Self::Dismissed => "dismissed",
        }
    }
}

/// How soon something is to be done about what was found, the gravest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingUrgency {
    /// Nobody should drive on with it.
    Now,
    /// Before it becomes a danger: what nobody said anything else of.
    #[default]
    Soon,
    /// It may wait, and is looked at again at the next visit.
    Later,
}

impl FindingUrgency {
    pub const ALL: [Self; 3] = [Self::Now, Self::Soon, Self::Later];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    pub id: FindingId,
    pub work_order_id: WorkOrderId,
    pub job_id: Option<JobId>,
    pub person_id: PersonId,
    pub text: String,
    pub suggestion: String,
    /// Nobody should drive on with it.
    pub unsafe_to_drive: bool,
    /// It may wait until the next visit; never of what is unsafe.
    #[serde(default)]
    pub may_wait: bool,
    pub state: FindingState,
    pub at: DateTime<Utc>,
    /// Why it was declined or dismissed.
    pub reason: String,
    /// The customer's name, where the customer declined.
    pub declined_by: String,
    pub means: Option<AuthorisationMeans>,
    /// Drawn by the customer who drives on with it.
    pub signature: Option<Signature>,
    /// The paper the customer signed instead, as it is called or numbered.
    pub signed_paper: String,
    /// What the customer's no was kept as, word for word. None where nobody said
    /// it, and in the files of before it was kept.
    #[serde(default)]
    pub counterfoil_id: Option<i64>,
    pub decided_at: Option<DateTime<Utc>>,
    pub decided_by: Option<PersonId>,
    pub version: i64,
}

/// Where it stands, seen with the lines that answer it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingStanding {
    /// Neither quoted nor declined nor dismissed.
    Undecided,
    /// Quoted; the customer has not answered, or will have it done.
    Quoted,
    Declined,
    /// Declined and unsafe, and the customer has not signed for it.
    Unsigned,
    Dismissed,
}

impl FindingStanding {
    /// It keeps the car from passing its final inspection.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Undecided | Self::Unsigned)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FindingAction {
    Decline,
    Dismiss,
    /// Nobody should drive on with it.
    MarkNow,
    /// It is to be mended before it becomes a danger.
    MarkSoon,
    /// It may wait.
    MarkLater,
}

impl FindingAction {
    /// The likeliest first.
    pub const ALL: [Self; 5] = [Self::Decline, Self::Dismiss, Self::MarkNow, Self::MarkSoon, Self::MarkLater];

    pub const fn marking(urgency: FindingUrgency) -> Self {
        match urgency {
            FindingUrgency::Now => Self::MarkNow,
            FindingUrgency::Soon => Self::MarkSoon,
            FindingUrgency::Later => Self::MarkLater,
        }
    }
}

/// What the customer says no with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeclinedWith {
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub reason: String,
    pub signature: Option<Signature>,
    pub signed_paper: String,
}

impl Finding {
    /// How soon something is to be done about it.
    pub const fn urgency(&self) -> FindingUrgency {
        match (self.unsafe_to_drive, self.may_wait) {
            (true, _) => FindingUrgency::Now,
            (false, false) => FindingUrgency::Soon,
            (false, true) => FindingUrgency::Later,
        }
    }

    /// The same finding, with this said of it.
    #[must_use]
    pub fn of_urgency(self, urgency: FindingUrgency) -> Self {
        Self {
            unsafe_to_drive: urgency == FindingUrgency::Now,
            may_wait: urgency == FindingUrgency::Later,
            ..self
        }
    }

    pub fn is_signed(&self) -> bool {
        self.signature.is_some() || !self.signed_paper.is_empty()
    }

    /// A quote none of whose lines is wanted is a no to the finding.
    fn quote_declined(&self, lines: &[Line]) -> bool {
        let mut quoted = lines
            .iter()
            .filter(|line| line.finding_id == Some(self.id) && line.state != LineState::Superseded)
            .peekable();
        quoted.peek().is_some() && quoted.all(|line| line.state == LineState::Declined)
    }

    pub fn standing(&self, lines: &[Line]) -> FindingStanding {
        let declined = match self.state {
            FindingState::Open => return FindingStanding::Undecided,
            FindingState::Dismissed => return FindingStanding::Dismissed,
            FindingState::Quoted => self.quote_declined(lines),
            FindingState::Declined => true,
        };
        match declined {
            false => FindingStanding::Quoted,
            true if self.unsafe_to_drive && !self.is_signed() => FindingStanding::Unsigned,
            true => FindingStanding::Declined,
        }
    }

    /// Whether the finding is where the action belongs, whoever does it.
    ///
    /// # Errors
    ///
    /// `FindingIs` with where it stands for one that was answered otherwise.
    pub fn admits(&self, action: FindingAction, lines: &[Line]) -> Result<(), Refusal> {
        let admitted = match action {
            FindingAction::Decline => match self.standing(lines) {
                FindingStanding::Undecided | FindingStanding::Unsigned => true,
                // Once the quote was declined the no may still be told more exactly.
                FindingStanding::Declined => self.state == FindingState::Quoted,
                FindingStanding::Quoted | FindingStanding::Dismissed => false,
            },
            // The customer's no is theirs, with their reason: nobody writes another
            // one over it. Only one that a program of before let become unsafe
            // without a signature still waits for the foreman, too.
            FindingAction::Dismiss => match self.state {
                FindingState::Open => true,
                FindingState::Declined => self.unsafe_to_drive && !self.is_signed(),
                FindingState::Quoted | FindingState::Dismissed => false,
            },
            // What was answered was answered as it was told then: who sees the
            // danger afterwards reports it anew.
            FindingAction::MarkNow | FindingAction::MarkSoon | FindingAction::MarkLater => {
                matches!(self.standing(lines), FindingStanding::Undecided | FindingStanding::Quoted)
            }
        };
        if admitted { Ok(()) } else { Err(Refusal::FindingIs { state: self.state.code().to_owned() }) }
    }

    /// How soon it is to be mended is said while it is to be answered.
    ///
    /// # Errors
    ///
    /// `FindingIs` for one that was declined or dismissed.
    pub fn marked(self, urgency: FindingUrgency, lines: &[Line]) -> Result<Self, Refusal> {
        self.admits(FindingAction::marking(urgency), lines)?;
        Ok(self.of_urgency(urgency))
    }

    /// The customer's no, with a name and a reason; for what is unsafe with a
    /// signature, drawn or on a paper that is named.
    ///
    /// # Errors
    /// `FindingIs` once it was decided on; `BadField` without a name or a reason, or where the
    /// signature or the paper that is spoken of is missing; `UnsafeUnsigned` for what is unsafe
    /// with neither.
    pub fn declined(self, lines: &[Line], with: DeclinedWith) -> Result<Self, Refusal> {
        self.admits(FindingAction::Decline, lines)?;
        let declined_by = required("by_name", &with.by_name, MAX_NAME_LEN)?;
        let reason = required("reason", &with.reason, MAX_TEXT_LEN)?;
        let signed_paper = optional("signed_paper", &with.signed_paper, MAX_NAME_LEN)?;
        if let Some(signature) = &with.signature {
            signature.check()?;
        }
        if with.signature.is_none() && signed_paper.is_empty() {
            if self.unsafe_to_drive {
                return Err(Refusal::UnsafeUnsigned { finding: self.text });
            }
            // Who says that it was signed shows it, or names the paper.
            if with.means == AuthorisationMeans::Signature {
                return Err(Refusal::bad("signature", FieldProblem::Empty));
            }
            if with.means == AuthorisationMeans::Paper {
                return Err(Refusal::bad("signed_paper", FieldProblem::Empty));
            }
        }
        Ok(Self {
            state: FindingState::Declined,
            declined_by,
            means: Some(with.means),
            reason,
            signature: with.signature,
            signed_paper,
            ..self
        })
    }

    /// Quoted, where it is not already. Asked anew: an earlier no, and what was signed with
    /// it, was to something else. The change log keeps it.
    pub fn quoted(self) -> Option<Self> {
        (self.state != FindingState::Quoted).then(|| Self {
            state: FindingState::Quoted,
            reason: String::new(),
            declined_by: String::new(),
            means: None,
            signature: None,
            signed_paper: String::new(),
            counterfoil_id: None,
            decided_at: None,
            decided_by: None,
            ..self
        })
    }

    /// Waiting again, where the last line that answered it is gone.
    pub fn unquoted(self, lines: &[Line]) -> Option<Self> {
        let answered = lines.iter().any(|line| line.finding_id == Some(self.id));
        (!answered && self.state == FindingState::Quoted)
            .then_some(Self { state: FindingState::Open, ..self })
    }

    /// The foreman looked and there is nothing to be done.
    ///
    /// # Errors
    /// `FindingIs` where nothing waits for the foreman, `BadField` without a reason.
    pub fn dismissed(self, reason: &str) -> Result<Self, Refusal> {
        self.admits(FindingAction::Dismiss, &[])?;
        let reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { state: FindingState::Dismissed, reason, ..self })
    }
}

/// What the customer of an earlier visit drove away with: it is said again at
/// the vehicle's next check-in, until it is quoted anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeclinedFinding {
    pub finding_id: FindingId,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub text: String,
    pub suggestion: String,
    pub unsafe_to_drive: bool,
    pub declined_by: String,
    pub reason: String,
    pub at: DateTime<Utc>,
}
