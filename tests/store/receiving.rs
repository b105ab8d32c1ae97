//! What suppliers bring: in part, more than was ordered, wrong, rejected, credited and paid for. The stock is
//! right at every step, to the piece and to the fen.

use domain::ids::{GoodsReceiptId, PartId, PurchaseOrderId, SupplierId};
use domain::money::{Money, Quantity};
use domain::receiving::{CheckResult, InspectionCheck, Sampling, SupplierPaymentMeans};
use features::receiving::inspection::InspectGoods;
use features::receiving::payables::{PaySupplier, RecordSupplierInvoice};
use features::receiving::plans::{SaveInspectionPlan, save_inspection_plan};
use features::receiving::proposals::{
    AskOrderToReceive, AskReceiptProposal, order_to_receive, receipt_proposal,
};
use features::receiving::receipts::{
    AskGoodsReceipt, ReceiveGoods, ReceivedLine, goods_receipt_page, receive_goods, receiving_home,
};
use features::receiving::returns::SentBackLine;
use features::receiving::supplier_accounts::{AskSupplierAccount, supplier_account};
use features::visit::lines::save_catalogue_item;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::new_part;
use shop_tests::typed::{read, request};
use shop_tests::{MORNING, TestShop};

/// A shop that buys pads and oil from one supplier.
pub struct Store {
    pub shop: TestShop,
    pub supplier: SupplierId,
    pub pads: PartId,
    pub oil: PartId,
}

