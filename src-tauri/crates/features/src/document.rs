//! What is looked at, saved and printed: the shop's papers, the files put to a
//! visit, the codes for customers' own phones. Both doors ask here.

use crate::{attached_files, own_phone, papers, till};
use domain::refusal::Refusal;
use kernel::sessions::Session;
use kernel::shop::Shop;

pub use crate::papers::Document;

/// # Errors
/// Nobody signed in, no such document, one that is not for these roles, one that
/// is damaged.
pub fn document(
    shop: &Shop,
    session: &Session,
    kind: &str,
    id: i64,
    size: Option<&str>,
) -> Result<Document, Refusal> {
    let made = match kind {
        attached_files::KIND => attached_files::document(shop, session, id),
        till::invoices::KIND => till::invoices::document(shop, session, id),
        own_phone::SLIP => own_phone::slip(shop, session, id),
        _ => return papers::document(shop, session, kind, id, size),
    };
    made.map_err(|error| shop.refusal(kind, error))
}
