//! Whatever is done with a contract in any order, no time and no fen of it is lost.

use crate::packages::{agreed, back, contract, draw_ask, item, lines, money_in_the_till, package, sale};
use crate::visit::{Till, figures};
use domain::ids::LineId;
use domain::line::LineKind;
use features::packages::offers::save_package;
use features::till::sell_contract;
use features::visit::lines::drawn::DrawFromContract;
use features::visit::lines::{RemoveLine, WithdrawLine};
use kernel::Refusal;
use proptest::prelude::*;
use serde_json::Value;
use shop_tests::typed::{field, request};

/// Whatever happened: nothing is drawn that was not sold, the price is worth what is
/// left and what was drawn, and the till has what its receipts say.
fn all_is_right(till: &Till, others: i64) {
    let page = contract(till);
    let rests = page["row"]["rests"].as_array().unwrap();
    let sum = |field: &str| rests.iter().map(|rest| rest[field].as_i64().unwrap()).sum::<i64>();
    let drawn = "FROM contract_draw JOIN line ON line.id = line_id JOIN work_order ON work_order.id = line.work_order_id
        WHERE line.state IN ('draft', 'offered', 'approved') AND stage <> 'cancelled'";
    assert_eq!(
        sum("times"),
        sum("times_sold") - till.number(&format!("SELECT coalesce(sum(times), 0) {drawn}"))
    );
    assert!(rests.iter().all(|rest| rest["times"].as_i64() >= Some(0) && rest["worth"].as_i64() >= Some(0)));
    let worth = till.number(&format!("SELECT coalesce(sum(worth), 0) {drawn}"));
    assert_eq!(sum("worth"), 80_000 - worth, "what is left and what was drawn are the price");
    let off = till.number(&format!("SELECT count(*) {drawn} AND line.amount <> worth"));
    assert_eq!(off, 0, "a line costs what it is worth");
    let paid: i64 =
        page["payments"].as_array().unwrap().iter().map(|paid| paid["amount"].as_i64().unwrap()).sum();
    assert!((0..=80_000).contains(&paid));
    assert_eq!(money_in_the_till(till), paid + others);
    assert_eq!(till.held(), 0);
    let owed = "SELECT count(*) FROM settlement WHERE service_contract_id IS NOT NULL AND state = 'open'";
    assert_eq!(till.number(owed), 0, "nobody owes what a contract pays");
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn no_order_of_draws_withdrawals_voids_and_cancels_loses_a_time_or_a_fen(
        times in (1_i64..5, 1_i64..4),
        prices in (30_001_i64..50_000, 50_000_i64..90_000),
        steps in prop::collection::vec((0_u8..8, any::<prop::sample::Index>()), 1..30),
    ) {
        let till = Till::with(&[figures(LineKind::Part, 10_000)]);
        let items = vec![item("机油保养", prices.0, times.0), item("四轮定位", prices.1, times.1)];
        till.run("manager", save_package, package(80_000, items));
        till.run("cashier", sell_contract, sale(80_000));
        for (step, place) in steps {
            let all = lines(&till);
            let line = place.get(&all).clone();
            let (line_id, version): (LineId, i64) = (field(&line, "id"), field(&line, "version"));
            let asked = match step {
                0 | 1 => {
                    let times = i64::try_from(place.index(3)).unwrap() + 1;
                    let ask = DrawFromContract { position: i64::from(step), ..draw_ask(till.order, times, None) };
                    till.ask("advisor", "draw_from_contract", request(ask))
                }
                2 => till.ask("manager", "remove_line", request(RemoveLine { line_id, version })),
                3 => {
                    let reason = "改".to_owned();
                    till.ask("manager", "withdraw_line", request(WithdrawLine { line_id, version, reason }))
                }
                4 => {
                    if all.iter().any(|line| line["state"] == "draft") && till.stage() == "preparing" {
                        agreed(&till);
                    }
                    Ok(Value::Null)
                }
                5 => till.ask("manager", "prepare_bill", till.bill_request(0, 0)),
                6 => {
                    let sheet = till.number("SELECT coalesce(max(id), 0) FROM settlement WHERE state IN ('open', 'settled')");
                    till.ask("manager", "void_settlement", request(till.voiding(sheet, "改")))
                }
                _ => {
                    let most = contract(&till)["refundable"].as_i64().unwrap();
                    let amount = most - i64::try_from(place.index(2)).unwrap().min(most);
                    let version = till.number("SELECT version FROM service_contract");
                    till.ask("manager", "give_contract_back", request(back(version, amount, None, "退")))
                }
            };
            if let Err(refusal) = asked {
                prop_assert!(!matches!(refusal, Refusal::Bug { .. }), "{step}: {refusal}");
            }
            all_is_right(&till, 0);
        }
    }
}
