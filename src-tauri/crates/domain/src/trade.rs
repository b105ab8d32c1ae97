//! Who does what kind of work, and how many of them the shop has at once: a bay that is free helps nobody while
//! both painters stand at other cars.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 工种: the trades of a repair shop, as its people's certificates name them. Operations ask for them, people have
/// them, bookings count on them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Trade {
    /// 机修: what most cars come for.
    #[default]
    Mechanic,
    /// 电器.
    Electrician,
    /// 钣金.
    Body,
    /// 涂漆.
    Paint,
    /// 轮胎.
    Tyre,
    /// 美容装饰.
    Detailing,
    /// 新能源三电: who works on it holds an electrician's licence.
    HighVoltage,
}

impl Trade {
    pub const ALL: [Self; 7] = [
        Self::Mechanic,
        Self::Electrician,
        Self::Body,
        Self::Paint,
        Self::Tyre,
        Self::Detailing,
        Self::HighVoltage,
    ];
}

/// Technicians of a trade who are there at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TradeTechnicians {
    pub trade: Trade,
    pub technicians: i64,
}
