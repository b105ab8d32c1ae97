//! Whom to buy from: licences, deliveries, offers.

use chrono::NaiveDate;
use domain::ids::{AskedSupplierId, SupplierId};
use domain::money::Money;
use domain::purchase_problem::PurchaseProblem;
use domain::purchasing::delivery::{DeliveryCounts, SupplierRating};
use domain::purchasing::inquiry::{OfferFacts, best_of};
use domain::purchasing::supplier::LicenceState;
use domain::purchasing::{Supplier, SupplierMonth};
use domain::refusal::{FieldProblem, Refusal};

fn supplier() -> Supplier {
    Supplier {
        id: SupplierId(1),
        name: " 广州正信汽配 ".to_owned(),
        initials: String::new(),
        contact_name: "黎经理".to_owned(),
        supplier_phone: "020-87654321".to_owned(),
        supplier_address: String::new(),
        supplier_tax_number: String::new(),
        bank: String::new(),
        licence_number: "91440101".to_owned(),
        licence_until: None,
        payment_days: 30,
        lead_days: 0,
        note: String::new(),
        active: true,
        version: 1,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn it_is_found_by_its_initials_and_has_a_name() {
    let kept = supplier().checked().expect("it may be kept");
    assert_eq!(kept.name, "广州正信汽配");
    assert!(kept.initials.starts_with("gzzxqp"), "{}", kept.initials);
    let nameless = Supplier { name: "  ".to_owned(), ..supplier() };
    assert_eq!(nameless.checked(), Err(Refusal::bad("supplier_name", FieldProblem::Empty)));
    let late = Supplier { payment_days: -1, ..supplier() };
    assert_eq!(late.checked(), Err(Refusal::bad("payment_days", FieldProblem::Negative)));
    let year = Supplier { licence_until: Some(day("0203-01-01")), ..supplier() };
    assert_eq!(year.checked(), Err(Refusal::bad("licence_until", FieldProblem::NotADate)));
}

#[test]
fn a_licence_is_asked_for_before_it_is_over() {
    let today = day("2026-03-02");
    let until = |until: Option<&str>| Supplier { licence_until: until.map(day), ..supplier() }.licence(today);
    assert_eq!(until(None), LicenceState::Untold);
    assert_eq!(until(Some("2026-03-01")), LicenceState::Over);
    assert_eq!(until(Some("2026-03-02")), LicenceState::EndsSoon, "its last day still counts");
    assert_eq!(until(Some("2026-03-31")), LicenceState::EndsSoon);
    assert_eq!(until(Some("2026-04-01")), LicenceState::Holds);
}

#[test]
fn nothing_is_bought_of_who_was_given_up() {
    assert_eq!(supplier().check_active(), Ok(()));
    let name = "正信".to_owned();
    let gone = Supplier { active: false, name: name.clone(), ..supplier() };
    let problem = PurchaseProblem::SupplierRetired;
    assert_eq!(gone.check_active(), Err(Refusal::Purchase { problem, name }));
    assert_eq!(supplier().lead(3), 3, "the shop's own days");
    assert_eq!(Supplier { lead_days: 9, ..supplier() }.lead(3), 9);
}

#[test]
fn late_and_rejected_speak_against_it_and_a_few_deliveries_say_nothing() {
    for ((delivered, late, rejected), rating) in [
        ((0, 0, 0), SupplierRating::New),
        ((4, 4, 4), SupplierRating::New),
        ((5, 0, 0), SupplierRating::Good),
        ((20, 2, 0), SupplierRating::Good),
        ((20, 3, 0), SupplierRating::Fair),
        ((20, 1, 1), SupplierRating::Fair),
        ((20, 5, 0), SupplierRating::Fair),
        ((20, 6, 0), SupplierRating::Poor),
        ((20, 0, 3), SupplierRating::Poor),
    ] {
        let counts = DeliveryCounts { delivered, late, rejected };
        assert_eq!(counts.rating(), rating, "{counts:?}");
    }
    let month = SupplierMonth::of(SupplierId(1), "2026-03".to_owned());
    let more = DeliveryCounts { delivered: 2, late: 1, rejected: 1 };
    let month = month.with(more).with(more);
    assert_eq!((month.delivered, month.late, month.rejected), (4, 2, 2));
}

fn offer(asked: i64, price: i64, days: Option<i64>) -> OfferFacts {
    let asked_supplier_id = AskedSupplierId(asked);
    OfferFacts { asked_supplier_id, buying_price: Money(price), delivery_days: days, is_over: false }
}

#[test]
fn the_cheapest_and_the_soonest_are_marked_of_those_that_hold() {
    let ids = |list: &[AskedSupplierId]| list.iter().map(|id| id.0).collect::<Vec<_>>();
    let marked = |offers: &[OfferFacts]| {
        let best = best_of(offers);
        (ids(&best.cheapest), ids(&best.soonest))
    };
    assert_eq!(marked(&[]), (vec![], vec![]));
    assert_eq!(marked(&[offer(1, 900, Some(1))]), (vec![], vec![]), "alone it is no choice");
    let all = [offer(1, 900, Some(3)), offer(2, 1_000, Some(1)), offer(3, 900, None)];
    assert_eq!(marked(&all), (vec![1, 3], vec![2]));
    let over = [OfferFacts { is_over: true, ..all[0] }, all[1], all[2]];
    assert_eq!(marked(&over), (vec![3], vec![2]));
    assert_eq!(marked(&[offer(1, 5, None), offer(2, 5, None)]).1, Vec::<i64>::new(), "nobody said a day");
}
