//! Parts sold over the counter: the money, the shelf and the papers say the same of it.

use domain::catalogue::ItemId;
use domain::counter_sale::selling::WantedPart;
use domain::counter_sale::taking_back::BroughtBack;
use domain::ids::{BinId, CounterSaleId, CounterSaleLineId, CustomerId, PartId, PersonId};
use domain::money::{Money, Quantity};
use domain::part_price::{PriceClass, PriceRule};
use domain::settlement::PaymentMeans;
use domain::shop::ShopDetails;
use domain::stock::BinKind;
use domain::tax::PriceBasis;
use features::counter_sales::pages::{AskCounterSale, AskCounterSales, get_counter_sale, list_counter_sales};
use features::counter_sales::sell::{QuoteCounterSale, SellAtCounter, quote_counter_sale, sell_at_counter};
use features::counter_sales::take_back::{
    ExchangeAtCounter, QuoteCounterReturn, TakeBackSale, exchange_at_counter, quote_counter_return,
    take_back_sale,
};
use features::counting::bins::{SaveBin, save_bin};
use features::counting::moves::{OpenStock, open_stock};
use features::office::setup::{get_shop, save_shop};
use features::records::customers::{AskCustomer, get_customer};
use features::stock::prices::{
    AskPriceChange, ChangePrices, PriceScope, SetPriceClass, change_prices, preview_prices, set_price_class,
};
use features::till::{AskTillReport, OpenShift, open_shift, till_report};
use features::visit::approvals::ByPin;
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{cash, day, monday, part};
use shop_tests::asks_visit::{hits, new_part};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::{MORNING, PIN, TestShop};

/// A shop with a shelf, four pads at 300.00 that cost 100.00, and ten bulbs at 20.00 that cost 5.00.
pub struct Counter {
    pub shop: TestShop,
    pub pads: PartId,
    pub bulbs: PartId,
    rejected: BinId,
}

pub fn wanted(part_id: PartId, quantity: i64, unit_price: i64) -> WantedPart {
    WantedPart {
        part_id,
        quantity: Quantity(quantity),
        unit: String::new(),
        unit_price: Money(unit_price),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    }
}

pub fn sale(lines: Vec<WantedPart>, total: i64, parts: Vec<features::till::PaymentPart>) -> SellAtCounter {
    SellAtCounter {
        customer_id: None,
        lines,
        total: Money(total),
        parts,
        note: String::new(),
        approval: None,
        promised_too: false,
    }
}

pub fn back(sale: i64, line: i64, quantity: i64, amount: i64) -> TakeBackSale {
    TakeBackSale {
        id: CounterSaleId(sale),
        lines: vec![brought(line, quantity)],
        amount: Money(amount),
        money: None,
        means: None,
        reason: "装不上".to_owned(),
    }
}

pub fn brought(line: i64, quantity: i64) -> BroughtBack {
    BroughtBack { counter_sale_line_id: CounterSaleLineId(line), quantity: Quantity(quantity), bin_id: None }
}

