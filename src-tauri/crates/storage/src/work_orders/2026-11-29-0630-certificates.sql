-- The shop numbers its completion certificates itself, and none twice.
CREATE INDEX work_order_certificate ON work_order (certificate_number) WHERE certificate_number <> '';
