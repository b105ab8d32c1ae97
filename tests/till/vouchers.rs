//! Vouchers at the till: a number pays once, on its days and its bill, whoever
//! lays it down where; what goes back makes it the holder's again.

use crate::papers::{says, text};
use crate::visit::{Till, figures, paid_by};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::at_once::{at_once, one_refused};

fn billed(price: i64) -> Till {
    let till = Till::with(&[figures(LineKind::Part, price)]);
    till.bill(0, 0);
    till.prepared();
    till
}

fn issue_ask(face: i64, smallest: i64, customer: Option<i64>) -> Value {
    json!({ "name": "春节代金券", "face_value": face, "smallest_bill": smallest, "valid_from": "2026-03-01",
            "valid_until": "2026-03-03", "customer_id": customer, "count": 1, "numbers": [] })
}

/// One voucher by the shop's own series: its number.
pub fn issued(till: &Till, face: i64, smallest: i64, customer: Option<i64>) -> String {
    let done = till.ok("manager", "issue_vouchers", issue_ask(face, smallest, customer));
    done["numbers"][0].as_str().unwrap().to_owned()
}

pub fn voucher(number: &str, amount: i64) -> Value {
    json!({ "means": "voucher", "amount": amount, "tendered": amount,
            "voucher": { "number": number, "third_party": false } })
}

fn coupon(number: &str, amount: i64) -> Value {
    json!({ "means": "voucher", "amount": amount, "tendered": amount,
            "voucher": { "number": number, "third_party": true } })
}

fn pay_ask(till: &Till, sheet: i64, parts: &[Value]) -> Value {
    json!({ "settlement_id": sheet, "owed": till.due(sheet), "parts": parts })
}

pub fn pay(till: &Till, sheet: i64, parts: &[Value]) -> Result<Value, Refusal> {
    till.ask("cashier", "take_payment", pay_ask(till, sheet, parts))
}

pub fn worth(till: &Till, sheet: i64, number: &str, others: i64) -> Result<(i64, i64), Refusal> {
    // What was put on account is what comes in for it.
    let collects = till.number(&format!("SELECT on_account > 0 FROM settlement WHERE id = {sheet}")) == 1;
    let ask = json!({ "settlement_id": sheet, "voucher_number": number, "others": others, "other_numbers": [],
                      "collects": collects });
    let answer = till.ask("cashier", "voucher_worth", ask)?;
    Ok((answer["pays"].as_i64().unwrap(), answer["lapses"].as_i64().unwrap()))
}

fn listed(till: &Till, state: &str, words: &str) -> Vec<String> {
    let list = till.ok("advisor", "list_vouchers", json!({ "state": state, "text": words, "before": null }));
    let rows = list["vouchers"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["state"] == state), "{list}");
    rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

pub fn withdraw_ask(till: &Till, number: &str) -> Value {
    let of = |field: &str| till.number(&format!("SELECT {field} FROM voucher WHERE number = '{number}'"));
    json!({ "id": of("id"), "version": of("version"), "reason": "印错了" })
}

pub fn refund_ask(payment: i64, amount: i64, means: &str) -> Value {
    json!({ "payment_id": payment, "amount": amount, "means": means, "reason": "不修了" })
}

fn void(till: &Till, sheet: i64) {
    till.ok("manager", "void_settlement", json!({ "settlement_id": sheet, "reason": "开错" }));
}

