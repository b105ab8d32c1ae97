//! How fast the counter is on a ten-year shop: 150,000 vehicles, 300,000 work
//! orders, two million lines, 200,000 parts and three million movements. Beside each command stand the bare SQLite
//! statements doing the same work in the same run, because milliseconds of two
//! days cannot be compared and ratios can.
//!
//! `make bench` runs it; the shop is poured once into `.bench/`.

#[expect(dead_code, reason = "the bench needs of a test's visit only its sheet")]
#[allow(clippy::unwrap_used, reason = "a test may fail by stopping")]
#[path = "../till/asks.rs"]
mod asks;
mod bare;
mod figures;
mod lists;
mod papers;
mod past;
mod store;
#[expect(dead_code, reason = "the bench needs of a test's visit only its sheet")]
#[allow(clippy::unwrap_used, reason = "a test may fail by stopping")]
#[path = "../till/visit.rs"]
mod visit;

use bare::Bare;
use domain::ids::PersonId;
use figures::{Row, timed, timed_between};
use kernel::{Session, Shop, SystemClock};
use serde_json::{Value, json};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

const ROUNDS: usize = 300;
const WRITES: usize = 60;
/// More of the one that is written most, so that the slowest of a hundred is not the one that met a checkpoint.
const LINES: usize = 300;

/// A row's name, its command, and what is asked in a round.
type Asked<'a> = (&'static str, &'static str, &'a dyn Fn(usize) -> Value);

struct Bench {
    shop: Arc<Shop>,
    me: Session,
    key: Cell<u64>,
    run: String,
}

impl Bench {
    fn ask(&self, command: &str, request: Value) -> Value {
        self.key.set(self.key.get() + 1);
        let key = format!("bench-{}-{}", self.run, self.key.get());
        match app::call(&self.shop, &self.me, command, request.clone(), Some(&key)) {
            Ok(answer) => answer,
            Err(refusal) => panic!("{command} {request}: {refusal}"),
        }
    }
}

fn at(folder: &Path) -> Arc<Shop> {
    app::open(folder, Arc::new(SystemClock)).expect("the bench's shop opens")
}

/// Pours the years once. What is poured is never written to: a shop that had
/// taken the payments of ten runs would no longer be the shop of the first.
fn pour(folder: &Path, size: sample::ten_years::Size) {
    // A shop that was poured before the store was has none, or one in which every part goes alike.
    let ready = folder.join("poured-with-a-store-of-a-shop");
    if ready.exists() {
        return;
    }
    let _ = std::fs::remove_dir_all(folder);
    let shop = at(folder);
    let set_up = json!({ "name": "十年老店", "phone": "0755-1", "address": "深圳", "person_name": "老板",
                         "pin": "2468", "bays": ["1", "2", "3", "4"] });
    app::call(&shop, &Session::nobody("bench"), "set_up_shop", set_up, Some("bench-set-up"))
        .expect("a new shop");
    let began = Instant::now();
    let mut shown = 0;
    sample::ten_years::pour_years(&shop, size, &mut |done, whole| {
        let percent = done * 100 / whole.max(1);
        if percent >= shown + 10 {
            shown = percent;
            eprintln!("pouring the ten-year shop: {percent} % after {} s", began.elapsed().as_secs());
        }
    })
    .expect("the years pour in");
    shop.close();
    std::fs::write(&ready, "").expect("the folder can be marked");
}

/// The shop of this run: a copy, as it was poured.
fn open(poured: &Path, size: sample::ten_years::Size) -> (PathBuf, Arc<Shop>) {
    pour(poured, size);
    let run = poured.with_extension("run");
    let _ = std::fs::remove_dir_all(&run);
    std::fs::create_dir_all(&run).expect("a folder for the run");
    for name in ["workbay.db", "workbay.secret"] {
        std::fs::copy(poured.join(name), run.join(name)).expect("the poured shop can be copied");
    }
    let shop = at(&run);
    (run, shop)
}

