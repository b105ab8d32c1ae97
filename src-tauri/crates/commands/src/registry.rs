//! Every command, once: its name, what it asks and answers, who may call it.
//! The window's `rpc`, the HTTP door and the screen's types all come from this
//! list; what is not in it does not exist.

use crate::error::Result;
use crate::host::{Read, Task, Write};
use domain::paper::PaperKind;
use domain::refusal::Refusal;
use domain::role::Role;
use domain::work_order::stage::Action;
use serde::de::DeserializeOwned;
use serde_json::Value;

#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// Before anybody signed in.
    Public,
    SignedIn,
    Roles(&'static [Role]),
}

impl Access {
    /// Whether somebody signed in with these roles may.
    pub fn allows(&self, roles: &[Role]) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::Roles(wanted) => wanted.iter().any(|role| roles.contains(role)),
        }
    }
}

pub enum Run {
    Read(fn(&Read, Value) -> Result<Value>),
    Write(fn(&Write, Value) -> Result<Value>),
    Task(fn(&Task, Value) -> Result<Value>),
}

pub struct Command {
    pub name: &'static str,
    pub access: Access,
    pub run: Run,
}

impl Command {
    pub const fn kind(&self) -> &'static str {
        match self.run {
            Run::Read(_) => "read",
            Run::Write(_) => "write",
            Run::Task(_) => "task",
        }
    }
}

/// Hears every command's types; the TypeScript is written from it.
pub trait Visitor {
    fn command<Ask: ts_rs::TS + 'static, Answer: ts_rs::TS + 'static>(&mut self, command: &'static Command);
}

fn asked<T: DeserializeOwned>(command: &str, request: Value) -> Result<T> {
    serde_json::from_value(request).map_err(|error| {
        let detail = error.to_string().chars().take(200).collect();
        Refusal::UnreadableRequest { command: command.to_owned(), detail }.into()
    })
}

macro_rules! registry {
    ($($kind:ident $name:ident($ask:path) -> $answer:ty, $access:expr => $run:path;)*) => {
        pub static COMMANDS: &[Command] = &[$(Command {
            name: stringify!($name),
            access: $access,
            run: Run::$kind(|cx, request| {
                let ask: $ask = asked(stringify!($name), request)?;
                let answer: $answer = $run(cx, ask)?;
                crate::answer::told(&answer, cx.roles())
            }),
        }),*];

        pub fn visit(visitor: &mut impl Visitor) {
            let mut commands = COMMANDS.iter();
            $(
                let _ = stringify!($name);
                if let Some(command) = commands.next() {
                    visitor.command::<$ask, $answer>(command);
                }
            )*
        }
    };
}

pub fn find(name: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.name == name)
}

use Access::{Public, Roles, SignedIn};

const MANAGER: Access = Roles(&[Role::Manager]);
const COUNTER: Access = Roles(&[Role::Advisor, Role::Manager]);
const ADVISOR_OR_CLERK: Access = Roles(&[Role::Advisor, Role::CallbackClerk, Role::Manager]);
/// Who may be handed the bill may see what it would be.
const BILL: Access = Roles(PaperKind::SettlementSheet.roles());
const TILL: Access = Roles(&[Role::Cashier, Role::Manager]);
const WORKSHOP: Access = Roles(&[Role::Foreman, Role::Manager]);
const HANDS: Access = Roles(Action::WorkOnJobs.roles());
const COMPLAINTS: Access = Roles(&domain::complaint::HANDLERS);
/// Who writes lines and who makes bills; which of both, the deed itself asks.
const ASKS: Access = Roles(&[Role::Advisor, Role::Foreman, Role::Cashier, Role::Manager]);

const fn of(action: Action) -> Access {
    Roles(action.roles())
}

