//! Vouchers at the till: a number pays once, on its days and its bill, whoever
//! lays it down where; what goes back makes it the holder's again.

use crate::accounts::{customer, over};
use crate::papers::{says, text};
use crate::visit::{Till, figures, paid_by};
use domain::ids::{CustomerId, SettlementId, VoucherId};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::voucher::VoucherState;
use features::till::vouchers::{
    AskCustomerVouchers, AskVoucher, AskVoucherWorth, AskVouchers, IssueVouchers, WithdrawVoucher,
    customer_vouchers, get_voucher, issue_vouchers, list_vouchers, withdraw_voucher,
};
use features::till::{NamedVoucher, PaymentPart, TakePayment};
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::asks_till::{day, monday, part};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::{field, request};

pub fn billed(price: i64) -> Till {
    let till = Till::with(&[figures(LineKind::Part, price)]);
    till.bill(0, 0);
    till.prepared();
    till
}

pub fn issue_ask(face: i64, smallest: i64, customer: Option<i64>) -> IssueVouchers {
    IssueVouchers {
        name: "春节代金券".to_owned(),
        face_value: Money(face),
        smallest_bill: Money(smallest),
        valid_from: day("2026-03-01"),
        valid_until: day("2026-03-03"),
        customer_id: customer.map(CustomerId),
        count: 1,
        numbers: Vec::new(),
    }
}

/// One voucher by the shop's own series: its number.
pub fn issued(till: &Till, face: i64, smallest: i64, customer: Option<i64>) -> String {
    let done = till.run("manager", issue_vouchers, issue_ask(face, smallest, customer));
    done["numbers"][0].as_str().unwrap().to_owned()
}

fn by_number(number: &str, amount: i64, third_party: bool) -> PaymentPart {
    let voucher = Some(NamedVoucher { number: number.to_owned(), third_party });
    PaymentPart { voucher, ..part(PaymentMeans::Voucher, amount) }
}

pub fn voucher(number: &str, amount: i64) -> PaymentPart {
    by_number(number, amount, false)
}

/// Of a platform.
pub fn coupon(number: &str, amount: i64) -> PaymentPart {
    by_number(number, amount, true)
}

fn pay_ask(till: &Till, sheet: i64, parts: Vec<PaymentPart>) -> Value {
    let owed = Money(till.due(sheet));
    request(TakePayment { settlement_id: SettlementId(sheet), owed, parts })
}

pub fn pay(till: &Till, sheet: i64, parts: Vec<PaymentPart>) -> Result<Value, Refusal> {
    till.ask("cashier", "take_payment", pay_ask(till, sheet, parts))
}

pub fn worth(till: &Till, sheet: i64, number: &str, others: i64) -> Result<(i64, i64), Refusal> {
    // What was put on account is what comes in for it.
    let collects = till.number(&format!("SELECT on_account > 0 FROM settlement WHERE id = {sheet}")) == 1;
    let ask = AskVoucherWorth {
        settlement_id: SettlementId(sheet),
        voucher_number: number.to_owned(),
        others: Money(others),
        other_numbers: Vec::new(),
        collects,
    };
    let answer = till.ask("cashier", "voucher_worth", request(ask))?;
    Ok((answer["pays"].as_i64().unwrap(), answer["lapses"].as_i64().unwrap()))
}

fn asked(state: VoucherState, typed: &str) -> AskVouchers {
    AskVouchers { state, text: typed.to_owned(), before: None }
}

