//! Outside work 外协: something of the car goes to another house, against a receipt and until a day, and
//! comes back. As long as it is away nobody passes the car, and nobody calls the visit off.

use crate::dates::add_days;
use crate::ids::{OutsideWorkId, PersonId, WorkOrderId};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::shop::Settings;
use crate::shop_calendar::ShopDays;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Further off it is a slip of the pen.
const MAX_DAYS: i64 = 366;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OutsideWork {
    pub id: OutsideWorkId,
    pub work_order_id: WorkOrderId,
    /// What went out, and what is to be done to it.
    pub what: String,
    /// To which house.
    pub partner: String,
    /// Who took it there.
    pub handed_to: String,
    /// The number of the receipt they gave for it; empty where it bears none.
    pub receipt: String,
    pub sent_at: DateTime<Utc>,
    pub sent_by: PersonId,
    pub due_back_on: NaiveDate,
    /// Why it comes on another day than was agreed first; empty while that one stands.
    pub later_reason: String,
    pub back_at: Option<DateTime<Utc>>,
    pub back_by: Option<PersonId>,
    /// How it came back.
    pub result: String,
    pub version: i64,
}

/// Where a thing stands that went out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutsideStanding {
    Away,
    /// It is to be back today or on the next day on which the shop is open.
    Due,
    /// Its day is over.
    Overdue,
    Back,
}

/// What goes out, as it is written down.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SentOutside {
    pub what: String,
    pub partner: String,
    pub handed_to: String,
    pub receipt: String,
    /// None for as long as is usual.
    pub due_back_on: Option<NaiveDate>,
}

impl SentOutside {
    /// As it is kept of this visit; `usual` is the day where none was agreed.
    ///
    /// # Errors
    /// `BadField` without what, to whom and into whose hands it goes, and for a day that is over or out of
    /// all reason.
    pub fn kept(
        &self,
        work_order_id: WorkOrderId,
        usual: NaiveDate,
        today: NaiveDate,
        (sent_at, sent_by): (DateTime<Utc>, PersonId),
    ) -> Result<OutsideWork, Refusal> {
        let due_back_on = match self.due_back_on {
            None => usual,
            Some(day) => still_to_come(day, today)?,
        };
        Ok(OutsideWork {
            id: OutsideWorkId(0),
            work_order_id,
            what: required("what", &self.what, MAX_TEXT_LEN)?,
            partner: required("partner", &self.partner, MAX_NAME_LEN)?,
            handed_to: required("handed_to", &self.handed_to, MAX_NAME_LEN)?,
            receipt: optional("receipt", &self.receipt, MAX_NAME_LEN)?,
            sent_at,
            sent_by,
            due_back_on,
            later_reason: String::new(),
            back_at: None,
            back_by: None,
            result: String::new(),
            version: 1,
        })
    }
}

impl OutsideWork {
    pub const fn is_out(&self) -> bool {
        self.back_at.is_none()
    }

    /// Whether it is away, and whether it ought to be back.
    pub fn standing(&self, today: NaiveDate, shop: &ShopDays) -> OutsideStanding {
        if !self.is_out() {
            OutsideStanding::Back
        } else if self.due_back_on < today {
            OutsideStanding::Overdue
        } else if self.due_back_on <= shop.next_open_day(today) {
            OutsideStanding::Due
        } else {
            OutsideStanding::Away
        }
    }

    /// They said another day, and why.
    ///
    /// # Errors
    /// `BadField` where it is back already, without a reason, or for a day that is over or out of all
    /// reason.
    pub fn moved(self, due_back_on: NaiveDate, reason: &str, today: NaiveDate) -> Result<Self, Refusal> {
        if !self.is_out() {
            return Err(Refusal::bad("back_at", FieldProblem::Taken));
        }
        let later_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { due_back_on: still_to_come(due_back_on, today)?, later_reason, ..self })
    }

    /// It came back.
    ///
    /// # Errors
    /// `BadField` where it is back already, or for a text too long.
    pub fn back(self, result: &str, at: DateTime<Utc>, by: PersonId) -> Result<Self, Refusal> {
        if !self.is_out() {
            return Err(Refusal::bad("back_at", FieldProblem::Taken));
        }
        let result = optional("result", result, MAX_TEXT_LEN)?;
        Ok(Self { back_at: Some(at), back_by: Some(by), result, ..self })
    }
}

fn still_to_come(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Refusal> {
    if day < today {
        return Err(Refusal::bad("due_back_on", FieldProblem::InThePast));
    }
    if day > add_days(today, MAX_DAYS) {
        return Err(Refusal::bad("due_back_on", FieldProblem::TooLarge));
    }
    Ok(day)
}

/// The day on which it is due where no other is agreed: so many working days as the shop gives.
pub fn usual_day(today: NaiveDate, settings: &Settings) -> NaiveDate {
    working_day(today, settings.outside_days, &settings.days())
}

/// The so many-th day after this one on which the shop is open.
pub fn working_day(from: NaiveDate, days: i64, shop: &ShopDays) -> NaiveDate {
    (0..days).fold(from, |day, _| shop.next_open_day(day))
}
