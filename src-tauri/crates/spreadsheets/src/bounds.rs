//! How much is read at most, and of which sheet.

/// The largest file a caller should hand in.
pub const MAX_FILE: usize = 20 << 20;
pub const MAX_ROWS: u32 = 200_000;
pub const MAX_COLUMNS: u32 = 256;
/// What a spreadsheet holds in one cell at most.
pub const MAX_CELL_LEN: usize = 32_767;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The sheet to read; without one it is the first visible one with rows.
    pub sheet: Option<String>,
}
