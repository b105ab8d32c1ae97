//! What the shop's own list says of a line.

use crate::catalogue::{CatalogueItem, ItemId};
use crate::ids::{LabourOperationId, PartId};
use crate::line_figures::{LineFigures, LineKind};
use crate::money::{Hours, Money};
use crate::tax::PriceBasis;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the shop's own list says of a line, as it was when the line was
/// written. Where it says nothing, the line's own price is its list price.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Listed {
    /// The item it was taken from, of the one catalogue or the other.
    pub labour_operation_id: Option<LabourOperationId>,
    pub part_id: Option<PartId>,
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
        let (labour_operation_id, part_id) = ItemId::columns(Some(item.id));
        Self {
            labour_operation_id,
            part_id,
            list_price: match item.terms.unit_price {
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

    /// As a line says it that was written when the shop's prices meant the other thing.
    #[must_use]
    pub fn on_basis_of(self, figures: &LineFigures, of_list: PriceBasis) -> Self {
        let told = |price| figures.price_basis.price_from(of_list, price, figures.tax_rate);
        Self { list_price: self.list_price.map(told), ..self }
    }

    /// The price the customer was told is a list price from then on, for a
    /// line that had none.
    pub fn or_of_line(self, told: &LineFigures) -> Self {
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
