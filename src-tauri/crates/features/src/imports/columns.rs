//! Which column holds what: by what people corrected before, then by the names
//! the usual programs give their columns.

use super::column_names::{
    CUSTOMERS, Names, OPERATIONS, PACKAGES, PARTS, PAST_LABOUR, PAST_ORDERS, PAST_PARTS, SUPPLIERS, VEHICLES,
};
use super::table::{Row, Table};
use super::units::is_unit;
use super::{ImportFile, ImportKind};
use domain::line_figures::PartGrade;
use domain::refusal::{FieldProblem, Refusal};
use kernel::error::Result;
use storage::{Reader, Writer};

/// The column is looked at by nobody, not even as a note.
pub const LEFT_OUT: &str = "left_out";

fn names(kind: ImportKind) -> Names {
    match kind {
        ImportKind::Customers => CUSTOMERS,
        ImportKind::Vehicles => VEHICLES,
        ImportKind::Parts => PARTS,
        ImportKind::Suppliers => SUPPLIERS,
        ImportKind::Operations => OPERATIONS,
        ImportKind::Packages => PACKAGES,
        ImportKind::PastOrders => PAST_ORDERS,
        ImportKind::PastLabour => PAST_LABOUR,
        ImportKind::PastParts => PAST_PARTS,
    }
}

pub fn fields(kind: ImportKind) -> Vec<String> {
    let named = names(kind).iter().map(|(field, _)| (*field).to_owned());
    named.chain([LEFT_OUT.to_owned()]).collect()
}

/// A header as it is compared: letters, digits and characters only, half width.
fn plain(header: &str) -> String {
    let half_width = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    header.chars().map(half_width).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// The field the usual programs mean by this header, also when a unit or an
/// example stands behind it in brackets.
pub fn usual_field(kind: ImportKind, header: &str) -> Option<&'static str> {
    let before_brackets = header.split(['(', '（', '[', '【']).next().unwrap_or_default();
    let find = |header: String| names(kind).iter().find(|(_, names)| names.contains(&header.as_str()));
    find(plain(header)).or_else(|| find(plain(before_brackets))).map(|(field, _)| *field)
}

/// The mapping a person asked for, or the one that suggests itself.
pub(crate) fn mapping_of(r: &Reader<'_>, ask: &ImportFile, table: &Table) -> Result<Vec<Option<String>>> {
    match &ask.mapping {
        Some(asked) => corrected(ask.kind, &table.headers, asked),
        None => matched(r, ask.kind, table),
    }
}

/// So many rows tell what a column holds.
const LOOKED_AT: usize = 200;

/// A list of parts without a column of units often has them where the notes go.
fn units_among_notes(mapping: &mut [Option<String>], settled: &[bool], table: &Table) {
    if mapping.iter().flatten().any(|field| field == "unit") {
        return;
    }
    let Some(place) = free(mapping, settled, "note") else { return };
    let (mut filled, mut units) = (0, 0);
    for row in table.rows().take(LOOKED_AT) {
        let text = row.cells.get(place).map_or("", |cell| cell.trim());
        filled += usize::from(!text.is_empty());
        units += usize::from(is_unit(text.rsplit('/').next().unwrap_or_default()));
    }
    if filled > 0 && units * 5 >= filled * 4 {
        mapping[place] = Some("unit".to_owned());
    }
}

/// A list that has no other code calls its parts by their makers' numbers.
fn codes_of_makers(mapping: &mut [Option<String>], settled: &[bool]) {
    let has_code = mapping.iter().flatten().any(|field| field == "code");
    if !has_code && let Some(place) = free(mapping, settled, "maker_number") {
        mapping[place] = Some("code".to_owned());
    }
}

/// 类别 is what grade a part is of in one list, and whether it is a filter in another.
fn kinds_are_no_grades(mapping: &mut [Option<String>], settled: &[bool], table: &Table) {
    let Some(place) = free(mapping, settled, "grade") else { return };
    let is_grade = |row: Row| row.cells.get(place).is_some_and(|cell| PartGrade::written(cell).is_some());
    if !table.rows().take(LOOKED_AT).any(is_grade) {
        mapping[place] = None;
    }
}

