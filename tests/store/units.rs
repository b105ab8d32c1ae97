//! A barrel where the shelf has litres, a box where it has pieces: what is quoted, reserved, issued, sold and
//! counted in another unit than the part is counted in; and batches whose shelf life is over.

use crate::lists_out::rows;
use domain::catalogue::ItemId;
use domain::counter_sale::selling::WantedPart;
use domain::counter_sale::taking_back::BroughtBack;
use domain::ids::{BinId, CounterSaleId, CounterSaleLineId, LineId, PartId, StockBatchId, WorkOrderId};
use domain::money::{Money, Quantity};
use domain::part_unit::TypedUnit;
use domain::settlement::PaymentMeans;
use domain::stock::BinKind;
use domain::stock_terms::StockTerms;
use domain::tax::PriceBasis;
use features::counter_sales::pages::{AskCounterSale, get_counter_sale};
use features::counter_sales::sell::{QuoteCounterSale, SellAtCounter, quote_counter_sale, sell_at_counter};
use features::counter_sales::take_back::{TakeBackSale, take_back_sale};
use features::counting::bins::{AskPartPlaces, SaveBin, part_places, save_bin};
use features::counting::entering::{CountOnSpot, count_on_spot};
use features::counting::moves::{OpenStock, ScrapStock, open_stock, scrap_stock};
use features::homes::parts_home;
use features::picking::issue::{IssueAll, IssueParts, TakeBackPart, issue_all, issue_parts, take_back_part};
use features::picking::shown::{AskAvailability, parts_availability};
use features::purchasing::need::purchase_need;
use features::receiving::proposals::{AskReceiptProposal, receipt_proposal};
use features::stock::items::{AskPart, get_part};
use features::stock::writing::{SavePart, save_part};
use features::visit::lines::{add_line, change_line};
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{day, part as paid};
use shop_tests::asks_visit::{added, asked, changed};
use shop_tests::papers::text_of;
use shop_tests::typed::{field, read, request};
use shop_tests::visit::figures;
use shop_tests::{Car, MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

/// Oil at 20.00 a litre that cost 10.00, and comes in barrels of 200.
struct Cellar {
    shop: TestShop,
    oil: PartId,
    shelf: BinId,
}

fn barrels(factor: i64) -> Vec<TypedUnit> {
    vec![TypedUnit { unit: "桶".to_owned(), factor: Quantity(factor) }]
}

impl Cellar {
    fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let bin = SaveBin {
            id: None,
            version: 0,
            code: "A-01".to_owned(),
            name: String::new(),
            kind: BinKind::Shelf,
            active: true,
        };
        let shelf = read::<BinId>(shop.run(KEEPER, save_bin, bin)["id"].clone());
        let oil = SavePart {
            id: None,
            version: 0,
            code: "OIL-5W30".to_owned(),
            name: "散装机油".to_owned(),
            brand: String::new(),
            specification: String::new(),
            unit: "L".to_owned(),
            grade: None,
            warranty: None,
            unit_price: Some(Money(2_000)),
            cost: Some(Money(1_000)),
            active: true,
            numbers: Vec::new(),
            units: barrels(200_000),
            stock: StockTerms::default(),
            limits_in: None,
        };
        let oil = PartId(shop.run(KEEPER, save_part, oil).as_i64().expect("a part has an id"));
        Self { shop, oil, shelf }
    }

    /// So many litres lie there, of a batch that ends on this day.
    fn lies(&self, litres: i64, batch: &str, expires_on: Option<&str>) {
        let opening = OpenStock {
            part_id: self.oil,
            bin_id: self.shelf,
            quantity: Quantity(litres),
            unit_cost: Money(1_000),
            batch_number: batch.to_owned(),
            expires_on: expires_on.map(day),
            note: String::new(),
            approval: None,
        };
        self.shop.run(KEEPER, open_stock, opening);
    }

    fn filled() -> Self {
        let cellar = Self::open();
        cellar.lies(450_000, "", None);
        cellar
    }

    /// The part as its page shows it, to be written with other units.
    fn with_units(&self, units: Vec<TypedUnit>) -> SavePart {
        let page = self.shop.run(KEEPER, get_part, AskPart { id: self.oil });
        let item = &page["item"];
        SavePart {
            id: Some(self.oil),
            version: field(item, "version"),
            code: field(item, "code"),
            name: field(item, "name"),
            brand: String::new(),
            specification: String::new(),
            unit: field(item, "unit"),
            grade: None,
            warranty: None,
            unit_price: None,
            cost: None,
            active: true,
            numbers: Vec::new(),
            units,
            stock: read(item["stock"].clone()),
            limits_in: None,
        }
    }

    fn in_barrels(&self, car: &Car<'_>, barrels: i64, price: i64) -> LineId {
        let typed = json!({ "unit": "桶", "quantity": barrels, "unit_price": price });
        let mut ask = added(car, &figures("part", "散装机油", typed));
        ask.item = Some(ItemId::Part(self.oil));
        read(self.shop.run("advisor", add_line, ask)["line"]["id"].clone())
    }

    fn number(&self, sql: &str) -> i64 {
        self.shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers")
    }

    fn on_hand(&self) -> i64 {
        self.number("SELECT on_hand FROM stock_account")
    }

    fn reserved(&self) -> i64 {
        self.number("SELECT coalesce(sum(wanted - issued), 0) FROM stock_demand")
    }

    fn there(&self) -> (i64, i64) {
        let asking = AskAvailability { parts: vec![self.oil] };
        let there = self.shop.run("advisor", parts_availability, asking)["parts"][0].clone();
        (field(&there, "on_hand"), field(&there, "free"))
    }

    /// Why the store was not let through.
    #[track_caller]
    fn why(&self, seat: &str, command: &str, ask: Value) -> (String, i64) {
        let refusal = self.shop.ask(seat, command, ask).expect_err("refused");
        assert_eq!(refusal["code"], "stock", "{refusal}");
        let params = &refusal["params"];
        assert_eq!(params["name"], "散装机油", "it is told by its name");
        (field(params, "problem"), field(params, "quantity"))
    }
}

