//! The screen turned to the customer: what is due at its till and nothing else,
//! for a station at which nobody is signed in.

use crate::visit::{Till, figures};
use domain::ids::{SettlementId, StationId};
use domain::line::LineKind;
use domain::money::Money;
use domain::role::Role;
use domain::settlement::PaymentMeans::{self, Alipay, Cash, Wechat};
use domain::till_display::PartShown;
use features::office::stations::{OfferPairing, RevokeStation, list_stations, offer_pairing, revoke_station};
use features::till::{
    KeepCollectionCode, ShowToCustomer, customer_screen, keep_collection_code, show_to_customer,
};
use kernel::command::Access;
use kernel::host::AskNothing;
use kernel::{Refusal, Session};
use serde_json::{Value, json};
use shop_tests::typed::{field, request};

/// A station that comes in with these rights.
fn joins(till: &Till, name: &str, rights: OfferPairing) -> StationId {
    till.run("manager", offer_pairing, rights);
    let code = till.run("manager", list_stations, AskNothing {})["offer"]["code"].clone();
    let ask = json!({ "code": code, "name": name, "token_hash": format!("hash-of-{name}") });
    field(&till.ask_as(&Session::of_stranger(name), "pair_station", ask).unwrap(), "id")
}

fn faces(till_id: Option<StationId>) -> OfferPairing {
    OfferPairing { till_display: true, till_id, ..OfferPairing::default() }
}

fn at_tills() -> OfferPairing {
    OfferPairing { roles: vec![Role::Cashier], ..OfferPairing::default() }
}

/// The cashier, sitting at this station.
fn cashier_at(till: &Till, station: StationId) -> Session {
    Session { station_id: Some(station), ..till.session("cashier") }
}

fn shown(till: &Till, to: &Session) -> Value {
    till.ask_as(to, "customer_screen", json!({})).unwrap()
}

fn of_sheet(sheet: i64, parts: &[(PaymentMeans, i64)]) -> ShowToCustomer {
    let parts = parts.iter().map(|&(means, amount)| PartShown { means, amount: Money(amount) }).collect();
    ShowToCustomer { settlement_id: SettlementId(sheet), collects: false, shows: true, parts }
}

fn shows(till: &Till, by: &Session, ask: ShowToCustomer) -> Value {
    till.ask_as(by, "show_to_customer", request(ask)).unwrap()
}

fn with_codes() -> Till {
    let till = Till::with(&[figures(LineKind::Part, 12_999)]);
    for (means, content) in [(Wechat, "wxp://f2f0one"), (Alipay, "https://qr.alipay.com/fkx0123")] {
        let ask = KeepCollectionCode { means, content: Some(content.to_owned()), version: 0 };
        till.run("manager", keep_collection_code, ask);
    }
    till.bill(0, 0);
    till.prepared();
    till
}

fn codes(shown: &Value) -> Vec<(Value, Value)> {
    let codes = shown["due"]["codes"].as_array().unwrap();
    codes.iter().map(|code| (code["means"].clone(), code["amount"].clone())).collect()
}

