//! A table as text: a row of names, then a row for each booking; by commas, semicolons or tabs, as it was
//! exported or copied out of a sheet.

use super::row::Named;

/// None without a row of names above at least one other.
pub(super) fn rows(text: &str) -> Option<Vec<Named>> {
    let first = text.lines().next()?;
    let most = |mark: &char| first.matches(*mark).count();
    let mark = ['\t', ',', ';', '，'].into_iter().max_by_key(most).filter(|mark| most(mark) > 0)?;
    let mut lines = cells(text, mark).into_iter();
    let names = lines.next()?;
    let rows: Vec<Named> = lines
        .filter(|row| row.iter().any(|cell| !cell.trim().is_empty()))
        .map(|row| names.iter().cloned().zip(row).collect())
        .collect();
    Some(rows)
}

/// A cell in quotes may hold marks, ends of lines and, doubled, quotes.
fn cells(text: &str, mark: char) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted || cell.is_empty() => quoted = !quoted,
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter if letter == mark && !quoted => row.push(std::mem::take(&mut cell)),
            letter => cell.push(letter),
        }
    }
    row.push(cell);
    rows.push(row);
    rows
}