fn truck(shop: &TestShop) -> Car<'_> {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "换油").checked_in(30_000);
    car
}

fn issue(line_id: LineId, quantity: i64, unit: &str) -> IssueParts {
    let unit = (!unit.is_empty()).then(|| unit.to_owned());
    IssueParts { line_id, quantity: Quantity(quantity), unit, bin_id: None, batch_id: None }
}

#[test]
fn a_barrel_on_a_visit_is_reserved_issued_and_returned_as_its_litres() {
    let cellar = Cellar::filled();
    let shop = &cellar.shop;
    let car = truck(shop);
    let line = cellar.in_barrels(&car, 1_000, 400_000);
    car.estimate_issued();
    car.authorised(&[]);
    assert_eq!(cellar.reserved(), 200_000);
    assert_eq!(cellar.there(), (450_000, 250_000));

    let home = shop.run(KEEPER, parts_home, AskNothing {});
    let row = &home["cars"][0]["parts"][0];
    assert_eq!((&row["quantity"], &row["unit"]), (&json!(1_000), &json!("桶")), "as the advisor wrote it");
    assert_eq!((&row["wanted"], &row["open"]), (&json!(200_000), &json!(200_000)));
    assert_eq!((&row["other_unit"], &row["may_issue"]), (&json!(false), &json!(true)));

    let more = request(issue(line, 200_001, ""));
    assert_eq!(cellar.why(KEEPER, "issue_parts", more), ("more_than_wanted".to_owned(), 200_000));
    let boxes = request(issue(line, 1_000, "箱"));
    assert_eq!(cellar.why(KEEPER, "issue_parts", boxes), ("unit_unknown".to_owned(), 1_000));
    let half = shop.run(KEEPER, issue_parts, issue(line, 500, "桶"));
    assert_eq!(half["lines"], json!([{ "line_id": line, "issued": 100_000, "open": 100_000 }]));
    shop.run(KEEPER, issue_parts, issue(line, 50_000, "L"));
    shop.run(KEEPER, issue_all, IssueAll { work_order_id: WorkOrderId(car.id()) });
    assert_eq!((cellar.on_hand(), cellar.reserved()), (250_000, 0));

    // What a barrel cost, and what was earned by it.
    let page = shop.run("manager", get_visit, asked(&car));
    assert_eq!(page["lines"][0]["cost"], 200_000);
    assert_eq!(page["profit"]["profit"], 400_000 - 200_000);
    let stands = &page["stock"][0];
    assert_eq!((&stands["supply"], &stands["counted_in"]), (&json!("issued"), &json!("L")));

    let quarter = TakeBackPart {
        line_id: line,
        quantity: Quantity(250),
        unit: Some("桶".to_owned()),
        bin_id: None,
        note: String::new(),
    };
    shop.run(KEEPER, take_back_part, quarter);
    assert_eq!((cellar.on_hand(), cellar.reserved()), (300_000, 50_000));
}

