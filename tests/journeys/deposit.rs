//! A deposit is paid when the part is ordered, and draws down at the till; one
//! that is not used goes back, and until then the till is told.

use crate::support;
use domain::ids::{AppointmentId, PaymentId};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::bookings::{
    self, ArriveAppointment, AskAppointment, BookAppointment, CancelAppointment, UndoArrival,
};
use features::homes::cashier_home;
use features::till::{self, PaymentPart, RefundBookingDeposit, RefundPayment, TakeBookingDeposit};
use features::visit::changes::AskVisit;
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::asks_visit::hits;
use shop_tests::papers::text_of;
use shop_tests::typed::{field, request};
use shop_tests::{MORNING, TestShop};

fn booked(shop: &TestShop) -> Value {
    let wanted = BookAppointment {
        plate: "粤B12345".to_owned(),
        symptom: "发电机异响".to_owned(),
        ..support::booking("李国强", shop.clock.time(30))
    };
    shop.run("advisor", bookings::book_appointment, wanted)
}

fn page(shop: &TestShop, booking: &Value) -> Value {
    shop.run("manager", bookings::get_appointment, AskAppointment { id: field(booking, "id") })
}

/// The booking, as it stands now.
fn stands(shop: &TestShop, booking: &Value) -> (AppointmentId, i64) {
    (field(booking, "id"), field(&page(shop, booking)["appointment"], "version"))
}

fn deposited(shop: &TestShop, booking: &Value, amount: i64) {
    let amount = Money(amount);
    let ask = || {
        let (id, version) = stands(shop, booking);
        let part = PaymentPart { means: PaymentMeans::Wechat, amount, tendered: amount, voucher: None };
        TakeBookingDeposit { id, version, parts: vec![part] }
    };
    assert_eq!(shop.refused("advisor", "take_booking_deposit", request(ask())), "role_missing");
    shop.run("cashier", till::take_booking_deposit, ask());
}

fn refund(shop: &TestShop, booking: &Value, amount: i64) -> RefundBookingDeposit {
    RefundBookingDeposit {
        payment_id: PaymentId(1),
        version: stands(shop, booking).1,
        amount: Money(amount),
        means: PaymentMeans::Wechat,
        reason: "不来了".to_owned(),
    }
}

fn undone(shop: &TestShop, booking: &Value) -> UndoArrival {
    let (id, version) = stands(shop, booking);
    UndoArrival { id, version }
}

fn waiting(shop: &TestShop) -> usize {
    let home = shop.run("cashier", cashier_home, AskNothing {});
    home["bookings_to_give_back"].as_array().map_or(0, Vec::len)
}

fn arrives(shop: &TestShop, booking: &Value) -> Value {
    let (id, version) = stands(shop, booking);
    let ask = ArriveAppointment {
        id,
        version,
        vehicle_id: None,
        customer_id: None,
        repair_kind: RepairKind::Repair,
        second_visit: false,
        details: None,
    };
    shop.run("advisor", bookings::arrive_appointment, ask)["visit"].clone()
}

fn visit(shop: &TestShop, visit: &Value) -> Value {
    shop.run("manager", get_visit, AskVisit { work_order_id: field(visit, "work_order_id") })
}

