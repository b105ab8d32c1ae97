//! A complaint begins: numbered, timed, and somebody's from the first moment.

use super::owners::{check_owner, owner_at};
use super::{OpenComplaint, SavedComplaint, step};
use domain::complaint::{
    Complaint, ComplaintCategory, ComplaintSource, ComplaintState, Severity, StepKind, at_opening,
};
use domain::customer::Customer;
use domain::ids::{ComplaintId, CustomerId, PersonId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN, optional, required};
use domain::search_terms::of_number;
use domain::vehicle::Vehicle;
use domain::visibility::Confidential;
use domain::work_order::WorkOrder;
use kernel::error::Result;
use kernel::host::Write;

/// What is known of a complaint before it has a number.
struct Opening {
    work_order_id: Option<WorkOrderId>,
    vehicle_id: Option<VehicleId>,
    customer_id: Option<CustomerId>,
    person_name: String,
    phone: String,
    category: ComplaintCategory,
    severity: Severity,
    source: ComplaintSource,
    matter: String,
    owner_id: Option<PersonId>,
}

fn opened(cx: &Write, opening: Opening) -> Result<Complaint> {
    let earlier = cx.w.complaints_about_same(opening.customer_id, opening.vehicle_id, opening.category)?;
    let (severity, level) = at_opening(opening.severity, earlier);
    let owner_id = match opening.owner_id {
        Some(owner) => owner,
        None => owner_at(cx, level, opening.category)?,
    };
    let mut complaint = Complaint {
        id: ComplaintId(0),
        number: cx.w.next_number::<Complaint>(&cx.details()?.settings.prefixes.complaint, cx.today()?)?,
        state: ComplaintState::Open,
        level,
        category: opening.category,
        severity,
        source: opening.source,
        work_order_id: opening.work_order_id,
        vehicle_id: opening.vehicle_id,
        customer_id: opening.customer_id,
        person_name: opening.person_name,
        phone: opening.phone,
        matter: opening.matter,
        owner_id,
        remedy: String::new(),
        cost: Money::ZERO,
        response_due: severity.response_due(cx.now),
        responded_at: None,
        opened_at: cx.now,
        closed_at: None,
        reopened: 0,
        version: 1,
    };
    cx.w.insert(&mut complaint)?;
    cx.w.index_terms("complaint", complaint.id.0, &of_number(&complaint.number))?;
    step(cx, complaint.id, StepKind::Opened, String::new(), None)?;
    Ok(complaint)
}

/// The case a visit brought by itself: a low mark at the counter, a problem
/// heard on the telephone.
pub(crate) fn open_about(
    cx: &Write,
    order: &WorkOrder,
    category: ComplaintCategory,
    source: ComplaintSource,
    matter: String,
) -> Result<Complaint> {
    let customer: Customer = cx.w.get(order.customer_id.0)?;
    opened(
        cx,
        Opening {
            work_order_id: Some(order.id),
            vehicle_id: Some(order.vehicle_id),
            customer_id: Some(customer.id),
            person_name: customer.name,
            phone: customer.phone,
            category,
            severity: Severity::Normal,
            source,
            matter,
            owner_id: None,
        },
    )
}

/// Opens a complaint, of a visit or of none.
///
/// # Errors
/// `NotFound` for a visit, vehicle or customer that is not there; `BadField` without a name or
/// the matter, for an owner who may not answer, or a source that opens cases by itself.
pub fn open_complaint(cx: &Write, ask: OpenComplaint) -> Result<SavedComplaint> {
    let (mut vehicle_id, mut customer_id) = (ask.vehicle_id, ask.customer_id);
    if let Some(id) = ask.work_order_id {
        let order: WorkOrder = cx.w.get(id.0)?;
        vehicle_id = vehicle_id.or(Some(order.vehicle_id));
        customer_id = customer_id.or(Some(order.customer_id));
    }
    if let Some(id) = vehicle_id {
        cx.w.get::<Vehicle>(id.0)?;
    }
    let customer = customer_id.map(|id| cx.w.get::<Customer>(id.0)).transpose()?;
    check_owner(cx, ask.owner_id)?;
    let complaint = opened(
        cx,
        Opening {
            work_order_id: ask.work_order_id,
            vehicle_id,
            customer_id,
            person_name: required("person_name", &ask.person_name, MAX_NAME_LEN)?,
            // Who is told no phones sends none; somebody has to call all the same.
            phone: Some(optional("phone", &ask.phone, MAX_NAME_LEN)?)
                .filter(|phone| !phone.is_empty() || Confidential::Contact.is_visible_to(cx.roles()))
                .or(customer.map(|customer| customer.phone))
                .unwrap_or_default(),
            category: ask.category,
            severity: ask.severity,
            source: ask.source.heard()?,
            matter: required("matter", &ask.matter, MAX_TEXT_LEN)?,
            owner_id: ask.owner_id,
        },
    )?;
    Ok(SavedComplaint { id: complaint.id, number: complaint.number, version: complaint.version })
}