#[test]
fn a_barrel_is_held_against_what_a_barrel_costs() {
    let cellar = Cellar::filled();
    let car = truck(&cellar.shop);
    // At the price of a few litres it is a gift, and below what it cost.
    let typed = json!({ "unit": "桶", "quantity": 1_000, "unit_price": 5_000 });
    let mut ask = added(&car, &figures("part", "散装机油", typed));
    ask.item = Some(ItemId::Part(cellar.oil));
    assert_eq!(cellar.shop.refused("advisor", "add_line", request(ask)), "discount_over_limit");
    let line = cellar.in_barrels(&car, 1_000, 400_000);
    let page = cellar.shop.run("manager", get_visit, asked(&car));
    assert_eq!(page["lines"][0]["list_price"], 400_000);

    // Written in litres after all, a litre is held against a litre.
    let litres = json!({ "unit": "L", "quantity": 20_000, "unit_price": 2_000 });
    let litres = changed(&car, line.0, &figures("part", "散装机油", litres));
    let line = cellar.shop.run("advisor", change_line, litres)["line"].clone();
    assert_eq!(line["list_price"], 2_000);
    let boxes = json!({ "unit": "箱", "quantity": 1_000, "unit_price": 2_000 });
    let boxes = changed(&car, field(&line, "id"), &figures("part", "散装机油", boxes));
    let refused = cellar.why("advisor", "change_line", request(boxes));
    assert_eq!(refused.0, "unit_unknown");
}

#[test]
fn what_a_barrel_holds_is_put_right_for_those_who_wait_and_stays_while_they_do() {
    let cellar = Cellar::filled();
    let car = truck(&cellar.shop);
    let line = cellar.in_barrels(&car, 1_000, 400_000);
    car.estimate_issued();
    car.authorised(&[]);
    cellar.shop.run(KEEPER, save_part, cellar.with_units(barrels(208_000)));
    assert_eq!(cellar.reserved(), 208_000);
    let none = request(cellar.with_units(Vec::new()));
    assert_eq!(cellar.why(KEEPER, "save_part", none), ("unit_written".to_owned(), 208_000));
    // 0.333 of what holds 200.001 is no number of litres anybody can pour.
    cellar.shop.run(KEEPER, save_part, cellar.with_units(barrels(200_001)));
    let third = request(issue(line, 333, "桶"));
    assert_eq!(cellar.why(KEEPER, "issue_parts", third), ("unit_uneven".to_owned(), 333));
}

#[test]
fn a_barrel_is_sold_as_a_barrel_and_some_litres_of_it_come_back() {
    let cellar = Cellar::filled();
    let shop = &cellar.shop;
    let sold = |unit: &str, quantity, unit_price| WantedPart {
        part_id: cellar.oil,
        quantity: Quantity(quantity),
        unit: unit.to_owned(),
        unit_price: Money(unit_price),
        price_basis: PriceBasis::TaxIncluded,
        discount: Money::ZERO,
    };
    let lines = vec![sold("桶", 3_000, 390_000)];
    let quote = shop.run("manager", quote_counter_sale, QuoteCounterSale { customer_id: None, lines });
    assert_eq!(quote["lines"][0]["is_short"], true, "600 L are more than 450");
    let ask = |lines, total| SellAtCounter {
        customer_id: None,
        lines,
        total: Money(total),
        parts: vec![paid(PaymentMeans::Transfer, total)],
        note: String::new(),
        approval: None,
        promised_too: false,
    };
    let boxes = request(ask(vec![sold("箱", 1_000, 390_000)], 390_000));
    assert_eq!(cellar.why("manager", "sell_at_counter", boxes), ("unit_unknown".to_owned(), 1_000));
    let receipt = shop.run("manager", sell_at_counter, ask(vec![sold("桶", 2_000, 390_000)], 780_000));
    assert_eq!(cellar.on_hand(), 50_000);
    let id: CounterSaleId = read(receipt["id"].clone());
    let paper = text_of(&shop.paper("manager", "receipt", read(receipt["payments"][0].clone())));
    assert!(paper.contains("桶"), "{paper}");

    let page = shop.run("manager", get_counter_sale, AskCounterSale { id });
    let line = &page["lines"][0];
    assert_eq!((&line["quantity"], &line["sold_unit"]), (&json!(400_000), &json!("桶")));
    let counter_sale_line_id: CounterSaleLineId = read(line["id"].clone());
    let lines = vec![BroughtBack { counter_sale_line_id, quantity: Quantity(15_000), bin_id: None }];
    let back = TakeBackSale {
        id,
        lines,
        amount: Money(29_250),
        money: None,
        means: None,
        reason: "用不完".to_owned(),
    };
    shop.run("manager", take_back_sale, back);
    assert_eq!(cellar.on_hand(), 65_000);
    // Two at the price of one barrel each, and not four hundred.
    let sold = &rows(shop, "counter_sale_list", 202_603)[0];
    let price: f64 = sold[8].parse().expect("a price");
    assert_eq!((sold[6].as_str(), sold[7].as_str(), sold[12].as_str()), ("桶", "2", "0.075"));
    assert!((price - 3_900.0).abs() < 0.001, "{sold:?}");
}

