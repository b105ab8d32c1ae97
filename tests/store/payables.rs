//! What suppliers are owed: prices put right, invoices against what came, credits and payments, to the fen.

use crate::receiving::{Store, back, line};
use domain::ids::{
    GoodsReceiptId, GoodsReceiptLineId, SupplierInvoiceId, SupplierPaymentId, SupplierReturnId,
};
use domain::money::Money;
use domain::receiving::SupplierPaymentMeans;
use features::receiving::payables::{
    RecordSupplierInvoice, WithdrawSupplierInvoice, WithdrawSupplierPayment, pay_supplier,
    record_supplier_invoice, withdraw_supplier_invoice, withdraw_supplier_payment,
};
use features::receiving::prices::{
    CorrectReceiptFreight, CorrectReceiptPrice, correct_receipt_freight, correct_receipt_price,
};
use features::receiving::receipts::ReceiveGoods;
use features::receiving::returns::{SendBackGoods, send_back_goods};
use features::receiving::supplier_accounts::list_payables;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::read;

#[test]
fn a_price_that_is_corrected_later_values_what_is_left_and_no_more() {
    let store = Store::open();
    let receipt = store.receives(ReceiveGoods {
        freight: Money(1_000),
        ..store.receiving(None, vec![line(store.pads, 10_000, 5_000)])
    });
    let came = store.page(receipt)["lines"][0].clone();
    // Four are gone: 51.00 each.
    let gone = SendBackGoods {
        supplier_id: store.supplier,
        reason: "多订了".to_owned(),
        lines: vec![back(&came, 4_000, false)],
    };
    assert_eq!(store.shop.run("parts_keeper", send_back_goods, gone)["credited"], 20_000, "without freight");
    assert_eq!(store.worth(store.pads), (6_000, 30_600));
    let ask = |version: i64, price: i64| CorrectReceiptPrice {
        goods_receipt_line_id: GoodsReceiptLineId(came["id"].as_i64().unwrap_or_default()),
        version,
        buying_price: Money(price),
        reason: "发票价".to_owned(),
    };
    let stale = store.refusal("parts_keeper", "correct_receipt_price", ask(1, 5_500));
    assert_eq!(stale["code"], "conflict", "the line went back in part meanwhile");
    let same = store.refusal("parts_keeper", "correct_receipt_price", ask(2, 5_000));
    assert_eq!(same["code"], "nothing_corrected");
    // 50.00 more for ten, of which six are there.
    let done = store.shop.run("parts_keeper", correct_receipt_price, ask(2, 5_500));
    assert_eq!((&done["stock_value"], &done["cost_difference"]), (&json!(3_000), &json!(2_000)));
    assert_eq!(store.worth(store.pads), (6_000, 33_600));
    let last_cost = format!("SELECT last_cost FROM stock_account WHERE part_id = {}", store.pads);
    assert_eq!(store.number(&last_cost), 5_600, "what it cost last is what it really cost, freight and all");
    let page = store.page(receipt);
    assert_eq!((&page["charged"], &page["whole_cost"]), (&json!(56_000), &json!(56_000)));
    // The carrier's bill comes later, and the supplier charges nothing for bringing it.
    let freight = CorrectReceiptFreight {
        id: GoodsReceiptId(receipt),
        version: read(page["version"].clone()),
        freight: Money(3_000),
        freight_charged: false,
        reason: "物流单".to_owned(),
    };
    store.shop.run("parts_keeper", correct_receipt_freight, freight);
    assert_eq!(store.worth(store.pads), (6_000, 34_800));
    assert_eq!(store.page(receipt)["charged"], 55_000);
    store.adds_up();
}

