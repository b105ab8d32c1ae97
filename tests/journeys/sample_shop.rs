use crate::support;
use domain::ids::{CustomerId, PersonId, VehicleId, WorkOrderId};
use domain::money::Money;
use domain::photo::{PhotoKind, PhotoPlace};
use domain::role::Role;
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use features::bookings::walk_in::{WalkIn, walk_in};
use features::bookings::{BookAppointment, book_appointment};
use features::office::people::{SavePerson, list_people, save_person};
use features::photos::{AddPhoto, add_photo};
use features::till::invoices::{AskToInvoice, to_be_invoiced};
use features::till::{AskStoredValue, TopUpStoredValue, get_stored_value, top_up_stored_value};
use features::visit::changes::AskVisit;
use features::visit::course::{CancelVisit, cancel_visit};
use features::visit::lines::save_catalogue_item;
use features::visit_page::get_visit;
use kernel::host::AskNothing;
use kernel::long_work::{AskTask, cancel_task};
use sample::{load_sample_shop, remove_sample_shop, sample_removal};
use serde_json::json;
use shop_tests::TestShop;
use shop_tests::asks_visit::{hits, new_part, sets};
use shop_tests::typed::field;

/// What the shop has. The logs tell of the sample for ever, its numbers are given to
/// nobody else, and photos are counted apart.
fn rows_of_every_table(db: &rusqlite::Connection) -> Vec<(String, i64)> {
    const TOLD: [&str; 6] = ["command_log", "change_log", "change_form", "number_series", "photo", "blob"];
    let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("a question");
    let names = names.query_map([], |row| row.get::<_, String>(0)).expect("names");
    names
        .map(|name| name.expect("a name"))
        .filter(|name| !name.starts_with("sqlite_") && !TOLD.contains(&name.as_str()))
        .map(|name| {
            let sql = format!("SELECT count(*) FROM \"{name}\"");
            let rows = db.query_row(&sql, [], |row| row.get(0)).expect("a count");
            (name, rows)
        })
        .collect()
}

