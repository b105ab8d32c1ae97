//! A shift that does not balance: a note was given too much, the cashier counts,
//! says what happened, and the drawer is handed over.

use chrono::NaiveDate;
use domain::ids::{PaymentId, ShiftId};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::shift::{CashCount, CashDirection, MeansCounted};
use features::homes::cashier_home;
use features::till::report::{AskTillReport, till_report};
use features::till::shifts::{self, AskShift, AskShifts, CloseShift, MoveCash, OpenShift};
use features::till::{RefundPayment, refund_payment};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::{details, sets};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::request;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

fn opened(shop: &TestShop, seat: &str, opening_float: i64) -> i64 {
    let opened = shop.run(seat, shifts::open_shift, OpenShift { opening_float: Money(opening_float) });
    opened["id"].as_i64().expect("a shift has an id")
}

fn moved(direction: CashDirection, amount: i64, reason: &str) -> MoveCash {
    MoveCash { direction, amount: Money(amount), reason: reason.to_owned() }
}

fn close(id: i64, counted: &[(i64, i64)], explanation: &str, closed_for: &str) -> CloseShift {
    let counted = counted
        .iter()
        .map(|(denomination, pieces)| CashCount { denomination: Money(*denomination), pieces: *pieces });
    CloseShift {
        id: ShiftId(id),
        counted: counted.collect(),
        compared: Vec::new(),
        explanation: explanation.to_owned(),
        closed_for: closed_for.to_owned(),
    }
}

/// Something of the first receipt goes back.
fn back(refundable: i64, amount: i64, means: PaymentMeans) -> RefundPayment {
    RefundPayment {
        payment_id: PaymentId(1),
        refundable: Money(refundable),
        amount: Money(amount),
        means,
        reason: "多收".to_owned(),
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, day).expect("a day of March")
}

/// An oil change for 60.00, at the till.
fn at_the_till(shop: &TestShop) -> (Car<'_>, Value) {
    let car = shop.car("张小芳", "13800138000", "粤B12345");
    car.walks_in("repair", "换机油").checked_in(30_000).with_line(labour("更换机油", 50));
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician").released();
    car.repaired_by("technician").self_inspected("technician");
    let sheet = car.passed().cleaned().billed(0, 0).remove(0);
    (car, sheet)
}

fn shifts_of_march(shop: &TestShop, seat: &str) -> Value {
    shop.run(seat, shifts::shifts, AskShifts { from: day(1), to: day(31) })
}