impl Store {
    pub fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let part = |code, name, unit: &str| {
            let mut ask = new_part(code, name, 30_000);
            unit.clone_into(&mut ask.unit);
            let saved = shop.run("manager", save_catalogue_item, ask);
            read::<PartId>(saved["id"]["part"].clone())
        };
        let (pads, oil) = (part("BP-1", "前制动片", "个"), part("OIL-5W30", "机油", "升"));
        let store = Self { supplier: SupplierId(0), pads, oil, shop };
        let supplier = store.new_supplier("广通配件");
        Self { supplier, ..store }
    }

    /// As it stands in the file, whichever page it was written on.
    pub fn new_supplier(&self, name: &str) -> SupplierId {
        let file = self.shop.file();
        file.execute(
            "INSERT INTO supplier (name, initials, contact_name, supplier_phone, supplier_address,
                supplier_tax_number, bank, licence_number, payment_days, lead_days, note, active, version)
             VALUES (?1, '', '', '', '', '', '', '', 30, 3, '', 1, 1)",
            [name],
        )
        .expect("a supplier is written");
        SupplierId(file.last_insert_rowid())
    }

    /// An order that is on its way, of so much of each in a unit that is so many of the counted one.
    fn ordered(&self, number: &str, lines: &[(PartId, i64, &str, i64, i64)]) -> PurchaseOrderId {
        let file = self.shop.file();
        file.execute(
            "INSERT INTO purchase_order (number, supplier_id, state, made_at, made_by, ordered_at, expected_on,
                terms, note, version)
             VALUES (?1, ?2, 'ordered', '2026-02-27T02:00:00Z', 1, '2026-02-27T02:00:00Z', '2026-03-01', '', '', 1)",
            (number, self.supplier.0),
        )
        .expect("an order is written");
        let order = file.last_insert_rowid();
        for (part, quantity, unit, factor, price) in lines {
            file.execute(
                "INSERT INTO purchase_order_line (purchase_order_id, part_id, quantity, unit, unit_factor,
                    buying_price, received, closed, version) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, 0, 1)",
                (order, part.0, quantity, unit, factor, price),
            )
            .expect("its lines are written");
        }
        PurchaseOrderId(order)
    }

    pub fn pads_ordered(&self, quantity: i64) -> PurchaseOrderId {
        self.ordered("CG20260227001", &[(self.pads, quantity, "个", 1000, 5_000)])
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers")
    }

    /// What lies of a part in bins of a kind.
    pub fn lies(&self, part: PartId, kind: &str) -> i64 {
        self.number(&format!(
            "SELECT coalesce(sum(quantity), 0) FROM stock_level JOIN bin ON bin.id = bin_id
             WHERE part_id = {part} AND kind = '{kind}'"
        ))
    }

    pub fn worth(&self, part: PartId) -> (i64, i64) {
        let of = |column| self.number(&format!("SELECT {column} FROM stock_account WHERE part_id = {part}"));
        (of("on_hand"), of("stock_value"))
    }

    pub fn order_is(&self, order: PurchaseOrderId) -> String {
        let sql = format!("SELECT state FROM purchase_order WHERE id = {order}");
        self.shop.file().query_row(&sql, [], |row| row.get(0)).expect("there is an order")
    }

    pub fn receiving(&self, order: Option<PurchaseOrderId>, lines: Vec<ReceivedLine>) -> ReceiveGoods {
        ReceiveGoods {
            supplier_id: self.supplier,
            purchase_order_id: order,
            delivery_note: "送 0302".to_owned(),
            freight: Money::ZERO,
            freight_charged: true,
            note: String::new(),
            lines,
        }
    }

    /// The number of the receipt in the file.
    pub fn receives(&self, ask: ReceiveGoods) -> i64 {
        self.shop.run("parts_keeper", receive_goods, ask)["id"].as_i64().expect("a receipt has an id")
    }

    pub fn page(&self, receipt: i64) -> Value {
        self.shop.run("parts_keeper", goods_receipt_page, AskGoodsReceipt { id: GoodsReceiptId(receipt) })
    }

    #[track_caller]
    pub fn refusal<Ask: serde::Serialize>(&self, seat: &str, command: &str, ask: Ask) -> Value {
        match self.shop.ask(seat, command, request(ask)) {
            Err(refusal) => refusal,
            Ok(answer) => panic!("{command} went through: {answer}"),
        }
    }

    /// Pads are looked at from outside, each of them.
    pub fn pads_are_looked_at(&self) {
        let ask = SaveInspectionPlan {
            part_id: Some(self.pads),
            abc: None,
            checks: vec![InspectionCheck::Looks],
            sampling: Sampling::All,
            version: 0,
        };
        self.shop.run("parts_keeper", save_inspection_plan, ask);
    }

    pub fn account(&self) -> Value {
        let ask =
            AskSupplierAccount { supplier_id: self.supplier, invoices_before: None, payments_before: None };
        self.shop.run("parts_keeper", supplier_account, ask)
    }

    pub fn invoice(&self, number: &str, amount: i64, receipts: &[i64]) -> RecordSupplierInvoice {
        RecordSupplierInvoice {
            supplier_id: self.supplier,
            invoice_number: number.to_owned(),
            invoiced_on: read("2026-03-02"),
            due_on: None,
            amount: Money(amount),
            receipts: receipts.iter().copied().map(GoodsReceiptId).collect(),
            only: Vec::new(),
            returns: Vec::new(),
            note: String::new(),
            meant: false,
        }
    }

    pub fn paying(&self, owed: i64, amount: i64, means: SupplierPaymentMeans) -> PaySupplier {
        PaySupplier {
            supplier_id: self.supplier,
            owed: Money(owed),
            amount: Money(amount),
            means,
            paid_on: read("2026-03-02"),
            reference: String::new(),
            invoices: Vec::new(),
        }
    }

    /// Whatever happened, the sums are those of the rows.
    pub fn adds_up(&self) {
        for (what, wrong) in [
            (
                "what is there is the sum of movements",
                "SELECT count(*) FROM stock_account WHERE on_hand <> (SELECT sum(quantity) FROM stock_movement
                    WHERE stock_movement.part_id = stock_account.part_id)",
            ),
            (
                "and lies in bins",
                "SELECT count(*) FROM stock_account WHERE on_hand <> coalesce((SELECT sum(quantity)
                    FROM stock_level WHERE stock_level.part_id = stock_account.part_id), 0)",
            ),
            (
                "its value is the sum of movements",
                "SELECT count(*) FROM stock_account WHERE stock_value <> (SELECT sum(stock_value)
                    FROM stock_movement WHERE stock_movement.part_id = stock_account.part_id)",
            ),
            (
                "all of a line is somewhere",
                "SELECT count(*) FROM goods_receipt_line WHERE quantity <>
                    waiting + accepted + rejected + waiting_off
                    OR waiting < 0 OR rejected_left < 0 OR rejected_left > rejected
                    OR sent_back < rejected - rejected_left - rejected_off OR sent_back > accepted + rejected",
            ),
            (
                "what was decided is the sum of inspections",
                "SELECT count(*) FROM goods_receipt_line WHERE checks <> '[]' AND (accepted, rejected) <>
                    (SELECT coalesce(sum(accepted), 0), coalesce(sum(rejected), 0) FROM goods_inspection
                     WHERE goods_receipt_line_id = goods_receipt_line.id)",
            ),
            (
                "what went back is the sum of returns",
                "SELECT count(*) FROM goods_receipt_line WHERE sent_back <> (SELECT coalesce(sum(quantity), 0)
                    FROM supplier_return_line WHERE goods_receipt_line_id = goods_receipt_line.id)",
            ),
            (
                "what a line costs was posted for it, to the fen",
                "SELECT count(*) FROM goods_receipt_line AS came
                 WHERE (buying_price * bought + 500) / 1000 + freight_share <>
                    (SELECT sum(stock_value + cost_difference) FROM stock_movement
                     WHERE id = came.movement_id
                        OR (kind = 'repriced' AND of_movement_id = came.movement_id))",
            ),
            (
                "the freight is all spread",
                "SELECT count(*) FROM goods_receipt WHERE freight <> (SELECT sum(freight_share)
                    FROM goods_receipt_line WHERE goods_receipt_id = goods_receipt.id)",
            ),
            (
                "what was paid is the sum of shares that count",
                "SELECT count(*) FROM supplier_invoice WHERE paid < 0 OR paid > amount OR paid <>
                    (SELECT coalesce(sum(supplier_payment_share.amount), 0) FROM supplier_payment_share
                     JOIN supplier_payment ON supplier_payment.id = supplier_payment_id
                     WHERE supplier_invoice_id = supplier_invoice.id AND withdrawn_at IS NULL)",
            ),
            (
                "and shares are what was paid",
                "SELECT count(*) FROM supplier_payment WHERE amount <> (SELECT sum(amount)
                    FROM supplier_payment_share WHERE supplier_payment_id = supplier_payment.id)",
            ),
        ] {
            assert_eq!(self.number(wrong), 0, "{what}");
        }
    }
}

