//! The list of all orders: what it is narrowed to, what it comes to, how it goes on, and what is kept of it.

use domain::ids::{PersonId, SavedViewId};
use domain::line::Payer;
use domain::list_filter::{ListFilter, ListedKind};
use domain::settlement::SheetState;
use domain::warranty::RepairKind;
use domain::work_order::stage::Stage;
use features::document::document;
use features::listing::orders::{AskWorkOrders, TotalWorkOrders, list_work_orders, total_work_orders};
use features::listing::sheets::{AskSheets, TotalSheets, list_sheets, total_sheets};
use features::listing::views::{AskViews, DropView, KeepView, drop_view, keep_view, list_views};
use features::till::void_settlement;
use features::visit::course;
use serde_json::{Value, json};
use shop_tests::asks_till::{day, monday};
use shop_tests::asks_visit::{called_off, voided};
use shop_tests::typed::{field, request};
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};
use spreadsheets::{Options, read};
use storage::ListKey;

fn asking(filter: ListFilter) -> AskWorkOrders {
    AskWorkOrders { filter, after: None }
}

fn listed(shop: &TestShop, filter: ListFilter) -> Value {
    shop.run("advisor", list_work_orders, asking(filter))
}

fn plates(answer: &Value) -> Vec<String> {
    let rows = answer["rows"].as_array().expect("rows");
    rows.iter().map(|row| row["plate"].as_str().expect("a plate").to_owned()).collect()
}

/// The cars that fit, the newest first.
fn fit(shop: &TestShop, filter: ListFilter) -> Vec<String> {
    plates(&listed(shop, filter))
}

fn totals(shop: &TestShop, filter: ListFilter) -> Value {
    shop.run("cashier", total_work_orders, TotalWorkOrders { filter, after: None })
}

/// Billed, with nothing paid yet.
pub fn billed<'a>(shop: &'a TestShop, name: &str, phone: &str, plate: &str, seat: &str) -> Car<'a> {
    let car = shop.car(name, phone, plate);
    car.walks_in("maintenance", "保养").checked_in(32_000).with_line(labour("更换机油机滤", 100));
    car.estimate_issued();
    car.authorised(&[])
        .assigned_to(seat)
        .released()
        .repaired_by(seat)
        .self_inspected(seat)
        .passed()
        .cleaned();
    car.billed(0, 0);
    car
}

/// One car that is billed, one that waits for its estimate, one that was called off the day before.
fn three() -> TestShop {
    let shop = TestShop::open_at("2026-03-01T10:00");
    let off = shop.car("王五", "13700137000", "粤B00003");
    off.walks_in("body", "补漆");
    shop.run("manager", course::cancel_visit, called_off(&off, "客户改天再来"));
    shop.clock.set_to(MORNING);
    billed(&shop, "张小芳", "13800138000", "粤B00001", "technician");
    shop.later(1);
    shop.car("李国强", "13900139000", "粤B00002").walks_in("repair", "刹车有异响").checked_in(40_000);
    shop
}

