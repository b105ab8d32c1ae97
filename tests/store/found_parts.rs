//! A part is found of which nobody knows any more by which delivery it came, and goes back all the same.

use domain::ids::{BinId, PartId, SupplierId};
use domain::money::{Money, Quantity};
use domain::stock::BinKind;
use features::counting::bins::{SaveBin, save_bin};
use features::receiving::returns::{
    AskSupplierReturn, SendBackGoods, SentBackLine, send_back_goods, supplier_return_page,
};
use features::receiving::supplier_accounts::{AskSupplierAccount, supplier_account};
use serde_json::{Value, json};
use shop_tests::stocked::{listed_part, stocked};
use shop_tests::typed::{field, read, request};
use shop_tests::{MORNING, TestShop};

fn found(part_id: PartId, quantity: i64, credited: Option<i64>) -> SentBackLine {
    SentBackLine {
        goods_receipt_line_id: None,
        part_id,
        batch_id: None,
        bin_id: None,
        from_rejected: false,
        quantity: Quantity(quantity),
        credited: credited.map(Money),
    }
}

#[test]
fn what_the_supplier_owes_for_it_is_said_and_it_leaves_its_shelf() {
    let shop = TestShop::open_at(MORNING);
    let part = listed_part(&shop, "BP-1", "前制动片", "个", 30_000);
    stocked(&shop, "BP-1", 3_000, 15_000);
    let file = shop.file();
    file.execute(
        "INSERT INTO supplier (name, initials, contact_name, supplier_phone, supplier_address,
            supplier_tax_number, bank, licence_number, payment_days, lead_days, note, active, version)
         VALUES ('广通配件', '', '', '', '', '', '', '', 30, 3, '', 1, 1)",
        [],
    )
    .expect("a supplier is written");
    let supplier_id = SupplierId(file.last_insert_rowid());
    let back = |line| SendBackGoods { supplier_id, reason: "型号不对".to_owned(), lines: vec![line] };
    let refused = |line: SentBackLine| -> Value {
        let asked = shop.ask("parts_keeper", "send_back_goods", request(back(line)));
        asked.expect_err("it is refused")["params"].clone()
    };
    let unsaid = refused(found(part, 1_000, None));
    assert_eq!(unsaid, json!({ "field": "credited", "problem": "empty" }), "no delivery says what it cost");
    assert_eq!(refused(found(part, 4_000, Some(5_000)))["problem"], "short");
    let waits = SaveBin {
        id: None,
        version: 0,
        code: "待检".to_owned(),
        name: String::new(),
        kind: BinKind::Quarantine,
        active: true,
    };
    let waits: BinId = field(&shop.run("parts_keeper", save_bin, waits), "id");
    let held = SentBackLine { bin_id: Some(waits), ..found(part, 1_000, Some(5_000)) };
    assert_eq!(refused(held)["problem"], "not_usable", "what waits to be looked at is decided on first");

    let sent = shop.run("parts_keeper", send_back_goods, back(found(part, 2_000, Some(9_000))));
    assert_eq!(sent["credited"], 9_000);
    let on_hand: i64 = file
        .query_row("SELECT on_hand FROM stock_account WHERE part_id = ?1", [part.0], |row| row.get(0))
        .expect("the file answers");
    assert_eq!(on_hand, 1_000);
    let slip =
        shop.run("parts_keeper", supplier_return_page, AskSupplierReturn { id: read(sent["id"].clone()) });
    assert_eq!(
        (&slip["lines"][0]["receipt_number"], &slip["lines"][0]["photographed"]),
        (&json!(""), &json!(false))
    );
    let account = AskSupplierAccount { supplier_id, invoices_before: None, payments_before: None };
    assert_eq!(shop.run("parts_keeper", supplier_account, account)["credit"], 9_000);
}
