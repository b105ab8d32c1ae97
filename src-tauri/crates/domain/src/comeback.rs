//! 返修 in figures: how many of the cars that were handed back came back with the same, and whose work it was.

use crate::ids::PersonId;
use crate::money::{Rate, divide_half_up};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Deliveries of so many days are looked at: what comes back does so within its warranty, and not the next day.
pub const COMEBACK_DAYS: i64 = 90;

/// So many visits of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitsOfHand {
    pub person_id: PersonId,
    pub visits: i64,
}

/// How the work of one person stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ComebacksOfHand {
    pub person_id: PersonId,
    /// Handed back, with a hand of theirs in it.
    pub visits: i64,
    /// Of those came back, and were judged to be their work.
    pub came_back: i64,
    pub rate: Option<Rate>,
}

/// Of so many so many came back. Of none nothing is said: that is no shop without fault.
pub fn comeback_rate(visits: i64, came_back: i64) -> Option<Rate> {
    let share = |of: i64| divide_half_up(i128::from(came_back.clamp(0, of)) * 10_000, i128::from(of));
    (visits > 0).then(|| Rate(share(visits)))
}

/// Whose work came back, the most of it first; of two with as much, who did less.
pub fn comebacks_of_hands(did: &[VisitsOfHand], back: &[VisitsOfHand]) -> Vec<ComebacksOfHand> {
    let came_back_to =
        |person: PersonId| back.iter().filter(|of| of.person_id == person).map(|of| of.visits).sum::<i64>();
    let mut hands: Vec<ComebacksOfHand> = did
        .iter()
        .map(|of| {
            let came_back = came_back_to(of.person_id).min(of.visits);
            let rate = comeback_rate(of.visits, came_back);
            ComebacksOfHand { person_id: of.person_id, visits: of.visits, came_back, rate }
        })
        .collect();
    hands.sort_by_key(|of| (-of.came_back, of.visits, of.person_id));
    hands
}
