//! 三包: what the maker of a consumer's car owes by law since its invoice, and what of it
//! the car has used up. 家用汽车产品修理更换退货责任规定 (2022), 第十八、二十四、二十七条.

use crate::dates::{ShopZone, in_the_calendar, local_day};
use crate::estimate::Authorisation;
use crate::ids::{MakerWarrantyId, VehicleId, WorkOrderId};
use crate::job::{Job, JobState};
use crate::line::{Line, LineKind, Payer};
use crate::mileage::MAX_KM;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, in_range, optional};
use crate::trade_words::plain;
use crate::work_order::WorkOrder;
use crate::work_order::stage::Stage;
use chrono::{DateTime, Months, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the maker gives one car. A maker may give more than the law asks, and never less.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MakerWarranty {
    pub id: MakerWarrantyId,
    pub vehicle_id: VehicleId,
    /// The day of the invoice it was bought with: everything counts from there.
    pub invoiced_on: NaiveDate,
    /// 三包有效期: within it a car that fails too often is exchanged or taken back.
    pub exchange_months: i64,
    pub exchange_km: i64,
    /// 包修期: within it the maker pays for repairs.
    pub repair_months: i64,
    pub repair_km: i64,
    pub note: String,
    pub version: i64,
}

/// What is typed of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MakerTerms {
    pub invoiced_on: NaiveDate,
    pub exchange_months: i64,
    pub exchange_km: i64,
    pub repair_months: i64,
    pub repair_km: i64,
    pub note: String,
}

const LEAST_EXCHANGE: (i64, i64) = (24, 50_000);
const LEAST_REPAIR: (i64, i64) = (36, 60_000);
/// Fifteen years: some makers give batteries eight, and engines ten.
const MAX_MONTHS: i64 = 180;

/// A car that stood in repair longer than this in all is exchanged or taken back.
const MAX_REPAIR_DAYS: i64 = 30;
/// So does one whose same fault was repaired more often than this.
const MAX_SAME_REPAIRS: i64 = 4;
/// So many replacements of one main part are what a maker is asked about.
const MAIN_PART_AGAIN: i64 = 2;
/// From this day of one repair on the maker owes another car, or the fares.
const DAYS_WITHOUT_A_CAR: i64 = 5;
/// Near enough to the limit that somebody plans for it.
const NEAR_DAYS: i64 = 24;

/// A repair at the maker's cost, as its visit tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakerRepair {
    pub work_order_id: WorkOrderId,
    pub number: String,
    /// It was agreed on.
    pub began: DateTime<Utc>,
    /// None while it goes on: waiting for a part counts as well.
    pub ended: Option<DateTime<Utc>>,
    pub km: Option<i64>,
    /// What was repaired, each once.
    pub faults: Vec<String>,
    pub parts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MakerRepairDays {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub days: i64,
    pub goes_on: bool,
    /// The maker owes another car for these days, or the fares.
    pub owes_a_car: bool,
}

/// A fault that was repaired, or a part that was replaced, with how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Repeated {
    pub name: String,
    pub times: i64,
    /// Once more, and it is too often.
    pub near: bool,
    pub over: bool,
}

/// One of its two periods, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MakerPeriod {
    pub until: NaiveDate,
    pub until_km: i64,
    pub runs: bool,
    pub days_left: i64,
    /// None where the clock cannot be believed, or was never read.
    pub km_left: Option<i64>,
}

/// What the car's page and the counter are told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MakerStanding {
    pub warranty: MakerWarranty,
    pub exchange: MakerPeriod,
    pub repair: MakerPeriod,
    /// All repairs within the exchange period together.
    pub days: i64,
    pub max_days: i64,
    pub days_near: bool,
    pub days_over: bool,
    pub max_same: i64,
    /// The newest first, those behind the exchange period among them.
    pub repairs: Vec<MakerRepairDays>,
    /// The most often repaired first.
    pub faults: Vec<Repeated>,
    pub parts: Vec<Repeated>,
}

impl MakerStanding {
    /// One of its periods runs yet.
    pub const fn owes(&self) -> bool {
        self.exchange.runs || self.repair.runs
    }
}

