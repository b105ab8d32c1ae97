//! Each role's first screen: the queue of what waits for it.

mod board;
mod board_staff;
mod comebacks;
mod commands;
mod counter;
mod findings;
mod office;
mod parts;
mod proposals;
mod wall;
mod workshop;

pub use comebacks::{ComebackFigures, HandFigures, comeback_figures};
pub use commands::{COMMANDS, visit};
pub use counter::{advisor_home, cashier_home};
pub use office::{CloseFirstHour, close_first_hour, manager_home, nav_counts};
pub use parts::{PartsCar, PartsHome, PartsJob, PartsRow, PartsStock, parts_home};
pub use proposals::{AskJobProposals, JobProposals, LookAtPlan, PlanLooked, job_proposals, look_at_plan};
pub use wall::{WallScreen, wall_screen};
pub use workshop::{foreman_home, foreman_next_day, inspector_home, technician_home};

use crate::bookings::AppointmentDay;
use crate::data_requests::DataRequestRow;
use crate::glance::PhotosOfVisit;
use crate::picking::requests::PartRequestRow;
use crate::progress::{CarAtRisk, CarProgress};
use crate::visit::outside::OutsideOfCar;
use crate::visit::told::{PromiseMovedRow, ToTellRow};
use chrono::{DateTime, NaiveDate, Utc};
use domain::allowed::Allowed;
use domain::appointment::Appointment;
use domain::assignment::absence::AbsenceKind;
use domain::assignment::warning::PlanWarning;
use domain::finding::{Finding, FindingStanding, FindingUrgency};
use domain::first_hour::FirstHourItem;
use domain::ids::{BayId, JobId, PersonId, WorkOrderId};
use domain::job::{Job, JobAction};
use domain::money::Money;
use domain::parts_counter::PartsArrival;
use domain::photo::PhotoKind;
use domain::plate::{Plate, PlateColour};
use domain::work_order::stage::Stage;
use domain::workshop_board::PlacedJob;
use serde::{Deserialize, Serialize};
use storage::screens::{JobOnBoard, NavCounts, OnAccountRow, QueueRow, SmallPhoto, Takings, WaitingApproval};
use storage::{AccountSale, RemedyWaitingRow};
use ts_rs::TS;

#[derive(Debug, Serialize, TS)]
pub struct AdvisorHome {
    pub today: AppointmentDay,
    /// All cars in the shop by stage; `mine` are those of the asking advisor.
    pub in_shop: Vec<QueueRow>,
    pub answers_awaited: Vec<QueueRow>,
    pub ready: Vec<QueueRow>,
    pub open_findings: Vec<FindingRow>,
    /// What technicians asked the parts counter for, and whose parts are there, car by car.
    pub parts_news: Vec<PartsNews>,
    /// Whose customer is still to be told that it is ready, or that it takes longer.
    pub to_tell: Vec<ToTellRow>,
    /// Of the cars of whoever asks: whose promise somebody else moved, and whose customer knows.
    pub promises_moved: Vec<PromiseMovedRow>,
    /// What is away at other houses.
    pub outside: Vec<OutsideOfCar>,
    /// How far each car in the shop is, one line to be read out on the phone.
    pub progress: Vec<CarProgress>,
}

