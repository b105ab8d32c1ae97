//! A shop after ten years, poured in as rows: what speed is measured on. Its
//! cars, people and work come from the same town as the sample shop's.

use super::plan::{Payer, customers_and_cars};
use super::play::{customer_row, figures, vehicle_row};
use super::ten_years_store::Store;
use super::town::{PACKAGES, Town};
use chrono::{DateTime, TimeDelta, Utc};
use domain::concession::Listed;
use domain::counterfoil::{Counterfoil, CounterfoilKind};
use domain::dates::{ShopZone, add_days, local_day};
use domain::ids::{
    CustomerId, FollowUpId, LineId, PaymentId, PersonId, SettlementId, VehicleId, WorkOrderId,
};
use domain::line::{Line, LineKind, LineState};
use domain::money::Money;
use domain::search_terms;
use domain::settlement::{Payment, PaymentMeans, Settlement, SheetState};
use domain::tax::PriceBasis;
use domain::work_order::stage::{Action, Stage};
use domain::work_order::totals::{Reduction, bills};
use domain::work_order::{ArrivalMeans, OldParts, Priority, StageStep, WorkOrder};
use kernel::Session;
use kernel::checksum::checksum;
use kernel::error::Result;
use kernel::shop::Shop;
use serde_json::{Value, json};
use storage::Writer;

/// How large a shop to pour.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub vehicles: usize,
    pub work_orders: usize,
    pub parts: usize,
    /// Beside what the visits take.
    pub movements: usize,
}

impl Size {
    /// 150,000 vehicles of some 120,000 customers, 300,000 orders with two
    /// million lines, 200,000 parts and three million movements of them.
    pub const TEN_YEARS: Self =
        Self { vehicles: 150_000, work_orders: 300_000, parts: 200_000, movements: 2_000_000 };
}

/// Pours the rows of years into a freshly set-up shop, with their change log:
/// what is measured carries the weight a real shop carries.
///
/// # Errors
/// Only what the file itself fails with.
pub fn pour_years(shop: &Shop, size: Size, on_progress: &mut dyn FnMut(usize, usize)) -> Result<()> {
    let now = shop.clock.now();
    let session = Session::nobody("bench");
    let whole = size.vehicles + size.work_orders;
    let mut town = Town::new(7);
    let today = local_day(now, ShopZone::default());
    let (customers, cars) = customers_and_cars(&mut town, size.vehicles, today);
    let mut people: Vec<CustomerId> = Vec::new();
    let born = now - TimeDelta::days(3650);
    let mut vehicles: Vec<(VehicleId, CustomerId)> = Vec::new();
    for (number, chunk) in cars.chunks(5_000).enumerate() {
        let actor = shop.actor(&session, "pour_vehicles", None, &Value::Null);
        shop.db.write(&actor, |w| -> Result<Value> {
            for car in chunk {
                while people.len() <= car.customer {
                    let mut row = customer_row(&customers[people.len()], born);
                    row.sample = false;
                    w.insert(&mut row)?;
                    let terms = search_terms::of_customer([&row.name, ""], [&row.phone, ""]);
                    w.index_terms("customer", row.id.0, &terms)?;
                    people.push(row.id);
                }
                let mut row = vehicle_row(car, people[car.customer], born);
                row.sample = false;
                row.last_visit_at = Some(now - TimeDelta::minutes(town.dice.i64(60..5_000_000)));
                w.insert(&mut row)?;
                let (plate, vin) = (row.plate.iter(), row.vin.as_ref());
                let terms = search_terms::of_vehicle(plate, vin, &row.make, &row.model);
                w.index_terms("vehicle", row.id.0, &terms)?;
                vehicles.push((row.id, people[car.customer]));
            }
            Ok(json!({}))
        })?;
        on_progress((number * 5_000 + chunk.len()).min(whole), whole);
    }
    let mut store = Store::of(shop, size.parts, &mut town)?;
    store.move_for_years(shop, size.movements, &mut town)?;
    let mut poured = 0;
    while poured < size.work_orders {
        // Few under one command, as in a shop: the story of a visit is read by command.
        let chunk = 20.min(size.work_orders - poured);
        let actor = shop.actor(&session, "pour_orders", None, &Value::Null);
        shop.db.write(&actor, |w| -> Result<Value> {
            for number in poured..poured + chunk {
                // Oldest first, evenly over the years; the last few
                // dozen are still in the shop.
                let left = i64::try_from(size.work_orders - number).unwrap_or(0);
                let step = 5_256_000 / i64::try_from(size.work_orders).unwrap_or(1).max(1);
                let at = now - TimeDelta::minutes(left * step + 90);
                let (vehicle, customer) = vehicles[town.dice.usize(..vehicles.len())];
                let left = (number, left <= 40);
                pour_visit(w, (&mut town, &mut store), left, at, vehicle, customer)?;
            }
            Ok(json!({}))
        })?;
        poured += chunk;
        if poured % 2_000 == 0 || poured == size.work_orders {
            on_progress((size.vehicles + poured).min(whole), whole);
        }
    }
    store.add_up(shop)
}

