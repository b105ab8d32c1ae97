//! The store: what is there of what a visit needs, a line that is issued, a part that is looked for, and
//! what moved of it.

use super::bare::Bare;
use super::figures::{Row, timed, timed_between};
use super::{Asked, Bench, ROUNDS, WRITES};
use domain::catalogue::Part;
use domain::concession::Listed;
use domain::ids::{LineId, PartId, WorkOrderId};
use domain::line::{Line, LineFigures, LineKind, LineState, PartOrigin};
use domain::money::Quantity;
use domain::names::pinyin_initials;
use domain::part_number::{PartNumberKind, TypedNumber, numbers_kept};
use domain::stock::StockDemand;
use kernel::error::Result;
use serde_json::{Value, json};
use std::cell::Cell;
use std::time::Duration;

/// At the counter somebody types or scans, and looks up.
const AT_THE_COUNTER: Duration = Duration::from_millis(5);
/// Everything a car takes, by one key.
const A_CAR: Duration = Duration::from_millis(50);
/// Whoever asks for a month waits no longer than for a page to turn.
const A_REPORT: Duration = Duration::from_millis(200);
const PAGES: usize = 60;
const REPORTS: usize = 20;
/// As many as a visit has lines.
const LINES: usize = 7;

pub fn measured(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let parts = bare.numbers(
        "SELECT part_id FROM stock_level WHERE quantity > 1000 AND part_id % 97 = 5 ORDER BY part_id LIMIT 2100",
    );
    let wanted = |round: usize| -> Vec<i64> {
        (0..LINES).map(|place| parts[(round * LINES + place) % parts.len()]).collect()
    };
    let today = bench.shop.clock.now().date_naive();
    let ours = timed(ROUNDS, |round| {
        let asked: Vec<PartId> = wanted(round).into_iter().map(PartId).collect();
        let there = bench.shop.db.read(|r| r.availability(&asked, today)).expect("it can be read");
        assert_eq!(there.len(), LINES);
    });
    let plain = timed(ROUNDS, |round| bare.available(&wanted(round)));
    rows.push(Row::read("what is there for a visit", ours, plain));

    let ours = timed(ROUNDS, |round| {
        let part = PartId(parts[round % parts.len()]);
        bench
            .shop
            .db
            .read(|r| {
                r.stock_account(part)?;
                r.stock_movements(part, i64::MAX, 50)
            })
            .expect("it can be read");
    });
    let plain = timed(ROUNDS, |round| bare.card(parts[round % parts.len()]));
    rows.push(Row::read("card of a part", ours, plain));

    let codes = bare.texts("SELECT code FROM part WHERE id % 331 = 7 LIMIT 300");
    let ours = timed(ROUNDS, |round| {
        bench.ask("find_catalogue", json!({ "query": codes[round % codes.len()], "kind": "part" }));
    });
    let plain = timed(ROUNDS, |round| bare.parts_coded(&codes[round % codes.len()]));
    rows.push(Row::read("find a part by its code", ours, plain).within(AT_THE_COUNTER));

    found(bench, bare, rows);
    pages(bench, bare, &parts, rows);
    cross_numbers(bench, bare, rows);
    issues(bench, bare, rows);
}

/// The same box, by all else that people type into it.
fn found(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let several =
        |column: &str| bare.texts(&format!("SELECT {column} FROM part WHERE id % 331 = 11 LIMIT 300"));
    let names = several("name");
    let initials = |name: &String| pinyin_initials(name).into_iter().next().unwrap_or_default();
    let kinds: [(&str, Vec<String>); 5] = [
        ("find a part by a number's begin", several("substr(code, 1, 4)")),
        ("find a part by its initials", names.iter().map(initials).collect()),
        ("find a part by words of its name", names),
        ("find a part by brand and name", several("brand || ' ' || name")),
        ("find a part by its brand", several("brand")),
    ];
    for (name, texts) in kinds {
        assert!(!texts.is_empty(), "{name}: nothing to look for");
        let ours = timed(ROUNDS, |round| {
            bench.ask("find_catalogue", json!({ "query": texts[round % texts.len()], "kind": "part" }));
        });
        rows.push(Row::page(name, ours).within(AT_THE_COUNTER));
    }
}

