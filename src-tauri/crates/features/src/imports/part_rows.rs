//! A row of a list of parts, held against the parts and the bins there are.

use super::KnownRows;
use super::importer::{ImportedRecord, Importer};
use super::known_parts::Found;
use super::parts::{self, PartRow};
use super::row_reader::RowReader;
use super::units::means_same;
use super::{earlier_parts, part_news};
use crate::stock::prices::cost_of;
use crate::stock::writing::unit_use;
use chrono::NaiveDate;
use domain::catalogue::Part;
use domain::dates::local_day;
use domain::folded::of_text;
use domain::ids::PartId;
use domain::part_price::{PriceClass, holding, of_class_on};
use domain::part_unit::is_same;
use domain::shop::ShopDetails;
use domain::stock::Bin;
use domain::stock_terms::check_unit;
use kernel::error::Result;
use storage::Reader;

/// Of many parts so many are named.
const NAMED: usize = 3;

impl Importer<'_> {
    pub(super) fn part(
        &mut self,
        row: &mut RowReader<'_>,
        number: i64,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        let mut read = parts::part_of(row);
        let found = self.shelf(r)?.find(&read);
        let mut by_number = None;
        let id = match found {
            Found::None => None,
            Found::Part(id) => Some(id),
            Found::WithZeros(id, whole) => {
                row.warn("zeros_lost", "code", &read.code, &whole);
                read.key = of_text(&whole);
                read.code = whole;
                Some(id)
            }
            Found::ByNumber(id, number) => {
                by_number = Some(number);
                Some(id)
            }
            Found::Several(ids, number) => {
                row.warn("number_of_several", "code", &number, &named(r, &ids)?);
                // Nobody can say which of them the list means: none of them changes.
                if matches!(self.known, KnownRows::Skip | KnownRows::UpdateOnly) {
                    return Ok(None);
                }
                None
            }
        };
        self.known_rows += i64::from(id.is_some());
        if let (Some(number), Some(id)) = (&by_number, id)
            && self.known != KnownRows::Skip
        {
            row.warn("found_by_number", "code", number, &named(r, &[id])?);
        }
        let Some(id) = id.filter(|_| self.known != KnownRows::New) else {
            if id.is_some() {
                row.warn("duplicate_in_shop", "name", &read.name, "");
            } else if !self.takes_new() {
                return Ok(None);
            }
            on_open_shelf(row, &mut read, r)?;
            warn_of_cost(row, &read, None);
            part_news::warn_of_margin(row, &read, None);
            return Ok(Some(if earlier_parts::joined(row, &mut read, number, &mut self.parts) {
                ImportedRecord::MoreOfPart(Box::new(read))
            } else {
                ImportedRecord::Part(Box::new(read))
            }));
        };
        if self.known == KnownRows::Skip {
            return Ok(None);
        }
        self.news_of_part((row, number), id, read, by_number.is_some(), r)
    }

    /// What the list says anew of a part the shop has.
    fn news_of_part(
        &mut self,
        (row, number): (&mut RowReader<'_>, i64),
        id: PartId,
        mut read: PartRow,
        by_number: bool,
        r: &Reader<'_>,
    ) -> Result<Option<ImportedRecord>> {
        on_open_shelf(row, &mut read, r)?;
        let known = self.known_part(r, id)?;
        in_its_unit(row, &mut read, &known, r)?;
        let fields = part_news::news(row, &known, &read, by_number)?;
        // What the shop counted itself is not counted over by a list.
        if let Some(opening) = &read.opening
            && !r.stock_movements(id, i64::MAX, 1)?.is_empty()
        {
            let there = r.stock_account(id)?.on_hand;
            if there != opening.quantity {
                row.warn("stock_kept", "quantity", &opening.quantity.plain(), &there.plain());
            }
            read.opening = None;
        }
        if let (Some(opening), Some(own)) = (&read.opening, known.stock.bin_id)
            && opening.bin.is_empty()
        {
            let own: Bin = r.get(own.0)?;
            warn_of_bin(row, &own);
        }
        new_numbers(row, &mut read, &known, r)?;
        let day = self.price_day(r)?;
        new_class_prices(row, &mut read, &known, day, r)?;
        warn_of_cost(row, &read, Some(&known));
        // What the list says of its cost is held against what is written of it, else what it cost last counts.
        let says_cost = read.cost.is_some_and(|cost| !cost.is_zero()) && !known.terms.cost.is_zero();
        let cost = if says_cost { known.terms.cost } else { cost_of(r, &known)? };
        let before = (known.terms.unit_price, cost);
        part_news::warn_of_margin(row, &read, Some(before));
        if let Some(prices) = &mut self.prices {
            prices.look_at(number, &known, &read, before);
        }
        let supplier = self.shelf(r)?.suppliers.get(&of_text(&read.supplier)).copied();
        let another_supplier =
            !read.supplier.is_empty() && (supplier.is_none() || supplier != known.stock.supplier_id);
        let bin = if read.bin.is_empty() { None } else { r.bin_coded(&read.bin)? };
        // A bin that is still to be made is another one, whatever the part has.
        let another_bin = !read.bin.is_empty() && bin.is_none_or(|bin| Some(bin.id) != known.stock.bin_id);
        for (field, value, other) in
            [("supplier", &read.supplier, another_supplier), ("bin", &read.bin, another_bin)]
        {
            if other {
                row.warn("field_filled", field, "", value);
            }
        }
        let says = !fields.is_empty()
            || read.opening.is_some()
            || !read.numbers.is_empty()
            || !read.class_prices.is_empty()
            || another_supplier
            || another_bin;
        Ok(says.then(|| ImportedRecord::PartNews { id, fields, row: Box::new(read) }))
    }

    fn price_day(&mut self, r: &Reader<'_>) -> Result<NaiveDate> {
        let day = match self.prices_from {
            Some(day) => day,
            None => local_day(self.now, r.get::<ShopDetails>(1)?.settings.zone),
        };
        self.prices_from = Some(day);
        Ok(day)
    }

    /// A part the shop has, at the price that holds on the day of the list: what it says anew is held
    /// against that.
    fn known_part(&mut self, r: &Reader<'_>, id: PartId) -> Result<Part> {
        let day = self.price_day(r)?;
        let mut part: Part = r.get(id.0)?;
        let come = r.prices_come(&[id], PriceClass::Retail, day)?;
        part.terms.unit_price = holding(&come, PriceClass::Retail, day, part.terms.unit_price);
        Ok(part)
    }
}

