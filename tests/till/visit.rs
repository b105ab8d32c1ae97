//! A repaired car waiting in the wash bay, written straight into the file, so
//! that these tests begin where the cashier begins.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use domain::customer::Customer;
use domain::ids::*;
use domain::inspection::{ConfirmationMeans, Inspection, InspectionKind, Signature};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::role::Role;
use domain::shop::{Settings, ShopDetails};
use domain::tax::PriceBasis;
use domain::vehicle::Vehicle;
use domain::warranty::RepairKind;
use domain::work_order::preparation::PREPARATION_CODES;
use domain::work_order::stage::Stage;
use domain::work_order::{ArrivalMeans, OldParts, WorkOrder};
use features::aftercare::delivery::{Deliver, deliver};
use features::kept::reports::sum_of;
use features::till::{
    PaymentPart, PrepareBill, SavePreparation, TakePayment, complete_preparation, prepare_bill,
    save_preparation, take_payment,
};
use features::visit::workshop::AskVisitAction;
use kernel::{Refusal, Session};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use shop_tests::TestShop;
use shop_tests::typed::{Command, read, request};
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, OnceLock};
use storage::{Actor, StorageError, Writer};

/// A Monday.
const MORNING: &str = "2026-03-02T10:00";

pub struct Till {
    test: TestShop,
    /// The visit every test is about.
    pub order: i64,
    /// Opened once: a property looks at the file some thousand times.
    read: OnceLock<Mutex<Connection>>,
}

impl Deref for Till {
    type Target = TestShop;

    fn deref(&self) -> &TestShop {
        &self.test
    }
}

const SEATS: [(&str, Role); 6] = [
    ("manager", Role::Manager),
    ("cashier", Role::Cashier),
    ("advisor", Role::Advisor),
    ("clerk", Role::CallbackClerk),
    ("technician", Role::Technician),
    ("inspector", Role::Inspector),
];

fn seat(name: &str) -> PersonId {
    let place = SEATS.iter().position(|(seat, _)| *seat == name).unwrap();
    PersonId(i64::try_from(place).unwrap() + 1)
}

/// An approved line before it has an order.
pub fn figures(kind: LineKind, price: i64) -> LineFigures {
    LineFigures {
        kind,
        category: Category::Paid,
        payer: Payer::Customer,
        payer_name: String::new(),
        claim_number: String::new(),
        code: "BY-001".into(),
        name: "更换机油".into(),
        brand: "壳牌".into(),
        specification: "5W-30".into(),
        unit: "次".into(),
        quantity: Quantity(1000),
        hours: Hours(100),
        unit_price: Money(price),
        price_basis: PriceBasis::TaxIncluded,
        discount_rate: Rate(0),
        discount: Money::ZERO,
        tax_rate: Rate(1300),
        cost: Money(price / 2),
        origin: PartOrigin::Stock,
        grade: None,
        warranty: None,
    }
}

pub fn paid_by(payer: Payer, category: Category, name: &str, price: i64) -> LineFigures {
    LineFigures { payer, category, payer_name: name.into(), ..figures(LineKind::Labour, price) }
}

fn order(kind: RepairKind, arrival: ArrivalMeans, now: DateTime<Utc>) -> WorkOrder {
    WorkOrder {
        id: WorkOrderId(0),
        number: "GD20260302001".into(),
        stage: Stage::Preparing,
        stage_since: now,
        vehicle_id: VehicleId(1),
        customer_id: CustomerId(1),
        appointment_id: None,
        advisor_id: seat("advisor"),
        bay_id: None,
        repair_kind: kind,
        symptom: "冷车起步有异响".into(),
        brought_by_name: String::new(),
        brought_by_phone: String::new(),
        arrival,
        mileage_km: Some(68_432),
        mileage_out_km: None,
        instrument_replaced: false,
        fuel_percent: Some(40),
        old_parts: OldParts::Take,
        wash_wanted: true,
        test_drive_allowed: true,
        promised_at: Some(now + TimeDelta::hours(5)),
        certificate_number: "粤合格 0012345".into(),
        checked_in_at: now,
        delivered_at: None,
        closed_at: None,
        cancel_reason: String::new(),
        money_open: false,
        version: 1,
    }
}

