//! What no order of steps brings about, whoever takes them: two jobs under one pair of hands, a finding that nobody
//! answered under a car that drove off, a part that lost what the shop promised of it.

use domain::finding::FindingUrgency;
use domain::inspection::FINAL_INSPECTION_CODES;
use features::visit::findings::ReportFinding;
use features::visit::lines::AddLine;
use proptest::prelude::*;
use rusqlite::Connection;
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, bill, found};
use shop_tests::typed::{field, request};
use shop_tests::visit::{figures, labour, signature};
use shop_tests::{Car, MORNING, TestShop};

const HANDS: [&str; 2] = ["technician", "second_technician"];
/// The car is its owner's again.
const GONE: [&str; 3] = ["delivered", "following_up", "closed"];

#[derive(Clone, Debug)]
enum Deed {
    Assigns {
        who: usize,
        car: usize,
    },
    Starts {
        who: usize,
        car: usize,
        job: usize,
    },
    Pauses {
        who: usize,
        car: usize,
        job: usize,
    },
    Finishes {
        who: usize,
        car: usize,
        job: usize,
    },
    Finds {
        who: usize,
        car: usize,
        urgency: FindingUrgency,
    },
    Marks {
        who: usize,
        car: usize,
        which: usize,
        urgency: FindingUrgency,
    },
    Quotes {
        car: usize,
        which: usize,
    },
    Offers {
        car: usize,
    },
    Answers {
        car: usize,
        yes: bool,
    },
    Declines {
        car: usize,
        which: usize,
        signs: bool,
    },
    Dismisses {
        car: usize,
        which: usize,
    },
    Submits {
        who: usize,
        car: usize,
    },
    Passes {
        car: usize,
    },
    Fails {
        car: usize,
        job: usize,
    },
    /// Whatever is next at the counter: bill, money, keys.
    Onward {
        car: usize,
    },
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let (two, three) = (0_usize..2, 0_usize..3);
    let urgency = || prop::sample::select(FindingUrgency::ALL.to_vec());
    let at_job = || (two.clone(), two.clone(), three.clone());
    prop_oneof![
        1 => (two.clone(), two.clone()).prop_map(|(who, car)| Deed::Assigns { who, car }),
        6 => at_job().prop_map(|(who, car, job)| Deed::Starts { who, car, job }),
        2 => at_job().prop_map(|(who, car, job)| Deed::Pauses { who, car, job }),
        4 => at_job().prop_map(|(who, car, job)| Deed::Finishes { who, car, job }),
        2 => (two.clone(), two.clone(), urgency())
            .prop_map(|(who, car, urgency)| Deed::Finds { who, car, urgency }),
        1 => (at_job(), urgency())
            .prop_map(|((who, car, which), urgency)| Deed::Marks { who, car, which, urgency }),
        1 => (two.clone(), three.clone()).prop_map(|(car, which)| Deed::Quotes { car, which }),
        1 => two.clone().prop_map(|car| Deed::Offers { car }),
        1 => (two.clone(), any::<bool>()).prop_map(|(car, yes)| Deed::Answers { car, yes }),
        2 => (two.clone(), three.clone(), any::<bool>())
            .prop_map(|(car, which, signs)| Deed::Declines { car, which, signs }),
        1 => (two.clone(), three.clone()).prop_map(|(car, which)| Deed::Dismisses { car, which }),
        3 => (two.clone(), two.clone()).prop_map(|(who, car)| Deed::Submits { who, car }),
        3 => two.clone().prop_map(|car| Deed::Passes { car }),
        1 => (two.clone(), three.clone()).prop_map(|(car, job)| Deed::Fails { car, job }),
        5 => two.clone().prop_map(|car| Deed::Onward { car }),
    ]
}

