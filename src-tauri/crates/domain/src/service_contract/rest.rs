//! What is left of a contract.

use super::{ContractEnd, ServiceContract};
use crate::ids::{ContractDrawId, LineId, PersonId, ServiceContractId, SettlementId, WorkOrderId};
use crate::line::LineState;
use crate::money::{Money, divide_half_up};
use crate::stage_codes::Stage;
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// So much of one item went into one line. It is never changed: it counts for as
/// long as its line does, so that nothing has to be given back by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContractDraw {
    pub id: ContractDrawId,
    pub service_contract_id: ServiceContractId,
    /// The place of the item in the contract, from zero.
    pub position: i64,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
    pub times: i64,
    /// Of an item that is an amount: what of it was used.
    pub used: Money,
    /// What of the price that was.
    pub worth: Money,
    /// Why the manager let it through though the contract had ended.
    pub reason: String,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}

impl ContractDraw {
    const fn units(&self) -> i64 {
        if self.times > 0 { self.times } else { self.used.fen() }
    }
}

/// A draw, with how its line stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DrawnLine {
    #[serde(flatten)]
    #[ts(flatten)]
    pub draw: ContractDraw,
    pub line_name: String,
    pub line_state: LineState,
    pub settlement_id: Option<SettlementId>,
    pub stage: Stage,
    pub work_order_number: String,
}

impl DrawnLine {
    /// A line that is still wanted holds what it drew, billed or not; one that was
    /// declined, withdrawn, replaced, or went with its visit has given it back.
    pub fn holds(&self) -> bool {
        self.line_state.is_payable() && self.stage != Stage::Cancelled
    }

    /// It waits for its sheet: it may still be given back.
    pub fn is_unsettled(&self) -> bool {
        self.holds() && self.settlement_id.is_none()
    }
}

/// What is left of one item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ItemRest {
    pub position: i64,
    pub name: String,
    pub unit: String,
    pub is_amount: bool,
    pub times: i64,
    pub times_sold: i64,
    /// Held by lines that stand on no sheet yet.
    pub times_held: i64,
    pub left: Money,
    pub amount: Money,
    pub held: Money,
    /// What of the price is left for it.
    pub worth: Money,
}

impl ItemRest {
    pub const fn units(&self) -> i64 {
        if self.is_amount { self.left.fen() } else { self.times }
    }

    /// What of the price goes with so much of it: in proportion to what is left,
    /// and all the rest with the last of it.
    pub fn worth_of(&self, units: i64) -> Money {
        let left = self.units();
        if left <= 0 || units >= left {
            return self.worth;
        }
        Money(divide_half_up(i128::from(self.worth.fen()) * i128::from(units), i128::from(left)))
    }
}

impl ServiceContract {
    /// What was sold less what lines hold.
    pub fn rests(&self, draws: &[DrawnLine]) -> Vec<ItemRest> {
        let rest = |(position, item): (usize, &super::ContractItem)| {
            let position = i64::try_from(position).unwrap_or(i64::MAX);
            let own = || draws.iter().filter(|drawn| drawn.draw.position == position && drawn.holds());
            let units: i64 = own().map(|drawn| drawn.draw.units()).sum();
            let held: i64 = own().filter(|drawn| drawn.is_unsettled()).map(|drawn| drawn.draw.units()).sum();
            let worth: Money = own().map(|drawn| drawn.draw.worth).sum();
            let is_amount = item.sold.is_amount();
            let left = item.sold.units() - units;
            ItemRest {
                position,
                name: item.sold.name.clone(),
                unit: item.sold.unit.clone(),
                is_amount,
                times: if is_amount { 0 } else { left },
                times_sold: item.sold.times,
                times_held: if is_amount { 0 } else { held },
                left: if is_amount { Money(left) } else { Money::ZERO },
                amount: item.sold.amount,
                held: if is_amount { Money(held) } else { Money::ZERO },
                worth: item.price_share - worth,
            }
        };
        self.contract_items.iter().enumerate().map(rest).collect()
    }

    /// Why nothing more is drawn, in the order in which one is told: what was given
    /// back is over whatever is left of it.
    pub fn ended(&self, rests: &[ItemRest], today: NaiveDate, km: Option<i64>) -> Option<ContractEnd> {
        if self.closed_at.is_some() {
            return Some(ContractEnd::Closed);
        }
        if rests.iter().all(|rest| rest.units() <= 0) {
            return Some(ContractEnd::UsedUp);
        }
        self.expired(today, km)
    }
}
