//! Bins, and counts while the store goes on: what is off is what was off when it was counted.

use domain::counting::{CountScope, CountedWhen};
use domain::ids::{BinId, PartId, StockCountId, StockCountLineId};
use domain::money::{Money, Quantity};
use domain::refusal::FieldProblem;
use domain::stock::BinKind;
use domain::stock_terms::AbcClass;
use features::counting::bins::{SaveBin, save_bin};
use features::counting::counts::{AskCount, AskCountPlaces, count_places, get_count};
use features::counting::deciding::{ApproveCount, HandInCount, approve_count, hand_in_count};
use features::counting::entering::{EnterCount, StartCount, enter_count, start_count};
use features::counting::moves::{MoveStock, OpenStock, ScrapStock, open_stock, scrap_stock};
use features::visit::lines::save_catalogue_item;
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::new_part;
use shop_tests::papers::text_of;
use shop_tests::typed::{read, request};
use shop_tests::{MORNING, TestShop};

/// A shop with two shelves, a place for what waits, and two parts.
pub struct Store {
    pub shop: TestShop,
    pub pads: PartId,
    pub oil: PartId,
    pub shelf: BinId,
    pub other: BinId,
    pub waiting: BinId,
}

pub fn bin_ask(code: &str, kind: BinKind) -> SaveBin {
    SaveBin { id: None, version: 0, code: code.to_owned(), name: String::new(), kind, active: true }
}

impl Store {
    pub fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let part = |code, name| {
            let saved = shop.run("manager", save_catalogue_item, new_part(code, name, 30_000));
            read::<PartId>(saved["id"]["part"].clone())
        };
        let (pads, oil) = (part("BP-1", "前制动片"), part("OIL-5W30", "机油"));
        let bin =
            |code, kind| read::<BinId>(shop.run("parts_keeper", save_bin, bin_ask(code, kind))["id"].clone());
        let (shelf, other) = (bin("a-01", BinKind::Shelf), bin("A-02", BinKind::Shelf));
        let waiting = bin("DJ", BinKind::Quarantine);
        Self { shop, pads, oil, shelf, other, waiting }
    }

    pub fn opening(&self, part_id: PartId, quantity: i64) -> OpenStock {
        OpenStock {
            part_id,
            bin_id: self.shelf,
            quantity: Quantity(quantity),
            unit_cost: Money(10_000),
            batch_number: String::new(),
            expires_on: None,
            note: String::new(),
            approval: None,
        }
    }

    /// Ten of each, at 100.00.
    pub fn stocked() -> Self {
        let store = Self::open();
        for part in [store.pads, store.oil] {
            store.shop.run("parts_keeper", open_stock, store.opening(part, 10_000));
        }
        store
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers")
    }

    pub fn level(&self, part: PartId, bin: BinId) -> i64 {
        self.number(&format!(
            "SELECT coalesce(sum(quantity), 0) FROM stock_level WHERE part_id = {part} AND bin_id = {bin}"
        ))
    }

    pub fn value(&self, part: PartId) -> i64 {
        self.number(&format!("SELECT stock_value FROM stock_account WHERE part_id = {part}"))
    }

    pub fn scrapping(&self, quantity: i64) -> ScrapStock {
        ScrapStock {
            part_id: self.pads,
            bin_id: self.shelf,
            batch_id: None,
            quantity: Quantity(quantity),
            reason: "受潮".to_owned(),
            approval: None,
        }
    }

    /// Two pads leave the shelf while it is counted.
    pub fn two_leave(&self) {
        self.shop.run("manager", scrap_stock, self.scrapping(2_000));
    }

    pub fn moving(&self, quantity: i64) -> MoveStock {
        MoveStock {
            part_id: self.pads,
            bin_id: self.shelf,
            to_bin_id: self.other,
            batch_id: None,
            quantity: Quantity(quantity),
            note: String::new(),
        }
    }

    pub fn begun(&self) -> StockCountId {
        let bin_ids = vec![self.shelf];
        let ask = StartCount {
            scope: CountScope::Bins,
            bin_ids,
            part_ids: Vec::new(),
            abc: None,
            note: String::new(),
        };
        read(self.shop.run("parts_keeper", start_count, ask))
    }

    pub fn figure(&self, id: StockCountId, part_id: PartId, counted: i64) -> EnterCount {
        EnterCount {
            id,
            bin_id: self.shelf,
            part_id,
            batch_id: None,
            counted_quantity: Quantity(counted),
            unit: None,
            from_sheet: false,
            when: None,
        }
    }

    pub fn counts(&self, id: StockCountId, part: PartId, counted: i64) -> StockCountLineId {
        read(self.shop.run("parts_keeper", enter_count, self.figure(id, part, counted)))
    }

    pub fn page(&self, seat: &str, id: StockCountId) -> Value {
        self.shop.run(seat, get_count, AskCount { id })
    }

    pub fn version(&self, id: StockCountId) -> i64 {
        self.number(&format!("SELECT version FROM stock_count WHERE id = {id}"))
    }

    pub fn hands_in(&self, id: StockCountId) {
        let ask = HandInCount { id, version: self.version(id), without_uncounted: false };
        self.shop.run("parts_keeper", hand_in_count, ask);
    }

    pub fn approval(&self, id: StockCountId) -> Value {
        request(ApproveCount { id, version: self.version(id) })
    }

    pub fn ask(&self, seat: &str, command: &str, ask: Value) -> Result<Value, Refusal> {
        self.shop.ask_as(&self.shop.session(seat), command, ask)
    }

    /// The movements say what the sums say.
    pub fn adds_up(&self) {
        let off = self.number(
            "SELECT count(*) FROM stock_account WHERE (on_hand, stock_value) <>
                 (SELECT sum(quantity), sum(stock_value) FROM stock_movement WHERE part_id = stock_account.part_id)",
        );
        let places = self.number(
            "SELECT count(*) FROM stock_level WHERE quantity <>
                 (SELECT sum(quantity) FROM stock_movement WHERE part_id = stock_level.part_id
                  AND bin_id = stock_level.bin_id AND coalesce(batch_id, 0) = coalesce(stock_level.batch_id, 0))",
        );
        assert_eq!((off, places), (0, 0));
    }
}