fn pour_visit(
    w: &Writer<'_>,
    (town, store): (&mut Town, &mut Store),
    (number, in_shop): (usize, bool),
    at: DateTime<Utc>,
    vehicle_id: VehicleId,
    customer_id: CustomerId,
) -> Result<()> {
    let me = PersonId(1);
    let stages =
        [Stage::CheckedIn, Stage::Estimating, Stage::AwaitingAuthorisation, Stage::AwaitingSettlement];
    let stage = if in_shop { stages[number % stages.len()] } else { Stage::Closed };
    let package = town.dice.usize(..PACKAGES.len());
    let done = at + TimeDelta::minutes(200);
    let order_number = format!("GD{}{:06}", at.format("%Y%m%d"), number);
    let mut order = WorkOrder {
        id: WorkOrderId(0),
        number: order_number.clone(),
        stage,
        stage_since: at,
        vehicle_id,
        customer_id,
        appointment_id: None,
        advisor_id: me,
        bay_id: None,
        repair_kind: PACKAGES[package].kind,
        symptom: PACKAGES[package].symptom.into(),
        brought_by_name: String::new(),
        brought_by_phone: String::new(),
        arrival: ArrivalMeans::DrivenIn,
        mileage_km: Some(town.dice.i64(1_000..200_000)),
        mileage_out_km: None,
        instrument_replaced: false,
        fuel_percent: Some(50),
        old_parts: OldParts::Discard,
        wash_wanted: true,
        test_drive_allowed: true,
        promised_at: Some(done),
        certificate_number: String::new(),
        checked_in_at: at,
        delivered_at: (!in_shop).then_some(done),
        closed_at: (!in_shop).then_some(done + TimeDelta::days(4)),
        cancel_reason: String::new(),
        money_open: false,
        express_kind_id: None,
        priority: Priority::default(),
        version: 1,
    };
    w.insert(&mut order)?;
    w.index_terms("work_order", order.id.0, &search_terms::of_number(&order_number))?;
    let path: &[(Action, Stage)] = if in_shop {
        &[(Action::CheckIn, Stage::CheckedIn)]
    } else {
        &[
            (Action::CheckIn, Stage::CheckedIn),
            (Action::Deliver, Stage::Delivered),
            (Action::RecordFollowUp, Stage::Closed),
        ]
    };
    for (action, to_stage) in path {
        w.insert(&mut StageStep {
            id: 0,
            work_order_id: order.id,
            action: *action,
            from_stage: None,
            to_stage: *to_stage,
            at,
            person_id: me,
            note: String::new(),
        })?;
    }
    let extra = town.dice.usize(..PACKAGES.len());
    let items = PACKAGES[package]
        .items
        .iter()
        .chain(PACKAGES[extra].items)
        .cycle()
        .take(6 + number % 2 + usize::from(number.is_multiple_of(6)));
    let mut lines = Vec::new();
    for (position, item) in items.enumerate() {
        let figures = figures(item, Payer::Customer, PriceBasis::TaxIncluded);
        let amount = figures.amount()?;
        let is_part = figures.kind == LineKind::Part;
        let mut line = Line {
            id: LineId(0),
            work_order_id: order.id,
            position: i64::try_from(position).unwrap_or(0) + 1,
            state: if in_shop { LineState::Draft } else { LineState::Approved },
            figures,
            listed: Listed { part_id: is_part.then(|| store.any(town)).flatten(), ..Listed::default() },
            amount,
            authorised_amount: (!in_shop).then_some(amount),
            decline_reason: String::new(),
            finding_id: None,
            supersedes_id: None,
            settlement_id: None,
            version: 1,
        };
        if stage == Stage::AwaitingSettlement {
            line.state = LineState::Approved;
        }
        w.insert(&mut line)?;
        if line.state == LineState::Approved {
            store.take_for(w, &line, done, in_shop)?;
        }
        lines.push(line);
    }
    let bill = bills(&lines, Reduction::default())?.into_iter().next();
    if let Some(bill) = bill {
        let settled = !in_shop;
        let total = bill.content.total;
        let mut sheet = Settlement {
            id: SettlementId(0),
            number: order_number.replacen("GD", "JS", 1),
            work_order_id: order.id,
            customer_id,
            state: if settled { SheetState::Settled } else { SheetState::Open },
            payer: bill.payer,
            payer_name: bill.payer_name,
            claim_number: bill.claim_number,
            total,
            received: if settled { total } else { Money::ZERO },
            on_account: Money::ZERO,
            invoiced: Money::ZERO,
            not_invoiced: Money::ZERO,
            invoice_wanted: false,
            issued_at: done,
            issued_by: me,
            settled_at: settled.then_some(done),
            reverses_id: None,
            void_reason: String::new(),
            service_contract_id: None,
            checksum: checksum(&bill.content),
            content: bill.content,
            standing_checksum: String::new(),
            version: 1,
        };
        w.insert(&mut sheet)?;
        // As a file of ten years holds them: from before counterfoils were kept.
        w.insert(&mut Counterfoil {
            id: 0,
            kind: CounterfoilKind::SettlementSheet,
            work_order_id: order.id,
            subject_id: sheet.id.0,
            edition: 0,
            at: done,
            person_id: None,
            content: String::new(),
            checksum: String::new(),
        })?;
        if settled {
            let mut payment = Payment {
                id: PaymentId(0),
                number: order_number.replacen("GD", "SK", 1),
                settlement_id: Some(sheet.id),
                work_order_id: Some(order.id),
                appointment_id: None,
                shift_id: None,
                service_contract_id: None,
                counter_sale_id: None,
                core_deposit_id: None,
                customer_id: None,
                gift: Money::ZERO,
                at_sale: Money::ZERO,
                voucher_number: String::new(),
                means: PaymentMeans::Wechat,
                amount: total,
                tendered: total,
                refund_of: None,
                taken_with: None,
                reason: String::new(),
                at: done,
                person_id: me,
                checksum: String::new(),
            };
            payment.checksum = features::kept::sheets::sum_of_payment(&payment);
            w.insert(&mut payment)?;
            w.index_terms("payment", payment.id.0, &search_terms::of_number(&payment.number))?;
        }
    }
    if !in_shop {
        w.insert(&mut domain::follow_up::FollowUp {
            id: FollowUpId(0),
            work_order_id: order.id,
            due_on: add_days(local_day(done, ShopZone::default()), 7),
            attempts: 1,
            call_back_at: None,
            outcome: Some(domain::follow_up::CallOutcome::Satisfied),
            waits_for: None,
            closed_at: Some(done + TimeDelta::days(4)),
            version: 1,
        })?;
    }
    Ok(())
}