pub fn listed(till: &Till, state: VoucherState, typed: &str) -> Vec<String> {
    let list = till.run("advisor", list_vouchers, asked(state, typed));
    let rows = list["vouchers"].as_array().unwrap();
    assert!(rows.iter().all(|row| row["state"] == request(state)), "{list}");
    rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

pub fn withdraw_ask(till: &Till, number: &str) -> WithdrawVoucher {
    let of = |field: &str| till.number(&format!("SELECT {field} FROM voucher WHERE number = '{number}'"));
    WithdrawVoucher { id: VoucherId(of("id")), version: of("version"), reason: "印错了".to_owned() }
}

/// What goes back of a receipt, as a page asks it.
pub fn refund_ask(payment: i64, amount: i64, means: &str) -> Value {
    json!({ "payment_id": payment, "amount": amount, "means": means, "reason": "不修了" })
}

/// A voucher goes back to its holder.
pub fn goes_back(till: &Till, payment: i64, amount: i64) {
    till.refund(payment, amount, PaymentMeans::Voucher, "不修了");
}

pub fn void(till: &Till, sheet: i64) {
    till.void(sheet, "开错");
}

#[test]
fn a_voucher_and_cash_pay_a_sheet_and_both_papers_name_its_number() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 50_000, None);
    assert_eq!(number, "DJ20260302001");
    assert_eq!(worth(&till, 1, " dj 2026 0302 001", 0), Ok((10_000, 0)), "however it is typed");
    assert_eq!(listed(&till, VoucherState::Open, ""), [number.as_str()]);
    till.pays(1, vec![voucher(&number, 10_000), part(PaymentMeans::Cash, 50_000)]);
    assert_eq!(till.stage(), "ready_for_delivery");
    assert!(listed(&till, VoucherState::Open, "").is_empty());
    assert_eq!(listed(&till, VoucherState::Used, "春节"), [number.as_str()]);
    let list = till.run("manager", list_vouchers, asked(VoucherState::Used, "0302001"));
    let used = &list["vouchers"][0]["used"];
    assert_eq!((&used["paid"], &used["order_number"]), (&json!(10_000), &json!("GD20260302001")));
    assert!(list["issues"] == true && list["more"] == false);
    let receipt = text(&till, "cashier", "receipt", 1);
    says(&receipt, &["代金券", &number, "100.00"]);
    says(&text(&till, "cashier", "settlement_sheet", 1), &["代金券", &number, "100.00", "现金", "500.00"]);
    // Day, shift and month count by means, as before.
    let home = till.report(monday(), monday());
    assert_eq!(home["figures"]["taken"], 60_000);
}

#[test]
fn what_is_longer_than_any_number_finds_nothing_or_a_name() {
    let till = billed(60_000);
    let name = "新春回馈老客户".repeat(8);
    let ask = IssueVouchers { name: name.clone(), ..issue_ask(10_000, 0, None) };
    till.run("manager", issue_vouchers, ask);
    for (typed, found) in
        [("9".repeat(41), 0), (name.clone(), 1), (format!("{name}！"), 0), ("\u{200b}".into(), 1)]
    {
        assert_eq!(listed(&till, VoucherState::Open, &typed).len(), found, "{typed:?}");
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
    assert_eq!(pay(&till, 1, vec![voucher(&first, 9_999)]), Err(whole(&first, 9_999, 10_000)));
    let over = Refusal::OverPaid { amount: Money(20_000), owed: Money(12_000) };
    assert_eq!(pay(&till, 1, vec![voucher(&first, 10_000), voucher(&second, 10_000)]), Err(over));
    // The second of one payment pays what the first left.
    assert_eq!(worth(&till, 1, &second, 10_000), Ok((2_000, 8_000)));
    till.pays(1, vec![voucher(&first, 10_000), voucher(&second, 2_000)]);
    assert_eq!(till.sheets()[0].3, 12_000);
    assert_eq!(listed(&till, VoucherState::Used, "").len(), 2, "what lapsed is not kept for later");
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
    let two = || vec![voucher(&first, 10_000), voucher(&second, 10_000)];
    let all = two().into_iter().chain([voucher(&third, 10_000)]).collect();
    assert_eq!(pay(&till, 1, all), Err(needs(&third)));
    assert_eq!(till.number("SELECT count(*) FROM payment"), 0);
    till.pays(1, two());
    assert_eq!(worth(&till, 1, &third, 0), Err(needs(&third)));
    assert_eq!(worth(&till, 1, &any, 0), Ok((1_000, 0)));
    // One goes back, and leaves its place.
    goes_back(&till, 1, 10_000);
    till.pays(1, vec![voucher(&third, 10_000)]);
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
    let on = |sheet: i64| pay_ask(&till, sheet, vec![voucher(&number, 10_000)]);
    let asks = [("cashier", on(1)), ("manager", on(2))];
    let refused = one_refused(at_once(asks, |(seat, ask)| till.ask(seat, "take_payment", ask)));
    assert!(matches!(refused, Refusal::VoucherUsed { .. }), "{refused}");
    assert_eq!(till.number("SELECT sum(amount) FROM payment"), 10_000);
    // Twice in one payment, and a post that comes twice.
    let other = issued(&till, 5_000, 0, None);
    let sheet = till.number("SELECT id FROM settlement WHERE received = 0");
    let twice = pay(&till, sheet, vec![voucher(&other, 5_000), voucher(&other, 5_000)]);
    assert!(matches!(twice, Err(Refusal::VoucherUsed { .. })), "{twice:?}");
    let ask = pay_ask(&till, sheet, vec![voucher(&other, 5_000)]);
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
        assert_eq!(pay(till, sheet, vec![voucher(number, amount)]), Err(refused.clone()));
        refused
    };
    let unknown = both(&till, own, "DJ20260302999", 100);
    assert_eq!(unknown, Refusal::VoucherUnknown { number: "DJ20260302999".into() });
    let empty = Refusal::bad("voucher_number", FieldProblem::Empty);
    assert_eq!(both(&till, own, " ", 100), empty);
    assert_eq!(till.refused("cashier", "take_payment", till.payment(own, PaymentMeans::Voucher, 100)), empty);
    let small = issued(&till, 10_000, 40_001, None);
    let refused = both(&till, own, &small, 10_000);
    assert!(matches!(refused, Refusal::VoucherBillTooSmall { total: Money(40_000), .. }), "{refused}");
    let number = issued(&till, 10_000, 0, Some(1));
    let refused = both(&till, claim, &number, 10_000);
    assert!(matches!(refused, Refusal::VoucherForCustomers { .. }), "{refused}");
    let withdrawn = issued(&till, 10_000, 0, None);
    till.run("manager", withdraw_voucher, withdraw_ask(&till, &withdrawn));
    let refused = both(&till, own, &withdrawn, 10_000);
    assert_eq!(refused, Refusal::VoucherWithdrawn { number: withdrawn.clone(), reason: "印错了".into() });
    assert_eq!(listed(&till, VoucherState::Withdrawn, ""), [withdrawn.as_str()]);
    let ask = IssueVouchers { valid_from: day("2026-03-03"), ..issue_ask(10_000, 0, None) };
    let done = till.run("manager", issue_vouchers, ask);
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
    till.pays(own, vec![voucher(&number, 10_000)]);
    let refused = both(&till, others, &number, 10_000);
    assert!(matches!(refused, Refusal::VoucherUsed { .. }), "{refused}");
    let used = till.refused("manager", "withdraw_voucher", request(withdraw_ask(&till, &number)));
    assert!(matches!(used, Refusal::VoucherUsed { .. }), "{used}");
}

