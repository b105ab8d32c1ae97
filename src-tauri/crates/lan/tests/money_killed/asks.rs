//! What a movement asks, as the shop stands when its turn has come.

use crate::shop::Look;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::account::Debtor;
use domain::catalogue::ItemId;
use domain::counter_sale::selling::WantedPart;
use domain::counter_sale::taking_back::BroughtBack;
use domain::express::ExpressLine;
use domain::ids::{
    CounterSaleId, CounterSaleLineId, CustomerId, ExpressKindId, LabourOperationId, LineId, PartId,
    PaymentId, PersonId, PrepaidReceiptId, ServiceContractId, ServicePackageId, SettlementId, TaxInvoiceId,
    VehicleId, WorkOrderId,
};
use domain::line::{LineKind, Payer};
use domain::merge::MergedKind;
use domain::money::{Hours, Money, Quantity, Rate};
use domain::service_package::PackageItem;
use domain::settlement::PaymentMeans;
use domain::shift::CashDirection;
use domain::tax::PriceBasis;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::balance::SheetAmount;
use domain::tax_invoice::buyer::BuyerFigures;
use features::counter_sales::sell::SellAtCounter;
use features::counter_sales::take_back::TakeBackSale;
use features::express::ExpressOrder;
use features::packages::offers::SavePackage;
use features::records::merging::MergeRecords;
use features::till::invoices::{RecordRedInvoice, RecordTaxInvoice};
use features::till::shifts::MoveCash;
use features::till::vouchers::IssueVouchers;
use features::till::{NamedVoucher, PaymentPart, RefundPayment, SellContract, TakePayment};
use features::visit::lines::RemoveLine;
use shop_tests::asks_till::{day, monday, part};
use shop_tests::typed::{read, request};
use shop_tests::workbook::{sheet, workbook};

pub const REASON: &str = "客户要求";

pub fn order(look: &Look<'_>, visit: &str) -> WorkOrderId {
    WorkOrderId(look.id(visit))
}

pub fn sheet_of(look: &Look<'_>, visit: &str, payer: &str) -> SettlementId {
    SettlementId(look.sheet(visit, payer))
}

pub fn pays(look: &Look<'_>, visit: &str, payer: &str, parts: Vec<PaymentPart>) -> TakePayment {
    let settlement_id = sheet_of(look, visit, payer);
    TakePayment { settlement_id, owed: Money(look.due(settlement_id.0)), parts }
}

pub fn own(look: &Look<'_>, means: PaymentMeans, amount: i64) -> TakePayment {
    pays(look, "own", "customer", vec![part(means, amount)])
}

pub fn voucher(number: String, amount: i64, third_party: bool) -> PaymentPart {
    let voucher = Some(NamedVoucher { number, third_party });
    PaymentPart { voucher, ..part(PaymentMeans::Voucher, amount) }
}

/// Some of a receipt goes back by its own means.
pub fn back_of(look: &Look<'_>, payment: i64, means: PaymentMeans, amount: i64) -> RefundPayment {
    let left = look
        .number(&format!("SELECT sum(amount) FROM payment WHERE id = {payment} OR refund_of = {payment}"));
    RefundPayment {
        payment_id: PaymentId(payment),
        refundable: Money(left),
        amount: Money(amount),
        means,
        reason: REASON.to_owned(),
    }
}

/// The same of the newest that came in by it.
pub fn back(look: &Look<'_>, means: PaymentMeans, amount: i64) -> RefundPayment {
    let code: String = read(request(means));
    back_of(look, look.receipt(&code), means, amount)
}

pub fn prepaid(look: &Look<'_>) -> PrepaidReceiptId {
    PrepaidReceiptId(look.number("SELECT min(id) FROM prepaid_receipt WHERE received > invoiced"))
}

pub fn cash(direction: CashDirection, amount: i64) -> MoveCash {
    MoveCash { direction, amount: Money(amount), reason: REASON.to_owned() }
}

pub fn invoice(look: &Look<'_>, last: i64, visit: &str, payer: &str, amount: i64) -> RecordTaxInvoice {
    RecordTaxInvoice {
        kind: TaxInvoiceKind::DigitalGeneral,
        invoice_code: String::new(),
        number: format!("264420000001{last:08}"),
        issued_on: monday(),
        tax: None,
        buyer: BuyerFigures {
            title: "顺达物流有限公司".to_owned(),
            tax_number: "91350100M000100Y43".to_owned(),
            is_person: false,
        },
        sheets: vec![SheetAmount { settlement_id: sheet_of(look, visit, payer), amount: Money(amount) }],
        receipts: Vec::new(),
    }
}

/// The template of the tax bureau, of one sheet.
pub fn template() -> String {
    let head = &[
        "发票流水号",
        "发票类型",
        "是否含税",
        "购买方名称",
        "购买方税号",
        "项目名称",
        "税收分类编码",
        "金额(含税)",
        "税率/征收率",
    ];
    STANDARD.encode(workbook(&[sheet("开票", &[(1, &["标题"]), (2, head)])]))
}

/// So many times of something, or money for it.
fn item(times: i64, amount: i64, kind: LineKind, name: &str, price: i64, quantity: i64) -> PackageItem {
    PackageItem {
        times,
        amount: Money(amount),
        item: None,
        kind,
        code: String::new(),
        name: name.to_owned(),
        unit: "次".to_owned(),
        quantity: Quantity(quantity),
        hours: Hours(0),
        unit_price: Money(price),
        price_basis: PriceBasis::TaxIncluded,
        tax_rate: Rate(1300),
    }
}

