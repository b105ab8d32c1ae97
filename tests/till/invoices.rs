//! Tax invoices 发票 of the shop's sheets: what stands for which, what is left,
//! and what is refused at the door.

use crate::visit::{Till, figures, paid_by};
use domain::ids::{SettlementId, TaxInvoiceId, WorkOrderId};
use domain::line::{Category, LineKind, Payer};
use domain::money::Money;
use domain::refusal::{FieldProblem, Refusal};
use domain::settlement::PaymentMeans;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::balance::SheetAmount;
use domain::tax_invoice::buyer::BuyerFigures;
use domain::tax_number_problem::TaxNumberProblem;
use features::till::invoices::{
    AskTaxInvoices, AskToInvoice, RecordRedInvoice, RecordTaxInvoice, TakeBackTaxInvoice, WantTaxInvoice,
    invoices_of_visit, list_tax_invoices, record_red_invoice, record_tax_invoice, take_back_tax_invoice,
    to_be_invoiced, want_tax_invoice,
};
use features::visit::changes::AskVisit;
use serde_json::{Value, json};
use shop_tests::asks_till::monday;
use shop_tests::typed::request;

const FIRM: &str = "91350100M000100Y43";
const DAY: i64 = 24 * 60;

fn number(last: i64) -> String {
    format!("264420000001{last:08}")
}

pub fn buyer(title: &str, tax_number: &str, is_person: bool) -> BuyerFigures {
    BuyerFigures { title: title.to_owned(), tax_number: tax_number.to_owned(), is_person }
}

/// An invoice of the morning's day for so much of these sheets.
pub fn invoice(last: i64, sheets: &[(i64, i64)]) -> RecordTaxInvoice {
    let share =
        |(id, amount): &(i64, i64)| SheetAmount { settlement_id: SettlementId(*id), amount: Money(*amount) };
    RecordTaxInvoice {
        kind: TaxInvoiceKind::DigitalGeneral,
        invoice_code: String::new(),
        number: number(last),
        issued_on: monday(),
        tax: None,
        buyer: buyer("顺达物流有限公司", FIRM, false),
        sheets: sheets.iter().map(share).collect(),
        receipts: Vec::new(),
    }
}

fn but(ask: RecordTaxInvoice, field: &str, value: impl Into<Value>) -> Value {
    let mut spoiled = request(ask);
    spoiled[field] = value.into();
    spoiled
}

pub fn record(till: &Till, last: i64, sheets: &[(i64, i64)]) -> i64 {
    let saved = till.run("cashier", record_tax_invoice, invoice(last, sheets));
    saved["invoice"]["id"].as_i64().unwrap()
}

/// As this invoice says it, of an earlier one.
pub fn red(of: i64, invoice: RecordTaxInvoice) -> RecordRedInvoice {
    let RecordTaxInvoice { kind, invoice_code, number, issued_on, tax, sheets, receipts, .. } = invoice;
    RecordRedInvoice {
        red_of: TaxInvoiceId(of),
        kind,
        invoice_code,
        number,
        issued_on,
        tax,
        sheets,
        receipts,
    }
}

pub fn take_back(till: &Till, id: i64, reason: &str) -> TakeBackTaxInvoice {
    let version = till.number(&format!("SELECT version FROM tax_invoice WHERE id = {id}"));
    TakeBackTaxInvoice { id: TaxInvoiceId(id), version, reason: reason.to_owned() }
}

fn stays(till: &Till, ask: TakeBackTaxInvoice) -> Refusal {
    till.refused("cashier", "take_back_tax_invoice", request(ask))
}

fn refused(till: &Till, ask: RecordTaxInvoice) -> Refusal {
    till.refused("cashier", "record_tax_invoice", request(ask))
}

pub fn of_visit(till: &Till) -> Value {
    till.run("cashier", invoices_of_visit, AskVisit { work_order_id: WorkOrderId(till.order) })
}

