//! A customer and a car that were written down twice: found, made one with all that names them, found by
//! what either was called, and two again where that was wrong.

use crate::owners::{new_customer, new_vehicle, vehicle};
use crate::support::{found, ready};
use domain::ids::{CustomerId, RecordMergeId, VehicleId};
use domain::merge::MergedKind;
use features::records::customers::{AskCustomer, SaveCustomer, get_customer, save_customer};
use features::records::duplicates::{FindDuplicates, find_duplicates, list_merges};
use features::records::merging::{MergeRecords, UndoMerge, merge_records, undo_merge};
use features::records::vehicles::{AskVehicle, SaveVehicle, get_vehicle, save_vehicle};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{read, request};
use shop_tests::{Alone, customer};

fn pairs(shop: &Alone, kind: MergedKind) -> Vec<(Value, Value, Value)> {
    let found = shop.run(find_duplicates, FindDuplicates { kind, after: 0 });
    assert_eq!(found["next"], Value::Null, "a small file is looked through at once");
    let pairs = found["pairs"].as_array().cloned().unwrap_or_default();
    pairs
        .into_iter()
        .map(|pair| (pair["one"]["id"].clone(), pair["other"]["id"].clone(), pair["alike"].clone()))
        .collect()
}

fn merge_ask(shop: &Alone, kind: MergedKind, kept_id: i64, gone_id: i64) -> MergeRecords {
    let version = |id: i64| match kind {
        MergedKind::Customer => {
            shop.run(get_customer, AskCustomer { id: CustomerId(id) })["customer"]["version"]
                .as_i64()
                .unwrap()
        }
        MergedKind::Vehicle => {
            shop.run(get_vehicle, AskVehicle { id: VehicleId(id) })["vehicle"]["version"].as_i64().unwrap()
        }
    };
    let (kept_version, gone_version) = (version(kept_id), version(gone_id));
    MergeRecords { kind, kept_id, gone_id, kept_version, gone_version, reason: "建重了".to_owned() }
}

fn undo(shop: &Alone, id: &Value) {
    let id = RecordMergeId(id.as_i64().unwrap());
    let row = shop.run(list_merges, AskNothing {})["merges"][0].clone();
    assert_eq!((&row["id"], &row["problem"]), (&json!(id.0), &Value::Null));
    shop.run(undo_merge, UndoMerge { id, version: row["version"].as_i64().unwrap() });
}

fn car_page(shop: &Alone, id: i64) -> Value {
    shop.run(get_vehicle, AskVehicle { id: VehicleId(id) })
}

fn cars_found(shop: &Alone, query: &str) -> Vec<Value> {
    let cars = found(shop, query)["vehicles"].as_array().cloned().unwrap_or_default();
    cars.into_iter().map(|hit| hit["vehicle"]["id"].clone()).collect()
}

#[test]
fn who_is_written_down_twice_is_found_and_who_only_shares_a_name_is_not() {
    let shop = ready();
    let first = new_customer(&shop, "李国强", "13712345601");
    let same_phone = new_customer(&shop, "李先生", "137-1234-5601");
    let nameless = new_customer(&shop, "李国强", "");
    new_customer(&shop, "李国强", "13987654321");
    new_customer(&shop, "路人", "13800000000");
    new_customer(&shop, "过客", "13800000000");
    let found = pairs(&shop, MergedKind::Customer);
    assert!(found.contains(&(json!(first), json!(same_phone), json!(["same_phone"]))), "{found:?}");
    assert!(found.contains(&(json!(first), json!(nameless), json!(["same_name"]))), "{found:?}");
    let strangers = found.iter().filter(|pair| pair.0 == json!(first)).count();
    assert_eq!(strangers, 2, "another 李国强 with a phone of his own is somebody else: {found:?}");

    let car = new_vehicle(&shop, "粤B0HY17", None);
    let misread = new_vehicle(&shop, "粤BOHY17", None);
    let again = new_vehicle(&shop, "粤B·0HY17", None);
    let found = pairs(&shop, MergedKind::Vehicle);
    assert!(found.contains(&(json!(car), json!(again), json!(["same_plate"]))), "{found:?}");
    assert!(found.contains(&(json!(car), json!(misread), json!(["plate_looks_same"]))), "{found:?}");
}

