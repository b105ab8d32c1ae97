//! What the shop has of bays and technicians on some days: read once, and asked for every place in them.

use crate::visit::workers::workers;
use chrono::NaiveDate;
use domain::booking_capacity::{Capacity, Technicians};
use domain::booking_staffing::Staffing;
use domain::person::places;
use domain::shop::Settings;
use domain::shop_calendar::TechniciansFrom;
use domain::trade::TradeTechnicians;
use kernel::error::Result;
use storage::Reader;

pub(super) struct Room<'a> {
    bays: i64,
    typed: &'a [TradeTechnicians],
    /// Where technicians are people.
    staffing: Option<Staffing>,
}

impl<'a> Room<'a> {
    /// On so many days from one on. A stay may reach into the day behind them, which is read as well.
    pub fn read(r: &Reader<'_>, settings: &'a Settings, from: NaiveDate, days: i64) -> Result<Self> {
        let calendar = &settings.calendar;
        let staffing = match calendar.technicians_from {
            TechniciansFrom::Typed => None,
            TechniciansFrom::People => {
                let people = workers(r, settings, from, days + 1)?;
                Some(Staffing::of(&people, calendar.worked_share, settings.zone))
            }
        };
        Ok(Self { bays: places(&r.bays()?), typed: &calendar.technicians, staffing })
    }

    pub fn capacity(&self) -> Capacity<'_> {
        let technicians = match &self.staffing {
            Some(staffing) => Technicians::People(staffing),
            None => Technicians::Typed(self.typed),
        };
        Capacity { bays: self.bays, technicians }
    }
}
