//! A row of the old program becomes a part, and what lies there of it.

use super::row_reader::{RowReader, lost_its_digits};
use super::table::Row;
use super::units::{is_unit, means_same, unit_and_measure};
use domain::catalogue::ItemTerms;
use domain::folded::of_text;
use domain::line_figures::PartGrade;
use domain::money::{Money, Quantity};
use domain::part_number::{PartNumberKind, TypedNumber, numbers_within};
use domain::part_price::PriceClass;
use domain::refusal::{MAX_NAME_LEN, MAX_TEXT_LEN};
use serde::{Deserialize, Serialize};

/// More numbers than any part has.
const MAX_NUMBERS: usize = 50;

/// The columns of what a part goes by beside its code.
const NUMBER_COLUMNS: [(&str, PartNumberKind); 2] =
    [("maker_number", PartNumberKind::Maker), ("cross_number", PartNumberKind::Cross)];

/// The columns of the price lists beside retail.
const CLASS_COLUMNS: [(&str, PriceClass); 3] = [
    ("member_price", PriceClass::Member),
    ("company_price", PriceClass::Company),
    ("trade_price", PriceClass::Trade),
];

/// The column a price of such a list stood in.
pub fn column_of_class(class: PriceClass) -> &'static str {
    CLASS_COLUMNS.into_iter().find(|(_, of)| *of == class).map_or("unit_price", |(field, _)| field)
}

/// The column such a number stood in.
pub fn column_of(kind: PartNumberKind) -> &'static str {
    NUMBER_COLUMNS.into_iter().find(|(_, of)| *of == kind).map_or("code", |(field, _)| field)
}

/// Name, brand and specification as they are compared.
pub fn described(name: &str, brand: &str, specification: &str) -> String {
    [name, brand, specification].map(of_text).join("|")
}

/// What lies there when the store begins to be kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opening {
    pub quantity: Quantity,
    /// Of one; none where the part's own counts.
    pub unit_cost: Option<Money>,
    /// The bin's code; empty where the part's own counts.
    pub bin: String,
    pub note: String,
}

#[derive(Clone, Debug)]
pub struct PartRow {
    /// Rows of one list with the same are about one part.
    pub key: String,
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    pub unit: String,
    pub unit_price: Option<Money>,
    pub cost: Option<Money>,
    /// By the other price lists than retail.
    pub class_prices: Vec<(PriceClass, Money)>,
    pub grade: Option<PartGrade>,
    pub shelf_life_days: Option<i64>,
    pub reorder_point: Option<Quantity>,
    pub minimum: Option<Quantity>,
    pub maximum: Option<Quantity>,
    pub fits: Vec<String>,
    /// What it goes by beside its code.
    pub numbers: Vec<TypedNumber>,
    pub supplier: String,
    pub bin: String,
    pub opening: Option<Opening>,
}

impl PartRow {
    /// How much there is and what one costs, in a unit that is not the part's, are no figures of it.
    pub fn leave_figures(&mut self) {
        (self.unit_price, self.cost, self.opening) = (None, None, None);
        (self.reorder_point, self.minimum, self.maximum) = (None, None, None);
        self.class_prices.clear();
    }

    pub fn terms(&self) -> ItemTerms {
        ItemTerms {
            code: self.code.clone(),
            name: self.name.clone(),
            brand: self.brand.clone(),
            specification: self.specification.clone(),
            unit: self.unit.clone(),
            quantity: Quantity(1000),
            unit_price: self.unit_price.unwrap_or_default(),
            cost: self.cost.unwrap_or_default(),
            initials: String::new(),
            warranty: None,
        }
    }
}

/// Why a row is no part: a sum without a word beside it, or one that names nothing.
pub fn names_nothing(row: &Row, mapping: &[Option<String>]) -> Option<&'static str> {
    let named = |field: &str| {
        let place = mapping.iter().position(|mapped| mapped.as_deref() == Some(field));
        place.and_then(|place| row.cells.get(place)).is_some_and(|cell| !cell.is_empty())
    };
    if named("code") || named("name") || named("maker_number") {
        return None;
    }
    let sums = |cell: &String| cell.chars().all(|c| c.is_ascii_digit() || ".,¥￥元- ".contains(c));
    let all_sums = row.cells.iter().filter(|cell| !cell.is_empty()).all(sums);
    Some(if all_sums { "total_row" } else { "part_unnamed" })
}

