//! Movements of the store as any feature posts them, and what the file says of them.

use crate::TestShop;
use features::stock::post::{Posting, post};
use kernel::error::Result;
use kernel::host::Write;
use kernel::{Session, Shop};
use rusqlite::Connection;
use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use domain::person::Person;
use domain::stock::StockMovement;

/// A command of its own by the person of a session.
pub fn as_person<T>(shop: &Arc<Shop>, session: &Session, act: impl FnOnce(&Write) -> Result<T>) -> Result<T> {
    let person: Person = shop.db.read(|r| r.get(session.person_id.map_or(0, |id| id.0)))?;
    shop.portion(session, "post_in_a_test", |w| {
        act(&Write {
            w,
            shop,
            session,
            person: Some(&person),
            now: w.at(),
            details: OnceCell::new(),
            endings: &RefCell::default(),
        })
    })
}

impl TestShop {
    /// Moves a part by whoever sits at the seat.
    pub fn posts(&self, seat: &str, posting: Posting) -> Result<StockMovement> {
        as_person(&self.shop, &self.session(seat), |cx| post(cx, posting))
    }
}

/// Where sums and movements differ, in words; nothing where they agree.
pub fn sums_that_differ(file: &Connection) -> Vec<String> {
    let of = |what: &str, sql: &str| -> Vec<String> {
        let mut found = file.prepare(sql).expect("a question");
        let rows = found.query_map([], |row| row.get::<_, i64>(0)).expect("parts");
        rows.map(|part| format!("{what} of part {}", part.expect("a part"))).collect()
    };
    let mut wrong = of(
        "the account",
        "SELECT part.id FROM part LEFT JOIN stock_account ON stock_account.part_id = part.id
         WHERE coalesce(on_hand, 0) <> coalesce((SELECT sum(quantity) FROM stock_movement WHERE part_id = part.id), 0)
            OR coalesce(stock_account.stock_value, 0)
               <> coalesce((SELECT sum(stock_value) FROM stock_movement WHERE part_id = part.id), 0)",
    );
    wrong.extend(of(
        "a level",
        "SELECT part_id FROM (
             SELECT part_id, bin_id, coalesce(batch_id, 0) AS batch, quantity AS moved, 0 AS lies FROM stock_movement
             UNION ALL SELECT part_id, bin_id, coalesce(batch_id, 0), 0, quantity FROM stock_level)
         GROUP BY part_id, bin_id, batch HAVING sum(moved) <> sum(lies)",
    ));
    wrong.extend(of(
        "the layers",
        "SELECT stock_layer.part_id FROM stock_layer JOIN stock_account USING (part_id)
         GROUP BY stock_layer.part_id HAVING sum(stock_layer.quantity) <> max(on_hand, 0)
             OR sum(stock_layer.stock_value) <> stock_account.stock_value",
    ));
    wrong
}