/// What is still to be invoiced, or to be reversed.
pub fn to_be_invoiced_now(till: &Till, wanted: bool) -> Value {
    till.run("cashier", to_be_invoiced, AskToInvoice { before: None, wanted })
}

pub fn listed(till: &Till, seat: &str, month: Option<&str>, typed: &str) -> Value {
    let month = month.map(str::to_owned);
    till.run(seat, list_tax_invoices, AskTaxInvoices { month, text: typed.to_owned() })
}

/// Each sheet with what is left to invoice and to reverse.
fn left(till: &Till) -> Vec<(i64, i64)> {
    let sheets = of_visit(till);
    let amount = |sheet: &Value, of: &str| sheet[of].as_i64().unwrap();
    sheets.as_array().unwrap().iter().map(|one| (amount(one, "left"), amount(one, "to_reverse"))).collect()
}

fn to_invoice(till: &Till, wanted: bool) -> Vec<(i64, i64)> {
    let list = to_be_invoiced_now(till, wanted);
    let row = |row: &Value| (row["settlement_id"].as_i64().unwrap(), row["left"].as_i64().unwrap());
    list["rows"].as_array().unwrap().iter().map(row).collect()
}

fn to_reverse(till: &Till) -> Vec<(i64, i64)> {
    let list = to_be_invoiced_now(till, false);
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
    till.pay(1, PaymentMeans::Cash, 20_000);
    till.pay(2, PaymentMeans::Insurer, 30_000);
    till
}

#[test]
fn an_invoice_stands_for_a_part_of_a_sheet_and_another_for_the_rest() {
    let till = two_sheets();
    assert_eq!(to_invoice(&till, false), [(2, 30_000), (1, 20_000)]);
    record(&till, 1, &[(1, 15_000)]);
    assert_eq!(left(&till), [(5_000, 0), (30_000, 0)]);
    let over = refused(&till, invoice(2, &[(1, 5_001)]));
    let number = till.text("SELECT number FROM settlement WHERE id = 1");
    assert_eq!(over, Refusal::OverInvoiced { number, amount: Money(5_001), left: Money(5_000) });
    // One for the rest of this sheet and the whole of another, long after the visit.
    till.hand_over();
    till.file().execute("UPDATE work_order SET stage = 'closed'", []).unwrap();
    till.later(200 * DAY);
    record(&till, 2, &[(1, 5_000), (2, 30_000)]);
    assert_eq!(left(&till), [(0, 0), (0, 0)]);
    assert_eq!(to_invoice(&till, false), []);
    let list = listed(&till, "manager", Some("2026-03"), "");
    assert_eq!((&list["total"], list["invoices"].as_array().unwrap().len()), (&json!(50_000), 2));
    assert_eq!(list["invoices"][0]["sheets"].as_array().unwrap().len(), 2);
    assert_eq!(till.number("SELECT sum(invoiced) FROM settlement"), 50_000);
}

#[test]
fn a_red_one_gives_back_what_may_be_invoiced_anew() {
    let till = two_sheets();
    let blue = record(&till, 1, &[(1, 20_000), (2, 30_000)]);
    let over = red(blue, invoice(2, &[(1, 20_001)]));
    assert_eq!(
        till.refused("cashier", "record_red_invoice", request(over)),
        Refusal::OverReversed { number: number(1), amount: Money(20_001), left: Money(20_000) }
    );
    let ask = red(blue, invoice(2, &[(1, 20_000), (2, 1)]));
    let saved = till.run("cashier", record_red_invoice, ask);
    assert_eq!(saved["invoice"]["amount"], -20_001);
    assert_eq!(saved["invoice"]["buyer_title"], "顺达物流有限公司", "made out to the same buyer");
    assert_eq!(left(&till), [(20_000, 0), (1, 0)]);
    let red_id = saved["invoice"]["id"].as_i64().unwrap();
    let of_red = request(red(red_id, invoice(3, &[(1, 1)])));
    let of_red = till.refused("cashier", "record_red_invoice", of_red);
    assert_eq!(of_red, Refusal::bad("red_of", FieldProblem::Unknown));
    // The blue one is reversed: it is no slip of the hand any more.
    let reversed = stays(&till, take_back(&till, blue, "打错"));
    assert_eq!(reversed, Refusal::InvoiceReversed { number: number(1) });
    record(&till, 3, &[(1, 20_000)]);
    let needed = stays(&till, take_back(&till, red_id, "打错"));
    assert!(matches!(needed, Refusal::OverInvoiced { .. }), "{needed}");
    assert_eq!(left(&till), [(0, 0), (1, 0)]);
}

