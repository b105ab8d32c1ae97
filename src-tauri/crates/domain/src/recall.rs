//! 召回 and 服务活动: what a maker wants done to a range of its cars. It is closed by a visit on
//! which it was done.

use crate::ids::{LineId, PersonId, RecallId, VehicleId, WorkOrderId};
use crate::job::Job;
use crate::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use crate::money::{Hours, Money, Quantity, Rate};
use crate::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional, required};
use crate::shop::Settings;
use crate::vin::{Vin, is_vin_sign};
use crate::work_order::WorkOrder;
use crate::work_order::stage::Stage;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recall {
    pub id: RecallId,
    /// The maker's own number of it.
    pub recall_number: String,
    pub name: String,
    /// What is done to the car.
    pub text: String,
    /// The maker, by the three characters every number of its cars begins with.
    pub wmi: String,
    /// The first and the last number it is about, or what they begin with.
    pub vin_from: String,
    pub vin_to: String,
    /// A recall; without it a service action that can wait for the next service.
    pub safety: bool,
    pub active: bool,
    /// What the maker pays of work; nought where it did not say.
    pub hours: Hours,
    pub version: i64,
}

/// What is typed of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecallTyped {
    pub recall_number: String,
    pub name: String,
    pub text: String,
    pub vin_from: String,
    /// Blank: all that begin with the first.
    pub vin_to: String,
    pub safety: bool,
    pub active: bool,
    /// None: as it was.
    #[serde(default)]
    #[ts(optional, as = "Option<Hours>")]
    pub hours: Option<Hours>,
}

/// It was done to a car, on a visit of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RecallDone {
    pub id: i64,
    pub recall_id: RecallId,
    pub vehicle_id: VehicleId,
    pub work_order_id: WorkOrderId,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

/// By this line it is done on a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecallLine {
    pub id: i64,
    pub recall_id: RecallId,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
}

/// Whose car it is stands in the first three characters.
const WMI: usize = 3;
const WHOLE: usize = 17;
/// The ninth is reckoned from the others: it says nothing of which car came first.
const CHECK_PLACE: usize = 8;

/// The maker's part of a number, where there is that much of it.
pub fn wmi_of(vin: &str) -> Option<&str> {
    vin.get(..WMI)
}

/// So much of a number as tells an order.
fn in_order(vin: &str, length: usize) -> Vec<char> {
    let told = vin.chars().take(length).enumerate();
    told.filter(|(place, _)| *place != CHECK_PLACE).map(|(_, c)| c).collect()
}

impl RecallTyped {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without a name or for a text too long, `RecallRange` for numbers that are no range.
    pub fn kept(&self, id: RecallId, version: i64) -> Result<Recall, Refusal> {
        let number = |typed: &str| Vin::normalised(typed).map(|vin| vin.as_str().to_owned());
        let vin_from = number(&self.vin_from).ok_or(Refusal::RecallRange)?;
        let vin_to = number(&self.vin_to).unwrap_or_else(|| vin_from.clone());
        let length = vin_from.len();
        let is_range = (WMI..=WHOLE).contains(&length)
            && vin_to.len() == length
            && [&vin_from, &vin_to].into_iter().all(|vin| vin.chars().all(is_vin_sign))
            && wmi_of(&vin_from) == wmi_of(&vin_to)
            && in_order(&vin_from, length) <= in_order(&vin_to, length);
        if !is_range {
            return Err(Refusal::RecallRange);
        }
        Ok(Recall {
            id,
            recall_number: optional("recall_number", &self.recall_number, MAX_NAME_LEN)?,
            name: required("name", &self.name, MAX_NAME_LEN)?,
            text: optional("text", &self.text, MAX_TEXT_LEN)?,
            wmi: vin_from.chars().take(WMI).collect(),
            vin_from,
            vin_to,
            safety: self.safety,
            active: self.active,
            hours: hours_of(self.hours.unwrap_or(Hours::ZERO))?,
            version,
        })
    }
}

fn hours_of(typed: Hours) -> Result<Hours, Refusal> {
    in_range("hours", typed.0, Hours::MAX.0)?;
    Ok(typed)
}

