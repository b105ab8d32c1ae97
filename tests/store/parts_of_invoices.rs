//! One delivery is charged by several of its supplier's invoices, and one invoice charges several deliveries:
//! nothing twice, and nothing forgotten.

use domain::ids::{GoodsReceiptId, PartId, SupplierId, SupplierInvoiceId};
use domain::money::{Money, Quantity};
use domain::receiving::invoiced::PartOfReceipt;
use features::receiving::payables::{
    RecordSupplierInvoice, WithdrawSupplierInvoice, record_supplier_invoice, withdraw_supplier_invoice,
};
use features::receiving::prices::{CorrectReceiptPrice, correct_receipt_price};
use features::receiving::receipts::{
    AskGoodsReceipt, ReceiveGoods, ReceivedLine, goods_receipt_page, receive_goods,
};
use features::receiving::supplier_accounts::{AskSupplierAccount, list_payables, supplier_account};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::stocked::listed_part;
use shop_tests::typed::{read, request};
use shop_tests::{MORNING, TestShop};

struct Desk {
    shop: TestShop,
    supplier: SupplierId,
    part: PartId,
}

impl Desk {
    fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let part = listed_part(&shop, "BP-1", "前制动片", "个", 30_000);
        let file = shop.file();
        file.execute(
            "INSERT INTO supplier (name, initials, contact_name, supplier_phone, supplier_address,
                supplier_tax_number, bank, licence_number, payment_days, lead_days, note, active, version)
             VALUES ('广通配件', '', '', '', '', '', '', '', 30, 3, '', 1, 1)",
            [],
        )
        .expect("a supplier is written");
        let supplier = SupplierId(file.last_insert_rowid());
        Self { shop, supplier, part }
    }

    /// So many pieces at 50.00; the number of the receipt in the file.
    fn receives(&self, pieces: i64) -> i64 {
        let line = ReceivedLine {
            part_id: self.part,
            purchase_order_line_id: None,
            bought: Quantity(pieces * 1_000),
            unit: "个".to_owned(),
            buying_price: Money(5_000),
            batch_number: String::new(),
            expires_on: None,
            bin_id: None,
            meant: false,
        };
        let came = ReceiveGoods {
            supplier_id: self.supplier,
            purchase_order_id: None,
            delivery_note: String::new(),
            freight: Money::ZERO,
            freight_charged: true,
            note: String::new(),
            lines: vec![line],
        };
        self.shop.run("parts_keeper", receive_goods, came)["id"].as_i64().expect("a receipt has an id")
    }

    /// An invoice of these receipts, of some only so much.
    fn invoice(&self, number: &str, amount: i64, of: &[(i64, Option<i64>)]) -> RecordSupplierInvoice {
        let part = |(id, only): &(i64, Option<i64>)| {
            only.map(|amount| PartOfReceipt { goods_receipt_id: GoodsReceiptId(*id), amount: Money(amount) })
        };
        RecordSupplierInvoice {
            supplier_id: self.supplier,
            invoice_number: number.to_owned(),
            invoiced_on: read("2026-03-02"),
            due_on: None,
            amount: Money(amount),
            receipts: of.iter().map(|(id, _)| GoodsReceiptId(*id)).collect(),
            only: of.iter().filter_map(part).collect(),
            returns: Vec::new(),
            note: String::new(),
            meant: false,
        }
    }

    fn records(&self, number: &str, amount: i64, of: &[(i64, Option<i64>)]) {
        self.shop.run("parts_keeper", record_supplier_invoice, self.invoice(number, amount, of));
    }

    fn refusal(&self, ask: RecordSupplierInvoice) -> Value {
        let asked = self.shop.ask("parts_keeper", "record_supplier_invoice", request(ask));
        asked.expect_err("it is refused")
    }

    fn page(&self, receipt: i64) -> Value {
        self.shop.run("parts_keeper", goods_receipt_page, AskGoodsReceipt { id: GoodsReceiptId(receipt) })
    }

    fn account(&self) -> Value {
        let ask =
            AskSupplierAccount { supplier_id: self.supplier, invoices_before: None, payments_before: None };
        self.shop.run("parts_keeper", supplier_account, ask)
    }

    fn not_invoiced(&self) -> Value {
        self.shop.run("manager", list_payables, AskNothing {})["not_invoiced"].clone()
    }

    /// Whatever happened, what stands on invoices is the sum of their shares.
    fn adds_up(&self) {
        let wrong = "SELECT count(*) FROM goods_receipt WHERE invoiced <> coalesce((
                SELECT sum(supplier_invoice_share.amount) FROM supplier_invoice_share
                JOIN supplier_invoice ON supplier_invoice.id = supplier_invoice_id
                WHERE goods_receipt_id = goods_receipt.id AND withdrawn_at IS NULL), 0)
            OR (supplier_invoice_id IS NOT NULL) <> (invoiced = charged AND invoiced > 0)";
        let rows: i64 = self.shop.file().query_row(wrong, [], |row| row.get(0)).expect("the file answers");
        assert_eq!(rows, 0, "what stands on invoices is the sum of their shares");
    }
}

