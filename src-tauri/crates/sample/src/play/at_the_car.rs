//! The steps at the car and in the inspection lane.

use chrono::{DateTime, TimeDelta, Utc};
use domain::dates::local_day;
use domain::driving_licence::lack_of;
use domain::ids::PersonId;
use domain::inspection::{InspectionItem, InspectionKind, ItemResult};
use domain::inspection_template::together;
use domain::job::{Job, JobShare, JobState, Measurement, PauseReason};
use domain::money::{Hours, Rate};
use features::visit::inspections;
use features::visit::looked_lists::lists_of;
use features::visit::workshop;
use kernel::error::Result;

use super::Player;
use super::rows::signature;
use domain::work_order::at_hand::newest_jobs;

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

    pub(super) fn pause(
        &mut self,
        visit: usize,
        number: usize,
        at: DateTime<Utc>,
        reason: PauseReason,
    ) -> Result<()> {
        let technician = &self.staff.technicians[self.plan.visits[visit].technician];
        if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Running) {
            let ask = workshop::PauseJob { job_id: job.id, version: job.version, reason };
            self.by(technician, at, |cx| workshop::pause_job(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, visit: usize, number: usize, at: DateTime<Utc>) -> Result<()> {
        let technician = &self.staff.technicians[self.plan.visits[visit].technician];
        if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Running) {
            let brakes = self.plan.visits[visit].package == 2 && number == 0;
            let measurements = if brakes {
                let [name, value, unit] = ["前刹车片", "11.5", "mm"].map(str::to_owned);
                vec![Measurement { name, value, unit, limits: None }]
            } else {
                Vec::new()
            };
            let ask = workshop::FinishJob {
                job_id: job.id,
                version: job.version,
                measurements,
                note: String::new(),
            };
            self.by(technician, at, |cx| workshop::finish_job(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn items(
        &self,
        visit: usize,
        kind: InspectionKind,
        failing: Option<usize>,
    ) -> Result<Vec<InspectionItem>> {
        let order = self.order(visit)?;
        let lines = self.w.lines_of(order.id)?;
        let jobs = self.w.jobs_of(order.id)?;
        // What a shop wants measured by a list of its own nobody measured here.
        let mut items: Vec<InspectionItem> = together(&lists_of(self.w, &lines, &jobs, kind)?)
            .into_iter()
            .map(|asked| InspectionItem {
                result: if asked.unit.is_empty() { ItemResult::Pass } else { ItemResult::NotApplicable },
                code: asked.code,
                job_id: None,
                name: asked.name,
                value: String::new(),
                limits: None,
            })
            .collect();
        for (number, job) in
            newest_jobs(jobs).iter().filter(|job| job.state == JobState::Finished).enumerate()
        {
            let name = lines.iter().find(|line| line.id == job.line_id).map(|line| line.figures.name.clone());
            items.push(InspectionItem {
                code: "job".into(),
                job_id: Some(job.id),
                name: name.unwrap_or_default(),
                result: if failing == Some(number) { ItemResult::Fail } else { ItemResult::Pass },
                value: String::new(),
                limits: None,
            });
        }
        Ok(items)
    }

    /// So far the inspector drives, where the shop lets them drive at all.
    pub(super) fn road_test(&self, km: i64, at: DateTime<Utc>) -> Result<i64> {
        let inspector = self.staff.inspector.id;
        let lack = lack_of(&self.w.driving_licences_beside(inspector)?, inspector, local_day(at, self.zone));
        Ok(if lack.is_none() { km } else { 0 })
    }

    pub(super) fn fail(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let Some(job) = newest_jobs(self.w.jobs_of(order.id)?).into_iter().next() else { return Ok(()) };
        let ask = inspections::FailFinalInspection {
            work_order_id: order.id,
            items: self.items(visit, InspectionKind::Final, Some(0))?,
            road_test_km: self.road_test(2, at)?,
            note: "路试有异响".into(),
            failed_jobs: vec![job.id],
            cause: "紧固力矩不到位".into(),
            remedy: "按规定力矩重新紧固，复试".into(),
            responsible_id: self.technician_id(visit),
            hours: Hours(30),
            signature: Some(signature(&mut self.story.town)),
            photos: String::new(),
        };
        self.by(&self.staff.inspector, at, |cx| inspections::fail_final_inspection(cx, ask))?;
        Ok(())
    }

    pub(super) fn technician_id(&self, visit: usize) -> PersonId {
        self.staff.technicians[self.plan.visits[visit].technician].id
    }
}
