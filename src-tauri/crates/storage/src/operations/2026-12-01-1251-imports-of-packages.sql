-- What came in with a list of packages of work, so that it can be taken out again.
ALTER TABLE work_package ADD COLUMN import_id INTEGER REFERENCES import;
CREATE INDEX work_package_import ON work_package (import_id) WHERE import_id IS NOT NULL;