/// Where the car is now.
#[derive(Clone, Copy, Debug)]
pub struct MakerCheck {
    pub now: DateTime<Utc>,
    pub today: NaiveDate,
    pub zone: ShopZone,
    pub km: Option<i64>,
    /// The clock cannot be believed: the days decide, and nothing is taken away by it.
    pub doubtful: bool,
}

impl MakerTerms {
    /// What the law asks of every maker: what is typed begins with it.
    pub const fn least(invoiced_on: NaiveDate) -> Self {
        Self {
            invoiced_on,
            exchange_months: LEAST_EXCHANGE.0,
            exchange_km: LEAST_EXCHANGE.1,
            repair_months: LEAST_REPAIR.0,
            repair_km: LEAST_REPAIR.1,
            note: String::new(),
        }
    }

    fn check(&self, today: NaiveDate) -> Result<(), Refusal> {
        in_the_calendar("invoiced_on", self.invoiced_on)?;
        if self.invoiced_on > today {
            return Err(Refusal::bad("invoiced_on", FieldProblem::InTheFuture));
        }
        for (field, value, least, most) in [
            ("exchange_months", self.exchange_months, LEAST_EXCHANGE.0, MAX_MONTHS),
            ("exchange_km", self.exchange_km, LEAST_EXCHANGE.1, MAX_KM),
            ("repair_months", self.repair_months, LEAST_REPAIR.0, MAX_MONTHS),
            ("repair_km", self.repair_km, LEAST_REPAIR.1, MAX_KM),
        ] {
            if in_range(field, value, most)? < least {
                return Err(Refusal::BelowMakersDuty { field: field.to_owned(), least });
            }
        }
        Ok(())
    }

    /// As it is kept of a car.
    ///
    /// # Errors
    /// `BadField` for a day to come or of no calendar, for more than any maker gives and for a note
    /// too long; `BelowMakersDuty` for less than the law asks.
    pub fn of_car(
        self,
        id: MakerWarrantyId,
        vehicle_id: VehicleId,
        version: i64,
        today: NaiveDate,
    ) -> Result<MakerWarranty, Refusal> {
        self.check(today)?;
        Ok(MakerWarranty {
            id,
            vehicle_id,
            invoiced_on: self.invoiced_on,
            exchange_months: self.exchange_months,
            exchange_km: self.exchange_km,
            repair_months: self.repair_months,
            repair_km: self.repair_km,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            version,
        })
    }
}

impl MakerPeriod {
    fn of(invoiced_on: NaiveDate, months: i64, until_km: i64, check: MakerCheck) -> Self {
        let months = Months::new(u32::try_from(months).unwrap_or_default());
        let until = invoiced_on.checked_add_months(months).unwrap_or(NaiveDate::MAX);
        let km = check.km.filter(|_| !check.doubtful);
        Self {
            until,
            until_km,
            runs: check.today <= until && km.is_none_or(|km| km <= until_km),
            days_left: (until - check.today).num_days(),
            km_left: km.map(|km| until_km - km),
        }
    }
}

impl MakerRepair {
    /// Each whole day and night is a day, and what is left over is one as well.
    fn days(&self, now: DateTime<Utc>) -> i64 {
        let stood = (self.ended.unwrap_or(now) - self.began).max(TimeDelta::seconds(1));
        let day = TimeDelta::days(1).num_seconds();
        stood.num_seconds().max(1).saturating_add(day - 1) / day
    }