#[test]
fn a_voucher_and_cash_pay_a_sheet_and_both_papers_name_its_number() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 50_000, None);
    assert_eq!(number, "DJ20260302001");
    assert_eq!(worth(&till, 1, " dj 2026 0302 001", 0), Ok((10_000, 0)), "however it is typed");
    assert_eq!(listed(&till, "open", ""), [number.as_str()]);
    let cash = json!({ "means": "cash", "amount": 50_000, "tendered": 50_000 });
    pay(&till, 1, &[voucher(&number, 10_000), cash]).unwrap();
    assert_eq!(till.stage(), "ready_for_delivery");
    assert!(listed(&till, "open", "").is_empty());
    assert_eq!(listed(&till, "used", "春节"), [number.as_str()]);
    let list =
        till.ok("manager", "list_vouchers", json!({ "state": "used", "text": "0302001", "before": null }));
    let used = &list["vouchers"][0]["used"];
    assert_eq!((&used["paid"], &used["order_number"]), (&json!(10_000), &json!("GD20260302001")));
    assert!(list["issues"] == true && list["more"] == false);
    let receipt = text(&till, "cashier", "receipt", 1);
    says(&receipt, &["代金券", &number, "100.00"]);
    says(&text(&till, "cashier", "settlement_sheet", 1), &["代金券", &number, "100.00", "现金", "500.00"]);
    // Day, shift and month count by means, as before.
    let home = till.ok("manager", "till_report", json!({ "from": "2026-03-02", "to": "2026-03-02" }));
    assert_eq!(home["figures"]["taken"], 60_000);
}

#[test]
fn what_is_longer_than_any_number_finds_nothing_or_a_name() {
    let till = billed(60_000);
    let mut ask = issue_ask(10_000, 0, None);
    let name = "新春回馈老客户".repeat(8);
    ask["name"] = json!(name);
    till.ok("manager", "issue_vouchers", ask);
    for (typed, found) in
        [("9".repeat(41), 0), (name.clone(), 1), (format!("{name}！"), 0), ("\u{200b}".into(), 1)]
    {
        assert_eq!(listed(&till, "open", &typed).len(), found, "{typed:?}");
    }
}

#[test]
fn it_is_used_whole_and_what_is_beyond_what_is_owed_lapses() {
    let till = billed(12_000);
    let (first, second) = (issued(&till, 10_000, 0, None), issued(&till, 10_000, 0, None));
    let whole = |number: &str, amount, pays| Refusal::VoucherUsedWhole {
        number: number.to_owned(),
        amount: Money(amount),
        pays: Money(pays),
    };
    assert_eq!(pay(&till, 1, &[voucher(&first, 9_999)]), Err(whole(&first, 9_999, 10_000)));
    let over = Refusal::OverPaid { amount: Money(20_000), owed: Money(12_000) };
    assert_eq!(pay(&till, 1, &[voucher(&first, 10_000), voucher(&second, 10_000)]), Err(over));
    // The second of one payment pays what the first left.
    assert_eq!(worth(&till, 1, &second, 10_000), Ok((2_000, 8_000)));
    pay(&till, 1, &[voucher(&first, 10_000), voucher(&second, 2_000)]).unwrap();
    assert_eq!(till.sheets()[0].3, 12_000);
    assert_eq!(listed(&till, "used", "").len(), 2, "what lapsed is not kept for later");
}

#[test]
fn several_from_500_on_need_a_bill_of_that_for_each() {
    let till = billed(120_000);
    let [first, second, third] = [(); 3].map(|()| issued(&till, 10_000, 50_000, None));
    let (any, together) = (issued(&till, 1_000, 0, None), Money(150_000));
    let needs = |number: &str| Refusal::VouchersNeedBill {
        number: number.to_owned(),
        together,
        total: Money(120_000),
    };
    // Typed at once, and one after the other.
    let ask = json!({ "settlement_id": 1, "voucher_number": third, "others": 20_000,
                      "collects": false, "other_numbers": [first, second] });
    assert_eq!(till.refused("cashier", "voucher_worth", ask), needs(&third));
    let all = [voucher(&first, 10_000), voucher(&second, 10_000), voucher(&third, 10_000)];
    assert_eq!(pay(&till, 1, &all), Err(needs(&third)));
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    pay(&till, 1, &all[..2]).unwrap();
    assert_eq!(worth(&till, 1, &third, 0), Err(needs(&third)));
    assert_eq!(worth(&till, 1, &any, 0), Ok((1_000, 0)));
    // One goes back, and leaves its place.
    till.ok("manager", "refund_payment", refund_ask(1, 10_000, "voucher"));
    pay(&till, 1, &[voucher(&third, 10_000)]).unwrap();
}

