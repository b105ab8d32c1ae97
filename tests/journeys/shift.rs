//! A shift that does not balance: a note was given too much, the cashier counts,
//! says what happened, and the drawer is handed over.

use serde_json::{Value, json};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::visit::labour;
use shop_tests::{Car, TestShop};

const MONDAY: &str = "2026-03-02T08:30";

fn opened(shop: &TestShop, seat: &str, opening_float: i64) -> i64 {
    let id = shop.ok(seat, "open_shift", json!({ "opening_float": opening_float }));
    id.as_i64().expect("a shift has an id")
}

fn moved(direction: &str, amount: i64, reason: &str) -> Value {
    json!({ "direction": direction, "amount": amount, "reason": reason })
}

fn close(id: i64, counted: &[(i64, i64)], explanation: &str, closed_for: &str) -> Value {
    let counted: Vec<Value> = counted
        .iter()
        .map(|(denomination, pieces)| json!({ "denomination": denomination, "pieces": pieces }))
        .collect();
    json!({ "id": id, "counted": counted, "explanation": explanation, "closed_for": closed_for })
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
    shop.ok(seat, "shifts", json!({ "from": "2026-03-01", "to": "2026-03-31" }))
}

#[test]
fn a_shift_that_does_not_balance_is_explained_and_never_changes_again() {
    let shop = TestShop::open_at(MONDAY);
    let shift = opened(&shop, "cashier", 20_000);
    assert_eq!(shop.refused("cashier", "open_shift", json!({ "opening_float": 0 })), "shift_still_open");
    assert_eq!(shop.refused("advisor", "open_shift", json!({ "opening_float": 0 })), "role_missing");
    let (car, sheet) = at_the_till(&shop);
    car.paid(&sheet, "cash", 5_000, 10_000);
    car.paid(&sheet, "wechat", 1_000, 1_000);
    shop.ok("cashier", "move_cash", moved("pay_in", 10_000, "换零钱"));
    assert_eq!(shop.refused("cashier", "move_cash", moved("pay_out", 35_001, "存银行")), "not_in_drawer");
    shop.ok("cashier", "move_cash", moved("pay_out", 30_000, "存银行"));

    // Who is about to count is not told how much cash came in.
    let mine = shop.ok("cashier", "my_shift", json!({}))["shift"].clone();
    assert_eq!(mine["means"][0], json!({ "means": "cash", "receipts": 1, "refunds": 0, "net": null }));
    assert_eq!(mine["means"][1]["net"], 1_000);
    assert_eq!(shop.refused("cashier", "shift", json!({ "id": shift })), "shift_is");
    let early = shop.ask_paper("cashier", "shift_report", shift).expect_err("nothing was counted");
    assert_eq!(early["code"], "shift_is");

    let home = shop.ok("cashier", "cashier_home", json!({}));
    assert_eq!((&home["taken_today"], &home["cash_after_count"]), (&json!(1_000), &json!(true)));
    let today = json!({ "from": "2026-03-02", "to": "2026-03-02" });
    assert_eq!(shop.refused("cashier", "till_report", today.clone()), "count_first");
    let day = shop.ask_paper("cashier", "till_report", 20_260_302).expect_err("the drawer is not counted");
    assert_eq!(day["code"], "count_first");
    assert_eq!(shop.ok("manager", "till_report", today)["figures"]["taken"], 6_000);

    // 200 + 50 + 100 − 300 = 50; ten yuan are missing.
    shop.later(60);
    let short = shop.ask("cashier", "close_shift", close(shift, &[(2_000, 2)], "", ""));
    let off = json!({ "expected": 5_000, "counted": 4_000, "difference": -1_000 });
    assert_eq!(short.expect_err("nobody said why"), json!({ "code": "count_off", "params": off }));
    let closed = shop.ok("cashier", "close_shift", close(shift, &[(2_000, 2)], "找零多给了十元", ""));
    assert_eq!(closed["shift"]["content"]["difference"], -1_000);
    assert_eq!(shop.refused("cashier", "close_shift", close(shift, &[(5_000, 1)], "", "")), "shift_is");
    assert_eq!(shop.refused("cashier", "move_cash", moved("pay_in", 1_000, "补上")), "no_shift_open");

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
    let back =
        json!({ "payment_id": 1, "refundable": 5_000, "amount": 500, "means": "cash", "reason": "多收" });
    shop.ok("manager", "refund_payment", back);
    shop.ok("cashier", "move_cash", moved("pay_in", 1_000, "补昨日短款"));
    // The manager gave it back out of the cashier's drawer: 40 + 10 − 5.
    shop.ok("cashier", "close_shift", close(next, &[(2_000, 2), (500, 1)], "", ""));
    assert_eq!(shop.ok("cashier", "shift", json!({ "id": shift }))["shift"], closed["shift"]);
    let list = shifts_of_march(&shop, "manager");
    let off = |shift: &Value| shift["difference"].as_i64().expect("it is closed");
    let off: Vec<i64> = list.as_array().expect("the shifts").iter().map(off).collect();
    assert_eq!((off.len(), off.iter().sum::<i64>()), (2, -1_000));
}

