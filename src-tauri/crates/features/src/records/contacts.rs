//! Who else is spoken to for a customer: the people of a company in their departments, the drivers of
//! its cars, a family.

use super::customers::index;
use domain::contact::{
    ContactTyped, CustomerContact, Department, check_empty, department_name, for_car, has_departments,
};
use domain::customer::Customer;
use domain::ids::{ContactId, CustomerId, DepartmentId, VehicleId};
use domain::merge::MergedKind;
use domain::phone::PhoneWarning;
use domain::plate::{Plate, PlateColour};
use domain::vehicle::Vehicle;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use storage::{Reader, StorageError};
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskContacts {
    pub customer_id: CustomerId,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerContacts {
    /// Who left stands last.
    pub contacts: Vec<ContactRow>,
    pub departments: Vec<DepartmentRow>,
    /// A company has departments, people have none.
    pub has_departments: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ContactRow {
    pub contact: CustomerContact,
    /// Empty where they are in none.
    pub department_name: String,
    /// Of the car they drive.
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
}

#[derive(Debug, Serialize, TS)]
pub struct DepartmentRow {
    pub department: Department,
    /// Those who left among them.
    pub people: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskCarContacts {
    pub vehicle_id: VehicleId,
}

#[derive(Debug, Serialize, TS)]
pub struct CarContacts {
    /// Who drives it first.
    pub contacts: Vec<CarContact>,
}

/// Somebody who comes with a car.
#[derive(Debug, Serialize, TS)]
pub struct CarContact {
    pub contact: CustomerContact,
    pub department_name: String,
    pub drives_it: bool,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveContact {
    /// None: one that nobody typed yet.
    pub id: Option<ContactId>,
    pub version: i64,
    pub customer_id: CustomerId,
    pub typed: ContactTyped,
}

#[derive(Debug, Serialize, TS)]
pub struct SavedContact {
    pub contact: CustomerContact,
    pub phone_warning: Option<PhoneWarning>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct SaveDepartment {
    /// None: one that nobody typed yet.
    pub id: Option<DepartmentId>,
    pub version: i64,
    pub customer_id: CustomerId,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RemoveDepartment {
    pub id: DepartmentId,
    pub version: i64,
}

/// A car with more people than that is asked about at its company.
const MOST_OF_A_CAR: usize = 20;

/// Everybody who is spoken to for a customer.
///
/// # Errors
/// `NotFound` where there is no such customer.
pub fn customer_contacts(cx: &Read, ask: AskContacts) -> Result<CustomerContacts> {
    let customer: Customer = cx.r.get(cx.r.stands_for(MergedKind::Customer, ask.customer_id.0)?)?;
    let departments = cx.r.departments_of(customer.id)?;
    let mut contacts = cx.r.contacts_of(customer.id)?;
    contacts.sort_by_key(|contact| (!contact.active, contact.contact_role, contact.id));
    let people = |id: DepartmentId| in_department(&contacts, id);
    let rows = departments.iter().map(|department| DepartmentRow {
        department: department.clone(),
        people: i64::try_from(people(department.id)).unwrap_or(i64::MAX),
    });
    Ok(CustomerContacts {
        has_departments: has_departments(customer.kind),
        departments: rows.collect(),
        contacts: contacts.into_iter().map(|one| row(cx.r, one, &departments)).collect::<Result<_>>()?,
    })
}

fn in_department(contacts: &[CustomerContact], id: DepartmentId) -> usize {
    contacts.iter().filter(|contact| contact.department_id == Some(id)).count()
}

fn name_of(departments: &[Department], id: Option<DepartmentId>) -> String {
    let found = departments.iter().find(|department| Some(department.id) == id);
    found.map(|department| department.name.clone()).unwrap_or_default()
}

fn row(r: &Reader<'_>, contact: CustomerContact, departments: &[Department]) -> Result<ContactRow> {
    let car = contact.vehicle_id.map(|id| r.get::<Vehicle>(id.0)).transpose()?;
    Ok(ContactRow {
        department_name: name_of(departments, contact.department_id),
        plate_colour: car.as_ref().map_or(Plate::usual_colour(None), |car| car.plate_colour),
        plate: car.and_then(|car| car.plate),
        contact,
    })
}

/// Who is asked about a car: its drivers, but for those of a customer who had it before, and the people of its owner
/// who drive no other.
///
/// # Errors
/// `NotFound` where there is no such car.
pub fn car_contacts(cx: &Read, ask: AskCarContacts) -> Result<CarContacts> {
    let vehicle: Vehicle = cx.r.get(cx.r.stands_for(MergedKind::Vehicle, ask.vehicle_id.0)?)?;
    let mut contacts = cx.r.drivers_of(vehicle.id)?;
    if let Some(owner) = vehicle.customer_id {
        let known = |id: ContactId| contacts.iter().any(|driver| driver.id == id);
        let others: Vec<CustomerContact> =
            cx.r.contacts_of(owner)?.into_iter().filter(|contact| !known(contact.id)).collect();
        contacts.extend(others);
    }
    let mut told = Vec::new();
    let before = owners_before(cx.r, vehicle.id)?;
    for contact in for_car(contacts, vehicle.id, vehicle.customer_id, &before).into_iter().take(MOST_OF_A_CAR)
    {
        let department_name = match contact.department_id {
            Some(id) => cx.r.get::<Department>(id.0)?.name,
            None => String::new(),
        };
        told.push(CarContact { drives_it: contact.vehicle_id == Some(vehicle.id), department_name, contact });
    }
    Ok(CarContacts { contacts: told })
}

/// Who had a car and gave it away, whoever has it now.
pub(super) fn owners_before(r: &Reader<'_>, vehicle: VehicleId) -> Result<Vec<CustomerId>> {
    let owners = r.owners_of_vehicle(vehicle)?;
    Ok(owners.into_iter().filter(|owner| owner.until.is_some()).map(|owner| owner.customer_id).collect())
}

/// Writes a contact, new or changed, and what their customer is found by. Who leaves is kept, and may
/// come back.
///
/// # Errors
/// `BadField` for what `ContactTyped::kept` refuses, `NotFound` for the customer or a car, and
/// `Conflict` where the contact was changed meanwhile.
pub fn save_contact(cx: &Write, mut ask: SaveContact) -> Result<SavedContact> {
    let before = ask.id.map(|id| cx.w.get::<CustomerContact>(id.0)).transpose()?;
    // Whose a contact is follows from the contact: the page may be older than a merge.
    let customer = before.as_ref().map_or(ask.customer_id, |contact| contact.customer_id);
    let customer: Customer = cx.w.get(cx.w.stands_for(MergedKind::Customer, customer.0)?)?;
    if let Some(vehicle) = ask.typed.vehicle_id {
        // And so may the car be older than one.
        let vehicle: Vehicle = cx.w.get(cx.w.stands_for(MergedKind::Vehicle, vehicle.0)?)?;
        ask.typed.vehicle_id = Some(vehicle.id);
    }
    let departments = cx.w.departments_of(customer.id)?;
    let (id, version) = match &before {
        Some(contact) => (contact.id, ask.version),
        None => (ContactId(0), 1),
    };
    let (mut contact, phone_warning) = ask.typed.kept(id, &customer, &departments, version)?;
    if before.is_some() {
        cx.w.update(&contact)?;
        contact.version += 1;
    } else {
        cx.w.insert(&mut contact)?;
    }
    index(cx.w, &customer)?;
    Ok(SavedContact { contact, phone_warning })
}

/// Writes a department of a company, new or renamed.
///
/// # Errors
/// `BadField` for what `department_name` refuses, `NotFound`, and `Conflict` where it was changed
/// meanwhile.
pub fn save_department(cx: &Write, ask: SaveDepartment) -> Result<Department> {
    let before = ask.id.map(|id| cx.w.get::<Department>(id.0)).transpose()?;
    let customer = before.as_ref().map_or(ask.customer_id, |department| department.customer_id);
    let customer: Customer = cx.w.get(cx.w.stands_for(MergedKind::Customer, customer.0)?)?;
    let mut others = cx.w.departments_of(customer.id)?;
    others.retain(|department| Some(department.id) != ask.id);
    let name = department_name(&ask.name, customer.kind, &others)?;
    let mut department = Department {
        id: ask.id.unwrap_or(DepartmentId(0)),
        customer_id: customer.id,
        name,
        version: if before.is_some() { ask.version } else { 1 },
    };
    if before.is_some() {
        cx.w.update(&department)?;
        department.version += 1;
    } else {
        cx.w.insert(&mut department)?;
    }
    Ok(department)
}

/// Takes a department off in which nobody is.
///
/// # Errors
/// `BadField` while somebody is in it, `NotFound`, and `Conflict` where it was changed meanwhile.
pub fn remove_department(cx: &Write, ask: RemoveDepartment) -> Result<DepartmentId> {
    let department: Department = cx.w.get(ask.id.0)?;
    if department.version != ask.version {
        return Err(StorageError::Conflict {
            entity: "customer_department",
            id: ask.id.0,
            yours: ask.version,
            current: department.version,
        }
        .into());
    }
    check_empty(in_department(&cx.w.contacts_of(department.customer_id)?, department.id))?;
    cx.w.delete::<Department>(department.id.0)?;
    Ok(department.id)
}

kernel::commands! {
    read customer_contacts(AskContacts) -> CustomerContacts, SignedIn, shows [Customers Vehicles];
    read car_contacts(AskCarContacts) -> CarContacts, SignedIn, shows [Customers Vehicles];
    write save_contact(SaveContact) -> SavedContact, COUNTER, changes [Customers];
    write save_department(SaveDepartment) -> Department, COUNTER, changes [Customers];
    write remove_department(RemoveDepartment) -> DepartmentId, COUNTER, changes [Customers];
}
