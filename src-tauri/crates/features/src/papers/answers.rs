//! What is kept of a customer's answers to an estimate.

use super::context::PaperContext;
use crate::kept::counterfoils::{Subject, content_of};
use documents::parties::{Contact, VehicleOnPaper};
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::estimate::{Authorisation, AuthorisationMeans};
use domain::inspection::Signature;
use domain::money::Money;
use domain::shown_offer::ShownOffer;
use domain::work_order::WorkOrder;
use kernel::checksum::checksum;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};

/// What the customer answered at once, as it is kept: a field of a later
/// program takes `#[serde(default)]`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptAnswers {
    pub work_order: String,
    pub customer: Contact,
    pub vehicle: VehicleOnPaper,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub paper: String,
    pub signature: Option<Signature>,
    pub answers: Vec<KeptAnswer>,
    /// What was said in the call, or by the message.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// What the customer's own phone showed.
    #[serde(default)]
    pub shown: Option<ShownOffer>,
}

impl KeptAnswers {
    /// What is kept, where it is what was written, and where the ledger names the very
    /// page that a phone showed.
    pub(crate) fn of(foil: &Counterfoil, ledger: &[Authorisation]) -> Option<Self> {
        let answers = || ledger.iter().filter(|answer| answer.counterfoil_id == Some(foil.id));
        let kept = content_of::<Self>(foil, "").ok().flatten();
        kept.filter(|kept| answers().all(|answer| answer.shown == kept.sum_of_shown()))
    }

    /// What the ledger names beside each answer; nothing where no phone showed anything.
    pub(crate) fn sum_of_shown(&self) -> String {
        self.shown.as_ref().map(checksum).unwrap_or_default()
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptAnswer {
    pub estimate: String,
    pub name: String,
    pub amount: Money,
    pub approved: bool,
    pub reason: String,
    /// What had been agreed to, where it was to take the place of that: both were shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead_of: Option<KeptInstead>,
}

/// A part as the customer had agreed to it, with its grade, and what it came to.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct KeptInstead {
    pub name: String,
    pub amount: Money,
}

impl KeptAnswer {
    /// As the paper names it.
    pub(super) fn named(&self) -> String {
        match &self.instead_of {
            Some(of) => format!("{}，代替 {}（{} 元）", self.name, of.name, of.amount.plain()),
            None => self.name.clone(),
        }
    }
}

/// Keeps what was answered, with whom and about which car; answers the id of
/// the counterfoil.
pub(crate) fn keep_answers<T: serde::Serialize>(
    cx: &Write,
    order: &WorkOrder,
    content: impl FnOnce(String, Contact, VehicleOnPaper) -> T,
) -> Result<i64> {
    let context = PaperContext::of(cx.w, cx.now)?;
    let content = content(order.number.clone(), context.customer(order)?, context.vehicle(order)?);
    let about = Subject::of_visit(CounterfoilKind::Answers, order.id);
    Ok(about.keep(cx.w, cx.now, cx.my_id()?, &content)?.id)
}
