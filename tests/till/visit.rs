//! A repaired car waiting in the wash bay, written straight into the file, so
//! that these tests begin where the cashier begins.

use chrono::{DateTime, TimeDelta, Utc};
use domain::customer::Customer;
use domain::ids::*;
use domain::ids::{CustomerId, LineId, PersonId, VehicleId, WorkOrderId};
use domain::inspection::{Inspection, InspectionKind};
use domain::line::{Category, Line, LineFigures, LineKind, LineState, PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::person::Person;
use domain::plate::{Plate, PlateColour};
use domain::role::Role;
use domain::shop::{Settings, ShopDetails};
use domain::tax::PriceBasis;
use domain::vehicle::Vehicle;
use domain::warranty::RepairKind;
use domain::work_order::stage::Stage;
use domain::work_order::{ArrivalMeans, OldParts, Priority, WorkOrder};
use features::kept::reports::sum_of;
use kernel::{Refusal, Session};
use rusqlite::Connection;
use serde::Serialize;
use serde_json::Value;
use shop_tests::TestShop;
use shop_tests::typed::{Command, request};
use std::ops::Deref;
use std::sync::{Mutex, MutexGuard, OnceLock};
use storage::{Actor, StorageError, Writer};

/// Of the Monday of `shop_tests::MORNING`: the car has been repaired by then.
const TEN: &str = "2026-03-02T10:00";

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
        express_kind_id: None,
        priority: Priority::default(),
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
        lists: Vec::new(),
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
        let test = TestShop::empty_at(TEN);
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

    #[track_caller]
    pub fn run<Run, Ask: Serialize, Answer>(
        &self,
        name: &str,
        command: impl Command<Run, Ask, Answer>,
        ask: Ask,
    ) -> Value {
        let answer = self.ask(name, command.name(), request(ask));
        answer.unwrap_or_else(|refusal| panic!("{} was refused: {refusal}", command.name()))
    }

    #[track_caller]
    pub fn refused(&self, name: &str, command: &str, request: Value) -> Refusal {
        match self.ask(name, command, request) {
            Ok(answer) => panic!("{command} was let through: {answer}"),
            Err(refusal) => refusal,
        }
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

    /// What the page says is to be paid on a sheet: the debt, or the account.
    pub fn due(&self, sheet: i64) -> i64 {
        self.number(&format!(
            "SELECT CASE WHEN total - received - on_account > 0 THEN total - received - on_account
                         ELSE on_account END
             FROM settlement WHERE id = {sheet}"
        ))
    }
}
