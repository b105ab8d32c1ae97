//! What the workshop has beside its cars: small work done while one waits, its people's papers, what was found out
//! about a car, what is away at another house, and a car that came back.

use super::super::plan::{Payer, PhotoPlan, Shows, Step, VisitPlan};
use super::super::town::PACKAGES;
use super::Planner;
use chrono::{DateTime, Utc};
use domain::dates::{add_days, local_day};
use domain::line::LineKind;
use domain::work_order::ArrivalMeans;
use domain::work_order::stage::Stage;

/// 故障灯亮: what its diagnosis says is of this one.
const ENGINE_LIGHT: usize = 6;
/// 变速箱 and 下摆臂: of these something may be done in another house.
const SENT_OUT: [usize; 2] = [11, 9];

/// The small work of the last two days: its kind, the car, and how many working minutes ago. None of these cars is
/// in the shop now, and none is booked.
const SMALL_WORK: [(usize, usize, i64); 3] = [(0, 24, 640), (2, 25, 330), (0, 26, 75)];
/// Cars from here on neither stand in the shop nor came for small work.
const ELSEWHERE: usize = 27;
/// For longer nobody answers for a small repair, with a day to spare.
const ANSWERED_FOR_DAYS: i64 = 8;
/// Driven since the repair, of the two thousand that it is answered for.
const DRIVEN_SINCE: i64 = 350;
/// So many working minutes ago it came.
const COMES_AGO: i64 = 48;

impl Planner {
    pub(super) fn workshop(&mut self) {
        let (hours, last_open) = (self.hours, self.last_open);
        let ago = |minutes: i64| hours.before(last_open, minutes);
        self.step(ago(900), 0, Step::NameKinds);
        self.step(ago(890), 0, Step::WriteStaffFiles);
        let away = hours.day_after(hours.day_after(local_day(self.now, hours.zone())));
        let (begins_at, ends_at) = (hours.opening(away), hours.closing(away));
        self.step(ago(50), 0, Step::EnterAbsence { begins_at, ends_at });
        self.step(ago(45), 0, Step::Wish);
        for (kind, car, minutes) in SMALL_WORK {
            let visit = self.visit(car);
            self.step(ago(minutes), visit, Step::Express(kind));
        }
        if let Some((visit, _)) = self.delivered(|plan| plan.package == ENGINE_LIGHT)
            && let Some(known) = self.time_of(visit, Step::SelfInspect)
        {
            self.step(known, visit, Step::Diagnose { solved: true });
        }
        if let Some((visit, _)) = self.delivered(|plan| SENT_OUT.contains(&plan.package))
            && let Some(sent) = self.time_of(visit, Step::StartJob(0))
            && let Some(back) = self.time_of(visit, Step::FinishJob(0))
        {
            self.step(sent, visit, Step::SendOutside);
            self.step(back, visit, Step::TakeBackOutside);
        }
        if let Some(visit) = self.in_stage(Stage::InRepair, 1) {
            self.step(ago(5), visit, Step::SendOutside);
        }
        if let Some(visit) = self.in_stage(Stage::InRepair, 2) {
            self.step(ago(4), visit, Step::Diagnose { solved: false });
        }
        if let Some(visit) = self.in_stage(Stage::ReadyForDelivery, 0) {
            self.step(ago(3), visit, Step::TellReady);
        }
        self.comeback();
    }

    pub(super) fn in_stage(&self, stage: Stage, number: usize) -> Option<usize> {
        self.in_shop.iter().filter(|(of, _)| *of == stage).nth(number).map(|(_, visit)| *visit)
    }

    /// The last visit of these that ended, and when.
    fn delivered(&self, wanted: impl Fn(&VisitPlan) -> bool) -> Option<(usize, DateTime<Utc>)> {
        self.plan.steps.iter().rev().find_map(|(at, visit, step)| {
            let fits = *step == Step::Deliver && *at <= self.now && wanted(&self.plan.visits[*visit]);
            fits.then_some((*visit, *at))
        })
    }

    /// A car repaired these days comes with the same again.
    fn comeback(&mut self) {
        let (hours, last_open) = (self.hours, self.last_open);
        let ago = |minutes: i64| hours.before(last_open, minutes);
        let is_repair = |plan: &VisitPlan| {
            plan.car >= ELSEWHERE
                && plan.payer == Payer::Customer
                && PACKAGES[plan.package].items[0].0 == LineKind::Labour
        };
        let Some((earlier, at)) = self.delivered(is_repair) else { return };
        let came = local_day(ago(COMES_AGO), hours.zone());
        if local_day(at, hours.zone()) < add_days(came, -ANSWERED_FOR_DAYS) {
            return;
        }
        let VisitPlan { car, package, km, .. } = self.plan.visits[earlier];
        let visit = self.visit(car);
        let promised = hours.half_hour_from(hours.after(self.now, 150));
        let km = km + DRIVEN_SINCE;
        self.plan.cars[car].km = km;
        let plan = &mut self.plan.visits[visit];
        (plan.package, plan.km, plan.payer) = (package, km, Payer::Customer);
        (plan.finding, plan.declines_last, plan.arrival) = (None, false, ArrivalMeans::DrivenIn);
        plan.promised_at = Some(promised);
        for (minutes, step) in [
            (COMES_AGO, Step::Arrive),
            (40, Step::SaveCheckIn),
            (36, Step::ConfirmCheckIn),
            (27, Step::AddLines),
            (14, Step::JudgeComeback { earlier }),
        ] {
            self.step(ago(minutes), visit, step);
        }
        self.plan.photos.push(PhotoPlan { at: ago(1), visit, shows: Shows::Again });
    }
}
