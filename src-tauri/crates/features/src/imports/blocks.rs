//! Columns that say something once for a block of rows: the make stands in the first row of cells
//! that were merged, and the rows below it are empty.

use super::table::{Row, Table};

/// A list of parts is written so by its brand, its supplier or its shelf.
const MAY_BE_BLOCKS: [&str; 3] = ["brand", "supplier", "bin"];

/// What is carried down, column by column.
#[derive(Default)]
pub struct Blocks {
    /// Each with what its block said last.
    columns: Vec<(usize, String, String)>,
}

impl Blocks {
    /// A column is written in blocks when its first row says something, each says it once, and more
    /// rows are empty than say anything. Where a value stands in two rows one after the other,
    /// empty means empty.
    pub fn of(table: &Table, mapping: &[Option<String>]) -> Self {
        let mut columns = Vec::new();
        for (place, field) in mapping.iter().enumerate() {
            let Some(field) = field.as_deref().filter(|field| MAY_BE_BLOCKS.contains(field)) else {
                continue;
            };
            if is_in_blocks(table, place) {
                columns.push((place, field.to_owned(), String::new()));
            }
        }
        Self { columns }
    }

    /// The row with what its blocks say, and what was carried into it: fields and texts.
    pub fn filled(&mut self, row: &Row) -> Option<(Row, Vec<(String, String)>)> {
        let mut cells = None;
        let mut carried = Vec::new();
        for (place, field, last) in &mut self.columns {
            match row.cells.get(*place).map(String::as_str) {
                Some("") if !last.is_empty() => {
                    cells.get_or_insert_with(|| row.cells.clone())[*place].clone_from(last);
                    carried.push((field.clone(), last.clone()));
                }
                Some(text) if !text.is_empty() => text.clone_into(last),
                _ => {}
            }
        }
        cells.map(|cells| (Row { number: row.number, cells }, carried))
    }
}

fn is_in_blocks(table: &Table, place: usize) -> bool {
    let (mut filled, mut empty) = (0_usize, 0_usize);
    let mut before = String::new();
    for row in table.rows().filter(|row| !row.is_blank()) {
        let text = row.cells.get(place).map_or("", String::as_str);
        if text.is_empty() {
            if filled == 0 {
                return false;
            }
            empty += 1;
        } else {
            if text == before {
                return false;
            }
            filled += 1;
        }
        before = text.to_owned();
    }
    filled > 0 && empty >= filled
}

#[cfg(test)]
mod tests {
    use super::{Blocks, Row, Table};
    use spreadsheets::{Options, read};

    fn carried(csv: &str) -> Vec<String> {
        let grid = read(csv.as_bytes(), &Options { sheet: None }).expect("a table");
        let table = Table::of(grid, |name| ["品牌", "名称"].contains(&name)).expect("a header");
        let mapping = [Some("brand".to_owned()), Some("name".to_owned())];
        let mut blocks = Blocks::of(&table, &mapping);
        let rows: Vec<Row> = table.rows().collect();
        rows.iter()
            .map(|row| blocks.filled(row).map_or(row.cells[0].clone(), |(row, _)| row.cells[0].clone()))
            .collect()
    }

    #[test]
    fn a_make_is_carried_down_its_block_and_nowhere_else() {
        assert_eq!(
            carried("品牌,名称\n曼牌,甲\n,乙\n,丙\n马勒,丁\n,戊\n"),
            ["曼牌", "曼牌", "曼牌", "马勒", "马勒"]
        );
        assert_eq!(carried("品牌,名称\n曼牌,甲\n曼牌,乙\n,丙\n,丁\n"), ["曼牌", "曼牌", "", ""]);
        assert_eq!(carried("品牌,名称\n,甲\n曼牌,乙\n,丙\n"), ["", "曼牌", ""]);
        assert_eq!(carried("品牌,名称\n曼牌,甲\n马勒,乙\n博世,丙\n,丁\n"), ["曼牌", "马勒", "博世", ""]);
    }
}
