//! Who answers for what customers say. By matter the shop names a head; where
//! it names nobody, or somebody who has left, the one named for the rest
//! answers, and in the end a manager: there is always one.

use super::rights::{is_manager, may_answer};
use super::{ComplaintCategory, ComplaintLevel};
use crate::ids::PersonId;
use crate::person::Person;
use crate::refusal::{FieldProblem, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The heads, by matter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ComplaintOwners {
    pub repair_quality: Option<PersonId>,
    pub parts_quality: Option<PersonId>,
    pub attitude: Option<PersonId>,
    pub price: Option<PersonId>,
    pub delay: Option<PersonId>,
    pub other: Option<PersonId>,
    pub suggestions: Option<PersonId>,
    /// Who answers for every matter nobody is named for.
    pub rest: Option<PersonId>,
}

impl ComplaintOwners {
    pub fn named_for(&self, category: ComplaintCategory) -> Option<PersonId> {
        match category {
            ComplaintCategory::RepairQuality => self.repair_quality,
            ComplaintCategory::PartsQuality => self.parts_quality,
            ComplaintCategory::Attitude => self.attitude,
            ComplaintCategory::Price => self.price,
            ComplaintCategory::Delay => self.delay,
            ComplaintCategory::Other => self.other,
        }
    }

    /// The head of the matter: the one named for it, else the one for the rest.
    pub fn is_head_of(&self, category: ComplaintCategory, person: PersonId) -> bool {
        self.named_for(category).or(self.rest) == Some(person)
    }

    /// Everybody named, each with the field that names them.
    pub fn named(&self) -> impl Iterator<Item = (&'static str, PersonId)> {
        [
            ("repair_quality", self.repair_quality),
            ("parts_quality", self.parts_quality),
            ("attitude", self.attitude),
            ("price", self.price),
            ("delay", self.delay),
            ("other", self.other),
            ("suggestions", self.suggestions),
            ("rest", self.rest),
        ]
        .into_iter()
        .filter_map(|(field, person)| Some((field, person?)))
    }
}

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
pub fn suggestion_owner(owners: &ComplaintOwners, people: &[Person]) -> Result<PersonId, Refusal> {
    named_or_rest(owners.suggestions, owners, people)
}
