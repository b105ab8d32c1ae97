//! What a new shop sees to first is ticked by what is on file.

use domain::first_hour::{FirstHourStep, MANY_CUSTOMERS, OnFile, first_hour};
use domain::ids::PersonId;
use domain::person::Person;
use domain::role::{Role, first_roles};

fn person(id: i64, roles: &[Role]) -> Person {
    Person {
        id: PersonId(id),
        name: format!("第 {id} 人"),
        roles: roles.to_vec(),
        discount_limit: None,
        active: true,
        sample: false,
        version: 1,
    }
}

fn new_shop() -> OnFile {
    OnFile {
        people: vec![person(1, &Role::ALL)],
        bays: true,
        price_list: false,
        imported: false,
        customers_typed: 0,
        stations: false,
        printed: false,
    }
}

fn open(on_file: &OnFile) -> Vec<FirstHourStep> {
    first_hour(on_file).into_iter().filter(|item| !item.done).map(|item| item.step).collect()
}

#[test]
fn a_new_shop_has_its_manager_and_its_bays() {
    use FirstHourStep::{BringCustomers, Hire, LetStationsIn, PriceList, ShareRoles, TryPrinter};
    assert_eq!(open(&new_shop()), [Hire, ShareRoles, PriceList, BringCustomers, LetStationsIn, TryPrinter]);
}

#[test]
fn a_second_person_who_may_everything_shares_no_roles() {
    let mut shop = new_shop();
    shop.people.push(person(2, &Role::ALL));
    assert!(!open(&shop).contains(&FirstHourStep::Hire));
    assert!(open(&shop).contains(&FirstHourStep::ShareRoles));
    shop.people.push(person(3, &[Role::Technician]));
    assert!(!open(&shop).contains(&FirstHourStep::ShareRoles));
}

#[test]
fn a_boss_is_a_technician_only_by_saying_so_and_shares_no_role_by_not_saying_it() {
    assert_eq!(first_roles(true), Role::ALL);
    let boss = first_roles(false);
    assert!(!boss.contains(&Role::Technician) && boss.len() == Role::ALL.len() - 1);
    assert!(!person(1, &boss).is_given_jobs());
    let shop = OnFile { people: vec![person(1, &boss)], ..new_shop() };
    assert!(open(&shop).contains(&FirstHourStep::ShareRoles));
}

#[test]
fn who_left_and_who_is_of_the_sample_counts_for_nothing() {
    let mut shop = new_shop();
    shop.people.push(Person { active: false, ..person(2, &[Role::Technician]) });
    shop.people.push(Person { sample: true, ..person(3, &[Role::Technician]) });
    assert!(open(&shop).contains(&FirstHourStep::Hire) && open(&shop).contains(&FirstHourStep::ShareRoles));
}

#[test]
fn a_list_that_came_in_or_many_customers_typed_in_are_brought_and_a_few_are_not() {
    let is_open = |imported: bool, customers_typed: i64| {
        let shop = OnFile { imported, customers_typed, ..new_shop() };
        open(&shop).contains(&FirstHourStep::BringCustomers)
    };
    assert!(is_open(false, 0) && is_open(false, 1) && is_open(false, MANY_CUSTOMERS));
    assert!(!is_open(false, MANY_CUSTOMERS + 1));
    assert!(!is_open(true, 0));
}