#[test]
fn what_was_typed_wrongly_is_taken_back_with_a_reason_and_its_number_is_free() {
    let till = two_sheets();
    let wrong = record(&till, 1, &[(1, 20_000)]);
    let twice = till.refused("manager", "record_tax_invoice", request(invoice(1, &[(2, 1)])));
    assert_eq!(twice, Refusal::InvoiceKnown { number: number(1) });
    let reasonless = stays(&till, take_back(&till, wrong, "  "));
    assert_eq!(reasonless, Refusal::bad("reason", FieldProblem::Empty));
    let taken = take_back(&till, wrong, "号码打错");
    let old_page = request(&taken);
    till.run("cashier", take_back_tax_invoice, taken);
    assert_eq!(left(&till), [(20_000, 0), (30_000, 0)]);
    let again = till.ask("cashier", "take_back_tax_invoice", old_page);
    assert!(matches!(again, Err(Refusal::Conflict { .. })));
    let gone = stays(&till, take_back(&till, wrong, "号码打错"));
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
    till.void(1, "多收了");
    assert_eq!(to_reverse(&till), [(1, 20_000)]);
    assert_eq!(left(&till)[0], (0, 20_000));
    let of_voided = refused(&till, invoice(2, &[(1, 1)]));
    assert_eq!(of_voided, Refusal::SheetIs { state: "voided".into() });
    let mirror = till.number("SELECT id FROM settlement WHERE state = 'reversal'");
    let of_mirror = refused(&till, invoice(2, &[(mirror, 1)]));
    assert_eq!(of_mirror, Refusal::SheetIs { state: "reversal".into() });
    till.run("cashier", record_red_invoice, red(blue, invoice(2, &[(1, 5_000)])));
    assert_eq!(to_reverse(&till), [(1, 15_000)]);
    till.run("cashier", record_red_invoice, red(blue, invoice(3, &[(1, 15_000)])));
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
    let buyer = |title: &str, tax_number: &str| request(buyer(title, tax_number, false));
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
        (but(usual(), "buyer", buyer(" ", FIRM)), Refusal::bad("buyer_title", FieldProblem::Empty)),
        (
            but(usual(), "buyer", buyer("顺达", "91350100M000100Y34")),
            wrong_number(TaxNumberProblem::WrongCheck),
        ),
        (but(usual(), "buyer", buyer("顺达", "")), wrong_number(TaxNumberProblem::Missing)),
        (request(invoice(1, &[(1, 0)])), Refusal::bad("amount", FieldProblem::Empty)),
        (request(invoice(1, &[(1, -1)])), Refusal::bad("amount", FieldProblem::Negative)),
        (request(invoice(1, &[(99, 1)])), Refusal::NotFound { entity: "settlement".into(), id: 99 }),
    ] {
        assert_eq!(till.refused("cashier", "record_tax_invoice", ask.clone()), expect, "{ask}");
    }
    let month = till.refused("cashier", "list_tax_invoices", json!({ "month": "2026-13", "text": "" }));
    assert_eq!(month, Refusal::bad("month", FieldProblem::NotADate));
    assert_eq!(till.number("SELECT count(*) FROM tax_invoice"), 0);
    assert_eq!(till.number("SELECT count(*) FROM invoice_buyer"), 0);
    for seat in ["advisor", "clerk", "technician", "inspector"] {
        let refused = till.refused(seat, "record_tax_invoice", request(usual()));
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
    record(&till, 1, &[(2, 10_000)]);
    assert_eq!(offered(1)["tax_number"], FIRM);
    assert_eq!(offered(0)["tax_number"], "", "an insurer's title is not the customer's");
    let person = RecordTaxInvoice { buyer: buyer("张小芳", "", true), ..invoice(2, &[(1, 10_000)]) };
    till.run("cashier", record_tax_invoice, person);
    assert_eq!(offered(0), json!({ "title": "张小芳", "tax_number": "", "is_person": true }));

    // Whoever wants one is in the list from then on; the next sheet asks by itself.
    assert_eq!(to_invoice(&till, true), []);
    let want = |sheet: i64, buyer: Option<BuyerFigures>| WantTaxInvoice {
        settlement_id: SettlementId(sheet),
        wanted: true,
        buyer,
    };
    assert_eq!(till.run("cashier", want_tax_invoice, want(1, None))["wanted"], true);
    assert_eq!(to_invoice(&till, true), [(1, 10_000)]);
    till.void(1, "多收了");
    till.bill(0, 0);
    assert_eq!(till.number("SELECT invoice_wanted FROM settlement ORDER BY id DESC LIMIT 1"), 1);
    let wrong = request(want(2, Some(buyer("平安", "12", false))));
    let refused = till.refused("cashier", "want_tax_invoice", wrong);
    assert_eq!(refused, Refusal::BuyerTaxNumber { problem: TaxNumberProblem::WrongLength });
}

