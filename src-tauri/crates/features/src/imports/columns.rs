//! Which column holds what: by what people corrected before, then by the names
//! the usual programs give their columns.

use super::column_names::{CUSTOMERS, Names, VEHICLES};
use super::table::Table;
use super::{ImportFile, ImportKind};
use domain::refusal::{FieldProblem, Refusal};
use kernel::error::Result;
use storage::Reader;

/// The column is looked at by nobody, not even as a note.
pub const LEFT_OUT: &str = "left_out";

fn names(kind: ImportKind) -> Names {
    match kind {
        ImportKind::Customers => CUSTOMERS,
        ImportKind::Vehicles => VEHICLES,
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
        None => matched(r, ask.kind, &table.headers),
    }
}

/// What was corrected before counts more than what is usual. A field is taken
/// once: the second column that could be it stays a note.
pub(crate) fn matched(r: &Reader<'_>, kind: ImportKind, headers: &[String]) -> Result<Vec<Option<String>>> {
    let mut mapping: Vec<Option<String>> = vec![None; headers.len()];
    let mut settled = vec![false; headers.len()];
    for (place, header) in headers.iter().enumerate() {
        if let Some(field) = r.remembered_field(kind.code(), header)? {
            settled[place] = true;
            assign(&mut mapping, place, &field);
        }
    }
    for (place, header) in headers.iter().enumerate() {
        if !settled[place]
            && let Some(field) = usual_field(kind, header)
        {
            assign(&mut mapping, place, field);
        }
    }
    Ok(mapping)
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
    }
}
