//! What is wrong in the store stands in one queue, each with where to go.

use domain::catalogue::{ItemId, Part};
use domain::ids::{
    BinId, LineId, PartId, PersonId, PurchaseOrderId, PurchaseOrderLineId, StockBatchId, SupplierId,
};
use domain::money::{Money, Quantity};
use domain::purchasing::{PurchaseOrder, PurchaseOrderLine, PurchaseOrderState, Supplier};
use domain::stock::{Bin, BinKind, MovementKind, StockBatch, StockWarningKind};
use domain::stock_settings::MarkupStep;
use features::document::document;
use features::stock::post::Posting;
use features::stock::warnings::{AskStockWarnings, stock_warning_counts, stock_warnings};
use features::visit::lines::{AddLine, add_line};
use kernel::host::AskNothing;
use serde_json::Value;
use shop_tests::asks_till::day;
use shop_tests::asks_visit::{added, new_part, sets};
use shop_tests::lines::part as part_line;
use shop_tests::stock::as_person;
use shop_tests::{Car, MORNING, TestShop};
use spreadsheets::{Options, read};
use storage::Record;

pub struct Store {
    pub shop: TestShop,
    pub shelf: BinId,
    pub quarantine: BinId,
}

pub fn put<R: Record>(shop: &TestShop, mut record: R) -> i64 {
    let id = as_person(&shop.shop, &shop.session("manager"), |cx| Ok(cx.w.insert(&mut record)?));
    id.expect("the row is written")
}

pub fn bin(shop: &TestShop, code: &str, kind: BinKind) -> BinId {
    let code = code.to_owned();
    BinId(put(shop, Bin { id: BinId(0), code, name: String::new(), kind, active: true, version: 1 }))
}

impl Store {
    pub fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let (shelf, quarantine) =
            (bin(&shop, "A-01", BinKind::Shelf), bin(&shop, "待检", BinKind::Quarantine));
        Self { shop, shelf, quarantine }
    }

    /// A part of the price list that costs so much.
    pub fn part(&self, code: &str, price: i64) -> PartId {
        let saved = features::visit::lines::save_catalogue_item;
        let saved = self.shop.run("manager", saved, new_part(code, "机油滤清器", price));
        serde_json::from_value(saved["id"]["part"].clone()).expect("it is a part")
    }

    pub fn changes(&self, id: PartId, otherwise: impl FnOnce(&mut Part)) {
        let done = as_person(&self.shop.shop, &self.shop.session("manager"), |cx| {
            let mut part: Part = cx.w.get(id.0)?;
            otherwise(&mut part);
            Ok(cx.w.update(&part)?)
        });
        done.expect("the part is written");
    }

    pub fn receives(&self, part: PartId, bin: BinId, quantity: i64, cost: i64) {
        let mut posting = Posting::new(MovementKind::Received, part, bin, Quantity(quantity));
        posting.cost = Some(Money(cost));
        self.shop.posts("parts_keeper", posting).expect("it is received");
    }

    pub fn issues(&self, part: PartId, quantity: i64, line: Option<(&Car<'_>, LineId)>) {
        let mut posting = Posting::new(MovementKind::Issued, part, self.shelf, Quantity(-quantity));
        posting.line = line.map(|(car, line)| (domain::ids::WorkOrderId(car.id()), line));
        self.shop.posts("parts_keeper", posting).expect("it is issued");
    }

    fn of(&self, kind: StockWarningKind) -> Vec<Value> {
        let list = self.shop.run("parts_keeper", stock_warnings, AskStockWarnings { kind });
        let shown = list["warnings"].as_array().expect("a list").clone();
        let code = serde_json::to_value(kind).expect("a code");
        let numbers = self.shop.run("parts_keeper", stock_warning_counts, AskNothing {});
        let counted = numbers["counts"].as_array().expect("counts").iter().find(|of| of["kind"] == code);
        assert_eq!(counted.expect("every kind is counted")["count"], shown.len(), "{kind:?}");
        shown
    }

    fn one(&self, kind: StockWarningKind) -> Value {
        let shown = self.of(kind);
        assert_eq!(shown.len(), 1, "{kind:?}: {shown:?}");
        shown[0].clone()
    }

    fn none(&self, kind: StockWarningKind) {
        assert_eq!(self.of(kind), Vec::<Value>::new(), "{kind:?}");
    }

    /// An approved line of the part, on a car that is promised for this afternoon.
    pub fn agreed<'a>(&'a self, plate: &str, phone: &str, part: PartId, quantity: i64) -> (Car<'a>, LineId) {
        let car = self.shop.car("李国强", phone, plate);
        car.walks_in("repair", "漏油").checked_in(52_000);
        let line = self.quoted(&car, part, quantity, 2_000);
        car.estimate_issued();
        car.authorised(&[]);
        (car, line)
    }

    pub fn quoted(&self, car: &Car<'_>, part: PartId, quantity: i64, price: i64) -> LineId {
        let figures = part_line("机油滤清器", quantity, price);
        let ask = AddLine { item: Some(ItemId::Part(part)), ..added(car, &figures) };
        let added = self.shop.run("advisor", add_line, ask);
        LineId(added["line"]["id"].as_i64().expect("a line has an id"))
    }
}

