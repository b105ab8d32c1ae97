//! What was done before and still stands under warranty, as the counter is told
//! at check-in: "the same item, 1,430 km and 6 days ago".

use super::readings::readings;
use super::{Delivery, WorkOrder};
use crate::dates::{ShopZone, local_day};
use crate::ids::{LineId, WorkOrderId};
use crate::line::{Line, LineFigures, LineState};
use crate::mileage::is_doubtful;
use crate::same_item::Wanted;
use crate::warranty::{Cover, GrantedWarranty};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct WarrantyNotice {
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub items: Vec<String>,
    /// Those of the items that are asked for again now.
    pub asked_again: Vec<String>,
    pub days_ago: i64,
    pub km_ago: Option<i64>,
    pub until: NaiveDate,
    pub until_km: Option<i64>,
    /// By days alone where the kilometres cannot be believed.
    pub cover: Cover,
}

/// What is left of the warranty of one line, seen from today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct WarrantyLeft {
    pub until: NaiveDate,
    pub until_km: Option<i64>,
    pub days: i64,
    /// None where no kilometre ends it, or where the readings cannot be believed.
    pub km: Option<i64>,
    pub cover: Cover,
}

/// A visit that may still carry a warranty, seen from today.
#[derive(Clone, Copy, Debug)]
pub struct WarrantyCheck {
    pub today: NaiveDate,
    pub zone: ShopZone,
    /// What stands on the instrument now.
    pub mileage_km: Option<i64>,
    /// And cannot be believed.
    pub doubtful: bool,
}

/// The lines that are asked for now: not those that were declined or withdrawn.
pub fn asked_for(lines: Vec<Line>) -> Vec<LineFigures> {
    lines.into_iter().filter(|line| line.state.is_payable()).map(|line| line.figures).collect()
}

impl WarrantyCheck {
    /// Whether the visit's own readings cannot be believed beside those of the
    /// visits before it, or the present one cannot.
    pub fn doubting(self, visit: &WorkOrder, before: &[WorkOrder]) -> Self {
        let earlier = readings(before, self.zone);
        let then = readings(std::slice::from_ref(visit), self.zone);
        let doubtful = self.doubtful || then.iter().any(|reading| is_doubtful(&earlier, *reading));
        Self { doubtful, ..self }
    }

    /// What this delivery still answers for: what is covered to the same day and
    /// kilometre stands together. What the customer brought along, and what was only
    /// looked at, was never answered for.
    pub fn notices(
        self,
        visit: &WorkOrder,
        delivery: &Delivery,
        lines: Vec<Line>,
        wanted: &Wanted,
    ) -> Vec<WarrantyNotice> {
        let mut groups: Vec<(GrantedWarranty, Vec<LineFigures>)> = Vec::new();
        let warranted =
            lines.into_iter().filter(|line| line.state == LineState::Approved && line.figures.is_warranted());
        for line in warranted {
            let given = delivery.given(line.id, self.zone);
            match groups.iter_mut().find(|(known, _)| *known == given) {
                Some((_, done)) => done.push(line.figures),
                None => groups.push((given, vec![line.figures])),
            }
        }
        let covered = |given: GrantedWarranty| given.cover(self.today, self.mileage_km, self.doubtful);
        groups
            .into_iter()
            .filter_map(|(given, done)| Some(self.notice(visit, given, covered(given)?, done, wanted)))
            .collect()
    }

    /// What is left of it for one line of a delivered visit; nothing where the shop does not
    /// answer for the line, or does no longer.
    pub fn left(self, delivery: &Delivery, line: &Line) -> Option<WarrantyLeft> {
        if line.state != LineState::Approved || !line.figures.is_warranted() {
            return None;
        }
        let given = delivery.given(line.id, self.zone);
        let cover = given.cover(self.today, self.mileage_km, self.doubtful)?;
        // A clock that fell would promise more than was ever given.
        let km = match cover {
            Cover::Full if !self.doubtful => {
                given.until_km.zip(self.mileage_km).map(|(until, now)| until - now)
            }
            Cover::Full | Cover::ByDays => None,
        };
        let days = (given.until - self.today).num_days();
        Some(WarrantyLeft { until: given.until, until_km: given.until_km, days, km, cover })
    }

    fn notice(
        self,
        visit: &WorkOrder,
        given: GrantedWarranty,
        cover: Cover,
        done: Vec<LineFigures>,
        wanted: &Wanted,
    ) -> WarrantyNotice {
        let again = done.iter().filter(|figures| wanted.covers(figures));
        let driven = visit.last_mileage_km().zip(self.mileage_km).map(|(then, now)| now - then);
        WarrantyNotice {
            work_order_id: visit.id,
            work_order_number: visit.number.clone(),
            asked_again: again.map(|figures| figures.name.clone()).collect(),
            days_ago: (self.today - given.delivered).num_days(),
            km_ago: driven.filter(|km| *km >= 0),
            until: given.until,
            until_km: given.until_km,
            cover,
            items: done.into_iter().map(|figures| figures.name).collect(),
        }
    }
}

impl Delivery {
    /// The warranty a line was handed over with.
    fn given(&self, line: LineId, zone: ShopZone) -> GrantedWarranty {
        let own = self.beyond.iter().find(|beyond| beyond.line_id == line);
        let (until, until_km) =
            own.map_or((self.warranty_until, self.warranty_km), |beyond| (beyond.until, beyond.until_km));
        GrantedWarranty { delivered: local_day(self.at, zone), until, until_km }
    }
}