#[test]
fn the_sample_shop_fills_every_stage_and_leaves_without_a_trace() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    let own = shop.car("真客户", "13900139000", "粤B54321");
    own.walks_in("repair", "自己的车");
    let before = rows_of_every_table(&shop.file());

    shop.run("manager", load_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    assert_eq!(shop.refused("manager", "load_sample_shop", json!({})), "sample_loaded");

    let db = shop.file();
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect("a count") };
    let visits = count("SELECT count(*) FROM work_order");
    assert!((280..=420).contains(&visits), "{visits} visits are not some 300");
    for stage in [
        "checked_in",
        "estimating",
        "awaiting_authorisation",
        "awaiting_assignment",
        "in_repair",
        "awaiting_inspection",
        "preparing",
        "awaiting_settlement",
        "ready_for_delivery",
        "delivered",
        "closed",
    ] {
        let there = count(&format!("SELECT count(*) FROM work_order WHERE stage = '{stage}'"));
        assert!(there > 0, "no visit is in {stage}");
    }
    assert!(count("SELECT count(*) FROM complaint") > 0);
    assert!(count("SELECT count(*) FROM rework") > 0);
    // The till's lists have something to show: invoices that were issued, and some that
    // somebody waits for.
    assert!(count("SELECT count(*) FROM tax_invoice") > 10);
    let waiting = shop.run("cashier", to_be_invoiced, AskToInvoice { before: None, wanted: true });
    let waiting = waiting["rows"].as_array().expect("rows");
    assert!(!waiting.is_empty());
    // Nobody waits for weeks: they are of these days.
    for row in waiting {
        assert!(row["issued_at"].as_str() > Some("2026-02-24"), "{row}");
    }
    // Whoever lets one of its bookings come in makes that visit the shop's own: money
    // that nobody paid would come along.
    assert_eq!(
        count(
            "SELECT count(*) FROM payment JOIN appointment ON appointment.id = appointment_id
             WHERE appointment.work_order_id IS NULL"
        ),
        0
    );
    assert_eq!(count("SELECT count(*) FROM payment WHERE appointment_id IS NOT NULL"), 1, "of one that came");
    assert_eq!(
        count("SELECT count(*) FROM stage_step WHERE at > '2026-03-02T06:30:00Z'"),
        0,
        "nothing is of the future"
    );

    let sheet = count("SELECT max(id) FROM settlement WHERE state = 'settled'");
    let paper = shop_tests::papers::text_of(&shop.paper("manager", "settlement_sheet", sheet));
    assert!(paper.contains("维修结算清单"), "{paper}");

    // Photos of a visit of the sample go with it, but for bytes that are also the shop's own.
    let of_sample = count("SELECT min(id) FROM work_order WHERE sample = 1 AND stage = 'checked_in'");
    let blobs = count("SELECT count(*) FROM blob");
    for (order, number) in [(of_sample, 1), (of_sample, 2), (own.id(), 1)] {
        let place = PhotoPlace {
            kind: PhotoKind::WalkAround,
            finding_id: None,
            job_id: None,
            item: String::new(),
            damage_mark: String::new(),
            caption: String::new(),
        };
        let content = shop_tests::photos::picture(number);
        let work_order_id = WorkOrderId(order);
        shop.run("manager", add_photo, AddPhoto { work_order_id, checked_in_at: None, place, content });
    }
    assert_eq!(count("SELECT count(*) FROM blob"), blobs + 4);
    let removal = shop.run("manager", sample_removal, AskNothing {});
    assert!(
        removal["counts"]["visits_worked_on"].as_i64().or(removal["visits_worked_on"].as_i64()) > Some(0)
    );

    shop.run("manager", remove_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    assert_eq!(count("SELECT count(*) FROM blob"), 2, "the shop's own photo, whole and small");
    assert_eq!(count("SELECT count(*) FROM work_order"), 1, "the shop's own visit stays");
    assert_eq!(count("SELECT count(*) FROM person WHERE sample = 1 OR (active = 1 AND id > 9)"), 0);
    assert_eq!(rows_of_every_table(&db), before);
    // Nothing of it is found by the ends of its numbers, either.
    for query in ["HG", "GD", "001", "0000"] {
        let found = hits(&shop, "manager", query)["documents"].clone();
        let own = found.as_array().expect("documents").iter().all(|hit| hit["id"] == own.id());
        assert!(own, "{query}: {found}");
    }
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    assert_eq!(shop.refused("manager", "remove_sample_shop", json!({})), "no_sample");
    own.is_in("checked_in");
}

/// What is offered first is what is sold most, and nobody sold what the sample has.
#[test]
fn the_sample_s_lines_are_counted_for_nobody_s_catalogue() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    shop.run("manager", save_catalogue_item, new_part("JY-5W30", "机油", 9_000));
    let db = shop.file();
    let used = || -> i64 {
        db.query_row("SELECT coalesce(sum(times), 0) FROM item_use", [], |row| row.get(0)).expect("a sum")
    };
    let before = used();
    shop.run("manager", load_sample_shop, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done");
    let sold: i64 = db
        .query_row("SELECT count(*) FROM line WHERE code = 'JY-5W30'", [], |row| row.get(0))
        .expect("a count");
    assert!(sold > 0, "it has lines of that part");
    assert_eq!(used(), before);
}

#[test]
fn a_shop_in_which_nobody_takes_money_without_a_shift_has_one_in_the_sample_on_every_day() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    sets(&shop, |settings| {
        settings.shifts_required = true;
        // Then nobody lets the workshop begin any more.
        settings.release_when_given = true;
        settings.last_look = true;
    });
    shop.run("manager", load_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    let db = shop.file();
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect("a count") };
    assert!(count("SELECT count(*) FROM shift WHERE state = 'closed'") > 60);
    assert_eq!(count("SELECT count(*) FROM shift WHERE state = 'open'"), 1);
    let outside =
        "SELECT count(*) FROM payment WHERE shift_id IS NULL AND means IN ('cash', 'wechat', 'card')";
    assert_eq!(count(outside), 0);
    shop.run("manager", remove_sample_shop, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done");
    assert_eq!(count("SELECT count(*) FROM shift"), 0);
}

