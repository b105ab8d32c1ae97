//! What came damaged is photographed where it is looked at, and seen with the delivery and with what goes back.

use domain::ids::{GoodsPhotoId, GoodsReceiptId, GoodsReceiptLineId, PartId, SupplierId};
use domain::money::{Money, Quantity};
use domain::receiving::photo::MAX_PHOTOS;
use domain::receiving::{CheckResult, InspectionCheck, Sampling};
use features::receiving::inspection::{InspectGoods, inspect_goods};
use features::receiving::photos::{
    AddGoodsPhoto, AskGoodsPhoto, AskGoodsPhotos, RemoveGoodsPhoto, add_goods_photo, goods_photo,
    goods_photos, remove_goods_photo,
};
use features::receiving::plans::{SaveInspectionPlan, save_inspection_plan};
use features::receiving::receipts::{
    AskGoodsReceipt, ReceiveGoods, ReceivedLine, goods_receipt_page, receive_goods,
};
use features::receiving::returns::{
    AskSupplierReturn, SendBackGoods, SentBackLine, send_back_goods, supplier_return_page,
};
use serde_json::{Value, json};
use shop_tests::papers::text_of;
use shop_tests::photos::picture;
use shop_tests::stocked::listed_part;
use shop_tests::typed::{field, read, request};
use shop_tests::{MORNING, TestShop};

/// Ten pads wait to be looked at.
fn waiting() -> (TestShop, SupplierId, PartId) {
    let shop = TestShop::open_at(MORNING);
    let part_id = listed_part(&shop, "BP-1", "前制动片", "个", 30_000);
    let file = shop.file();
    file.execute(
        "INSERT INTO supplier (name, initials, contact_name, supplier_phone, supplier_address,
            supplier_tax_number, bank, licence_number, payment_days, lead_days, note, active, version)
         VALUES ('广通配件', '', '', '', '', '', '', '', 30, 3, '', 1, 1)",
        [],
    )
    .expect("a supplier is written");
    let supplier_id = SupplierId(file.last_insert_rowid());
    let plan = SaveInspectionPlan {
        part_id: Some(part_id),
        abc: None,
        checks: vec![InspectionCheck::Looks],
        sampling: Sampling::All,
        version: 0,
    };
    shop.run("parts_keeper", save_inspection_plan, plan);
    let line = ReceivedLine {
        part_id,
        purchase_order_line_id: None,
        bought: Quantity(10_000),
        unit: "个".to_owned(),
        buying_price: Money(5_000),
        batch_number: String::new(),
        expires_on: None,
        bin_id: None,
        meant: false,
    };
    let came = ReceiveGoods {
        supplier_id,
        purchase_order_id: None,
        delivery_note: String::new(),
        freight: Money::ZERO,
        freight_charged: true,
        note: String::new(),
        lines: vec![line],
    };
    shop.run("parts_keeper", receive_goods, came);
    (shop, supplier_id, part_id)
}

const LINE: GoodsReceiptLineId = GoodsReceiptLineId(1);

fn taken(number: u8, caption: &str) -> AddGoodsPhoto {
    AddGoodsPhoto { goods_receipt_line_id: LINE, caption: caption.to_owned(), content: picture(number) }
}

fn page(shop: &TestShop) -> Value {
    shop.run("parts_keeper", goods_receipt_page, AskGoodsReceipt { id: GoodsReceiptId(1) })
}

fn photos(shop: &TestShop, seat: &str) -> Value {
    shop.run(seat, goods_photos, AskGoodsPhotos { goods_receipt_line_id: LINE })
}

/// So many are accepted and so many rejected.
fn looked(shop: &TestShop, accepted: i64, rejected: i64) {
    let line = page(shop)["lines"][0].clone();
    let decision = InspectGoods {
        goods_receipt_line_id: LINE,
        version: field(&line, "version"),
        sample: 10,
        results: vec![CheckResult { check: InspectionCheck::Looks, passed: rejected == 0 }],
        accepted: Quantity(accepted),
        rejected: Quantity(rejected),
        reason: "破损".to_owned(),
        bin_id: None,
    };
    shop.run("parts_keeper", inspect_goods, decision);
}

