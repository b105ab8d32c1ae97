//! Whatever the seats press, in whichever order: no car leaves with a finding nobody decided on, with a danger nobody
//! signed for, or with a part that lost the warranty it was sold with.

use crate::board_presses::{Dice, failed_again, not_taken};
use domain::estimate::AuthorisationMeans;
use domain::finding::FindingUrgency;
use domain::ids::WorkOrderId;
use domain::money::Money;
use domain::outside_work::SentOutside;
use domain::settlement::PaymentMeans;
use features::till::{PaymentPart, SavePreparation, TakePayment};
use features::visit::estimates::IssueEstimate;
use features::visit::findings::{DeclineFinding, DismissFinding, MarkFinding};
use features::visit::lines::AddLine;
use features::visit::outside::{SendOutside, TakeBackOutside};
use serde_json::{Value, json};
use shop_tests::asks_visit::{added, bill, found, moved_on, withdrawn};
use shop_tests::typed::{field, read, request};
use shop_tests::visit::{figures, labour, signature};
use shop_tests::{Car, MORNING, TestShop};
use std::collections::BTreeMap;

/// A command, who presses it, and what is asked.
type Press = (&'static str, &'static str, Value);

fn battery() -> Value {
    let warranty = json!({ "days": 365, "km": 0 });
    figures(
        "part",
        "启动电池",
        json!({ "quantity": 1000, "unit_price": 56_000, "unit": "个", "warranty": warranty }),
    )
}

fn estimated<'a>(shop: &'a TestShop, number: usize) -> Car<'a> {
    let (phone, plate) = (format!("1380013{:04}", 8000 + number), format!("粤B{}", 12_345 + number));
    let car = shop.car("张小芳", &phone, &plate);
    car.walks_in("repair", "无法启动").checked_in(30_000);
    car.with_line(labour("检修启动线路", 100));
    car.with_line(battery());
    car
}

/// Everything that brings the car nearer to its leaving, whether or not it is the time for it.
fn onwards(car: &Car<'_>) -> Vec<Press> {
    let order = WorkOrderId(car.id());
    let visit = car.visit();
    let me = car.shop.id_of("technician");
    let mut presses = vec![
        (
            "issue_estimate",
            "advisor",
            request(IssueEstimate { work_order_id: order, version: car.version() }),
        ),
        ("record_answers", "advisor", car.answers(&[])),
    ];
    for job in car.jobs() {
        let at = json!({ "job_id": job["id"], "version": job["version"] });
        let with = |more: &Value| {
            let mut ask = at.clone();
            for (name, value) in more.as_object().expect("fields") {
                ask[name] = value.clone();
            }
            ask
        };
        let alone = json!({ "technicians": [{ "person_id": me, "share": 10_000 }], "bay_id": null,
                            "planned_start": null, "planned_minutes": 60, "note": "" });
        let press = match job["state"].as_str() {
            Some("waiting") if job["technicians"] == json!([]) => ("assign_job", "foreman", with(&alone)),
            Some("waiting") => ("start_job", "technician", at),
            Some("paused") => ("resume_job", "technician", at),
            Some("running") => ("finish_job", "technician", with(&json!({ "measurements": [], "note": "" }))),
            _ => continue,
        };
        presses.push(press);
    }
    let prepared = SavePreparation {
        work_order_id: order,
        version: visit["preparation"]["version"].as_i64().unwrap_or(0),
        done: field(&visit, "preparation_codes"),
        mileage_out_km: field(&visit["order"], "mileage_km"),
        instrument_replaced: false,
    };
    presses.extend([
        ("release_to_repair", "foreman", request(moved_on(car))),
        ("submit_self_inspection", "technician", car.self_inspection()),
        ("pass_final_inspection", "inspector", car.final_inspection()),
        ("save_preparation", "advisor", request(prepared)),
        ("prepare_bill", "cashier", request(bill(car, 0))),
        ("complete_preparation", "cashier", request(moved_on(car))),
    ]);
    for sheet in car.sheets() {
        let amount = Money(car.owed(&sheet));
        let parts =
            vec![PaymentPart { means: PaymentMeans::Wechat, amount, tendered: amount, voucher: None }];
        let ask = TakePayment { settlement_id: field(&sheet, "id"), owed: amount, parts };
        presses.push(("take_payment", "cashier", request(ask)));
    }
    presses.push(("deliver", "advisor", car.delivery()));
    presses
}

