//! 重打: what says that it is not the first print is the same paper printed again, and
//! nothing else.

use features::printing::{AskPrints, HandOverDocument, hand_over_document, prints_of};
use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

const MARK: &str = "重打";

fn offered(car: &Car<'_>, kind: &str) -> i64 {
    let papers = car.visit()["papers"].as_array().cloned().unwrap_or_default();
    let found = papers.into_iter().find(|paper| paper["kind"] == kind);
    found.and_then(|paper| paper["id"].as_i64()).expect("it is offered")
}

/// What would come out now, and that it did.
fn printed(shop: &TestShop, kind: &str, id: i64) -> String {
    let text = text_of(&shop.paper("manager", kind, id));
    shop.run("manager", hand_over_document, HandOverDocument { kind: kind.to_owned(), id, size: None });
    text
}

fn known(shop: &TestShop, kind: &str, id: i64) -> (Value, Value) {
    let of = shop.run("manager", prints_of, AskPrints { kind: kind.to_owned(), id });
    (of["printed"].clone(), of["next_is_marked"].clone())
}

#[test]
fn the_first_print_of_a_new_edition_is_no_second_one_and_the_second_of_an_old_one_is() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car.with_line(labour("更换前制动片", 150));
    car.estimate_issued();
    assert!(!printed(&shop, "repair_contract", car.id()).contains(MARK));
    assert!(printed(&shop, "repair_contract", car.id()).contains("第2次打印"));
    assert_eq!(known(&shop, "repair_contract", car.id()), (json!(2), json!(true)));

    // It says something new from here on, and is another paper.
    car.authorised(&[]);
    let second = printed(&shop, "repair_contract", car.id());
    assert!(second.contains("第2版") && !second.contains(MARK), "{second}");
    assert_eq!(known(&shop, "repair_contract", car.id()), (json!(1), json!(true)));
    // What was printed as the one that stood is the same paper now that it is replaced.
    let earlier = offered(&car, "earlier_repair_contract");
    assert_eq!(known(&shop, "earlier_repair_contract", earlier), (json!(2), json!(true)));
    assert!(printed(&shop, "earlier_repair_contract", earlier).contains("第3次打印"));
    assert!(printed(&shop, "repair_contract", car.id()).contains("第2次打印"));
}

#[test]
fn a_paper_of_its_moment_is_none_again() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car.with_line(labour("更换前制动片", 150));
    for (kind, id) in
        [("price_list", 1), ("sample_paper", 1), ("till_report", 20_260_302), ("draft_quote", car.id())]
    {
        for _ in 0..2 {
            assert!(!printed(&shop, kind, id).contains(MARK), "{kind}");
        }
        assert_eq!(known(&shop, kind, id), (json!(2), json!(false)), "{kind}");
    }
}
