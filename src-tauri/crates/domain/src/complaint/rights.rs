//! Who may handle complaints at all, and whose yes settles one of which level.

use super::{Complaint, ComplaintLevel, ComplaintOwners, Severity};
use crate::person::Person;
use crate::refusal::{FieldProblem, Refusal};
use crate::role::Role;

/// Those who take complaints in, speak to the customer and may answer for one.
pub const HANDLERS: [Role; 5] =
    [Role::CallbackClerk, Role::Advisor, Role::Foreman, Role::PartsKeeper, Role::Manager];

/// Somebody who works here and whose work it can be.
pub fn may_answer(person: &Person) -> bool {
    person.active && person.roles.iter().any(|role| HANDLERS.contains(role))
}

/// The same of somebody who is to answer from now on.
///
/// # Errors
/// `BadField` of this field for whoever left, or whose work it cannot be.
pub fn check_may_answer(field: &str, person: &Person) -> Result<(), Refusal> {
    if may_answer(person) { Ok(()) } else { Err(Refusal::bad(field, FieldProblem::Unknown)) }
}

pub fn is_manager(person: &Person) -> bool {
    person.active && person.roles.contains(&Role::Manager)
}

impl Complaint {
    /// The level whose right it takes to promise a remedy and to close it. A
    /// special case is the manager's whatever level it stands on.
    pub fn settling_level(&self) -> ComplaintLevel {
        if self.severity == Severity::Special { ComplaintLevel::Manager } else { self.level }
    }

    pub fn may_settle(&self, person: &Person, owners: &ComplaintOwners) -> bool {
        match self.settling_level() {
            ComplaintLevel::Clerk => may_answer(person),
            ComplaintLevel::DepartmentHead => {
                is_manager(person) || (may_answer(person) && owners.is_head_of(self.category, person.id))
            }
            ComplaintLevel::Manager => is_manager(person),
        }
    }

    /// Refused by name: who may instead.
    ///
    /// # Errors
    /// `SettledByLevel`, with who may instead.
    pub fn settled_by(
        &self,
        person: &Person,
        owners: &ComplaintOwners,
        people: &[Person],
    ) -> Result<(), Refusal> {
        if self.may_settle(person, owners) {
            return Ok(());
        }
        Err(Refusal::SettledByLevel { level: self.settling_level(), may: self.settlers(owners, people) })
    }

    /// The names of those who may settle it.
    pub fn settlers(&self, owners: &ComplaintOwners, people: &[Person]) -> String {
        names(people.iter().filter(|person| self.may_settle(person, owners)))
    }
}

pub(super) fn names<'a>(people: impl Iterator<Item = &'a Person>) -> String {
    people.map(|person| person.name.as_str()).collect::<Vec<_>>().join("、")
}
