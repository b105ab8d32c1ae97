//! One believable visit: the shop, the car and the people of the papers.

use documents::ShopHead;
use documents::parties::{Contact, VehicleOnPaper};
use domain::inspection::Signature;

pub const PRINTED_AT: &str = "2026-03-02 08:30";

pub fn head() -> ShopHead {
    ShopHead {
        name: "深圳市南山区恒达汽车维修服务有限公司".into(),
        address: "深圳市南山区西丽街道同发路 18 号恒达汽修园 A 栋 1 层".into(),
        phone: "0755-2655 1234".into(),
        licence: "粤交备 440305-010086".into(),
        bank: "招商银行深圳西丽支行　7559 1234 5610 801".into(),
        ..ShopHead::default()
    }
}

pub fn vehicle() -> VehicleOnPaper {
    VehicleOnPaper {
        plate: "粤B·D12345".into(),
        model: "大众 帕萨特 2019 款 330TSI 豪华版".into(),
        vin: "LSVCC6A44KN012345".into(),
        engine_number: "DKV 087654".into(),
        colour: "深海蓝".into(),
    }
}

pub fn customer() -> Contact {
    Contact { name: "张小芳".into(), phone: "138 2345 6789".into() }
}

pub fn driver() -> Contact {
    Contact { name: "李石生".into(), phone: "139 8765 4321".into() }
}

/// A name as a hand draws it on a pad.
pub fn signature() -> Signature {
    let wave = |from: i64, to: i64, middle: i64, swing: i64| {
        (from..=to)
            .step_by(6)
            .map(|x| {
                let turn = (x - from) % 48;
                let up = if turn < 24 { turn } else { 48 - turn };
                (x, middle - swing * (up - 12) / 12)
            })
            .collect::<Vec<_>>()
    };
    Signature {
        width: 600,
        height: 200,
        strokes: vec![
            wave(60, 240, 90, 50),
            vec![(150, 40), (140, 100), (120, 170)],
            wave(280, 520, 110, 36),
            vec![(540, 60)],
        ],
    }
}
