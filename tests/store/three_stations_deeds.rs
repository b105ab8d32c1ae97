//! Three stations do what a shop does with a part, in whatever order and beside one another: bring it in,
//! issue it, take it back, carry, throw away and count it, sell it, send it back, lend it, and put its price
//! right. What is there is what each of them was told it did; and movements, sums, months and the log
//! played back all say the same.

use crate::picking::{back as from_the_car, checked_in, issue, takes};
use crate::receiving::{Store, back as to_the_supplier, line};
use crate::sales::{back as to_the_buyer, brought, sale, wanted};
use domain::ids::{BinId, CounterSaleId, CustomerId, GoodsReceiptLineId, LoanId, LoanUnitId};
use domain::loan::{GivenBack, Lending, LoanUnitKind};
use domain::money::{Money, Quantity};
use domain::settlement::PaymentMeans;
use domain::stock::BinKind;
use domain::stock_settings::CostMethod;
use features::counter_sales::sell::SellAtCounter;
use features::counter_sales::take_back::QuoteCounterReturn;
use features::counting::bins::{SaveBin, save_bin};
use features::counting::entering::CountOnSpot;
use features::counting::moves::{MoveStock, ScrapStock};
use features::loans::lend::{LendUnit, TakeLoanBack};
use features::loans::units::{SaveLoanUnit, save_loan_unit};
use features::receiving::prices::CorrectReceiptPrice;
use features::receiving::receipts::{ReceiveGoods, ReceivedLine};
use features::receiving::returns::SendBackGoods;
use proptest::prelude::*;
use serde_json::{Value, json};
use shop_tests::asks_till::{day, part as paid_by};
use shop_tests::asks_visit::sets;
use shop_tests::at_once::at_once;
use shop_tests::stock::sums_that_differ;
use shop_tests::typed::{read, request};
use shop_tests::visit::part;
use storage::replay;

/// What lies there before anybody does anything.
const FIRST: i64 = 20_000;
const PRICE: i64 = 30_000;
/// Something may stand in the way of a deed, and nothing else than these.
const IN_THE_WAY: [&str; 10] = [
    "stock",
    "receiving",
    "bad_field",
    "conflict",
    "nothing_corrected",
    "refundable_changed",
    // A keeper sells nothing for less than the last delivery cost.
    "below_cost",
    "unit_lent",
    "loan_over",
    // What a keeper throws away a manager says yes to.
    "stock_needs_approval",
];

#[derive(Clone, Copy, Debug)]
enum Deed {
    Comes { quantity: i64, price: i64, freight: i64 },
    Issued { quantity: i64 },
    Returned { quantity: i64 },
    Carried { quantity: i64, there: bool },
    Thrown { quantity: i64 },
    Counted { quantity: i64 },
    Sold { pieces: i64 },
    BroughtBack { which: i64, pieces: i64 },
    SentBack { which: i64, quantity: i64 },
    CostsOtherwise { which: i64, price: i64 },
    Lent,
    GivenBack,
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let quantity = || 1_i64..7_000;
    prop_oneof![
        3 => (1_000_i64..12_000, 0_i64..90_000, 0_i64..5_000)
            .prop_map(|(quantity, price, freight)| Deed::Comes { quantity, price, freight }),
        3 => quantity().prop_map(|quantity| Deed::Issued { quantity }),
        2 => quantity().prop_map(|quantity| Deed::Returned { quantity }),
        1 => (quantity(), any::<bool>()).prop_map(|(quantity, there)| Deed::Carried { quantity, there }),
        1 => quantity().prop_map(|quantity| Deed::Thrown { quantity }),
        1 => (0_i64..25_000).prop_map(|quantity| Deed::Counted { quantity }),
        2 => (1_i64..4).prop_map(|pieces| Deed::Sold { pieces }),
        1 => (0_i64..6, 1_i64..3).prop_map(|(which, pieces)| Deed::BroughtBack { which, pieces }),
        1 => (0_i64..6, quantity()).prop_map(|(which, quantity)| Deed::SentBack { which, quantity }),
        1 => (0_i64..6, 0_i64..90_000).prop_map(|(which, price)| Deed::CostsOtherwise { which, price }),
        1 => Just(Deed::Lent),
        1 => Just(Deed::GivenBack),
    ]
}

