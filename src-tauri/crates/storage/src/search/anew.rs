//! The index of an older file made anew: what things are found by has grown.
//! A page of the index is written once when the terms come in their order, so a
//! shop of ten years takes seconds.

use crate::Result;
use crate::damage::{Finding, RowDamage, unreadable};
use domain::part_terms::{PartFoundBy, of_part};
use domain::placeholder::is_no_plate;
use domain::plate::{CarRead, Plate};
use domain::search_terms::{BookedAs, of_booking, of_contact, of_customer, of_number, of_vehicle};
use domain::vin::Vin;
use rusqlite::{Connection, params};
use std::collections::BTreeSet;

/// Everything that was found when the index was first made anew.
const FOUND_FIRST: [&str; 8] =
    ["appointment", "customer", "vehicle", "work_order", "settlement", "complaint", "estimate", "payment"];

/// What is found by its number since then.
const FOUND_LATER: [&str; 5] = ["service_contract", "account_statement", "voucher", "shift", CERTIFICATE];

/// Documents of the store: their tables came after the step that finds those before.
const FOUND_IN_STORE: [&str; 8] = [
    "purchase_order",
    "goods_receipt",
    "supplier_return",
    "stock_count",
    "counter_sale",
    "claim",
    "old_part",
    "loan",
];

/// Since parts are found by the index; no step before the one that makes them so knows of them.
const FOUND_LAST: &str = "part";

/// It stands on the row of its visit.
const CERTIFICATE: &str = "completion_certificate";

fn found() -> impl Iterator<Item = &'static str> {
    FOUND_FIRST.into_iter().chain(FOUND_LATER).chain(FOUND_IN_STORE).chain([FOUND_LAST])
}

/// Where a thing stands, and the column of its number.
fn place_of(entity: &str) -> (&str, &'static str) {
    if entity == CERTIFICATE { ("work_order", "certificate_number") } else { (entity, "number") }
}

pub(crate) fn index_anew(db: &Connection) -> Result<()> {
    plates_that_say_there_is_none(db)?;
    db.execute_batch("DELETE FROM search_term; DROP INDEX IF EXISTS search_term_entity;")?;
    for entity in FOUND_FIRST {
        index_all(db, entity)?;
    }
    db.execute_batch("CREATE INDEX search_term_entity ON search_term (entity, entity_id);")?;
    Ok(())
}

/// Numbers that were given out before they could be looked for are found, and those
/// of visits that are gone no more: the sample left its certificates and contracts.
pub(super) fn find_numbers(db: &Connection) -> Result<()> {
    for entity in FOUND_LATER {
        db.execute("DELETE FROM search_term WHERE entity = ?1", [entity])?;
        index_all(db, entity)?;
    }
    db.execute_batch(
        "DELETE FROM search_term
         WHERE entity = 'repair_contract' AND entity_id NOT IN (SELECT id FROM work_order);",
    )?;
    Ok(())
}

/// Parts were looked for by reading them through, as long as a shop had some hundred.
pub(crate) fn find_parts(db: &Connection) -> Result<()> {
    index_all(db, FOUND_LAST)
}

/// The series a part fits were kept beside it, and nobody found it by them.
pub(super) fn find_series(db: &Connection) -> Result<()> {
    let mut all = db.prepare("SELECT id FROM part WHERE fits <> '[]' ORDER BY id")?;
    let ids: Vec<i64> = all.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
    for id in ids {
        find_again(db, FOUND_LAST, id)?;
    }
    Ok(())
}

fn index_all(db: &Connection, entity: &str) -> Result<()> {
    let mut terms = Vec::new();
    for id in ids_of(db, entity)? {
        terms.extend(terms_of(db, entity, id)?.into_iter().map(|term| (term, id)));
    }
    write(db, entity, terms)
}

/// One thing, by what its row says now; what is gone is found no more.
pub(crate) fn find_again(db: &Connection, entity: &str, id: i64) -> Result<()> {
    if !found().any(|known| known == entity) {
        return Ok(());
    }
    if entity == "work_order" {
        find_again(db, CERTIFICATE, id)?;
    }
    db.prepare_cached("DELETE FROM search_term WHERE entity = ?1 AND entity_id = ?2")?
        .execute(params![entity, id])?;
    let (table, number) = place_of(entity);
    let has_number = if entity == CERTIFICATE { format!(" AND {number} <> ''") } else { String::new() };
    if !db.prepare_cached(&format!("SELECT 1 FROM {table} WHERE id = ?1{has_number}"))?.exists([id])? {
        return Ok(());
    }
    write(db, entity, terms_of(db, entity, id)?.into_iter().map(|term| (term, id)).collect())
}

