-- Rows of an import that is on its way in or out are seen by nobody. By what a record that went into another is
-- found, that other is.
SELECT vehicle.id, found.exact
FROM (
    SELECT coalesce((SELECT stands_id FROM record_merge
               WHERE merged_kind = 'vehicle' AND gone_id = few.entity_id AND undone_at IS NULL),
               few.entity_id) AS found_id,
           max(exact) AS exact
    FROM (
        SELECT * FROM (
            SELECT entity_id, 1 AS exact FROM search_term
            WHERE entity = 'vehicle' AND term = ?1
              AND NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND entity_id BETWEEN first_vehicle AND last_vehicle
                  AND import.id = (SELECT own.import_id FROM vehicle AS own WHERE own.id = entity_id))
            ORDER BY entity_id DESC LIMIT ?2)
        UNION ALL
        SELECT * FROM (
            SELECT entity_id, 0 AS exact FROM search_term
            WHERE entity = 'vehicle' AND term > ?1 AND term < ?1 || char(1114111)
              AND NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND entity_id BETWEEN first_vehicle AND last_vehicle
                  AND import.id = (SELECT own.import_id FROM vehicle AS own WHERE own.id = entity_id))
            ORDER BY term LIMIT ?2)) AS few
    GROUP BY 1) AS found
CROSS JOIN vehicle ON vehicle.id = found.found_id
ORDER BY found.exact DESC, vehicle.last_visit_at DESC, vehicle.id DESC
LIMIT ?3