/// One part on two shelves, a car that agreed to more of it than there will be, and one to lend.
struct House {
    store: Store,
    bins: [BinId; 2],
    line: i64,
    customer: CustomerId,
    unit: LoanUnitId,
}

impl House {
    fn open(method: CostMethod, below_zero: bool) -> Self {
        let store = Store::open();
        sets(&store.shop, |settings| {
            settings.stock.cost_method = method;
            settings.stock.below_zero_allowed = below_zero;
        });
        let bins = ["A-01", "B-01"].map(|code| {
            let ask = SaveBin {
                id: None,
                version: 0,
                code: code.to_owned(),
                name: String::new(),
                kind: BinKind::Shelf,
                active: true,
            };
            read::<BinId>(store.shop.run("parts_keeper", save_bin, ask)["id"].clone())
        });
        let (line, customer) = {
            let car = checked_in(&store.shop, "粤B12345");
            let line = takes(&car, store.pads, &part("前制动片", 90_000, PRICE));
            car.estimate_issued();
            car.authorised(&[]);
            (line, CustomerId(car.customer_id))
        };
        let unit = SaveLoanUnit {
            id: None,
            version: 0,
            kind: LoanUnitKind::Part,
            name: "备用件".to_owned(),
            plate: String::new(),
            part_id: Some(store.pads),
            condition: "完好".to_owned(),
            active: true,
        };
        let unit = read(store.shop.run("parts_keeper", save_loan_unit, unit));
        let house = Self { store, bins, line, customer, unit };
        let first = Deed::Comes { quantity: FIRST, price: 5_000, freight: 0 };
        assert_eq!(house.does("parts_keeper", first), Some(FIRST));
        house
    }

    /// The answer, or nothing where something stood in the way.
    fn asks<Ask: serde::Serialize>(&self, seat: &str, command: &str, ask: Ask) -> Option<Value> {
        match self.store.shop.ask(seat, command, request(ask)) {
            Ok(answer) => Some(answer),
            Err(why) => {
                let known = IN_THE_WAY.iter().any(|code| why["code"] == *code);
                assert!(known, "{seat} {command}: {why}");
                None
            }
        }
    }

    /// The number of one of those there are by now.
    fn one_of(&self, table: &str, which: i64) -> Option<i64> {
        let count = self.store.number(&format!("SELECT count(*) FROM {table}"));
        (count > 0).then(|| which % count + 1)
    }

