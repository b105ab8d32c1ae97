-- Cars in the order in which they were seen last; one that never came stands where it was put on file.
CREATE INDEX vehicle_seen ON vehicle (coalesce(last_visit_at, created_at));
-- Customers in the order in which they were put on file, and those who buy by another list than most do.
CREATE INDEX customer_created ON customer (created_at);
CREATE INDEX customer_of_class ON customer (price_class, created_at) WHERE price_class <> 'retail';