pub(crate) fn part_of(row: &mut RowReader<'_>) -> PartRow {
    let code = code(row);
    let (mut unit, measure) = unit_and_measure(&row.short("unit"));
    let mut specification = row.short("specification");
    if specification.is_empty() {
        specification = measure;
    }
    let numbers = numbers(row);
    let mut name = row.short("name");
    if name.is_empty() {
        let number = numbers.first().map_or("？", |number| number.part_number.as_str());
        let instead = [code.as_str(), specification.as_str()].into_iter().find(|text| !text.is_empty());
        name = instead.unwrap_or(number).to_owned();
        let instead = name.clone();
        row.warn("name_missing", "name", "", &instead);
    }
    let (unit_price, cost) = (row.price("unit_price"), row.price("cost"));
    let class_prices = class_prices(row);
    let [lies_there, reorder_point, minimum, maximum] = amounts(row, &mut unit);
    let [reorder_point, minimum, maximum] =
        [reorder_point, minimum, maximum].map(|said| said.map(|(amount, _)| amount));
    let mut part = PartRow {
        key: String::new(),
        code,
        name,
        brand: row.short("brand"),
        specification,
        unit,
        unit_price,
        cost,
        class_prices,
        grade: grade(row),
        shelf_life_days: row.days_it_keeps("shelf_life_days"),
        reorder_point,
        minimum,
        // More than the shop wants cannot be less than it needs.
        maximum: maximum.filter(|most| {
            most.0 == 0 || *most >= minimum.unwrap_or_default().max(reorder_point.unwrap_or_default())
        }),
        fits: fits(row.raw("fits")),
        numbers,
        supplier: row.short("supplier"),
        bin: row.short("bin").to_uppercase(),
        opening: None,
    };
    if part.maximum != maximum {
        let text = row.raw("maximum").to_owned();
        row.warn("maximum_below_minimum", "maximum", &text, "");
    }
    opening(row, &mut part, lies_there);
    part.key = if part.code.is_empty() {
        described(&part.name, &part.brand, &part.specification)
    } else {
        of_text(&part.code)
    };
    part
}

/// Columns that say how much of a part, some with the unit behind it: 10箱.
const AMOUNT_COLUMNS: [&str; 4] = ["quantity", "reorder_point", "minimum", "maximum"];

/// How much, as the row's columns say it. Where the row names no unit of its own, one behind an amount is it;
/// what stands in another one is told and not taken: nobody said how many that are.
fn amounts(row: &mut RowReader<'_>, unit: &mut String) -> [Option<(Quantity, String)>; 4] {
    let mut read = AMOUNT_COLUMNS.map(|field| row.amount(field));
    if unit.is_empty()
        && let Some((_, said)) = read.iter().flatten().find(|(_, said)| is_unit(said))
    {
        unit.clone_from(said);
    }
    for (field, amount) in AMOUNT_COLUMNS.into_iter().zip(&mut read) {
        if amount.as_ref().is_some_and(|(_, said)| is_unit(said) && !means_same(said, unit)) {
            row.warn("quantity_other_unit", field, row.raw(field), unit);
            *amount = None;
        }
    }
    read
}

/// A code that a spreadsheet took for a number lost what stood in it.
fn code(row: &mut RowReader<'_>) -> String {
    let text = row.raw("code").to_owned();
    if row.says_nothing("code") {
        return String::new();
    }
    if lost_its_digits(&text) {
        row.warn("code_digits_lost", "code", &text, "");
        return text;
    }
    let code = row.key("code");
    if code.chars().count() > MAX_NAME_LEN {
        row.warn("text_cut", "code", &code, "");
    }
    code.chars().take(MAX_NAME_LEN).collect::<String>().trim().to_owned()
}

fn fits(text: &str) -> Vec<String> {
    let parted = text.split(['、', '，', ',', ';', '；', '/', '\n']);
    let cut = |one: &str| one.trim().chars().take(MAX_NAME_LEN).collect::<String>();
    parted.map(cut).filter(|one| !one.is_empty()).take(200).collect()
}

/// What whoever buys by another list pays; a price of nothing is none.
fn class_prices(row: &mut RowReader<'_>) -> Vec<(PriceClass, Money)> {
    let mut found = Vec::new();
    for (field, class) in CLASS_COLUMNS {
        if let Some(price) = row.price(field).filter(|price| !price.is_zero()) {
            found.push((class, price));
        }
    }
    found
}

fn grade(row: &mut RowReader<'_>) -> Option<PartGrade> {
    let text = row.raw("grade");
    if text.is_empty() || row.says_nothing("grade") {
        return None;
    }
    let grade = PartGrade::written(text);
    if grade.is_none() {
        row.warn("grade_unknown", "grade", text, "");
    }
    grade
}

/// Its maker's number and those of others; a column may hold several in one cell.
fn numbers(row: &mut RowReader<'_>) -> Vec<TypedNumber> {
    let mut found: Vec<TypedNumber> = Vec::new();
    for (field, number_kind) in NUMBER_COLUMNS {
        if row.says_nothing(field) {
            continue;
        }
        let text = row.raw(field);
        if lost_its_digits(text) {
            row.warn("code_digits_lost", field, text, "");
            continue;
        }
        for part_number in numbers_within(&row.key(field)) {
            let folded = of_text(&part_number);
            if found.iter().all(|other| of_text(&other.part_number) != folded) {
                found.push(TypedNumber { number_kind, part_number, number_brand: String::new() });
            }
        }
    }
    found.truncate(MAX_NUMBERS);
    found
}

fn opening(row: &mut RowReader<'_>, part: &mut PartRow, lies_there: Option<(Quantity, String)>) {
    let note: String = row.raw("note").chars().take(MAX_TEXT_LEN).collect();
    let Some((quantity, unit)) = lies_there.filter(|(quantity, _)| quantity.0 > 0) else {
        // What moved keeps its note; a part has none of its own.
        if !note.is_empty() {
            row.warn("note_unkept", "note", &note, "");
        }
        return;
    };
    if part.unit.is_empty() {
        part.unit = unit;
    }
    let unit_cost = part.cost.filter(|cost| !cost.is_zero());
    part.opening = Some(Opening { quantity, unit_cost, bin: part.bin.clone(), note });
}
