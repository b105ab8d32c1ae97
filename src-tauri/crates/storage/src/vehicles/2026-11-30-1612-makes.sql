-- Which makes and models the shop's own cars are called by is looked up while the next one is typed.
CREATE INDEX vehicle_make_model ON vehicle (make, model);