    /// What a visit repaired at the maker's cost; nothing where the maker pays nothing of it.
    pub fn of(
        order: &WorkOrder,
        lines: &[Line],
        jobs: &[Job],
        authorisations: &[Authorisation],
    ) -> Option<Self> {
        let of_maker: Vec<&Line> =
            lines.iter().filter(|line| line.is_done() && line.figures.payer == Payer::Manufacturer).collect();
        if of_maker.is_empty() || order.stage == Stage::Cancelled {
            return None;
        }
        let is_of_maker = |id| of_maker.iter().any(|line| line.id == id);
        let agreed = authorisations.iter().filter(|said| said.approved && is_of_maker(said.line_id));
        let own = || jobs.iter().filter(|job| job.state != JobState::Cancelled && is_of_maker(job.line_id));
        let all_over = own().next().is_some() && own().all(|job| job.finished_at.is_some());
        let finished = own().filter_map(|job| job.finished_at).max().filter(|_| all_over);
        let named = |is_part: bool| {
            let mut names: Vec<String> = Vec::new();
            for line in of_maker.iter().filter(|line| (line.figures.kind == LineKind::Part) == is_part) {
                if !names.contains(&line.figures.name) {
                    names.push(line.figures.name.clone());
                }
            }
            names
        };
        let (faults, parts) = (named(false), named(true));
        Some(Self {
            work_order_id: order.id,
            number: order.number.clone(),
            began: agreed.map(|said| said.at).min().unwrap_or(order.checked_in_at),
            ended: finished.or(order.delivered_at),
            km: order.mileage_km,
            // A visit on which nothing but parts was written repaired those.
            faults: if faults.is_empty() { parts.clone() } else { faults },
            parts,
        })
    }
}

/// How often each name stands there, the most often first; one name, however it is said.
fn repeated<'a>(names: impl Iterator<Item = &'a String>, near: i64, over: i64) -> Vec<Repeated> {
    let mut all: Vec<(String, Repeated)> = Vec::new();
    for name in names {
        let called = plain(name);
        match all.iter_mut().find(|(known, _)| *known == called) {
            Some((_, counted)) => counted.times += 1,
            None => all.push((called, Repeated { name: name.clone(), times: 1, near: false, over: false })),
        }
    }
    let mut told: Vec<Repeated> = all
        .into_iter()
        .map(|(_, counted)| {
            let over = counted.times >= over;
            Repeated { near: counted.times >= near && !over, over, ..counted }
        })
        .collect();
    told.sort_by_key(|counted| std::cmp::Reverse(counted.times));
    told
}

impl MakerWarranty {
    /// How it stands after these repairs, which are told the newest first. One that began behind the exchange period is
    /// no ground for an exchange; a loan car is owed for it as long as the maker repairs (SAMR order 43).
    pub fn standing(self, repairs: Vec<MakerRepair>, check: MakerCheck) -> MakerStanding {
        let exchange = MakerPeriod::of(self.invoiced_on, self.exchange_months, self.exchange_km, check);
        let repair = MakerPeriod::of(self.invoiced_on, self.repair_months, self.repair_km, check);
        let began_in = |one: &MakerRepair, period: &MakerPeriod| {
            let began = local_day(one.began, check.zone);
            began >= self.invoiced_on
                && began <= period.until
                && (check.doubtful || one.km.is_none_or(|km| km <= period.until_km))
        };
        let owed = |one: &MakerRepair| began_in(one, &repair) || began_in(one, &exchange);
        let repairs: Vec<MakerRepair> = repairs.into_iter().filter(owed).collect();
        let counted: Vec<&MakerRepair> = repairs.iter().filter(|one| began_in(one, &exchange)).collect();
        let days: i64 = counted.iter().map(|one| one.days(check.now)).sum();
        MakerStanding {
            exchange,
            repair,
            days,
            max_days: MAX_REPAIR_DAYS,
            days_near: (NEAR_DAYS..=MAX_REPAIR_DAYS).contains(&days),
            days_over: days > MAX_REPAIR_DAYS,
            max_same: MAX_SAME_REPAIRS,
            faults: repeated(
                counted.iter().flat_map(|one| &one.faults),
                MAX_SAME_REPAIRS,
                MAX_SAME_REPAIRS + 1,
            ),
            parts: repeated(counted.iter().flat_map(|one| &one.parts), MAIN_PART_AGAIN, MAIN_PART_AGAIN),
            repairs: repairs
                .iter()
                .map(|one| {
                    let days = one.days(check.now);
                    MakerRepairDays {
                        work_order_id: one.work_order_id,
                        number: one.number.clone(),
                        days,
                        goes_on: one.ended.is_none(),
                        owes_a_car: days > DAYS_WITHOUT_A_CAR,
                    }
                })
                .collect(),
            warranty: self,
        }
    }
}
