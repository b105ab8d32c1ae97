//! What a customer sees of their own visit on their own phone: one thing, by a
//! link the counter gave out. Whoever has the link is the customer, so it is as
//! long as nobody guesses, shows nothing else, and ends.

use crate::ids::{CustomerLinkId, EstimateId, PersonId, SettlementId, WorkOrderId};
use crate::line::Payer;
use crate::refusal::{FieldProblem, Refusal};
use crate::role::Role;
use crate::settlement::Settlement;
use crate::stage_codes::{Action, Stage};
use crate::work_order::facts::OrderFacts;
use crate::work_order::stage::check;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Bytes of chance in a link (128 bits).
pub const LINK_BYTES: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomerLinkKind {
    /// The estimate, to be answered line by line and signed.
    Estimate,
    /// How far the car is.
    Progress,
    Sheet,
    Survey,
}

impl CustomerLinkKind {
    pub const ALL: [Self; 4] = [Self::Estimate, Self::Progress, Self::Sheet, Self::Survey];

    /// After so long nobody waits for it any more.
    pub const fn lasts(self) -> TimeDelta {
        TimeDelta::days(match self {
            Self::Estimate => 3,
            Self::Progress => 30,
            Self::Sheet => 7,
            // The call comes within a week; who was away answers in the next.
            Self::Survey => 14,
        })
    }

    /// Who hands it out: who speaks with the customer about just this.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Estimate => Action::RecordAnswers.roles(),
            Self::Progress => &[Role::Advisor, Role::Manager],
            Self::Sheet => &[Role::Advisor, Role::Cashier, Role::Manager],
            Self::Survey => Action::RecordSurvey.roles(),
        }
    }

    /// Whether it shows nothing any more in this stage of its visit. What was answered is
    /// the last word, and may be read again. A sheet goes when it is voided, not with the
    /// visit; and marks are given also of a closed one: who was away for the call answers
    /// in the week after it.
    pub const fn ends_at(self, stage: Stage, is_answered: bool) -> bool {
        match self {
            Self::Progress => stage.is_over(),
            Self::Estimate => stage.is_over() && !is_answered,
            Self::Sheet | Self::Survey => false,
        }
    }

    /// All who hand out any.
    pub const GIVERS: [Role; 3] = [Role::Advisor, Role::Cashier, Role::Manager];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CustomerLink {
    pub id: CustomerLinkId,
    pub kind: CustomerLinkKind,
    pub work_order_id: WorkOrderId,
    /// The revision it shows; a newer one is another matter, with another link.
    pub estimate_id: Option<EstimateId>,
    pub settlement_id: Option<SettlementId>,
    /// The link itself is nobody's but the customer's.
    pub token_hash: String,
    pub offered_by: PersonId,
    pub offered_at: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub version: i64,
}

impl CustomerLink {
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        // A clock that was set back makes none last longer.
        self.ended_at.is_some() || now >= self.until || now < self.offered_at
    }

    /// Whoever could have given it out is shown it.
    ///
    /// # Errors
    /// `RoleMissing` for anybody else.
    pub fn check_shown_to(&self, roles: &[Role]) -> Result<(), Refusal> {
        if self.kind.roles().iter().any(|role| roles.contains(role)) {
            return Ok(());
        }
        Err(Refusal::RoleMissing { roles: self.kind.roles().to_vec() })
    }

    /// # Errors
    ///
    /// Once it shows nothing any more.
    pub fn check(&self, now: DateTime<Utc>) -> Result<(), Refusal> {
        if self.is_over(now) { Err(Refusal::LinkOver) } else { Ok(()) }
    }
}

/// Whether a link of this kind may be handed out now.
///
/// # Errors
///
/// The wrong person, or nothing there that it could show.
pub fn may_be_offered(kind: CustomerLinkKind, facts: &OrderFacts, roles: &[Role]) -> Result<(), Refusal> {
    let hands_out = kind.roles().iter().any(|role| roles.contains(role));
    match kind {
        // What was only said is confirmed there too, when no line waits for an answer any more.
        CustomerLinkKind::Estimate
            if hands_out && facts.answers_unwritten > 0 && facts.stage.is_in_shop() =>
        {
            Ok(())
        }
        CustomerLinkKind::Estimate => check(facts, Action::RecordAnswers, roles),
        CustomerLinkKind::Survey => check(facts, Action::RecordSurvey, roles),
        // A promise is moved by more people than speak of it.
        _ if !hands_out => Err(Refusal::RoleMissing { roles: kind.roles().to_vec() }),
        CustomerLinkKind::Progress => check(facts, Action::MovePromise, roles),
        CustomerLinkKind::Sheet => Ok(()),
    }
}

/// A sheet that the customer pays, and that stands.
///
/// # Errors
///
/// Another payer's sheet is not the customer's to see; a voided one is wrong.
pub fn sheet_may_be_shown(sheet: &Settlement) -> Result<(), Refusal> {
    if !sheet.is_active() {
        return Err(Refusal::SheetIs { state: sheet.state.code().to_owned() });
    }
    if sheet.payer != Payer::Customer {
        return Err(Refusal::bad("sheet_id", FieldProblem::Unknown));
    }
    Ok(())
}

