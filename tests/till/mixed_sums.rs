//! Everything a till does, mixed: several customers with several visits over some days,
//! several payers, deposits, stored value, vouchers, a package, accounts, voids, refunds
//! and the delivery in any order. To the fen the money that came in is what stands on
//! the sheets and what people have with the shop, and the report says so of every day.

use crate::accounts::over;
use crate::packages::{agreed, back, contract, draw_ask, item, package, sale};
use crate::report::{LOCAL_DAY, agrees, pay_by_voucher};
use crate::stored::topped_up;
use crate::sums::any_figures;
use crate::visit::Till;
use domain::account::Debtor;
use domain::ids::{CustomerId, WorkOrderId};
use domain::line::Payer;
use domain::settlement::PaymentMeans;
use features::packages::offers::save_package;
use features::till::{AskAccountMovements, TopUpStoredValue, account_movements, sell_contract};
use features::visit::changes::AskVisit;
use features::visit_page::get_visit;
use kernel::Refusal;
use proptest::prelude::*;
use serde_json::{Value, json};
use shop_tests::asks_till::{cash, day, monday, part};
use shop_tests::typed::request;

/// What follows each other at a till. Steps in any order seldom meet: that a sheet
/// paid with the last of a gift is taken back was tried once in a hundred shops.
const CHAINS: [&[u8]; 10] = [
    // Stored value and its gift on a sheet that is taken back and made anew.
    &[TOP_UP, STORED, VOID, BILL],
    &[TOP_UP, STORED, REFUND, STORED_BACK],
    &[VOUCHER, VOID, BILL],
    &[DEPOSIT, DRAW_DEPOSIT, VOID, BILL],
    &[DELIVER, VOID, BILL, DELIVER],
    &[ON_ACCOUNT, COLLECT, VOID, BILL],
    &[ON_ACCOUNT, COLLECT, REFUND, REFUND, COLLECT],
    &[DRAW_PACKAGE, BILL, PAY, VOID],
    &[PAY, REFUND, PACKAGE_BACK],
    // What was billed and paid has days in which it is taken back, and they are over.
    &[DELIVER, LATER, LATER, LATER, REFUND, VOID],
];
const DEPOSIT: u8 = 0;
const PAY: u8 = 1;
const DRAW_DEPOSIT: u8 = 2;
const STORED: u8 = 3;
const VOUCHER: u8 = 4;
const TOP_UP: u8 = 5;
const REFUND: u8 = 6;
const VOID: u8 = 7;
const BILL: u8 = 8;
const ON_ACCOUNT: u8 = 9;
const COLLECT: u8 = 10;
const DELIVER: u8 = 11;
const DRAW_PACKAGE: u8 = 12;
const PACKAGE_BACK: u8 = 13;
const STORED_BACK: u8 = 14;
const LATER: u8 = 15;

/// Few, so that they run out within the days a case takes.
const TAKING_BACK_DAYS: i64 = 2;

const MONEY: &str = "means NOT IN ('deposit', 'stored_value')";

fn sum(till: &Till, of: &str, from: &str) -> i64 {
    till.number(&format!("SELECT coalesce(sum({of}), 0) FROM {from}"))
}

