//! 旧件: what came off a car under the maker's warranty. It bears a tag and is kept until the maker
//! wants it, or wants it no more.

use crate::dates::add_days;
use crate::ids::{BinId, ClaimId, LineId, OldPartId, PartId, PersonId, WorkOrderId};
use crate::line::{Line, LineKind, LineState, Payer};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, MAX_TEXT_LEN, Refusal, optional, required};
use crate::stock::{Bin, BinKind};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Before the number of a tag.
pub const TAG_PREFIX: &str = "JJ";
/// Days it is kept where nobody says another day: makers ask within three months.
pub const KEPT_DAYS: i64 = 90;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OldPartState {
    /// It lies on its shelf.
    Shelved,
    /// The maker has it.
    Sent,
    /// Nobody wanted it any more.
    Scrapped,
}

impl OldPartState {
    pub const ALL: [Self; 3] = [Self::Shelved, Self::Sent, Self::Scrapped];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Shelved => "shelved",
            Self::Sent => "sent",
            Self::Scrapped => "scrapped",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OldPart {
    pub id: OldPartId,
    /// Of its tag.
    pub number: String,
    pub work_order_id: WorkOrderId,
    pub line_id: LineId,
    pub part_id: Option<PartId>,
    pub code: String,
    pub name: String,
    pub serial_number: String,
    pub fault_code: String,
    /// Its place among the old parts; none where it lies elsewhere.
    pub bin_id: Option<BinId>,
    pub kept_until: NaiveDate,
    pub state: OldPartState,
    /// The claim it is sent with.
    pub claim_id: Option<ClaimId>,
    pub tagged_at: DateTime<Utc>,
    pub tagged_by: PersonId,
    pub ended_at: Option<DateTime<Utc>>,
    pub note: String,
    pub version: i64,
}

/// What stands on a tag beside what its line says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Tagged {
    pub serial_number: String,
    pub fault_code: String,
    pub kept_until: Option<NaiveDate>,
    pub note: String,
}

impl OldPart {
    /// Of a part that a maker pays for; its number is given on writing.
    ///
    /// # Errors
    /// `NotMakers` for a line that is no part or that somebody else pays, `BadField` for a shelf that is
    /// for no old parts, a day that is over, or a text too long.
    pub fn of(
        line: &Line,
        tagged: &Tagged,
        bin: Option<&Bin>,
        (at, today, by): (DateTime<Utc>, NaiveDate, PersonId),
    ) -> Result<Self, Refusal> {
        let figures = &line.figures;
        let is_makers = figures.kind == LineKind::Part && figures.payer == Payer::Manufacturer;
        if !is_makers || line.state != LineState::Approved {
            return Err(Refusal::NotMakers { name: figures.name.clone() });
        }
        let kept_until = tagged.kept_until.unwrap_or_else(|| add_days(today, KEPT_DAYS));
        if kept_until < today {
            return Err(Refusal::bad("kept_until", FieldProblem::InThePast));
        }
        Ok(Self {
            id: OldPartId(0),
            number: String::new(),
            work_order_id: line.work_order_id,
            line_id: line.id,
            part_id: line.listed.part_id,
            code: figures.code.clone(),
            name: figures.name.clone(),
            serial_number: optional("serial_number", &tagged.serial_number, MAX_NAME_LEN)?,
            fault_code: optional("fault_code", &tagged.fault_code, MAX_NAME_LEN)?,
            bin_id: shelf(bin)?,
            kept_until,
            state: OldPartState::Shelved,
            claim_id: None,
            tagged_at: at,
            tagged_by: by,
            ended_at: None,
            note: optional("note", &tagged.note, MAX_TEXT_LEN)?,
            version: 1,
        })
    }

    /// Another shelf, or kept longer.
    ///
    /// # Errors
    /// `OldPartIs` once it is gone, and `BadField` as when it was tagged.
    pub fn put(&mut self, bin: Option<&Bin>, kept_until: NaiveDate) -> Result<(), Refusal> {
        self.check_shelved()?;
        if kept_until < self.tagged_at.date_naive() {
            return Err(Refusal::bad("kept_until", FieldProblem::InThePast));
        }
        self.bin_id = shelf(bin)?;
        self.kept_until = kept_until;
        Ok(())
    }

    /// It goes to the maker with a claim.
    ///
    /// # Errors
    /// `OldPartIs` once it is gone.
    pub fn send(&mut self, claim: ClaimId, at: DateTime<Utc>) -> Result<(), Refusal> {
        self.check_shelved()?;
        self.state = OldPartState::Sent;
        self.claim_id = Some(claim);
        self.ended_at = Some(at);
        Ok(())
    }

    /// Nobody wants it any more. Before its day that is somebody's decision, and says why.
    ///
    /// # Errors
    /// `OldPartIs` once it is gone, `BadField` without a reason while it is to be kept.
    pub fn scrap(&mut self, reason: &str, today: NaiveDate, at: DateTime<Utc>) -> Result<(), Refusal> {
        self.check_shelved()?;
        let reason = match self.is_overdue(today) {
            true => optional("reason", reason, MAX_TEXT_LEN)?,
            false => required("reason", reason, MAX_TEXT_LEN)?,
        };
        if !reason.is_empty() {
            self.note = reason;
        }
        self.state = OldPartState::Scrapped;
        self.ended_at = Some(at);
        Ok(())
    }

    /// It was to be kept until a day that is over, and still lies there.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state == OldPartState::Shelved && self.kept_until < today
    }

    fn check_shelved(&self) -> Result<(), Refusal> {
        match self.state {
            OldPartState::Shelved => Ok(()),
            state => Err(Refusal::OldPartIs { state: state.code().to_owned() }),
        }
    }
}

fn shelf(bin: Option<&Bin>) -> Result<Option<BinId>, Refusal> {
    match bin {
        Some(bin) if bin.kind != BinKind::OldParts || !bin.active => {
            Err(Refusal::bad("bin_id", FieldProblem::Unknown))
        }
        bin => Ok(bin.map(|bin| bin.id)),
    }
}
