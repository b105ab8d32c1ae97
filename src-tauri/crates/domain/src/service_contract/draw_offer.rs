//! What a visit is offered of a contract: one press each, asked of the gate that the
//! commands ask, so that no button promises what is refused.

use super::ServiceContract;
use super::draw::{DrawRequest, Reason};
use super::rest::DrawnLine;
use crate::allowed::is_still_to_come;
use crate::ids::{LineId, ServiceContractId};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::work_order::at_hand::VisitAtHand;
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// One time of an item as a line of its own, or a draft that goes over to an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DrawOffer {
    pub service_contract_id: ServiceContractId,
    /// The place of the item in the contract, from zero.
    pub position: i64,
    /// The draft an amount would pay; none where one time of the item becomes a line.
    pub line_id: Option<LineId>,
    /// The contract has ended: whoever asks lets it through and says why.
    pub wants_reason: bool,
    /// What the command would be refused with now; nothing when it can be done.
    pub missing: Option<Refusal>,
}

impl ServiceContract {
    /// What whoever asks may draw for this visit, and what waits for somebody else. What
    /// the visit, the contract or the line never lets through is not offered at all.
    pub fn draw_offers(
        &self,
        visit: &VisitAtHand,
        draws: &[DrawnLine],
        today: NaiveDate,
        roles: &[Role],
    ) -> Vec<DrawOffer> {
        let asking = DrawRequest { today, roles, reason: Reason::AskedThen };
        let mut offers = Vec::new();
        for rest in self.rests(draws).into_iter().filter(|rest| rest.units() > 0) {
            let position = rest.position;
            if rest.is_amount {
                let covers = visit.lines.iter().filter_map(|line| {
                    let gate = self.cover(visit, draws, position, line, asking);
                    self.offer(position, Some(line.id), gate.map(|draw| draw.let_through))
                });
                offers.extend(covers);
            } else {
                let gate = self.draw(visit, draws, position, 1, asking);
                offers.extend(self.offer(position, None, gate.map(|draw| draw.let_through)));
            }
        }
        offers
    }

    /// What the gate says of it, as the page shows it.
    fn offer(
        &self,
        position: i64,
        line_id: Option<LineId>,
        gate: Result<bool, Refusal>,
    ) -> Option<DrawOffer> {
        let (wants_reason, missing) = match gate {
            Ok(let_through) => (let_through, None),
            Err(refusal) if is_still_to_come(&refusal) => (false, Some(refusal)),
            Err(_) => return None,
        };
        Some(DrawOffer { service_contract_id: self.id, position, line_id, wants_reason, missing })
    }
}