/// The column that was taken for this by its name alone.
fn free(mapping: &[Option<String>], settled: &[bool], field: &str) -> Option<usize> {
    let place = mapping.iter().position(|mapped| mapped.as_deref() == Some(field))?;
    (!settled[place]).then_some(place)
}

/// What was corrected before counts more than what is usual. A field is taken
/// once: the second column that could be it stays a note.
fn matched(r: &Reader<'_>, kind: ImportKind, table: &Table) -> Result<Vec<Option<String>>> {
    let mut mapping: Vec<Option<String>> = vec![None; table.headers.len()];
    let mut settled = vec![false; table.headers.len()];
    for (place, header) in table.headers.iter().enumerate() {
        if let Some(field) = r.remembered_field(kind.code(), header)? {
            settled[place] = true;
            assign(&mut mapping, place, &field);
        }
    }
    Ok(suggested(kind, table, mapping, &settled))
}

/// What the names of the columns, and what stands in them, say of those that nobody corrected.
fn suggested(
    kind: ImportKind,
    table: &Table,
    mut mapping: Vec<Option<String>>,
    settled: &[bool],
) -> Vec<Option<String>> {
    for (place, header) in table.headers.iter().enumerate() {
        if !settled[place]
            && let Some(field) = usual_field(kind, header)
        {
            assign(&mut mapping, place, field);
        }
    }
    if kind == ImportKind::Parts {
        units_among_notes(&mut mapping, settled, table);
        codes_of_makers(&mut mapping, settled);
        kinds_are_no_grades(&mut mapping, settled, table);
    }
    mapping
}

/// Remembers what a person said otherwise than suggests itself. What this one file looked like is no
/// correction: another whose notes are notes may follow it.
pub(crate) fn remember(
    w: &Writer<'_>,
    kind: ImportKind,
    table: &Table,
    mapping: &[Option<String>],
) -> Result<()> {
    let columns = table.headers.len();
    let usual = suggested(kind, table, vec![None; columns], &vec![false; columns]);
    for ((header, field), usual) in table.headers.iter().zip(mapping).zip(&usual) {
        let corrected = field != usual || w.remembered_field(kind.code(), header)?.is_some();
        if !header.is_empty() && corrected {
            w.remember_field(kind.code(), header, field.as_deref().unwrap_or_default())?;
        }
    }
    Ok(())
}

fn assign(mapping: &mut [Option<String>], place: usize, field: &str) {
    let taken = field != LEFT_OUT && mapping.iter().flatten().any(|other| other == field);
    if !field.is_empty() && !taken {
        mapping[place] = Some(field.to_owned());
    }
}

/// A mapping as the person corrected it: of the fields there are, each once.
pub(crate) fn corrected(
    kind: ImportKind,
    headers: &[String],
    asked: &[Option<String>],
) -> Result<Vec<Option<String>>> {
    if asked.len() > headers.len() {
        return Err(Refusal::bad("mapping", FieldProblem::TooLong).into());
    }
    let fields = fields(kind);
    let mut mapping: Vec<Option<String>> = vec![None; headers.len()];
    for (place, field) in asked.iter().enumerate() {
        let Some(field) = field.as_deref().filter(|field| !field.is_empty()) else { continue };
        if !fields.iter().any(|known| known == field) {
            return Err(Refusal::bad("mapping", FieldProblem::Unknown).into());
        }
        assign(&mut mapping, place, field);
        if mapping[place].is_none() {
            return Err(Refusal::bad("mapping", FieldProblem::Taken).into());
        }
    }
    Ok(mapping)
}