/// The parts by their codes, or by their names where they have none.
fn named(r: &Reader<'_>, ids: &[PartId]) -> Result<String> {
    let mut names = Vec::new();
    for id in ids.iter().take(NAMED) {
        let terms = r.get::<Part>(id.0)?.terms;
        names.push(if terms.code.is_empty() { terms.name } else { terms.code });
    }
    let more = if ids.len() > NAMED { "…" } else { "" };
    Ok(format!("{}{more}", names.join("、")))
}

/// What a list says of a bin that is retired, or is no shelf, is no place for its stock.
fn on_open_shelf(row: &mut RowReader<'_>, read: &mut PartRow, r: &Reader<'_>) -> Result<()> {
    let named = if read.bin.is_empty() { None } else { r.bin_coded(&read.bin)? };
    if let Some(bin) = named
        && warn_of_bin(row, &bin)
    {
        read.bin.clear();
        if let Some(opening) = &mut read.opening {
            opening.bin.clear();
        }
    }
    Ok(())
}

/// Says so where nothing may be put.
fn warn_of_bin(row: &mut RowReader<'_>, bin: &Bin) -> bool {
    let closed = !bin.is_open_shelf();
    if closed {
        let code = if bin.active { "bin_no_shelf" } else { "bin_retired" };
        row.warn(code, "bin", &bin.code, "");
    }
    closed
}

/// What the list counts in another unit than the shop counts the part in. The shop's own stays once anything
/// was counted in it; and so much in a unit nobody says the size of here, or at the price of a whole box, is no
/// quantity and no price of it.
fn in_its_unit(row: &mut RowReader<'_>, read: &mut PartRow, known: &Part, r: &Reader<'_>) -> Result<()> {
    let counted_in = known.terms.unit.as_str();
    if read.unit.is_empty() || is_same(&read.unit, counted_in) {
        return Ok(());
    }
    let larger = r.part_units(known.id)?.iter().any(|one| is_same(&one.unit, &read.unit));
    let may_change =
        !larger && check_unit(&known.terms.name, (counted_in, &read.unit), unit_use(r, known.id)?).is_ok();
    if may_change {
        return Ok(());
    }
    if !larger && means_same(&read.unit, counted_in) {
        row.warn("unit_kept", "unit", &read.unit, counted_in);
    } else {
        row.warn("unit_differs", "unit", &read.unit, counted_in);
        read.leave_figures();
    }
    read.unit.clear();
    Ok(())
}

/// The numbers that the part does not go by yet.
fn new_numbers(row: &mut RowReader<'_>, read: &mut PartRow, known: &Part, r: &Reader<'_>) -> Result<()> {
    if read.numbers.is_empty() {
        return Ok(());
    }
    let mut there: Vec<String> = r.part_numbers(known.id)?.into_iter().map(|number| number.folded).collect();
    there.push(of_text(&known.terms.code));
    read.numbers.retain(|number| !there.contains(&of_text(&number.part_number)));
    for number in &read.numbers {
        row.warn("field_filled", parts::column_of(number.number_kind), "", &number.part_number);
    }
    Ok(())
}

/// The prices by other lists than retail that are not what holds on the day.
fn new_class_prices(
    row: &mut RowReader<'_>,
    read: &mut PartRow,
    known: &Part,
    day: NaiveDate,
    r: &Reader<'_>,
) -> Result<()> {
    let mut changed = Vec::new();
    for (class, price) in std::mem::take(&mut read.class_prices) {
        let come = r.prices_come(&[known.id], class, day)?;
        let before = of_class_on(&come, class, day).map(|before| before.unit_price);
        if before == Some(price) {
            continue;
        }
        let (code, before) = match before {
            Some(before) => ("field_updated", before.plain()),
            None => ("field_filled", String::new()),
        };
        row.warn(code, parts::column_of_class(class), &before, &price.plain());
        changed.push((class, price));
    }
    read.class_prices = changed;
    Ok(())
}

/// What lies there and cost nothing, as far as anybody knows.
fn warn_of_cost(row: &mut RowReader<'_>, read: &PartRow, known: Option<&Part>) {
    let costs = known.is_some_and(|known| !known.terms.cost.is_zero());
    if read.opening.as_ref().is_some_and(|opening| opening.unit_cost.is_none()) && !costs {
        row.warn("cost_missing", "cost", "", "");
    }
}