fn main() {
    let small = std::env::args().any(|argument| argument == "--small");
    let (name, size) = if small {
        (
            "small",
            sample::ten_years::Size { vehicles: 3_000, work_orders: 6_000, parts: 4_000, movements: 40_000 },
        )
    } else {
        ("ten-years", sample::ten_years::Size::TEN_YEARS)
    };
    let (folder, shop) = open(&PathBuf::from(".bench").join(name), size);
    let run = std::process::id().to_string();
    let bench = Bench { shop, me: Session::of(PersonId(1), "bench"), key: Cell::new(0), run };
    let bare = Bare::open(&folder.join("workbay.db"));
    let mut rows = Vec::new();

    searches(&bench, &bare, &mut rows);
    reads(&bench, &bare, &mut rows);
    writes(&bench, &bare, &mut rows);
    lists::measured(&bench, &bare, &mut rows);
    store::measured(&bench, &bare, &mut rows);
    past::measured(&bench, &bare, &mut rows);

    println!(
        "\n{} vehicles, {} work orders, {} lines, {} parts, {} movements",
        bare.count("vehicle"),
        bare.count("work_order"),
        bare.count("line"),
        bare.count("part"),
        bare.count("stock_movement")
    );
    println!("{}", Row::head());
    let mut late = 0;
    for row in &rows {
        println!("{row}");
        late += usize::from(row.too_slow());
    }
    bench.shop.close();
    let _ = std::fs::remove_dir_all(&folder);
    if late > 0 {
        println!(
            "{late} are over: a read 10 ms median, 50 ms at 99 % or a scan, the store 5 ms at 99 %, a paper its own limit or 1.5 times the bare library"
        );
        std::process::exit(1);
    }
}

fn searches(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let cars = bare.texts("SELECT plate FROM vehicle WHERE plate IS NOT NULL AND id % 400 = 7 LIMIT 300");
    let vins = bare.texts("SELECT vin FROM vehicle WHERE vin IS NOT NULL AND id % 400 = 9 LIMIT 300");
    let phones = bare.texts("SELECT phone FROM customer WHERE id % 350 = 11 LIMIT 300");
    let names = bare.texts(
        "SELECT name FROM customer WHERE length(name) = 2 AND kind = 'private' AND id % 50 = 3 LIMIT 300",
    );
    let tail = |text: &String, signs: usize| -> String {
        let all: Vec<char> = text.chars().collect();
        all[all.len().saturating_sub(signs)..].iter().collect()
    };
    let initials =
        |name: &String| domain::names::pinyin_initials(name).into_iter().next().unwrap_or_default();
    let kinds: [(&str, Vec<String>); 5] = [
        ("search by plate tail", cars.iter().map(|plate| tail(plate, 5)).collect()),
        ("search by VIN tail", vins.iter().map(|vin| tail(vin, 6)).collect()),
        ("search by phone tail", phones.iter().map(|phone| tail(phone, 4)).collect()),
        ("search by two-character name", names.clone()),
        ("search by pinyin initials", names.iter().map(initials).collect()),
    ];
    for (name, texts) in kinds {
        assert!(!texts.is_empty(), "{name}: nothing to look for");
        let ours = timed(ROUNDS, |round| {
            bench.ask("search", json!({ "query": texts[round % texts.len()] }));
        });
        let plain = timed(ROUNDS, |round| bare.search(&texts[round % texts.len()].to_lowercase()));
        rows.push(Row::read(name, ours, plain));
    }
}

