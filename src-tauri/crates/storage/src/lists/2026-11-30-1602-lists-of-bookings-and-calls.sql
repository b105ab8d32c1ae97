-- The bookings of an advisor, and what was said on the telephone: by whom, and what came of it.
CREATE INDEX appointment_of_advisor ON appointment (advisor_id, starts_at);
CREATE INDEX follow_up_call_at ON follow_up_call (at);
CREATE INDEX follow_up_call_of_person ON follow_up_call (person_id, at);
CREATE INDEX follow_up_call_of_outcome ON follow_up_call (outcome, at);
