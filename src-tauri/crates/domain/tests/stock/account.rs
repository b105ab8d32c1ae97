//! The value of the stock, by hand and over whatever may happen.

use domain::ids::{PartId, StockMovementId};
use domain::money::{Money, Quantity};
use domain::stock::{StockAccount, StockLayer};
use domain::stock_settings::CostMethod;
use proptest::prelude::*;

struct Store {
    method: CostMethod,
    account: StockAccount,
    layers: Vec<StockLayer>,
    moved: i64,
    /// What the movements say, one beside the other.
    quantity: i64,
    value: i64,
    difference: i64,
    paid: i64,
    used: i64,
    receipts: Vec<(StockMovementId, Quantity)>,
}

fn store(method: CostMethod) -> Store {
    Store {
        method,
        account: StockAccount::of(PartId(1)),
        layers: Vec::new(),
        moved: 0,
        quantity: 0,
        value: 0,
        difference: 0,
        paid: 0,
        used: 0,
        receipts: Vec::new(),
    }
}

impl Store {
    fn receives(&mut self, quantity: i64, cost: i64) -> i64 {
        self.moved += 1;
        let id = StockMovementId(self.moved);
        let worth = self.account.take_in(self.method, &mut self.layers, Quantity(quantity), Money(cost), id);
        self.receipts.push((id, Quantity(quantity)));
        self.quantity += quantity;
        self.value += worth.value.0;
        self.difference += worth.difference.0;
        self.paid += cost;
        worth.value.0
    }

    fn issues(&mut self, quantity: i64) -> i64 {
        self.moved += 1;
        let worth = self.account.take_out(self.method, &mut self.layers, Quantity(quantity));
        self.quantity -= quantity;
        self.value += worth.value.0;
        self.used -= worth.value.0;
        -worth.value.0
    }

    fn learns(&mut self, receipt: usize, by: i64) -> (i64, i64) {
        let worth = self.account.reprice(self.method, &mut self.layers, self.receipts[receipt], Money(by));
        self.value += worth.value.0;
        self.difference += worth.difference.0;
        self.paid += by;
        (worth.value.0, worth.difference.0)
    }

    fn holds(&self) -> (i64, i64) {
        (self.account.on_hand.0, self.account.stock_value.0)
    }
}

#[test]
fn an_average_moves_with_each_receipt() {
    let mut oil = store(CostMethod::MovingAverage);
    oil.receives(10_000, 30_000);
    oil.receives(5_000, 18_000);
    // 480.00 for 15 are 32.00 each.
    assert_eq!(oil.issues(4_500), 14_400);
    assert_eq!(oil.holds(), (10_500, 33_600));
    assert_eq!(oil.account.average_cost(), Money(3_200));
    oil.receives(1_000, 5_000);
    assert_eq!(oil.issues(11_500), 38_600, "the last of it takes all that is left");
    assert_eq!(oil.holds(), (0, 0));
}

#[test]
fn three_for_ten_leave_no_fen_behind() {
    let mut bulbs = store(CostMethod::MovingAverage);
    bulbs.receives(3_000, 1_000);
    assert_eq!((bulbs.issues(1_000), bulbs.issues(1_000), bulbs.issues(1_000)), (333, 334, 333));
}

#[test]
fn what_came_first_is_used_first() {
    let mut pads = store(CostMethod::FirstInFirstOut);
    pads.receives(2_000, 20_000);
    pads.receives(2_000, 26_000);
    assert_eq!(pads.issues(1_000), 10_000);
    assert_eq!(pads.issues(2_000), 10_000 + 13_000);
    assert_eq!(pads.holds(), (1_000, 13_000));
}

#[test]
fn what_was_issued_before_it_was_booked_in_is_settled_by_its_receipt() {
    for method in CostMethod::ALL {
        let mut filter = store(method);
        filter.receives(1_000, 1_000);
        assert_eq!(filter.issues(3_000), 1_000 + 2_000, "two of them at what the last one cost");
        assert_eq!(filter.holds(), (-2_000, -2_000));
        assert_eq!(filter.receives(5_000, 6_000), 5_600, "two of them cost 4.00 more than was thought");
        assert_eq!(filter.holds(), (3_000, 3_600));
        assert_eq!(filter.difference, 400);
    }
}

