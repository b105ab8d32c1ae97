//! What the workshop of the sample shop brought goes with it, but for what the shop did with it itself.

use domain::catalogue::ItemId;
use domain::express::ExpressLine;
use domain::ids::{ExpressKindId, LabourOperationId, PartId, PersonId};
use domain::money::Money;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::express::{
    ExpressOrder, QuoteExpress, SaveExpressKind, express_order, express_page, quote_express,
    save_express_kind,
};
use kernel::host::AskNothing;
use sample::{load_sample_shop, remove_sample_shop};
use shop_tests::TestShop;
use shop_tests::asks_till::part;
use shop_tests::stock::sums_that_differ;
use shop_tests::typed::field;
use storage::replay;

const COUNTER: &str = "counter";

fn number(shop: &TestShop, sql: &str) -> i64 {
    shop.file().query_row(sql, [], |row| row.get(0)).unwrap_or_else(|error| panic!("{sql}: {error}"))
}

fn work_of(shop: &TestShop, kind: &str) -> LabourOperationId {
    let sql = format!(
        "SELECT json_extract(express_items, '$[0].labour_operation') FROM express_kind WHERE name = '{kind}'"
    );
    LabourOperationId(number(shop, &sql))
}

#[test]
fn small_work_the_shop_did_itself_stays_with_all_it_is_made_of_and_the_rest_goes() {
    let mut shop = TestShop::open_at("2026-03-02T14:30");
    shop.hire(COUNTER, &["advisor", "cashier"]);
    shop.run("manager", load_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");

    // A real puncture, mended by somebody of the sample.
    let (tyre, wipers) = (work_of(&shop, "补胎"), work_of(&shop, "更换雨刮片"));
    let express_kind_id = ExpressKindId(number(&shop, "SELECT id FROM express_kind WHERE name = '补胎'"));
    let technician = number(
        &shop,
        "SELECT min(person_id) FROM worker_file
         WHERE person_id NOT IN (SELECT person_id FROM job_time WHERE ended_at IS NULL)",
    );
    let lines = vec![ExpressLine { item: ItemId::LabourOperation(tyre), times: 1 }];
    let plate = "粤B12345".to_owned();
    let quote =
        QuoteExpress { express_kind_id, vehicle_id: None, plate: plate.clone(), lines: lines.clone() };
    let total: i64 = field(&shop.run(COUNTER, quote_express, quote), "total");
    assert!(total > 0);
    let order = ExpressOrder {
        express_kind_id,
        vehicle_id: None,
        plate,
        name: String::new(),
        phone: String::new(),
        mileage_km: 45_210,
        lines,
        technician_id: Some(PersonId(technician)),
        total: Money(total),
        parts: vec![part(PaymentMeans::Wechat, total)],
        beside_booking: false,
    };
    shop.run(COUNTER, express_order, order);
    // And a kind of the shop's own, made of what the sample put on the lists.
    let blades = PartId(number(&shop, "SELECT id FROM part WHERE code = 'YG-026'"));
    let own = SaveExpressKind {
        id: None,
        version: 0,
        name: "自己的雨刮服务".to_owned(),
        repair_kind: RepairKind::Repair,
        express_items: vec![ItemId::LabourOperation(wipers), ItemId::Part(blades)],
        active: true,
    };
    shop.run("manager", save_express_kind, own);

    shop.run("manager", remove_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    let page = shop.run(COUNTER, express_page, AskNothing {});
    let kinds = page["kinds"].as_array().expect("kinds");
    let named: Vec<&str> = kinds.iter().filter_map(|row| row["kind"]["name"].as_str()).collect();
    assert_eq!(named, ["补胎", "自己的雨刮服务"]);
    assert_eq!(kinds[1]["items"].as_array().map_or(0, Vec::len), 2, "what it is made of is still there");
    assert_eq!(number(&shop, "SELECT count(*) FROM labour_operation WHERE name LIKE '快修%'"), 2);
    assert_eq!(number(&shop, "SELECT count(*) FROM part WHERE code IN ('YG-026', 'DP-H7')"), 1);
    assert_eq!(number(&shop, "SELECT count(*) FROM work_order"), 1);
    // Who mended it stays named and works here no more; nothing is known of them.
    let sql = format!("SELECT count(*) FROM person WHERE id = {technician} AND active = 0");
    assert_eq!(number(&shop, &sql), 1);
    assert_eq!(number(&shop, "SELECT count(*) FROM person WHERE name = '赵建国'"), 0);
    for table in [
        "absence",
        "booking_wish",
        "customer_told",
        "diagnosis",
        "driving_licence",
        "job_mark",
        "outside_work",
        "warranty_judgement",
        "worker_file",
    ] {
        assert_eq!(number(&shop, &format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    for table in ["express_kind", "labour_operation", "work_package"] {
        assert_eq!(number(&shop, &format!("SELECT count(*) FROM {table} WHERE sample = 1")), 0, "{table}");
    }
    assert_eq!(number(&shop, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(sums_that_differ(&shop.file()), Vec::<String>::new());
    assert_eq!(shop.shop.db.read(replay::differs).expect("the log can be read"), Vec::<String>::new());
}
