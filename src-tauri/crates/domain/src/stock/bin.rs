//! Where parts lie.

use super::APPROVES;
use crate::ids::BinId;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional, required};
use crate::role::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BinKind {
    /// A place on a shelf: what lies there is issued.
    Shelf,
    /// 待检区: what came in and was not accepted yet.
    Quarantine,
    /// 退货区: what goes back to its supplier.
    Rejected,
    /// 旧件区: what came off cars, and is kept for a claim.
    OldParts,
}

impl BinKind {
    pub const ALL: [Self; 4] = [Self::Shelf, Self::Quarantine, Self::Rejected, Self::OldParts];

    /// Only from a shelf something is issued, sold or lent.
    pub const fn is_usable(self) -> bool {
        matches!(self, Self::Shelf)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Bin {
    pub id: BinId,
    /// What stands on the shelf, and what a scanner reads there.
    pub code: String,
    pub name: String,
    pub kind: BinKind,
    pub active: bool,
    pub version: i64,
}

impl Bin {
    /// As it is kept.
    ///
    /// # Errors
    /// `BadField` without a code, or for a text too long.
    pub fn checked(self) -> Result<Self, Refusal> {
        Ok(Self {
            code: required("bin_code", &self.code, MAX_NAME_LEN)?.to_uppercase(),
            name: optional("name", &self.name, MAX_NAME_LEN)?,
            ..self
        })
    }

    /// A shelf in use: only there what a list says of the stock is put, and only there a part has its place.
    pub const fn is_open_shelf(&self) -> bool {
        self.active && self.kind.is_usable()
    }

    /// Whether it may become what is wanted: what lies in it must not lie in the way.
    ///
    /// # Errors
    /// `BinHolds` where it is not empty and would be retired, or become another kind of place.
    pub fn check_change(&self, wanted: &Self, parts: i64) -> Result<(), Refusal> {
        let stays = wanted.active && wanted.kind == self.kind;
        if stays || parts == 0 {
            return Ok(());
        }
        Err(Refusal::BinHolds { code: self.code.clone(), parts })
    }

    /// Whether somebody may carry something from here to there.
    ///
    /// # Errors
    /// `BadField` for the same bin twice or one that is retired, `RoleMissing` where what waits for its
    /// inspection, or for its supplier, would be put on a shelf by somebody who may not.
    pub fn check_move(&self, to: &Self, roles: &[Role]) -> Result<(), Refusal> {
        if self.id == to.id {
            return Err(Refusal::bad("to_bin_id", FieldProblem::Taken));
        }
        if !to.active {
            return Err(Refusal::bad("to_bin_id", FieldProblem::Unknown));
        }
        let passes = !self.kind.is_usable() && to.kind.is_usable();
        if passes && !APPROVES.iter().any(|role| roles.contains(role)) {
            return Err(Refusal::RoleMissing { roles: APPROVES.to_vec() });
        }
        Ok(())
    }
}
