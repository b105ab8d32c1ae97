-- ?1 from when, ?2 to ?5 the words, of which the first is always there, ?6 how many
SELECT * FROM appointment
WHERE starts_at >= ?1 AND stage IN ('booked', 'confirmed', 'no_show')
  AND EXISTS (SELECT 1 FROM search_term WHERE entity = 'appointment' AND entity_id = appointment.id
              AND term >= ?2 AND term < ?2 || char(1114111))
  AND (?3 IS NULL OR EXISTS (SELECT 1 FROM search_term WHERE entity = 'appointment' AND entity_id = appointment.id
              AND term >= ?3 AND term < ?3 || char(1114111)))
  AND (?4 IS NULL OR EXISTS (SELECT 1 FROM search_term WHERE entity = 'appointment' AND entity_id = appointment.id
              AND term >= ?4 AND term < ?4 || char(1114111)))
  AND (?5 IS NULL OR EXISTS (SELECT 1 FROM search_term WHERE entity = 'appointment' AND entity_id = appointment.id
              AND term >= ?5 AND term < ?5 || char(1114111)))
ORDER BY starts_at LIMIT ?6
