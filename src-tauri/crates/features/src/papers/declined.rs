//! What is kept of a customer's no to what was found at the car.

use super::context::PaperContext;
use crate::kept::counterfoils::{Subject, content_of};
use documents::parties::{Contact, VehicleOnPaper};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::estimate::AuthorisationMeans;
use domain::finding::Finding;
use domain::ids::FindingId;
use domain::inspection::Signature;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};

/// The no as it was given: a field of a later program takes `#[serde(default)]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptDecline {
    pub finding_id: FindingId,
    pub work_order: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    #[serde(flatten)]
    pub said: SignedDecline,
    /// The checksum of what the customer's own phone showed; empty by other means.
    #[serde(default)]
    pub shown: String,
}

/// What was found and what was said to it, which is what is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SignedDecline {
    pub text: String,
    pub suggestion: String,
    pub unsafe_to_drive: bool,
    pub by_name: String,
    pub means: Option<AuthorisationMeans>,
    pub reason: String,
    pub paper: String,
    pub signature: Option<Signature>,
}

impl SignedDecline {
    pub(crate) fn of(finding: &Finding) -> Self {
        Self {
            text: finding.text.clone(),
            suggestion: finding.suggestion.clone(),
            unsafe_to_drive: finding.unsafe_to_drive,
            by_name: finding.declined_by.clone(),
            means: finding.means,
            reason: finding.reason.clone(),
            paper: finding.signed_paper.clone(),
            signature: finding.signature.clone(),
        }
    }
}

/// Whether a finding still says what its customer said no to.
pub(crate) enum Declined {
    /// By a program that kept nothing of it.
    BeforeKeeping,
    AsKept(Box<KeptDecline>),
    /// What is kept was damaged, or the finding says another thing by now.
    Damaged,
}

impl Declined {
    pub(crate) fn of(finding: &Finding, foils: &[Counterfoil]) -> Self {
        let Some(id) = finding.counterfoil_id else { return Self::BeforeKeeping };
        let foil = foils.iter().find(|foil| foil.id == id);
        let foil = foil.filter(|foil| foil.kind == CounterfoilKind::FindingDeclined);
        let kept = foil.and_then(|foil| content_of::<KeptDecline>(foil, "").ok().flatten());
        match kept {
            Some(kept) if kept.finding_id == finding.id && kept.said == SignedDecline::of(finding) => {
                Self::AsKept(Box::new(kept))
            }
            _ => Self::Damaged,
        }
    }
}

/// Keeps the no with whom it was said by and about which car, and names it beside
/// the finding.
pub(crate) fn keep_declined(cx: &Write, order: &WorkOrder, finding: &mut Finding, shown: &str) -> Result<()> {
    let context = PaperContext::of(cx.w, cx.now)?;
    let content = KeptDecline {
        finding_id: finding.id,
        work_order: order.number.clone(),
        customer: context.customer(order)?,
        vehicle: context.vehicle(order)?,
        said: SignedDecline::of(finding),
        shown: shown.to_owned(),
    };
    let about = Subject { kind: CounterfoilKind::FindingDeclined, order: order.id, id: finding.id.0 };
    finding.counterfoil_id = Some(about.keep(cx.w, cx.now, cx.my_id()?, &content)?.id);
    Ok(())
}
