//! What happened to a visit on its way that its papers have to say: deliveries
//! the customer did not accept, and what was changed after the check-in.

use super::context::PaperContext;
use super::words;
use domain::estimate::answer_to;
use domain::ids::WorkOrderId;
use domain::inspection::passed_since;
use domain::line::{Line, LineState};
use domain::line_answer::was_withdrawn;
use domain::part_substitute::SubstituteDiffers;
use domain::warranty::RepairKind;
use domain::work_order::WorkOrder;
use domain::work_order::correction::CorrectedFact;
use domain::work_order::refused::RefusedDelivery;
use kernel::error::Result;
use serde_json::Value;

impl PaperContext<'_> {
    /// Both, in the order of the papers that tell both.
    pub(super) fn course(&self, order: &WorkOrder) -> Result<Vec<String>> {
        let mut told = self.changed_on_the_way(order)?;
        told.extend(self.refused_deliveries(order.id)?);
        Ok(told)
    }

    /// 交车记录: each delivery that came to nothing, why, and how it stands now.
    pub(super) fn refused_deliveries(&self, id: WorkOrderId) -> Result<Vec<String>> {
        let refused = self.r.refused_deliveries_of(id)?;
        if refused.is_empty() {
            return Ok(Vec::new());
        }
        let (jobs, lines, reports) = (self.r.jobs_of(id)?, self.r.lines_of(id)?, self.r.inspections_of(id)?);
        let name_of = |job| {
            let line = jobs.iter().find(|other| other.id == job).map(|job| job.line_id)?;
            Some(lines.iter().find(|other| other.id == line)?.figures.name.clone())
        };
        let told = |refused: &RefusedDelivery| {
            let work: Vec<String> = refused.failed_jobs.iter().filter_map(|job| name_of(*job)).collect();
            let outcome =
                if passed_since(&reports, refused.at) { "返工后检验合格" } else { "返工中" };
            format!(
                "交车记录：{} 第 {} 次交车，{} 未接收。原因：{}；免费返工：{}（{outcome}）。",
                self.time(refused.at),
                refused.attempt,
                refused.refused_by,
                refused.reason,
                work.join("、"),
            )
        };
        Ok(refused.iter().map(told).collect())
    }

    /// 变更: the repair kind and the advisor, from what to what and why, and the work. The
    /// warranty and the certificate follow from the kind.
    pub(super) fn changed_on_the_way(&self, order: &WorkOrder) -> Result<Vec<String>> {
        let mut told = Vec::new();
        for correction in self.r.corrections_of(order.id)? {
            for (what, before, after) in correction.facts.iter().filter_map(named) {
                told.push(format!(
                    "变更：{} {what}由 {before} 改为 {after}（{}，{}）。",
                    self.time(correction.at),
                    correction.reason,
                    self.person(Some(correction.person_id)),
                ));
            }
        }
        told.extend(self.changed_work(order.id)?);
        Ok(told)
    }

    /// What was agreed and dropped since, and what took another's place. Papers without
    /// prices tell it too, so it says none.
    fn changed_work(&self, id: WorkOrderId) -> Result<Vec<String>> {
        let (lines, answers) = (self.r.lines_of(id)?, self.r.authorisations_of(id)?);
        let told = lines.iter().filter_map(|line| match line.state {
            LineState::Declined if was_withdrawn(line, &answers) => {
                Some(format!("变更：已同意的项目“{}”撤销（{}）。", line.figures.name, line.decline_reason))
            }
            LineState::Approved => {
                let before = lines.iter().find(|other| Some(other.id) == line.supersedes_id)?;
                let (was, is) = (&before.figures.name, &line.figures.name);
                Some(if was == is {
                    format!("变更：项目“{is}”经客户同意重新报价。")
                } else if answer_to(&answers, line.id).is_none() {
                    format!("变更：配件“{was}”以{}“{is}”代替。", unasked(before, line))
                } else {
                    format!("变更：项目“{was}”经客户同意改为“{is}”。")
                })
            }
            _ => None,
        });
        Ok(told.collect())
    }
}

/// What is said of one that took another's place and nobody was asked about. Until customers were asked of its
/// price and its kind, a cheaper or a better one did so as well.
fn unasked(before: &Line, line: &Line) -> &'static str {
    if SubstituteDiffers::since(before, line).is_asked() { "" } else { "同价同类别的" }
}

fn named(fact: &CorrectedFact) -> Option<(&'static str, String, String)> {
    let kind = |value: &Value| {
        let kind: Option<RepairKind> = serde_json::from_value(value.clone()).ok();
        kind.map(|kind| words::repair_kind(kind).to_owned())
    };
    let text = |value: &Value| value.as_str().map(str::to_owned);
    match fact.field.as_str() {
        "repair_kind" => Some(("维修类别", kind(&fact.before)?, kind(&fact.after)?)),
        "advisor" => Some(("服务顾问", text(&fact.before)?, text(&fact.after)?)),
        _ => None,
    }
}
