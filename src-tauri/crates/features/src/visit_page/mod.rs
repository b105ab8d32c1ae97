//! One visit, one page: everything about a work order in one answer.

mod consents;
mod page;
mod sheets;

use crate::bookings::UndoArrival;
use crate::papers::PaperOffer;
use crate::picking::fitting::LineMisfit;
use crate::picking::requests::PartRequestRow;
use crate::picking::shown::LineStock;
use crate::visit::at_job::JobOffer;
use crate::visit::check_in::Notices;
use crate::visit::findings::StandingFinding;
use crate::visit::lines::judged::{CameBack, JudgedLine};
use crate::visit::outside::OutsideRow;
use chrono::{DateTime, NaiveDate, Utc};
use domain::account::limit::AccountRoom;
use domain::approval::Approval;
use domain::booked_quote::BookedQuote;
use domain::check_in_list::AskedAtCar;
use domain::complaint::Complaint;
use domain::credit::Credit;
use domain::customer::Customer;
use domain::customer_told::{CustomerTold, StillToTell};
use domain::estimate::{Authorisation, AuthorisationMeans, Estimate};
use domain::estimate_revision::{EstimateRevision, LapsedOffer};
use domain::follow_up::{FollowUp, FollowUpCall, Survey};
use domain::ids::{ApprovalId, JobId, LineId, PaymentId, PersonId};
use domain::inspection::{Inspection, Rework, Signature, WalkAround};
use domain::job::{Job, JobTime};
use domain::line::Line;
use domain::line_drop::LineDrop;
use domain::mileage::MileageWarning;
use domain::money::Money;
use domain::offered_payer::OfferedPayer;
use domain::parts_counter::PartsArrival;
use domain::payment_row::PaymentRow;
use domain::profit::VisitProfit;
use domain::progress::Progress;
use domain::settlement::Settlement;
use domain::sheet_actions::SheetAction;
use domain::spoken_yes::SpokenYes;
use domain::stored_value::StoredBalance;
use domain::vehicle::Vehicle;
use domain::warranty::WarrantyTerm;
use domain::work_order::correction::CheckInCorrection;
use domain::work_order::preparation::Preparation;
use domain::work_order::refused::RefusedDelivery;
use domain::work_order::stage::AllowedAction;
use domain::work_order::{Delivery, StageStep, WorkOrder};
use domain::worked::JobWorked;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use page::{COMMANDS, get_visit, visit};

#[derive(Debug, Serialize, TS)]
pub struct Visit {
    pub order: WorkOrder,
    /// The car still stands in the shop.
    pub is_in_shop: bool,
    pub vehicle: Vehicle,
    pub customer: Customer,
    /// Who stands at the counter, by name.
    pub visitor: String,
    /// What was told when booking, while it still matters.
    pub booked_quote: Option<BookedQuote>,
    /// The booking was let in by mistake, and that may still be taken back.
    pub undo_arrival: Option<UndoArrival>,
    /// Buttons are drawn from these.
    pub actions: Vec<AllowedAction>,
    pub steps: Vec<StageStep>,
    pub walk_around: Option<WalkAround>,
    /// What is looked at here when the car comes in, and on which drawing.
    pub asked_at_car: AskedAtCar,
    /// Facts of the check-in that were put right.
    pub corrections: Vec<CheckInCorrection>,
    pub lines: Vec<Line>,
    /// Those whose figures may be typed anew, by whoever may edit lines.
    pub editable_lines: Vec<LineId>,
    /// There is a bill, and it charges all that was agreed.
    pub is_all_billed: bool,
    /// Lines of a sheet that was taken back wait for a new one.
    pub waits_to_be_put_right: bool,
    /// They were changed since it was taken back: the bill comes next.
    pub was_put_right: bool,
    /// The work and the parts that were done and fitted, once the work is over.
    pub done_lines: Vec<LineId>,
    /// What the customer is asked about, of all that is written down or offered: others pay the rest.
    pub asked_lines: Vec<LineId>,
    /// Agreed to, and dropped since.
    pub withdrawn_lines: Vec<LineId>,
    /// What the customer said no to.
    pub refused_lines: Vec<LineId>,
    /// Who answers for them, where that was judged.
    pub judged: Vec<JudgedLine>,
    /// What the maker is to pay though nobody judged it yet.
    pub unjudged_lines: Vec<LineId>,
    /// Those whose judgement may be given, or given anew, by whoever may edit lines.
    pub judgeable_lines: Vec<LineId>,
    /// What of it came back on later visits.
    pub came_back: Vec<CameBack>,
    /// Who pays a case of their own, as the visit has named them.
    pub offered_payers: Vec<OfferedPayer>,
    /// How those go that are not wanted after all.
    pub line_drops: Vec<LineDrop>,
    /// How they stand with the store, where stock is kept of their parts.
    pub stock: Vec<LineStock>,
    /// Whose part was fitted and never issued: said while a keeper can still issue it.
    pub parts_not_issued: Vec<LineId>,
    /// Whose parts are for other cars.
    pub misfits: Vec<LineMisfit>,
    /// What was asked of the parts counter.
    pub part_requests: Vec<PartRequestRow>,
    /// When all parts were there, the newest last.
    pub parts_arrivals: Vec<PartsArrival>,
    /// What the visit earned by now; nothing for who is not told what things cost.
    pub profit: Option<VisitProfit>,
    pub estimates: Vec<Estimate>,
    /// What each of them changed.
    pub revisions: Vec<EstimateRevision>,
    /// What waits for an answer though the last day of its prices is over.
    pub lapsed: Option<LapsedOffer>,
    /// The last day on which all that waits for an answer still holds.
    pub holds_until: Option<NaiveDate>,
    pub authorisations: Vec<Authorisation>,
    /// What was agreed to on the telephone alone and is to be confirmed in writing, told to who may confirm it.
    pub spoken_yes: Option<SpokenYes>,
    pub jobs: Vec<Job>,
    /// The newest try of every line, in the order in which they were begun.
    pub current_jobs: Vec<JobId>,
    /// Those of them that were finished: what an inspection looks at, and what may
    /// go back to the workshop.
    pub done_jobs: Vec<JobId>,
    /// What may be done at each job by who asks.
    pub job_offers: Vec<JobOffer>,
    pub job_times: Vec<JobTime>,
    /// What the clocks of each job add up to, day by day of the shop.
    pub worked: Vec<JobWorked>,
    pub findings: Vec<StandingFinding>,
    pub inspections: Vec<Inspection>,
    pub reworks: Vec<Rework>,
    pub preparation: Option<Preparation>,
    /// What the checklist asks for this customer.
    pub preparation_codes: Vec<String>,
    /// What to say of the kilometres out.
    pub mileage_out_warning: Option<MileageWarning>,
    pub settlements: Vec<SheetRow>,
    pub payments: Vec<PaymentRow>,
    /// Those that stand on no sheet.
    pub free_receipts: Vec<PaymentId>,
    /// What each payer has paid and no sheet has used.
    pub credits: Vec<Credit>,
    /// What the customer keeps with the shop, for whatever sheet of theirs.
    pub stored: StoredBalance,
    /// After delivery only what was billed is put right.
    pub takes_new_lines: bool,
    /// The customer did not accept what they were billed for: what is done about
    /// it costs them nothing.
    pub charges_nothing_more: bool,
    /// Deliveries that came to nothing, oldest first.
    pub refused_deliveries: Vec<RefusedDelivery>,
    /// What the shop promises with the car as it hands it over.
    pub handing_over: HandingOver,
    pub delivery: Option<Delivery>,
    pub survey: Option<Survey>,
    pub follow_up: Option<FollowUp>,
    pub calls: Vec<FollowUpCall>,
    pub complaints: Vec<Complaint>,
    /// What a manager was asked to grant here, and the answers.
    pub approvals: Vec<Approval>,
    /// Those that were put on the manager's list; the others were granted at the counter.
    pub asked_approvals: Vec<ApprovalId>,
    pub notices: Notices,
    /// Names of everybody mentioned.
    pub people: Vec<PersonName>,
    pub bays: Vec<BayName>,
    pub approved_total: Money,
    pub papers: Vec<PaperOffer>,
    /// How the customer stood by each set of answers, oldest first, and by each no to
    /// what was found.
    pub consents: Vec<Consent>,
    /// How far the car is, to be read out on the phone.
    pub progress: Progress,
    /// What the customer was told, oldest first.
    pub told: Vec<CustomerTold>,
    /// What they are still to be told.
    pub to_tell: Option<StillToTell>,
    /// What went to other houses, oldest first.
    pub outside: Vec<OutsideRow>,
}

