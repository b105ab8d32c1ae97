-- Why a claim was withdrawn, or put onto another sheet, after its own was taken back.
ALTER TABLE claim ADD COLUMN lost_reason TEXT NOT NULL DEFAULT '';