#[test]
fn a_price_that_was_wrong_changes_what_is_still_there_and_nothing_else() {
    let mut pads = store(CostMethod::MovingAverage);
    pads.receives(10_000, 100_000);
    pads.issues(6_000);
    // 20.00 more for ten: four are still there.
    assert_eq!(pads.learns(0, 2_000), (800, 1_200));
    assert_eq!(pads.holds(), (4_000, 40_800));

    let mut layered = store(CostMethod::FirstInFirstOut);
    layered.receives(10_000, 100_000);
    layered.receives(10_000, 120_000);
    layered.issues(6_000);
    assert_eq!(layered.learns(0, -1_000), (-400, -600));
    assert_eq!(layered.issues(4_000), 39_600);
    assert_eq!(layered.learns(0, 500), (0, 500), "nothing of it is there any more");
}

#[test]
fn a_shop_that_changes_how_it_reckons_goes_on_with_what_is_there() {
    let mut oil = store(CostMethod::MovingAverage);
    oil.receives(10_000, 100_000);
    oil.receives(10_000, 140_000);
    oil.issues(5_000);
    oil.method = CostMethod::FirstInFirstOut;
    oil.receives(5_000, 90_000);
    assert_eq!(oil.issues(15_000), 180_000, "what was there is used first, at its average");
    assert_eq!(oil.issues(5_000), 90_000);
    oil.receives(5_000, 10_000);
    oil.method = CostMethod::MovingAverage;
    oil.issues(1_000);
    assert!(oil.layers.is_empty());
    oil.method = CostMethod::FirstInFirstOut;
    assert_eq!(oil.issues(4_000), 8_000);
    assert_eq!(oil.holds(), (0, 0));
}

#[derive(Clone, Debug)]
enum Happens {
    Receipt(i64, i64),
    Issue(i64),
    Price(usize, i64),
    Method(bool),
}

fn happens() -> impl Strategy<Value = Happens> {
    prop_oneof![
        4 => (1_i64..20_000, 0_i64..1_000_000).prop_map(|(quantity, cost)| Happens::Receipt(quantity, cost)),
        5 => (1_i64..15_000).prop_map(Happens::Issue),
        1 => (0_usize..50, -20_000_i64..20_000).prop_map(|(receipt, by)| Happens::Price(receipt, by)),
        1 => any::<bool>().prop_map(Happens::Method),
    ]
}

proptest! {
    /// Whatever happens in whatever order, by either way to reckon and from one to the other: what is
    /// there and what it is worth is what the movements add up to; all that was paid is on the shelf,
    /// in what was used, or a difference; and an empty shelf is worth nothing.
    #[test]
    fn nothing_of_what_was_paid_is_lost(
        first in any::<bool>(),
        days in proptest::collection::vec(happens(), 1..60),
    ) {
        let method = |fifo| if fifo { CostMethod::FirstInFirstOut } else { CostMethod::MovingAverage };
        let mut store = store(method(first));
        for day in days {
            match day {
                Happens::Receipt(quantity, cost) => { store.receives(quantity, cost); }
                Happens::Issue(quantity) => { store.issues(quantity); }
                Happens::Price(receipt, by) => {
                    if !store.receipts.is_empty() {
                        let receipt = receipt % store.receipts.len();
                        store.learns(receipt, by);
                    }
                }
                Happens::Method(fifo) => store.method = method(fifo),
            }
            prop_assert_eq!(store.holds(), (store.quantity, store.value));
            prop_assert_eq!(store.paid, store.value + store.used + store.difference);
            if store.quantity == 0 {
                prop_assert_eq!(store.value, 0);
            }
            if store.quantity > 0 {
                prop_assert!(store.value >= 0, "what is there is worth something, or nothing");
            }
            if store.method == CostMethod::FirstInFirstOut && !store.layers.is_empty() {
                let held: i64 = store.layers.iter().map(|layer| layer.quantity.0).sum();
                prop_assert!(store.layers.iter().all(|layer| layer.quantity.0 > 0 && layer.stock_value.0 >= 0));
                prop_assert!(held == store.quantity.max(0) || store.quantity < 0);
            }
        }
    }
}
