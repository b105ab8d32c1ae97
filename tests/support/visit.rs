//! One car on its way through the shop, told as the shop tells it. Every step
//! goes through the door by the person whose work it is. What a test may spoil
//! before it is sent is handed out as JSON, made of the request's own type.

use crate::TestShop;
use crate::typed::{field, read, request};
use chrono::NaiveDate;
use domain::estimate::AuthorisationMeans;
use domain::ids::*;
use domain::inspection::{
    ConfirmationMeans, DamageKind, DamageMark, FINAL_INSPECTION_CODES, InspectionItem, ItemResult,
    SELF_INSPECTION_CODES, Signature, WalkAroundItem, WalkAroundResult,
};
use domain::job::{JobShare, Measurement};
use domain::money::{Hours, Money, Rate};
use domain::work_order::{ArrivalMeans, OldParts};
use features::aftercare::delivery::{self, Deliver};
use features::bookings::walk_in::{self, WalkIn};
use features::photos::commands::list_photos;
use features::till::{self, PaymentPart, PrepareBill, SavePreparation, TakePayment};
use features::visit::answers::{self, LineAnswer, RecordAnswers};
use features::visit::changes::AskVisit;
use features::visit::check_in::{self, ConfirmCheckIn, SaveCheckIn};
use features::visit::estimates::{self, IssueEstimate};
use features::visit::inspections::{self, FailFinalInspection, PassFinalInspection, SubmitSelfInspection};
use features::visit::lines::{self, AddLine};
use features::visit::workshop::{self, AskVisitAction, AssignJob, FinishJob, StartJob};
use features::visit_page::get_visit;
use serde_json::Value;
use std::cell::Cell;

pub use crate::lines::{figures, labour, part};

pub struct Car<'a> {
    pub shop: &'a TestShop,
    pub customer_id: i64,
    pub vehicle_id: i64,
    pub order: Cell<i64>,
}

pub fn signature() -> Value {
    request(signed())
}

fn signed() -> Signature {
    Signature { width: 320, height: 120, strokes: vec![vec![(10, 10), (40, 60), (90, 20)]] }
}

