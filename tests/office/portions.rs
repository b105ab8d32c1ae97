//! A long list comes in and goes out a little at a time: the counter goes on
//! meanwhile, nobody sees half of it, and whatever breaks it off leaves none.

use crate::support::{Office, file};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

fn list(rows: usize) -> Vec<u8> {
    let mut text = String::from("客户编号,客户名称,联系电话\n");
    for number in 0..rows {
        text.push_str(&format!("K{number},欧阳{number}号,139{number:08}\n"));
    }
    text.into_bytes()
}

fn begun(office: &Office, rows: usize) {
    office.ok("run_import", file("customers", &list(rows)));
    let started = Instant::now();
    while office.ok("task_status", json!({}))["done"].as_i64() < Some(50) {
        assert!(started.elapsed() < Duration::from_secs(60), "nothing comes in");
        std::thread::yield_now();
    }
}

fn seen(office: &Office) -> (usize, usize) {
    let found = office.ok("search", json!({ "query": "欧阳" }));
    let listed = office.customers().iter().filter(|row| row.to_string().contains("欧阳")).count();
    (found["customers"].as_array().map_or(0, Vec::len), listed)
}

fn running(office: &Office) -> bool {
    office.ok("task_status", json!({}))["state"] == "running"
}

#[test]
fn the_counter_goes_on_while_a_list_comes_in_and_sees_none_of_it_until_all_is_there() {
    let office = Office::open();
    begun(&office, 6_000);
    let (mut saves, mut slowest) = (0, Duration::ZERO);
    while running(&office) {
        let asked = Instant::now();
        office.save_customer("张小芳");
        slowest = slowest.max(asked.elapsed());
        saves += 1;
        if running(&office) {
            let what = seen(&office);
            // The last portion may have come between the two looks: then the import
            // itself stands in the list of those that came in, and all of it is there.
            let came_in = office.ok("list_imports", json!({}));
            assert!(what == (0, 0) || came_in[0]["rows_added"] == 6_000, "{what:?}, {came_in}");
        }
    }
    let report = office.finished().unwrap();
    assert_eq!(report["rows_added"], 6_000);
    assert!(saves > 5, "only {saves} saves while it came in");
    // Fifty milliseconds is the promise on an idle computer; a test computer is full.
    assert!(slowest < Duration::from_secs(2), "a save waited {slowest:?}");
    assert!(seen(&office).0 > 0 && seen(&office).1 > 0);
}

#[test]
fn called_off_nothing_of_it_is_there_and_the_next_one_comes_in() {
    let office = Office::open();
    begun(&office, 6_000);
    office.ok("cancel_task", json!({}));
    assert_eq!(office.finished(), Err("cancelled".to_owned()));
    assert_eq!(seen(&office), (0, 0));
    assert_eq!(office.ok("list_imports", json!({})), json!([]));
    let check = office.task("check_file", json!({})).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
    assert_eq!(office.task("run_import", file("customers", &list(10))).unwrap()["rows_added"], 10);
}

#[test]
fn what_was_coming_in_when_the_program_ended_is_gone_after_the_next_start() {
    let mut office = Office::open();
    begun(&office, 6_000);
    office.break_off();
    assert_eq!(seen(&office), (0, 0), "not even for a moment");
    let started = Instant::now();
    let rows = |office: &Office| -> i64 {
        let file = office.file();
        file.query_row("SELECT count(*) FROM customer WHERE import_id IS NOT NULL", [], |row| row.get(0))
            .unwrap()
    };
    while rows(&office) > 0 {
        assert!(started.elapsed() < Duration::from_secs(60), "its rows stay");
        std::thread::yield_now();
    }
    assert_eq!(office.task("run_import", file("customers", &list(10))).unwrap()["rows_added"], 10);
}

#[test]
fn a_list_that_goes_is_out_of_sight_at_once_and_gone_in_the_end() {
    let office = Office::open();
    let id = office.task("run_import", file("customers", &list(2_000))).unwrap()["id"].clone();
    office.ok("undo_import", json!({ "id": id }));
    while running(&office) {
        let report: Value = office.ok("get_import", json!({ "id": id }));
        if report["undone_at"].is_null() && office.ok("task_status", json!({}))["done"].as_i64() > Some(0) {
            assert_eq!(seen(&office), (0, 0));
        }
    }
    let report = office.finished().unwrap();
    assert!(!report["undone_at"].is_null());
    assert_eq!(seen(&office), (0, 0));
    assert_eq!(office.ok("get_import", json!({ "id": id }))["undone_at"], report["undone_at"]);
}

