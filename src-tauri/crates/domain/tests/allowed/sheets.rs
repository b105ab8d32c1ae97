use chrono::{DateTime, Utc};
use domain::credit::{credit_of, free_receipts};
use domain::ids::{CustomerId, PaymentId, PersonId, SettlementId, WorkOrderId};
use domain::line::Payer;
use domain::money::Money;
use domain::payment_row::ReceiptTold;
use domain::refusal::{FieldProblem, Refusal};
use domain::role::Role;
use domain::settlement::{Payment, PaymentMeans, Settlement, SheetContent, SheetState};
use domain::sheet_actions::{Paid, SheetAction, check_deposit, check_parts, check_refund, refundable};
use domain::sheet_money::{put_back_by_void, set_free_by_void};
use domain::visibility::Confidential;

fn now() -> DateTime<Utc> {
    "2026-03-02T02:00:00Z".parse().expect("an instant")
}

/// A sheet of 50.00.
fn sheet(state: SheetState, received: i64, on_account: i64) -> Settlement {
    Settlement {
        id: SettlementId(1),
        number: "JS20260302001".into(),
        work_order_id: WorkOrderId(1),
        customer_id: CustomerId(1),
        state,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        content: SheetContent {
            lines: Vec::new(),
            subtotals: Vec::new(),
            before_discount: Money(5000),
            discount: Money::ZERO,
            rounding: Money::ZERO,
            taxes: Vec::new(),
            net: Money(5000),
            tax: Money::ZERO,
            total: Money(5000),
            total_in_words: String::new(),
        },
        total: Money(5000),
        received: Money(received),
        on_account: Money(on_account),
        invoiced: Money::ZERO,
        not_invoiced: Money::ZERO,
        invoice_wanted: false,
        issued_at: now(),
        issued_by: PersonId(1),
        settled_at: None,
        reverses_id: None,
        void_reason: String::new(),
        service_contract_id: None,
        checksum: String::new(),
        standing_checksum: String::new(),
        version: 1,
    }
}

fn payment(id: i64, amount: i64, refund_of: Option<i64>) -> Payment {
    Payment {
        id: PaymentId(id),
        number: String::new(),
        settlement_id: Some(SettlementId(1)),
        work_order_id: Some(WorkOrderId(1)),
        appointment_id: None,
        shift_id: None,
        service_contract_id: None,
        counter_sale_id: None,
        core_deposit_id: None,
        customer_id: None,
        gift: Money::ZERO,
        at_sale: Money::ZERO,
        voucher_number: String::new(),
        means: PaymentMeans::Wechat,
        amount: Money(amount),
        tendered: Money(amount),
        refund_of: refund_of.map(PaymentId),
        taken_with: None,
        reason: String::new(),
        at: now(),
        person_id: PersonId(1),
        checksum: String::new(),
    }
}

#[test]
fn a_sheet_offers_what_its_state_and_its_money_let() {
    use SheetAction::{CollectOnAccount, PutOnAccount, RefundPayment, TakePayment, VoidSettlement};
    let fen = Paid { means: PaymentMeans::Cash, amount: Money(1), tendered: Money(1) };
    for (sheet, actions) in [
        (sheet(SheetState::Open, 0, 0), vec![TakePayment, PutOnAccount, RefundPayment, VoidSettlement]),
        (sheet(SheetState::Open, 2000, 0), vec![TakePayment, PutOnAccount, RefundPayment, VoidSettlement]),
        (sheet(SheetState::Settled, 5000, 0), vec![RefundPayment, VoidSettlement]),
        (sheet(SheetState::Settled, 0, 5000), vec![CollectOnAccount, RefundPayment, VoidSettlement]),
        (sheet(SheetState::Voided, 0, 0), vec![]),
        (sheet(SheetState::Reversal, 0, 0), vec![]),
    ] {
        assert_eq!(sheet.actions(&Role::ALL, false), actions, "{:?} {:?}", sheet.state, sheet.received);
        let late: Vec<_> = actions.iter().copied().filter(|action| *action != VoidSettlement).collect();
        assert_eq!(sheet.actions(&Role::ALL, true), late, "the days of voiding are over");
        for action in SheetAction::ALL {
            // What is collected of nothing is refused by its amount.
            let amount = action != CollectOnAccount
                || check_parts(sheet.payer, &[fen], sheet.on_account, Money::ZERO).is_ok();
            assert_eq!(sheet.check(action).is_ok() && amount, actions.contains(&action), "{action:?}");
        }
    }
    // Offers say something of the money on a sheet: who is offered any is told it.
    for role in Role::ALL {
        let offered = sheet(SheetState::Settled, 0, 5000).actions(&[role], false);
        assert!(offered.is_empty() || Confidential::Price.is_visible_to(&[role]), "{role:?}: {offered:?}");
    }
    let voided = sheet(SheetState::Voided, 0, 0);
    let gone = Err(Refusal::SheetIs { state: "voided".into() });
    assert_eq!((voided.check(TakePayment), voided.owed_now()), (gone, Money::ZERO));
}

