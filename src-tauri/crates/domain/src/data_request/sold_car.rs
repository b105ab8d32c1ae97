//! Whose the documents of a car are that changed hands: a licence, a policy, the copy of an identity card bear the
//! name of who owned the car when they were put there.

use crate::ids::CustomerId;
use crate::vehicle::Ownership;
use chrono::NaiveDate;

/// Who owned a car on the day on which something was put to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnedOn {
    /// These, and nobody else.
    Theirs,
    /// It went from hand to hand on that day, theirs among them: nobody can say which.
    ChangedHands,
    NotTheirs,
}

/// Who owned it on a day; `stretches` are all of one car, and the day on which one ends is the first of the next.
pub fn owned_on(stretches: &[Ownership], customers: &[CustomerId], day: NaiveDate) -> OwnedOn {
    let holds = |stretch: &&Ownership| stretch.since <= day && stretch.until.is_none_or(|until| day <= until);
    let (theirs, others): (Vec<&Ownership>, Vec<&Ownership>) =
        stretches.iter().filter(holds).partition(|stretch| customers.contains(&stretch.customer_id));
    match (theirs.is_empty(), others.is_empty()) {
        (false, true) => OwnedOn::Theirs,
        (false, false) => OwnedOn::ChangedHands,
        (true, _) => OwnedOn::NotTheirs,
    }
}

/// Whether the car is theirs still.
pub fn still_theirs(stretches: &[Ownership], customers: &[CustomerId]) -> bool {
    stretches.iter().any(|stretch| stretch.until.is_none() && customers.contains(&stretch.customer_id))
}