pub fn actions(page: &Value) -> Vec<(String, Value)> {
    let allowed = page["allowed"].as_array().expect("what may be done");
    let of = |one: &Value| (one["action"].as_str().expect("an action").to_owned(), one["missing"].clone());
    allowed.iter().map(of).collect()
}

#[test]
fn a_count_while_parts_leave_finds_what_was_off_when_it_was_counted() {
    let store = Store::stocked();
    let count = store.begun();
    store.two_leave();
    // Eight should lie there, and seven do.
    store.counts(count, store.pads, 7_000);
    store.two_leave();
    store.counts(count, store.oil, 10_000);
    store.hands_in(count);
    let page = store.page("manager", count);
    let [off] = page["differences"].as_array().expect("what is off").as_slice() else { panic!("{page}") };
    assert_eq!((&off["book_quantity"], &off["by"]), (&json!(8_000), &json!(-1_000)));
    assert_eq!((&off["stock_value"], &page["off_value"]), (&json!(-10_000), &json!(10_000)));
    // More leaves before it is approved.
    store.two_leave();
    store.shop.run("manager", approve_count, read::<ApproveCount>(store.approval(count)));
    assert_eq!(
        store.level(store.pads, store.shelf),
        3_000,
        "ten, less six, less the one that was never there"
    );
    assert_eq!(store.value(store.pads), 30_000);
    let page = store.page("manager", count);
    assert_eq!(page["differences"][0]["stock_value"], -10_000);
    let posted =
        "SELECT count(*) FROM stock_movement WHERE kind = 'counted' AND document_kind = 'stock_count'";
    assert_eq!(store.number(posted), 1, "what was right moves nothing");
    store.adds_up();
}

