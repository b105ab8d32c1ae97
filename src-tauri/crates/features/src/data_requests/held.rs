//! What the shop holds of a customer, what of it is not over, and what stays of it.

use chrono::NaiveDate;
use domain::appointment::Appointment;
use domain::booking_call::BookingCall;
use domain::booking_wish::BookingWish;
use domain::complaint::Complaint;
use domain::consent::CustomerConsent;
use domain::contact::{CustomerContact, Department};
use domain::customer::{Customer, CustomerKind};
use domain::customer_told::CustomerTold;
use domain::data_request::erasure::{
    ErasedMatter, ErasureFacts, KeptMatter, erased_booking_call, erased_consent, erased_follow_up_call,
    erased_survey,
};
use domain::data_request::told::{ToldBy, erased_report};
use domain::dates::ShopZone;
use domain::follow_up::{FollowUpCall, Survey};
use domain::ids::{AppointmentId, CustomerId, WorkOrderId};
use domain::merge::RecordMerge;
use domain::money::Money;
use domain::past_order::{PastOrder, PastOrderLine};
use domain::record_document::{DocumentOf, RecordDocument};
use domain::stored_value::balance_of;
use domain::suggestion::Suggestion;
use domain::tax_invoice::buyer::{BuyerOf, InvoiceBuyer};
use domain::work_order::WorkOrder;
use kernel::error::Result;
use serde_json::{Map, Value};
use storage::imports::{Import, ImportUpdate};
use storage::{Reader, SoldCarDocuments};

/// More cars than any customer has, and more contracts.
const ALL: i64 = 10_000;

/// What tells of a person, on the records as they stand.
pub(super) struct Held {
    pub customer: Customer,
    /// Who went into their record.
    pub gone: Vec<Customer>,
    pub contacts: Vec<CustomerContact>,
    pub departments: Vec<Department>,
    pub consents: Vec<CustomerConsent>,
    pub orders: Vec<WorkOrder>,
    /// What the old program kept of the cars that are theirs now.
    pub past_orders: Vec<PastOrder>,
    pub past_lines: Vec<PastOrderLine>,
    pub bookings: Vec<Appointment>,
    pub wishes: Vec<BookingWish>,
    pub booking_calls: Vec<BookingCall>,
    pub calls: Vec<FollowUpCall>,
    pub surveys: Vec<Survey>,
    pub complaints: Vec<Complaint>,
    pub suggestions: Vec<Suggestion>,
    pub told: Vec<CustomerTold>,
    /// In whose names invoices are made out, where these are persons; who went into their record may keep one.
    pub buyers: Vec<InvoiceBuyer>,
    /// Theirs, and those of their cars: a vehicle licence bears its owner's name and address. Of a car that was
    /// theirs, what was put there while it was.
    pub documents: Vec<RecordDocument>,
    /// What may be theirs, and may be of whoever has the car now.
    pub untold_documents: Vec<RecordDocument>,
    pub merges: Vec<RecordMerge>,
    /// Imports as they are without the rows that tell of them.
    pub imports: Vec<Import>,
    /// How many rows of all reports tell of them.
    pub told_rows: i64,
    /// What imports wrote in their record, without it.
    pub import_updates: Vec<ImportUpdate>,
    /// Sheets, sales at the counter, contracts, or stored value.
    pub has_sheets: bool,
}

impl Held {
    /// # Errors
    /// `NotFound` where there is no such customer.
    pub fn of(r: &Reader<'_>, id: CustomerId, zone: ShopZone) -> Result<Self> {
        let customer: Customer = r.get(id.0)?;
        let gone = r.customers_gone_into(id)?;
        let of_them: Vec<Customer> = std::iter::once(&customer).chain(&gone).cloned().collect();
        let bookings = r.bookings_of_customer(id)?;
        let booked: Vec<AppointmentId> = bookings.iter().map(|booking| booking.id).collect();
        let orders = r.orders_of_customer(id)?;
        let visits: Vec<WorkOrderId> = orders.iter().map(|order| order.id).collect();
        let mut buyers = Vec::new();
        for one in &of_them {
            let is_person = one.kind == CustomerKind::Private;
            let buyer = r.invoice_buyer(&BuyerOf::Customer(one.id))?;
            buyers.extend(buyer.filter(|buyer| buyer.is_person || is_person));
        }
        let mut documents = r.record_documents_of(DocumentOf::Customer(id))?;
        let mut past_orders: Vec<PastOrder> = Vec::new();
        for vehicle in r.vehicles_of_customer(id, ALL)? {
            documents.extend(r.record_documents_of(DocumentOf::Vehicle(vehicle.id))?);
            past_orders.extend(r.past_orders_of(&vehicle, ALL)?);
        }
        let numbers: Vec<CustomerId> = of_them.iter().map(|one| one.id).collect();
        let SoldCarDocuments { theirs, untold } = r.documents_of_sold_cars(&numbers, zone)?;
        documents.extend(theirs);
        documents.sort_by_key(|document| document.id.0);
        documents.dedup_by_key(|document| document.id.0);
        let contacts = r.contacts_of(id)?;
        let (imports, told_rows) = imports_telling(r, &ToldBy::of(&of_them, &contacts))?;
        // What was kept apart may be told of two cars of one plate.
        past_orders.sort_by_key(|order| order.id.0);
        past_orders.dedup_by_key(|order| order.id.0);
        Ok(Self {
            contacts,
            departments: r.departments_of(id)?,
            consents: r.consents_of(id)?,
            wishes: r.wishes_of(&of_them, &booked)?,
            booking_calls: r.booking_calls_of_bookings(&booked)?,
            calls: r.calls_of_orders(&visits)?,
            surveys: r.surveys_of_orders(&visits)?,
            gone,
            bookings,
            complaints: r.complaints_of_customer(id)?,
            suggestions: r.suggestions_of_customer(id)?,
            told: r.told_of_orders(&visits)?,
            buyers,
            documents,
            untold_documents: untold,
            merges: r.merges_of_customer(id)?,
            imports,
            told_rows,
            import_updates: written_by_imports(r, &numbers)?,
            has_sheets: !r.sheets_of_customer(id)?.is_empty()
                || !r.sales_of_customer(id)?.is_empty()
                || !r.contracts_of_customer(id, ALL)?.is_empty()
                || !r.stored_value_of(id)?.is_empty(),
            past_lines: r.lines_of_past_orders(&past_orders)?,
            past_orders,
            orders,
            customer,
        })
    }

