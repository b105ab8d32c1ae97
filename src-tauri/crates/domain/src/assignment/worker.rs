//! The file of somebody who repairs: trades, certificates, and when they are there.

use crate::dates::in_the_calendar_if_any;
use crate::ids::{PersonId, WorkerFileId};
use crate::operation::{SkillLevel, Trade};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional, required};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More than anybody holds papers for.
const MAX_CERTIFICATES: usize = 30;
/// Two a day, around a long lunch.
const MAX_SHIFTS: usize = 14;
const MINUTES_OF_A_DAY: i64 = 24 * 60;

/// What somebody can, holds papers for, and when they are there. Who has no such file can do anything, as far as
/// the shop said, and is there as long as it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerFile {
    pub id: WorkerFileId,
    pub person_id: PersonId,
    pub skills: Vec<Skill>,
    pub certificates: Vec<WorkerCertificate>,
    /// None is: as long as the shop is open.
    pub shifts: Vec<WorkShift>,
    pub version: i64,
}

/// A trade, and how well somebody knows it, or must.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Skill {
    pub trade: Trade,
    pub level: SkillLevel,
}

/// 证书: an electrician's licence, a welder's card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WorkerCertificate {
    pub name: String,
    pub number: String,
    /// Without it this trade is not theirs to work in, once it has run out.
    pub trade: Option<Trade>,
    /// The last day on which it holds.
    pub valid_until: Option<NaiveDate>,
}

/// When somebody is there on a day of the week, in minutes from midnight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct WorkShift {
    /// Monday 1 to Sunday 7.
    pub weekday: u8,
    pub begins_minute: i64,
    pub ends_minute: i64,
}

impl WorkerFile {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` for a trade named twice, a certificate without a name, or shifts that are none.
    pub fn checked(self) -> Result<Self, Refusal> {
        let mut trades: Vec<Trade> = self.skills.iter().map(|skill| skill.trade).collect();
        trades.sort_unstable();
        trades.dedup();
        if trades.len() != self.skills.len() {
            return Err(Refusal::bad("skills", FieldProblem::Taken));
        }
        if self.certificates.len() > MAX_CERTIFICATES {
            return Err(Refusal::bad("certificates", FieldProblem::TooLarge));
        }
        let certificates = self.certificates.into_iter().map(WorkerCertificate::checked);
        let certificates = certificates.collect::<Result<Vec<_>, _>>()?;
        let shifts = in_order(self.shifts)?;
        Ok(Self { certificates, shifts, ..self })
    }

    /// What they hold for a trade and ran out: all of it, as a newer one takes the place of an older.
    pub fn lapsed(&self, trade: Trade, on: NaiveDate) -> Option<&WorkerCertificate> {
        let of_trade = || self.certificates.iter().filter(|one| one.trade == Some(trade));
        if of_trade().any(|one| one.holds(on)) { None } else { of_trade().next_back() }
    }
}

impl WorkerCertificate {
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.valid_until.is_none_or(|last| on <= last)
    }

    fn checked(self) -> Result<Self, Refusal> {
        Ok(Self {
            name: required("certificates", &self.name, MAX_NAME_LEN)?,
            number: optional("certificates", &self.number, MAX_NAME_LEN)?,
            trade: self.trade,
            valid_until: in_the_calendar_if_any("certificates", self.valid_until)?,
        })
    }
}

/// Each shift begins before it ends, on a day of the week, and none while another one runs.
fn in_order(mut shifts: Vec<WorkShift>) -> Result<Vec<WorkShift>, Refusal> {
    let is_off = |shift: &WorkShift| {
        !(1..=7).contains(&shift.weekday)
            || shift.begins_minute < 0
            || shift.ends_minute <= shift.begins_minute
            || shift.ends_minute > MINUTES_OF_A_DAY
    };
    if shifts.len() > MAX_SHIFTS || shifts.iter().any(is_off) {
        return Err(Refusal::bad("shifts", FieldProblem::Unknown));
    }
    shifts.sort_unstable();
    let overlap = |pair: &[WorkShift]| {
        pair[0].weekday == pair[1].weekday && pair[1].begins_minute < pair[0].ends_minute
    };
    if shifts.windows(2).any(overlap) {
        return Err(Refusal::bad("shifts", FieldProblem::Taken));
    }
    Ok(shifts)
}
