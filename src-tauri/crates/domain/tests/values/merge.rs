//! Which records may be one, what the one that stays says, and what taking it back leaves alone.

use chrono::{DateTime, NaiveDate, TimeDelta};
use domain::customer::{Customer, CustomerKind};
use domain::ids::{AccountMovementId, CustomerId, PaymentId, PersonId, RecordMergeId, SettlementId};
use domain::merge::{
    Likeness, MergedKind, MovedRows, RecordMerge, SinceMerged, check_in_shop, check_two, customers_alike,
    customers_as_one, telling_numbers, vehicles_alike, vehicles_as_one, without_merge,
};
use domain::merge_problem::MergeProblem;
use domain::money::Money;
use domain::plate::Plate;
use domain::refusal::Refusal;
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use serde_json::{Value, json};

fn called(name: &str, phone: &str) -> Customer {
    let unknown = Customer::unknown(DateTime::UNIX_EPOCH);
    Customer { name: name.to_owned(), phone: phone.to_owned(), ..unknown }
}

fn car(plate: &str, vin: &str) -> Vehicle {
    let unknown = Vehicle::unknown(DateTime::UNIX_EPOCH);
    Vehicle { plate: Plate::normalised(plate), vin: Vin::normalised(vin), ..unknown }
}

#[test]
fn a_phone_makes_them_alike_also_as_the_contacts_and_a_placeholder_does_not() {
    let one = called("张小芳", "13800138000");
    let mut other = called("张女士", "13912345678");
    assert_eq!(customers_alike(&one, &other), []);
    other.contact_phone = "138 0013 8000".to_owned();
    assert_eq!(customers_alike(&one, &other), [Likeness::SamePhone]);
    for nothing in ["", "13800000000", "12345678901", "1111111", "114"] {
        let [one, other] = [called("甲", nothing), called("乙", nothing)];
        assert!(telling_numbers(&one).is_empty(), "{nothing}");
        assert_eq!(customers_alike(&one, &other), [], "{nothing}");
    }
}

#[test]
fn a_name_makes_them_alike_where_no_phone_tells_them_apart() {
    let alike = |one: &str, other: &str| customers_alike(&called("张伟", one), &called("張 伟", other));
    assert_eq!(alike("13800138000", ""), [Likeness::SameName]);
    assert_eq!(alike("13800138000", "13800138001"), [Likeness::SameName], "one digit misheard");
    assert_eq!(alike("13800138000", "13912345678"), [], "two people may be called the same");
    let company = |phone: &str| Customer { kind: CustomerKind::Company, ..called("鹏城物流", phone) };
    assert_eq!(
        customers_alike(&company("13800138000"), &company("075583216547")),
        [Likeness::SameName],
        "a company is known by its name"
    );
    assert_eq!(customers_alike(&called("1", ""), &called("1", "")), [], "a sign is no name");
}

#[test]
fn cars_are_alike_by_plate_by_vin_and_by_a_plate_that_looks_the_same() {
    let plate = car("粤B0HY17", "");
    assert_eq!(vehicles_alike(&plate, &car("粤B·0HY17", "")), [Likeness::SamePlate]);
    assert_eq!(vehicles_alike(&plate, &car("粤BOHY17", "")), [Likeness::PlateLooksSame]);
    assert_eq!(vehicles_alike(&plate, &car("粤B0HY18", "")), []);
    let vin = "LSVAA49J132047371";
    assert_eq!(vehicles_alike(&car("粤B12345", vin), &car("粤B54321", vin)), [Likeness::SameVin]);
    assert_eq!(vehicles_alike(&car("", ""), &car("", "")), [], "what nobody told is not the same");
}

#[test]
fn the_one_that_stays_gets_what_only_the_other_told_and_no_trust() {
    let kept = Customer { address: "科技园".to_owned(), ..called("张小芳", "13800138000") };
    let gone = Customer {
        id: CustomerId(2),
        address: "南山".to_owned(),
        note: "要发票".to_owned(),
        refuses_messages: true,
        account_limit: Some(Money(500_000)),
        ..called("张女士", "13912345678")
    };
    let one = customers_as_one(&kept, &gone);
    assert_eq!((one.id, one.name.as_str(), one.phone.as_str()), (kept.id, "张小芳", "13800138000"));
    assert_eq!((one.contact_name.as_str(), one.contact_phone.as_str()), ("张女士", "13912345678"));
    assert_eq!((one.address.as_str(), one.note.as_str()), ("科技园", "要发票"));
    assert!(one.refuses_messages, "a refusal counts");
    assert_eq!(one.account_limit, None, "trust is not handed over");
    assert_eq!(customers_as_one(&one, &gone).note, "要发票", "nothing is said twice");
}