#[test]
fn a_shift_that_does_not_balance_is_explained_and_never_changes_again() {
    let shop = TestShop::open_at(MORNING);
    let shift = opened(&shop, "cashier", 20_000);
    assert_eq!(shop.refused("cashier", "open_shift", json!({ "opening_float": 0 })), "shift_still_open");
    assert_eq!(shop.refused("advisor", "open_shift", json!({ "opening_float": 0 })), "role_missing");
    let (car, sheet) = at_the_till(&shop);
    car.paid(&sheet, "cash", 5_000, 10_000);
    car.paid(&sheet, "wechat", 1_000, 1_000);
    shop.run("cashier", shifts::move_cash, moved(CashDirection::PayIn, 10_000, "换零钱"));
    let too_much = request(moved(CashDirection::PayOut, 35_001, "存银行"));
    assert_eq!(shop.refused("cashier", "move_cash", too_much), "not_in_drawer");
    shop.run("cashier", shifts::move_cash, moved(CashDirection::PayOut, 30_000, "存银行"));

    // Who is about to count is not told how much cash came in.
    let mine = shop.run("cashier", shifts::my_shift, AskNothing {})["shift"].clone();
    assert_eq!(mine["means"][0], json!({ "means": "cash", "receipts": 1, "refunds": 0, "net": null }));
    let by = |means: &str| {
        let all = mine["means"].as_array().expect("a list");
        all.iter().find(|of| of["means"] == means).expect("it is listed").clone()
    };
    assert_eq!(by("wechat")["net"], 1_000);
    // The terminal may know of a receipt that nobody typed.
    assert_eq!(by("card"), json!({ "means": "card", "receipts": 0, "refunds": 0, "net": 0 }));
    assert_eq!(shop.refused("cashier", "shift", json!({ "id": shift })), "shift_is");
    let early = shop.ask_paper("cashier", "shift_report", shift).expect_err("nothing was counted");
    assert_eq!(early["code"], "shift_is");

    let home = shop.run("cashier", cashier_home, AskNothing {});
    assert_eq!((&home["taken_today"], &home["cash_after_count"]), (&json!(1_000), &json!(true)));
    let today = || AskTillReport { from: day(2), to: day(2) };
    assert_eq!(shop.refused("cashier", "till_report", request(today())), "count_first");
    let paper = shop.ask_paper("cashier", "till_report", 20_260_302).expect_err("the drawer is not counted");
    assert_eq!(paper["code"], "count_first");
    assert_eq!(shop.run("manager", till_report, today())["figures"]["taken"], 6_000);

    // 200 + 50 + 100 − 300 = 50; ten yuan are missing.
    shop.later(60);
    let short = shop.ask("cashier", "close_shift", request(close(shift, &[(2_000, 2)], "", "")));
    let off = json!([{ "means": "cash", "expected": 5_000, "counted": 4_000, "difference": -1_000 }]);
    let off = json!({ "code": "takings_off", "params": { "differences": off } });
    assert_eq!(short.expect_err("nobody said why"), off);
    let explained = close(shift, &[(2_000, 2)], "找零多给了十元", "");
    let closed = shop.run("cashier", shifts::close_shift, explained);
    assert_eq!(closed["shift"]["content"]["difference"], -1_000);
    let again = request(close(shift, &[(5_000, 1)], "", ""));
    assert_eq!(shop.refused("cashier", "close_shift", again), "shift_is");
    let late = request(moved(CashDirection::PayIn, 1_000, "补上"));
    assert_eq!(shop.refused("cashier", "move_cash", late), "no_shift_open");

    let paper = shop_tests::papers::text_of(&shop.paper("manager", "shift_report", shift));
    for said in ["交班单", "找零多给了十元", "短款", "存银行", "换零钱"] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
    let day = shop_tests::papers::text_of(&shop.paper("cashier", "till_report", 20_260_302));
    for said in ["收银日报", "2026-03-02", "现金", "cashier", "工时"] {
        assert!(day.contains(said), "{said}: {day}");
    }
    let month = shop_tests::papers::text_of(&shop.paper("manager", "till_report", 202_603));
    assert!(month.contains("收银月报"), "{month}");
    // What is put right later is a new movement of another shift.
    let next = opened(&shop, "cashier", 4_000);
    shop.run("manager", refund_payment, back(5_000, 500, PaymentMeans::Cash));
    shop.run("cashier", shifts::move_cash, moved(CashDirection::PayIn, 1_000, "补昨日短款"));
    // The manager gave it back out of the cashier's drawer: 40 + 10 − 5.
    shop.run("cashier", shifts::close_shift, close(next, &[(2_000, 2), (500, 1)], "", ""));
    let seen = shop.run("cashier", shifts::shift, AskShift { id: ShiftId(shift) });
    assert_eq!(seen["shift"], closed["shift"]);
    let list = shifts_of_march(&shop, "manager");
    let off = |shift: &Value| shift["difference"].as_i64().expect("it is closed");
    let off: Vec<i64> = list.as_array().expect("the shifts").iter().map(off).collect();
    assert_eq!((off.len(), off.iter().sum::<i64>()), (2, -1_000));
}

