//! What suppliers answer, and what becomes of it: what is chosen is ordered, one order for each of them.

use super::inquiries::{no, offer_of};
use super::orders::{OrdersMade, SavePurchaseLine, begin_each};
use chrono::NaiveDate;
use domain::as_seen::at_version;
use domain::catalogue::Part;
use domain::dates::{add_days, in_the_calendar_if_any};
use domain::ids::{AskedSupplierId, InquiryLineId, PurchaseInquiryId, SupplierId};
use domain::money::Money;
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::order::in_units;
use domain::purchasing::{AskedSupplier, InquiryLine, PurchaseInquiry, Supplier, SupplierOffer};
use domain::refusal::{MAX_TEXT_LEN, Refusal, in_range, in_range_if_any, optional};
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::Write;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

const MAX_DAYS: i64 = 3650;

/// What a supplier answered: all of it, as it stands now.
#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveOffer {
    pub asked_supplier_id: AskedSupplierId,
    pub version: i64,
    pub delivery_days: Option<i64>,
    pub valid_until: Option<NaiveDate>,
    pub note: String,
    /// Of the parts it has.
    pub prices: Vec<OfferedPrice>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OfferedPrice {
    pub inquiry_line_id: InquiryLineId,
    pub buying_price: Money,
    /// Where it takes longer, or less, than the rest.
    pub delivery_days: Option<i64>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OrderOffers {
    pub id: PurchaseInquiryId,
    pub version: i64,
    pub chosen: Vec<ChosenOffer>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct ChosenOffer {
    pub inquiry_line_id: InquiryLineId,
    pub asked_supplier_id: AskedSupplierId,
    /// As the page showed it: nothing is ordered at another price.
    #[serde(deserialize_with = "domain::visibility::withheld_is_zero")]
    pub buying_price: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct CloseInquiry {
    pub id: PurchaseInquiryId,
    pub version: i64,
}

/// Writes what a supplier answered.
///
/// # Errors
/// `NotFound`, `Conflict` on an older page, `Purchase` once the inquiry is closed, and `BadField`.
pub fn save_offer(cx: &Write, ask: SaveOffer) -> Result<AskedSupplierId> {
    let asked: AskedSupplier = cx.w.get(ask.asked_supplier_id.0)?;
    at_version("purchase_inquiry_supplier", asked.id.0, ask.version, asked.version)?;
    cx.w.get::<PurchaseInquiry>(asked.purchase_inquiry_id.0)?.check_open()?;
    let lines = cx.w.inquiry_lines(&[asked.purchase_inquiry_id])?;
    let before = cx.w.supplier_offers(std::slice::from_ref(&asked))?;
    for line in &lines {
        let typed = ask.prices.iter().find(|price| price.inquiry_line_id == line.id);
        let kept = offer_of(&before, line.id, asked.id);
        let Some(typed) = typed else {
            if let Some(kept) = kept {
                cx.w.delete::<SupplierOffer>(kept.id)?;
            }
            continue;
        };
        in_range("buying_price", typed.buying_price.fen(), Money::MAX.fen())?;
        let mut offer = SupplierOffer {
            id: kept.map_or(0, |kept| kept.id),
            asked_supplier_id: asked.id,
            inquiry_line_id: line.id,
            buying_price: typed.buying_price,
            delivery_days: in_range_if_any("delivery_days", typed.delivery_days, MAX_DAYS)?,
        };
        match kept {
            None => _ = cx.w.insert(&mut offer)?,
            Some(kept) if *kept != offer => cx.w.update(&offer)?,
            Some(_) => {}
        }
    }
    let asked = AskedSupplier {
        answered_at: Some(cx.now),
        delivery_days: in_range_if_any("delivery_days", ask.delivery_days, MAX_DAYS)?,
        valid_until: in_the_calendar_if_any("valid_until", ask.valid_until)?,
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        ..asked
    };
    cx.w.update(&asked)?;
    Ok(asked.id)
}

/// The line of an order that a chosen offer comes to.
fn chosen_line(
    cx: &Write,
    line: &InquiryLine,
    asked: &AskedSupplier,
    offers: &[SupplierOffer],
    chosen: &ChosenOffer,
) -> Result<SavePurchaseLine> {
    let part = || -> Result<String> { Ok(cx.w.get::<Part>(line.part_id.0)?.terms.name) };
    let Some(offer) = offer_of(offers, line.id, asked.id) else {
        return Err(no(PurchaseProblem::NotOffered, part()?));
    };
    let today = cx.today()?;
    if asked.is_over(today) {
        return Err(no(PurchaseProblem::OfferOver, cx.w.get::<Supplier>(asked.supplier_id.0)?.name));
    }
    if offer.buying_price != chosen.buying_price {
        let (shown, now) = (chosen.buying_price, offer.buying_price);
        return Err(Refusal::AmountChanged { name: part()?, shown, now }.into());
    }
    Ok(SavePurchaseLine {
        id: None,
        part_id: line.part_id,
        bought: in_units(line.quantity, line.unit_factor),
        unit: line.unit.clone(),
        unit_factor: line.unit_factor,
        buying_price: offer.buying_price,
        expected_on: offer.delivery_days.or(asked.delivery_days).map(|days| add_days(today, days)),
        line_id: line.line_id,
    })
}

/// What was chosen becomes orders, one for each supplier, and the inquiry is closed.
///
/// # Errors
/// `NotFound`, `Conflict`, `Purchase` where nothing is chosen, something was not offered or does not hold
/// any more, `AmountChanged` where the price is another by now, and what `save_purchase_order` refuses.
pub fn order_offers(cx: &Write, ask: OrderOffers) -> Result<OrdersMade> {
    let inquiry: PurchaseInquiry = cx.w.get(ask.id.0)?;
    at_version("purchase_inquiry", inquiry.id.0, ask.version, inquiry.version)?;
    inquiry.check_open()?;
    if ask.chosen.is_empty() {
        return Err(no(PurchaseProblem::NoLines, inquiry.id.to_string()));
    }
    let (lines, asked) = (cx.w.inquiry_lines(&[inquiry.id])?, cx.w.asked_suppliers(&[inquiry.id])?);
    let offers = cx.w.supplier_offers(&asked)?;
    let unknown = |entity: &str, id: i64| Refusal::NotFound { entity: entity.to_owned(), id };
    let mut of_supplier: BTreeMap<SupplierId, Vec<SavePurchaseLine>> = BTreeMap::new();
    for line in &lines {
        let Some(chosen) = ask.chosen.iter().find(|one| one.inquiry_line_id == line.id) else { continue };
        let (id, by) = (chosen.asked_supplier_id, "purchase_inquiry_supplier");
        let from = asked.iter().find(|one| one.id == id).ok_or_else(|| unknown(by, id.0))?;
        let made = chosen_line(cx, line, from, &offers, chosen)?;
        of_supplier.entry(from.supplier_id).or_default().push(made);
    }
    cx.w.update(&PurchaseInquiry { closed_at: Some(cx.now), ..inquiry })?;
    begin_each(cx, of_supplier)
}

/// Nothing is to come of it.
///
/// # Errors
/// `NotFound`, `Conflict`, and `Purchase` where it is over.
pub fn close_inquiry(cx: &Write, ask: CloseInquiry) -> Result<PurchaseInquiryId> {
    let inquiry: PurchaseInquiry = cx.w.get(ask.id.0)?;
    at_version("purchase_inquiry", inquiry.id.0, ask.version, inquiry.version)?;
    inquiry.check_open()?;
    cx.w.update(&PurchaseInquiry { closed_at: Some(cx.now), ..inquiry })?;
    Ok(ask.id)
}

kernel::commands! {
    write save_offer(SaveOffer) -> AskedSupplierId, Roles(KEEPS), changes [Purchasing];
    write order_offers(OrderOffers) -> OrdersMade, Roles(KEEPS), changes [Purchasing];
    write close_inquiry(CloseInquiry) -> PurchaseInquiryId, Roles(KEEPS), changes [Purchasing];
}
