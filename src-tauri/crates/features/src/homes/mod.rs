//! Each role's first screen: the queue of what waits for it.

mod commands;
mod counter;
mod findings;
mod office;
mod parts;
mod workshop;

pub use commands::{COMMANDS, visit};
pub use counter::{advisor_home, cashier_home};
pub use office::{manager_home, nav_counts};
pub use parts::parts_home;
pub use workshop::{foreman_home, inspector_home, technician_home};

use crate::bookings::AppointmentDay;
use crate::visit::approvals::WaitingApproval;
use chrono::{DateTime, NaiveDate, Utc};
use domain::allowed::Allowed;
use domain::complaint::RemedyRequest;
use domain::finding::{Finding, FindingStanding};
use domain::ids::{BayId, JobId, LineId, PersonId, VehicleId, WorkOrderId};
use domain::job::{Job, JobAction, JobShare, JobState, PauseReason};
use domain::line::{PartOrigin, Payer};
use domain::money::{Hours, Money, Quantity};
use domain::plate::{Plate, PlateColour};
use domain::settlement::PaymentMeans;
use domain::warranty::RepairKind;
use domain::work_order::OldParts;
use domain::work_order::stage::Stage;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

/// A car in a queue.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct QueueRow {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub stage_since: DateTime<Utc>,
    pub vehicle_id: VehicleId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub customer_name: String,
    #[serde(serialize_with = "domain::sight::contact")]
    pub customer_phone: String,
    pub advisor_id: PersonId,
    pub advisor_name: String,
    pub repair_kind: RepairKind,
    pub symptom: String,
    pub promised_at: Option<DateTime<Utc>>,
    pub checked_in_at: DateTime<Utc>,
    pub total: Money,
    pub offered_lines: i64,
    pub jobs_unfinished: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct AdvisorHome {
    pub today: AppointmentDay,
    /// All cars in the shop by stage; `mine` are those of the asking advisor.
    pub in_shop: Vec<QueueRow>,
    pub answers_awaited: Vec<QueueRow>,
    pub ready: Vec<QueueRow>,
    pub open_findings: Vec<FindingRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct FindingRow {
    pub finding: Finding,
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
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct JobRow {
    pub job_id: JobId,
    pub version: i64,
    pub work_order_id: WorkOrderId,
    pub work_order_number: String,
    pub stage: Stage,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub name: String,
    pub code: String,
    pub hours: Hours,
    pub state: JobState,
    pub attempt: i64,
    pub technicians: Vec<JobShare>,
    /// Who is at it now, and since when: those who share it each have a clock.
    #[serde(deserialize_with = "clocks_of_text")]
    pub clocks: Vec<JobClock>,
    pub bay_id: Option<BayId>,
    pub planned_start: Option<DateTime<Utc>>,
    pub planned_minutes: i64,
    pub pause_reason: Option<PauseReason>,
    /// Since when it runs or stands still.
    pub since: Option<DateTime<Utc>>,
    pub promised_at: Option<DateTime<Utc>>,
    pub symptom: String,
    pub note: String,
    /// Why it is done again; empty at the first try.
    pub rework_cause: String,
    /// What was agreed with the customer at the counter, and by whom.
    pub advisor_name: String,
    pub old_parts: OldParts,
    pub wash_wanted: bool,
    pub test_drive_allowed: bool,
    pub belongings: String,
    /// Somebody else is still at it: finishing it ends the own part only.
    #[serde(skip_deserializing)]
    pub own_part: bool,
    /// Buttons are drawn from these.
    #[serde(skip_deserializing)]
    pub actions: Vec<Allowed<JobAction>>,
}

/// So short a block is still drawn and found with a finger.
const SHORTEST_BLOCK: i64 = 30;

/// A technician at a job: the clock that runs.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct JobClock {
    pub person_id: PersonId,
    pub started_at: DateTime<Utc>,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianLoad {
    pub person_id: PersonId,
    pub name: String,
    pub jobs: Vec<JobRow>,
    pub minutes_today: i64,
}

#[derive(Debug, Serialize, TS)]
pub struct ForemanHome {
    pub unassigned: Vec<JobRow>,
    /// Orders whose jobs all have a technician: ready to be released.
    pub releasable: Vec<QueueRow>,
    pub technicians: Vec<TechnicianLoad>,
    pub blocked: Vec<JobRow>,
    pub waiting: Vec<QueueRow>,
    pub open_findings: Vec<FindingRow>,
    pub day_starts_at: DateTime<Utc>,
    pub day_ends_at: DateTime<Utc>,
}

#[derive(Debug, Serialize, TS)]
pub struct TechnicianHome {
    pub jobs: Vec<JobRow>,
    /// Orders all of whose jobs are finished: the self-inspection waits.
    pub to_self_inspect: Vec<QueueRow>,
    pub finished_today: Vec<JobRow>,
}

#[derive(Debug, Serialize, TS)]
pub struct InspectorHome {
    pub queue: Vec<InspectionQueueRow>,
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

/// What the parts counter lays ready, car by car: those whose work stands
/// still for parts first.
#[derive(Debug, Serialize, TS)]
pub struct PartsHome {
    pub cars: Vec<PartsCar>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartsCar {
    pub work_order_id: WorkOrderId,
    pub number: String,
    pub stage: Stage,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub make: String,
    pub model: String,
    pub promised_at: Option<DateTime<Utc>>,
    /// Since when a job of it stands still for want of parts.
    pub waits_since: Option<DateTime<Utc>>,
    /// The work not finished yet, with who does it and where.
    pub jobs: Vec<PartsJob>,
    pub parts: Vec<PartsLine>,
}

#[derive(Debug, Serialize, TS)]
pub struct PartsJob {
    pub job_id: JobId,
    pub name: String,
    pub state: JobState,
    pub pause_reason: Option<PauseReason>,
    pub since: Option<DateTime<Utc>>,
    pub technician_names: Vec<String>,
    pub bay_name: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PartsLine {
    pub line_id: LineId,
    pub work_order_id: WorkOrderId,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub quantity: Quantity,
    pub origin: PartOrigin,
}

#[derive(Debug, Serialize, TS)]
pub struct CashierHome {
    pub to_bill: Vec<QueueRow>,
    pub to_collect: Vec<QueueRow>,
    pub on_account: Vec<OnAccountRow>,
    pub takings: Vec<Takings>,
    pub taken_today: Money,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct OnAccountRow {
    pub settlement_id: i64,
    pub settlement_number: String,
    pub work_order_id: WorkOrderId,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
    pub customer_name: String,
    /// Who was trusted: the insurer's debt is not the customer's.
    pub payer: Payer,
    pub payer_name: String,
    pub on_account: Money,
    pub settled_at: Option<DateTime<Utc>>,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct Takings {
    pub means: PaymentMeans,
    pub amount: Money,
    pub count: i64,
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
    /// What waits for the manager's word.
    pub approvals: Vec<WaitingApproval>,
    pub open_complaints: i64,
    pub late_complaints: i64,
    /// Remedies over the limit that wait for the manager.
    pub remedies_waiting: Vec<RemedyWaitingRow>,
    pub follow_ups_overdue: i64,
    pub follow_ups_in_time_percent: Option<i64>,
    pub reworks_month: i64,
    /// Mean of the recommend marks of the last 30 days in hundredths.
    pub recommend_hundredths: Option<i64>,
    pub billed_by_day: Vec<DayFigure>,
}

/// A dear remedy somebody would promise.
#[derive(Debug, Serialize, TS)]
pub struct RemedyWaitingRow {
    pub request: RemedyRequest,
    pub complaint_number: String,
    pub customer_name: String,
    pub asked_by_name: String,
    pub plate: Option<Plate>,
    pub plate_colour: PlateColour,
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

/// Counts beside the navigation.
#[derive(Debug, Default, Serialize, Deserialize, TS)]
pub struct NavCounts {
    pub bookings_today: i64,
    pub reception: i64,
    pub workshop: i64,
    pub my_jobs: i64,
    /// Jobs that stand still for want of parts.
    pub parts: i64,
    pub inspection: i64,
    pub cashier: i64,
    pub calls: i64,
    /// Those open, and the suggestions nobody answered yet.
    pub complaints: i64,
}

impl QueueRow {
    fn is_late(&self, now: DateTime<Utc>) -> bool {
        self.promised_at.is_some_and(|promised| promised < now)
    }
}

impl JobRow {
    fn is_of(&self, person: PersonId) -> bool {
        self.technicians.iter().any(|share| share.person_id == person)
    }

    /// What it takes of the person's day, as the board draws it: what is done
    /// takes the time it took, and nothing when it was planned for another day.
    fn minutes_of_day(&self, person: PersonId, (begins, ends): (DateTime<Utc>, DateTime<Utc>)) -> i64 {
        let planned = self.minutes_of(person);
        match (self.state, self.planned_start, self.since) {
            (JobState::Finished, Some(start), _) if start < begins || start >= ends => 0,
            (JobState::Finished, Some(start), Some(ended)) => {
                planned.min((ended - start).num_minutes().max(SHORTEST_BLOCK))
            }
            _ => planned,
        }
    }

    /// The person's part of the minutes planned for it.
    fn minutes_of(&self, person: PersonId) -> i64 {
        let share = self.technicians.iter().find(|share| share.person_id == person);
        share.map_or(0, |share| self.planned_minutes.saturating_mul(share.share.0) / 10_000)
    }
}

/// What a query gathers into one column comes as text.
fn clocks_of_text<'de, D: Deserializer<'de>>(source: D) -> std::result::Result<Vec<JobClock>, D::Error> {
    let text = String::deserialize(source)?;
    serde_json::from_str(&text).map_err(D::Error::custom)
}

fn stages_in_shop() -> Vec<Stage> {
    Stage::ALL.into_iter().filter(|stage| stage.is_in_shop()).collect()
}