#[test]
fn a_sheet_is_settled_when_nobody_owes_any_more() {
    let settled = |received, on_account| {
        let mut sheet = sheet(SheetState::Open, received, on_account);
        sheet.settle(now());
        (sheet.state, sheet.settled_at.is_some(), sheet.owed_now())
    };
    assert_eq!(settled(3000, 0), (SheetState::Open, false, Money(2000)));
    assert_eq!(settled(3000, 2000), (SheetState::Settled, true, Money::ZERO));
}

#[test]
fn what_went_back_once_does_not_go_back_again() {
    let sheet = sheet(SheetState::Settled, 3000, 2000);
    let payments = [payment(1, 5000, None), payment(2, -2000, Some(1))];
    let [paid, back] = &payments;
    let sheets = [sheet];
    assert_eq!(refundable(paid, &payments, &sheets), Money(3000));
    assert_eq!(refundable(back, &payments, &sheets), Money::ZERO);
    let refund = |of, amount, means| check_refund(of, &payments, &sheets, Money(amount), means);
    assert_eq!(refund(paid, 3000, PaymentMeans::Cash), Ok(()));
    assert_eq!(
        refund(paid, 3001, PaymentMeans::Cash),
        Err(Refusal::OverRefunded { amount: Money(3001), remains: Money(3000) })
    );
    let bad = |field, problem| Err(Refusal::bad(field, problem));
    assert_eq!(refund(paid, 1000, PaymentMeans::Alipay), bad("means", FieldProblem::Unknown));
    assert_eq!(refund(paid, 0, PaymentMeans::Cash), bad("amount", FieldProblem::Empty));
    assert_eq!(refund(back, 1000, PaymentMeans::Cash), bad("payment_id", FieldProblem::Unknown));
}

/// 50.00 on the first sheet, which was taken back: it lies free. What was drawn of it
/// for the next one is no receipt of anybody's money, and neither is what set it free.
#[test]
fn receipts_that_stand_on_no_sheet_are_told_by_their_numbers() {
    let on = |id, sheet: Option<i64>, means, amount, of: Option<i64>| Payment {
        settlement_id: sheet.map(SettlementId),
        means,
        ..payment(id, amount, of)
    };
    let (wechat, deposit) = (PaymentMeans::Wechat, PaymentMeans::Deposit);
    let paid = on(1, Some(1), wechat, 5000, None);
    let freed = on(2, Some(1), deposit, -5000, None);
    let rest = [
        on(3, None, PaymentMeans::Cash, 1000, None),
        on(4, None, PaymentMeans::Cash, -400, Some(3)),
        // Drawn down for the next sheet, and given back of it.
        on(5, Some(2), deposit, 2000, None),
        on(6, Some(2), deposit, -2000, Some(5)),
        on(7, Some(2), wechat, 3000, None),
        on(8, Some(1), PaymentMeans::StoredValue, 700, None),
    ];
    let ids = |payments: &[Payment]| free_receipts(payments).into_iter().map(|id| id.0).collect::<Vec<_>>();
    let taken_back = [vec![paid.clone(), freed], rest.to_vec()].concat();
    assert_eq!(ids(&taken_back), [1, 3, 4]);
    assert_eq!(ids(&[vec![paid.clone()], rest.to_vec()].concat()), [3, 4], "while the sheet stands");
    // Older files: a sheet was voided when all of it had gone back.
    assert_eq!(ids(&[paid, on(2, Some(1), wechat, -5000, Some(1))]), [0; 0]);
}

#[test]
fn a_receipt_tells_whether_money_came_was_drawn_down_was_set_free_or_went_back() {
    let told = |means, sheet: Option<i64>, amount, of: Option<i64>| {
        let settlement_id = sheet.map(SettlementId);
        ReceiptTold::of(&Payment { settlement_id, means, ..payment(9, amount, of) })
    };
    let (wechat, deposit, stored) = (PaymentMeans::Wechat, PaymentMeans::Deposit, PaymentMeans::StoredValue);
    assert_eq!(told(wechat, Some(1), 100, None), ReceiptTold::Paid);
    assert_eq!(told(wechat, None, 100, None), ReceiptTold::Deposited);
    assert_eq!(told(wechat, None, -100, Some(3)), ReceiptTold::Refunded);
    assert_eq!(told(deposit, Some(1), 100, None), ReceiptTold::DrawnDown);
    assert_eq!(told(deposit, Some(1), -100, None), ReceiptTold::SetFree);
    assert_eq!(
        told(deposit, Some(1), -100, Some(3)),
        ReceiptTold::Refunded,
        "back to where it was drawn from"
    );
    assert_eq!(told(stored, Some(1), 100, None), ReceiptTold::StoredDrawn);
    assert_eq!(told(stored, Some(1), -100, Some(3)), ReceiptTold::StoredBack);
    // A reason says nothing of it: money may be drawn down with one.
    let reason = "补差价".to_owned();
    let drawn =
        Payment { settlement_id: Some(SettlementId(1)), means: deposit, reason, ..payment(9, 100, None) };
    assert_eq!(ReceiptTold::of(&drawn), ReceiptTold::DrawnDown);
}

