//! Another part in the place of an agreed one: when the customer is asked, what is kept of their answer,
//! and what becomes of the part that was agreed to.

use domain::catalogue::ItemId;
use domain::estimate::AuthorisationMeans;
use domain::ids::{CustomerId, LineId, PartId, VehicleId};
use domain::line::PartGrade;
use domain::money::{Money, Quantity};
use domain::part_price::{PriceClass, PriceRule};
use features::homes::parts_home;
use features::picking::issue::{IssueParts, TakeBackPart, issue_parts, take_back_part};
use features::records::customers::{AskCustomer, get_customer};
use features::stock::prices::{
    AskPriceChange, ChangePrices, PriceScope, SetPriceClass, change_prices, preview_prices, set_price_class,
};
use features::visit::check_in::{AskNotices, check_in_notices};
use features::visit::lines::substituted::{
    QuoteSubstitute, SubstituteAnswer, SubstitutePart, quote_substitute, substitute_part,
};
use features::visit::lines::{SaveCatalogueItem, add_line, save_catalogue_item};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::monday;
use shop_tests::asks_visit::{added, line, new_part};
use shop_tests::papers::text_of;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, part};
use shop_tests::{Car, MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

fn open() -> TestShop {
    TestShop::open_at(MORNING)
}

fn checked_in<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let car = shop.car("张小芳", "13800138000", plate);
    car.walks_in("repair", "刹车有异响").checked_in(30_000);
    car
}

/// A line of the price list.
fn takes(car: &Car<'_>, id: PartId, figures: &Value) -> i64 {
    let mut ask = added(car, figures);
    ask.item = Some(ItemId::Part(id));
    car.shop.run("advisor", add_line, ask)["line"]["id"].as_i64().expect("a line has an id")
}

/// A part of a grade, at a price.
fn graded(shop: &TestShop, code: &str, grade: PartGrade, price: i64) -> PartId {
    let ask =
        SaveCatalogueItem { grade: Some(grade), ..new_part(code, &format!("大灯总成 {code}"), price) };
    read(shop.run("manager", save_catalogue_item, ask)["id"]["part"].clone())
}

fn substitute(car: &Car<'_>, id: i64, part_id: PartId, answer: Option<SubstituteAnswer>) -> SubstitutePart {
    let version = field(&line(car, id), "version");
    SubstitutePart { line_id: LineId(id), version, part_id, reason: "缺货".to_owned(), answer }
}

fn said(approved: bool, amount: i64, reason: &str) -> SubstituteAnswer {
    SubstituteAnswer {
        approved,
        by_name: "张小芳".to_owned(),
        means: AuthorisationMeans::Phone,
        signature: None,
        paper: String::new(),
        amount: Money(amount),
        reason: reason.to_owned(),
    }
}

fn by(means: AuthorisationMeans) -> SubstituteAnswer {
    SubstituteAnswer { means, ..said(true, 90_000, "") }
}

#[track_caller]
fn refused(shop: &TestShop, ask: SubstitutePart) -> Value {
    shop.ask("advisor", "substitute_part", request(ask)).expect_err("refused")
}

fn quoted(shop: &TestShop, id: i64, part_id: PartId) -> Value {
    shop.run("advisor", quote_substitute, QuoteSubstitute { line_id: LineId(id), part_id })
}

fn ledger(car: &Car<'_>) -> Vec<Value> {
    car.visit()["authorisations"].as_array().cloned().unwrap_or_default()
}

fn issue(id: i64, quantity: i64) -> IssueParts {
    IssueParts { line_id: LineId(id), quantity: Quantity(quantity), unit: None, bin_id: None, batch_id: None }
}

fn on_hand(shop: &TestShop, part: PartId) -> (i64, i64) {
    let sums = "SELECT on_hand, stock_value FROM stock_account WHERE part_id = ?1";
    shop.file().query_row(sums, [part.0], |row| Ok((row.get(0)?, row.get(1)?))).expect("it has an account")
}

fn reserved(shop: &TestShop, part: PartId) -> i64 {
    let sum = "SELECT coalesce(sum(max(wanted - issued, 0)), 0) FROM stock_demand WHERE part_id = ?1";
    shop.file().query_row(sum, [part.0], |row| row.get(0)).expect("a sum")
}

/// A line of the car on the picking list.
#[track_caller]
fn on_list(shop: &TestShop, id: i64) -> Value {
    let home = shop.run(KEEPER, parts_home, AskNothing {});
    let cars = home["cars"].as_array().cloned().unwrap_or_default();
    let rows = cars.iter().flat_map(|car| car["parts"].as_array().cloned().unwrap_or_default());
    rows.into_iter().find(|row| row["line_id"] == id).expect("the line is on the list")
}

