//! What belongs to the sample shop, and taking it out again.

use crate::{Result, Writer};
use domain::ids::AppointmentId;

/// In this order no row is left that another still points at. Orders take
/// everything of the visit with them.
const REMOVE: [&str; 10] = [
    "DELETE FROM suggestion WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1)
        OR customer_id IN (SELECT id FROM customer WHERE sample = 1)",
    "DELETE FROM complaint WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1)
        OR customer_id IN (SELECT id FROM customer WHERE sample = 1)
        OR work_order_id IN (SELECT id FROM work_order WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1))",
    "DELETE FROM work_order WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1)",
    "DELETE FROM appointment WHERE sample = 1
        OR vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1)
        OR customer_id IN (SELECT id FROM customer WHERE sample = 1)",
    "DELETE FROM ownership WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1)
        OR customer_id IN (SELECT id FROM customer WHERE sample = 1)",
    "DELETE FROM former_plate WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1)",
    "DELETE FROM search_term WHERE entity = 'vehicle' AND entity_id IN (SELECT id FROM vehicle WHERE sample = 1)",
    "DELETE FROM search_term WHERE entity = 'customer' AND entity_id IN (SELECT id FROM customer WHERE sample = 1)",
    "DELETE FROM vehicle WHERE sample = 1",
    // A sample customer to whom the shop gave a car of its own stays, as its own.
    "DELETE FROM customer WHERE sample = 1 AND id NOT IN (SELECT customer_id FROM vehicle WHERE customer_id IS NOT NULL)
        AND id NOT IN (SELECT customer_id FROM work_order WHERE customer_id = customer.id)",
];

const NUMBERED: [&str; 6] = ["work_order", "appointment", "settlement", "complaint", "estimate", "payment"];

/// People and bays of the sample leave unless real work names them by now.
const LEAVE: [&str; 4] = [
    "DELETE FROM person_pin WHERE person_id IN (SELECT id FROM person WHERE sample = 1)",
    "UPDATE person SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE bay SET active = 0, sample = 0, version = version + 1 WHERE sample = 1",
    "UPDATE customer SET sample = 0, version = version + 1 WHERE sample = 1",
];

impl Writer<'_> {
    pub fn mark_sample_appointment(&self, id: AppointmentId) -> Result<()> {
        self.connection()
            .prepare_cached("UPDATE appointment SET sample = 1 WHERE id = ?1")?
            .execute([id.0])?;
        Ok(())
    }

    pub fn remove_sample(&self) -> Result<()> {
        for statement in REMOVE {
            self.connection().execute(statement, [])?;
        }
        for entity in NUMBERED {
            self.connection().execute(
                &format!("DELETE FROM search_term WHERE entity = '{entity}' AND entity_id NOT IN (SELECT id FROM {entity})"),
                [],
            )?;
        }
        self.remove_unnamed("person")?;
        self.remove_unnamed("bay")?;
        for statement in LEAVE {
            self.connection().execute(statement, [])?;
        }
        Ok(())
    }

    /// Deletes the sample rows that nothing points at, whatever points there:
    /// the file itself knows every reference.
    fn remove_unnamed(&self, table: &str) -> Result<()> {
        let mut find = self.connection().prepare(&format!("SELECT id FROM {table} WHERE sample = 1"))?;
        let ids: Vec<i64> = find.query_map([], |row| row.get(0))?.collect::<std::result::Result<_, _>>()?;
        for id in ids {
            match self.connection().execute(&format!("DELETE FROM {table} WHERE id = ?1"), [id]) {
                Ok(_) => {}
                Err(rusqlite::Error::SqliteFailure(cause, _))
                    if cause.code == rusqlite::ErrorCode::ConstraintViolation => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}
