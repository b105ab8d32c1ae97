//! What was typed into a line, held against the list.

use domain::catalogue::{CatalogueItem, ItemId};
use domain::concession::{self, Concession, Listed};
use domain::line::{Line, LineFigures};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::visibility::Confidential;
use kernel::error::Result;
use kernel::host::Write;

/// A line as it would stand, and what it would give away beyond the limit.
pub(super) struct PricedLine {
    pub figures: LineFigures,
    pub amount: Money,
    pub listed: Listed,
    pub concessions: Vec<Concession>,
}

/// Holds a line against the list and the shop's limit. What it costs the shop
/// is set by the catalogue or by who may see costs; what others send is not
/// listened to.
pub(super) fn priced(
    cx: &Write,
    typed: LineFigures,
    item: Option<ItemId>,
    before: Option<&Line>,
) -> Result<PricedLine> {
    let (mut figures, amount) = typed.tidied()?;
    let of_shop = cx.details()?.settings.price_basis;
    figures.check_basis(before.map_or(of_shop, |before| before.figures.price_basis))?;
    super::of_contract::is_not_typed(cx, &figures)?;
    let (listed, cost) = listed(cx, &figures, item, before)?;
    if !Confidential::Cost.is_visible_to(cx.roles()) {
        figures.cost = cost;
    }
    let limit = cx.me()?.may_let_off(cx.details()?.settings.discount_limit);
    let concessions = concession::of_line(&figures, amount, &listed, limit, before);
    Ok(PricedLine { figures, amount, listed, concessions })
}

/// What the list says of the line, and what the line costs the shop.
fn listed(
    cx: &Write,
    figures: &LineFigures,
    item: Option<ItemId>,
    before: Option<&Line>,
) -> Result<(Listed, Money)> {
    let settings = &cx.details()?.settings;
    let hour_rate = settings.hour_rate;
    let on_its_basis = |list: Listed| list.on_basis_of(figures, settings.price_basis);
    let other = before.is_none_or(|before| before.figures.kind != figures.kind);
    let renamed = before.is_some_and(|before| before.figures.name != figures.name);
    if let Some(item) = item_meant(cx, figures, item, other || renamed)? {
        let cost = figures.price_basis.price_from(settings.price_basis, item.terms.cost, figures.tax_rate);
        return Ok((on_its_basis(Listed::item(&item, hour_rate)), cost));
    }
    Ok(match before.filter(|_| !other) {
        Some(before) => before.list_and_cost(),
        None => (on_its_basis(Listed::free(figures.kind, hour_rate)), Money::ZERO),
    })
}

/// The item the line was taken from, or the one whose very name was typed.
fn item_meant(
    cx: &Write,
    figures: &LineFigures,
    item: Option<ItemId>,
    by_name: bool,
) -> Result<Option<CatalogueItem>> {
    if let Some(id) = item {
        let item = cx.w.catalogue_item(id)?;
        if item.kind != figures.kind {
            return Err(Refusal::bad("item", FieldProblem::Unknown).into());
        }
        return Ok(Some(item));
    }
    if by_name { Ok(cx.w.catalogue_item_named(figures.kind, &figures.name)?) } else { Ok(None) }
}
