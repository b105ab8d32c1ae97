//! An estimate is issued whole and never edited: new work makes a new
//! revision. What the customer answered is kept line by line.

use crate::ids::{EstimateId, LineId, PersonId, WorkOrderId};
use crate::inspection::Signature;
use crate::line::{Line, LineFigures, LineState, PartGrade};
use crate::money::{Hours, Money, Quantity, Rate};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, required};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Estimate {
    pub id: EstimateId,
    pub number: String,
    pub work_order_id: WorkOrderId,
    pub revision: i64,
    pub issued_at: DateTime<Utc>,
    pub issued_by: PersonId,
    /// The lines as they were offered, with their amounts at that moment.
    pub lines: Vec<OfferedLine>,
    pub total: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OfferedLine {
    pub line_id: LineId,
    pub name: String,
    pub amount: Money,
    /// Absent in estimates of the first files, which kept the amount alone.
    #[serde(default)]
    pub asked: Option<QuotedTerms>,
}

impl Estimate {
    /// Nobody has answered any of it yet.
    pub fn is_unanswered(&self, lines: &[Line]) -> bool {
        let waits = |offered: &OfferedLine| {
            lines.iter().any(|line| line.id == offered.line_id && line.state == LineState::Offered)
        };
        self.lines.iter().all(waits)
    }
}

impl OfferedLine {
    /// The line as it is offered now.
    pub fn of(line: &Line) -> Self {
        Self {
            line_id: line.id,
            name: line.figures.name.clone(),
            amount: line.amount,
            asked: Some(QuotedTerms::of(&line.figures)),
        }
    }

    /// The line as the customer heard it, whatever became of it since.
    pub fn as_heard(&self, lines: &[Line]) -> Option<Line> {
        let mut line = lines.iter().find(|line| line.id == self.line_id)?.clone();
        line.amount = self.amount;
        line.figures.name.clone_from(&self.name);
        if let Some(asked) = &self.asked {
            line.figures.unit_price = asked.unit_price;
            line.figures.quantity = asked.quantity;
            line.figures.hours = asked.hours;
            // What was taken off since is not what the customer heard.
            line.figures.discount_rate = Rate::ZERO;
            line.figures.discount = (line.figures.gross() - self.amount).max(Money::ZERO);
        }
        Some(line)
    }
}

/// What one unit was to cost, and how many of them, as the customer heard it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct QuotedTerms {
    pub unit_price: Money,
    pub quantity: Quantity,
    pub hours: Hours,
}

impl QuotedTerms {
    pub const fn of(figures: &LineFigures) -> Self {
        Self { unit_price: figures.unit_price, quantity: figures.quantity, hours: figures.hours }
    }

    /// What the customer was asked for this line when the answer was yes. The line itself
    /// may have moved since; of the first files nothing else is known.
    pub fn last_heard(line: &Line, estimates: &[Estimate]) -> Self {
        let mut offers = estimates.iter().rev().flat_map(|estimate| &estimate.lines);
        let heard =
            offers.find(|offered| offered.line_id == line.id).and_then(|offered| offered.asked.clone());
        heard.unwrap_or_else(|| Self::of(&line.figures))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum AuthorisationMeans {
    /// Drawn on the screen, and kept.
    Signature,
    /// Signed on a paper, which is named.
    Paper,
    Phone,
    Message,
    /// Pressed and drawn by the customer on their own phone, by a link the
    /// counter gave out. Nobody of the shop writes down such an answer.
    OwnPhone,
}

impl AuthorisationMeans {
    pub const ALL: [Self; 5] = [Self::Signature, Self::Paper, Self::Phone, Self::Message, Self::OwnPhone];

    /// By what somebody of the shop may say that a customer answered.
    ///
    /// # Errors
    ///
    /// What the customer answers on their own phone nobody writes down for them.
    pub fn written_down(self) -> Result<Self, Refusal> {
        if self == Self::OwnPhone { Err(Refusal::bad("means", FieldProblem::Unknown)) } else { Ok(self) }
    }
}

/// One answer to one line: who, by which means, when, how much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Authorisation {
    pub id: i64,
    pub work_order_id: WorkOrderId,
    pub estimate_id: EstimateId,
    pub line_id: LineId,
    pub approved: bool,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub amount: Money,
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
    /// The number of the paper that was signed, where one was.
    pub paper: String,
    /// What was answered at once, and how, as it was kept. None in answers of
    /// the first files.
    pub counterfoil_id: Option<i64>,
    /// What was said in the call it came by, or what the message said; empty where nobody wrote that down.
    #[serde(default)]
    pub note: String,
    /// The checksum of what the customer's own phone showed. Empty by all other
    /// means, where somebody of the shop read it out.
    #[serde(default)]
    pub shown: String,
}

/// The newest answer to a line: what was agreed and dropped later was a yes all the same.
pub fn answer_to(answers: &[Authorisation], line: LineId) -> Option<&Authorisation> {
    answers.iter().rfind(|answer| answer.line_id == line)
}

/// The newest answer by which a line was agreed to: its own, or that to the one whose place it took unasked.
pub fn newest_answer<'a>(
    line: &Line,
    lines: &[Line],
    answers: &'a [Authorisation],
) -> Option<&'a Authorisation> {
    let (mut at, mut passed) = (line, Vec::new());
    loop {
        if let Some(answer) = answer_to(answers, at.id) {
            return Some(answer);
        }
        passed.push(at.id);
        let before = at.supersedes_id.filter(|id| !passed.contains(id))?;
        at = lines.iter().find(|line| line.id == before)?;
    }
}

