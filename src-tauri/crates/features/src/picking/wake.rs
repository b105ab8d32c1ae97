//! Work that stood still for want of parts goes on by itself once all of them are there.

use super::at_car::AtCar;
use domain::ids::PersonId;
use domain::job::{JobAction, JobTime};
use domain::parts_counter::{PartsArrival, lacks_parts, who_goes_on};
use domain::person::Person;
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::Write;

/// Starts the clocks of those who stopped for parts, and says of every job that waited when they
/// came. Who is at another job by now goes on when they like: it is only said.
pub(super) fn wake(cx: &Write, car: &AtCar) -> Result<Vec<PartsArrival>> {
    if !Action::WorkOnJobs.is_of(car.order.stage) {
        return Ok(Vec::new());
    }
    let mut jobs = cx.w.jobs_of(car.order.id)?;
    jobs.retain(|job| lacks_parts(job.state, job.pause_reason));
    if jobs.is_empty() || !car.all_is_there(cx)? {
        return Ok(Vec::new());
    }
    let clocks = cx.w.job_times_of(car.order.id)?;
    let mut busy: Vec<PersonId> = cx.w.running_clocks()?.into_iter().map(|clock| clock.person_id).collect();
    let workers: Vec<PersonId> =
        cx.w.people()?.into_iter().filter(Person::is_given_jobs).map(|person| person.id).collect();
    let mut arrivals = Vec::with_capacity(jobs.len());
    for mut job in jobs {
        let going_on = who_goes_on(&job, &clocks, &busy, &workers);
        for person_id in &going_on {
            cx.w.insert(&mut JobTime {
                id: 0,
                job_id: job.id,
                work_order_id: job.work_order_id,
                person_id: *person_id,
                started_at: cx.now,
                ended_at: None,
                pause_reason: None,
                clock_went_back: cx.clock_is_behind(),
            })?;
        }
        let went_on = !going_on.is_empty();
        if went_on {
            job.state = job.state.after(JobAction::Resume)?;
            job.pause_reason = None;
            cx.w.update(&job)?;
        }
        busy.extend(going_on);
        let mut arrival = PartsArrival {
            id: 0,
            work_order_id: job.work_order_id,
            job_id: job.id,
            at: cx.now,
            person_id: cx.my_id()?,
            went_on,
        };
        cx.w.insert(&mut arrival)?;
        arrivals.push(arrival);
    }
    Ok(arrivals)
}

/// Something is missing again: who was told that all is there is told so no more.
pub(super) fn missing_again(cx: &Write, car: &AtCar) -> Result<()> {
    let said = cx.w.parts_arrivals(car.order.id)?;
    if said.iter().all(|arrival| arrival.went_on) || car.all_is_there(cx)? {
        return Ok(());
    }
    for arrival in said.into_iter().filter(|arrival| !arrival.went_on) {
        cx.w.delete::<PartsArrival>(arrival.id)?;
    }
    Ok(())
}