/// Something that is found, or decided about what was found.
fn about_findings(car: &Car<'_>, dice: &mut Dice) -> Option<Press> {
    let findings = car.visit()["findings"].as_array().cloned().unwrap_or_default();
    let one = if findings.is_empty() { None } else { Some(findings[dice.below(findings.len())].clone()) };
    let seat = ["technician", "foreman"][dice.below(2)];
    let press = match (dice.below(9), one) {
        (0 | 1, _) => {
            let mut seen = found(car, car.jobs().first().and_then(|job| job["id"].as_i64()), "胶套开裂");
            seen.urgency = FindingUrgency::ALL[dice.below(3)];
            ("report_finding", "technician", request(seen))
        }
        (_, None) => return None,
        (2 | 3, Some(one)) => {
            let figures = [battery(), labour("更换胶套", 80)][dice.below(2)].clone();
            let ask = AddLine { finding_id: read(one["id"].clone()), ..added(car, &figures) };
            ("add_line", "advisor", request(ask))
        }
        (4 | 5, Some(one)) => {
            let signs = dice.below(2) == 0;
            let means = if signs { AuthorisationMeans::Signature } else { AuthorisationMeans::Phone };
            let ask = DeclineFinding {
                finding_id: field(&one, "id"),
                version: field(&one, "version"),
                by_name: "张小芳".to_owned(),
                means,
                reason: "过两天再来".to_owned(),
                signature: if signs { read(signature()) } else { None },
                signed_paper: String::new(),
            };
            ("decline_finding", "advisor", request(ask))
        }
        (6, Some(one)) => {
            let reason = "旧痕".to_owned();
            let ask =
                DismissFinding { finding_id: field(&one, "id"), version: field(&one, "version"), reason };
            ("dismiss_finding", "foreman", request(ask))
        }
        (_, Some(one)) => {
            let urgency = FindingUrgency::ALL[dice.below(4) % 3];
            let ask = MarkFinding { finding_id: field(&one, "id"), version: field(&one, "version"), urgency };
            ("mark_finding", seat, request(ask))
        }
    };
    Some(press)
}

fn about_lines(car: &Car<'_>, dice: &mut Dice) -> Option<Press> {
    let lines = car.visit()["lines"].as_array().cloned().unwrap_or_default();
    let line = &lines[dice.below(lines.len())];
    let id = line["id"].as_i64()?;
    Some(match dice.below(3) {
        0 => ("record_answers", "advisor", car.answers(&[id])),
        1 if dice.below(4) == 0 => ("withdraw_line", "manager", request(withdrawn(car, id, "没有货"))),
        _ => return None,
    })
}

/// Back into the workshop from where the car was nearly gone, and out of the house and in again.
fn about_returning(car: &Car<'_>, dice: &mut Dice) -> Option<Press> {
    let outside = car.visit()["outside"].as_array().cloned().unwrap_or_default();
    let away = outside.into_iter().find(|row| row["standing"] != "back");
    Some(match (dice.below(4), away) {
        (0..3, Some(row)) => {
            let result = "车削后 22.4 mm".to_owned();
            let ask = TakeBackOutside { id: field(&row, "id"), version: field(&row, "version"), result };
            ("take_back_outside", "foreman", request(ask))
        }
        (0 | 1, None) => {
            let sent = SentOutside {
                what: "制动盘车削".to_owned(),
                partner: "精工机加工".to_owned(),
                handed_to: "王师傅".to_owned(),
                receipt: String::new(),
                due_back_on: None,
            };
            let ask = SendOutside { work_order_id: WorkOrderId(car.id()), sent };
            ("send_outside", "foreman", request(ask))
        }
        (2, None) => ("fail_final_inspection", "inspector", failed_again(car)?),
        _ => ("refuse_delivery", "advisor", not_taken(car)?),
    })
}

/// Counted on the file itself, and not as the program counts it.
fn left_open(car: &Car<'_>) -> i64 {
    let sql = "SELECT count(*) FROM finding WHERE work_order_id = ?1 AND (state = 'open'
        OR (unsafe_to_drive AND state <> 'dismissed' AND signature IS NULL AND signed_paper = ''
            AND NOT EXISTS (SELECT 1 FROM line WHERE line.finding_id = finding.id AND line.state = 'approved')))";
    car.shop.file().query_row(sql, [car.id()], |row| row.get(0)).expect("the findings are counted")
}