/// Two cars in repair, each with two jobs and a part that the shop answers for a year.
fn two_cars(shop: &TestShop) -> [Car<'_>; 2] {
    [("张小芳", "13800138000", "粤B00001"), ("李国强", "13900139000", "粤B00002")].map(
        |(name, phone, plate)| {
            let car = shop.car(name, phone, plate);
            car.walks_in("repair", "过坎异响").checked_in(32_000);
            car.with_line(labour("更换前制动片", 100));
            car.with_line(labour("更换下摆臂", 100));
            let warranty = json!({ "days": 365, "km": 0 });
            let more = json!({ "quantity": 1000, "unit_price": 56_000, "unit": "个", "warranty": warranty });
            car.with_line(figures("part", "蓄电池", more));
            car.estimate_issued();
            car.authorised(&[]).assigned_to("technician").released();
            car
        },
    )
}

/// One of a visit's rows, where there are so many.
fn row(car: &Car<'_>, rows: &str, which: usize) -> Option<Value> {
    car.visit()[rows].as_array()?.get(which).cloned()
}

fn at_job(car: &Car<'_>, job: usize, more: Value) -> Option<(Value, Value)> {
    let job = row(car, "jobs", job)?;
    let mut ask = json!({ "job_id": job["id"], "version": job["version"] });
    ask.as_object_mut()?.extend(more.as_object()?.clone());
    Some((job, ask))
}

fn at_finding(car: &Car<'_>, which: usize, more: Value) -> Option<Value> {
    let finding = row(car, "findings", which)?;
    let mut ask = json!({ "finding_id": finding["id"], "version": finding["version"] });
    ask.as_object_mut()?.extend(more.as_object()?.clone());
    Some(ask)
}