pub fn contract(look: &Look<'_>) -> ServiceContractId {
    ServiceContractId(look.number("SELECT max(id) FROM service_contract"))
}

pub fn newest_line(look: &Look<'_>) -> RemoveLine {
    let id = look.number(&format!("SELECT max(id) FROM line WHERE work_order_id = {}", look.id("drawn")));
    RemoveLine { line_id: LineId(id), version: look.version("line", id) }
}

pub fn insurer() -> Debtor {
    Debtor { payer: Payer::Insurer, payer_name: "平安产险".to_owned(), customer_id: None }
}

pub fn spring_vouchers() -> IssueVouchers {
    IssueVouchers {
        name: "春节代金券".to_owned(),
        face_value: Money(10_000),
        smallest_bill: Money::ZERO,
        valid_from: day("2026-03-01"),
        valid_until: day("2026-03-31"),
        customer_id: None,
        count: 3,
        numbers: Vec::new(),
    }
}

pub fn package() -> SavePackage {
    SavePackage {
        id: None,
        version: 0,
        name: "保养套餐".to_owned(),
        price: Money(80_000),
        package_items: vec![
            item(3, 0, LineKind::Part, "机油保养", 30_000, 1_000),
            item(0, 50_000, LineKind::Other, "养护金", 0, 0),
        ],
        valid_months: Some(12),
        valid_km: Some(20_000),
        vehicle_bound: true,
        active: true,
    }
}

/// The newest package, for the car that waits for it.
pub fn sale(look: &Look<'_>) -> SellContract {
    let id = look.number("SELECT max(id) FROM service_package");
    SellContract {
        service_package_id: ServicePackageId(id),
        version: look.version("service_package", id),
        customer_id: CustomerId(look.id("buyer")),
        vehicle_id: Some(VehicleId(look.id("vehicle"))),
        start_km: Some(30_000),
        parts: vec![part(PaymentMeans::Cash, 30_000), part(PaymentMeans::Wechat, 50_000)],
        signed_by: String::new(),
        signature: None,
    }
}

pub fn red_invoice(look: &Look<'_>) -> RecordRedInvoice {
    let red = invoice(look, 4, "paid", "customer", 10_000);
    let red_of = look.number("SELECT min(id) FROM tax_invoice WHERE amount = 30_000");
    RecordRedInvoice {
        red_of: TaxInvoiceId(red_of),
        kind: red.kind,
        invoice_code: red.invoice_code,
        number: red.number,
        issued_on: red.issued_on,
        tax: red.tax,
        sheets: red.sheets,
        receipts: red.receipts,
    }
}

/// So many brake pads over the counter.
pub fn sold_parts(look: &Look<'_>, pieces: i64) -> SellAtCounter {
    let line = WantedPart {
        part_id: PartId(look.id("part")),
        quantity: Quantity(pieces * 1_000),
        unit: String::new(),
        unit_price: Money(30_000),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    };
    SellAtCounter {
        customer_id: None,
        lines: vec![line],
        total: Money(pieces * 30_000),
        parts: vec![part(PaymentMeans::Transfer, pieces * 30_000)],
        note: String::new(),
        approval: None,
        promised_too: false,
    }
}

pub fn newest_sale(look: &Look<'_>) -> CounterSaleId {
    CounterSaleId(look.number("SELECT max(id) FROM counter_sale"))
}

/// One of those that were sold last comes back.
pub fn parts_back(look: &Look<'_>) -> TakeBackSale {
    let line = look.number("SELECT max(id) FROM counter_sale_line");
    TakeBackSale {
        id: newest_sale(look),
        lines: vec![BroughtBack {
            counter_sale_line_id: CounterSaleLineId(line),
            quantity: Quantity(1_000),
            bin_id: None,
        }],
        amount: Money(30_000),
        money: None,
        means: None,
        reason: REASON.to_owned(),
    }
}

/// A stranger's tyre, mended and paid at once.
pub fn puncture(look: &Look<'_>) -> ExpressOrder {
    ExpressOrder {
        express_kind_id: ExpressKindId(look.id("express")),
        vehicle_id: None,
        plate: "粤B10009".to_owned(),
        name: String::new(),
        phone: String::new(),
        mileage_km: 45_210,
        lines: vec![ExpressLine {
            item: ItemId::LabourOperation(LabourOperationId(look.id("puncture"))),
            times: 1,
        }],
        technician_id: Some(PersonId(look.id("technician"))),
        total: Money(3_600),
        parts: vec![part(PaymentMeans::Cash, 3_600)],
        beside_booking: false,
    }
}

/// Whose the contracts are is the same as whose the stored value is.
pub fn merge(look: &Look<'_>) -> MergeRecords {
    let kept = look.number(&format!("SELECT customer_id FROM work_order WHERE id = {}", look.id("own")));
    let gone = look.id("buyer");
    MergeRecords {
        kind: MergedKind::Customer,
        kept_id: kept,
        gone_id: gone,
        kept_version: look.version("customer", kept),
        gone_version: look.version("customer", gone),
        reason: REASON.to_owned(),
    }
}
