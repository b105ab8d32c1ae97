SELECT vehicle.id, found.exact
FROM (
    SELECT entity_id, max(exact) AS exact
    FROM (
        SELECT * FROM (
            SELECT entity_id, 1 AS exact FROM search_term
            WHERE entity = 'vehicle' AND term = ?1 ORDER BY entity_id DESC LIMIT ?2)
        UNION ALL
        SELECT * FROM (
            SELECT entity_id, 0 AS exact FROM search_term
            WHERE entity = 'vehicle' AND term > ?1 AND term < ?1 || char(1114111) ORDER BY term LIMIT ?2))
    GROUP BY entity_id) AS found
CROSS JOIN vehicle ON vehicle.id = found.entity_id
ORDER BY found.exact DESC, vehicle.last_visit_at DESC, vehicle.id DESC
LIMIT ?3
