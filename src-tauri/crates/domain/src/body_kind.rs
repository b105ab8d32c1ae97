//! How a car is built, as far as it is drawn and looked at otherwise when it comes in.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 车身: which outline is marked and whose list is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BodyKind {
    /// 轿车. Papers of before bodies were told apart show it too.
    #[default]
    Sedan,
    /// SUV、越野车.
    Suv,
    /// MPV、面包车.
    Van,
    /// 皮卡.
    Pickup,
    /// 货车.
    Truck,
}

impl BodyKind {
    /// The one a paper that names none was drawn with.
    pub fn is_usual(&self) -> bool {
        *self == Self::default()
    }
}
