//! Who is spoken to for a customer, and who is asked about a car.

use chrono::DateTime;
use domain::contact::{
    ContactRole, ContactTyped, CustomerContact, Department, check_empty, department_name, for_car,
};
use domain::customer::{Customer, CustomerKind};
use domain::ids::{ContactId, CustomerId, DepartmentId, VehicleId};
use domain::refusal::{FieldProblem, Refusal};

fn typed(name: &str) -> ContactTyped {
    ContactTyped {
        contact_role: ContactRole::Driver,
        name: name.to_owned(),
        phone: "138-0013 8000".to_owned(),
        department_id: None,
        vehicle_id: None,
        note: String::new(),
        active: true,
    }
}

fn company() -> Customer {
    Customer { id: CustomerId(7), kind: CustomerKind::Company, ..Customer::unknown(DateTime::UNIX_EPOCH) }
}

fn department(id: i64, name: &str) -> Department {
    Department { id: DepartmentId(id), customer_id: CustomerId(7), name: name.to_owned(), version: 1 }
}

fn contact(id: i64, contact_role: ContactRole, drives: Option<i64>) -> CustomerContact {
    let of = ContactTyped { contact_role, vehicle_id: drives.map(VehicleId), ..typed("王师傅") };
    of.kept(ContactId(id), &company(), &[], 1).expect("a contact").0
}

#[test]
fn a_contact_has_a_name_and_a_department_of_its_own_customer() {
    let departments = [department(1, "车队")];
    let of = |typed: ContactTyped| typed.kept(ContactId(0), &company(), &departments, 1);
    let (kept, warning) =
        of(ContactTyped { department_id: Some(DepartmentId(1)), ..typed(" 王师傅 ") }).expect("a contact");
    assert_eq!((kept.name.as_str(), kept.phone.as_str(), warning), ("王师傅", "13800138000", None));
    assert_eq!(kept.customer_id, CustomerId(7));
    let refused = |typed: ContactTyped| of(typed).expect_err("a refusal");
    assert_eq!(refused(typed("  ")), Refusal::bad("name", FieldProblem::Empty));
    let elsewhere = ContactTyped { department_id: Some(DepartmentId(2)), ..typed("王师傅") };
    assert_eq!(refused(elsewhere), Refusal::bad("department_id", FieldProblem::Unknown));
}

#[test]
fn departments_are_a_companys_each_with_a_name_of_its_own() {
    let others = [department(1, "车队")];
    let named = |name, kind| department_name(name, kind, &others);
    assert_eq!(named(" 财务部 ", CustomerKind::Company), Ok("财务部".to_owned()));
    assert_eq!(named("車隊", CustomerKind::Company), Err(Refusal::bad("name", FieldProblem::Taken)));
    assert_eq!(named("", CustomerKind::Company), Err(Refusal::bad("name", FieldProblem::Empty)));
    assert_eq!(named("财务部", CustomerKind::Private), Err(Refusal::bad("kind", FieldProblem::Unknown)));
    assert_eq!(check_empty(0), Ok(()));
    assert_eq!(check_empty(1), Err(Refusal::bad("department_id", FieldProblem::Taken)));
}

#[test]
fn who_drives_the_car_is_asked_first_and_who_drives_another_or_left_is_not() {
    let left = CustomerContact { active: false, ..contact(1, ContactRole::Driver, Some(5)) };
    let all = vec![
        left,
        contact(2, ContactRole::Finance, None),
        contact(3, ContactRole::Driver, Some(6)),
        contact(4, ContactRole::FleetManager, None),
        contact(5, ContactRole::Other, Some(5)),
        contact(6, ContactRole::Driver, None),
    ];
    let owner = Some(CustomerId(7));
    let asked: Vec<i64> =
        for_car(all, VehicleId(5), owner, &[]).into_iter().map(|contact| contact.id.0).collect();
    assert_eq!(asked, [5, 6, 4, 2]);
}

#[test]
fn who_drove_a_car_for_a_customer_who_gave_it_away_is_asked_about_it_no_more() {
    let [company, other, buyer] = [7, 8, 9].map(CustomerId);
    let driver = contact(1, ContactRole::Driver, Some(5));
    let lent = CustomerContact { customer_id: other, ..contact(2, ContactRole::Driver, Some(5)) };
    let asked = |owner: Option<CustomerId>, before: &[CustomerId]| -> Vec<i64> {
        let all = vec![driver.clone(), lent.clone()];
        for_car(all, VehicleId(5), owner, before).into_iter().map(|contact| contact.id.0).collect()
    };
    // Whoever has it, those of another house drive it too.
    assert_eq!(asked(Some(company), &[]), [1, 2]);
    assert_eq!(asked(Some(buyer), &[company]), [2]);
    assert_eq!(asked(None, &[company]), [2], "nobody knows whose it is now");
    assert_eq!(asked(Some(company), &[company, buyer]), [1, 2], "it came back");
}
