//! What a customer said yes or no to, as it was kept.

use super::Consent;
use crate::papers::{Declined, KeptAnswers, SignedDecline};
use domain::counterfoil::Counterfoil;
use domain::estimate::{Authorisation, AuthorisationMeans};
use domain::finding::{Finding, FindingState};

pub(super) fn consent_of(foil: &Counterfoil, ledger: &[Authorisation]) -> Consent {
    let kept = KeptAnswers::of(foil, ledger);
    let intact = kept.is_some();
    let kept = kept.map(|kept| (kept.by_name, kept.means, kept.paper, kept.signature, kept.note));
    let (by_name, means, paper, signature, note) = kept
        .unwrap_or_else(|| (String::new(), AuthorisationMeans::Paper, String::new(), None, String::new()));
    Consent { id: foil.id, finding: None, at: foil.at, by_name, means, paper, signature, note, intact }
}

/// The no to a finding as it was kept; of one that an older program took nothing is told.
pub(super) fn consent_to_leave(finding: &Finding, foils: &[Counterfoil]) -> Option<Consent> {
    if finding.state != FindingState::Declined {
        return None;
    }
    let (id, at) = (finding.counterfoil_id?, finding.decided_at?);
    let named = |said: Option<SignedDecline>| {
        let intact = said.is_some();
        let said = said.unwrap_or_else(|| SignedDecline::of(finding));
        Consent {
            id,
            finding: Some(said.text),
            at,
            by_name: said.by_name,
            means: said.means.unwrap_or(AuthorisationMeans::Paper),
            paper: said.paper,
            signature: said.signature.filter(|_| intact),
            note: String::new(),
            intact,
        }
    };
    match Declined::of(finding, foils) {
        Declined::BeforeKeeping => None,
        Declined::AsKept(kept) => Some(named(Some(kept.said))),
        Declined::Damaged => Some(named(None)),
    }
}
