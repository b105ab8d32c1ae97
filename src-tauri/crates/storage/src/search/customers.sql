-- Rows of an import that is on its way in or out are seen by nobody. By what a record that went into another is
-- found, that other is.
SELECT coalesce((SELECT stands_id FROM record_merge
           WHERE merged_kind = 'customer' AND gone_id = found.entity_id AND undone_at IS NULL), found.entity_id) AS id,
       max(exact) AS exact
FROM (
    SELECT * FROM (
        SELECT entity_id, 1 AS exact FROM search_term
        WHERE entity = 'customer' AND term = ?1
              AND NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND entity_id BETWEEN first_customer AND last_customer
                  AND import.id = (SELECT own.import_id FROM customer AS own WHERE own.id = entity_id))
            ORDER BY entity_id DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (
        SELECT entity_id, 0 AS exact FROM search_term
        WHERE entity = 'customer' AND term > ?1 AND term < ?1 || char(1114111)
              AND NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND entity_id BETWEEN first_customer AND last_customer
                  AND import.id = (SELECT own.import_id FROM customer AS own WHERE own.id = entity_id))
            ORDER BY term LIMIT ?2)) AS found
GROUP BY 1
ORDER BY 2 DESC, 1 DESC
LIMIT ?3