    /// By how much there is more of it after the deed; nothing where it was not done.
    fn does(&self, seat: &str, deed: Deed) -> Option<i64> {
        let part_id = self.store.pads;
        let [bin_id, other] = self.bins;
        match deed {
            Deed::Comes { quantity, price, freight } => {
                let lines = vec![ReceivedLine { bin_id: Some(bin_id), ..line(part_id, quantity, price) }];
                let ask = ReceiveGoods { freight: Money(freight), ..self.store.receiving(None, lines) };
                self.asks(seat, "receive_goods", ask).map(|_| quantity)
            }
            Deed::Issued { quantity } => {
                self.asks(seat, "issue_parts", issue(self.line, quantity)).map(|_| -quantity)
            }
            Deed::Returned { quantity } => {
                self.asks(seat, "take_back_part", from_the_car(self.line, quantity)).map(|_| quantity)
            }
            Deed::Carried { quantity, there } => {
                let (bin_id, to_bin_id) = if there { (bin_id, other) } else { (other, bin_id) };
                let (batch_id, quantity, note) = (None, Quantity(quantity), String::new());
                let ask = MoveStock { part_id, bin_id, to_bin_id, batch_id, quantity, note };
                self.asks(seat, "move_stock", ask).map(|_| 0)
            }
            Deed::Thrown { quantity } => {
                let (batch_id, reason) = (None, "受潮".to_owned());
                let quantity_out = Quantity(quantity);
                let approval = None;
                let ask = ScrapStock { part_id, bin_id, batch_id, quantity: quantity_out, reason, approval };
                self.asks(seat, "scrap_stock", ask).map(|_| -quantity)
            }
            Deed::Counted { quantity } => {
                let counted_quantity = Quantity(quantity);
                let note = String::new();
                let ask = CountOnSpot { part_id, bin_id, batch_id: None, counted_quantity, unit: None, note };
                let counted = self.asks(seat, "count_on_spot", ask)?;
                // What nobody approved yet moved nothing.
                if counted["state"] == "approved" { counted["by"].as_i64() } else { Some(0) }
            }
            Deed::Sold { pieces } => {
                let total = PRICE * pieces;
                let lines = vec![wanted(part_id, pieces * 1_000, PRICE)];
                let paid = vec![paid_by(PaymentMeans::Wechat, total)];
                let ask = SellAtCounter { promised_too: true, ..sale(lines, total, paid) };
                self.asks(seat, "sell_at_counter", ask).map(|_| -pieces * 1_000)
            }
            Deed::BroughtBack { which, pieces } => {
                let sale = self.one_of("counter_sale", which)?;
                let of_sale = format!("SELECT id FROM counter_sale_line WHERE counter_sale_id = {sale}");
                let line = self.store.number(&of_sale);
                let lines = vec![brought(line, pieces * 1_000)];
                let ask = QuoteCounterReturn { id: CounterSaleId(sale), lines };
                let amount = self.asks("manager", "quote_counter_return", ask)?["amount"].as_i64()?;
                let ask = to_the_buyer(sale, line, pieces * 1_000, amount);
                self.asks("manager", "take_back_sale", ask).map(|_| pieces * 1_000)
            }
            Deed::SentBack { which, quantity } => {
                let known = json!({ "id": self.one_of("goods_receipt_line", which)?, "part_id": part_id });
                let lines = vec![to_the_supplier(&known, quantity, false)];
                let (supplier_id, reason) = (self.store.supplier, "多订了".to_owned());
                let ask = SendBackGoods { supplier_id, reason, lines };
                self.asks(seat, "send_back_goods", ask).map(|_| -quantity)
            }
            Deed::CostsOtherwise { which, price } => {
                let id = self.one_of("goods_receipt_line", which)?;
                let version = format!("SELECT version FROM goods_receipt_line WHERE id = {id}");
                let ask = CorrectReceiptPrice {
                    goods_receipt_line_id: GoodsReceiptLineId(id),
                    version: self.store.number(&version),
                    buying_price: Money(price),
                    reason: "发票价".to_owned(),
                };
                self.asks(seat, "correct_receipt_price", ask).map(|_| 0)
            }
            Deed::Lent => self.asks(seat, "lend_unit", self.lending()).map(|_| -1_000),
            Deed::GivenBack => {
                let out =
                    |what: &str| format!("SELECT coalesce(max({what}), 0) FROM loan WHERE back_at IS NULL");
                let (id, version) = (self.store.number(&out("id")), self.store.number(&out("version")));
                if id == 0 {
                    return None;
                }
                let back = GivenBack {
                    back_condition: "完好".to_owned(),
                    back_km: None,
                    back_fuel: None,
                    damage_note: String::new(),
                };
                let ask = TakeLoanBack { id: LoanId(id), version, back };
                self.asks(seat, "take_loan_back", ask).map(|_| 1_000)
            }
        }
    }

    fn lending(&self) -> LendUnit {
        let lending = Lending {
            customer_id: self.customer,
            work_order_id: None,
            due_on: day("2026-03-04"),
            agreement: String::new(),
            out_condition: "完好".to_owned(),
            out_km: None,
            out_fuel: None,
            signed_by: String::new(),
            signature: None,
        };
        LendUnit { loan_unit_id: self.unit, lending, promised_too: true }
    }

