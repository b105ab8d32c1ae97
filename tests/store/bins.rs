//! Bins, what is laid into them, carried between them and thrown away.

use crate::counting::{Store, bin_ask};
use domain::money::Quantity;
use domain::refusal::FieldProblem;
use domain::stock::BinKind;
use features::counting::bins::{AskBin, AskPartPlaces, SaveBin, get_bin, part_places, save_bin};
use features::counting::moves::{MoveStock, OpenStock, ScrapStock, move_stock, open_stock};
use kernel::Refusal;
use serde_json::json;
use shop_tests::typed::request;

#[test]
fn a_bin_has_one_code_and_is_not_retired_while_something_lies_in_it() {
    let store = Store::stocked();
    let code = store.number("SELECT count(*) FROM bin WHERE code = 'A-01'");
    assert_eq!(code, 1, "as the label is printed, however it was typed");
    let taken = store.ask("parts_keeper", "save_bin", request(bin_ask("A-01 ", BinKind::Shelf)));
    assert_eq!(taken, Err(Refusal::bad("bin_code", FieldProblem::Taken)));
    let retire = |id| SaveBin { id: Some(id), version: 1, active: false, ..bin_ask("A-01", BinKind::Shelf) };
    let refused = store.ask("parts_keeper", "save_bin", request(retire(store.shelf)));
    assert_eq!(refused, Err(Refusal::BinHolds { code: "A-01".to_owned(), parts: 2 }));
    let empty = SaveBin { code: "A-02".to_owned(), ..retire(store.other) };
    assert_eq!(store.shop.run("parts_keeper", save_bin, empty)["active"], false);
    let role = store.ask("technician", "save_bin", request(bin_ask("Z", BinKind::Shelf)));
    assert!(matches!(role, Err(Refusal::RoleMissing { .. })), "{role:?}");
    let page = store.shop.run("parts_keeper", get_bin, AskBin { id: store.shelf });
    assert_eq!(page["parts"].as_array().map(Vec::len), Some(2));
    assert_eq!((&page["stock_value"], &page["more"]), (&json!(200_000), &json!(false)));
}

#[test]
fn stock_is_opened_once_at_a_place() {
    let store = Store::stocked();
    assert_eq!((store.level(store.pads, store.shelf), store.value(store.pads)), (10_000, 100_000));
    let again = store.ask("parts_keeper", "open_stock", request(store.opening(store.pads, 3_000)));
    let Err(Refusal::Stock { problem, name, quantity }) = again else { panic!("{again:?}") };
    assert_eq!((request(problem), name.as_str(), quantity.0), (json!("opened_already"), "前制动片", 10_000));
    let batch = OpenStock { batch_number: "L77".to_owned(), ..store.opening(store.pads, 3_000) };
    store.shop.run("parts_keeper", open_stock, batch);
    let places = store.shop.run("parts_keeper", part_places, AskPartPlaces { part_id: store.pads });
    assert_eq!(places.as_array().map(Vec::len), Some(2), "another batch is another place: {places}");
    let none = store.ask("parts_keeper", "open_stock", request(store.opening(store.oil, 0)));
    assert_eq!(none, Err(Refusal::bad("quantity", FieldProblem::Empty)));
    let expires_on = Some("2620-05-01".parse().expect("a day"));
    let slip = OpenStock { expires_on, ..store.opening(store.oil, 1_000) };
    let slip = store.ask("parts_keeper", "open_stock", request(slip));
    assert_eq!(slip, Err(Refusal::bad("expires_on", FieldProblem::NotADate)));
    store.adds_up();
}

#[test]
fn what_is_carried_elsewhere_is_worth_what_it_was() {
    let store = Store::stocked();
    store.shop.run("parts_keeper", move_stock, store.moving(4_000));
    assert_eq!((store.level(store.pads, store.shelf), store.level(store.pads, store.other)), (6_000, 4_000));
    assert_eq!(store.value(store.pads), 100_000);
    let named =
        "SELECT count(*) FROM stock_movement came JOIN stock_movement gone ON gone.id = came.of_movement_id
         WHERE came.kind = 'moved' AND gone.kind = 'moved' AND came.quantity = -gone.quantity";
    assert_eq!(store.number(named), 1);
    let short = store.ask("parts_keeper", "move_stock", request(store.moving(7_000)));
    assert!(matches!(short, Err(Refusal::Stock { quantity: Quantity(6_000), .. })), "{short:?}");
    let wait = MoveStock { to_bin_id: store.waiting, ..store.moving(1_000) };
    store.shop.run("parts_keeper", move_stock, wait);
    let back = MoveStock { bin_id: store.waiting, to_bin_id: store.shelf, ..store.moving(1_000) };
    let role = store.ask("parts_keeper", "move_stock", request(&back));
    assert!(matches!(role, Err(Refusal::RoleMissing { .. })), "{role:?}");
    store.shop.run("manager", move_stock, back);
    store.adds_up();
}

#[test]
fn what_is_thrown_away_has_a_reason() {
    let store = Store::stocked();
    let silent = ScrapStock { reason: " ".to_owned(), ..store.scrapping(1_000) };
    let refused = store.ask("parts_keeper", "scrap_stock", request(silent));
    assert_eq!(refused, Err(Refusal::bad("reason", FieldProblem::Empty)));
    store.two_leave();
    assert_eq!((store.level(store.pads, store.shelf), store.value(store.pads)), (8_000, 80_000));
    store.adds_up();
}
