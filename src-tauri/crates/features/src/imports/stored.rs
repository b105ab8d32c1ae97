//! What a row became, written into the shop; and what the rows before it brought along, so that the
//! next row finds its owner, its part, its supplier and its bin.

use super::known::Fields;
use super::opening;
use super::operations::OperationRow;
use super::parts::{Opening, PartRow};
use super::{customers, suppliers, vehicles};
use crate::stock::prices::keep_from;
use chrono::NaiveDate;
use domain::catalogue::{CatalogueItem, ItemId, Part};
use domain::folded::of_text;
use domain::ids::{BinId, CustomerId, ImportId, PartId, SupplierId};
use domain::line::LineKind;
use domain::money::Hours;
use domain::part_number::{TypedNumber, numbers_kept};
use domain::part_price::PriceClass;
use domain::purchasing::Supplier;
use domain::stock::{Bin, BinKind};
use domain::stock_terms::StockTerms;
use kernel::error::{Error, Result};
use kernel::host::Write;
use serde_json::Value;
use std::collections::HashMap;
use storage::Writer;
use storage::imports::ImportUpdate;

/// Where a list says nothing of bins and the shop has none.
const ONLY_BIN: &str = "主库";

/// What came in up to here.
#[derive(Default)]
pub struct Stored {
    owners: HashMap<vehicles::Owner, CustomerId>,
    parts: HashMap<String, PartId>,
    suppliers: HashMap<String, SupplierId>,
    bins: HashMap<String, BinId>,
    /// The day from which prices of parts the shop has hold, where it is still to come.
    prices_from: Option<NaiveDate>,
}

impl Stored {
    pub fn with_prices_from(day: Option<NaiveDate>) -> Self {
        Self { prices_from: day, ..Self::default() }
    }

    pub fn owner(&mut self, cx: &Write, import: ImportId, owner: vehicles::Owner) -> Result<CustomerId> {
        if let Some(known) = self.owners.get(&owner) {
            return Ok(*known);
        }
        let mut customer = customers::owner_of_a_car(&owner, cx.w.at());
        customer.import_id = Some(import);
        crate::records::customers::store(cx.w, &mut customer)?;
        self.owners.insert(owner, customer.id);
        Ok(customer.id)
    }

    pub fn part(&mut self, cx: &Write, import: ImportId, row: &PartRow) -> Result<()> {
        let stock = StockTerms {
            supplier_id: self.supplier(cx, import, &row.supplier)?,
            bin_id: self.bin_named(cx, import, &row.bin)?,
            minimum: row.minimum.unwrap_or_default(),
            reorder_point: row.reorder_point.unwrap_or_default(),
            maximum: row.maximum.unwrap_or_default(),
            shelf_life_days: row.shelf_life_days.unwrap_or_default(),
            fits: row.fits.clone(),
            ..StockTerms::default()
        };
        let mut item = CatalogueItem {
            id: ItemId::none_yet(LineKind::Part),
            kind: LineKind::Part,
            terms: row.terms(),
            hours: Hours::ZERO,
            grade: row.grade,
            stock: Some(stock),
            // Nobody is offered it until all of the list is there.
            active: false,
            version: 1,
        }
        .checked()?;
        cx.w.insert_catalogue_item(&mut item)?;
        let ItemId::Part(id) = item.id else {
            return Err(Error::Fault("a part that is none was written".to_owned()));
        };
        cx.w.part_came_in(id, import)?;
        if !row.numbers.is_empty() {
            cx.w.keep_part_numbers(id, numbers_kept(id, &row.code, &row.numbers)?)?;
        }
        for (class, price) in &row.class_prices {
            keep_from(cx, id, *class, *price, cx.today()?)?;
        }
        self.parts.insert(row.key.clone(), id);
        if let Some(opening) = &row.opening {
            let bin = self.bin(cx, import, opening, item.stock.as_ref().and_then(|stock| stock.bin_id))?;
            opening::put_in(cx, import, id, bin, opening)?;
        }
        Ok(())
    }

