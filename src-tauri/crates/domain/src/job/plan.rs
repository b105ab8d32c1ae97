//! What the foreman decides about a job, and what the technician writes down
//! about it: the bounds of both, and how a job is shared.

use crate::dates::HALF_HOUR;
use crate::ids::PersonId;
use crate::job::{JobShare, JobState, Measurement};
use crate::money::{Hours, Money, Rate};
use crate::operation::AskedValue;
use crate::person::Person;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use crate::spread::spread;
use chrono::{DateTime, TimeDelta, Utc};

/// The whole of a job, in hundredths of a per cent.
pub const WHOLE: Rate = Rate(10_000);
/// A job takes no longer than ten weeks of working days.
pub const MAX_PLANNED_MINUTES: i64 = 50 * 8 * 60;
pub const MAX_MEASUREMENTS: usize = 50;
/// More jobs no car has that somebody takes in one hand.
pub const MAX_LAID_AT_ONCE: usize = 50;

/// Everybody the same part, in hundredths of a per cent: of three who share a
/// job the first has 33.34, the others 33.33 each.
pub fn shared_equally(people: &[PersonId]) -> Vec<JobShare> {
    let parts = spread(Money(WHOLE.0), &vec![Money(1); people.len()]);
    let shares = people.iter().zip(parts);
    shares.map(|(person, part)| JobShare { person_id: *person, share: Rate(part.0) }).collect()
}

/// Each alone in range, so that adding them up cannot run over; and together
/// the whole job.
///
/// # Errors
/// `SharesOff` where a share is nothing or out of range, or they are not the whole together.
pub fn check_shares(shares: &[JobShare]) -> Result<(), Refusal> {
    if let Some(off) = shares.iter().find(|share| !(0..=WHOLE.0).contains(&share.share.0)) {
        return Err(Refusal::SharesOff { percent: off.share.percent_plain() });
    }
    let total: i64 = shares.iter().map(|s| s.share.0).sum();
    let each_real = shares.iter().all(|s| s.share.0 > 0);
    if total == WHOLE.0 && each_real {
        Ok(())
    } else {
        Err(Refusal::SharesOff { percent: format!("{}.{:02}", total / 100, total % 100) })
    }
}

/// Those a job is given to: technicians of the shop who still work there, each once.
///
/// # Errors
/// `BadField` for anybody else, and for who is named twice.
pub fn check_technicians(named: &[Person]) -> Result<(), Refusal> {
    let mut seen: Vec<PersonId> = Vec::with_capacity(named.len());
    for person in named {
        if seen.contains(&person.id) || !person.is_given_jobs() {
            return Err(Refusal::bad("technicians", FieldProblem::Unknown));
        }
        seen.push(person.id);
    }
    Ok(())
}

/// The standard hours of a job in minutes, half a minute counted as a whole
/// one: a hundredth of an hour is 0.6 of them.
pub const fn standard_minutes(hours: Hours) -> i64 {
    (hours.0.saturating_mul(60).saturating_add(50)).div_euclid(100)
}

/// How long a job is planned to take. What nobody planned takes its standard
/// hours, and at least a block that is found with a finger.
pub fn planned_length(planned_minutes: i64, hours: Hours) -> i64 {
    let planned = match planned_minutes {
        1.. => planned_minutes,
        _ => standard_minutes(hours).max(HALF_HOUR),
    };
    planned.min(MAX_PLANNED_MINUTES)
}

/// What a job takes of the day of whoever shares it.
#[derive(Clone, Copy, Debug)]
pub struct JobLoad<'a> {
    pub state: JobState,
    pub technicians: &'a [JobShare],
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
    pub hours: Hours,
    pub started_at: Option<DateTime<Utc>>,
    /// Since when it runs, stands still, or is done.
    pub since: Option<DateTime<Utc>>,
}

/// The day a board shows.
#[derive(Clone, Copy, Debug)]
pub struct BoardDay {
    pub begins: DateTime<Utc>,
    pub opens: DateTime<Utc>,
    pub ends: DateTime<Utc>,
}

/// Where a job lies on the board, and how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// None where nobody planned it and nobody is at it.
    pub begins_at: Option<DateTime<Utc>>,
    pub minutes: i64,
}

