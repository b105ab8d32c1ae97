//! What a list of the years is narrowed to, and what somebody keeps of it as a view of their own.

use crate::appointment::{AppointmentStage, Channel};
use crate::complaint::{ComplaintCategory, ComplaintState, HANDLERS, Severity};
use crate::customer::CustomerKind;
use crate::customer_level::MAX_WORD;
use crate::dates::in_the_calendar_if_any;
use crate::follow_up::CallOutcome;
use crate::ids::{PersonId, SavedViewId};
use crate::line::Payer;
use crate::part_price::PriceClass;
use crate::refusal::{MAX_NAME_LEN, Refusal, optional, required};
use crate::role::Role;
use crate::settlement::SheetState;
use crate::stage_codes::Stage;
use crate::warranty::RepairKind;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who looks through the orders of all years: whoever speaks with customers, plans the work or takes the money.
pub const LOOKS_THROUGH_ORDERS: &[Role] =
    &[Role::Advisor, Role::Foreman, Role::Cashier, Role::CallbackClerk, Role::Manager];

/// Who looks through the sheets of all years.
pub const LOOKS_THROUGH_SHEETS: &[Role] = &[Role::Advisor, Role::Cashier, Role::Manager];

/// Who looks through all cars and all customers: whoever is told how people are reached.
pub const LOOKS_THROUGH_CUSTOMERS: &[Role] = LOOKS_THROUGH_ORDERS;

/// Who looks through the bookings of all years: whoever makes them.
pub const LOOKS_THROUGH_BOOKINGS: &[Role] = &[Role::Advisor, Role::CallbackClerk, Role::Manager];

/// Who looks through the complaints of all years: whoever may answer for one.
pub const LOOKS_THROUGH_COMPLAINTS: &[Role] = &HANDLERS;

/// Who looks through all that was said on the telephone after a delivery.
pub const LOOKS_THROUGH_CALLS: &[Role] = LOOKS_THROUGH_BOOKINGS;

/// Who keeps views: whoever looks through any list.
pub const KEEPS_VIEWS: &[Role] =
    &[Role::Advisor, Role::Foreman, Role::Cashier, Role::CallbackClerk, Role::PartsKeeper, Role::Manager];

/// A list of customers, or of whoever booked, that leaves the house bears their phones for whoever answers for them
/// alone: at the counter people look up the one they speak with.
pub fn may_take_phones_along(roles: &[Role]) -> bool {
    roles.contains(&Role::Manager)
}

/// A view stands on a button.
pub const MAX_VIEW_NAME: usize = 20;

/// Which list a view is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListedKind {
    WorkOrders,
    Sheets,
    Vehicles,
    Customers,
    Bookings,
    Complaints,
    Calls,
}

impl ListedKind {
    pub const ALL: [Self; 7] = [
        Self::WorkOrders,
        Self::Sheets,
        Self::Vehicles,
        Self::Customers,
        Self::Bookings,
        Self::Complaints,
        Self::Calls,
    ];

    /// Who looks through it.
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::WorkOrders => LOOKS_THROUGH_ORDERS,
            Self::Sheets => LOOKS_THROUGH_SHEETS,
            Self::Vehicles | Self::Customers => LOOKS_THROUGH_CUSTOMERS,
            Self::Bookings => LOOKS_THROUGH_BOOKINGS,
            Self::Complaints => LOOKS_THROUGH_COMPLAINTS,
            Self::Calls => LOOKS_THROUGH_CALLS,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::WorkOrders => "work_orders",
            Self::Sheets => "sheets",
            Self::Vehicles => "vehicles",
            Self::Customers => "customers",
            Self::Bookings => "bookings",
            Self::Complaints => "complaints",
            Self::Calls => "calls",
        }
    }
}

/// What is asked of a list; what nobody asked for narrows nothing. A view of an older program lacks what came
/// since, and asks nothing of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ListFilter {
    /// Of these days; of orders those on which the car came, of sheets those on which they were made, of cars those
    /// on which they were seen last, of customers those since which they are on file, of bookings those for which
    /// they are, of complaints those on which they were opened, of calls those on which they were made.
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    /// A plate or its end, a VIN, a name, a phone, the number of what is listed.
    pub text: String,
    pub stages: Vec<Stage>,
    /// Of sheets.
    pub sheet_states: Vec<SheetState>,
    pub advisor_id: Option<PersonId>,
    /// Who has a job of it, or had one.
    pub technician_id: Option<PersonId>,
    /// Pays some of it.
    pub payer: Option<Payer>,
    pub repair_kind: Option<RepairKind>,
    /// Of orders: something of it came back from an earlier visit.
    pub comeback: bool,
    /// It was billed, and not all of it came in; what is on account did not. Of customers: something is on account.
    pub unpaid: bool,
    /// Its promise was broken and is still to be kept; of complaints, nobody answered in time.
    pub late: bool,
    /// Of bookings.
    pub booking_stages: Vec<AppointmentStage>,
    /// How a booking came.
    pub channel: Option<Channel>,
    /// Of complaints.
    pub complaint_states: Vec<ComplaintState>,
    pub category: Option<ComplaintCategory>,
    pub severity: Option<Severity>,
    /// Who answers for a complaint, and who made a call.
    pub owner_id: Option<PersonId>,
    /// What came of a call.
    pub outcome: Option<CallOutcome>,
    /// Of customers.
    pub customer_kind: Option<CustomerKind>,
    pub price_class: Option<PriceClass>,
    /// One of the shop's levels, and a tag; empty for whichever.
    pub level: String,
    pub tag: String,
    /// Who agreed to news and offers and may be written to.
    pub marketing: bool,
    /// Something of a car is due, or will be within the month.
    pub due: bool,
}

impl ListFilter {
    /// As a list is asked for it.
    ///
    /// # Errors
    /// `BadField` where a day is none that people write, or a text is too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        let from = in_the_calendar_if_any("from", self.from)?;
        let to = in_the_calendar_if_any("to", self.to)?;
        // Whoever typed the later day first means the days between them all the same.
        let (from, to) = match (from, to) {
            (Some(from), Some(to)) => (Some(from.min(to)), Some(from.max(to))),
            days => days,
        };
        let text = optional("query", &self.text, MAX_NAME_LEN)?;
        let [level, tag] =
            [optional("level", &self.level, MAX_WORD)?, optional("tags", &self.tag, MAX_WORD)?];
        Ok(Self { from, to, text, level, tag, ..self })
    }

    /// Only cars whose visit is going on can be in the list: these are few, and are looked at all.
    pub fn is_of_what_moves(&self) -> bool {
        let moves = |stage: &Stage| !matches!(stage, Stage::Closed | Stage::Cancelled);
        self.late || (!self.stages.is_empty() && self.stages.iter().all(moves))
    }
}

/// A filter somebody keeps under a name. The one without a name is what their list was last asked to go out as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SavedView {
    pub id: SavedViewId,
    pub person_id: PersonId,
    pub list: ListedKind,
    pub name: String,
    pub filter: ListFilter,
    pub version: i64,
}

/// The name of a view as it is kept.
///
/// # Errors
/// `BadField` on `name`: none, or one too long for a button.
pub fn view_name(typed: &str) -> Result<String, Refusal> {
    required("name", typed, MAX_VIEW_NAME)
}
