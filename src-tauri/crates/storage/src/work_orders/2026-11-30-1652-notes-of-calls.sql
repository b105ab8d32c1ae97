-- What was said in the call an answer came by. Answers before this kept none.
ALTER TABLE authorisation ADD COLUMN note TEXT NOT NULL DEFAULT '';