#[test]
fn a_quiet_store_warns_of_nothing() {
    let store = Store::open();
    let counts = store.shop.run("parts_keeper", stock_warning_counts, AskNothing {});
    assert_eq!(counts["total"], 0);
    assert_eq!(counts["counts"].as_array().map(Vec::len), Some(StockWarningKind::ALL.len()));
    for seat in ["advisor", "technician", "cashier"] {
        assert_eq!(store.shop.refused(seat, "stock_warning_counts", serde_json::json!({})), "role_missing");
    }
}

#[test]
fn below_the_minimum_and_above_the_maximum_are_told_with_what_is_on_its_way() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.receives(part, store.shelf, 3_000, 3_600);
    store.none(StockWarningKind::BelowMinimum);
    store.changes(part, |part| part.stock.minimum = Quantity(5_000));
    let supplier = Supplier {
        id: SupplierId(0),
        name: "永信汽配".to_owned(),
        initials: String::new(),
        contact_name: String::new(),
        supplier_phone: String::new(),
        supplier_address: String::new(),
        supplier_tax_number: String::new(),
        bank: String::new(),
        licence_number: String::new(),
        licence_until: None,
        payment_days: 30,
        lead_days: 3,
        note: String::new(),
        active: true,
        version: 1,
    };
    let supplier_id = SupplierId(put(&store.shop, supplier));
    let order = PurchaseOrder {
        id: PurchaseOrderId(0),
        number: "CG20260302001".to_owned(),
        supplier_id,
        state: PurchaseOrderState::Ordered,
        made_at: store.shop.clock.time(0),
        made_by: PersonId(store.shop.id_of("parts_keeper")),
        ordered_at: None,
        expected_on: Some(day("2026-03-05")),
        terms: String::new(),
        note: String::new(),
        version: 1,
    };
    let order = PurchaseOrderId(put(&store.shop, order));
    let line = PurchaseOrderLine {
        id: PurchaseOrderLineId(0),
        purchase_order_id: order,
        part_id: part,
        quantity: Quantity(10_000),
        unit: String::new(),
        unit_factor: Quantity(1_000),
        buying_price: Money(1_200),
        received: Quantity(4_000),
        expected_on: None,
        work_order_id: None,
        line_id: None,
        closed: false,
        version: 1,
    };
    put(&store.shop, line);
    let keeper = store.shop.session("parts_keeper");
    let out = document(&store.shop.shop, &keeper, "purchase_order_list", order.0, None).expect("it goes out");
    let grid = read(&out.bytes, &Options::default()).expect("it is a workbook");
    let told: Vec<Vec<&str>> = grid.rows().map(|row| row.cells().collect()).collect();
    assert_eq!(told[1][0], "0451");
    assert_eq!((told[1][5], told[1][7], told[1][8]), ("10", "120", "2026-03-05"));
    let low = store.one(StockWarningKind::BelowMinimum);
    assert_eq!((low["quantity"].clone(), low["bound"].clone()), (3_000.into(), 5_000.into()));
    assert_eq!((low["coming"].clone(), low["expected_on"].clone()), (6_000.into(), "2026-03-05".into()));
    store.changes(part, |part| {
        part.stock.minimum = Quantity(0);
        part.stock.maximum = Quantity(2_000);
    });
    store.none(StockWarningKind::BelowMinimum);
    assert_eq!(store.one(StockWarningKind::TooMuch)["bound"], 2_000);
}

#[test]
fn what_did_not_move_for_the_days_of_the_setting_lies_dead_and_wakes_as_it_moves() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.receives(part, store.shelf, 3_000, 3_600);
    store.shop.later(179 * 24 * 60);
    store.none(StockWarningKind::NoMovement);
    store.shop.later(3 * 24 * 60);
    let still = store.one(StockWarningKind::NoMovement);
    assert_eq!((still["quantity"].clone(), still["cost"].clone()), (3_000.into(), 3_600.into()));
    sets(&store.shop, |settings| settings.stock.dead_after_days = 365);
    store.none(StockWarningKind::NoMovement);
    sets(&store.shop, |settings| settings.stock.dead_after_days = 180);
    store.issues(part, 1_000, None);
    store.none(StockWarningKind::NoMovement);
}

