//! Who else is spoken to: the drivers of a car, the people of a company in their departments, a
//! customer's family. Each has a name and a phone of their own beside the customer's.

use crate::customer::{Customer, CustomerKind};
use crate::folded::of_text;
use crate::ids::{ContactId, CustomerId, DepartmentId, VehicleId};
use crate::phone::{Phone, PhoneWarning};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What somebody is to the customer they are written down with, who comes with the car first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    Driver,
    /// Decides about the cars of a company.
    FleetManager,
    Family,
    /// Pays and asks for invoices.
    Finance,
    Other,
}

/// A department of a company.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Department {
    pub id: DepartmentId,
    pub customer_id: CustomerId,
    pub name: String,
    pub version: i64,
}

/// Somebody who is spoken to for a customer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CustomerContact {
    pub id: ContactId,
    pub customer_id: CustomerId,
    pub department_id: Option<DepartmentId>,
    /// The car they drive; none where they drive none, or now this and now that.
    pub vehicle_id: Option<VehicleId>,
    pub contact_role: ContactRole,
    pub name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub phone: String,
    pub note: String,
    /// Who left is offered nowhere, and may come back.
    pub active: bool,
    pub version: i64,
}

/// What is typed of a contact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ContactTyped {
    pub contact_role: ContactRole,
    pub name: String,
    pub phone: String,
    pub department_id: Option<DepartmentId>,
    pub vehicle_id: Option<VehicleId>,
    pub note: String,
    pub active: bool,
}

impl ContactTyped {
    /// As it is kept of this customer, and what is odd about the phone. `departments` are the customer's.
    ///
    /// # Errors
    /// `BadField` without a name, for a text too long, and for a department that is not the customer's.
    pub fn kept(
        &self,
        id: ContactId,
        customer: &Customer,
        departments: &[Department],
        version: i64,
    ) -> Result<(CustomerContact, Option<PhoneWarning>), Refusal> {
        let theirs = |id: DepartmentId| departments.iter().any(|department| department.id == id);
        if self.department_id.is_some_and(|id| !theirs(id)) {
            return Err(Refusal::bad("department_id", FieldProblem::Unknown));
        }
        let (phone, warning) = Phone::typed("phone", &self.phone)?;
        let contact = CustomerContact {
            id,
            customer_id: customer.id,
            department_id: self.department_id,
            vehicle_id: self.vehicle_id,
            contact_role: self.contact_role,
            name: required("name", &self.name, MAX_NAME_LEN)?,
            phone,
            note: optional("note", &self.note, MAX_TEXT_LEN)?,
            active: self.active,
            version,
        };
        Ok((contact, warning))
    }
}

/// Whether a customer has departments: people have none.
pub const fn has_departments(kind: CustomerKind) -> bool {
    matches!(kind, CustomerKind::Company)
}

/// The name of a department as it is kept; `others` are the customer's other ones.
///
/// # Errors
/// `BadField` for a customer who is no company, without a name, for one too long or one that
/// another department bears already.
pub fn department_name(typed: &str, kind: CustomerKind, others: &[Department]) -> Result<String, Refusal> {
    if !has_departments(kind) {
        return Err(Refusal::bad("kind", FieldProblem::Unknown));
    }
    let name = required("name", typed, MAX_NAME_LEN)?;
    if others.iter().any(|other| of_text(&other.name) == of_text(&name)) {
        return Err(Refusal::bad("name", FieldProblem::Taken));
    }
    Ok(name)
}

/// A department goes once nobody is in it, those who left among them.
///
/// # Errors
/// `BadField` while somebody is.
pub fn check_empty(people: usize) -> Result<(), Refusal> {
    if people == 0 { Ok(()) } else { Err(Refusal::bad("department_id", FieldProblem::Taken)) }
}

/// Whether somebody drives a car no more because their customer sold it: `owner` has it now, `before` had it once.
pub fn lost_the_car(contact: &CustomerContact, owner: Option<CustomerId>, before: &[CustomerId]) -> bool {
    owner != Some(contact.customer_id) && before.contains(&contact.customer_id)
}

/// Who is asked about a car, whoever drives it first: those who left, and drivers of other cars, are not, and nor are
/// those of a customer who had it before. `owner` has it now.
pub fn for_car(
    contacts: Vec<CustomerContact>,
    vehicle: VehicleId,
    owner: Option<CustomerId>,
    before: &[CustomerId],
) -> Vec<CustomerContact> {
    let mut found: Vec<CustomerContact> = contacts
        .into_iter()
        .filter(|contact| contact.active && contact.vehicle_id.is_none_or(|drives| drives == vehicle))
        .filter(|contact| !lost_the_car(contact, owner, before))
        .collect();
    found.sort_by_key(|contact| (contact.vehicle_id != Some(vehicle), contact.contact_role, contact.id));
    found
}
