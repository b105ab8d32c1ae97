-- ?1 order. What belongs to a visit and is still there.
WITH own (entity, id) AS (
    SELECT 'work_order', ?1
    UNION ALL SELECT 'stage_step', id FROM stage_step WHERE work_order_id = ?1
    UNION ALL SELECT 'walk_around', id FROM walk_around WHERE work_order_id = ?1
    UNION ALL SELECT 'check_in_correction', id FROM check_in_correction WHERE work_order_id = ?1
    UNION ALL SELECT 'line', id FROM line WHERE work_order_id = ?1
    UNION ALL SELECT 'estimate', id FROM estimate WHERE work_order_id = ?1
    UNION ALL SELECT 'authorisation', id FROM authorisation WHERE work_order_id = ?1
    UNION ALL SELECT 'finding', id FROM finding WHERE work_order_id = ?1
    UNION ALL SELECT 'diagnosis', id FROM diagnosis WHERE work_order_id = ?1
    UNION ALL SELECT 'job', id FROM job WHERE work_order_id = ?1
    UNION ALL SELECT 'job_time', id FROM job_time WHERE work_order_id = ?1
    UNION ALL SELECT 'inspection', id FROM inspection WHERE work_order_id = ?1
    UNION ALL SELECT 'rework', id FROM rework WHERE work_order_id = ?1
    UNION ALL SELECT 'preparation', id FROM preparation WHERE work_order_id = ?1
    UNION ALL SELECT 'settlement', id FROM settlement WHERE work_order_id = ?1
    UNION ALL SELECT 'payment', id FROM payment WHERE work_order_id = ?1
    UNION ALL SELECT 'delivery', id FROM delivery WHERE work_order_id = ?1
    UNION ALL SELECT 'refused_delivery', id FROM refused_delivery WHERE work_order_id = ?1
    UNION ALL SELECT 'warranty_judgement', id FROM warranty_judgement WHERE work_order_id = ?1
    UNION ALL SELECT 'survey', id FROM survey WHERE work_order_id = ?1
    UNION ALL SELECT 'follow_up', id FROM follow_up WHERE work_order_id = ?1
    UNION ALL SELECT 'follow_up_call', id FROM follow_up_call WHERE work_order_id = ?1
    UNION ALL SELECT 'approval', id FROM approval WHERE work_order_id = ?1
    UNION ALL SELECT 'complaint', id FROM complaint WHERE work_order_id = ?1
    UNION ALL SELECT 'photo', id FROM photo WHERE work_order_id = ?1
    UNION ALL SELECT 'attached_file', id FROM attached_file WHERE work_order_id = ?1
    UNION ALL SELECT 'customer_link', id FROM customer_link WHERE work_order_id = ?1
    UNION ALL SELECT 'customer_told', id FROM customer_told WHERE work_order_id = ?1
    UNION ALL SELECT 'outside_work', id FROM outside_work WHERE work_order_id = ?1
    UNION ALL SELECT 'last_look', id FROM last_look WHERE work_order_id = ?1
    UNION ALL SELECT 'tax_invoice', tax_invoice.id FROM settlement
        CROSS JOIN tax_invoice_sheet ON tax_invoice_sheet.settlement_id = settlement.id
        CROSS JOIN tax_invoice ON tax_invoice.id = tax_invoice_sheet.tax_invoice_id
        WHERE settlement.work_order_id = ?1
    UNION ALL SELECT 'account_movement', id FROM account_movement WHERE work_order_id = ?1
    UNION ALL SELECT 'contract_draw', id FROM contract_draw WHERE work_order_id = ?1
    UNION ALL SELECT 'suggestion', id FROM suggestion WHERE work_order_id = ?1
)
