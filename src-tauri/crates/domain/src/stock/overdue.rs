//! What is out of the store, or lies in it for somebody else, past the day that was agreed.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// In the order in which they are worked off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OverdueKind {
    /// 逾期未还: lent, and to be back by now.
    LateLoan,
    /// 索赔单失去依据: its sheet was taken back, and nobody said what becomes of it.
    LostClaim,
    /// 旧件押金逾期: the old part did not come within its days.
    CoreDeposit,
    /// 旧件到期: kept for a maker until a day that is over.
    OldPart,
}

impl OverdueKind {
    pub const ALL: [Self; 4] = [Self::LateLoan, Self::LostClaim, Self::CoreDeposit, Self::OldPart];
}
