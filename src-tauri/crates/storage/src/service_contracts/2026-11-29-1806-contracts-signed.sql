-- The customer's hand under a package contract, where it was drawn as it was sold.
ALTER TABLE service_contract ADD COLUMN signed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE service_contract ADD COLUMN signature JSON_TEXT;