fn fill(
    w: &Writer<'_>,
    order: WorkOrder,
    lines: &[LineFigures],
    now: DateTime<Utc>,
) -> Result<i64, StorageError> {
    w.insert(&mut ShopDetails {
        id: 1,
        name: "顺风汽修".into(),
        phone: "0755-27788990".into(),
        address: "深圳市宝安区新安路 18 号".into(),
        licence: String::new(),
        bank: String::new(),
        settings: Settings::default(),
        version: 1,
    })?;
    for (name, role) in SEATS {
        let roles = vec![role];
        w.insert(&mut Person {
            id: PersonId(0),
            name: name.into(),
            roles,
            discount_limit: None,
            active: true,
            sample: false,
            version: 1,
        })?;
    }
    w.insert(&mut Customer {
        name: "张小芳".into(), phone: "13823456789".into(), ..Customer::unknown(now)
    })?;
    w.insert(&mut Vehicle {
        customer_id: Some(CustomerId(1)),
        plate: Plate::normalised("粤B·D12345"),
        plate_colour: PlateColour::Green,
        make: "大众".into(),
        model: "帕萨特".into(),
        colour: "蓝".into(),
        mileage_km: Some(68_432),
        ..Vehicle::unknown(now)
    })?;
    fill_visit(w, order, lines, now)
}

fn fill_visit(
    w: &Writer<'_>,
    mut order: WorkOrder,
    lines: &[LineFigures],
    now: DateTime<Utc>,
) -> Result<i64, StorageError> {
    w.insert(&mut order)?;
    for (position, figures) in (1..).zip(lines) {
        let amount = figures.amount().unwrap();
        w.insert(&mut Line {
            id: LineId(0),
            work_order_id: order.id,
            position,
            state: LineState::Approved,
            figures: figures.clone(),
            amount,
            authorised_amount: Some(amount),
            decline_reason: String::new(),
            finding_id: None,
            listed: Default::default(),
            supersedes_id: None,
            settlement_id: None,
            version: 1,
        })?;
    }
    let mut report = Inspection {
        id: InspectionId(0),
        work_order_id: order.id,
        kind: InspectionKind::Final,
        attempt: 1,
        person_id: seat("inspector"),
        person_name: "inspector".into(),
        at: now,
        items: vec![],
        road_test_km: 3,
        passed: true,
        note: String::new(),
        failed_jobs: vec![],
        signature: None,
        checksum: String::new(),
    };
    report.checksum = sum_of(&report);
    w.insert(&mut report)?;
    Ok(order.id.0)
}

impl Till {
    pub fn with(lines: &[LineFigures]) -> Self {
        Self::after(RepairKind::Repair, ArrivalMeans::DrivenIn, lines)
    }

    pub fn after(kind: RepairKind, arrival: ArrivalMeans, lines: &[LineFigures]) -> Self {
        let test = TestShop::empty_at(MORNING);
        let now = test.clock.time(0);
        let actor = Actor {
            person_id: None,
            station: "test".into(),
            command: "test".into(),
            key: None,
            request_hash: String::new(),
            at: now,
        };
        let mut id = 0;
        let filled = test.shop.db.write(&actor, |w| -> Result<Value, StorageError> {
            id = fill(w, order(kind, arrival, now), lines, now)?;
            Ok(Value::Null)
        });
        filled.unwrap();
        Self { test, order: id, read: OnceLock::new() }
    }

