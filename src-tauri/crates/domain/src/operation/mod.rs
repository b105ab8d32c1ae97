//! What the workshop knows of an operation, beside what the price list says of it; what an hour of which trade
//! costs; and what is done together.

mod asked_value;
mod body;
mod hour_rate;
mod level;
pub mod package_cell;
mod terms;
mod vehicle_class;
mod work_package;
pub mod written;

pub use crate::trade::Trade;
pub use asked_value::AskedValue;
pub use body::body_of;
pub use hour_rate::{HourRate, goes_along, goes_by_trade, holding_rate};
pub use level::{SkillLevel, VehicleClass};
pub use terms::{ClassHours, OperationTerms, UsualPart};
pub use vehicle_class::{ModelClass, key_of_car, known_class};
pub use work_package::{PackagedWork, WorkPackage, package_called, package_found_by};