pub fn everything_is_right(till: &Till) {
    for (id, state, total, received, on_account) in till.sheets() {
        let receipts = sum(till, "amount", &format!("payment WHERE settlement_id = {id}"));
        assert_eq!(receipts, received, "the receipts of sheet {id}, {state}");
        let moved = sum(till, "amount", &format!("account_movement WHERE settlement_id = {id}"));
        assert_eq!(moved, on_account, "what moved on account of sheet {id}");
        if state == "open" || state == "settled" {
            let collected = format!(
                "payment WHERE settlement_id = {id} AND coalesce(refund_of, id) IN
                     (SELECT payment_id FROM account_movement WHERE amount < 0)"
            );
            let told = format!("account_movement WHERE settlement_id = {id} AND payment_id IS NOT NULL");
            let (came_in, told) = (sum(till, "amount", &collected), sum(till, "amount", &told));
            assert_eq!(told, -came_in, "what came in for the account of sheet {id}, and went back");
        }
        assert!((0..=total.max(0)).contains(&(received + on_account)), "sheet {id}, {state}");
        let lines = format!("settlement, json_each(content, '$.lines') AS line WHERE settlement.id = {id}");
        assert_eq!(sum(till, "line.value ->> 'charged'", &lines), total, "the lines of sheet {id}");
        let taxes = format!("settlement, json_each(content, '$.taxes') AS tax WHERE settlement.id = {id}");
        assert_eq!(sum(till, "(tax.value ->> 'net') + (tax.value ->> 'tax')", &taxes), total);
        let gift = sum(till, "gift", &format!("payment WHERE settlement_id = {id}"));
        assert!(
            (0..=received).contains(&gift),
            "{gift} given on sheet {id}, {state}, of {received} received"
        );
    }
    let mut credits = 0;
    for order in numbers(till, "work_order") {
        let page = till.run("manager", get_visit, AskVisit { work_order_id: WorkOrderId(order) });
        for credit in page["credits"].as_array().unwrap() {
            let amount = credit["amount"].as_i64().unwrap();
            assert!(amount > 0, "nobody draws what is not there");
            credits += amount;
        }
    }
    let mut stored = 0;
    for customer in numbers(till, "customer") {
        let balance = stored_of(till, CustomerId(customer));
        let (total, gift) = (balance["total"].as_i64().unwrap(), balance["gift"].as_i64().unwrap());
        assert!(total >= gift && gift >= 0, "{total} with {gift} given");
        stored += total;
    }
    let packages = sum(till, "amount", &format!("payment WHERE service_contract_id IS NOT NULL AND {MONEY}"));
    assert!(packages >= 0);
    let given = sum(till, "gift", "payment WHERE settlement_id IS NULL");
    let received = sum(till, "received", "settlement");
    let money = sum(till, "amount", &format!("payment WHERE {MONEY}"));
    assert_eq!(money + given, received + credits + stored + packages, "what came in is somewhere");
    let (all, standing) = (
        sum(till, "total", "settlement"),
        sum(till, "total", "settlement WHERE state IN ('open', 'settled')"),
    );
    assert_eq!(all, standing, "what was taken back is nought with its mirror");

    let figures = till.report(monday(), day("2026-04-30"))["figures"].clone();
    let of_list = |list: &str, field: &str| -> i64 {
        figures[list].as_array().unwrap().iter().map(|row| row[field].as_i64().unwrap()).sum()
    };
    assert_eq!(figures["taken"], money);
    assert_eq!(of_list("means", "received") - of_list("means", "returned"), money);
    assert_eq!(of_list("payers", "taken"), money);
    assert_eq!((&figures["billed"], of_list("kinds", "charged")), (&json!(all), all));
    let vouchers = sum(till, "amount", "payment WHERE means = 'voucher'");
    assert_eq!((figures["vouchers"].as_i64(), vouchers >= 0), (Some(vouchers), true));
}

/// Whatever was taken back was at most so many days old, and as many after the delivery.
fn nothing_too_old_was_taken_back(till: &Till) {
    let age = |back: &str, of: &str| {
        format!("julianday({back}) - max(julianday({of}), julianday(work_order.delivered_at))")
    };
    let voided = age("mirror.issued_at", "settlement.issued_at");
    let voided = till.number(&format!(
        "SELECT count(*) FROM settlement AS mirror JOIN settlement ON settlement.id = mirror.reverses_id
         JOIN work_order ON work_order.id = settlement.work_order_id WHERE {voided} > {TAKING_BACK_DAYS}.0001"
    ));
    let refunded = age("back.at", "payment.at");
    let refunded = till.number(&format!(
        "SELECT count(*) FROM payment AS back JOIN payment ON payment.id = back.refund_of
         JOIN work_order ON work_order.id = back.work_order_id
         WHERE back.settlement_id IS NOT NULL AND {refunded} > {TAKING_BACK_DAYS}.0001"
    ));
    assert_eq!((voided, refunded), (0, 0), "voided and refunded after their days");
}

/// What a statement of all days ends with is what the sheets and the list of who owes say.
fn statement_agrees(till: &Till, debtor: Debtor) {
    let owed = till.account_of("cashier", debtor.clone())["account"]["owed"].as_i64().unwrap_or_default();
    let days = AskAccountMovements { debtor, from: monday(), to: day("2026-12-31") };
    let all = till.run("cashier", account_movements, days);
    let of = |sum: &str| all[sum].as_i64().expect("an amount");
    assert_eq!((of("opening"), of("closing")), (0, owed), "{all}");
    assert_eq!(of("put") + of("refunded") - of("collected") - of("taken_back"), owed, "{all}");
}

fn numbers(till: &Till, of: &str) -> Vec<i64> {
    (1..=till.number(&format!("SELECT max(id) FROM {of}"))).collect()
}

fn stored_of(till: &Till, customer: CustomerId) -> Value {
    till.stored_value_of(customer)["balance"].clone()
}

