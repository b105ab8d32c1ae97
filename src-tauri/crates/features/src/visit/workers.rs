//! Those who are given jobs, and when they are there.

use chrono::NaiveDate;
use domain::assignment::presence::{OnDuty, Stretch, on_duty};
use domain::dates::{add_days, day_range_utc};
use domain::person::Person;
use domain::shop::Settings;
use kernel::error::Result;
use storage::Reader;

/// On so many days from one on, each with what they can and what they are away meanwhile.
pub(crate) fn workers(
    r: &Reader<'_>,
    settings: &Settings,
    from: NaiveDate,
    days: i64,
) -> Result<Vec<OnDuty>> {
    let (begins, _) = day_range_utc(from, settings.zone);
    let (_, ends) = day_range_utc(add_days(from, days), settings.zone);
    let (files, absences) = (r.worker_files()?, r.absences(begins, ends)?);
    let people = r.people()?.into_iter().filter(Person::is_given_jobs);
    let there = people.map(|person| {
        let file = files.iter().find(|file| file.person_id == person.id);
        let own = file.map(|file| file.shifts.as_slice()).unwrap_or_default();
        let away = absences.iter().filter(|absence| absence.person_id == person.id).map(Stretch::from);
        OnDuty {
            trades: file.iter().flat_map(|file| &file.skills).map(|skill| skill.trade).collect(),
            shifts: on_duty(own, settings, from, days),
            away: away.collect(),
        }
    });
    Ok(there.collect())
}
