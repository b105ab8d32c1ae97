//! Whether the sums of the store are the sums of its movements: whoever wrote one without the other
//! went past the one way a part moves.

use super::followed::{OF_PARTS, WrongSum};
use crate::record::select;
use crate::{Reader, Result};
use serde::Deserialize;

#[derive(Deserialize)]
struct Named {
    name: String,
}

#[derive(Deserialize)]
struct Newest {
    id: i64,
}

/// Parts are summed up so many at a time, so that the check can be called off between them.
const AT_ONCE: i64 = 2_000;

const ACCOUNTS: &str = "
    SELECT part.name AS name FROM part
    LEFT JOIN (SELECT part_id, sum(quantity) AS moved, sum(stock_value) AS worth FROM stock_movement
               WHERE part_id BETWEEN ?1 AND ?2 GROUP BY part_id) AS movements ON movements.part_id = part.id
    LEFT JOIN stock_account ON stock_account.part_id = part.id
    WHERE part.id BETWEEN ?1 AND ?2 AND (coalesce(on_hand, 0) <> coalesce(moved, 0)
        OR coalesce(stock_account.stock_value, 0) <> coalesce(worth, 0))
    ORDER BY part.id";

const PLACES: &str = "
    SELECT bin.code || ' ' || part.name AS name FROM (
        SELECT part_id, bin_id, coalesce(batch_id, 0) AS batch, quantity AS moved, 0 AS lies
        FROM stock_movement WHERE part_id BETWEEN ?1 AND ?2
        UNION ALL
        SELECT part_id, bin_id, coalesce(batch_id, 0), 0, quantity
        FROM stock_level WHERE part_id BETWEEN ?1 AND ?2) AS places
    JOIN part ON part.id = places.part_id JOIN bin ON bin.id = places.bin_id
    GROUP BY places.part_id, places.bin_id, batch HAVING sum(moved) <> sum(lies)";

/// A part has no layers, or those of all that is there: whoever begins to reckon by layers makes one of
/// it at the next movement.
const LAYERS: &str = "
    SELECT part.name AS name FROM stock_layer
    JOIN part ON part.id = stock_layer.part_id
    LEFT JOIN stock_account ON stock_account.part_id = stock_layer.part_id
    WHERE stock_layer.part_id BETWEEN ?1 AND ?2
    GROUP BY stock_layer.part_id
    HAVING sum(stock_layer.quantity) <> max(coalesce(on_hand, 0), 0)
        OR sum(stock_layer.stock_value) <> coalesce(stock_account.stock_value, 0)";

/// Of which parts too little or too much is there is written down by triggers alone. The view is asked for the
/// parts in hand and no others: joined as it is, all of it is worked out anew for each of the steps.
pub(crate) const WATCHED: &str = "
    SELECT part.name AS name FROM part
    LEFT JOIN stock_watch ON stock_watch.part_id = part.id
    LEFT JOIN (SELECT * FROM stock_watched WHERE part_id BETWEEN ?1 AND ?2) AS should
        ON should.part_id = part.id
    WHERE part.id BETWEEN ?1 AND ?2
        AND (coalesce(stock_watch.below_minimum, 0) <> coalesce(should.below_minimum, 0)
            OR coalesce(stock_watch.at_point, 0) <> coalesce(should.at_point, 0)
            OR coalesce(stock_watch.too_much, 0) <> coalesce(should.too_much, 0)
            OR coalesce(stock_watch.aside, 0) <> coalesce(should.aside, 0))
    ORDER BY part.id";

const SUMS: [(&str, &str); 4] =
    [("stock_account", ACCOUNTS), ("stock_level", PLACES), ("stock_layer", LAYERS), ("stock_watch", WATCHED)];

impl Reader<'_> {
    /// The sums that do not follow from their movements. `step` is asked between some parts and the
    /// next ones. What cannot be summed up is a finding of its table.
    ///
    /// # Errors
    /// Only what `step` refuses.
    pub fn wrong_stock_sums<E>(
        &self,
        mut step: impl FnMut() -> std::result::Result<(), E>,
    ) -> std::result::Result<Vec<WrongSum>, E> {
        let mut wrong = Vec::new();
        let last = match self.last_part() {
            Ok(last) => last,
            Err(error) => return Ok(vec![WrongSum::unreadable("part", &error)]),
        };
        for (table, sql) in SUMS.into_iter().chain(OF_PARTS) {
            let mut from = 1;
            while from <= last {
                step()?;
                let to = from.saturating_add(AT_ONCE - 1);
                match select::<Named>(self.connection(), sql, [from, to]) {
                    Ok(found) => {
                        wrong.extend(found.into_iter().map(|named| WrongSum { table, of: named.name }));
                    }
                    Err(error) => {
                        wrong.push(WrongSum::unreadable(table, &error));
                        break;
                    }
                }
                from = to.saturating_add(1);
            }
        }
        self.wrong_sums_of_all(&mut wrong, &mut step)?;
        Ok(wrong)
    }

    fn last_part(&self) -> Result<i64> {
        let newest: Option<Newest> =
            select(self.connection(), "SELECT id FROM part ORDER BY id DESC LIMIT 1", [])?.pop();
        Ok(newest.map_or(0, |part| part.id))
    }
}