#[test]
fn an_invoice_is_held_against_what_came_and_paid_once() {
    let store = Store::open();
    let first = store.receives(store.receiving(None, vec![line(store.pads, 10_000, 5_000)]));
    let second = store.receives(store.receiving(None, vec![line(store.pads, 2_000, 5_000)]));
    assert_eq!(store.shop.run("manager", list_payables, AskNothing {})["not_invoiced"], 60_000);

    let ask = store.invoice("44000001", 51_000, &[first]);
    let refusal = store.refusal("parts_keeper", "record_supplier_invoice", &ask);
    assert_eq!(refusal["code"], "invoice_differs");
    assert_eq!(refusal["params"], json!({ "amount": 51_000, "charged": 50_000 }));
    let meant = RecordSupplierInvoice { meant: true, ..ask.clone() };
    let done = store.shop.run("parts_keeper", record_supplier_invoice, meant);
    assert_eq!(done["difference"], 1_000);
    let again = RecordSupplierInvoice { receipts: Vec::new(), meant: true, ..ask };
    let refusal = store.refusal("parts_keeper", "record_supplier_invoice", again);
    assert_eq!(refusal["code"], "invoice_known");
    let twice = store.invoice("44000002", 60_000, &[first, second]);
    let refusal = store.refusal("parts_keeper", "record_supplier_invoice", twice);
    assert_eq!(refusal["params"]["problem"], "already_invoiced");
    store.shop.run("parts_keeper", record_supplier_invoice, store.invoice("44000002", 10_000, &[second]));

    let account = store.account();
    assert_eq!((&account["owed"], &account["overdue"]), (&json!(61_000), &json!(0)));
    assert_eq!(account["may_pay"], false, "a keeper records, the manager pays");
    let pays = |owed, amount| store.paying(owed, amount, SupplierPaymentMeans::Transfer);
    let seat = store.refusal("parts_keeper", "pay_supplier", pays(61_000, 1_000));
    assert_eq!(seat["code"], "role_missing");
    let much = store.refusal("manager", "pay_supplier", pays(61_000, 61_001));
    assert_eq!(much["code"], "over_paid");
    let payment = store.shop.run("manager", pay_supplier, pays(61_000, 55_000));
    let stale = store.refusal("manager", "pay_supplier", pays(61_000, 6_000));
    assert_eq!(stale["params"], json!({ "seen": 61_000, "owed": 6_000 }));
    let account = store.account();
    let owed: Vec<&Value> = (0..2).map(|at| &account["invoices"][at]["owed"]).collect();
    assert_eq!(owed, [&json!(6_000), &json!(0)], "the older one is paid off first");
    // A payment that was written wrongly counts no more, and what it paid is owed again.
    let wrong = WithdrawSupplierPayment {
        id: SupplierPaymentId(payment.as_i64().expect("an id")),
        version: 1,
        reason: "录错".to_owned(),
    };
    store.shop.run("manager", withdraw_supplier_payment, wrong);
    assert_eq!(store.account()["owed"], 61_000);
    store.adds_up();
    let withdraw =
        |id| WithdrawSupplierInvoice { id: SupplierInvoiceId(id), version: 3, reason: "录错".to_owned() };
    store.shop.run("manager", withdraw_supplier_invoice, withdraw(1));
    let account = store.account();
    assert_eq!((&account["owed"], &account["receipts"][0]["id"]), (&json!(10_000), &json!(first)));
    store.shop.run("parts_keeper", record_supplier_invoice, store.invoice("44000001", 50_000, &[first]));
    // Thirty days after the invoice it is due, and a day later it is overdue.
    store.shop.clock.set_to("2026-04-02T09:00");
    let told = store.shop.run("manager", list_payables, AskNothing {});
    assert_eq!((&told["overdue"], &told["ageing"]["to_30_days"]), (&json!(60_000), &json!(60_000)));
    store.adds_up();
}

#[test]
fn what_went_back_is_drawn_once_by_an_invoice_or_by_a_payment() {
    let store = Store::open();
    let receipt = store.receives(store.receiving(None, vec![line(store.pads, 10_000, 5_000)]));
    let came = store.page(receipt)["lines"][0].clone();
    let ask = |quantity| SendBackGoods {
        supplier_id: store.supplier,
        reason: "多订了".to_owned(),
        lines: vec![back(&came, quantity, false)],
    };
    let first = store.shop.run("parts_keeper", send_back_goods, ask(2_000))["id"].clone();
    store.shop.run("parts_keeper", send_back_goods, ask(1_000));
    assert_eq!(store.account()["credit"], 15_000);
    let netted =
        RecordSupplierInvoice { returns: vec![read(first)], ..store.invoice("44000003", 40_000, &[receipt]) };
    store.shop.run("parts_keeper", record_supplier_invoice, netted);
    assert_eq!(store.account()["credit"], 5_000);
    let draws = |owed, amount| store.paying(owed, amount, SupplierPaymentMeans::Credit);
    let refusal = store.refusal("manager", "pay_supplier", draws(40_000, 5_001));
    assert_eq!(refusal["params"], json!({ "amount": 5_001, "credit": 5_000 }));
    store.shop.run("manager", pay_supplier, draws(40_000, 5_000));
    let account = store.account();
    assert_eq!((&account["owed"], &account["credit"]), (&json!(35_000), &json!(0)));
    // What a payment drew makes no invoice less any more.
    let twice = RecordSupplierInvoice {
        returns: vec![SupplierReturnId(2)],
        meant: true,
        ..store.invoice("44000004", 1_000, &[])
    };
    let refusal = store.refusal("parts_keeper", "record_supplier_invoice", twice);
    assert_eq!(refusal["code"], "over_supplier_credit");
    store.adds_up();
}
