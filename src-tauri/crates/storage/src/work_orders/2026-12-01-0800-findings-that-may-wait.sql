-- What was found says how soon it is to be mended. Of what was found before, nothing may wait.
ALTER TABLE finding ADD COLUMN may_wait BOOLEAN NOT NULL DEFAULT 0;