#[test]
fn the_terminals_slip_is_held_against_the_program_and_stands_on_the_paper() {
    let shop = TestShop::open_at(MORNING);
    let shift = opened(&shop, "cashier", 0);
    let (car, sheet) = at_the_till(&shop);
    car.paid(&sheet, "wechat", 4_000, 4_000);
    car.paid(&sheet, "card", 2_000, 2_000);
    // What the manager would close for the cashier shows what there is to compare.
    let open = shifts_of_march(&shop, "manager")[0]["means"].clone();
    assert_eq!(open.as_array().expect("a list").len(), 6, "what nothing came in by, too");
    assert_eq!((&open[0]["means"], &open[0]["net"]), (&json!("card"), &json!(2_000)));
    let with = |wechat: i64, explanation: &str| CloseShift {
        compared: [(PaymentMeans::Card, 2_000), (PaymentMeans::Wechat, wechat)]
            .map(|(means, counted)| MeansCounted { means, counted: Money(counted) })
            .into(),
        ..close(shift, &[], explanation, "")
    };
    let off = shop.ask("cashier", "close_shift", request(with(3_990, ""))).expect_err("nobody said why");
    let said = json!([{ "means": "wechat", "expected": 4_000, "counted": 3_990, "difference": -10 }]);
    assert_eq!(off, json!({ "code": "takings_off", "params": { "differences": said } }));
    let closed = shop.run("cashier", shifts::close_shift, with(3_990, "手续费一角"));
    assert_eq!(closed["shift"]["content"]["difference"], 0);
    let row = shifts_of_march(&shop, "cashier")[0].clone();
    assert_eq!(row["means_off"].as_array().expect("a list").len(), 1, "the card is right");
    assert_eq!((&row["means_off"][0]["difference"], &row["means"]), (&json!(-10), &json!([])));
    // Its checksum is over what was compared too.
    shop.run("manager", shifts::shift, AskShift { id: ShiftId(shift) });
    let paper = shop_tests::papers::text_of(&shop.paper("manager", "shift_report", shift));
    for said in ["对账", "39.90", "-0.10", "手续费一角"] {
        assert!(paper.contains(said), "{said}: {paper}");
    }
}

#[test]
fn a_receipt_that_only_the_terminal_has_is_found_when_the_shift_is_closed() {
    let shop = TestShop::open_at(MORNING);
    let shift = opened(&shop, "cashier", 0);
    let mine = shop.run("cashier", shifts::my_shift, AskNothing {})["shift"].clone();
    assert!(mine["means"].as_array().expect("a list").iter().any(|of| of["means"] == "card"));
    let with = |explanation: &str| CloseShift {
        compared: vec![MeansCounted { means: PaymentMeans::Card, counted: Money(8_800) }],
        ..close(shift, &[], explanation, "")
    };
    let off = shop.ask("cashier", "close_shift", request(with(""))).expect_err("nobody said why");
    let said = json!({ "means": "card", "expected": 0, "counted": 8_800, "difference": 8_800 });
    assert_eq!(off, json!({ "code": "takings_off", "params": { "differences": [said] } }));
    let closed = shop.run("cashier", shifts::close_shift, with("刷卡没有登记"));
    assert_eq!(closed["shift"]["content"]["means"], json!([]), "nothing moved");
    assert_eq!(closed["shift"]["content"]["compared"][0]["difference"], 8_800);
}

#[test]
fn a_shop_that_tried_shifts_once_is_not_told_of_its_cash_for_ever() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = at_the_till(&shop);
    let first = opened(&shop, "cashier", 0);
    shop.run("cashier", shifts::close_shift, close(first, &[], "", ""));
    let told = || shop.run("cashier", shifts::my_shift, AskNothing {})["outside"].clone();
    shop.later(1);
    car.paid(&sheet, "cash", 500, 500);
    assert_eq!(told()["net"], 500);
    shop.later(3 * 24 * 60);
    assert_eq!(told(), Value::Null, "it went on without shifts");
    sets(&shop, |settings| settings.shifts_required = true);
    assert_eq!(told()["net"], 500, "who takes no money without one uses them");
    sets(&shop, |settings| settings.shifts_required = false);
    let next = shop.run("cashier", shifts::open_shift, OpenShift { opening_float: Money(0) });
    assert_eq!(next["outside"], Value::Null);
}

#[test]
fn a_report_tells_of_cash_outside_shifts_only_while_the_shop_used_them() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = at_the_till(&shop);
    let first = opened(&shop, "cashier", 0);
    shop.run("cashier", shifts::close_shift, close(first, &[], "", ""));
    shop.later(1);
    car.paid(&sheet, "cash", 500, 500);
    shop.later(4 * 24 * 60);
    car.paid(&sheet, "cash", 700, 700);
    let told = |from: u32, to: u32| {
        let ask = AskTillReport { from: day(from), to: day(to) };
        shop.run("manager", till_report, ask)["figures"]["outside_shifts"]["net"].clone()
    };
    assert_eq!(told(2, 2), json!(500));
    assert_eq!(told(3, 6), Value::Null, "it went on without shifts");
    assert_eq!(told(2, 6), json!(500), "of the days it tried them in");
    shop.later(1);
    let again = opened(&shop, "cashier", 0);
    assert_eq!(told(3, 6), Value::Null, "nor is it told of what came before it began again");
    shop.run("cashier", shifts::close_shift, close(again, &[], "", ""));
    shop.later(1);
    car.paid(&sheet, "cash", 900, 900);
    assert_eq!((told(6, 6), told(2, 6)), (json!(900), json!(1_400)));
}

