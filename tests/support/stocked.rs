//! What lies in a test's store before anybody of the shop does anything.

use crate::TestShop;
use crate::asks_visit::new_part;
use crate::typed::{field, request};
use domain::catalogue::ItemId;
use domain::ids::{BinId, PartId};
use domain::money::{Money, Quantity};
use domain::stock::{Bin, BinKind, MovementKind};
use features::stock::post::{Posting, post};
use features::visit::lines::{SaveCatalogueItem, save_catalogue_item};
use kernel::Program;
use kernel::command::MANAGER;
use kernel::error::Result;
use kernel::host::Write;

/// A part, the bin it lies in, how much of it, and what all of that cost.
type Opening = (PartId, String, Quantity, Money);

/// Lays so much of a part into a bin, which is made where there is none of that code.
pub fn stock_opened(cx: &Write, (part, code, quantity, cost): Opening) -> Result<i64> {
    let bin = match cx.w.bin_coded(&code)? {
        Some(bin) => bin.id,
        None => {
            let kind = BinKind::Shelf;
            let mut bin = Bin { id: BinId(0), code, name: String::new(), kind, active: true, version: 1 };
            cx.w.insert(&mut bin)?;
            bin.id
        }
    };
    let opening = Posting::new(MovementKind::Opening, part, bin, quantity);
    Ok(post(cx, Posting { cost: Some(cost), ..opening })?.id.0)
}

kernel::commands! {
    write stock_opened(Opening) -> i64, MANAGER, changes [Stock Catalogue];
}

/// What the program has no command for.
static OPENING: Program = Program { lists: &[&[COMMANDS]], at_start: &[] };

/// So much of a part of the price list, by its number or its name, lies in the bin A1 and cost so much
/// in all.
#[track_caller]
pub fn stocked(shop: &TestShop, part: &str, quantity: i64, cost: i64) -> PartId {
    stocked_in(shop, "A1", part, quantity, cost)
}

/// The same in another bin.
#[track_caller]
pub fn stocked_in(shop: &TestShop, bin: &str, part: &str, quantity: i64, cost: i64) -> PartId {
    let named = "SELECT id FROM part WHERE code = ?1 OR name = ?1 ORDER BY id LIMIT 1";
    let id = shop.file().query_row(named, [part], |row| row.get(0)).expect("the part is on the list");
    let opening: Opening = (PartId(id), bin.to_owned(), Quantity(quantity), Money(cost));
    let key = shop.key();
    OPENING
        .call(&shop.shop, &shop.session("manager"), "stock_opened", request(opening), Some(&key))
        .expect("stock can be opened");
    PartId(id)
}

/// A part of the price list, counted in this unit.
#[track_caller]
pub fn listed_part(shop: &TestShop, code: &str, name: &str, unit: &str, price: i64) -> PartId {
    let ask = SaveCatalogueItem { unit: unit.to_owned(), ..new_part(code, name, price) };
    let saved = shop.run("manager", save_catalogue_item, ask);
    match field(&saved, "id") {
        ItemId::Part(id) => id,
        ItemId::LabourOperation(id) => panic!("a part, not the operation {id}"),
    }
}
