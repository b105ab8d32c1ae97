//! The same work as bare SQLite statements on the same file: what no program
//! around them can be faster than.

use rusqlite::{Connection, Row, params};
use std::path::Path;

pub struct Bare(Connection);

fn drain(row: &Row<'_>) -> rusqlite::Result<usize> {
    let columns = row.as_ref().column_count();
    let mut bytes = 0;
    for column in 0..columns {
        bytes += match row.get_ref(column)? {
            rusqlite::types::ValueRef::Text(text) => text.len(),
            _ => 8,
        };
    }
    Ok(bytes)
}

impl Bare {
    pub fn open(path: &Path) -> Self {
        let db = Connection::open(path).expect("the file opens");
        storage::changes::teach(&db).expect("what is written stands in the log");
        db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")
            .expect("the pragmas are known");
        db.set_prepared_statement_cache_capacity(100);
        Self(db)
    }

    fn all(&self, sql: &str, params: impl rusqlite::Params) -> usize {
        let mut statement = self.0.prepare_cached(sql).expect("the statement is right");
        let mut rows = statement.query(params).expect("the query runs");
        let mut bytes = 0;
        while let Some(row) = rows.next().expect("a row") {
            bytes += drain(row).expect("its columns");
        }
        bytes
    }

    /// Writes what a bench needs and nobody typed, whole.
    pub fn pour(&self, sql: &str) {
        self.0.execute_batch(&format!("BEGIN IMMEDIATE; {sql} COMMIT;")).expect("it is poured");
    }

    pub fn count(&self, table: &str) -> i64 {
        self.0.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count")
    }

    pub fn texts(&self, sql: &str) -> Vec<String> {
        let mut statement = self.0.prepare(sql).expect("the statement is right");
        statement.query_map([], |row| row.get(0)).expect("the query runs").flatten().collect()
    }

    pub fn numbers(&self, sql: &str) -> Vec<i64> {
        let mut statement = self.0.prepare(sql).expect("the statement is right");
        let found: Vec<i64> =
            statement.query_map([], |row| row.get(0)).expect("the query runs").flatten().collect();
        assert!(!found.is_empty(), "nothing to measure on: {sql}");
        found
    }

    /// The same where there may be none.
    pub fn any_numbers(&self, sql: &str) -> Vec<i64> {
        let mut statement = self.0.prepare(sql).expect("the statement is right");
        statement.query_map([], |row| row.get(0)).expect("the query runs").flatten().collect()
    }

