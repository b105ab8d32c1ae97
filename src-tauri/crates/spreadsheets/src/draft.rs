//! A grid while its cells are being found, in whatever order a file has them.

use crate::cell::cleaned;
use crate::grid::Grid;
use crate::progress::{Progress, RowCounter};
use crate::remark::{Remark, Remarks, place_name};
use crate::rows::Rows;
use crate::strays::{ListArea, MAX_STRAYS, filled, is_far};
use crate::unreadable::Unreadable;
use crate::{MAX_COLUMNS, MAX_ROWS};

#[derive(Default)]
pub struct Draft<'a> {
    rows: Rows,
    /// Cells that came after others behind them. Their texts stand in one
    /// string as well: a million small ones would cost far more than they say.
    late: Vec<Late>,
    late_text: String,
    /// Places beyond what a grid holds.
    far: Vec<(u32, u32)>,
    hidden: Vec<u32>,
    remarks: Remarks,
    first: u32,
    has_places: bool,
    counted: RowCounter<'a>,
}

struct Late {
    row: u32,
    column: u32,
    start: u32,
}

impl<'a> Draft<'a> {
    /// For cells that say where they stand: they can stand anywhere.
    pub fn of_sheet(progress: Progress<'a>) -> Self {
        Self { first: 1, has_places: true, counted: RowCounter::of(progress), ..Self::default() }
    }

    /// For rows that follow each other, the first of them under a number.
    pub fn of_lines(first: u32, progress: Progress<'a>) -> Self {
        Self { first, counted: RowCounter::of(progress), ..Self::default() }
    }

    /// Puts a text in its place, counted from 0.
    pub fn put(&mut self, row: u32, column: u32, text: &str) -> Result<(), Unreadable> {
        let text = cleaned(text)?;
        if text.is_empty() {
            return Ok(());
        }
        if row >= MAX_ROWS || column >= MAX_COLUMNS {
            return self.put_far(row, column);
        }
        self.counted.row(row);
        if !self.rows.put(row, column, &text)? {
            let start = u32::try_from(self.late_text.len()).map_err(|_| Unreadable::TooDemanding)?;
            self.late.push(Late { row, column, start });
            self.late_text.push_str(&text);
        }
        Ok(())
    }

    fn put_far(&mut self, row: u32, column: u32) -> Result<(), Unreadable> {
        self.far.push((row, column));
        if self.has_places && self.far.len() <= MAX_STRAYS { Ok(()) } else { Err(beyond(row)) }
    }

    pub fn remark(&mut self, remark: Remark) {
        self.remarks.add(remark);
    }

    /// The number of a row that is not shown, counted from 1.
    pub fn hide(&mut self, row: u32) {
        self.hidden.push(row);
    }

    /// Without rows when nothing in it says anything.
    pub fn finish(mut self, kind: &str) -> Result<Option<Grid>, Unreadable> {
        self.rows.finish()?;
        self.insert_late()?;
        self.take_strays_out()?;
        let mut hidden = self.hidden;
        hidden.sort_unstable();
        hidden.dedup();
        let first = self.first;
        hidden.retain(|number| {
            let place = number.checked_sub(first).map(|place| place as usize);
            place.and_then(|place| self.rows.text(place)).is_some_and(|text| !text.is_empty())
        });
        let mut remarks = self.remarks.into_list();
        if !hidden.is_empty() {
            remarks.insert(0, Remark::HiddenRows(hidden));
        }
        let grid =
            Grid { kind: kind.to_owned(), sheets: Vec::new(), sheet: None, remarks, first, rows: self.rows };
        Ok((!grid.is_empty()).then_some(grid))
    }

    /// Writes all rows anew, the late cells in their places. The last one to
    /// come for a place is the one that counts.
    fn insert_late(&mut self) -> Result<(), Unreadable> {
        if self.late.is_empty() {
            return Ok(());
        }
        let mut late: Vec<(u32, u32, &str)> = Vec::with_capacity(self.late.len());
        for (place, cell) in self.late.iter().enumerate() {
            let end = self.late.get(place + 1).map_or(self.late_text.len(), |next| next.start as usize);
            let text = self.late_text.get(cell.start as usize..end).unwrap_or_default();
            late.push((cell.row, cell.column, text));
        }
        late.sort_by_key(|(row, column, _)| (*row, *column));
        let mut late = late.into_iter().peekable();
        let mut anew = Rows::default();
        for row in 0..self.rows.ends.len() {
            let number = u32::try_from(row).unwrap_or(u32::MAX);
            for (column, text) in filled(&self.rows, row) {
                let column = u32::try_from(column).unwrap_or(u32::MAX);
                let mut own = Some(text);
                while let Some((r, c, text)) = late.next_if(|(r, c, _)| (*r, *c) <= (number, column)) {
                    if (r, c) == (number, column) {
                        own = Some(text);
                    } else if late.peek().is_none_or(|(row, column, _)| (*row, *column) != (r, c)) {
                        anew.put(r, c, text)?;
                    }
                }
                if let Some(text) = own {
                    anew.put(number, column, text)?;
                }
            }
        }
        while let Some((row, column, text)) = late.next() {
            if late.peek().is_none_or(|(r, c, _)| (*r, *c) != (row, column)) {
                anew.put(row, column, text)?;
            }
        }
        anew.finish()?;
        self.rows = anew;
        (self.late, self.late_text) = (Vec::new(), String::new());
        Ok(())
    }

    fn take_strays_out(&mut self) -> Result<(), Unreadable> {
        if !self.has_places {
            return Ok(());
        }
        let mut places = Vec::new();
        if let Some(near) = ListArea::of(&self.rows) {
            let mut anew = Rows::default();
            for row in 0..self.rows.ends.len() {
                for (column, text) in filled(&self.rows, row) {
                    let at = (u32::try_from(row).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(0));
                    if near.holds(row, column) {
                        anew.put(at.0, at.1, text)?;
                    } else {
                        places.push(at);
                    }
                }
            }
            anew.finish()?;
            self.rows = anew;
        }
        if !self.far.is_empty() {
            let last_row = self.rows.ends.len().saturating_sub(1);
            let last_column = (0..self.rows.ends.len()).flat_map(|row| filled(&self.rows, row).last());
            let last_column = last_column.map(|(column, _)| column).max().unwrap_or(0);
            for (row, column) in &self.far {
                let far = (*row >= MAX_ROWS && is_far(*row as usize, last_row, false))
                    || (*column >= MAX_COLUMNS && is_far(*column as usize, last_column, true));
                if !far {
                    return Err(beyond(*row));
                }
            }
            places.append(&mut self.far);
        }
        places.sort_unstable();
        if !places.is_empty() {
            let places = places.into_iter().map(|(row, column)| place_name(row, column)).collect();
            self.remarks.add(Remark::StrayCells { places });
        }
        Ok(())
    }
}

fn beyond(row: u32) -> Unreadable {
    if row >= MAX_ROWS { Unreadable::TooManyRows } else { Unreadable::TooManyColumns }
}
