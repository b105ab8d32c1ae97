//! Plays the plan through the very commands the counter uses, each step at its
//! own time by the person whose work it is: the sample shop is as true as a
//! real one, and every rule had its say.

mod aftercare;
mod at_the_car;
mod benches;
mod beside;
mod counter;
mod invoices;
mod kept;
mod people;
mod photographed;
mod rows;
mod store;
mod till;
mod workmanship;

use crate::plan::{Payer, Plan, Step};
use crate::town::{PACKAGES, Town};
use chrono::{DateTime, TimeDelta, Utc};
use domain::appointment::Appointment;
use domain::catalogue::ItemId;
use domain::dates::ShopZone;
use domain::finding::FindingUrgency;
use domain::ids::{
    AppointmentId, BayId, CustomerId, ExpressKindId, FindingId, ServiceContractId, VehicleId, WorkOrderId,
};
use domain::inspection::{ConfirmationMeans, InspectionKind};
use domain::job::{JobState, PauseReason};
use domain::person::Person;
use domain::service_package::ServicePackage;
use domain::work_order::WorkOrder;
use domain::work_order::preparation::preparation_codes;
use domain::work_order::stage::Stage;
use features::visit::check_in;
use features::visit::course;
use features::visit::findings;
use features::visit::inspections;
use features::visit::workshop;
use kept::Kept;
use kernel::error::Result;
use kernel::host::Write;
use kernel::sessions::Session;
use kernel::shop::Shop;
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use storage::Writer;

pub use people::{documents, levels};
pub use photographed::photo_of;
use rows::signature;
pub use rows::{customer_row, figures, vehicle_row};

/// The sample shop's people, by seat.
pub struct Staff {
    pub advisors: [Person; 2],
    pub foreman: Person,
    pub technicians: Vec<Person>,
    pub inspector: Person,
    pub cashier: Person,
    pub clerk: Person,
    pub keeper: Person,
    pub manager: Person,
}

pub struct Player<'a> {
    pub shop: &'a Shop,
    pub w: &'a Writer<'a>,
    pub zone: ShopZone,
    pub plan: &'a Plan,
    pub staff: &'a Staff,
    pub bays: &'a [BayId],
    pub story: &'a mut Story,
}

/// How far the play is: what the steps before made.
pub struct Story {
    pub customers: Vec<CustomerId>,
    pub vehicles: Vec<VehicleId>,
    pub bookings: Vec<Option<AppointmentId>>,
    pub orders: Vec<Option<WorkOrderId>>,
    pub findings: Vec<Option<FindingId>>,
    pub packages: Vec<ServicePackage>,
    pub contracts: Vec<Option<ServiceContractId>>,
    /// The numbers of those nobody has laid down yet.
    pub vouchers: Vec<String>,
    /// What lies in the store, by its code.
    pub parts: HashMap<&'static str, Kept>,
    /// The kinds of small work with what each is done by; none where the shop has one of that name.
    pub express: Vec<Option<(ExpressKindId, ItemId)>>,
    pub town: Town,
}

/// What the customer says no to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum No {
    Nothing,
    Last,
    All,
}

impl Story {
    pub fn of(visits: usize, town: Town) -> Self {
        Self {
            customers: Vec::new(),
            vehicles: Vec::new(),
            bookings: vec![None; visits],
            orders: vec![None; visits],
            findings: vec![None; visits],
            packages: Vec::new(),
            contracts: vec![None; visits],
            vouchers: Vec::new(),
            parts: HashMap::new(),
            express: Vec::new(),
            town,
        }
    }
}

