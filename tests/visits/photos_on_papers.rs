//! What a paper shows of a visit's photos: those that were there when it was
//! signed, each with what it is of.

use crate::photos::{arrived, in_repair, of_finding, of_item, off, row, snapped, taken};
use domain::ids::JobId;
use domain::inspection::{DamageKind, DamageMark};
use domain::photo::PhotoKind;
use features::photos::commands;
use features::visit::check_in::{self, SaveCheckIn};
use features::visit::findings::report_finding;
use shop_tests::asks_visit::{found, put_right};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read};
use shop_tests::{MORNING, TestShop};

/// How many photos a paper bears.
fn jpegs(pdf: &[u8]) -> usize {
    pdf.windows(9).filter(|word| word == b"DCTDecode").count()
}

#[test]
fn the_signed_sheet_shows_the_photos_as_they_were_signed() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    let id = taken(&car, "advisor", PhotoKind::WalkAround, of_item("mirrors", "划痕"));
    snapped(&car, "advisor", PhotoKind::Document, 9);
    car.checked_in(60_000);
    let sheet = || shop.paper("advisor", "check_in_sheet", car.id());
    assert_eq!(jpegs(&sheet()), 1, "a licence is on no paper");
    assert!(text_of(&sheet()).contains("后视镜：划痕"), "{}", text_of(&sheet()));
    shop.later(30);
    // What is taken afterwards, and what is taken off, changes nothing that was signed.
    snapped(&car, "advisor", PhotoKind::WalkAround, 11);
    let row = row(&car, "advisor", id);
    shop.run("advisor", commands::remove_photo, off(id, field(&row, "version"), "拍错了"));
    assert_eq!(jpegs(&sheet()), 1);
    // Nor does a lost one keep it from being printed.
    let hash = row["small_hash"].as_str().expect("a name");
    std::fs::remove_file(shop.folder().join("blobs").join(&hash[..2]).join(&hash[2..])).expect("gone");
    assert_eq!(jpegs(&sheet()), 0);
    assert!(text_of(&sheet()).contains("照片缺失"));
    // A correction shows what was taken since, and when.
    let right = put_right(&car, "看错仪表", |facts| facts.mileage_km = 60_100);
    shop.run("advisor", check_in::correct_check_in, right);
    let words: String = text_of(&sheet()).split_whitespace().collect();
    assert!(words.contains("签字后补拍"), "{words}");
}

#[test]
fn the_inspection_report_bears_its_photos_and_says_what_each_is_of() {
    let shop = TestShop::open_at(MORNING);
    let car = in_repair(&shop);
    let job = car.job_at(0).0;
    taken(&car, "technician", PhotoKind::Before, |photo| {
        photo.place.job_id = Some(JobId(job));
        photo.place.caption = "左前".to_owned();
    });
    car.repaired_by("technician");
    let shown = |text: &str, number: u8| {
        let finding = shop.run("technician", report_finding, found(&car, Some(job), text));
        taken(&car, "technician", PhotoKind::Finding, of_finding(&finding, number));
    };
    shown("胶套开裂", 8);
    snapped(&car, "advisor", PhotoKind::Document, 9);
    shown(&"锈".repeat(4_000), 10);
    car.self_inspected("technician");
    let report = shop.paper("technician", "inspection_report", car.id());
    assert_eq!(jpegs(&report), 3, "a licence is on no paper");
    let words = text_of(&report);
    for caption in ["维修前：更换前制动片：左前", "检查发现：胶套开裂", "…"] {
        assert!(words.contains(caption), "{caption}: {words}");
    }
    assert_eq!(words.matches('锈').count(), 39, "a finding told at length is cut below its photo");
}

#[test]
fn a_photo_of_a_damage_mark_goes_with_its_mark_and_bears_its_number_on_the_sheet() {
    let shop = TestShop::open_at(MORNING);
    let car = arrived(&shop);
    // Photographed as it is marked, before the drawing is saved.
    let of_mark = |key: &str, caption: &str| {
        taken(&car, "advisor", PhotoKind::WalkAround, |photo| {
            photo.place.damage_mark = key.to_owned();
            photo.place.caption = caption.to_owned();
        })
    };
    let dent = of_mark("dent-1", "手印大小");
    of_mark("scratch-1", "");
    let mark = |key: &str, x: i64| DamageMark {
        x,
        y: 300,
        kind: DamageKind::Dent,
        note: String::new(),
        key: key.to_owned(),
    };
    let save = |marks: Vec<DamageMark>| {
        let ask = SaveCheckIn { marks, ..read(car.check_in(Some(60_000), Some(50))) };
        shop.run("advisor", check_in::save_check_in, ask);
    };
    let sheet = || text_of(&shop.paper("advisor", "check_in_sheet", car.id()));
    save(vec![mark("scratch-1", 100), mark("dent-1", 500)]);
    assert_eq!(row(&car, "technician", dent)["damage_mark"], "dent-1");
    let printed = sheet();
    assert!(printed.contains("标记2：手印大小") && printed.contains("标记1"), "{printed}");
    // The mark before it was a shadow: the photo follows the number of its own.
    save(vec![mark("dent-1", 500)]);
    let printed = sheet();
    assert!(printed.contains("标记1：手印大小") && !printed.contains("标记2"), "{printed}");
}