pub fn line(part_id: PartId, bought: i64, price: i64) -> ReceivedLine {
    ReceivedLine {
        part_id,
        purchase_order_line_id: None,
        bought: Quantity(bought),
        unit: "个".to_owned(),
        buying_price: Money(price),
        batch_number: String::new(),
        expires_on: None,
        bin_id: None,
        meant: false,
    }
}

fn barrel(oil: PartId, bought: i64, price: i64) -> ReceivedLine {
    ReceivedLine { unit: "桶".to_owned(), ..line(oil, bought, price) }
}

pub fn looked(line: &Value, accepted: i64, rejected: i64, reason: &str) -> InspectGoods {
    InspectGoods {
        goods_receipt_line_id: read(line["id"].clone()),
        version: read(line["version"].clone()),
        sample: 100,
        results: vec![CheckResult { check: InspectionCheck::Looks, passed: rejected == 0 }],
        accepted: Quantity(accepted),
        rejected: Quantity(rejected),
        reason: reason.to_owned(),
        bin_id: None,
    }
}

pub fn back(line: &Value, quantity: i64, from_rejected: bool) -> SentBackLine {
    SentBackLine {
        goods_receipt_line_id: read(line["id"].clone()),
        part_id: read(line["part_id"].clone()),
        batch_id: None,
        bin_id: None,
        from_rejected,
        quantity: Quantity(quantity),
        credited: None,
    }
}

#[test]
fn an_order_comes_in_part_and_then_too_much_of_it() {
    let store = Store::open();
    let order = store.pads_ordered(10_000);
    let first = store.receiving(Some(order), vec![line(store.pads, 6_000, 5_000)]);
    store.receives(ReceiveGoods { freight: Money(1_000), ..first });
    assert_eq!(store.worth(store.pads), (6_000, 31_000));
    assert_eq!(store.lies(store.pads, "shelf"), 6_000, "nobody asked to look at it");
    assert_eq!(store.order_is(order), "ordered");
    let open = store.shop.run("parts_keeper", order_to_receive, AskOrderToReceive { id: order });
    assert_eq!((&open["lines"][0]["open"], &open["receipts_before"]), (&json!(4_000), &json!(1)));

    let over = store.receiving(Some(order), vec![line(store.pads, 5_000, 5_000)]);
    let refusal = store.refusal("parts_keeper", "receive_goods", &over);
    assert_eq!(refusal["code"], "receiving");
    assert_eq!(
        refusal["params"],
        json!({ "problem": "more_than_ordered", "name": "前制动片", "quantity": 4_000 })
    );
    assert_eq!(store.worth(store.pads), (6_000, 31_000), "nothing of it was kept");
    let meant = ReceivedLine { meant: true, ..over.lines[0].clone() };
    store.receives(ReceiveGoods { lines: vec![meant], ..over });
    assert_eq!(store.worth(store.pads), (11_000, 56_000));
    assert_eq!(store.order_is(order), "closed");
    assert_eq!(store.number("SELECT received FROM purchase_order_line"), 11_000);
    // Both came a day after the order was expected.
    let home = store.shop.run("parts_keeper", receiving_home, AskNothing {});
    assert_eq!(home["expected"], json!([]));
    store.adds_up();
}

