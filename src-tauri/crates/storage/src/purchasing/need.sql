-- ?1 the first month whose use counts, ?2 days from one order to the next, ?3 days until a supplier
-- delivers that says none, ?4 the largest margin in hundredths, ?5 a hundred times the days that use is
-- counted of, ?6 the day. The parts of which something may be needed: those that cars wait for, those of which
-- somebody typed a point, those used of late, and what lies where nothing is issued from or may be fitted no
-- more, as its shelf life is over. What is on its
-- way is left out, and more may have been used than counts, so that none is missed; the rule looks at each
-- of them. A store has some ten thousand parts that are used: most are told from the rest by what is there
-- alone, before anything else is looked up.
WITH used (part_id, at_most) AS MATERIALIZED (
    SELECT part_id, sum(quantity_out) FROM part_use INDEXED BY part_use_month WHERE month >= ?1 GROUP BY part_id
),
aside (part_id, quantity) AS MATERIALIZED (
    SELECT part_id, sum(quantity) FROM (
        SELECT part_id, quantity FROM bin CROSS JOIN stock_level ON stock_level.bin_id = bin.id
        WHERE bin.kind IN ('rejected', 'old_parts')
        UNION ALL
        SELECT stock_level.part_id, quantity
        FROM stock_level CROSS JOIN stock_batch ON stock_batch.id = stock_level.batch_id
        CROSS JOIN bin ON bin.id = stock_level.bin_id
        WHERE stock_level.batch_id > 0 AND stock_batch.expires_on < ?6
            AND bin.kind NOT IN ('rejected', 'old_parts'))
    GROUP BY part_id
),
found (part_id) AS (
    SELECT used.part_id FROM used
    CROSS JOIN part ON part.id = used.part_id
    LEFT JOIN stock_account ON stock_account.part_id = used.part_id
    LEFT JOIN supplier ON supplier.id = part.supplier_id
    WHERE part.reorder_point = 0 AND coalesce(stock_account.on_hand, 0)
        <= part.minimum
            + (used.at_most * (?2 + coalesce(nullif(supplier.lead_days, 0), ?3)) * ?4 + ?5 - 1) / ?5
    UNION ALL
    SELECT part_id FROM stock_watch WHERE at_point = 1
    UNION ALL SELECT part_id FROM aside
    UNION ALL SELECT part_id FROM stock_demand WHERE wanted > issued
)
SELECT part.id AS part_id, part.supplier_id, part.minimum, part.reorder_point, part.maximum, part.abc,
       coalesce((SELECT on_hand FROM stock_account WHERE stock_account.part_id = part.id), 0)
           - coalesce((SELECT quantity FROM aside WHERE aside.part_id = part.id), 0) AS there,
       coalesce((SELECT nullif(lead_days, 0) FROM supplier WHERE supplier.id = part.supplier_id), ?3)
           AS lead_days
FROM (SELECT DISTINCT part_id FROM found) AS found CROSS JOIN part ON part.id = found.part_id
WHERE part.active = 1
