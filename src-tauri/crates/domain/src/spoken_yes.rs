//! What a customer agreed to on the telephone alone. Up to the shop's limit a word is taken; what comes to more
//! is noted when it is said, and confirmed in writing before the car leaves.

use crate::estimate::{Authorisation, AuthorisationMeans, newest_answer};
use crate::ids::LineId;
use crate::line::{Line, LineState, Payer};
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional, required};
use serde::Serialize;
use ts_rs::TS;

/// The lines nobody has in writing, and what they come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SpokenYes {
    pub lines: Vec<LineId>,
    pub amount: Money,
}

impl AuthorisationMeans {
    /// Said, and written nowhere by the customer.
    pub const fn is_spoken(self) -> bool {
        matches!(self, Self::Phone)
    }

    /// Of a call and of a message the shop keeps nothing but what was noted: no paper, no strokes.
    const fn stands_in_its_note(self) -> bool {
        matches!(self, Self::Phone | Self::Message)
    }
}

/// Whether a word is not enough for so much. Nought: a word is always taken.
fn is_over(amount: Money, limit: Money) -> bool {
    limit > Money::ZERO && amount > limit
}

/// What waits to be confirmed in writing: all that the customer pays and agreed to by a word alone, where it
/// comes to more than the shop takes on one. Several calls do not divide it.
pub fn to_be_written(lines: &[Line], answers: &[Authorisation], limit: Money) -> Option<SpokenYes> {
    let spoken = |line: &&Line| {
        line.state == LineState::Approved
            && line.figures.payer == Payer::Customer
            && newest_answer(line, lines, answers).is_some_and(|answer| answer.means.is_spoken())
    };
    let spoken: Vec<&Line> = lines.iter().filter(spoken).collect();
    let amount: Money = spoken.iter().map(|line| line.amount).sum();
    is_over(amount, limit).then(|| SpokenYes { lines: spoken.iter().map(|line| line.id).collect(), amount })
}

/// What was said in a call or by a message, as it is kept: who was reached, under which number, in which words.
/// A message nobody wrote down would be a call by another name.
///
/// # Errors
/// `BadField` for a text too long, and for none where it said yes to more than a word is taken for.
pub fn call_note(
    note: &str,
    means: AuthorisationMeans,
    approved: Money,
    limit: Money,
) -> Result<String, Refusal> {
    if means.stands_in_its_note() && is_over(approved, limit) {
        required("call_note", note, MAX_TEXT_LEN)
    } else {
        optional("call_note", note, MAX_TEXT_LEN)
    }
}

/// A confirmation is no other call.
///
/// # Errors
/// `BadField` for a means that writes nothing.
pub fn check_written(means: AuthorisationMeans) -> Result<(), Refusal> {
    if means.is_spoken() { Err(Refusal::bad("means", FieldProblem::Unknown)) } else { Ok(()) }
}
