//! The bureau's own template, as somebody downloaded it: which of its sheets takes
//! what, and the rows that go into it.

use super::columns::{Column, Header};
use crate::sent::grid_of;
use domain::refusal::Refusal;
use domain::tax_invoice::batch::{BatchItem, BatchRow, rate_as_decimal};
use kernel::error::Result;
use spreadsheets::{Filled, FilledRow, FilledSheet, Unreadable, filled, visible_sheets};

/// One invoice's head, and its lines. Older templates have both in one sheet.
const BASIC: &[Column] = &[
    Column::Serial,
    Column::Kind,
    Column::TaxIncluded,
    Column::IsPerson,
    Column::Title,
    Column::BuyerTaxNumber,
    Column::Remark,
];
const ITEMS: &[Column] = &[
    Column::Serial,
    Column::ItemName,
    Column::TaxCode,
    Column::Specification,
    Column::Unit,
    Column::Quantity,
    Column::UnitPrice,
    Column::Amount,
    Column::Rate,
];

/// Without these nothing of ours can be told from the file.
const NEEDED_BASIC: &[Column] =
    &[Column::Serial, Column::Kind, Column::TaxIncluded, Column::Title, Column::BuyerTaxNumber];
const NEEDED_ITEMS: &[Column] =
    &[Column::Serial, Column::ItemName, Column::TaxCode, Column::Amount, Column::Rate];

struct Table {
    sheet: String,
    header: Header,
}

pub struct Template {
    basic: Table,
    items: Table,
}

fn refusal_of(why: Unreadable) -> Refusal {
    match why {
        Unreadable::OtherZip | Unreadable::Xlsb | Unreadable::Ods => Refusal::NoXlsx,
        other => Refusal::UnreadableFile { detail: other.code().to_owned() },
    }
}

/// # Errors
/// A file that is no workbook of today, that lacks a column, or that has rows of
/// somebody's in it already.
pub fn template_of(bytes: &[u8]) -> Result<Template> {
    let names = visible_sheets(bytes).map_err(refusal_of)?;
    let (mut basic, mut items) = (None, None);
    let mut blank = Vec::new();
    for name in names {
        let grid = match grid_of(bytes, Some(&name), |_| true)? {
            Ok(grid) => grid,
            // A sheet of the template may well be blank.
            Err(Unreadable::NoRows) => continue,
            Err(other) => return Err(refusal_of(other).into()),
        };
        let found = |columns: &[Column], needed: &[&[Column]]| {
            Header::of(&grid, columns, needed).map(|header| Table { sheet: name.clone(), header })
        };
        let basic_here = found(BASIC, &[&[Column::Serial], &[Column::Title]]);
        let items_here = found(ITEMS, &[&[Column::Serial], &[Column::ItemName]]);
        for (table, columns) in [(&basic_here, BASIC), (&items_here, ITEMS)] {
            if let Some(table) = table {
                let rows = grid.rows().skip(table.header.place + 1);
                let mut own = rows
                    .filter(|row| columns.iter().any(|column| !table.header.cell(row, *column).is_empty()));
                if let Some(row) = own.next() {
                    blank.push((name.clone(), row.number));
                }
            }
        }
        basic = basic.or(basic_here);
        items = items.or(items_here);
    }
    let missing = |column: Column| Refusal::TemplateColumnMissing { column: column.name().to_owned() };
    let basic: Table = basic.ok_or_else(|| missing(Column::Title))?;
    let items: Table = items.ok_or_else(|| missing(Column::ItemName))?;
    for (table, needed) in [(&basic, NEEDED_BASIC), (&items, NEEDED_ITEMS)] {
        if let Some(column) = needed.iter().find(|column| table.header.column(**column).is_none()) {
            return Err(missing(*column).into());
        }
    }
    if let Some((sheet, row)) =
        blank.into_iter().find(|(sheet, _)| *sheet == basic.sheet || *sheet == items.sheet)
    {
        return Err(Refusal::TemplateNotEmpty { sheet, row: i64::from(row) }.into());
    }
    if basic.sheet == items.sheet {
        let header = items.header.and(&basic.header);
        return Ok(Template { items: Table { header, ..items }, basic });
    }
    Ok(Template { basic, items })
}

fn yes(is: bool) -> &'static str {
    if is { "是" } else { "否" }
}

fn head_of(row: &BatchRow) -> Vec<(Column, Filled)> {
    let text = |text: &str| Filled::Text(text.to_owned());
    vec![
        (Column::Serial, text(&row.serial)),
        (Column::Kind, text(if row.is_special { "增值税专用发票" } else { "普通发票" })),
        // Prices of the shop carry their tax.
        (Column::TaxIncluded, text(yes(true))),
        (Column::IsPerson, text(yes(row.buyer.is_person))),
        (Column::Title, text(&row.buyer.title)),
        (Column::BuyerTaxNumber, text(&row.buyer.tax_number)),
        // By it the sheet is found again on the invoice itself.
        (Column::Remark, text(&row.serial)),
    ]
}

fn item_cells(row: &BatchRow, item: &BatchItem) -> Vec<(Column, Filled)> {
    let text = |text: &str| Filled::Text(text.to_owned());
    let mut cells = vec![
        (Column::Serial, text(&row.serial)),
        (Column::ItemName, text(&item.name)),
        (Column::TaxCode, text(&item.tax_code)),
        (Column::Specification, text(&item.specification)),
        (Column::Unit, text(&item.unit)),
        (Column::Amount, Filled::Number(item.amount.plain())),
    ];
    if let Some(rate) = item.rate {
        cells.push((Column::Rate, Filled::Number(rate_as_decimal(rate))));
    }
    if let Some((quantity, price)) = &item.quantity_and_price {
        cells.push((Column::Quantity, Filled::Number(quantity.clone())));
        cells.push((Column::UnitPrice, Filled::Number(price.plain())));
    }
    cells
}

impl Table {
    /// These cells in the places of their columns; what the template has no column
    /// for, and what is empty, is left out.
    fn placed(&self, offset: usize, cells: Vec<(Column, Filled)>) -> FilledRow {
        let place = |(column, value): (Column, Filled)| {
            let says_something = !matches!(&value, Filled::Text(text) if text.is_empty());
            let place = self.header.column(column).filter(|_| says_something)?;
            Some((u32::try_from(place).ok()?, value))
        };
        let number = self.header.row.saturating_add(1 + u32::try_from(offset).unwrap_or(u32::MAX - 1));
        FilledRow { number, cells: cells.into_iter().filter_map(place).collect() }
    }
}

impl Template {
    /// # Errors
    /// A file that is damaged where its rows go.
    pub fn filled(&self, bytes: &[u8], rows: &[BatchRow]) -> Result<Vec<u8>> {
        let items = rows.iter().flat_map(|row| row.items.iter().map(move |item| (row, item)));
        let together = self.basic.sheet == self.items.sheet;
        let with_head = |row: &BatchRow, item: &BatchItem| {
            let mut cells = item_cells(row, item);
            if together {
                cells.extend(head_of(row).into_iter().filter(|(column, _)| *column != Column::Serial));
            }
            cells
        };
        let items = items.enumerate().map(|(n, (row, item))| self.items.placed(n, with_head(row, item)));
        let mut sheets = vec![FilledSheet { name: self.items.sheet.clone(), rows: items.collect() }];
        if !together {
            let heads = rows.iter().enumerate().map(|(n, row)| self.basic.placed(n, head_of(row)));
            sheets.push(FilledSheet { name: self.basic.sheet.clone(), rows: heads.collect() });
        }
        Ok(filled(bytes, &sheets).map_err(refusal_of)?)
    }
}