#[test]
fn whoever_counts_is_not_told_what_should_be_there() {
    let store = Store::stocked();
    let count = store.begun();
    store.counts(count, store.pads, 7_000);
    for seat in ["parts_keeper", "manager"] {
        let page = store.page(seat, count);
        assert_eq!(page["differences"], json!([]));
        let left = &page["bins"][0];
        assert_eq!((&left["counted"], &left["uncounted"]), (&json!(1), &json!(1)), "{page}");
        let places =
            store.shop.run(seat, count_places, AskCountPlaces { id: count, bin_id: store.shelf }).to_string();
        assert!(!places.contains("10000") && !places.contains("book"), "{places}");
        let sheet = text_of(&store.shop.paper(seat, "count_sheet", count.0));
        assert!(["按库位", "BP-1", "OIL-5W30"].iter().all(|words| sheet.contains(words)), "{sheet}");
    }
}

#[test]
fn a_figure_from_the_sheet_of_what_moved_says_when_it_was_read() {
    let store = Store::stocked();
    let count = store.begun();
    store.two_leave();
    let typed = EnterCount { from_sheet: true, ..store.figure(count, store.pads, 10_000) };
    let refused = store.ask("parts_keeper", "enter_count", request(&typed));
    let Err(Refusal::Stock { problem, quantity, .. }) = refused else { panic!("{refused:?}") };
    assert_eq!((request(problem), quantity.0), (json!("moved_since"), -2_000));
    // What did not move is taken as it is.
    let oil = EnterCount { from_sheet: true, ..store.figure(count, store.oil, 10_000) };
    store.shop.run("parts_keeper", enter_count, oil);
    let before = EnterCount { when: Some(CountedWhen::BeforeItMoved), ..typed };
    store.shop.run("parts_keeper", enter_count, before);
    store.hands_in(count);
    assert_eq!(store.page("manager", count)["differences"], json!([]), "ten lay there before two left");
    store.shop.run("parts_keeper", approve_count, read::<ApproveCount>(store.approval(count)));
    assert_eq!(store.level(store.pads, store.shelf), 8_000);
}

#[test]
fn what_is_found_and_stands_on_no_list_is_added_and_what_is_left_is_said() {
    let store = Store::open();
    store.shop.run("parts_keeper", open_stock, store.opening(store.pads, 10_000));
    let count = store.begun();
    store.counts(count, store.oil, 4_000);
    let hand_in = HandInCount { id: count, version: store.version(count), without_uncounted: false };
    let left = store.ask("parts_keeper", "hand_in_count", request(&hand_in));
    assert_eq!(left, Err(Refusal::CountUncounted { places: 1 }));
    let elsewhere = EnterCount { bin_id: store.other, ..store.figure(count, store.pads, 1_000) };
    let refused = store.ask("parts_keeper", "enter_count", request(elsewhere));
    assert_eq!(refused, Err(Refusal::bad("bin_id", FieldProblem::Unknown)));
    let without = HandInCount { without_uncounted: true, ..hand_in };
    store.shop.run("parts_keeper", hand_in_count, without);
    store.shop.run("manager", approve_count, read::<ApproveCount>(store.approval(count)));
    assert_eq!((store.level(store.oil, store.shelf), store.level(store.pads, store.shelf)), (4_000, 10_000));
    store.adds_up();
}

#[test]
fn each_class_is_due_again_in_its_time() {
    let store = Store::stocked();
    let file = store.shop.file();
    file.execute("UPDATE part SET abc = 'a' WHERE id = ?1", [store.pads.0]).expect("a class");
    let due = |store: &Store| -> Vec<PartId> {
        let due = store.ask("parts_keeper", "counts_due", request(AskNothing {})).expect("what is due");
        read(due[0]["part_ids"].clone())
    };
    assert_eq!(due(&store), [store.pads], "it was never counted");
    let start = StartCount {
        scope: CountScope::Cycle,
        bin_ids: Vec::new(),
        part_ids: due(&store),
        abc: Some(AbcClass::A),
        note: String::new(),
    };
    let count: StockCountId = read(store.shop.run("parts_keeper", start_count, start));
    store.counts(count, store.pads, 10_000);
    store.hands_in(count);
    store.shop.run("parts_keeper", approve_count, read::<ApproveCount>(store.approval(count)));
    assert!(due(&store).is_empty());
    store.shop.clock.set_to("2026-04-02T08:30");
    assert_eq!(due(&store), [store.pads], "a month later it is due again");
}
