//! Suppliers are asked for prices, and their offers stand side by side.

use super::orders::visit_of;
use super::told::{PartTold, bought, names, of, parts, sender};
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::dates::in_the_calendar_if_any;
use domain::ids::{AskedSupplierId, InquiryLineId, LineId, PartId, PurchaseInquiryId, SupplierId};
use domain::money::{Money, Quantity};
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::inquiry::{Best, OfferFacts, best_of};
use domain::purchasing::message::{self, ToldLine};
use domain::purchasing::order::{Bought, in_units};
use domain::purchasing::{AskedSupplier, InquiryLine, PurchaseInquiry, Supplier, SupplierOffer};
use domain::refusal::{MAX_TEXT_LEN, Refusal, optional};
use domain::stock::KEEPS;
use kernel::command::Roles;
use kernel::error::Result;
use kernel::host::{AskNothing, Read, Write};
use serde::{Deserialize, Serialize};
use storage::Reader;
use ts_rs::TS;

const OVER_SHOWN: i64 = 30;

#[derive(Debug, Serialize, TS)]
pub struct InquiryList {
    pub open: Vec<InquiryRow>,
    /// The newest of those that are over.
    pub over: Vec<InquiryRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct InquiryRow {
    #[serde(flatten)]
    #[ts(flatten)]
    pub inquiry: PurchaseInquiry,
    pub line_count: i64,
    /// Whom it was asked.
    pub suppliers: Vec<String>,
    pub answered: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskInquiry {
    pub id: PurchaseInquiryId,
}

#[derive(Debug, Serialize, TS)]
pub struct InquiryPage {
    pub inquiry: PurchaseInquiry,
    pub lines: Vec<InquiryLineShown>,
    pub asked: Vec<AskedShown>,
}

#[derive(Debug, Serialize, TS)]
pub struct InquiryLineShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub line: InquiryLine,
    pub part: PartTold,
    /// So many units as it is bought.
    pub bought: Quantity,
    /// In the order of those who were asked.
    pub offers: Vec<OfferShown>,
}

/// What one supplier says of one part.
#[derive(Debug, Serialize, TS)]
pub struct OfferShown {
    pub asked_supplier_id: AskedSupplierId,
    /// Of one unit as it is bought; none where there is no offer.
    #[serde(serialize_with = "domain::visibility::cost_within")]
    pub buying_price: Option<Money>,
    /// What all of the line comes to.
    #[serde(serialize_with = "domain::visibility::cost_within")]
    pub line_amount: Option<Money>,
    pub delivery_days: Option<i64>,
    pub cheapest: bool,
    pub soonest: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct AskedShown {
    #[serde(flatten)]
    #[ts(flatten)]
    pub asked: AskedSupplier,
    pub supplier_name: String,
    /// The prices do not hold any more.
    pub is_over: bool,
    /// Of so many parts it said a price.
    pub offered: i64,
    /// What all that it offered comes to.
    #[serde(serialize_with = "domain::visibility::cost")]
    pub offer_total: Money,
    /// To be copied and sent.
    pub message: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct MakeInquiry {
    pub lines: Vec<InquiredPart>,
    pub suppliers: Vec<SupplierId>,
    pub needed_on: Option<NaiveDate>,
    pub note: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct InquiredPart {
    pub part_id: PartId,
    pub bought: Quantity,
    pub unit: String,
    pub unit_factor: Quantity,
    /// The line of a visit it is for.
    pub line_id: Option<LineId>,
}

pub(super) fn no(problem: PurchaseProblem, name: impl Into<String>) -> kernel::Error {
    Refusal::Purchase { problem, name: name.into() }.into()
}

fn rows(r: &Reader<'_>, inquiries: Vec<PurchaseInquiry>) -> Result<Vec<InquiryRow>> {
    let ids: Vec<PurchaseInquiryId> = inquiries.iter().map(|inquiry| inquiry.id).collect();
    let (lines, asked, suppliers) = (r.inquiry_lines(&ids)?, r.asked_suppliers(&ids)?, r.suppliers()?);
    let names = names(&suppliers);
    let count = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
    Ok(inquiries
        .into_iter()
        .map(|inquiry| {
            let own = || asked.iter().filter(|one| one.purchase_inquiry_id == inquiry.id);
            let of_it = lines.iter().filter(|line| line.purchase_inquiry_id == inquiry.id);
            InquiryRow {
                line_count: count(of_it.count()),
                suppliers: own()
                    .filter_map(|one| names.get(&one.supplier_id))
                    .map(|supplier| supplier.name.clone())
                    .collect(),
                answered: count(own().filter(|one| one.answered_at.is_some()).count()),
                inquiry,
            }
        })
        .collect())
}

/// What suppliers were asked.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_inquiries(cx: &Read, _: AskNothing) -> Result<InquiryList> {
    Ok(InquiryList {
        open: rows(cx.r, cx.r.inquiries_open()?)?,
        over: rows(cx.r, cx.r.inquiries_over(i64::MAX, OVER_SHOWN)?)?,
    })
}

/// The price of a line by a supplier.
pub(super) fn offer_of(
    offers: &[SupplierOffer],
    line: InquiryLineId,
    asked: AskedSupplierId,
) -> Option<&SupplierOffer> {
    offers.iter().find(|offer| offer.inquiry_line_id == line && offer.asked_supplier_id == asked)
}

/// What each of those who were asked says of a line.
fn compared(
    line: &InquiryLine,
    asked: &[AskedSupplier],
    offers: &[SupplierOffer],
    today: NaiveDate,
) -> Vec<OfferShown> {
    let days = |one: &AskedSupplier, offer: &SupplierOffer| offer.delivery_days.or(one.delivery_days);
    let facts: Vec<OfferFacts> = asked
        .iter()
        .filter_map(|one| {
            let offer = offer_of(offers, line.id, one.id)?;
            Some(OfferFacts {
                asked_supplier_id: one.id,
                buying_price: offer.buying_price,
                delivery_days: days(one, offer),
                is_over: one.is_over(today),
            })
        })
        .collect();
    let Best { cheapest, soonest } = best_of(&facts);
    let units = in_units(line.quantity, line.unit_factor);
    asked
        .iter()
        .map(|one| {
            let offer = offer_of(offers, line.id, one.id);
            OfferShown {
                asked_supplier_id: one.id,
                buying_price: offer.map(|offer| offer.buying_price),
                line_amount: offer.map(|offer| offer.buying_price.times_quantity(units)),
                delivery_days: offer.and_then(|offer| days(one, offer)),
                cheapest: cheapest.contains(&one.id),
                soonest: soonest.contains(&one.id),
            }
        })
        .collect()
}

fn told(shown: &InquiryLineShown) -> ToldLine<'_> {
    ToldLine {
        code: &shown.part.code,
        name: &shown.part.name,
        brand: &shown.part.brand,
        specification: &shown.part.specification,
        bought: shown.bought,
        unit: &shown.line.unit,
        buying_price: None,
    }
}

/// What was asked, and what each of them offered.
///
/// # Errors
/// `NotFound` where there is none.
pub fn inquiry_page(cx: &Read, ask: AskInquiry) -> Result<InquiryPage> {
    let inquiry: PurchaseInquiry = cx.r.get(ask.id.0)?;
    let (today, ids) = (cx.today()?, [inquiry.id]);
    let (kept, asked, suppliers) =
        (cx.r.inquiry_lines(&ids)?, cx.r.asked_suppliers(&ids)?, cx.r.suppliers()?);
    let offers = cx.r.supplier_offers(&asked)?;
    let of_parts = parts(cx.r, kept.iter().map(|line| line.part_id))?;
    let mut lines = Vec::with_capacity(kept.len());
    for line in kept {
        lines.push(InquiryLineShown {
            part: PartTold::from(of(&of_parts, line.part_id)?),
            bought: in_units(line.quantity, line.unit_factor),
            offers: compared(&line, &asked, &offers, today),
            line,
        });
    }
    let names = names(&suppliers);
    let words: Vec<ToldLine<'_>> = lines.iter().map(told).collect();
    let from = sender(cx.details()?);
    let shown = asked.into_iter().map(|one| {
        let name = names.get(&one.supplier_id).map(|supplier| supplier.name.clone()).unwrap_or_default();
        let own =
            || lines.iter().flat_map(|line| &line.offers).filter(|offer| offer.asked_supplier_id == one.id);
        AskedShown {
            message: message::inquiry(from, &name, &words, inquiry.needed_on, &inquiry.note),
            is_over: one.is_over(today),
            offered: i64::try_from(own().filter(|offer| offer.buying_price.is_some()).count())
                .unwrap_or(i64::MAX),
            offer_total: own().filter_map(|offer| offer.line_amount).sum(),
            supplier_name: name,
            asked: one,
        }
    });
    let asked = shown.collect();
    Ok(InquiryPage { inquiry, lines, asked })
}

/// Asks suppliers for prices of these parts.
///
/// # Errors
/// `NotFound`, `Purchase` where nothing or nobody is asked, one is asked twice, a part or a supplier is
/// retired or a unit is mixed up, and `BadField`.
pub fn make_inquiry(cx: &Write, ask: MakeInquiry) -> Result<PurchaseInquiryId> {
    if ask.lines.is_empty() || ask.suppliers.is_empty() {
        return Err(no(PurchaseProblem::NoLines, ""));
    }
    let mut inquiry = PurchaseInquiry {
        id: PurchaseInquiryId(0),
        made_at: cx.now,
        made_by: cx.my_id()?,
        needed_on: in_the_calendar_if_any("needed_on", ask.needed_on)?,
        note: optional("note", &ask.note, MAX_TEXT_LEN)?,
        closed_at: None,
        version: 1,
    };
    cx.w.insert(&mut inquiry)?;
    for typed in ask.lines {
        let part: Part = bought(cx.w.get(typed.part_id.0)?)?;
        let (work_order_id, line_id) = visit_of(cx, &part, typed.line_id)?;
        let typed = Bought { bought: typed.bought, unit: typed.unit, unit_factor: typed.unit_factor };
        let units = cx.w.part_units(part.id)?;
        let counted = typed.counted((&part.terms.name, &part.terms.unit), &units)?;
        cx.w.insert(&mut InquiryLine {
            id: InquiryLineId(0),
            purchase_inquiry_id: inquiry.id,
            part_id: part.id,
            quantity: counted.quantity,
            unit: counted.unit,
            unit_factor: counted.unit_factor,
            work_order_id,
            line_id,
        })?;
    }
    for (place, id) in ask.suppliers.iter().enumerate() {
        let supplier: Supplier = cx.w.get(id.0)?;
        supplier.check_active()?;
        if ask.suppliers.iter().take(place).any(|before| before == id) {
            return Err(no(PurchaseProblem::AskedTwice, supplier.name));
        }
        cx.w.insert(&mut AskedSupplier {
            id: AskedSupplierId(0),
            purchase_inquiry_id: inquiry.id,
            supplier_id: supplier.id,
            answered_at: None,
            delivery_days: None,
            valid_until: None,
            note: String::new(),
            version: 1,
        })?;
    }
    Ok(inquiry.id)
}

kernel::commands! {
    read list_inquiries(AskNothing) -> InquiryList, Roles(KEEPS), shows [Purchasing];
    read inquiry_page(AskInquiry) -> InquiryPage, Roles(KEEPS), shows [Purchasing Catalogue Shop];
    write make_inquiry(MakeInquiry) -> PurchaseInquiryId, Roles(KEEPS), changes [Purchasing];
}
