//! What each till collects just now, for the screen that faces its customer: its
//! page says it again and again, and nothing of it is in the file.

use chrono::{DateTime, Utc};
use domain::ids::SettlementId;
use domain::till_display::{Collecting, LOOKS, Till};
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

#[derive(Default)]
pub struct Tills(Mutex<BTreeMap<Till, AtTill>>);

#[derive(Default)]
struct AtTill {
    collecting: Option<Collecting>,
    /// When a screen asked last.
    looked: Option<DateTime<Utc>>,
}

impl Tills {
    fn known(&self) -> MutexGuard<'_, BTreeMap<Till, AtTill>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn collecting(&self, till: Till) -> Option<Collecting> {
        self.known().get(&till).and_then(|at| at.collecting.clone())
    }

    /// In the place of whatever it collected before.
    pub fn collects(&self, till: Till, collecting: Collecting) {
        self.known().entry(till).or_default().collecting = Some(collecting);
    }

    /// Another page of the till may have begun with another sheet: that one goes on.
    pub fn ends(&self, till: Till, sheet: SettlementId, now: DateTime<Utc>) {
        if let Some(AtTill { collecting: Some(collecting), .. }) = self.known().get_mut(&till)
            && collecting.settlement_id == sheet
        {
            collecting.end(now);
        }
    }

    pub fn is_looked_at(&self, till: Till, now: DateTime<Utc>) -> bool {
        let looked = self.known().get(&till).and_then(|at| at.looked);
        looked.is_some_and(|looked| (now - looked).abs() < LOOKS)
    }

    pub fn looks(&self, till: Till, now: DateTime<Utc>) {
        self.known().entry(till).or_default().looked = Some(now);
    }

    /// A restored file may have given the same number to another sheet.
    pub fn forget(&self) {
        self.known().clear();
    }
}
