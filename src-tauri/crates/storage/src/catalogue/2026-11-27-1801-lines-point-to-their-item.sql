-- A step of its own: the new columns have their triggers by now, so the log
-- tells what became of the old one.
UPDATE line SET labour_operation_id = catalogue_item_id, catalogue_item_id = NULL
    WHERE catalogue_item_id IN (SELECT id FROM labour_operation);
UPDATE line SET part_id = catalogue_item_id, catalogue_item_id = NULL
    WHERE catalogue_item_id IN (SELECT id FROM part);
-- What still waits for the manager is done as it was asked for.
UPDATE approval SET deed = json_set(deed, '$.ask.item', json_object(
        iif(json_extract(deed, '$.ask.catalogue_item_id') IN (SELECT id FROM part), 'part', 'labour_operation'),
        json_extract(deed, '$.ask.catalogue_item_id')))
    WHERE state = 'waiting' AND json_extract(deed, '$.ask.catalogue_item_id') IS NOT NULL;
