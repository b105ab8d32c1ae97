-- Who else is spoken to for a customer: the people of a company in its departments, the drivers of its cars, a family.
CREATE TABLE customer_department (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    name TEXT NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX customer_department_of ON customer_department (customer_id);

CREATE TABLE customer_contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id INTEGER NOT NULL REFERENCES customer ON DELETE CASCADE,
    department_id INTEGER REFERENCES customer_department ON DELETE SET NULL,
    vehicle_id INTEGER REFERENCES vehicle ON DELETE CASCADE,
    contact_role TEXT NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    note TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL
);
CREATE INDEX customer_contact_of ON customer_contact (customer_id);
CREATE INDEX customer_contact_car ON customer_contact (vehicle_id) WHERE vehicle_id IS NOT NULL;
CREATE INDEX customer_contact_department ON customer_contact (department_id) WHERE department_id IS NOT NULL;
