//! How a line goes that was agreed and is not wanted after all: a part is
//! withdrawn, work is called off with its job.

use crate::ids::{JobId, LineId};
use crate::job::Job;
use crate::line::Line;
use crate::work_order::facts::OrderFacts;
use crate::work_order::stage::Action;
use serde::Serialize;
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct LineDrop {
    pub line_id: LineId,
    #[serde(flatten)]
    #[ts(flatten)]
    pub way: DropWay,
}

/// The command that does it, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum DropWay {
    WithdrawLine,
    CancelJob { job_id: JobId },
}

/// The lines of a visit that can be dropped now, by whoever may.
pub fn line_drops(
    facts: &OrderFacts,
    lines: &[Line],
    jobs: &[Job],
    may_be_cancelled: impl Fn(&Job) -> bool,
) -> Vec<LineDrop> {
    let way_of = |line: &Line| {
        if !line.figures.kind.is_job() {
            let withdrawn = Action::WithdrawLine.belongs_to(facts) && line.may_be_withdrawn().is_ok();
            return withdrawn.then_some(DropWay::WithdrawLine);
        }
        line.may_be_replaced().ok()?;
        let newest = jobs.iter().filter(|job| job.line_id == line.id).max_by_key(|job| job.attempt)?;
        may_be_cancelled(newest).then_some(DropWay::CancelJob { job_id: newest.id })
    };
    lines.iter().filter_map(|line| Some(LineDrop { line_id: line.id, way: way_of(line)? })).collect()
}