impl RecallLine {
    /// The line it stands on by now: its own, or the one that took that one's place.
    fn stands<'a>(&self, lines: &'a [Line]) -> Option<&'a Line> {
        let mut at = lines.iter().find(|line| line.id == self.line_id)?;
        let mut passed = vec![at.id];
        while at.state == LineState::Superseded {
            // What took its place may have been replaced itself since; what the customer said no to never did.
            let next = lines.iter().find(|line| {
                let took_it = line.state.is_payable() || line.state == LineState::Superseded;
                line.supersedes_id == Some(at.id) && took_it && !passed.contains(&line.id)
            })?;
            passed.push(next.id);
            at = next;
        }
        Some(at)
    }
}

/// The recalls of which a line stands on the visit, asked or agreed to.
pub fn planned_on(planned: &[RecallLine], lines: &[Line]) -> Vec<RecallId> {
    let stands = |of: &&RecallLine| of.stands(lines).is_some_and(|line| line.state.is_payable());
    planned.iter().filter(stands).map(|of| of.recall_id).collect()
}

/// Which of them the work of the visit did: the line was agreed to, and its newest try is finished.
pub fn done_by(planned: &[RecallLine], lines: &[Line], done: &[Job]) -> Vec<RecallId> {
    let is_done = |line: &Line| {
        line.is_done() && (!line.figures.kind.is_job() || done.iter().any(|job| job.line_id == line.id))
    };
    let was_done = |of: &&RecallLine| of.stands(lines).is_some_and(is_done);
    planned.iter().filter(was_done).map(|of| of.recall_id).collect()
}

impl Recall {
    /// Its work as a line: as the price list has it, or as free work; the maker pays. Its own hours go before
    /// the list's, as they are what the maker pays.
    pub fn work(&self, listed: Option<LineFigures>, make: &str, settings: &Settings) -> LineFigures {
        let kind = LineKind::Labour;
        let free = || LineFigures {
            kind,
            category: Category::Free,
            payer: Payer::Manufacturer,
            payer_name: String::new(),
            claim_number: String::new(),
            code: String::new(),
            name: self.name.clone(),
            brand: String::new(),
            specification: String::new(),
            unit: String::new(),
            quantity: Quantity(1000),
            hours: Hours::ZERO,
            unit_price: settings.hour_rate,
            price_basis: settings.price_basis,
            discount_rate: Rate::default(),
            discount: Money::ZERO,
            tax_rate: settings.tax_of(kind),
            cost: Money::ZERO,
            origin: PartOrigin::Stock,
            grade: None,
            warranty: None,
        };
        let of_list = listed.unwrap_or_else(free);
        let hours = if self.hours > Hours::ZERO { self.hours } else { of_list.hours };
        let payer_name = if make.trim().is_empty() { self.wmi.clone() } else { make.to_owned() };
        LineFigures {
            category: Category::Free,
            payer: Payer::Manufacturer,
            payer_name,
            specification: self.recall_number.clone(),
            hours,
            ..of_list
        }
    }

    /// It may be put on a visit of this car.
    ///
    /// # Errors
    /// `RecallNotOfVisit` where it is not about the car, or is over.
    pub fn check_about(&self, vin: Option<&Vin>) -> Result<(), Refusal> {
        if self.active && vin.is_some_and(|vin| self.covers(vin)) {
            return Ok(());
        }
        Err(Refusal::RecallNotOfVisit { name: self.name.clone() })
    }

    /// Whether it is about this car. A number that was noted in part is in no range.
    pub fn covers(&self, vin: &Vin) -> bool {
        // The end of a number, which is what is noted of many, begins like another maker's whole one.
        if vin.as_str().chars().count() != WHOLE {
            return false;
        }
        let length = self.vin_from.len();
        let car = in_order(vin.as_str(), length);
        (in_order(&self.vin_from, length)..=in_order(&self.vin_to, length)).contains(&car)
    }

    /// It was done on this visit.
    ///
    /// # Errors
    /// `RecallNotOfVisit` where it is not about the visit's car, or the car was only just brought, or
    /// the visit was called off.
    pub fn done_on(
        &self,
        order: &WorkOrder,
        vin: Option<&Vin>,
        at: DateTime<Utc>,
        person_id: PersonId,
    ) -> Result<RecallDone, Refusal> {
        let at_work = !matches!(order.stage, Stage::CheckedIn | Stage::Cancelled);
        if !at_work || !vin.is_some_and(|vin| self.covers(vin)) {
            return Err(Refusal::RecallNotOfVisit { name: self.name.clone() });
        }
        Ok(RecallDone {
            id: 0,
            recall_id: self.id,
            vehicle_id: order.vehicle_id,
            work_order_id: order.id,
            at,
            person_id,
        })
    }
}