/// What goes with the car once it is delivered today.
#[derive(Clone, Debug, Serialize, TS)]
pub struct HandingOver {
    pub warranty: WarrantyTerm,
    /// What is answered for longer than the visit.
    pub beyond: Vec<LongerWarranty>,
    pub next_service_on: NaiveDate,
    /// After so many kilometres from those out.
    pub next_service_km: u32,
}

#[derive(Clone, Debug, Serialize, TS)]
pub struct LongerWarranty {
    pub names: Vec<String>,
    pub term: WarrantyTerm,
}

/// One set of answers, or a no to what was found, and what stands behind it.
#[derive(Clone, Debug, Serialize, TS)]
pub struct Consent {
    /// The counterfoil's.
    pub id: i64,
    /// What was found and declined; nothing of the answers to an estimate.
    pub finding: Option<String>,
    pub at: DateTime<Utc>,
    pub by_name: String,
    pub means: AuthorisationMeans,
    pub paper: String,
    pub signature: Option<Signature>,
    /// What was said in the call, or by the message.
    pub note: String,
    /// Whether it is what was written; of a damaged one nothing else is said.
    pub intact: bool,
}

/// A sheet, with how it stands.
#[derive(Clone, Debug, Serialize, TS)]
pub struct SheetRow {
    #[serde(flatten)]
    pub sheet: Settlement,
    /// Neither voided nor the mirror that voids.
    pub is_active: bool,
    /// What is still to be collected on it.
    pub owed: Money,
    /// What its payer has with the shop to draw down.
    pub credit: Money,
    /// What may be drawn for it: of the customer it was made out to, whoever the
    /// visit is said to be of by now.
    pub stored: Option<StoredOwner>,
    /// What of the money on it stays with the shop when it is taken back; the rest goes
    /// back to stored value and vouchers.
    pub set_free: Money,
    /// How much more its customer is trusted with, where something is owed on it
    /// and somebody set a limit.
    pub room: Option<AccountRoom>,
    /// So many days it was voided after delivery, where they are over.
    pub voiding_ended: Option<i64>,
    /// What it lets be done by who asks; what the visit lets stands in the
    /// actions of the visit.
    pub actions: Vec<SheetAction>,
}

/// Whose stored value it is, so that nobody's is spent unawares.
#[derive(Clone, Debug, Serialize, TS)]
pub struct StoredOwner {
    pub name: String,
    #[serde(serialize_with = "domain::visibility::contact")]
    pub phone: String,
    pub balance: StoredBalance,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct PersonName {
    pub id: PersonId,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct BayName {
    pub id: domain::ids::BayId,
    pub name: String,
}
