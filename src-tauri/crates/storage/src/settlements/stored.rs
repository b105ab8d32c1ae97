//! A receipt may belong to a customer alone. The table asked of each receipt that
//! it names a visit or a booking, and SQLite takes no such word back: the table is
//! made anew under its name, from the form it has by now, whatever columns other
//! steps gave it.

use crate::{Result, StorageError};
use rusqlite::Connection;

const OLD_WORD: &str = "CHECK (work_order_id IS NOT NULL OR appointment_id IS NOT NULL)";
const NEW_WORD: &str =
    "CHECK (work_order_id IS NOT NULL OR appointment_id IS NOT NULL OR customer_id IS NOT NULL)";

pub(super) fn make_room(db: &Connection) -> Result<()> {
    db.execute_batch(
        "ALTER TABLE payment ADD COLUMN customer_id INTEGER REFERENCES customer;
         ALTER TABLE payment ADD COLUMN gift INTEGER NOT NULL DEFAULT 0;",
    )?;
    let unknown = || StorageError::Damaged { detail: "the form of the receipts".to_owned() };
    let form: String =
        db.query_row("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'payment'", [], |row| {
            row.get(0)
        })?;
    let columns = form.find('(').map(|at| &form[at..]).ok_or_else(unknown)?;
    if !columns.contains(OLD_WORD) {
        return Err(unknown());
    }
    // Going back refers to a receipt of the same table, under the name it has just then.
    let columns = columns
        .replace(OLD_WORD, NEW_WORD)
        .replace("REFERENCES \"payment\"", "REFERENCES payment_anew")
        .replace("REFERENCES payment,", "REFERENCES payment_anew,");
    let indexes: Vec<String> = db
        .prepare(
            "SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'payment' AND sql IS NOT NULL",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    db.execute_batch(&format!(
        "CREATE TABLE payment_anew {columns};
         INSERT INTO payment_anew SELECT * FROM payment;
         UPDATE sqlite_sequence SET seq = max(seq, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'payment'), 0))
             WHERE name = 'payment_anew';
         DROP TABLE payment;
         ALTER TABLE payment_anew RENAME TO payment;
         {};
         CREATE INDEX payment_customer ON payment (customer_id) WHERE customer_id IS NOT NULL;",
        indexes.join(";\n")
    ))?;
    Ok(())
}
