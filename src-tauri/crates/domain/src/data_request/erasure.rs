//! 删除: what becomes of a person's data when it is deleted, what keeps it from being deleted, and
//! what stays by law. Accounts and their vouchers are kept thirty years (会计档案管理办法 art. 14),
//! what is about taxes ten (税收征收管理法实施细则 art. 29), a car's file of repairs two
//! (机动车维修管理规定): as long as a law wants something kept it is only kept (个人信息保护法 art. 47).

use crate::appointment::Appointment;
use crate::booking_call::BookingCall;
use crate::booking_wish::{BookingWish, WishState};
use crate::complaint::Complaint;
use crate::consent::CustomerConsent;
use crate::customer::{Customer, CustomerKind};
use crate::customer_told::CustomerTold;
use crate::erasure_lack::ErasureLack;
use crate::follow_up::{FollowUpCall, Survey};
use crate::merge::RecordMerge;
use crate::past_order::{PastOrder, PastOrderLine};
use crate::refusal::Refusal;
use crate::suggestion::Suggestion;
use crate::work_order::WorkOrder;
use serde::Serialize;
use serde_json::{Map, Value};
use ts_rs::TS;

/// What there is of a customer that is not over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ErasureFacts {
    pub open_visits: i64,
    pub bookings_ahead: i64,
    /// Sheets and sales on account that are not level.
    pub owed: i64,
    /// Stored value and contracts that are not used up.
    pub prepaid_left: i64,
    pub loans_out: i64,
    pub complaints_open: i64,
}

impl ErasureFacts {
    /// What is still to be seen to first, all of it at once.
    pub fn lacks(&self) -> Vec<ErasureLack> {
        let counted = [
            (self.open_visits, ErasureLack::VisitOpen),
            (self.bookings_ahead, ErasureLack::BookingAhead),
            (self.owed, ErasureLack::MoneyOwed),
            (self.prepaid_left, ErasureLack::PrepaidLeft),
            (self.loans_out, ErasureLack::LoanOut),
            (self.complaints_open, ErasureLack::ComplaintOpen),
        ];
        counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, lack)| lack).collect()
    }

    /// # Errors
    /// `NotErased` with all that is still to be seen to.
    pub fn check(&self) -> Result<(), Refusal> {
        let lacks = self.lacks();
        if lacks.is_empty() { Ok(()) } else { Err(Refusal::NotErased { lacks }) }
    }
}

/// What is deleted, or written over with the placeholder, on the records as they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ErasedMatter {
    /// Name, phones, address, note, level and tags; of a company who speaks for it, note and tags.
    Customer,
    /// Who else is spoken to for them.
    Contacts,
    Departments,
    /// The notes beside what they agreed to and refused.
    ConsentNotes,
    /// Who brought the car, and their phone.
    Visits,
    /// Who paid, what they said and what was noted on the old program's orders of their cars.
    PastOrders,
    Bookings,
    /// Who waits for room in the book.
    Wishes,
    Complaints,
    Suggestions,
    /// What they said as they were called.
    CallNotes,
    /// What they wrote beside their marks.
    SurveyComments,
    /// Who was told what, and under which number.
    Messages,
    /// Title and tax number of a private person.
    TaxData,
    /// With their bytes; also those of a car that was theirs, put there while it was.
    Documents,
    /// What they were called on records that went into theirs.
    Merged,
    /// Rows of files that came in, which were kept because something looked wrong, or to be taken back by.
    ImportReports,
}

impl ErasedMatter {
    pub const ALL: [Self; 17] = [
        Self::Customer,
        Self::Contacts,
        Self::Departments,
        Self::ConsentNotes,
        Self::Visits,
        Self::PastOrders,
        Self::Bookings,
        Self::Wishes,
        Self::Complaints,
        Self::Suggestions,
        Self::CallNotes,
        Self::SurveyComments,
        Self::Messages,
        Self::TaxData,
        Self::Documents,
        Self::Merged,
        Self::ImportReports,
    ];
}

/// What stays as it is, and is only kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptMatter {
    /// Sheets, receipts and what moved on account, as they were written.
    Money,
    /// Invoices in the name of the buyer.
    Invoices,
    /// What they agreed to or refused, when and by what means: the shop has to prove that it might (个人信息保护法
    /// art. 14), also of one who is called nothing any more.
    Consents,
    /// What the customer signed or was given on paper.
    SignedPapers,
    /// What was done to the cars: it goes with the car, whoever owns it.
    CarHistory,
    /// Documents put to a car on the day on which it changed hands: they may be those of whoever has it now.
    ChangedHands,
    /// What stood before, in the log of changes.
    ChangeLog,
    /// And in the copies of the file, until the last with it is replaced.
    Copies,
}

impl KeptMatter {
    pub const ALL: [Self; 8] = [
        Self::Money,
        Self::Invoices,
        Self::Consents,
        Self::SignedPapers,
        Self::CarHistory,
        Self::ChangedHands,
        Self::ChangeLog,
        Self::Copies,
    ];
}

/// What a person is called from then on: told apart by the number of their record alone.
pub fn placeholder(customer: &Customer) -> String {
    format!("***{}", customer.id)
}

/// A company is no person: its name, its address and its level stay, who speaks for it goes.
pub fn erased_customer(customer: &Customer) -> Customer {
    let is_person = customer.kind == CustomerKind::Private;
    let own = |text: &str| if is_person { String::new() } else { text.to_owned() };
    Customer {
        name: if is_person { placeholder(customer) } else { customer.name.clone() },
        phone: String::new(),
        contact_name: String::new(),
        contact_phone: String::new(),
        address: own(&customer.address),
        note: String::new(),
        refuses_messages: true,
        level: own(&customer.level),
        tags: Vec::new(),
        import_key: None,
        ..customer.clone()
    }
}

