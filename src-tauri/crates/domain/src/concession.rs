//! What a line or a bill gives away, whichever field does it: a lower price,
//! fewer hours than the list has, a percentage, an amount, a discount of the
//! whole sheet, a price below cost, work at the shop's own cost. Within the
//! shop's limit anybody gives it who writes lines; beyond it the manager says
//! yes.

use crate::line::{Line, LineFigures, PartOrigin};
use crate::money::{Money, Quantity, Rate};
use crate::refusal::Refusal;
use crate::role::Role;
use crate::spread::spread;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::listed::Listed;

/// Who says yes to what lies beyond the limit.
pub const CONCESSION_ROLES: &[Role] = &[Role::Manager];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Concession {
    /// More than the share of the list price that needs no manager.
    Discount {
        limit: Rate,
        discount: Money,
        allowed: Money,
    },
    BelowCost {
        amount: Money,
        by: Money,
    },
    /// Goodwill, returned work, own cars.
    ShopCost {
        amount: Money,
    },
}

impl Concession {
    /// One of each kind, for the codes they are refused with.
    pub const EACH: [Self; 3] = [
        Self::Discount { limit: Rate::ZERO, discount: Money::ZERO, allowed: Money::ZERO },
        Self::BelowCost { amount: Money::ZERO, by: Money::ZERO },
        Self::ShopCost { amount: Money::ZERO },
    ];

    /// Why the person who asked may not give it.
    pub fn refusal(&self) -> Refusal {
        match self {
            Self::Discount { limit, discount, allowed } => Refusal::DiscountOverLimit {
                limit: format!("{}%", limit.percent_plain()),
                discount: *discount,
                allowed: *allowed,
                over: *discount - *allowed,
            },
            Self::BelowCost { by, .. } => Refusal::BelowCost { by: *by },
            Self::ShopCost { .. } => Refusal::ShopCostByManager,
        }
    }
}

/// Who says yes to what is beyond the limit.
pub fn is_granted_by(roles: &[Role]) -> bool {
    roles.iter().any(|role| CONCESSION_ROLES.contains(role))
}

/// What of it somebody else has to be asked for. Who grants it to others needs nobody's word.
pub fn to_be_granted(concessions: Vec<Concession>, roles: &[Role]) -> Vec<Concession> {
    if is_granted_by(roles) { Vec::new() } else { concessions }
}

fn discount(figures: &LineFigures, amount: Money, listed: &Listed) -> Money {
    listed.gross(figures) - amount
}

/// How far the line lies below what it costs the shop. A part the customer
/// brought costs it nothing.
fn below_cost(figures: &LineFigures, amount: Money) -> Money {
    if figures.origin == PartOrigin::Customers {
        return Money::ZERO;
    }
    let units = if figures.kind.is_by_hours() { Quantity(1000) } else { figures.quantity };
    // A shop that lists its prices without the tax lists its costs like them.
    let cost = figures.price_basis.with_tax(figures.cost.times_quantity(units), figures.tax_rate);
    (cost - amount).max(Money::ZERO)
}

/// What a line as typed gives away beyond the limit. What stood in it already
/// was granted then, and is not asked for again.
pub fn of_line(
    figures: &LineFigures,
    amount: Money,
    listed: &Listed,
    limit: Rate,
    before: Option<&Line>,
) -> Vec<Concession> {
    let mut given = Vec::new();
    if figures.is_at_shops_cost() {
        let granted = before.is_some_and(|before| {
            before.figures.is_at_shops_cost()
                && before.figures.is_same_matter(figures)
                // Four for the price of one are three more of what the shop pays itself.
                && figures.is_no_more_than(&before.figures)
                && amount <= before.amount
        });
        if !granted {
            given.push(Concession::ShopCost { amount });
        }
    }
    let (discount_now, gross) = (discount(figures, amount, listed), listed.gross(figures));
    let allowed = gross.share(limit);
    let stood_already = before.is_some_and(|before| {
        let list = Listed { list_price: Some(list_of(before)), ..before.listed.clone() };
        let (then, of) = (discount(&before.figures, before.amount, &list), list.gross(&before.figures));
        // A line that cost nothing says nothing of what may be let off.
        of > Money::ZERO
            && i128::from(discount_now.0) * i128::from(of.0) <= i128::from(then.0) * i128::from(gross.0)
    });
    if discount_now > allowed && !stood_already {
        given.push(Concession::Discount { limit, discount: discount_now, allowed });
    }
    let by = below_cost(figures, amount);
    let stood_already = before.is_some_and(|before| by <= below_cost(&before.figures, before.amount));
    if by > Money::ZERO && !stood_already {
        given.push(Concession::BelowCost { amount, by });
    }
    given
}

fn list_of(line: &Line) -> Money {
    line.listed.list_price.unwrap_or(line.figures.unit_price)
}

/// What a discount of the whole sheet gives away beyond the limit: what its
/// lines let off already counts, as far as it needed no manager. Its share of a line
/// may bring that below cost, which no limit allows; what stood below it before was
/// granted with the line.
pub fn of_sheet(lines: &[&Line], sheet_discount: Money, limit: Rate) -> Vec<Concession> {
    let mut given = Vec::new();
    let mut allowed = Money::ZERO;
    for line in lines {
        let gross = line.listed.gross(&line.figures);
        let share = gross.share(limit);
        allowed += share - discount(&line.figures, line.amount, &line.listed).max(Money::ZERO).min(share);
    }
    if sheet_discount > allowed {
        given.push(Concession::Discount { limit, discount: sheet_discount, allowed });
    }
    let amounts: Vec<Money> = lines.iter().map(|line| line.amount).collect();
    let amount: Money = amounts.iter().copied().sum();
    // More than there is to take off is refused by another rule.
    if sheet_discount > amount {
        return given;
    }
    let further = |(line, share): (&&Line, Money)| {
        below_cost(&line.figures, line.amount - share) - below_cost(&line.figures, line.amount)
    };
    let by: Money = lines.iter().zip(spread(sheet_discount, &amounts)).map(further).sum();
    if by > Money::ZERO {
        given.push(Concession::BelowCost { amount: amount - sheet_discount, by });
    }
    given
}
