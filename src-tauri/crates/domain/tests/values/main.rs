//! What the values of the shop promise: amounts, days, plates, numbers, names.

mod agreed;
mod booking;
mod catalogue_search;
mod complaint;
mod concession;
mod dates;
mod first_hour;
mod key_data;
mod mileage;
mod money;
mod names;
mod open_slot;
mod phone;
mod placeholder;
mod plate;
mod same_item;
mod search;
mod spread;
mod station;
mod tax;
mod trade_words;
mod vin;
mod walk_around;
mod warranty;
mod words;
mod worked;
