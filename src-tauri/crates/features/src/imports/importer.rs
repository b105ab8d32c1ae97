//! Every row of a file read as what it would become in this shop: the preview
//! throws the result away, the import writes it.

use super::blocks::Blocks;
use super::known_parts::KnownParts;
use super::prices::Prices;
use super::row_reader::RowReader;
use super::shape::{Width, is_no_row, naming_only, width_of};
use super::stored::{Stored, later, new_operation};
use super::table::{Row, Table};
use super::{
    ImportKind, ImportRow, ImportWarning, KnownRows, customers, earlier_parts, known, operations, packages,
    parts, past_orders, suppliers, vehicles,
};
use chrono::{DateTime, NaiveDate, Utc};
use domain::customer::Customer;
use domain::folded::of_text;
use domain::ids::{ImportId, LabourOperationId, PartId};
use domain::line::LineKind;
use domain::operation::WorkPackage;
use domain::past_order::{PastOrder, PastOrderLine};
use domain::plate::Plate;
use domain::purchasing::Supplier;
use domain::vehicle::Vehicle;
use domain::vin::Vin;
use kernel::error::Result;
use kernel::host::Write;
use serde_json::Value;
use storage::Reader;

pub enum ImportedRecord {
    Customer(Box<Customer>),
    /// With an owner whom the shop does not know yet.
    Vehicle(Box<Vehicle>, Option<vehicles::Owner>),
    Part(Box<parts::PartRow>),
    /// A further row of a part that stands higher up in the list.
    MoreOfPart(Box<parts::PartRow>),
    Supplier(Box<Supplier>),
    Operation(Box<operations::OperationRow>),
    Package(Box<WorkPackage>),
    PastOrder(Box<PastOrder>),
    PastOrderLine(Box<PastOrderLine>),
    /// What the list says anew of an operation the shop has, and of its terms.
    OperationNews {
        id: LabourOperationId,
        fields: known::Fields,
        terms: known::Fields,
    },
    /// The shop knows it, and the list says this anew of it.
    News {
        entity: &'static str,
        id: i64,
        fields: known::Fields,
    },
    /// The same of a part, with what lies there of it.
    PartNews {
        id: PartId,
        fields: known::Fields,
        row: Box<parts::PartRow>,
    },
}

impl ImportedRecord {
    pub fn store(self, cx: &Write, import: ImportId, today: NaiveDate, stored: &mut Stored) -> Result<()> {
        match self {
            Self::Customer(mut customer) => {
                customer.import_id = Some(import);
                crate::records::customers::store(cx.w, &mut customer)
            }
            Self::Vehicle(mut vehicle, owner) => {
                if let Some(owner) = owner {
                    vehicle.customer_id = Some(stored.owner(cx, import, owner)?);
                }
                vehicle.import_id = Some(import);
                crate::records::vehicles::store(cx.w, &mut vehicle, today)
            }
            Self::Part(row) => stored.part(cx, import, &row),
            Self::MoreOfPart(row) => stored.more_of_part(cx, import, &row),
            Self::Supplier(supplier) => stored.new_supplier(cx, import, *supplier).map(|_| ()),
            Self::Operation(row) => new_operation(cx, import, &row),
            Self::Package(mut package) => {
                cx.w.insert(&mut *package)?;
                Ok(cx.w.package_came_in(package.id, import)?)
            }
            Self::PastOrder(mut order) => {
                order.import_id = import;
                cx.w.insert(&mut *order)?;
                Ok(())
            }
            Self::PastOrderLine(mut line) => {
                line.import_id = import;
                cx.w.insert(&mut *line)?;
                Ok(())
            }
            Self::OperationNews { id, fields, terms } => {
                if !fields.is_empty() {
                    later(cx, import, "labour_operation", id.0, Value::Object(fields))?;
                }
                if !terms.is_empty() {
                    later(cx, import, "operation_terms", id.0, Value::Object(terms))?;
                }
                Ok(())
            }
            // Written once everything is in: until then nobody sees any of it.
            Self::News { entity, id, fields } => later(cx, import, entity, id, Value::Object(fields)),
            Self::PartNews { id, fields, row } => stored.news_of_part(cx, import, id, fields, &row),
        }
    }
}