#[test]
fn the_page_adds_up_and_opening_a_shift_looks_at_each_receipt() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = at_the_till(&shop);
    let first = opened(&shop, "cashier", 0);
    shop.run("cashier", shifts::close_shift, close(first, &[], "", ""));
    shop.later(1);
    car.paid(&sheet, "cash", 500, 500);
    shop.file().execute("UPDATE payment SET amount = 600", []).expect("the byte turns over");
    assert_eq!(shop.run("cashier", shifts::my_shift, AskNothing {})["outside"]["net"], 600);
    let next = shop.run("cashier", shifts::open_shift, OpenShift { opening_float: Money(0) });
    assert_eq!(next["outside"], Value::Null, "of what is damaged nothing is told as true");
}

#[test]
fn cash_between_two_shifts_is_told_when_the_next_is_opened_and_in_the_days_report() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = at_the_till(&shop);
    car.paid(&sheet, "cash", 1_000, 1_000);
    let told = |seat: &str| shop.run(seat, shifts::my_shift, AskNothing {})["outside"].clone();
    let today = || AskTillReport { from: day(2), to: day(2) };
    let reported = || shop.run("manager", till_report, today())["figures"]["outside_shifts"].clone();
    // A shop without shifts is told nothing of them.
    assert_eq!([told("cashier"), reported()], [Value::Null, Value::Null]);
    shop.later(1);
    let first = opened(&shop, "cashier", 0);
    car.paid(&sheet, "cash", 500, 500);
    shop.later(60);
    shop.run("cashier", shifts::close_shift, close(first, &[(500, 1)], "", ""));
    assert_eq!([told("cashier"), reported()], [Value::Null, Value::Null]);

    shop.later(1);
    car.paid(&sheet, "cash", 2_000, 5_000);
    car.paid(&sheet, "wechat", 1_000, 1_000);
    shop.run("manager", refund_payment, back(1_000, 300, PaymentMeans::Cash));
    for seat in ["cashier", "manager"] {
        let outside = told(seat);
        assert_eq!(
            (&outside["net"], &outside["receipts"], &outside["refunds"]),
            (&json!(1_700), &json!(1), &json!(1))
        );
    }
    let paper = shop_tests::papers::text_of(&shop.paper("manager", "till_report", 20_260_302));
    assert!(paper.contains("班次外现金") && paper.contains("17.00"), "{paper}");
    let next = shop.run("cashier", shifts::open_shift, OpenShift { opening_float: Money(1_700) });
    assert_eq!((&next["outside"]["net"], &reported()["net"]), (&json!(1_700), &json!(1_700)));
    // Who opens beside it hears nothing twice.
    assert_eq!([told("cashier"), told("manager")], [Value::Null, Value::Null]);
    let beside = shop.run("manager", shifts::open_shift, OpenShift { opening_float: Money(0) });
    assert_eq!(beside["outside"], Value::Null);
}

#[test]
fn a_shop_that_wants_shifts_takes_no_money_without_one() {
    let shop = TestShop::open_at(MORNING);
    let (car, sheet) = at_the_till(&shop);
    assert!(!details(&shop).settings.shifts_required, "nobody is asked for what they did not want");
    sets(&shop, |settings| settings.shifts_required = true);

    let pay = json!({ "settlement_id": sheet["id"], "owed": sheet["total"],
                      "parts": [{ "means": "wechat", "amount": 6_000, "tendered": 6_000 }] });
    assert_eq!(shop.refused("cashier", "take_payment", pay), "no_shift_open");
    opened(&shop, "manager", 0);
    assert_eq!(car.owed(&sheet), 6_000, "what was refused left nothing behind");
    let shift = opened(&shop, "cashier", 0);
    car.paid(&sheet, "wechat", 6_000, 6_000);
    let taken_in: i64 = shop
        .file()
        .query_row("SELECT shift_id FROM payment", [], |row| row.get(0))
        .expect("the receipt says which shift");
    assert_eq!(taken_in, shift);
}