#[test]
fn barrels_are_counted_as_barrels() {
    let cellar = Cellar::filled();
    let spot = |quantity, unit: Option<&str>| CountOnSpot {
        part_id: cellar.oil,
        bin_id: cellar.shelf,
        batch_id: None,
        counted_quantity: Quantity(quantity),
        unit: unit.map(str::to_owned),
        note: String::new(),
    };
    let counted = cellar.shop.run("manager", count_on_spot, spot(2_000, Some("桶")));
    assert_eq!((&counted["by"], cellar.on_hand()), (&json!(-50_000), 400_000));
    let boxes = request(spot(2_000, Some("箱")));
    assert_eq!(cellar.why("manager", "count_on_spot", boxes).0, "unit_unknown");
    cellar.shop.run("manager", count_on_spot, spot(410_000, None));
    assert_eq!(cellar.on_hand(), 410_000);
}

#[test]
fn once_something_moved_the_counted_unit_stays() {
    let cellar = Cellar::filled();
    let none = CountOnSpot {
        part_id: cellar.oil,
        bin_id: cellar.shelf,
        batch_id: None,
        counted_quantity: Quantity::ZERO,
        unit: None,
        note: String::new(),
    };
    cellar.shop.run("manager", count_on_spot, none);
    assert_eq!(cellar.on_hand(), 0);
    // What was used of it, and what may come back, is in litres all the same.
    let in_kilos = SavePart { unit: "kg".to_owned(), ..cellar.with_units(barrels(200_000)) };
    assert_eq!(cellar.why(KEEPER, "save_part", request(in_kilos)), ("unit_moved".to_owned(), 450_000));
}

#[test]
fn a_barrel_is_proposed_at_what_its_litres_cost() {
    let cellar = Cellar::filled();
    let ask = AskReceiptProposal { part_id: cellar.oil, purchase_order_id: None };
    let proposed = cellar.shop.run(KEEPER, receipt_proposal, ask);
    assert_eq!((&proposed["unit"], &proposed["buying_price"]), (&json!("桶"), &json!(200_000)));
}

#[test]
fn what_ends_first_goes_out_first_and_what_is_over_is_no_more_to_be_had() {
    let cellar = Cellar::open();
    // The morning is that of 2026-03-02.
    cellar.lies(30_000, "OLD", Some("2026-03-01"));
    cellar.lies(10_000, "LATE", Some("2026-12-31"));
    cellar.lies(5_000, "SOON", Some("2026-04-01"));
    let shop = &cellar.shop;
    assert_eq!(cellar.there(), (45_000, 15_000), "it lies there, and nobody is promised it");
    let page = shop.run(KEEPER, get_part, AskPart { id: cellar.oil });
    assert_eq!(page["there"]["usable"], 15_000);

    let car = truck(shop);
    let typed = json!({ "unit": "L", "quantity": 20_000, "unit_price": 2_000 });
    let mut ask = added(&car, &figures("part", "散装机油", typed));
    ask.item = Some(ItemId::Part(cellar.oil));
    let line: LineId = read(shop.run("advisor", add_line, ask)["line"]["id"].clone());
    car.estimate_issued();
    car.authorised(&[]);
    let need = shop.run(KEEPER, purchase_need, AskNothing {});
    let row = &need["rows"][0];
    assert_eq!(
        (&row["there"], &row["short"]),
        (&json!(15_000), &json!(5_000)),
        "what is over is bought anew"
    );

    shop.run(KEEPER, issue_parts, issue(line, 6_000, ""));
    let left = |batch: &str| {
        cellar.number(&format!(
            "SELECT coalesce(sum(quantity), 0) FROM stock_level CROSS JOIN stock_batch
             ON stock_batch.id = stock_level.batch_id WHERE batch_number = '{batch}'"
        ))
    };
    assert_eq!((left("SOON"), left("LATE"), left("OLD")), (0, 9_000, 30_000));
    let over =
        IssueParts { bin_id: Some(cellar.shelf), batch_id: Some(StockBatchId(1)), ..issue(line, 1_000, "") };
    assert_eq!(cellar.why(KEEPER, "issue_parts", request(over)).0, "expired");

    // It is still listed, and can be thrown away.
    let places = shop.run(KEEPER, part_places, AskPartPlaces { part_id: cellar.oil });
    let old = places.as_array().and_then(|rows| rows.iter().find(|row| row["batch_number"] == "OLD"));
    assert_eq!(old.map(|row| (&row["is_expired"], &row["quantity"])), Some((&json!(true), &json!(30_000))));
    let scrap = ScrapStock {
        part_id: cellar.oil,
        bin_id: cellar.shelf,
        batch_id: Some(StockBatchId(1)),
        quantity: Quantity(30_000),
        reason: "过期".to_owned(),
        approval: None,
    };
    shop.run("manager", scrap_stock, scrap);
    assert_eq!(cellar.on_hand(), 9_000);
}
