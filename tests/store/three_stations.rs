//! Whatever three stations post beside one another, in whatever order: quantity and value by the
//! movements are those of the sums beside them, and of the log played back.

use domain::ids::{BinId, LineId, PartId, PersonId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::stock::{Bin, BinKind, MovementKind};
use domain::stock_problem::StockProblem;
use domain::stock_settings::CostMethod;
use features::stock::post::{Posting, post, reprice};
use features::visit::lines::save_catalogue_item;
use kernel::error::{Error, Result};
use kernel::host::Write;
use kernel::{Refusal, Session, Shop};
use proptest::prelude::*;
use shop_tests::asks_visit::{new_part, sets};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::lines::part;
use shop_tests::stock::{as_person, sums_that_differ};
use shop_tests::typed::field;
use shop_tests::{MORNING, TestShop};
use std::sync::Arc;
use storage::replay;

/// What one station does with one part.
#[derive(Clone, Copy, Debug)]
enum Step {
    Receive {
        bin: usize,
        quantity: i64,
        cost: i64,
    },
    Issue {
        bin: usize,
        quantity: i64,
    },
    BringBack {
        bin: usize,
        quantity: i64,
    },
    Move {
        from: usize,
        quantity: i64,
    },
    Scrap {
        bin: usize,
        quantity: i64,
    },
    /// Of what came in so many movements ago.
    PutPriceRight {
        ago: usize,
        by: i64,
    },
}

fn any_step() -> impl Strategy<Value = (usize, Step)> {
    let quantity = 1_i64..9_000;
    let step = prop_oneof![
        3 => (0_usize..2, quantity.clone(), 0_i64..200_000)
            .prop_map(|(bin, quantity, cost)| Step::Receive { bin, quantity, cost }),
        3 => (0_usize..2, quantity.clone()).prop_map(|(bin, quantity)| Step::Issue { bin, quantity }),
        1 => (0_usize..2, quantity.clone()).prop_map(|(bin, quantity)| Step::BringBack { bin, quantity }),
        1 => (0_usize..2, quantity.clone()).prop_map(|(from, quantity)| Step::Move { from, quantity }),
        1 => (0_usize..2, quantity).prop_map(|(bin, quantity)| Step::Scrap { bin, quantity }),
        1 => (0_usize..4, -60_000_i64..60_000).prop_map(|(ago, by)| Step::PutPriceRight { ago, by }),
    ];
    (0_usize..2, step)
}

/// Two parts, two bins, and a line to issue to.
#[derive(Clone, Copy)]
struct Places {
    parts: [PartId; 2],
    bins: [BinId; 2],
    line: (WorkOrderId, LineId),
}

/// A door of the test is one seat's; the shop behind it is everybody's.
struct Store {
    test: TestShop,
    places: Places,
}

impl Places {
    fn step(&self, shop: &Arc<Shop>, session: &Session, (place, step): (usize, Step)) -> Result<()> {
        let part_id = self.parts[place];
        let posting =
            |kind, bin: usize, quantity: i64| Posting::new(kind, part_id, self.bins[bin], Quantity(quantity));
        as_person(shop, session, |cx| {
            match step {
                Step::Receive { bin, quantity, cost } => {
                    let cost = Some(Money(cost));
                    post(cx, Posting { cost, ..posting(MovementKind::Received, bin, quantity) })?;
                }
                Step::Issue { bin, quantity } => {
                    let line = Some(self.line);
                    post(cx, Posting { line, ..posting(MovementKind::Issued, bin, -quantity) })?;
                }
                Step::BringBack { bin, quantity } => {
                    // No more than this part's share of what the line got.
                    let moved = cx.w.stock_movements_of_line(self.line.1)?;
                    let own = moved.iter().filter(|one| one.part_id == part_id);
                    let quantity = quantity.min(-own.map(|one| one.quantity.0).sum::<i64>());
                    if quantity > 0 {
                        let line = Some(self.line);
                        post(cx, Posting { line, ..posting(MovementKind::ReturnedFromLine, bin, quantity) })?;
                    }
                }
                Step::Move { from, quantity } => {
                    post(cx, posting(MovementKind::Moved, from, -quantity))?;
                    post(cx, posting(MovementKind::Moved, 1 - from, quantity))?;
                }
                Step::Scrap { bin, quantity } => {
                    post(cx, posting(MovementKind::Scrapped, bin, -quantity))?;
                }
                Step::PutPriceRight { ago, by } => put_right(cx, part_id, ago, by)?,
            }
            Ok(())
        })
    }
}

impl Store {
    fn open(method: CostMethod, below_zero: bool) -> Self {
        let test = TestShop::open_at(MORNING);
        sets(&test, |settings| {
            settings.stock.cost_method = method;
            settings.stock.below_zero_allowed = below_zero;
        });
        let parts = ["P-1", "P-2"].map(|code| {
            let saved = test.run("manager", save_catalogue_item, new_part(code, code, 10_000));
            PartId(saved["id"]["part"].as_i64().expect("a part"))
        });
        let car = test.car("张小芳", "13800138000", "粤B12345");
        let line = car.walks_in("repair", "换件").checked_in(50_000).with_line(part("配件", 1_000, 10_000));
        let line = (WorkOrderId(car.id()), LineId(line));
        let bins = ["A-01", "B-01"].map(|code| bin(&test, code, BinKind::Shelf));
        Self { test, places: Places { parts, bins, line } }
    }

    fn number(&self, sql: &str) -> i64 {
        self.test.file().query_row(sql, [], |row| row.get(0)).expect("a number")
    }
}

fn bin(test: &TestShop, code: &str, kind: BinKind) -> BinId {
    as_person(&test.shop, &test.session("manager"), |cx| {
        let (code, name) = (code.to_owned(), String::new());
        let mut bin = Bin { id: BinId(0), code, name, kind, active: true, version: 1 };
        cx.w.insert(&mut bin)?;
        Ok(bin.id)
    })
    .expect("a bin")
}

fn put_right(cx: &Write, part: PartId, ago: usize, by: i64) -> Result<()> {
    let moved = cx.w.stock_movements(part, i64::MAX, 100)?;
    let Some(received) = moved.iter().filter(|one| one.kind == MovementKind::Received).nth(ago) else {
        return Ok(());
    };
    reprice(cx, received, Money(by), "发票价不同").map(|_| ())
}

/// Nothing else than that too little lies there may stand in the way.
fn went_or_was_short(done: Result<()>) -> bool {
    match done {
        Ok(()) => true,
        Err(Error::Refused(Refusal::Stock { problem: StockProblem::Short, .. })) => false,
        Err(other) => panic!("{other:?}"),
    }
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn no_order_of_movements_from_three_stations_parts_the_sums_from_what_moved(
        first in prop::collection::vec(any_step(), 1..22),
        second in prop::collection::vec(any_step(), 1..22),
        third in prop::collection::vec(any_step(), 1..22),
        by_layers in any::<bool>(),
        below_zero in any::<bool>(),
    ) {
        let method = if by_layers { CostMethod::FirstInFirstOut } else { CostMethod::MovingAverage };
        let store = Store::open(method, below_zero);
        let seats = ["parts_keeper", "manager", "foreman"].map(|seat| PersonId(store.test.id_of(seat)));
        let [one, two, three] = seats;
        let stations = [(one, "counter", first), (two, "store", second), (three, "bay", third)];
        let shop = &store.test.shop;
        let places = store.places;
        let went = at_once(stations, |(person, station, steps)| {
            let session = Session::of(person, station);
            let done = steps.into_iter().filter(|step| went_or_was_short(places.step(shop, &session, *step)));
            i64::try_from(done.count()).expect("a few steps")
        });
        prop_assert!(went.iter().sum::<i64>() >= store.number("SELECT count(*) FROM stock_movement") / 2);
        prop_assert_eq!(sums_that_differ(&store.test.file()), Vec::<String>::new());
        let differs = shop.db.read(replay::differs).expect("the log can be read");
        prop_assert_eq!(differs, Vec::<String>::new());
        if !below_zero {
            prop_assert_eq!(store.number("SELECT count(*) FROM stock_level WHERE quantity < 0"), 0);
            prop_assert_eq!(store.number("SELECT count(*) FROM stock_account WHERE on_hand < 0"), 0);
        }
        // Nothing there is worth nothing, and what is there is worth no less.
        let worth = "SELECT count(*) FROM stock_account
            WHERE (on_hand = 0 AND stock_value <> 0) OR (on_hand > 0 AND stock_value < 0)";
        prop_assert_eq!(store.number(worth), 0);
        let layers = store.number("SELECT count(*) FROM stock_layer");
        prop_assert!(by_layers || layers == 0, "{} layers where the average counts", layers);
    }
}

#[test]
fn two_keepers_who_issue_the_last_piece_get_one_and_are_told_what_is_left() {
    let store = Store::open(CostMethod::MovingAverage, false);
    let (part, bin) = (store.places.parts[0], store.places.bins[0]);
    let cost = Some(Money(5_000));
    let posting = |kind, quantity| Posting::new(kind, part, bin, Quantity(quantity));
    store
        .test
        .posts("manager", Posting { cost, ..posting(MovementKind::Opening, 1_000) })
        .expect("it lies there");
    let keepers = ["parts_keeper", "manager"].map(|seat| PersonId(store.test.id_of(seat)));
    let (shop, line) = (&store.test.shop, Some(store.places.line));
    let issued = at_once(keepers, |keeper| {
        let session = Session::of(keeper, "counter");
        as_person(shop, &session, |cx| post(cx, Posting { line, ..posting(MovementKind::Issued, -1_000) }))
    });
    let Error::Refused(Refusal::Stock { problem, name, quantity }) = one_refused(issued) else {
        panic!("another refusal");
    };
    assert_eq!((problem, name.as_str(), quantity), (StockProblem::Short, "P-1", Quantity(0)));
    assert_eq!(store.number("SELECT on_hand FROM stock_account"), 0);
    assert_eq!(store.number("SELECT count(*) FROM stock_movement"), 2);
}

#[test]
fn a_sum_that_was_written_without_a_movement_is_found_and_named() {
    use features::office::backups::check_file;
    use kernel::host::AskNothing;
    use serde_json::json;
    let store = Store::open(CostMethod::FirstInFirstOut, false);
    let (part, bin) = (store.places.parts[0], store.places.bins[0]);
    let cost = Some(Money(5_000));
    let opening = Posting { cost, ..Posting::new(MovementKind::Opening, part, bin, Quantity(4_000)) };
    store.test.posts("manager", opening).expect("it lies there");
    let checked = || {
        store.test.run("manager", check_file, AskNothing {});
        store.test.finished("manager")["result"].clone()
    };
    assert_eq!(checked()["stock_sums"], json!([]));
    as_person(&store.test.shop, &store.test.session("manager"), |cx| {
        let mut account = cx.w.stock_account(part)?;
        account.on_hand = Quantity(5_000);
        cx.w.update(&account)?;
        Ok(cx.w.keep_stock_level(part, bin, None, Quantity(1_000))?)
    })
    .expect("past the one way");
    let check = checked();
    assert_eq!(
        check["stock_sums"],
        json!(["stock_account P-1", "stock_level A-01 P-1", "stock_layer P-1"]),
        "{check}"
    );
    assert_eq!(check["rows"], json!([]), "the log says the same as the rows");
    assert_eq!(field::<i64>(&check, "rows_found"), 0);
}
