//! What each revision of an estimate changes: what is new, what takes another line's place, what all of it comes
//! to before and after; and until when its prices hold.

use crate::dates::{ShopZone, add_days, local_day};
use crate::estimate::{Authorisation, Estimate};
use crate::ids::{EstimateId, LineId};
use crate::line::{Line, LineState};
use crate::line_answer::was_withdrawn;
use crate::money::Money;
use crate::refusal::Refusal;
use crate::shop::Settings;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EstimateRevision {
    pub estimate_id: EstimateId,
    pub revision: i64,
    /// Offered for the first time, and in no other line's place.
    pub added: Vec<AddedOffer>,
    pub replaced: Vec<ReplacedOffer>,
    /// What had been offered until then comes to, but for what was said no to, and for what was agreed to and
    /// dropped since.
    pub sum_before: Money,
    pub sum_after: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AddedOffer {
    pub line_id: LineId,
    pub name: String,
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ReplacedOffer {
    pub line_id: LineId,
    pub name: String,
    pub name_before: String,
    pub amount_before: Money,
    pub amount: Money,
}

/// What waits for an answer though the last day of its prices is over: it is offered once more, or said no to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LapsedOffer {
    /// The last day of those prices that ended first.
    pub until: NaiveDate,
    pub lines: Vec<LineId>,
}

/// Seen from when, and how long the shop's quotes hold.
#[derive(Clone, Copy, Debug)]
pub struct QuotesHold {
    pub today: NaiveDate,
    pub zone: ShopZone,
    pub days: i64,
}

/// The newest estimate that offers a line: its prices are those that are answered.
fn offered_last(estimates: &[Estimate], id: LineId) -> Option<&Estimate> {
    estimates.iter().rev().find(|estimate| estimate.lines.iter().any(|one| one.line_id == id))
}

impl QuotesHold {
    /// As this shop's do, seen from a day.
    pub const fn of(settings: &Settings, today: NaiveDate) -> Self {
        Self { today, zone: settings.zone, days: settings.papers.quote_valid_days }
    }

    /// The last day on which what was offered then still holds.
    pub fn until(self, issued_at: DateTime<Utc>) -> NaiveDate {
        add_days(local_day(issued_at, self.zone), self.days)
    }

    /// The last day on which all that still waits holds: each line as long as the estimate that offered it last.
    /// None where nothing waits.
    pub fn until_of_waiting(self, estimates: &[Estimate], lines: &[Line]) -> Option<NaiveDate> {
        let waiting = lines.iter().filter(|line| line.state == LineState::Offered);
        let last_offered = waiting.filter_map(|line| offered_last(estimates, line.id));
        last_offered.map(|estimate| self.until(estimate.issued_at)).min()
    }

    fn is_over(self, issued_at: DateTime<Utc>) -> bool {
        self.today > self.until(issued_at)
    }

    /// What waits though its day is over. None where all that waits still holds.
    pub fn lapsed(self, estimates: &[Estimate], lines: &[Line]) -> Option<LapsedOffer> {
        let waiting = lines.iter().filter(|line| line.state == LineState::Offered);
        let over: Vec<(NaiveDate, LineId)> = waiting
            .filter_map(|line| offered_last(estimates, line.id).map(|estimate| (estimate, line.id)))
            .filter(|(estimate, _)| self.is_over(estimate.issued_at))
            .map(|(estimate, id)| (self.until(estimate.issued_at), id))
            .collect();
        let until = over.iter().map(|(until, _)| *until).min()?;
        Some(LapsedOffer { until, lines: over.into_iter().map(|(_, id)| id).collect() })
    }

    /// A yes is a yes to prices that hold.
    ///
    /// # Errors
    /// `QuoteOver` where their last day is over.
    pub fn check_yes(self, offer: &Estimate) -> Result<(), Refusal> {
        if self.is_over(offer.issued_at) {
            let until = self.until(offer.issued_at);
            return Err(Refusal::QuoteOver { number: offer.number.clone(), until });
        }
        Ok(())
    }
}

/// A line as it was offered last.
struct Standing {
    line: LineId,
    name: String,
    amount: Money,
    /// What it is to take the place of: that stands as it did where the customer says no.
    instead_of: Option<Box<Standing>>,
}

impl Standing {
    /// What of it stands, now that some were dropped.
    fn left(self, is_dropped: &impl Fn(LineId) -> bool, lines: &[Line]) -> Option<Self> {
        if !is_dropped(self.line) {
            return Some(self);
        }
        let was_replaced =
            |of: LineId| lines.iter().any(|line| line.id == of && line.state == LineState::Superseded);
        let before = self.instead_of.filter(|before| !was_replaced(before.line))?;
        before.left(is_dropped, lines)
    }
}

/// The revisions in their order, each beside what stood before it.
pub fn revisions(estimates: &[Estimate], lines: &[Line], answers: &[Authorisation]) -> Vec<EstimateRevision> {
    let mut standing: Vec<Standing> = Vec::new();
    let sum = |standing: &[Standing]| standing.iter().map(|of| of.amount).sum::<Money>();
    let mut told = Vec::with_capacity(estimates.len());
    for estimate in estimates {
        let is_dropped = |id: LineId| {
            let declined =
                answers.iter().any(|of| of.line_id == id && !of.approved && of.at <= estimate.issued_at);
            declined || lines.iter().any(|line| line.id == id && was_withdrawn(line, answers))
        };
        standing = standing.into_iter().filter_map(|of| of.left(&is_dropped, lines)).collect();
        let sum_before = sum(&standing);
        let (mut added, mut replaced) = (Vec::new(), Vec::new());
        for offered in &estimate.lines {
            let line = lines.iter().find(|line| line.id == offered.line_id);
            let instead = line.and_then(|line| line.supersedes_id);
            let place = standing.iter().position(|of| Some(of.line) == instead || of.line == offered.line_id);
            let before = place.map(|place| standing.remove(place));
            let (line_id, name, amount) = (offered.line_id, offered.name.clone(), offered.amount);
            match &before {
                // Offered once more as it stood: nothing of it is another.
                Some(again) if again.line == line_id && again.name == name && again.amount == amount => {}
                Some(Standing { name: name_before, amount: amount_before, .. }) => {
                    let (name_before, amount_before) = (name_before.clone(), *amount_before);
                    replaced.push(ReplacedOffer { line_id, name, name_before, amount_before, amount });
                }
                None => added.push(AddedOffer { line_id, name, amount }),
            }
            let instead_of = match before {
                Some(again) if again.line == line_id => again.instead_of,
                other => other.map(Box::new),
            };
            standing.push(Standing { line: line_id, name: offered.name.clone(), amount, instead_of });
        }
        told.push(EstimateRevision {
            estimate_id: estimate.id,
            revision: estimate.revision,
            added,
            replaced,
            sum_before,
            sum_after: sum(&standing),
        });
    }
    told
}
