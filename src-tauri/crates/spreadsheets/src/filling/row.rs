//! What is put into a sheet.

/// What stands in one cell afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filled {
    Text(String),
    /// In plain digits: `-12.50`.
    Number(String),
}

/// One row: its number as a spreadsheet counts, and its cells by columns counted
/// from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilledRow {
    pub number: u32,
    pub cells: Vec<(u32, Filled)>,
}
