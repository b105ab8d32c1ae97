//! What a visit leaves behind for ever must not outgrow the shop's disk: the log
//! of a ten-year shop would be larger than everything it tells of.

use shop_tests::visit::{labour, part};
use shop_tests::{MORNING, TestShop};

const VISITS: i64 = 6;
const MAX_BYTES: i64 = 12 << 10;

/// Of both logs with their indexes.
fn bytes_of_the_log(shop: &TestShop) -> i64 {
    let sql = "SELECT sum(payload) FROM dbstat WHERE name IN
               (SELECT name FROM sqlite_schema WHERE tbl_name IN ('change_log', 'command_log'))";
    shop.file().query_row(sql, [], |row| row.get(0)).expect("the size of the log")
}

#[test]
fn a_whole_visit_leaves_twelve_kilobytes_of_log_at_most() {
    let shop = TestShop::open_at(MORNING);
    shop.shop.db.forget_answers_but(0).expect("the answers are forgotten");
    let before = bytes_of_the_log(&shop);
    for number in 0..VISITS {
        let car = shop.car("张小芳", &format!("1380013800{number}"), &format!("粤B1234{number}"));
        car.walks_in("maintenance", "到里程了，做个保养").checked_in(30_000);
        for name in ["更换机油及机滤", "更换空调滤芯"] {
            car.with_line(labour(name, 80));
        }
        for name in ["全合成机油", "机油滤清器", "空调滤芯"] {
            car.with_line(part(name, 1_000, 8_800));
        }
        car.estimate_issued();
        car.authorised(&[]).assigned_to("technician").released();
        car.repaired_by("technician").self_inspected("technician");
        let sheets = car.passed().cleaned().billed(0, 0);
        car.paid(&sheets[0], "wechat", car.owed(&sheets[0]), car.owed(&sheets[0]));
        car.delivered();
    }
    // As they stand once nobody asks for their answers any more.
    shop.shop.db.forget_answers_but(0).expect("the answers are forgotten");
    let each = (bytes_of_the_log(&shop) - before) / VISITS;
    assert!((2 << 10..=MAX_BYTES).contains(&each), "{each} bytes a visit");
}