impl Counter {
    pub fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let part = |code: &str, name: &str, price: i64, cost: i64| {
            let ask = SaveCatalogueItem { cost: Money(cost), ..new_part(code, name, price) };
            let saved = shop.run("manager", save_catalogue_item, ask);
            let ItemId::Part(id) = read::<ItemId>(saved["id"].clone()) else { panic!("{saved} is no part") };
            id
        };
        let (pads, bulbs) = (part("BP-1", "前制动片", 30_000, 10_000), part("H7", "大灯灯泡", 2_000, 500));
        let bin = |code: &str, kind| {
            let ask = SaveBin {
                id: None,
                version: 0,
                code: code.to_owned(),
                name: String::new(),
                kind,
                active: true,
            };
            read::<BinId>(shop.run("parts_keeper", save_bin, ask)["id"].clone())
        };
        let (shelf, rejected) = (bin("A-01", BinKind::Shelf), bin("TH-01", BinKind::Rejected));
        for (part_id, quantity, cost) in [(pads, 4_000, 10_000), (bulbs, 10_000, 500)] {
            let ask = OpenStock {
                part_id,
                bin_id: shelf,
                quantity: Quantity(quantity),
                unit_cost: Money(cost),
                batch_number: String::new(),
                expires_on: None,
                note: String::new(),
                approval: None,
            };
            shop.run("parts_keeper", open_stock, ask);
        }
        Self { shop, pads, bulbs, rejected }
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers")
    }

    pub fn there(&self, part: PartId) -> (i64, i64) {
        (
            self.number(&format!("SELECT on_hand FROM stock_account WHERE part_id = {part}")),
            self.number(&format!("SELECT stock_value FROM stock_account WHERE part_id = {part}")),
        )
    }

    pub fn money(&self) -> i64 {
        self.number("SELECT coalesce(sum(amount), 0) FROM payment WHERE counter_sale_id IS NOT NULL")
    }

    fn page(&self, seat: &str, id: i64) -> Value {
        self.shop.run(seat, get_counter_sale, AskCounterSale { id: CounterSaleId(id) })
    }

    /// Two pads and a bulb: 620.00.
    fn sold(&self) -> Value {
        let lines = vec![wanted(self.pads, 2_000, 30_000), wanted(self.bulbs, 1_000, 2_000)];
        self.shop.run("parts_keeper", sell_at_counter, sale(lines, 62_000, vec![cash(62_000, 70_000)]))
    }

    /// The pads cost so much from a day on for whoever buys by this list.
    fn pads_cost(&self, price_class: PriceClass, from: &str, price: i64) {
        let change = || AskPriceChange {
            scope: PriceScope::Part { part_id: self.pads },
            rule: PriceRule::To { price: Money(price) },
            price_class,
            from_day: day(from),
            round_to: Money(1),
        };
        let shown = self.shop.run("manager", preview_prices, change());
        let (count, new_total) = (field(&shown, "count"), field(&shown, "new_total"));
        self.shop.run("manager", change_prices, ChangePrices { change: change(), count, new_total });
    }

    pub fn figures(&self) -> Value {
        let (from, to) = (monday(), monday());
        self.shop.run("manager", till_report, AskTillReport { from, to })["figures"].clone()
    }
}

#[test]
fn a_sale_is_paid_at_once_and_off_its_shelf() {
    let counter = Counter::open();
    let sold = counter.sold();
    assert_eq!((&sold["number"], &sold["change"]), (&json!("LS20260302001"), &json!(8_000)));
    assert_eq!(counter.there(counter.pads), (2_000, 20_000));
    assert_eq!(counter.there(counter.bulbs), (9_000, 4_500));
    assert_eq!(counter.money(), 62_000);
    let page = counter.page("parts_keeper", 1);
    assert_eq!((&page["sale"]["net"], &page["sale"]["tax"]), (&json!(54_867), &json!(7_133)));
    assert_eq!((&page["lines"][0]["cost"], &page["lines"][0]["left"]), (&json!(20_000), &json!(2_000)));
    assert_eq!(
        counter.page("cashier", 1)["lines"][0]["cost"],
        json!(null),
        "who takes money is told no cost"
    );
    let figures = counter.figures();
    let expect =
        json!({ "count": 1, "taken": 62_000, "returns": 0, "returned": 0, "net": 54_867, "tax": 7_133 });
    assert_eq!(figures["sales"], expect);
    assert_eq!((&figures["taken"], &figures["deposits"]["taken"]), (&json!(62_000), &json!(0)));
    let found = hits(&counter.shop, "manager", "LS20260302001");
    assert_eq!(found["documents"][0]["stands_on"], json!({ "entity": "counter_sale", "id": 1 }));
    let list = counter.shop.run("cashier", list_counter_sales, AskCounterSales { before: None });
    assert_eq!((&list["sales"][0]["names"], &list["more"]), (&json!("前制动片、大灯灯泡"), &json!(false)));
}