/// Somebody paid in for real, under the name of one of the sample's customers.
#[test]
fn what_was_really_stored_for_a_customer_of_the_sample_stays_with_all_that_was_stored() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    shop.run("manager", load_sample_shop, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done");
    let db = shop.file();
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect("a count") };
    let customer = count("SELECT customer_id FROM payment WHERE sample = 1");
    let balance = || {
        let ask = AskStoredValue { customer_id: CustomerId(customer) };
        shop.run("cashier", get_stored_value, ask)["balance"]["total"].as_i64().expect("a sum")
    };
    let held = balance();
    assert!(held > 0, "some of what the sample stored is left");
    let top_up = TopUpStoredValue {
        customer_id: CustomerId(customer),
        held: Money(held),
        means: PaymentMeans::Wechat,
        amount: Money(20_000),
        tendered: Money(20_000),
        gift: Money::ZERO,
        reason: String::new(),
    };
    shop.run("cashier", top_up_stored_value, top_up);
    shop.run("manager", remove_sample_shop, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done");
    assert_eq!(count("SELECT count(*) FROM customer"), 1, "whoever stored it stays");
    // What a visit of the sample was paid with went back with that visit.
    assert_eq!(balance(), 110_000 + 20_000);
    assert_eq!(count("SELECT count(*) FROM payment WHERE sample = 1"), 0);
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
}

#[test]
fn loading_called_off_half_way_leaves_nothing_behind() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    shop.run("manager", load_sample_shop, AskNothing {});
    shop.run("manager", cancel_task, AskTask {});
    let status = shop.finished("manager");
    assert_eq!(
        (&status["state"], &status["refusal"]["code"]),
        (&json!("failed"), &json!("cancelled")),
        "{status}"
    );
    let db = shop.file();
    let rows: i64 = db.query_row("SELECT count(*) FROM vehicle", [], |row| row.get(0)).expect("a count");
    assert_eq!(rows, 0);
}

#[test]
fn the_sample_shop_stays_while_its_manager_is_the_only_one() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    shop.run("manager", load_sample_shop, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done");
    let people = shop.run("manager", list_people, AskNothing {})["people"].clone();
    let of = |name: &str| {
        people.as_array().and_then(|all| all.iter().find(|one| one["name"] == name)).cloned().expect(name)
    };
    let (mine, theirs) = (of("manager"), of("郑店长"));
    let counter_only = SavePerson {
        id: field(&mine, "id"),
        version: field(&mine, "version"),
        name: "manager".to_owned(),
        roles: vec![Role::Advisor],
        discount_limit: None,
        active: true,
        pin: None,
    };
    shop.run("manager", save_person, counter_only);
    let id = PersonId(theirs["id"].as_i64().expect("an id"));
    let (session, _) = shop.shop.sign_in(id, sample::SAMPLE_PIN, "counter").expect("the sample's PIN");
    app::call(&shop.shop, &session, "remove_sample_shop", json!({}), Some("remove-the-sample"))
        .expect("the work begins");
    let status = shop_tests::finished(|| {
        app::call(&shop.shop, &session, "task_status", json!({}), None).expect("a status")
    });
    assert_eq!(status["refusal"]["code"], "last_manager", "{status}");
    assert_eq!(status["refusal"]["params"]["name"], "郑店长", "{status}");
    assert!(shop.shop.sign_in(id, sample::SAMPLE_PIN, "counter").is_ok(), "nothing of it was removed");
}

