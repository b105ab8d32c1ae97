//! Loan cars and spare units: who has them, until when, and how they came back.

use domain::catalogue::ItemId;
use domain::ids::{BinId, CustomerId, LoanId, LoanUnitId, PartId};
use domain::loan::{GivenBack, Lending, LoanUnitKind};
use domain::money::{Money, Quantity};
use domain::stock::BinKind;
use features::counting::bins::{SaveBin, save_bin};
use features::counting::moves::{OpenStock, open_stock};
use features::loans::lend::{LendUnit, TakeLoanBack, lend_unit, take_loan_back};
use features::loans::pages::{AskLoan, AskLoans, get_loan, list_loan_units, list_loans};
use features::loans::units::{SaveLoanUnit, save_loan_unit};
use features::visit::lines::save_catalogue_item;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::day;
use shop_tests::asks_visit::{hits, new_part};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};
use shop_tests::{MORNING, TestShop};

fn unit(kind: LoanUnitKind, name: &str, plate: &str, part_id: Option<PartId>) -> SaveLoanUnit {
    SaveLoanUnit {
        id: None,
        version: 0,
        kind,
        name: name.to_owned(),
        plate: plate.to_owned(),
        part_id,
        condition: "完好".to_owned(),
        active: true,
    }
}

pub fn lending(unit: i64, due_on: &str) -> LendUnit {
    LendUnit {
        loan_unit_id: LoanUnitId(unit),
        lending: Lending {
            customer_id: CustomerId(1),
            work_order_id: None,
            due_on: day(due_on),
            agreement: "违章由借用人承担".to_owned(),
            out_condition: "完好".to_owned(),
            out_km: Some(52_300),
            out_fuel: Some(75),
            signed_by: String::new(),
            signature: None,
        },
        promised_too: false,
    }
}

fn back(version: i64, km: i64) -> TakeLoanBack {
    TakeLoanBack {
        id: LoanId(1),
        version,
        back: GivenBack {
            back_condition: "左前轮毂刮伤".to_owned(),
            back_km: Some(km),
            back_fuel: Some(40),
            damage_note: "左前轮毂刮伤".to_owned(),
        },
    }
}

/// A loan car, and somebody to lend it to.
pub fn with_a_car() -> TestShop {
    let shop = TestShop::open_at(MORNING);
    shop.car("张小芳", "13712345601", "粤B12345");
    shop.run("parts_keeper", save_loan_unit, unit(LoanUnitKind::Car, "代步车 朗逸", "粤B88888", None));
    shop
}

fn out(shop: &TestShop) -> Value {
    shop.run("advisor", list_loans, AskLoans { back: false })["loans"].clone()
}

#[test]
fn a_car_is_lent_is_late_and_comes_back() {
    let shop = with_a_car();
    let lent = shop.run("advisor", lend_unit, lending(1, "2026-03-04"));
    assert_eq!(lent["number"], "JY20260302001");
    let row = out(&shop)[0].clone();
    assert_eq!((&row["customer_name"], &row["is_late"]), (&json!("张小芳"), &json!(false)));
    let keeper = shop.run("parts_keeper", list_loans, AskLoans { back: false });
    assert_eq!(keeper["loans"][0]["customer_phone"], json!(""), "who keeps parts calls nobody");
    shop.later(3 * 24 * 60);
    assert_eq!(out(&shop)[0]["is_late"], true);
    let less = shop.refused("advisor", "take_loan_back", request(back(1, 52_299)));
    assert_eq!(less, "km_back_below_out");
    shop.run("advisor", take_loan_back, back(1, 52_410));
    assert_eq!(out(&shop), json!([]));
    assert_eq!(shop.refused("advisor", "take_loan_back", request(back(2, 52_410))), "loan_over");
    let page = shop.run("advisor", get_loan, AskLoan { id: LoanId(1) });
    assert_eq!(page["row"]["damage_note"], "左前轮毂刮伤");
    assert_eq!(page["unit"]["condition"], "左前轮毂刮伤", "the next one is told");
    let found = hits(&shop, "manager", "JY20260302001");
    assert_eq!(found["documents"][0]["stands_on"], json!({ "entity": "loan", "id": 1 }));
}

