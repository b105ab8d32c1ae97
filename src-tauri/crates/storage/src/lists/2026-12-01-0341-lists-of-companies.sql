-- Few customers are companies: their list is walked along them alone.
CREATE INDEX customer_of_kind ON customer (kind, created_at) WHERE kind = 'company';
