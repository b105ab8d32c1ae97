//! What is looked at, saved and printed: the shop's papers, the files put to a
//! visit, the documents of customers and cars, the codes for customers' own phones,
//! lists as workbooks. Both doors ask here.

use crate::{attached_files, bookings, lists, own_phone, papers, till};
use documents::Correction;
use domain::print_job::PrintJob;
use domain::refusal::Refusal;
use kernel::error::Result as Made;
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
        attached_files::records::KIND => attached_files::records::document(shop, session, id),
        till::invoices::KIND => till::invoices::document(shop, session, id),
        own_phone::SLIP => own_phone::slip(shop, session, id),
        bookings::CALENDAR_FILE => bookings::calendar_file(shop, session, id),
        _ if lists::is_list(kind) => lists::document(shop, session, kind, id),
        _ => return papers::document(shop, session, kind, id, size),
    };
    made.map_err(|error| shop.refusal(kind, error))
}

/// The name of the size a document is drawn on, where it is drawn here: a file
/// that came from somewhere else has pages of any size.
pub(crate) fn size_of(kind: &str, size: Option<&str>) -> Option<&'static str> {
    match kind {
        own_phone::SLIP => Some(own_phone::SLIP_FORM.size.name()),
        _ => papers::size_of(kind, size),
    }
}

/// What somebody was allowed to ask for, as its printer needs it.
pub(crate) fn for_printer(shop: &Shop, job: &PrintJob, correction: Correction) -> Made<Document> {
    match job.kind.as_str() {
        own_phone::SLIP => own_phone::slip_for_printer(shop, job.document_id, correction),
        _ => papers::for_printer(shop, job, correction),
    }
}