    /// A further car of this customer, which the tests go on with.
    pub fn another(&mut self, customer: &str, lines: &[LineFigures]) {
        let now = self.test.clock.time(0);
        let actor = Actor {
            person_id: None,
            station: "test".into(),
            command: "test".into(),
            key: None,
            request_hash: String::new(),
            at: now,
        };
        let place = self.number("SELECT count(*) FROM work_order") + 1;
        let known = format!("SELECT coalesce(max(id), 0) FROM customer WHERE name = '{customer}'");
        let mut customer_id = CustomerId(self.number(&known));
        let mut id = 0;
        let filled = self.test.shop.db.write(&actor, |w| -> Result<Value, StorageError> {
            if customer_id.0 == 0 {
                let mut new = Customer { name: customer.into(), ..Customer::unknown(now) };
                w.insert(&mut new)?;
                customer_id = new.id;
            }
            let mut vehicle = Vehicle {
                customer_id: Some(customer_id),
                plate: Plate::normalised(&format!("粤B8000{place}")),
                ..Vehicle::unknown(now)
            };
            w.insert(&mut vehicle)?;
            let order = WorkOrder {
                number: format!("GD2026030200{place}"),
                vehicle_id: vehicle.id,
                customer_id,
                certificate_number: format!("粤合格 000000{place}"),
                ..order(RepairKind::Repair, ArrivalMeans::DrivenIn, now)
            };
            id = fill_visit(w, order, lines, now)?;
            Ok(Value::Null)
        });
        filled.unwrap();
        self.order = id;
    }

    pub fn session(&self, name: &str) -> Session {
        Session::of(seat(name), "till")
    }

    pub fn ask(&self, name: &str, command: &str, request: Value) -> Result<Value, Refusal> {
        let request = match command {
            "refund_payment" => self.as_the_page_says(request),
            _ => request,
        };
        self.test.ask_as(&self.session(name), command, request)
    }

    /// A refund with what the page says just now may go back, unless the test says what it saw.
    fn as_the_page_says(&self, mut refund: Value) -> Value {
        if refund["refundable"].is_null() {
            let of = "SELECT coalesce(work_order_id, (SELECT work_order_id FROM appointment WHERE id = appointment_id))
                      FROM payment WHERE id = ";
            let order = self.number(&format!("SELECT coalesce(({of}{}), 0)", refund["payment_id"]));
            let ask = serde_json::json!({ "work_order_id": order });
            let page = self.test.ask_as(&self.session("manager"), "get_visit", ask).unwrap_or_default();
            let rows = page["payments"].as_array().cloned().unwrap_or_default();
            let row = rows.into_iter().find(|row| row["id"] == refund["payment_id"]);
            refund["refundable"] = row.map_or(0.into(), |row| row["refundable"].clone());
        }
        refund
    }

    #[track_caller]
    fn run<Run, Ask: Serialize, Answer>(
        &self,
        name: &str,
        command: impl Command<Run, Ask, Answer>,
        ask: Ask,
    ) -> Value {
        self.ok(name, command.name(), request(ask))
    }

    #[track_caller]
    pub fn ok(&self, name: &str, command: &str, request: Value) -> Value {
        self.ask(name, command, request).unwrap_or_else(|refusal| panic!("{command} was refused: {refusal}"))
    }

    #[track_caller]
    pub fn refused(&self, name: &str, command: &str, request: Value) -> Refusal {
        match self.ask(name, command, request) {
            Ok(answer) => panic!("{command} was let through: {answer}"),
            Err(refusal) => refusal,
        }
    }

    /// What the customer has with the shop, as the page shows it.
    pub fn held(&self) -> i64 {
        let page = self.ok("cashier", "get_visit", serde_json::json!({ "work_order_id": self.order }));
        let credits = page["credits"].as_array().cloned().unwrap_or_default();
        let own = credits.iter().find(|credit| credit["payer"] == "customer");
        own.and_then(|credit| credit["amount"].as_i64()).unwrap_or_default()
    }

