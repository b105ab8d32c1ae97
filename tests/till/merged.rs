//! Two files of one customer made one: what they stored and what they owe goes along with the visits,
//! and all of it goes back where it was when it was wrong.

use crate::stored::{top_up, topped_up};
use crate::visit::{Till, figures};
use domain::account::Debtor;
use domain::ids::{CustomerId, RecordMergeId};
use domain::line::{LineKind, Payer};
use domain::merge::MergedKind;
use domain::merge_problem::MergeProblem;
use domain::settlement::PaymentMeans;
use features::records::customers::save_customer;
use features::records::duplicates::{AskMerge, ask_merge, list_merges};
use features::records::merging::{MergeRecords, UndoMerge, merge_records, undo_merge};
use features::till::{AskAccountMovements, TopUpStoredValue, account_movements, top_up_stored_value};
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{monday, part};
use shop_tests::customer;
use shop_tests::typed::request;

/// 张小芳 with a sheet of 200.00, of which 150.00 are trusted to her, and 300.00 stored; beside her a
/// second file.
fn written_twice() -> (Till, i64) {
    let till = Till::with(&[figures(LineKind::Labour, 12_000), figures(LineKind::Part, 8_000)]);
    top_up(&till, PaymentMeans::Wechat, 30_000, 0);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Cash, 5_000);
    till.put_on_account(1, "月结");
    let saved = till.run("advisor", save_customer, customer("张女士", "13912345678"));
    let second = saved["customer"]["id"].as_i64().unwrap();
    (till, second)
}

fn versions(till: &Till, kept: i64, gone: i64) -> [i64; 2] {
    [kept, gone].map(|id| till.number(&format!("SELECT version FROM customer WHERE id = {id}")))
}

fn asked(till: &Till, kept: i64, gone: i64) -> MergeRecords {
    let [kept_version, gone_version] = versions(till, kept, gone);
    MergeRecords {
        kind: MergedKind::Customer,
        kept_id: kept,
        gone_id: gone,
        kept_version,
        gone_version,
        reason: "同一人，换过电话".to_owned(),
    }
}

fn merged(till: &Till, kept: i64, gone: i64) -> i64 {
    let ask = asked(till, kept, gone);
    till.run("manager", merge_records, ask)["id"].as_i64().unwrap()
}

fn undo_ask(till: &Till, merge: i64) -> UndoMerge {
    let version = till.number(&format!("SELECT version FROM record_merge WHERE id = {merge}"));
    UndoMerge { id: RecordMergeId(merge), version }
}

fn debtor(customer: i64) -> Debtor {
    Debtor::of(Payer::Customer, "", CustomerId(customer))
}

fn owed(till: &Till, customer: i64) -> Value {
    till.account_of("cashier", debtor(customer))["account"]["owed"].clone()
}

fn stored(till: &Till, customer: i64) -> Value {
    till.stored_value_of(CustomerId(customer))["balance"]["total"].clone()
}

/// What a statement of the day says of a customer: opening, put, passed on, closing.
fn stated(till: &Till, customer: i64) -> [Value; 4] {
    let ask = AskAccountMovements { debtor: debtor(customer), from: monday(), to: monday() };
    let said = till.run("cashier", account_movements, ask);
    ["opening", "put", "passed_on", "closing"].map(|sum| said[sum].clone())
}

#[test]
fn what_is_stored_and_what_is_owed_goes_along_and_every_sum_still_holds() {
    let (till, second) = written_twice();
    let ask = AskMerge { kind: MergedKind::Customer, kept_id: second, gone_id: 1 };
    let offer = till.run("manager", ask_merge, ask);
    assert_eq!((&offer["held"], &offer["on_account"]), (&json!(30_000), &json!(15_000)));
    assert_eq!(offer["problem"], Value::Null);

    merged(&till, second, 1);
    assert_eq!((stored(&till, second), owed(&till, second)), (json!(30_000), json!(15_000)));
    assert_eq!(
        till.number(&format!("SELECT customer_id FROM work_order WHERE customer_id = {second}")),
        second
    );
    assert_eq!(stated(&till, 1), [json!(0), json!(15_000), json!(-15_000), json!(0)]);
    assert_eq!(stated(&till, second), [json!(0), json!(0), json!(15_000), json!(15_000)]);
    // The sheet is read by its sums when money is taken for it.
    till.collect("cashier", 1, vec![part(PaymentMeans::Transfer, 15_000)]);
    assert_eq!(till.sheets(), [(1, "settled".into(), 20_000, 20_000, 0)]);
}

