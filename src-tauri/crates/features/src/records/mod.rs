//! Who the customers are and what they drive.

pub mod car_words;
pub mod consents;
pub mod contacts;
pub mod customers;
mod documents;
pub mod duplicates;
pub mod history;
pub mod maker;
pub mod merging;
pub mod recalls;
pub mod search;
pub mod sorting;
pub mod vehicles;

kernel::lists!(
    customers, vehicles, history, maker, recalls, search, duplicates, merging, car_words, contacts, consents,
    sorting
);
