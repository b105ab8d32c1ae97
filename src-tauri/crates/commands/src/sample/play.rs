//! Plays the plan through the very commands the counter uses, each step at its
//! own time by the person whose work it is: the sample shop is as true as a
//! real one, and every rule had its say.

use super::plan::{Payer, Plan, Step};
use super::town::{Item, PACKAGES, Town};
use crate::error::Result;
use crate::host::{Session, Write};
use crate::shop::Shop;
use crate::{appointments, check_in, complaints, delivery, estimates, flow, follow_ups, inspections, lines, settlement, workshop};
use chrono::{DateTime, TimeDelta, Utc};
use domain::appointment::{Appointment, Channel};
use domain::complaint::ComplaintState;
use domain::customer::{Customer, CustomerKind};
use domain::estimate::AuthorisationMeans;
use domain::follow_up::{CallOutcome, Marks};
use domain::ids::{AppointmentId, BayId, CustomerId, FindingId, PersonId, VehicleId, WorkOrderId};
use domain::inspection::{
    ConfirmationMeans, DamageKind, DamageMark, FINAL_INSPECTION_CODES, InspectionItem, ItemResult,
    SELF_INSPECTION_CODES, Signature, WALK_AROUND_CODES, WalkAroundItem, WalkAroundResult,
};
use domain::job::{Job, JobShare, JobState, KeyDatum, PauseReason};
use domain::line::{Category, LineFigures, LineState, PartOrigin};
use domain::money::{Hours, Money, Quantity, Rate};
use domain::person::Person;
use domain::plate::Plate;
use domain::settlement::{PaymentMeans, SheetState};
use domain::vehicle::Vehicle;
use domain::work_order::{ArrivalMeans, OldParts, PREPARATION_CODES, WorkOrder};
use std::cell::OnceCell;
use storage::Writer;

/// The sample shop's people, by seat.
pub struct Staff {
    pub advisors: [Person; 2],
    pub foreman: Person,
    pub technicians: Vec<Person>,
    pub inspector: Person,
    pub cashier: Person,
    pub clerk: Person,
    pub manager: Person,
}

pub struct Player<'a> {
    pub shop: &'a Shop,
    pub w: &'a Writer<'a>,
    pub plan: &'a Plan,
    pub staff: &'a Staff,
    pub bays: &'a [BayId],
    pub customers: Vec<CustomerId>,
    pub vehicles: Vec<VehicleId>,
    pub bookings: Vec<Option<AppointmentId>>,
    pub orders: Vec<Option<WorkOrderId>>,
    pub findings: Vec<Option<FindingId>>,
    pub town: Town,
}

/// A hand's quick stroke, so that a signed paper looks signed.
pub fn signature(town: &mut Town) -> Signature {
    let mut strokes = Vec::new();
    for part in 0..3_i64 {
        let mut stroke = Vec::new();
        for point in 0..7_i64 {
            stroke.push((30 + part * 80 + point * 11, 40 + town.dice.i64(0..50)));
        }
        strokes.push(stroke);
    }
    Signature { width: 320, height: 120, strokes }
}

pub fn figures(item: &Item, payer: Payer) -> LineFigures {
    let (kind, code, name, brand, specification, unit, amount, price, cost) = *item;
    let by_hours = kind.is_by_hours();
    let (category, payer, payer_name) = match payer {
        Payer::Customer => (Category::Paid, domain::line::Payer::Customer, ""),
        Payer::Insurer => (Category::Insurance, domain::line::Payer::Insurer, "平安产险 报案号 9051"),
        Payer::Manufacturer => (Category::Free, domain::line::Payer::Manufacturer, "厂家索赔"),
    };
    LineFigures {
        kind,
        category,
        payer,
        payer_name: payer_name.into(),
        code: code.into(),
        name: name.into(),
        brand: brand.into(),
        specification: specification.into(),
        unit: unit.into(),
        quantity: if by_hours { Quantity(1000) } else { Quantity(amount) },
        hours: if by_hours { Hours(amount) } else { Hours(0) },
        unit_price: Money(price),
        discount_rate: Rate(0),
        discount: Money::ZERO,
        tax_rate: if matches!(kind, domain::line::LineKind::Towing) { Rate(600) } else { Rate(1300) },
        cost: Money(cost),
        origin: PartOrigin::Stock,
    }
}