/// Takes rows one by one, and knows those that went before.
pub struct Importer<'a> {
    kind: ImportKind,
    pub(super) known: KnownRows,
    table: &'a Table,
    mapping: &'a [Option<String>],
    pub(super) now: DateTime<Utc>,
    /// The row before had nothing in it.
    after_blank: bool,
    /// A row with something in it was seen.
    begun: bool,
    customers: customers::EarlierRows,
    vehicles: vehicles::EarlierRows,
    pub(super) parts: earlier_parts::EarlierRows,
    suppliers: suppliers::EarlierRows,
    pub(super) operations: operations::EarlierRows,
    pub(super) packages: packages::EarlierRows,
    pub(super) past: past_orders::EarlierRows,
    /// What the shop has of parts, once a row asked for it.
    shelf: Option<KnownParts>,
    /// The day from which its prices hold: the one that was named, or the shop's own once a row asked.
    pub(super) prices_from: Option<NaiveDate>,
    /// What becomes of prices, where somebody looks at it.
    pub prices: Option<Prices>,
    blocks: Blocks,
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
            parts: earlier_parts::EarlierRows::new(),
            suppliers: suppliers::EarlierRows::new(),
            operations: operations::EarlierRows::default(),
            packages: packages::EarlierRows::new(),
            past: past_orders::EarlierRows::default(),
            shelf: None,
            prices_from: None,
            prices: None,
            blocks: if kind == ImportKind::Parts { Blocks::of(table, mapping) } else { Blocks::default() },
            warned: Vec::new(),
            records: 0,
            known_rows: 0,
            updated: 0,
            skipped: 0,
        }
    }

    /// Prices of parts the shop has hold from a day that is still to come.
    pub fn with_prices_from(self, day: Option<NaiveDate>) -> Self {
        Self { prices_from: day, ..self }
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
        let of_parts = self.kind == ImportKind::Parts;
        let is_none = is_no_row(row, self.table, first)
            .or_else(|| of_parts.then(|| parts::names_nothing(row, self.mapping)).flatten());
        if let Some(code) = is_none {
            self.warned.push(shown(row, vec![left_out(code)]));
            return Ok(None);
        }
        let (joined, only, wide);
        let (filled, carried) = match self.blocks.filled(row) {
            Some((filled, carried)) => (Some(filled), carried),
            None => (None, Vec::new()),
        };
        let whole = filled.as_ref().unwrap_or(row);
        let (read, mapping, remark) = match width_of(whole, self.table, self.mapping) {
            Width::Fits => (whole, self.mapping, None),
            Width::Joined { row, field, text } => {
                joined = row;
                (&joined, self.mapping, Some(("cells_joined", field, text)))
            }
            Width::TooWide { cells } => {
                only = naming_only(self.mapping);
                wide = whole;
                (wide, only.as_slice(), Some(("more_cells", String::new(), cells)))
            }
        };
        let mut fields = RowReader::new(&self.table.headers, mapping, read);
        if let Some((code, field, text)) = remark {
            fields.warn(code, &field, &text, "");
        }
        for (field, text) in &carried {
            fields.warn("carried_down", field, text, "");
        }
        for remark in self.table.remarks_on(row.number) {
            let mapped = remark.column.and_then(|column| self.mapping.get(column)?.as_deref());
            fields.warn(remark.code, mapped.unwrap_or_default(), &remark.text, "");
        }
        let record = match self.kind {
            ImportKind::Customers => self.customer(&mut fields, row.number, r)?,
            ImportKind::Vehicles => self.vehicle(&mut fields, row.number, r)?,
            ImportKind::Parts => self.part(&mut fields, row.number, r)?,
            ImportKind::Suppliers => self.supplier(&mut fields, row.number, r)?,
            ImportKind::Operations => self.operation(&mut fields, row.number, r)?,
            ImportKind::Packages => self.package(&mut fields, row.number, r)?,
            ImportKind::PastOrders => self.past_order(&mut fields, row.number, r)?,
            ImportKind::PastLabour => self.past_line(&mut fields, row.number, LineKind::Labour, r)?,
            ImportKind::PastParts => self.past_line(&mut fields, row.number, LineKind::Part, r)?,
        };
        if !fields.warnings.is_empty() {
            let warnings = std::mem::take(&mut fields.warnings);
            self.warned.push(shown(row, warnings));
        }
        match &record {
            Some(
                ImportedRecord::News { .. }
                | ImportedRecord::PartNews { .. }
                | ImportedRecord::OperationNews { .. },
            ) => self.updated += 1,
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
        let Some(id) = known::customer(r, &read)? else {
            return Ok(self.takes_new().then_some(ImportedRecord::Customer(Box::new(read))));
        };
        self.known_rows += 1;
        match self.known {
            KnownRows::New => {
                row.warn("duplicate_in_shop", "name", &read.name, "");
                Ok(Some(ImportedRecord::Customer(Box::new(read))))
            }
            KnownRows::Skip => Ok(None),
            KnownRows::Update | KnownRows::UpdateOnly => {
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
            return Ok(self.takes_new().then(|| ImportedRecord::Vehicle(Box::new(read), owner)));
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

    /// What the shop does not know comes in.
    pub(super) fn takes_new(&self) -> bool {
        self.known != KnownRows::UpdateOnly
    }

    pub(super) fn shelf(&mut self, r: &Reader<'_>) -> Result<&KnownParts> {
        if self.shelf.is_none() {
            self.shelf = Some(KnownParts::of(r)?);
        }
        let shelf: &KnownParts = self.shelf.get_or_insert_default();
        Ok(shelf)
    }

    fn supplier(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let read = suppliers::supplier_of(row, number);
        if suppliers::came_before(row, &read, number, &mut self.suppliers) {
            return Ok(None);
        }
        let Some(id) = self.shelf(r)?.suppliers.get(&of_text(&read.name)).copied() else {
            return Ok(self.takes_new().then(|| ImportedRecord::Supplier(Box::new(read))));
        };
        self.known_rows += 1;
        match self.known {
            KnownRows::New => {
                row.warn("duplicate_in_shop", "name", &read.name, "");
                Ok(Some(ImportedRecord::Supplier(Box::new(read))))
            }
            KnownRows::Skip => Ok(None),
            KnownRows::Update | KnownRows::UpdateOnly => {
                let fields = suppliers::news(row, &r.get(id.0)?, &read)?;
                Ok((!fields.is_empty()).then_some(ImportedRecord::News {
                    entity: "supplier",
                    id: id.0,
                    fields,
                }))
            }
        }
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
