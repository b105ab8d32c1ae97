-- What of a contract nobody had used when it was given back: what comes free later
-- goes back too, and what was agreed to stay with the shop does not.
ALTER TABLE service_contract ADD COLUMN closed_unused INTEGER;
