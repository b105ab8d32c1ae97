//! A place of the store, a part in it, and a count that found less of it.

use crate::busy::COST;
use domain::counting::CountState;
use domain::ids::{BinId, PartId, StockCountId};
use domain::money::{Money, Quantity};
use domain::stock::BinKind;
use features::counting::bins::{AskBin, AskPartPlaces, SaveBin, save_bin};
use features::counting::counts::{AskCount, AskCountPlaces, AskCounts};
use features::counting::entering::{CountOnSpot, count_on_spot};
use features::counting::moves::{OpenStock, open_stock};
use serde_json::Value;
use shop_tests::TestShop;
use shop_tests::typed::{read, request};

/// What is asked about them.
pub fn stored(shop: &TestShop, part_id: PartId) -> Vec<(&'static str, Value)> {
    let code = "S-01".to_owned();
    let bin = SaveBin { id: None, version: 0, code, name: String::new(), kind: BinKind::Shelf, active: true };
    let bin_id: BinId = read(shop.run("parts_keeper", save_bin, bin)["id"].clone());
    let opening = OpenStock {
        part_id,
        bin_id,
        quantity: Quantity(2_000),
        unit_cost: Money(COST),
        batch_number: "L77".to_owned(),
        expires_on: None,
        note: String::new(),
        approval: None,
    };
    shop.run("manager", open_stock, opening);
    let counted_quantity = Quantity(1_000);
    let spot =
        CountOnSpot { part_id, bin_id, batch_id: None, counted_quantity, unit: None, note: String::new() };
    let id: StockCountId = read(shop.run("parts_keeper", count_on_spot, spot)["id"].clone());
    vec![
        ("get_bin", request(AskBin { id: bin_id })),
        ("part_places", request(AskPartPlaces { part_id })),
        ("list_counts", request(AskCounts { state: CountState::HandedIn, before: None })),
        ("get_count", request(AskCount { id })),
        ("count_places", request(AskCountPlaces { id, bin_id })),
    ]
}