/// 50.00 by WeChat on a sheet that was taken back, 20.00 of it on the next one.
#[test]
fn what_a_voided_sheet_sets_free_is_drawn_down_or_goes_back_but_not_both() {
    let voided = sheet(SheetState::Voided, 0, 0);
    let next = Settlement { id: SettlementId(2), ..sheet(SheetState::Open, 2000, 0) };
    let sheets = [voided, next];
    let by_deposit = |id, sheet, amount| Payment {
        settlement_id: Some(SettlementId(sheet)),
        means: PaymentMeans::Deposit,
        ..payment(id, amount, None)
    };
    let set_free = vec![payment(1, 5000, None), by_deposit(2, 1, -5000)];
    let customers = |payments: &[Payment]| credit_of(Payer::Customer, "", payments, &sheets);
    assert_eq!(customers(&set_free), Money(5000));
    assert_eq!(credit_of(Payer::Insurer, "平安", &set_free, &sheets), Money::ZERO, "nobody else's");
    assert_eq!(refundable(&set_free[0], &set_free, &sheets), Money(5000));
    assert_eq!(refundable(&set_free[1], &set_free, &sheets), Money::ZERO, "no money moved by it");

    let mut drawn = set_free;
    drawn.push(by_deposit(3, 2, 2000));
    assert_eq!((customers(&drawn), refundable(&drawn[0], &drawn, &sheets)), (Money(3000), Money(3000)));
    assert_eq!(refundable(&drawn[2], &drawn, &sheets), Money(2000), "back to where it was drawn from");
    let out = |amount, means| check_refund(&drawn[0], &drawn, &sheets, Money(amount), means);
    assert_eq!(
        out(3001, PaymentMeans::Wechat),
        Err(Refusal::OverRefunded { amount: Money(3001), remains: Money(3000) })
    );
    assert_eq!(out(3000, PaymentMeans::Wechat), Ok(()));
    let mut gone = drawn;
    gone.push(Payment { settlement_id: None, ..payment(4, -3000, Some(1)) });
    assert_eq!((customers(&gone), refundable(&gone[0], &gone, &sheets)), (Money::ZERO, Money::ZERO));
}

#[test]
fn a_deposit_is_money_that_can_go_back_as_it_came() {
    let by = |means, amount| [Paid { means, amount: Money(amount), tendered: Money(amount) }];
    for means in PaymentMeans::ALL {
        let of_nobody = matches!(means, PaymentMeans::Voucher | PaymentMeans::Insurer);
        let takes = !of_nobody && !matches!(means, PaymentMeans::Deposit | PaymentMeans::StoredValue);
        assert_eq!(check_deposit(&by(means, 20_000)).is_ok(), takes, "{means:?}");
    }
    let most = [by(PaymentMeans::Card, Money::MAX.0)[0]; 2];
    assert_eq!(check_deposit(&most), Err(Refusal::bad("amount", FieldProblem::TooLarge)));
    let drawn = |amount, credit| {
        check_parts(Payer::Customer, &by(PaymentMeans::Deposit, amount), Money(5000), Money(credit))
    };
    assert_eq!(drawn(3000, 3000), Ok((Money(3000), Money::ZERO)));
    assert_eq!(drawn(3000, 2999), Err(Refusal::OverDrawn { amount: Money(3000), credit: Money(2999) }));
}

#[test]
fn what_is_laid_down_is_checked_part_by_part_and_together() {
    let cash = |amount, tendered| Paid {
        means: PaymentMeans::Cash,
        amount: Money(amount),
        tendered: Money(tendered),
    };
    let by = |means, amount| Paid { means, amount: Money(amount), tendered: Money(amount) };
    let paid = |parts: &[Paid]| check_parts(Payer::Customer, parts, Money(5000), Money::ZERO);
    assert_eq!(
        paid(&[cash(3000, 5000), by(PaymentMeans::Card, 2000)]),
        Ok((Money(5000), Money(2000))),
        "the sum, and the change"
    );
    let bad = |field, problem| Err(Refusal::bad(field, problem));
    assert_eq!(paid(&[]), bad("parts", FieldProblem::Empty));
    assert_eq!(paid(&[by(PaymentMeans::Card, 10); 11]), bad("parts", FieldProblem::TooLarge));
    assert_eq!(paid(&[cash(3000, 2999)]), Err(Refusal::TenderedTooLittle));
    assert_eq!(
        paid(&[Paid { tendered: Money(3001), ..by(PaymentMeans::Card, 3000) }]),
        bad("tendered", FieldProblem::TooLarge),
        "only notes and coins give change"
    );
    assert_eq!(paid(&[by(PaymentMeans::Insurer, 10)]), bad("means", FieldProblem::Unknown));
    assert!(check_parts(Payer::Insurer, &[by(PaymentMeans::Insurer, 10)], Money(10), Money::ZERO).is_ok());
    assert_eq!(
        paid(&[cash(3000, 3000), cash(2001, 2001)]),
        Err(Refusal::OverPaid { amount: Money(5001), owed: Money(5000) })
    );
}

