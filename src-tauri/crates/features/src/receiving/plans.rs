//! What is looked at when parts come in, by their class, and for some parts otherwise.

use super::pages::{ReceivedPart, part_named};
use domain::as_seen::at_version;
use domain::catalogue::Part;
use domain::ids::{InspectionPlanId, PartId};
use domain::receiving::{InspectionCheck, InspectionPlan, Sampling};
use domain::stock::KEEPS;
use domain::stock_terms::AbcClass;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct PlanOfPart {
    #[serde(flatten)]
    #[ts(flatten)]
    pub plan: InspectionPlan,
    #[serde(flatten)]
    #[ts(flatten)]
    pub part: ReceivedPart,
}

#[derive(Debug, Serialize, TS)]
pub struct InspectionPlans {
    /// A B C, and what has no class: as the shop said, or as is usual.
    pub of_classes: Vec<InspectionPlan>,
    pub of_parts: Vec<PlanOfPart>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveInspectionPlan {
    /// None for a plan of a class.
    pub part_id: Option<PartId>,
    /// Of a class; with neither it is of all that have none.
    pub abc: Option<AbcClass>,
    pub checks: Vec<InspectionCheck>,
    pub sampling: Sampling,
    /// Zero for one nobody kept yet.
    pub version: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DropInspectionPlan {
    pub id: InspectionPlanId,
    pub version: i64,
}

/// The shop's plans.
///
/// # Errors
/// Only what the file itself fails with.
pub fn inspection_plans(cx: &Read, _: AskNothing) -> Result<InspectionPlans> {
    let plans = cx.r.inspection_plans()?;
    let classes = AbcClass::ALL.into_iter().map(Some).chain([None]);
    let of_classes = classes
        .map(|abc| {
            let kept = plans.iter().find(|plan| plan.part_id.is_none() && plan.abc == abc);
            kept.cloned().unwrap_or_else(|| InspectionPlan::usual(abc))
        })
        .collect();
    let of_parts = plans
        .into_iter()
        .filter_map(|plan| Some((plan.part_id?, plan)))
        .map(|(part, plan)| Ok(PlanOfPart { part: part_named(cx.r, part)?, plan }))
        .collect::<Result<_>>()?;
    Ok(InspectionPlans { of_classes, of_parts })
}

/// Keeps a plan; what waits already waits as it was told.
///
/// # Errors
/// `NotFound` for the part, `Conflict` on an older page, and what `InspectionPlan::checked` refuses.
pub fn save_inspection_plan(cx: &Write, ask: SaveInspectionPlan) -> Result<InspectionPlanId> {
    let part_id = ask.part_id.map(|id| cx.w.get::<Part>(id.0)).transpose()?.map(|part| part.id);
    // A part's own plan goes with it from class to class.
    let abc = if part_id.is_some() { None } else { ask.abc };
    let plans = cx.w.inspection_plans()?;
    let known = plans.into_iter().find(|plan| plan.part_id == part_id && plan.abc == abc);
    let (id, version) = known.map_or((InspectionPlanId(0), 0), |plan| (plan.id, plan.version));
    at_version("inspection_plan", id.0, ask.version, version)?;
    let (checks, sampling) = (ask.checks, ask.sampling);
    let plan = InspectionPlan { id, part_id, abc, checks, sampling, version: version.max(1) };
    let mut plan = plan.checked()?;
    if version == 0 {
        cx.w.insert(&mut plan)?;
    } else {
        cx.w.update(&plan)?;
    }
    Ok(plan.id)
}

/// A part follows its class again, or a class what is usual.
///
/// # Errors
/// `NotFound`, and `Conflict` on an older page.
pub fn drop_inspection_plan(cx: &Write, ask: DropInspectionPlan) -> Result<InspectionPlanId> {
    let plan: InspectionPlan = cx.w.get(ask.id.0)?;
    at_version("inspection_plan", plan.id.0, ask.version, plan.version)?;
    cx.w.delete::<InspectionPlan>(plan.id.0)?;
    Ok(plan.id)
}

kernel::commands! {
    read inspection_plans(AskNothing) -> InspectionPlans, Roles(KEEPS), shows [Purchasing Catalogue];
    write save_inspection_plan(SaveInspectionPlan) -> InspectionPlanId, Roles(KEEPS), changes [Purchasing];
    write drop_inspection_plan(DropInspectionPlan) -> InspectionPlanId, Roles(KEEPS), changes [Purchasing];
}