    /// A further row of a part that came in before: what lies there elsewhere, and what the first
    /// row left empty.
    pub fn more_of_part(&mut self, cx: &Write, import: ImportId, row: &PartRow) -> Result<()> {
        let Some(id) = self.parts.get(&row.key).copied() else { return self.part(cx, import, row) };
        let mut item = cx.w.catalogue_item(ItemId::Part(id))?;
        let before = item.clone();
        let read = row.terms();
        for (has, said) in [
            (&mut item.terms.brand, read.brand),
            (&mut item.terms.specification, read.specification),
            (&mut item.terms.unit, read.unit),
        ] {
            if has.is_empty() {
                *has = said;
            }
        }
        for (has, said) in [(&mut item.terms.unit_price, read.unit_price), (&mut item.terms.cost, read.cost)]
        {
            if has.is_zero() {
                *has = said;
            }
        }
        if let Some(stock) = &mut item.stock {
            if stock.supplier_id.is_none() {
                stock.supplier_id = self.supplier(cx, import, &row.supplier)?;
            }
            if stock.bin_id.is_none() {
                stock.bin_id = self.bin_named(cx, import, &row.bin)?;
            }
            if stock.fits.is_empty() {
                stock.fits.clone_from(&row.fits);
            }
            if stock.minimum.is_zero() && stock.maximum.is_zero() && stock.reorder_point.is_zero() {
                stock.minimum = row.minimum.unwrap_or_default();
                stock.reorder_point = row.reorder_point.unwrap_or_default();
                stock.maximum = row.maximum.unwrap_or_default();
            }
            if stock.shelf_life_days == 0 {
                stock.shelf_life_days = row.shelf_life_days.unwrap_or_default();
            }
        }
        item.grade = item.grade.or(row.grade);
        if item != before {
            cx.w.update_catalogue_item(&item)?;
        }
        add_numbers(cx.w, id, &row.numbers)?;
        for (class, price) in &row.class_prices {
            let come = cx.w.prices_come(&[id], *class, cx.today()?)?;
            if come.iter().all(|price| price.price_class != *class) {
                keep_from(cx, id, *class, *price, cx.today()?)?;
            }
        }
        if let Some(opening) = &row.opening {
            let bin = self.bin(cx, import, opening, item.stock.as_ref().and_then(|stock| stock.bin_id))?;
            opening::put_in(cx, import, id, bin, opening)?;
        }
        Ok(())
    }

    /// What the list says anew of a part the shop had: written once everything else is in.
    pub fn news_of_part(
        &mut self,
        cx: &Write,
        import: ImportId,
        id: PartId,
        mut fields: Fields,
        row: &PartRow,
    ) -> Result<()> {
        let known = cx.w.catalogue_item(ItemId::Part(id))?.stock.unwrap_or_default();
        if let Some(supplier) = self.supplier(cx, import, &row.supplier)?
            && known.supplier_id != Some(supplier)
        {
            fields.insert("supplier_id".to_owned(), supplier.0.into());
        }
        let bin = self.bin_named(cx, import, &row.bin)?;
        if let Some(bin) = bin.filter(|bin| known.bin_id != Some(*bin)) {
            fields.insert("bin_id".to_owned(), bin.0.into());
        }
        if row.opening.is_some() && !known.stocked {
            // The movement would say so too, after this row was left at its version.
            fields.insert("stocked".to_owned(), true.into());
        }
        for (price_class, unit_price) in &row.class_prices {
            let from_day = self.prices_from.map_or_else(|| cx.today(), Ok)?;
            let after = serde_json::json!({
                "unit_price": unit_price, "from_day": from_day, "price_class": price_class,
            });
            later(cx, import, "part_price", id.0, after)?;
        }
        let price = fields.get("unit_price").cloned();
        if self.prices_from.is_some() {
            fields.remove("unit_price");
        }
        if !fields.is_empty() {
            later(cx, import, "part", id.0, Value::Object(fields))?;
        }
        if !row.numbers.is_empty() {
            later(cx, import, "part_number", id.0, serde_json::json!({ "numbers": row.numbers }))?;
        }
        if let (Some(unit_price), Some(from_day)) = (&price, self.prices_from) {
            let after = serde_json::json!({ "unit_price": unit_price, "from_day": from_day });
            later(cx, import, "part_price", id.0, after)?;
        } else if let Some(unit_price) = price
            && !cx.w.prices_come(&[id], PriceClass::Retail, cx.today()?)?.is_empty()
        {
            // What stands in the price list holds no more where prices with a day came after it.
            later(cx, import, "part_price", id.0, serde_json::json!({ "unit_price": unit_price }))?;
        }
        if let Some(opening) = &row.opening {
            let bin = self.bin(cx, import, opening, known.bin_id)?;
            let after = serde_json::json!({ "bin_id": bin, "opening": opening });
            later(cx, import, "opening", id.0, after)?;
        }
        Ok(())
    }