#[test]
fn what_was_agreed_stands_on_its_paper_and_no_phone() {
    let shop = with_a_car();
    shop.run("advisor", lend_unit, lending(1, "2026-03-04"));
    let paper = || text_of(&shop.paper("parts_keeper", "loan_agreement", 1));
    let out = paper();
    for said in
        ["JY20260302001", "张小芳", "代步车朗逸", "2026-03-04", "52300公里", "75%", "违章由借用人承担"]
    {
        assert!(out.contains(said), "no {said} in {out}");
    }
    assert!(!out.contains("13712345601"), "whoever keeps parts is told no phone");
    shop.run("advisor", take_loan_back, back(1, 52_410));
    let back = paper();
    assert!(back.contains("52410公里") && back.contains("左前轮毂刮伤"), "{back}");
    assert!(shop.ask_paper("technician", "loan_agreement", 1).is_err());
}

#[test]
fn two_who_lend_the_same_car_lend_it_once() {
    let shop = with_a_car();
    let ask = || request(lending(1, "2026-03-04"));
    let answers =
        at_once([("advisor", ask()), ("manager", ask())], |(seat, ask)| shop.ask(seat, "lend_unit", ask));
    assert_eq!(one_refused(answers)["code"], "unit_lent");
    assert_eq!(out(&shop).as_array().map(Vec::len), Some(1));
}

#[test]
fn a_stocked_unit_is_on_no_shelf_while_it_is_lent() {
    let shop = with_a_car();
    let saved = shop.run("manager", save_catalogue_item, new_part("ALT-1", "发电机", 120_000));
    let ItemId::Part(part_id) = read::<ItemId>(saved["id"].clone()) else { panic!("{saved} is no part") };
    let bin = SaveBin {
        id: None,
        version: 0,
        code: "A-01".to_owned(),
        name: String::new(),
        kind: BinKind::Shelf,
        active: true,
    };
    let bin_id = read::<BinId>(shop.run("parts_keeper", save_bin, bin)["id"].clone());
    let unit = unit(LoanUnitKind::Part, "备用发电机", "", Some(part_id));
    shop.run("parts_keeper", save_loan_unit, unit);
    let refused =
        shop.ask("advisor", "lend_unit", request(lending(2, "2026-03-04"))).expect_err("none is there");
    assert_eq!(refused["params"]["problem"], "short");
    let opening = OpenStock {
        part_id,
        bin_id,
        quantity: Quantity(1000),
        unit_cost: Money(80_000),
        batch_number: String::new(),
        expires_on: None,
        note: String::new(),
        approval: None,
    };
    shop.run("parts_keeper", open_stock, opening);
    shop.run("advisor", lend_unit, lending(2, "2026-03-04"));
    let number =
        |sql: &str| -> i64 { shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers") };
    assert_eq!(number("SELECT on_hand FROM stock_account"), 0);
    shop.run("advisor", take_loan_back, back(1, 0));
    assert_eq!(number("SELECT on_hand FROM stock_account"), 1000);
    assert_eq!(number("SELECT stock_value FROM stock_account"), 80_000, "at what it was worth");
    let moved =
        "SELECT count(*) FROM stock_movement WHERE document_kind = 'loan' AND kind IN ('lent', 'given_back')";
    assert_eq!(number(moved), 2);
}

#[test]
fn what_there_is_to_lend_says_who_has_it() {
    let shop = with_a_car();
    let units = shop.run("advisor", list_loan_units, AskNothing {});
    assert_eq!((&units["units"][0]["out"], &units["may_keep"]), (&json!(null), &json!(false)));
    shop.run("advisor", lend_unit, lending(1, "2026-03-04"));
    let units = shop.run("parts_keeper", list_loan_units, AskNothing {});
    assert_eq!(units["units"][0]["out"]["customer_name"], "张小芳");
    assert_eq!(units["may_keep"], true);
    assert_eq!(shop.refused("technician", "lend_unit", request(lending(1, "2026-03-04"))), "role_missing");
}