/// How far the car is, in the steps a customer knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomerStep {
    Received,
    /// The customer's own answer is waited for.
    Quoted,
    Repair,
    Inspection,
    Preparing,
    /// To be paid and fetched.
    Ready,
    Delivered,
    Cancelled,
}

impl CustomerStep {
    pub const fn of(stage: Stage) -> Self {
        match stage {
            Stage::CheckedIn | Stage::Estimating => Self::Received,
            Stage::AwaitingAuthorisation => Self::Quoted,
            Stage::AwaitingAssignment | Stage::InRepair => Self::Repair,
            Stage::AwaitingInspection => Self::Inspection,
            Stage::Preparing => Self::Preparing,
            Stage::AwaitingSettlement | Stage::ReadyForDelivery => Self::Ready,
            Stage::Delivered | Stage::Closed => Self::Delivered,
            Stage::Cancelled => Self::Cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::work_order::facts::OrderFacts;
    use proptest::prelude::*;

    const KINDS: [CustomerLinkKind; 4] = CustomerLinkKind::ALL;

    fn noon() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).expect("a time")
    }

    fn link(kind: CustomerLinkKind) -> CustomerLink {
        CustomerLink {
            id: CustomerLinkId(1),
            kind,
            work_order_id: WorkOrderId(1),
            estimate_id: None,
            settlement_id: None,
            token_hash: String::new(),
            offered_by: PersonId(1),
            offered_at: noon(),
            until: noon() + kind.lasts(),
            ended_at: None,
            version: 1,
        }
    }

    proptest! {
        /// However long after, or before: it shows something only in its time, and never once it was ended.
        #[test]
        fn a_link_shows_something_only_in_its_time(kind in 0usize..4, seconds in -100_000i64..5_000_000, ended: bool) {
            let (kind, now) = (KINDS[kind], noon() + TimeDelta::seconds(seconds));
            let ended_at = ended.then(noon);
            let link = CustomerLink { ended_at, ..link(kind) };
            let is_good = !ended && seconds >= 0 && seconds < kind.lasts().num_seconds();
            prop_assert_eq!(link.check(now).is_ok(), is_good);
        }
    }

    #[test]
    fn each_thing_is_offered_while_there_is_something_to_see_by_who_speaks_of_it() {
        let at = |stage, offered, roles: &[Role], kind| {
            let mut facts = OrderFacts::of_stage(stage);
            facts.offered_lines = offered;
            may_be_offered(kind, &facts, roles).is_ok()
        };
        let (advisor, technician, cashier) = (&[Role::Advisor], &[Role::Technician], &[Role::Cashier]);
        use CustomerLinkKind as K;
        assert!(at(Stage::AwaitingAuthorisation, 2, advisor, K::Estimate));
        assert!(!at(Stage::AwaitingAuthorisation, 0, advisor, K::Estimate), "nothing waits for an answer");
        assert!(!at(Stage::AwaitingSettlement, 2, advisor, K::Estimate), "it is billed");
        assert!(!at(Stage::AwaitingAuthorisation, 2, technician, K::Estimate));
        let said = |stage, roles: &[Role]| {
            let mut facts = OrderFacts::of_stage(stage);
            facts.answers_unwritten = 1;
            may_be_offered(K::Estimate, &facts, roles).is_ok()
        };
        assert!(said(Stage::InRepair, advisor), "a word is confirmed though no line waits");
        assert!(!said(Stage::InRepair, technician));
        assert!(!said(Stage::Delivered, advisor), "the car is gone");
        assert!(at(Stage::InRepair, 0, advisor, K::Progress));
        assert!(!at(Stage::Delivered, 0, advisor, K::Progress), "the car is gone");
        assert!(!at(Stage::InRepair, 0, cashier, K::Progress));
        assert!(!at(Stage::InRepair, 0, &[Role::Foreman], K::Progress), "who moves the promise");
        assert!(at(Stage::Delivered, 0, advisor, K::Survey));
        assert!(!at(Stage::InRepair, 0, advisor, K::Survey), "nobody judges what is not done");
        assert!(at(Stage::AwaitingSettlement, 0, cashier, K::Sheet));
        assert!(!at(Stage::AwaitingSettlement, 0, technician, K::Sheet));
    }

    #[test]
    fn a_link_ends_with_its_visit_unless_what_it_shows_stays() {
        use CustomerLinkKind as K;
        for stage in Stage::ALL {
            let is_over = matches!(stage, Stage::Closed | Stage::Cancelled);
            assert_eq!(K::Progress.ends_at(stage, false), is_over, "{stage:?}");
            assert_eq!(K::Estimate.ends_at(stage, false), is_over, "{stage:?}");
            assert!(!K::Estimate.ends_at(stage, true), "{stage:?}: the answer is read again");
            assert!(!K::Sheet.ends_at(stage, false) && !K::Survey.ends_at(stage, false), "{stage:?}");
        }
    }

    #[test]
    fn the_steps_a_customer_sees_never_run_ahead_of_the_stages() {
        let mut before = CustomerStep::Received;
        for stage in Stage::ALL {
            let step = CustomerStep::of(stage);
            assert!(step >= before, "{stage:?} goes back to {step:?}");
            before = step;
        }
    }
}
