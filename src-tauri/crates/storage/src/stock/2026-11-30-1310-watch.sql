-- The parts of which too little or too much is there, and no others: in a store of two hundred thousand a
-- warning is found without looking at what is in order. Whatever changes what is there or what should be
-- there writes it anew, so no code can forget it. It follows from other rows alone and is not in the log.
CREATE TABLE stock_watch (
    part_id INTEGER PRIMARY KEY REFERENCES part ON DELETE CASCADE,
    below_minimum BOOLEAN NOT NULL,
    at_point BOOLEAN NOT NULL,
    too_much BOOLEAN NOT NULL
);
CREATE INDEX stock_watch_below ON stock_watch (below_minimum) WHERE below_minimum = 1;
CREATE INDEX stock_watch_point ON stock_watch (at_point) WHERE at_point = 1;
CREATE INDEX stock_watch_much ON stock_watch (too_much) WHERE too_much = 1;

CREATE VIEW stock_watched AS
SELECT part.id AS part_id,
       coalesce(stock_account.on_hand, 0) < part.minimum AS below_minimum,
       coalesce(stock_account.on_hand, 0) <= max(part.minimum, part.reorder_point)
           AND part.minimum + part.reorder_point > 0 AS at_point,
       part.maximum > 0 AND coalesce(stock_account.on_hand, 0) > part.maximum AS too_much
FROM part LEFT JOIN stock_account ON stock_account.part_id = part.id
WHERE part.active = 1 AND part.minimum + part.reorder_point + part.maximum > 0;

INSERT INTO stock_watch SELECT * FROM stock_watched WHERE below_minimum OR at_point OR too_much;

CREATE TRIGGER stock_watch_account_insert AFTER INSERT ON stock_account BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched
    WHERE part_id = NEW.part_id AND (below_minimum OR at_point OR too_much);
END;
CREATE TRIGGER stock_watch_account_update AFTER UPDATE OF on_hand ON stock_account
WHEN NEW.on_hand <> OLD.on_hand BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched
    WHERE part_id = NEW.part_id AND (below_minimum OR at_point OR too_much);
END;
CREATE TRIGGER stock_watch_account_delete AFTER DELETE ON stock_account BEGIN
    DELETE FROM stock_watch WHERE part_id = OLD.part_id;
    INSERT INTO stock_watch SELECT * FROM stock_watched
    WHERE part_id = OLD.part_id AND (below_minimum OR at_point OR too_much);
END;
CREATE TRIGGER stock_watch_part_insert AFTER INSERT ON part
WHEN NEW.minimum + NEW.reorder_point + NEW.maximum > 0 BEGIN
    INSERT INTO stock_watch SELECT * FROM stock_watched
    WHERE part_id = NEW.id AND (below_minimum OR at_point OR too_much);
END;
CREATE TRIGGER stock_watch_part_update AFTER UPDATE OF minimum, reorder_point, maximum, active ON part
WHEN NEW.minimum <> OLD.minimum OR NEW.reorder_point <> OLD.reorder_point OR NEW.maximum <> OLD.maximum
    OR NEW.active <> OLD.active BEGIN
    DELETE FROM stock_watch WHERE part_id = NEW.id;
    INSERT INTO stock_watch SELECT * FROM stock_watched
    WHERE part_id = NEW.id AND (below_minimum OR at_point OR too_much);
END;
