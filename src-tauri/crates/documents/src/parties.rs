//! Who and which vehicle, as several papers name them.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub name: String,
    pub phone: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VehicleOnPaper {
    /// As it is shown, with its dot: 粤B·D12345.
    pub plate: String,
    pub model: String,
    pub vin: String,
    pub engine_number: String,
    pub colour: String,
}
