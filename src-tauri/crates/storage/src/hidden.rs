//! What nobody sees: the rows of an import that is on its way in or out, and a
//! record that went into another. There is seldom one of the first: whether there is
//! any is asked once, and without it no row is asked about.

/// A condition: no import that moves brought this row of its table.
macro_rules! of_whole_import {
    ($table:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM import WHERE import.id = ",
            $table,
            ".import_id AND import.moving <> '')"
        )
    };
}

/// A condition: the vehicle of this number is no row of a moving import.
macro_rules! shown_vehicle {
    ($id:literal) => {
        concat!(
            "(NOT EXISTS (SELECT 1 FROM import WHERE moving <> '')
              OR NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND ",
            $id,
            " BETWEEN first_vehicle AND last_vehicle AND import.id =
                (SELECT own.import_id FROM vehicle AS own WHERE own.id = ",
            $id,
            ")))"
        )
    };
}

/// The same of a customer.
macro_rules! shown_customer {
    ($id:literal) => {
        concat!(
            "(NOT EXISTS (SELECT 1 FROM import WHERE moving <> '')
              OR NOT EXISTS (SELECT 1 FROM import WHERE moving <> '' AND ",
            $id,
            " BETWEEN first_customer AND last_customer AND import.id =
                (SELECT own.import_id FROM customer AS own WHERE own.id = ",
            $id,
            ")))"
        )
    };
}

/// The same of a record that went into another: what is asked of it is asked of that one.
macro_rules! stands_for_itself {
    ($kind:literal, $id:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM record_merge WHERE merged_kind = '",
            $kind,
            "' AND gone_id = ",
            $id,
            " AND undone_at IS NULL)"
        )
    };
}
