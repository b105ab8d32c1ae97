//! Sales that are trusted to a customer, and the tax invoices of sales.

use crate::checked_sums::checked;
use domain::account::Debtor;
use domain::counter_sale::selling::WantedPart;
use domain::counter_sale::taking_back::BroughtBack;
use domain::ids::{CounterSaleId, CounterSaleLineId, CustomerId, PartId, TaxInvoiceId};
use domain::line::Payer;
use domain::money::{Money, Quantity};
use domain::settlement::PaymentMeans;
use domain::tax::PriceBasis;
use domain::tax_invoice::TaxInvoiceKind;
use domain::tax_invoice::buyer::BuyerFigures;
use domain::tax_invoice::sales::SaleAmount;
use features::counter_sales::pages::{AskCounterSale, get_counter_sale};
use features::counter_sales::sell::{SellAtCounter, SellOnAccount, sell_at_counter, sell_on_account};
use features::counter_sales::take_back::{
    QuoteCounterReturn, TakeBackSale, quote_counter_return, take_back_sale,
};
use features::homes::cashier_home;
use features::records::customers::{AskCustomer, get_customer};
use features::till::invoices::{
    AskSaleInvoices, AskSalesToInvoice, RecordRedInvoice, RecordSaleInvoice, RecordSaleRed, RecordTaxInvoice,
    TakeBackTaxInvoice, WantSaleInvoice, invoices_of_sale, record_sale_invoice, record_sale_red,
    sales_to_be_invoiced, take_back_tax_invoice, want_sale_invoice,
};
use features::till::{
    AskAccount, AskAccountMovements, AskTillReport, CollectAccount, MakeAccountStatement, PaymentPart,
    SetAccountLimit, account_movements, account_of, collect_account, debtor_accounts, make_account_statement,
    set_account_limit, till_report,
};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_till::{monday, part};
use shop_tests::papers::text_of;
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::request;
use shop_tests::{MORNING, TestShop};

const KEEPER: &str = "parts_keeper";

/// Ten pads at 300.00, and a garage that buys them for at most 1000.00 on account.
struct Counter {
    shop: TestShop,
    pads: PartId,
    garage: CustomerId,
}

impl Counter {
    fn open() -> Self {
        let shop = TestShop::open_at(MORNING);
        let pads = listed_part(&shop, "BP-1", "前制动片", "套", 30_000);
        stocked(&shop, "BP-1", 10_000, 100_000);
        let garage = CustomerId(shop.car("顺达汽修", "13800138000", "粤B12345").customer_id);
        let of = shop.run("manager", get_customer, AskCustomer { id: garage });
        let limit = SetAccountLimit {
            customer_id: garage,
            version: of["customer"]["version"].as_i64().expect("a version"),
            account_limit: Some(Money(100_000)),
        };
        shop.run("manager", set_account_limit, limit);
        Self { shop, pads, garage }
    }

    fn sale(&self, quantity: i64, parts: Vec<PaymentPart>) -> SellAtCounter {
        let line = WantedPart {
            part_id: self.pads,
            quantity: Quantity(quantity),
            unit: String::new(),
            unit_price: Money(30_000),
            price_basis: PriceBasis::TaxIncluded,
            discount: Money::ZERO,
        };
        SellAtCounter {
            customer_id: Some(self.garage),
            lines: vec![line],
            total: Money(30 * quantity),
            parts,
            note: String::new(),
            approval: None,
            promised_too: false,
        }
    }

    fn on_account(&self, quantity: i64, parts: Vec<PaymentPart>) -> SellOnAccount {
        SellOnAccount { sale: self.sale(quantity, parts), reason: "月结".to_owned() }
    }

    fn debtor(&self) -> Debtor {
        Debtor::of(Payer::Customer, "", self.garage)
    }

    fn account(&self) -> Value {
        self.shop.run("cashier", account_of, AskAccount { debtor: self.debtor() })
    }