#[test]
fn two_tills_never_take_the_same_number_and_a_post_that_comes_twice_is_one() {
    let mut till = Till::with(&[figures(LineKind::Part, 30_000)]);
    till.bill(0, 0);
    till.prepared();
    till.another("李四", &[figures(LineKind::Part, 30_000)]);
    till.bill(0, 0);
    till.prepared();
    let number = issued(&till, 10_000, 0, None);
    let on = |sheet: i64| pay_ask(&till, sheet, &[voucher(&number, 10_000)]);
    let asks = [("cashier", on(1)), ("manager", on(2))];
    let refused = one_refused(at_once(asks, |(seat, ask)| till.ask(seat, "take_payment", ask)));
    assert!(matches!(refused, Refusal::VoucherUsed { .. }), "{refused}");
    assert_eq!(till.number("SELECT sum(amount) FROM payment"), 10_000);
    // Twice in one payment, and a post that comes twice.
    let other = issued(&till, 5_000, 0, None);
    let sheet = till.number("SELECT id FROM settlement WHERE received = 0");
    let twice = pay(&till, sheet, &[voucher(&other, 5_000), voucher(&other, 5_000)]);
    assert!(matches!(twice, Err(Refusal::VoucherUsed { .. })), "{twice:?}");
    let ask = pay_ask(&till, sheet, &[voucher(&other, 5_000)]);
    let post = || {
        app::call(&till.shop, &till.session("cashier"), "take_payment", ask.clone(), Some("one-voucher"))
            .unwrap()
    };
    assert_eq!(post(), post(), "the second is told what the first was");
    assert_eq!(till.number("SELECT sum(amount) FROM payment"), 15_000);
}

