//! How well somebody must know a trade, and how large the car is.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// 等级: what a person can, and what an operation needs at least; a higher one can what a lower one can.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkillLevel {
    /// 初级工.
    #[default]
    Junior,
    /// 中级工.
    Intermediate,
    /// 高级工.
    Senior,
    /// 技师.
    Master,
}

impl SkillLevel {
    pub const ALL: [Self; 4] = [Self::Junior, Self::Intermediate, Self::Senior, Self::Master];
}

/// 车型级别: the same work takes longer on a larger car.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VehicleClass {
    /// 微型、小型轿车.
    Small,
    /// 紧凑型轿车.
    Compact,
    /// 中型轿车.
    Middle,
    /// 中大型、豪华轿车.
    Large,
    /// SUV、越野车.
    Suv,
    /// MPV、面包车.
    Mpv,
    /// 轻型货车、皮卡.
    Truck,
}

impl VehicleClass {
    pub const ALL: [Self; 7] =
        [Self::Small, Self::Compact, Self::Middle, Self::Large, Self::Suv, Self::Mpv, Self::Truck];
}
