//! One car on its way through the shop, told as the shop tells it. Every step
//! goes through the door by the person whose work it is.

use crate::TestShop;
use serde_json::{Value, json};
use std::cell::Cell;

pub struct Car<'a> {
    pub shop: &'a TestShop,
    pub customer_id: i64,
    pub vehicle_id: i64,
    pub order: Cell<i64>,
}

/// A labour line of so many hundredths of an hour at 120 yuan.
pub fn labour(name: &str, hours: i64) -> Value {
    figures("labour", name, json!({ "hours": hours, "unit_price": 12_000, "unit": "工时" }))
}

/// A part: quantity in thousandths, price in fen.
pub fn part(name: &str, quantity: i64, price: i64) -> Value {
    figures("part", name, json!({ "quantity": quantity, "unit_price": price, "unit": "个" }))
}

pub fn figures(kind: &str, name: &str, more: Value) -> Value {
    let mut figures = json!({
        "kind": kind, "category": "paid", "payer": "customer", "payer_name": "", "code": "", "name": name,
        "brand": "", "specification": "", "unit": "次", "quantity": 1000, "hours": 0, "unit_price": 0,
        "discount_rate": 0, "discount": 0, "tax_rate": 1300, "cost": 0, "origin": "stock",
    });
    for (field, value) in more.as_object().expect("more figures") {
        figures[field] = value.clone();
    }
    figures
}

pub fn signature() -> Value {
    json!({ "width": 320, "height": 120, "strokes": [[[10, 10], [40, 60], [90, 20]]] })
}

