//! The lists of all years, narrowed as people narrow them: to much, to little, and to nothing there is.

use super::bare::Bare;
use super::figures::{Row, timed};
use super::{Asked, Bench};
use serde_json::json;

const PAGES: usize = 60;

pub fn measured(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let advisors = bare.numbers("SELECT id FROM person LIMIT 20");
    let cars = bare.texts("SELECT plate FROM vehicle WHERE plate IS NOT NULL AND id % 400 = 17 LIMIT 300");
    let middle = bare.texts("SELECT checked_in_at FROM work_order WHERE id % 3000 = 19 LIMIT 100");
    let of = |places: &[i64], round: usize| places[round % places.len()];
    let all = |_: usize| json!({});
    let month = |round: usize| {
        let day = &middle[round % middle.len()][..7];
        json!({ "from": format!("{day}-01"), "to": format!("{day}-28") })
    };
    let advisor = |round: usize| json!({ "advisor_id": of(&advisors, round) });
    let technician = |round: usize| json!({ "technician_id": of(&advisors, round) });
    let nobody = |_: usize| json!({ "technician_id": 1_000_000 });
    let cancelled = |_: usize| json!({ "stages": ["cancelled"] });
    let body = |_: usize| json!({ "repair_kind": "body" });
    let insurer = |_: usize| json!({ "payer": "insurer" });
    let unpaid = |_: usize| json!({ "unpaid": true });
    let late = |_: usize| json!({ "late": true });
    let plate = |round: usize| json!({ "text": cars[round % cars.len()] });
    let name = |_: usize| json!({ "text": "张" });
    let asked: [Asked<'_>; 12] = [
        ("orders: all", "orders added up: all", &all),
        ("orders: of a month", "orders added up: of a month", &month),
        ("orders: of an advisor", "orders added up: of an advisor", &advisor),
        ("orders: of a technician", "orders added up: of a technician", &technician),
        ("orders: of who did none", "orders added up: of who did none", &nobody),
        ("orders: called off", "orders added up: called off", &cancelled),
        ("orders: body work", "orders added up: body work", &body),
        ("orders: of insurers", "orders added up: of insurers", &insurer),
        ("orders: unpaid", "orders added up: unpaid", &unpaid),
        ("orders: late", "orders added up: late", &late),
        ("orders: of a plate", "orders added up: of a plate", &plate),
        ("orders: of a name", "orders added up: of a name", &name),
    ];
    for (listed, added_up, filter) in asked {
        let ours = timed(PAGES, |round| {
            bench.ask("list_work_orders", json!({ "filter": filter(round) }));
        });
        rows.push(Row::page(listed, ours));
        let ours = timed(PAGES, |round| {
            bench.ask("total_work_orders", json!({ "filter": filter(round) }));
        });
        rows.push(Row::page(added_up, ours));
    }
    for (name, filter) in [
        ("sheets: all", json!({})),
        ("sheets: unpaid", json!({ "unpaid": true })),
        ("sheets: of insurers", json!({ "payer": "insurer" })),
        ("sheets: taken back", json!({ "sheet_states": ["voided"] })),
        ("sheets: of a name", json!({ "text": "张" })),
    ] {
        let ours = timed(PAGES, |_| {
            bench.ask("list_sheets", json!({ "filter": filter }));
        });
        rows.push(Row::page(name, ours));
    }
    let ours = timed(PAGES, |round| {
        bench.ask("total_sheets", json!({ "filter": month(round) }));
    });
    rows.push(Row::page("sheets added up: of a month", ours));
    files(bench, &cars, rows);
    // Far back it costs what the first page costs.
    let ours = timed(PAGES, |round| {
        let after = json!({ "id": 0, "at": middle[round % middle.len()] });
        bench.ask("list_work_orders", json!({ "filter": {}, "after": after }));
    });
    rows.push(Row::page("orders: years back", ours));
}

/// Of cars and customers, bookings, complaints and calls: narrowed to much, to little, and to what is rare.
fn files(bench: &Bench, cars: &[String], rows: &mut Vec<Row>) {
    let plate = |round: usize| json!({ "text": cars[round % cars.len()] });
    let name = |_: usize| json!({ "text": "张" });
    let all = |_: usize| json!({});
    let due = |_: usize| json!({ "due": true });
    let company = |_: usize| json!({ "customer_kind": "company" });
    let trade = |_: usize| json!({ "price_class": "trade" });
    let owing = |_: usize| json!({ "unpaid": true });
    let no_show = |_: usize| json!({ "booking_stages": ["no_show"] });
    let late = |_: usize| json!({ "late": true });
    let problem = |_: usize| json!({ "outcome": "problem" });
    let asked: [(Asked<'_>, [&str; 2]); 16] = [
        (("cars: all", "cars added up: all", &all), ["list_vehicles", "total_vehicles"]),
        (("cars: due", "cars added up: due", &due), ["list_vehicles", "total_vehicles"]),
        (("cars: of a plate", "cars added up: of a plate", &plate), ["list_vehicles", "total_vehicles"]),
        (("cars: of a name", "cars added up: of a name", &name), ["list_vehicles", "total_vehicles"]),
        (("customers: all", "customers added up: all", &all), ["list_customers", "total_customers"]),
        (
            ("customers: companies", "customers added up: companies", &company),
            ["list_customers", "total_customers"],
        ),
        (
            ("customers: of the trade", "customers added up: of the trade", &trade),
            ["list_customers", "total_customers"],
        ),
        (("customers: owing", "customers added up: owing", &owing), ["list_customers", "total_customers"]),
        (
            ("customers: of a name", "customers added up: of a name", &name),
            ["list_customers", "total_customers"],
        ),
        (("bookings: all", "bookings added up: all", &all), ["list_bookings", "total_bookings"]),
        (
            ("bookings: not come", "bookings added up: not come", &no_show),
            ["list_bookings", "total_bookings"],
        ),
        (
            ("bookings: of a plate", "bookings added up: of a plate", &plate),
            ["list_bookings", "total_bookings"],
        ),
        (
            ("complaints: all", "complaints added up: all", &all),
            ["list_all_complaints", "total_all_complaints"],
        ),
        (
            ("complaints: late", "complaints added up: late", &late),
            ["list_all_complaints", "total_all_complaints"],
        ),
        (("calls: all", "calls added up: all", &all), ["list_calls", "total_calls"]),
        (
            ("calls: with a problem", "calls added up: with a problem", &problem),
            ["list_calls", "total_calls"],
        ),
    ];
    for ((listed, added_up, filter), [list, total]) in asked {
        let ours = timed(PAGES, |round| {
            bench.ask(list, json!({ "filter": filter(round) }));
        });
        rows.push(Row::page(listed, ours));
        let ours = timed(PAGES, |round| {
            bench.ask(total, json!({ "filter": filter(round) }));
        });
        rows.push(Row::page(added_up, ours));
    }
}
