//! Tax invoices: their numbers and buyers, what of a sheet they may stand for, and
//! the rows the tax bureau's template is filled with.

mod balance;
mod batch;
mod buyers;
mod kinds;
mod numbers;
mod one_invoice;
mod prepaid;
mod put_right;

use domain::ids::{CustomerId, LineId, PersonId, SettlementId, TaxInvoiceId, WorkOrderId};
use domain::line::{LineKind, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::settlement::{Settlement, SheetContent, SheetLine, SheetState};
use domain::tax_invoice::{TaxInvoice, TaxInvoiceKind};

pub fn line(name: &str, charged: i64) -> SheetLine {
    SheetLine {
        line_id: LineId(1),
        kind: LineKind::Part,
        code: String::new(),
        name: name.to_owned(),
        brand: String::new(),
        specification: "5W-30".into(),
        unit: "桶".into(),
        quantity: Quantity(1000),
        hours: Hours(0),
        unit_price: Money(charged),
        price_basis: Default::default(),
        line_discount: Money::ZERO,
        amount: Money(charged),
        sheet_discount: Money::ZERO,
        charged: Money(charged),
        tax_rate: Rate(1300),
        net: Money::ZERO,
        tax: Money::ZERO,
        origin: PartOrigin::Stock,
        grade: None,
    }
}

pub fn sheet(id: i64, total: i64, lines: Vec<SheetLine>) -> Settlement {
    let content = SheetContent {
        lines,
        subtotals: Vec::new(),
        before_discount: Money(total),
        discount: Money::ZERO,
        rounding: Money::ZERO,
        taxes: Vec::new(),
        net: Money::ZERO,
        tax: Money::ZERO,
        total: Money(total),
        total_in_words: String::new(),
    };
    Settlement {
        id: SettlementId(id),
        number: format!("JS20260302{id:03}"),
        work_order_id: WorkOrderId(1),
        customer_id: CustomerId(1),
        state: SheetState::Settled,
        payer: Payer::Customer,
        payer_name: "张小芳".into(),
        claim_number: String::new(),
        content,
        total: Money(total),
        received: Money(total),
        on_account: Money::ZERO,
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: "2026-03-02T02:00:00Z".parse().expect("an instant"),
        issued_by: PersonId(1),
        settled_at: None,
        reverses_id: None,
        void_reason: String::new(),
        service_contract_id: None,
        checksum: String::new(),
        standing_checksum: String::new(),
        version: 1,
    }
}

pub fn invoice(id: i64, amount: i64, red_of: Option<i64>) -> TaxInvoice {
    TaxInvoice {
        id: TaxInvoiceId(id),
        kind: TaxInvoiceKind::DigitalGeneral,
        invoice_code: String::new(),
        number: format!("{id:020}"),
        issued_on: day("2026-03-02"),
        amount: Money(amount),
        tax: None,
        buyer_title: "张小芳".into(),
        buyer_tax_number: String::new(),
        buyer_is_person: true,
        red_of: red_of.map(TaxInvoiceId),
        recorded_at: "2026-03-02T02:00:00Z".parse().expect("an instant"),
        recorded_by: PersonId(1),
        taken_back_at: None,
        taken_back_by: None,
        taken_back_reason: String::new(),
        version: 1,
    }
}

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}