    pub fn new_supplier(&mut self, cx: &Write, import: ImportId, supplier: Supplier) -> Result<SupplierId> {
        let mut supplier = Supplier { active: false, ..supplier }.checked()?;
        cx.w.insert(&mut supplier)?;
        cx.w.supplier_came_in(supplier.id, import)?;
        self.suppliers.insert(of_text(&supplier.name), supplier.id);
        Ok(supplier.id)
    }

    fn supplier(&mut self, cx: &Write, import: ImportId, name: &str) -> Result<Option<SupplierId>> {
        if name.is_empty() {
            return Ok(None);
        }
        if self.suppliers.is_empty() {
            for known in cx.w.names_of_suppliers()? {
                self.suppliers.entry(of_text(&known.name)).or_insert(known.id);
            }
        }
        if let Some(known) = self.suppliers.get(&of_text(name)) {
            return Ok(Some(*known));
        }
        self.new_supplier(cx, import, suppliers::named(name)).map(Some)
    }

    /// The bin of a code, made where there is none; none where the list names none.
    fn bin_named(&mut self, cx: &Write, import: ImportId, code: &str) -> Result<Option<BinId>> {
        if code.is_empty() {
            return Ok(None);
        }
        if let Some(known) = self.bins.get(code) {
            return Ok(Some(*known));
        }
        let id = match cx.w.bin_coded(code)? {
            // Retired since the row was read: no place for anything.
            Some(known) if !known.is_open_shelf() => return Ok(None),
            Some(known) => known.id,
            None => new_bin(cx, import, code)?,
        };
        self.bins.insert(code.to_owned(), id);
        Ok(Some(id))
    }

    /// Where it lies: as its row says, where the part always lies, or on the shop's first shelf.
    fn bin(
        &mut self,
        cx: &Write,
        import: ImportId,
        opening: &Opening,
        of_part: Option<BinId>,
    ) -> Result<BinId> {
        if let Some(bin) = self.bin_named(cx, import, &opening.bin)?.or(of_part) {
            return Ok(bin);
        }
        if let Some(first) = self.bins.get("") {
            return Ok(*first);
        }
        let shelf = cx.w.bins()?.into_iter().find(Bin::is_open_shelf);
        let id = match shelf {
            Some(shelf) => shelf.id,
            None => new_bin(cx, import, ONLY_BIN)?,
        };
        self.bins.insert(String::new(), id);
        Ok(id)
    }
}

/// An operation that the list brought, with what it says of the work.
pub(crate) fn new_operation(cx: &Write, import: ImportId, row: &OperationRow) -> Result<()> {
    let mut item = row.item(cx.details()?.settings.hour_rate)?;
    cx.w.insert_catalogue_item(&mut item)?;
    let ItemId::LabourOperation(id) = item.id else {
        return Err(Error::Fault("an operation that is none was written".to_owned()));
    };
    cx.w.operation_came_in(id, import)?;
    cx.w.insert(&mut row.terms(id)?)?;
    Ok(())
}

fn new_bin(cx: &Write, import: ImportId, code: &str) -> Result<BinId> {
    let mut bin = Bin {
        id: BinId(0),
        code: code.to_owned(),
        name: String::new(),
        kind: BinKind::Shelf,
        active: true,
        version: 1,
    }
    .checked()?;
    cx.w.insert(&mut bin)?;
    cx.w.bin_came_in(bin.id, import)?;
    Ok(bin.id)
}

/// Numbers that the part does not go by yet; says which of them are new, as they are compared.
pub(crate) fn add_numbers(w: &Writer<'_>, part: PartId, numbers: &[TypedNumber]) -> Result<Vec<String>> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let code = w.get::<Part>(part.0)?.terms.code;
    let mut all = w.part_numbers(part)?;
    let mut added = Vec::new();
    for number in numbers_kept(part, &code, numbers)? {
        if all.iter().all(|other| other.folded != number.folded) {
            added.push(number.folded.clone());
            all.push(number);
        }
    }
    if !added.is_empty() {
        w.keep_part_numbers(part, all)?;
    }
    Ok(added)
}

/// A change of a row that was there before, written when all of the list is seen.
pub(crate) fn later(cx: &Write, import: ImportId, entity: &str, id: i64, after: Value) -> Result<()> {
    cx.w.insert(&mut ImportUpdate {
        id: 0,
        import_id: import,
        entity: entity.to_owned(),
        entity_id: id,
        after,
        before: Value::Object(Fields::new()),
        row_version: 0,
    })?;
    Ok(())
}