#[test]
fn its_last_day_ends_at_the_shops_midnight() {
    let till = billed(60_000);
    let (first, second) = (issued(&till, 10_000, 0, None), issued(&till, 10_000, 0, None));
    // From ten in the morning of the day before to 23:59.
    till.later(37 * 60 + 59);
    till.pays(1, vec![voucher(&first, 10_000)]);
    till.later(1);
    let refused = pay(&till, 1, vec![voucher(&second, 10_000)]).unwrap_err();
    assert!(matches!(refused, Refusal::VoucherExpired { .. }), "{refused}");
    assert_eq!(listed(&till, VoucherState::Expired, ""), [second.as_str()]);
    // What comes back late is late.
    let payment = till.number("SELECT max(id) FROM payment");
    goes_back(&till, payment, 10_000);
    assert_eq!(listed(&till, VoucherState::Expired, ""), [second, first.clone()]);
    let refused = pay(&till, 1, vec![voucher(&first, 10_000)]).unwrap_err();
    assert!(matches!(refused, Refusal::VoucherExpired { .. }), "{refused}");
}

#[test]
fn what_was_put_on_account_is_paid_by_a_voucher_too_sheet_by_sheet() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    till.put_on_account(1, "月结");
    assert_eq!(worth(&till, 1, &number, 0), Ok((10_000, 0)));
    // Over several sheets at once nobody could say which of them it is for.
    let all = request(over(customer(), 60_000, &[], vec![voucher(&number, 10_000)]));
    let refused = till.refused("cashier", "collect_account", all);
    assert_eq!(refused, Refusal::bad("voucher_number", FieldProblem::Empty));
    till.collect("cashier", 1, vec![voucher(&number, 10_000)]);
    assert_eq!((till.due(1), listed(&till, VoucherState::Used, "")), (50_000, vec![number]));
}

#[test]
fn a_coupon_of_a_platform_pays_what_is_typed_once_and_ours_is_none() {
    let till = billed(60_000);
    let ours = issued(&till, 10_000, 0, None);
    let no = pay(&till, 1, vec![coupon(&ours, 60_000)]).unwrap_err();
    assert_eq!(no, Refusal::VoucherIsOurs { number: ours });
    till.pays(1, vec![coupon("8812 0034 5567", 8_800)]);
    let again = pay(&till, 1, vec![coupon("881200345567", 100)]).unwrap_err();
    assert!(matches!(again, Refusal::VoucherUsed { .. }), "{again}");
    // No voucher is issued under a number that paid already.
    let ask = IssueVouchers { numbers: vec!["881200345567".to_owned()], ..issue_ask(10_000, 0, None) };
    let taken = till.refused("manager", "issue_vouchers", request(ask));
    assert_eq!(taken, Refusal::VoucherNumberTaken { number: "881200345567".into() });
    void(&till, 1);
    assert_eq!(till.held(), 0, "it is the customer's to show once more");
}

