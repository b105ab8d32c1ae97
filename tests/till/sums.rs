//! The money by property: whatever is on the order, the sheets add up.

use crate::visit::{Till, figures};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::settlement::{PaymentMeans, SheetContent};
use domain::tax::PriceBasis;
use domain::work_order::totals::{Reduction, bills, reversed};
use kernel::Refusal;
use proptest::prelude::*;
use serde_json::json;
use shop_tests::typed::request;

pub fn any_figures() -> impl Strategy<Value = LineFigures> {
    let payers = prop_oneof![
        4 => Just((Payer::Customer, Category::Paid)),
        1 => Just((Payer::Insurer, Category::Insurance)),
        1 => Just((Payer::Manufacturer, Category::Free)),
        1 => Just((Payer::Shop, Category::Internal)),
    ];
    let kinds = prop::sample::select(LineKind::ALL.to_vec());
    let rates = prop::sample::select(vec![0, 100, 300, 500, 600, 900, 1300]);
    let bases = prop_oneof![3 => Just(PriceBasis::TaxIncluded), 1 => Just(PriceBasis::TaxAdded)];
    (payers, kinds, 0_i64..300_000, 1_i64..20_000, 0_i64..2_000, rates, bases, 0_i64..10_000).prop_map(
        |((payer, category), kind, price, amount, hours, tax, price_basis, discount)| LineFigures {
            price_basis,
            payer,
            category,
            quantity: Quantity(amount),
            hours: Hours(hours),
            discount_rate: Rate(discount),
            tax_rate: Rate(tax),
            ..figures(kind, price)
        },
    )
}

fn approved(figures: &[LineFigures]) -> Vec<Line> {
    (1..)
        .zip(figures)
        .map(|(id, figures)| Line {
            id: domain::ids::LineId(id),
            work_order_id: domain::ids::WorkOrderId(1),
            position: id,
            state: LineState::Approved,
            amount: figures.amount().unwrap(),
            figures: figures.clone(),
            authorised_amount: None,
            decline_reason: String::new(),
            finding_id: None,
            listed: Default::default(),
            supersedes_id: None,
            settlement_id: None,
            version: 1,
        })
        .collect()
}

fn sum(amounts: impl Iterator<Item = Money>) -> Money {
    amounts.sum()
}

fn adds_up(content: &SheetContent) {
    assert_eq!(content.before_discount, sum(content.lines.iter().map(|line| line.amount)));
    assert_eq!(content.before_discount, sum(content.subtotals.iter().map(|subtotal| subtotal.amount)));
    assert_eq!(content.total, content.before_discount - content.discount - content.rounding);
    assert_eq!(content.total, sum(content.lines.iter().map(|line| line.charged)));
    assert_eq!(content.net + content.tax, content.total);
    assert_eq!(content.tax, sum(content.lines.iter().map(|line| line.tax)));
    assert_eq!(content.tax, sum(content.taxes.iter().map(|tax| tax.tax)));
    assert_eq!(content.net, sum(content.taxes.iter().map(|tax| tax.net)));
    for line in &content.lines {
        assert_eq!(line.amount - line.sheet_discount, line.charged);
        assert_eq!(line.net + line.tax, line.charged);
        assert!(line.charged.0.abs() <= line.amount.0.abs(), "a share never turns a line around");
    }
}