#[test]
fn a_batch_is_told_before_its_shelf_life_ends_and_until_none_of_it_is_there() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    let batch = StockBatch {
        id: StockBatchId(0),
        part_id: part,
        batch_number: "0017".to_owned(),
        expires_on: Some(day("2026-04-20")),
        received_on: day("2026-03-02"),
    };
    let batch = StockBatchId(put(&store.shop, batch));
    let mut posting = Posting::new(MovementKind::Received, part, store.shelf, Quantity(2_000));
    (posting.cost, posting.batch_id) = (Some(Money(2_400)), Some(batch));
    store.shop.posts("parts_keeper", posting).expect("it is received");
    store.none(StockWarningKind::ShelfLife);
    store.shop.later(25 * 24 * 60);
    let ending = store.one(StockWarningKind::ShelfLife);
    assert_eq!((ending["day"].clone(), ending["batch_number"].clone()), ("2026-04-20".into(), "0017".into()));
    let mut posting = Posting::new(MovementKind::Scrapped, part, store.shelf, Quantity(-2_000));
    posting.batch_id = Some(batch);
    store.shop.posts("manager", posting).expect("it is scrapped");
    store.none(StockWarningKind::ShelfLife);
}

#[test]
fn what_nobody_accepted_yet_waits_with_its_bin_and_since_when() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.receives(part, store.quarantine, 2_000, 2_400);
    let waiting = store.one(StockWarningKind::Quarantined);
    assert_eq!(waiting["bin_code"], "待检");
    assert!(waiting["since"].is_string(), "{waiting}");
    store.receives(part, store.shelf, 2_000, 2_400);
    assert_eq!(store.one(StockWarningKind::Quarantined)["quantity"], 2_000);
}

#[test]
fn what_was_issued_before_it_was_booked_in_is_listed_until_it_is() {
    let store = Store::open();
    sets(&store.shop, |settings| settings.stock.below_zero_allowed = true);
    let part = store.part("0451", 2_000);
    store.issues(part, 1_500, None);
    let below = store.one(StockWarningKind::Negative);
    assert_eq!((below["quantity"].clone(), below["bin_code"].clone()), ((-1_500).into(), "A-01".into()));
    store.receives(part, store.shelf, 1_500, 1_800);
    store.none(StockWarningKind::Negative);
}

#[test]
fn a_visit_that_will_lack_a_part_on_its_day_is_named_with_its_plate() {
    let store = Store::open();
    let part = store.part("0451", 2_000);
    store.receives(part, store.shelf, 3_000, 3_600);
    let (car, _) = store.agreed("粤B12345", "13712345601", part, 2_000);
    store.none(StockWarningKind::ShortForVisit);
    let (other, _) = store.agreed("粤B54321", "13712345602", part, 2_000);
    let short = store.one(StockWarningKind::ShortForVisit);
    assert_eq!((short["quantity"].clone(), short["bound"].clone()), (1_000.into(), 2_000.into()));
    assert_eq!(short["work_order_id"], other.id());
    assert!(short["plate"].is_string() && short["promised_at"].is_string(), "{short}");
    store.receives(part, store.quarantine, 5_000, 6_000);
    store.one(StockWarningKind::ShortForVisit);
    store.receives(part, store.shelf, 1_000, 1_200);
    store.none(StockWarningKind::ShortForVisit);
    assert_eq!(car.visit()["order"]["promised_at"], other.visit()["order"]["promised_at"]);
}

#[test]
fn a_part_that_became_dearer_than_its_quote_is_told_and_one_with_room_is_not() {
    let store = Store::open();
    sets(&store.shop, |settings| {
        settings.stock.markup = vec![MarkupStep { from: Money(0), rate: domain::money::Rate(5_000) }];
    });
    let part = store.part("0451", 2_000);
    store.receives(part, store.shelf, 1_000, 1_200);
    let car = store.shop.car("李国强", "13712345601", "粤B12345");
    car.walks_in("repair", "漏油").checked_in(52_000);
    store.quoted(&car, part, 1_000, 2_000);
    store.none(StockWarningKind::PriceRose);
    store.receives(part, store.shelf, 1_000, 1_600);
    let dearer = store.one(StockWarningKind::PriceRose);
    assert_eq!((dearer["cost"].clone(), dearer["quoted"].clone()), (1_600.into(), 2_000.into()));
    assert_eq!(dearer["price"], 2_400);
    assert_eq!(dearer["work_order_id"], car.id());
}
