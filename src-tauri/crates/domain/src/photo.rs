//! Photos of a visit: what the car looked like when it came, what a technician
//! found, what was done, what went out. They are kept whole; who takes one off
//! the page says why, and arrows and circles lie over the photo, not in it.

use crate::ids::{FindingId, JobId, PersonId, PhotoId, WorkOrderId};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::role::Role;
use crate::stage_codes::Stage;
use crate::visibility::{Confidential, is_still_shown};
use crate::walk_around::is_mark_key;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use crate::photo_problem::PhotoProblem;

/// What it was taken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoKind {
    /// Around the car at check-in: a scratch, a light, the mileage.
    WalkAround,
    /// How it was run into, for the insurer.
    Accident,
    /// A licence, a policy: papers of a person.
    Document,
    Finding,
    /// The job before anybody touched it, and when it was done.
    Before,
    After,
    /// A part that was taken out, or put in.
    Part,
    /// The car as it was handed over.
    Delivery,
}

impl PhotoKind {
    pub const ALL: [Self; 8] = [
        Self::WalkAround,
        Self::Accident,
        Self::Document,
        Self::Finding,
        Self::Before,
        Self::After,
        Self::Part,
        Self::Delivery,
    ];

    /// It is of a finding, which it names.
    pub const fn is_of_a_finding(self) -> bool {
        matches!(self, Self::Finding)
    }

    /// It is of the work at a job, and names which.
    pub const fn is_of_a_job(self) -> bool {
        matches!(self, Self::Before | Self::After)
    }

    /// It is taken at a job, also where it is of the visit as a whole.
    pub const fn may_name_a_job(self) -> bool {
        self.is_of_a_job() || matches!(self, Self::Part)
    }

    /// It is taken of the visit as a whole, without a finding or a job.
    pub const fn is_of_the_visit(self) -> bool {
        !self.is_of_a_finding() && !self.is_of_a_job()
    }

    /// The customer signs it with the sheet of the check-in.
    pub const fn is_signed_at_check_in(self) -> bool {
        matches!(self, Self::WalkAround | Self::Accident)
    }

    /// Who takes it: what the counter sees, those at the counter; what is seen at
    /// the car, also those who work at it.
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Advisor, Foreman, Inspector, Manager, PartsKeeper, Technician};
        match self {
            Self::WalkAround | Self::Document | Self::Delivery => &[Advisor, Manager],
            Self::Accident => &[Advisor, Foreman, Inspector, Manager],
            Self::Finding | Self::Before | Self::After => &[Technician, Inspector, Foreman, Advisor, Manager],
            Self::Part => &[Technician, Inspector, Foreman, PartsKeeper, Advisor, Manager],
        }
    }

    /// All who take any.
    pub const TAKERS: [Role; 6] =
        [Role::Advisor, Role::Foreman, Role::Technician, Role::Inspector, Role::PartsKeeper, Role::Manager];

    /// A car that is gone is photographed no more; its papers may still come.
    pub const fn is_of(self, stage: Stage) -> bool {
        match self {
            Self::Document | Self::Delivery => !matches!(stage, Stage::Closed | Stage::Cancelled),
            _ => stage.is_in_shop(),
        }
    }

    /// A licence says where somebody lives: it is shown to those who speak with people.
    pub fn is_shown_to(self, roles: &[Role]) -> bool {
        !matches!(self, Self::Document) || Confidential::Contact.is_visible_to(roles)
    }

    /// Whether this person takes a photo of this kind now.
    ///
    /// # Errors
    /// `RoleMissing` for the wrong person, `PhotoTooLate` where the stage has none of them.
    pub fn check(self, stage: Stage, roles: &[Role]) -> Result<(), Refusal> {
        if !self.roles().iter().any(|role| roles.contains(role)) {
            return Err(Refusal::RoleMissing { roles: self.roles().to_vec() });
        }
        if self.is_of(stage) { Ok(()) } else { Err(Refusal::PhotoTooLate { stage }) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PhotoShape {
    /// Its point at the second place.
    Arrow,
    /// Around the box between both.
    Circle,
}

/// Drawn over it, in thousandths of the sides of the photo as it was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhotoMark {
    pub shape: PhotoShape,
    pub from: (i64, i64),
    pub to: (i64, i64),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Photo {
    pub id: PhotoId,
    pub work_order_id: WorkOrderId,
    pub kind: PhotoKind,
    pub finding_id: Option<FindingId>,
    pub job_id: Option<JobId>,
    /// The item of the walk-around it shows; empty: none of them.
    pub item: String,
    /// The key of the damage mark it shows; empty: none of them.
    pub damage_mark: String,
    pub caption: String,
    /// By what its bytes are found beside the file.
    pub hash: String,
    pub small_hash: String,
    /// Of the photo as it was taken.
    pub width: i64,
    pub height: i64,
    /// How often it is turned right for looking at it.
    pub quarter_turns: i64,
    pub marks: Vec<PhotoMark>,
    pub taken_by: PersonId,
    pub at: DateTime<Utc>,
    pub removed_at: Option<DateTime<Utc>>,
    pub removed_by: Option<PersonId>,
    pub removed_reason: String,
    pub version: i64,
}

/// What a photo is put to, as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhotoPlace {
    pub kind: PhotoKind,
    pub finding_id: Option<FindingId>,
    pub job_id: Option<JobId>,
    #[serde(default)]
    pub item: String,
    /// A mark may be photographed before the drawing it is on is saved.
    #[serde(default)]
    pub damage_mark: String,
    #[serde(default)]
    pub caption: String,
}

impl PhotoPlace {
    /// A photo of a finding is some finding's, one before a job some job's; what
    /// belongs to neither names neither.
    ///
    /// # Errors
    /// What is missing or too much, an item where none is looked at, no key of a mark, a
    /// caption too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        let wants_finding = self.kind.is_of_a_finding();
        let wants_job = self.kind.is_of_a_job();
        let may_have_job = self.kind.may_name_a_job();
        match self.finding_id {
            None if wants_finding => return Err(Refusal::bad("finding_id", FieldProblem::Empty)),
            Some(_) if !wants_finding => return Err(Refusal::bad("finding_id", FieldProblem::Unknown)),
            _ => {}
        }
        match self.job_id {
            None if wants_job => return Err(Refusal::bad("job_id", FieldProblem::Empty)),
            Some(_) if !may_have_job => return Err(Refusal::bad("job_id", FieldProblem::Unknown)),
            _ => {}
        }
        // Which items are looked at is for the list of the car to say.
        if !self.item.is_empty() && self.kind != PhotoKind::WalkAround {
            return Err(Refusal::bad("item", FieldProblem::Unknown));
        }
        let of_a_mark = self.kind == PhotoKind::WalkAround && self.item.is_empty();
        let is_known = self.damage_mark.is_empty() || of_a_mark && is_mark_key(&self.damage_mark);
        if !is_known {
            return Err(Refusal::bad("damage_mark", FieldProblem::Unknown));
        }
        Ok(Self { caption: optional("caption", &self.caption, MAX_NAME_LEN)?, ..self })
    }
}

