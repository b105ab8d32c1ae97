-- A station that shows the customer at a till what is due, with nobody signed in at it; the till is a station, or the
-- host's own computer where there is none.
ALTER TABLE station ADD COLUMN till_display BOOLEAN NOT NULL DEFAULT 0;
ALTER TABLE station ADD COLUMN till_id INTEGER REFERENCES station (id);
