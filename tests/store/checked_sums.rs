//! The check of the file sums up anew whatever the store keeps beside its movements, receipts and
//! inspections, and names what says something else.

use crate::picking::{checked_in, issue, takes};
use crate::receiving::{Store, line, looked};
use features::office::backups::check_file;
use features::picking::issue::issue_parts;
use features::receiving::inspection::{goods_to_inspect, inspect_goods};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::TestShop;
use shop_tests::visit::part;

pub fn checked(shop: &TestShop) -> Value {
    shop.run("manager", check_file, AskNothing {});
    shop.finished("manager")["result"].clone()
}

#[test]
fn each_sum_that_does_not_follow_is_named() {
    let store = Store::open();
    store.pads_are_looked_at();
    let order = store.pads_ordered(10_000);
    store.receives(store.receiving(Some(order), vec![line(store.pads, 10_000, 5_000)]));
    let waiting = store.shop.run("parts_keeper", goods_to_inspect, AskNothing {})["lines"][0].clone();
    store.shop.run("parts_keeper", inspect_goods, looked(&waiting, 7_000, 3_000, "漏油"));
    let car = checked_in(&store.shop, "粤B12345");
    let pads = takes(&car, store.pads, &part("前制动片", 2_000, 30_000));
    car.estimate_issued();
    car.authorised(&[]);
    store.shop.run("parts_keeper", issue_parts, issue(pads, 1_000));
    assert_eq!(checked(&store.shop)["stock_sums"], json!([]));

    let number = format!("stock_demand {}", car.visit()["order"]["number"].as_str().expect("a number"));
    let damages: [(&str, &str, &[&str]); 6] = [
        (
            "UPDATE stock_month SET quantity_in = quantity_in + 1 WHERE part_id > 0 AND kind = 'received'",
            "UPDATE stock_month SET quantity_in = quantity_in - 1 WHERE part_id > 0 AND kind = 'received'",
            &["stock_month 前制动片", "stock_month 2026-03 received"],
        ),
        (
            "UPDATE stock_month SET month = '2026-02' WHERE part_id IS NULL AND kind = 'received'",
            "UPDATE stock_month SET month = '2026-03' WHERE part_id IS NULL AND kind = 'received'",
            &["stock_month 2026-02 received", "stock_month 2026-03 received"],
        ),
        (
            "UPDATE part_use SET quantity_out = quantity_out + 1000",
            "UPDATE part_use SET quantity_out = quantity_out - 1000",
            &["part_use 前制动片"],
        ),
        (
            "UPDATE stock_demand SET issued = 2000",
            "UPDATE stock_demand SET issued = 1000",
            &[number.as_str()],
        ),
        (
            "UPDATE supplier_month SET rejected = 0",
            "UPDATE supplier_month SET rejected = 1",
            &["supplier_month 广通配件"],
        ),
        (
            "UPDATE supplier_month SET late = 9",
            "UPDATE supplier_month SET late = 0",
            &["supplier_month 广通配件"],
        ),
    ];
    let late = store.number("SELECT sum(late) FROM supplier_month");
    for (damage, mended, found) in damages {
        store.shop.file().execute_batch(damage).expect("past every command");
        assert_eq!(checked(&store.shop)["stock_sums"], json!(found), "{damage}");
        store.shop.file().execute_batch(mended).expect("as it was");
    }
    store.shop.file().execute("UPDATE supplier_month SET late = ?1", [late]).expect("as it was");
    assert_eq!(checked(&store.shop)["stock_sums"], json!([]));
}