    fn back(&self, quantity: i64) -> Value {
        let line = BroughtBack {
            counter_sale_line_id: CounterSaleLineId(1),
            quantity: Quantity(quantity),
            bin_id: None,
        };
        let ask = TakeBackSale {
            id: CounterSaleId(1),
            lines: vec![line],
            amount: Money(30 * quantity),
            money: None,
            means: None,
            reason: "装不上".to_owned(),
        };
        self.shop.run("manager", take_back_sale, ask)
    }

    fn collects(&self, owed: i64, amount: i64) -> Value {
        let ask = CollectAccount {
            debtor: self.debtor(),
            owed: Money(owed),
            sheets: Vec::new(),
            sales: vec![CounterSaleId(1)],
            parts: vec![part(PaymentMeans::Transfer, amount)],
        };
        self.shop.run("cashier", collect_account, ask)
    }

    fn number(&self, sql: &str) -> i64 {
        self.shop.file().query_row(sql, [], |row| row.get(0)).expect("the file answers")
    }
}

fn invoice(number: &str, amount: i64) -> RecordSaleInvoice {
    let title = "顺达汽修有限公司".to_owned();
    RecordSaleInvoice {
        invoice: RecordTaxInvoice {
            kind: TaxInvoiceKind::DigitalGeneral,
            invoice_code: String::new(),
            number: number.to_owned(),
            issued_on: monday(),
            tax: None,
            buyer: BuyerFigures { title, tax_number: "91350100M000100Y43".to_owned(), is_person: false },
            sheets: Vec::new(),
            receipts: Vec::new(),
        },
        sales: vec![SaleAmount { counter_sale_id: CounterSaleId(1), amount: Money(amount) }],
    }
}

#[test]
fn a_sale_on_account_is_owed_aged_and_collected() {
    let counter = Counter::open();
    let shop = &counter.shop;
    let sold = shop.run(
        KEEPER,
        sell_on_account,
        counter.on_account(3_000, vec![part(PaymentMeans::Wechat, 30_000)]),
    );
    assert_eq!(sold["on_account"], 60_000);
    let account = counter.account();
    assert_eq!((&account["account"]["owed"], &account["room"]["left"]), (&json!(60_000), &json!(40_000)));
    assert_eq!(account["sales"][0]["sale_number"], "LS20260302001");
    let list = shop.run("cashier", debtor_accounts, AskNothing {});
    assert_eq!(list["accounts"][0]["ageing"]["not_due"], 60_000);
    let of = shop.run("manager", get_customer, AskCustomer { id: counter.garage });
    assert_eq!(of["owed_on_account"], 60_000);
    let home = shop.run("cashier", cashier_home, AskNothing {});
    assert_eq!(home["owed_on_account"], 60_000);
    assert_eq!(home["sales_on_account"][0]["sale_number"], "LS20260302001");
    let report = shop.run("manager", till_report, AskTillReport { from: monday(), to: monday() });
    let figures = ["taken", "on_account"].map(|field| report["figures"][field].clone());
    assert_eq!(figures, [json!(30_000), json!(60_000)], "of 900.00 that were sold");

    let days = (monday(), monday());
    let ask = AskAccountMovements { debtor: counter.debtor(), from: days.0, to: days.1 };
    let moved = shop.run("cashier", account_movements, ask);
    assert_eq!((&moved["put"], &moved["closing"]), (&json!(60_000), &json!(60_000)));
    assert_eq!(moved["movements"][0]["counter_sale_id"], 1);
    let taken = counter.collects(60_000, 25_000);
    assert_eq!((&taken["owed"], &taken["sales"]), (&json!(35_000), &json!([1])));
    let receipt = text_of(&shop.paper("cashier", "receipt", 2)).replace(',', "");
    for word in ["250.00", "挂账", "尚欠350.00"] {
        assert!(receipt.replace(' ', "").contains(word), "the receipt does not say {word}: {receipt}");
    }
    let closing = Money(35_000);
    let ask = MakeAccountStatement { debtor: counter.debtor(), from: days.0, to: days.1, closing };
    shop.run("cashier", make_account_statement, ask);
    let statement = text_of(&shop.paper("cashier", "account_statement", 1));
    for word in ["零售挂账", "LS20260302001", "零售单"] {
        assert!(statement.contains(word), "the statement does not say {word}: {statement}");
    }
}