#[test]
fn the_newer_reading_of_two_cars_counts() {
    let at = |days: i64| Some(DateTime::UNIX_EPOCH + TimeDelta::days(days));
    let kept = Vehicle {
        mileage_km: Some(90_000),
        last_visit_at: at(10),
        next_service_km: Some(95_000),
        ..car("粤B12345", "")
    };
    let gone = Vehicle {
        mileage_km: Some(98_000),
        last_visit_at: at(20),
        next_service_km: Some(103_000),
        inspection_due: NaiveDate::from_ymd_opt(2027, 3, 1),
        ..car("粤B54321", "LSVAA49J132047371")
    };
    let one = vehicles_as_one(&kept, &gone);
    assert_eq!((one.mileage_km, one.next_service_km), (Some(98_000), Some(103_000)));
    assert_eq!((&one.plate, &one.vin), (&kept.plate, &gone.vin));
    assert_eq!(one.inspection_due, gone.inspection_due);
    let other_way = vehicles_as_one(&gone, &kept);
    assert_eq!((other_way.mileage_km, other_way.next_service_km), (Some(98_000), Some(103_000)));
}

#[test]
fn taken_back_the_row_loses_what_the_merge_wrote_and_keeps_what_was_changed_since() {
    let before = json!({ "id": 1, "version": 3, "phone": "", "note": "", "name": "张小芳" });
    let after = json!({ "id": 1, "version": 4, "phone": "13912345678", "note": "要发票", "name": "张小芳" });
    let now =
        json!({ "id": 1, "version": 6, "phone": "13912345678", "note": "要发票，要快", "name": "张芳" });
    let Value::Object(row) = now else { panic!("a row") };
    let back = without_merge(&row, &before, &after);
    assert_eq!(
        Value::Object(back),
        json!({ "id": 1, "version": 6, "phone": "", "note": "要发票，要快", "name": "张芳" })
    );
}

#[test]
fn what_speaks_against_it_is_named() {
    let refused = |problem| Err(Refusal::Merge { problem, name: "张女士".to_owned() });
    assert_eq!(check_two((1, false), (2, false), "张女士"), Ok(()));
    assert_eq!(check_two((1, false), (1, false), "张女士"), refused(MergeProblem::SameRecord));
    assert_eq!(check_two((1, false), (2, true), "张女士"), refused(MergeProblem::OneIsSample));
    assert_eq!(check_in_shop([true, false], "张女士"), Ok(()));
    assert_eq!(check_in_shop([true, true], "张女士"), refused(MergeProblem::BothInShop));

    let mut merge = RecordMerge {
        id: RecordMergeId(1),
        merged_kind: MergedKind::Customer,
        kept_id: 1,
        gone_id: 2,
        stands_id: 1,
        kept_name: "张小芳".to_owned(),
        gone_name: "张女士".to_owned(),
        kept_before: json!({}),
        kept_after: json!({}),
        moved_rows: vec![MovedRows { table: "work_order".to_owned(), ids: vec![7] }],
        former_plate_id: None,
        last_payment: PaymentId(0),
        last_settlement: SettlementId(0),
        last_account_movement: AccountMovementId(0),
        reason: "同一人".to_owned(),
        at: DateTime::UNIX_EPOCH,
        person_id: PersonId(1),
        undone_at: None,
        undone_by: None,
        version: 1,
    };
    assert_eq!((merge.moved_of("work_order"), merge.moved_of("payment")), ([7].as_slice(), [].as_slice()));
    let since = SinceMerged { merged_since: false, money_moved: true };
    assert_eq!(merge.check_undo(SinceMerged::default()), Ok(()));
    assert_eq!(merge.check_undo(since), refused(MergeProblem::MoneyMoved));
    let merged = SinceMerged { merged_since: true, ..since };
    assert_eq!(merge.check_undo(merged), refused(MergeProblem::MergedSince));
    merge.undone_at = Some(DateTime::UNIX_EPOCH);
    assert_eq!(merge.check_undo(SinceMerged::default()), refused(MergeProblem::UndoneAlready));
}