proptest! {
    #[test]
    fn every_line_is_on_one_sheet_and_every_sheet_adds_up(
        figures in prop::collection::vec(any_figures(), 1..12), discount in 0_i64..50_000, rounding in 0_i64..1_000,
    ) {
        let lines = approved(&figures);
        let reduction = Reduction { discount: Money(discount), rounding: Money(rounding) };
        let Ok(bills) = bills(&lines, reduction) else {
            let customers = lines.iter().filter(|line| line.figures.payer == Payer::Customer);
            let most = sum(customers.map(|line| line.amount));
            prop_assert!(most < Money(discount + rounding), "only a discount nobody can take is refused");
            return Ok(());
        };
        let mut billed: Vec<i64> = Vec::new();
        for bill in &bills {
            adds_up(&bill.content);
            billed.extend(bill.content.lines.iter().map(|line| line.line_id.0));
            if bill.payer != Payer::Customer {
                prop_assert_eq!(bill.content.total, bill.content.before_discount);
            }
        }
        billed.sort_unstable();
        prop_assert_eq!(billed, (1..=i64::try_from(lines.len()).unwrap()).collect::<Vec<_>>());
        let all = sum(bills.iter().map(|bill| bill.content.total));
        prop_assert_eq!(all, sum(lines.iter().map(|line| line.amount)) - Money(discount + rounding));
    }

    #[test]
    fn a_mirror_takes_back_every_fen(figures in prop::collection::vec(any_figures(), 1..12)) {
        for bill in bills(&approved(&figures), Reduction::default()).unwrap() {
            let mirror = reversed(&bill.content);
            adds_up(&mirror);
            prop_assert_eq!(mirror.total + bill.content.total, Money::ZERO);
            prop_assert_eq!(mirror.tax + bill.content.tax, Money::ZERO);
            prop_assert_eq!(reversed(&mirror), bill.content);
        }
    }
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_order_of_payments_and_refunds_takes_more_than_is_owed(
        figures in prop::collection::vec(any_figures(), 1..5),
        steps in prop::collection::vec((any::<bool>(), 1_i64..200_000, 0_usize..4), 1..12),
    ) {
        let till = Till::with(&figures);
        till.billed_with_off(steps[0].1).expect("the lines are billed");
        till.prepared();
        for (pays, amount, place) in steps {
            let sheets = till.sheets();
            let sheet = &sheets[place % sheets.len()];
            let owed = sheet.2 - sheet.3 - sheet.4;
            if pays {
                let request = till.payment(sheet.0, PaymentMeans::Transfer, amount);
                let taken = till.ask("cashier", "take_payment", request);
                prop_assert!(taken.is_err() || amount <= owed, "{amount} taken of {owed}");
            } else {
                let payments = till.number("SELECT count(*) FROM payment");
                let id = i64::try_from(place).unwrap() % payments.max(1) + 1;
                let request = json!({ "payment_id": id, "amount": amount, "means": "transfer", "reason": "退" });
                let given = till.ask("manager", "refund_payment", request);
                let fault = matches!(given, Err(Refusal::Bug { .. }));
                prop_assert!(!fault, "a refund never fails by a fault");
            }
            for (id, state, total, received, _) in till.sheets() {
                let sql = format!("SELECT coalesce(sum(amount), 0) FROM payment WHERE settlement_id = {id}");
                prop_assert_eq!(till.number(&sql), received);
                prop_assert!((0..=total).contains(&received));
                let own = till.text(&format!("SELECT payer FROM settlement WHERE id = {id}")) == "shop";
                prop_assert_eq!(state == "settled", received == total || own);
            }
            let open = till.number("SELECT count(*) FROM settlement WHERE state = 'open'");
            prop_assert_eq!(till.stage() == "ready_for_delivery", open == 0);
        }
        // Everything given back, everything voided: the file is at zero again.
        for id in 1..=till.number("SELECT count(*) FROM payment") {
            let left = format!("SELECT coalesce(sum(amount), 0) FROM payment WHERE id = {id} OR refund_of = {id}");
            let (left, first) = (till.number(&left), till.number(&format!("SELECT amount FROM payment WHERE id = {id}")));
            if first > 0 && left > 0 {
                till.refund(id, left, PaymentMeans::Transfer, "退");
            }
        }
        for (id, ..) in till.sheets() {
            till.void(id, "作废");
        }
        prop_assert_eq!(till.number("SELECT sum(total) FROM settlement"), 0);
        prop_assert_eq!(till.number("SELECT sum(received) FROM settlement"), 0);
        prop_assert_eq!(till.number("SELECT count(*) FROM line WHERE settlement_id IS NOT NULL"), 0);
        prop_assert_eq!(till.stage(), "preparing");
    }
}

