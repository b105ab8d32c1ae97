//! What the shop itself puts on its papers: its posted prices, its logo, its terms and foot, and the
//! sample that shows them.

use crate::given_papers::{checked_in, lines, open, print, says};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::money::Money;
use domain::shop::PaperPicture;
use features::office::paper_pictures::{SetPaperPicture, set_paper_picture};
use features::papers::{TypedPaper, sample_of_typed};
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use serde_json::{Value, json};
use shop_tests::asks_visit::{details, new_part, sets};
use shop_tests::papers::text_of;
use shop_tests::typed::request;

#[test]
fn the_posted_prices_list_what_is_sold_sorted_and_nothing_retired() {
    let shop = open();
    let bearing = |code: &str, name: &str, active: bool| SaveCatalogueItem {
        brand: "舍弗勒".to_owned(),
        specification: "6PK".to_owned(),
        cost: Money(5_000),
        active,
        ..new_part(code, name, 9_800)
    };
    shop.run("manager", save_catalogue_item, bearing("AA01", "单向轴承", true));
    shop.run("manager", save_catalogue_item, bearing("AA02", "停售轴承", false));
    let list = print(&shop, "technician", "price_list", 1);
    says(
        &list,
        &["工时与配件公示价目表", "工时单价：¥120.00/工时", "更换机油机滤", "60.00", "单向轴承", "98.00"],
    );
    assert!(!list.contains("停售轴承") && !list.contains("50.00\u{a0}"), "{list}");
    let place = |word: &str| list.find(word).expect("it is on the list");
    assert!(place("维修项目") < place("单向轴承"), "work before parts");
}

/// A PNG of one red pixel that lets light through.
const PNG: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

#[test]
fn a_logo_stands_on_papers_from_then_on_and_what_is_no_picture_does_not() {
    let shop = open();
    let images = |kind: &str, id: i64| {
        let paper = shop.paper("manager", kind, id);
        paper.windows(9).filter(|bytes| bytes == b"DCTDecode").count()
    };
    let put = |picture: PaperPicture, content: &str| SetPaperPicture {
        picture,
        content: content.to_owned(),
        version: details(&shop).version,
    };
    let logo = |content: &str| request(put(PaperPicture::Logo, content));
    assert_eq!(images("sample_paper", 1), 0);
    assert_eq!(shop.refused("advisor", "set_paper_picture", logo(PNG)), "role_missing");
    assert_eq!(shop.refused("manager", "set_paper_picture", logo("aGFsbG8=")), "no_photo");
    let large = "A".repeat(1_500_000);
    assert_eq!(shop.refused("manager", "set_paper_picture", logo(&large)), "bad_field");
    let stale = json!({ "picture": "logo", "content": PNG, "version": 0 });
    assert_eq!(shop.refused("manager", "set_paper_picture", stale), "conflict");
    shop.run("manager", set_paper_picture, put(PaperPicture::Logo, PNG));
    shop.run("manager", set_paper_picture, put(PaperPicture::Seal, PNG));
    assert_eq!(images("sample_paper", 1), 2, "in the head, and where the shop seals");
    assert_eq!(images("price_list", 1), 1, "nobody seals a price list");

    // A contract keeps the picture it was given out with.
    let car = checked_in(&shop, "粤B12345", "repair");
    lines(&car);
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician");
    assert_eq!(images("repair_contract", car.id()), 2);
    car.released().repaired_by("technician").self_inspected("technician").passed();
    // A form that was opened before does not bring it back, nor take it off.
    sets(&shop, |settings| settings.papers.logo = String::new());
    assert_eq!(images("sample_paper", 1), 2);
    shop.run("manager", set_paper_picture, put(PaperPicture::Logo, ""));
    assert_eq!((images("sample_paper", 1), images("repair_contract", car.id())), (1, 2));
    assert!(shop.ask_paper("advisor", "sample_paper", 1).is_err(), "the manager's to look at");
}

#[test]
fn terms_foot_and_days_are_kept_within_their_lengths() {
    let shop = open();
    let with = |field: &str, value: Value| {
        let mut details = request(details(&shop));
        details["settings"]["papers"][field] = value;
        details
    };
    for (field, value) in [
        ("quote_valid_days", json!(366)),
        ("quote_valid_days", json!(-1)),
        ("contract_terms", json!("长".repeat(4_001))),
        ("foot", json!("长".repeat(301))),
    ] {
        assert_eq!(shop.refused("manager", "save_shop", with(field, value)), "bad_field", "{field}");
    }
    sets(&shop, |settings| settings.papers.contract_terms = "一、本店自己的条款。".to_owned());
    let sample = print(&shop, "manager", "sample_paper", 1);
    assert!(sample.contains("本店自己的条款") && !sample.contains("托修方自备配件"), "{sample}");
}

#[test]
fn the_sample_bears_what_is_typed_before_it_is_saved() {
    let shop = open();
    let typed = |foot: &str, size: Option<&str>| TypedPaper {
        mail: "typed@example.com".to_owned(),
        contract_terms: "一、还没有保存的条款。".to_owned(),
        foot: foot.to_owned(),
        size: size.map(str::to_owned),
    };
    for size in [None, Some("A5"), Some("241x280")] {
        let drawn = shop.run("manager", sample_of_typed, typed("还没有保存的页脚", size));
        let pdf = STANDARD.decode(drawn["pdf"].as_str().expect("a paper")).expect("it is base64");
        let sample = text_of(&pdf);
        says(&sample, &["样张", "typed@example.com", "还没有保存的条款", "还没有保存的页脚"]);
        assert!(!sample.contains("托修方自备配件"), "{sample}");
    }
    // What is kept is as it was.
    let kept = print(&shop, "manager", "sample_paper", 1);
    assert!(kept.contains("托修方自备配件") && !kept.contains("还没有保存"), "{kept}");
    let long = "长".repeat(301);
    assert_eq!(shop.refused("manager", "sample_of_typed", request(typed(&long, None))), "bad_field");
    assert_eq!(shop.refused("manager", "sample_of_typed", request(typed("", Some("A3")))), "not_found");
    assert_eq!(shop.refused("advisor", "sample_of_typed", request(typed("", None))), "role_missing");
}
