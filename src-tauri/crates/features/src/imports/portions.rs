//! An import comes in, and goes out again, a little at a time: between two
//! portions whoever writes at the counter comes first. Until the last one is
//! there nobody sees any of it, and from the first one on that goes nobody
//! sees any of it either.

use super::importer::Importer;
use super::report::{ImportDetails, count, figures, later_prices, remarks_of};
use super::stored::Stored;
use super::table::Table;
use super::{ImportKind, ImportReport, KnownRows, columns, news};
use chrono::NaiveDate;
use domain::dates::{ShopZone, local_day};
use domain::ids::{ImportId, PersonId};
use domain::person::Person;
use domain::refusal::Refusal;
use domain::shop::ShopDetails;
use kernel::error::{Error, Result};
use kernel::host::Write;
use kernel::sessions::Session;
use kernel::shop::Shop;
use kernel::tasks::Progress;
use kernel::{PORTION, TRIES};
use serde_json::Value;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;
use std::time::Instant;
use storage::imports::{Import, ImportTransit, USING};
use storage::{StorageError, Writer};

/// So many rows go at once when an import is taken out.
const AT_ONCE: i64 = 40;

pub struct ImportOrder {
    pub kind: ImportKind,
    pub known: KnownRows,
    pub content_sum: String,
    pub file_name: String,
    pub person: PersonId,
    pub mapping: Vec<Option<String>>,
    /// The day from which prices hold, where it is still to come.
    pub prices_from: Option<NaiveDate>,
}

pub(crate) fn import_rows(
    shop: &Arc<Shop>,
    session: &Session,
    progress: &Progress,
    asked: &ImportOrder,
    table: &Table,
) -> Result<ImportReport> {
    progress.total(table.len());
    let mut import = begun(shop, session, asked, table)?;
    match portions(shop, session, progress, asked, table, &mut import) {
        Ok(()) => shop.db.read(|r| figures(r, import)),
        Err(error) => {
            // Called off or refused: none of it stays, and nobody saw any.
            if let Err(left) = undo_rows(shop, session, import.id, &|| {}) {
                tracing::error!(%left, "what came in of the import goes with the next start");
            }
            Err(error)
        }
    }
}

fn begun(shop: &Shop, session: &Session, asked: &ImportOrder, table: &Table) -> Result<Import> {
    shop.portion(session, "run_import", |w| {
        let mut import = Import {
            id: ImportId(0),
            kind: asked.kind.code().to_owned(),
            file_name: asked.file_name.clone(),
            at: w.at(),
            person_id: asked.person,
            rows_read: count(table.len()),
            rows_added: 0,
            rows_warned: 0,
            rows_updated: 0,
            rows_skipped: 0,
            content_sum: asked.content_sum.clone(),
            report: Value::Array(Vec::new()),
            undone_at: None,
            moving: ImportTransit::Coming,
            first_customer: 0,
            last_customer: 0,
            first_vehicle: 0,
            last_vehicle: 0,
            version: 1,
        };
        w.insert(&mut import)?;
        w.hide_coming(&mut import)?;
        Ok(import)
    })
}

/// Windows ask anew what shows any of it.
const BROUGHT: [&str; 8] =
    ["import", "customer", "vehicle", "part", "stock_account", "supplier", "past_order", "past_order_line"];

/// One portion, by whoever asked for the import.
fn by<T>(
    (shop, session, person): (&Shop, &Session, &Person),
    w: &Writer<'_>,
    act: impl FnOnce(&Write) -> Result<T>,
) -> Result<T> {
    act(&Write {
        w,
        shop,
        session,
        person: Some(person),
        now: w.at(),
        details: OnceCell::new(),
        endings: &RefCell::default(),
    })
}

fn portions(
    shop: &Shop,
    session: &Session,
    progress: &Progress,
    asked: &ImportOrder,
    table: &Table,
    import: &mut Import,
) -> Result<()> {
    let zone = zone_of(shop)?;
    let now = import.at;
    let mut importer = Importer::of((asked.kind, asked.known), table, &asked.mapping, now)
        .with_prices_from(asked.prices_from);
    let person: Person = shop.db.read(|r| r.get(asked.person.0))?;
    let mut stored = Stored::with_prices_from(asked.prices_from);
    let mut rows = table.rows().peekable();
    while rows.peek().is_some() {
        progress.go_on()?;
        shop.portion(session, "run_import", |w| {
            by((shop, session, &person), w, |cx| {
                let begun = Instant::now();
                let today = local_day(w.at(), zone);
                while begun.elapsed() < PORTION {
                    let Some(row) = rows.next() else { break };
                    if let Some(record) = importer.read_row(w, &row)? {
                        record.store(cx, import.id, today, &mut stored)?;
                    }
                    progress.step()?;
                }
                Ok(())
            })
        })?;
    }
    progress.total(table.len().saturating_add(usize::try_from(importer.updated).unwrap_or(0)));
    import.rows_added = importer.records;
    import.rows_warned = count(importer.warned.len());
    import.rows_updated = importer.updated;
    import.rows_skipped = importer.skipped;
    import.report = serde_json::to_value(ImportDetails {
        rows: importer.warned,
        remarks: remarks_of(asked.kind, table, &asked.mapping)
            .into_iter()
            .chain(asked.prices_from.map(later_prices))
            .collect(),
    })?;
    import.moving = ImportTransit::No;
    // What was there before changes in the moment in which the rest is seen.
    shop.at_once(session, "run_import", |w, yield_check| {
        progress.at(table.len());
        let whole = by((shop, session, &person), w, |cx| {
            news::write_all(cx, import.id, local_day(w.at(), zone), yield_check, progress)
        })?;
        if !whole {
            return Ok(None);
        }
        w.show_imported_parts(import.id)?;
        columns::remember(w, asked.kind, table, &asked.mapping)?;
        w.update(&*import)?;
        Ok(Some(()))
    })?;
    import.version += 1;
    shop.db.announce(&BROUGHT);
    Ok(())
}