impl JobLoad<'_> {
    /// Begun before its time a job lies where it was begun. What is done takes
    /// the time it took and no more than was planned; where no plan says when it
    /// was to begin, or it was done before that, it lies where it ended.
    pub fn block(&self, opens: DateTime<Utc>) -> Block {
        let planned = planned_length(self.planned_minutes, self.hours);
        match (self.state, self.since) {
            (JobState::Finished, Some(ended)) => {
                let begins_at = self.planned_start.filter(|start| *start < ended).unwrap_or_else(|| {
                    let last = ended - TimeDelta::minutes(planned);
                    let begun = self.started_at.unwrap_or(last).max(last).max(opens);
                    begun.min(ended - TimeDelta::minutes(HALF_HOUR))
                });
                let took = nearest_minutes(ended - begins_at).max(HALF_HOUR);
                Block { begins_at: Some(begins_at), minutes: planned.min(took) }
            }
            (JobState::Running, since) => {
                Block { begins_at: self.planned_start.into_iter().chain(since).min(), minutes: planned }
            }
            _ => Block { begins_at: self.planned_start, minutes: planned },
        }
    }

    /// The minutes of the day it takes of a person: their part of what is
    /// planned, of what is done no more than its block on the board, and nothing
    /// when that lies on another day.
    pub fn minutes_of(&self, person: PersonId, day: BoardDay) -> i64 {
        let planned = self.part_of(person);
        if self.state != JobState::Finished {
            return planned;
        }
        let block = self.block(day.opens);
        match block.begins_at {
            Some(start) if start < day.begins || start >= day.ends => 0,
            _ => planned.min(block.minutes),
        }
    }

    /// The person's part of the minutes planned for it.
    fn part_of(&self, person: PersonId) -> i64 {
        let share = self.technicians.iter().find(|share| share.person_id == person);
        let planned = planned_length(self.planned_minutes, self.hours);
        share.map_or(0, |share| planned.saturating_mul(share.share.0) / WHOLE.0)
    }
}

/// Half a minute counts as a whole one, as of the standard hours.
const fn nearest_minutes(took: TimeDelta) -> i64 {
    (took.num_seconds() + 30).div_euclid(60)
}

/// How long the job is to take.
///
/// # Errors
/// `BadField` below nought, or for more than a job ever takes.
pub fn planned_minutes(minutes: i64) -> Result<i64, Refusal> {
    in_range("planned_minutes", minutes, MAX_PLANNED_MINUTES)
}

/// What was measured, as it is kept. What one of those who share a job measured
/// stays when the next one finishes. What the operation asks with limits is kept with them.
///
/// # Errors
/// `BadField` for a datum without name or value, for a value that is no number, or for too many
/// of them.
pub fn with_measurements(
    mut earlier: Vec<Measurement>,
    typed: Vec<Measurement>,
    asked: &[AskedValue],
) -> Result<Vec<Measurement>, Refusal> {
    for datum in typed {
        let datum = Measurement {
            name: required("measurements", &datum.name, MAX_NAME_LEN)?,
            value: required("measurements", &datum.value, MAX_NAME_LEN)?,
            unit: optional("unit", &datum.unit, MAX_NAME_LEN)?,
            limits: None,
        };
        if !datum.is_readable() {
            return Err(Refusal::bad("measurements", FieldProblem::NotANumber));
        }
        earlier.push(datum.held_against(asked));
    }
    if earlier.len() > MAX_MEASUREMENTS {
        return Err(Refusal::bad("measurements", FieldProblem::TooLarge));
    }
    Ok(earlier)
}

/// What an earlier one wrote stays above what the next one adds; the same words
/// are not kept twice.
///
/// # Errors
/// `BadField` where what was typed, or all together, is too long.
pub fn with_note(earlier: &str, typed: &str) -> Result<String, Refusal> {
    let typed = optional("note", typed, MAX_TEXT_LEN)?;
    if typed.is_empty() || format!("\n{earlier}\n").contains(&format!("\n{typed}\n")) {
        return Ok(earlier.to_owned());
    }
    optional("note", &format!("{earlier}\n{typed}"), MAX_TEXT_LEN)
}
