//! What was ordered of a supplier.

use crate::ids::{LineId, PartId, PersonId, PurchaseOrderId, PurchaseOrderLineId, SupplierId, WorkOrderId};
use crate::money::{Money, Quantity};
use crate::part_unit::{PartUnit, by_factor, known_factor};
use crate::purchase_problem::PurchaseProblem;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, in_range, optional};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::part_unit::in_units;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PurchaseOrderState {
    /// Written down, and not sent to its supplier yet.
    Draft,
    /// Sent: what is open of it is on its way.
    Ordered,
    /// Everything came, or nothing more is expected.
    Closed,
    Cancelled,
}

impl PurchaseOrderState {
    pub const ALL: [Self; 4] = [Self::Draft, Self::Ordered, Self::Closed, Self::Cancelled];
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PurchaseOrder {
    pub id: PurchaseOrderId,
    pub number: String,
    pub supplier_id: SupplierId,
    pub state: PurchaseOrderState,
    pub made_at: DateTime<Utc>,
    pub made_by: PersonId,
    pub ordered_at: Option<DateTime<Utc>>,
    pub expected_on: Option<NaiveDate>,
    /// The terms it is bought under.
    pub terms: String,
    pub note: String,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PurchaseOrderLine {
    pub id: PurchaseOrderLineId,
    pub purchase_order_id: PurchaseOrderId,
    pub part_id: PartId,
    /// In the unit the part is counted in.
    pub quantity: Quantity,
    /// As it is bought: so many of the counted unit are one of these.
    pub unit: String,
    pub unit_factor: Quantity,
    /// Of one unit as it is bought, as the supplier charges it.
    #[serde(serialize_with = "crate::visibility::cost")]
    pub buying_price: Money,
    /// Of it so much came and was accepted or is being looked at.
    pub received: Quantity,
    /// None where the order's day counts.
    pub expected_on: Option<NaiveDate>,
    /// Whose car it was ordered for.
    pub work_order_id: Option<WorkOrderId>,
    pub line_id: Option<LineId>,
    /// Nothing more of it is expected.
    pub closed: bool,
    pub version: i64,
}

impl PurchaseOrder {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` for a text too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        Ok(Self {
            terms: optional("terms", &self.terms, MAX_TEXT_LEN)?,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            ..self
        })
    }
}

impl PurchaseOrderLine {
    /// What is still on its way.
    pub fn open(&self) -> Quantity {
        if self.closed { Quantity::ZERO } else { Quantity((self.quantity.0 - self.received.0).max(0)) }
    }

    /// How many units as it is bought, in thousandths.
    pub fn bought(&self) -> Quantity {
        in_units(self.quantity, self.unit_factor)
    }

    /// What it comes to.
    pub fn amount(&self) -> Money {
        self.buying_price.times_quantity(self.bought())
    }

    /// When it is expected, as it was ordered or put off since.
    pub fn expected(&self, order: &PurchaseOrder) -> Option<NaiveDate> {
        self.expected_on.or(order.expected_on)
    }

    /// The day since which it should have been here; none of what came, and of what is not late.
    pub fn late_since(&self, order: &PurchaseOrder, today: NaiveDate) -> Option<NaiveDate> {
        let waits = order.state == PurchaseOrderState::Ordered && self.open().0 > 0;
        self.expected(order).filter(|day| waits && *day < today)
    }
}

/// What is bought, as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bought {
    /// So many units.
    pub bought: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
}

/// What is bought, in the unit its part is counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counted {
    pub quantity: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
}

impl Bought {
    /// In the part's own unit, `counted_in`, of which the shop calls it by `name`, and which comes in these
    /// units beside.
    ///
    /// # Errors
    /// `BadField` for no quantity or one too large; `Stock` for one that is no whole number of thousandths;
    /// `Purchase` where the part comes in the unit and yet it is said to hold another number.
    pub fn counted(&self, (name, counted_in): (&str, &str), units: &[PartUnit]) -> Result<Counted, Refusal> {
        let unit = optional("unit", &self.unit, MAX_NAME_LEN)?;
        let unit = if unit.is_empty() { counted_in.to_owned() } else { unit };
        if in_range("unit_factor", self.unit_factor.0, Quantity::MAX.0)? == 0 {
            return Err(Refusal::bad("unit_factor", FieldProblem::Empty));
        }
        if known_factor(counted_in, units, &unit).is_some_and(|known| known != self.unit_factor) {
            return Err(Refusal::Purchase { problem: PurchaseProblem::UnitMixedUp, name: name.to_owned() });
        }
        if in_range("bought", self.bought.0, Quantity::MAX.0)? == 0 {
            return Err(Refusal::bad("bought", FieldProblem::Empty));
        }
        let quantity = by_factor(name, ("bought", self.bought), self.unit_factor)?;
        Ok(Counted { quantity, unit, unit_factor: self.unit_factor })
    }
}