/// Whose car it is that the till is about.
fn customer(till: &Till) -> CustomerId {
    CustomerId(till.number(&format!("SELECT customer_id FROM work_order WHERE id = {}", till.order)))
}

/// `(id, state)` of the sheets of the car at hand.
fn own_sheets(till: &Till) -> Vec<(i64, String)> {
    let own =
        |id: i64| till.number(&format!("SELECT work_order_id FROM settlement WHERE id = {id}")) == till.order;
    till.sheets().into_iter().filter(|(id, ..)| own(*id)).map(|(id, state, ..)| (id, state)).collect()
}

/// One of those that a question names; of none number 0, which nobody has.
fn one_of(till: &Till, question: &str, place: &prop::sample::Index) -> i64 {
    let count = till.number(&format!("SELECT count(*) FROM {question}"));
    let Some(last) = usize::try_from(count).ok().filter(|count| *count > 0) else { return 0 };
    till.number(&format!("SELECT id FROM {question} ORDER BY id LIMIT 1 OFFSET {}", place.index(last)))
}

/// Where nothing is open, what was settled is taken back and billed anew: most steps
/// would only be refused otherwise.
fn something_is_open(till: &Till, off: i64) {
    if own_sheets(till).iter().all(|(_, state)| state != "open") {
        taken_back(till);
        billed(till, off).ok();
    }
}

fn taken_back(till: &Till) {
    for (id, state) in own_sheets(till) {
        if state == "open" || state == "settled" {
            let _ = till.ask("manager", "void_settlement", request(till.voiding(id, "改")));
        }
    }
}

fn billed(till: &Till, off: i64) -> Result<Value, Refusal> {
    let billed = till.billed_with_off(off);
    if till.stage() == "preparing" {
        let _ = till.ask("cashier", "complete_preparation", till.about());
    }
    billed
}

/// One step; what the rules refuse by name is no fault. A step in eight asks for
/// whatever was drawn, the others for what there is.
fn step(till: &Till, what: u8, amount: i64, place: &prop::sample::Index) -> Result<Value, Refusal> {
    let at_open = matches!(what, PAY | DRAW_DEPOSIT | STORED | VOUCHER | ON_ACCOUNT);
    if at_open {
        something_is_open(till, amount);
    }
    let standing = if at_open { "('open')" } else { "('open', 'settled')" };
    let own = format!("work_order_id = {}", till.order);
    let sheet = one_of(till, &format!("settlement WHERE state IN {standing} AND {own}"), place);
    if at_open && sheet == 0 {
        return Err(Refusal::NotFound { entity: "settlement".to_owned(), id: 0 });
    }
    let due = if sheet > 0 { till.due(sheet) } else { 0 };
    let wild = amount % 8 == 0;
    let at_most = |most: i64| if wild { amount } else { amount.min(most).max(1) };
    let parts = json!([{ "means": "card", "amount": amount, "tendered": amount }]);
    let about = json!({ "settlement_id": sheet, "reason": "改" });
    let customer = customer(till);
    let stored = || stored_of(till, customer)["total"].as_i64().unwrap();
    match what {
        DEPOSIT => {
            let ask = json!({ "work_order_id": till.order, "held": till.held(), "parts": parts });
            till.ask("cashier", "take_deposit", ask)
        }
        PAY => till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::Card, at_most(due))),
        DRAW_DEPOSIT => {
            let most = at_most(due.min(till.held()));
            till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::Deposit, most))
        }
        STORED => {
            // All there is, so that the gift behind it is drawn, too.
            let most = if wild { at_most(due.min(stored())) } else { due.min(stored()).max(1) };
            till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::StoredValue, most))
        }
        VOUCHER => pay_by_voucher(till, sheet, amount),
        TOP_UP => {
            let ask = topped_up(stored(), PaymentMeans::Card, amount / 5 + 1, amount / 9);
            let ask = TopUpStoredValue { customer_id: customer, ..ask };
            till.ask("manager", "top_up_stored_value", request(ask))
        }
        REFUND => {
            let payment = one_of(
                till,
                &format!("payment WHERE settlement_id IS NOT NULL AND refund_of IS NULL AND {own}"),
                place,
            );
            let means = till.text(&format!(
                "SELECT coalesce((SELECT iif(means IN ('deposit', 'stored_value', 'voucher'), means, 'transfer')
                 FROM payment WHERE id = {payment}), 'card')"
            ));
            let whole = sum(till, "amount", &format!("payment WHERE id = {payment}"));
            let amount = if means == "voucher" { whole } else { at_most(whole) };
            let ask = json!({ "payment_id": payment, "amount": amount, "means": means, "reason": "退" });
            till.ask("manager", "refund_payment", ask)
        }
        VOID => till.ask("manager", "void_settlement", request(till.voiding(sheet, "改"))),
        BILL => billed(till, amount),
        ON_ACCOUNT => till.ask("manager", "put_on_account", about),
        COLLECT => {
            let debtor = || Debtor::of(Payer::Customer, "", customer);
            let owed = till.account_of("cashier", debtor());
            let owed = owed["account"]["owed"].as_i64().unwrap_or_default();
            let all = amount.min(owed.max(1));
            let notes = (all + 1) / 2;
            let parts = vec![cash(notes, notes + 5), part(PaymentMeans::Wechat, all - notes)];
            till.ask("cashier", "collect_account", request(over(debtor(), owed, &[], parts)))
        }
        DELIVER => {
            for (id, state) in own_sheets(till) {
                if state == "open" && till.stage() == "awaiting_settlement" {
                    till.pay(id, PaymentMeans::Card, till.due(id));
                }
            }
            till.ask("advisor", "deliver", till.deliver_request())
        }
        DRAW_PACKAGE => {
            taken_back(till);
            let ask = request(draw_ask(till.order, 1, None));
            let drawn = till.ask("manager", "draw_from_contract", ask);
            if drawn.is_ok() && till.stage() == "preparing" {
                agreed(till);
            }
            drawn
        }
        PACKAGE_BACK => {
            let most = contract(till)["refundable"].as_i64().unwrap();
            let version = till.number("SELECT version FROM service_contract");
            till.ask("manager", "give_contract_back", request(back(version, most, None, "退")))
        }
        // Up to a day and a half: some of it is after midnight in Shenzhen and before it in
        // Greenwich, and after two or three the days of taking back are over.
        LATER => {
            till.later(amount % 2_160);
            Ok(Value::Null)
        }
        _ => {
            let topped_up = format!("payment WHERE customer_id = {customer} AND settlement_id IS NULL");
            let payment = one_of(till, &topped_up, place);
            let most = at_most(sum(till, "amount", &format!("payment WHERE id = {payment}")));
            let ask = json!({ "payment_id": payment, "held": stored(), "amount": most, "means": "card",
                              "reason": "不再来了" });
            till.ask("manager", "refund_stored_value", ask)
        }
    }
}