#[test]
fn each_way_to_narrow_it_leaves_the_orders_that_fit() {
    let shop = three();
    let with = ListFilter::default;
    assert_eq!(fit(&shop, with()), ["粤B00002", "粤B00001", "粤B00003"], "the newest first");
    assert_eq!(fit(&shop, ListFilter { from: Some(monday()), ..with() }), ["粤B00002", "粤B00001"]);
    assert_eq!(fit(&shop, ListFilter { to: Some(day("2026-03-01")), ..with() }), ["粤B00003"]);
    assert_eq!(fit(&shop, ListFilter { stages: vec![Stage::Cancelled], ..with() }), ["粤B00003"]);
    let two = vec![Stage::Cancelled, Stage::AwaitingSettlement];
    assert_eq!(fit(&shop, ListFilter { stages: two, ..with() }), ["粤B00001", "粤B00003"]);
    assert_eq!(fit(&shop, ListFilter { stages: vec![Stage::AwaitingSettlement], ..with() }), ["粤B00001"]);
    assert_eq!(fit(&shop, ListFilter { repair_kind: Some(RepairKind::Body), ..with() }), ["粤B00003"]);
    assert_eq!(fit(&shop, ListFilter { payer: Some(Payer::Customer), ..with() }), ["粤B00001"]);
    assert_eq!(fit(&shop, ListFilter { payer: Some(Payer::Insurer), ..with() }), Vec::<String>::new());
    let person = |seat: &str| Some(PersonId(shop.id_of(seat)));
    assert_eq!(fit(&shop, ListFilter { technician_id: person("technician"), ..with() }), ["粤B00001"]);
    assert!(fit(&shop, ListFilter { technician_id: person("second_technician"), ..with() }).is_empty());
    assert_eq!(fit(&shop, ListFilter { advisor_id: person("advisor"), ..with() }).len(), 3);
    assert!(fit(&shop, ListFilter { advisor_id: person("manager"), ..with() }).is_empty());
    let of = |text: &str| ListFilter { text: text.to_owned(), ..with() };
    assert_eq!(fit(&shop, of("00002")), ["粤B00002"]);
    assert_eq!(fit(&shop, of("王五")), ["粤B00003"]);
    assert_eq!(fit(&shop, of("13800138000")), ["粤B00001"]);
    let number: String = field(&listed(&shop, of("00001"))["rows"][0], "number");
    assert_eq!(fit(&shop, of(&number)), ["粤B00001"], "by its own number");
    assert!(fit(&shop, of("粤C99999")).is_empty());
    let narrowed = ListFilter { stages: vec![Stage::Cancelled], ..of("粤B0000") };
    assert_eq!(fit(&shop, narrowed), ["粤B00003"], "what is typed and what is chosen both count");
}

#[test]
fn a_portion_of_the_totals_begins_behind_the_one_before() {
    let shop = three();
    let newest = listed(&shop, ListFilter::default())["rows"][0].clone();
    let behind = ListKey { id: field(&newest, "id"), at: field(&newest, "checked_in_at") };
    let ask = TotalWorkOrders { filter: ListFilter::default(), after: Some(behind) };
    let rest = shop.run("cashier", total_work_orders, ask);
    let all = totals(&shop, ListFilter::default());
    let sum = |of: &Value, name: &str| of[name].as_i64().expect("a number");
    assert_eq!((sum(&rest, "count"), sum(&all, "count")), (2, 3));
    assert_eq!(sum(&rest, "total"), sum(&all, "total"), "the newest was not quoted yet");
    assert_eq!((&all["next"], &rest["next"]), (&Value::Null, &Value::Null), "nothing is left to be added");
}

#[test]
fn what_is_unpaid_is_in_the_list_until_the_last_fen_came_in() {
    let shop = TestShop::open_at(MORNING);
    let car = billed(&shop, "张小芳", "13800138000", "粤B00001", "technician");
    let unpaid = || ListFilter { unpaid: true, ..ListFilter::default() };
    let sheet = car.sheets()[0].clone();
    let total = sheet["total"].as_i64().expect("a total");
    let first = listed(&shop, unpaid());
    assert_eq!((&first["rows"][0]["unpaid"], &first["rows"][0]["total"]), (&json!(total), &json!(total)));
    assert_eq!(first["rows"][0]["settlement_id"], sheet["id"]);
    assert_eq!(first["rows"][0]["technicians"], "technician");
    car.paid(&sheet, "wechat", 1_000, 1_000);
    assert_eq!(listed(&shop, unpaid())["rows"][0]["unpaid"], json!(total - 1_000));
    car.paid(&sheet, "wechat", total - 1_000, total - 1_000);
    assert!(fit(&shop, unpaid()).is_empty());
    assert_eq!(listed(&shop, ListFilter::default())["rows"][0]["unpaid"], json!(0));
}

