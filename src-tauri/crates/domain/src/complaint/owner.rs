//! Who answers for what customers say. By matter the shop names a head; where
//! it names nobody, or somebody who has left, the one named for the rest
//! answers, and in the end a manager: there is always one.

use super::rights::{is_manager, may_answer};
use super::{ComplaintCategory, ComplaintLevel, ComplaintOwners};
use crate::ids::PersonId;
use crate::person::Person;
use crate::refusal::{FieldProblem, Refusal};

fn found(id: Option<PersonId>, people: &[Person], fit: fn(&Person) -> bool) -> Option<PersonId> {
    people.iter().find(|person| Some(person.id) == id && fit(person)).map(|person| person.id)
}

fn named_or_rest(
    named: Option<PersonId>,
    owners: &ComplaintOwners,
    people: &[Person],
) -> Result<PersonId, Refusal> {
    found(named, people, may_answer)
        .or_else(|| found(owners.rest, people, may_answer))
        .map_or_else(|| manager(owners, people), Ok)
}

fn manager(owners: &ComplaintOwners, people: &[Person]) -> Result<PersonId, Refusal> {
    let first = || people.iter().filter(|person| is_manager(person)).map(|person| person.id).min();
    found(owners.rest, people, is_manager)
        .or_else(first)
        .ok_or_else(|| Refusal::bad("owner_id", FieldProblem::Empty))
}

/// Who answers for a complaint of this level about this matter.
///
/// # Errors
/// `BadField` where the shop has nobody to answer for it, not even a manager.
pub fn complaint_owner(
    level: ComplaintLevel,
    category: ComplaintCategory,
    owners: &ComplaintOwners,
    people: &[Person],
) -> Result<PersonId, Refusal> {
    match level {
        ComplaintLevel::Clerk | ComplaintLevel::DepartmentHead => {
            named_or_rest(owners.named_for(category), owners, people)
        }
        ComplaintLevel::Manager => manager(owners, people),
    }
}

/// Who answers a customer's suggestion.
///
/// # Errors
/// `BadField` where the shop has nobody to answer it, not even a manager.
pub fn suggestion_owner(owners: &ComplaintOwners, people: &[Person]) -> Result<PersonId, Refusal> {
    named_or_rest(owners.suggestions, owners, people)
}