#[test]
fn nobody_is_trusted_beyond_the_limit_or_without_a_name() {
    let counter = Counter::open();
    let refused =
        |seat: &str, ask: SellOnAccount| counter.shop.refused(seat, "sell_on_account", request(ask));
    assert_eq!(refused(KEEPER, counter.on_account(4_000, Vec::new())), "over_account_limit");
    assert_eq!(refused("manager", counter.on_account(4_000, Vec::new())), "over_account_limit");
    let paid = vec![part(PaymentMeans::Wechat, 30_000)];
    assert_eq!(refused(KEEPER, counter.on_account(1_000, paid)), "bad_field", "nothing is left to trust");
    let silent = SellOnAccount { reason: " ".to_owned(), ..counter.on_account(1_000, Vec::new()) };
    assert_eq!(refused(KEEPER, silent), "bad_field");
    let mut unnamed = counter.on_account(1_000, Vec::new());
    unnamed.sale.customer_id = None;
    assert_eq!(refused(KEEPER, unnamed), "sale_without_buyer");
    let stranger = CustomerId(counter.shop.car("李国强", "13800138001", "粤B54321").customer_id);
    let named = || {
        let mut ask = counter.on_account(1_000, Vec::new());
        ask.sale.customer_id = Some(stranger);
        ask
    };
    assert_eq!(refused(KEEPER, named()), "role_missing", "nobody set them a limit");
    counter.shop.run("manager", sell_on_account, named());
    assert_eq!(counter.number("SELECT count(*) FROM counter_sale"), 1, "what is refused sells nothing");
}

#[test]
fn what_comes_back_of_it_is_owed_no_more_before_money_goes_back() {
    let counter = Counter::open();
    let parts = vec![part(PaymentMeans::Wechat, 50_000)];
    counter.shop.run(KEEPER, sell_on_account, counter.on_account(3_000, parts));
    assert_eq!(counter.back(1_000)["payments"], json!([]), "it was not paid");
    assert_eq!(counter.account()["account"]["owed"], 10_000);
    counter.back(1_000);
    assert_eq!(counter.account()["account"], Value::Null);
    assert_eq!(counter.number("SELECT sum(amount) FROM payment"), 30_000);
    let page = counter.shop.run("manager", get_counter_sale, AskCounterSale { id: CounterSaleId(1) });
    assert_eq!((&page["on_account"], &page["returned"]), (&json!(0), &json!(60_000)));
    let sums = counter.number("SELECT coalesce(sum(amount), 0) FROM account_movement");
    assert_eq!(sums, counter.number("SELECT sum(on_account) FROM counter_sale_book"));
}

#[test]
fn a_page_that_is_behind_counts_out_nothing() {
    let counter = Counter::open();
    let shop = &counter.shop;
    let parts = vec![part(PaymentMeans::Wechat, 50_000)];
    shop.run(KEEPER, sell_on_account, counter.on_account(3_000, parts));
    let lines = || {
        vec![BroughtBack {
            counter_sale_line_id: CounterSaleLineId(1),
            quantity: Quantity(2_000),
            bin_id: None,
        }]
    };
    let ask = QuoteCounterReturn { id: CounterSaleId(1), lines: lines() };
    let quote = shop.run("manager", quote_counter_return, ask);
    assert_eq!((&quote["off_account"], &quote["money"]), (&json!(40_000), &json!(20_000)));
    // Another till takes some of it meanwhile: as much comes back, and more of it is money.
    counter.collects(40_000, 10_000);
    let back = |money: i64| TakeBackSale {
        id: CounterSaleId(1),
        lines: lines(),
        amount: Money(60_000),
        money: Some(Money(money)),
        means: None,
        reason: "装不上".to_owned(),
    };
    assert_eq!(shop.refused("manager", "take_back_sale", request(back(20_000))), "refundable_changed");
    shop.run("manager", take_back_sale, back(30_000));
    assert_eq!(counter.account()["account"], Value::Null);
    assert_eq!(counter.number("SELECT sum(amount) FROM payment"), 30_000);
}

