//! What moved on account, the statement both sides sign, and how much a customer
//! is trusted with.

use crate::accounts::{customer, fleet, insurer, over, pays, trust};
use crate::papers::text;
use crate::visit::{Till, figures};
use domain::account::Debtor;
use domain::ids::CustomerId;
use domain::line::{LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::role::Role;
use domain::settlement::PaymentMeans;
use features::till::{
    AskAccountMovements, MakeAccountStatement, SetAccountLimit, account_movements, collect_account,
    make_account_statement, set_account_limit,
};
use kernel::Refusal;
use rusqlite::Connection;
use serde_json::{Value, json};
use shop_tests::Folder;
use shop_tests::asks_till::{day, part};
use shop_tests::typed::{field, request};

fn days(debtor: Debtor, from: &str, to: &str) -> AskAccountMovements {
    AskAccountMovements { debtor, from: day(from), to: day(to) }
}

fn moved(till: &Till, debtor: Debtor, from: &str, to: &str) -> Value {
    till.run("cashier", account_movements, days(debtor, from, to))
}

/// Kind, amount and balance of each movement.
fn rows(of: &Value) -> Vec<(String, i64, i64)> {
    let row = |row: &Value| {
        let fen = |field: &str| row[field].as_i64().unwrap();
        (row["kind"].as_str().unwrap().to_owned(), fen("amount"), fen("balance"))
    };
    of["movements"].as_array().unwrap().iter().map(row).collect()
}

fn sums(of: &Value) -> [i64; 5] {
    ["opening", "put", "collected", "taken_back", "closing"].map(|field| of[field].as_i64().unwrap())
}

/// Of the customer's account.
fn statement(from: &str, to: &str, closing: i64) -> MakeAccountStatement {
    MakeAccountStatement { debtor: customer(), from: day(from), to: day(to), closing: Money(closing) }
}

fn make(till: &Till, (from, to): (&str, &str), closing: i64) -> Value {
    till.run("cashier", make_account_statement, statement(from, to, closing))
}

#[test]
fn what_was_put_came_in_and_was_taken_back_is_told_day_by_day() {
    let till = fleet();
    till.later(24 * 60);
    // On 5 March 250.00 come in over two sheets, the rest of one is voided.
    till.run("cashier", collect_account, pays(customer(), 60_000, &[], PaymentMeans::Transfer, 25_000));
    till.void(2, "开错");
    let all = moved(&till, customer(), "2026-03-01", "2026-03-31");
    assert_eq!(
        rows(&all),
        [
            ("put_on_account".into(), 10_000, 10_000),
            ("put_on_account".into(), 20_000, 30_000),
            ("put_on_account".into(), 30_000, 60_000),
            ("collected".into(), -10_000, 50_000),
            ("collected".into(), -15_000, 35_000),
            ("taken_back".into(), -5_000, 30_000),
        ]
    );
    assert_eq!(sums(&all), [0, 60_000, 25_000, 5_000, 30_000]);
    let receipts: Vec<&Value> =
        all["movements"].as_array().unwrap().iter().map(|row| &row["payment_number"]).collect();
    assert_eq!(receipts[3..5], [&json!("SK20260305001"), &json!("SK20260305002")]);
    assert!(receipts[..3].iter().chain(&receipts[5..]).all(|number| number.is_null()));
    // Some days of it begin where those before them ended.
    let one = moved(&till, customer(), "2026-03-03", "2026-03-03");
    assert_eq!((sums(&one), rows(&one).len()), ([10_000, 20_000, 0, 0, 30_000], 1));
    let before = moved(&till, customer(), "2026-01-01", "2026-03-01");
    assert_eq!(sums(&before), [0; 5]);
    let of_insurer = moved(&till, insurer(), "2026-03-01", "2026-03-31");
    assert_eq!(sums(&of_insurer), [0, 97_000, 0, 0, 97_000], "over two customers");
}

/// 150.00 of what came in was somebody else's and goes back: the statement, what the
/// customer is trusted with and the age of the debt agree on what is owed.
#[test]
fn what_came_in_and_went_back_is_owed_again_by_statement_limit_and_ageing() {
    let mut till = fleet();
    let paper = |till: &Till, made: &Value| text(till, "cashier", "account_statement", field(made, "id"));
    let before = make(&till, ("2026-03-01", "2026-03-04"), 60_000);
    till.later(24 * 60);
    till.run("cashier", collect_account, pays(customer(), 60_000, &[], PaymentMeans::Transfer, 25_000));
    till.refund(2, 15_000, PaymentMeans::Transfer, "付错户");

    let all = moved(&till, customer(), "2026-03-05", "2026-03-31");
    assert_eq!(
        rows(&all),
        [
            ("collected".into(), -10_000, 50_000),
            ("collected".into(), -15_000, 35_000),
            ("refunded".into(), 15_000, 50_000),
        ]
    );
    assert_eq!((sums(&all), &all["refunded"]), ([60_000, 0, 25_000, 0, 50_000], &json!(15_000)));
    let row = &all["movements"][2];
    let told = json!([row["payment_number"], row["means"], row["reason"]]);
    assert_eq!(told, json!(["SK20260305003", "transfer", "付错户"]));
    let made = make(&till, ("2026-03-05", "2026-03-05"), 50_000);
    assert!(paper(&till, &made).contains("本期退款"), "the paper leads to what is owed");
    assert!(!paper(&till, &before).contains("本期退款"), "of days without any it looks as before");

    let version = till.number("SELECT version FROM customer WHERE id = 1");
    let account_limit = Some(Money(60_000));
    let limit = SetAccountLimit { customer_id: CustomerId(1), version, account_limit };
    till.run("manager", set_account_limit, limit);
    let room = till.account_of("manager", customer())["room"].clone();
    assert_eq!(room, json!({ "account_limit": 60_000, "on_account": 50_000, "left": 10_000 }));
    till.another("张小芳", &[figures(LineKind::Labour, 10_001)]);
    till.bill(0, 0);
    till.prepared();
    let newest = till.number("SELECT max(id) FROM settlement");
    let put = json!({ "settlement_id": newest, "reason": "月结" });
    let over =
        Refusal::OverAccountLimit { amount: Money(10_001), on_account: Money(50_000), limit: Money(60_000) };
    assert_eq!(till.refused("manager", "put_on_account", put), over);

    // The second sheet is of 3 March, and thirty days are its term.
    till.later(29 * 24 * 60);
    let account = till.account_of("cashier", customer())["account"].clone();
    assert_eq!((&account["owed"], &account["overdue"]), (&json!(50_000), &json!(20_000)));
    assert_eq!(account["ageing"]["not_due"], 30_000);
}

#[test]
fn a_day_is_the_shop_s_own_and_ends_at_its_midnight() {
    let till = Till::with(&[figures(LineKind::Labour, 10_000)]);
    // 23:59 of the shop's 2 March is still the second; a minute later it is not.
    till.later(13 * 60 + 59);
    trust(&till);
    let second = moved(&till, customer(), "2026-03-02", "2026-03-02");
    assert_eq!(sums(&second), [0, 10_000, 0, 0, 10_000]);
    till.later(1);
    till.run("cashier", collect_account, pays(customer(), 10_000, &[], PaymentMeans::Card, 10_000));
    assert_eq!(sums(&moved(&till, customer(), "2026-03-02", "2026-03-02")), [0, 10_000, 0, 0, 10_000]);
    assert_eq!(sums(&moved(&till, customer(), "2026-03-03", "2026-03-03")), [10_000, 0, 10_000, 0, 0]);
}

#[test]
fn a_statement_says_for_ever_what_it_said_when_it_was_made_out() {
    let till = fleet();
    let made = make(&till, ("2026-03-01", "2026-03-04"), 60_000);
    assert_eq!(made["number"], "DZ20260304001");
    let id = made["id"].as_i64().unwrap();
    let before = text(&till, "cashier", "account_statement", id);
    for says in ["DZ20260304001", "张小芳", "2026-03-01至2026-03-04", "期末余额", "600.00", "陆佰元整"]
    {
        assert!(before.contains(says), "no {says} in\n{before}");
    }
    // Later on the same day all of it comes in, and a sheet is voided.
    till.run("cashier", collect_account, pays(customer(), 60_000, &[], PaymentMeans::Wechat, 55_000));
    till.void(4, "开错");
    let after = text(&till, "cashier", "account_statement", id);
    assert_eq!(before, after);
    let now = make(&till, ("2026-03-01", "2026-03-04"), 0);
    let second = text(&till, "cashier", "account_statement", now["id"].as_i64().unwrap());
    assert!(second.contains("作废冲回") && second.contains("零元整"), "{second}");
    let page = moved(&till, customer(), "2026-03-01", "2026-03-04");
    let listed: Vec<&str> =
        page["statements"].as_array().unwrap().iter().map(|of| of["number"].as_str().unwrap()).collect();
    assert_eq!(listed, ["DZ20260304002", "DZ20260304001"]);
    // It is found by its number.
    let hits = till.search("cashier", "DZ20260304001");
    assert_eq!(hits["documents"][0]["stands_on"], json!({ "entity": "account_statement", "id": id }));
}

#[test]
fn between_two_statements_that_follow_each_other_nothing_is_lost() {
    let till = fleet();
    make(&till, ("2026-03-01", "2026-03-04"), 60_000);
    // On the evening of the last day a part comes in; the next day the rest does.
    till.later(60);
    till.run("cashier", collect_account, pays(customer(), 60_000, &[], PaymentMeans::Transfer, 25_000));
    till.later(24 * 60);
    till.run("cashier", collect_account, pays(customer(), 35_000, &[], PaymentMeans::Transfer, 30_000));
    let next = moved(&till, customer(), "2026-03-05", "2026-03-31");
    assert_eq!(next["goes_on"], "2026-03-05");
    assert_eq!(sums(&next), [60_000, 0, 55_000, 0, 5_000], "it goes on where the first one ended");
    assert_eq!(rows(&next).len(), 4);
    let made = make(&till, ("2026-03-05", "2026-03-05"), 5_000);
    assert_eq!((&made["opening"], &made["closing"]), (&json!(60_000), &json!(5_000)));
    text(&till, "cashier", "account_statement", made["id"].as_i64().unwrap());
    // By the days alone it is told otherwise, where no statement ended the day before.
    assert_eq!(
        sums(&moved(&till, customer(), "2026-03-04", "2026-03-31")),
        [30_000, 30_000, 55_000, 0, 5_000]
    );
}

#[test]
fn a_wrong_statement_is_refused_and_a_movement_that_was_tampered_with_is_printed_nowhere() {
    let till = fleet();
    let of = |from: &str, to: &str, closing: i64| {
        till.refused("cashier", "make_account_statement", request(statement(from, to, closing)))
    };
    let bad = |problem| Refusal::bad("to", problem);
    assert_eq!(of("2026-03-04", "2026-03-03", 0), bad(FieldProblem::TooLarge));
    assert_eq!(of("2024-03-01", "2026-03-04", 60_000), bad(FieldProblem::TooLarge));
    assert_eq!(of("2026-03-01", "2026-03-05", 60_000), bad(FieldProblem::InTheFuture));
    let changed = Refusal::OwedChanged { seen: Money(59_999), owed: Money(60_000) };
    assert_eq!(of("2026-03-01", "2026-03-04", 59_999), changed);
    let nobody = Debtor { payer: Payer::Shop, payer_name: String::new(), customer_id: None };
    let refusal =
        till.refused("cashier", "account_movements", request(days(nobody, "2026-03-01", "2026-03-02")));
    assert_eq!(refusal, Refusal::bad("payer", FieldProblem::Unknown));
    for seat in ["advisor", "clerk", "technician", "inspector"] {
        let ask = request(days(customer(), "2026-03-01", "2026-03-04"));
        assert!(till.ask(seat, "account_movements", ask).is_err());
    }
    let made = make(&till, ("2026-03-01", "2026-03-04"), 60_000);
    till.file().execute("UPDATE account_movement SET amount = 29999 WHERE settlement_id = 4", []).unwrap();
    let id = made["id"].as_i64().unwrap();
    let paper =
        features::papers::document(&till.shop, &till.session("cashier"), "account_statement", id, None);
    assert!(matches!(paper, Err(Refusal::Damaged { .. })));
    let refusal = till.refused("cashier", "collect_on_account", till.payment(4, PaymentMeans::Card, 1));
    assert!(matches!(refusal, Refusal::Damaged { .. }), "{refusal}");
}

#[test]
fn nobody_is_trusted_with_more_than_their_limit() {
    let mut till = Till::with(&[figures(LineKind::Labour, 10_000)]);
    let limit = |till: &Till, limit: i64| {
        let version = till.number("SELECT version FROM customer WHERE id = 1");
        SetAccountLimit { customer_id: CustomerId(1), version, account_limit: Some(Money(limit)) }
    };
    for seat in ["cashier", "advisor", "clerk"] {
        let refusal = till.refused(seat, "set_account_limit", request(limit(&till, 1)));
        assert_eq!(refusal, Refusal::RoleMissing { roles: vec![Role::Manager] });
    }
    for (amount, problem) in [(-1_i64, FieldProblem::Negative), (Money::MAX.0 + 1, FieldProblem::TooLarge)] {
        let refusal = till.refused("manager", "set_account_limit", request(limit(&till, amount)));
        assert_eq!(refusal, Refusal::bad("account_limit", problem));
    }
    till.run("manager", set_account_limit, limit(&till, 29_999));
    trust(&till);
    till.another("张小芳", &[figures(LineKind::Labour, 20_000)]);
    till.bill(0, 0);
    till.prepared();
    let over =
        Refusal::OverAccountLimit { amount: Money(20_000), on_account: Money(10_000), limit: Money(29_999) };
    let put = json!({ "settlement_id": 2, "reason": "月结" });
    assert_eq!(till.refused("manager", "put_on_account", put.clone()), over);
    assert_eq!(till.number("SELECT sum(on_account) FROM settlement"), 10_000);
    let room = |till: &Till| till.visit("manager")["settlements"][0]["room"].clone();
    assert_eq!(room(&till), json!({ "account_limit": 29_999, "on_account": 10_000, "left": 19_999 }));
    // What was owed before a lower limit stays owed; nothing is added.
    till.run("manager", set_account_limit, limit(&till, 0));
    assert_eq!(room(&till)["left"], json!(0));
    assert!(till.ask("manager", "put_on_account", put).is_err());
    let stale = json!({ "customer_id": 1, "version": 1, "account_limit": null });
    assert!(matches!(till.refused("manager", "set_account_limit", stale), Refusal::Conflict { .. }));
    till.run("manager", set_account_limit, limit(&till, 30_000));
    till.put_on_account(2, "月结");
    let page = till.account_of("manager", customer());
    assert_eq!(page["room"], json!({ "account_limit": 30_000, "on_account": 30_000, "left": 0 }));
    let told = page["may_set_limit"] == json!(true)
        && till.account_of("cashier", customer())["may_set_limit"] == json!(false);
    assert!(told, "only who may is offered it");
}

/// A copy of the file as a program before there were movements left it.
struct Before(Folder);

impl Before {
    fn of(till: &Till) -> Self {
        let folder = Folder::made();
        let file = folder.path().join(storage::db::FILE_NAME);
        till.file().execute("VACUUM INTO ?1", [file.to_str().unwrap()]).unwrap();
        let before = Self(folder);
        let about = "'customer', 'account_statement', 'account_movement'";
        let triggers: Vec<String> = before
            .file()
            .prepare(&format!(
                "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ({about})"
            ))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        let drop: String = triggers.iter().map(|name| format!("DROP TRIGGER {name};")).collect();
        before.does(&format!(
            "{drop} DROP TABLE account_statement; DROP TABLE account_movement;
             ALTER TABLE customer DROP COLUMN account_limit;
             DELETE FROM file_step WHERE name LIKE '%-account-movements'; PRAGMA user_version = 21;"
        ));
        before
    }

    fn file(&self) -> Connection {
        let file = Connection::open(self.0.path().join(storage::db::FILE_NAME)).unwrap();
        storage::changes::teach(&file).unwrap();
        file
    }

    fn does(&self, sql: &str) {
        self.file().execute_batch(sql).unwrap();
    }

    /// Opened by this program, it has movements.
    fn opened(&self, till: &Till) {
        drop(storage::Db::open(self.0.path(), till.shop.clock.now()).unwrap());
    }

    fn told(&self, sql: &str) -> String {
        self.file().query_row(sql, [], |row| row.get(0)).unwrap()
    }
}

const ALL: &str = "SELECT group_concat(told, x'0a') FROM (
    SELECT payer || '/' || payer_name || '/' || coalesce(customer_id, '') || '/' || settlement_id
        || '/' || amount || '/' || coalesce(payment_id, '') || '/' || at AS told
    FROM account_movement ORDER BY id)";