#[test]
fn a_receipt_of_an_older_program_names_no_number_and_stays_what_it_was() {
    let till = billed(60_000);
    // As a program wrote it that knew the means and no numbers.
    till.pays(1, vec![coupon("older", 5_000)]);
    let mut old: domain::settlement::Payment = till.shop.db.read(|r| r.get(1)).unwrap();
    old.voucher_number = String::new();
    let sum = features::kept::sheets::sum_of_payment(&old);
    assert!(!serde_json::to_string(&old).unwrap().contains("voucher_number"));
    till.file().execute("UPDATE payment SET voucher_number = '', checksum = ?1 WHERE id = 1", [sum]).unwrap();
    says(&text(&till, "cashier", "receipt", 1), &["代金券", "50.00"]);
    goes_back(&till, 1, 1_000);
    void(&till, 1);
    assert_eq!(till.held(), 4_000, "it stays with the shop, as it did");
}

#[test]
fn issuing_is_the_managers_and_numbers_are_given_once() {
    let till = billed(60_000);
    for seat in ["cashier", "advisor", "technician"] {
        let no = till.refused(seat, "issue_vouchers", request(issue_ask(10_000, 0, None)));
        assert!(matches!(no, Refusal::RoleMissing { .. }), "{seat}");
    }
    let no = till.refused("technician", "list_vouchers", request(asked(VoucherState::Open, "")));
    assert!(matches!(no, Refusal::RoleMissing { .. }));
    let many = IssueVouchers { count: 60, ..issue_ask(10_000, 0, None) };
    let numbers = till.run("manager", issue_vouchers, many)["numbers"].as_array().unwrap().clone();
    assert_eq!((numbers.len(), &numbers[59]), (60, &json!("DJ20260302060")));
    let first = till.run("cashier", list_vouchers, asked(VoucherState::Open, ""));
    let rows = first["vouchers"].as_array().unwrap();
    assert!(rows.len() == 50 && first["more"] == true && first["issues"] == false);
    let next = AskVouchers { before: Some(field(&rows[49], "id")), ..asked(VoucherState::Open, "") };
    let second = till.run("cashier", list_vouchers, next);
    assert!(second["vouchers"].as_array().unwrap().len() == 10 && second["more"] == false);

    let printed = || {
        let numbers = ["a-001", " ", "Ａ-002"].map(str::to_owned).to_vec();
        IssueVouchers { numbers, ..issue_ask(5_000, 0, Some(1)) }
    };
    let done = till.run("manager", issue_vouchers, printed());
    assert_eq!(done["numbers"], json!(["A-001", "A-002"]));
    let taken = till.refused("manager", "issue_vouchers", request(printed()));
    assert_eq!(taken, Refusal::VoucherNumberTaken { number: "A-001".into() });
    assert_eq!(till.number("SELECT count(*) FROM voucher"), 62, "all of them or none");
    let theirs = AskCustomerVouchers { customer_id: CustomerId(1) };
    let theirs = till.run("advisor", customer_vouchers, theirs);
    assert_eq!(theirs["vouchers"].as_array().unwrap().len(), 2);
    let found = till.search("advisor", "A-001");
    assert_eq!(found["documents"][0]["entity"], "voucher", "{found}");
    let bad = IssueVouchers { valid_until: day("2026-03-01"), ..issue_ask(10_000, 0, None) };
    let past = till.refused("manager", "issue_vouchers", request(bad));
    assert_eq!(past, Refusal::bad("valid_until", FieldProblem::InThePast));
    let id = field(&found["documents"][0], "id");
    let page = till.run("cashier", get_voucher, AskVoucher { id });
    assert_eq!(
        (&page["voucher"]["number"], &page["voucher"]["customer_name"]),
        (&json!("A-001"), &json!("张小芳"))
    );
    let nobody = till.refused("manager", "issue_vouchers", request(issue_ask(10_000, 0, Some(999))));
    assert!(matches!(nobody, Refusal::NotFound { .. }));

    // A byte that turned over pays nothing.
    till.file().execute("UPDATE voucher SET face_value = 60000 WHERE number = 'A-001'", []).unwrap();
    let damaged = pay(&till, 1, vec![voucher("A-001", 60_000)]).unwrap_err();
    assert!(matches!(damaged, Refusal::Damaged { .. }), "{damaged}");
}
