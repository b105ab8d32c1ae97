//! What the till's forms reckon while somebody types, reckoned here. Where a
//! vector is about what is offered, it is found by asking the rule of each amount.

use domain::ids::{LineId, WorkOrderId};
use domain::line::{Line, LineFigures, LineState, Payer};
use domain::money::Money;
use domain::refusal::Refusal;
use domain::settlement::PaymentMeans;
use domain::sheet_actions::{Paid, check_parts};
use domain::stored_value::{StoredBalance, gift_drawn};
use domain::work_order::totals::{Bill, MAX_ROUNDING, Reduction, bills};
use serde_json::{Value, json};

/// What is owed on the customer's sheet, and what they have with the shop.
const DUE: Money = Money(8_999);
const CREDIT: Money = Money(5_000);
const STORED: StoredBalance =
    StoredBalance { paid: Money(4_000), gift: Money(1_000), total: Money(5_000), at_sale: Money::ZERO };

pub fn payments() -> Value {
    json!({
        "due": DUE,
        "credit": CREDIT,
        "stored": STORED,
        "paid": paid(),
        "takes": takes(),
        "drawn_first": drawn_first(),
    })
}

fn part(means: PaymentMeans, amount: i64, tendered: i64) -> Paid {
    Paid { means, amount: Money(amount), tendered: Money(tendered) }
}

/// The change, or why it is not taken: the parts together first, then each that
/// draws on what is left of the stored value, as the till writes them.
fn checked(parts: &[Paid]) -> Result<Money, Refusal> {
    let (_, change) = check_parts(Payer::Customer, parts, DUE, CREDIT)?;
    let mut left = STORED;
    for part in parts.iter().filter(|part| part.means == PaymentMeans::StoredValue) {
        let gift = gift_drawn(left, part.amount)?;
        left.gift -= gift;
        left.paid -= part.amount - gift;
        left.total -= part.amount;
    }
    Ok(change)
}

/// Around the edges of everything that is refused, alone and several at once.
fn paid() -> Vec<Value> {
    use PaymentMeans::{Card, Cash, Deposit, StoredValue, Transfer, Wechat};
    let cases = [
        vec![],
        vec![part(Card, 8_999, 8_999)],
        vec![part(Card, 9_000, 9_000)],
        vec![part(Cash, 8_999, 8_999)],
        vec![part(Cash, 8_999, 10_000)],
        vec![part(Cash, 8_999, 8_998)],
        vec![part(Cash, 2_000, 3_000), part(Cash, 2_000, 2_500), part(Wechat, 4_999, 4_999)],
        vec![part(Cash, 1, 1), part(Cash, 100, 99)],
        // Too much laid down for one part makes up for nothing of another.
        vec![part(Cash, 100, 500), part(Cash, 100, 99)],
        vec![part(Deposit, 5_000, 5_000), part(Wechat, 3_999, 3_999)],
        vec![part(Deposit, 5_001, 5_001), part(Wechat, 3_998, 3_998)],
        vec![part(Deposit, 3_000, 3_000), part(Cash, 100, 200), part(Deposit, 2_001, 2_001)],
        vec![part(Deposit, 5_001, 5_001), part(Card, 3_999, 3_999)],
        vec![part(StoredValue, 5_000, 5_000), part(Cash, 3_999, 4_000)],
        vec![part(StoredValue, 5_001, 5_001), part(Cash, 3_998, 4_000)],
        vec![part(StoredValue, 3_000, 3_000), part(StoredValue, 2_000, 2_000)],
        vec![part(StoredValue, 3_000, 3_000), part(StoredValue, 2_001, 2_001)],
        vec![part(StoredValue, 9_000, 9_000)],
        vec![part(StoredValue, 3_000, 3_000), part(Deposit, 3_000, 3_000), part(Transfer, 2_999, 2_999)],
        vec![part(Deposit, 5_001, 5_001), part(StoredValue, 5_001, 5_001), part(Cash, 1, 0)],
    ];
    let shown =
        |part: &Paid| json!({ "means": part.means, "amount": part.amount, "tendered": part.tendered });
    let vector = |parts: &Vec<Paid>| {
        let answer = checked(parts);
        let parts: Vec<Value> = parts.iter().map(shown).collect();
        json!({ "parts": parts, "change": answer.as_ref().ok(), "refused": answer.as_ref().err() })
    };
    cases.iter().map(vector).collect()
}

