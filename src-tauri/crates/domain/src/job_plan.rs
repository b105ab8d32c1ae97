//! What the foreman decides about a job, and what the technician writes down
//! about it: the bounds of both, and how a job is shared.

use crate::ids::PersonId;
use crate::job::{JobShare, JobState, KeyDatum};
use crate::money::{Hours, Money, Rate};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use crate::spread::spread;
use chrono::{DateTime, Utc};

/// The whole of a job, in hundredths of a per cent.
pub const WHOLE: Rate = Rate(10_000);
/// A job takes no longer than ten weeks of working days.
pub const MAX_PLANNED_MINUTES: i64 = 50 * 8 * 60;
pub const MAX_KEY_DATA: usize = 50;

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

/// The standard hours of a job in minutes, half a minute counted as a whole
/// one: a hundredth of an hour is 0.6 of them.
pub const fn standard_minutes(hours: Hours) -> i64 {
    (hours.0.saturating_mul(60).saturating_add(50)).div_euclid(100)
}

/// So short a block is still drawn and found with a finger.
const MIN_BLOCK_MINUTES: i64 = 30;

/// What a job takes of the day of whoever shares it.
#[derive(Clone, Copy, Debug)]
pub struct JobLoad<'a> {
    pub state: JobState,
    pub technicians: &'a [JobShare],
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
    /// When what is done was done.
    pub ended_at: Option<DateTime<Utc>>,
}

impl JobLoad<'_> {
    /// The minutes of the day it takes, as the board draws it: what is done
    /// takes the time it took, and nothing when it was planned for another day.
    pub fn minutes_of(&self, person: PersonId, (begins, ends): (DateTime<Utc>, DateTime<Utc>)) -> i64 {
        let planned = self.part_of(person);
        if self.state != JobState::Finished {
            return planned;
        }
        match (self.planned_start, self.ended_at) {
            (Some(start), _) if start < begins || start >= ends => 0,
            (Some(start), Some(ended)) => planned.min((ended - start).num_minutes().max(MIN_BLOCK_MINUTES)),
            _ => planned,
        }
    }

    /// The person's part of the minutes planned for it.
    fn part_of(&self, person: PersonId) -> i64 {
        let share = self.technicians.iter().find(|share| share.person_id == person);
        share.map_or(0, |share| self.planned_minutes.saturating_mul(share.share.0) / WHOLE.0)
    }
}

/// How long the job is to take.
///
/// # Errors
/// `BadField` below nought, or for more than a job ever takes.
pub fn planned_minutes(minutes: i64) -> Result<i64, Refusal> {
    in_range("planned_minutes", minutes, MAX_PLANNED_MINUTES)
}

/// What was measured, as it is kept. What one of those who share a job measured
/// stays when the next one finishes.
///
/// # Errors
/// `BadField` for a datum without name or value, for a value that is no number, or for too many
/// of them.
pub fn with_key_data(mut earlier: Vec<KeyDatum>, typed: Vec<KeyDatum>) -> Result<Vec<KeyDatum>, Refusal> {
    for datum in typed {
        let datum = KeyDatum {
            name: required("key_data", &datum.name, MAX_NAME_LEN)?,
            value: required("key_data", &datum.value, MAX_NAME_LEN)?,
            unit: optional("unit", &datum.unit, MAX_NAME_LEN)?,
        };
        if !datum.is_readable() {
            return Err(Refusal::bad("key_data", FieldProblem::NotANumber));
        }
        earlier.push(datum);
    }
    if earlier.len() > MAX_KEY_DATA {
        return Err(Refusal::bad("key_data", FieldProblem::TooLarge));
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
