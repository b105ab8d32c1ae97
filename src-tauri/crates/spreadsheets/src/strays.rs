//! Cells that lie so far from all others that they are no part of the list: a
//! blank typed into the last row of a sheet would make it a million rows long.

use crate::rows::{Rows, cells_of};
use std::ops::RangeInclusive;

const EMPTY_ROWS: usize = 1_000;
const EMPTY_COLUMNS: usize = 64;
/// More cells than this are a list of their own and nothing that strayed.
pub const MAX_STRAYS: usize = 100;
/// A row of so many cells is a row of a list, and nobody's slip.
const ROW_OF_A_LIST: u32 = 2;

/// Which places, counted from 0, belong to the list.
pub struct ListArea {
    rows: Vec<RangeInclusive<usize>>,
    columns: Vec<RangeInclusive<usize>>,
}

impl ListArea {
    /// `None` when everything does.
    pub fn of(rows: &Rows) -> Option<Self> {
        let counts: Vec<u32> = (0..rows.ends.len()).map(|row| count(rows, row)).collect();
        let near_rows = blocks_to_keep(&counts, EMPTY_ROWS, ROW_OF_A_LIST);
        let mut columns = Vec::new();
        for row in near_rows.iter().flat_map(Clone::clone) {
            for (column, _) in filled(rows, row) {
                if columns.len() <= column {
                    columns.resize(column + 1, 0);
                }
                columns[column] += 1;
            }
        }
        let near_columns = blocks_to_keep(&columns, EMPTY_COLUMNS, u32::MAX);
        let near = Self { rows: near_rows, columns: near_columns };
        let kept = |kept: &[RangeInclusive<usize>], counts: &[u32]| {
            kept.iter().map(|block| counts[block.clone()].iter().sum::<u32>()).sum::<u32>()
                == counts.iter().sum::<u32>()
        };
        (!kept(&near.rows, &counts) || !kept(&near.columns, &columns)).then_some(near)
    }

    pub fn holds(&self, row: usize, column: usize) -> bool {
        let within = |blocks: &[RangeInclusive<usize>], place| blocks.iter().any(|b| b.contains(&place));
        within(&self.rows, row) && within(&self.columns, column)
    }
}

/// The cells of a row that say something, with their columns.
pub fn filled(rows: &Rows, row: usize) -> impl Iterator<Item = (usize, &str)> {
    cells_of(rows.text(row).unwrap_or_default()).enumerate().filter(|(_, text)| !text.is_empty())
}

/// Whether a place beyond everything a grid can hold is far from its last one.
pub fn is_far(place: usize, last: usize, column: bool) -> bool {
    place.saturating_sub(last) > if column { EMPTY_COLUMNS } else { EMPTY_ROWS }
}

fn count(rows: &Rows, row: usize) -> u32 {
    u32::try_from(filled(rows, row).count()).unwrap_or(u32::MAX)
}

/// The largest block between gaps is the list. Another that is not small either
/// is a part of it, whatever its distance; so is one with a place as full as
/// `fullest`.
fn blocks_to_keep(counts: &[u32], gap: usize, fullest: u32) -> Vec<RangeInclusive<usize>> {
    let mut blocks: Vec<(RangeInclusive<usize>, u64)> = Vec::new();
    for (place, cells) in counts.iter().enumerate().filter(|(_, cells)| **cells > 0) {
        match blocks.last_mut() {
            Some((block, sum)) if place - block.end() <= gap => {
                *block = *block.start()..=place;
                *sum += u64::from(*cells);
            }
            _ => blocks.push((place..=place, u64::from(*cells))),
        }
    }
    let main = blocks.iter().rev().max_by_key(|(_, cells)| *cells).map(|(block, _)| block.clone());
    let is_kept = |block: &RangeInclusive<usize>, cells: u64| {
        Some(block) == main.as_ref()
            || cells > MAX_STRAYS as u64
            || counts[block.clone()].iter().any(|cells| *cells >= fullest)
    };
    blocks.into_iter().filter(|(block, cells)| is_kept(block, *cells)).map(|(block, _)| block).collect()
}
