//! The printers a station offers to the shop, as it announced them last: they
//! stay in the list while the station is away. How they stand just now is known
//! only while it is there.

use crate::ids::{StationId, StationPrintersId};
use crate::print_codes::PrinterStatus;
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, optional, required};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use ts_rs::TS;

/// No counter has more, and no station fills the file.
pub const MAX_PRINTERS: usize = 40;
const MAX_LEN: usize = 200;
const MAX_SIZES: usize = 20;
const MAX_REASONS: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StationPrinters {
    pub id: StationPrintersId,
    pub station_id: StationId,
    pub printers: Vec<StationPrinter>,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StationPrinter {
    /// What it is called when something is sent to it.
    pub printer: String,
    /// What a person wrote about it and where it stands; either may be empty.
    pub info: String,
    pub location: String,
    pub is_default: bool,
    /// Which of our sizes it takes, by their names.
    pub sizes: Vec<String>,
}

/// How a printer of a station stands just now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrinterStanding {
    pub printer: String,
    /// A station that was not updated yet says `stands`.
    #[serde(alias = "stands")]
    pub status: PrinterStatus,
    /// Why, in the keywords of RFC 8011 and in its own sentence.
    pub reasons: Vec<String>,
    pub message: String,
}

impl StationPrinters {
    pub fn none(station_id: StationId) -> Self {
        Self { id: StationPrintersId(0), station_id, printers: Vec::new(), version: 1 }
    }
}

/// What a station says of its printers, as far as a list bears it.
///
/// # Errors
/// Too many, two of one name, or a name longer than any.
pub fn checked_printers(printers: Vec<StationPrinter>) -> Result<Vec<StationPrinter>, Refusal> {
    let bad = |problem| Err(Refusal::bad("printers", problem));
    if printers.len() > MAX_PRINTERS || printers.iter().any(|one| one.sizes.len() > MAX_SIZES) {
        return bad(FieldProblem::TooLarge);
    }
    let mut names = BTreeSet::new();
    for one in &printers {
        // A name is sent to as it is: one that would be changed here would not be found there.
        if required("printer", &one.printer, MAX_NAME_LEN)? != one.printer {
            return bad(FieldProblem::Unknown);
        }
        optional("info", &one.info, MAX_LEN)?;
        optional("location", &one.location, MAX_LEN)?;
        if !names.insert(one.printer.as_str()) {
            return bad(FieldProblem::Unknown);
        }
    }
    Ok(printers)
}

/// Of what a station says beside, what is kept in mind.
#[must_use]
pub fn checked_standing(mut standing: Vec<PrinterStanding>) -> Vec<PrinterStanding> {
    let short = |text: &str| text.chars().take(MAX_LEN).collect::<String>();
    standing.truncate(MAX_PRINTERS);
    for one in &mut standing {
        one.reasons.truncate(MAX_REASONS);
        one.reasons = one.reasons.iter().map(|reason| short(reason)).collect();
        one.message = short(&one.message);
    }
    standing
}

#[cfg(test)]
mod tests {
    use super::{MAX_PRINTERS, PrinterStanding, StationPrinter, checked_printers, checked_standing};
    use crate::print_codes::PrinterStatus;

    fn named(printer: &str) -> StationPrinter {
        StationPrinter {
            printer: printer.to_owned(),
            info: String::new(),
            location: String::new(),
            is_default: false,
            sizes: vec!["A5".to_owned()],
        }
    }

    #[test]
    fn a_station_offers_as_many_printers_as_a_counter_has_each_by_a_name_of_its_own() {
        let many = |count: usize| (0..count).map(|number| named(&format!("LQ {number}"))).collect();
        assert!(checked_printers(vec![]).is_ok());
        assert!(checked_printers(many(MAX_PRINTERS)).is_ok());
        assert!(checked_printers(many(MAX_PRINTERS + 1)).is_err());
        assert!(checked_printers(vec![named("LQ"), named("LQ")]).is_err());
        for name in ["", " LQ", "LQ\n", &"长".repeat(500)] {
            assert!(checked_printers(vec![named(name)]).is_err(), "{name:?}");
        }
        let wordy = StationPrinter { info: "长".repeat(500), ..named("LQ") };
        assert!(checked_printers(vec![wordy]).is_err());
        let all_sizes = StationPrinter { sizes: vec!["A4".to_owned(); 1000], ..named("LQ") };
        assert!(checked_printers(vec![all_sizes]).is_err());
    }

    #[test]
    fn nobody_fills_the_memory_with_reasons() {
        let one = PrinterStanding {
            printer: "LQ".to_owned(),
            status: PrinterStatus::Stopped,
            reasons: vec!["x".repeat(900); 90],
            message: "y".repeat(900),
        };
        let sound = checked_standing(vec![one; 90]);
        let bytes = serde_json::to_string(&sound).expect("text").len();
        assert!(sound.len() == MAX_PRINTERS && bytes < 150_000, "{bytes}");
    }
}
