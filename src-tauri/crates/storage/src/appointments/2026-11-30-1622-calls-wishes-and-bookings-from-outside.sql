-- Calls about bookings: a reminder the day before, and one to who did not come. A booking that is moved is reminded
-- of anew, so each call says for which time it was.
CREATE TABLE booking_call (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    appointment_id INTEGER NOT NULL REFERENCES appointment ON DELETE CASCADE,
    kind TEXT NOT NULL,
    outcome TEXT NOT NULL,
    for_at TEXT NOT NULL,
    note TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL
);
CREATE INDEX booking_call_of ON booking_call (appointment_id);
CREATE INDEX booking_call_made ON booking_call (at);
CREATE INDEX appointment_not_shown ON appointment (no_show_at) WHERE no_show_at IS NOT NULL;

-- Who would come if there were room.
CREATE TABLE booking_wish (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    state TEXT NOT NULL,
    channel TEXT NOT NULL,
    contact_name TEXT NOT NULL,
    contact_phone TEXT NOT NULL,
    plate TEXT,
    model TEXT NOT NULL,
    symptom TEXT NOT NULL,
    items JSON_TEXT NOT NULL,
    minutes INTEGER NOT NULL,
    trade TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL,
    appointment_id INTEGER REFERENCES appointment ON DELETE SET NULL,
    reason TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    created_at TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX booking_wish_waiting ON booking_wish (until_day, id) WHERE state = 'waiting';
CREATE INDEX booking_wish_booked ON booking_wish (appointment_id) WHERE appointment_id IS NOT NULL;

-- What came in from a file or a pasted text: each of them once, whichever two stations bring it.
CREATE TABLE booking_arrival (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    mark TEXT NOT NULL,
    appointment_id INTEGER REFERENCES appointment ON DELETE SET NULL,
    wish_id INTEGER REFERENCES booking_wish ON DELETE SET NULL,
    person_id INTEGER NOT NULL REFERENCES person,
    at TEXT NOT NULL
);
CREATE UNIQUE INDEX booking_arrival_once ON booking_arrival (mark);
CREATE INDEX booking_arrival_booked ON booking_arrival (appointment_id) WHERE appointment_id IS NOT NULL;
CREATE INDEX booking_arrival_wished ON booking_arrival (wish_id) WHERE wish_id IS NOT NULL;