#[test]
fn every_reason_it_does_not_pay_has_its_name() {
    let mut till = Till::with(&[
        figures(LineKind::Part, 40_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安产险", 90_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    let sheet = |payer: &str| till.number(&format!("SELECT id FROM settlement WHERE payer = '{payer}'"));
    let (own, claim) = (sheet("customer"), sheet("insurer"));
    let both = |till: &Till, sheet: i64, number: &str, amount: i64| {
        let refused = worth(till, sheet, number, 0).unwrap_err();
        assert_eq!(pay(till, sheet, &[voucher(number, amount)]), Err(refused.clone()));
        refused
    };
    let unknown = both(&till, own, "DJ20260302999", 100);
    assert_eq!(unknown, Refusal::VoucherUnknown { number: "DJ20260302999".into() });
    let empty = Refusal::bad("voucher_number", FieldProblem::Empty);
    assert_eq!(both(&till, own, " ", 100), empty);
    assert_eq!(till.refused("cashier", "take_payment", till.payment(own, "voucher", 100)), empty);
    let small = issued(&till, 10_000, 40_001, None);
    let refused = both(&till, own, &small, 10_000);
    assert!(matches!(refused, Refusal::VoucherBillTooSmall { total: Money(40_000), .. }), "{refused}");
    let number = issued(&till, 10_000, 0, Some(1));
    let refused = both(&till, claim, &number, 10_000);
    assert!(matches!(refused, Refusal::VoucherForCustomers { .. }), "{refused}");
    let withdrawn = issued(&till, 10_000, 0, None);
    till.ok("manager", "withdraw_voucher", withdraw_ask(&till, &withdrawn));
    let refused = both(&till, own, &withdrawn, 10_000);
    assert_eq!(refused, Refusal::VoucherWithdrawn { number: withdrawn.clone(), reason: "印错了".into() });
    assert_eq!(listed(&till, "withdrawn", ""), [withdrawn.as_str()]);
    let mut ask = issue_ask(10_000, 0, None);
    ask["valid_from"] = json!("2026-03-03");
    let done = till.ok("manager", "issue_vouchers", ask);
    let early = done["numbers"][0].as_str().unwrap();
    let refused = both(&till, own, early, 10_000);
    assert!(matches!(refused, Refusal::VoucherTooEarly { .. }), "{refused}");

    // Another customer's car, with the voucher of the first.
    till.another("李四", &[figures(LineKind::Part, 30_000)]);
    till.bill(0, 0);
    till.prepared();
    let others = till.number("SELECT max(id) FROM settlement");
    let refused = both(&till, others, &number, 10_000);
    assert_eq!(refused, Refusal::VoucherOfAnother { number: number.clone() });
    pay(&till, own, &[voucher(&number, 10_000)]).unwrap();
    let refused = both(&till, others, &number, 10_000);
    assert!(matches!(refused, Refusal::VoucherUsed { .. }), "{refused}");
    let used = till.refused("manager", "withdraw_voucher", withdraw_ask(&till, &number));
    assert!(matches!(used, Refusal::VoucherUsed { .. }), "{used}");
}

#[test]
fn its_last_day_ends_at_the_shops_midnight() {
    let till = billed(60_000);
    let (first, second) = (issued(&till, 10_000, 0, None), issued(&till, 10_000, 0, None));
    // From ten in the morning of the day before to 23:59.
    till.later(37 * 60 + 59);
    pay(&till, 1, &[voucher(&first, 10_000)]).unwrap();
    till.later(1);
    let refused = pay(&till, 1, &[voucher(&second, 10_000)]).unwrap_err();
    assert!(matches!(refused, Refusal::VoucherExpired { .. }), "{refused}");
    assert_eq!(listed(&till, "expired", ""), [second.as_str()]);
    // What comes back late is late.
    let payment = till.number("SELECT max(id) FROM payment");
    till.ok("manager", "refund_payment", refund_ask(payment, 10_000, "voucher"));
    assert_eq!(listed(&till, "expired", ""), [second, first.clone()]);
    let refused = pay(&till, 1, &[voucher(&first, 10_000)]).unwrap_err();
    assert!(matches!(refused, Refusal::VoucherExpired { .. }), "{refused}");
}

#[test]
fn one_that_ran_out_while_its_sheet_was_wrong_pays_the_corrected_one() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    let other = issued(&till, 10_000, 0, None);
    till.later(24 * 60);
    pay(&till, 1, &[voucher(&number, 10_000)]).unwrap();
    till.later(3 * 24 * 60);
    void(&till, 1);
    till.bill(0, 0);
    till.ok("cashier", "complete_preparation", till.about());
    let sheet = till.number("SELECT max(id) FROM settlement");
    let refused = pay(&till, sheet, &[voucher(&other, 10_000)]).unwrap_err();
    assert!(matches!(refused, Refusal::VoucherExpired { .. }), "it never paid: {refused}");
    assert_eq!(worth(&till, sheet, &number, 0), Ok((10_000, 0)));
    pay(&till, sheet, &[voucher(&number, 10_000)]).unwrap();
    assert_eq!(listed(&till, "used", ""), [number]);
}

#[test]
fn it_goes_back_whole_to_itself_and_never_as_money() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    pay(&till, 1, &[voucher(&number, 10_000)]).unwrap();
    let no = till.refused("manager", "refund_payment", refund_ask(1, 10_000, "cash"));
    assert_eq!(no, Refusal::bad("means", FieldProblem::Unknown));
    let no = till.refused("manager", "refund_payment", refund_ask(1, 9_999, "voucher"));
    assert_eq!(no, Refusal::VoucherGoesBackWhole { number: number.clone(), amount: Money(10_000) });
    till.ok("manager", "refund_payment", refund_ask(1, 10_000, "voucher"));
    assert_eq!(listed(&till, "open", ""), [number.as_str()]);
    assert_eq!(till.due(1), 60_000);
    till.refused("manager", "refund_payment", refund_ask(1, 10_000, "voucher"));
    pay(&till, 1, &[voucher(&number, 10_000)]).unwrap();
    assert_eq!(listed(&till, "used", ""), [number]);
}

#[test]
fn a_sheet_that_is_voided_after_delivery_sets_its_voucher_free_for_the_corrected_one() {
    let till = Till::with(&[figures(LineKind::Part, 12_000)]);
    till.bill(0, 0);
    till.prepared();
    let number = issued(&till, 10_000, 0, None);
    let cash = json!({ "means": "cash", "amount": 2_000, "tendered": 2_000 });
    pay(&till, 1, &[voucher(&number, 10_000), cash]).unwrap();
    till.ok("advisor", "deliver", till.deliver_request());
    void(&till, 1);
    assert_eq!(till.held(), 2_000, "only the cash is a deposit");
    assert_eq!(listed(&till, "open", ""), [number.as_str()]);
    assert_eq!(till.number("SELECT sum(amount) FROM payment WHERE settlement_id = 1"), 0);
    till.ok("manager", "prepare_bill", till.bill_request(0, 0));
    let sheet = till.number("SELECT max(id) FROM settlement");
    let drawn = json!({ "means": "deposit", "amount": 2_000, "tendered": 2_000 });
    pay(&till, sheet, &[drawn, voucher(&number, 10_000)]).unwrap();
    assert_eq!((till.held(), till.due(sheet)), (0, 0));
    assert_eq!(listed(&till, "used", ""), [number]);
}

#[test]
fn what_was_put_on_account_is_paid_by_a_voucher_too_sheet_by_sheet() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    till.ok("manager", "put_on_account", json!({ "settlement_id": 1, "reason": "月结" }));
    assert_eq!(worth(&till, 1, &number, 0), Ok((10_000, 0)));
    // Over several sheets at once nobody could say which of them it is for.
    let debtor = json!({ "payer": "customer", "payer_name": "", "customer_id": 1 });
    let all = json!({ "debtor": debtor, "owed": 60_000, "sheets": [], "parts": [voucher(&number, 10_000)] });
    let refused = till.refused("cashier", "collect_account", all);
    assert_eq!(refused, Refusal::bad("voucher_number", FieldProblem::Empty));
    till.ok("cashier", "collect_on_account", pay_ask(&till, 1, &[voucher(&number, 10_000)]));
    assert_eq!((till.due(1), listed(&till, "used", "")), (50_000, vec![number]));
}

