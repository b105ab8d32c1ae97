//! A signature stands for the photos that were on the page when it was drawn. Photos come, go
//! and are drawn on at other seats without a new version of the visit.

use crate::photos::{arrived, in_repair, off, snapped, taken};
use domain::ids::{JobId, PersonId, PhotoId, WorkOrderId};
use domain::money::Hours;
use domain::photo::{PhotoDrawing, PhotoKind};
use features::photos::commands::{DrawOnPhoto, draw_on_photo, remove_photo};
use features::visit::check_in::{confirm_check_in, save_check_in};
use features::visit::inspections::{
    FailFinalInspection, PassFinalInspection, SubmitSelfInspection, fail_final_inspection,
    submit_self_inspection,
};
use serde_json::{Value, json};
use shop_tests::typed::{read, request};
use shop_tests::visit::signature;
use shop_tests::{Car, MORNING, TestShop};

const CHANGED: &str = "signed_photos_changed";

fn turned(id: i64) -> DrawOnPhoto {
    let drawing = PhotoDrawing { quarter_turns: 1, marks: Vec::new(), caption: "右后门".to_owned() };
    DrawOnPhoto { id: PhotoId(id), version: 1, drawing }
}

/// Saved, and ready to be signed.
fn looked_at(shop: &TestShop) -> Car<'_> {
    let car = arrived(shop);
    shop.run("advisor", save_check_in, read(car.check_in(Some(30_000), Some(60))));
    car
}

#[test]
fn a_check_in_is_signed_for_the_photos_that_were_shown() {
    let shop = TestShop::open_at(MORNING);
    let car = looked_at(&shop);
    let first = snapped(&car, "advisor", PhotoKind::WalkAround, 7);
    let refused = |drawn: Value| shop.refused("advisor", "confirm_check_in", drawn);

    let drawn = car.confirmation();
    let second = snapped(&car, "manager", PhotoKind::Accident, 8);
    assert_eq!(refused(drawn), CHANGED, "one more, from another seat");
    let drawn = car.confirmation();
    shop.run("manager", draw_on_photo, turned(first));
    assert_eq!(refused(drawn), CHANGED, "one turned, with other words");
    let drawn = car.confirmation();
    shop.run("manager", remove_photo, off(second, 1, "拍糊了"));
    assert_eq!(refused(drawn), CHANGED, "one less");
    let mut of_an_earlier_program = car.confirmation();
    of_an_earlier_program["photos"] = json!("");
    assert_eq!(refused(of_an_earlier_program), CHANGED, "one that says nothing of photos");
    assert_eq!(car.is_in("checked_in").visit()["walk_around"]["signature"], Value::Null);

    // What is on no sheet that is signed changes nothing.
    let drawn = car.confirmation();
    snapped(&car, "manager", PhotoKind::Document, 9);
    shop.run("advisor", confirm_check_in, read(drawn));
    car.is_in("estimating");
}

#[test]
fn what_is_signed_on_paper_shows_its_photos_itself() {
    let shop = TestShop::open_at(MORNING);
    let car = looked_at(&shop);
    let mut on_paper = car.confirmation();
    on_paper["means"] = json!("on_paper");
    on_paper["signature"] = Value::Null;
    snapped(&car, "manager", PhotoKind::WalkAround, 8);
    shop.run("advisor", confirm_check_in, read(on_paper));
    car.is_in("estimating");
}

#[test]
fn a_report_is_signed_for_the_photos_that_were_shown() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let job = JobId(car.job_at(0).0);
    car.repaired_by("technician");
    let photographed = |seat: &str, kind: PhotoKind| {
        taken(&car, seat, kind, |photo| photo.place.job_id = Some(job));
    };
    let report = || SubmitSelfInspection { signature: read(signature()), ..read(car.self_inspection()) };
    photographed("technician", PhotoKind::Before);
    let drawn = report();
    photographed("foreman", PhotoKind::After);
    assert_eq!(shop.refused("technician", "submit_self_inspection", request(drawn)), CHANGED);
    shop.run("technician", submit_self_inspection, report());

    let passed = PassFinalInspection { signature: read(signature()), ..read(car.final_inspection()) };
    let failed = || FailFinalInspection {
        work_order_id: WorkOrderId(car.id()),
        items: Vec::new(),
        road_test_km: 0,
        note: String::new(),
        failed_jobs: vec![job],
        cause: "紧固力矩不到位".to_owned(),
        remedy: String::new(),
        responsible_id: PersonId(shop.id_of("technician")),
        hours: Hours(50),
        signature: read(signature()),
        photos: car.photos_beneath("inspection_report"),
    };
    let sent_back = failed();
    photographed("technician", PhotoKind::Part);
    assert_eq!(shop.refused("inspector", "pass_final_inspection", request(passed)), CHANGED);
    assert_eq!(shop.refused("inspector", "fail_final_inspection", request(sent_back)), CHANGED);
    // A report without a hand beneath it stands for its words.
    let undrawn = FailFinalInspection { signature: None, photos: String::new(), ..failed() };
    shop.run("inspector", fail_final_inspection, undrawn);
    car.is_in("in_repair");
}