impl Player<'_> {
    fn by<T>(&self, person: &Person, at: DateTime<Utc>, act: impl FnOnce(&Write) -> Result<T>) -> Result<T> {
        let session = Session::of(person.id, "");
        act(&Write { w: self.w, shop: self.shop, session: &session, person: Some(person), now: at, details: OnceCell::new() })
    }

    fn order(&self, visit: usize) -> Result<WorkOrder> {
        let id = self.orders[visit].ok_or_else(|| crate::Error::Fault("a step before its visit".into()))?;
        Ok(self.w.get(id.0)?)
    }

    fn booking(&self, visit: usize) -> Result<Option<Appointment>> {
        self.bookings[visit].map(|id| self.w.get(id.0)).transpose().map_err(Into::into)
    }

    fn customer_name(&self, visit: usize) -> &str {
        &self.plan.customers[self.plan.cars[self.plan.visits[visit].car].customer].contact_name
    }

    pub fn step(&mut self, at: DateTime<Utc>, visit: usize, step: Step) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let advisor = &self.staff.advisors[plan.advisor];
        let technician = &self.staff.technicians[plan.technician];
        match step {
            Step::Book { starts_at } => self.book(visit, at, starts_at)?,
            Step::ConfirmBooking | Step::CancelBooking | Step::NoShow | Step::MoveBooking { .. } => {
                self.move_booking(visit, at, step)?;
            }
            Step::Arrive => self.arrive(visit, at)?,
            Step::SaveCheckIn => self.save_check_in(visit, at)?,
            Step::ConfirmCheckIn => {
                let ask = check_in::ConfirmCheckIn {
                    work_order_id: self.order(visit)?.id,
                    confirmed_by: self.customer_name(visit).to_owned(),
                    means: ConfirmationMeans::OnScreen,
                    signature: Some(signature(&mut self.town)),
                };
                self.by(advisor, at, |cx| check_in::confirm_check_in(cx, ask))?;
            }
            Step::AddLines => self.add_lines(visit, at, plan.package, plan.payer, None)?,
            Step::IssueEstimate => self.issue(visit, at)?,
            Step::Answer => self.answer(visit, at, plan.declines_last)?,
            Step::Assign => self.assign(visit, at)?,
            Step::Release => {
                let ask = workshop::AskVisitAction { work_order_id: self.order(visit)?.id };
                self.by(&self.staff.foreman, at, |cx| workshop::release_to_repair(cx, ask))?;
            }
            Step::StartJob(number) => {
                if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Waiting) {
                    let ask = workshop::StartJob { job_id: job.id, version: job.version };
                    self.by(technician, at, |cx| workshop::start_job(cx, ask))?;
                }
            }
            Step::PauseJob(number) => {
                if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Running) {
                    let ask = workshop::PauseJob { job_id: job.id, version: job.version, reason: PauseReason::Parts };
                    self.by(technician, at, |cx| workshop::pause_job(cx, ask))?;
                }
            }
            Step::FinishJob(number) => self.finish(visit, number, at)?,
            Step::ReportFinding => {
                let extra = plan.finding.map_or("", |extra| PACKAGES[extra].items[0].2);
                let ask = workshop::ReportFinding {
                    work_order_id: self.order(visit)?.id,
                    job_id: None,
                    text: "拆检时发现，建议一并处理".into(),
                    suggestion: extra.into(),
                };
                self.findings[visit] = Some(self.by(technician, at, |cx| workshop::report_finding(cx, ask))?.id);
            }
            Step::QuoteFinding => {
                if let Some(extra) = plan.finding {
                    self.add_lines(visit, at, extra, Payer::Customer, self.findings[visit])?;
                    self.issue(visit, at + TimeDelta::minutes(3))?;
                    self.answer(visit, at + TimeDelta::minutes(9), false)?;
                    self.assign(visit, at + TimeDelta::minutes(11))?;
                }
            }
            Step::SelfInspect => {
                let ask = inspections::SubmitSelfInspection {
                    work_order_id: self.order(visit)?.id,
                    items: self.items(visit, &SELF_INSPECTION_CODES, None)?,
                    note: String::new(),
                };
                self.by(technician, at, |cx| inspections::submit_self_inspection(cx, ask))?;
            }
            Step::FailInspection => self.fail(visit, at)?,
            Step::PassInspection => {
                let kind = PACKAGES[plan.package].kind;
                let certificate = domain::warranty::needs_certificate(kind);
                let ask = inspections::PassFinalInspection {
                    work_order_id: self.order(visit)?.id,
                    items: self.items(visit, &FINAL_INSPECTION_CODES, None)?,
                    road_test_km: 3,
                    note: String::new(),
                    certificate_number: if certificate { format!("粤HG{:07}", visit) } else { String::new() },
                };
                self.by(&self.staff.inspector, at, |cx| inspections::pass_final_inspection(cx, ask))?;
            }
            Step::Checklist => {
                let ask = settlement::SavePreparation {
                    work_order_id: self.order(visit)?.id,
                    version: 0,
                    done: PREPARATION_CODES.iter().map(|code| (*code).to_owned()).collect(),
                };
                self.by(advisor, at, |cx| settlement::save_preparation(cx, ask))?;
            }
            Step::Bill => self.bill(visit, at)?,
            Step::CompletePreparation => {
                let ask = workshop::AskVisitAction { work_order_id: self.order(visit)?.id };
                self.by(&self.staff.cashier, at, |cx| settlement::complete_preparation(cx, ask))?;
            }
            Step::Pay => self.pay(visit, at)?,
            Step::Deliver => self.deliver(visit, at)?,
            Step::Survey => self.survey(visit, at)?,
            Step::ComplaintStep | Step::ComplaintRemedy | Step::ComplaintAnswer => self.complaint(visit, at, step)?,
            Step::CallUnreachable | Step::Call => self.call(visit, at, step)?,
        }
        Ok(())
    }

    fn book(&mut self, visit: usize, at: DateTime<Utc>, starts_at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let car = &self.plan.cars[plan.car];
        let channel = self.town.one_of(&[Channel::Phone, Channel::Phone, Channel::Online, Channel::OnSite]);
        let ask = appointments::BookAppointment {
            channel,
            customer_id: Some(self.customers[car.customer]),
            vehicle_id: Some(self.vehicles[plan.car]),
            contact_name: self.plan.customers[car.customer].contact_name.clone(),
            contact_phone: self.plan.customers[car.customer].phone.clone(),
            plate: car.plate.as_ref().map(Plate::to_string).unwrap_or_default(),
            model: car.model.into(),
            symptom: PACKAGES[plan.package].symptom.into(),
            items: PACKAGES[plan.package].items.iter().filter(|item| item.0.is_job()).map(|item| item.2.to_owned()).collect(),
            starts_at,
            minutes: 60,
            advisor_id: Some(self.staff.advisors[plan.advisor].id),
            bay_id: Some(self.bays[visit % self.bays.len()]),
            estimate: None,
            over_capacity: true,
        };
        let booked = self.by(&self.staff.advisors[plan.advisor], at, |cx| appointments::book_appointment(cx, ask))?;
        self.w.mark_sample_appointment(booked.id)?;
        self.bookings[visit] = Some(booked.id);
        Ok(())
    }

    fn move_booking(&mut self, visit: usize, at: DateTime<Utc>, step: Step) -> Result<()> {
        let Some(booking) = self.booking(visit)? else { return Ok(()) };
        let (id, version) = (booking.id, booking.version);
        let advisor = &self.staff.advisors[self.plan.visits[visit].advisor];
        self.by(advisor, at, |cx| match step {
            Step::ConfirmBooking => {
                appointments::confirm_appointment(cx, appointments::ConfirmAppointment { id, version })
            }
            Step::CancelBooking => appointments::cancel_appointment(
                cx,
                appointments::CancelAppointment { id, version, reason: "客户临时有事".into() },
            ),
            Step::MoveBooking { starts_at } => appointments::reschedule_appointment(
                cx,
                appointments::RescheduleAppointment {
                    id,
                    version,
                    starts_at,
                    minutes: booking.minutes,
                    bay_id: booking.bay_id,
                    reason: "客户要求改时间".into(),
                    over_capacity: true,
                },
            ),
            _ => appointments::mark_no_show(cx, appointments::MarkNoShow { id, version }),
        })?;
        Ok(())
    }

    fn arrive(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let (vehicle_id, customer_id) = (self.vehicles[plan.car], self.customers[self.plan.cars[plan.car].customer]);
        let repair_kind = PACKAGES[plan.package].kind;
        let advisor = &self.staff.advisors[plan.advisor];
        let booking = self.booking(visit)?;
        let moved = self.by(advisor, at, |cx| match booking {
            Some(booking) => appointments::arrive_appointment(
                cx,
                appointments::ArriveAppointment {
                    id: booking.id,
                    version: booking.version,
                    vehicle_id: Some(vehicle_id),
                    customer_id: Some(customer_id),
                    repair_kind,
                    second_visit: true,
                },
            )
            .map(|arrived| arrived.visit),
            None => check_in::walk_in(
                cx,
                check_in::WalkIn {
                    vehicle_id,
                    customer_id,
                    repair_kind,
                    symptom: PACKAGES[plan.package].symptom.into(),
                    second_visit: true,
                },
            ),
        })?;
        self.orders[visit] = Some(moved.work_order_id);
        Ok(())
    }

    fn save_check_in(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let car = &self.plan.cars[plan.car];
        let order = self.order(visit)?;
        let remark = self.town.dice.usize(..WALK_AROUND_CODES.len() * 2);
        let items = WALK_AROUND_CODES
            .iter()
            .enumerate()
            .map(|(number, code)| WalkAroundItem {
                code: (*code).to_owned(),
                result: if number == remark { WalkAroundResult::Remark } else { WalkAroundResult::Fine },
                note: if number == remark { "有轻微老化".into() } else { String::new() },
                quoted: false,
            })
            .collect();
        let mut marks = Vec::new();
        for _ in 0..self.town.dice.usize(..3) {
            marks.push(DamageMark {
                x: self.town.dice.i64(120..880),
                y: self.town.dice.i64(150..850),
                kind: self.town.one_of(&[DamageKind::Scratch, DamageKind::Scratch, DamageKind::Dent, DamageKind::Chip]),
                note: String::new(),
            });
        }
        let hours = 2 + self.town.dice.i64(0..5);
        let ask = check_in::SaveCheckIn {
            work_order_id: order.id,
            version: order.version,
            repair_kind: order.repair_kind,
            symptom: order.symptom,
            brought_by_name: self.plan.customers[car.customer].contact_name.clone(),
            brought_by_phone: self.plan.customers[car.customer].phone.clone(),
            arrival: ArrivalMeans::DrivenIn,
            mileage_km: Some(plan.km),
            fuel_percent: Some(plan.fuel),
            old_parts: if self.town.in_hundred(30) { OldParts::Take } else { OldParts::Discard },
            wash_wanted: self.town.in_hundred(70),
            test_drive_allowed: true,
            promised_at: Some(at + TimeDelta::hours(hours)),
            bay_id: Some(self.bays[visit % self.bays.len()]),
            warning_lights: if plan.package == 6 { vec!["engine".into()] } else { Vec::new() },
            marks,
            items,
            belongings: self.town.one_of(&["", "", "行车记录仪", "雨伞一把、ETC 卡", "儿童座椅"]).into(),
            valuables_reminded: true,
        };
        self.by(&self.staff.advisors[plan.advisor], at, |cx| check_in::save_check_in(cx, ask))?;
        Ok(())
    }

    fn add_lines(&mut self, visit: usize, at: DateTime<Utc>, package: usize, payer: Payer, finding: Option<FindingId>) -> Result<()> {
        let work_order_id = self.order(visit)?.id;
        let advisor = &self.staff.advisors[self.plan.visits[visit].advisor];
        for (number, item) in PACKAGES[package].items.iter().enumerate() {
            let ask = lines::AddLine {
                work_order_id,
                figures: figures(item, payer),
                finding_id: finding.filter(|_| number == 0),
                walk_around_code: None,
            };
            self.by(advisor, at, |cx| lines::add_line(cx, ask))?;
        }
        Ok(())
    }

    fn issue(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let ask = estimates::IssueEstimate { work_order_id: order.id, version: order.version };
        self.by(&self.staff.advisors[self.plan.visits[visit].advisor], at, |cx| estimates::issue_estimate(cx, ask))?;
        Ok(())
    }

    fn answer(&mut self, visit: usize, at: DateTime<Utc>, declines_last: bool) -> Result<()> {
        let order = self.order(visit)?;
        let offered: Vec<_> =
            self.w.lines_of(order.id)?.into_iter().filter(|line| line.state == LineState::Offered).collect();
        let last = offered.len().saturating_sub(1);
        let answers = offered
            .iter()
            .enumerate()
            .map(|(number, line)| {
                let approved = !(declines_last && number == last);
                estimates::LineAnswer {
                    line_id: line.id,
                    approved,
                    amount: line.amount,
                    reason: if approved { String::new() } else { "下次再做".into() },
                }
            })
            .collect();
        let ask = estimates::RecordAnswers {
            work_order_id: order.id,
            by_name: self.customer_name(visit).to_owned(),
            means: self.town.one_of(&[AuthorisationMeans::Signature, AuthorisationMeans::Phone, AuthorisationMeans::Message]),
            answers,
        };
        self.by(&self.staff.advisors[self.plan.visits[visit].advisor], at, |cx| estimates::record_answers(cx, ask))?;
        Ok(())
    }

    fn assign(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let technician = self.staff.technicians[self.plan.visits[visit].technician].id;
        for job in self.w.jobs_of(order.id)?.into_iter().filter(|job| job.technicians.is_empty() && !job.state.is_over()) {
            let ask = workshop::AssignJob {
                job_id: job.id,
                version: job.version,
                technicians: vec![JobShare { person_id: technician, share: Rate(10_000) }],
                bay_id: Some(self.bays[visit % self.bays.len()]),
                planned_start: Some(at + TimeDelta::minutes(5)),
                planned_minutes: job.planned_minutes,
                note: String::new(),
            };
            self.by(&self.staff.foreman, at, |cx| workshop::assign_job(cx, ask))?;
        }
        Ok(())
    }

    /// The visit's jobs in the order of their making; a declined line has none.
    fn job(&self, visit: usize, number: usize) -> Result<Option<Job>> {
        Ok(self.w.jobs_of(self.order(visit)?.id)?.into_iter().nth(number))
    }

    fn finish(&mut self, visit: usize, number: usize, at: DateTime<Utc>) -> Result<()> {
        let technician = &self.staff.technicians[self.plan.visits[visit].technician];
        if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Running) {
            let brakes = self.plan.visits[visit].package == 2 && number == 0;
            let key_data = if brakes {
                vec![KeyDatum { name: "刹车片厚度".into(), value: "11.5".into(), unit: "mm".into() }]
            } else {
                Vec::new()
            };
            let ask = workshop::FinishJob { job_id: job.id, version: job.version, key_data, note: String::new() };
            self.by(technician, at, |cx| workshop::finish_job(cx, ask))?;
        }
        Ok(())
    }

    fn items(&self, visit: usize, codes: &[&str], failing: Option<usize>) -> Result<Vec<InspectionItem>> {
        let order = self.order(visit)?;
        let lines = self.w.lines_of(order.id)?;
        let mut items: Vec<InspectionItem> = codes
            .iter()
            .map(|code| InspectionItem { code: (*code).to_owned(), job_id: None, name: String::new(), result: ItemResult::Pass, value: String::new() })
            .collect();
        for (number, job) in flow::newest_jobs(self.w, order.id)?.iter().filter(|job| job.state == JobState::Finished).enumerate() {
            let name = lines.iter().find(|line| line.id == job.line_id).map(|line| line.figures.name.clone());
            items.push(InspectionItem {
                code: "job".into(),
                job_id: Some(job.id),
                name: name.unwrap_or_default(),
                result: if failing == Some(number) { ItemResult::Fail } else { ItemResult::Pass },
                value: String::new(),
            });
        }
        Ok(items)
    }

    fn fail(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let Some(job) = flow::newest_jobs(self.w, order.id)?.into_iter().next() else { return Ok(()) };
        let ask = inspections::FailFinalInspection {
            work_order_id: order.id,
            items: self.items(visit, &FINAL_INSPECTION_CODES, Some(0))?,
            road_test_km: 2,
            note: "路试有异响".into(),
            failed_jobs: vec![job.id],
            cause: "紧固力矩不到位".into(),
            responsible_id: self.technician_id(visit),
            hours: Hours(30),
        };
        self.by(&self.staff.inspector, at, |cx| inspections::fail_final_inspection(cx, ask))?;
        Ok(())
    }

    fn technician_id(&self, visit: usize) -> PersonId {
        self.staff.technicians[self.plan.visits[visit].technician].id
    }

    fn bill(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let order = self.order(visit)?;
        let total: Money = self
            .w
            .lines_of(order.id)?
            .iter()
            .filter(|line| line.state == LineState::Approved && line.figures.payer == domain::line::Payer::Customer)
            .map(|line| line.amount)
            .sum();
        // The odd fen and jiao are knocked off, as at most counters.
        let ask = settlement::PrepareBill { work_order_id: order.id, discount: Money::ZERO, rounding: Money(total.fen() % 100) };
        self.by(&self.staff.cashier, at, |cx| settlement::prepare_bill(cx, ask))?;
        Ok(())
    }

    fn pay(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        for sheet in self.w.settlements_of(self.order(visit)?.id)? {
            let owed = sheet.owed();
            if sheet.state != SheetState::Open || owed <= Money::ZERO {
                continue;
            }
            if sheet.payer != domain::line::Payer::Customer || plan.on_account {
                let ask = settlement::PutOnAccount { settlement_id: sheet.id, reason: "月结".into() };
                self.by(&self.staff.manager, at, |cx| settlement::put_on_account(cx, ask))?;
                continue;
            }
            let cash = if plan.two_means && owed > Money(20_000) { Money(10_000) } else { Money::ZERO };
            let means = self.town.one_of(&[PaymentMeans::Wechat, PaymentMeans::Wechat, PaymentMeans::Alipay, PaymentMeans::Card, PaymentMeans::Cash]);
            let rest = owed - cash;
            // Cash comes in whole hundreds; the rest is change.
            let hundred = |amount: Money| Money((amount.fen() + 9_999) / 10_000 * 10_000);
            let mut parts = vec![settlement::PaymentPart {
                means,
                amount: rest,
                tendered: if means == PaymentMeans::Cash { hundred(rest) } else { rest },
            }];
            if cash > Money::ZERO {
                parts.push(settlement::PaymentPart { means: PaymentMeans::Cash, amount: cash, tendered: cash });
            }
            let ask = settlement::TakePayment { settlement_id: sheet.id, parts };
            self.by(&self.staff.cashier, at, |cx| settlement::take_payment(cx, ask))?;
        }
        Ok(())
    }

    fn deliver(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let plan = &self.plan.visits[visit];
        let order = self.order(visit)?;
        let day = domain::dates::local_day(at, domain::dates::ShopZone::default());
        let ask = delivery::Deliver {
            work_order_id: order.id,
            accepted_by: self.customer_name(visit).to_owned(),
            means: ConfirmationMeans::OnScreen,
            signature: Some(signature(&mut self.town)),
            old_parts_shown: true,
            items_returned: true,
            advice: self.town.one_of(&["", "后刹车片还剩 4 mm，下次保养更换", "轮胎花纹偏浅，雨天慢行"]).into(),
            next_service_on: Some(domain::dates::add_days(day, 180)),
            next_service_km: Some(plan.km + 5000),
        };
        self.by(&self.staff.advisors[plan.advisor], at, |cx| delivery::deliver(cx, ask))?;
        Ok(())
    }

    fn survey(&mut self, visit: usize, at: DateTime<Utc>) -> Result<()> {
        let Some(lowest) = self.plan.visits[visit].lowest_mark else { return Ok(()) };
        let marks = Marks {
            service: 5,
            quality: 5,
            on_time: lowest,
            price_clarity: 5.min(lowest + 1),
            cleanliness: 5,
            recommend: if lowest <= 2 { 5 } else { 8 + lowest % 3 },
        };
        let comment = if lowest <= 2 { "说好两点取车，等到快四点" } else { "" };
        let ask = delivery::RecordSurvey { work_order_id: self.order(visit)?.id, marks, comment: comment.into() };
        let advisor = &self.staff.advisors[self.plan.visits[visit].advisor];
        self.by(advisor, at, |cx| delivery::record_survey(cx, ask))?;
        Ok(())
    }

    fn complaint(&mut self, visit: usize, at: DateTime<Utc>, step: Step) -> Result<()> {
        let Some(complaint) = self.w.complaints_of(self.order(visit)?.id)?.into_iter().next() else { return Ok(()) };
        let (id, version) = (complaint.id, complaint.version);
        self.by(&self.staff.clerk, at, |cx| match (step, complaint.state) {
            (Step::ComplaintStep, ComplaintState::Open) => {
                let ask = complaints::AddComplaintStep {
                    id,
                    version,
                    text: "已致电道歉，核实派工与交车时间".into(),
                    owner_id: Some(self.staff.manager.id),
                };
                complaints::add_complaint_step(cx, ask).map(Some)
            }
            (Step::ComplaintRemedy, ComplaintState::Open) => {
                let ask = complaints::AgreeRemedy { id, version, remedy: "赠送精洗一次".into(), cost: Money(5_000) };
                complaints::agree_remedy(cx, ask).map(Some)
            }
            (Step::ComplaintAnswer, ComplaintState::AwaitingAnswer) => {
                let ask = complaints::AnswerComplaint { id, version, accepted: visit % 4 != 0, text: "客户答复".into() };
                complaints::answer_complaint(cx, ask).map(Some)
            }
            _ => Ok(None),
        })?;
        Ok(())
    }

    fn call(&mut self, visit: usize, at: DateTime<Utc>, step: Step) -> Result<()> {
        let Some(follow_up) = self.w.follow_up_of(self.order(visit)?.id)? else { return Ok(()) };
        if follow_up.closed_at.is_some() {
            return Ok(());
        }
        let outcome = if step == Step::CallUnreachable {
            CallOutcome::Unreachable
        } else {
            self.town.one_of(&[
                CallOutcome::Satisfied,
                CallOutcome::Satisfied,
                CallOutcome::Satisfied,
                CallOutcome::Satisfied,
                CallOutcome::Suggestion,
                CallOutcome::Refused,
            ])
        };
        let ask = follow_ups::RecordCall {
            id: follow_up.id,
            version: follow_up.version,
            outcome,
            note: if outcome == CallOutcome::Suggestion { "希望休息区有热水".into() } else { String::new() },
            marks: None,
            call_back_at: None,
            complaint: None,
        };
        self.by(&self.staff.clerk, at, |cx| follow_ups::record_call(cx, ask))?;
        Ok(())
    }
}