/// What the store's pages ask when they are opened.
fn pages(bench: &Bench, bare: &Bare, parts: &[i64], rows: &mut Vec<Row>) {
    let today = bench.shop.clock.now().date_naive();
    let month = today.format("%Y-%m").to_string();
    let before = (today - chrono::TimeDelta::days(365)).to_string();
    let bins = bare.numbers("SELECT DISTINCT bin_id FROM stock_level");
    let none = |_: usize| json!({});
    let part = |round: usize| json!({ "id": parts[round % parts.len()] });
    let items =
        |filter: &'static str| move |_: usize| json!({ "text": "", "part_filter": filter, "after": null });
    let kind = |kind: &'static str| move |_: usize| json!({ "kind": kind });
    let card = |round: usize| json!({ "part_id": parts[round % parts.len()], "from": before, "to": today.to_string() });
    let moved = |round: usize| json!({ "part_id": parts[round % parts.len()], "before": null });
    let of_month = |_: usize| json!({ "month": month, "after": 0 });
    let bin = |round: usize| json!({ "id": bins[round % bins.len()] });
    let asked: [Asked<'_>; 19] = [
        ("home of the parts keeper", "parts_home", &none),
        ("list of parts", "list_parts", &items("all")),
        ("list of parts below minimum", "list_parts", &items("below_minimum")),
        ("list of parts without stock", "list_parts", &items("without_stock")),
        ("what is past its day", "list_overdue", &none),
        ("page of a part", "get_part", &part),
        ("movements of a part", "part_movements", &moved),
        ("a year on a stock card", "stock_card", &card),
        ("counts of the warnings", "stock_warning_counts", &none),
        ("warnings: short for a visit", "stock_warnings", &kind("short_for_visit")),
        ("warnings: below minimum", "stock_warnings", &kind("below_minimum")),
        ("warnings: no movement", "stock_warnings", &kind("no_movement")),
        ("warnings: price rose", "stock_warnings", &kind("price_rose")),
        ("figures of the store", "stock_figures", &none),
        ("list of bins", "list_bins", &none),
        ("page of a bin", "get_bin", &bin),
        ("counts that are due", "counts_due", &none),
        ("old parts to be tagged", "parts_to_tag", &none),
        ("claims to be made", "claims_to_make", &none),
    ];
    for (name, command, request) in asked {
        let ours = timed(PAGES, |round| {
            bench.ask(command, request(round));
        });
        rows.push(Row::page(name, ours));
    }
    // Added up or reckoned anew of all that was sold or used: reports, not lists.
    let reports: [Asked<'_>; 4] = [
        ("report of a month", "stock_month", &of_month),
        ("margin of a month", "stock_margin", &|_: usize| json!({ "month": month })),
        ("what is to be bought", "purchase_need", &none),
        ("proposal of the classes A, B, C", "abc_proposal", &none),
    ];
    for (name, command, request) in reports {
        let ours = timed(REPORTS, |round| {
            bench.ask(command, request(round));
        });
        rows.push(Row::report(name, ours, A_REPORT));
    }
}

/// Lines of cars in the shop that were agreed to, of which nothing was issued and enough lies on a shelf.
const OPEN: &str = "
    FROM stock_demand JOIN line ON line.id = stock_demand.line_id
    JOIN work_order ON work_order.id = stock_demand.work_order_id
    JOIN part ON part.id = stock_demand.part_id
    JOIN stock_level ON stock_level.part_id = stock_demand.part_id
    JOIN bin ON bin.id = stock_level.bin_id
    WHERE line.state = 'approved' AND line.unit IN ('', part.unit) AND line.quantity >= 1000
        AND stock_demand.issued = 0 AND bin.kind = 'shelf' AND stock_level.batch_id IS NULL
        AND stock_level.quantity >= 5 * line.quantity AND work_order.stage NOT IN ('closed', 'cancelled')
    ORDER BY line.id";

/// What was issued lies back on its shelf, so that the next round finds what this one did.
fn all_back(bench: &Bench, bare: &Bare) {
    let issued = |what: &str| {
        let sql = format!("SELECT {what} FROM stock_demand WHERE issued > 0 ORDER BY id");
        bare.any_numbers(&sql)
    };
    for (line_id, quantity) in issued("line_id").into_iter().zip(issued("issued")) {
        let back = json!({ "line_id": line_id, "quantity": quantity, "bin_id": null, "note": "" });
        bench.ask("take_back_part", back);
    }
}

