-- The last closing, from which on cash outside any shift is told.
CREATE INDEX shift_closed_at ON shift (closed_at);
