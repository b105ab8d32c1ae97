//! The last look at a car that passed: when it is asked for, and who still has to give it.

use super::at_hand::VisitAtHand;
use crate::ids::InspectionId;
use crate::inspection::passed_final;
use crate::last_look::{LastLook, LookSide};
use crate::person::Person;
use crate::refusal::Refusal;
use crate::shop::Settings;
use crate::stage_codes::Stage;

impl VisitAtHand {
    /// Those who looked since the car passed: what was done to it later is looked at anew.
    pub fn looks_since_passed(&self) -> Vec<&LastLook> {
        let passed = passed_final(&self.inspections).map(|report| report.id);
        self.last_looks.iter().filter(|look| Some(look.inspection_id) == passed).collect()
    }

    /// The sides that still have to look. None where the shop does not ask for it, and at an express order, whose
    /// customer stood beside the car.
    pub fn last_look_open(&self, settings: &Settings) -> Vec<LookSide> {
        if !settings.last_look || self.order.express_kind_id.is_some() {
            return Vec::new();
        }
        let given = self.looks_since_passed();
        let is_open = |side: &LookSide| !given.iter().any(|look| look.side == *side);
        LookSide::ALL.into_iter().filter(is_open).collect()
    }

    /// After which inspection this person looks at the car, for this side.
    ///
    /// # Errors
    /// `RoleMissing`, `LastLookNotNow` where the shop does not ask for it, before the car passed, once it has gone and
    /// where this side looked already, and `LastLookByTwo` for who looked for the other side.
    pub fn check_last_look(
        &self,
        side: LookSide,
        settings: &Settings,
        me: &Person,
    ) -> Result<InspectionId, Refusal> {
        if !side.is_of(&me.roles) {
            return Err(Refusal::RoleMissing { roles: side.roles().to_vec() });
        }
        let stands = matches!(
            self.order.stage,
            Stage::Preparing | Stage::AwaitingSettlement | Stage::ReadyForDelivery
        );
        let passed = passed_final(&self.inspections).filter(|_| stands);
        let Some(report) = passed.filter(|_| self.last_look_open(settings).contains(&side)) else {
            return Err(Refusal::LastLookNotNow);
        };
        if self.looks_since_passed().iter().any(|look| look.person_id == me.id) {
            return Err(Refusal::LastLookByTwo { name: me.name.clone() });
        }
        Ok(report.id)
    }
}