impl Car<'_> {
    pub fn id(&self) -> i64 {
        self.order.get()
    }

    pub fn visit(&self) -> Value {
        self.shop.ok("advisor", "get_visit", json!({ "work_order_id": self.id() }))
    }

    pub fn stage(&self) -> String {
        self.visit()["order"]["stage"].as_str().unwrap_or_default().to_owned()
    }

    #[track_caller]
    pub fn is_in(&self, stage: &str) -> &Self {
        assert_eq!(self.stage(), stage);
        self
    }

    pub fn version(&self) -> i64 {
        self.visit()["order"]["version"].as_i64().expect("an order has a version")
    }

    pub fn walks_in(&self, repair_kind: &str, symptom: &str) -> &Self {
        let moved = self.shop.ok(
            "advisor",
            "walk_in",
            json!({ "vehicle_id": self.vehicle_id, "customer_id": self.customer_id, "repair_kind": repair_kind,
                    "symptom": symptom, "second_visit": false }),
        );
        self.order.set(moved["work_order_id"].as_i64().expect("an order has an id"));
        self
    }

    pub fn check_in(&self, mileage: Option<i64>, fuel: Option<i64>) -> Value {
        let order = self.visit()["order"].clone();
        json!({
            "work_order_id": self.id(), "version": order["version"], "repair_kind": order["repair_kind"],
            "symptom": order["symptom"], "brought_by_name": "张小芳", "brought_by_phone": "13800138000",
            "arrival": "driven_in", "mileage_km": mileage, "fuel_percent": fuel, "old_parts": "take",
            "wash_wanted": true, "test_drive_allowed": true, "promised_at": self.shop.clock.text(300), "bay_id": null,
            "warning_lights": ["engine"], "marks": [{ "x": 200, "y": 300, "kind": "scratch", "note": "左前门" }],
            "items": [{ "code": "lights", "result": "fine", "note": "", "quoted": false },
                      { "code": "wipers", "result": "repair_suggested", "note": "刮不净", "quoted": false }],
            "belongings": "行车记录仪", "valuables_reminded": true,
        })
    }

    pub fn confirmation(&self) -> Value {
        json!({ "work_order_id": self.id(), "confirmed_by": "张小芳", "means": "on_screen", "signature": signature() })
    }

    pub fn checked_in(&self, mileage: i64) -> &Self {
        self.shop.ok("advisor", "save_check_in", self.check_in(Some(mileage), Some(60)));
        self.shop.ok("advisor", "confirm_check_in", self.confirmation());
        self.is_in("estimating")
    }

    pub fn with_line(&self, figures: Value) -> i64 {
        let saved = self.shop.ok(
            "advisor",
            "add_line",
            json!({ "work_order_id": self.id(), "figures": figures, "finding_id": null, "walk_around_code": null }),
        );
        saved["line"]["id"].as_i64().expect("a line has an id")
    }

    pub fn estimate_issued(&self) -> Value {
        let ask = json!({ "work_order_id": self.id(), "version": self.version() });
        self.shop.ok("advisor", "issue_estimate", ask)
    }

    /// Answers to every offered line; those named are declined.
    pub fn answers(&self, declined: &[i64]) -> Value {
        let lines = self.visit()["lines"].as_array().cloned().unwrap_or_default();
        let answers: Vec<Value> = lines
            .iter()
            .filter(|line| line["state"] == "offered")
            .map(|line| {
                let no = declined.contains(&line["id"].as_i64().unwrap_or_default());
                json!({ "line_id": line["id"], "approved": !no, "amount": line["amount"],
                        "reason": if no { "下次再做" } else { "" } })
            })
            .collect();
        json!({ "work_order_id": self.id(), "by_name": "张小芳", "means": "phone", "answers": answers })
    }

    pub fn authorised(&self, declined: &[i64]) -> &Self {
        self.shop.ok("advisor", "record_answers", self.answers(declined));
        self
    }

    pub fn jobs(&self) -> Vec<Value> {
        self.visit()["jobs"].as_array().cloned().unwrap_or_default()
    }

    pub fn assigned_to(&self, seat: &str) -> &Self {
        for job in self.jobs() {
            if job["technicians"].as_array().is_some_and(Vec::is_empty) && job["state"] == "waiting" {
                self.shop.ok(
                    "foreman",
                    "assign_job",
                    json!({ "job_id": job["id"], "version": job["version"], "bay_id": null, "planned_start": null,
                            "technicians": [{ "person_id": self.shop.id_of(seat), "share": 10_000 }],
                            "planned_minutes": 60, "note": "" }),
                );
            }
        }
        self
    }

    pub fn released(&self) -> &Self {
        self.shop.ok("foreman", "release_to_repair", json!({ "work_order_id": self.id() }));
        self.is_in("in_repair")
    }

    pub fn job_at(&self, number: usize) -> (i64, i64) {
        let job = &self.jobs()[number];
        (job["id"].as_i64().expect("a job has an id"), job["version"].as_i64().expect("a job has a version"))
    }

    pub fn starts(&self, seat: &str, number: usize) -> &Self {
        let (id, version) = self.job_at(number);
        self.shop.ok(seat, "start_job", json!({ "job_id": id, "version": version }));
        self
    }

    pub fn finishes(&self, seat: &str, number: usize) -> &Self {
        let (id, version) = self.job_at(number);
        let key_data = json!([{ "name": "刹车片厚度", "value": "11.5", "unit": "mm" }]);
        self.shop.ok(
            seat,
            "finish_job",
            json!({ "job_id": id, "version": version, "key_data": key_data, "note": "" }),
        );
        self
    }

    /// Does every waiting job, one after the other.
    pub fn repaired_by(&self, seat: &str) -> &Self {
        for (number, job) in self.jobs().iter().enumerate() {
            if job["state"] == "waiting" {
                self.starts(seat, number);
                self.shop.later(30);
                self.finishes(seat, number);
            }
        }
        self
    }

    /// Every item of a template and every newest job, passed unless told.
    pub fn items(&self, codes: &[&str], failing_job: Option<i64>) -> Value {
        let mut items: Vec<Value> = codes
            .iter()
            .map(|code| json!({ "code": code, "job_id": null, "name": "", "result": "pass", "value": "" }))
            .collect();
        let mut newest: Vec<Value> = Vec::new();
        for job in self.jobs() {
            newest.retain(|other| other["line_id"] != job["line_id"]);
            newest.push(job);
        }
        for job in newest.iter().filter(|job| job["state"] == "finished") {
            let result = if job["id"].as_i64() == failing_job { "fail" } else { "pass" };
            items.push(
                json!({ "code": "job", "job_id": job["id"], "name": "", "result": result, "value": "" }),
            );
        }
        Value::Array(items)
    }

    pub fn self_inspection(&self) -> Value {
        json!({ "work_order_id": self.id(), "note": "",
                "items": self.items(&domain::inspection::SELF_INSPECTION_CODES, None) })
    }

    pub fn self_inspected(&self, seat: &str) -> &Self {
        self.shop.ok(seat, "submit_self_inspection", self.self_inspection());
        self.is_in("awaiting_inspection")
    }

    pub fn final_inspection(&self) -> Value {
        json!({ "work_order_id": self.id(), "road_test_km": 3, "note": "", "certificate_number": "",
                "items": self.items(&domain::inspection::FINAL_INSPECTION_CODES, None) })
    }

    pub fn passed(&self) -> &Self {
        self.shop.ok("inspector", "pass_final_inspection", self.final_inspection());
        self.is_in("preparing")
    }

    pub fn final_inspection_fails(&self, job: i64, cause: &str, responsible: &str) -> &Self {
        self.shop.ok(
            "inspector",
            "fail_final_inspection",
            json!({ "work_order_id": self.id(), "road_test_km": 3, "note": "路试有异响", "failed_jobs": [job],
                    "items": self.items(&domain::inspection::FINAL_INSPECTION_CODES, Some(job)), "cause": cause,
                    "remedy": "按 110 N·m 重新紧固", "responsible_id": self.shop.id_of(responsible), "hours": 50 }),
        );
        self
    }

    pub fn cleaned(&self) -> &Self {
        let visit = self.visit();
        let version = visit["preparation"]["version"].as_i64().unwrap_or(0);
        let ask = json!({ "work_order_id": self.id(), "version": version, "done": visit["preparation_codes"],
                          "mileage_out_km": visit["order"]["mileage_km"] });
        self.shop.ok("advisor", "save_preparation", ask);
        self
    }

    pub fn billed(&self, discount: i64, rounding: i64) -> Vec<Value> {
        let ask = json!({ "work_order_id": self.id(), "discount": discount, "rounding": rounding });
        self.shop.ok("cashier", "prepare_bill", ask);
        self.shop.ok("cashier", "complete_preparation", json!({ "work_order_id": self.id() }));
        self.sheets()
    }

    pub fn sheets(&self) -> Vec<Value> {
        self.visit()["settlements"].as_array().cloned().unwrap_or_default()
    }

    /// What the page says is owed on a sheet by now.
    pub fn owed(&self, sheet: &Value) -> i64 {
        let sheets = self.sheets();
        let now = sheets.iter().find(|other| other["id"] == sheet["id"]).expect("the sheet is on the page");
        let figure = |name: &str| now[name].as_i64().unwrap_or_default();
        figure("total") - figure("received") - figure("on_account")
    }

    pub fn paid(&self, sheet: &Value, means: &str, amount: i64, tendered: i64) -> Value {
        let parts = json!([{ "means": means, "amount": amount, "tendered": tendered }]);
        self.shop.ok(
            "cashier",
            "take_payment",
            json!({ "settlement_id": sheet["id"], "owed": self.owed(sheet), "parts": parts }),
        )
    }

    pub fn delivery(&self) -> Value {
        json!({ "work_order_id": self.id(), "accepted_by": "张小芳", "means": "on_screen", "signature": signature(),
                "old_parts_shown": true, "items_returned": true, "advice": "后刹车片还剩 4 mm",
                "next_service_on": "2026-09-02", "next_service_km": 65_000 })
    }

    pub fn delivered(&self) -> &Self {
        self.shop.ok("advisor", "deliver", self.delivery());
        self.is_in("delivered")
    }
}
