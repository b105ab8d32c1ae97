//! The store of the sample shop goes with it, but for what the shop used itself.

use domain::ids::{BinId, LineId, PartId, WorkOrderId};
use domain::money::Quantity;
use domain::stock::MovementKind;
use features::stock::post::Posting;
use kernel::host::AskNothing;
use sample::{load_sample_shop, remove_sample_shop};
use shop_tests::TestShop;
use shop_tests::lines::part;
use shop_tests::stock::sums_that_differ;
use storage::replay;

fn loaded() -> TestShop {
    let shop = TestShop::open_at("2026-03-02T14:30");
    shop.run("manager", load_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    shop
}

fn number(shop: &TestShop, sql: &str) -> i64 {
    shop.file().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

fn removed(shop: &TestShop) {
    shop.run("manager", remove_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    assert_eq!(number(shop, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(sums_that_differ(&shop.file()), Vec::<String>::new());
    assert_eq!(shop.shop.db.read(replay::differs).expect("the log can be read"), Vec::<String>::new());
    for table in ["part", "bin", "supplier", "stock_movement"] {
        assert_eq!(number(shop, &format!("SELECT count(*) FROM {table} WHERE sample = 1")), 0, "{table}");
    }
}

/// A part of the sample, where it lies, and how much of it.
fn kept(shop: &TestShop, code: &str) -> (PartId, BinId, i64) {
    let of = |what: &str| {
        let sql = format!(
            "SELECT {what} FROM stock_level JOIN part ON part.id = part_id WHERE part.code = '{code}'"
        );
        number(shop, &sql)
    };
    (PartId(of("part.id")), BinId(of("stock_level.bin_id")), of("stock_level.quantity"))
}

#[test]
fn a_part_the_shop_took_for_its_own_visit_stays_with_all_that_lies_there() {
    let shop = loaded();
    let before = number(
        &shop,
        "SELECT count(*) FROM stock_movement WHERE part_id = (SELECT id FROM part WHERE code = 'JY-5W30')",
    );
    let car = shop.car("真客户", "13900139000", "粤B54321");
    let line = car.walks_in("repair", "自己的车").checked_in(50_000).with_line(part("机油", 4_000, 8_800));
    let (oil, shelf, there) = kept(&shop, "JY-5W30");
    let mine = Posting {
        line: Some((WorkOrderId(car.id()), LineId(line))),
        ..Posting::new(MovementKind::Issued, oil, shelf, Quantity(-500))
    };
    shop.posts("parts_keeper", mine).expect("so much is there");
    // Tried out on a visit of the sample: that is no use of the shop's own.
    let (filter, bin, _) = kept(&shop, "DP-H7");
    let tried = number(&shop, "SELECT id FROM work_order WHERE sample = 1 AND stage = 'in_repair' LIMIT 1");
    let of_it = number(&shop, &format!("SELECT id FROM line WHERE work_order_id = {tried} LIMIT 1"));
    let try_out = Posting {
        line: Some((WorkOrderId(tried), LineId(of_it))),
        ..Posting::new(MovementKind::Issued, filter, bin, Quantity(-1_000))
    };
    shop.posts("parts_keeper", try_out).expect("so much is there");

    removed(&shop);
    assert_eq!(kept(&shop, "JY-5W30"), (oil, shelf, there - 500), "nobody's count changed beneath them");
    let moved = format!("SELECT count(*) FROM stock_movement WHERE part_id = {}", oil.0);
    assert_eq!(number(&shop, &moved), before + 1);
    assert_eq!(number(&shop, &format!("{moved} AND work_order_id IS NOT NULL")), 1, "the shop's own visit");
    assert_eq!(number(&shop, "SELECT count(*) FROM part WHERE stocked = 1"), 1, "all else is gone");
    assert_eq!(number(&shop, "SELECT count(*) FROM stock_account"), 1);
    assert_eq!(number(&shop, &format!("SELECT id FROM bin WHERE id = {}", shelf.0)), shelf.0);
    assert_eq!(
        (number(&shop, "SELECT count(*) FROM bin"), number(&shop, "SELECT count(*) FROM supplier")),
        (1, 1)
    );
}

#[test]
fn what_the_shop_took_of_its_own_for_a_visit_of_the_sample_is_still_gone() {
    let shop = loaded();
    let saved = shop.run(
        "manager",
        features::visit::lines::save_catalogue_item,
        shop_tests::asks_visit::new_part("EIGEN-1", "自己的件", 5_000),
    );
    let own = PartId(saved["id"]["part"].as_i64().expect("a part"));
    let shelf = BinId(number(&shop, "SELECT min(id) FROM bin"));
    shop.posts("manager", Posting::new(MovementKind::Opening, own, shelf, Quantity(5_000))).expect("it came");
    let tried = number(&shop, "SELECT id FROM work_order WHERE sample = 1 AND stage = 'in_repair' LIMIT 1");
    let line = number(&shop, &format!("SELECT id FROM line WHERE work_order_id = {tried} LIMIT 1"));
    let issue = Posting {
        line: Some((WorkOrderId(tried), LineId(line))),
        ..Posting::new(MovementKind::Issued, own, shelf, Quantity(-2_000))
    };
    shop.posts("parts_keeper", issue).expect("so much is there");
    removed(&shop);
    assert_eq!(number(&shop, "SELECT on_hand FROM stock_account"), 3_000);
    assert_eq!(number(&shop, "SELECT count(*) FROM stock_movement WHERE work_order_id IS NOT NULL"), 0);
    assert_eq!(number(&shop, "SELECT count(*) FROM bin"), 1, "where the shop's own lies");
    for table in ["part_unit", "core_terms", "stock_batch"] {
        assert_eq!(number(&shop, &format!("SELECT count(*) FROM {table}")), 0, "{table} of the sample");
    }
}
