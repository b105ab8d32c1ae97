-- What imports changed in one row, to take out of it what tells of a person who is deleted.
CREATE INDEX import_update_row ON import_update (entity, entity_id);