/// What somebody does for a real customer who was found among the sample's.
#[test]
fn what_people_made_on_the_samples_cars_stays_and_the_rest_is_told_before_it_goes() {
    let shop = TestShop::open_at("2026-03-02T14:30");
    shop.run("manager", load_sample_shop, AskNothing {});
    assert_eq!(shop.finished("manager")["state"], "done");
    let db = shop.file();
    let count = |sql: &str| -> i64 { db.query_row(sql, [], |row| row.get(0)).expect("a count") };
    let told = shop.run("manager", sample_removal, AskNothing {});
    assert_eq!(told["visits"], count("SELECT count(*) FROM work_order"));
    assert_eq!(told["bookings"], count("SELECT count(*) FROM appointment"));
    assert_eq!(
        (&told["visits_worked_on"], &told["own_visits"], &told["own_bookings"]),
        (&json!(0), &json!(0), &json!(0))
    );

    // A car of the sample that is not in the shop and was never anybody's of ours.
    let free = "SELECT id FROM vehicle WHERE plate IS NOT NULL AND id NOT IN
        (SELECT vehicle_id FROM work_order WHERE stage NOT IN ('delivered', 'closed', 'cancelled'))
        AND id NOT IN (SELECT vehicle_id FROM appointment WHERE stage IN ('booked', 'confirmed'))";
    let vehicle = count(&format!("{free} ORDER BY id LIMIT 1"));
    let other = count(&format!("{free} ORDER BY id LIMIT 1 OFFSET 1"));
    let owner = count(&format!("SELECT customer_id FROM vehicle WHERE id = {vehicle}"));
    let comes = WalkIn {
        vehicle_id: VehicleId(vehicle),
        customer_id: CustomerId(owner),
        repair_kind: RepairKind::Repair,
        symptom: "真的来了".to_owned(),
        second_visit: false,
        beside_booking: false,
        again: None,
    };
    let mine = shop.run("advisor", walk_in, comes);
    let booked = shop.run("advisor", book_appointment, booking_of(&shop, other));
    // And somebody goes on with a visit of the sample's own, to try it out.
    let tried = count("SELECT id FROM work_order WHERE stage = 'estimating' AND sample = 1 LIMIT 1");
    let version = count(&format!("SELECT version FROM work_order WHERE id = {tried}"));
    let reason = "试一下".to_owned();
    shop.run("advisor", cancel_visit, CancelVisit { work_order_id: WorkOrderId(tried), version, reason });

    let told = shop.run("manager", sample_removal, AskNothing {});
    assert_eq!(
        (&told["visits_worked_on"], &told["own_visits"], &told["own_bookings"]),
        (&json!(1), &json!(1), &json!(1)),
        "{told}"
    );
    shop.run("manager", remove_sample_shop, AskNothing {});
    let status = shop.finished("manager");
    assert_eq!(status["state"], "done", "{status}");
    let visits = count("SELECT count(*) FROM work_order");
    assert_eq!(
        (visits, count("SELECT id FROM work_order")),
        (1, mine["work_order_id"].as_i64().unwrap_or(0))
    );
    assert_eq!(count("SELECT id FROM appointment"), booked["id"].as_i64().unwrap_or(0));
    assert_eq!(count("SELECT count(*) FROM vehicle WHERE sample = 0"), 2, "each with its car");
    assert_eq!(count("SELECT count(*) FROM vehicle WHERE sample = 1"), 0);
    assert_eq!(count("SELECT count(*) FROM pragma_foreign_key_check"), 0);
    let page = shop.run("advisor", get_visit, AskVisit { work_order_id: field(&mine, "work_order_id") });
    assert_eq!(page["order"]["symptom"], "真的来了");
    // The owner came along and is still found; nobody else of the sample is.
    assert_eq!(count(&format!("SELECT count(*) FROM customer WHERE id = {owner}")), 1);
    assert_eq!(count("SELECT count(*) FROM customer WHERE sample = 1"), 0);

    // What went can be had back: the copy made before is sound and whole.
    let name = status["result"]["copy"].as_str().expect("the copy is named");
    assert!(name.starts_with("workbay-before-removal-"), "{name}");
    let copy = rusqlite::Connection::open(shop.folder().join("backups").join(name)).expect("the copy opens");
    let kept: i64 = copy.query_row("SELECT count(*) FROM work_order", [], |row| row.get(0)).expect("a count");
    assert_eq!(kept, told["visits"].as_i64().unwrap_or(0) + 1);
}

/// A booking for a car of the sample in two days' time.
fn booking_of(shop: &TestShop, vehicle: i64) -> BookAppointment {
    BookAppointment {
        vehicle_id: Some(VehicleId(vehicle)),
        contact_phone: "13900139000".to_owned(),
        symptom: "保养".to_owned(),
        over_capacity: true,
        ..support::booking("真客户", shop.clock.time(2 * 24 * 60))
    }
}