/// Where a place of the photo lies once it is turned right so often.
pub const fn turned((across, down): (i64, i64), quarter_turns: i64) -> (i64, i64) {
    match quarter_turns.rem_euclid(4) {
        1 => (1000 - down, across),
        2 => (1000 - across, 1000 - down),
        3 => (down, 1000 - across),
        _ => (across, down),
    }
}

/// A visit with more is a mistake of somebody who holds the button down.
pub const MAX_PHOTOS: usize = 200;
const MAX_MARKS: usize = 20;
const SIDES: std::ops::RangeInclusive<i64> = 0..=1000;

/// What is drawn over a photo, and how it is turned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PhotoDrawing {
    pub quarter_turns: i64,
    pub marks: Vec<PhotoMark>,
    pub caption: String,
}

impl Photo {
    /// # Errors
    /// More marks than anybody looks at, one beside the photo, one without any
    /// size, a turn that is none, a caption too long.
    pub fn drawn_on(self, drawing: PhotoDrawing) -> Result<Self, Refusal> {
        if drawing.marks.len() > MAX_MARKS {
            return Err(Refusal::bad("photo_marks", FieldProblem::TooLarge));
        }
        for mark in &drawing.marks {
            let inside = |(x, y): (i64, i64)| SIDES.contains(&x) && SIDES.contains(&y);
            if !inside(mark.from) || !inside(mark.to) || mark.from == mark.to {
                return Err(Refusal::bad("photo_marks", FieldProblem::Unknown));
            }
        }
        if !(0..4).contains(&drawing.quarter_turns) {
            return Err(Refusal::bad("quarter_turns", FieldProblem::Unknown));
        }
        let caption = optional("caption", &drawing.caption, MAX_NAME_LEN)?;
        Ok(Self { quarter_turns: drawing.quarter_turns, marks: drawing.marks, caption, ..self })
    }

    /// Whether the sheet the customer signs at check-in shows it, as long as it was not taken off.
    pub fn is_on_check_in_sheet(&self) -> bool {
        self.kind.is_signed_at_check_in() && self.removed_at.is_none()
    }

    /// Whether the reports of inspections show it.
    pub fn is_on_inspection_report(&self) -> bool {
        use PhotoKind::{After, Before, Finding, Part};
        matches!(self.kind, Finding | Before | After | Part) && self.removed_at.is_none()
    }

    /// Who looks at it: one of its kind, as long as it was not taken off the page.
    pub fn may_be_seen_by(&self, roles: &[Role]) -> bool {
        self.kind.is_shown_to(roles) && is_still_shown(self.removed_at, roles)
    }

    /// Whoever took it takes it off again while the visit is open; those who
    /// answer for the visit do at any time.
    pub fn may_be_changed_by(&self, person: PersonId, roles: &[Role], stage: Stage) -> bool {
        let is_open = !matches!(stage, Stage::Closed | Stage::Cancelled);
        self.removed_at.is_none()
            && (roles.contains(&Role::Manager)
                || is_open && (self.taken_by == person || roles.contains(&Role::Advisor)))
    }

    /// # Errors
    /// Without a reason nobody later knows why a photo is missing.
    pub fn removed(self, reason: &str, by: PersonId, at: DateTime<Utc>) -> Result<Self, Refusal> {
        let removed_reason = required("reason", reason, MAX_TEXT_LEN)?;
        Ok(Self { removed_at: Some(at), removed_by: Some(by), removed_reason, ..self })
    }
}