#[test]
fn what_was_paid_in_for_a_booking_is_the_visits_once_the_car_is_here() {
    let shop = TestShop::open_at(MORNING);
    let booking = booked(&shop);
    deposited(&shop, &booking, 20_000);
    assert_eq!(page(&shop, &booking)["appointment"]["deposit"], 20_000);

    // Who brings the receipt is brought to the booking, and to the visit once there is one.
    let found = |shop: &TestShop| {
        let hits = hits(shop, "cashier", "SK20260302001");
        hits["documents"][0]["stands_on"].clone()
    };
    assert_eq!(found(&shop), json!({ "entity": "appointment", "id": booking["id"] }));

    // The wrong car was let in: the money is the booking's again, and no visit's.
    let slip = arrives(&shop, &booking);
    assert_eq!(visit(&shop, &slip)["credits"][0]["amount"], 20_000);
    assert_eq!(found(&shop), json!({ "entity": "work_order", "id": slip["work_order_id"] }));
    let early = request(refund(&shop, &booking, 1));
    assert_eq!(shop.refused("manager", "refund_booking_deposit", early), "booking_is");
    shop.run("advisor", bookings::undo_arrival, undone(&shop, &booking));
    assert_eq!(visit(&shop, &slip)["credits"], json!([]));
    let till = shop.run("cashier", cashier_home, AskNothing {});
    assert_eq!(till["left_open"], json!([]), "nobody has to see to a visit that never was");
    assert_eq!(page(&shop, &booking)["payments"][0]["refundable"], 20_000);

    let arrived = arrives(&shop, &booking);
    let back = RefundPayment {
        payment_id: PaymentId(1),
        refundable: Money(20_000),
        amount: Money(5_000),
        means: PaymentMeans::Wechat,
        reason: "件便宜了".to_owned(),
    };
    shop.run("manager", till::refund_payment, back);
    assert_eq!(visit(&shop, &arrived)["credits"][0]["amount"], 15_000);
    // Written on: what went back would hang in the air.
    let undo = request(undone(&shop, &booking));
    assert_eq!(shop.refused("advisor", "undo_arrival", undo), "arrival_written_on");
    assert_eq!(waiting(&shop), 0);
}

#[test]
fn the_receipt_of_a_booking_prints_again_with_the_names_it_bore() {
    let shop = TestShop::open_at(MORNING);
    deposited(&shop, &booked(&shop), 20_000);
    let print = || text_of(&shop.paper("cashier", "receipt", 1));
    let first = print();
    assert!(["李国强", "粤B·12345", "200.00"].iter().all(|word| first.contains(word)), "{first}");
    shop.file()
        .execute_batch(
            "UPDATE appointment SET contact_name = '改名', plate = '京A99999', model = '改', number = 'YY1';
             UPDATE shop SET name = '改名汽修', phone = '10086';
             UPDATE person SET name = '改名' || id;",
        )
        .expect("they are called otherwise");
    assert_eq!(print(), first);
}

#[test]
fn a_deposit_of_a_booking_that_is_called_off_waits_at_the_till_until_it_goes_back() {
    let shop = TestShop::open_at(MORNING);
    let booking = booked(&shop);
    assert_eq!(shop.refused("manager", "cancel_appointment", json!({})), "unreadable_request");
    deposited(&shop, &booking, 20_000);
    deposited(&shop, &booking, 1);
    let (id, version) = stands(&shop, &booking);
    let sold = CancelAppointment { id, version, reason: "车卖了".to_owned() };
    shop.run("advisor", bookings::cancel_appointment, sold);
    assert_eq!(waiting(&shop), 1);
    let refused = |seat: &str, amount: i64| {
        shop.refused(seat, "refund_booking_deposit", request(refund(&shop, &booking, amount)))
    };
    assert_eq!(refused("cashier", 1), "role_missing");
    assert_eq!(refused("manager", 20_001), "over_refunded");
    shop.run("manager", till::refund_booking_deposit, refund(&shop, &booking, 20_000));
    assert_eq!(waiting(&shop), 1, "a fen is still here");
    let last = RefundBookingDeposit { payment_id: PaymentId(2), ..refund(&shop, &booking, 1) };
    let stale = request(&last);
    shop.run("manager", till::refund_booking_deposit, last);
    assert_eq!(waiting(&shop), 0);
    assert_eq!(shop.refused("manager", "refund_booking_deposit", stale), "nothing_paid_in");
    let home = shop.run("cashier", cashier_home, AskNothing {});
    assert_eq!(home["taken_today"], 0);
}