#[test]
fn a_car_made_one_has_both_its_histories_and_both_plates_find_it() {
    let shop = ready();
    let owner = new_customer(&shop, "李国强", "13712345601");
    let kept = new_vehicle(&shop, "粤B0HY17", Some(owner));
    let gone = SaveVehicle { vin: "LSVAA49J132047371".to_owned(), ..vehicle("粤BOHY17", None) };
    let gone = shop.run(save_vehicle, gone)["vehicle"]["id"].as_i64().unwrap();
    let before = [kept, gone].map(|id| car_page(&shop, id)["vehicle"].clone());

    let merge = shop.run(merge_records, merge_ask(&shop, MergedKind::Vehicle, kept, gone))["id"].clone();
    let page = car_page(&shop, gone);
    assert_eq!(page["vehicle"]["id"], json!(kept), "a page left open shows who it is now");
    assert_eq!(page["vehicle"]["vin"], "LSVAA49J132047371");
    assert_eq!(page["former_plates"][0]["plate"], "粤BOHY17");
    for query in ["BOHY17", "B0HY17", "2047371"] {
        assert_eq!(cars_found(&shop, query), [json!(kept)], "{query}");
    }
    assert!(pairs(&shop, MergedKind::Vehicle).is_empty(), "what was made one is not found once more");
    let on_it = SaveVehicle { id: Some(VehicleId(gone)), version: 1, ..vehicle("粤B99999", None) };
    assert_eq!(shop.refused("save_vehicle", request(on_it)), "not_found");

    undo(&shop, &merge);
    let after = [kept, gone].map(|id| car_page(&shop, id)["vehicle"].clone());
    for (before, after) in before.iter().zip(&after) {
        for field in ["id", "plate", "vin", "customer_id", "mileage_km", "note"] {
            assert_eq!(before[field], after[field], "{field}");
        }
    }
    assert_eq!(car_page(&shop, kept)["former_plates"], json!([]));
    assert_eq!(cars_found(&shop, "2047371"), [json!(gone)]);
}

#[test]
fn a_customer_made_one_takes_the_cars_along_and_is_found_by_either_phone() {
    let shop = ready();
    let kept = new_customer(&shop, "李国强", "13712345601");
    let gone = new_customer(&shop, "李先生", "13987654321");
    let car = new_vehicle(&shop, "粤B12345", Some(gone));
    let third = new_customer(&shop, "李总", "13666666123");

    let merge = shop.run(merge_records, merge_ask(&shop, MergedKind::Customer, kept, gone))["id"].clone();
    assert_eq!(car_page(&shop, car)["customer"]["id"], json!(kept));
    let hits = found(&shop, "87654321")["customers"].clone();
    assert_eq!(hits[0]["id"].as_i64(), Some(kept), "{hits}");
    let page = shop.run(get_customer, AskCustomer { id: CustomerId(gone) });
    assert_eq!(
        (&page["customer"]["id"], &page["customer"]["contact_phone"]),
        (&json!(kept), &json!("13987654321"))
    );

    // Into a third: whoever asks for the first is shown the third, and the first merge stays as it is.
    let into = shop.run(merge_records, merge_ask(&shop, MergedKind::Customer, third, kept))["id"].clone();
    let page = shop.run(get_customer, AskCustomer { id: CustomerId(gone) });
    assert_eq!(page["customer"]["id"], json!(third));
    let rows = shop.run(list_merges, AskNothing {});
    assert_eq!(rows["merges"][1]["problem"], "merged_since");
    undo(&shop, &into);
    let changed = json!({ "name": "李国强", "note": "改过" });
    let page = shop.run(get_customer, AskCustomer { id: CustomerId(kept) })["customer"].clone();
    let mut edited = page.clone();
    edited.as_object_mut().unwrap().extend(changed.as_object().unwrap().clone());
    shop.run(save_customer, read(edited));
    let rows = shop.run(list_merges, AskNothing {})["merges"].clone();
    assert_eq!((&rows[1]["id"], &rows[1]["problem"]), (&merge, &Value::Null));
    let version = rows[1]["version"].as_i64().unwrap();
    shop.run(undo_merge, UndoMerge { id: RecordMergeId(merge.as_i64().unwrap()), version });
    assert_eq!(car_page(&shop, car)["customer"]["id"], json!(gone));
    let page = shop.run(get_customer, AskCustomer { id: CustomerId(kept) })["customer"].clone();
    assert_eq!(
        (&page["note"], &page["contact_phone"]),
        (&json!("改过"), &json!("")),
        "what was written since stays"
    );
}