registry! {
    Read shop_status(crate::host::AskNothing) -> crate::setup::ShopStatus, Public => crate::setup::shop_status;
    Write set_up_shop(crate::setup::SetUpShop) -> crate::setup::ShopStatus, Public => crate::setup::set_up_shop;
    Read get_clock(crate::host::AskNothing) -> crate::clock::HostClock, Public => crate::clock::get_clock;
    Write accept_clock(crate::clock::AcceptClock) -> crate::clock::HostClock, MANAGER => crate::clock::accept_clock;
    Read get_shop(crate::host::AskNothing) -> domain::shop::ShopDetails, SignedIn => crate::setup::get_shop;
    Read support_report(crate::host::AskNothing) -> crate::support::SupportReport, MANAGER => crate::support::support_report;
    Write save_shop(domain::shop::ShopDetails) -> domain::shop::ShopDetails, MANAGER => crate::setup::save_shop;

    Read list_people(crate::host::AskNothing) -> crate::people::PeopleAndBays, SignedIn => crate::people::list_people;
    Write save_person(crate::people::SavePerson) -> domain::person::Person, MANAGER => crate::people::save_person;
    Write change_own_pin(crate::people::ChangeOwnPin) -> domain::person::Person, SignedIn => crate::people::change_own_pin;
    Write save_bay(crate::people::SaveBay) -> domain::person::Bay, MANAGER => crate::people::save_bay;

    Read search(crate::search::Search) -> crate::search::SearchResults, SignedIn => crate::search::search;

    Read get_customer(crate::customers::AskCustomer) -> crate::customers::CustomerPage, SignedIn => crate::customers::get_customer;
    Read list_customers(crate::customers::ListCustomers) -> crate::customers::CustomerList, SignedIn => crate::customers::list_customers;
    Write save_customer(crate::customers::SaveCustomer) -> crate::customers::SavedCustomer, COUNTER => crate::customers::save_customer;
    Read get_vehicle(crate::vehicles::AskVehicle) -> crate::vehicles::VehiclePage, SignedIn => crate::vehicles::get_vehicle;
    Write save_vehicle(crate::vehicles::SaveVehicle) -> crate::vehicles::SavedVehicle, COUNTER => crate::vehicles::save_vehicle;
    Read read_plate(crate::vehicles::ReadPlate) -> Option<domain::plate::PlateRead>, SignedIn => crate::vehicles::read_plate;
    Read read_vin(crate::vehicles::ReadVin) -> Option<domain::vin::VinRead>, SignedIn => crate::vehicles::read_vin;

    Task preview_import(crate::imports::ImportFile) -> crate::tasks::TaskStatus, MANAGER => crate::imports::preview_import;
    Task run_import(crate::imports::ImportFile) -> crate::tasks::TaskStatus, MANAGER => crate::imports::run_import;
    Read list_imports(crate::host::AskNothing) -> Vec<crate::imports::ImportReport>, MANAGER => crate::imports::list_imports;
    Read get_import(crate::imports::AskImport) -> crate::imports::ImportReport, MANAGER => crate::imports::get_import;
    Task undo_import(crate::imports::AskImport) -> crate::tasks::TaskStatus, MANAGER => crate::imports::undo_import;

    Write book_appointment(crate::appointments::BookAppointment) -> crate::appointments::SavedAppointment, ADVISOR_OR_CLERK => crate::appointments::book_appointment;
    Write confirm_appointment(crate::appointments::ConfirmAppointment) -> crate::appointments::SavedAppointment, ADVISOR_OR_CLERK => crate::appointments::confirm_appointment;
    Write reschedule_appointment(crate::appointments::RescheduleAppointment) -> crate::appointments::SavedAppointment, ADVISOR_OR_CLERK => crate::appointments::reschedule_appointment;
    Write edit_appointment(crate::appointments::EditAppointment) -> crate::appointments::SavedAppointment, ADVISOR_OR_CLERK => crate::appointments::edit_appointment;
    Write cancel_appointment(crate::appointments::CancelAppointment) -> crate::appointments::SavedAppointment, ADVISOR_OR_CLERK => crate::appointments::cancel_appointment;
    Write mark_no_show(crate::appointments::MarkNoShow) -> crate::appointments::SavedAppointment, ADVISOR_OR_CLERK => crate::appointments::mark_no_show;
    Write arrive_appointment(crate::appointments::ArriveAppointment) -> crate::appointments::Arrived, of(Action::CheckIn) => crate::appointments::arrive_appointment;
    Write undo_arrival(crate::appointments::UndoArrival) -> crate::appointments::SavedAppointment, of(Action::CheckIn) => crate::appointments::undo_arrival;
    Read booked_today(crate::appointments::BookedToday) -> Option<crate::appointments::AppointmentRow>, SignedIn => crate::appointments::booked_today;
    Read get_appointment(crate::appointments::AskAppointment) -> crate::appointments::AppointmentPage, SignedIn => crate::appointments::get_appointment;
    Read next_open_slot(crate::appointments::AskOpenSlot) -> Option<domain::open_slot::OpenSlot>, SignedIn => crate::appointments::next_open_slot;
    Read list_appointments(crate::appointments::ListAppointments) -> crate::appointments::AppointmentDay, SignedIn => crate::appointments::list_appointments;

    Write walk_in(crate::check_in::WalkIn) -> crate::flow::Moved, of(Action::CheckIn) => crate::check_in::walk_in;
    Write save_check_in(crate::check_in::SaveCheckIn) -> crate::check_in::SavedCheckIn, of(Action::EditCheckIn) => crate::check_in::save_check_in;
    Write confirm_check_in(crate::check_in::ConfirmCheckIn) -> crate::flow::Moved, of(Action::ConfirmCheckIn) => crate::check_in::confirm_check_in;
    Write correct_check_in(crate::check_in::CorrectCheckIn) -> crate::check_in::SavedCheckIn, of(Action::CorrectCheckIn) => crate::check_in::correct_check_in;
    Read check_in_notices(crate::check_in::AskNotices) -> crate::check_in::Notices, SignedIn => crate::check_in::check_in_notices;

    Read find_catalogue(crate::lines::FindCatalogue) -> crate::lines::CatalogueFound, SignedIn => crate::lines::find_catalogue;
    Write save_catalogue_item(crate::lines::SaveCatalogueItem) -> domain::line::CatalogueItem, MANAGER => crate::lines::save_catalogue_item;
    Write add_line(crate::lines::AddLine) -> crate::lines::SavedLine, of(Action::EditLines) => crate::lines::add_line;
    Write change_line(crate::lines::ChangeLine) -> crate::lines::SavedLine, of(Action::EditLines) => crate::lines::change_line;
    Write remove_line(crate::lines::RemoveLine) -> crate::flow::Moved, of(Action::EditLines) => crate::lines::remove_line;
    Write supersede_line(crate::lines::SupersedeLine) -> crate::lines::SavedLine, of(Action::EditLines) => crate::lines::supersede_line;
    Write withdraw_line(crate::lines::WithdrawLine) -> crate::flow::Moved, of(Action::WithdrawLine) => crate::lines::withdraw_line;
    Write request_approval(crate::approvals::RequestApproval) -> crate::approvals::SavedApproval, ASKS => crate::approvals::request_approval;
    Write answer_approval(crate::approvals::AnswerApproval) -> crate::approvals::SavedApproval, MANAGER => crate::approvals::answer_approval;
    Write quote_declined(crate::lines::QuoteDeclined) -> crate::lines::SavedLine, of(Action::EditLines) => crate::lines::quote_declined;
    Write issue_estimate(crate::estimates::IssueEstimate) -> crate::estimates::EstimateIssued, of(Action::IssueEstimate) => crate::estimates::issue_estimate;
    Write record_answers(crate::estimates::RecordAnswers) -> crate::flow::Moved, of(Action::RecordAnswers) => crate::estimates::record_answers;

    Write assign_job(crate::workshop::AssignJob) -> crate::workshop::SavedJob, of(Action::AssignJobs) => crate::workshop::assign_job;
    Write release_to_repair(crate::workshop::AskVisitAction) -> crate::flow::Moved, of(Action::ReleaseToRepair) => crate::workshop::release_to_repair;
    Write start_job(crate::workshop::StartJob) -> crate::workshop::SavedJob, HANDS => crate::workshop::start_job;
    Write pause_job(crate::workshop::PauseJob) -> crate::workshop::SavedJob, HANDS => crate::workshop::pause_job;
    Write resume_job(crate::workshop::StartJob) -> crate::workshop::SavedJob, HANDS => crate::workshop::resume_job;
    Write finish_job(crate::workshop::FinishJob) -> crate::workshop::SavedJob, HANDS => crate::workshop::finish_job;
    Write cancel_job(crate::workshop::CancelJob) -> crate::workshop::SavedJob, WORKSHOP => crate::workshop::cancel_job;
    Write report_finding(crate::findings::ReportFinding) -> crate::findings::FindingReported, of(Action::ReportFinding) => crate::findings::report_finding;
    Write mark_finding(crate::findings::MarkFinding) -> crate::flow::Moved, of(Action::ReportFinding) => crate::findings::mark_finding;
    Write decline_finding(crate::findings::DeclineFinding) -> crate::flow::Moved, of(Action::DeclineFinding) => crate::findings::decline_finding;
    Write dismiss_finding(crate::findings::DismissFinding) -> crate::flow::Moved, of(Action::DismissFinding) => crate::findings::dismiss_finding;

    Write submit_self_inspection(crate::inspections::SubmitSelfInspection) -> crate::flow::Moved, of(Action::SubmitSelfInspection) => crate::inspections::submit_self_inspection;
    Write pass_final_inspection(crate::inspections::PassFinalInspection) -> crate::flow::Moved, of(Action::PassFinalInspection) => crate::inspections::pass_final_inspection;
    Write fail_final_inspection(crate::inspections::FailFinalInspection) -> crate::flow::Moved, of(Action::FailFinalInspection) => crate::inspections::fail_final_inspection;

    Write save_preparation(crate::settlement::SavePreparation) -> crate::flow::Moved, of(Action::EditPreparation) => crate::settlement::save_preparation;
    Read quote_bill(crate::settlement::QuoteBill) -> crate::settlement::BillQuote, BILL => crate::settlement::quote_bill;
    Write prepare_bill(crate::settlement::PrepareBill) -> crate::flow::Moved, of(Action::PrepareBill) => crate::settlement::prepare_bill;
    Write complete_preparation(crate::workshop::AskVisitAction) -> crate::flow::Moved, of(Action::CompletePreparation) => crate::settlement::complete_preparation;
    Write take_payment(crate::settlement::TakePayment) -> crate::settlement::PaymentTaken, of(Action::TakePayment) => crate::settlement::take_payment;
    Write put_on_account(crate::settlement::PutOnAccount) -> crate::flow::Moved, of(Action::PutOnAccount) => crate::settlement::put_on_account;
    Write collect_on_account(crate::settlement::CollectOnAccount) -> crate::settlement::PaymentTaken, of(Action::CollectOnAccount) => crate::settlement::collect_on_account;
    Write refund_payment(crate::settlement::RefundPayment) -> crate::flow::Moved, of(Action::RefundPayment) => crate::settlement::refund_payment;
    Write void_settlement(crate::settlement::VoidSettlement) -> crate::flow::Moved, of(Action::VoidSettlement) => crate::settlement::void_settlement;

    Write deliver(crate::delivery::Deliver) -> crate::flow::Moved, of(Action::Deliver) => crate::delivery::deliver;
    Write record_survey(crate::delivery::RecordSurvey) -> crate::delivery::SurveyRecorded, of(Action::RecordSurvey) => crate::delivery::record_survey;

    Read list_follow_ups(crate::host::AskNothing) -> crate::follow_ups::FollowUpList, SignedIn => crate::follow_ups::list_follow_ups;
    Read get_follow_up(crate::follow_ups::AskFollowUp) -> crate::follow_ups::FollowUpPage, SignedIn => crate::follow_ups::get_follow_up;
    Write record_call(crate::follow_ups::RecordCall) -> crate::follow_ups::CallRecorded, of(Action::RecordFollowUp) => crate::follow_ups::record_call;

    Write open_complaint(crate::complaints::OpenComplaint) -> crate::complaints::SavedComplaint, COMPLAINTS => crate::complaints::open_complaint;
    Read list_complaints(crate::host::AskNothing) -> crate::complaints::ComplaintList, COMPLAINTS => crate::complaints::list_complaints;
    Read get_complaint(crate::complaints::AskComplaint) -> crate::complaints::ComplaintPage, COMPLAINTS => crate::complaints::get_complaint;
    Write add_complaint_step(crate::complaints::AddComplaintStep) -> crate::complaints::SavedComplaint, COMPLAINTS => crate::complaints::add_complaint_step;
    Write agree_remedy(crate::complaints::AgreeRemedy) -> crate::complaints::SavedComplaint, COMPLAINTS => crate::complaints::agree_remedy;
    Write tell_customer(crate::complaints::TellCustomer) -> crate::complaints::SavedComplaint, COMPLAINTS => crate::complaints::tell_customer;
    Write ask_remedy(crate::complaints::AskRemedy) -> crate::complaints::SavedComplaint, COMPLAINTS => crate::complaints::ask_remedy;
    Write decide_remedy(crate::complaints::DecideRemedy) -> crate::complaints::SavedComplaint, MANAGER => crate::complaints::decide_remedy;
    Write answer_complaint(crate::complaints::AnswerComplaint) -> crate::complaints::SavedComplaint, COMPLAINTS => crate::complaints::answer_complaint;

    Read list_suggestions(crate::host::AskNothing) -> crate::suggestions::SuggestionList, COMPLAINTS => crate::suggestions::list_suggestions;
    Write answer_suggestion(crate::suggestions::AnswerSuggestion) -> domain::suggestion::Suggestion, COMPLAINTS => crate::suggestions::answer_suggestion;

    Read characters_on_paper(crate::papers::TypedText) -> crate::papers::CharactersOnPaper, SignedIn => crate::papers::characters_on_paper;
    Read get_visit(crate::visits::AskVisit) -> crate::visits::Visit, SignedIn => crate::visits::get_visit;
    Read visit_changes(crate::visits::AskVisit) -> crate::visits::VisitChanges, SignedIn => crate::visits::visit_changes;
    Write cancel_visit(crate::visits::CancelVisit) -> crate::flow::Moved, of(Action::Cancel) => crate::visits::cancel_visit;
    Write move_promise(crate::visits::MovePromise) -> crate::flow::Moved, COUNTER => crate::visits::move_promise;

    Read advisor_home(crate::host::AskNothing) -> crate::homes::AdvisorHome, SignedIn => crate::homes::advisor_home;
    Read foreman_home(crate::host::AskNothing) -> crate::homes::ForemanHome, SignedIn => crate::homes::foreman_home;
    Read technician_home(crate::host::AskNothing) -> crate::homes::TechnicianHome, SignedIn => crate::homes::technician_home;
    Read inspector_home(crate::host::AskNothing) -> crate::homes::InspectorHome, SignedIn => crate::homes::inspector_home;
    Read parts_home(crate::host::AskNothing) -> crate::homes::PartsHome, SignedIn => crate::homes::parts_home;
    Read cashier_home(crate::host::AskNothing) -> crate::homes::CashierHome, TILL => crate::homes::cashier_home;
    Read manager_home(crate::host::AskNothing) -> crate::homes::ManagerHome, MANAGER => crate::homes::manager_home;
    Read nav_counts(crate::host::AskNothing) -> crate::homes::NavCounts, SignedIn => crate::homes::nav_counts;

    Read list_backups(crate::host::AskNothing) -> crate::backups::BackupList, MANAGER => crate::backups::list_backups;
    Read backup_trouble(crate::host::AskNothing) -> Option<crate::backups::NoCopy>, MANAGER => crate::backups::backup_trouble;
    Task make_backup(crate::host::AskNothing) -> crate::tasks::TaskStatus, MANAGER => crate::backups::make_backup;
    Task check_backup(crate::backups::CheckBackup) -> crate::tasks::TaskStatus, MANAGER => crate::backups::check_backup;
    Task restore_backup(crate::backups::RestoreBackup) -> crate::tasks::TaskStatus, MANAGER => crate::backups::restore_backup;
    Task check_file(crate::host::AskNothing) -> crate::tasks::TaskStatus, MANAGER => crate::backups::check_file;
    Task load_sample_shop(crate::host::AskNothing) -> crate::tasks::TaskStatus, MANAGER => crate::sample::load_sample_shop;
    Read sample_removal(crate::host::AskNothing) -> crate::sample::SampleRemoval, MANAGER => crate::sample::sample_removal;
    Task remove_sample_shop(crate::host::AskNothing) -> crate::tasks::TaskStatus, MANAGER => crate::sample::remove_sample_shop;
    Read task_status(crate::long_work::AskTask) -> Option<crate::tasks::TaskStatus>, SignedIn => crate::long_work::task_status;
    Task cancel_task(crate::long_work::AskTask) -> Option<crate::tasks::TaskStatus>, MANAGER => crate::long_work::cancel_task;
}