/// What each payer's sheet is paid by, where its payer has something with the shop.
fn takes() -> Vec<Value> {
    let by = |payer: Payer| {
        let taken = |means: &PaymentMeans| check_parts(payer, &[part(*means, 1, 1)], DUE, CREDIT).is_ok();
        let means: Vec<PaymentMeans> = PaymentMeans::ALL.into_iter().filter(taken).collect();
        json!({ "payer": payer, "means": means })
    };
    Payer::ALL.into_iter().map(by).collect()
}

/// The most that a sheet takes of what its payer has with the shop.
fn drawn_first() -> Vec<Value> {
    let mut vectors = Vec::new();
    for credit in [0, 1, 99, 100, 101] {
        for due in [1, 99, 100] {
            let taken = |amount: &i64| {
                let parts = [part(PaymentMeans::Deposit, *amount, *amount)];
                check_parts(Payer::Customer, &parts, Money(due), Money(credit)).is_ok()
            };
            let drawn = (1..=due).rev().find(taken).unwrap_or(0);
            vectors.push(json!({ "credit": credit, "due": due, "drawn": drawn }));
        }
    }
    vectors
}

/// The least that is knocked off so that the customer pays whole yuan, beside what the
/// bill shows with the discount and the rounding typed so far.
pub fn rounding(figures: &LineFigures) -> Vec<Value> {
    use Payer::{Customer, Insurer};
    let line = |(payer, name, amount): &(Payer, &str, i64)| Line {
        id: LineId(1),
        work_order_id: WorkOrderId(1),
        position: 1,
        state: LineState::Approved,
        figures: LineFigures { payer: *payer, payer_name: (*name).to_owned(), ..figures.clone() },
        listed: Default::default(),
        amount: Money(*amount),
        authorised_amount: None,
        decline_reason: String::new(),
        finding_id: None,
        supersedes_id: None,
        settlement_id: None,
        version: 1,
    };
    let visits = [
        vec![],
        vec![(Customer, "", 50)],
        vec![(Customer, "", 123_400)],
        vec![(Customer, "", 123_456)],
        vec![(Customer, "", 100_000), (Customer, "", 99)],
        vec![(Insurer, "平安", 5_050)],
        vec![(Customer, "", 123_456), (Insurer, "平安", 5_050)],
        // Of two sheets neither is rounded.
        vec![(Customer, "", 12_345), (Customer, "李四", 6_789)],
    ];
    let mut vectors = Vec::new();
    for visit in visits {
        let lines: Vec<Line> = visit.iter().map(line).collect();
        for (discount, rounding) in [(0, 0), (0, 56), (10_000, 0), (1_234, 7)] {
            let reduced = |rounding| Reduction { discount: Money(discount), rounding: Money(rounding) };
            let Ok(shown) = bills(&lines, reduced(rounding)) else { continue };
            let whole = |off: &i64| bills(&lines, reduced(*off)).is_ok_and(|bills| are_whole(&bills));
            let sheets: Vec<Value> = shown
                .iter()
                .map(|bill| {
                    let content = json!({ "total": bill.content.total, "rounding": bill.content.rounding });
                    json!({ "payer": bill.payer, "content": content })
                })
                .collect();
            let off = (0..=MAX_ROUNDING.0).find(whole).unwrap_or(0);
            vectors.push(json!({ "sheets": sheets, "to_whole_yuan": off }));
        }
    }
    vectors
}

fn are_whole(bills: &[Bill]) -> bool {
    bills.iter().filter(|bill| bill.payer == Payer::Customer).all(|bill| bill.content.total.0 % 100 == 0)
}
