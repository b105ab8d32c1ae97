//! What a list says otherwise of a part the shop has.

use super::known::Fields;
use super::parts::PartRow;
use super::row_reader::RowReader;
use domain::catalogue::Part;
use domain::line_figures::PartGrade;
use domain::money::Money;
use domain::names::pinyin_initials;
use kernel::error::Result;
use serde_json::Value;

/// What the list says otherwise of a part the shop has; its code stays as it is known. A list that names
/// it by another number than its code calls it by its own names: those only fill what is empty.
pub(crate) fn news(row: &mut RowReader<'_>, known: &Part, read: &PartRow, by_number: bool) -> Result<Fields> {
    let mut news = Fields::new();
    let texts = [
        ("code", &known.terms.code, &read.code, known.terms.code.is_empty()),
        ("name", &known.terms.name, &read.name, row.is_mapped("name") && !row.raw("name").is_empty()),
        ("brand", &known.terms.brand, &read.brand, true),
        ("specification", &known.terms.specification, &read.specification, true),
        ("unit", &known.terms.unit, &read.unit, true),
    ];
    for (field, before, said, counts) in texts {
        let counts = counts && (!by_number || before.is_empty());
        if counts && !said.is_empty() && said != before {
            tell(row, field, before, said);
            news.insert(field.to_owned(), said.as_str().into());
        }
    }
    if news.contains_key("name") {
        news.insert("initials".to_owned(), pinyin_initials(&read.name).join(" ").into());
    }
    let sums =
        [("unit_price", known.terms.unit_price, read.unit_price), ("cost", known.terms.cost, read.cost)];
    for (field, before, said) in sums {
        // Nothing is sold for nothing: the old program had no price there.
        if let Some(said) = said.filter(|said| !said.is_zero() && *said != before) {
            let before = if before.is_zero() { String::new() } else { before.plain() };
            tell(row, field, &before, &said.plain());
            news.insert(field.to_owned(), said.0.into());
        }
    }
    let stock = &known.stock;
    let mut bounds = [
        ("minimum", stock.minimum, read.minimum),
        ("reorder_point", stock.reorder_point, read.reorder_point),
        ("maximum", stock.maximum, read.maximum),
    ];
    let [minimum, reorder_point, most] = bounds.map(|(_, before, said)| said.unwrap_or(before));
    let least = minimum.max(reorder_point);
    if bounds.iter().any(|(_, _, said)| said.is_some()) && most.0 > 0 && most < least {
        // Beside what the shop set itself.
        row.warn("maximum_below_minimum", "maximum", &most.plain(), &least.plain());
        bounds = bounds.map(|(field, before, _)| (field, before, None));
    }
    for (field, before, said) in bounds {
        if let Some(said) = said.filter(|said| *said != before) {
            let before = if before.is_zero() { String::new() } else { before.plain() };
            tell(row, field, &before, &said.plain());
            news.insert(field.to_owned(), said.0.into());
        }
    }
    if let Some(grade) = read.grade.filter(|grade| known.grade != Some(*grade)) {
        let code = |grade: PartGrade| serde_json::to_value(grade);
        let before = known.grade.map(code).transpose()?;
        let said = code(grade)?;
        let before = before.as_ref().and_then(Value::as_str).unwrap_or_default();
        tell(row, "grade", before, said.as_str().unwrap_or_default());
        news.insert("grade".to_owned(), said);
    }
    if let Some(days) = read.shelf_life_days.filter(|days| *days != stock.shelf_life_days) {
        let before =
            if stock.shelf_life_days == 0 { String::new() } else { stock.shelf_life_days.to_string() };
        tell(row, "shelf_life_days", &before, &days.to_string());
        news.insert("shelf_life_days".to_owned(), days.into());
    }
    if !read.fits.is_empty() && read.fits != known.stock.fits {
        tell(row, "fits", &known.stock.fits.join("、"), &read.fits.join("、"));
        news.insert("fits".to_owned(), serde_json::to_value(&read.fits)?);
    }
    Ok(news)
}

fn tell(row: &mut RowReader<'_>, field: &str, before: &str, said: &str) {
    row.warn(if before.is_empty() { "field_filled" } else { "field_updated" }, field, before, said);
}

/// What a part is sold for and costs once the row is taken in. A price of nothing is none: the old program
/// had nothing there.
pub fn price_and_cost(read: &PartRow, before: (Money, Money)) -> (Money, Money) {
    let stands = |said: Option<Money>, before: Money| said.filter(|said| !said.is_zero()).unwrap_or(before);
    (stands(read.unit_price, before.0), stands(read.cost, before.1))
}

/// A price of the list that no longer covers what the part costs, whichever of the two is new.
pub fn warn_of_margin(row: &mut RowReader<'_>, read: &PartRow, before: Option<(Money, Money)>) {
    let (price, cost) = price_and_cost(read, before.unwrap_or_default());
    if before != Some((price, cost)) && !price.is_zero() && price < cost {
        row.warn("below_cost", "unit_price", &price.plain(), &cost.plain());
    }
}
