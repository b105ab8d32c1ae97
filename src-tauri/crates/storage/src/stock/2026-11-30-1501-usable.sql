-- Below its minimum is a part of which too little lies where it may be taken from: what waits to be looked at,
-- goes back or came off a car fits onto no car, and the need does not count it either. What lies there and
-- nowhere else is aside: stock is kept of it, and there is none to use. What its shelf life is over for is told
-- by the day, and the questions look for it. What is too much lies somewhere, wherever that is.
ALTER TABLE stock_watch ADD COLUMN aside BOOLEAN NOT NULL DEFAULT 0;
CREATE INDEX stock_watch_aside ON stock_watch (aside) WHERE aside = 1;

-- Who said yes to a movement beside whoever made it.
ALTER TABLE stock_movement ADD COLUMN granted_by INTEGER REFERENCES person;

DROP TRIGGER stock_watch_account_insert;
DROP TRIGGER stock_watch_account_update;
DROP TRIGGER stock_watch_account_delete;
DROP TRIGGER stock_watch_part_insert;
DROP TRIGGER stock_watch_part_update;
DROP VIEW stock_watched;

CREATE VIEW stock_shelved AS
SELECT part.id AS part_id, part.active, part.minimum, part.reorder_point, part.maximum,
       coalesce(stock_account.on_hand, 0) AS on_hand,
       coalesce((SELECT sum(stock_level.quantity)
                 FROM stock_level CROSS JOIN bin ON bin.id = stock_level.bin_id
                 WHERE stock_level.part_id = part.id AND bin.kind = 'shelf'), 0) AS shelved
FROM part LEFT JOIN stock_account ON stock_account.part_id = part.id;

CREATE VIEW stock_watched AS
SELECT part_id, below_minimum, at_point, too_much, aside FROM (
    SELECT part_id, minimum > 0 AND shelved < minimum AS below_minimum,
           on_hand <= max(minimum, reorder_point) AND minimum + reorder_point > 0 AS at_point,
           maximum > 0 AND on_hand > maximum AS too_much,
           on_hand > 0 AND shelved <= 0 AS aside
    FROM stock_shelved WHERE active = 1)
WHERE below_minimum OR at_point OR too_much OR aside;

DELETE FROM stock_watch;
INSERT INTO stock_watch SELECT * FROM stock_watched;

CREATE TRIGGER stock_watch_account_insert AFTER INSERT ON stock_account BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = NEW.part_id;
END;
CREATE TRIGGER stock_watch_account_update AFTER UPDATE OF on_hand ON stock_account
WHEN NEW.on_hand <> OLD.on_hand BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = NEW.part_id;
END;
CREATE TRIGGER stock_watch_account_delete AFTER DELETE ON stock_account BEGIN
    DELETE FROM stock_watch WHERE part_id = OLD.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = OLD.part_id;
END;
CREATE TRIGGER stock_watch_level_insert AFTER INSERT ON stock_level BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = NEW.part_id;
END;
CREATE TRIGGER stock_watch_level_update AFTER UPDATE OF part_id, bin_id, quantity ON stock_level
WHEN NEW.quantity <> OLD.quantity OR NEW.bin_id <> OLD.bin_id OR NEW.part_id <> OLD.part_id BEGIN
    DELETE FROM stock_watch WHERE part_id IN (OLD.part_id, NEW.part_id);
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id IN (OLD.part_id, NEW.part_id);
END;
CREATE TRIGGER stock_watch_level_delete AFTER DELETE ON stock_level BEGIN
    DELETE FROM stock_watch WHERE part_id = OLD.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = OLD.part_id;
END;
CREATE TRIGGER stock_watch_bin_update AFTER UPDATE OF kind ON bin WHEN NEW.kind <> OLD.kind BEGIN
    DELETE FROM stock_watch WHERE part_id IN (SELECT part_id FROM stock_level WHERE bin_id = NEW.id);
    INSERT INTO stock_watch SELECT * FROM stock_watched
    WHERE part_id IN (SELECT part_id FROM stock_level WHERE bin_id = NEW.id);
END;
CREATE TRIGGER stock_watch_part_insert AFTER INSERT ON part
WHEN NEW.minimum + NEW.reorder_point + NEW.maximum > 0 BEGIN
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = NEW.id;
END;
CREATE TRIGGER stock_watch_part_update AFTER UPDATE OF minimum, reorder_point, maximum, active ON part
WHEN NEW.minimum <> OLD.minimum OR NEW.reorder_point <> OLD.reorder_point OR NEW.maximum <> OLD.maximum
    OR NEW.active <> OLD.active BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.id;
    INSERT INTO stock_watch SELECT * FROM stock_watched WHERE part_id = NEW.id;
END;