impl Player<'_> {
    pub(super) fn by<T>(
        &self,
        person: &Person,
        at: DateTime<Utc>,
        act: impl FnOnce(&Write) -> Result<T>,
    ) -> Result<T> {
        let session = Session::of(person.id, "");
        act(&Write {
            w: self.w,
            shop: self.shop,
            session: &session,
            person: Some(person),
            now: at,
            details: OnceCell::new(),
            endings: &RefCell::default(),
        })
    }

    pub(super) fn order(&self, visit: usize) -> Result<WorkOrder> {
        let id =
            self.story.orders[visit].ok_or_else(|| kernel::Error::Fault("a step before its visit".into()))?;
        Ok(self.w.get(id.0)?)
    }

    pub(super) fn booking(&self, visit: usize) -> Result<Option<Appointment>> {
        self.story.bookings[visit].map(|id| self.w.get(id.0)).transpose().map_err(Into::into)
    }

    pub(super) fn customer_name(&self, visit: usize) -> &str {
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
                let order = self.order(visit)?;
                let ask = check_in::ConfirmCheckIn {
                    work_order_id: order.id,
                    version: Some(order.version),
                    confirmed_by: self.customer_name(visit).to_owned(),
                    means: ConfirmationMeans::OnScreen,
                    signature: Some(signature(&mut self.story.town)),
                    photos: String::new(),
                };
                self.by(advisor, at, |cx| check_in::confirm_check_in(cx, ask))?;
            }
            Step::AddLines => self.add_lines(visit, at, plan.package, plan.payer, None)?,
            Step::IssueEstimate => self.issue(visit, at)?,
            Step::Answer => {
                self.answer(visit, at, if plan.declines_last { No::Last } else { No::Nothing })?
            }
            Step::DeclineAll => self.answer(visit, at, No::All)?,
            Step::CallOff => {
                let order = self.order(visit)?;
                let ask = course::CancelVisit {
                    work_order_id: order.id,
                    version: order.version,
                    reason: "客户觉得价格高，先不修".into(),
                };
                self.by(advisor, at, |cx| course::cancel_visit(cx, ask))?;
            }
            Step::Assign => self.assign(visit, at)?,
            Step::Release => {
                // Where the shop wants it so, the workshop began as the last job was given to somebody.
                let order = self.order(visit)?;
                if order.stage == Stage::AwaitingAssignment {
                    let ask = workshop::AskVisitAction { work_order_id: order.id };
                    self.by(&self.staff.foreman, at, |cx| workshop::release_to_repair(cx, ask))?;
                }
            }
            Step::StartJob(number) => {
                self.issue_parts(visit, at)?;
                if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Waiting) {
                    let ask = workshop::StartJob { job_id: job.id, version: job.version };
                    self.by(technician, at, |cx| workshop::start_job(cx, ask))?;
                }
            }
            Step::PauseJob(number) => self.pause(visit, number, at, PauseReason::Parts)?,
            Step::PauseOverNight(number) => self.pause(visit, number, at, PauseReason::EndOfDay)?,
            Step::ResumeJob(number) => {
                if let Some(job) = self.job(visit, number)?.filter(|job| job.state == JobState::Paused) {
                    let ask = workshop::StartJob { job_id: job.id, version: job.version };
                    self.by(technician, at, |cx| workshop::resume_job(cx, ask))?;
                }
            }
            Step::FinishJob(number) => self.finish(visit, number, at)?,
            Step::ReportFinding => {
                let (text, suggestion) = match plan.finding {
                    Some(extra) => ("拆检时发现，建议一并处理", PACKAGES[extra].items[0].2),
                    None => ("前刹车片只剩 3 mm", "更换前刹车片"),
                };
                let ask = findings::ReportFinding {
                    work_order_id: self.order(visit)?.id,
                    job_id: None,
                    text: text.into(),
                    suggestion: suggestion.into(),
                    urgency: FindingUrgency::Soon,
                };
                self.story.findings[visit] =
                    Some(self.by(technician, at, |cx| findings::report_finding(cx, ask))?.id);
            }
            Step::QuoteFinding => {
                if let Some(extra) = plan.finding {
                    self.add_lines(visit, at, extra, Payer::Customer, self.story.findings[visit])?;
                    self.issue(visit, at + TimeDelta::minutes(3))?;
                    self.answer(visit, at + TimeDelta::minutes(9), No::Nothing)?;
                    self.assign(visit, at + TimeDelta::minutes(11))?;
                }
            }
            Step::SelfInspect => {
                let ask = inspections::SubmitSelfInspection {
                    work_order_id: self.order(visit)?.id,
                    items: self.items(visit, InspectionKind::SelfInspection, None)?,
                    note: String::new(),
                    signature: Some(rows::signature(&mut self.story.town)),
                    photos: String::new(),
                };
                self.by(technician, at, |cx| inspections::submit_self_inspection(cx, ask))?;
            }
            Step::FailInspection => self.fail(visit, at)?,
            Step::PassInspection => {
                let kind = PACKAGES[plan.package].kind;
                let certificate = domain::warranty::needs_certificate(kind);
                let ask = inspections::PassFinalInspection {
                    work_order_id: self.order(visit)?.id,
                    items: self.items(visit, InspectionKind::Final, None)?,
                    road_test_km: self.road_test(3, at)?,
                    note: String::new(),
                    certificate_number: if certificate {
                        format!("粤HG{:07}", visit)
                    } else {
                        String::new()
                    },
                    signature: Some(rows::signature(&mut self.story.town)),
                    photos: String::new(),
                };
                self.by(&self.staff.inspector, at, |cx| inspections::pass_final_inspection(cx, ask))?;
            }
            Step::Checklist => {
                let order = self.order(visit)?;
                let asked = preparation_codes(&order, &self.w.lines_of(order.id)?);
                let ask = features::till::SavePreparation {
                    work_order_id: order.id,
                    version: 0,
                    done: asked.into_iter().map(str::to_owned).collect(),
                    mileage_out_km: Some(plan.km + 3),
                    instrument_replaced: false,
                };
                self.by(advisor, at, |cx| features::till::save_preparation(cx, ask))?;
            }
            Step::Bill => self.bill(visit, at)?,
            Step::CompletePreparation => {
                let ask = workshop::AskVisitAction { work_order_id: self.order(visit)?.id };
                self.by(&self.staff.cashier, at, |cx| features::till::complete_preparation(cx, ask))?;
            }
            Step::VoidBill => self.void_bill(visit, at)?,
            Step::Pay => self.pay(visit, at)?,
            Step::GiveBack => self.give_back(visit, at)?,
            Step::Collect => self.collect(visit, at)?,
            Step::Deliver => self.deliver(visit, at)?,
            Step::WantInvoice => self.want_invoice(visit, at)?,
            Step::Invoice => self.invoice(visit, at)?,
            Step::Survey => self.survey(visit, at)?,
            Step::ComplaintHandled | Step::ComplaintRemedy | Step::ComplaintAnswer => {
                self.complaint(visit, at, step)?
            }
            Step::CallUnreachable | Step::Call => self.call(visit, at, step)?,
            Step::AnswerSuggestion => self.answer_suggestion(visit, at)?,
            Step::TakeDeposit => self.take_deposit(visit, at)?,
            Step::StockUp => self.stock_up(at)?,
            Step::OfferPackages => self.offer_packages(at)?,
            Step::SellPackage(package) => self.sell_package(visit, at, package)?,
            Step::TopUp => self.top_up(visit, at)?,
            Step::IssueVouchers => self.issue_vouchers(at)?,
            Step::NameKinds => self.name_kinds(at)?,
            Step::Express(kind) => self.express(visit, at, kind)?,
            Step::WriteStaffFiles => self.write_staff_files(at)?,
            Step::EnterAbsence { begins_at, ends_at } => self.enter_absence(at, begins_at, ends_at)?,
            Step::Wish => self.wish(at)?,
            Step::Diagnose { solved } => self.diagnose(visit, at, solved)?,
            Step::SendOutside => self.send_outside(visit, at)?,
            Step::TakeBackOutside => self.take_back_outside(visit, at)?,
            Step::TellReady => self.tell_ready(visit, at)?,
            Step::JudgeComeback { earlier } => self.judge_comeback(visit, at, earlier)?,
            Step::WriteContacts => self.write_contacts(at)?,
            Step::SortCustomers => self.sort_customers(at)?,
            Step::RecordConsents => self.record_consents(at)?,
            Step::AskForData => self.ask_for_data(at)?,
            Step::WriteLicences => self.write_licences(at)?,
            Step::MarkJobs => self.mark_jobs(visit, at)?,
            Step::LookLast => self.look_by_two(visit, at)?,
            Step::OpenShift => self.open_shift(at)?,
            Step::PayOut => self.pay_out(at)?,
            Step::CloseShift { short } => self.close_shift(at, short)?,
        }
        Ok(())
    }
}
