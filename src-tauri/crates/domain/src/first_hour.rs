//! What a new shop sees to first, so that its first car finds everything. Each
//! thing is done by what is on file, not by somebody's tick.

use crate::ids::PersonId;
use crate::person::Person;
use crate::role::first_roles;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum FirstHourStep {
    /// Who works here, each with a PIN of their own.
    Hire,
    /// Not everybody may do everything.
    ShareRoles,
    AddBays,
    /// The starting catalogue, at this shop's prices.
    PriceList,
    /// Customers and cars of the program before this one; a shop that has typed in many
    /// of its own brings none any more.
    BringCustomers,
    /// The other computers and tablets.
    LetStationsIn,
    /// A paper came out of a printer.
    TryPrinter,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct FirstHourItem {
    pub step: FirstHourStep,
    pub done: bool,
}

/// What is on file by now, of the shop's own.
#[derive(Clone, Debug)]
pub struct OnFile {
    pub people: Vec<Person>,
    pub bays: bool,
    /// Something of the starting catalogue was changed, or added to it.
    pub price_list: bool,
    /// A list of customers or cars came in, and stayed.
    pub imported: bool,
    /// Customers somebody typed in: counted while no list came in, and no further than to
    /// one more than `MANY_CUSTOMERS`.
    pub customers_typed: i64,
    pub stations: bool,
    /// Something was printed, as its printer said.
    pub printed: bool,
}

/// With more customers than these a shop works from what it typed in itself. The first
/// who walk in are fewer: they say nothing of the list of the old program.
pub const MANY_CUSTOMERS: i64 = 20;

/// In the order in which a shop goes through them.
pub fn first_hour(on_file: &OnFile) -> Vec<FirstHourItem> {
    let own: Vec<&Person> = on_file.people.iter().filter(|person| person.active && !person.sample).collect();
    // Whether the first one repairs is a question of its own: who does not shares no role by it.
    let all = first_roles(false);
    let may_everything = |person: &&Person| all.iter().all(|role| person.roles.contains(role));
    [
        (FirstHourStep::Hire, own.len() > 1),
        (FirstHourStep::ShareRoles, !own.iter().all(may_everything)),
        (FirstHourStep::AddBays, on_file.bays),
        (FirstHourStep::PriceList, on_file.price_list),
        (FirstHourStep::BringCustomers, on_file.imported || on_file.customers_typed > MANY_CUSTOMERS),
        (FirstHourStep::LetStationsIn, on_file.stations),
        (FirstHourStep::TryPrinter, on_file.printed),
    ]
    .into_iter()
    .map(|(step, done)| FirstHourItem { step, done })
    .collect()
}

/// The manager wants to see the list no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstHourClosed {
    pub id: i64,
    pub at: DateTime<Utc>,
    pub person_id: PersonId,
}