/// Cars whose customers agreed to seven parts each that lie there: of the poured ones hardly a line is written in the
/// unit its part is counted in.
fn agreed(bench: &Bench, bare: &Bare) {
    let orders =
        bare.numbers("SELECT id FROM work_order WHERE stage = 'awaiting_settlement' ORDER BY id LIMIT 5");
    let parts = bare.numbers(
        "SELECT part_id FROM stock_level WHERE quantity >= 10000 AND batch_id IS NULL ORDER BY part_id DESC LIMIT 35",
    );
    let actor = bench.shop.actor(&bench.me, "bench_agreed", None, &Value::Null);
    let agreed = bench.shop.db.write(&actor, |w| -> Result<Value> {
        for (order, parts) in orders.iter().zip(parts.chunks(LINES)) {
            let lines = w.lines_of(WorkOrderId(*order))?;
            let like = lines.iter().find(|line| line.figures.kind == LineKind::Part);
            let Some(like) = like else { continue };
            for part in parts {
                let Part { id, terms, .. } = w.get(*part)?;
                let figures = LineFigures {
                    code: terms.code,
                    name: terms.name,
                    unit: terms.unit,
                    quantity: Quantity(1_000),
                    origin: PartOrigin::Stock,
                    ..like.figures.clone()
                };
                let amount = figures.amount()?;
                let listed = Listed { part_id: Some(id), ..Listed::default() };
                let (state, authorised_amount) = (LineState::Approved, Some(amount));
                let mut line =
                    Line { id: LineId(0), state, figures, listed, amount, authorised_amount, ..like.clone() };
                w.insert(&mut line)?;
                w.insert(&mut StockDemand {
                    id: 0,
                    work_order_id: line.work_order_id,
                    line_id: line.id,
                    part_id: id,
                    wanted: line.figures.quantity,
                    issued: Quantity::ZERO,
                    since: w.at(),
                })?;
            }
        }
        Ok(json!({}))
    });
    agreed.expect("they agree");
}

/// The command the counter sends, with its gate, what is reserved, what the line costs and whose work goes on.
fn issues(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    agreed(bench, bare);
    let open = |what: &str| bare.numbers(&format!("SELECT {what} {OPEN}"));
    let (lines, orders) = (open("line.id"), open("work_order.id"));
    let places: Vec<(i64, i64)> = open("part.id").into_iter().zip(open("bin.id")).collect();
    // A tenth of a piece at a time, so that each line takes ten rounds.
    assert!(lines.len() * 9 > WRITES, "{} lines wait for parts: too few to issue to", lines.len());
    let ours = timed(WRITES, |round| {
        let line = lines[round % lines.len()];
        bench.ask(
            "issue_parts",
            json!({ "line_id": line, "quantity": 100, "bin_id": null, "batch_id": null }),
        );
    });
    let plain = timed(WRITES, |round| bare.issue(&[places[round % places.len()]]));
    rows.push(Row::write("issue a line", ours, plain).within(AT_THE_COUNTER));
    all_back(bench, bare);

    let mut cars: Vec<(i64, Vec<(i64, i64)>)> = Vec::new();
    for (order, place) in orders.into_iter().zip(places) {
        match cars.iter_mut().find(|(known, _)| *known == order) {
            Some((_, own)) => own.push(place),
            None => cars.push((order, vec![place])),
        }
    }
    // Between the rounds to warm up nothing is put back: each has a car of its own.
    assert!(cars.len() > 3, "{} cars wait for parts: too few to issue to", cars.len());
    let turn = Cell::new(0);
    let next = || &cars[turn.replace(turn.get() + 1) % cars.len()];
    let issue = |_: usize| {
        let answer = bench.ask("issue_all", json!({ "work_order_id": next().0 }));
        assert_ne!(answer["lines"], json!([]), "nothing was issued");
    };
    let ours = timed_between(WRITES, issue, |_| all_back(bench, bare));
    all_back(bench, bare);
    let plain = timed(WRITES, |_| bare.issue(&next().1));
    rows.push(Row::write("issue all of a visit", ours, plain).within(A_CAR));
}

/// What stands on a box of another brand: nobody typed such numbers into the poured shop.
fn cross_numbers(bench: &Bench, bare: &Bare, rows: &mut Vec<Row>) {
    let parts = bare.numbers("SELECT id FROM part WHERE id % 97 = 11 ORDER BY id LIMIT 2000");
    let number = |part: i64| format!("MX {:03}-{part:06}", part % 1_000);
    let actor = bench.shop.actor(&bench.me, "bench_numbers", None, &Value::Null);
    let numbered = bench.shop.db.write(&actor, |w| -> Result<Value> {
        for part in &parts {
            let typed = TypedNumber {
                number_kind: PartNumberKind::Cross,
                part_number: number(*part),
                number_brand: "马勒".to_owned(),
            };
            w.keep_part_numbers(PartId(*part), numbers_kept(PartId(*part), "", &[typed])?)?;
        }
        Ok(json!({}))
    });
    numbered.expect("they are kept");
    let begin = |part: i64| number(part).chars().take(6).collect::<String>();
    let kinds: [(&'static str, &dyn Fn(i64) -> String); 2] =
        [("find a part by a cross number", &number), ("find by a cross number's begin", &begin)];
    for (name, typed) in kinds {
        let ours = timed(ROUNDS, |round| {
            let part = parts[round % parts.len()];
            let found = bench.ask("find_catalogue", json!({ "query": typed(part), "kind": "part" }));
            assert_ne!(found["items"], json!([]), "{name}: {} finds nothing", typed(part));
        });
        rows.push(Row::page(name, ours).within(AT_THE_COUNTER));
    }
}
