//! What the operations of a visit ask of the hands at the car: the values with their limits, and what is looked at
//! before the work is handed on.

use crate::visit::looked_lists::lists_of;
use domain::driving_licence::{DrivingLack, lack_of};
use domain::ids::{JobId, WorkOrderId};
use domain::inspection::{InspectionItem, InspectionKind};
use domain::inspection_template::{TemplateItem, together};
use domain::job::{Job, Measurement};
use domain::line::Line;
use domain::operation::AskedValue;
use domain::work_order::WorkOrder;
use domain::work_order::at_hand::newest_jobs;
use domain::work_order::inspected::told;
use kernel::command::SignedIn;
use kernel::error::Result;
use kernel::host::Read;
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskWorkAsked {
    pub work_order_id: WorkOrderId,
}

#[derive(Debug, Serialize, TS)]
pub struct WorkAsked {
    /// The newest try of each line that asks something.
    pub jobs: Vec<AskedOfJob>,
    /// The items of the final report that the customer was asked about before: they keep the car no more.
    pub told: Vec<String>,
    /// What the technician looks at besides the jobs, and what the inspector does.
    pub own_list: Vec<TemplateItem>,
    pub final_list: Vec<TemplateItem>,
    /// What keeps whoever asks from driving the car on the road.
    pub road_test_lack: Option<DrivingLack>,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct AskedOfJob {
    pub job_id: JobId,
    pub asked: Vec<AskedValue>,
    /// The names of those that nobody wrote down yet.
    pub not_measured: Vec<String>,
    pub checklist: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WeighMeasured {
    pub job_id: JobId,
    pub measurements: Vec<Measurement>,
}

#[derive(Debug, Serialize, TS)]
pub struct Weighed {
    /// As they would be kept, in the order in which they were typed.
    pub measurements: Vec<Measurement>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct WeighItems {
    pub work_order_id: WorkOrderId,
    pub kind: InspectionKind,
    pub items: Vec<InspectionItem>,
}

#[derive(Debug, Serialize, TS)]
pub struct ItemsWeighed {
    /// What is out of its limits, by its code or the words the shop gave it.
    pub out: Vec<String>,
    /// What is measured and is no number.
    pub unreadable: Vec<String>,
}

/// What the operation of a job asks.
pub(crate) fn asked_at(r: &Reader<'_>, lines: &[Line], job: &Job) -> Result<Vec<AskedValue>> {
    let known = r.terms_of_lines(lines)?;
    Ok(job.terms(lines, &known).map(|terms| terms.asked.clone()).unwrap_or_default())
}

/// What the work of a visit asks, and what of it nobody wrote down.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn get_work_asked(cx: &Read, ask: AskWorkAsked) -> Result<WorkAsked> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let lines = cx.r.lines_of(order.id)?;
    let known = cx.r.terms_of_lines(&lines)?;
    let asked = |job: Job| {
        let terms = job.terms(&lines, &known)?;
        let not_measured = job.not_measured(&terms.asked).into_iter();
        Some(AskedOfJob {
            job_id: job.id,
            not_measured: not_measured.map(|asked| asked.name.clone()).collect(),
            asked: terms.asked.clone(),
            checklist: terms.checklist.clone(),
        })
    };
    let all = cx.r.jobs_of(order.id)?;
    let list = |kind| lists_of(cx.r, &lines, &all, kind).map(|lists| together(&lists));
    let own_list = list(InspectionKind::SelfInspection)?;
    let final_list = list(InspectionKind::Final)?;
    let me = cx.my_id()?;
    let road_test_lack = lack_of(&cx.r.driving_licences_beside(me)?, me, cx.today()?);
    let jobs = newest_jobs(all).into_iter().filter_map(asked).collect();
    let told = told(&cx.r.inspections_of(order.id)?);
    Ok(WorkAsked { jobs, told, own_list, final_list, road_test_lack })
}

/// Says of what is being typed at a job whether it is out of its limits. Nothing is kept.
///
/// # Errors
/// `NotFound` where there is no such job.
pub fn weigh_measured(cx: &Read, ask: WeighMeasured) -> Result<Weighed> {
    let job: Job = cx.r.get(ask.job_id.0)?;
    let asked = asked_at(cx.r, &cx.r.lines_of(job.work_order_id)?, &job)?;
    let measurements = ask.measurements.into_iter().map(|one| one.held_against(&asked)).collect();
    Ok(Weighed { measurements })
}

/// Says of what is being typed into a report which values are out of their limits. Nothing is kept.
///
/// # Errors
/// `NotFound` where there is no such visit.
pub fn weigh_items(cx: &Read, ask: WeighItems) -> Result<ItemsWeighed> {
    let order: WorkOrder = cx.r.get(ask.work_order_id.0)?;
    let (lines, jobs) = (cx.r.lines_of(order.id)?, cx.r.jobs_of(order.id)?);
    let list = together(&lists_of(cx.r, &lines, &jobs, ask.kind)?);
    let mut weighed = ItemsWeighed { out: Vec::new(), unreadable: Vec::new() };
    for item in ask.items.iter().filter(|item| item.job_id.is_none()) {
        let Some(asked) = list.iter().find(|asked| asked.is_answered_by(item)) else { continue };
        match asked.held_against(item.value.trim()) {
            Ok(Some(limits)) if limits.out => weighed.out.push(asked.known_as().to_owned()),
            Ok(_) => {}
            Err(_) => weighed.unreadable.push(asked.known_as().to_owned()),
        }
    }
    Ok(weighed)
}

kernel::commands! {
    read get_work_asked(AskWorkAsked) -> WorkAsked, SignedIn, shows [Catalogue Visits People];
    read weigh_measured(WeighMeasured) -> Weighed, SignedIn, shows [Catalogue Visits];
    read weigh_items(WeighItems) -> ItemsWeighed, SignedIn, shows [Catalogue Visits];
}
