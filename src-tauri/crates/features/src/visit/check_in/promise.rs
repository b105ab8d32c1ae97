//! What may be promised, by the work that is known, what waits in the workshop, and who is there to do it.

use crate::visit::changes::AskVisit;
use crate::visit::workers::workers;
use chrono::{DateTime, Utc};
use domain::assignment::presence::{OnDuty, Stretch};
use domain::job::plan::{planned_length, standard_minutes};
use domain::proposed_promise::{DAYS_LOOKED_AT, WorkAhead, proposed};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Read;
use serde::Serialize;
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct ProposedPromise {
    /// None where nothing is known of the work yet.
    pub at: Option<DateTime<Utc>>,
    /// Minutes of the car's own work.
    pub own_minutes: i64,
    /// Minutes of what others wait for.
    pub other_minutes: i64,
}

/// For when the car of a visit may be promised now.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn propose_promise(cx: &Read, ask: AskVisit) -> Result<ProposedPromise> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let wanted = cx.r.lines_of(order.id)?;
    let of_work = wanted.iter().filter(|line| line.figures.kind.is_job() && line.state.is_payable());
    let own: i64 = of_work.map(|line| standard_minutes(line.figures.hours)).sum();
    let jobs = cx.r.open_jobs()?;
    let of_others = jobs.iter().filter(|job| job.work_order_id != order.id);
    let others: i64 = of_others.map(|job| planned_length(job.planned_minutes, job.hours)).sum();
    let work = WorkAhead { own, others, hands: hands(cx)?, priority: order.priority };
    let at = proposed(cx.now, &work, &cx.details()?.settings);
    Ok(ProposedPromise { at, own_minutes: own, other_minutes: others })
}

/// When each of those who are given jobs is there, from today on.
fn hands(cx: &Read) -> Result<Vec<Vec<Stretch>>> {
    let people = workers(cx.r, &cx.details()?.settings, cx.today()?, DAYS_LOOKED_AT)?;
    Ok(people.iter().map(OnDuty::there).collect())
}
