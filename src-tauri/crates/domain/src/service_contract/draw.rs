//! How a line of a visit draws from a contract.

use super::rest::{DrawnLine, ItemRest};
use super::{ContractEnd, ContractItem, ServiceContract};
use crate::catalogue::ItemId;
use crate::ids::{CustomerId, VehicleId};
use crate::line::{Category, Line, LineFigures, LineState, Payer};
use crate::listed::Listed;
use crate::money::Money;
use crate::refusal::{FieldProblem, MAX_TEXT_LEN, Refusal, optional};
use crate::role::Role;
use crate::work_order::WorkOrder;
use crate::work_order::at_hand::VisitAtHand;
use chrono::NaiveDate;

/// What a draw would be: the line's figures, and what goes with them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    pub position: i64,
    pub figures: LineFigures,
    pub times: i64,
    pub used: Money,
    pub worth: Money,
    /// The contract had ended, and the manager lets it through.
    pub let_through: bool,
    /// Kept only where it was let through.
    pub reason: String,
}

/// What is said for a contract that has ended.
#[derive(Clone, Copy, Debug)]
pub enum Reason<'a> {
    Given(&'a str),
    /// It is asked for once somebody presses: what a page may offer does not wait for it.
    AskedThen,
}

/// Who draws, when, and what they say for it.
#[derive(Clone, Copy, Debug)]
pub struct DrawRequest<'a> {
    pub today: NaiveDate,
    pub roles: &'a [Role],
    pub reason: Reason<'a>,
}

/// An item from which a visit may draw now.
struct OpenItem {
    rest: ItemRest,
    let_through: bool,
    reason: String,
}

impl ContractItem {
    /// What the list says of what is drawn: the item of the catalogue stays the one it was
    /// sold as, and its price is the contract's.
    pub fn listed(&self) -> Listed {
        if self.sold.item.is_none() {
            return Listed::default();
        }
        let (labour_operation_id, part_id) = ItemId::columns(self.sold.item);
        Listed { labour_operation_id, part_id, list_price: Some(self.sold.unit_price), list_hours: None }
    }
}

impl ServiceContract {
    /// Whether it is for this car: its own, or any of its customer's.
    pub fn is_for(&self, vehicle: VehicleId, customer: CustomerId) -> bool {
        self.vehicle_id.map_or(self.customer_id == customer, |own| own == vehicle)
    }

    /// A visit that is said to be somebody else's by now does not go on being paid by it.
    ///
    /// # Errors
    /// A contract of another car or another customer.
    pub fn check_is_for(&self, order: &WorkOrder) -> Result<(), Refusal> {
        if self.is_for(order.vehicle_id, order.customer_id) {
            return Ok(());
        }
        Err(Refusal::ContractOfAnother { number: self.number.clone() })
    }

    /// So many times of an item, as a line of its own.
    ///
    /// # Errors
    /// A contract of somebody else or that has ended, an item there is none of, or
    /// more than is left of it; a visit that takes no new line, or charges nothing more.
    pub fn draw(
        &self,
        visit: &VisitAtHand,
        draws: &[DrawnLine],
        position: i64,
        times: i64,
        asking: DrawRequest<'_>,
    ) -> Result<Draw, Refusal> {
        visit.takes_new_lines()?;
        let OpenItem { rest, let_through, reason } = self.open_item(visit, draws, position, asking)?;
        if rest.is_amount {
            return Err(Refusal::bad("line_id", FieldProblem::Empty));
        }
        if times <= 0 {
            return Err(Refusal::bad("times", FieldProblem::Empty));
        }
        if times > rest.times {
            return Err(Refusal::ContractItemShort { name: rest.name, left: rest.times });
        }
        let figures = self.item(position)?.sold.figures(times);
        let worth = rest.worth_of(times).min(figures.gross());
        let figures = self.paid_by_contract(figures, worth);
        visit.may_charge(&figures)?;
        Ok(Draw { position, figures, times, used: Money::ZERO, worth, let_through, reason })
    }