fn zone_of(shop: &Shop) -> Result<ShopZone> {
    shop.db.read(|r| match r.get::<ShopDetails>(1) {
        Ok(details) => Ok(details.settings.zone),
        Err(StorageError::NotFound { .. }) => Err(Refusal::NotSetUp.into()),
        Err(error) => Err(error.into()),
    })
}

/// Names so many of what is in the way; the rest is a number.
const NAMED_IN_USE: usize = 5;

/// Takes the rows of an import out again, unless somebody works with one of
/// them already.
pub(crate) fn undo(
    shop: &Arc<Shop>,
    session: &Session,
    progress: &Progress,
    id: ImportId,
) -> Result<ImportReport> {
    let import: Import = shop.db.read(|r| r.get(id.0))?;
    if import.undone_at.is_some() {
        return shop.db.read(|r| figures(r, import));
    }
    progress.total(usize::try_from(import.rows_added).unwrap_or(0));
    // What is worked with is asked before anything goes out of sight, for a car in
    // the shop is not taken from its page for the asking, and while everybody can
    // write, for of a long list it takes long.
    let unused = || {
        progress.go_on()?;
        shop.db.read(|r| {
            refuse_in_use(&r.import_in_use(id)?)?;
            Ok(r.newest_command()?)
        })
    };
    // In one moment it is out of sight, and what it changed is as it was: nobody
    // begins to work with one of its rows any more. Where somebody may have done
    // so since the look, the look is taken again.
    let zone = zone_of(shop)?;
    shop.at_once_after(TRIES, session, "undo_import", unused, |w, yield_check, seen| {
        if w.changed_after(seen, &USING)? {
            return Ok(None);
        }
        // What names a part is asked of the file itself, whatever tables there are: that is quick.
        if matches!(import.kind.as_str(), "parts" | "suppliers" | "operations") {
            refuse_in_use(&w.import_in_use(id)?)?;
        }
        w.hide_leaving(id)?;
        let whole = news::take_back(w, id, local_day(w.at(), zone), yield_check)?;
        if whole {
            w.take_out_imported_stock(id)?;
        }
        Ok(whole.then_some(()))
    })?;
    undo_rows(shop, session, id, &|| progress.count(AT_ONCE))?;
    shop.db.read(|r| figures(r, r.get(id.0)?))
}

fn refuse_in_use(used: &[String]) -> Result<()> {
    if used.is_empty() {
        return Ok(());
    }
    let named: Vec<&str> = used.iter().take(NAMED_IN_USE).map(String::as_str).collect();
    let more = if used.len() > NAMED_IN_USE { "…" } else { "" };
    Err(Refusal::InUse { detail: format!("{}{more} ({})", named.join("、"), used.len()) }.into())
}

fn stays(shop: &Shop, session: &Session, id: ImportId) -> Result<()> {
    shop.portion(session, "undo_import", |w| w.show_again(id).map_err(Error::from))?;
    shop.db.announce(&BROUGHT);
    Ok(())
}

/// Takes out what is hidden already; broken off, it goes on with the next start.
fn undo_rows(shop: &Shop, session: &Session, id: ImportId, on_progress: &dyn Fn()) -> Result<()> {
    let zone = zone_of(shop)?;
    // Of an import that an older program was bringing in or taking out.
    shop.at_once(session, "undo_import", |w, yield_check| {
        // A copy may have been put in place meanwhile: there nothing moves.
        let moving = w.is_import_moving(id)?;
        let whole = !moving || news::take_back(w, id, local_day(w.at(), zone), yield_check)?;
        if whole && moving {
            w.take_out_imported_stock(id)?;
        }
        Ok(whole.then_some(()))
    })?;
    loop {
        let left = shop.portion(session, "undo_import", |w| {
            let begun = Instant::now();
            // A copy that was put in place meanwhile knows this import whole,
            // or not at all: then there is nothing to take out.
            let mut left = w.is_import_moving(id)?;
            while left && begun.elapsed() < PORTION {
                left = w.delete_import_updates(id, AT_ONCE)? || w.delete_import_rows(id, AT_ONCE)?;
                on_progress();
            }
            Ok(left)
        })?;
        if !left {
            break;
        }
    }
    shop.portion(session, "undo_import", |w| {
        if w.is_import_moving(id)? { w.import_is_out(id).map_err(Error::from) } else { Ok(()) }
    })?;
    shop.db.announce(&BROUGHT);
    Ok(())
}

/// What the program was bringing in or taking out when it ended goes now;
/// nobody has seen it meanwhile. What somebody works with stays: it was
/// about to be refused.
pub fn finish_moving(shop: &Arc<Shop>) {
    let moving = match shop.db.read(|r| r.moving_imports()) {
        Ok(moving) if moving.is_empty() => return,
        Ok(moving) => moving,
        Err(error) => {
            tracing::error!(%error, "the imports cannot be read");
            return;
        }
    };
    let open = Arc::downgrade(shop);
    std::thread::spawn(move || {
        for id in moving {
            let Some(shop) = open.upgrade() else { return };
            let nobody = Session::nobody("");
            let used = shop.db.read(|r| r.import_in_use(id).map_err(Error::from));
            let done = match used {
                Ok(used) if used.is_empty() => undo_rows(&shop, &nobody, id, &|| {}),
                Ok(_) => stays(&shop, &nobody, id),
                Err(error) => Err(error),
            };
            if let Err(error) = done {
                tracing::warn!(%error, "an import that broke off is still hidden");
            }
        }
    });
}
