-- The commands that touched the visit or anything of it, and what else they
-- wrote; whoever asks picks out what belongs to the visit. A removed line is
-- found by the visit its last content names.
, touching (command_id) AS (
    SELECT DISTINCT change_log.command_id
    FROM own
    CROSS JOIN change_form ON change_form.entity = own.entity
    CROSS JOIN change_log ON change_log.form_id = change_form.id AND change_log.entity_id = own.id
)
SELECT change_log.id, change_form.entity, change_log.entity_id,
       CASE WHEN change_log.sum IS NULL THEN json_extract(change_log.before, '$.work_order_id') END AS was_of
FROM touching
CROSS JOIN change_log ON change_log.command_id = touching.command_id
CROSS JOIN change_form ON change_form.id = change_log.form_id
-- A counterfoil repeats what the other rows of its command say.
WHERE change_form.entity NOT IN ('counterfoil', 'receipt_foil')
ORDER BY change_log.id DESC