    /// A draft of the customer's goes over to an amount of the contract.
    ///
    /// # Errors
    /// The same, and a line that is not a draft the customer would pay.
    pub fn cover(
        &self,
        visit: &VisitAtHand,
        draws: &[DrawnLine],
        position: i64,
        line: &Line,
        asking: DrawRequest<'_>,
    ) -> Result<Draw, Refusal> {
        is_coverable(line)?;
        let OpenItem { rest, let_through, reason } = self.open_item(visit, draws, position, asking)?;
        if !rest.is_amount {
            return Err(Refusal::bad("position", FieldProblem::Unknown));
        }
        if line.amount > rest.left {
            return Err(Refusal::ContractAmountShort {
                name: rest.name,
                left: rest.left,
                amount: line.amount,
            });
        }
        let worth = rest.worth_of(line.amount.fen()).min(line.amount);
        let mut figures = line.figures.clone();
        figures.discount += line.amount - worth;
        let figures = self.of_contract(figures);
        visit.may_charge(&figures)?;
        Ok(Draw { position, figures, times: 0, used: line.amount, worth, let_through, reason })
    }

    /// The item at this place, from zero.
    ///
    /// # Errors
    /// `BadField` where there is none.
    pub fn item(&self, position: i64) -> Result<&ContractItem, Refusal> {
        let place = usize::try_from(position).ok();
        let item = place.and_then(|place| self.contract_items.get(place));
        item.ok_or_else(|| Refusal::bad("position", FieldProblem::Unknown))
    }

    /// The item with what is left of it, where this visit may draw from it, and the
    /// word by which the manager lets an ended contract through.
    fn open_item(
        &self,
        order: &WorkOrder,
        draws: &[DrawnLine],
        position: i64,
        asking: DrawRequest<'_>,
    ) -> Result<OpenItem, Refusal> {
        self.check_is_for(order)?;
        self.item(position)?;
        let rests = self.rests(draws);
        let (reason, has_reason) = match asking.reason {
            Reason::Given(text) => {
                let reason = optional("reason", text, MAX_TEXT_LEN)?;
                let has_reason = !reason.is_empty();
                (reason, has_reason)
            }
            Reason::AskedThen => (String::new(), true),
        };
        let by_manager = asking.roles.contains(&Role::Manager) && has_reason;
        let (let_through, reason) = match self.ended(&rests, asking.today, order.last_mileage_km()) {
            None => (false, String::new()),
            Some(ContractEnd::ByDate { .. } | ContractEnd::ByKm { .. }) if by_manager => (true, reason),
            Some(end) => return Err(Refusal::ContractEnded { number: self.number.clone(), end }),
        };
        let rest = rests.into_iter().find(|rest| rest.position == position);
        let rest = rest.ok_or_else(|| Refusal::bad("position", FieldProblem::Unknown))?;
        Ok(OpenItem { rest, let_through, reason })
    }

    fn of_contract(&self, figures: LineFigures) -> LineFigures {
        LineFigures {
            category: Category::Contract,
            payer: Payer::Contract,
            payer_name: self.number.clone(),
            claim_number: String::new(),
            ..figures
        }
    }

    /// By the list, less what the package was cheaper: what is left is its worth.
    fn paid_by_contract(&self, figures: LineFigures, worth: Money) -> LineFigures {
        let discount = figures.gross() - worth;
        self.of_contract(LineFigures { discount, ..figures })
    }
}

/// A contract takes over what the customer would pay and nobody was offered yet. That is
/// asked before the contract is: a line it never pays does not wait for anything.
fn is_coverable(line: &Line) -> Result<(), Refusal> {
    if line.state != LineState::Draft || line.supersedes_id.is_some() {
        return Err(Refusal::LineFixed { state: line.state.code().to_owned() });
    }
    if line.figures.payer != Payer::Customer {
        return Err(Refusal::bad("payer", FieldProblem::Unknown));
    }
    if line.amount <= Money::ZERO {
        return Err(Refusal::bad("amount", FieldProblem::Empty));
    }
    Ok(())
}