#[test]
fn the_customer_reads_what_is_due_beside_the_codes_until_it_is_paid_and_is_thanked() {
    let till = with_codes();
    let screen = Session::of_station(joins(&till, "客户屏", faces(None)), "客户屏");
    let nothing = json!({ "shop_name": "顺风汽修", "due": null, "thanks": false });
    assert_eq!(shown(&till, &screen), nothing, "nobody collects anything");
    let by = till.session("cashier");
    assert_eq!(shows(&till, &by, of_sheet(1, &[])), json!({ "can_be_shown": true, "is_shown": true }));

    let due = shown(&till, &screen);
    assert_eq!(due["due"]["plate"], "粤BD12345");
    assert_eq!(due["due"]["amount"], 12_999, "though nobody sits there who is told amounts");
    assert_eq!(codes(&due), [(json!("wechat"), json!(12_999)), (json!("alipay"), json!(12_999))]);
    assert!(due["due"]["codes"][0]["qr"].as_array().unwrap().len() >= 21);
    // Whoever stands there reads it: of the visit nothing but its plate.
    for hidden in ["张小芳", "13823456789", "更换机油", "6499", "wxp://", "JS2026", "GD2026"] {
        assert!(!due.to_string().contains(hidden), "{hidden} in {due}");
    }
    shows(&till, &by, of_sheet(1, &[(Cash, 2_999), (Wechat, 10_000)]));
    assert_eq!(codes(&shown(&till, &screen)), [(json!("wechat"), json!(10_000))]);
    shows(&till, &by, of_sheet(1, &[(Cash, 12_999)]));
    assert!(codes(&shown(&till, &screen)).is_empty(), "notes are not scanned");

    till.pay(1, Cash, 2_999);
    assert_eq!(shown(&till, &screen)["due"]["amount"], 10_000);
    till.pay(1, Wechat, 10_000);
    let thanked = json!({ "shop_name": "顺风汽修", "due": null, "thanks": true });
    assert_eq!(shown(&till, &screen), thanked);
    shows(&till, &by, ShowToCustomer { shows: false, ..of_sheet(1, &[]) });
    assert_eq!(shown(&till, &screen), thanked, "the form is gone, and the customer is still there");
    till.later(1);
    assert_eq!(shown(&till, &screen), nothing);
}

#[test]
fn it_is_dark_when_the_cashier_leaves_the_sheet_or_says_nothing_more() {
    let till = with_codes();
    let screen = Session::of_station(joins(&till, "客户屏", faces(None)), "客户屏");
    let by = till.session("cashier");
    let is_due = || !shown(&till, &screen)["due"].is_null();
    shows(&till, &by, of_sheet(1, &[]));
    assert!(is_due());
    shows(&till, &by, ShowToCustomer { shows: false, ..of_sheet(1, &[]) });
    assert!(!is_due());
    shows(&till, &by, of_sheet(1, &[]));
    till.later(2);
    assert!(!is_due(), "the till was switched off");
    shows(&till, &by, of_sheet(1, &[]));
    assert!(is_due());
    till.void(1, "金额有误");
    assert!(!is_due(), "it is wrong");
    let unknown = till.ask_as(&by, "show_to_customer", request(of_sheet(99, &[])));
    assert!(matches!(unknown, Err(Refusal::NotFound { .. })), "{unknown:?}");
}

/// The page says so again and again; the screen in the open shows it for a quarter of an hour.
#[test]
fn the_till_is_told_when_the_screen_ends_it_and_begins_anew() {
    let till = with_codes();
    let screen = Session::of_station(joins(&till, "客户屏", faces(None)), "客户屏");
    let by = till.session("cashier");
    let is_due = || !shown(&till, &screen)["due"].is_null();
    let says = |shows_it| {
        shows(&till, &by, ShowToCustomer { shows: shows_it, ..of_sheet(1, &[]) })["is_shown"] == true
    };
    assert!(says(true));
    for _ in 0..14 {
        till.later(1);
        assert!(is_due() && says(true));
    }
    till.later(1);
    assert!(!is_due() && !says(true), "nobody stands there any more");
    assert!(!says(false) && says(true) && is_due(), "shown anew by a hand");
}

