//! Where a printer is. Two computers of a shop may both have an "EPSON LQ-630K":
//! a name alone says nothing before it is known whose.

use crate::ids::StationId;
use crate::refusal::{MAX_NAME_LEN, Refusal, required};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct PrinterAddress {
    /// The station whose printer it is; none is the computer that keeps the shop.
    #[serde(default)]
    pub printer_at: Option<StationId>,
    /// What it is called there when something is sent to it.
    pub printer: String,
}

impl PrinterAddress {
    pub fn of(printer_at: Option<StationId>, printer: &str) -> Self {
        Self { printer_at, printer: printer.to_owned() }
    }

    /// Of the computer that keeps the shop.
    pub fn here(printer: &str) -> Self {
        Self::of(None, printer)
    }

    pub const fn is_here(&self) -> bool {
        self.printer_at.is_none()
    }

    /// As somebody wrote it.
    ///
    /// # Errors
    /// It names no printer, or one longer than any name.
    pub fn checked(self) -> Result<Self, Refusal> {
        let printer = required("printer", &self.printer, MAX_NAME_LEN)?;
        Ok(Self { printer, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::PrinterAddress;
    use crate::ids::StationId;

    #[test]
    fn a_name_is_one_printer_on_each_computer() {
        let (here, there) = (PrinterAddress::here("LQ"), PrinterAddress::of(Some(StationId(2)), "LQ"));
        assert_ne!(here, there);
        assert_ne!(there, PrinterAddress::of(Some(StationId(3)), "LQ"));
        assert!(here.is_here() && !there.is_here());
    }

    #[test]
    fn what_was_kept_by_its_name_is_the_hosts() {
        let known: PrinterAddress = serde_json::from_str(r#"{"printer":"LQ"}"#).expect("an address");
        assert_eq!(known, PrinterAddress::here("LQ"));
    }

    #[test]
    fn an_address_names_a_printer() {
        assert!(PrinterAddress::of(Some(StationId(2)), " ").checked().is_err());
        assert_eq!(PrinterAddress::here(" LQ ").checked(), Ok(PrinterAddress::here("LQ")));
    }
}
