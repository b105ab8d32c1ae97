//! Tax invoices 发票 of the shop's sheets: what stands for which, what is left,
//! and what is refused at the door.

use crate::visit::{Till, figures, paid_by};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::tax_number_problem::TaxNumberProblem;
use serde_json::{Value, json};

const FIRM: &str = "91350100M000100Y43";
const DAY: i64 = 24 * 60;

fn number(last: i64) -> String {
    format!("264420000001{last:08}")
}

/// An invoice of the morning's day, for the first sheet unless said otherwise.
pub fn invoice(last: i64, sheets: &[(i64, i64)]) -> Value {
    let sheets: Vec<Value> =
        sheets.iter().map(|(id, amount)| json!({ "settlement_id": id, "amount": amount })).collect();
    json!({ "kind": "digital_general", "invoice_code": "", "number": number(last), "issued_on": "2026-03-02",
            "tax": null, "sheets": sheets,
            "buyer": { "title": "顺达物流有限公司", "tax_number": FIRM, "is_person": false } })
}

fn but(mut request: Value, field: &str, value: impl Into<Value>) -> Value {
    request[field] = value.into();
    request
}

pub fn record(till: &Till, last: i64, sheets: &[(i64, i64)]) -> i64 {
    let saved = till.ok("cashier", "record_tax_invoice", invoice(last, sheets));
    saved["invoice"]["id"].as_i64().unwrap()
}

fn red(of: i64, last: i64, sheets: &[(i64, i64)]) -> Value {
    let mut ask = invoice(last, sheets);
    ask["red_of"] = of.into();
    ask
}

fn take_back(till: &Till, id: i64, reason: &str) -> Value {
    let version = till.number(&format!("SELECT version FROM tax_invoice WHERE id = {id}"));
    json!({ "id": id, "version": version, "reason": reason })
}

fn of_visit(till: &Till) -> Value {
    till.ok("cashier", "invoices_of_visit", till.about())
}

/// Each sheet with what is left to invoice and to reverse.
fn left(till: &Till) -> Vec<(i64, i64)> {
    let sheets = of_visit(till);
    let amount = |sheet: &Value, of: &str| sheet[of].as_i64().unwrap();
    sheets.as_array().unwrap().iter().map(|one| (amount(one, "left"), amount(one, "to_reverse"))).collect()
}

fn to_invoice(till: &Till, wanted: bool) -> Vec<(i64, i64)> {
    let list = till.ok("cashier", "to_be_invoiced", json!({ "before": null, "wanted": wanted }));
    let row = |row: &Value| (row["settlement_id"].as_i64().unwrap(), row["left"].as_i64().unwrap());
    list["rows"].as_array().unwrap().iter().map(row).collect()
}

fn to_reverse(till: &Till) -> Vec<(i64, i64)> {
    let list = till.ok("cashier", "to_be_invoiced", json!({ "before": null, "wanted": false }));
    let row = |row: &Value| (row["settlement_id"].as_i64().unwrap(), row["left"].as_i64().unwrap());
    list["to_reverse"].as_array().unwrap().iter().map(row).collect()
}

/// 200.00 of the customer and 300.00 of an insurer, paid.
pub fn two_sheets() -> Till {
    let till = Till::with(&[
        figures(LineKind::Part, 20_000),
        paid_by(Payer::Insurer, Category::Insurance, "平安产险", 30_000),
    ]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, "cash", 20_000);
    till.pay(2, "insurer", 30_000);
    till
}

#[test]
fn an_invoice_stands_for_a_part_of_a_sheet_and_another_for_the_rest() {
    let till = two_sheets();
    assert_eq!(to_invoice(&till, false), [(2, 30_000), (1, 20_000)]);
    record(&till, 1, &[(1, 15_000)]);
    assert_eq!(left(&till), [(5_000, 0), (30_000, 0)]);
    let over = till.refused("cashier", "record_tax_invoice", invoice(2, &[(1, 5_001)]));
    let number = till.text("SELECT number FROM settlement WHERE id = 1");
    assert_eq!(over, Refusal::OverInvoiced { number, amount: Money(5_001), left: Money(5_000) });
    // One for the rest of this sheet and the whole of another, long after the visit.
    till.ok("advisor", "deliver", till.deliver_request());
    till.file().execute("UPDATE work_order SET stage = 'closed'", []).unwrap();
    till.later(200 * DAY);
    record(&till, 2, &[(1, 5_000), (2, 30_000)]);
    assert_eq!(left(&till), [(0, 0), (0, 0)]);
    assert_eq!(to_invoice(&till, false), []);
    let list = till.ok("manager", "list_tax_invoices", json!({ "month": "2026-03", "text": "" }));
    assert_eq!((&list["total"], list["invoices"].as_array().unwrap().len()), (&json!(50_000), 2));
    assert_eq!(list["invoices"][0]["sheets"].as_array().unwrap().len(), 2);
    assert_eq!(till.number("SELECT sum(invoiced) FROM settlement"), 50_000);
}

