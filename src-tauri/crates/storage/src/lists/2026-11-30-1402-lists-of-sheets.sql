-- Sheets of all years in the order in which they were made, all of them and those of one who pays seldom. The index
-- of the figures holds states and totals behind the instant, and would have to be sorted within each second.
CREATE INDEX settlement_made ON settlement (issued_at);
CREATE INDEX settlement_of_payer ON settlement (payer, issued_at);
