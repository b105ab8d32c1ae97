//! Values of the workshop and what they lie between, as papers write them.

use super::context::PaperContext;
use documents::inspection_report::MeasuredValue;
use domain::ids::WorkOrderId;
use domain::job::{JobState, Measurement};
use domain::line::Line;
use domain::money::Quantity;
use domain::work_order::at_hand::newest_jobs;
use kernel::error::Result;

/// ≥3 mm; nothing where there are no limits.
pub(super) fn between(unit: &str, least: Option<Quantity>, most: Option<Quantity>) -> String {
    match (least, most) {
        (None, None) => String::new(),
        (Some(least), None) => format!("≥{} {unit}", least.plain()),
        (None, Some(most)) => format!("≤{} {unit}", most.plain()),
        (Some(least), Some(most)) => format!("{}～{} {unit}", least.plain(), most.plain()),
    }
}

fn measured(job: &str, one: &Measurement) -> MeasuredValue {
    let limits = one.limits.map(|limits| between(&one.unit, limits.least, limits.most));
    MeasuredValue {
        job: job.to_owned(),
        name: one.name.clone(),
        value: format!("{} {}", one.value, one.unit).trim_end().to_owned(),
        is_judged: limits.is_some(),
        limits: limits.unwrap_or_default(),
        out: one.is_out_of_limits(),
    }
}

impl PaperContext<'_> {
    /// What technicians measured at the work as it stands, each with its limits, and what the work asks that
    /// nobody wrote down.
    pub(super) fn measured(&self, id: WorkOrderId, lines: &[Line]) -> Result<Vec<MeasuredValue>> {
        let known = self.r.terms_of_lines(lines)?;
        let mut values = Vec::new();
        for job in newest_jobs(self.r.jobs_of(id)?) {
            if job.state == JobState::Cancelled {
                continue;
            }
            let line = lines.iter().find(|line| line.id == job.line_id);
            let name = line.map(|line| line.figures.name.as_str()).unwrap_or_default();
            values.extend(job.measurements.iter().map(|one| measured(name, one)));
            let asked = job.terms(lines, &known).map(|terms| terms.asked.as_slice()).unwrap_or_default();
            values.extend(job.not_measured(asked).into_iter().map(|asked| MeasuredValue {
                job: name.to_owned(),
                name: asked.name.clone(),
                value: String::new(),
                limits: between(&asked.unit, asked.least, asked.most),
                is_judged: false,
                out: false,
            }));
        }
        Ok(values)
    }
}
