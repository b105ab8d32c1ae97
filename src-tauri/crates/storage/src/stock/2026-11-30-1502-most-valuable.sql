-- In some stores half of what lies there lies still: the dearest of it are found by walking from the dearest down,
-- where sorting all that lies still would have looked at a hundred thousand to show two hundred.
CREATE INDEX stock_account_value ON stock_account (stock_value DESC, id, last_in_at, last_out_at)
    WHERE on_hand > 0;
