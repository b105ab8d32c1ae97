//! Every row of a file read as what it would become in this shop: the preview
//! throws the result away, the import writes it.

use super::row_reader::RowReader;
use super::shape::{Width, is_no_row, naming_only, width_of};
use super::table::{Row, Table};
use super::{ImportKind, ImportRow, ImportWarning, KnownRows, customers, known, vehicles};
use chrono::{DateTime, NaiveDate, Utc};
use domain::customer::Customer;
use domain::ids::{CustomerId, ImportId};
use domain::plate::Plate;
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use kernel::error::Result;
use serde_json::Value;
use std::collections::HashMap;
use storage::imports::ImportUpdate;
use storage::{Reader, Writer};

pub enum ImportedRecord {
    Customer(Customer),
    /// With an owner whom the shop does not know yet.
    Vehicle(Box<Vehicle>, Option<vehicles::Owner>),
    /// The shop knows it, and the list says this anew of it.
    News {
        entity: &'static str,
        id: i64,
        fields: known::Fields,
    },
}

/// Owners that came in with their cars, so that the next car finds them.
pub type Owners = HashMap<vehicles::Owner, CustomerId>;

impl ImportedRecord {
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
                crate::records::customers::store(w, &mut customer)
            }
            Self::Vehicle(mut vehicle, owner) => {
                if let Some(owner) = owner {
                    vehicle.customer_id = Some(match owners.get(&owner) {
                        Some(known) => *known,
                        None => {
                            let mut customer = customers::owner_of_a_car(&owner, w.at());
                            customer.import_id = Some(import);
                            crate::records::customers::store(w, &mut customer)?;
                            owners.insert(owner, customer.id);
                            customer.id
                        }
                    });
                }
                vehicle.import_id = Some(import);
                crate::records::vehicles::store(w, &mut vehicle, today)
            }
            // Written once everything is in: until then nobody sees any of it.
            Self::News { entity, id, fields } => {
                w.insert(&mut ImportUpdate {
                    id: 0,
                    import_id: import,
                    entity: entity.to_owned(),
                    entity_id: id,
                    after: Value::Object(fields),
                    before: Value::Object(known::Fields::new()),
                    row_version: 0,
                })?;
                Ok(())
            }
        }
    }
}

/// Takes rows one by one, and knows those that went before.
pub struct Importer<'a> {
    kind: ImportKind,
    known: KnownRows,
    table: &'a Table,
    mapping: &'a [Option<String>],
    now: DateTime<Utc>,
    /// The row before had nothing in it.
    after_blank: bool,
    /// A row with something in it was seen.
    begun: bool,
    customers: customers::EarlierRows,
    vehicles: vehicles::EarlierRows,
    /// The rows there is something to say about.
    pub warned: Vec<ImportRow>,
    /// So many are new to the shop, as far as they were asked to be.
    pub records: i64,
    /// So many the shop knows; of these are brought up to date, and left alone.
    pub known_rows: i64,
    pub updated: i64,
    pub skipped: i64,
}

impl<'a> Importer<'a> {
    pub fn of(
        (kind, known): (ImportKind, KnownRows),
        table: &'a Table,
        mapping: &'a [Option<String>],
        now: DateTime<Utc>,
    ) -> Self {
        Self {
            kind,
            known,
            table,
            mapping,
            now,
            after_blank: false,
            begun: false,
            customers: customers::EarlierRows::new(),
            vehicles: vehicles::EarlierRows::default(),
            warned: Vec::new(),
            records: 0,
            known_rows: 0,
            updated: 0,
            skipped: 0,
        }
    }

    /// What the row becomes; a row with nothing in it becomes nothing.
    pub fn read_row(&mut self, r: &Reader<'_>, row: &Row) -> Result<Option<ImportedRecord>> {
        let after_blank = std::mem::replace(&mut self.after_blank, row.is_blank());
        if row.is_blank() {
            // Of a gap of a thousand rows the first one tells enough.
            if !after_blank {
                self.warned.push(blank(row));
            }
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
        let mut fields = RowReader::new(&self.table.headers, mapping, read);
        if let Some((code, field, text)) = remark {
            fields.warn(code, &field, &text, "");
        }
        for remark in self.table.remarks_on(row.number) {
            let mapped = remark.column.and_then(|column| self.mapping.get(column)?.as_deref());
            fields.warn(remark.code, mapped.unwrap_or_default(), &remark.text, "");
        }
        let record = match self.kind {
            ImportKind::Customers => self.customer(&mut fields, row.number, r)?,
            ImportKind::Vehicles => self.vehicle(&mut fields, row.number, r)?,
        };
        if !fields.warnings.is_empty() {
            let warnings = std::mem::take(&mut fields.warnings);
            self.warned.push(shown(row, warnings));
        }
        match &record {
            Some(ImportedRecord::News { .. }) => self.updated += 1,
            Some(_) => self.records += 1,
            None => self.skipped += 1,
        }
        Ok(record)
    }

    fn customer(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let read = customers::customer_of(row, number, &mut self.customers, self.now)?;
        let Some(id) = known::customer(r, &read)? else { return Ok(Some(ImportedRecord::Customer(read))) };
        self.known_rows += 1;
        match self.known {
            KnownRows::New => {
                row.warn("duplicate_in_shop", "name", &read.name, "");
                Ok(Some(ImportedRecord::Customer(read)))
            }
            KnownRows::Skip => Ok(None),
            KnownRows::Update => {
                let fields = known::news_of_customer(row, &r.get(id.0)?, &read)?;
                Ok((!fields.is_empty()).then_some(ImportedRecord::News {
                    entity: "customer",
                    id: id.0,
                    fields,
                }))
            }
        }
    }

    fn vehicle(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let (read, owner) = vehicles::vehicle_of(row, number, &mut self.vehicles, r, self.now)?;
        let Some(id) = known::vehicle(r, &read)? else {
            return Ok(Some(ImportedRecord::Vehicle(Box::new(read), owner)));
        };
        self.known_rows += 1;
        if self.known == KnownRows::Skip {
            return Ok(None);
        }
        vehicles::warn_of_mileage(row, &read, id, r, self.now)?;
        if self.known == KnownRows::New {
            let named = read.plate.as_ref().map(Plate::as_str).or(read.vin.as_ref().map(Vin::as_str));
            row.warn("duplicate_in_shop", "plate", named.unwrap_or_default(), "");
            return Ok(Some(ImportedRecord::Vehicle(Box::new(read), owner)));
        }
        let known: Vehicle = r.get(id.0)?;
        // An owner nobody knows yet does not come in beside the car's own.
        if owner.is_some() && known.customer_id.is_some() {
            row.warn("owner_kept", "owner_name", row.raw("owner_name"), "");
        }
        let fields = known::news_of_vehicle(row, &known, &read)?;
        Ok((!fields.is_empty()).then_some(ImportedRecord::News { entity: "vehicle", id: id.0, fields }))
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
