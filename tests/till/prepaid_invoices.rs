//! Invoices of prepaid money: at the sale by the announcement, and then not once more
//! at the use; or at the use, where the shop does it so.

use crate::contracts::{agreed, item, package, sale};
use crate::invoices::{invoice, record, two_sheets};
use crate::visit::{Till, figures};
use crate::vouchers::{issued, pay, voucher};
use domain::line::LineKind;
use domain::money::Money;
use domain::refusal::FieldProblem;
use kernel::Refusal;
use serde_json::{Value, json};

fn billed(price: i64) -> Till {
    let till = Till::with(&[figures(LineKind::Part, price)]);
    till.bill(0, 0);
    till.prepared();
    till
}

fn held(till: &Till) -> i64 {
    let account = till.ok("cashier", "get_stored_value", json!({ "customer_id": 1 }));
    account["balance"]["total"].as_i64().unwrap()
}

fn top_up(till: &Till, amount: i64, gift: i64) -> i64 {
    let ask = json!({ "customer_id": 1, "held": held(till), "means": "wechat", "amount": amount,
                      "tendered": amount, "gift": gift, "reason": "老客户" });
    till.ok("manager", "top_up_stored_value", ask)["payment"].as_i64().unwrap()
}

fn give_back(till: &Till, payment: i64, amount: i64) -> Result<Value, Refusal> {
    let ask = json!({ "payment_id": payment, "held": held(till), "amount": amount, "means": "wechat",
                      "reason": "不再来了" });
    till.ask("manager", "refund_stored_value", ask)
}

fn invoiced_when(till: &Till, code: &str) {
    let mut shop = till.ok("manager", "get_shop", json!({}));
    shop["settings"]["prepaid_invoicing"] = code.into();
    till.ok("manager", "save_shop", shop);
}

fn amounts(list: &Value, key: &str) -> Vec<(i64, i64)> {
    let row = |row: &Value| (row[key].as_i64().unwrap(), row["left"].as_i64().unwrap());
    list.as_array().unwrap().iter().map(row).collect()
}

/// Each by its number.
type Amounts = Vec<(i64, i64)>;

/// Sheets with what is left of each, and receipts.
fn to_invoice(till: &Till) -> (Amounts, Amounts) {
    let ask = json!({ "before": null, "wanted": false });
    let sheets = till.ok("cashier", "to_be_invoiced", ask.clone());
    let receipts = till.ok("cashier", "prepaid_to_be_invoiced", ask);
    (amounts(&sheets["rows"], "settlement_id"), amounts(&receipts["rows"], "prepaid_receipt_id"))
}

fn to_reverse(till: &Till) -> (Amounts, Amounts) {
    let ask = json!({ "before": null, "wanted": false });
    let sheets = till.ok("cashier", "to_be_invoiced", ask.clone());
    let receipts = till.ok("cashier", "prepaid_to_be_invoiced", ask);
    (amounts(&sheets["to_reverse"], "settlement_id"), amounts(&receipts["to_reverse"], "prepaid_receipt_id"))
}

fn of_receipts(last: i64, receipts: &[(i64, i64)]) -> Value {
    let receipts: Vec<Value> =
        receipts.iter().map(|(id, amount)| json!({ "prepaid_receipt_id": id, "amount": amount })).collect();
    let mut ask = invoice(last, &[]);
    ask["receipts"] = receipts.into();
    ask
}

fn receipt_number(till: &Till, id: i64) -> String {
    till.text(&format!(
        "SELECT payment.number FROM prepaid_receipt JOIN payment ON payment.id = payment_id
         WHERE prepaid_receipt.id = {id}"
    ))
}

