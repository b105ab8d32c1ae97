//! The index of an older file made anew: what things are found by has grown.
//! A page of the index is written once when the terms come in their order, so a
//! shop of ten years takes seconds.

use crate::Result;
use domain::placeholder::is_no_plate;
use domain::plate::{CarRead, Plate};
use domain::search_terms::{BookedAs, of_booking, of_customer, of_number, of_vehicle};
use domain::vin::Vin;
use rusqlite::{Connection, params};

type Terms = Vec<(String, i64)>;

/// Everything with nothing but a number.
const NUMBERED: [&str; 5] = ["work_order", "settlement", "complaint", "estimate", "payment"];

pub(crate) fn index_anew(db: &Connection) -> Result<()> {
    plates_that_say_there_is_none(db)?;
    db.execute_batch("DELETE FROM search_term; DROP INDEX IF EXISTS search_term_entity;")?;
    write(db, "appointment", bookings(db)?)?;
    write(db, "customer", customers(db)?)?;
    write(db, "vehicle", vehicles(db)?)?;
    for table in NUMBERED {
        write(db, table, numbers(db, table)?)?;
    }
    db.execute_batch("CREATE INDEX search_term_entity ON search_term (entity, entity_id);")?;
    Ok(())
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

fn write(db: &Connection, entity: &str, mut terms: Terms) -> Result<()> {
    terms.sort_unstable();
    let mut add =
        db.prepare("INSERT OR IGNORE INTO search_term (entity, term, entity_id) VALUES (?1, ?2, ?3)")?;
    for (term, id) in &terms {
        add.execute(params![entity, term, id])?;
    }
    Ok(())
}

fn add(terms: &mut Terms, id: i64, found_by: Vec<String>) {
    terms.extend(found_by.into_iter().map(|term| (term, id)));
}

fn customers(db: &Connection) -> Result<Terms> {
    let mut terms = Terms::new();
    let mut all = db.prepare("SELECT id, name, contact_name, phone, contact_phone FROM customer")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let text = |place: usize| row.get::<_, String>(place);
        let (name, contact, phone, contact_phone) = (text(1)?, text(2)?, text(3)?, text(4)?);
        add(&mut terms, row.get(0)?, of_customer([&name, &contact], [&phone, &contact_phone]));
    }
    Ok(terms)
}

fn vehicles(db: &Connection) -> Result<Terms> {
    let mut terms = Terms::new();
    let mut all = db.prepare("SELECT id, plate, vin, make, model FROM vehicle")?;
    let mut former = db.prepare("SELECT plate FROM former_plate WHERE vehicle_id = ?1 ORDER BY id DESC")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        let mut plates: Vec<Plate> =
            row.get::<_, Option<String>>(1)?.iter().filter_map(|text| Plate::normalised(text)).collect();
        for plate in former.query_map([id], |row| row.get::<_, String>(0))? {
            plates.extend(Plate::normalised(&plate?));
        }
        let vin = row.get::<_, Option<String>>(2)?.as_deref().and_then(Vin::normalised);
        let (make, model): (String, String) = (row.get(3)?, row.get(4)?);
        add(&mut terms, id, of_vehicle(plates.iter(), vin.as_ref(), &make, &model));
    }
    Ok(terms)
}

fn bookings(db: &Connection) -> Result<Terms> {
    let mut terms = Terms::new();
    let mut all =
        db.prepare("SELECT id, number, plate, model, contact_name, contact_phone, items FROM appointment")?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        let text = |place: usize| row.get::<_, String>(place);
        let plate = row.get::<_, Option<String>>(2)?.as_deref().and_then(Plate::normalised);
        let (number, model, name, phone) = (text(1)?, text(3)?, text(4)?, text(5)?);
        let items: Vec<String> = serde_json::from_str(&text(6)?)?;
        let booked = BookedAs {
            number: &number,
            plate: plate.as_ref(),
            model: &model,
            name: &name,
            phone: &phone,
            items: &items,
        };
        add(&mut terms, row.get(0)?, of_booking(&booked));
    }
    Ok(terms)
}

fn numbers(db: &Connection, table: &str) -> Result<Terms> {
    let mut terms = Terms::new();
    let mut all = db.prepare(&format!("SELECT id, number FROM {table}"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        add(&mut terms, row.get(0)?, of_number(&row.get::<_, String>(1)?));
    }
    Ok(terms)
}