/// The rows behind a planned customer and car.
pub fn customer_row(plan: &super::plan::CustomerPlan, created_at: DateTime<Utc>) -> Customer {
    Customer {
        id: CustomerId(0),
        kind: if plan.company { CustomerKind::Company } else { CustomerKind::Private },
        name: plan.name.clone(),
        phone: plan.phone.clone(),
        contact_name: if plan.company { plan.contact_name.clone() } else { String::new() },
        contact_phone: String::new(),
        address: plan.address.clone(),
        note: String::new(),
        refuses_messages: false,
        import_id: None,
        import_key: None,
        sample: true,
        created_at,
        version: 1,
    }
}

pub fn vehicle_row(plan: &super::plan::CarPlan, customer: CustomerId, created_at: DateTime<Utc>) -> Vehicle {
    let colour = plan.plate.as_ref().and_then(|plate| Plate::read(plate.as_str()));
    Vehicle {
        id: VehicleId(0),
        customer_id: Some(customer),
        plate: plan.plate.clone(),
        plate_colour: colour.map(|read| Plate::colour_by_form(&read.form)).unwrap_or(domain::plate::PlateColour::Blue),
        vin: plan.vin.clone(),
        engine_no: plan.engine_no.clone(),
        make: plan.make.into(),
        model: plan.model.into(),
        colour: plan.colour.into(),
        registered_on: Some(plan.registered_on),
        inspection_due: None,
        insurance_due: None,
        insurer: String::new(),
        mileage_km: None,
        next_service_on: None,
        next_service_km: None,
        note: String::new(),
        last_visit_at: None,
        import_id: None,
        import_key: None,
        sample: true,
        created_at,
        version: 1,
    }
}