    /// The hits of a prefix with their cars and people.
    pub fn search(&self, text: &str) {
        self.all(
            "SELECT v.*, c.name, c.phone FROM (
                 SELECT entity_id FROM search_term
                 WHERE entity = 'vehicle' AND term >= ?1 AND term < ?1 || char(1114111) LIMIT 300) t
             JOIN vehicle v ON v.id = t.entity_id
             LEFT JOIN customer c ON c.id = v.customer_id ORDER BY v.last_visit_at DESC LIMIT 12",
            [text],
        );
        self.all(
            "SELECT c.* FROM (
                 SELECT entity_id FROM search_term
                 WHERE entity = 'customer' AND term >= ?1 AND term < ?1 || char(1114111) LIMIT 300) t
             JOIN customer c ON c.id = t.entity_id LIMIT 8",
            [text],
        );
    }

    /// Every row of one visit.
    pub fn visit(&self, order: i64) {
        self.all("SELECT * FROM work_order WHERE id = ?1", [order]);
        self.all(
            "SELECT * FROM vehicle WHERE id = (SELECT vehicle_id FROM work_order WHERE id = ?1)",
            [order],
        );
        self.all(
            "SELECT * FROM customer WHERE id = (SELECT customer_id FROM work_order WHERE id = ?1)",
            [order],
        );
        for table in [
            "line",
            "estimate",
            "authorisation",
            "job",
            "job_time",
            "finding",
            "inspection",
            "rework",
            "settlement",
            "payment",
            "stage_step",
            "walk_around",
            "preparation",
            "delivery",
            "refused_delivery",
            "survey",
            "follow_up",
            "follow_up_call",
            "complaint",
        ] {
            self.all(&format!("SELECT * FROM {table} WHERE work_order_id = ?1"), [order]);
        }
        self.all("SELECT id, name FROM person", []);
        self.all("SELECT id, name FROM bay", []);
    }

    /// The cars that are in the shop now, as every home lists them.
    pub fn queue(&self) {
        self.all(
            "SELECT w.*, v.plate, v.make, v.model, c.name, c.phone,
                    (SELECT sum(amount) FROM line l WHERE l.work_order_id = w.id AND l.state = 'approved')
             FROM work_order w JOIN vehicle v ON v.id = w.vehicle_id JOIN customer c ON c.id = w.customer_id
             WHERE w.stage IN ('checked_in', 'estimating', 'awaiting_authorisation', 'awaiting_assignment', 'in_repair',
                   'awaiting_inspection', 'preparing', 'awaiting_settlement', 'ready_for_delivery')
               AND w.stage NOT IN ('closed', 'cancelled')",
            [],
        );
    }

    /// The oil filters beyond the first, with their versions.
    pub fn lines_added(&self, order: i64) -> Vec<(i64, i64)> {
        let sql = "SELECT id, version FROM line WHERE work_order_id = ?1 AND code = 'JL-201' ORDER BY id";
        let mut statement = self.0.prepare(sql).expect("the statement is right");
        let found =
            statement.query_map([order], |row| Ok((row.get(0)?, row.get(1)?))).expect("the query runs");
        found.flatten().skip(1).collect()
    }

    pub fn add_line(&self, order: i64) {
        self.0.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
        self.0
            .prepare_cached(
                "INSERT INTO line (work_order_id, position, state, kind, category, payer, payer_name, code, name, brand,
                     specification, unit, quantity, hours, unit_price, discount_rate, discount, tax_rate, cost, origin,
                     amount, decline_reason, version)
                 VALUES (?1, 99, 'draft', 'part', 'paid', 'customer', '', 'JL-201', '机油滤清器', '', '', '个', 1000, 0,
                     4500, 0, 0, 1300, 2300, 'stock', 4500, '', 1)",
            )
            .and_then(|mut add| add.execute([order]))
            .expect("a line");
        self.0
            .execute("UPDATE work_order SET version = version + 1 WHERE id = ?1", [order])
            .expect("an order");
        self.0.execute_batch("COMMIT").expect("a commit");
    }

    pub fn settle(&self, sheet: i64) {
        self.0.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
        self.0
            .prepare_cached(
                "INSERT INTO payment (number, settlement_id, work_order_id, means, amount, tendered, reason, at,
                     person_id, checksum)
                 SELECT 'X' || ?2 || '-' || random(), id, work_order_id, 'wechat', 1, 1, '', '2026-01-01T00:00:00Z', 1, ''
                 FROM settlement WHERE id = ?1",
            )
            .and_then(|mut add| add.execute(params![sheet, sheet]))
            .expect("a payment");
        self.0
            .execute(
                "UPDATE settlement SET received = received + 1, version = version + 1 WHERE id = ?1",
                [sheet],
            )
            .expect("a sheet");
        self.0.execute_batch("COMMIT").expect("a commit");
    }

    /// What there is of some parts, what is promised and what is on its way.
    pub fn available(&self, parts: &[i64]) {
        for part in parts {
            self.all("SELECT * FROM stock_account WHERE part_id = ?1", [part]);
            self.all("SELECT * FROM stock_level WHERE part_id = ?1", [part]);
            self.all("SELECT * FROM stock_demand WHERE part_id = ?1", [part]);
            self.all("SELECT * FROM purchase_order_line WHERE part_id = ?1 AND closed = 0", [part]);
        }
    }

    /// The newest page of a part's card.
    pub fn card(&self, part: i64) {
        self.all("SELECT * FROM stock_account WHERE part_id = ?1", [part]);
        self.all(
            "SELECT * FROM stock_movement WHERE part_id = ?1 ORDER BY at DESC, id DESC LIMIT 50",
            [part],
        );
    }

    /// The parts of a beginning of a code.
    pub fn parts_coded(&self, code: &str) {
        self.all("SELECT * FROM part WHERE code >= ?1 AND code < ?1 || char(1114111) LIMIT 20", [code]);
    }

    /// What goes onto a car at once: each part with its bin.
    pub fn issue(&self, parts: &[(i64, i64)]) {
        self.0.execute_batch("BEGIN IMMEDIATE").expect("a transaction");
        for (part, bin) in parts {
            self.0
                .prepare_cached(
                    "INSERT INTO stock_movement (part_id, bin_id, kind, quantity, stock_value, cost_difference, at,
                         person_id, note)
                     VALUES (?1, ?2, 'issued', -1, 0, 0, '2026-01-01T00:00:00Z', 1, '')",
                )
                .and_then(|mut add| add.execute([part, bin]))
                .expect("a movement");
            for sql in [
                "UPDATE stock_account SET on_hand = on_hand - 1 WHERE part_id = ?1",
                "UPDATE stock_level SET quantity = quantity - 1 WHERE part_id = ?1",
            ] {
                self.0.prepare_cached(sql).and_then(|mut change| change.execute([part])).expect("a sum");
            }
        }
        self.0.execute_batch("COMMIT").expect("a commit");
    }
}