#[test]
fn a_file_without_movements_is_told_them_by_its_log() {
    let till = fleet();
    till.later(60);
    let parts = vec![part(PaymentMeans::Transfer, 12_000), part(PaymentMeans::Cash, 13_000)];
    till.run("cashier", collect_account, over(customer(), 60_000, &[], parts));
    till.later(60);
    till.void(2, "开错");
    till.collect("cashier", 3, vec![part(PaymentMeans::Insurer, 40_000)]);
    let told = till.text(ALL);
    assert_eq!(told.lines().count(), 6 + 3 + 1 + 1, "{told}");
    let before = Before::of(&till);
    before.opened(&till);
    assert_eq!(before.told(ALL), told);
}

#[test]
fn what_the_log_does_not_tell_is_carried_over_from_the_day_of_its_sheet() {
    let till = fleet();
    till.later(60);
    till.collect("cashier", 1, vec![part(PaymentMeans::Card, 4_000)]);
    let before = Before::of(&till);
    before.does("UPDATE change_log SET before = NULL WHERE before LIKE '%on_account%'");
    before.opened(&till);
    let issued = till.text("SELECT issued_at FROM settlement WHERE id = 1");
    let of_first = "SELECT amount || ' ' || at FROM account_movement WHERE settlement_id = 1";
    assert_eq!(before.told(of_first), format!("6000 {issued}"));
    assert_eq!(before.told("SELECT count(*) || '' FROM account_movement"), "6");
}