#[test]
fn an_invoice_stands_for_a_sale_and_a_red_one_for_what_came_back() {
    let counter = Counter::open();
    let shop = &counter.shop;
    shop.run(KEEPER, sell_at_counter, counter.sale(3_000, vec![part(PaymentMeans::Wechat, 90_000)]));
    let open = |wanted| shop.run("cashier", sales_to_be_invoiced, AskSalesToInvoice { before: None, wanted });
    assert_eq!(open(false)["rows"][0]["left"], 90_000);
    assert_eq!(open(true)["rows"], json!([]));
    let want = WantSaleInvoice { id: CounterSaleId(1), wanted: true, buyer: None };
    shop.run("cashier", want_sale_invoice, want);
    assert_eq!(open(true)["rows"][0]["buyer"]["title"], "顺达汽修");
    let more = request(invoice("26442000000100000001", 90_001));
    assert_eq!(shop.refused("cashier", "record_sale_invoice", more), "over_invoiced");
    shop.run("cashier", record_sale_invoice, invoice("26442000000100000001", 90_000));
    assert_eq!(open(false)["rows"], json!([]));

    counter.back(1_000);
    assert_eq!(open(false)["to_reverse"][0]["left"], 30_000);
    let of = invoice("26442000000100000002", 30_000);
    let red = |amount: i64| RecordSaleRed {
        invoice: RecordRedInvoice {
            red_of: TaxInvoiceId(1),
            kind: TaxInvoiceKind::DigitalGeneral,
            invoice_code: String::new(),
            number: of.invoice.number.clone(),
            issued_on: monday(),
            tax: None,
            sheets: Vec::new(),
            receipts: Vec::new(),
        },
        sales: vec![SaleAmount { counter_sale_id: CounterSaleId(1), amount: Money(amount) }],
    };
    assert_eq!(shop.refused("cashier", "record_sale_red", request(red(90_001))), "over_reversed");
    shop.run("cashier", record_sale_red, red(30_000));
    assert_eq!(open(false)["to_reverse"], json!([]));
    let sale = shop.run("cashier", invoices_of_sale, AskSaleInvoices { id: CounterSaleId(1) });
    assert_eq!((&sale["left"], &sale["to_reverse"]), (&json!(0), &json!(0)));
    assert_eq!(sale["invoices"][0]["sales"][0]["left"], 60_000);
    let ask = TakeBackTaxInvoice { id: TaxInvoiceId(2), version: 1, reason: "录错".to_owned() };
    shop.run("cashier", take_back_tax_invoice, ask);
    assert_eq!(open(false)["to_reverse"][0]["left"], 30_000);
}

#[test]
fn the_check_of_the_file_holds_what_is_on_account_against_its_movements() {
    let counter = Counter::open();
    counter.shop.run("manager", sell_on_account, counter.on_account(1_000, Vec::new()));
    assert_eq!(checked(&counter.shop)["damaged"], json!([]));
    let number: String = counter
        .shop
        .file()
        .query_row("SELECT number FROM counter_sale", [], |row| row.get(0))
        .expect("the file answers");
    for damage in [
        "UPDATE account_movement SET amount = amount - 1",
        "UPDATE account_movement SET amount = amount + 1; UPDATE counter_sale_book SET on_account = on_account + 1",
    ] {
        counter.shop.file().execute_batch(damage).expect("past every command");
        assert_eq!(checked(&counter.shop)["damaged"], json!([format!("counter_sale {number}")]), "{damage}");
    }
}
