//! 接车检查项目: what is looked at when a car comes in, by the kind of car. Each save makes an edition of its own, and
//! a visit keeps the one it was checked in with.

use crate::body_kind::BodyKind;
use crate::ids::{CheckInListId, PersonId};
use crate::inspection::WalkAroundItem;
use crate::plate::PlateColour;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional, required};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

const STARTING: &str = include_str!("../../../../assets/catalogues/check_in_lists.csv");

/// More than anybody looks at while a customer waits.
const MAX_ITEMS: usize = 60;
const MAX_PHRASES: usize = 20;

/// Whose list it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CheckInKind {
    /// 通用: of every car that has no list of its own kind.
    General,
    Sedan,
    Suv,
    Van,
    Pickup,
    Truck,
    /// 新能源, by its green plate, whatever its body.
    Electric,
}

impl CheckInKind {
    pub const ALL: [Self; 7] =
        [Self::General, Self::Sedan, Self::Suv, Self::Van, Self::Pickup, Self::Truck, Self::Electric];

    /// Whose list a car is asked by, the nearest first; the general one holds for every car.
    pub fn of_car(body: Option<BodyKind>, plate: PlateColour) -> Vec<Self> {
        let electric = (plate == PlateColour::Green).then_some(Self::Electric);
        let by_body = body.map(|body| match body {
            BodyKind::Sedan => Self::Sedan,
            BodyKind::Suv => Self::Suv,
            BodyKind::Van => Self::Van,
            BodyKind::Pickup => Self::Pickup,
            BodyKind::Truck => Self::Truck,
        });
        electric.into_iter().chain(by_body).chain([Self::General]).collect()
    }
}

/// One thing looked at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckInItem {
    /// By what it is known in every edition: a code of the program, or the words the shop first gave it.
    pub code: String,
    /// The shop's own words, where they are not those of the code.
    pub name: String,
    /// What is remarked of it most.
    pub phrases: Vec<String>,
    /// Off, it is asked no more, and may be asked again.
    pub active: bool,
}

/// An edition of the list of a kind. It is never changed: a newer one takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckInList {
    /// Nought of one that came with the program and that no visit has used.
    pub id: CheckInListId,
    pub kind: CheckInKind,
    /// Counted for each kind, from one.
    pub edition: i64,
    pub items: Vec<CheckInItem>,
    /// Off, cars of this kind are asked by the general list.
    pub active: bool,
    /// None of what came with the program.
    pub saved_at: Option<DateTime<Utc>>,
    pub person_id: Option<PersonId>,
}

/// What is asked at the car of one visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AskedAtCar {
    pub kind: CheckInKind,
    pub edition: i64,
    /// Also those that are asked no more and were looked at here.
    pub items: Vec<CheckInItem>,
    /// The drawing marks are put on.
    pub outline: BodyKind,
}

impl CheckInItem {
    /// One nobody said anything more about.
    fn bare(code: &str) -> Self {
        Self { code: code.to_owned(), name: String::new(), phrases: Vec::new(), active: true }
    }

    fn checked(self) -> Result<Self, Refusal> {
        let name = optional("items", &self.name, MAX_NAME_LEN)?;
        let typed = if self.code.trim().is_empty() { &name } else { &self.code };
        let code = required("items", typed, MAX_NAME_LEN)?;
        if self.phrases.len() > MAX_PHRASES {
            return Err(Refusal::bad("items", FieldProblem::TooLong));
        }
        let phrases = self.phrases.iter().map(|phrase| optional("items", phrase, MAX_NAME_LEN));
        let phrases = phrases.collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            name: if name == code { String::new() } else { name },
            code,
            phrases: phrases.into_iter().filter(|phrase| !phrase.is_empty()).collect(),
            active: self.active,
        })
    }

    /// The words it goes by in the shop, or its code.
    fn called(&self) -> &str {
        if self.name.is_empty() { &self.code } else { &self.name }
    }
}

impl CheckInList {
    /// The list of a kind as it comes with the program.
    pub fn starting(kind: CheckInKind) -> Self {
        let wanted = serde_json::to_value(kind).ok();
        let wanted = wanted.as_ref().and_then(|code| code.as_str()).unwrap_or_default();
        let mut items = Vec::new();
        let mut has_own = kind == CheckInKind::General;
        for line in STARTING.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(',').map(str::trim).filter(|word| !word.is_empty());
            let (Some(code), Some(kinds)) = (words.next(), words.next()) else { continue };
            let is_own = kinds.split(' ').any(|kind| kind == wanted);
            if is_own || kinds == "all" {
                has_own |= is_own;
                items.push(CheckInItem {
                    phrases: words.map(str::to_owned).collect(),
                    ..CheckInItem::bare(code)
                });
            }
        }
        Self {
            id: CheckInListId(0),
            kind,
            edition: 1,
            items,
            active: has_own,
            saved_at: None,
            person_id: None,
        }
    }

    /// # Errors
    /// `BadField` for an item without words, one that stands twice, a list that asks nothing, more than anybody
    /// looks at, and for the general list switched off.
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.items.len() > MAX_ITEMS {
            return Err(Refusal::bad("items", FieldProblem::TooLong));
        }
        let items = self.items.into_iter().map(CheckInItem::checked).collect::<Result<Vec<_>, _>>()?;
        for (place, item) in items.iter().enumerate() {
            let is_same = |other: &CheckInItem| other.code == item.code || other.called() == item.called();
            if items[..place].iter().any(is_same) {
                return Err(Refusal::bad("items", FieldProblem::Taken));
            }
        }
        if !items.iter().any(|item| item.active) {
            return Err(Refusal::bad("items", FieldProblem::Empty));
        }
        if self.kind == CheckInKind::General && !self.active {
            return Err(Refusal::bad("active", FieldProblem::Empty));
        }
        Ok(Self { items, ..self })
    }

    /// What is asked by it of a car at which these were looked at by now: none of them is dropped, whatever the
    /// list says since.
    pub fn asked(&self, seen: &[WalkAroundItem]) -> Vec<CheckInItem> {
        let is_seen = |item: &CheckInItem| seen.iter().any(|one| one.code == item.code);
        let mut asked: Vec<CheckInItem> =
            self.items.iter().filter(|item| item.active || is_seen(item)).cloned().collect();
        for one in seen {
            if asked.iter().all(|item| item.code != one.code) {
                asked.push(CheckInItem::bare(&one.code));
            }
        }
        asked
    }
}

impl AskedAtCar {
    /// The shop's own words for an item; nothing where it goes by those of its code.
    pub fn own_words(&self, code: &str) -> Option<&str> {
        let item = self.items.iter().find(|item| item.code == code)?;
        Some(item.name.as_str()).filter(|name| !name.is_empty())
    }

    /// Whether it is looked at here.
    pub fn asks(&self, code: &str) -> bool {
        self.items.iter().any(|item| item.code == code)
    }
}