#[test]
fn what_is_late_is_in_the_list_once_its_promise_is_over() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B00001");
    car.walks_in("repair", "刹车有异响").checked_in(32_000);
    let late = || ListFilter { late: true, ..ListFilter::default() };
    assert!(fit(&shop, late()).is_empty());
    shop.later(301);
    assert_eq!(fit(&shop, late()), ["粤B00001"]);
}

/// What the row of totals says is what the rows say together.
#[test]
fn the_totals_are_those_of_the_rows() {
    let shop = three();
    let paid = billed(&shop, "赵六", "13600136000", "粤B00004", "second_technician");
    paid.paid(&paid.sheets()[0], "wechat", 500, 500);
    for filter in [
        ListFilter::default(),
        ListFilter { unpaid: true, ..ListFilter::default() },
        ListFilter { text: "粤B00004".to_owned(), ..ListFilter::default() },
        ListFilter { stages: vec![Stage::Cancelled], ..ListFilter::default() },
    ] {
        let rows = listed(&shop, filter.clone())["rows"].as_array().cloned().expect("rows");
        let sum = |name: &str| rows.iter().map(|row| row[name].as_i64().expect("an amount")).sum::<i64>();
        let all = totals(&shop, filter);
        assert_eq!(all["count"], json!(rows.len()));
        assert_eq!((&all["total"], &all["unpaid"]), (&json!(sum("total")), &json!(sum("unpaid"))));
        assert_eq!((&all["since"], &all["cut"]), (&Value::Null, &json!(false)), "nothing was left out");
    }
}

#[test]
fn what_was_called_off_comes_to_nothing_whatever_was_said_yes_to() {
    let shop = TestShop::open_at(MORNING);
    let car = shop.car("张小芳", "13800138000", "粤B00001");
    car.walks_in("maintenance", "保养").checked_in(32_000).with_line(labour("更换机油机滤", 100));
    car.estimate_issued();
    car.authorised(&[]);
    assert!(totals(&shop, ListFilter::default())["total"].as_i64().is_some_and(|total| total > 0));
    shop.run("manager", course::cancel_visit, called_off(&car, "客户改天再来"));
    assert_eq!(listed(&shop, ListFilter::default())["rows"][0]["total"], json!(0));
    assert_eq!(totals(&shop, ListFilter::default())["total"], json!(0));
}

/// So many orders of another car, a minute apart, all of them before the shop's first day.
fn years_before(shop: &TestShop, orders: i64) {
    let sql = format!(
        "CREATE TEMP TABLE copied AS SELECT work_order.* FROM work_order,
             (WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted WHERE n < {orders})
              SELECT n FROM counted)
         WHERE work_order.id = (SELECT max(id) FROM work_order);
         UPDATE copied SET id = rowid + 1000, number = 'GD-' || rowid,
             checked_in_at = strftime('%Y-%m-%dT%H:%M:%SZ', '2025-01-01', '+' || rowid || ' minutes');
         INSERT INTO work_order SELECT * FROM copied;"
    );
    shop.file().execute_batch(&sql).expect("years were poured");
}

#[test]
fn a_page_goes_on_where_the_one_before_ended_and_none_is_shown_twice() {
    let shop = TestShop::open_at(MORNING);
    shop.car("张小芳", "13800138000", "粤B00001").walks_in("repair", "异响").checked_in(1_000);
    years_before(&shop, 119);
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let ask = AskWorkOrders { filter: ListFilter::default(), after };
        let page = shop.run("advisor", list_work_orders, ask);
        let rows = page["rows"].as_array().cloned().expect("rows");
        seen.extend(rows.iter().map(|row| row["id"].as_i64().expect("an id")));
        assert!(rows.len() <= 50);
        after = field(&page, "next");
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 120);
    assert!(seen.iter().skip(1).is_sorted_by(|one, other| one > other), "each once, the newest first");
}

