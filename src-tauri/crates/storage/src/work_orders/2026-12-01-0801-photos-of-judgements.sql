-- The photos that show why the shop or the maker pays a line. Of what was judged before, none were named.
ALTER TABLE warranty_judgement ADD COLUMN photos JSON_TEXT NOT NULL DEFAULT '[]';
