//! What the customer was told when booking, beside what the lines come to.

use crate::appointment::Appointment;
use crate::catalogue::ItemId;
use crate::folded::of_text;
use crate::line::Line;
use crate::money::Money;
use crate::operation::{PackagedWork, WorkPackage, package_called};
use crate::trade_words::plain;
use crate::work_order::totals::expected_total;
use serde::Serialize;
use ts_rs::TS;

/// What the customer was told when booking, beside what the lines come to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct BookedQuote {
    pub quoted: Option<Money>,
    /// How much more the lines come to than was told; less below zero.
    pub over: Money,
    /// What was asked for and stands in no line yet.
    pub unlisted: Vec<String>,
}

impl BookedQuote {
    /// Nothing to tell when nothing was quoted and everything stands in the lines. Of a package of work some of which
    /// stands there the rest is told by its own names.
    pub fn of(booking: &Appointment, lines: &[Line], packages: &[WorkPackage]) -> Option<Self> {
        let names: Vec<String> = lines.iter().map(|line| plain(&line.figures.name)).collect();
        let stands = |work: &PackagedWork| {
            let columns = ItemId::columns(work.item);
            let is_item = |line: &Line| (line.listed.labour_operation_id, line.listed.part_id) == columns;
            names.contains(&plain(&work.name)) || (work.item.is_some() && lines.iter().any(is_item))
        };
        let mut unlisted = Vec::new();
        for item in booking.items.iter().filter(|item| !names.contains(&plain(item))) {
            let works = package_called(item, packages).map(|package| package.works.as_slice());
            let works = works.unwrap_or_default();
            let open: Vec<&PackagedWork> = works.iter().filter(|&work| !stands(work)).collect();
            if open.len() == works.len() {
                unlisted.push(item.clone());
            } else {
                unlisted.extend(open.into_iter().map(|work| work.name.clone()));
            }
        }
        if booking.estimate.is_none() && unlisted.is_empty() {
            return None;
        }
        let over = booking.estimate.map_or(Money::ZERO, |quoted| expected_total(lines) - quoted);
        Some(Self { quoted: booking.estimate, over, unlisted })
    }
}

/// Whether what somebody wants done names this part: by its name as the workshop says it, or by its
/// number with blanks and dashes or without.
pub fn names_part(item: &str, code: &str, name: &str) -> bool {
    let (wanted, number) = (plain(item), of_text(code));
    !wanted.is_empty() && (wanted == plain(name) || (!number.is_empty() && of_text(item) == number))
}
