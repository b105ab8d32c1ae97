//! Invoices of prepaid money: at the sale by the announcement, and then not once more
//! at the use; or at the use, where the shop does it so.

use crate::invoices::{invoice, listed, of_visit, record, red, take_back, to_be_invoiced_now, two_sheets};
use crate::packages::{agreed, back, draw_ask, item, package, sale};
use crate::stored;
use crate::visit::{Till, figures};
use crate::vouchers::{coupon, issued, voucher};
use domain::ids::{PrepaidReceiptId, SettlementId};
use domain::line::LineKind;
use domain::money::Money;
use domain::prepaid_invoicing::PrepaidInvoicing;
use domain::refusal::FieldProblem;
use domain::settlement::PaymentMeans;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::balance::ReceiptAmount;
use features::packages::offers::save_package;
use features::till::invoices::{
    AskPrepaidToInvoice, CheckTaxBatch, RecordTaxInvoice, WantPrepaidInvoice, check_tax_batch,
    prepaid_to_be_invoiced, record_red_invoice, record_tax_invoice, take_back_tax_invoice,
    want_prepaid_invoice,
};
use features::till::{give_contract_back, sell_contract};
use features::visit::lines::drawn::draw_from_contract;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::asks_till::part;
use shop_tests::typed::request;

fn billed(price: i64) -> Till {
    let till = Till::with(&[figures(LineKind::Part, price)]);
    till.bill(0, 0);
    till.prepared();
    till
}

fn top_up(till: &Till, amount: i64, gift: i64) -> i64 {
    stored::top_up(till, PaymentMeans::Wechat, amount, gift)
}

fn give_back(till: &Till, payment: i64, amount: i64) -> Result<Value, Refusal> {
    let ask = stored::back_ask(till, payment, amount, PaymentMeans::Wechat);
    till.ask("manager", "refund_stored_value", request(ask))
}

fn invoiced_when(till: &Till, when: PrepaidInvoicing) {
    till.settles(|settings| settings.prepaid_invoicing = when);
}

fn amounts(list: &Value, key: &str) -> Vec<(i64, i64)> {
    let row = |row: &Value| (row[key].as_i64().unwrap(), row["left"].as_i64().unwrap());
    list.as_array().unwrap().iter().map(row).collect()
}

/// Each by its number.
type Amounts = Vec<(i64, i64)>;

fn prepaid(till: &Till, wanted: bool) -> Value {
    till.run("cashier", prepaid_to_be_invoiced, AskPrepaidToInvoice { before: None, wanted })
}

/// Sheets with what is left of each, and receipts.
fn to_invoice(till: &Till) -> (Amounts, Amounts) {
    let (sheets, receipts) = (to_be_invoiced_now(till, false), prepaid(till, false));
    (amounts(&sheets["rows"], "settlement_id"), amounts(&receipts["rows"], "prepaid_receipt_id"))
}

fn to_reverse(till: &Till) -> (Amounts, Amounts) {
    let (sheets, receipts) = (to_be_invoiced_now(till, false), prepaid(till, false));
    (amounts(&sheets["to_reverse"], "settlement_id"), amounts(&receipts["to_reverse"], "prepaid_receipt_id"))
}

fn of_receipts(last: i64, receipts: &[(i64, i64)]) -> RecordTaxInvoice {
    let share = |(id, amount): &(i64, i64)| ReceiptAmount {
        prepaid_receipt_id: PrepaidReceiptId(*id),
        amount: Money(*amount),
    };
    RecordTaxInvoice { receipts: receipts.iter().map(share).collect(), ..invoice(last, &[]) }
}

