-- A no to what was found is kept word for word, as the answers to an estimate are.
-- Of those given before nothing was kept.
ALTER TABLE finding ADD COLUMN counterfoil_id INTEGER REFERENCES counterfoil;
CREATE INDEX finding_counterfoil ON finding (counterfoil_id) WHERE counterfoil_id IS NOT NULL;