#[test]
fn a_top_up_is_invoiced_as_it_comes_in_and_not_once_more_when_it_pays() {
    let till = billed(120_000);
    let payment = top_up(&till, 100_000, 10_000);
    assert_eq!(to_invoice(&till), (vec![], vec![(1, 100_000)]), "what was paid, and not the gift");
    let part = |means: &str, amount: i64| json!({ "means": means, "amount": amount, "tendered": amount });
    let parts = json!([part("stored_value", 105_000), part("cash", 15_000)]);
    till.ok("cashier", "take_payment", json!({ "settlement_id": 1, "owed": 120_000, "parts": parts }));
    assert_eq!(to_invoice(&till), (vec![(1, 15_000)], vec![(1, 100_000)]), "the cash is the sheet's");
    // Which of its lines the cash paid nobody knows: the template takes no part of it.
    let checks = till.ok("cashier", "check_tax_batch", json!({ "sheets": [1], "is_special": false }));
    let partly = json!({ "code": "partly_prepaid", "params": { "amount": 105_000 } });
    assert_eq!((&checks[0]["is_right"], &checks[0]["problems"][0]), (&json!(false), &partly));
    let over = till.refused("cashier", "record_tax_invoice", invoice(1, &[(1, 15_001)]));
    let number = till.text("SELECT number FROM settlement WHERE id = 1");
    assert_eq!(over, Refusal::OverInvoiced { number, amount: Money(15_001), left: Money(15_000) });
    record(&till, 1, &[(1, 15_000)]);

    // In parts, by an ordinary invoice without tax.
    let special = |mut ask: Value, kind: &str| {
        ask["kind"] = kind.into();
        ask
    };
    let refused =
        till.refused("cashier", "record_tax_invoice", special(of_receipts(2, &[(1, 1)]), "digital_special"));
    assert_eq!(refused, Refusal::PrepaidNoSpecial);
    let mut taxed = of_receipts(2, &[(1, 60_000)]);
    taxed["tax"] = 6_902.into();
    let refused = till.refused("cashier", "record_tax_invoice", taxed);
    assert_eq!(refused, Refusal::PrepaidUntaxed { tax: Money(6_902) });
    let mut mixed = of_receipts(2, &[(1, 60_000)]);
    mixed["sheets"] = json!([{ "settlement_id": 1, "amount": 1 }]);
    assert_eq!(till.refused("cashier", "record_tax_invoice", mixed), Refusal::SheetsAndPrepaid);
    till.ok("cashier", "record_tax_invoice", of_receipts(2, &[(1, 60_000)]));
    assert_eq!(to_invoice(&till), (vec![], vec![(1, 40_000)]));
    let over = till.refused("cashier", "record_tax_invoice", of_receipts(3, &[(1, 40_001)]));
    let number = receipt_number(&till, 1);
    assert_eq!(over, Refusal::OverInvoiced { number, amount: Money(40_001), left: Money(40_000) });
    for seat in ["advisor", "clerk", "technician"] {
        let refused = till.refused(seat, "record_tax_invoice", of_receipts(3, &[(1, 1)]));
        assert!(matches!(refused, Refusal::RoleMissing { .. }), "{seat}");
        let ask = json!({ "before": null, "wanted": false });
        assert!(matches!(till.refused(seat, "prepaid_to_be_invoiced", ask), Refusal::RoleMissing { .. }));
    }

    // The sheet is taken back: what was drawn is stored value again, and its invoice stays.
    till.ok("manager", "void_settlement", json!({ "settlement_id": 1, "reason": "开错" }));
    assert_eq!(to_reverse(&till), (vec![(1, 15_000)], vec![]));
    // Money that was invoiced goes back: the invoice says more than came in.
    give_back(&till, payment, 70_000).unwrap();
    assert_eq!(to_invoice(&till), (vec![], vec![]));
    assert_eq!(to_reverse(&till), (vec![(1, 15_000)], vec![(1, 30_000)]));
    let mut red = of_receipts(4, &[(1, 30_000)]);
    red["red_of"] = 2.into();
    till.ok("cashier", "record_red_invoice", red);
    assert_eq!(to_reverse(&till).1, vec![]);
    assert_eq!(to_invoice(&till).1, vec![]);
    assert_eq!(till.number("SELECT received - invoiced FROM prepaid_receipt"), 0);
}