fn refused(till: &Till, ask: RecordTaxInvoice) -> Refusal {
    till.refused("cashier", "record_tax_invoice", request(ask))
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
    till.pays(1, vec![part(PaymentMeans::StoredValue, 105_000), part(PaymentMeans::Cash, 15_000)]);
    assert_eq!(to_invoice(&till), (vec![(1, 15_000)], vec![(1, 100_000)]), "the cash is the sheet's");
    // It has a single line, which the cash paid for: the template takes that part of it.
    let (sheets, receipts) = (vec![SettlementId(1)], Vec::new());
    let ask = CheckTaxBatch { sheets, receipts, is_special: false, one_per_buyer: false };
    let checks = till.run("cashier", check_tax_batch, ask);
    let partly = json!({ "code": "partly_prepaid", "params": { "amount": 105_000 } });
    assert_eq!(checks[0]["amount"], 15_000);
    assert!(!checks[0]["problems"].as_array().unwrap().contains(&partly));
    let over = refused(&till, invoice(1, &[(1, 15_001)]));
    let number = till.text("SELECT number FROM settlement WHERE id = 1");
    assert_eq!(over, Refusal::OverInvoiced { number, amount: Money(15_001), left: Money(15_000) });
    record(&till, 1, &[(1, 15_000)]);

    // In parts, by an ordinary invoice without tax.
    let special = RecordTaxInvoice { kind: TaxInvoiceKind::DigitalSpecial, ..of_receipts(2, &[(1, 1)]) };
    assert_eq!(refused(&till, special), Refusal::PrepaidNoSpecial);
    let usual = || of_receipts(2, &[(1, 60_000)]);
    let taxed = refused(&till, RecordTaxInvoice { tax: Some(Money(6_902)), ..usual() });
    assert_eq!(taxed, Refusal::PrepaidUntaxed { tax: Money(6_902) });
    let sheets = invoice(2, &[(1, 1)]).sheets;
    let mixed = refused(&till, RecordTaxInvoice { sheets, ..usual() });
    assert_eq!(mixed, Refusal::SheetsAndPrepaid);
    till.run("cashier", record_tax_invoice, usual());
    assert_eq!(to_invoice(&till), (vec![], vec![(1, 40_000)]));
    let over = refused(&till, of_receipts(3, &[(1, 40_001)]));
    let number = receipt_number(&till, 1);
    assert_eq!(over, Refusal::OverInvoiced { number, amount: Money(40_001), left: Money(40_000) });
    for seat in ["advisor", "clerk", "technician"] {
        let refused = till.refused(seat, "record_tax_invoice", request(of_receipts(3, &[(1, 1)])));
        assert!(matches!(refused, Refusal::RoleMissing { .. }), "{seat}");
        let ask = json!({ "before": null, "wanted": false });
        assert!(matches!(till.refused(seat, "prepaid_to_be_invoiced", ask), Refusal::RoleMissing { .. }));
    }

    // The sheet is taken back: what was drawn is stored value again, and its invoice stays.
    till.void(1, "开错");
    assert_eq!(to_reverse(&till), (vec![(1, 15_000)], vec![]));
    // Money that was invoiced goes back: the invoice says more than came in.
    give_back(&till, payment, 70_000).unwrap();
    assert_eq!(to_invoice(&till), (vec![], vec![]));
    assert_eq!(to_reverse(&till), (vec![(1, 15_000)], vec![(1, 30_000)]));
    till.run("cashier", record_red_invoice, red(2, of_receipts(4, &[(1, 30_000)])));
    assert_eq!(to_reverse(&till).1, vec![]);
    assert_eq!(to_invoice(&till).1, vec![]);
    assert_eq!(till.number("SELECT received - invoiced FROM prepaid_receipt"), 0);
}

#[test]
fn several_receipts_go_on_one_invoice_which_is_reversed_and_taken_back_like_any() {
    let till = billed(20_000);
    top_up(&till, 10_000, 0);
    top_up(&till, 5_000, 0);
    // The first one of a firm is not offered as a person's.
    let buyer = || prepaid(&till, false)["rows"][0]["buyer"].clone();
    let offered = |is_person: bool| json!({ "title": "张小芳", "tax_number": "", "is_person": is_person });
    assert_eq!(buyer(), offered(true));
    till.file().execute("UPDATE customer SET kind = 'company'", []).unwrap();
    assert_eq!(buyer(), offered(false));
    let saved = till.run("cashier", record_tax_invoice, of_receipts(1, &[(1, 10_000), (2, 4_000)]));
    assert_eq!(saved["invoice"]["amount"], 14_000);
    let list = listed(&till, "cashier", Some("2026-03"), "");
    let row = &list["invoices"][0];
    assert_eq!((row["sheets"].as_array().unwrap().len(), &row["may_reverse"]), (0, &json!(true)));
    assert_eq!(row["receipts"][1]["receipt_number"], receipt_number(&till, 2));
    assert_eq!(row["receipts"][1]["customer_name"], "张小芳");
    // A red one against a sheet finds nothing of this invoice there.
    let of_sheet = request(red(1, invoice(2, &[(1, 1)])));
    let refused = till.refused("cashier", "record_red_invoice", of_sheet);
    assert!(matches!(refused, Refusal::OverReversed { left: Money(0), .. }), "{refused}");
    till.run("cashier", take_back_tax_invoice, take_back(&till, 1, "号码打错"));
    assert_eq!(to_invoice(&till).1, [(2, 5_000), (1, 10_000)]);
    // Whoever had one is offered it again, and stands among those who want one.
    assert_eq!(buyer()["title"], "顺达物流有限公司");
    let wanted = |till: &Till| amounts(&prepaid(till, true)["rows"], "prepaid_receipt_id");
    assert_eq!(wanted(&till), []);
    let want = WantPrepaidInvoice { prepaid_receipt_id: PrepaidReceiptId(1), wanted: true, buyer: None };
    till.run("cashier", want_prepaid_invoice, want);
    assert_eq!(wanted(&till), [(1, 10_000)]);
    top_up(&till, 100, 0);
    assert_eq!(wanted(&till), [(3, 100), (1, 10_000)]);
}

fn sold(till: &Till) {
    till.run("manager", save_package, package(80_000, vec![item("机油保养", 30_000, 3)]));
    till.run("cashier", sell_contract, sale(80_000));
    till.run("advisor", draw_from_contract, draw_ask(till.order, 1, None));
    agreed(till);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Cash, 10_000);
}