#[test]
fn whoever_looks_for_what_is_rare_is_told_how_far_it_was_looked_and_goes_on() {
    let shop = TestShop::open_at(MORNING);
    let car = billed(&shop, "张小芳", "13800138000", "粤B00001", "technician");
    let other = shop.car("李国强", "13900139000", "粤B00002");
    other.walks_in("repair", "异响").checked_in(1_000);
    years_before(&shop, 3_100);
    let oldest = "UPDATE work_order SET checked_in_at = '2024-12-31T00:00:00Z' WHERE id = ?1";
    shop.file().execute(oldest, [car.id()]).expect("it came before all others");
    let technician_id = Some(PersonId(shop.id_of("technician")));
    let filter = ListFilter { technician_id, ..ListFilter::default() };
    let first = listed(&shop, filter.clone());
    assert!(plates(&first).is_empty());
    assert!(first["looked_to"].as_str().is_some_and(|day| day.starts_with("2025-01-01")), "{first}");
    let some = totals(&shop, filter.clone());
    assert_eq!(
        (&some["count"], &some["since"]),
        (&json!(0), &first["looked_to"]),
        "it is not said to be all"
    );
    let ask = AskWorkOrders { filter: filter.clone(), after: field(&first, "next") };
    let second = shop.run("advisor", list_work_orders, ask);
    assert_eq!(plates(&second), ["粤B00001"]);
    assert_eq!((&second["next"], &second["looked_to"]), (&Value::Null, &Value::Null));
    // Whoever takes the list away is given what was found behind the end of the first walk.
    let kept = keep(&shop, "advisor", None, filter);
    assert_eq!(out(&shop, "advisor", kept).len(), 1);
}

fn keep(shop: &TestShop, seat: &str, name: Option<&str>, filter: ListFilter) -> SavedViewId {
    let ask = KeepView { list: ListedKind::WorkOrders, name: name.map(str::to_owned), filter };
    field(&shop.run(seat, keep_view, ask), "id")
}

fn views(shop: &TestShop, seat: &str) -> Vec<String> {
    let answer = shop.run(seat, list_views, AskViews { list: ListedKind::WorkOrders });
    let views = answer["views"].as_array().expect("views");
    views.iter().map(|view| view["name"].as_str().expect("a name").to_owned()).collect()
}

/// The rows of the list as it goes out, without its headings.
fn out(shop: &TestShop, seat: &str, view: SavedViewId) -> Vec<Vec<String>> {
    let made = document(&shop.shop, &shop.session(seat), "work_order_list", view.0, None);
    let grid = read(&made.expect("it goes out").bytes, &Options::default()).expect("it is a workbook");
    grid.rows().skip(1).map(|row| row.cells().map(str::to_owned).collect()).collect()
}

#[test]
fn a_view_is_kept_by_its_name_for_the_one_whose_it_is() {
    let shop = TestShop::open_at(MORNING);
    let late = ListFilter { late: true, ..ListFilter::default() };
    let first = keep(&shop, "advisor", Some("超时"), late.clone());
    keep(&shop, "cashier", Some("未收"), ListFilter { unpaid: true, ..ListFilter::default() });
    let again = keep(&shop, "advisor", Some(" 超时 "), ListFilter { unpaid: true, ..late });
    assert_eq!(first, again, "written over");
    keep(&shop, "advisor", None, ListFilter::default());
    assert_eq!(views(&shop, "advisor"), ["超时"], "what only goes out is no view to choose");
    assert_eq!(views(&shop, "cashier"), ["未收"]);
    assert_eq!(shop.refused("cashier", "drop_view", request(DropView { id: first })), "not_found");
    shop.run("advisor", drop_view, DropView { id: first });
    assert!(views(&shop, "advisor").is_empty());
    let blank = json!({ "list": "work_orders", "name": " ", "filter": {} });
    assert_eq!(shop.refused("advisor", "keep_view", blank), "bad_field");
    assert_eq!(shop.refused("technician", "list_work_orders", json!({ "filter": {} })), "role_missing");
}