/// What stands behind the word "signed": the strokes as they were drawn, or the
/// paper that carries them, by its number. A word said by phone has neither. What
/// the customer answers on their own phone is not asked here: nobody writes it
/// down for them.
///
/// # Errors
/// `BadField` for the means of the customer's own phone, for a signature that is missing or
/// none, or a paper without its number.
pub fn consent(
    means: AuthorisationMeans,
    signature: Option<Signature>,
    paper: &str,
) -> Result<(Option<Signature>, String), Refusal> {
    match means.written_down()? {
        AuthorisationMeans::Signature => match signature {
            Some(signature) => signature.check().map(|()| (Some(signature), String::new())),
            None => Err(Refusal::bad("signature", FieldProblem::Empty)),
        },
        AuthorisationMeans::Paper => Ok((None, required("paper", paper, MAX_NAME_LEN)?)),
        AuthorisationMeans::Phone | AuthorisationMeans::Message | AuthorisationMeans::OwnPhone => {
            Ok((None, String::new()))
        }
    }
}

/// A yes to a part that was in use before stands in writing: drawn, on paper, or as a
/// message. What was said on the telephone is written nowhere.
///
/// # Errors
///
/// `NeedsWrittenYes` for such a part answered by telephone.
pub fn is_in_writing(line: &Line, means: AuthorisationMeans) -> Result<(), Refusal> {
    let is_old = line.figures.grade.is_some_and(PartGrade::needs_written_yes);
    if is_old && means == AuthorisationMeans::Phone {
        return Err(Refusal::NeedsWrittenYes { name: line.figures.name.clone() });
    }
    Ok(())
}

/// A line may be edited while it is a draft. An approved line may move within
/// the authorised amount plus the shop's overrun limit, and so may its price and
/// its number each: two litres at 100 were never agreed to be one at 200. Beyond
/// that the customer is asked again.
///
/// # Errors
/// What `may_be_edited` refuses; `OverAuthorised` for the amount, `FigureOverAuthorised` for
/// the price or the number alone.
pub fn may_change(
    line: &Line,
    new: &LineFigures,
    new_amount: Money,
    asked: &QuotedTerms,
    overrun_limit: Rate,
) -> Result<(), Refusal> {
    line.may_be_edited()?;
    if line.state == LineState::Draft {
        return Ok(());
    }
    let authorised = line.authorised_amount.unwrap_or(line.amount);
    if new_amount > authorised + authorised.share(overrun_limit) {
        return Err(Refusal::OverAuthorised { amount: new_amount, authorised });
    }
    let over = |field: &str, authorised: String| {
        Err(Refusal::FigureOverAuthorised { field: field.to_owned(), authorised })
    };
    if rises(asked.unit_price.0, new.unit_price.0, overrun_limit) {
        return over("unit_price", asked.unit_price.plain());
    }
    if new.kind.is_by_hours() {
        if rises(asked.hours.0, new.hours.0, overrun_limit) {
            return over("hours", asked.hours.plain());
        }
    } else if rises(asked.quantity.0, new.quantity.0, overrun_limit) {
        return over("quantity", asked.quantity.plain());
    }
    Ok(())
}

fn rises(from: i64, to: i64, limit: Rate) -> bool {
    i128::from(to) * 10_000 > i128::from(from) * (10_000 + i128::from(limit.0))
}