/// Whatever happened at the till, before and after delivery: what lies there is
/// what stands on the sheets as paid, and what the payers have with the shop.
fn the_till_is_right(till: &Till) {
    for (id, state, total, received, on_account) in till.sheets() {
        let moved =
            format!("SELECT coalesce(sum(amount), 0) FROM account_movement WHERE settlement_id = {id}");
        assert_eq!(till.number(&moved), on_account, "what moved on account of sheet {id}");
        assert!((0..=total.max(0)).contains(&on_account), "sheet {id}, {state}");
        let on_it = format!("SELECT coalesce(sum(amount), 0) FROM payment WHERE settlement_id = {id}");
        assert_eq!(till.number(&on_it), received, "the receipts of sheet {id}");
        assert!((0..=total.max(0)).contains(&received), "sheet {id}, {state}");
        assert!(received == 0 || state == "open" || state == "settled", "sheet {id}, {state}");
    }
    let page = till.visit("manager");
    let credits = page["credits"].as_array().unwrap();
    let credits: Vec<i64> = credits.iter().map(|credit| credit["amount"].as_i64().unwrap()).collect();
    assert!(credits.iter().all(|credit| *credit > 0), "nobody draws what is not there: {credits:?}");
    let in_the_till = till.number(
        "SELECT coalesce(sum(amount), 0) FROM payment WHERE means NOT IN ('deposit', 'stored_value')",
    );
    let received = till.number("SELECT coalesce(sum(received), 0) FROM settlement");
    assert_eq!(in_the_till, received + credits.iter().sum::<i64>());
    let standing = "SELECT coalesce(sum(total), 0) FROM settlement WHERE state IN ('open', 'settled')";
    assert_eq!(till.number("SELECT coalesce(sum(total), 0) FROM settlement"), till.number(standing));
    let lines = "SELECT count(*) FROM line WHERE state = 'approved' AND settlement_id IS NULL";
    let owed = page["settlements"].as_array().unwrap().iter().map(|sheet| sheet["owed"].as_i64().unwrap());
    let waits = till.number(lines) > 0 || owed.sum::<i64>() > 0 || !credits.is_empty();
    let gone = matches!(till.stage().as_str(), "delivered" | "closed");
    assert_eq!(till.number("SELECT money_open FROM work_order") == 1, gone && waits);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_order_of_deposits_voids_refunds_and_deliveries_loses_a_fen(
        figures in prop::collection::vec(any_figures(), 1..4),
        steps in prop::collection::vec((0_u8..9, 1_i64..100_000, any::<prop::sample::Index>()), 1..30),
    ) {
        let till = Till::with(&figures);
        till.billed_with_off(steps[0].1).expect("the lines are billed");
        till.prepared();
        for (step, amount, place) in steps {
            let sheets = till.sheets();
            let (sheet, ..) = *place.get(&sheets);
            let payments = till.number("SELECT count(*) FROM payment");
            let parts = json!([{ "means": "card", "amount": amount, "tendered": amount }]);
            let reason = "改";
            let asked = match step {
                0 => till.ask("cashier", "take_deposit", json!({ "work_order_id": till.order, "held": till.held(), "parts": parts })),
                1 => till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::Card, amount)),
                2 => till.ask("cashier", "take_payment", till.payment(sheet, PaymentMeans::Deposit, amount)),
                3 if payments > 0 => {
                    let id = 1 + i64::try_from(place.index(usize::try_from(payments).unwrap())).unwrap();
                    let by = format!("SELECT iif(means = 'deposit', 'deposit', 'transfer') FROM payment WHERE id = {id}");
                    let ask = json!({ "payment_id": id, "amount": amount, "means": till.text(&by), "reason": reason });
                    till.ask("manager", "refund_payment", ask)
                }
                4 => {
                    till.ask("manager", "void_settlement", request(till.voiding(sheet, reason)))
                }
                5 => {
                    let billed = till.billed_with_off(amount);
                    if till.stage() == "preparing" {
                        let _ = till.ask("cashier", "complete_preparation", till.about());
                    }
                    billed
                }
                6 => {
                    let ask = json!({ "settlement_id": sheet, "reason": reason });
                    till.ask("manager", "put_on_account", ask)
                }
                7 => {
                    let on_account = till.sheets().iter().find(|of| of.0 == sheet).map_or(0, |of| of.4);
                    let part = amount.min(on_account.max(1));
                    let parts = json!([{ "means": "card", "amount": part, "tendered": part }]);
                    let ask = json!({ "settlement_id": sheet, "owed": on_account, "parts": parts });
                    till.ask("cashier", "collect_on_account", ask)
                }
                _ => {
                    // All that is owed is paid, and the car leaves.
                    for (id, state, total, received, on_account) in till.sheets() {
                        if state == "open" && till.stage() == "awaiting_settlement" {
                            till.pay(id, PaymentMeans::Card, total - received - on_account);
                        }
                    }
                    till.ask("advisor", "deliver", till.deliver_request())
                }
            };
            if let Err(refusal) = asked {
                prop_assert!(!matches!(refusal, Refusal::Bug { .. }), "{step}: {refusal}");
            }
            the_till_is_right(&till);
        }
    }
}