#[test]
fn the_list_goes_out_as_it_is_narrowed_and_only_to_who_narrowed_it() {
    let shop = three();
    let view = keep(&shop, "cashier", None, ListFilter { unpaid: true, ..ListFilter::default() });
    let rows = out(&shop, "cashier", view);
    let [row] = rows.as_slice() else { panic!("one row: {rows:?}") };
    for says in ["粤B·00001", "张小芳", "保养", "待结算", "technician"] {
        assert!(row.iter().any(|cell| cell == says), "{says}: {row:?}");
    }
    let made = document(&shop.shop, &shop.session("cashier"), "work_order_list", view.0, None);
    assert_eq!(made.expect("it goes out").file_name, "工单 2026-03-02.xlsx");
    assert!(document(&shop.shop, &shop.session("advisor"), "work_order_list", view.0, None).is_err());
    assert!(document(&shop.shop, &shop.session("technician"), "work_order_list", view.0, None).is_err());
}

fn sheets(shop: &TestShop, filter: ListFilter) -> Vec<Value> {
    let answer = shop.run("cashier", list_sheets, AskSheets { filter, after: None });
    answer["rows"].as_array().cloned().expect("rows")
}

#[test]
fn the_list_of_sheets_says_what_is_open_of_each_and_adds_up_what_stands() {
    let shop = TestShop::open_at(MORNING);
    let car = billed(&shop, "张小芳", "13800138000", "粤B00001", "technician");
    shop.later(1);
    let other = billed(&shop, "李国强", "13900139000", "粤B00002", "technician");
    let (first, second) = (car.sheets()[0].clone(), other.sheets()[0].clone());
    let total = first["total"].as_i64().expect("a total");
    car.paid(&first, "wechat", 1_000, 1_000);
    let with = ListFilter::default;
    let found = sheets(&shop, with());
    assert_eq!((&found[0]["number"], &found[1]["number"]), (&second["number"], &first["number"]));
    assert_eq!(found[1]["unpaid"], json!(total - 1_000));
    let of = |text: &str| sheets(&shop, ListFilter { text: text.to_owned(), ..with() }).len();
    let number: String = field(&first, "number");
    assert_eq!((of("00001"), of("李国强"), of(&number), of("粤C99999")), (1, 1, 1, 0));
    assert!(sheets(&shop, ListFilter { payer: Some(Payer::Insurer), ..with() }).is_empty());
    assert_eq!(sheets(&shop, ListFilter { payer: Some(Payer::Customer), ..with() }).len(), 2);
    assert_eq!(sheets(&shop, ListFilter { unpaid: true, ..with() }).len(), 2);
    car.paid(&first, "wechat", total - 1_000, total - 1_000);
    assert_eq!(sheets(&shop, ListFilter { unpaid: true, ..with() }).len(), 1);
    shop.run("manager", void_settlement, voided(&other.sheets()[0], "开错了"));
    let states = vec![SheetState::Voided];
    assert_eq!(sheets(&shop, ListFilter { sheet_states: states, ..with() })[0]["number"], second["number"]);
    let all = shop.run("cashier", total_sheets, TotalSheets { filter: with(), after: None });
    assert_eq!((&all["count"], &all["total"], &all["unpaid"]), (&json!(3), &json!(total), &json!(0)));
    // A view of another list is none of this one.
    let view = keep(&shop, "cashier", None, with());
    assert!(document(&shop.shop, &shop.session("cashier"), "sheet_list", view.0, None).is_err());
    let ask = KeepView { list: ListedKind::Sheets, name: None, filter: with() };
    let view: SavedViewId = field(&shop.run("cashier", keep_view, ask), "id");
    assert!(document(&shop.shop, &shop.session("cashier"), "sheet_list", view.0, None).is_ok());
    assert!(document(&shop.shop, &shop.session("foreman"), "sheet_list", view.0, None).is_err());
}