impl Car<'_> {
    pub fn id(&self) -> i64 {
        self.order.get()
    }

    fn order_id(&self) -> WorkOrderId {
        WorkOrderId(self.id())
    }

    pub fn visit(&self) -> Value {
        self.shop.run("advisor", get_visit, AskVisit { work_order_id: self.order_id() })
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
        let ask = WalkIn {
            vehicle_id: VehicleId(self.vehicle_id),
            customer_id: CustomerId(self.customer_id),
            repair_kind: read(repair_kind),
            symptom: symptom.to_owned(),
            second_visit: false,
            beside_booking: false,
            again: None,
        };
        let moved = self.shop.run("advisor", walk_in::walk_in, ask);
        self.order.set(moved["work_order_id"].as_i64().expect("an order has an id"));
        self
    }

    pub fn check_in(&self, mileage: Option<i64>, fuel: Option<i64>) -> Value {
        let order = self.visit()["order"].clone();
        let looked_at = |code: &str, result: WalkAroundResult, note: &str| WalkAroundItem {
            code: code.to_owned(),
            result,
            note: note.to_owned(),
            quoted: false,
            quoted_by: None,
        };
        request(SaveCheckIn {
            work_order_id: self.order_id(),
            version: field(&order, "version"),
            priority: None,
            repair_kind: field(&order, "repair_kind"),
            symptom: field(&order, "symptom"),
            brought_by_name: "张小芳".to_owned(),
            brought_by_phone: "13800138000".to_owned(),
            arrival: ArrivalMeans::DrivenIn,
            mileage_km: mileage,
            fuel_percent: fuel,
            old_parts: OldParts::Take,
            wash_wanted: true,
            test_drive_allowed: true,
            promised_at: Some(self.shop.clock.time(300)),
            bay_id: None,
            warning_lights: vec!["engine".to_owned()],
            marks: vec![DamageMark {
                x: 200,
                y: 300,
                kind: DamageKind::Scratch,
                note: "左前门".to_owned(),
                key: String::new(),
            }],
            items: vec![
                looked_at("lights", WalkAroundResult::Fine, ""),
                looked_at("wipers", WalkAroundResult::RepairSuggested, "刮不净"),
            ],
            belongings: "行车记录仪".to_owned(),
            valuables_reminded: true,
        })
    }

    /// As a screen is told them, for a signature drawn there.
    pub fn photos_beneath(&self, paper: &str) -> String {
        let page = self.shop.run("advisor", list_photos, AskVisit { work_order_id: self.order_id() });
        field(&page["signed"], paper)
    }

    pub fn confirmation(&self) -> Value {
        request(ConfirmCheckIn {
            work_order_id: self.order_id(),
            version: Some(self.version()),
            confirmed_by: "张小芳".to_owned(),
            means: ConfirmationMeans::OnScreen,
            signature: Some(signed()),
            photos: self.photos_beneath("check_in_sheet"),
        })
    }

    pub fn checked_in(&self, mileage: i64) -> &Self {
        let seen = read(self.check_in(Some(mileage), Some(60)));
        self.shop.run("advisor", check_in::save_check_in, seen);
        self.shop.run("advisor", check_in::confirm_check_in, read(self.confirmation()));
        self.is_in("estimating")
    }

    pub fn with_line(&self, figures: Value) -> i64 {
        let ask = AddLine {
            work_order_id: self.order_id(),
            figures: read(figures),
            finding_id: None,
            walk_around_code: None,
            item: None,
            approval: None,
        };
        let saved = self.shop.run("advisor", lines::add_line, ask);
        saved["line"]["id"].as_i64().expect("a line has an id")
    }

    pub fn estimate_issued(&self) -> Value {
        let ask = IssueEstimate { work_order_id: self.order_id(), version: self.version() };
        self.shop.run("advisor", estimates::issue_estimate, ask)
    }

    /// Answers to every offered line; those named are declined.
    pub fn answers(&self, declined: &[i64]) -> Value {
        let lines = self.visit()["lines"].as_array().cloned().unwrap_or_default();
        let offered = lines.iter().filter(|line| line["state"] == "offered");
        let answer = |line: &Value| {
            let line_id: LineId = field(line, "id");
            let approved = !declined.contains(&line_id.0);
            let reason = if approved { "" } else { "下次再做" };
            LineAnswer { line_id, approved, amount: field(line, "amount"), reason: reason.to_owned() }
        };
        request(RecordAnswers {
            work_order_id: self.order_id(),
            by_name: "张小芳".to_owned(),
            means: AuthorisationMeans::Phone,
            signature: None,
            paper: String::new(),
            note: String::new(),
            answers: offered.map(answer).collect(),
        })
    }

    pub fn authorised(&self, declined: &[i64]) -> &Self {
        self.shop.run("advisor", answers::record_answers, read(self.answers(declined)));
        self
    }

    pub fn jobs(&self) -> Vec<Value> {
        self.visit()["jobs"].as_array().cloned().unwrap_or_default()
    }

    pub fn assigned_to(&self, seat: &str) -> &Self {
        for job in self.jobs() {
            if job["technicians"].as_array().is_some_and(Vec::is_empty) && job["state"] == "waiting" {
                let person_id = PersonId(self.shop.id_of(seat));
                let ask = AssignJob {
                    job_id: field(&job, "id"),
                    version: field(&job, "version"),
                    technicians: vec![JobShare { person_id, share: Rate(10_000) }],
                    bay_id: None,
                    planned_start: None,
                    planned_minutes: 60,
                    note: String::new(),
                };
                self.shop.run("foreman", workshop::assign_job, ask);
            }
        }
        self
    }

    pub fn released(&self) -> &Self {
        let ask = AskVisitAction { work_order_id: self.order_id() };
        self.shop.run("foreman", workshop::release_to_repair, ask);
        self.is_in("in_repair")
    }

    pub fn job_at(&self, number: usize) -> (i64, i64) {
        let job = &self.jobs()[number];
        (job["id"].as_i64().expect("a job has an id"), job["version"].as_i64().expect("a job has a version"))
    }

    pub fn starts(&self, seat: &str, number: usize) -> &Self {
        let (id, version) = self.job_at(number);
        self.shop.run(seat, workshop::start_job, StartJob { job_id: JobId(id), version });
        self
    }

    pub fn finishes(&self, seat: &str, number: usize) -> &Self {
        let (id, version) = self.job_at(number);
        let measured = ["刹车片厚度", "11.5", "mm"].map(str::to_owned);
        let [name, value, unit] = measured;
        let measurements = vec![Measurement { name, value, unit, limits: None }];
        let ask = FinishJob { job_id: JobId(id), version, measurements, note: String::new() };
        self.shop.run(seat, workshop::finish_job, ask);
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
        request(self.looked_at(codes, failing_job))
    }

    fn looked_at(&self, codes: &[&str], failing_job: Option<i64>) -> Vec<InspectionItem> {
        let item = |code: &str, job_id: Option<JobId>, result: ItemResult| InspectionItem {
            code: code.to_owned(),
            job_id,
            name: String::new(),
            result,
            value: String::new(),
            limits: None,
        };
        let mut items: Vec<_> = codes.iter().map(|code| item(code, None, ItemResult::Pass)).collect();
        let mut newest: Vec<Value> = Vec::new();
        for job in self.jobs() {
            newest.retain(|other| other["line_id"] != job["line_id"]);
            newest.push(job);
        }
        for job in newest.iter().filter(|job| job["state"] == "finished") {
            let id: JobId = field(job, "id");
            let result = if Some(id.0) == failing_job { ItemResult::Fail } else { ItemResult::Pass };
            items.push(item("job", Some(id), result));
        }
        items
    }

    pub fn self_inspection(&self) -> Value {
        request(SubmitSelfInspection {
            work_order_id: self.order_id(),
            items: self.looked_at(&SELF_INSPECTION_CODES, None),
            note: String::new(),
            signature: None,
            photos: self.photos_beneath("inspection_report"),
        })
    }

    pub fn self_inspected(&self, seat: &str) -> &Self {
        self.shop.run(seat, inspections::submit_self_inspection, read(self.self_inspection()));
        self.is_in("awaiting_inspection")
    }

    pub fn final_inspection(&self) -> Value {
        request(PassFinalInspection {
            work_order_id: self.order_id(),
            items: self.looked_at(&FINAL_INSPECTION_CODES, None),
            road_test_km: 3,
            note: String::new(),
            certificate_number: String::new(),
            signature: None,
            photos: self.photos_beneath("inspection_report"),
        })
    }

    pub fn passed(&self) -> &Self {
        self.shop.run("inspector", inspections::pass_final_inspection, read(self.final_inspection()));
        self.is_in("preparing")
    }

    pub fn final_inspection_fails(&self, job: i64, cause: &str, responsible: &str) -> &Self {
        let ask = FailFinalInspection {
            work_order_id: self.order_id(),
            items: self.looked_at(&FINAL_INSPECTION_CODES, Some(job)),
            road_test_km: 3,
            note: "路试有异响".to_owned(),
            failed_jobs: vec![JobId(job)],
            cause: cause.to_owned(),
            remedy: "按 110 N·m 重新紧固".to_owned(),
            responsible_id: PersonId(self.shop.id_of(responsible)),
            hours: Hours(50),
            signature: None,
            photos: String::new(),
        };
        self.shop.run("inspector", inspections::fail_final_inspection, ask);
        self
    }

    pub fn cleaned(&self) -> &Self {
        let visit = self.visit();
        let ask = SavePreparation {
            work_order_id: self.order_id(),
            version: visit["preparation"]["version"].as_i64().unwrap_or(0),
            done: field(&visit, "preparation_codes"),
            mileage_out_km: field(&visit["order"], "mileage_km"),
            instrument_replaced: false,
        };
        self.shop.run("advisor", till::save_preparation, ask);
        self
    }

    pub fn billed(&self, discount: i64, rounding: i64) -> Vec<Value> {
        let work_order_id = self.order_id();
        let (discount, rounding) = (Money(discount), Money(rounding));
        let bill = PrepareBill { work_order_id, discount, rounding, approval: None };
        self.shop.run("cashier", till::prepare_bill, bill);
        self.shop.run("cashier", till::complete_preparation, AskVisitAction { work_order_id });
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
        let (amount, tendered) = (Money(amount), Money(tendered));
        let ask = TakePayment {
            settlement_id: field(sheet, "id"),
            owed: Money(self.owed(sheet)),
            parts: vec![PaymentPart { means: read(means), amount, tendered, voucher: None }],
        };
        self.shop.run("cashier", till::take_payment, ask)
    }

    pub fn delivery(&self) -> Value {
        request(Deliver {
            work_order_id: self.order_id(),
            version: Some(self.version()),
            accepted_by: "张小芳".to_owned(),
            means: ConfirmationMeans::OnScreen,
            signature: Some(signed()),
            old_parts_shown: true,
            items_returned: true,
            advice: "后刹车片还剩 4 mm".to_owned(),
            next_service_on: NaiveDate::from_ymd_opt(2026, 9, 2),
            next_service_km: Some(65_000),
            mileage_out_km: None,
        })
    }

    pub fn delivered(&self) -> &Self {
        self.shop.run("advisor", delivery::deliver, read(self.delivery()));
        self.is_in("delivered")
    }
}