/// What is not found by what it should be found by, and what is found by too
/// much, each told after every row looked at.
pub(crate) fn unfindable<E>(
    db: &Connection,
    wrong: &mut Vec<Finding>,
    step: &mut dyn FnMut(i64) -> std::result::Result<(), E>,
) -> std::result::Result<(), E> {
    for entity in found() {
        let ids = match ids_of(db, entity) {
            Ok(ids) => ids,
            // The table itself is among the findings already.
            Err(_) => continue,
        };
        let mut kept: i64 = 0;
        for id in ids {
            match (terms_of(db, entity, id), terms_kept(db, entity, id)) {
                (Ok(terms), Ok(there)) => {
                    kept += i64::try_from(there.len()).unwrap_or(0);
                    if terms.into_iter().collect::<BTreeSet<_>>() != there {
                        wrong.push(Finding {
                            table: entity.to_owned(),
                            id: Some(id),
                            how: RowDamage::Unfindable,
                        });
                    }
                }
                // A row that cannot be read is among the findings already.
                (Err(_), _) => {}
                (_, Err(error)) => wrong.push(unreadable("search_term", None, &error)),
            }
            step(0)?;
        }
        let all = db.query_row("SELECT count(*) FROM search_term WHERE entity = ?1", [entity], |row| {
            row.get::<_, i64>(0)
        });
        if all.is_ok_and(|all| all > kept) {
            wrong.push(Finding { table: entity.to_owned(), id: None, how: RowDamage::Unfindable });
        }
    }
    Ok(())
}

fn ids_of(db: &Connection, entity: &str) -> Result<Vec<i64>> {
    let mut all = db.prepare(&match place_of(entity) {
        (table, number) if entity == CERTIFICATE => {
            format!("SELECT id FROM {table} WHERE {number} <> '' ORDER BY id")
        }
        (table, _) => format!("SELECT id FROM {table} ORDER BY id"),
    })?;
    let ids = all.query_map([], |row| row.get(0))?;
    Ok(ids.collect::<std::result::Result<_, _>>()?)
}

fn terms_kept(db: &Connection, entity: &str, id: i64) -> Result<BTreeSet<String>> {
    let mut all = db.prepare_cached("SELECT term FROM search_term WHERE entity = ?1 AND entity_id = ?2")?;
    let terms = all.query_map(params![entity, id], |row| row.get(0))?;
    Ok(terms.collect::<std::result::Result<_, _>>()?)
}

/// What a thing is found by, from its row as it stands.
fn terms_of(db: &Connection, entity: &str, id: i64) -> Result<Vec<String>> {
    match entity {
        "appointment" => booking(db, id),
        "customer" => customer(db, id),
        "vehicle" => vehicle(db, id),
        "part" => terms_of_part(db, id),
        _ => {
            let (table, number) = place_of(entity);
            let mut number = db.prepare_cached(&format!("SELECT {number} FROM {table} WHERE id = ?1"))?;
            Ok(of_number(&number.query_row([id], |row| row.get::<_, String>(0))?))
        }
    }
}

/// Older programs kept 未上牌 as a plate, and a VIN where the plate belongs.
fn plates_that_say_there_is_none(db: &Connection) -> Result<()> {
    let mut all = db.prepare("SELECT id, plate, coalesce(vin, '') FROM vehicle WHERE plate IS NOT NULL")?;
    let mut rows = all.query([])?;
    let mut mended: Vec<(i64, Option<Vin>)> = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, plate, vin): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let read = CarRead::typed(&plate, &vin);
        if read.plate.is_none() {
            mended.push((id, read.vin.map(|read| read.vin)));
        }
    }
    let mut change =
        db.prepare("UPDATE vehicle SET plate = NULL, vin = ?2, version = version + 1 WHERE id = ?1")?;
    for (id, vin) in mended {
        change.execute(params![id, vin.as_ref().map(Vin::as_str)])?;
    }
    let mut all = db.prepare("SELECT id, plate FROM appointment WHERE plate IS NOT NULL")?;
    let mut rows = all.query([])?;
    let mut nothing: Vec<i64> = Vec::new();
    while let Some(row) = rows.next()? {
        if is_no_plate(&row.get::<_, String>(1)?) {
            nothing.push(row.get(0)?);
        }
    }
    let mut change =
        db.prepare("UPDATE appointment SET plate = NULL, version = version + 1 WHERE id = ?1")?;
    for id in nothing {
        change.execute([id])?;
    }
    Ok(())
}