#[test]
fn its_receipt_names_what_was_sold_and_what_came_back() {
    let counter = Counter::open();
    counter.sold();
    let receipt = text_of(&counter.shop.paper("parts_keeper", "receipt", 1));
    for word in ["零售收据", "LS20260302001", "前制动片", "大灯灯泡", "620.00", "零售客户", "找零80.00"]
    {
        assert!(receipt.contains(word), "the receipt does not say {word}: {receipt}");
    }
    counter.shop.run("manager", take_back_sale, back(1, 1, 1_000, 30_000));
    let refund = text_of(&counter.shop.paper("manager", "receipt", 2));
    for word in ["零售退款收据", "前制动片", "300.00", "装不上"] {
        assert!(refund.contains(word), "the refund does not say {word}: {refund}");
    }
    assert!(!refund.contains("大灯灯泡"), "only what came back: {refund}");
}

#[test]
fn what_comes_back_is_money_and_stock_of_what_was_sold() {
    let counter = Counter::open();
    counter.sold();
    let ask = QuoteCounterReturn { id: CounterSaleId(1), lines: vec![brought(1, 1_000)] };
    assert_eq!(counter.shop.run("cashier", quote_counter_return, ask)["amount"], 30_000);
    counter.shop.run("manager", take_back_sale, back(1, 1, 1_000, 30_000));
    assert_eq!(counter.there(counter.pads), (3_000, 30_000));
    assert_eq!(counter.money(), 32_000);
    let refused = |ask: TakeBackSale| counter.shop.refused("manager", "take_back_sale", request(ask));
    assert_eq!(refused(back(1, 1, 2_000, 60_000)), "stock", "one is left of it");
    assert_eq!(refused(back(1, 1, 1_000, 29_999)), "refundable_changed");
    let silent = TakeBackSale { reason: String::new(), ..back(1, 1, 1_000, 30_000) };
    assert_eq!(refused(silent), "bad_field");
    let broken = BroughtBack { bin_id: Some(counter.rejected), ..brought(1, 1_000) };
    counter.shop.run(
        "manager",
        take_back_sale,
        TakeBackSale { lines: vec![broken], ..back(1, 1, 0, 30_000) },
    );
    let in_bin = format!("SELECT quantity FROM stock_level WHERE bin_id = {}", counter.rejected);
    assert_eq!(counter.number(&in_bin), 1_000, "what is broken lies where nothing is sold from");
    let figures = counter.figures();
    let sales = &figures["sales"];
    assert_eq!(
        (&sales["taken"], &sales["returned"], &sales["returns"]),
        (&json!(62_000), &json!(60_000), &json!(2))
    );
    assert_eq!(figures["taken"], 2_000);
    assert_eq!(counter.page("manager", 1)["may_take_back"], true, "a bulb is still out");
}

#[test]
fn only_the_manager_takes_back_and_only_while_the_days_last() {
    let counter = Counter::open();
    counter.sold();
    for seat in ["parts_keeper", "cashier"] {
        assert_eq!(counter.page(seat, 1)["may_take_back"], false);
        let refused = counter.shop.refused(seat, "take_back_sale", request(back(1, 1, 1_000, 30_000)));
        assert_eq!(refused, "role_missing");
    }
    let mut details: ShopDetails = read(counter.shop.run("manager", get_shop, AskNothing {}));
    details.settings.taking_back_days = 7;
    counter.shop.run("manager", save_shop, details);
    counter.shop.later(7 * 24 * 60 + 1);
    assert_eq!(counter.page("manager", 1)["days_over"], 7);
    let late = counter.shop.refused("manager", "take_back_sale", request(back(1, 1, 1_000, 30_000)));
    assert_eq!(late, "sale_too_old");
    assert_eq!(counter.money(), 62_000, "what is refused moves nothing");
    assert_eq!(counter.there(counter.pads).0, 2_000);
}