#[test]
fn a_coupon_of_a_platform_pays_what_is_typed_once_and_ours_is_none() {
    let till = billed(60_000);
    let ours = issued(&till, 10_000, 0, None);
    let no = pay(&till, 1, &[coupon(&ours, 60_000)]).unwrap_err();
    assert_eq!(no, Refusal::VoucherIsOurs { number: ours });
    pay(&till, 1, &[coupon("8812 0034 5567", 8_800)]).unwrap();
    let again = pay(&till, 1, &[coupon("881200345567", 100)]).unwrap_err();
    assert!(matches!(again, Refusal::VoucherUsed { .. }), "{again}");
    // No voucher is issued under a number that paid already.
    let mut ask = issue_ask(10_000, 0, None);
    ask["numbers"] = json!(["881200345567"]);
    let taken = till.refused("manager", "issue_vouchers", ask);
    assert_eq!(taken, Refusal::VoucherNumberTaken { number: "881200345567".into() });
    void(&till, 1);
    assert_eq!(till.held(), 0, "it is the customer's to show once more");
}

#[test]
fn a_receipt_of_an_older_program_names_no_number_and_stays_what_it_was() {
    let till = billed(60_000);
    // As a program wrote it that knew the means and no numbers.
    pay(&till, 1, &[coupon("older", 5_000)]).unwrap();
    let mut old: domain::settlement::Payment = till.shop.db.read(|r| r.get(1)).unwrap();
    old.voucher_number = String::new();
    let sum = features::kept::sheets::sum_of_payment(&old);
    assert!(!serde_json::to_string(&old).unwrap().contains("voucher_number"));
    till.file().execute("UPDATE payment SET voucher_number = '', checksum = ?1 WHERE id = 1", [sum]).unwrap();
    says(&text(&till, "cashier", "receipt", 1), &["代金券", "50.00"]);
    till.ok("manager", "refund_payment", refund_ask(1, 1_000, "voucher"));
    void(&till, 1);
    assert_eq!(till.held(), 4_000, "it stays with the shop, as it did");
}