/// What is asked for it, in turn; whatever is refused is refused.
fn asked(shop: &TestShop, cars: &[Car<'_>], deed: Deed) -> Option<Vec<(&'static str, &'static str, Value)>> {
    let one = |seat, command, ask| Some(vec![(seat, command, ask)]);
    match deed {
        Deed::Assigns { who, car } => {
            let free = |job: &Value| job["technicians"].as_array().is_some_and(Vec::is_empty);
            let place = cars[car].jobs().iter().position(free)?;
            let technicians = json!([{ "person_id": shop.id_of(HANDS[who]), "share": 10_000 }]);
            let more = json!({
                "technicians": technicians, "bay_id": null, "planned_start": null, "planned_minutes": 60, "note": "",
            });
            one("foreman", "assign_job", at_job(&cars[car], place, more)?.1)
        }
        Deed::Starts { who, car, job } => {
            let (job, ask) = at_job(&cars[car], job, json!({}))?;
            let command = if job["state"] == "paused" { "resume_job" } else { "start_job" };
            one(HANDS[who], command, ask)
        }
        Deed::Pauses { who, car, job } => {
            one(HANDS[who], "pause_job", at_job(&cars[car], job, json!({ "reason": "parts" }))?.1)
        }
        Deed::Finishes { who, car, job } => {
            let more = json!({ "measurements": [], "note": "" });
            one(HANDS[who], "finish_job", at_job(&cars[car], job, more)?.1)
        }
        Deed::Finds { who, car, urgency } => {
            let ask = ReportFinding { urgency, ..found(&cars[car], None, "前下摆臂胶套开裂") };
            one(HANDS[who], "report_finding", request(ask))
        }
        Deed::Marks { who, car, which, urgency } => {
            let ask = at_finding(&cars[car], which, json!({ "urgency": urgency }))?;
            one(HANDS[who], "mark_finding", ask)
        }
        Deed::Quotes { car, which } => {
            let finding_id = field(&row(&cars[car], "findings", which)?, "id");
            let line = AddLine { finding_id, ..added(&cars[car], &labour("更换胶套", 50)) };
            one("advisor", "add_line", request(line))
        }
        Deed::Offers { car } => {
            let offer = json!({ "work_order_id": cars[car].id(), "version": cars[car].version() });
            one("advisor", "issue_estimate", offer)
        }
        Deed::Answers { car, yes } => {
            let lines = cars[car].visit()["lines"].as_array().cloned().unwrap_or_default();
            let declined: Vec<i64> =
                lines.iter().filter(|_| !yes).filter_map(|line| line["id"].as_i64()).collect();
            one("advisor", "record_answers", cars[car].answers(&declined))
        }
        Deed::Declines { car, which, signs } => {
            let (means, signature) = if signs { ("signature", signature()) } else { ("phone", Value::Null) };
            let more = json!({
                "by_name": "张小芳", "means": means, "reason": "下次再做", "signature": signature, "signed_paper": "",
            });
            one("advisor", "decline_finding", at_finding(&cars[car], which, more)?)
        }
        Deed::Dismisses { car, which } => one(
            "foreman",
            "dismiss_finding",
            at_finding(&cars[car], which, json!({ "reason": "不需要处理" }))?,
        ),
        Deed::Submits { who, car } => one(HANDS[who], "submit_self_inspection", cars[car].self_inspection()),
        Deed::Passes { car } => one("inspector", "pass_final_inspection", cars[car].final_inspection()),
        Deed::Fails { car, job } => {
            let job = row(&cars[car], "jobs", job)?["id"].as_i64()?;
            let ask = json!({
                "work_order_id": cars[car].id(), "items": cars[car].items(&FINAL_INSPECTION_CODES, Some(job)),
                "road_test_km": 3, "note": "路试有异响", "failed_jobs": [job], "cause": "未按力矩紧固", "remedy": "",
                "responsible_id": shop.id_of("technician"), "hours": 50,
            });
            one("inspector", "fail_final_inspection", ask)
        }
        Deed::Onward { car } => onward(&cars[car]),
    }
}

fn onward(car: &Car<'_>) -> Option<Vec<(&'static str, &'static str, Value)>> {
    let (visit, work_order_id) = (car.visit(), car.id());
    match visit["order"]["stage"].as_str()? {
        "preparing" => {
            let ready = json!({
                "work_order_id": work_order_id, "version": visit["preparation"]["version"].as_i64().unwrap_or(0),
                "done": visit["preparation_codes"], "mileage_out_km": visit["order"]["mileage_km"],
                "instrument_replaced": false,
            });
            Some(vec![
                ("advisor", "save_preparation", ready),
                ("cashier", "prepare_bill", request(bill(car, 0))),
                ("cashier", "complete_preparation", json!({ "work_order_id": work_order_id })),
            ])
        }
        "awaiting_settlement" => {
            let pays = |sheet: &Value| {
                let owed = car.owed(sheet);
                let part = json!({ "means": "wechat", "amount": owed, "tendered": owed, "voucher": null });
                let ask = json!({ "settlement_id": sheet["id"], "owed": owed, "parts": [part] });
                ("cashier", "take_payment", ask)
            };
            Some(car.sheets().iter().map(pays).collect())
        }
        "ready_for_delivery" => Some(vec![("advisor", "deliver", car.delivery())]),
        _ => None,
    }
}

/// By what name each of its steps was refused.
fn does(shop: &TestShop, cars: &[Car<'_>], deed: Deed) -> Vec<String> {
    shop.later(1);
    let steps = asked(shop, cars, deed).into_iter().flatten();
    let refused = steps.filter_map(|(seat, command, ask)| shop.ask(seat, command, ask).err());
    refused.map(|refusal| refusal["code"].as_str().unwrap_or_default().to_owned()).collect()
}

fn count(file: &Connection, sql: &str) -> i64 {
    file.query_row(sql, [], |row| row.get(0)).expect("a number")
}

/// What should never be; looked for in what is kept and in what is told.
fn wrong(file: &Connection, cars: &[Car<'_>]) -> Vec<String> {
    let mut wrong = Vec::new();
    let two_at_once = "SELECT count(*) FROM (SELECT person_id FROM job_time WHERE ended_at IS NULL
        GROUP BY person_id HAVING count(*) > 1)";
    let nobody_at_it = "SELECT count(*) FROM job WHERE state = 'running' AND NOT EXISTS (
        SELECT 1 FROM job_time WHERE job_time.job_id = job.id AND job_time.ended_at IS NULL)";
    for (sql, what) in [(two_at_once, "one is at two jobs"), (nobody_at_it, "nobody is at what runs")] {
        if count(file, sql) != 0 {
            wrong.push(what.to_owned());
        }
    }
    for car in cars {
        let visit = car.visit();
        let rows = |name: &str| visit[name].as_array().cloned().unwrap_or_default();
        for line in rows("lines").iter().filter(|line| line["name"] == "蓄电池") {
            if line["warranty"] != json!({ "days": 365, "km": 0 }) {
                wrong.push(format!("nobody answers for it any more: {line}"));
            }
        }
        let is_gone = visit["order"]["stage"].as_str().is_some_and(|stage| GONE.contains(&stage));
        for finding in rows("findings").iter().filter(|_| is_gone) {
            let waits = |line: &&Value| {
                line["finding_id"] == finding["id"]
                    && ["draft", "offered"].iter().any(|state| line["state"] == **state)
            };
            let unanswered = finding["standing"] == "undecided" || finding["standing"] == "unsigned";
            if unanswered || rows("lines").iter().any(|line| waits(&line)) {
                wrong.push(format!("it drove off and nobody answered: {finding}"));
            }
        }
    }
    wrong
}

#[test]
fn each_step_is_taken_where_nothing_stands_in_its_way() {
    let shop = TestShop::open_at(MORNING);
    let cars = two_cars(&shop);
    let urgency = FindingUrgency::Now;
    for (deed, refused) in [
        (Deed::Starts { who: 0, car: 0, job: 0 }, ""),
        (Deed::Starts { who: 0, car: 1, job: 0 }, "already_running"),
        (Deed::Pauses { who: 0, car: 0, job: 0 }, ""),
        (Deed::Starts { who: 0, car: 0, job: 0 }, ""),
        (Deed::Finds { who: 0, car: 0, urgency }, ""),
        (Deed::Finds { who: 0, car: 0, urgency }, ""),
        (Deed::Finishes { who: 0, car: 0, job: 0 }, ""),
        (Deed::Starts { who: 0, car: 0, job: 1 }, ""),
        (Deed::Finishes { who: 0, car: 0, job: 1 }, ""),
        (Deed::Submits { who: 0, car: 0 }, ""),
        (Deed::Passes { car: 0 }, "still_missing"),
        (Deed::Declines { car: 0, which: 0, signs: true }, ""),
        (Deed::Quotes { car: 0, which: 1 }, ""),
        (Deed::Offers { car: 0 }, ""),
        (Deed::Answers { car: 0, yes: false }, ""),
        (Deed::Declines { car: 0, which: 1, signs: true }, ""),
        (Deed::Passes { car: 0 }, ""),
        (Deed::Onward { car: 0 }, ""),
        (Deed::Onward { car: 0 }, ""),
        (Deed::Onward { car: 0 }, ""),
    ] {
        let by = does(&shop, &cars, deed.clone());
        assert_eq!(by, if refused.is_empty() { Vec::new() } else { vec![refused.to_owned()] }, "{deed:?}");
        assert_eq!(wrong(&shop.file(), &cars), Vec::<String>::new(), "{deed:?}");
    }
    assert_eq!(cars[0].stage(), "delivered", "it went all the way");
    assert_eq!(cars[1].jobs()[0]["state"], "waiting", "nobody began it");
}

proptest! {
    // Each case opens a shop of its own on the disk.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_order_of_steps_leaves_two_jobs_to_one_a_finding_to_nobody_or_a_part_without_its_promise(
        deeds in prop::collection::vec(any_deed(), 1..60),
    ) {
        let shop = TestShop::open_at(MORNING);
        let (cars, file) = (two_cars(&shop), shop.file());
        for deed in deeds {
            does(&shop, &cars, deed.clone());
            prop_assert_eq!(wrong(&file, &cars), Vec::<String>::new(), "{:?}", deed);
        }
    }
}