fn cars(rows: usize) -> Vec<u8> {
    let mut text = String::from("车牌号,品牌,行驶里程\n");
    for number in 0..rows {
        text.push_str(&format!("粤B{:05},大众,{}\n", 10_000 + number, 1_000 + number));
    }
    text.into_bytes()
}

fn rows_of(office: &Office, table: &str) -> i64 {
    let file = office.file();
    let sql = format!("SELECT count(*) FROM {table} WHERE import_id IS NOT NULL");
    file.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn walk_in(office: &Office, vehicle: &Value, customer: &Value) -> Result<Value, kernel::Refusal> {
    office.call(
        "walk_in",
        json!({ "vehicle_id": vehicle, "customer_id": customer, "repair_kind": "repair", "symptom": "异响",
                "second_visit": false }),
    )
}

#[test]
fn nobody_begins_to_work_with_a_row_that_is_on_its_way_out() {
    let office = Office::open();
    let customer = office.save_customer("张小芳")["id"].clone();
    let import = office.task("run_import", file("vehicles", &cars(1_500))).unwrap()["id"].clone();
    // A page with one of its cars stands open at the counter.
    let found = office.ok("search", json!({ "query": "粤B11499" }));
    let car = found["vehicles"][0]["vehicle"]["id"].clone();
    office.ok("undo_import", json!({ "id": import }));
    while office.ok("task_status", json!({}))["done"] == 0 && running(&office) {
        std::thread::yield_now();
    }
    for refused in [
        walk_in(&office, &car, &customer).expect_err("a car that goes"),
        office.call("get_vehicle", json!({ "id": car })).expect_err("a car that goes"),
    ] {
        assert_eq!(shop_tests::code(&refused), "not_found");
    }
    assert!(!office.finished().unwrap()["undone_at"].is_null());
    assert_eq!(rows_of(&office, "vehicle"), 0, "none is left half");
}

#[test]
fn an_undo_that_was_about_to_be_refused_takes_nothing_when_the_program_ends_in_it() {
    let mut office = Office::open();
    let customer = office.save_customer("张小芳")["id"].clone();
    let import = office.task("run_import", file("vehicles", &cars(300))).unwrap()["id"].clone();
    let found = office.ok("search", json!({ "query": "粤B10007" }));
    let car = found["vehicles"][0]["vehicle"]["id"].clone();
    walk_in(&office, &car, &customer).unwrap();
    // As a kill leaves it between the look and the refusal.
    let file = office.file();
    file.execute(
        "UPDATE import SET moving = 'leaving', first_vehicle = 1, last_vehicle = 100000 WHERE id = ?1",
        [import.as_i64()],
    )
    .unwrap();
    drop(file);
    office.restart();
    let started = Instant::now();
    while office.call("get_vehicle", json!({ "id": car })).is_err() {
        assert!(started.elapsed() < Duration::from_secs(60), "the car in the shop is not to be found");
        std::thread::yield_now();
    }
    assert_eq!(rows_of(&office, "vehicle"), 300);
    assert_eq!(office.task("undo_import", json!({ "id": import })), Err("in_use".to_owned()));
}

#[test]
fn a_list_that_comes_in_again_is_left_alone_brought_up_to_date_or_taken_once_more() {
    let office = Office::open();
    let first =
        "客户编号,客户名称,联系电话,地址,备注\nK1,张小芳,13800138001,福田,常客\nK2,李四,13800138002,,\n";
    let again = "客户编号,客户名称,联系电话,地址,备注\nK1,张小芳,13800138009,,爱喝茶\nK2,李四,13800138002,罗湖,\nK3,王五,13800138003,,\n";
    let with = |content: &str, known: Value| {
        let mut ask = file("customers", content.as_bytes());
        ask["known"] = known;
        ask
    };
    office.task("run_import", file("customers", first.as_bytes())).unwrap();
    let preview = office.preview(file("customers", first.as_bytes()));
    assert_eq!((&preview["known_rows"], preview["came_in_at"].is_null()), (&json!(2), false), "{preview}");
    let preview = office.preview(file("customers", again.as_bytes()));
    assert_eq!((&preview["known_rows"], preview["came_in_at"].is_null()), (&json!(2), true));

    let skipped = office.task("run_import", with(again, json!("skip"))).unwrap();
    assert_eq!((&skipped["rows_added"], &skipped["rows_skipped"]), (&json!(1), &json!(2)));
    assert_eq!(office.customers().len(), 3);
    office.task("undo_import", json!({ "id": skipped["id"] })).unwrap();
    assert_eq!(office.customers().len(), 2);

    let of = |office: &Office, name: &str| {
        office
            .customers()
            .into_iter()
            .map(|row| row["customer"].clone())
            .find(|row| row["name"] == name)
            .unwrap()
    };
    let before = [of(&office, "张小芳"), of(&office, "李四")];
    let looked = office.preview(with(again, json!("update")));
    assert_eq!((&looked["coming_in"], &looked["updated"]), (&json!(1), &json!(2)));
    let updated = office.task("run_import", with(again, json!("update"))).unwrap();
    assert_eq!((&updated["rows_added"], &updated["rows_updated"]), (&json!(1), &json!(2)));
    let fang = of(&office, "张小芳");
    // What the list leaves empty stays, and so does what was noted here.
    assert_eq!(
        (&fang["phone"], &fang["address"], &fang["note"]),
        (&json!("13800138009"), &json!("福田"), &json!("常客\n爱喝茶"))
    );
    assert!(office.ok("search", json!({ "query": "13800138009" })).to_string().contains("张小芳"));
    let told: Vec<String> = updated["rows"][0]["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} → {}", one["field"].as_str().unwrap(), one["value"], one["suggestion"]))
        .collect();
    assert_eq!(told, ["phone \"13800138001\" → \"13800138009\"", "note \"常客\" → \"常客\\n爱喝茶\""]);

    // Somebody corrects one of the two; then the list is taken out again.
    let lisi = of(&office, "李四");
    let mut save = lisi.clone();
    save["note"] = json!("要发票");
    office.ok("save_customer", save);
    office.task("undo_import", json!({ "id": updated["id"] })).unwrap();
    let after = [of(&office, "张小芳"), of(&office, "李四")];
    for field in ["phone", "address", "note"] {
        assert_eq!(after[0][field], before[0][field], "{field} is as it was");
    }
    assert_eq!((&after[1]["address"], &after[1]["note"]), (&json!("罗湖"), &json!("要发票")), "theirs stays");
    assert_eq!(office.customers().len(), 2);

    let doubled = office.task("run_import", with(again, json!("new"))).unwrap();
    assert_eq!((&doubled["rows_added"], office.customers().len()), (&json!(3), 5));
    let check = office.task("check_file", json!({})).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
}

