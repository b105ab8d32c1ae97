//! Every row of a file read as what it would become in this shop: the preview
//! throws the result away, the import writes it.

use super::shape::{Width, is_no_row, naming_only, width_of};
use super::table::{Row, Table};
use super::taken::Taken;
use super::{ImportKind, ImportRow, ImportWarning, customers, vehicles};
use crate::error::Result;
use chrono::{DateTime, NaiveDate, Utc};
use domain::customer::Customer;
use domain::ids::{CustomerId, ImportId};
use domain::vehicle::Vehicle;
use std::collections::HashMap;
use storage::{Reader, Writer};

pub enum Thing {
    Customer(Customer),
    /// With an owner whom the shop does not know yet.
    Vehicle(Box<Vehicle>, Option<vehicles::Owner>),
}

/// Owners that came in with their cars, so that the next car finds them.
pub type Owners = HashMap<vehicles::Owner, CustomerId>;

impl Thing {
    pub fn store(
        self,
        w: &Writer<'_>,
        import: ImportId,
        today: NaiveDate,
        owners: &mut Owners,
    ) -> Result<()> {
        match self {
            Self::Customer(mut customer) => {
                customer.import_id = Some(import);
                crate::customers::store(w, &mut customer)
            }
            Self::Vehicle(mut vehicle, owner) => {
                if let Some(owner) = owner {
                    vehicle.customer_id = Some(match owners.get(&owner) {
                        Some(known) => *known,
                        None => {
                            let mut customer = customers::owner_of_a_car(&owner, w.at());
                            customer.import_id = Some(import);
                            crate::customers::store(w, &mut customer)?;
                            owners.insert(owner, customer.id);
                            customer.id
                        }
                    });
                }
                vehicle.import_id = Some(import);
                crate::vehicles::store(w, &mut vehicle, today)
            }
        }
    }
}

/// Takes rows one by one, and knows those that went before.
pub struct Taking<'a> {
    kind: ImportKind,
    table: &'a Table,
    mapping: &'a [Option<String>],
    now: DateTime<Utc>,
    /// A row with something in it was seen.
    begun: bool,
    customers: customers::Seen,
    vehicles: vehicles::Seen,
    /// The rows there is something to say about.
    pub warned: Vec<ImportRow>,
    pub things: i64,
}

impl<'a> Taking<'a> {
    pub fn of(kind: ImportKind, table: &'a Table, mapping: &'a [Option<String>], now: DateTime<Utc>) -> Self {
        Self {
            kind,
            table,
            mapping,
            now,
            begun: false,
            customers: customers::Seen::new(),
            vehicles: vehicles::Seen::default(),
            warned: Vec::new(),
            things: 0,
        }
    }

    /// What the row becomes; a row with nothing in it becomes nothing.
    pub fn take(&mut self, r: &Reader<'_>, row: &Row) -> Result<Option<Thing>> {
        if row.is_blank() {
            self.warned.push(blank(row));
            return Ok(None);
        }
        let first = !std::mem::replace(&mut self.begun, true);
        if let Some(code) = is_no_row(row, self.table, first) {
            self.warned.push(shown(row, vec![left_out(code)]));
            return Ok(None);
        }
        let (joined, only, wide);
        let (read, mapping, remark) = match width_of(row, self.table, self.mapping) {
            Width::Fits => (row, self.mapping, None),
            Width::Joined { row, field, text } => {
                joined = row;
                (&joined, self.mapping, Some(("cells_joined", field, text)))
            }
            Width::TooWide { cells } => {
                only = naming_only(self.mapping);
                wide = row;
                (wide, only.as_slice(), Some(("more_cells", String::new(), cells)))
            }
        };
        let mut fields = Taken::new(&self.table.headers, mapping, read);
        if let Some((code, field, text)) = remark {
            fields.warn(code, &field, &text, "");
        }
        for remark in self.table.remarks_on(row.number) {
            let mapped = remark.column.and_then(|column| self.mapping.get(column)?.as_deref());
            fields.warn(remark.code, mapped.unwrap_or_default(), &remark.text, "");
        }
        let thing = match self.kind {
            ImportKind::Customers => Thing::Customer(customers::customer_of(
                &mut fields,
                row.number,
                &mut self.customers,
                r,
                self.now,
            )?),
            ImportKind::Vehicles => {
                let seen = &mut self.vehicles;
                let (vehicle, owner) = vehicles::vehicle_of(&mut fields, row.number, seen, r, self.now)?;
                Thing::Vehicle(Box::new(vehicle), owner)
            }
        };
        if !fields.warnings.is_empty() {
            let warnings = std::mem::take(&mut fields.warnings);
            self.warned.push(shown(row, warnings));
        }
        self.things += 1;
        Ok(Some(thing))
    }
}

pub fn shown(row: &Row, warnings: Vec<ImportWarning>) -> ImportRow {
    ImportRow { number: row.number, cells: row.cells.clone(), warnings }
}

/// Nothing stands in it: it is left out, and said so.
fn blank(row: &Row) -> ImportRow {
    shown(row, vec![left_out("empty_row")])
}

fn left_out(code: &str) -> ImportWarning {
    ImportWarning {
        code: code.to_owned(),
        field: String::new(),
        value: String::new(),
        suggestion: String::new(),
    }
}
