SELECT entity_id AS id, max(exact) AS exact
FROM (
    SELECT * FROM (
        SELECT entity_id, 1 AS exact FROM search_term
        WHERE entity = ?3 AND term = ?1 ORDER BY entity_id DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (
        SELECT entity_id, 0 AS exact FROM search_term
        WHERE entity = ?3 AND term > ?1 AND term < ?1 || char(1114111) ORDER BY term DESC LIMIT ?2))
GROUP BY entity_id
ORDER BY max(exact) DESC, entity_id DESC
LIMIT ?2