/// Fields without which the file cannot be what it is said to be.
pub fn required_missing(kind: ImportKind, mapping: &[Option<String>]) -> Vec<String> {
    let has = |field: &str| mapping.iter().flatten().any(|mapped| mapped == field);
    let missing = match kind {
        ImportKind::Customers if !has("name") && !has("phone") && !has("contact_name") => Some("name"),
        ImportKind::Vehicles if !has("plate") && !has("vin") => Some("plate"),
        ImportKind::Parts if !has("code") && !has("name") && !has("maker_number") => Some("name"),
        ImportKind::Suppliers if !has("name") => Some("name"),
        ImportKind::Operations if !has("name") && !has("code") => Some("name"),
        ImportKind::Packages if !has("name") && !has("code") => Some("name"),
        // A name without work is no package.
        ImportKind::Packages if !has("works") => Some("works"),
        ImportKind::PastOrders | ImportKind::PastLabour | ImportKind::PastParts
            if !has("order_key") && !has("order_number") =>
        {
            Some("order_number")
        }
        // Orders that name no car would be told nowhere: it is a list of something else.
        ImportKind::PastOrders if !has("plate") && !has("vin") && !has("vehicle_key") => Some("plate"),
        ImportKind::PastLabour | ImportKind::PastParts if !has("name") && !has("code") => Some("name"),
        _ => None,
    };
    missing.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::{ImportKind, usual_field};

    #[test]
    fn headers_are_matched_as_the_usual_programs_write_them() {
        let check = |kind, header: &str, expect: Option<&str>| {
            assert_eq!(usual_field(kind, header), expect, "{header}");
        };
        check(ImportKind::Customers, "客户ID", Some("key"));
        check(ImportKind::Customers, "车主电话（手机）", Some("phone"));
        check(ImportKind::Customers, "*姓 名:", Some("name"));
        check(ImportKind::Customers, "Ｐｈｏｎｅ Ｎｏ．", Some("phone"));
        check(ImportKind::Customers, "會員積分", None);
        check(ImportKind::Customers, "", None);
        check(ImportKind::Vehicles, "客户ID", Some("customer_key"));
        check(ImportKind::Vehicles, "車牌號碼", Some("plate"));
        check(ImportKind::Vehicles, "车架号(VIN)", Some("vin"));
        check(ImportKind::Vehicles, "Licence plate", Some("plate"));
        check(ImportKind::Parts, "商品编号", Some("code"));
        check(ImportKind::Parts, "卖价（元）", Some("unit_price"));
        check(ImportKind::Parts, "进价", Some("cost"));
        check(ImportKind::Parts, "OE号", Some("maker_number"));
        check(ImportKind::Parts, "互换号", Some("cross_number"));
        check(ImportKind::Parts, "库存数量", Some("quantity"));
        // What was taken out for a visit is no stock.
        check(ImportKind::Parts, "领用数量", None);
        check(ImportKind::Suppliers, "供应商名称", Some("name"));
        check(ImportKind::PastOrders, "工单ID", Some("order_key"));
        check(ImportKind::PastOrders, "维修单号", Some("order_number"));
        check(ImportKind::PastOrders, "入厂时间", Some("received_on"));
        check(ImportKind::PastOrders, "最终实际支付金额", Some("total"));
        check(ImportKind::PastOrders, "車牌號碼", Some("plate"));
        // Whoever is called is nobody a technician may call.
        check(ImportKind::PastOrders, "车主电话", None);
        check(ImportKind::PastLabour, "主修人", Some("done_by"));
        check(ImportKind::PastLabour, "费用", Some("amount"));
        check(ImportKind::PastParts, "领用数量", Some("used_quantity"));
        // What it cost the shop stays with the shop.
        check(ImportKind::PastParts, "成本价", None);
        check(ImportKind::Operations, "标准工时", Some("hours"));
        check(ImportKind::Operations, "工时单价（元）", Some("unit_price"));
        check(ImportKind::Packages, "套餐内容", Some("works"));
        // A package has no price of its own.
        check(ImportKind::Packages, "套餐价", None);
    }
}