#[test]
fn one_delivery_stands_on_two_invoices_and_the_second_charges_another_as_well() {
    let desk = Desk::open();
    let (first, second) = (desk.receives(10), desk.receives(2));
    desk.records("44000001", 30_000, &[(first, Some(30_000))]);
    let page = desk.page(first);
    assert_eq!(page["invoices"], json!([{ "invoice_number": "44000001", "amount": 30_000 }]));
    assert_eq!(page["to_charge"], 20_000);
    let waiting = desk.account()["receipts"].clone();
    assert_eq!(waiting[0]["to_charge"], 20_000, "the rest of it waits still");
    assert_eq!(desk.not_invoiced(), 30_000);
    desk.adds_up();

    let more = desk.refusal(desk.invoice("44000002", 20_001, &[(first, Some(20_001))]));
    assert_eq!(more["params"], json!({ "field": "invoiced", "problem": "too_large" }));
    let other = PartOfReceipt { goods_receipt_id: GoodsReceiptId(second), amount: Money(1) };
    let unnamed =
        RecordSupplierInvoice { only: vec![other], ..desk.invoice("44000002", 1, &[(first, None)]) };
    assert_eq!(desk.refusal(unnamed)["params"]["field"], "invoiced", "a part of what it does not name");
    let off = desk.refusal(desk.invoice("44000002", 31_000, &[(first, None), (second, None)]));
    assert_eq!(off["params"], json!({ "amount": 31_000, "charged": 30_000 }), "what is left of the first");

    desk.records("44000002", 30_000, &[(first, None), (second, None)]);
    let account = desk.account();
    assert_eq!((&account["receipts"], &account["owed"]), (&json!([]), &json!(60_000)));
    assert_eq!(account["invoices"][0]["receipt_numbers"].as_array().map(Vec::len), Some(2));
    let paid: Vec<&Value> = account["invoices"].as_array().into_iter().flatten().collect();
    assert!(paid.iter().all(|invoice| invoice["difference"] == 0), "{paid:?}");
    assert_eq!(desk.page(first)["invoices"].as_array().map(Vec::len), Some(2));
    let third = desk.refusal(desk.invoice("44000003", 1, &[(first, None)]));
    assert_eq!(third["params"]["problem"], "already_invoiced");
    desk.adds_up();
}

#[test]
fn what_a_withdrawn_invoice_charged_waits_again_and_no_more() {
    let desk = Desk::open();
    let receipt = desk.receives(10);
    desk.records("44000001", 30_000, &[(receipt, Some(30_000))]);
    desk.records("44000002", 20_000, &[(receipt, None)]);
    let wrong = WithdrawSupplierInvoice { id: SupplierInvoiceId(1), version: 1, reason: "录错".to_owned() };
    desk.shop.run("manager", withdraw_supplier_invoice, wrong);
    let page = desk.page(receipt);
    assert_eq!(page["invoices"], json!([{ "invoice_number": "44000002", "amount": 20_000 }]));
    assert_eq!((&page["to_charge"], desk.not_invoiced()), (&json!(30_000), json!(30_000)));
    desk.adds_up();
    desk.records("44000001", 30_000, &[(receipt, None)]);
    assert_eq!(desk.not_invoiced(), 0);
    desk.adds_up();
}

#[test]
fn a_price_put_right_between_two_invoices_is_charged_by_the_second() {
    let desk = Desk::open();
    let receipt = desk.receives(10);
    desk.records("44000001", 30_000, &[(receipt, Some(30_000))]);
    let line = |page: &Value| page["lines"][0].clone();
    let right = |price| {
        let came = line(&desk.page(receipt));
        let ask = CorrectReceiptPrice {
            goods_receipt_line_id: read(came["id"].clone()),
            version: read(came["version"].clone()),
            buying_price: Money(price),
            reason: "发票价".to_owned(),
        };
        let done = desk.shop.run("parts_keeper", correct_receipt_price, ask);
        desk.adds_up();
        done["invoice_off"].clone()
    };
    assert_eq!(right(5_500), json!(null), "what is not charged yet is charged by the next one");
    assert_eq!(desk.page(receipt)["to_charge"], 25_000);
    desk.records("44000002", 25_000, &[(receipt, None)]);
    // Put right once more, when all of it is charged: the newest invoice is the one that differs.
    assert_eq!(right(5_600), json!({ "invoice_number": "44000002", "difference": -1_000 }));
    let invoices = desk.account()["invoices"].clone();
    assert_eq!((&invoices[0]["difference"], &invoices[1]["difference"]), (&json!(-1_000), &json!(0)));
}
