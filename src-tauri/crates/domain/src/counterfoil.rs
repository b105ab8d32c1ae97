//! 存根: what the shop keeps of everything it gave out or had signed, word for
//! word, so that it reads the same when a customer, a plate or the shop itself
//! is renamed afterwards. A counterfoil is written once and never changed; what
//! is given out anew is another edition.

use crate::ids::{PaymentId, PersonId, WorkOrderId};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CounterfoilKind {
    CheckInSheet,
    JobCard,
    /// The parties of a sheet; its lines and sums stand in its own content.
    SettlementSheet,
    /// What the customer answered to an estimate, with the drawn signature.
    Answers,
    /// The handing back, with the drawn signature.
    Delivery,
    /// The reports of the technicians and the inspector.
    InspectionReport,
    /// What was quoted, under the estimate's id.
    Quote,
    RepairContract,
    CompletionCertificate,
    /// The customer's no to what was found, with the drawn signature, under the
    /// finding's id.
    FindingDeclined,
}

impl CounterfoilKind {
    pub const fn code(self) -> &'static str {
        match self {
            Self::CheckInSheet => "check_in_sheet",
            Self::JobCard => "job_card",
            Self::SettlementSheet => "settlement_sheet",
            Self::Answers => "answers",
            Self::Delivery => "delivery",
            Self::InspectionReport => "inspection_report",
            Self::Quote => "quote",
            Self::RepairContract => "repair_contract",
            Self::CompletionCertificate => "completion_certificate",
            Self::FindingDeclined => "finding_declined",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counterfoil {
    pub id: i64,
    pub kind: CounterfoilKind,
    pub work_order_id: WorkOrderId,
    /// The sheet's id, the estimate's, the finding's; of everything else the work order's.
    pub subject_id: i64,
    /// From 1. Edition 0 says that the paper is older than counterfoils are.
    pub edition: i64,
    pub at: DateTime<Utc>,
    pub person_id: Option<PersonId>,
    /// The content as text, to the byte: the sum is taken over it as it is.
    pub content: String,
    pub checksum: String,
}

/// Whom and what a receipt names beside its amounts. A receipt is of a visit, a
/// booking, a contract or a customer, so this stands by the receipt alone. Those
/// written before such were kept have none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptFoil {
    pub id: i64,
    pub payment_id: PaymentId,
    /// As text, to the byte: the sum is taken over it as it is.
    pub content: String,
    pub checksum: String,
}

impl Counterfoil {
    /// Stands for a paper given out before counterfoils were kept.
    pub fn is_of_an_older_paper(&self) -> bool {
        self.edition == 0 && self.content.is_empty() && self.checksum.is_empty()
    }
}
