//! What happens in the sample shop, before any of it is written down: cars,
//! visits, and each visit's steps with their times. The same seed and the same
//! hour make the same three months.

use super::town::{CARS, COLOURS, Town};
use chrono::{DateTime, NaiveDate, Utc};
use domain::dates::add_days;
use domain::plate::Plate;
use domain::vin::Vin;
use domain::work_order::ArrivalMeans;

pub const TECHNICIANS: usize = 5;
pub const DAYS_BACK: i64 = 90;

pub struct CarPlan {
    pub customer: usize,
    pub plate: Option<Plate>,
    pub vin: Option<Vin>,
    pub make: &'static str,
    pub model: &'static str,
    pub colour: &'static str,
    pub engine_no: String,
    pub electric: bool,
    pub registered_on: NaiveDate,
    pub km: i64,
}

pub struct CustomerPlan {
    pub name: String,
    pub company: bool,
    pub phone: String,
    pub contact_name: String,
    pub address: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    Customer,
    Insurer,
    Manufacturer,
}

/// What some visits have beside the ordinary course: the till, too, has days on
/// which something is put right.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Ordinary,
    /// The customer says no to all of it and takes the car away.
    CalledOff,
    /// What was paid goes back and comes in again by other means.
    PaidAnotherWay,
    /// A sheet is voided and made anew.
    BilledAgain,
}

pub struct VisitPlan {
    pub car: usize,
    pub package: usize,
    pub arrival: ArrivalMeans,
    pub turn: Turn,
    /// Told at check-in; some promises are not kept.
    pub promised_at: Option<DateTime<Utc>>,
    pub late: bool,
    /// Taken off the customer's sheet.
    pub discount_percent: i64,
    pub finding: Option<usize>,
    pub declines_last: bool,
    pub payer: Payer,
    pub two_means: bool,
    pub on_account: bool,
    pub technician: usize,
    pub advisor: usize,
    pub km: i64,
    pub fuel: i64,
    /// Lowest mark of the survey, when one was filled in.
    pub lowest_mark: Option<i64>,
    pub gift: Gift,
}

/// What else than money a visit is paid with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gift {
    Nothing,
    /// Its oil and filter are drawn from a package.
    Package,
    /// Some of what the customer stored before.
    StoredValue,
    Voucher,
}

/// What a photo shows, and so where it is put.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    Car,
    Scratch,
    /// What was found at the car.
    BrakePad,
    /// The car as it came again: by it somebody judged that the shop answers for it.
    Again,
}

pub struct PhotoPlan {
    pub at: DateTime<Utc>,
    pub visit: usize,
    pub shows: Shows,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Book {
        starts_at: DateTime<Utc>,
    },
    ConfirmBooking,
    Arrive,
    SaveCheckIn,
    ConfirmCheckIn,
    AddLines,
    IssueEstimate,
    Answer,
    DeclineAll,
    CallOff,
    Assign,
    Release,
    StartJob(usize),
    /// It stands still for a part.
    PauseJob(usize),
    /// The shop closes over an unfinished job, which goes on in the morning.
    PauseOverNight(usize),
    ResumeJob(usize),
    FinishJob(usize),
    ReportFinding,
    QuoteFinding,
    SelfInspect,
    FailInspection,
    PassInspection,
    Checklist,
    Bill,
    CompletePreparation,
    VoidBill,
    Pay,
    GiveBack,
    /// A firm that was trusted pays at the month's end.
    Collect,
    Deliver,
    /// Asked for at the till; the clerk of the firm sends its number.
    WantInvoice,
    /// Issued on the tax bureau's own page, and kept here.
    Invoice,
    Survey,
    ComplaintHandled,
    ComplaintRemedy,
    ComplaintAnswer,
    CallUnreachable,
    Call,
    AnswerSuggestion,
    /// A booking that never became a visit.
    CancelBooking,
    NoShow,
    MoveBooking {
        starts_at: DateTime<Utc>,
    },
    TakeDeposit,
    /// What lies in the store is written down, when it begins to be kept.
    StockUp,
    /// What the shop sells in advance is written down, for whoever comes.
    OfferPackages,
    SellPackage(usize),
    TopUp,
    IssueVouchers,
    /// What is done while one waits, and what is done together, gets its names.
    NameKinds,
    /// Small work of a kind, from the car's coming to its going.
    Express(usize),
    /// What its technicians can, hold papers for, and when they are there.
    WriteStaffFiles,
    EnterAbsence {
        begins_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
    },
    /// Somebody would come if there were room.
    Wish,
    /// What is wrong with the car; what it came from once it is known.
    Diagnose {
        solved: bool,
    },
    SendOutside,
    TakeBackOutside,
    TellReady,
    /// It comes back from an earlier visit, and the shop answers for it.
    JudgeComeback {
        earlier: usize,
    },
    /// Who else is spoken to for customers, in which departments, and which cars they drive.
    WriteContacts,
    /// Levels and tags.
    SortCustomers,
    /// What customers agreed to, and what they refused.
    RecordConsents,
    /// Somebody wants to see what the shop holds of them.
    AskForData,
    /// Who of the staff drives a car on the road.
    WriteLicences,
    /// The foreman says how the work of a visit was done.
    MarkJobs,
    /// Advisor and technician look at the car together before it goes back.
    LookLast,
    OpenShift,
    PayOut,
    CloseShift {
        /// A little less is in the drawer than there should be.
        short: bool,
    },
}

impl Step {
    /// Of what happens at the same moment a shift holds all: it is opened before and closed
    /// after it.
    pub fn turn(self) -> u8 {
        match self {
            Self::OpenShift => 0,
            Self::CloseShift { .. } => 2,
            _ => 1,
        }
    }
}

pub struct Plan {
    pub customers: Vec<CustomerPlan>,
    pub cars: Vec<CarPlan>,
    pub visits: Vec<VisitPlan>,
    /// In the order they happen.
    pub steps: Vec<(DateTime<Utc>, usize, Step)>,
    /// Taken once all of it has happened.
    pub photos: Vec<PhotoPlan>,
}

pub fn customers_and_cars(
    town: &mut Town,
    cars: usize,
    today: NaiveDate,
) -> (Vec<CustomerPlan>, Vec<CarPlan>) {
    let mut customers: Vec<CustomerPlan> = Vec::new();
    let mut planned = Vec::new();
    for _ in 0..cars {
        // Every fifth car belongs to somebody we know: families and firms.
        let known = !customers.is_empty() && town.in_hundred(20);
        let customer = if known {
            town.dice.usize(..customers.len())
        } else {
            let company = town.in_hundred(12);
            let contact_name = town.person_name();
            customers.push(CustomerPlan {
                name: if company { town.company() } else { contact_name.clone() },
                company,
                phone: town.phone(),
                contact_name,
                address: town.address(),
            });
            customers.len() - 1
        };
        let (make, model, maker, electric) = town.one_of(&CARS);
        let age_days = town.dice.i64(200..3600);
        planned.push(CarPlan {
            customer,
            plate: town.plate(electric),
            vin: town.vin(maker),
            make,
            model,
            colour: town.one_of(&COLOURS),
            engine_no: if electric { String::new() } else { town.engine_number() },
            electric,
            registered_on: add_days(today, -age_days),
            km: age_days * town.dice.i64(20..60),
        });
    }
    (customers, planned)
}
