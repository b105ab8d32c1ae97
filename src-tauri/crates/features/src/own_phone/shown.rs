//! How a phone comes in by its link, and the bytes it is shown: photos beside the
//! lines of its estimate, its sheet as it is printed.

use super::link_of;
use super::page::Offered;
use crate::papers::{Document, sheet_for_customer};
use crate::photos::{PhotoSize, bytes_of};
use chrono::{DateTime, Utc};
use domain::customer_link::{CustomerLink, CustomerLinkKind, sheet_may_be_shown};
use domain::ids::SettlementId;
use domain::refusal::Refusal;
use kernel::checksum::hash_of;
use kernel::clock::present_in;
use kernel::error::{Error, Result};
use kernel::sessions::{Customer, Session};
use kernel::shop::Shop;
use storage::Reader;

/// # Errors
/// No link of this shop, or one that shows nothing any more.
pub fn come_in(shop: &Shop, token: &str) -> std::result::Result<Session, Refusal> {
    let found = shop.db.read(|r| -> Result<Session> {
        let link = r.customer_link_by_token(&hash_of(token))?.ok_or(Refusal::LinkOver)?;
        link.check(present_in(r, shop.clock.as_ref())?)?;
        let CustomerLink { id, token_hash, offered_by, .. } = link;
        Ok(Session::of_customer(Customer { link: id, token_hash, offered_by }))
    });
    found.map_err(|error| shop.refusal("own phone", error))
}

/// The counter sees that the customer has it in front of them.
pub fn opened(shop: &Shop, session: &Session) {
    if let Some(customer) = &session.customer
        && shop.links.opened(customer.link, shop.clock.now())
    {
        shop.db.announce(&["customer_link"]);
    }
}

fn of_kind(
    r: &Reader<'_>,
    session: &Session,
    now: DateTime<Utc>,
    kind: CustomerLinkKind,
) -> Result<CustomerLink> {
    let link = link_of(r, session, now)?;
    if link.kind == kind { Ok(link) } else { Err(Refusal::LinkOver.into()) }
}

/// # Errors
/// A photo that is not beside what the link shows, bytes that are lost.
pub fn photo(
    shop: &Shop,
    session: &Session,
    id: i64,
    size: PhotoSize,
) -> std::result::Result<Vec<u8>, Refusal> {
    let found = shop.db.read(|r| -> Result<_> {
        let now = present_in(r, shop.clock.as_ref())?;
        let offered = Offered::read(r, &of_kind(r, session, now, CustomerLinkKind::Estimate)?)?;
        let beside = offered.photos().into_iter().find(|photo| photo.id.0 == id).cloned();
        Ok(beside.ok_or(Refusal::NotFound { entity: "photo".to_owned(), id })?)
    });
    let bytes = found.and_then(|photo| bytes_of(shop, &photo, size));
    bytes.map_err(|error| shop.refusal("photo", error))
}

/// # Errors
/// Another link than a sheet's, a sheet that is not as it was signed.
pub fn sheet(shop: &Shop, session: &Session) -> std::result::Result<Document, Refusal> {
    let found = shop.db.read(|r| -> Result<SettlementId> {
        let now = present_in(r, shop.clock.as_ref())?;
        let link = of_kind(r, session, now, CustomerLinkKind::Sheet)?;
        let id = link.settlement_id.ok_or_else(|| Error::from(Refusal::LinkOver))?;
        // Voided since: what is wrong is handed to nobody.
        sheet_may_be_shown(&r.get(id.0)?)?;
        Ok(id)
    });
    let made = found.and_then(|id| sheet_for_customer(shop, id));
    made.map_err(|error| shop.refusal("document", error))
}
