//! What was typed into a line, tidied, totalled and held against the list.

use domain::catalogue::{CatalogueItem, ItemId};
use domain::concession::{self, Concession, Listed};
use domain::line::{Line, LineFigures, LineState};
use domain::money::{Hours, Money, Quantity};
use domain::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional, required};
use domain::shop::MAX_RATE;
use domain::sight::Matter;
use kernel::error::Result;
use kernel::host::Write;

/// A line as it would stand, and what it would give away beyond the limit.
pub(super) struct Typed {
    pub figures: LineFigures,
    pub amount: Money,
    pub listed: Listed,
    pub concessions: Vec<Concession>,
}

pub(super) fn tidy(typed: LineFigures) -> Result<(LineFigures, Money)> {
    let figures = LineFigures {
        name: required("name", &typed.name, MAX_NAME_LEN)?,
        payer_name: optional("payer_name", &typed.payer_name, MAX_NAME_LEN)?,
        claim_number: optional("claim_number", &typed.claim_number, MAX_NAME_LEN)?,
        code: optional("code", &typed.code, MAX_NAME_LEN)?,
        brand: optional("brand", &typed.brand, MAX_NAME_LEN)?,
        specification: optional("specification", &typed.specification, MAX_NAME_LEN)?,
        unit: optional("unit", &typed.unit, MAX_NAME_LEN)?,
        ..typed
    }
    .without_what_is_anothers();
    let amount = figures.amount()?;
    // Labour may carry a quantity and parts hours: neither is charged there,
    // both are still numbers of this world.
    for (field, value, most) in [
        ("quantity", figures.quantity.0, Quantity::MAX.0),
        ("hours", figures.hours.0, Hours::MAX.0),
        ("discount", figures.discount_rate.0, MAX_RATE.0),
        ("discount", figures.discount.0, Money::MAX.0),
    ] {
        in_range(field, value, most)?;
    }
    Ok((figures, amount))
}

/// Holds a line against the list and the shop's limit. What it costs the shop
/// is set by the catalogue or by who may see costs; what others send is not
/// listened to.
pub(super) fn weighed(
    cx: &Write,
    typed: LineFigures,
    item: Option<ItemId>,
    before: Option<&Line>,
) -> Result<Typed> {
    let (mut figures, amount) = tidy(typed)?;
    means_its_price(cx, &figures, before)?;
    super::of_contract::is_not_typed(cx, &figures)?;
    let (listed, cost) = listed(cx, &figures, item, before)?;
    if !Matter::Cost.is_told_to(cx.roles()) {
        figures.cost = cost;
    }
    let limit = cx.me()?.may_let_off(cx.details()?.settings.discount_limit);
    let concessions = concession::of_line(&figures, amount, &listed, limit, before);
    Ok(Typed { figures, amount, listed, concessions })
}

/// A price typed on a page that took it for the other kind would be wrong by the tax.
fn means_its_price(cx: &Write, figures: &LineFigures, before: Option<&Line>) -> Result<()> {
    let meant = before.map_or(cx.details()?.settings.price_basis, |before| before.figures.price_basis);
    if figures.price_basis == meant { Ok(()) } else { Err(Refusal::PriceBasisChanged.into()) }
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
        // A free line the customer has not seen has its own price as its list
        // price: it could be taken off and written anew.
        Some(before) if before.state == LineState::Draft => (before.listed.clone(), before.figures.cost),
        Some(before) => (before.listed.clone().or_told(&before.figures), before.figures.cost),
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
