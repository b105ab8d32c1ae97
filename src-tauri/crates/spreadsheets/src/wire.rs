//! A grid on its way from the process that read it: lengths first, so that
//! neither side keeps it twice.

use crate::grid::Grid;
use crate::remark::Remark;
use crate::rows::Rows;
use crate::unreadable::Unreadable;
use crate::{MAX_COLUMNS, MAX_FILE, MAX_ROWS};
use serde::{Deserialize, Serialize};
use std::io::{self, Read, Write};

/// No head is longer: sheets, remarks and the numbers of hidden rows.
const MAX_HEAD_LEN: usize = 32 << 20;
/// A text of the largest file may grow by half, and a byte stands between cells.
const MAX_CELLS: usize = 4 * MAX_FILE + (MAX_ROWS * MAX_COLUMNS) as usize;

#[derive(Serialize, Deserialize)]
enum Head {
    /// It is still being read, so far.
    Reading {
        rows: u32,
    },
    Grid {
        kind: String,
        sheets: Vec<String>,
        sheet: Option<String>,
        first: u32,
        remarks: Vec<Remark>,
    },
    Unreadable {
        code: String,
    },
}

pub struct Question {
    pub sheet: Option<String>,
    pub bytes: Vec<u8>,
}

pub(crate) fn write_question(to: &mut impl Write, sheet: Option<&str>, bytes: &[u8]) -> io::Result<()> {
    write_block(to, &serde_json::to_vec(&sheet)?)?;
    write_block(to, bytes)?;
    to.flush()
}

pub(crate) fn read_question(from: &mut impl Read) -> io::Result<Question> {
    let sheet = serde_json::from_slice(&read_block(from, MAX_HEAD_LEN)?)?;
    Ok(Question { sheet, bytes: read_block(from, MAX_FILE + 1)? })
}

pub(crate) fn write_answer(to: &mut impl Write, answer: Result<Grid, Unreadable>) -> io::Result<()> {
    let (head, rows) = match answer {
        Ok(Grid { kind, sheets, sheet, remarks, first, rows }) => {
            (Head::Grid { kind, sheets, sheet, first, remarks }, rows)
        }
        Err(why) => (Head::Unreadable { code: why.code().to_owned() }, Rows::default()),
    };
    write_block(to, &serde_json::to_vec(&head)?)?;
    write_length(to, rows.ends.len())?;
    for end in &rows.ends {
        to.write_all(&end.to_le_bytes())?;
    }
    write_block(to, rows.cells.as_bytes())?;
    to.flush()
}

/// So many rows are read, and more to come.
pub(crate) fn write_progress(to: &mut impl Write, rows: u32) -> io::Result<()> {
    write_block(to, &serde_json::to_vec(&Head::Reading { rows })?)?;
    to.flush()
}

/// `None` for an answer that no reader gives: it ended before it was through.
pub(crate) fn read_answer(from: &mut impl Read, progress: impl Fn(u32)) -> Option<Result<Grid, Unreadable>> {
    let head = loop {
        match serde_json::from_slice(&read_block(from, MAX_HEAD_LEN).ok()?).ok()? {
            Head::Reading { rows } => progress(rows),
            head => break head,
        }
    };
    let count = read_length(from, MAX_ROWS as usize).ok()?;
    let mut ends = Vec::with_capacity(count);
    for _ in 0..count {
        let mut end = [0; 4];
        from.read_exact(&mut end).ok()?;
        ends.push(u32::from_le_bytes(end));
    }
    let cells = String::from_utf8(read_block(from, MAX_CELLS).ok()?).ok()?;
    let (kind, sheets, sheet, first, remarks) = match head {
        Head::Grid { kind, sheets, sheet, first, remarks } => (kind, sheets, sheet, first, remarks),
        Head::Unreadable { code } => return Unreadable::of_code(&code).map(Err),
        Head::Reading { .. } => return None,
    };
    let in_order = ends.is_sorted() && ends.last().is_none_or(|end| *end as usize == cells.len());
    let whole = in_order && ends.iter().all(|end| cells.is_char_boundary(*end as usize));
    let mut rows = Rows::default();
    (rows.cells, rows.ends) = (cells, ends);
    whole.then_some(Ok(Grid { kind, sheets, sheet, remarks, first, rows }))
}

fn write_length(to: &mut impl Write, length: usize) -> io::Result<()> {
    let length = u32::try_from(length).map_err(|_| io::ErrorKind::InvalidData)?;
    to.write_all(&length.to_le_bytes())
}

fn write_block(to: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    write_length(to, bytes.len())?;
    to.write_all(bytes)
}

fn read_length(from: &mut impl Read, max_len: usize) -> io::Result<usize> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length) as usize;
    if length > max_len { Err(io::ErrorKind::InvalidData.into()) } else { Ok(length) }
}

fn read_block(from: &mut impl Read, max_len: usize) -> io::Result<Vec<u8>> {
    let length = read_length(from, max_len)?;
    let mut bytes = vec![0; length];
    from.read_exact(&mut bytes)?;
    Ok(bytes)
}
