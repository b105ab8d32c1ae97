//! What nobody sees: the rows of an import that is on its way in or out. There
//! is seldom one, and then one: without it the question costs a look into an
//! empty index.

/// A condition: the vehicle of this number is no row of a moving import.
macro_rules! shown_vehicle {
    ($id:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND ",
            $id,
            " BETWEEN first_vehicle AND last_vehicle AND import.id =
                (SELECT own.import_id FROM vehicle AS own WHERE own.id = ",
            $id,
            "))"
        )
    };
}

/// The same of a customer.
macro_rules! shown_customer {
    ($id:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND ",
            $id,
            " BETWEEN first_customer AND last_customer AND import.id =
                (SELECT own.import_id FROM customer AS own WHERE own.id = ",
            $id,
            "))"
        )
    };
}