/// How a sheet stands: what was received, what is on account, its state, and whether
/// the moment is kept at which it was settled.
fn standing(sheet: &Settlement) -> (i64, i64, SheetState, bool) {
    (sheet.received.0, sheet.on_account.0, sheet.state, sheet.settled_at.is_some())
}

#[test]
fn money_moves_on_a_sheet_and_none_is_lost() {
    use SheetState::{Open, Settled, Voided};
    let mut sheet = sheet(Open, 0, 0);
    sheet.take(Money(2000), now());
    assert_eq!(standing(&sheet), (2000, 0, Open, false));
    sheet.trust(now());
    assert_eq!(standing(&sheet), (2000, 3000, Settled, true), "all that was still owed");
    sheet.collect(Money(1000));
    assert_eq!(standing(&sheet), (3000, 2000, Settled, true));
    sheet.refund_collected(Money(400));
    assert_eq!(standing(&sheet), (2600, 2400, Settled, true), "its payer is trusted with it again");
    assert_eq!(sheet.owed(), Money::ZERO);
    sheet.refund(Money(2000), now());
    assert_eq!(standing(&sheet), (600, 2400, Open, false), "it is owed again");
    assert_eq!(sheet.owed(), Money(2000));
    sheet.void("开错了");
    assert_eq!(standing(&sheet), (0, 0, Voided, false));
    assert_eq!((sheet.owed_now(), sheet.void_reason.as_str()), (Money::ZERO, "开错了"));
}

#[test]
fn what_asks_for_nothing_is_settled_as_it_is_issued() {
    let issued = |sheet: Settlement| {
        let mut sheet = sheet;
        sheet.settle(now());
        standing(&sheet)
    };
    let nothing = Settlement { total: Money::ZERO, ..sheet(SheetState::Open, 0, 0) };
    let own_cost = Settlement { payer: Payer::Shop, ..sheet(SheetState::Open, 0, 0) };
    for free in [nothing, own_cost] {
        assert_eq!(issued(free), (0, 0, SheetState::Settled, true));
    }
    assert_eq!(issued(sheet(SheetState::Open, 0, 0)), (0, 0, SheetState::Open, false));
}

/// 20.00 by WeChat of which 5.00 went back, 10.00 from the stored value of which 4.00
/// went back (1.00 of the 3.00 that had been given on top), a voucher of 8.00, and
/// another that went back.
#[test]
fn what_a_void_puts_back_and_what_it_sets_free_are_all_that_was_received() {
    let stored = |id, amount, gift, of| Payment {
        means: PaymentMeans::StoredValue,
        customer_id: Some(CustomerId(1)),
        gift: Money(gift),
        ..payment(id, amount, of)
    };
    let voucher = |id, amount, number: &str, of| Payment {
        means: PaymentMeans::Voucher,
        voucher_number: number.into(),
        ..payment(id, amount, of)
    };
    let payments = [
        payment(1, 2000, None),
        payment(2, -500, Some(1)),
        stored(3, 1000, 300, None),
        stored(4, -400, -100, Some(3)),
        voucher(5, 800, "DJ20260301001", None),
        voucher(6, 700, "DJ20260301002", None),
        voucher(7, -700, "DJ20260301002", Some(6)),
        Payment { settlement_id: Some(SettlementId(2)), ..stored(8, 5000, 0, None) },
    ];
    let received: Money = payments[..7].iter().map(|of| of.amount).sum();
    let sheet = sheet(SheetState::Open, received.0, 0);
    let back = put_back_by_void(&sheet, &payments);
    let said: Vec<_> = back.iter().map(|of| (of.drawn.id.0, of.amount.0, of.gift.0)).collect();
    assert_eq!(said, [(3, 600, 200), (5, 800, 0)]);
    let free = set_free_by_void(&sheet, &payments);
    assert_eq!(free, Money(1500));
    assert_eq!(back.iter().map(|of| of.amount).sum::<Money>() + free, received);
}