#[test]
fn a_shift_is_closed_once_however_often_it_is_asked_and_by_how_many() {
    let shop = TestShop::open_at(MORNING);
    let shift = opened(&shop, "cashier", 10_000);
    let ask = close(shift, &[(10_000, 1)], "", "");
    let by_the_other = close(shift, &[(5_000, 1)], "少了", "她忘了");
    let asks = [("cashier", request(ask)), ("manager", request(by_the_other))];
    let closed = at_once(asks, |(seat, ask)| shop.ask_as(&shop.session(seat), "close_shift", ask));
    assert_eq!(shop_tests::code(&one_refused(closed)), "shift_is");

    // The same post again is the same answer, and no second shift.
    let open = json!({ "opening_float": 500 });
    let key = "open-the-next-shift";
    let first = shop.ask_with_key("cashier", "open_shift", open.clone(), key).expect("it opens");
    assert_eq!(shop.ask_with_key("cashier", "open_shift", open, key), Ok(first.clone()));
    let id = first["id"].as_i64().expect("a shift has an id");
    let counted = request(close(id, &[(500, 1)], "", ""));
    let key = "close-the-next-shift";
    let closed = shop.ask_with_key("cashier", "close_shift", counted.clone(), key).expect("it closes");
    assert_eq!(shop.ask_with_key("cashier", "close_shift", counted, key), Ok(closed));
}

#[test]
fn a_byte_that_turned_over_is_never_read_as_a_right_shift() {
    let shop = TestShop::open_at(MORNING);
    let shift = opened(&shop, "cashier", 10_000);
    shop.run("cashier", shifts::move_cash, moved(CashDirection::PayOut, 1_000, "买水"));
    let turned = shop.file();
    turned.execute("UPDATE cash_movement SET amount = 2000", []).expect("the byte turns over");
    let uncounted = request(close(shift, &[], "少了", ""));
    assert_eq!(shop.refused("cashier", "close_shift", uncounted), "damaged");
    turned.execute("UPDATE cash_movement SET amount = 1000", []).expect("it turns back");
    shop.run("cashier", shifts::close_shift, close(shift, &[(1_000, 9)], "", ""));
    turned.execute("UPDATE shift SET opening_float = 11000", []).expect("another turns over");
    assert_eq!(shop.refused("cashier", "shift", json!({ "id": shift })), "damaged");
    let paper = shop.ask_paper("manager", "shift_report", shift).expect_err("it is damaged");
    assert_eq!(paper["code"], "damaged");
}

/// Whoever gives cash back takes it out of a drawer: the one they have, the only one
/// there is, and of several none unnamed; and never more than lies there.
#[test]
fn cash_that_goes_back_leaves_the_drawer_it_is_taken_from() {
    let mut shop = TestShop::open_at(MORNING);
    shop.hire("second", &["cashier"]);
    let (car, sheet) = at_the_till(&shop);
    let left = || -> i64 {
        let ask = "SELECT sum(amount) FROM payment WHERE id = 1 OR refund_of = 1";
        shop.file().query_row(ask, [], |row| row.get(0)).expect("the receipt")
    };
    let cash = |amount: i64| back(left(), amount, PaymentMeans::Cash);
    let shift_of = |payment: i64| -> Option<i64> {
        let ask = format!("SELECT shift_id FROM payment WHERE id = {payment}");
        shop.file().query_row(&ask, [], |row| row.get(0)).expect("a receipt")
    };
    // Nobody has a shift: the shop counts none.
    car.paid(&sheet, "cash", 6_000, 6_000);
    shop.run("manager", refund_payment, cash(100));
    assert_eq!(shift_of(2), None);
    // The only drawer there is pays, as far as it can.
    let first = opened(&shop, "cashier", 500);
    assert_eq!(shop.refused("manager", "refund_payment", request(cash(501))), "not_in_drawer");
    shop.run("manager", refund_payment, cash(200));
    assert_eq!(shift_of(3), Some(first));
    // By transfer nothing leaves it.
    shop.run("manager", refund_payment, back(left(), 900, PaymentMeans::Transfer));
    // Of two at one till nobody knows which; with a drawer of one's own everybody does.
    opened(&shop, "second", 10_000);
    assert_eq!(shop.refused("manager", "refund_payment", request(cash(100))), "which_drawer");
    let own = opened(&shop, "manager", 5_000);
    shop.run("manager", refund_payment, cash(100));
    assert_eq!(shift_of(5), Some(own));
    shop.run("cashier", shifts::close_shift, close(first, &[(100, 3)], "", ""));
}