/// Of a visit that is over: None where it tells of nobody.
pub fn erased_visit(order: &WorkOrder) -> Option<WorkOrder> {
    let told = [&order.brought_by_name, &order.brought_by_phone];
    told.iter().any(|text| !text.is_empty()).then(|| WorkOrder {
        brought_by_name: String::new(),
        brought_by_phone: String::new(),
        ..order.clone()
    })
}

/// Of an order of the old program: None where it tells of nobody. What tells one that has neither key nor
/// number from any other is made of its words, and is made anew without them.
pub fn erased_past_order(order: &PastOrder) -> Option<PastOrder> {
    let told = [&order.payer_name, &order.symptom, &order.note];
    told.iter().any(|text| !text.is_empty()).then(|| {
        let erased = PastOrder {
            payer_name: String::new(),
            symptom: String::new(),
            note: String::new(),
            ..order.clone()
        };
        erased.identified()
    })
}

/// Of a line of such an order: None where it tells of nobody. One that has no key of its own is told from any
/// other by its words as well, and by the rest of them from then on.
pub fn erased_past_line(line: &PastOrderLine) -> Option<PastOrderLine> {
    let told = [&line.payer_name, &line.note];
    told.iter().any(|text| !text.is_empty()).then(|| {
        let by_its_words = line.clone().identified("").identity == line.identity;
        let erased = PastOrderLine { payer_name: String::new(), note: String::new(), ..line.clone() };
        if by_its_words { erased.identified("") } else { erased }
    })
}

/// Of a booking that is over: None where it tells of nobody.
pub fn erased_booking(booking: &Appointment, placeholder: &str) -> Option<Appointment> {
    let is_erased = booking.contact_name == placeholder && booking.contact_phone.is_empty();
    (!is_erased).then(|| Appointment {
        contact_name: placeholder.to_owned(),
        contact_phone: String::new(),
        ..booking.clone()
    })
}

/// Of a wish that was booked, or is waited with: nobody waits any more. None where it tells of nobody.
pub fn erased_wish(wish: &BookingWish, placeholder: &str) -> Option<BookingWish> {
    let state = if wish.state == WishState::Waiting { WishState::Dropped } else { wish.state };
    let erased = BookingWish { state, ..wish.clone().without_person(placeholder) };
    (erased != *wish).then_some(erased)
}

/// That somebody was called, and what came of it, stays: None where nothing is written beside it.
pub fn erased_booking_call(call: &BookingCall) -> Option<BookingCall> {
    (!call.note.is_empty()).then(|| BookingCall { note: String::new(), ..call.clone() })
}

/// That somebody was called, what came of it and the marks they gave stay: None where nothing is written
/// beside them.
pub fn erased_follow_up_call(call: &FollowUpCall) -> Option<FollowUpCall> {
    (!call.note.is_empty()).then(|| FollowUpCall { note: String::new(), ..call.clone() })
}

/// The marks they gave stay, for they count among all; what they wrote beside them goes. None where they wrote
/// nothing.
pub fn erased_survey(survey: &Survey) -> Option<Survey> {
    (!survey.comment.is_empty()).then(|| Survey { comment: String::new(), ..survey.clone() })
}

/// What was agreed to or refused is proof and stays: None where nothing is written beside it.
pub fn erased_consent(word: &CustomerConsent) -> Option<CustomerConsent> {
    (!word.note.is_empty()).then(|| CustomerConsent { note: String::new(), ..word.clone() })
}

/// Of a complaint that is closed: None where it tells of nobody.
pub fn erased_complaint(complaint: &Complaint, placeholder: &str) -> Option<Complaint> {
    let is_erased = complaint.person_name == placeholder && complaint.phone.is_empty();
    (!is_erased).then(|| Complaint {
        person_name: placeholder.to_owned(),
        phone: String::new(),
        ..complaint.clone()
    })
}

/// Of a suggestion: None where it tells of nobody.
pub fn erased_suggestion(suggestion: &Suggestion, placeholder: &str) -> Option<Suggestion> {
    let is_erased = suggestion.person_name == placeholder && suggestion.phone.is_empty();
    (!is_erased).then(|| Suggestion {
        person_name: placeholder.to_owned(),
        phone: String::new(),
        ..suggestion.clone()
    })
}

/// That somebody was told stays; who and under which number goes.
pub fn erased_message(told: &CustomerTold, placeholder: &str) -> Option<CustomerTold> {
    let is_erased = told.to_name == placeholder && told.phone.is_empty() && told.note.is_empty();
    (!is_erased).then(|| CustomerTold {
        to_name: placeholder.to_owned(),
        phone: String::new(),
        note: String::new(),
        ..told.clone()
    })
}

/// A merge keeps the record as it was and as it was made, to be undone by: without them an undo
/// brings nothing back, and what each of those that are deleted was called goes as well.
pub fn erased_merge(merge: &RecordMerge, erased: &[i64], placeholder: &str) -> RecordMerge {
    let called = |id: i64, name: &str| {
        if erased.contains(&id) { placeholder.to_owned() } else { name.to_owned() }
    };
    RecordMerge {
        kept_name: called(merge.kept_id, &merge.kept_name),
        gone_name: called(merge.gone_id, &merge.gone_name),
        kept_before: Value::Object(Map::new()),
        kept_after: Value::Object(Map::new()),
        ..merge.clone()
    }
}
