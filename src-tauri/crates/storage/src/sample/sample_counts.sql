SELECT
    (SELECT count(*) FROM work_order WHERE sample = 1) AS visits,
    (SELECT count(*) FROM work_order WHERE sample = 1 AND (EXISTS (
        SELECT 1 FROM photo
        CROSS JOIN change_form ON change_form.entity = 'photo'
        CROSS JOIN change_log ON change_log.form_id = change_form.id AND change_log.entity_id = photo.id
        CROSS JOIN command_log ON command_log.id = change_log.command_id
        WHERE photo.work_order_id = work_order.id AND command <> 'load_sample_shop') OR EXISTS (
        SELECT 1 FROM attached_file WHERE work_order_id = work_order.id) OR EXISTS (
        SELECT 1 FROM settlement
        CROSS JOIN tax_invoice_sheet ON tax_invoice_sheet.settlement_id = settlement.id
        CROSS JOIN change_form ON change_form.entity = 'tax_invoice'
        CROSS JOIN change_log ON change_log.form_id = change_form.id
            AND change_log.entity_id = tax_invoice_sheet.tax_invoice_id
        CROSS JOIN command_log ON command_log.id = change_log.command_id
        WHERE settlement.work_order_id = work_order.id AND command <> 'load_sample_shop') OR EXISTS (
        SELECT 1 FROM change_form
        CROSS JOIN change_log ON change_log.form_id = change_form.id
        CROSS JOIN command_log ON command_log.id = command_id
        WHERE entity = 'work_order' AND entity_id = work_order.id
          AND command <> 'load_sample_shop'))) AS visits_worked_on,
    (SELECT count(*) FROM appointment WHERE sample = 1) AS bookings,
    (SELECT count(*) FROM vehicle WHERE sample = 1) AS vehicles,
    (SELECT count(*) FROM customer WHERE sample = 1) AS customers,
    (SELECT count(*) FROM vehicle JOIN work_order ON work_order.vehicle_id = vehicle.id
     WHERE vehicle.sample = 1 AND work_order.sample = 0) AS own_visits,
    (SELECT count(*) FROM vehicle JOIN appointment ON appointment.vehicle_id = vehicle.id
     WHERE vehicle.sample = 1 AND appointment.sample = 0) AS own_bookings