/// One step, or some that belong together.
fn any_run() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        3 => (DEPOSIT..=STORED_BACK).prop_map(|what| vec![what]),
        1 => Just(vec![LATER]),
        2 => prop::sample::select(&CHAINS[..]).prop_map(<[u8]>::to_vec),
    ]
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_a_till_does_in_any_order_every_fen_is_somewhere(
        // Of the first customer the first and every other car, of a second one the rest.
        cars in prop::collection::vec(prop::collection::vec(any_figures(), 1..4), 1..4),
        runs in prop::collection::vec(
            (any_run(), 1_i64..100_000, any::<prop::sample::Index>(), any::<prop::sample::Index>()), 4..16),
    ) {
        let mut till = Till::with(&cars[0]);
        for (place, figures) in cars.iter().enumerate().skip(1) {
            till.another(if place % 2 == 0 { "张小芳" } else { "李建国" }, figures);
        }
        till.settles(|settings| settings.taking_back_days = TAKING_BACK_DAYS);
        till.run("manager", save_package, package(80_000, vec![item("机油保养", 40_000, 3)]));
        till.run("cashier", sell_contract, sale(80_000));
        let orders = numbers(&till, "work_order");
        for (order, (_, off, ..)) in orders.iter().zip(&runs) {
            till.order = *order;
            till.billed_with_off(*off).expect("the lines are billed");
            till.prepared();
        }
        for (run, amount, place, car) in &runs {
            till.order = *car.get(&orders);
            for what in run {
                if let Err(refusal) = step(&till, *what, *amount, place) {
                    prop_assert!(!matches!(refusal, Refusal::Bug { .. }), "{what}: {refusal}");
                }
                everything_is_right(&till);
            }
        }
        let day = |order: &str| {
            till.text(&format!("SELECT {} FROM payment ORDER BY id {order} LIMIT 1", LOCAL_DAY.replace("{}", "at")))
        };
        let (first, last) = (day("ASC"), day("DESC"));
        for day in [&first, &last] {
            agrees(&till, day, day);
        }
        nothing_too_old_was_taken_back(&till);
        for id in numbers(&till, "customer") {
            statement_agrees(&till, Debtor::of(Payer::Customer, "", CustomerId(id)));
        }
        agrees(&till, &first, &last);
    }
}
