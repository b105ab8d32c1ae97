//! Photos where several visits stand below each other: the first few of each,
//! and nobody is shown there what they are not shown on its page.

use crate::photos::{arrived, in_repair, off, snapped, taken};
use domain::ids::{JobId, VehicleId};
use domain::photo::PhotoKind;
use features::homes::inspector_home;
use features::photos::commands::{list_photos, remove_photo};
use features::records::vehicles::{AskVehicle, get_vehicle};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::asked;
use shop_tests::photos::picture;
use shop_tests::{Car, MORNING, TestShop};

/// The ids in a strip, and how many there are behind it.
fn strip(photos: &Value) -> (Vec<i64>, i64) {
    let few = photos["few"].as_array().expect("a strip");
    let id = |photo: &Value| photo["id"].as_i64().expect("an id");
    (few.iter().map(id).collect(), photos["all"].as_i64().expect("a count"))
}

fn history(car: &Car<'_>, seat: &str) -> Value {
    car.shop.run(seat, get_vehicle, AskVehicle { id: VehicleId(car.vehicle_id) })["photos"].clone()
}

#[test]
fn a_cars_history_shows_the_first_photos_of_each_visit_and_how_many_there_are() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    assert_eq!(history(&car, "advisor"), json!([]), "a visit without photos has no strip");
    let licence = snapped(&car, "advisor", PhotoKind::Document, 1);
    let around: Vec<i64> =
        (2..=6).map(|number| snapped(&car, "advisor", PhotoKind::WalkAround, number)).collect();
    let told = history(&car, "advisor");
    assert_eq!(told[0]["work_order_id"], car.id());
    assert_eq!(strip(&told[0]), (vec![licence, around[0], around[1], around[2]], 6));
    let first = &told[0]["few"][1];
    assert_eq!(
        (&first["width"], &first["height"], &first["quarter_turns"]),
        (&json!(40), &json!(30), &json!(0))
    );
    // A licence is shown to those who speak with people.
    assert_eq!(strip(&history(&car, "technician")[0]), (around[..4].to_vec(), 5));
    shop.run("advisor", remove_photo, off(around[0], 1, "拍糊了"));
    assert_eq!(strip(&history(&car, "technician")[0]), (around[1..].to_vec(), 4));
    // Another car has none of them.
    let other = shop.car("李国强", "13900139000", "粤B54321");
    assert_eq!(history(&other, "advisor"), json!([]));
}

#[test]
fn the_inspectors_queue_shows_what_was_photographed_at_the_work() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    snapped(&car, "advisor", PhotoKind::WalkAround, 1);
    let of_job = |kind, number| {
        taken(&car, "technician", kind, |photo| {
            photo.place.job_id = Some(JobId(car.job_at(0).0));
            photo.content = picture(number);
        })
    };
    let work = vec![of_job(PhotoKind::Before, 2), of_job(PhotoKind::After, 3)];
    let photos = || shop.run("inspector", inspector_home, AskNothing {})["photos"].clone();
    assert_eq!(photos(), json!([]), "the car is not there yet");
    car.repaired_by("technician").self_inspected("technician");
    assert_eq!(photos()[0]["work_order_id"], car.id());
    assert_eq!(strip(&photos()[0]), (work, 2));
    // What is counted is what the large view steps through.
    let home = shop.run("inspector", inspector_home, AskNothing {});
    assert_eq!(home["photo_kinds"], json!(["finding", "before", "after", "part"]));
    let all = shop.run("inspector", list_photos, asked(&car))["photos"].clone();
    let kinds = home["photo_kinds"].as_array().expect("a list");
    let all = all.as_array().expect("a list");
    let counted = all.iter().filter(|photo| kinds.contains(&photo["kind"])).count();
    assert_eq!((all.len(), counted), (3, 2));
}