#[test]
fn a_firm_is_not_offered_as_a_person_without_a_number() {
    let till = two_sheets();
    let in_list = |row: usize| to_be_invoiced_now(&till, false)["rows"][row]["buyer"].clone();
    let offered = |is_person: bool| json!({ "title": "张小芳", "tax_number": "", "is_person": is_person });
    // The newest first: the insurer's stands above the customer's.
    assert_eq!(in_list(0), json!({ "title": "平安产险", "tax_number": "", "is_person": false }));
    assert_eq!(in_list(1), offered(true));
    till.file().execute("UPDATE customer SET kind = 'company'", []).unwrap();
    assert_eq!([in_list(1), of_visit(&till)[0]["buyer"].clone()], [offered(false), offered(false)]);
    // Recorded as it is offered it is sent back for its number, and nobody is kept as a person.
    let unnumbered = RecordTaxInvoice { buyer: buyer("张小芳", "", false), ..invoice(1, &[(1, 20_000)]) };
    let refused = refused(&till, unnumbered);
    assert_eq!(refused, Refusal::BuyerTaxNumber { problem: TaxNumberProblem::Missing });
    assert_eq!(till.number("SELECT count(*) FROM invoice_buyer"), 0);
    record(&till, 1, &[(1, 10_000)]);
    let kept = json!({ "title": "顺达物流有限公司", "tax_number": FIRM, "is_person": false });
    assert_eq!([in_list(1), of_visit(&till)[0]["buyer"].clone()], [kept.clone(), kept]);
}

#[test]
fn invoices_are_found_by_month_number_and_title() {
    let till = two_sheets();
    record(&till, 1, &[(1, 1_000)]);
    record(&till, 2, &[(1, 2_000)]);
    let found = |month: Option<&str>, typed: &str| {
        listed(&till, "cashier", month, typed)["invoices"].as_array().unwrap().len()
    };
    assert_eq!(found(Some("2026-03"), ""), 2);
    assert_eq!(found(Some("2026-02"), ""), 0);
    assert_eq!(found(Some("2026-03"), "00002"), 1, "within a month any part will do");
    assert_eq!(found(Some("2026-03"), "物流"), 2);
    assert_eq!(found(None, &number(1)), 1);
    assert_eq!(found(None, "顺达"), 2);
    assert_eq!(found(None, "达物流"), 0);
}