#[test]
fn issuing_is_the_managers_and_numbers_are_given_once() {
    let till = billed(60_000);
    for seat in ["cashier", "advisor", "technician"] {
        let no = till.refused(seat, "issue_vouchers", issue_ask(10_000, 0, None));
        assert!(matches!(no, Refusal::RoleMissing { .. }), "{seat}");
    }
    let no =
        till.refused("technician", "list_vouchers", json!({ "state": "open", "text": "", "before": null }));
    assert!(matches!(no, Refusal::RoleMissing { .. }));
    let mut many = issue_ask(10_000, 0, None);
    many["count"] = json!(60);
    let numbers = till.ok("manager", "issue_vouchers", many)["numbers"].as_array().unwrap().clone();
    assert_eq!((numbers.len(), &numbers[59]), (60, &json!("DJ20260302060")));
    let mut page = json!({ "state": "open", "text": "", "before": null });
    let first = till.ok("cashier", "list_vouchers", page.clone());
    let rows = first["vouchers"].as_array().unwrap();
    assert!(rows.len() == 50 && first["more"] == true && first["issues"] == false);
    page["before"] = rows[49]["id"].clone();
    let second = till.ok("cashier", "list_vouchers", page);
    assert!(second["vouchers"].as_array().unwrap().len() == 10 && second["more"] == false);

    let mut printed = issue_ask(5_000, 0, Some(1));
    printed["numbers"] = json!(["a-001", " ", "Ａ-002"]);
    let done = till.ok("manager", "issue_vouchers", printed.clone());
    assert_eq!(done["numbers"], json!(["A-001", "A-002"]));
    let taken = till.refused("manager", "issue_vouchers", printed);
    assert_eq!(taken, Refusal::VoucherNumberTaken { number: "A-001".into() });
    assert_eq!(till.number("SELECT count(*) FROM voucher"), 62, "all of them or none");
    let theirs = till.ok("advisor", "customer_vouchers", json!({ "customer_id": 1 }));
    assert_eq!(theirs["vouchers"].as_array().unwrap().len(), 2);
    let found = till.ok("advisor", "search", json!({ "query": "A-001" }));
    assert_eq!(found["documents"][0]["entity"], "voucher", "{found}");
    let mut bad = issue_ask(10_000, 0, None);
    bad["valid_until"] = json!("2026-03-01");
    let past = till.refused("manager", "issue_vouchers", bad);
    assert_eq!(past, Refusal::bad("valid_until", FieldProblem::InThePast));
    let id = found["documents"][0]["id"].clone();
    let page = till.ok("cashier", "get_voucher", json!({ "id": id }));
    assert_eq!(
        (&page["voucher"]["number"], &page["voucher"]["customer_name"]),
        (&json!("A-001"), &json!("张小芳"))
    );
    let nobody = till.refused("manager", "issue_vouchers", issue_ask(10_000, 0, Some(999)));
    assert!(matches!(nobody, Refusal::NotFound { .. }));

    // A byte that turned over pays nothing.
    till.file().execute("UPDATE voucher SET face_value = 60000 WHERE number = 'A-001'", []).unwrap();
    let damaged = pay(&till, 1, &[voucher("A-001", 60_000)]).unwrap_err();
    assert!(matches!(damaged, Refusal::Damaged { .. }), "{damaged}");
}
