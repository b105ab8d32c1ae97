-- The time its writer told of a booking from outside: told again at another one, it is moved. Of what came in before,
-- nobody knows it any more.
ALTER TABLE booking_arrival ADD COLUMN starts_at TEXT;
