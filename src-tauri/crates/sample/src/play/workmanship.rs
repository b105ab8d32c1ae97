//! Who of the staff drives on the road, how the foreman saw their work, and who looked at a car last.

use chrono::{DateTime, Utc};
use domain::dates::{add_days, local_day};
use domain::job::JobState;
use domain::last_look::LookSide;
use domain::person::Person;
use domain::shop::ShopDetails;
use features::office::drivers::{SaveDrivingLicence, save_driving_licence};
use features::visit::last_look::{ConfirmLastLook, confirm_last_look};
use features::visit::marks::{MarkJob, mark_job};
use kernel::error::Result;

use super::Player;

/// How fast and how well a piece of work was done, and what the foreman says to it, one after the other.
const MARKS: [(i64, i64, &str); 6] = [
    (4, 5, ""),
    (5, 4, "动作快，工位收拾得干净"),
    (4, 4, ""),
    (3, 5, "做得细，时间稍长"),
    (5, 5, ""),
    (3, 3, "工具摆放要注意"),
];

impl Player<'_> {
    pub(super) fn write_licences(&mut self, at: DateTime<Utc>) -> Result<()> {
        let today = local_day(at, self.zone);
        let mut written: Vec<(&Person, bool, &str, &str, i64)> = vec![
            (&self.staff.inspector, true, "440306198205120013", "C1", 900),
            (&self.staff.foreman, true, "440306197909080031", "B2", 400),
        ];
        // One of the technicians has a licence that ends soon, and one drives no customer's car.
        let of_technicians = [(true, "440306199011230057", "C1", 25), (false, "", "", 0)];
        for (person, (drives, number, class, days)) in self.staff.technicians.iter().zip(of_technicians) {
            written.push((person, drives, number, class, days));
        }
        for (person, may_drive, number, class, days) in written {
            let ask = SaveDrivingLicence {
                person_id: person.id,
                version: 0,
                may_drive,
                licence_number: number.to_owned(),
                licence_class: class.to_owned(),
                valid_until: may_drive.then(|| add_days(today, days)),
            };
            self.by(&self.staff.foreman, at, |cx| save_driving_licence(cx, ask))?;
        }
        Ok(())
    }

    pub(super) fn mark_jobs(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let jobs = self.w.jobs_of(self.order(visit)?.id)?;
        let finished = jobs.into_iter().filter(|job| job.state == JobState::Finished);
        for (number, job) in finished.enumerate() {
            let (efficiency, quality, note) = MARKS[(visit + number) % MARKS.len()];
            let ask = MarkJob { job_id: job.id, version: 0, efficiency, quality, note: note.to_owned() };
            self.by(&self.staff.foreman, at, |cx| mark_job(cx, ask))?;
        }
        Ok(())
    }

    /// Also a shop that does not ask for it has looked at a few cars by two: the command is told that it was asked for
    /// then, and the shop's settings stay as they are.
    pub(super) fn look_by_two(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let mut details: ShopDetails = self.w.get(1)?;
        details.settings.last_look = true;
        let plan = &self.plan.visits[visit];
        let work_order_id = self.order(visit)?.id;
        for side in LookSide::ALL {
            let (looks, note) = match side {
                LookSide::Advisor => (&self.staff.advisors[plan.advisor], ""),
                LookSide::Technician => (&self.staff.technicians[plan.technician], "车身无新伤，车内已清洁"),
            };
            let ask = ConfirmLastLook { work_order_id, side, note: note.to_owned() };
            self.by(looks, at, |cx| {
                // Nobody has asked this command for the settings yet.
                let _ = cx.details.set(details.clone());
                confirm_last_look(cx, ask)
            })?;
        }
        Ok(())
    }
}