#[test]
fn several_receipts_go_on_one_invoice_which_is_reversed_and_taken_back_like_any() {
    let till = billed(20_000);
    top_up(&till, 10_000, 0);
    top_up(&till, 5_000, 0);
    let saved = till.ok("cashier", "record_tax_invoice", of_receipts(1, &[(1, 10_000), (2, 4_000)]));
    assert_eq!(saved["invoice"]["amount"], 14_000);
    let list = till.ok("cashier", "list_tax_invoices", json!({ "month": "2026-03", "text": "" }));
    let row = &list["invoices"][0];
    assert_eq!((row["sheets"].as_array().unwrap().len(), &row["may_reverse"]), (0, &json!(true)));
    assert_eq!(row["receipts"][1]["receipt_number"], receipt_number(&till, 2));
    assert_eq!(row["receipts"][1]["customer_name"], "张小芳");
    // A red one against a sheet finds nothing of this invoice there.
    let mut of_sheet = invoice(2, &[(1, 1)]);
    of_sheet["red_of"] = 1.into();
    let refused = till.refused("cashier", "record_red_invoice", of_sheet);
    assert!(matches!(refused, Refusal::OverReversed { left: Money(0), .. }), "{refused}");
    let version = till.number("SELECT version FROM tax_invoice WHERE id = 1");
    let back = json!({ "id": 1, "version": version, "reason": "号码打错" });
    till.ok("cashier", "take_back_tax_invoice", back);
    assert_eq!(to_invoice(&till).1, [(2, 5_000), (1, 10_000)]);
    // Whoever had one is offered it again, and stands among those who want one.
    let offered = till.ok("cashier", "prepaid_to_be_invoiced", json!({ "before": null, "wanted": false }));
    assert_eq!(offered["rows"][0]["buyer_title"], "顺达物流有限公司");
    let wanted = |till: &Till| {
        let list = till.ok("cashier", "prepaid_to_be_invoiced", json!({ "before": null, "wanted": true }));
        amounts(&list["rows"], "prepaid_receipt_id")
    };
    assert_eq!(wanted(&till), []);
    let want = json!({ "prepaid_receipt_id": 1, "wanted": true, "buyer": null });
    till.ok("cashier", "want_prepaid_invoice", want);
    assert_eq!(wanted(&till), [(1, 10_000)]);
    top_up(&till, 100, 0);
    assert_eq!(wanted(&till), [(3, 100), (1, 10_000)]);
}

fn sold(till: &Till) {
    till.ok("manager", "save_package", package(80_000, &[item("机油保养", 30_000, 3)]));
    till.ok("cashier", "sell_contract", sale(80_000));
    let draw = json!({ "work_order_id": till.order, "service_contract_id": 1, "position": 0, "times": 1 });
    till.ok("advisor", "draw_from_contract", draw);
    agreed(till);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, "cash", 10_000);
}

#[test]
fn a_package_is_invoiced_as_it_is_sold_and_its_sheet_is_not() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    assert_eq!(till.number("SELECT total FROM settlement WHERE id = 2"), 26_667);
    assert_eq!(to_invoice(&till), (vec![(1, 10_000)], vec![(2, 70_000), (1, 10_000)]));
    let list = till.ok("cashier", "prepaid_to_be_invoiced", json!({ "before": null, "wanted": false }));
    let row = &list["rows"][0];
    assert_eq!(
        (&row["contract_number"], &row["package_name"]),
        (&json!("TC20260302001"), &json!("保养套餐"))
    );
    let refused = till.refused("cashier", "record_tax_invoice", invoice(1, &[(2, 1)]));
    assert!(matches!(refused, Refusal::OverInvoiced { left: Money(0), .. }), "{refused}");
    // What goes back of it goes off its newest receipt.
    let back = json!({ "id": 1, "version": 1, "amount": 53_333, "means": null, "reason": "搬走了" });
    till.ok("manager", "give_contract_back", back);
    assert_eq!(to_invoice(&till).1, [(2, 16_667), (1, 10_000)]);
}