#[test]
fn something_is_exchanged_in_one_write() {
    let counter = Counter::open();
    counter.sold();
    let lines = vec![wanted(counter.bulbs, 3_000, 2_000)];
    let ask = ExchangeAtCounter {
        back: back(1, 1, 1_000, 30_000),
        sale: sale(lines, 6_000, vec![part(PaymentMeans::Wechat, 6_000)]),
    };
    let done = counter.shop.run("manager", exchange_at_counter, ask);
    assert_eq!(done["sale"]["number"], "LS20260302002");
    assert_eq!(counter.money(), 62_000 - 30_000 + 6_000);
    assert_eq!((counter.there(counter.pads).0, counter.there(counter.bulbs).0), (3_000, 6_000));
    let too_many = vec![wanted(counter.bulbs, 7_000, 2_000)];
    let ask = ExchangeAtCounter {
        back: back(1, 1, 1_000, 30_000),
        sale: sale(too_many, 14_000, vec![part(PaymentMeans::Wechat, 14_000)]),
    };
    assert_eq!(counter.shop.refused("manager", "exchange_at_counter", request(ask)), "stock");
    assert_eq!(counter.money(), 38_000, "half an exchange is none");
}

#[test]
fn two_who_sell_the_last_piece_sell_it_once() {
    let counter = Counter::open();
    let ask = || {
        let lines = vec![wanted(counter.pads, 3_000, 30_000)];
        request(sale(lines, 90_000, vec![part(PaymentMeans::Card, 90_000)]))
    };
    let answers = at_once([("parts_keeper", ask()), ("cashier", ask())], |(seat, ask)| {
        counter.shop.ask(seat, "sell_at_counter", ask)
    });
    let why = one_refused(answers);
    assert_eq!(why["params"]["problem"], "short");
    assert_eq!(why["params"]["quantity"], 1_000, "and hears what is left");
    assert_eq!((counter.there(counter.pads).0, counter.money()), (1_000, 90_000));
}

#[test]
fn what_gives_away_more_than_one_may_wants_the_manager() {
    let counter = Counter::open();
    let lines = || vec![wanted(counter.pads, 1_000, 20_000)];
    let quote = counter.shop.run(
        "parts_keeper",
        quote_counter_sale,
        QuoteCounterSale { customer_id: None, lines: lines() },
    );
    assert_eq!(quote["refusals"][0]["code"], "discount_over_limit");
    assert_eq!((&quote["total"], &quote["lines"][0]["usable"]), (&json!(20_000), &json!(4_000)));
    let ask = |approval| SellAtCounter { approval, ..sale(lines(), 20_000, vec![cash(20_000, 20_000)]) };
    let refused = counter.shop.refused("parts_keeper", "sell_at_counter", request(ask(None)));
    assert_eq!(refused, "discount_over_limit");
    let manager_id = PersonId(counter.shop.id_of("manager"));
    let granted = ask(Some(ByPin { manager_id, pin: PIN.to_owned() }));
    counter.shop.run("parts_keeper", sell_at_counter, granted);
    assert_eq!(counter.page("manager", 1)["sale"]["granted_by"], manager_id.0);
}

#[test]
fn what_the_manager_gives_away_as_a_whole_has_no_receipt_and_comes_back_for_nothing() {
    let counter = Counter::open();
    let gift = || {
        let lines = vec![WantedPart { discount: Money(2_000), ..wanted(counter.bulbs, 1_000, 2_000) }];
        sale(lines, 0, Vec::new())
    };
    let refused = counter.shop.refused("parts_keeper", "sell_at_counter", request(gift()));
    assert_eq!(refused, "discount_over_limit");
    let sold = counter.shop.run("manager", sell_at_counter, gift());
    assert_eq!((&sold["payments"], &sold["change"]), (&json!([]), &json!(0)));
    assert_eq!((counter.there(counter.bulbs).0, counter.money()), (9_000, 0));
    assert_eq!(counter.figures()["has_moved"], true, "the day tells of it");
    counter.shop.run("manager", take_back_sale, back(1, 1, 1_000, 0));
    assert_eq!((counter.there(counter.bulbs).0, counter.money()), (10_000, 0));
}

