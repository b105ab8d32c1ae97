//! What makes the store worth more or less on the word of whoever keeps it: something is thrown away, or found.
//! It is settled as what a count is off by is, as the one would otherwise stand in for the other.

use super::{APPROVES, MovementKind, StockMovement};
use crate::dates::{ShopZone, local_day};
use crate::money::Money;
use crate::refusal::Refusal;
use crate::role::Role;
use chrono::NaiveDate;

/// Up to the limit nobody else is asked; a shop that set none asks about everything.
pub fn is_settled_alone(worth: Money, limit: Money) -> bool {
    limit > Money::ZERO && worth <= limit
}

fn approves(roles: &[Role]) -> bool {
    APPROVES.iter().any(|role| roles.contains(role))
}

/// What somebody says of the store, and what nobody's paper shows.
#[derive(Clone, Copy, Debug)]
pub struct OwnWord<'a> {
    pub roles: &'a [Role],
    /// Somebody else of the shop may approve.
    pub others_approve: bool,
    /// What the store is worth more or less by it.
    pub worth: Money,
    /// Up to here whoever keeps the store settles it alone.
    pub count_limit: Money,
}

impl OwnWord<'_> {
    /// # Errors
    /// `StockNeedsApproval` where somebody else has to say yes first.
    pub fn check(&self) -> Result<(), Refusal> {
        let may = approves(self.roles) && !self.others_approve;
        if may || is_settled_alone(self.worth, self.count_limit) {
            return Ok(());
        }
        Err(Refusal::StockNeedsApproval { off: self.worth, limit: self.count_limit })
    }
}

/// Whose yes counts.
///
/// # Errors
/// `RoleMissing` for somebody who approves nothing.
pub fn check_yes(roles: &[Role]) -> Result<(), Refusal> {
    if approves(roles) { Ok(()) } else { Err(Refusal::RoleMissing { roles: APPROVES.to_vec() }) }
}

/// How the stock of a part begins: what lay there before is typed in, bin by bin, on one day. What is there
/// more once anything else moved, or on another day, was found. Told by the newest of its movements.
pub fn is_beginning(movements: &[StockMovement], today: NaiveDate, zone: ShopZone) -> bool {
    movements.iter().all(|moved| moved.kind == MovementKind::Opening && local_day(moved.at, zone) == today)
}
