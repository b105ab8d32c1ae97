//! How a printer that is a little off is made good.

/// By how much a printer puts everything elsewhere than it should, made good on
/// the page: measured on its calibration page with a ruler.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Correction {
    /// To the right and down, in tenths of a millimetre.
    pub right: i32,
    pub down: i32,
    /// In thousandths of the true size, from the upper left corner.
    pub scale: i32,
}

impl Correction {
    pub const NONE: Self = Self { right: 0, down: 0, scale: 1000 };
}
