-- How often a ready-made line was sold: the most used stands first where one
-- is looked for. It is counted, never read by anybody, so no log hears of it.
CREATE TABLE catalogue_use (
    id INTEGER PRIMARY KEY REFERENCES catalogue_item ON DELETE CASCADE,
    times INTEGER NOT NULL
);
INSERT INTO catalogue_use (id, times)
    SELECT catalogue_item.id, count(*) FROM line
    JOIN catalogue_item ON catalogue_item.code = line.code AND catalogue_item.kind = line.kind
    WHERE line.code <> '' GROUP BY catalogue_item.id;

-- Whether a booking was kept: when the customer came, from which stage that
-- was, and when nobody had come.
ALTER TABLE appointment ADD COLUMN arrived_at TEXT;
ALTER TABLE appointment ADD COLUMN arrived_from TEXT;
ALTER TABLE appointment ADD COLUMN no_show_at TEXT;
