-- The page shows the last closed complaints; the state stands first in the
-- index so that it is found by it and not walked through.
CREATE INDEX complaint_closed ON complaint (state, closed_at) WHERE state = 'closed';
