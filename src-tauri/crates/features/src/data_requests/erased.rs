//! The data of a person goes from the records as they stand. What was settled, signed and kept by
//! law is not touched: see `domain::data_request::erasure`.

use super::held::Held;
use crate::records::{customers, search};
use domain::contact::{CustomerContact, Department};
use domain::data_request::erasure::{
    erased_booking, erased_booking_call, erased_complaint, erased_consent, erased_customer,
    erased_follow_up_call, erased_merge, erased_message, erased_past_line, erased_past_order,
    erased_suggestion, erased_survey, erased_visit, erased_wish, placeholder,
};
use domain::dates::ShopZone;
use domain::ids::CustomerId;
use domain::tax_invoice::buyer::InvoiceBuyer;
use kernel::error::Result;
use storage::Writer;

/// Writes over, or takes out, whatever tells of the customer.
pub(super) fn erase(w: &Writer<'_>, id: CustomerId, zone: ShopZone) -> Result<()> {
    let held = Held::of(w, id, zone)?;
    let called = placeholder(&held.customer);
    for gone in &held.gone {
        // What they were called stands among the words of the search as well.
        customers::store(w, &mut erased_customer(gone))?;
    }
    for order in held.orders.iter().filter_map(erased_visit) {
        w.update(&order)?;
    }
    for order in held.past_orders.iter().filter_map(erased_past_order) {
        w.update(&order)?;
    }
    for line in held.past_lines.iter().filter_map(erased_past_line) {
        w.update(&line)?;
    }
    for booking in held.bookings.iter().filter_map(|one| erased_booking(one, &called)) {
        w.update(&booking)?;
        search::index_booking(w, &booking)?;
    }
    for wish in held.wishes.iter().filter_map(|one| erased_wish(one, &called)) {
        w.update(&wish)?;
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
    notes_go(w, &held)?;
    contacts_go(w, &held)?;
    for buyer in &held.buyers {
        w.delete::<InvoiceBuyer>(buyer.id.0)?;
    }
    for document in &held.documents {
        w.forget_document(document)?;
    }
    reports_go(w, &held)?;
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

/// What somebody wrote down beside a call or a yes; that there was one stays.
fn notes_go(w: &Writer<'_>, held: &Held) -> Result<()> {
    for call in held.booking_calls.iter().filter_map(erased_booking_call) {
        w.update(&call)?;
    }
    for call in held.calls.iter().filter_map(erased_follow_up_call) {
        w.update(&call)?;
    }
    for survey in held.surveys.iter().filter_map(erased_survey) {
        w.update(&survey)?;
    }
    for word in held.consents.iter().filter_map(erased_consent) {
        w.update(&word)?;
    }
    Ok(())
}

/// What files of the old program said of them, and what those files changed in their record.
fn reports_go(w: &Writer<'_>, held: &Held) -> Result<()> {
    for import in &held.imports {
        w.update(import)?;
    }
    for update in &held.import_updates {
        w.update(update)?;
    }
    Ok(())
}

/// They are known for the customer's sake alone, and nothing else names them: nobody is offered or found by
/// them any more.
fn contacts_go(w: &Writer<'_>, held: &Held) -> Result<()> {
    for contact in &held.contacts {
        w.delete::<CustomerContact>(contact.id.0)?;
    }
    for department in &held.departments {
        w.delete::<Department>(department.id.0)?;
    }
    Ok(())
}
