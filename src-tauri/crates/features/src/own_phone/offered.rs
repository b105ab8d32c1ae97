//! A link is given out at the counter, shown as a code to be photographed, and
//! taken back.

use crate::kept::links;
use crate::visit::changes::AskVisit;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use documents::qr::modules;
use domain::customer_link::{CustomerLink, CustomerLinkKind, LINK_BYTES, may_be_offered, sheet_may_be_shown};
use domain::ids::{CustomerLinkId, EstimateId, PersonId, SettlementId, WorkOrderId};
use domain::refusal::Refusal;
use domain::work_order::WorkOrder;
use domain::work_order::facts::OrderFacts;
use kernel::checksum::hash_of;
use kernel::command::{Access, Roles};
use kernel::error::{Error, Result};
use kernel::host::{Read, Write};
use kernel::shop::Shop;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use ts_rs::TS;

const GIVERS: Access = Roles(&CustomerLinkKind::GIVERS);

/// What the customer is to see.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LinkTarget {
    Estimate,
    Progress,
    Sheet { sheet_id: SettlementId },
    Survey,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OfferCustomerLink {
    pub work_order_id: WorkOrderId,
    pub thing: LinkTarget,
}

/// The link itself is read where it is shown: an answer to a write is kept in
/// the file, and no copy of it may open anything.
#[derive(Debug, Serialize, TS)]
pub struct CustomerLinkOffered {
    pub id: CustomerLinkId,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCustomerLink {
    pub id: CustomerLinkId,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerLinkShown {
    pub id: CustomerLinkId,
    pub kind: CustomerLinkKind,
    pub until: DateTime<Utc>,
    /// Where a phone goes with it. None while the door of the house is shut, and
    /// of a link that an earlier run of the program gave out.
    pub address: Option<String>,
    /// The address as a QR code, row by row, dark where there is a 1.
    pub qr: Vec<String>,
    pub opened_at: Option<DateTime<Utc>>,
    /// An earlier run of the program gave it out: whether it was opened then nobody knows.
    pub is_of_before: bool,
    pub ended_at: Option<DateTime<Utc>>,
    pub is_over: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerLinkRow {
    pub id: CustomerLinkId,
    pub kind: CustomerLinkKind,
    pub offered_by_name: String,
    pub offered_at: DateTime<Utc>,
    pub until: DateTime<Utc>,
    pub opened_at: Option<DateTime<Utc>>,
    /// An earlier run of the program gave it out: whether it was opened then nobody knows.
    pub is_of_before: bool,
    /// Its code can be looked at again, and printed.
    pub can_be_shown: bool,
}

/// Makes a link for the customer's own phone.
///
/// # Errors
/// `NotFound` where there is no such visit or sheet; what `may_be_offered` and
/// `sheet_may_be_shown` refuse; a system that gives no chance.
pub fn offer_customer_link(cx: &Write, ask: OfferCustomerLink) -> Result<CustomerLinkOffered> {
    let visit = cx.w.visit_at_hand(cx.w.get(ask.work_order_id.0)?)?;
    let (kind, sheet) = match ask.thing {
        LinkTarget::Estimate => (CustomerLinkKind::Estimate, None),
        LinkTarget::Progress => (CustomerLinkKind::Progress, None),
        LinkTarget::Survey => (CustomerLinkKind::Survey, None),
        LinkTarget::Sheet { sheet_id } => (CustomerLinkKind::Sheet, Some(sheet_id)),
    };
    let said = visit.to_be_written(&cx.details()?.settings);
    let answers_unwritten = said.map_or(0, |said| i64::try_from(said.lines.len()).unwrap_or(i64::MAX));
    may_be_offered(kind, &OrderFacts { answers_unwritten, ..visit.facts() }, cx.roles())?;
    if let Some(id) = sheet {
        let unknown = || Refusal::NotFound { entity: "settlement".to_owned(), id: id.0 };
        sheet_may_be_shown(visit.sheets.iter().find(|sheet| sheet.id == id).ok_or_else(unknown)?)?;
    }
    // One code for one thing: who photographed an earlier one has it no more.
    links::end_those(cx.w, visit.id, cx.now, |earlier| {
        Ok(earlier.kind == kind && earlier.settlement_id == sheet)
    })?;
    let mut chance = [0u8; LINK_BYTES];
    getrandom::fill(&mut chance)
        .map_err(|error| Error::Fault(format!("the system gives no random bytes for a link: {error}")))?;
    let token = URL_SAFE_NO_PAD.encode(chance);
    let mut link = CustomerLink {
        id: CustomerLinkId(0),
        kind,
        work_order_id: visit.id,
        estimate_id: newest_estimate(cx, &visit, kind)?,
        settlement_id: sheet,
        token_hash: hash_of(&token),
        offered_by: cx.my_id()?,
        offered_at: cx.now,
        until: cx.now + kind.lasts(),
        ended_at: None,
        version: 1,
    };
    cx.w.insert(&mut link)?;
    cx.shop.links.give_out(link.id, token);
    Ok(CustomerLinkOffered { id: link.id })
}

fn newest_estimate(cx: &Write, visit: &WorkOrder, kind: CustomerLinkKind) -> Result<Option<EstimateId>> {
    if kind != CustomerLinkKind::Estimate {
        return Ok(None);
    }
    Ok(cx.w.estimates_of(visit.id)?.last().map(|estimate| estimate.id))
}

/// Where a phone goes with it, if anywhere.
pub(super) fn address_of(shop: &Shop, link: &CustomerLink, now: DateTime<Utc>) -> Option<String> {
    let token = shop.links.of(link.id).token;
    let house = shop.presence.door().address().filter(|_| !token.is_empty() && !link.is_over(now))?;
    Some(format!("{house}/c/{token}"))
}

/// What customers have of this visit on their phones, as far as whoever asks hands it out.
///
/// # Errors
/// Only what the file itself fails with.
pub fn list_customer_links(cx: &Read, ask: AskVisit) -> Result<Vec<CustomerLinkRow>> {
    let links = cx.r.customer_links_of(ask.work_order_id)?.into_iter();
    let live = links.filter(|link| !link.is_over(cx.now) && link.check_shown_to(cx.roles()).is_ok());
    let names: HashMap<PersonId, String> =
        cx.r.people()?.into_iter().map(|person| (person.id, person.name)).collect();
    let row = |link: CustomerLink| {
        let given = cx.shop.links.of(link.id);
        CustomerLinkRow {
            id: link.id,
            kind: link.kind,
            offered_by_name: names.get(&link.offered_by).cloned().unwrap_or_default(),
            offered_at: link.offered_at,
            until: link.until,
            opened_at: given.opened_at,
            is_of_before: given.token.is_empty(),
            can_be_shown: address_of(cx.shop, &link, cx.now).is_some(),
        }
    };
    Ok(live.map(row).collect())
}

/// A link to be shown again, as long as the program runs.
///
/// # Errors
/// `NotFound` where there is none, `RoleMissing` for who does not hand it out.
pub fn show_customer_link(cx: &Read, ask: AskCustomerLink) -> Result<CustomerLinkShown> {
    let link: CustomerLink = cx.r.get(ask.id.0)?;
    link.check_shown_to(cx.roles())?;
    let (given, is_over) = (cx.shop.links.of(link.id), link.is_over(cx.now));
    let address = address_of(cx.shop, &link, cx.now);
    let qr = address.as_deref().map(modules).transpose().map_err(Error::fault)?.unwrap_or_default();
    let is_of_before = given.token.is_empty();
    let (opened_at, CustomerLink { id, kind, until, ended_at, .. }) = (given.opened_at, link);
    Ok(CustomerLinkShown { id, kind, until, address, qr, opened_at, is_of_before, ended_at, is_over })
}

/// From here on the link shows nothing.
///
/// # Errors
/// `NotFound` where there is none, `RoleMissing` for who does not hand it out.
pub fn end_customer_link(cx: &Write, ask: AskCustomerLink) -> Result<()> {
    let link: CustomerLink = cx.w.get(ask.id.0)?;
    link.check_shown_to(cx.roles())?;
    if link.ended_at.is_none() {
        links::end(cx.w, link, cx.now)?;
    }
    Ok(())
}

kernel::commands! {
    write offer_customer_link(OfferCustomerLink) -> CustomerLinkOffered, GIVERS, changes [Links];
    read list_customer_links(AskVisit) -> Vec<CustomerLinkRow>, GIVERS, shows [Links Stations People];
    read show_customer_link(AskCustomerLink) -> CustomerLinkShown, GIVERS, shows [Links Stations];
    write end_customer_link(AskCustomerLink) -> (), GIVERS, changes [Links];
}
