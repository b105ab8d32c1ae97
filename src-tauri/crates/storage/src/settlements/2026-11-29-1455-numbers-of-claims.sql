-- The number an insurer or a maker knows a case by stands beside its name, not in it:
-- one insurer is one debtor, however many cases it pays for. What was typed into a
-- name before stays there, for nobody can tell the two apart for sure.
ALTER TABLE line ADD COLUMN claim_number TEXT NOT NULL DEFAULT '';
ALTER TABLE settlement ADD COLUMN claim_number TEXT NOT NULL DEFAULT '';
