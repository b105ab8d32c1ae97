//! What is looked at when a car comes in, edition by edition of each kind of car.

use crate::record::{get, select};
use crate::step::{Step, dated};
use crate::{Reader, Result};
use domain::body_kind::BodyKind;
use domain::check_in_list::{AskedAtCar, CheckInKind, CheckInList};
use domain::inspection::WalkAround;
use domain::operation::body_of;
use domain::vehicle::Vehicle;
use domain::walk_around::outline_marked;
use rusqlite::params;

pub(crate) const STEPS: &[Step] = &[dated!("2026-11-30-2221-check-in-lists")];

const NEWEST: &str = "SELECT * FROM check_in_list WHERE kind = ?1 ORDER BY edition DESC LIMIT 1";

impl Reader<'_> {
    /// The list of a kind as it is now: of one nobody used or wrote yet, as it comes with the program.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn check_in_list(&self, kind: CheckInKind) -> Result<CheckInList> {
        let code = serde_json::to_value(kind)?;
        let newest = select(self.connection(), NEWEST, params![code.as_str()])?.pop();
        Ok(newest.unwrap_or_else(|| CheckInList::starting(kind)))
    }

    /// The list a visit's car is looked at by: once anything was looked at the edition of then, and before the
    /// newest of the nearest kind.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn list_of_visit(&self, car: &Vehicle, walk: Option<&WalkAround>) -> Result<CheckInList> {
        if let Some(id) = walk.and_then(|walk| walk.check_in_list_id) {
            return get(self.connection(), id.0);
        }
        // What was signed before there were lists was asked of every car alike.
        if walk.is_some_and(|walk| walk.confirmed_at.is_some()) {
            return Ok(CheckInList::starting(CheckInKind::General));
        }
        for kind in CheckInKind::of_car(self.body_of_car(car)?, car.plate_colour) {
            let list = self.check_in_list(kind)?;
            if list.active {
                return Ok(list);
            }
        }
        self.check_in_list(CheckInKind::General)
    }

    /// What is asked at the car of a visit, and the drawing its marks lie on.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn asked_at_car(&self, car: &Vehicle, walk: Option<&WalkAround>) -> Result<AskedAtCar> {
        let list = self.list_of_visit(car, walk)?;
        let is_marked = walk.is_some_and(|walk| !walk.marks.is_empty());
        let body = if is_marked { None } else { self.body_of_car(car)? };
        let seen = walk.map(|walk| walk.items.as_slice()).unwrap_or_default();
        Ok(AskedAtCar {
            kind: list.kind,
            edition: list.edition,
            items: list.asked(seen),
            outline: outline_marked(walk, body),
        })
    }

    fn body_of_car(&self, car: &Vehicle) -> Result<Option<BodyKind>> {
        Ok(body_of(self.class_of_car(&car.make, &car.model)?, &car.make, &car.model))
    }
}