#[test]
fn nothing_less_than_nothing_and_a_wrong_unit_are_no_delivery() {
    let store = Store::open();
    for (bought, problem) in [(0, "empty"), (-1_000, "negative")] {
        let ask = store.receiving(None, vec![line(store.pads, bought, 5_000)]);
        let refusal = store.refusal("parts_keeper", "receive_goods", &ask);
        assert_eq!(refusal["params"], json!({ "field": "quantity", "problem": problem }));
    }
    let none = store.refusal("parts_keeper", "receive_goods", store.receiving(None, Vec::new()));
    assert_eq!(none["params"]["field"], "lines");
    let boxes = ReceivedLine { unit: "箱".to_owned(), ..line(store.pads, 1_000, 5_000) };
    let refusal = store.refusal("parts_keeper", "receive_goods", store.receiving(None, vec![boxes]));
    assert_eq!((&refusal["code"], &refusal["params"]["problem"]), (&json!("stock"), &json!("unit_unknown")));
    let seat = store.refusal("technician", "receive_goods", store.receiving(None, Vec::new()));
    assert_eq!(seat["code"], "role_missing");
    assert_eq!(store.number("SELECT count(*) FROM goods_receipt"), 0);
}

#[test]
fn what_is_sent_twice_comes_once() {
    let store = Store::open();
    let ask = request(store.receiving(None, vec![line(store.pads, 2_000, 5_000)]));
    let key = "one-delivery-000000000000000000000001";
    let first = store.shop.ask_with_key("parts_keeper", "receive_goods", ask.clone(), key);
    let again = store.shop.ask_with_key("parts_keeper", "receive_goods", ask, key);
    assert_eq!(first.expect("it comes"), again.expect("and is told again"));
    assert_eq!(store.worth(store.pads), (2_000, 10_000));
}

#[test]
fn a_barrel_is_two_hundred_litres_and_shares_the_freight_by_value() {
    let store = Store::open();
    let lines = [(store.oil, 200_000, "桶", 200_000, 300_000), (store.pads, 10_000, "个", 1000, 3_333)];
    let order = store.ordered("CG20260227002", &lines);
    let open = store.shop.run("parts_keeper", order_to_receive, AskOrderToReceive { id: order });
    assert_eq!((&open["lines"][0]["bought"], &open["lines"][0]["unit"]), (&json!(1_000), &json!("桶")));
    let came = vec![barrel(store.oil, 1_000, 300_000), line(store.pads, 10_000, 3_333)];
    let receipt =
        store.receives(ReceiveGoods { freight: Money(10_000), ..store.receiving(Some(order), came) });
    // 3000.00 and 333.30 share 100.00: 90.00 and 10.00 to the fen.
    assert_eq!(store.worth(store.oil), (200_000, 309_000));
    assert_eq!(store.worth(store.pads), (10_000, 34_330));
    assert_eq!(store.page(receipt)["charged"], 343_330);
    assert_eq!(store.order_is(order), "closed");
    // Next time the barrel is known without an order.
    let next = AskReceiptProposal { part_id: store.oil, purchase_order_id: None };
    let next = store.shop.run("parts_keeper", receipt_proposal, next);
    assert_eq!((&next["unit"], &next["buying_price"]), (&json!("桶"), &json!(300_000)));
    store.receives(store.receiving(None, vec![barrel(store.oil, 500, 300_000)]));
    assert_eq!(store.worth(store.oil), (300_000, 459_000));
    store.adds_up();
}
