//! Who settles what a count found, and what is counted again or not at all.

use crate::counting::{Store, actions};
use domain::counting::CountState;
use domain::ids::StockCountId;
use domain::money::{Money, Quantity};
use domain::refusal::FieldProblem;
use features::counting::counts::{AskCountPlaces, AskCounts, count_places, list_counts};
use features::counting::deciding::{
    ApproveCount, CancelCount, HandInCount, SendCountBack, approve_count, cancel_count, send_count_back,
};
use features::counting::entering::{CountOnSpot, count_on_spot};
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::asks_visit::{hits, sets};
use shop_tests::at_once::{at_once, one_refused};
use shop_tests::typed::{read, request};

#[test]
fn a_difference_is_settled_by_who_may_and_once() {
    let store = Store::stocked();
    let count = store.begun();
    store.counts(count, store.pads, 8_000);
    store.counts(count, store.oil, 10_000);
    store.hands_in(count);
    let needs = Refusal::CountNeedsApproval { off: Money(20_000), limit: Money::ZERO };
    assert_eq!(store.ask("parts_keeper", "approve_count", store.approval(count)), Err(needs));
    let shown = actions(&store.page("parts_keeper", count));
    assert_eq!(shown[0].1["code"], "count_needs_approval", "{shown:?}");
    let technician = store.ask("technician", "approve_count", store.approval(count));
    assert!(matches!(technician, Err(Refusal::RoleMissing { .. })), "{technician:?}");
    let stale = request(ApproveCount { id: count, version: store.version(count) - 1 });
    let conflict = store.ask("manager", "approve_count", stale);
    assert!(matches!(conflict, Err(Refusal::Conflict { .. })), "{conflict:?}");
    assert_eq!(store.level(store.pads, store.shelf), 10_000, "what was refused moved nothing");
    let ask = store.approval(count);
    let both = at_once([ask.clone(), ask], |ask| store.ask("manager", "approve_count", ask));
    let why = one_refused(both);
    assert_eq!(why, Refusal::CountIs { state: "approved".to_owned() });
    assert_eq!(store.level(store.pads, store.shelf), 8_000);
    store.adds_up();
}

#[test]
fn a_manager_who_counted_is_not_alone_with_it_unless_nobody_else_is_there() {
    let mut store = Store::stocked();
    let spot = |store: &Store, counted| CountOnSpot {
        part_id: store.pads,
        bin_id: store.shelf,
        batch_id: None,
        counted_quantity: Quantity(counted),
        unit: None,
        note: String::new(),
    };
    let alone = store.shop.run("manager", count_on_spot, spot(&store, 9_000));
    assert_eq!(alone["state"], "approved", "no other manager is there");
    assert_eq!(store.level(store.pads, store.shelf), 9_000);
    store.shop.hire("second_manager", &["manager"]);
    let waits = store.shop.run("manager", count_on_spot, spot(&store, 8_000));
    assert_eq!((&waits["state"], &waits["by"]), (&json!("handed_in"), &json!(-1_000)));
    let id: StockCountId = read(waits["id"].clone());
    assert_eq!(store.ask("manager", "approve_count", store.approval(id)), Err(Refusal::OwnCount));
    store.shop.run("second_manager", approve_count, read::<ApproveCount>(store.approval(id)));
    assert_eq!(store.level(store.pads, store.shelf), 8_000);
    // Below the shop's limit nobody is asked.
    sets(&store.shop, |settings| settings.stock.count_limit = Money(10_000));
    let small = store.shop.run("parts_keeper", count_on_spot, spot(&store, 7_000));
    assert_eq!(small["state"], "approved");
    let more = store.shop.run("parts_keeper", count_on_spot, spot(&store, 5_000));
    assert_eq!(more["state"], "handed_in");
    assert_eq!(store.level(store.pads, store.shelf), 7_000);
    store.adds_up();
}

#[test]
fn what_another_count_set_right_meanwhile_is_counted_again() {
    let store = Store::stocked();
    let (first, second) = (store.begun(), store.begun());
    for count in [first, second] {
        store.counts(count, store.pads, 8_000);
        store.counts(count, store.oil, 10_000);
        store.hands_in(count);
    }
    store.shop.run("manager", approve_count, read::<ApproveCount>(store.approval(first)));
    let again = store.ask("manager", "approve_count", store.approval(second));
    let Err(Refusal::Stock { problem, name, .. }) = again else { panic!("{again:?}") };
    assert_eq!((request(problem), name.as_str()), (json!("moved_since"), "前制动片"));
    assert_eq!(store.level(store.pads, store.shelf), 8_000, "two are missing, and not four");
    let send = |reason: &str| SendCountBack {
        id: second,
        version: store.version(second),
        line_ids: Vec::new(),
        reason: reason.to_owned(),
    };
    let silent = store.ask("manager", "send_count_back", request(send("")));
    assert_eq!(silent, Err(Refusal::bad("reason", FieldProblem::Empty)));
    store.shop.run("manager", send_count_back, send("已经调整过"));
    let places =
        store.shop.run("parts_keeper", count_places, AskCountPlaces { id: second, bin_id: store.shelf });
    let pads = places.as_array().and_then(|all| all.iter().find(|one| one["code"] == "BP-1"));
    let pads = pads.expect("it stands on the list");
    assert_eq!((&pads["recount"], &pads["counted_quantity"]), (&json!(true), &Value::Null));
    let hand_in = HandInCount { id: second, version: store.version(second), without_uncounted: false };
    let left = store.ask("parts_keeper", "hand_in_count", request(hand_in));
    assert_eq!(left, Err(Refusal::CountUncounted { places: 1 }));
    store.counts(second, store.pads, 8_000);
    store.hands_in(second);
    store.shop.run("parts_keeper", approve_count, read::<ApproveCount>(store.approval(second)));
    assert_eq!(store.level(store.pads, store.shelf), 8_000);
    store.adds_up();
}

#[test]
fn a_count_that_is_called_off_posts_nothing() {
    let store = Store::stocked();
    let count = store.begun();
    store.counts(count, store.pads, 1_000);
    let ask = CancelCount { id: count, version: store.version(count), reason: "弄错了库位".to_owned() };
    store.shop.run("parts_keeper", cancel_count, ask);
    assert_eq!(store.level(store.pads, store.shelf), 10_000);
    let late = store.ask("parts_keeper", "enter_count", request(store.figure(count, store.oil, 1_000)));
    assert_eq!(late, Err(Refusal::CountIs { state: "cancelled".to_owned() }));
    assert!(actions(&store.page("manager", count)).is_empty());
    let ask = AskCounts { state: CountState::Cancelled, before: None };
    let listed = store.shop.run("parts_keeper", list_counts, ask);
    assert_eq!(listed["counts"][0]["number"], "PD20260302001");
    let found = hits(&store.shop, "parts_keeper", "PD20260302001");
    assert_eq!(found["documents"][0]["entity"], "stock_count", "a scanned sheet opens its count");
}
