//! The data of a person goes from the records as they stand. What was settled, signed and kept by
//! law is not touched: see `domain::data_request::erasure`.

use super::held::Held;
use crate::records::{customers, search};
use domain::data_request::erasure::{
    erased_booking, erased_complaint, erased_customer, erased_merge, erased_message, erased_suggestion,
    erased_visit, placeholder,
};
use domain::ids::CustomerId;
use domain::tax_invoice::buyer::InvoiceBuyer;
use kernel::error::Result;
use storage::Writer;

/// Writes over, or takes out, whatever tells of the customer.
pub(super) fn erase(w: &Writer<'_>, id: CustomerId) -> Result<()> {
    let held = Held::of(w, id)?;
    let called = placeholder(&held.customer);
    for gone in &held.gone {
        w.update(&erased_customer(gone))?;
    }
    for order in held.orders.iter().filter_map(erased_visit) {
        w.update(&order)?;
    }
    for booking in held.bookings.iter().filter_map(|one| erased_booking(one, &called)) {
        w.update(&booking)?;
        search::index_booking(w, &booking)?;
    }
    for complaint in held.complaints.iter().filter_map(|one| erased_complaint(one, &called)) {
        w.update(&complaint)?;
    }
    for suggestion in held.suggestions.iter().filter_map(|one| erased_suggestion(one, &called)) {
        w.update(&suggestion)?;
    }
    for told in held.told.iter().filter_map(|one| erased_message(one, &called)) {
        w.update(&told)?;
    }
    if let Some(buyer) = &held.buyer {
        w.delete::<InvoiceBuyer>(buyer.id.0)?;
    }
    for document in &held.documents {
        w.forget_document(document)?;
    }
    let gone = held.gone.iter().map(|one| one.id.0);
    let erased: Vec<i64> = std::iter::once(id.0).chain(gone).collect();
    for merge in &held.merges {
        w.update(&erased_merge(merge, &erased, &called))?;
    }
    for request in w.data_requests_of(id)? {
        w.update(&request.without_person(&called))?;
    }
    // Last: by then those who went into it are found by nothing of theirs any more.
    let mut customer = erased_customer(&held.customer);
    customers::store(w, &mut customer)
}
