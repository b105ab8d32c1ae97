//! The estimate: everything written down, offered at once.

use crate::records::search::index_number;
use crate::visit::flow;
use crate::visit::flow::VisitUpdate;
use domain::estimate::{Estimate, OfferedLine};
use domain::estimate_revision::QuotesHold;
use domain::ids::{EstimateId, WorkOrderId};
use domain::line::LineState;
use domain::money::Money;
use domain::refusal::Refusal;
use domain::work_order::at_hand::VisitAtHand;
use domain::work_order::stage::{Action, Missing};
use kernel::command::of;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct IssueEstimate {
    pub work_order_id: WorkOrderId,
    pub version: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct EstimateIssued {
    pub id: EstimateId,
    pub number: String,
    pub total: Money,
    pub visit: VisitUpdate,
}

/// Everything written down and not offered yet goes to the customer at once,
/// as one revision that is never edited.
///
/// # Errors
/// What `load_for_action_at` refuses: nothing to offer is still missing something.
pub fn issue_estimate(cx: &Write, ask: IssueEstimate) -> Result<EstimateIssued> {
    let visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::IssueEstimate)?;
    let mut offered = Vec::new();
    for mut line in visit.lines.clone() {
        if line.state == LineState::Draft {
            line.state = LineState::Offered;
            cx.w.update(&line)?;
            offered.push(OfferedLine::of(&line));
        }
    }
    issued(cx, visit, offered)
}

/// What waits though the last day of its prices is over goes to the customer once more as it stands, in a revision
/// of its own: whoever says yes then says yes to prices that hold.
///
/// # Errors
/// What `load_for_action_at` refuses, and `StillMissing` where all that waits still holds.
pub fn offer_again(cx: &Write, ask: IssueEstimate) -> Result<EstimateIssued> {
    let visit = flow::load_for_action_at(cx, ask.work_order_id, ask.version, Action::RecordAnswers)?;
    let hold = QuotesHold::of(&cx.details()?.settings, cx.today()?);
    let Some(lapsed) = hold.lapsed(&cx.w.estimates_of(visit.id)?, &visit.lines) else {
        let missing = vec![Missing::DraftLines];
        return Err(Refusal::StillMissing { action: Action::IssueEstimate, missing }.into());
    };
    let again = visit.lines.iter().filter(|line| lapsed.lines.contains(&line.id));
    let offered = again.map(OfferedLine::of).collect();
    issued(cx, visit, offered)
}

/// The next revision, of these lines.
fn issued(cx: &Write, visit: VisitAtHand, offered: Vec<OfferedLine>) -> Result<EstimateIssued> {
    let revision = cx.w.estimates_of(visit.id)?.last().map_or(0, |last| last.revision) + 1;
    let number = cx.w.next_number::<Estimate>(&cx.details()?.settings.prefixes.estimate, cx.today()?)?;
    let total: Money = offered.iter().map(|line| line.amount).sum();
    let mut estimate = Estimate {
        id: EstimateId(0),
        number,
        work_order_id: visit.id,
        revision,
        issued_at: cx.now,
        issued_by: cx.my_id()?,
        lines: offered,
        total,
    };
    cx.w.insert(&mut estimate)?;
    index_number(cx.w, "estimate", estimate.id.0, &estimate.number)?;
    let visit = flow::advance(cx, visit, Action::IssueEstimate, &estimate.number)?;
    Ok(EstimateIssued { id: estimate.id, number: estimate.number, total, visit })
}

kernel::commands! {
    write issue_estimate(IssueEstimate) -> EstimateIssued, of(Action::IssueEstimate), changes [Visits Stock];
    write offer_again(IssueEstimate) -> EstimateIssued, of(Action::RecordAnswers), changes [Visits Stock];
}
