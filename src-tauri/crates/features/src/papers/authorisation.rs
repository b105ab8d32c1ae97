//! What the customer agreed to and declined in this visit, as it was kept.

use super::answers::KeptAnswers;
use super::context::PaperContext;
use super::declined::Declined;
use super::paper::{Counted, Paper, PaperNames};
use super::words;
use documents::authorisation::{
    AuthorisationPaper, CustomerAnswers, DeclineRecord, FindingDeclined, LineAnswered,
};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::finding::{Finding, FindingState};
use domain::ids::WorkOrderId;
use domain::visibility::Confidential;
use domain::work_order::WorkOrder;
use kernel::error::Result;

/// It bears prices and the customer's phone.
pub(super) const PAPER: Paper = Paper {
    kind: "authorisation",
    called: PaperNames { zh_cn: "授权确认单", zh_tw: "授權確認單", en: "Authorisation" },
    title: "维修授权确认单",
    file_title: "授权确认单",
    sizes: documents::authorisation::SIZES,
    handed_to: Confidential::Contact.roles(),
    offered: |visit| {
        let has_answers = visit.foils.iter().any(|foil| foil.kind == CounterfoilKind::Answers);
        visit.whole_if(has_answers || visit.findings.iter().any(is_declined))
    },
    given_out: None,
    counted: Counted::ByEdition(CounterfoilKind::Answers),
    filled: |context, id| Ok(Box::new(context.authorisation(WorkOrderId(id))?)),
};

/// What the foreman dismissed afterwards is nobody's no any more.
fn is_declined(finding: &Finding) -> bool {
    finding.state == FindingState::Declined
}

/// So much of a checksum as anybody compares by eye.
const SUM_SHOWN: usize = 16;

impl PaperContext<'_> {
    fn authorisation(&self, id: WorkOrderId) -> Result<AuthorisationPaper> {
        let order: WorkOrder = self.r.get(id.0)?;
        let ledger = self.r.authorisations_of(id)?;
        let foils = self.r.counterfoils_of(id)?;
        let answers = foils.iter().filter(|foil| foil.kind == CounterfoilKind::Answers);
        let answers = answers.map(|foil| self.answered(foil, KeptAnswers::of(foil, &ledger))).collect();
        let declined = self.r.findings_of(id)?;
        let declined = declined.into_iter().filter(is_declined).map(|finding| {
            let kept = Declined::of(&finding, &foils);
            self.declined(finding, kept)
        });
        Ok(AuthorisationPaper {
            head: self.head(),
            printed_at: self.time(self.now),
            customer: self.customer(&order)?,
            vehicle: self.vehicle(&order)?,
            advisor: self.person(Some(order.advisor_id)),
            answers,
            declined: declined.collect(),
            number: order.number,
        })
    }

    fn answered(&self, foil: &Counterfoil, kept: Option<KeptAnswers>) -> CustomerAnswers {
        let at = self.time(foil.at);
        let Some(kept) = kept else {
            return CustomerAnswers {
                at,
                by: String::new(),
                means: String::new(),
                lines: Vec::new(),
                signature: None,
                page_sum: String::new(),
                damaged: true,
            };
        };
        let page_sum: String = kept.sum_of_shown().chars().take(SUM_SHOWN).collect();
        let lines = kept.answers.into_iter().map(|answer| LineAnswered {
            name: answer.named(),
            estimate: answer.estimate,
            amount: answer.amount,
            approved: answer.approved,
            reason: answer.reason,
        });
        CustomerAnswers {
            at,
            by: kept.by_name,
            means: words::with_note(words::answered_by(kept.means, &kept.paper), &kept.note),
            lines: lines.collect(),
            signature: kept.signature,
            page_sum,
            damaged: false,
        }
    }

    fn declined(&self, finding: Finding, kept: Declined) -> FindingDeclined {
        let (page_sum, record) = match kept {
            Declined::AsKept(kept) => (kept.shown.chars().take(SUM_SHOWN).collect(), DeclineRecord::AsKept),
            Declined::BeforeKeeping => (String::new(), DeclineRecord::NothingKept),
            Declined::Damaged => (String::new(), DeclineRecord::Damaged),
        };
        FindingDeclined {
            means: finding
                .means
                .map(|means| words::answered_by(means, &finding.signed_paper))
                .unwrap_or_default(),
            text: finding.text,
            suggestion: finding.suggestion,
            unsafe_to_drive: finding.unsafe_to_drive,
            by: finding.declined_by,
            reason: finding.reason,
            at: self.time_if_any(finding.decided_at),
            signature: finding.signature,
            page_sum,
            record,
        }
    }
}
