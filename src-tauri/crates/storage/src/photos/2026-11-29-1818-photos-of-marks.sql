-- Which damage mark a photo of the walk-around shows, by the key the mark has.
ALTER TABLE photo ADD COLUMN damage_mark TEXT NOT NULL DEFAULT '';