#[test]
fn a_package_is_invoiced_as_it_is_sold_and_its_sheet_is_not() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    sold(&till);
    assert_eq!(till.number("SELECT total FROM settlement WHERE id = 2"), 26_667);
    assert_eq!(to_invoice(&till), (vec![(1, 10_000)], vec![(2, 70_000), (1, 10_000)]));
    let list = prepaid(&till, false);
    let row = &list["rows"][0];
    assert_eq!(
        (&row["contract_number"], &row["package_name"]),
        (&json!("TC20260302001"), &json!("保养套餐"))
    );
    let paid = refused(&till, invoice(1, &[(2, 1)]));
    assert!(matches!(paid, Refusal::OverInvoiced { left: Money(0), .. }), "{paid}");
    // What goes back of it goes off its newest receipt.
    till.run("manager", give_contract_back, back(1, 53_333, None, "搬走了"));
    assert_eq!(to_invoice(&till).1, [(2, 16_667), (1, 10_000)]);
}

#[test]
fn at_the_use_the_sheets_are_invoiced_and_the_sales_are_not() {
    let till = Till::with(&[figures(LineKind::Part, 10_000)]);
    invoiced_when(&till, PrepaidInvoicing::AtUse);
    sold(&till);
    assert_eq!(to_invoice(&till), (vec![(2, 26_667), (1, 10_000)], vec![]));
    record(&till, 1, &[(2, 26_667)]);
    let till = billed(20_000);
    invoiced_when(&till, PrepaidInvoicing::AtUse);
    top_up(&till, 15_000, 6_000);
    till.pay(1, PaymentMeans::StoredValue, 20_000);
    assert_eq!(to_invoice(&till), (vec![(1, 15_000)], vec![]), "nobody paid the gift");
}

#[test]
fn a_shop_that_changes_its_mind_invoices_each_money_as_it_was_when_it_came_in() {
    let till = billed(30_000);
    invoiced_when(&till, PrepaidInvoicing::AtUse);
    let old = top_up(&till, 10_000, 0);
    invoiced_when(&till, PrepaidInvoicing::AtSale);
    let new = top_up(&till, 15_000, 5_000);
    assert_eq!(to_invoice(&till).1, [(1, 15_000)]);
    // The older kind is used first, then what was invoiced, then the gift.
    till.pay(1, PaymentMeans::StoredValue, 12_000);
    let drawn = till.number("SELECT max(id) FROM payment");
    assert_eq!(till.number(&format!("SELECT at_sale FROM payment WHERE id = {drawn}")), 2_000);
    // Of the old one nothing is left to go back; of the new one no more than is there.
    let left = |refused: Result<Value, Refusal>, amount: i64, left: i64| {
        let over = Refusal::OverRefunded { amount: Money(amount), remains: Money(left) };
        assert_eq!(refused.unwrap_err(), over);
    };
    left(give_back(&till, old, 1), 1, 0);
    left(give_back(&till, new, 13_001), 13_001, 13_000);
    till.pay(1, PaymentMeans::Cash, 18_000);
    assert_eq!(to_invoice(&till), (vec![(1, 28_000)], vec![(1, 15_000)]));
    // A part of what was drawn goes back: the invoiced money first, behind the gift.
    till.refund(drawn, 3_000, PaymentMeans::StoredValue, "少收");
    till.pay(1, PaymentMeans::Cash, 3_000);
    assert_eq!(to_invoice(&till), (vec![(1, 30_000)], vec![(1, 15_000)]));
}

#[test]
fn what_the_shop_gave_away_is_never_invoiced_and_what_a_platform_pays_is() {
    let till = billed(60_000);
    let number = issued(&till, 10_000, 0, None);
    let cash = part(PaymentMeans::Cash, 30_000);
    till.pays(1, vec![voucher(&number, 10_000), coupon("MT778899", 20_000), cash]);
    assert_eq!(to_invoice(&till).0, [(1, 50_000)]);
    let own = till.number("SELECT id FROM payment WHERE voucher_number LIKE 'DJ%'");
    till.refund(own, 10_000, PaymentMeans::Voucher, "不能用");
    till.pay(1, PaymentMeans::Cash, 10_000);
    assert_eq!(to_invoice(&till).0, [(1, 60_000)]);
}

#[test]
fn an_invoice_made_out_before_stored_value_paid_is_still_to_be_reversed() {
    let till = billed(20_000);
    record(&till, 1, &[(1, 20_000)]);
    top_up(&till, 15_000, 0);
    till.pay(1, PaymentMeans::StoredValue, 5_000);
    assert_eq!(to_reverse(&till).0, [(1, 5_000)]);
    let page = of_visit(&till);
    assert_eq!(
        (&page[0]["left"], &page[0]["to_reverse"], &page[0]["not_invoiced"]),
        (&json!(0), &json!(5_000), &json!(5_000))
    );
    let nothing = refused(&till, of_receipts(3, &[]));
    assert_eq!(nothing, Refusal::bad("sheets", FieldProblem::Empty));
}

#[test]
fn sheets_that_nobody_prepaid_stand_as_before() {
    let till = two_sheets();
    assert_eq!(to_invoice(&till), (vec![(2, 30_000), (1, 20_000)], vec![]));
}