#[test]
fn a_red_one_gives_back_what_may_be_invoiced_anew() {
    let till = two_sheets();
    let blue = record(&till, 1, &[(1, 20_000), (2, 30_000)]);
    let over = red(blue, 2, &[(1, 20_001)]);
    assert_eq!(
        till.refused("cashier", "record_red_invoice", over),
        Refusal::OverReversed { number: number(1), amount: Money(20_001), left: Money(20_000) }
    );
    let saved = till.ok("cashier", "record_red_invoice", red(blue, 2, &[(1, 20_000), (2, 1)]));
    assert_eq!(saved["invoice"]["amount"], -20_001);
    assert_eq!(saved["invoice"]["buyer_title"], "顺达物流有限公司", "made out to the same buyer");
    assert_eq!(left(&till), [(20_000, 0), (1, 0)]);
    let red_id = saved["invoice"]["id"].as_i64().unwrap();
    let of_red = till.refused("cashier", "record_red_invoice", red(red_id, 3, &[(1, 1)]));
    assert_eq!(of_red, Refusal::bad("red_of", FieldProblem::Unknown));
    // The blue one is reversed: it is no slip of the hand any more.
    let reversed = till.refused("cashier", "take_back_tax_invoice", take_back(&till, blue, "打错"));
    assert_eq!(reversed, Refusal::InvoiceReversed { number: number(1) });
    record(&till, 3, &[(1, 20_000)]);
    let stays = till.refused("cashier", "take_back_tax_invoice", take_back(&till, red_id, "打错"));
    assert!(matches!(stays, Refusal::OverInvoiced { .. }), "{stays}");
    assert_eq!(left(&till), [(0, 0), (1, 0)]);
}

#[test]
fn what_was_typed_wrongly_is_taken_back_with_a_reason_and_its_number_is_free() {
    let till = two_sheets();
    let wrong = record(&till, 1, &[(1, 20_000)]);
    let twice = till.refused("manager", "record_tax_invoice", invoice(1, &[(2, 1)]));
    assert_eq!(twice, Refusal::InvoiceKnown { number: number(1) });
    let reasonless = till.refused("cashier", "take_back_tax_invoice", take_back(&till, wrong, "  "));
    assert_eq!(reasonless, Refusal::bad("reason", FieldProblem::Empty));
    let old_page = take_back(&till, wrong, "号码打错");
    till.ok("cashier", "take_back_tax_invoice", old_page.clone());
    assert_eq!(left(&till), [(20_000, 0), (30_000, 0)]);
    let again = till.ask("cashier", "take_back_tax_invoice", old_page);
    assert!(matches!(again, Err(Refusal::Conflict { .. })));
    let gone = till.refused("cashier", "take_back_tax_invoice", take_back(&till, wrong, "号码打错"));
    assert_eq!(gone, Refusal::InvoiceTakenBack { number: number(1) });
    record(&till, 1, &[(2, 30_000)]);
    // It stays on the sheet's page, crossed out.
    assert_eq!(of_visit(&till)[0]["invoices"][0]["taken_back_reason"], "号码打错");
    let log = till.number(
        "SELECT count(*) FROM change_log JOIN change_form ON change_form.id = form_id WHERE entity = 'tax_invoice'",
    );
    assert_eq!(log, 3, "recorded, taken back, recorded");
}

#[test]
fn a_voided_sheet_takes_no_invoice_and_waits_for_its_own_to_be_reversed() {
    let till = two_sheets();
    let blue = record(&till, 1, &[(1, 20_000)]);
    till.ok("manager", "void_settlement", json!({ "settlement_id": 1, "reason": "多收了" }));
    assert_eq!(to_reverse(&till), [(1, 20_000)]);
    assert_eq!(left(&till)[0], (0, 20_000));
    let refused = till.refused("cashier", "record_tax_invoice", invoice(2, &[(1, 1)]));
    assert_eq!(refused, Refusal::SheetIs { state: "voided".into() });
    let mirror = till.number("SELECT id FROM settlement WHERE state = 'reversal'");
    let refused = till.refused("cashier", "record_tax_invoice", invoice(2, &[(mirror, 1)]));
    assert_eq!(refused, Refusal::SheetIs { state: "reversal".into() });
    till.ok("cashier", "record_red_invoice", red(blue, 2, &[(1, 5_000)]));
    assert_eq!(to_reverse(&till), [(1, 15_000)]);
    till.ok("cashier", "record_red_invoice", red(blue, 3, &[(1, 15_000)]));
    assert_eq!(to_reverse(&till), []);
}

