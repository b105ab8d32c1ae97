//! The kinds the shop named, and what an order of one would come to.

use super::car::car_known;
use super::order::{
    ExpressKindRow, ExpressPage, ExpressQuote, ExpressTechnician, QuoteExpress, QuotedExpressLine,
    SaveExpressKind,
};
use crate::visit::lines::priced_for;
use domain::catalogue::CatalogueItem;
use domain::customer::Customer;
use domain::express::{ExpressKind, needs_technician};
use domain::ids::ExpressKindId;
use domain::money::Money;
use domain::part_price::PriceClass;
use domain::vehicle::Vehicle;
use domain::work_order::stage::Action;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};

/// All that the page begins with.
///
/// # Errors
/// `NotFound` for an item of no list.
pub fn express_page(cx: &Read, _: AskNothing) -> Result<ExpressPage> {
    let mut kinds = Vec::new();
    for kind in cx.r.express_kinds()? {
        let items = kind.express_items.iter().map(|item| cx.r.catalogue_item(*item));
        let items: Vec<CatalogueItem> = items.collect::<std::result::Result<_, _>>()?;
        let items = priced_for(cx.r, items, PriceClass::default(), cx.today()?, None)?;
        kinds.push(ExpressKindRow { kind, items });
    }
    let people = cx.r.people()?.into_iter().filter(|person| person.is_given_jobs());
    let technicians =
        people.map(|person| ExpressTechnician { person_id: person.id, name: person.name }).collect();
    let takes_money = cx.has_role_for(Action::PrepareBill) && cx.has_role_for(Action::TakePayment);
    Ok(ExpressPage { kinds, technicians, takes_money })
}

/// What the lines come to for the customer of the car, before anything is written: by the very prices, rates and
/// hours the order will be written with. It also says whether somebody has to be named who did it, so that nobody
/// types the money first and is refused afterwards.
///
/// # Errors
/// `NotFound` for a kind, a car or an item that is not there, what `check_lines` refuses, and
/// `BadField` for more than a line can come to.
pub fn quote_express(cx: &Read, ask: QuoteExpress) -> Result<ExpressQuote> {
    let kind: ExpressKind = cx.r.get(ask.express_kind_id.0)?;
    kind.check_lines(&ask.lines)?;
    let items = ask.lines.iter().map(|line| cx.r.catalogue_item(line.item));
    let items: Vec<CatalogueItem> = items.collect::<std::result::Result<_, _>>()?;
    let car = car_known(cx.r, ask.vehicle_id, &ask.plate)?;
    let items = priced_for(cx.r, items, class_of(cx, car.as_ref())?, cx.today()?, car.as_ref())?;
    let settings = &cx.details()?.settings;
    let mut lines = Vec::with_capacity(items.len());
    for (line, item) in ask.lines.iter().zip(&items) {
        let (figures, amount) = line.figures(item, settings).tidied()?;
        lines.push(QuotedExpressLine { item: line.item, name: figures.name, amount });
    }
    let total: Money = lines.iter().map(|line| line.amount).sum();
    Ok(ExpressQuote { lines, total, needs_technician: needs_technician(&items) })
}

fn class_of(cx: &Read, car: Option<&Vehicle>) -> Result<PriceClass> {
    let customer = car.and_then(|car| car.customer_id);
    let customer = customer.map(|id| cx.r.get::<Customer>(id.0)).transpose()?;
    Ok(customer.map(|customer| customer.price_class).unwrap_or_default())
}

/// The manager names a kind, or changes one. Orders that were one stay what they were.
///
/// # Errors
/// What `ExpressKind::checked` refuses, `NotFound` for an item of no list, `Conflict` where it
/// was changed meanwhile.
pub fn save_express_kind(cx: &Write, ask: SaveExpressKind) -> Result<ExpressKind> {
    let mut kind = ExpressKind {
        id: ask.id.unwrap_or(ExpressKindId(0)),
        name: ask.name,
        repair_kind: ask.repair_kind,
        express_items: ask.express_items,
        active: ask.active,
        version: if ask.id.is_some() { ask.version } else { 1 },
    }
    .checked()?;
    for item in &kind.express_items {
        cx.w.catalogue_item(*item)?;
    }
    if ask.id.is_some() {
        cx.w.update(&kind)?;
        kind.version += 1;
    } else {
        cx.w.insert(&mut kind)?;
    }
    Ok(kind)
}
