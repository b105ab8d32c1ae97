//! How a printer has to be corrected: measured once on its calibration page with
//! a ruler, and made good on every paper since.

use crate::ids::PrinterCorrectionId;
use crate::printer_address::PrinterAddress;
use crate::refusal::{FieldProblem, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What is further off is no tray that sits a little askew: the size is wrong.
const MAX_SHIFT: i64 = 200;
const SCALES: std::ops::RangeInclusive<i64> = 950..=1050;
const TRUE_SIZE: i64 = 1000;
/// No sheet of a shop is longer than a metre, in tenths of a millimetre.
pub const MAX_LENGTH: i64 = 10_000;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PrinterCorrection {
    pub id: PrinterCorrectionId,
    #[serde(flatten)]
    pub address: PrinterAddress,
    /// To the right and down, in tenths of a millimetre.
    pub rightward: i64,
    pub downward: i64,
    /// In thousandths of the true size.
    pub scale: i64,
    pub version: i64,
}

/// Where two lines and a length of the page should be and where they are, in
/// tenths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    pub left: (i64, i64),
    pub top: (i64, i64),
    pub length: (i64, i64),
}

impl PrinterCorrection {
    pub fn none(address: &PrinterAddress) -> Self {
        let (id, address) = (PrinterCorrectionId(0), address.clone());
        Self { id, address, rightward: 0, downward: 0, scale: TRUE_SIZE, version: 1 }
    }

    pub fn is_none(&self) -> bool {
        (self.rightward, self.downward, self.scale) == (0, 0, TRUE_SIZE)
    }

    /// The printer puts `p` to `a · p + b`; corrected it is handed `p / a − b / a`
    /// and puts that to `p`.
    ///
    /// # Errors
    /// Further off than any printer is: measured wrongly, or printed on another size.
    pub fn measured(self, found: &Measured) -> Result<Self, Refusal> {
        let wrong = |field: &str| Refusal::bad(field, FieldProblem::Unknown);
        let (wanted, length) = found.length;
        let sound = |is: i64| (0..=MAX_LENGTH).contains(&is);
        let scale = if sound(length) && length > 0 { rounded(wanted * TRUE_SIZE, length) } else { 0 };
        if !SCALES.contains(&scale) {
            return Err(wrong("length"));
        }
        let moved = |field: &str, (should, is): (i64, i64)| {
            let by = if sound(is) { should - rounded(is * wanted, length) } else { i64::MAX };
            if (-MAX_SHIFT..=MAX_SHIFT).contains(&by) { Ok(by) } else { Err(wrong(field)) }
        };
        let (rightward, downward) = (moved("left", found.left)?, moved("top", found.top)?);
        Ok(Self { rightward, downward, scale, ..self })
    }
}

/// To the nearest, halves away from zero; the divisor is above zero.
fn rounded(of: i64, by: i64) -> i64 {
    (2 * of + by * of.signum()) / (2 * by)
}

#[cfg(test)]
mod tests {
    use super::{Measured, PrinterCorrection};
    use crate::printer_address::PrinterAddress;

    fn put_right(left: i64, top: i64, length: i64) -> Result<(i64, i64, i64), crate::refusal::Refusal> {
        let found = Measured { left: (300, left), top: (600, top), length: (1500, length) };
        PrinterCorrection::none(&PrinterAddress::here("Dot"))
            .measured(&found)
            .map(|is| (is.rightward, is.downward, is.scale))
    }

    #[test]
    fn what_was_measured_comes_out_where_it_should() {
        assert_eq!(put_right(300, 600, 1500), Ok((0, 0, 1000)));
        assert_eq!(put_right(312, 575, 1500), Ok((-12, 25, 1000)));
        // Everything one per cent too large from the corner: nothing but the scale is wrong.
        assert_eq!(put_right(303, 606, 1515), Ok((0, 0, 990)));
        for (left, top, length) in [(280, 630, 1480), (345, 600, 1530), (300, 520, 1500)] {
            let (right, down, scale) = put_right(left, top, length).expect("a printer like many");
            // By how much the printer misses with the corrected place, in tenths
            // times 1500 (its stretch) times 1000 (the scale).
            let missed = |should: i64, is: i64, by: i64| {
                let printed = (should * scale + by * 1000) * length + (is * 1500 - length * should) * 1000;
                (printed - should * 1_500_000).abs()
            };
            assert!(missed(300, left, right) < 1_800_000, "{left} {right} {scale}");
            assert!(missed(600, top, down) < 1_800_000, "{top} {down} {scale}");
        }
    }

    #[test]
    fn what_no_printer_does_is_refused() {
        for (left, top, length, field) in [
            (300, 600, 0, "length"),
            (300, 600, -1500, "length"),
            // A4 shrunk onto Letter: the size is wrong, not the tray.
            (300, 600, 1275, "length"),
            (300, 600, i64::MAX, "length"),
            (600, 600, 1500, "left"),
            (-1, 600, 1500, "left"),
            (i64::MIN, 600, 1500, "left"),
            (300, 100, 1500, "top"),
        ] {
            let refused = put_right(left, top, length).expect_err("too far off");
            let said = serde_json::to_string(&refused).expect("text");
            assert!(said.contains(field), "{left} {top} {length}: {said}");
        }
    }
}
