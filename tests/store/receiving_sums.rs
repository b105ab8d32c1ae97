//! Whatever comes, is looked at, goes back and is paid, every sum of buying is that of its rows.

use crate::receiving::{Store, back, line, looked};
use domain::ids::{GoodsReceiptLineId, SupplierPaymentId};
use domain::money::Money;
use domain::receiving::SupplierPaymentMeans;
use features::receiving::payables::{RecordSupplierInvoice, WithdrawSupplierPayment};
use features::receiving::prices::CorrectReceiptPrice;
use features::receiving::receipts::ReceiveGoods;
use features::receiving::returns::SendBackGoods;
use proptest::prelude::*;
use serde_json::{Value, json};
use shop_tests::typed::request;

#[derive(Clone, Debug)]
enum Step {
    Comes { quantity: i64, price: i64, freight: i64 },
    Looked { accepted: i64, rejected: i64 },
    Back { quantity: i64, from_rejected: bool },
    Costs { price: i64 },
    Billed,
    Paid { amount: i64 },
    Unpaid,
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => (1i64..20_000, 0i64..90_000, 0i64..5_000)
            .prop_map(|(quantity, price, freight)| Step::Comes { quantity, price, freight }),
        3 => (0i64..9_000, 0i64..9_000).prop_map(|(accepted, rejected)| Step::Looked { accepted, rejected }),
        2 => (1i64..9_000, any::<bool>())
            .prop_map(|(quantity, from_rejected)| Step::Back { quantity, from_rejected }),
        1 => (0i64..90_000).prop_map(|price| Step::Costs { price }),
        1 => Just(Step::Billed),
        1 => (1i64..900_000).prop_map(|amount| Step::Paid { amount }),
        1 => Just(Step::Unpaid),
    ]
}

impl Store {
    /// Whatever of it is refused is refused whole.
    fn takes(&self, step: &Step, turn: usize) {
        let lines = self.number("SELECT count(*) FROM goods_receipt_line");
        let one = i64::try_from(turn).unwrap_or(0) % lines.max(1) + 1;
        let of_line = |column: &str| {
            self.number(&format!(
                "SELECT coalesce(max({column}), 0) FROM goods_receipt_line WHERE id = {one}"
            ))
        };
        let known = json!({ "id": one, "version": of_line("version"), "part_id": self.pads });
        let ask = |seat: &str, command: &str, ask: Value| drop(self.shop.ask(seat, command, ask));
        match *step {
            Step::Comes { quantity, price, freight } => {
                let lines = vec![line(self.pads, quantity, price), line(self.pads, 1_000, 777)];
                let came = ReceiveGoods { freight: Money(freight), ..self.receiving(None, lines) };
                ask("parts_keeper", "receive_goods", request(came));
            }
            Step::Looked { accepted, rejected } => {
                ask("parts_keeper", "inspect_goods", request(looked(&known, accepted, rejected, "试")));
            }
            Step::Back { quantity, from_rejected } => {
                let lines = vec![back(&known, quantity, from_rejected)];
                let (supplier_id, reason) = (self.supplier, "试".to_owned());
                ask("parts_keeper", "send_back_goods", request(SendBackGoods { supplier_id, reason, lines }));
            }
            Step::Costs { price } => {
                let right = CorrectReceiptPrice {
                    goods_receipt_line_id: GoodsReceiptLineId(one),
                    version: of_line("version"),
                    buying_price: Money(price),
                    reason: "试".to_owned(),
                };
                ask("parts_keeper", "correct_receipt_price", request(right));
            }
            Step::Billed => {
                let open = self.account()["receipts"][0].clone();
                let receipts: Vec<i64> = open["id"].as_i64().into_iter().collect();
                let bill =
                    self.invoice(&turn.to_string(), 1 + i64::try_from(turn).unwrap_or(0) * 991, &receipts);
                let bill = RecordSupplierInvoice { meant: true, ..bill };
                ask("parts_keeper", "record_supplier_invoice", request(bill));
            }
            Step::Paid { amount } => {
                let owed = self.account()["owed"].as_i64().unwrap_or(0);
                let paying = self.paying(owed, amount.min(owed.max(1)), SupplierPaymentMeans::Transfer);
                ask("manager", "pay_supplier", request(paying));
            }
            Step::Unpaid => {
                let last = self.number("SELECT coalesce(max(id), 0) FROM supplier_payment");
                let wrong = WithdrawSupplierPayment {
                    id: SupplierPaymentId(last),
                    version: 1,
                    reason: "试".to_owned(),
                };
                ask("manager", "withdraw_supplier_payment", request(wrong));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_comes_and_goes_every_sum_is_that_of_its_rows(steps in prop::collection::vec(step(), 1..25)) {
        let store = Store::open();
        store.pads_are_looked_at();
        for (turn, step) in steps.iter().enumerate() {
            store.takes(step, turn);
            store.adds_up();
        }
        let account = store.account();
        let owed = store.number(
            "SELECT coalesce(sum(amount - paid), 0) FROM supplier_invoice WHERE withdrawn_at IS NULL",
        );
        prop_assert_eq!(account["owed"].as_i64(), Some(owed));
        prop_assert!(owed >= 0);
    }
}