#[test]
fn at_the_use_the_sheets_are_invoiced_and_the_sales_are_not() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    invoiced_when(&till, "at_use");
    sold(&till);
    assert_eq!(to_invoice(&till), (vec![(2, 26_667), (1, 10_000)], vec![]));
    record(&till, 1, &[(2, 26_667)]);
    let till = billed(20_000);
    invoiced_when(&till, "at_use");
    top_up(&till, 15_000, 6_000);
    till.pay(1, "stored_value", 20_000);
    assert_eq!(to_invoice(&till), (vec![(1, 15_000)], vec![]), "nobody paid the gift");
}

#[test]
fn a_shop_that_changes_its_mind_invoices_each_money_as_it_was_when_it_came_in() {
    let till = billed(30_000);
    invoiced_when(&till, "at_use");
    let old = top_up(&till, 10_000, 0);
    invoiced_when(&till, "at_sale");
    let new = top_up(&till, 15_000, 5_000);
    assert_eq!(to_invoice(&till).1, [(1, 15_000)]);
    // The older kind is used first, then what was invoiced, then the gift.
    till.pay(1, "stored_value", 12_000);
    let drawn = till.number("SELECT max(id) FROM payment");
    assert_eq!(till.number(&format!("SELECT at_sale FROM payment WHERE id = {drawn}")), 2_000);
    // Of the old one nothing is left to go back; of the new one no more than is there.
    let left = |refused: Result<Value, Refusal>, amount: i64, left: i64| {
        let over = Refusal::OverRefunded { amount: Money(amount), remains: Money(left) };
        assert_eq!(refused.unwrap_err(), over);
    };
    left(give_back(&till, old, 1), 1, 0);
    left(give_back(&till, new, 13_001), 13_001, 13_000);
    till.pay(1, "cash", 18_000);
    assert_eq!(to_invoice(&till), (vec![(1, 28_000)], vec![(1, 15_000)]));
    // A part of what was drawn goes back: the invoiced money first, behind the gift.
    let back = json!({ "payment_id": drawn, "amount": 3_000, "means": "stored_value", "reason": "少收" });
    till.ok("manager", "refund_payment", back);
    till.pay(1, "cash", 3_000);
    assert_eq!(to_invoice(&till), (vec![(1, 30_000)], vec![(1, 15_000)]));
}

#[test]
fn what_the_shop_gave_away_is_never_invoiced_and_what_a_platform_pays_is() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    let coupon = json!({ "means": "voucher", "amount": 20_000, "tendered": 20_000,
                         "voucher": { "number": "MT778899", "third_party": true } });
    let cash = json!({ "means": "cash", "amount": 30_000, "tendered": 30_000 });
    pay(&till, 1, &[voucher(&number, 10_000), coupon, cash]).unwrap();
    assert_eq!(to_invoice(&till).0, [(1, 50_000)]);
    let own = till.number("SELECT id FROM payment WHERE voucher_number LIKE 'DJ%'");
    let back = json!({ "payment_id": own, "amount": 10_000, "means": "voucher", "reason": "不能用" });
    till.ok("manager", "refund_payment", back);
    till.pay(1, "cash", 10_000);
    assert_eq!(to_invoice(&till).0, [(1, 60_000)]);
}

#[test]
fn an_invoice_made_out_before_stored_value_paid_is_still_to_be_reversed() {
    let till = billed(20_000);
    record(&till, 1, &[(1, 20_000)]);
    top_up(&till, 15_000, 0);
    till.pay(1, "stored_value", 5_000);
    assert_eq!(to_reverse(&till).0, [(1, 5_000)]);
    let page = till.ok("cashier", "invoices_of_visit", till.about());
    assert_eq!(
        (&page[0]["left"], &page[0]["to_reverse"], &page[0]["not_invoiced"]),
        (&json!(0), &json!(5_000), &json!(5_000))
    );
    let nothing = till.refused("cashier", "record_tax_invoice", of_receipts(3, &[]));
    assert_eq!(nothing, Refusal::bad("sheets", FieldProblem::Empty));
}

#[test]
fn sheets_that_nobody_prepaid_stand_as_before() {
    let till = two_sheets();
    assert_eq!(to_invoice(&till), (vec![(2, 30_000), (1, 20_000)], vec![]));
}
