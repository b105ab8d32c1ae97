//! What a line or a bill gives away, whichever field does it: a lower price,
//! fewer hours than the list has, a percentage, an amount, a discount of the
//! whole sheet, a price below cost, work at the shop's own cost. Within the
//! shop's limit anybody gives it who writes lines; beyond it the manager says
//! yes.

use crate::ids::CatalogueItemId;
use crate::line::{CatalogueItem, Line, LineFigures, LineKind, PartOrigin};
use crate::money::{Hours, Money, Quantity, Rate};
use crate::refusal::Refusal;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the shop's own list says of a line, as it was when the line was
/// written. Where it says nothing, the line's own price is its list price.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Listed {
    pub catalogue_item_id: Option<CatalogueItemId>,
    /// Of one hour or one unit.
    pub list_price: Option<Money>,
    /// The standard hours of the operation.
    pub list_hours: Option<Hours>,
}

impl Listed {
    /// Of a line that is an item of the catalogue. An item that leaves its
    /// price open is sold at any price, labour at the shop's hour rate.
    pub fn item(item: &CatalogueItem, hour_rate: Money) -> Self {
        let by_hours = item.kind.is_by_hours();
        Self {
            catalogue_item_id: Some(item.id),
            list_price: match item.unit_price {
                Money::ZERO if by_hours => Some(hour_rate),
                Money::ZERO => None,
                price => Some(price),
            },
            list_hours: (by_hours && item.hours > Hours::ZERO).then_some(item.hours),
        }
    }

    /// Of a line nobody took from the catalogue: the hour rate is the list of
    /// all labour, anything else has its own price.
    pub fn free(kind: LineKind, hour_rate: Money) -> Self {
        Self { list_price: kind.is_by_hours().then_some(hour_rate), ..Self::default() }
    }

    /// The price the customer was told is a list price from then on, for a
    /// line that had none.
    pub fn or_told(self, told: &LineFigures) -> Self {
        Self { list_price: self.list_price.or(Some(told.unit_price)), ..self }
    }

    /// What the line costs by the list. Fewer hours than the standard are a
    /// lower price; fewer litres are fewer litres.
    pub fn gross(&self, figures: &LineFigures) -> Money {
        let price = self.list_price.map_or(figures.unit_price, |list| list.max(figures.unit_price));
        let hours = self.list_hours.map_or(figures.hours, |list| list.max(figures.hours));
        LineFigures { unit_price: price, hours, ..figures.clone() }.gross()
    }
}

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
    (figures.cost.times_quantity(units) - amount).max(Money::ZERO)
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
/// lines let off already counts, as far as it needed no manager.
pub fn of_sheet(lines: &[&Line], sheet_discount: Money, limit: Rate) -> Option<Concession> {
    let mut allowed = Money::ZERO;
    for line in lines {
        let gross = line.listed.gross(&line.figures);
        let share = gross.share(limit);
        allowed += share - discount(&line.figures, line.amount, &line.listed).max(Money::ZERO).min(share);
    }
    (sheet_discount > allowed).then_some(Concession::Discount { limit, discount: sheet_discount, allowed })
}