#[test]
fn a_buyer_pays_by_their_own_list_and_by_that_of_the_day() {
    let counter = Counter::open();
    counter.pads_cost(PriceClass::Trade, "2026-03-02", 20_000);
    let customer_id = CustomerId(counter.shop.car("众诚汽修", "13800138000", "粤B12345").customer_id);
    let known = counter.shop.run("manager", get_customer, AskCustomer { id: customer_id });
    let version = field(&known["customer"], "version");
    let trade = SetPriceClass { customer_id, version, price_class: PriceClass::Trade };
    counter.shop.run("manager", set_price_class, trade);

    let lines = || vec![wanted(counter.pads, 1_000, 20_000)];
    let quote = |customer_id| {
        let ask = QuoteCounterSale { customer_id, lines: lines() };
        counter.shop.run("parts_keeper", quote_counter_sale, ask)
    };
    assert_eq!(quote(None)["refusals"][0]["code"], "discount_over_limit", "nobody in particular pays retail");
    let own = quote(Some(customer_id));
    assert_eq!((&own["refusals"], &own["lines"][0]["list_price"]), (&json!([]), &json!(20_000)));
    let paid = vec![cash(20_000, 20_000)];
    let ask = SellAtCounter { customer_id: Some(customer_id), ..sale(lines(), 20_000, paid) };
    counter.shop.run("parts_keeper", sell_at_counter, ask);
    assert_eq!(counter.page("manager", 1)["sale"]["granted_by"], json!(null), "it is no discount");

    counter.pads_cost(PriceClass::Retail, "2026-03-03", 40_000);
    counter.shop.later(24 * 60);
    let old = sale(vec![wanted(counter.pads, 1_000, 30_000)], 30_000, vec![cash(30_000, 30_000)]);
    let refused = counter.shop.refused("parts_keeper", "sell_at_counter", request(old));
    assert_eq!(refused, "discount_over_limit", "yesterday's price is a discount");
}

#[test]
fn what_is_wrong_with_a_sale_is_named() {
    let counter = Counter::open();
    let refused = |ask: SellAtCounter| counter.shop.refused("parts_keeper", "sell_at_counter", request(ask));
    let pads = |quantity| vec![wanted(counter.pads, quantity, 30_000)];
    let paid = |amount| vec![cash(amount, amount)];
    assert_eq!(refused(sale(Vec::new(), 0, Vec::new())), "bad_field");
    assert_eq!(refused(sale(pads(5_000), 150_000, paid(150_000))), "stock");
    assert_eq!(refused(sale(pads(1_000), 29_999, paid(29_999))), "owed_changed", "the page is behind");
    assert_eq!(refused(sale(pads(1_000), 30_000, paid(29_999))), "owed_changed", "a part is no sale");
    assert_eq!(refused(sale(pads(1_000), 30_000, vec![cash(30_000, 20_000)])), "tendered_too_little");
    assert_eq!(refused(sale(pads(-1_000), 0, paid(1))), "bad_field");
    let stored = vec![part(PaymentMeans::StoredValue, 30_000)];
    assert_eq!(refused(sale(pads(1_000), 30_000, stored)), "bad_field");
    assert_eq!((counter.there(counter.pads).0, counter.money()), (4_000, 0));
}

#[test]
fn its_cash_lies_in_the_drawer_of_the_till() {
    let counter = Counter::open();
    counter.shop.run("cashier", open_shift, OpenShift { opening_float: Money(20_000) });
    counter.sold();
    assert_eq!(counter.number("SELECT shift_id FROM payment"), 1);
    counter.shop.run("manager", take_back_sale, back(1, 1, 2_000, 60_000));
    assert_eq!(counter.number("SELECT count(*) FROM payment WHERE shift_id = 1"), 2);
}