#[test]
fn what_finds_no_quiet_moment_is_refused_and_has_not_happened() {
    let office = Office::open();
    let before = rows_of_people(&office);
    let refused = office.shop.at_once_within(3, &office.me, "test", |w, _| {
        let mut person: domain::person::Person = w.get(1)?;
        person.name = "别人".to_owned();
        w.update(&person)?;
        Ok(None::<()>)
    });
    let refusal = office.shop.refusal("test", refused.unwrap_err());
    assert_eq!(shop_tests::code(&refusal), "counter_never_rests");
    assert_eq!(rows_of_people(&office), before);
}

fn rows_of_people(office: &Office) -> Vec<Value> {
    office.ok("list_people", json!({}))["people"].as_array().unwrap().clone()
}

/// How many customers have a phone that begins so, in one look at the file.
fn with_phone(office: &Office, beginning: &str) -> i64 {
    let sql = "SELECT count(*) FROM customer WHERE phone LIKE ?1 || '%'";
    office.file().query_row(sql, [beginning], |row| row.get(0)).unwrap()
}

/// Looks again and again while long work goes on, and the counter saves meanwhile.
fn while_the_counter_works(office: &Office, mut look: impl FnMut()) {
    let counter = std::thread::spawn({
        let (shop, me) = (office.shop.clone(), office.me.clone());
        move || {
            let mut saves: u32 = 0;
            while shop.is_at_long_work() {
                let ask = shop_tests::typed::request(shop_tests::customer("李四", "13700137000"));
                let key = format!("at-the-counter-{saves}");
                app::call(&shop, &me, "save_customer", ask, Some(&key)).unwrap();
                saves += 1;
                // Less and less often: at some time it is quiet for long enough.
                std::thread::sleep(Duration::from_millis(100) * saves);
            }
        }
    });
    while running(office) {
        look();
    }
    counter.join().unwrap();
}