#[test]
fn two_tills_do_not_mix() {
    let mut till = with_codes();
    till.another("李国强", &[figures(LineKind::Part, 5_000)]);
    till.bill(0, 0);
    till.prepared();
    let one = joins(&till, "一号收银台", at_tills());
    let other = joins(&till, "二号收银台", at_tills());
    let screens = [Some(one), Some(other), None].map(|of| {
        let name = format!("客户屏 {of:?}");
        Session::of_station(joins(&till, &name, faces(of)), &name)
    });
    let amounts = || screens.each_ref().map(|screen| shown(&till, screen)["due"]["amount"].clone());
    shows(&till, &cashier_at(&till, one), of_sheet(1, &[]));
    assert_eq!(amounts(), [json!(12_999), Value::Null, Value::Null]);
    shows(&till, &cashier_at(&till, other), of_sheet(2, &[]));
    assert_eq!(amounts(), [json!(12_999), json!(5_000), Value::Null]);
    let none = |sheet| ShowToCustomer { shows: false, ..of_sheet(sheet, &[]) };
    shows(&till, &cashier_at(&till, other), none(1));
    assert_eq!(amounts(), [json!(12_999), json!(5_000), Value::Null], "one till ends nothing of another");
    shows(&till, &cashier_at(&till, one), none(2));
    assert_eq!(amounts(), [json!(12_999), json!(5_000), Value::Null], "nor a page of it another's sheet");
    shows(&till, &cashier_at(&till, one), none(1));
    assert_eq!(amounts(), [Value::Null, json!(5_000), Value::Null]);
    // A second window of the till itself shows what this till collects.
    assert_eq!(shown(&till, &cashier_at(&till, other))["due"]["amount"], 5_000);
    assert_eq!(shown(&till, &cashier_at(&till, one))["due"], Value::Null);
    // A till without a screen is told that nobody looks.
    let unseen = joins(&till, "三号收银台", at_tills());
    let told = shows(&till, &cashier_at(&till, unseen), none(1));
    assert_eq!(told, json!({ "can_be_shown": false, "is_shown": false }));
}

#[test]
fn such_a_station_asks_nothing_else_and_no_other_station_asks_that() {
    let till = with_codes();
    let id = joins(&till, "客户屏", faces(None));
    let screen = Session::of_station(id, "客户屏");
    let mut asked = 0;
    for command in app::PROGRAM.commands() {
        let refused = match command.access {
            Access::Public | Access::TillDisplay => continue,
            Access::Customer => Refusal::LinkOver,
            _ => Refusal::NotSignedIn,
        };
        let answer = till.ask_as(&screen, command.name, json!({}));
        assert_eq!(answer, Err(refused), "{}", command.name);
        asked += 1;
    }
    assert!(asked > 100, "only {asked} commands were asked");
    assert_eq!(till.ask_as(&screen, "shop_status", json!({})).unwrap()["till_display"], true);

    let ask = |session: &Session| till.ask_as(session, "customer_screen", json!({}));
    let wall = OfferPairing { wall: true, ..OfferPairing::default() };
    let wall = Session::of_station(joins(&till, "车间大屏", wall), "车间大屏");
    let tablet = Session::of_station(joins(&till, "平板", at_tills()), "平板");
    for session in [&wall, &tablet, &Session::nobody("browser")] {
        assert_eq!(ask(session), Err(Refusal::NotSignedIn));
    }
    assert_eq!(till.ask_as(&wall, "shop_status", json!({})).unwrap()["till_display"], false);
    for (seat, is_let) in [("cashier", true), ("manager", true), ("advisor", false), ("technician", false)] {
        assert_eq!(ask(&till.session(seat)).is_ok(), is_let, "{seat}");
    }
    assert!(ask(&screen).is_ok());
    till.run("manager", revoke_station, RevokeStation { id, version: 1 });
    assert_eq!(ask(&screen), Err(Refusal::NotSignedIn));
}

#[test]
fn nothing_of_it_is_in_the_file() {
    let till = with_codes();
    let rows = "SELECT (SELECT count(*) FROM change_log) + (SELECT count(*) FROM command_log)";
    let before = till.number(rows);
    till.run("cashier", show_to_customer, of_sheet(1, &[]));
    assert_eq!(till.run("cashier", customer_screen, AskNothing {})["due"]["amount"], 12_999);
    assert_eq!(till.number(rows), before);
}
