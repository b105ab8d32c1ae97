//! What these tests ask for again and again, by whoever asks it in a shop. What a test may
//! spoil before it is sent is handed out as JSON, made of the request's own type.

use crate::visit::Till;
use chrono::NaiveDate;
use domain::account::Debtor;
use domain::estimate::AuthorisationMeans;
use domain::ids::{ComplaintId, CustomerId, FollowUpId, PaymentId, SettlementId, WorkOrderId};
use domain::inspection::{ConfirmationMeans, Signature};
use domain::line::LineFigures;
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::shop::{Settings, ShopDetails};
use domain::work_order::preparation::PREPARATION_CODES;
use features::aftercare::complaints::{AskComplaint, get_complaint};
use features::aftercare::delivery::{Deliver, deliver};
use features::aftercare::follow_ups::{AskFollowUp, get_follow_up};
use features::office::setup::{get_shop, save_shop};
use features::records::search::{Search, search};
use features::till::{
    AskAccount, AskStoredValue, AskTillReport, CollectOnAccount, PaymentPart, PrepareBill, PutOnAccount,
    QuoteBill, RefundPayment, SavePreparation, TakeDeposit, TakePayment, VoidSettlement, account_of,
    collect_on_account, complete_preparation, get_stored_value, prepare_bill, put_on_account, quote_bill,
    refund_payment, save_preparation, take_deposit, take_payment, till_report, void_settlement,
};
use features::visit::answers::{LineAnswer, RecordAnswers, record_answers};
use features::visit::changes::AskVisit;
use features::visit::estimates::{IssueEstimate, issue_estimate};
use features::visit::lines::{RemoveLine, WithdrawLine, remove_line, withdraw_line};
use features::visit::workshop::AskVisitAction;
use features::visit_page::get_visit;
use kernel::Refusal;
use kernel::host::AskNothing;
use serde_json::Value;
use shop_tests::asks_till::part;
use shop_tests::typed::{field, read, request};

impl Till {
    fn order_id(&self) -> WorkOrderId {
        WorkOrderId(self.order)
    }

    fn version(&self) -> i64 {
        self.number(&format!("SELECT version FROM work_order WHERE id = {}", self.order))
    }

    /// The page of the visit, as this seat is shown it.
    pub fn visit(&self, seat: &str) -> Value {
        self.run(seat, get_visit, AskVisit { work_order_id: self.order_id() })
    }

    /// What the customer has with the shop, as the page shows it.
    pub fn held(&self) -> i64 {
        let credits = self.visit("cashier")["credits"].as_array().cloned().unwrap_or_default();
        let own = credits.iter().find(|credit| credit["payer"] == "customer");
        own.and_then(|credit| credit["amount"].as_i64()).unwrap_or_default()
    }

    /// What 张小芳 stored.
    pub fn stored_value(&self) -> Value {
        self.stored_value_of(CustomerId(1))
    }

    pub fn stored_value_of(&self, customer_id: CustomerId) -> Value {
        self.run("cashier", get_stored_value, AskStoredValue { customer_id })
    }

    pub fn account_of(&self, seat: &str, debtor: Debtor) -> Value {
        self.run(seat, account_of, AskAccount { debtor })
    }

    pub fn report(&self, from: NaiveDate, to: NaiveDate) -> Value {
        self.run("manager", till_report, AskTillReport { from, to })
    }

    pub fn search(&self, seat: &str, typed: &str) -> Value {
        self.run(seat, search, Search { query: typed.to_owned() })
    }

    pub fn complaint(&self, seat: &str, id: ComplaintId) -> Value {
        self.run(seat, get_complaint, AskComplaint { id })
    }

    /// The one call that is due after the visit.
    pub fn follow_up(&self) -> Value {
        self.run("clerk", get_follow_up, AskFollowUp { id: FollowUpId(1) })
    }

    /// The manager sets up something else.
    pub fn settles(&self, change: impl FnOnce(&mut Settings)) {
        let mut details: ShopDetails = read(self.run("manager", get_shop, AskNothing {}));
        change(&mut details.settings);
        self.run("manager", save_shop, details);
    }

    pub fn quote(&self, discount: i64, rounding: i64) -> Value {
        let (discount, rounding) = (Money(discount), Money(rounding));
        self.run("cashier", quote_bill, QuoteBill { work_order_id: self.order_id(), discount, rounding })
    }