#[test]
fn taken_back_everything_stands_where_it_stood_and_the_sums_hold() {
    let (till, second) = written_twice();
    let rows =
        "SELECT group_concat(id || ':' || coalesce(customer_id, '') || ':' || checksum, ';') FROM payment";
    let sheet = "SELECT customer_id || ':' || standing_checksum FROM settlement";
    let customers = "SELECT group_concat(name || phone || contact_name || contact_phone || note, ';')
         FROM (SELECT * FROM customer ORDER BY id)";
    let stood = [rows, sheet, customers].map(|of| till.text(of));
    let merge = merged(&till, second, 1);
    assert_ne!([rows, sheet, customers].map(|of| till.text(of)), stood);
    let row = till.run("manager", list_merges, AskNothing {})["merges"][0].clone();
    assert_eq!((&row["gone_name"], &row["problem"]), (&json!("张小芳"), &Value::Null));

    till.run("manager", undo_merge, undo_ask(&till, merge));
    assert_eq!([rows, sheet, customers].map(|of| till.text(of)), stood);
    assert_eq!((stored(&till, 1), owed(&till, 1)), (json!(30_000), json!(15_000)));
    assert_eq!((stored(&till, second), owed(&till, second)), (json!(0), Value::Null));
    assert_eq!(stated(&till, 1), [json!(0), json!(15_000), json!(0), json!(15_000)]);
    let again = till.refused("manager", "undo_merge", request(undo_ask(&till, merge)));
    assert_eq!(again, Refusal::Merge { problem: MergeProblem::UndoneAlready, name: "张小芳".to_owned() });
}

#[test]
fn what_was_spent_since_keeps_them_one() {
    let (till, second) = written_twice();
    let merge = merged(&till, second, 1);
    till.collect("cashier", 1, vec![part(PaymentMeans::Transfer, 1_000)]);
    let refusal = till.refused("manager", "undo_merge", request(undo_ask(&till, merge)));
    assert_eq!(refusal, Refusal::Merge { problem: MergeProblem::MoneyMoved, name: "张小芳".to_owned() });
    assert_eq!(stored(&till, second), json!(30_000));

    let (till, second) = written_twice();
    let merge = merged(&till, second, 1);
    let ask = TopUpStoredValue {
        customer_id: CustomerId(second),
        ..topped_up(30_000, PaymentMeans::Cash, 10_000, 0)
    };
    till.run("manager", top_up_stored_value, ask);
    let row = till.run("manager", list_merges, AskNothing {})["merges"][0].clone();
    assert_eq!(row["problem"], "money_moved");
    till.refused("manager", "undo_merge", request(undo_ask(&till, merge)));
}

#[test]
fn only_the_manager_merges_and_who_went_is_nobody_to_be_merged() {
    let (till, second) = written_twice();
    let ask = asked(&till, second, 1);
    for seat in ["advisor", "cashier", "clerk", "technician"] {
        let refusal = till.refused(seat, "merge_records", request(asked(&till, second, 1)));
        assert!(matches!(refusal, Refusal::RoleMissing { .. }), "{seat}: {refusal}");
    }
    let itself = till.refused("manager", "merge_records", request(asked(&till, 1, 1)));
    assert_eq!(itself, Refusal::Merge { problem: MergeProblem::SameRecord, name: "张小芳".to_owned() });
    let blank = MergeRecords { reason: " ".to_owned(), ..asked(&till, second, 1) };
    assert!(matches!(till.refused("manager", "merge_records", request(blank)), Refusal::BadField { .. }));
    till.run("manager", merge_records, ask);
    assert_eq!(
        till.refused("manager", "merge_records", request(stale(second))),
        gone_from_here(1),
        "who went is nobody to be merged"
    );
}

fn gone_from_here(id: i64) -> Refusal {
    Refusal::NotFound { entity: "customer".to_owned(), id }
}

fn stale(kept: i64) -> MergeRecords {
    MergeRecords {
        kind: MergedKind::Customer,
        kept_id: kept,
        gone_id: 1,
        kept_version: 1,
        gone_version: 1,
        reason: "再来一次".to_owned(),
    }
}