#[test]
fn a_shop_that_wants_shifts_takes_no_money_without_one() {
    let shop = TestShop::open_at(MONDAY);
    let (car, sheet) = at_the_till(&shop);
    let mut details = shop.ok("manager", "get_shop", json!({}));
    assert_eq!(details["settings"]["shifts_required"], false, "nobody is asked for what they did not want");
    details["settings"]["shifts_required"] = json!(true);
    shop.ok("manager", "save_shop", details);

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
    let shop = TestShop::open_at(MONDAY);
    let shift = opened(&shop, "cashier", 10_000);
    let ask = close(shift, &[(10_000, 1)], "", "");
    let by_the_other = close(shift, &[(5_000, 1)], "少了", "她忘了");
    let asks = [("cashier", ask), ("manager", by_the_other)];
    let closed = at_once(asks, |(seat, ask)| shop.ask_as(&shop.session(seat), "close_shift", ask));
    assert_eq!(shop_tests::code(&one_refused(closed)), "shift_is");

    // The same post again is the same answer, and no second shift.
    let open = json!({ "opening_float": 500 });
    let key = "open-the-next-shift";
    let first = shop.ask_with_key("cashier", "open_shift", open.clone(), key).expect("it opens");
    assert_eq!(shop.ask_with_key("cashier", "open_shift", open, key), Ok(first.clone()));
    let id = first.as_i64().expect("a shift has an id");
    let counted = close(id, &[(500, 1)], "", "");
    let key = "close-the-next-shift";
    let closed = shop.ask_with_key("cashier", "close_shift", counted.clone(), key).expect("it closes");
    assert_eq!(shop.ask_with_key("cashier", "close_shift", counted, key), Ok(closed));
}

#[test]
fn a_byte_that_turned_over_is_never_read_as_a_right_shift() {
    let shop = TestShop::open_at(MONDAY);
    let shift = opened(&shop, "cashier", 10_000);
    shop.ok("cashier", "move_cash", moved("pay_out", 1_000, "买水"));
    let turned = shop.file();
    turned.execute("UPDATE cash_movement SET amount = 2000", []).expect("the byte turns over");
    assert_eq!(shop.refused("cashier", "close_shift", close(shift, &[], "少了", "")), "damaged");
    turned.execute("UPDATE cash_movement SET amount = 1000", []).expect("it turns back");
    shop.ok("cashier", "close_shift", close(shift, &[(1_000, 9)], "", ""));
    turned.execute("UPDATE shift SET opening_float = 11000", []).expect("another turns over");
    assert_eq!(shop.refused("cashier", "shift", json!({ "id": shift })), "damaged");
    let paper = shop.ask_paper("manager", "shift_report", shift).expect_err("it is damaged");
    assert_eq!(paper["code"], "damaged");
}

/// Whoever gives cash back takes it out of a drawer: the one they have, the only one
/// there is, and of several none unnamed; and never more than lies there.
#[test]
fn cash_that_goes_back_leaves_the_drawer_it_is_taken_from() {
    let mut shop = TestShop::open_at(MONDAY);
    shop.hire("second", &["cashier"]);
    let (car, sheet) = at_the_till(&shop);
    let left = || -> i64 {
        let ask = "SELECT sum(amount) FROM payment WHERE id = 1 OR refund_of = 1";
        shop.file().query_row(ask, [], |row| row.get(0)).expect("the receipt")
    };
    let back_by = |amount: i64, means: &str| json!({ "payment_id": 1, "refundable": left(), "amount": amount, "means": means, "reason": "多收" });
    let back = |amount: i64| back_by(amount, "cash");
    let shift_of = |payment: i64| -> Option<i64> {
        let ask = format!("SELECT shift_id FROM payment WHERE id = {payment}");
        shop.file().query_row(&ask, [], |row| row.get(0)).expect("a receipt")
    };
    // Nobody has a shift: the shop counts none.
    car.paid(&sheet, "cash", 6_000, 6_000);
    shop.ok("manager", "refund_payment", back(100));
    assert_eq!(shift_of(2), None);
    // The only drawer there is pays, as far as it can.
    let first = opened(&shop, "cashier", 500);
    assert_eq!(shop.refused("manager", "refund_payment", back(501)), "not_in_drawer");
    shop.ok("manager", "refund_payment", back(200));
    assert_eq!(shift_of(3), Some(first));
    // By transfer nothing leaves it.
    shop.ok("manager", "refund_payment", back_by(900, "transfer"));
    // Of two at one till nobody knows which; with a drawer of one's own everybody does.
    opened(&shop, "second", 10_000);
    assert_eq!(shop.refused("manager", "refund_payment", back(100)), "which_drawer");
    let own = opened(&shop, "manager", 5_000);
    shop.ok("manager", "refund_payment", back(100));
    assert_eq!(shift_of(5), Some(own));
    shop.ok("cashier", "close_shift", close(first, &[(100, 3)], "", ""));
}
