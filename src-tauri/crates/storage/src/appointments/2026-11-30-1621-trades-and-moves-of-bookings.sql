-- Whose technicians a booked car needs: until now every booking was one for the mechanics.
ALTER TABLE appointment ADD COLUMN trade TEXT NOT NULL DEFAULT 'mechanic';

-- How a booking stood before it was moved, so that a slip of the hand is taken back whole. No moves of before are:
-- what they had beside their time nobody wrote down. The numbers refer to nothing, so that a person or a bay that goes
-- takes no history along.
ALTER TABLE appointment_move ADD COLUMN from_stage TEXT;
ALTER TABLE appointment_move ADD COLUMN from_minutes INTEGER;
ALTER TABLE appointment_move ADD COLUMN from_bay_id INTEGER;
ALTER TABLE appointment_move ADD COLUMN from_advisor_id INTEGER;
ALTER TABLE appointment_move ADD COLUMN from_reason TEXT;
ALTER TABLE appointment_move ADD COLUMN left_version INTEGER;
