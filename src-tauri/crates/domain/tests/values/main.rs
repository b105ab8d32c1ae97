//! What the values of the shop promise: amounts, days, plates, numbers, names.

mod agreed;
mod dates;
mod key_data;
mod money;
mod names;
mod phone;
mod plate;
mod same_item;
mod search;
mod spread;
mod tax;
mod vin;
mod warranty;
mod words;
