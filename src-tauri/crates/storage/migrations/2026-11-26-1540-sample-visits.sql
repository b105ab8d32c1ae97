-- Which visits and complaints came with the sample shop. What people made
-- themselves on its cars stays when it is removed, with those cars.
ALTER TABLE work_order ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE complaint ADD COLUMN sample BOOLEAN NOT NULL DEFAULT 0;
UPDATE work_order SET sample = 1
WHERE vehicle_id IN (SELECT id FROM vehicle WHERE sample = 1) AND EXISTS (
    SELECT 1 FROM change_log JOIN command_log ON command_log.id = command_id
    WHERE entity = 'work_order' AND entity_id = work_order.id AND before IS NULL
      AND command = 'load_sample_shop');
UPDATE complaint SET sample = 1 WHERE work_order_id IN (SELECT id FROM work_order WHERE sample = 1);
CREATE INDEX work_order_sample ON work_order (sample) WHERE sample = 1;
CREATE INDEX appointment_sample ON appointment (sample) WHERE sample = 1;
