//! What was paid too dear goes back: the reversal has every sign right, in
//! figures, in tax and in words.

use crate::visit::{Till, figures};
use domain::ids::LineId;
use domain::line::{LineFigures, LineKind};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use features::visit::lines::{ChangeLine, change_line};
use serde_json::{Value, json};
use shop_tests::typed::field;

fn money(content: &Value) -> [i64; 3] {
    ["net", "tax", "total"].map(|figure| content[figure].as_i64().unwrap_or_default())
}

/// 129.99 was paid for what is 89.99 by now. The till still has the car: once
/// it has left, nothing is voided yet.
#[test]
fn a_cheaper_repair_is_reversed_with_its_tax_billed_anew_and_forty_go_back() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    till.pay(1, PaymentMeans::Wechat, 12_999);

    till.refund(1, 12_999, PaymentMeans::Wechat, "降价重开");
    till.void(1, "降价重开");
    let visit = till.visit("cashier");
    let reversal = &visit["settlements"][1]["content"];
    assert_eq!(money(reversal), [-11_504, -1_495, -12_999]);
    assert_eq!(reversal["total_in_words"], "负壹佰贰拾玖元玖角玖分");
    assert_eq!(reversal["taxes"], json!([{ "rate": 1_300, "net": -11_504, "tax": -1_495 }]));

    let cheaper = ChangeLine {
        line_id: LineId(1),
        version: field(&visit["lines"][0], "version"),
        figures: LineFigures { cost: Money::ZERO, ..figures(LineKind::Part, 8_999) },
        approval: None,
    };
    till.run("manager", change_line, cheaper);
    till.bill(0, 0);
    till.to_the_till();
    let visit = till.visit("cashier");
    let sheet = &visit["settlements"][2];
    assert_eq!(money(&sheet["content"]), [7_964, 1_035, 8_999]);
    assert_eq!(sheet["content"]["total_in_words"], "捌拾玖元玖角玖分");

    till.pay(3, PaymentMeans::Wechat, 8_999);
    // Of 129.99 forty yuan went back, and nobody owes anything.
    assert_eq!(till.number("SELECT sum(amount) FROM payment"), 12_999 - 4_000);
    assert_eq!(till.number("SELECT sum(total) FROM settlement"), 12_999 - 4_000);
    assert_eq!(till.stage(), "ready_for_delivery");
}

#[test]
fn a_reversing_sheet_prints_its_minus_in_figures_in_tax_and_in_words() {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    till.bill(0, 0);
    till.prepared();
    till.void(1, "降价重开");
    let text = crate::papers::text(&till, "cashier", "settlement_sheet", 2);
    for words in ["-129.99", "-115.04", "-14.95", "负壹佰贰拾玖元玖角玖分"] {
        assert!(text.contains(words), "the paper says {words}: {text}");
    }
}
