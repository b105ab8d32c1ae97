//! Whom the shop named to answer, matter by matter.

use super::ComplaintCategory;
use crate::ids::PersonId;
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

    /// Everybody named for a matter for which they were not named before.
    pub fn newly_named(&self, before: &Self) -> impl Iterator<Item = PersonId> {
        let before: Vec<_> = before.named().collect();
        self.named().filter(move |named| !before.contains(named)).map(|(_, person)| person)
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