    fn read(&self) -> MutexGuard<'_, Connection> {
        self.read.get_or_init(|| Mutex::new(self.file())).lock().unwrap()
    }

    pub fn number(&self, sql: &str) -> i64 {
        self.read().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub fn text(&self, sql: &str) -> String {
        self.read().query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub fn stage(&self) -> String {
        self.text(&format!("SELECT stage FROM work_order WHERE id = {}", self.order))
    }

    /// `(id, state, total, received, on_account)` of every sheet.
    pub fn sheets(&self) -> Vec<(i64, String, i64, i64, i64)> {
        let file = self.read();
        let mut sheets = file
            .prepare("SELECT id, state, total, received, on_account FROM settlement ORDER BY id")
            .unwrap();
        let rows = sheets
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }

    pub fn bill(&self, discount: i64, rounding: i64) -> Value {
        self.run("cashier", prepare_bill, read(self.bill_request(discount, rounding)))
    }

    pub fn bill_request(&self, discount: i64, rounding: i64) -> Value {
        let (discount, rounding) = (Money(discount), Money(rounding));
        request(PrepareBill { work_order_id: WorkOrderId(self.order), discount, rounding, approval: None })
    }

    pub fn about(&self) -> Value {
        request(AskVisitAction { work_order_id: WorkOrderId(self.order) })
    }

    /// The checklist ticked and the car on its way to the till.
    pub fn prepared(&self) -> Value {
        let ask = SavePreparation {
            work_order_id: WorkOrderId(self.order),
            version: self.number(&format!(
                "SELECT coalesce(max(version), 0) FROM preparation WHERE work_order_id = {}",
                self.order
            )),
            done: PREPARATION_CODES.map(str::to_owned).to_vec(),
            mileage_out_km: Some(68_432),
            instrument_replaced: false,
        };
        self.run("advisor", save_preparation, ask);
        self.run("cashier", complete_preparation, read(self.about()))
    }

    /// What the page says is to be paid on a sheet: the debt, or the account.
    pub fn due(&self, sheet: i64) -> i64 {
        self.number(&format!(
            "SELECT CASE WHEN total - received - on_account > 0 THEN total - received - on_account
                         ELSE on_account END
             FROM settlement WHERE id = {sheet}"
        ))
    }

    /// Money on what the page says is due.
    pub fn payment(&self, sheet: i64, means: &str, amount: i64) -> Value {
        let owed = Money(self.due(sheet));
        let amount = Money(amount);
        let parts = vec![PaymentPart { means: read(means), amount, tendered: amount, voucher: None }];
        request(TakePayment { settlement_id: SettlementId(sheet), owed, parts })
    }

    pub fn pay(&self, sheet: i64, means: &str, amount: i64) -> Value {
        self.run("cashier", take_payment, read(self.payment(sheet, means, amount)))
    }

    pub fn deliver_request(&self) -> Value {
        request(Deliver {
            work_order_id: WorkOrderId(self.order),
            version: Some(self.number(&format!("SELECT version FROM work_order WHERE id = {}", self.order))),
            accepted_by: "张小芳".into(),
            means: ConfirmationMeans::OnScreen,
            signature: Some(Signature { width: 300, height: 100, strokes: vec![vec![(10, 10), (90, 60)]] }),
            old_parts_shown: true,
            items_returned: true,
            advice: "下次检查制动液".into(),
            next_service_on: NaiveDate::from_ymd_opt(2026, 9, 1),
            next_service_km: Some(76_000),
            mileage_out_km: None,
        })
    }

    /// The car has left, paid in cash.
    pub fn delivered(lines: &[LineFigures]) -> Self {
        let till = Self::with(lines);
        till.bill(0, 0);
        till.prepared();
        for (id, state, total, ..) in till.sheets() {
            if state == "open" {
                till.pay(id, "cash", total);
            }
        }
        till.run("advisor", deliver, read(till.deliver_request()));
        till
    }
}
