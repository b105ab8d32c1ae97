//! Whatever foreman and technicians press, in whichever order: nobody has two jobs running.

use serde_json::{Value, json};
use shop_tests::asks_visit::sets;
use shop_tests::visit::labour;
use shop_tests::{Car, MORNING, TestShop};

/// The same numbers each time.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }
}

fn released<'a>(shop: &'a TestShop, plate: &str) -> Car<'a> {
    let phone = format!("138000{}", &plate[plate.len() - 5..]);
    let car = shop.car("张小芳", &phone, plate);
    car.walks_in("repair", "异响").checked_in(30_000);
    for name in ["更换前制动片", "更换机油机滤", "四轮定位"] {
        car.with_line(labour(name, 100));
    }
    car.estimate_issued();
    car.authorised(&[]).assigned_to("technician");
    car.is_in("in_repair");
    car
}

fn running_twice(shop: &TestShop) -> i64 {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM job_time WHERE ended_at IS NULL
               GROUP BY person_id HAVING count(*) > 1)";
    shop.file().query_row(sql, [], |row| row.get(0)).expect("the clocks are counted")
}

#[test]
fn no_order_of_presses_leaves_anybody_with_two_running_jobs() {
    let shop = TestShop::open_at(MORNING);
    sets(&shop, |settings| settings.release_when_given = true);
    let cars = [released(&shop, "粤B12345"), released(&shop, "粤B67890")];
    let (li, wang) = (shop.id_of("technician"), shop.id_of("second_technician"));
    let seats = ["technician", "second_technician", "foreman"];
    let shared = json!([{ "person_id": li, "share": 5_000 }, { "person_id": wang, "share": 5_000 }]);
    let (alone, other) =
        (json!([{ "person_id": li, "share": 10_000 }]), json!([{ "person_id": wang, "share": 10_000 }]));
    let mut dice = Dice(20_260_302);
    let mut went = std::collections::BTreeMap::new();
    for _ in 0..400 {
        let car = &cars[dice.below(2)];
        let seat = seats[dice.below(3)];
        let jobs = car.jobs();
        let job = &jobs[dice.below(jobs.len())];
        let at = json!({ "job_id": job["id"], "version": job["version"] });
        let with = |more: Value| {
            let mut ask = at.clone();
            for (name, value) in more.as_object().expect("fields") {
                ask[name] = value.clone();
            }
            ask
        };
        let start = shop.clock.text(60);
        let planned = |technicians: &Value| {
            with(json!({
                "technicians": technicians, "bay_id": null, "planned_start": null, "planned_minutes": 60, "note": "",
            }))
        };
        let (command, ask) = match dice.below(12) {
            0..3 => ("start_job", at.clone()),
            3..5 => ("resume_job", at.clone()),
            5..7 => ("pause_job", with(json!({ "reason": "tool" }))),
            // Rarely, or all would be done before anything went on.
            7 if dice.below(8) == 0 => ("finish_job", with(json!({ "measurements": [], "note": "" }))),
            7 | 8 => ("assign_job", planned([&shared, &alone, &other][dice.below(3)])),
            9 => {
                let to = [li, wang][dice.below(2)];
                ("lay_jobs", json!({ "jobs": [at], "to": to, "planned_start": start }))
            }
            10 => ("move_job", with(json!({ "from": li, "to": wang, "planned_start": start }))),
            _ => {
                let back = with(json!({
                    "technicians": shared, "bay_id": null, "planned_start": null, "planned_minutes": 60,
                }));
                ("lay_back", json!({ "jobs": [back] }))
            }
        };
        if shop.ask(seat, command, ask).is_ok() {
            *went.entry(command).or_insert(0) += 1;
        }
        assert_eq!(running_twice(&shop), 0, "after {command} by {seat}: {went:?}");
        shop.later(3);
    }
    let commands = ["start_job", "resume_job", "pause_job", "assign_job", "lay_jobs", "move_job", "lay_back"];
    for command in commands {
        assert!(went.contains_key(command), "{command} never went through: {went:?}");
    }
}