/// Of one car.
#[derive(Debug, Serialize, TS)]
pub struct PartsNews {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub advisor_id: PersonId,
    pub requests: Vec<PartRequestRow>,
    /// When all of it was there, of each job the newest.
    pub arrivals: Vec<PartsArrivalRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartsArrivalRow {
    #[serde(flatten)]
    pub arrival: PartsArrival,
    pub job_name: String,
}

#[derive(Debug, Serialize, TS)]
pub struct FindingRow {
    pub finding: Finding,
    pub urgency: FindingUrgency,
    /// Nobody decided on it yet, or the customer has not signed for it.
    pub standing: FindingStanding,
    pub stage: Stage,
    pub make: String,
    pub model: String,
    /// The job it was seen at.
    pub job_name: String,
    pub work_order_number: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub technician_name: String,
    /// How many photos show it.
    pub photos: i64,
    pub first_photo: Option<SmallPhoto>,
}

/// A job on the board, with what may be done at it by who asks.
#[derive(Clone, Debug, Serialize, TS)]
pub struct JobRow {
    #[serde(flatten)]
    pub job: JobOnBoard,
    /// Somebody else is still at it: finishing it ends the own part only.
    pub own_part: bool,
    /// Buttons are drawn from these.
    pub actions: Vec<Allowed<JobAction>>,
    /// It stood still for want of parts, and they are there since then: it went on with them, or may.
    pub parts_here: Option<PartsArrival>,
    /// What was asked of the parts counter for it.
    pub requests: Vec<PartRequestRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianLoad {
    pub person_id: PersonId,
    pub name: String,
    pub jobs: Vec<JobRow>,
    /// Where those of them lie that the board shows today.
    pub placed: Vec<PlacedJob>,
    /// When the next job can begin.
    pub free_at: DateTime<Utc>,
    pub minutes_today: i64,
    /// When they are not there while the shop is open.
    pub away: Vec<AwayStretch>,
}

#[derive(Debug, Serialize, TS)]
pub struct AwayStretch {
    pub begins_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    /// None where it is not their shift, and to whoever does not plan.
    pub kind: Option<AbsenceKind>,
}

/// A bay of the board, and where the jobs that are done in it lie.
#[derive(Debug, Serialize, TS)]
pub struct BayLoad {
    pub bay_id: BayId,
    pub name: String,
    pub placed: Vec<PlacedJob>,
}

/// What speaks against the place of a job.
#[derive(Debug, Serialize, TS)]
pub struct WarnedJob {
    pub job_id: JobId,
    pub warnings: Vec<PlanWarning>,
}

/// The lanes of one day.
#[derive(Debug, Serialize, TS)]
pub struct BoardOfDay {
    pub technicians: Vec<TechnicianLoad>,
    pub bays: Vec<BayLoad>,
    pub day_starts_at: DateTime<Utc>,
    pub day_ends_at: DateTime<Utc>,
    /// When a job begins that nobody was chosen for.
    pub free_at: DateTime<Utc>,
    /// The technicians, whoever has least to do that day first.
    pub least_busy_first: Vec<PersonId>,
}

#[derive(Debug, Serialize, TS)]
pub struct ForemanHome {
    pub unassigned: Vec<JobRow>,
    /// Orders that may be released now.
    pub releasable: Vec<QueueRow>,
    pub technicians: Vec<TechnicianLoad>,
    pub blocked: Vec<JobRow>,
    /// Orders that lack a technician, or a line to be done, before they may be.
    pub waiting: Vec<QueueRow>,
    pub open_findings: Vec<FindingRow>,
    pub day_starts_at: DateTime<Utc>,
    pub day_ends_at: DateTime<Utc>,
    /// When a job begins that nobody was chosen for.
    pub free_at: DateTime<Utc>,
    /// The technicians, whoever has least to do today first.
    pub least_busy_first: Vec<PersonId>,
    pub bays: Vec<BayLoad>,
    /// Of all jobs that are not done, those with something against their place.
    pub warned: Vec<WarnedJob>,
    /// The day after this one on which the shop is open.
    pub next_day: NaiveDate,
    /// What is away at other houses, what is due first before the rest.
    pub outside: Vec<OutsideOfCar>,
    /// Of the cars whose jobs are not done, those whose promise is at risk, and why.
    pub at_risk: Vec<CarAtRisk>,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianHome {
    /// What the own hands are at, then who waits in the shop and what is wanted sooner, then by promise.
    pub jobs: Vec<JobRow>,
    /// Orders all of whose jobs are finished, some of them by this technician: the
    /// self-inspection waits.
    pub to_self_inspect: Vec<QueueRow>,
    pub finished_today: Vec<JobRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct InspectorHome {
    pub queue: Vec<InspectionQueueRow>,
    /// What was photographed at the work on these cars.
    pub photos: Vec<PhotosOfVisit>,
    /// Of these kinds are those photos: large, one is looked at among the same.
    pub photo_kinds: Vec<PhotoKind>,
    pub passed_today: i64,
    pub failed_today: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct InspectionQueueRow {
    pub row: QueueRow,
    pub jobs: Vec<Job>,
    pub job_names: Vec<String>,
    pub technician_names: Vec<String>,
    pub attempt: i64,
    /// Findings that keep the car from passing.
    pub findings_waiting: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct CashierHome {
    pub to_bill: Vec<QueueRow>,
    pub to_collect: Vec<QueueRow>,
    /// Cars that are gone, with a sheet to be made anew, money to be collected, or
    /// money to be given back.
    pub left_open: Vec<QueueRow>,
    /// Bookings that became no visit, with money paid in for them.
    pub bookings_to_give_back: Vec<Appointment>,
    /// The oldest first; of very many only the oldest.
    pub on_account: Vec<OnAccountRow>,
    /// What was sold over the counter and is not paid, in the same order.
    pub sales_on_account: Vec<AccountSale>,
    /// What all of both come to.
    pub owed_on_account: Money,
    /// Without cash while whoever asks has a drawer to count.
    pub takings: Vec<Takings>,
    pub taken_today: Money,
    pub cash_after_count: bool,
}

#[derive(Debug, Serialize, TS)]
pub struct ManagerHome {
    pub day: NaiveDate,
    pub arrived_today: i64,
    pub delivered_today: i64,
    pub taken_today: Money,
    pub billed_today: Money,
    pub delivered_month: i64,
    pub billed_month: Money,
    pub in_shop: Vec<StageCount>,
    pub late: Vec<QueueRow>,
    /// What is away at other houses, what is due first before the rest.
    pub outside: Vec<OutsideOfCar>,
    /// What waits for the manager's word.
    pub approvals: Vec<WaitingApproval>,
    pub open_complaints: i64,
    pub late_complaints: i64,
    /// Remedies over the limit that wait for the manager.
    pub remedies_waiting: Vec<RemedyWaitingRow>,
    /// What people asked of their own data and nobody answered yet, what is due first before the rest.
    pub data_requests: Vec<DataRequestRow>,
    pub follow_ups_overdue: i64,
    pub follow_ups_in_time_percent: Option<i64>,
    pub reworks_month: i64,
    /// Of the cars that passed this month, those that never went back to the workshop.
    pub fixed_at_once_percent: Option<i64>,
    /// Cars that went back to it more than once, by inspections or by customers, and are there still.
    pub failed_again: Vec<FailedAgain>,
    /// Of those, deliveries that customers did not accept.
    pub refused_month: i64,
    /// Mean of the recommend marks of the last 30 days in hundredths.
    pub recommend_hundredths: Option<i64>,
    pub billed_by_day: Vec<DayFigure>,
    /// What a new shop sees to first; empty once all is done, or nobody wants to see it.
    pub first_hour: Vec<FirstHourItem>,
}

#[derive(Debug, Serialize, TS)]
pub struct FailedAgain {
    pub row: QueueRow,
    pub times: i64,
    /// Why it went back the last time.
    pub cause: String,
}

#[derive(Debug, Serialize, TS)]
pub struct StageCount {
    pub stage: Stage,
    pub count: i64,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct DayFigure {
    pub day: NaiveDate,
    pub billed: Money,
    pub delivered: i64,
}

fn stages_in_shop() -> Vec<Stage> {
    Stage::ALL.into_iter().filter(|stage| stage.is_in_shop()).collect()
}