fn batteries_without_promise(car: &Car<'_>) -> usize {
    let lines = car.visit()["lines"].as_array().cloned().unwrap_or_default();
    let agreed = lines.iter().filter(|line| line["state"] == "approved" && line["name"] == "启动电池");
    agreed.filter(|line| line["warranty"] != json!({ "days": 365, "km": 0 })).count()
}

#[test]
fn no_order_of_presses_lets_a_car_leave_with_what_nobody_decided() {
    let shop = TestShop::open_at(MORNING);
    let mut dice = Dice(20_260_303);
    let mut went: BTreeMap<&str, u32> = BTreeMap::new();
    let mut gone = 0;
    let mut held = 0;
    for number in 0..6 {
        let car = estimated(&shop, number);
        for _ in 0..90 {
            let chosen = match dice.below(6) {
                0..2 => about_findings(&car, &mut dice),
                2 => about_lines(&car, &mut dice),
                _ => None,
            };
            let open = left_open(&car);
            for (command, seat, ask) in chosen.map_or_else(|| onwards(&car), |press| vec![press]) {
                let answered = shop.ask(seat, command, ask);
                match &answered {
                    Ok(_) => *went.entry(command).or_default() += 1,
                    Err(_) if command == "deliver" && open > 0 => held += 1,
                    Err(_) => {}
                }
            }
            shop.later(2);
            if car.stage() == "delivered" {
                assert_eq!(left_open(&car), 0, "car {number} left: {went:?}");
                assert_eq!(batteries_without_promise(&car), 0, "car {number} left: {went:?}");
                gone += 1;
                break;
            }
        }
    }
    assert!(gone >= 3 && held > 0, "{gone} left and {held} were held: {went:?}");
    for command in ["report_finding", "add_line", "decline_finding", "dismiss_finding", "mark_finding"] {
        assert!(went.contains_key(command), "{command} never went through: {went:?}");
    }
}

/// What is at another house is no car that may go.
fn left_away(car: &Car<'_>) -> i64 {
    let sql = "SELECT count(*) FROM outside_work WHERE work_order_id = ?1 AND back_at IS NULL";
    car.shop.file().query_row(sql, [car.id()], |row| row.get(0)).expect("what is away is counted")
}

#[test]
fn no_way_back_into_the_workshop_lets_a_car_leave_with_what_nobody_decided() {
    let shop = TestShop::open_at(MORNING);
    let mut dice = Dice(20_260_304);
    let mut went: BTreeMap<&str, u32> = BTreeMap::new();
    let mut gone = 0;
    for number in 20..26 {
        let car = estimated(&shop, number);
        // Each car comes back once from its inspection and once from its customer, whatever else befalls it.
        let (mut sent_back, mut refused) = (false, false);
        for _ in 0..160 {
            let chosen = match dice.below(9) {
                0 | 1 => about_findings(&car, &mut dice),
                2 => about_lines(&car, &mut dice),
                3 => about_returning(&car, &mut dice),
                _ if !refused && car.stage() == "awaiting_settlement" => {
                    not_taken(&car).map(|ask| ("refuse_delivery", "advisor", ask))
                }
                _ => None,
            };
            for (command, seat, ask) in chosen.map_or_else(|| onwards(&car), |press| vec![press]) {
                if shop.ask(seat, command, ask).is_err() {
                    continue;
                }
                *went.entry(command).or_default() += 1;
                refused |= command == "refuse_delivery";
                if command == "pass_final_inspection"
                    && !sent_back
                    && let Some(ask) = failed_again(&car)
                {
                    sent_back = shop.ask("inspector", "fail_final_inspection", ask).is_ok();
                    *went.entry("fail_final_inspection").or_default() += u32::from(sent_back);
                }
            }
            shop.later(2);
            if car.stage() == "delivered" {
                assert_eq!(left_open(&car), 0, "car {number} left: {went:?}");
                assert_eq!(left_away(&car), 0, "car {number} left: {went:?}");
                assert_eq!(batteries_without_promise(&car), 0, "car {number} left: {went:?}");
                gone += 1;
                break;
            }
        }
    }
    assert!(gone >= 3, "{gone} left: {went:?}");
    for command in
        ["fail_final_inspection", "refuse_delivery", "send_outside", "take_back_outside", "deliver"]
    {
        assert!(went.contains_key(command), "{command} never went through: {went:?}");
    }
}