    pub fn bill(&self, discount: i64, rounding: i64) -> Value {
        self.billed_by("cashier", discount, rounding)
    }

    pub fn billed_by(&self, seat: &str, discount: i64, rounding: i64) -> Value {
        self.run(seat, prepare_bill, read(self.bill_request(discount, rounding)))
    }

    pub fn bill_request(&self, discount: i64, rounding: i64) -> Value {
        let (discount, rounding) = (Money(discount), Money(rounding));
        request(PrepareBill { work_order_id: self.order_id(), discount, rounding, approval: None })
    }

    /// The manager bills with something off the whole sheet, and some of it rounded down;
    /// where there is no sheet of the customer's it could go off, with nothing off.
    pub fn billed_with_off(&self, off: i64) -> Result<Value, Refusal> {
        let bill =
            |discount, rounding| self.ask("manager", "prepare_bill", self.bill_request(discount, rounding));
        match bill(off % 7_000, off % 1_000) {
            Err(Refusal::DiscountNeedsOneSheet { .. } | Refusal::DiscountTooLarge) => bill(0, 0),
            billed => billed,
        }
    }

    pub fn about(&self) -> Value {
        request(self.of_visit())
    }

    fn of_visit(&self) -> AskVisitAction {
        AskVisitAction { work_order_id: self.order_id() }
    }

    /// The checklist ticked and the car on its way to the till.
    pub fn prepared(&self) -> Value {
        let ask = SavePreparation {
            work_order_id: self.order_id(),
            version: self.number(&format!(
                "SELECT coalesce(max(version), 0) FROM preparation WHERE work_order_id = {}",
                self.order
            )),
            done: PREPARATION_CODES.map(str::to_owned).to_vec(),
            mileage_out_km: Some(68_432),
            instrument_replaced: false,
        };
        self.run("advisor", save_preparation, ask);
        self.to_the_till()
    }

    /// What was ticked once stays ticked.
    pub fn to_the_till(&self) -> Value {
        self.run("cashier", complete_preparation, self.of_visit())
    }

    /// Money on what the page says is due.
    pub fn payment(&self, sheet: i64, means: PaymentMeans, amount: i64) -> Value {
        request(self.part_of(sheet, means, amount))
    }

    fn part_of(&self, sheet: i64, means: PaymentMeans, amount: i64) -> TakePayment {
        let owed = Money(self.due(sheet));
        TakePayment { settlement_id: SettlementId(sheet), owed, parts: vec![part(means, amount)] }
    }

    pub fn pay(&self, sheet: i64, means: PaymentMeans, amount: i64) -> Value {
        self.run("cashier", take_payment, self.part_of(sheet, means, amount))
    }

    /// Several means at once, on what the page says is due.
    pub fn pays(&self, sheet: i64, parts: Vec<PaymentPart>) -> Value {
        let owed = Money(self.due(sheet));
        self.run("cashier", take_payment, TakePayment { settlement_id: SettlementId(sheet), owed, parts })
    }

    /// All that is owed of a sheet is trusted to who pays it.
    pub fn put_on_account(&self, sheet: i64, reason: &str) -> Value {
        let ask = PutOnAccount { settlement_id: SettlementId(sheet), reason: reason.to_owned() };
        self.run("manager", put_on_account, ask)
    }

    /// What was put on account comes in.
    pub fn collect(&self, seat: &str, sheet: i64, parts: Vec<PaymentPart>) -> Value {
        let owed = Money(self.due(sheet));
        let ask = CollectOnAccount { settlement_id: SettlementId(sheet), owed, parts };
        self.run(seat, collect_on_account, ask)
    }

    /// Money before there is a sheet, beside what the customer has with the shop already.
    pub fn deposit(&self, parts: Vec<PaymentPart>) -> Value {
        let ask = TakeDeposit { work_order_id: self.order_id(), held: Money(self.held()), parts };
        self.run("cashier", take_deposit, ask)
    }

    pub fn void(&self, sheet: i64, reason: &str) -> Value {
        self.run("manager", void_settlement, self.voiding(sheet, reason))
    }

    /// A sheet is taken back as the page shows it just now.
    pub fn voiding(&self, sheet: i64, reason: &str) -> VoidSettlement {
        let on_it = |figure| {
            let all = format!("SELECT coalesce(sum({figure}), 0) FROM settlement WHERE id = {sheet}");
            Some(Money(self.number(&all)))
        };
        VoidSettlement {
            settlement_id: SettlementId(sheet),
            received: on_it("received"),
            on_account: on_it("on_account"),
            reason: reason.to_owned(),
        }
    }