#[test]
fn what_a_list_changes_in_known_rows_is_seen_at_once_and_goes_at_once() {
    const ROWS: usize = 800;
    let office = Office::open();
    office.task("run_import", file("customers", &list(ROWS))).unwrap();
    let moved = String::from_utf8(list(ROWS)).unwrap().replace(",139", ",138");
    let mut ask = file("customers", moved.as_bytes());
    ask["known"] = json!("update");
    office.ok("run_import", ask);
    let all = i64::try_from(ROWS).unwrap();
    let whole = |office: &Office| {
        let moved = with_phone(office, "138");
        assert!(moved == 0 || moved == all, "{moved} of {all} are changed");
    };
    while_the_counter_works(&office, || whole(&office));
    let report = office.finished().unwrap();
    assert_eq!((&report["rows_updated"], with_phone(&office, "138")), (&json!(ROWS), all));
    office.ok("undo_import", json!({ "id": report["id"] }));
    while_the_counter_works(&office, || whole(&office));
    assert!(!office.finished().unwrap()["undone_at"].is_null());
    assert_eq!(with_phone(&office, "139"), all);
}

#[test]
fn a_row_that_one_list_changed_twice_is_put_back_whole() {
    let office = Office::open();
    let first = "客户编号,客户名称,联系电话,地址\nK1,张小芳,13800138001,福田\n";
    let twice = "客户编号,客户名称,联系电话,地址\nK1,张小芳,13800138001,罗湖\nK1,张小芳,13800138001,南山\n";
    office.task("run_import", file("customers", first.as_bytes())).unwrap();
    let mut ask = file("customers", twice.as_bytes());
    ask["known"] = json!("update");
    let report = office.task("run_import", ask).unwrap();
    assert_eq!(office.customers()[0]["customer"]["address"], "南山");
    office.task("undo_import", json!({ "id": report["id"] })).unwrap();
    assert_eq!(office.customers()[0]["customer"]["address"], "福田");
}

#[test]
fn a_car_of_a_later_list_gets_its_mileage_and_keeps_its_owner() {
    let office = Office::open();
    let first = "车牌号,车架号,品牌,行驶里程,车主,车主电话\n粤B12345,LVSHJCAB2DE404866,福特,30000,张小芳,13800138001\n";
    let later =
        "车牌号,车架号,品牌,行驶里程,车主,车主电话\n粤B54321,LVSHJCAB2DE404866,福特,41000,李四,13800138002\n";
    office.task("run_import", file("vehicles", first.as_bytes())).unwrap();
    let mut ask = file("vehicles", later.as_bytes());
    ask["known"] = json!("update");
    let report = office.task("run_import", ask).unwrap();
    assert_eq!((&report["rows_added"], &report["rows_updated"]), (&json!(0), &json!(1)), "{report}");
    let page = office.ok("get_vehicle", json!({ "id": 1 }));
    assert_eq!(
        (&page["vehicle"]["plate"], &page["vehicle"]["mileage_km"], &page["customer"]["name"]),
        (&json!("粤B54321"), &json!(41_000), &json!("张小芳"))
    );
    assert_eq!(page["former_plates"][0]["plate"], "粤B12345");
    assert!(report["rows"].to_string().contains("owner_kept"), "{report}");
    assert_eq!(office.customers().len(), 1, "nobody comes in beside the owner");
}

