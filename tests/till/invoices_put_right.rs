//! 129.99 was invoiced, and a month later the sheet is put right to 89.99: forty yuan are
//! reversed by a red invoice, and the rest is the invoice of the new sheet.

use crate::invoice_results::{blue_number, keeps, results_under};
use crate::invoices::{invoice, record, red, take_back, to_be_invoiced_now};
use crate::visit::{Till, figures};
use domain::ids::LineId;
use domain::line::{LineFigures, LineKind};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::PaymentMeans;
use features::till::invoices::{
    RecordTaxInvoice, keep_invoice_results, record_red_invoice, record_tax_invoice, take_back_tax_invoice,
};
use features::visit::lines::{ChangeLine, change_line};
use serde_json::{Value, json};
use shop_tests::asks_till::day;
use shop_tests::typed::{field, request};

const MONTH: i64 = 31 * 24 * 60;
/// Of the sheet that takes the first one's place; the second is the mirror.
const ANEW: i64 = 3;

fn paid() -> Till {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_999);
    till
}

/// What the line is now, billed anew.
fn billed_anew(till: &Till, price: i64) {
    let visit = till.visit("cashier");
    let right = ChangeLine {
        line_id: LineId(1),
        version: field(&visit["lines"][0], "version"),
        figures: LineFigures { cost: Money::ZERO, ..figures(LineKind::Part, price) },
        approval: None,
    };
    till.run("manager", change_line, right);
    till.bill(0, 0);
}

fn put_right(till: &Till, price: i64) {
    till.later(MONTH);
    till.void(1, "降价重开");
    billed_anew(till, price);
}

fn invoiced(till: &Till, sheet: i64) -> i64 {
    till.number(&format!("SELECT invoiced FROM settlement WHERE id = {sheet}"))
}

fn to_reverse(till: &Till) -> Vec<(i64, i64)> {
    let list = to_be_invoiced_now(till, false)["to_reverse"].clone();
    let row = |row: &Value| (field(row, "settlement_id"), field(row, "left"));
    list.as_array().into_iter().flatten().map(row).collect()
}

/// Of one invoice, whatever it stands for by now.
fn shares(till: &Till, of: i64) -> i64 {
    till.number(&format!("SELECT sum(amount) FROM tax_invoice_sheet WHERE tax_invoice_id = {of}"))
}

#[test]
fn the_rest_of_an_invoice_is_the_new_sheets_and_forty_yuan_wait_for_a_red_one() {
    let till = paid();
    let blue = record(&till, 1, &[(1, 12_999)]);
    put_right(&till, 8_999);
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (4_000, 8_999));
    assert_eq!((to_reverse(&till), shares(&till, blue)), (vec![(1, 4_000)], 12_999));
    let ask = RecordTaxInvoice { issued_on: day("2026-04-02"), ..invoice(2, &[(1, 4_000)]) };
    till.run("cashier", record_red_invoice, red(blue, ask));
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (0, 8_999));
    assert_eq!(to_reverse(&till), []);
    let over = till.refused("cashier", "record_tax_invoice", request(invoice(3, &[(ANEW, 1)])));
    assert!(matches!(over, Refusal::OverInvoiced { left: Money(0), .. }), "{over}");
}

#[test]
fn a_red_one_may_come_before_the_sheet_is_made_anew() {
    let till = paid();
    let blue = record(&till, 1, &[(1, 12_999)]);
    till.later(MONTH);
    till.void(1, "降价重开");
    till.run("cashier", record_red_invoice, red(blue, invoice(2, &[(1, 4_000)])));
    assert_eq!(to_reverse(&till), [(1, 8_999)]);
    billed_anew(&till, 8_999);
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (0, 8_999));
    assert_eq!(to_reverse(&till), []);
}

/// What was knocked off to a round amount is charged after all.
#[test]
fn of_a_dearer_sheet_the_difference_is_still_to_be_invoiced() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 99);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_900);
    let blue = record(&till, 1, &[(1, 12_900)]);
    till.later(MONTH);
    till.void(1, "抹零有误");
    till.bill(0, 0);
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (0, 12_900));
    assert_eq!((to_reverse(&till), shares(&till, blue)), (vec![], 12_900));
    let over = till.refused("cashier", "record_tax_invoice", request(invoice(2, &[(ANEW, 100)])));
    assert!(matches!(over, Refusal::OverInvoiced { left: Money(99), .. }), "{over}");
    record(&till, 2, &[(ANEW, 99)]);
}

/// Its number was typed wrongly: the day it bears is a month before the sheet's.
#[test]
fn an_invoice_of_the_first_days_is_recorded_for_the_new_sheet() {
    let till = paid();
    let blue = record(&till, 1, &[(1, 8_999)]);
    put_right(&till, 8_999);
    till.run("cashier", take_back_tax_invoice, take_back(&till, blue, "号码打错"));
    let early = RecordTaxInvoice { issued_on: day("2026-03-01"), ..invoice(2, &[(ANEW, 8_999)]) };
    let early = till.refused("cashier", "record_tax_invoice", request(early));
    let number = till.text(&format!("SELECT number FROM settlement WHERE id = {ANEW}"));
    assert_eq!(early, Refusal::InvoiceTooEarly { number, day: day("2026-03-02") });
    till.run("cashier", record_tax_invoice, invoice(2, &[(ANEW, 8_999)]));
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (0, 8_999));
}

/// All of it is reversed after all, the new sheet's part first: what is left on the voided
/// sheet goes over as soon as something of it is reversed.
#[test]
fn what_is_reversed_on_the_new_sheet_may_be_invoiced_anew() {
    let till = paid();
    let blue = record(&till, 1, &[(1, 12_999)]);
    put_right(&till, 8_999);
    till.run("cashier", record_red_invoice, red(blue, invoice(2, &[(ANEW, 8_999)])));
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (4_000, 0));
    till.run("cashier", record_red_invoice, red(blue, invoice(3, &[(1, 1_000)])));
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (0, 3_000));
    till.run("cashier", record_red_invoice, red(blue, invoice(4, &[(ANEW, 3_000)])));
    record(&till, 5, &[(ANEW, 8_999)]);
    assert_eq!(to_reverse(&till), []);
}

#[test]
fn the_red_one_of_the_bureaus_file_is_of_what_waits_to_be_reversed() {
    let till = paid();
    record(&till, 1, &[(1, 12_999)]);
    put_right(&till, 8_999);
    let head = &["发票流水号", "发票票种", "数电发票号码", "开票日期", "价税合计", "对应蓝字发票号码"];
    let known = blue_number(1);
    let row: &[&str] = &["", "普通发票", "26442000000100000002", "2026-04-02", "-40", &known];
    let answer = results_under(&till, head, &[(3, row)]);
    assert_eq!(answer["rows"][0]["problem"], Value::Null);
    let of = json!([{ "settlement_id": 1, "amount": 4_000 }]);
    assert_eq!(answer["rows"][0]["red"]["sheets"], of);
    let reds = vec![field(&answer["rows"][0], "red")];
    till.run("cashier", keep_invoice_results, keeps(Vec::new(), reds));
    assert_eq!((invoiced(&till, 1), invoiced(&till, ANEW)), (0, 8_999));
}
