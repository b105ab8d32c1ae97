//! What is thrown away or found on one person's word wants a second one, as what a count is off by does.

use crate::counting::Store;
use domain::ids::PersonId;
use domain::money::{Money, Quantity};
use features::counting::moves::{OpenStock, ScrapStock, move_stock, open_stock, scrap_stock};
use features::stock::movements::{AskPartMovements, part_movements};
use kernel::Refusal;
use kernel::by_pin::ByPin;
use serde_json::json;
use shop_tests::PIN;
use shop_tests::asks_visit::sets;
use shop_tests::typed::request;

fn by(store: &Store, seat: &str, pin: &str) -> Option<ByPin> {
    Some(ByPin { manager_id: PersonId(store.shop.id_of(seat)), pin: pin.to_owned() })
}

fn limit(store: &Store, fen: i64) {
    sets(&store.shop, |settings| settings.stock.count_limit = Money(fen));
}

#[test]
fn what_is_thrown_away_beyond_the_limit_wants_another_managers_pin() {
    let store = Store::stocked();
    limit(&store, 15_000);
    store.shop.run("parts_keeper", scrap_stock, store.scrapping(1_000));
    let scrap = |approval| request(ScrapStock { approval, ..store.scrapping(2_000) });
    let needs = Refusal::StockNeedsApproval { off: Money(20_000), limit: Money(15_000) };
    assert_eq!(store.ask("parts_keeper", "scrap_stock", scrap(None)), Err(needs.clone()));
    let own = by(&store, "parts_keeper", PIN);
    assert_eq!(
        store.ask("parts_keeper", "scrap_stock", scrap(own)),
        Err(needs),
        "nobody is their own second"
    );
    let role = store.ask("parts_keeper", "scrap_stock", scrap(by(&store, "advisor", PIN)));
    assert!(matches!(role, Err(Refusal::RoleMissing { .. })), "{role:?}");
    let wrong = store.ask("parts_keeper", "scrap_stock", scrap(by(&store, "manager", "0000")));
    assert_eq!(wrong, Err(Refusal::WrongPin));
    assert_eq!(store.level(store.pads, store.shelf), 9_000, "what was refused moved nothing");
    let yes = ScrapStock { approval: by(&store, "manager", PIN), ..store.scrapping(2_000) };
    store.shop.run("parts_keeper", scrap_stock, yes);
    assert_eq!((store.level(store.pads, store.shelf), store.value(store.pads)), (7_000, 70_000));
    let card = AskPartMovements { part_id: store.pads, before: None };
    let card = store.shop.run("parts_keeper", part_movements, card);
    let manager = store.shop.id_of("manager");
    assert_eq!(
        (&card["rows"][0]["granted_by"], &card["rows"][1]["granted_name"]),
        (&json!(manager), &json!(""))
    );
    assert_eq!(card["rows"][0]["kind"], "scrapped");
    store.adds_up();
}

#[test]
fn a_manager_throws_away_alone_only_where_nobody_else_may() {
    let mut store = Store::stocked();
    store.shop.run("manager", scrap_stock, store.scrapping(1_000));
    store.shop.hire("second_manager", &["manager"]);
    let alone = store.ask("manager", "scrap_stock", request(store.scrapping(1_000)));
    assert!(matches!(alone, Err(Refusal::StockNeedsApproval { .. })), "{alone:?}");
    let yes = ScrapStock { approval: by(&store, "second_manager", PIN), ..store.scrapping(1_000) };
    store.shop.run("manager", scrap_stock, yes);
    assert_eq!(store.level(store.pads, store.shelf), 8_000);
}

#[test]
fn what_is_opened_of_a_part_in_use_was_found() {
    let store = Store::stocked();
    // Its stock begins: bin by bin, on one day.
    let beside = |batch: &str| OpenStock {
        bin_id: store.other,
        batch_number: batch.to_owned(),
        unit_cost: Money::ZERO,
        ..store.opening(store.pads, 1_000)
    };
    store.shop.run("parts_keeper", open_stock, beside("L1"));
    store.shop.run("parts_keeper", move_stock, store.moving(1_000));
    limit(&store, 5_000);
    // Typed as if it cost nothing, it counts as much as the others.
    let found = store.ask("parts_keeper", "open_stock", request(beside("L2")));
    let Err(Refusal::StockNeedsApproval { off, .. }) = found else { panic!("{found:?}") };
    assert!(off > Money(5_000), "{off:?}");
    let yes = OpenStock { approval: by(&store, "manager", PIN), ..beside("L2") };
    store.shop.run("parts_keeper", open_stock, yes);
    assert_eq!(store.level(store.pads, store.other), 3_000);
    // On another day an opening alone is no beginning any more.
    store.shop.later(24 * 60);
    let later = OpenStock { bin_id: store.other, ..store.opening(store.oil, 1_000) };
    let later = store.ask("parts_keeper", "open_stock", request(later));
    assert!(matches!(later, Err(Refusal::StockNeedsApproval { .. })), "{later:?}");
    assert_eq!(store.level(store.oil, store.shelf), Quantity(10_000).0);
    store.adds_up();
}