fn write(db: &Connection, entity: &str, mut terms: Vec<(String, i64)>) -> Result<()> {
    terms.sort_unstable();
    let mut add =
        db.prepare("INSERT OR IGNORE INTO search_term (entity, term, entity_id) VALUES (?1, ?2, ?3)")?;
    for (term, id) in &terms {
        add.execute(params![entity, term, id])?;
    }
    Ok(())
}

/// A record and those that went into it.
fn with_gone(db: &Connection, kind: &str, id: i64) -> Result<Vec<i64>> {
    let mut all = vec![id];
    let gone = "SELECT gone_id FROM record_merge
         WHERE merged_kind = ?1 AND stands_id = ?2 AND undone_at IS NULL ORDER BY id";
    // A file on its way through the steps of older programs has no such table yet.
    if let Ok(mut gone) = db.prepare_cached(gone) {
        for id in gone.query_map(params![kind, id], |row| row.get(0))? {
            all.push(id?);
        }
    }
    Ok(all)
}

fn customer(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut terms = Vec::new();
    for id in with_gone(db, "customer", id)? {
        terms.extend(one_customer(db, id)?);
    }
    Ok(terms)
}

fn one_customer(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut found =
        db.prepare_cached("SELECT name, contact_name, phone, contact_phone FROM customer WHERE id = ?1")?;
    let texts: [String; 4] =
        found.query_row([id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?]))?;
    let [name, contact, phone, contact_phone] = &texts;
    let mut terms = of_customer([name, contact], [phone, contact_phone]);
    // A file on its way through the steps of older programs has no such table yet.
    if let Ok(mut others) =
        db.prepare_cached("SELECT name, phone FROM customer_contact WHERE customer_id = ?1 ORDER BY id")
    {
        let told = others.query_map([id], |row| Ok([row.get::<_, String>(0)?, row.get::<_, String>(1)?]))?;
        for texts in told {
            let [name, phone] = texts?;
            terms.extend(of_contact(&name, &phone));
        }
    }
    Ok(terms)
}

fn vehicle(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut terms = Vec::new();
    for id in with_gone(db, "vehicle", id)? {
        terms.extend(one_vehicle(db, id)?);
    }
    Ok(terms)
}

fn one_vehicle(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut found = db.prepare_cached("SELECT plate, vin, make, model FROM vehicle WHERE id = ?1")?;
    let (plate, vin, make, model) = found.query_row([id], |row| {
        let (plate, vin): (Option<String>, Option<String>) = (row.get(0)?, row.get(1)?);
        let (make, model): (String, String) = (row.get(2)?, row.get(3)?);
        Ok((plate, vin, make, model))
    })?;
    let mut plates: Vec<Plate> = plate.iter().filter_map(|text| Plate::normalised(text)).collect();
    let mut former =
        db.prepare_cached("SELECT plate FROM former_plate WHERE vehicle_id = ?1 ORDER BY id DESC")?;
    for plate in former.query_map([id], |row| row.get::<_, String>(0))? {
        plates.extend(Plate::normalised(&plate?));
    }
    let vin = vin.as_deref().and_then(Vin::normalised);
    Ok(of_vehicle(plates.iter(), vin.as_ref(), &make, &model))
}

/// What a part is found by, from its row and its numbers as they stand.
pub(crate) fn terms_of_part(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut found =
        db.prepare_cached("SELECT code, name, brand, specification, fits FROM part WHERE id = ?1")?;
    let texts: [String; 5] =
        found.query_row([id], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?]))?;
    let mut numbers =
        db.prepare_cached("SELECT part_number FROM part_number WHERE part_id = ?1 ORDER BY id")?;
    let numbers: Vec<String> =
        numbers.query_map([id], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
    let [code, name, brand, specification, fits] = &texts;
    let fits: Vec<String> = serde_json::from_str(fits)?;
    Ok(of_part(&PartFoundBy { code, name, brand, specification, numbers: &numbers, fits: &fits }))
}

fn booking(db: &Connection, id: i64) -> Result<Vec<String>> {
    let mut found = db.prepare_cached(
        "SELECT number, plate, model, contact_name, contact_phone, items FROM appointment WHERE id = ?1",
    )?;
    let (plate, texts) = found.query_row([id], |row| {
        let text = |place: usize| row.get::<_, String>(place);
        Ok((row.get::<_, Option<String>>(1)?, [text(0)?, text(2)?, text(3)?, text(4)?, text(5)?]))
    })?;
    let [number, model, name, phone, items] = &texts;
    let plate = plate.as_deref().and_then(Plate::normalised);
    let items: Vec<String> = serde_json::from_str(items)?;
    Ok(of_booking(&BookedAs { number, plate: plate.as_ref(), model, name, phone, items: &items }))
}
