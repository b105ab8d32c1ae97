//! Every row of a file read as what it would become in this shop: the preview
//! throws the result away, the import writes it.

use super::table::{Row, Table};
use super::taken::Taken;
use super::{ImportKind, ImportRow, ImportWarning, customers, vehicles};
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use domain::customer::Customer;
use domain::ids::ImportId;
use domain::vehicle::Vehicle;
use storage::{Reader, Writer};

pub enum Thing {
    Customer(Customer),
    Vehicle(Vehicle),
}

impl Thing {
    pub fn store(self, w: &Writer<'_>, import: ImportId, today: NaiveDate) -> Result<()> {
        match self {
            Self::Customer(mut customer) => {
                customer.import_id = Some(import);
                crate::customers::store(w, &mut customer)
            }
            Self::Vehicle(mut vehicle) => {
                vehicle.import_id = Some(import);
                crate::vehicles::store(w, &mut vehicle, today)
            }
        }
    }
}

/// What the rows become, and the rows there is something to say about.
#[derive(Default)]
pub struct TakenRows {
    pub things: Vec<Thing>,
    pub warned: Vec<ImportRow>,
}

pub fn read_rows(
    r: &Reader<'_>,
    kind: ImportKind,
    table: &Table,
    mapping: &[Option<String>],
    now: DateTime<Utc>,
    go_on: impl Fn() -> Result<()>,
) -> Result<TakenRows> {
    let mut taken = TakenRows::default();
    let (mut customers_seen, mut vehicles_seen) = (customers::Seen::new(), vehicles::Seen::new());
    for row in &table.rows {
        go_on()?;
        if row.is_blank() {
            taken.warned.push(blank(row));
            continue;
        }
        let mut fields = Taken::new(&table.headers, mapping, row);
        taken.things.push(match kind {
            ImportKind::Customers => {
                Thing::Customer(customers::customer_of(&mut fields, row.number, &mut customers_seen, r, now)?)
            }
            ImportKind::Vehicles => {
                Thing::Vehicle(vehicles::vehicle_of(&mut fields, row.number, &mut vehicles_seen, r, now)?)
            }
        });
        if !fields.warnings.is_empty() {
            taken.warned.push(shown(row, fields.warnings));
        }
    }
    Ok(taken)
}

pub fn shown(row: &Row, warnings: Vec<ImportWarning>) -> ImportRow {
    ImportRow { number: row.number, cells: row.cells.clone(), warnings }
}

/// Nothing stands in it: it is left out, and said so.
fn blank(row: &Row) -> ImportRow {
    let warning = ImportWarning {
        code: "empty_row".to_owned(),
        field: String::new(),
        value: String::new(),
        suggestion: String::new(),
    };
    shown(row, vec![warning])
}