/// Every row is found by what it should be found by, and by nothing else.
fn is_sound(shop: &Alone) {
    let wrong = shop.shop.db.read(storage::replay::differs).expect("the log can be read");
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn who_has_a_contact_already_is_still_found_by_what_the_other_was_called_by() {
    let shop = ready();
    let contact = SaveCustomer {
        contact_name: "王经理".to_owned(),
        contact_phone: "13666666123".to_owned(),
        ..customer("鹏城物流", "075583216547")
    };
    let kept = shop.run(save_customer, contact)["customer"]["id"].as_i64().unwrap();
    let gone = new_customer(&shop, "赵师傅", "13987654321");
    let third = new_customer(&shop, "顺达车队", "13500000456");
    let who = |query: &str| -> Vec<Value> {
        let hits = found(&shop, query)["customers"].as_array().cloned().unwrap_or_default();
        hits.into_iter().map(|hit| hit["id"].clone()).collect()
    };

    let merge = shop.run(merge_records, merge_ask(&shop, MergedKind::Customer, kept, gone))["id"].clone();
    for query in ["87654321", "赵师傅"] {
        assert_eq!(who(query), [json!(kept)], "{query}");
    }
    is_sound(&shop);
    let page = shop.run(get_customer, AskCustomer { id: CustomerId(kept) })["customer"].clone();
    assert_eq!(page["contact_phone"], "13666666123", "it is theirs, and stays");
    shop.run(save_customer, read(page));
    assert_eq!(who("赵师傅"), [json!(kept)], "whoever saves their page loses nothing");

    let into = shop.run(merge_records, merge_ask(&shop, MergedKind::Customer, third, kept))["id"].clone();
    assert_eq!(who("赵师傅"), [json!(third)], "what went into them goes along");
    is_sound(&shop);
    undo(&shop, &into);
    assert_eq!(who("赵师傅"), [json!(kept)]);
    is_sound(&shop);
    let rows = shop.run(list_merges, AskNothing {})["merges"].clone();
    let (id, version) = (RecordMergeId(merge.as_i64().unwrap()), rows[1]["version"].as_i64().unwrap());
    shop.run(undo_merge, UndoMerge { id, version });
    assert_eq!(who("赵师傅"), [json!(gone)]);
    is_sound(&shop);
}

#[test]
fn a_car_is_found_by_the_number_the_other_record_had_and_its_former_plates_go_along() {
    let shop = ready();
    let with_vin = |vin: &str, plate: &str| SaveVehicle { vin: vin.to_owned(), ..vehicle(plate, None) };
    let saved = |ask: SaveVehicle| shop.run(save_vehicle, ask)["vehicle"].clone();
    let kept = saved(with_vin("LSVAA49J132047371", "粤B12345"))["id"].as_i64().unwrap();
    let gone = saved(with_vin("LSVAA49J132047388", "粤BOHY17"));
    let renamed = SaveVehicle { plate: "粤BQHY17".to_owned(), ..read(gone.clone()) };
    saved(renamed);
    let gone = gone["id"].as_i64().unwrap();

    let merge = shop.run(merge_records, merge_ask(&shop, MergedKind::Vehicle, kept, gone))["id"].clone();
    for query in ["2047388", "BOHY17", "BQHY17", "2047371"] {
        assert_eq!(cars_found(&shop, query), [json!(kept)], "{query}");
    }
    is_sound(&shop);
    undo(&shop, &merge);
    for query in ["2047388", "BOHY17", "BQHY17"] {
        assert_eq!(cars_found(&shop, query), [json!(gone)], "{query}");
    }
    is_sound(&shop);
}
