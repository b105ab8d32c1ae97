//! 快修: small work of the kinds the shop named, taken in, done, paid and handed back on one screen. Such an order
//! passes every stage of a visit by the rules of that stage. Here stands only what it may be made of, what is not
//! asked of a car whose owner stands beside it, and for whom the counter's word stands.

use crate::catalogue::{CatalogueItem, ItemId};
use crate::customer::Customer;
use crate::express_problem::ExpressProblem;
use crate::follow_up::FollowUp;
use crate::ids::ExpressKindId;
use crate::line_figures::LineFigures;
use crate::money::{Hours, Quantity};
use crate::person::Person;
use crate::plate::Plate;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, required};
use crate::role::Role;
use crate::shop::Settings;
use crate::warranty::{RepairKind, needs_certificate};
use crate::work_order::WorkOrder;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// More things than anybody does while the customer waits.
const MAX_EXPRESS_ITEMS: usize = 20;
/// Four tyres and what hangs on them; a fleet's cars come one by one.
pub const MAX_EXPRESS_TIMES: i64 = 20;

/// What a stranger is called until they say their name.
const STRANGER: &str = "散客";

/// A puncture, a bulb, a wash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExpressKind {
    pub id: ExpressKindId,
    pub name: String,
    pub repair_kind: RepairKind,
    /// What it is made of, once each: the lines an order of the kind begins with.
    pub express_items: Vec<ItemId>,
    pub active: bool,
    pub version: i64,
}

/// A thing of the price list, so many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ExpressLine {
    pub item: ItemId,
    pub times: i64,
}

impl ExpressKind {
    /// The kind as it is kept.
    ///
    /// # Errors
    /// `BadField` without a name or an item, for one named twice, or for more than anybody does at once; `Express` for
    /// work after which a certificate is due.
    pub fn checked(self) -> Result<Self, Refusal> {
        let name = required("name", &self.name, MAX_NAME_LEN)?;
        check_items(self.express_items.iter().copied())?;
        let kind = Self { name, ..self };
        kind.needs_no_certificate()?;
        Ok(kind)
    }

    fn refused(&self, problem: ExpressProblem) -> Refusal {
        Refusal::Express { problem, name: self.name.clone() }
    }

    fn needs_no_certificate(&self) -> Result<(), Refusal> {
        if needs_certificate(self.repair_kind) {
            return Err(self.refused(ExpressProblem::NeedsCertificate));
        }
        Ok(())
    }

    /// Whether these may be done as an order of the kind: its own work, and any part of the price list that is
    /// fitted with it. Other work is looked at by those whose work it is.
    ///
    /// # Errors
    /// `Express` for a kind the shop offers no more, for one after which a certificate is due, and for other work;
    /// `BadField` for no lines, one that stands twice, or so many times as nobody does at once.
    pub fn check_lines(&self, lines: &[ExpressLine]) -> Result<(), Refusal> {
        if !self.active {
            return Err(self.refused(ExpressProblem::Retired));
        }
        self.needs_no_certificate()?;
        check_items(lines.iter().map(|line| line.item))?;
        for line in lines {
            in_range("times", line.times, MAX_EXPRESS_TIMES)?;
            if line.times == 0 {
                return Err(Refusal::bad("times", FieldProblem::Empty));
            }
            if !matches!(line.item, ItemId::Part(_)) && !self.express_items.contains(&line.item) {
                return Err(self.refused(ExpressProblem::OtherWork));
            }
        }
        Ok(())
    }
}

fn check_items(items: impl Iterator<Item = ItemId>) -> Result<(), Refusal> {
    let mut seen: Vec<ItemId> = Vec::new();
    for item in items {
        if seen.contains(&item) {
            return Err(Refusal::bad("express_items", FieldProblem::Taken));
        }
        seen.push(item);
    }
    match seen.len() {
        0 => Err(Refusal::bad("express_items", FieldProblem::Empty)),
        1..=MAX_EXPRESS_ITEMS => Ok(()),
        _ => Err(Refusal::bad("express_items", FieldProblem::TooLarge)),
    }
}

impl ExpressLine {
    /// A line of the item at its list price.
    pub fn figures(&self, item: &CatalogueItem, settings: &Settings) -> LineFigures {
        let once = item.figures(settings);
        LineFigures {
            quantity: Quantity(once.quantity.0.saturating_mul(self.times)),
            hours: Hours(once.hours.0.saturating_mul(self.times)),
            ..once
        }
    }
}

/// Whether it is told who did it: among what is ordered is work that becomes a job, and a job is somebody's. A wash
/// that is sold by the piece, or a bulb over the counter, is nobody's.
pub fn needs_technician(items: &[CatalogueItem]) -> bool {
    items.iter().any(|item| item.kind.is_job())
}

/// Who speaks for the workshop on an express order: whoever stands at the counter, as if they sat there for the
/// foreman, the technician and the inspector as well. The shop gave them so much by naming the kind. The till's right
/// is nobody's but the own, and nobody passes their own work.
#[must_use]
pub fn at_the_workshops_seats(me: &Person) -> Person {
    let mut roles = me.roles.clone();
    for role in [Role::Foreman, Role::Technician, Role::Inspector] {
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Person { roles, ..me.clone() }
}

/// What a customer is called who said no name.
pub fn stranger_named(plate: Option<&Plate>) -> String {
    match plate {
        Some(plate) => format!("{STRANGER} {}", plate.shown()),
        None => STRANGER.to_owned(),
    }
}

/// Whether the customer is called afterwards. A stranger left no number, and a list of calls nobody can make hides
/// those that somebody can.
pub fn is_called(order: &WorkOrder, customer: &Customer) -> bool {
    [&order.brought_by_phone, &customer.phone, &customer.contact_phone].iter().any(|phone| !phone.is_empty())
}

impl FollowUp {
    /// Nobody is called: closed without an outcome, because there was no call.
    #[must_use]
    pub fn left_in_peace(self, now: DateTime<Utc>) -> Self {
        Self { closed_at: Some(now), ..self }
    }
}
