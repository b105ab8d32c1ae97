-- ?1 order, ?2 its vehicle, ?3 its appointment (0: none), ?4 how many.
-- The commands that touched the order or anything of it, and of what they
-- wrote the rows that belong to this visit: a removed line is found by the
-- order its last content names.
WITH own (entity, id) AS (
    SELECT 'work_order', ?1
    UNION ALL SELECT 'stage_step', id FROM stage_step WHERE work_order_id = ?1
    UNION ALL SELECT 'walk_around', id FROM walk_around WHERE work_order_id = ?1
    UNION ALL SELECT 'check_in_correction', id FROM check_in_correction WHERE work_order_id = ?1
    UNION ALL SELECT 'line', id FROM line WHERE work_order_id = ?1
    UNION ALL SELECT 'estimate', id FROM estimate WHERE work_order_id = ?1
    UNION ALL SELECT 'authorisation', id FROM authorisation WHERE work_order_id = ?1
    UNION ALL SELECT 'finding', id FROM finding WHERE work_order_id = ?1
    UNION ALL SELECT 'job', id FROM job WHERE work_order_id = ?1
    UNION ALL SELECT 'job_time', id FROM job_time WHERE work_order_id = ?1
    UNION ALL SELECT 'inspection', id FROM inspection WHERE work_order_id = ?1
    UNION ALL SELECT 'rework', id FROM rework WHERE work_order_id = ?1
    UNION ALL SELECT 'preparation', id FROM preparation WHERE work_order_id = ?1
    UNION ALL SELECT 'settlement', id FROM settlement WHERE work_order_id = ?1
    UNION ALL SELECT 'payment', id FROM payment WHERE work_order_id = ?1
    UNION ALL SELECT 'delivery', id FROM delivery WHERE work_order_id = ?1
    UNION ALL SELECT 'survey', id FROM survey WHERE work_order_id = ?1
    UNION ALL SELECT 'follow_up', id FROM follow_up WHERE work_order_id = ?1
    UNION ALL SELECT 'follow_up_call', id FROM follow_up_call WHERE work_order_id = ?1
    UNION ALL SELECT 'approval', id FROM approval WHERE work_order_id = ?1
    UNION ALL SELECT 'complaint', id FROM complaint WHERE work_order_id = ?1
    UNION ALL SELECT 'suggestion', id FROM suggestion WHERE work_order_id = ?1
),
touching (command_id) AS (
    SELECT DISTINCT change_log.command_id
    FROM own CROSS JOIN change_log ON change_log.entity = own.entity AND change_log.entity_id = own.id
)
SELECT change_log.id, change_log.command_id, command_log.at, command_log.person_id, command_log.station,
       command_log.command, change_log.entity, change_log.entity_id,
       CAST(change_log.before AS TEXT) AS before, CAST(change_log.after AS TEXT) AS after
FROM touching
CROSS JOIN change_log ON change_log.command_id = touching.command_id
CROSS JOIN command_log ON command_log.id = change_log.command_id
-- A counterfoil repeats what the other rows of its command say.
WHERE change_log.entity <> 'counterfoil' AND (
      (change_log.entity = 'work_order' AND change_log.entity_id = ?1)
   OR (change_log.entity = 'vehicle' AND change_log.entity_id = ?2)
   OR (change_log.entity = 'appointment' AND change_log.entity_id = ?3)
   OR json_extract(coalesce(change_log.after, change_log.before), '$.work_order_id') = ?1)
ORDER BY change_log.id DESC
LIMIT ?4