#[test]
fn wrong_figures_are_named_and_leave_nothing() {
    let till = two_sheets();
    let digits = |digits, letters| Refusal::InvoiceDigits {
        field: "number".into(),
        digits,
        letters,
        needed: "20".into(),
    };
    let buyer = |title: &str, tax_number: &str, is_person: bool| json!({ "title": title, "tax_number": tax_number, "is_person": is_person });
    let wrong_number = |problem| Refusal::BuyerTaxNumber { problem };
    let usual = || invoice(1, &[(1, 20_000)]);
    let own = till.text("SELECT number FROM settlement WHERE id = 1");
    for (ask, expect) in [
        (but(usual(), "number", &number(1)[..19]), digits(19, 0)),
        (but(usual(), "number", "2644200000010000000O"), digits(19, 1)),
        (but(usual(), "issued_on", "2026-03-03"), Refusal::bad("issued_on", FieldProblem::InTheFuture)),
        (
            but(usual(), "issued_on", "2026-03-01"),
            Refusal::InvoiceTooEarly { number: own, day: "2026-03-02".parse().unwrap() },
        ),
        (but(usual(), "tax", 20_001), Refusal::bad("tax", FieldProblem::TooLarge)),
        (but(usual(), "tax", -1), Refusal::bad("tax", FieldProblem::Negative)),
        (but(usual(), "sheets", json!([])), Refusal::bad("sheets", FieldProblem::Empty)),
        (but(usual(), "buyer", buyer(" ", FIRM, false)), Refusal::bad("buyer_title", FieldProblem::Empty)),
        (
            but(usual(), "buyer", buyer("顺达", "91350100M000100Y34", false)),
            wrong_number(TaxNumberProblem::WrongCheck),
        ),
        (but(usual(), "buyer", buyer("顺达", "", false)), wrong_number(TaxNumberProblem::Missing)),
        (invoice(1, &[(1, 0)]), Refusal::bad("amount", FieldProblem::Empty)),
        (invoice(1, &[(1, -1)]), Refusal::bad("amount", FieldProblem::Negative)),
        (invoice(1, &[(99, 1)]), Refusal::NotFound { entity: "settlement".into(), id: 99 }),
    ] {
        assert_eq!(till.refused("cashier", "record_tax_invoice", ask.clone()), expect, "{ask}");
    }
    let month = till.refused("cashier", "list_tax_invoices", json!({ "month": "2026-13", "text": "" }));
    assert_eq!(month, Refusal::bad("month", FieldProblem::NotADate));
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 0);
    assert_eq!(till.number("SELECT count(*) FROM invoice_buyer"), 0);
    for seat in ["advisor", "clerk", "technician", "inspector"] {
        let refused = till.refused(seat, "record_tax_invoice", usual());
        assert!(matches!(refused, Refusal::RoleMissing { .. }), "{seat}");
        assert!(matches!(till.refused(seat, "invoices_of_visit", till.about()), Refusal::RoleMissing { .. }));
    }
}

#[test]
fn the_title_is_kept_with_who_pays_and_offered_next_time() {
    let till = two_sheets();
    let offered = |sheet: usize| of_visit(&till)[sheet]["buyer"].clone();
    assert_eq!(offered(0), json!({ "title": "张小芳", "tax_number": "", "is_person": true }));
    assert_eq!(offered(1), json!({ "title": "平安产险", "tax_number": "", "is_person": false }));
    let person = json!({ "title": "张小芳", "tax_number": "", "is_person": true });
    record(&till, 1, &[(2, 10_000)]);
    assert_eq!(offered(1)["tax_number"], FIRM);
    assert_eq!(offered(0)["tax_number"], "", "an insurer's title is not the customer's");
    till.ok("cashier", "record_tax_invoice", but(invoice(2, &[(1, 10_000)]), "buyer", person.clone()));
    assert_eq!(offered(0), person);

    // Whoever wants one is in the list from then on; the next sheet asks by itself.
    assert_eq!(to_invoice(&till, true), []);
    let want = json!({ "settlement_id": 1, "wanted": true, "buyer": null });
    assert_eq!(till.ok("cashier", "want_tax_invoice", want)["wanted"], true);
    assert_eq!(to_invoice(&till, true), [(1, 10_000)]);
    till.ok("manager", "void_settlement", json!({ "settlement_id": 1, "reason": "多收了" }));
    till.bill(0, 0);
    assert_eq!(till.number("SELECT invoice_wanted FROM settlement ORDER BY id DESC LIMIT 1"), 1);
    let wrong = json!({ "settlement_id": 2, "wanted": true,
                        "buyer": { "title": "平安", "tax_number": "12", "is_person": false } });
    let refused = till.refused("cashier", "want_tax_invoice", wrong);
    assert_eq!(refused, Refusal::BuyerTaxNumber { problem: TaxNumberProblem::WrongLength });
}

#[test]
fn invoices_are_found_by_month_number_and_title() {
    let till = two_sheets();
    record(&till, 1, &[(1, 1_000)]);
    record(&till, 2, &[(1, 2_000)]);
    let found = |month: Value, text: &str| {
        let list = till.ok("cashier", "list_tax_invoices", json!({ "month": month, "text": text }));
        list["invoices"].as_array().unwrap().len()
    };
    assert_eq!(found("2026-03".into(), ""), 2);
    assert_eq!(found("2026-02".into(), ""), 0);
    assert_eq!(found("2026-03".into(), "00002"), 1, "within a month any part will do");
    assert_eq!(found("2026-03".into(), "物流"), 2);
    assert_eq!(found(Value::Null, &number(1)), 1);
    assert_eq!(found(Value::Null, "顺达"), 2);
    assert_eq!(found(Value::Null, "达物流"), 0);
}