    pub fn refund(&self, payment: i64, amount: i64, means: PaymentMeans, reason: &str) -> Value {
        let ask = RefundPayment {
            payment_id: PaymentId(payment),
            refundable: self.refundable(payment),
            amount: Money(amount),
            means,
            reason: reason.to_owned(),
        };
        self.run("manager", refund_payment, ask)
    }

    /// What the page says just now may go back of a payment.
    fn refundable(&self, payment: i64) -> Money {
        let of = "SELECT coalesce(work_order_id, (SELECT work_order_id FROM appointment WHERE id = appointment_id))
                  FROM payment WHERE id = ";
        let order = self.number(&format!("SELECT coalesce(({of}{payment}), 0)"));
        // Of a payment that is none there is no page.
        let ask = request(AskVisit { work_order_id: WorkOrderId(order) });
        let page = self.ask_as(&self.session("manager"), "get_visit", ask).unwrap_or_default();
        let rows = page["payments"].as_array().cloned().unwrap_or_default();
        let row = rows.into_iter().find(|row| row["id"] == payment);
        Money(row.and_then(|row| row["refundable"].as_i64()).unwrap_or_default())
    }

    /// A refund with what the page says, unless the test says what it saw.
    pub fn as_the_page_says(&self, mut refund: Value) -> Value {
        if refund["refundable"].is_null() {
            let payment = refund["payment_id"].as_i64().unwrap_or_default();
            refund["refundable"] = request(self.refundable(payment));
        }
        refund
    }

    /// Everything in draft is offered, and the customer says yes by telephone.
    pub fn offers_and_is_told_yes(&self, seat: &str) -> Value {
        let ask = IssueEstimate { work_order_id: self.order_id(), version: self.version() };
        self.run(seat, issue_estimate, ask);
        let page = self.visit(seat);
        let offered = page["lines"].as_array().unwrap().iter().filter(|line| line["state"] == "offered");
        let answer = |line: &Value| LineAnswer {
            line_id: field(line, "id"),
            approved: true,
            amount: field(line, "amount"),
            reason: String::new(),
        };
        let yes = RecordAnswers {
            work_order_id: self.order_id(),
            by_name: "张小芳".to_owned(),
            means: AuthorisationMeans::Phone,
            signature: None,
            paper: String::new(),
            note: String::new(),
            answers: offered.map(answer).collect(),
        };
        self.run(seat, record_answers, yes)
    }

    /// A line as the page shows it goes before anybody agreed to it.
    pub fn removes(&self, seat: &str, line: &Value) -> Value {
        self.run(
            seat,
            remove_line,
            RemoveLine { line_id: field(line, "id"), version: field(line, "version") },
        )
    }

    /// A line as the page shows it goes although it was agreed to.
    pub fn withdraws(&self, line: &Value, reason: &str) -> Value {
        let (line_id, version) = (field(line, "id"), field(line, "version"));
        self.run("manager", withdraw_line, WithdrawLine { line_id, version, reason: reason.to_owned() })
    }

    pub fn deliver_request(&self) -> Value {
        request(Deliver {
            work_order_id: self.order_id(),
            version: Some(self.version()),
            accepted_by: "张小芳".into(),
            means: ConfirmationMeans::OnScreen,
            signature: Some(Signature { width: 300, height: 100, strokes: vec![vec![(10, 10), (90, 60)]] }),
            old_parts_shown: true,
            items_returned: true,
            advice: "下次检查制动液".into(),
            next_service_on: NaiveDate::from_ymd_opt(2026, 9, 1),
            next_service_km: Some(76_000),
            mileage_out_km: None,
        })
    }

    pub fn hand_over(&self) -> Value {
        self.run("advisor", deliver, read(self.deliver_request()))
    }

    /// The car has left, paid in cash.
    pub fn delivered(lines: &[LineFigures]) -> Self {
        let till = Self::with(lines);
        till.bill(0, 0);
        till.prepared();
        for (id, state, total, ..) in till.sheets() {
            if state == "open" {
                till.pay(id, PaymentMeans::Cash, total);
            }
        }
        till.hand_over();
        till
    }
}
