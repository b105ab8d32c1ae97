//! A list that holds what the shop knows already: left alone, brought up to date
//! or taken once more. What it changes is seen at once, and goes at once.

use crate::portions::{list, running};
use crate::support::{Office, customer_list, vehicle_list};
use domain::ids::VehicleId;
use features::imports::{AskImport, ImportFile, KnownRows, run_import, undo_import};
use features::office::backups::check_file;
use features::office::people::list_people;
use features::records::customers::{SaveCustomer, save_customer};
use features::records::vehicles::{AskVehicle, get_vehicle};
use kernel::host::AskNothing;
use serde_json::{Value, json};
use shop_tests::typed::{field, read, request};

#[test]
fn a_list_that_comes_in_again_is_left_alone_brought_up_to_date_or_taken_once_more() {
    let office = Office::open();
    let first =
        "客户编号,客户名称,联系电话,地址,备注\nK1,张小芳,13800138001,福田,常客\nK2,李四,13800138002,,\n";
    let again = "客户编号,客户名称,联系电话,地址,备注\nK1,张小芳,13800138009,,爱喝茶\nK2,李四,13800138002,罗湖,\nK3,王五,13800138003,,\n";
    let with = |content: &str, known: KnownRows| ImportFile {
        known: Some(known),
        ..customer_list(content.as_bytes())
    };
    office.task(run_import, customer_list(first.as_bytes())).unwrap();
    let preview = office.preview(customer_list(first.as_bytes()));
    assert_eq!((&preview["known_rows"], preview["came_in_at"].is_null()), (&json!(2), false), "{preview}");
    let preview = office.preview(customer_list(again.as_bytes()));
    assert_eq!((&preview["known_rows"], preview["came_in_at"].is_null()), (&json!(2), true));

    let skipped = office.task(run_import, with(again, KnownRows::Skip)).unwrap();
    assert_eq!((&skipped["rows_added"], &skipped["rows_skipped"]), (&json!(1), &json!(2)));
    assert_eq!(office.customers().len(), 3);
    office.undone(&skipped["id"]).unwrap();
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
    let looked = office.preview(with(again, KnownRows::Update));
    assert_eq!((&looked["coming_in"], &looked["updated"]), (&json!(1), &json!(2)));
    let updated = office.task(run_import, with(again, KnownRows::Update)).unwrap();
    assert_eq!((&updated["rows_added"], &updated["rows_updated"]), (&json!(1), &json!(2)));
    let fang = of(&office, "张小芳");
    // What the list leaves empty stays, and so does what was noted here.
    assert_eq!(
        (&fang["phone"], &fang["address"], &fang["note"]),
        (&json!("13800138009"), &json!("福田"), &json!("常客\n爱喝茶"))
    );
    assert!(office.found("13800138009").to_string().contains("张小芳"));
    let told: Vec<String> = updated["rows"][0]["warnings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| format!("{} {} → {}", one["field"].as_str().unwrap(), one["value"], one["suggestion"]))
        .collect();
    assert_eq!(told, ["phone \"13800138001\" → \"13800138009\"", "note \"常客\" → \"常客\\n爱喝茶\""]);

    // Somebody corrects one of the two; then the list is taken out again.
    let lisi = of(&office, "李四");
    office.run(save_customer, SaveCustomer { note: "要发票".to_owned(), ..read(lisi) });
    office.undone(&updated["id"]).unwrap();
    let after = [of(&office, "张小芳"), of(&office, "李四")];
    for field in ["phone", "address", "note"] {
        assert_eq!(after[0][field], before[0][field], "{field} is as it was");
    }
    assert_eq!((&after[1]["address"], &after[1]["note"]), (&json!("罗湖"), &json!("要发票")), "theirs stays");
    assert_eq!(office.customers().len(), 2);

    let doubled = office.task(run_import, with(again, KnownRows::New)).unwrap();
    assert_eq!((&doubled["rows_added"], office.customers().len()), (&json!(3), 5));
    let check = office.task(check_file, AskNothing {}).unwrap();
    assert_eq!((&check["rows"], &check["sqlite_says"]), (&json!([]), &json!([])));
}

#[test]
fn what_finds_no_quiet_moment_is_refused_and_has_not_happened() {
    let office = Office::open();
    let before = rows_of_people(&office);
    let refused = office.shop.at_once_after(
        3,
        &office.me,
        "test",
        || Ok(()),
        |w, _, ()| {
            let mut person: domain::person::Person = w.get(1)?;
            person.name = "别人".to_owned();
            w.update(&person)?;
            Ok(None::<()>)
        },
    );
    let refusal = office.shop.refusal("test", refused.unwrap_err());
    assert_eq!(shop_tests::code(&refusal), "counter_never_rests");
    assert_eq!(rows_of_people(&office), before);
}

fn rows_of_people(office: &Office) -> Vec<Value> {
    office.run(list_people, AskNothing {})["people"].as_array().unwrap().clone()
}

/// How many customers have a phone that begins so, in one look at the file.
fn with_phone(office: &Office, beginning: &str) -> i64 {
    let sql = "SELECT count(*) FROM customer WHERE phone LIKE ?1 || '%'";
    office.file().query_row(sql, [beginning], |row| row.get(0)).unwrap()
}

/// Looks again and again while long work goes on. The counter saves meanwhile, as fast as it can, until the work has
/// come to its last step and for some saves more; then it is quiet.
fn while_the_counter_works(office: &Office, last_step: i64, mut look: impl FnMut()) {
    let counter = std::thread::spawn({
        let (shop, me) = (office.shop.clone(), office.me.clone());
        move || {
            let mut more = 5;
            for save in 0.. {
                let Some(status) = shop.tasks.status().filter(|_| shop.is_at_long_work() && more > 0) else {
                    break;
                };
                let ask = request(shop_tests::customer("李四", "13700137000"));
                let key = format!("at-the-counter-{}-{save}", status.id);
                app::call(&shop, &me, "save_customer", ask, Some(&key)).unwrap();
                if status.done >= last_step {
                    more -= 1;
                }
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
    office.task(run_import, customer_list(&list(ROWS))).unwrap();
    let moved = String::from_utf8(list(ROWS)).unwrap().replace(",139", ",138");
    let ask = ImportFile { known: Some(KnownRows::Update), ..customer_list(moved.as_bytes()) };
    office.run(run_import, ask);
    let all = i64::try_from(ROWS).unwrap();
    let whole = |office: &Office| {
        let moved = with_phone(office, "138");
        assert!(moved == 0 || moved == all, "{moved} of {all} are changed");
    };
    while_the_counter_works(&office, all, || whole(&office));
    let report = office.finished().unwrap();
    assert_eq!((&report["rows_updated"], with_phone(&office, "138")), (&json!(ROWS), all));
    office.run(undo_import, AskImport { id: field(&report, "id") });
    while_the_counter_works(&office, 0, || whole(&office));
    assert!(!office.finished().unwrap()["undone_at"].is_null());
    assert_eq!(with_phone(&office, "139"), all);
}

#[test]
fn a_row_that_one_list_changed_twice_is_put_back_whole() {
    let office = Office::open();
    let first = "客户编号,客户名称,联系电话,地址\nK1,张小芳,13800138001,福田\n";
    let twice = "客户编号,客户名称,联系电话,地址\nK1,张小芳,13800138001,罗湖\nK1,张小芳,13800138001,南山\n";
    office.task(run_import, customer_list(first.as_bytes())).unwrap();
    let ask = ImportFile { known: Some(KnownRows::Update), ..customer_list(twice.as_bytes()) };
    let report = office.task(run_import, ask).unwrap();
    assert_eq!(office.customers()[0]["customer"]["address"], "南山");
    office.undone(&report["id"]).unwrap();
    assert_eq!(office.customers()[0]["customer"]["address"], "福田");
}

#[test]
fn a_car_of_a_later_list_gets_its_mileage_and_keeps_its_owner() {
    let office = Office::open();
    let first = "车牌号,车架号,品牌,行驶里程,车主,车主电话\n粤B12345,LVSHJCAB2DE404866,福特,30000,张小芳,13800138001\n";
    let later =
        "车牌号,车架号,品牌,行驶里程,车主,车主电话\n粤B54321,LVSHJCAB2DE404866,福特,41000,李四,13800138002\n";
    office.task(run_import, vehicle_list(first.as_bytes())).unwrap();
    let ask = ImportFile { known: Some(KnownRows::Update), ..vehicle_list(later.as_bytes()) };
    let report = office.task(run_import, ask).unwrap();
    assert_eq!((&report["rows_added"], &report["rows_updated"]), (&json!(0), &json!(1)), "{report}");
    let page = office.run(get_vehicle, AskVehicle { id: VehicleId(1) });
    assert_eq!(
        (&page["vehicle"]["plate"], &page["vehicle"]["mileage_km"], &page["customer"]["name"]),
        (&json!("粤B54321"), &json!(41_000), &json!("张小芳"))
    );
    assert_eq!(page["former_plates"][0]["plate"], "粤B12345");
    assert!(report["rows"].to_string().contains("owner_kept"), "{report}");
    assert_eq!(office.customers().len(), 1, "nobody comes in beside the owner");
}

#[test]
fn a_list_with_a_vin_or_a_plate_twice_changes_no_car_when_it_comes_in_again() {
    let office = Office::open();
    let list = "车辆编号,车牌号,车架号,品牌,车型\n\
        V1,粤B11111,LFV3A23CXA3959135,大众,高尔夫\n\
        V2,粤B22222,LFV3A23CXA3959135,福特,福克斯\n\
        V3,粤B44444,,丰田,86\n\
        V4,粤B44444,,丰田,锐志\n";
    office.task(run_import, vehicle_list(list.as_bytes())).unwrap();
    let again = ImportFile { known: Some(KnownRows::Update), ..vehicle_list(list.as_bytes()) };
    let report = office.task(run_import, again).unwrap();
    let figures = ["rows_added", "rows_updated", "rows_skipped"].map(|figure| report[figure].clone());
    assert_eq!(figures, [json!(0), json!(0), json!(4)], "{report}");
}