#[test]
fn what_was_rejected_is_seen_with_the_delivery_and_with_what_goes_back() {
    let (shop, supplier_id, part_id) = waiting();
    shop.run("parts_keeper", add_goods_photo, taken(1, "外盒压扁"));
    looked(&shop, 6_000, 4_000);
    shop.run("parts_keeper", add_goods_photo, taken(2, "裂纹"));
    let told = photos(&shop, "manager");
    let captions: Vec<&Value> =
        told["photos"].as_array().into_iter().flatten().map(|row| &row["caption"]).collect();
    assert_eq!((captions, &told["may_add"]), (vec![&json!("外盒压扁"), &json!("裂纹")], &json!(true)));
    assert_eq!(page(&shop)["lines"][0]["photographed"], true);
    let whole = shop.run("parts_keeper", goods_photo, AskGoodsPhoto { id: GoodsPhotoId(1), whole: true });
    assert!(whole["content"].as_str().is_some_and(|content| content.len() > 100), "{whole}");
    let back = SentBackLine {
        goods_receipt_line_id: Some(LINE),
        part_id,
        batch_id: None,
        bin_id: None,
        from_rejected: true,
        quantity: Quantity(4_000),
        credited: None,
    };
    let back = SendBackGoods { supplier_id, reason: "破损".to_owned(), lines: vec![back] };
    let returned = shop.run("parts_keeper", send_back_goods, back)["id"].clone();
    let slip = shop.run("parts_keeper", supplier_return_page, AskSupplierReturn { id: read(returned) });
    assert_eq!(slip["lines"][0]["photographed"], true);
    for kind in ["goods_receipt", "supplier_return_slip"] {
        let paper = text_of(&shop.paper("parts_keeper", kind, 1));
        for said in ["不合格照片", "前制动片：外盒压扁", "前制动片：裂纹"] {
            assert!(paper.contains(said), "{kind}: no {said} in {paper}");
        }
    }
}

#[test]
fn what_has_nothing_to_show_is_not_photographed_and_nobody_fills_the_disk() {
    let (shop, ..) = waiting();
    let problem = |ask| {
        let refusal = shop.ask("parts_keeper", "add_goods_photo", request(ask)).expect_err("refused");
        refusal["params"]["problem"].clone()
    };
    let no_photo = AddGoodsPhoto { content: "bm8gcGhvdG8=".to_owned(), ..taken(1, "") };
    assert_eq!(problem(no_photo), "no_picture");
    assert_eq!(shop.refused("technician", "add_goods_photo", request(taken(1, ""))), "role_missing");
    for number in 0..MAX_PHOTOS {
        shop.run("parts_keeper", add_goods_photo, taken(u8::try_from(number).unwrap_or(0), ""));
    }
    assert_eq!(problem(taken(99, "")), "enough_photos");
    assert_eq!(photos(&shop, "parts_keeper")["may_add"], false);
    let (shop, ..) = waiting();
    looked(&shop, 10_000, 0);
    let refusal = shop.ask("parts_keeper", "add_goods_photo", request(taken(1, ""))).expect_err("refused");
    assert_eq!(refusal["params"]["problem"], "nothing_to_show");
    assert_eq!(page(&shop)["lines"][0]["photographed"], false);
}

#[test]
fn a_photo_is_taken_off_by_whoever_took_it_and_by_a_manager() {
    let (shop, ..) = waiting();
    shop.run("manager", add_goods_photo, taken(1, "拍糊了"));
    let off = |reason: &str| RemoveGoodsPhoto { id: GoodsPhotoId(1), version: 1, reason: reason.to_owned() };
    let keeper = shop.ask("parts_keeper", "remove_goods_photo", request(off("拍糊了")));
    assert_eq!(keeper.expect_err("it is another's")["params"]["problem"], "photo_of_another");
    assert_eq!(photos(&shop, "parts_keeper")["photos"][0]["may_remove"], false);
    assert_eq!(shop.refused("manager", "remove_goods_photo", request(off(""))), "bad_field");
    shop.run("manager", remove_goods_photo, off("拍糊了"));
    assert_eq!(photos(&shop, "manager")["photos"], json!([]));
    let gone = request(AskGoodsPhoto { id: GoodsPhotoId(1), whole: false });
    assert_eq!(shop.refused("parts_keeper", "goods_photo", gone), "not_found");
    let paper = text_of(&shop.paper("parts_keeper", "goods_receipt", 1));
    assert!(!paper.contains("不合格照片"), "{paper}");
}