fn reads(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let orders = bare.numbers("SELECT id FROM work_order WHERE id % 900 = 13 LIMIT 300");
    let ours = timed(ROUNDS, |round| {
        bench.ask("get_visit", json!({ "work_order_id": orders[round % orders.len()] }));
    });
    let plain = timed(ROUNDS, |round| bare.visit(orders[round % orders.len()]));
    rows.push(Row::read("open a visit", ours, plain));
    for (name, words) in [("a car's history of work", ""), ("look for brakes in it", "刹车")] {
        let of = bare.numbers("SELECT vehicle_id FROM work_order WHERE id % 900 = 13 LIMIT 300");
        let ours = timed(ROUNDS, |round| {
            let ask = json!({ "vehicle_id": of[round % of.len()], "words": words, "visits": 20 });
            bench.ask("vehicle_history", ask);
        });
        rows.push(Row::page(name, ours));
    }
    let ours = timed(ROUNDS, |round| {
        bench.ask("similar_faults", json!({ "work_order_id": orders[round % orders.len()] }));
    });
    rows.push(Row::page("hard cases of the series", ours));

    let plain = || timed(ROUNDS, |_| bare.queue());
    for (name, command) in [
        ("home of the advisor", "advisor_home"),
        ("home of the foreman", "foreman_home"),
        ("home of the technician", "technician_home"),
        ("home of the inspector", "inspector_home"),
        ("home of the cashier", "cashier_home"),
        ("home of the callback clerk", "list_follow_ups"),
        ("home of the manager", "manager_home"),
        ("counts of the navigation", "nav_counts"),
        ("screen on the wall", "wall_screen"),
    ] {
        let ours = timed(ROUNDS, |_| {
            bench.ask(command, json!({}));
        });
        rows.push(Row::read(name, ours, plain()));
    }
}

fn line_figures() -> Value {
    json!({ "kind": "part", "category": "paid", "payer": "customer", "payer_name": "", "code": "JL-201",
            "name": "机油滤清器", "brand": "曼牌", "specification": "", "unit": "个", "quantity": 1000, "hours": 0,
            "unit_price": 4500, "discount_rate": 0, "discount": 0, "tax_rate": 1300, "cost": 2300, "origin": "stock" })
}

/// What was added goes again: a visit of seven lines that had a hundred after
/// some runs would no longer be what a counter adds a line to.
fn take_lines_back(bench: &Bench, bare: &Bare, orders: &[i64]) {
    for (line, version) in orders.iter().flat_map(|order| bare.lines_added(*order)) {
        bench.ask("remove_line", json!({ "line_id": line, "version": version }));
    }
}

fn writes(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let estimating = bare.numbers("SELECT id FROM work_order WHERE stage = 'estimating' LIMIT 5");
    take_lines_back(bench, bare, &estimating);
    let add = |round: usize| {
        let order = estimating[round % estimating.len()];
        bench.ask(
            "add_line",
            json!({ "work_order_id": order, "figures": line_figures(), "finding_id": null, "walk_around_code": null }),
        );
    };
    let ours = timed_between(LINES, add, |round| {
        if round % 20 == 19 {
            take_lines_back(bench, bare, &estimating);
        }
    });
    let plain = timed(WRITES, |round| bare.add_line(estimating[round % estimating.len()]));
    rows.push(Row::write("add a line", ours, plain));
    take_lines_back(bench, bare, &estimating);

    // A cent at a time, so that one open sheet takes a dozen payments. The bare
    // statements leave the sums of their sheets behind, so they have sheets of
    // their own: of ours none is found damaged.
    let open = |what: &str, order: &str| {
        bare.numbers(&format!(
            "SELECT {what} FROM settlement WHERE state = 'open' AND total - received > 20000 ORDER BY id {order} LIMIT 5"
        ))
    };
    let (sheets, mut owed) = (open("id", "DESC"), open("total - received", "DESC"));
    let theirs = open("id", "ASC");
    let ours = timed(WRITES, |round| {
        let part = json!([{ "means": "wechat", "amount": 1, "tendered": 1 }]);
        let place = round % sheets.len();
        let ask = json!({ "settlement_id": sheets[place], "owed": owed[place], "parts": part });
        bench.ask("take_payment", ask);
        owed[place] -= 1;
    });
    let plain = timed(WRITES, |round| bare.settle(theirs[round % theirs.len()]));
    rows.push(Row::write("settle", ours, plain));

    let printed =
        bare.numbers("SELECT id FROM settlement WHERE state = 'settled' AND id % 900 = 13 LIMIT 100");
    let print = |id: i64| {
        let made = features::papers::document(&bench.shop, &bench.me, "settlement_sheet", id, Some("A4"));
        made.expect("the sheet prints").bytes
    };
    rows.push(papers::of_a_visit(print, &printed));
    rows.push(papers::four_hundred_lines());
}
