//! What a visit is offered of a contract is what its commands let through: of every line,
//! for every seat, while it runs and once it has ended.

use crate::packages::{draw_ask, sold};
use crate::visit::{Till, figures, paid_by};
use domain::ids::{ServiceContractId, WorkOrderId};
use domain::line::{Category, LineFigures, LineKind, Payer};
use features::packages::contracts::{AskVisitContracts, visit_contracts};
use features::visit::lines::drawn::{CoverByContract, cover_by_contract, draw_from_contract};
use features::visit::lines::{AddLine, SupersedeLine, add_line, supersede_line};
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::typed::{field, request};

const DAY: i64 = 24 * 60;
const REASON: &str = "老客户";

/// The repaired car with a contract, and a line of every kind an amount might be asked for:
/// approved, withdrawn, in another's place, another's to pay, too dear, and one it pays.
fn shop() -> Till {
    let till = Till::with(&[figures(LineKind::Part, 10_000), figures(LineKind::Part, 12_000)]);
    sold(&till);
    till.withdraws(&lines(&till)[1], "客户不要");
    let first = lines(&till)[0].clone();
    let instead = SupersedeLine {
        line_id: field(&first, "id"),
        version: field(&first, "version"),
        figures: figures(LineKind::Part, 11_000),
        approval: None,
    };
    till.run("manager", supersede_line, instead);
    let insurers = paid_by(Payer::Insurer, Category::Insurance, "平安", 9_000);
    for figures in [insurers, figures(LineKind::Part, 50_001), figures(LineKind::Part, 20_000)] {
        add(&till, figures);
    }
    till
}

fn add(till: &Till, figures: LineFigures) {
    let ask = AddLine {
        work_order_id: WorkOrderId(till.order),
        figures,
        finding_id: None,
        walk_around_code: None,
        item: None,
        approval: None,
    };
    till.run("manager", add_line, ask);
}

fn lines(till: &Till) -> Vec<Value> {
    till.visit("manager")["lines"].as_array().cloned().expect("the lines of the visit")
}

fn offers(till: &Till, seat: &str) -> Vec<Value> {
    let ask = AskVisitContracts { work_order_id: WorkOrderId(till.order) };
    till.run(seat, visit_contracts, ask)["offers"].as_array().cloned().expect("offers")
}

/// The offer of one time of oil, or of this line to the amount.
fn offer_of(offers: &[Value], line: &Value) -> Option<Value> {
    offers.iter().find(|offer| offer["line_id"] == *line).cloned()
}

fn covering(line: &Value, reason: &str) -> CoverByContract {
    CoverByContract {
        line_id: field(line, "id"),
        version: field(line, "version"),
        service_contract_id: ServiceContractId(1),
        position: 1,
        reason: Some(reason.to_owned()),
    }
}

/// What is not offered is refused whatever is said for it, and what misses something is
/// refused with just that; what is let through with a reason is refused without one.
/// Answers what is to be said for it, where it can be done: nothing while the contract runs.
fn refused_as_told(
    offer: Option<&Value>,
    ask: impl Fn(&str) -> Result<Value, Refusal>,
    case: &str,
) -> Option<&'static str> {
    let Some(offer) = offer else {
        assert!(ask("").is_err() && ask(REASON).is_err(), "{case} is not offered and let through");
        return None;
    };
    if !offer["missing"].is_null() {
        let refusal = ask(REASON).expect_err(case);
        assert_eq!(offer["missing"], request(refusal), "{case}");
        return None;
    }
    if offer["wants_reason"] == json!(false) {
        return Some("");
    }
    assert!(matches!(ask(""), Err(Refusal::ContractEnded { .. })), "{case} wants a reason");
    Some(REASON)
}

/// Nothing is written before all that is refused was refused.
fn holds(till: &Till, seat: &str) -> (usize, usize) {
    let told = offers(till, seat);
    let draw =
        |reason: &str| till.ask(seat, "draw_from_contract", request(draw_ask(till.order, 1, Some(reason))));
    let drawn = refused_as_told(offer_of(&told, &Value::Null).as_ref(), draw, &format!("{seat}, oil"));
    let mut covered = Vec::new();
    for line in lines(till) {
        let cover = |reason: &str| till.ask(seat, "cover_by_contract", request(covering(&line, reason)));
        let offer = offer_of(&told, &line["id"]);
        if let Some(reason) = refused_as_told(offer.as_ref(), cover, &format!("{seat}, {line}")) {
            covered.push((line.clone(), reason));
        }
    }
    let done = (usize::from(drawn.is_some()), covered.len());
    if let Some(reason) = drawn {
        till.run(seat, draw_from_contract, draw_ask(till.order, 1, Some(reason)));
    }
    for (line, reason) in covered {
        till.run(seat, cover_by_contract, covering(&line, reason));
    }
    done
}

#[test]
fn what_a_visit_is_offered_of_a_contract_is_what_is_let_through() {
    for (days, seats) in [(0, ["manager", "advisor"].as_slice()), (366, ["manager"].as_slice())] {
        for seat in ["manager", "cashier", "advisor", "clerk", "technician", "inspector"] {
            let till = shop();
            till.later(days * DAY);
            let expected = if seats.contains(&seat) { (1, 1) } else { (0, 0) };
            assert_eq!(holds(&till, seat), expected, "{seat} after {days} days");
        }
    }
}

#[test]
fn an_advisor_is_told_why_nothing_is_drawn() {
    let till = shop();
    let codes = |till: &Till| -> Vec<Value> {
        offers(till, "advisor").iter().map(|offer| offer["missing"]["code"].clone()).collect()
    };
    // The oil, the line that is too dear, and the one it pays.
    assert_eq!(codes(&till), [json!(null), json!("contract_amount_short"), json!(null)]);
    till.later(366 * DAY);
    assert_eq!(codes(&till), ["contract_ended"; 3].map(|code| json!(code)));
}
