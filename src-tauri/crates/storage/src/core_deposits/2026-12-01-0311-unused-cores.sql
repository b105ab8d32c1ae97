-- A deposit goes back because an old part came, or because the new one itself came back unused: on the second no
-- deposit stands any more, and it does not go back once more with the next.
ALTER TABLE core_movement ADD COLUMN unused BOOLEAN NOT NULL DEFAULT 0;