/// Two pads were agreed to at 460.00, one went to the car, and another at 399.00 lies there.
fn pads_agreed(shop: &TestShop) -> (Car<'_>, i64, PartId, PartId) {
    let pads = listed_part(shop, "PAD-A", "前制动片 PAD-A", "个", 46_000);
    let other = listed_part(shop, "PAD-B", "前制动片 PAD-B", "个", 39_900);
    stocked(shop, "PAD-A", 1_000, 20_000);
    stocked(shop, "PAD-B", 2_000, 30_000);
    let car = checked_in(shop, "粤B12345");
    let id = takes(&car, pads, &part("前制动片 PAD-A", 2_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    (car, id, pads, other)
}

#[test]
fn a_substitute_is_agreed_to_on_record_and_what_went_out_comes_back() {
    let shop = open();
    let (car, id, pads, other) = pads_agreed(&shop);
    let shown = quoted(&shop, id, other);
    assert_eq!((&shown["amount"], &shown["is_asked"]), (&json!(79_800), &json!(true)));
    assert_eq!((&shown["other_price"], &shown["other_grade"]), (&json!(true), &json!(false)));
    let unasked = refused(&shop, substitute(&car, id, other, None));
    assert_eq!((&unasked["code"], &unasked["params"]["problem"]), (&json!("stock"), &json!("not_asked")));
    let misread = refused(&shop, substitute(&car, id, other, Some(said(true, 79_801, ""))));
    assert_eq!(misread["code"], "amount_changed", "the customer heard another sum");
    let by_keeper = request(substitute(&car, id, other, Some(said(true, 79_800, ""))));
    assert_eq!(shop.refused(KEEPER, "substitute_part", by_keeper), "role_missing");
    assert_eq!(ledger(&car).len(), 1, "nothing was half written");

    let yes = substitute(&car, id, other, Some(said(true, 79_800, "")));
    let new = shop.run("advisor", substitute_part, yes)["line"].clone();
    assert_eq!(
        (&new["state"], &new["unit_price"], &new["amount"], &new["authorised_amount"]),
        (&json!("approved"), &json!(39_900), &json!(79_800), &json!(79_800))
    );
    assert_eq!(line(&car, id)["state"], "superseded");
    assert_eq!(car.visit()["approved_total"], 79_800);
    let kept = ledger(&car);
    let answer = kept.last().expect("it is in the ledger");
    assert_eq!(
        (&answer["line_id"], &answer["approved"], &answer["by_name"], &answer["means"], &answer["amount"]),
        (&new["id"], &json!(true), &json!("张小芳"), &json!("phone"), &json!(79_800))
    );
    assert_eq!(answer["estimate_id"], kept[0]["estimate_id"], "the estimate it was agreed in");
    assert_eq!(answer["person_id"], shop.id_of("advisor"));
    let consents = car.visit()["consents"].as_array().cloned().unwrap_or_default();
    assert_eq!(consents.len(), 2);
    assert!(consents.iter().all(|consent| consent["intact"] == true), "{consents:?}");
    let paper = text_of(&shop.paper("advisor", "authorisation", car.id()));
    for words in ["前制动片PAD-B，代替前制动片PAD-A（920.00元）", "798.00", "电话答复"] {
        assert!(paper.contains(words), "{words}: {paper}");
    }

    assert_eq!((reserved(&shop, pads), reserved(&shop, other)), (0, 2_000));
    let out = on_list(&shop, id);
    assert_eq!((&out["to_take_back"], &out["may_issue"]), (&json!(1_000), &json!(false)));
    let all = Quantity(1_000);
    let back =
        TakeBackPart { line_id: LineId(id), quantity: all, unit: None, bin_id: None, note: String::new() };
    shop.run(KEEPER, take_back_part, back);
    assert_eq!(on_hand(&shop, pads), (1_000, 20_000));
    shop.run(KEEPER, issue_parts, issue(field(&new, "id"), 2_000));
    assert_eq!(on_hand(&shop, other), (0, 0));
    // Once more: the answer to the first part still says which estimate it was.
    let third = listed_part(&shop, "PAD-C", "前制动片 PAD-C", "个", 39_900);
    let again = substitute(&car, field(&new, "id"), third, None);
    let last = shop.run("advisor", substitute_part, again)["line"].clone();
    assert_eq!(
        (&last["state"], ledger(&car).len()),
        (&json!("approved"), 2),
        "the same price: nobody is asked"
    );
}

#[test]
fn a_customer_who_wants_what_was_agreed_keeps_it() {
    let shop = open();
    let (car, id, pads, other) = pads_agreed(&shop);
    let silent = refused(&shop, substitute(&car, id, other, Some(said(false, 79_800, " "))));
    assert_eq!(silent["code"], "bad_field", "a no has a reason");
    let no = substitute(&car, id, other, Some(said(false, 79_800, "等原来的")));
    let declined = shop.run("advisor", substitute_part, no)["line"].clone();
    assert_eq!(
        (&declined["state"], &declined["decline_reason"], &declined["supersedes_id"]),
        (&json!("declined"), &json!("等原来的"), &json!(id))
    );
    let visit = car.visit();
    assert_eq!((&line(&car, id)["state"], &visit["approved_total"]), (&json!("approved"), &json!(92_000)));
    assert_eq!((&visit["refused_lines"], &visit["withdrawn_lines"]), (&json!([declined["id"]]), &json!([])));
    let kept = ledger(&car);
    let answer = kept.last().expect("it is in the ledger");
    assert_eq!((&answer["approved"], &answer["reason"]), (&json!(false), &json!("等原来的")));
    assert_eq!((reserved(&shop, pads), reserved(&shop, other)), (1_000, 0));
    // The next time nobody is told that they put off what was fitted.
    let notices = AskNotices { vehicle_id: VehicleId(car.vehicle_id), work_order_id: None, mileage_km: None };
    assert_eq!(shop.run("advisor", check_in_notices, notices)["declined"], json!([]));
    stocked(&shop, "PAD-A", 1_000, 20_000);
    shop.run(KEEPER, issue_parts, issue(id, 1_000));
    assert_eq!((on_hand(&shop, pads), reserved(&shop, pads)), ((0, 0), 0));
    // Who thinks better of it is asked again.
    let yes = substitute(&car, id, other, Some(said(true, 79_800, "")));
    assert_eq!(shop.run("advisor", substitute_part, yes)["line"]["state"], "approved");
}

#[test]
fn another_grade_is_asked_for_a_repaired_part_in_writing_and_the_same_of_nobody() {
    let shop = open();
    let same = graded(&shop, "LAMP-G", PartGrade::Genuine, 90_000);
    let repaired = graded(&shop, "LAMP-R", PartGrade::Repaired, 90_000);
    let car = checked_in(&shop, "粤B12345");
    let genuine =
        figures("part", "大灯总成", json!({ "grade": "genuine", "unit": "个", "unit_price": 90_000 }));
    let [lamp, left] = [genuine.clone(), genuine].map(|figures| car.with_line(figures));
    car.estimate_issued();
    car.authorised(&[]);

    let shown = quoted(&shop, lamp, repaired);
    assert_eq!((&shown["other_price"], &shown["other_grade"]), (&json!(false), &json!(true)));
    let ask = |answer| substitute(&car, lamp, repaired, answer);
    assert_eq!(refused(&shop, ask(None))["params"]["problem"], "not_asked");
    let spoken = refused(&shop, ask(Some(by(AuthorisationMeans::Phone))));
    assert_eq!(spoken["code"], "needs_written_yes");
    let own_phone = refused(&shop, ask(Some(by(AuthorisationMeans::OwnPhone))));
    assert_eq!(own_phone["code"], "bad_field", "nobody writes that down for them");
    let unsigned = refused(&shop, ask(Some(by(AuthorisationMeans::Signature))));
    assert_eq!(unsigned["code"], "bad_field");
    shop.run("advisor", substitute_part, ask(Some(by(AuthorisationMeans::Message))));
    let paper = text_of(&shop.paper("advisor", "authorisation", car.id()));
    assert!(paper.contains("短信或微信答复") && paper.contains("代替大灯总成"), "{paper}");

    assert_eq!(quoted(&shop, left, same)["is_asked"], false);
    let before = ledger(&car).len();
    let new = shop.run("advisor", substitute_part, substitute(&car, left, same, None))["line"].clone();
    assert_eq!((&new["state"], ledger(&car).len()), (&json!("approved"), before));
    // A dearer one at the agreed price gives away more than an advisor may.
    let dear = graded(&shop, "LAMP-D", PartGrade::Genuine, 190_000);
    let given = refused(&shop, substitute(&car, field(&new, "id"), dear, None));
    assert_ne!(given["code"], "stock", "it may be, by the manager");
}

#[test]
fn a_substitute_costs_what_the_customers_own_list_says_today() {
    let shop = open();
    let pads = listed_part(&shop, "PAD-A", "前制动片 A", "个", 46_000);
    let other = listed_part(&shop, "PAD-B", "前制动片 B", "个", 39_900);
    let change = || AskPriceChange {
        scope: PriceScope::Part { part_id: other },
        rule: PriceRule::To { price: Money(30_000) },
        price_class: PriceClass::Member,
        from_day: monday(),
        round_to: Money(1),
    };
    let shown = shop.run("manager", preview_prices, change());
    let (count, new_total) = (field(&shown, "count"), field(&shown, "new_total"));
    shop.run("manager", change_prices, ChangePrices { change: change(), count, new_total });
    let car = checked_in(&shop, "粤B12345");
    let customer_id = CustomerId(car.customer_id);
    let known = shop.run("manager", get_customer, AskCustomer { id: customer_id });
    let version = field(&known["customer"], "version");
    let member = SetPriceClass { customer_id, version, price_class: PriceClass::Member };
    shop.run("manager", set_price_class, member);

    let id = takes(&car, pads, &part("前制动片 A", 2_000, 46_000));
    car.estimate_issued();
    car.authorised(&[]);
    assert_eq!(quoted(&shop, id, other)["unit_price"], 30_000);
    let yes = substitute(&car, id, other, Some(said(true, 60_000, "")));
    let new = shop.run("advisor", substitute_part, yes)["line"].clone();
    assert_eq!((&new["unit_price"], &new["list_price"]), (&json!(30_000), &json!(30_000)));
}
