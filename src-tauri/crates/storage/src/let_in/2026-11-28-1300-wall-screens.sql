-- A station that shows the workshop's wall screen, with nobody signed in at it.
ALTER TABLE station ADD COLUMN wall BOOLEAN NOT NULL DEFAULT 0;
