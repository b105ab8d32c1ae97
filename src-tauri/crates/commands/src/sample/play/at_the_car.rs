//! The steps at the car, in the inspection lane and at the till.

use crate::error::Result;
use crate::{flow, inspections, settlement, workshop};
use chrono::{DateTime, TimeDelta, Utc};
use domain::ids::PersonId;
use domain::inspection::{FINAL_INSPECTION_CODES, InspectionItem, ItemResult};
use domain::job::{Job, JobShare, JobState, KeyDatum};
use domain::line::LineState;
use domain::money::{Hours, Money, Rate};
use domain::settlement::{PaymentMeans, SheetState};

use super::Player;

impl Player<'_> {
    pub(super) fn assign(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let technician = self.staff.technicians[self.plan.visits[visit].technician].id;
        for job in self
            .w
            .jobs_of(order.id)?
            .into_iter()
            .filter(|job| job.technicians.is_empty() && !job.state.is_over())
        {
            let ask = workshop::AssignJob {
                job_id: job.id,
                version: job.version,
                technicians: vec![JobShare { person_id: technician, share: Rate(10_000) }],
                bay_id: Some(self.bays[visit % self.bays.len()]),
                planned_start: Some(at + TimeDelta::minutes(5)),
                planned_minutes: job.planned_minutes,
                note: String::new(),
            };
            self.by(&self.staff.foreman, at, |cx| workshop::assign_job(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn job(&self, visit: usize, number: usize) -> Result<Option<Job>> {
        Ok(self.w.jobs_of(self.order(visit)?.id)?.into_iter().nth(number))
    }

    pub(super) fn finish(&mut self, visit: usize, number: usize, at: DateTime<Utc>) -> Result<()> {
        let technician = &self.staff.technicians[self.plan.visits[visit].technician];
        if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Running) {
            let brakes = self.plan.visits[visit].package == 2 && number == 0;
            let key_data = if brakes {
                vec![KeyDatum { name: "前刹车片".into(), value: "11.5".into(), unit: "mm".into() }]
            } else {
                Vec::new()
            };
            let ask =
                workshop::FinishJob { job_id: job.id, version: job.version, key_data, note: String::new() };
            self.by(technician, at, |cx| workshop::finish_job(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn items(
        &self,
        visit: usize,
        codes: &[&str],
        failing: Option<usize>,
    ) -> Result<Vec<InspectionItem>> {
        let order = self.order(visit)?;
        let lines = self.w.lines_of(order.id)?;
        let mut items: Vec<InspectionItem> = codes
            .iter()
            .map(|code| InspectionItem {
                code: (*code).to_owned(),
                job_id: None,
                name: String::new(),
                result: ItemResult::Pass,
                value: String::new(),
            })
            .collect();
        for (number, job) in flow::newest_jobs(self.w, order.id)?
            .iter()
            .filter(|job| job.state == JobState::Finished)
            .enumerate()
        {
            let name = lines.iter().find(|line| line.id == job.line_id).map(|line| line.figures.name.clone());
            items.push(InspectionItem {
                code: "job".into(),
                job_id: Some(job.id),
                name: name.unwrap_or_default(),
                result: if failing == Some(number) { ItemResult::Fail } else { ItemResult::Pass },
                value: String::new(),
            });
        }
        Ok(items)
    }

    pub(super) fn fail(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let Some(job) = flow::newest_jobs(self.w, order.id)?.into_iter().next() else { return Ok(()) };
        let ask = inspections::FailFinalInspection {
            work_order_id: order.id,
            items: self.items(visit, &FINAL_INSPECTION_CODES, Some(0))?,
            road_test_km: 2,
            note: "路试有异响".into(),
            failed_jobs: vec![job.id],
            cause: "紧固力矩不到位".into(),
            remedy: "按规定力矩重新紧固，复试".into(),
            responsible_id: self.technician_id(visit),
            hours: Hours(30),
        };
        self.by(&self.staff.inspector, at, |cx| inspections::fail_final_inspection(cx, ask))?;
        Ok(())
    }

    pub(super) fn technician_id(&self, visit: usize) -> PersonId {
        self.staff.technicians[self.plan.visits[visit].technician].id
    }

    pub(super) fn bill(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let total: Money = self
            .w
            .lines_of(order.id)?
            .iter()
            .filter(|line| {
                line.state == LineState::Approved && line.figures.payer == domain::line::Payer::Customer
            })
            .map(|line| line.amount)
            .sum();
        // The odd fen and jiao are knocked off, as at most counters.
        let ask = settlement::PrepareBill {
            work_order_id: order.id,
            discount: Money::ZERO,
            rounding: Money(total.fen() % 100),
        };
        self.by(&self.staff.cashier, at, |cx| settlement::prepare_bill(cx, ask))?;
        Ok(())
    }

    pub(super) fn pay(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        for sheet in self.w.settlements_of(self.order(visit)?.id)? {
            let owed = sheet.owed();
            if sheet.state != SheetState::Open || owed <= Money::ZERO {
                continue;
            }
            if sheet.payer != domain::line::Payer::Customer || plan.on_account {
                let ask = settlement::PutOnAccount { settlement_id: sheet.id, reason: "月结".into() };
                self.by(&self.staff.manager, at, |cx| settlement::put_on_account(cx, ask))?;
                continue;
            }
            let cash = if plan.two_means && owed > Money(20_000) { Money(10_000) } else { Money::ZERO };
            let means = self.town.one_of(&[
                PaymentMeans::Wechat,
                PaymentMeans::Wechat,
                PaymentMeans::Alipay,
                PaymentMeans::Card,
                PaymentMeans::Cash,
            ]);
            let rest = owed - cash;
            // Cash comes in whole hundreds; the rest is change.
            let hundred = |amount: Money| Money((amount.fen() + 9_999) / 10_000 * 10_000);
            let mut parts = vec![settlement::PaymentPart {
                means,
                amount: rest,
                tendered: if means == PaymentMeans::Cash { hundred(rest) } else { rest },
            }];
            if cash > Money::ZERO {
                parts.push(settlement::PaymentPart {
                    means: PaymentMeans::Cash,
                    amount: cash,
                    tendered: cash,
                });
            }
            let ask = settlement::TakePayment { settlement_id: sheet.id, parts };
            self.by(&self.staff.cashier, at, |cx| settlement::take_payment(cx, ask))?;
        }
        Ok(())
    }
}