#[test]
fn what_long_work_found_is_told_to_who_might_have_begun_it() {
    let office = Office::open();
    office.ok(
        "save_person",
        json!({ "id": null, "version": 0, "name": "李师傅", "roles": ["technician"], "active": true, "pin": "1357" }),
    );
    let report = office.task("run_import", file("customers", &list(3))).unwrap();
    assert_eq!(report["rows_added"], 3);
    let technician = office.shop.sign_in(domain::ids::PersonId(2), "1357", "bay").unwrap().0;
    let told = app::call(&office.shop, &technician, "task_status", json!({}), None).unwrap();
    assert_eq!((&told["state"], &told["result"]), (&json!("done"), &Value::Null));
    assert_eq!(
        office.ok("task_status", json!({}))["result"]["rows"],
        json!([]),
        "the rows are asked for apart"
    );
}

/// Everything that says of itself that it is of the sample.
fn sample_rows(office: &Office) -> i64 {
    let file = office.file();
    let tables = ["customer", "vehicle", "appointment", "work_order", "complaint", "person", "bay"];
    tables.iter().map(|table| sample_rows_of(&file, table)).sum()
}

fn sample_rows_of(file: &rusqlite::Connection, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table} WHERE sample = 1");
    file.query_row(&sql, [], |row| row.get(0)).unwrap()
}

fn sample_begun(office: &Office) {
    office.ok("load_sample_shop", json!({}));
    let started = Instant::now();
    while office.ok("task_status", json!({}))["done"].as_i64() < Some(900) {
        assert!(started.elapsed() < Duration::from_secs(120), "the sample does not come in");
        std::thread::yield_now();
    }
}

#[test]
fn the_counter_goes_on_while_the_sample_comes_in_and_called_off_nothing_of_it_stays() {
    let office = Office::open();
    sample_begun(&office);
    let mut slowest = Duration::ZERO;
    for _ in 0..20 {
        let asked = Instant::now();
        office.save_customer("张小芳");
        slowest = slowest.max(asked.elapsed());
    }
    assert!(running(&office), "it was over before anybody saved");
    assert!(slowest < Duration::from_secs(2), "a save waited {slowest:?}");
    office.ok("cancel_task", json!({}));
    assert_eq!(office.finished(), Err("cancelled".to_owned()));
    assert_eq!((sample_rows(&office), office.customers().len()), (0, 20));
    let people = office.ok("list_people", json!({}));
    assert_eq!(people["people"].as_array().map(Vec::len), Some(1), "{people}");
    let check = office.task("check_file", json!({})).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
}

#[test]
fn a_sample_that_was_coming_in_when_the_program_ended_goes_with_the_next_start() {
    let mut office = Office::open();
    sample_begun(&office);
    office.break_off();
    let started = Instant::now();
    while sample_rows(&office) > 0 {
        assert!(started.elapsed() < Duration::from_secs(120), "some of the sample stays");
        std::thread::park_timeout(Duration::from_millis(20));
    }
    assert_eq!(office.ok("list_people", json!({}))["people"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_copy_put_in_place_while_an_import_is_still_taken_out_keeps_its_rows() {
    let mut office = Office::open();
    let id = office.task("run_import", file("customers", &list(6_000))).unwrap()["id"].clone();
    let copy = office.task("make_backup", json!({})).unwrap()["file_name"].clone();
    office.ok("undo_import", json!({ "id": id }));
    let begun = Instant::now();
    while office.ok("task_status", json!({}))["done"].as_i64() < Some(50) {
        assert!(begun.elapsed() < Duration::from_secs(60), "nothing goes");
        std::thread::yield_now();
    }
    // The next start takes out the rest, beside whatever people do.
    let backups = std::fs::read_dir(office.folder().join("backups")).unwrap().flatten();
    let copies: Vec<_> =
        backups.map(|entry| (entry.file_name(), std::fs::read(entry.path()).unwrap())).collect();
    office.break_off();
    let backups = office.folder().join("backups");
    std::fs::create_dir_all(&backups).unwrap();
    for (name, bytes) in copies {
        std::fs::write(backups.join(name), bytes).unwrap();
    }
    office.restore(copy.as_str().unwrap()).unwrap();
    let begun = Instant::now();
    let mut seen_last = rows_of(&office, "customer");
    while begun.elapsed() < Duration::from_secs(2) {
        seen_last = rows_of(&office, "customer");
        std::thread::park_timeout(Duration::from_millis(50));
    }
    assert_eq!(seen_last, 6_000);
    assert!(office.ok("get_import", json!({ "id": id }))["undone_at"].is_null());
}