    /// How much there is of each that goes; nothing of what there is none.
    pub fn counts(&self) -> Vec<(ErasedMatter, i64)> {
        let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let counted = |what: ErasedMatter| match what {
            ErasedMatter::Customer => 1,
            ErasedMatter::Contacts => many(self.contacts.len()),
            ErasedMatter::Departments => many(self.departments.len()),
            ErasedMatter::ConsentNotes => many(self.consents.iter().filter_map(erased_consent).count()),
            ErasedMatter::Visits => many(self.orders.len()),
            ErasedMatter::PastOrders => many(self.past_orders.len()),
            ErasedMatter::Bookings => many(self.bookings.len()),
            ErasedMatter::Wishes => many(self.wishes.len()),
            ErasedMatter::CallNotes => {
                let before = self.booking_calls.iter().filter_map(erased_booking_call).count();
                many(before + self.calls.iter().filter_map(erased_follow_up_call).count())
            }
            ErasedMatter::SurveyComments => many(self.surveys.iter().filter_map(erased_survey).count()),
            ErasedMatter::Complaints => many(self.complaints.len()),
            ErasedMatter::Suggestions => many(self.suggestions.len()),
            ErasedMatter::Messages => many(self.told.len()),
            ErasedMatter::TaxData => many(self.buyers.len()),
            ErasedMatter::Documents => many(self.documents.len()),
            ErasedMatter::Merged => many(self.gone.len()),
            ErasedMatter::ImportReports => self.told_rows + many(self.import_updates.len()),
        };
        let all = ErasedMatter::ALL.into_iter().map(|what| (what, counted(what)));
        all.filter(|(_, count)| *count > 0).collect()
    }

    /// What stays as it is.
    pub fn keeps(&self) -> Vec<KeptMatter> {
        let stays = |what: &KeptMatter| match what {
            KeptMatter::Money | KeptMatter::Invoices => self.has_sheets,
            KeptMatter::Consents => !self.consents.is_empty(),
            KeptMatter::SignedPapers => !self.orders.is_empty(),
            KeptMatter::CarHistory => !self.orders.is_empty() || !self.past_orders.is_empty(),
            KeptMatter::ChangedHands => !self.untold_documents.is_empty(),
            KeptMatter::ChangeLog | KeptMatter::Copies => true,
        };
        KeptMatter::ALL.into_iter().filter(stays).collect()
    }
}

/// The imports whose reports tell of these, without the rows that do; and how many rows those are. One report is
/// looked at after the other, for each may be long.
fn imports_telling(r: &Reader<'_>, told: &ToldBy) -> Result<(Vec<Import>, i64)> {
    let (mut found, mut rows) = (Vec::new(), 0);
    for id in r.imports_come_in()? {
        let import: Import = r.get(id.0)?;
        if let Some((report, count)) = erased_report(&import.report, told) {
            rows += count;
            found.push(Import { report, ..import });
        }
    }
    Ok((found, rows))
}

/// What imports found and left in the records of these is only kept to be taken back, and nothing takes it back once
/// the record was written over.
fn written_by_imports(r: &Reader<'_>, customers: &[CustomerId]) -> Result<Vec<ImportUpdate>> {
    let none = || Value::Object(Map::new());
    let mut found = Vec::new();
    for customer in customers {
        let written = r.import_updates_of("customer", customer.0)?;
        let telling = written.into_iter().filter(|update| update.after != none() || update.before != none());
        found.extend(telling.map(|update| ImportUpdate { after: none(), before: none(), ..update }));
    }
    Ok(found)
}

/// What of a customer is not over yet, money and all.
pub(super) fn erasure_facts(r: &Reader<'_>, id: CustomerId, today: NaiveDate) -> Result<ErasureFacts> {
    let many = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let stored = balance_of(&r.stored_value_of(id)?).total != Money::ZERO;
    let mut prepaid_left = i64::from(stored);
    for contract in r.contracts_of_customer(id, ALL)? {
        let rests = contract.rests(&r.drawn_from(contract.id)?);
        if contract.ended(&rests, today, None).is_none() {
            prepaid_left += 1;
        }
    }
    Ok(ErasureFacts { owed: many(r.owed_by(id)?.len()), prepaid_left, ..r.not_over_of(id)? })
}