    /// Whatever says another thing than the movements, in words.
    fn differs(&self) -> Vec<String> {
        let mut wrong = sums_that_differ(&self.store.shop.file());
        let log = self.store.shop.shop.db.read(replay::differs).expect("the log can be read");
        wrong.extend(log);
        for (what, sql) in [
            (
                "the months",
                "SELECT count(*) FROM (SELECT part_id, kind, count(*) AS n, sum(quantity) AS q,
                     sum(stock_value) AS v, sum(cost_difference) AS d
                     FROM stock_movement GROUP BY part_id, kind) AS moved
                 LEFT JOIN (SELECT part_id, kind, sum(movements) AS n, sum(quantity_in - quantity_out) AS q,
                     sum(value_in - value_out) AS v, sum(cost_difference) AS d
                     FROM stock_month WHERE part_id IS NOT NULL GROUP BY part_id, kind) AS month
                     ON month.part_id = moved.part_id AND month.kind = moved.kind
                 WHERE month.n IS NOT moved.n OR month.q IS NOT moved.q OR month.v IS NOT moved.v
                     OR month.d IS NOT moved.d",
            ),
            (
                "what was used",
                "SELECT coalesce((SELECT sum(quantity_out - quantity_back) FROM part_use), 0)
                     <> coalesce((SELECT -sum(quantity) FROM stock_movement
                         WHERE kind IN ('issued', 'returned_from_line', 'sold', 'sale_returned')), 0)",
            ),
            (
                "what the car got",
                "SELECT coalesce((SELECT sum(issued) FROM stock_demand), 0)
                     <> coalesce((SELECT -sum(quantity) FROM stock_movement WHERE line_id IS NOT NULL), 0)",
            ),
            (
                "what is worth something though nothing is there",
                "SELECT count(*) FROM stock_account
                 WHERE (on_hand = 0 AND stock_value <> 0) OR (on_hand > 0 AND stock_value < 0)",
            ),
        ] {
            if self.store.number(sql) != 0 {
                wrong.push(what.to_owned());
            }
        }
        wrong
    }
}

#[test]
fn each_deed_is_done_where_nothing_stands_in_its_way() {
    let house = House::open(CostMethod::MovingAverage, false);
    let mut there = FIRST;
    for deed in [
        Deed::Comes { quantity: 10_000, price: 6_000, freight: 300 },
        Deed::Carried { quantity: 4_000, there: true },
        Deed::Issued { quantity: 4_500 },
        Deed::Returned { quantity: 1_500 },
        Deed::Sold { pieces: 3 },
        Deed::BroughtBack { which: 0, pieces: 1 },
        Deed::Thrown { quantity: 500 },
        Deed::SentBack { which: 1, quantity: 2_000 },
        Deed::CostsOtherwise { which: 1, price: 6_500 },
        Deed::Lent,
        Deed::GivenBack,
        Deed::Counted { quantity: 12_000 },
    ] {
        there += house.does("manager", deed).unwrap_or_else(|| panic!("{deed:?} was refused"));
        assert_eq!(house.store.worth(house.store.pads).0, there, "{deed:?}");
        assert_eq!(house.differs(), Vec::<String>::new(), "{deed:?}");
    }
    let other =
        format!("SELECT coalesce(sum(quantity), 0) FROM stock_level WHERE bin_id = {}", house.bins[1]);
    assert_eq!(
        there,
        12_000 + house.store.number(&other),
        "what was counted, and what lies on the other shelf"
    );
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_three_stations_do_with_a_part_everything_says_the_same_of_it(
        first in prop::collection::vec(any_deed(), 1..16),
        second in prop::collection::vec(any_deed(), 1..16),
        third in prop::collection::vec(any_deed(), 1..16),
        by_layers in any::<bool>(),
        below_zero in any::<bool>(),
    ) {
        let method = if by_layers { CostMethod::FirstInFirstOut } else { CostMethod::MovingAverage };
        let house = House::open(method, below_zero);
        let stations = [("parts_keeper", first), ("manager", second), ("parts_keeper", third)];
        let done = at_once(stations, |(seat, deeds)| {
            deeds.into_iter().filter_map(|deed| house.does(seat, deed)).sum::<i64>()
        });
        let there = house.store.worth(house.store.pads).0;
        prop_assert_eq!(there, FIRST + done.iter().sum::<i64>(), "what each of them was told");
        prop_assert_eq!(house.differs(), Vec::<String>::new());
        if !below_zero {
            prop_assert_eq!(house.store.number("SELECT count(*) FROM stock_level WHERE quantity < 0"), 0);
        }
    }
}
