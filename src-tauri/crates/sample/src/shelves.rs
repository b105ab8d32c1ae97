//! What lies in the sample shop's store beside what its packages use: the things every counter has,
//! some of them too few, some too many, some that nobody asks for any more.

use super::town::{Item, PACKAGES, part};
use domain::line::LineKind;

/// An item, its bin, how much lay there when the store began to be kept, how much comes at a time, and
/// the minimum. All in thousandths.
pub struct Stocked {
    pub item: Item,
    pub bin: &'static str,
    pub opening: i64,
    pub batch: i64,
    pub minimum: i64,
    /// Whose it is, as a place in `SUPPLIERS`.
    pub supplier: usize,
}

pub const SUPPLIERS: [(&str, &str, &str, i64); 4] = [
    ("顺驰汽车配件商行", "黄老板", "13600001201", 30),
    ("粤通润滑油有限公司", "梁小姐", "13600001202", 30),
    ("德众原厂配件中心", "曾经理", "13600001203", 0),
    ("鹏达轮胎电池批发", "老罗", "13600001204", 15),
];

/// Shelves, by what lies there.
pub const BINS: [(&str, &str); 8] = [
    ("A-01", "机油架"),
    ("A-02", "滤清器"),
    ("A-03", "滤清器"),
    ("B-01", "制动件"),
    ("B-02", "底盘件"),
    ("C-01", "电器、电瓶"),
    ("C-02", "车身件"),
    ("D-01", "油漆、辅料"),
];

/// What a part comes in beside the unit it is counted in, and how many of those are one.
pub const LARGER: [(&str, &str, i64); 3] =
    [("JY-5W30", "桶", 200_000), ("BX-30A", "盒", 50_000), ("BLS-02", "箱", 12_000)];

/// What is held for a part until its old one comes, and for how many days.
pub const CORES: [(&str, i64, i64); 1] = [("DC-602", 5_000, 30)];

/// What was left standing: the maker's batch, how much of it, and since how many days it is too old.
pub const EXPIRED: [(&str, &str, i64, i64); 1] = [("SCY-DOT4", "B2409", 2_000, 12)];

const fn stocked(
    item: Item,
    bin: &'static str,
    (opening, batch, minimum): (i64, i64, i64),
    supplier: usize,
) -> Stocked {
    Stocked { item, bin, opening, batch, minimum, supplier }
}

/// What no package uses: it lies there, and some of it has done so for long.
const BESIDE: [Stocked; 24] = [
    stocked(
        part("YG-026", "无骨雨刮片", "博世", "26 寸", "支", 1000, 7_800, 4_100),
        "A-03",
        (12_000, 10_000, 6_000),
        0,
    ),
    stocked(
        part("YG-018", "无骨雨刮片", "博世", "18 寸", "支", 1000, 5_800, 3_000),
        "A-03",
        (3_000, 10_000, 6_000),
        0,
    ),
    stocked(
        part("BLS-02", "玻璃水", "车仆", "2 L", "瓶", 1000, 2_000, 900),
        "D-01",
        (40_000, 24_000, 12_000),
        1,
    ),
    stocked(
        part("SCY-DOT4", "制动液", "博世", "DOT 4 1 L", "瓶", 1000, 6_500, 3_500),
        "A-01",
        (9_000, 12_000, 6_000),
        1,
    ),
    stocked(
        part("FDY-35", "防冻液", "壳牌", "-35℃ 4 L", "桶", 1000, 12_800, 7_800),
        "A-01",
        (2_000, 6_000, 4_000),
        1,
    ),
    stocked(
        part("HP-402", "后刹车片", "菲罗多", "FDB4447", "套", 1000, 32_000, 18_500),
        "B-01",
        (4_000, 4_000, 2_000),
        0,
    ),
    stocked(
        part("PP-411", "前刹车盘", "布雷博", "09.B566", "片", 2000, 46_000, 29_000),
        "B-01",
        (6_000, 4_000, 2_000),
        0,
    ),
    stocked(
        part("PP-412", "后刹车盘", "布雷博", "08.A202", "片", 2000, 38_000, 24_000),
        "B-01",
        (0, 4_000, 2_000),
        0,
    ),
    stocked(
        part("JZ-501", "前减震器", "萨克斯", "314 895", "支", 1000, 56_000, 36_000),
        "B-02",
        (2_000, 2_000, 2_000),
        0,
    ),
    stocked(
        part("WD-521", "稳定杆连杆", "TRW", "JTS450", "支", 1000, 12_000, 6_200),
        "B-02",
        (8_000, 4_000, 4_000),
        0,
    ),
    stocked(
        part("QG-531", "外球笼", "GKN", "304212", "只", 1000, 36_000, 21_000),
        "B-02",
        (1_000, 2_000, 2_000),
        0,
    ),
    stocked(
        part("DC-602", "蓄电池", "瓦尔塔", "12V 72Ah", "只", 1000, 72_000, 44_000),
        "C-01",
        (3_000, 4_000, 2_000),
        3,
    ),
    stocked(
        part("DP-H7", "前照灯灯泡", "飞利浦", "H7 55W", "只", 1000, 6_800, 3_300),
        "C-01",
        (15_000, 10_000, 6_000),
        0,
    ),
    stocked(
        part("DP-T20", "转向灯灯泡", "飞利浦", "T20 21W", "只", 1000, 1_800, 700),
        "C-01",
        (30_000, 20_000, 10_000),
        0,
    ),
    stocked(
        part("BX-30A", "插片保险丝", "力特", "30 A", "只", 1000, 500, 120),
        "C-01",
        (60_000, 50_000, 20_000),
        0,
    ),
    stocked(
        part("DJ-701", "点火线圈", "博世", "0221604115", "只", 1000, 28_000, 16_500),
        "C-01",
        (4_000, 4_000, 4_000),
        0,
    ),
    stocked(part("WD-012", "右后尾灯", "原厂", "", "个", 1000, 68_000, 49_000), "C-02", (1_000, 1_000, 0), 2),
    stocked(
        part("HS-801", "左后视镜总成", "原厂", "", "个", 1000, 86_000, 61_000),
        "C-02",
        (1_000, 1_000, 0),
        2,
    ),
    stocked(
        part("YZB-811", "前叶子板", "原厂", "左", "块", 1000, 52_000, 37_000),
        "C-02",
        (1_000, 1_000, 0),
        2,
    ),
    stocked(
        part("KK-821", "卡扣", "通用", "8 mm", "只", 1000, 200, 40),
        "C-02",
        (200_000, 200_000, 50_000),
        0,
    ),
    stocked(
        part("QM-901", "清漆", "PPG", "1 L", "罐", 1000, 26_000, 16_000),
        "D-01",
        (6_000, 4_000, 2_000),
        1,
    ),
    stocked(
        part("SZ-911", "水磨砂纸", "3M", "P2000", "张", 1000, 300, 110),
        "D-01",
        (150_000, 100_000, 40_000),
        0,
    ),
    stocked(
        part("LT-20555", "轮胎", "米其林", "205/55 R16 91V", "条", 1000, 52_000, 40_500),
        "C-02",
        (4_000, 4_000, 4_000),
        3,
    ),
    stocked(
        part("LT-18565", "轮胎", "邓禄普", "185/65 R15 88H", "条", 1000, 36_000, 27_000),
        "C-02",
        (2_000, 4_000, 4_000),
        3,
    ),
];

/// Where what the packages use lies: oil, filters, brakes and so on, by the beginning of the code.
fn of_package(item: Item) -> Stocked {
    let oil = item.5 == "升";
    let (bin, supplier) = match item.1.get(..2).unwrap_or_default() {
        _ if oil => ("A-01", 1),
        "JL" | "KL" | "KT" => ("A-02", 0),
        "SP" => ("B-01", 0),
        "BB" => ("B-02", 0),
        "DC" => ("C-01", 3),
        "HH" => ("C-01", 0),
        "BX" | "WD" => ("C-02", 2),
        _ => ("D-01", 1),
    };
    let at_once = item.6;
    // Oil comes in barrels, spark plugs by the box.
    let (batch, minimum) = if oil { (200_000, 40_000) } else { (at_once * 8, at_once * 3) };
    Stocked { item, bin, opening: batch, batch, minimum, supplier }
}

/// Every part there is, each once.
pub fn all() -> Vec<Stocked> {
    let mut all: Vec<Stocked> = Vec::new();
    for item in PACKAGES.iter().flat_map(|package| package.items).filter(|item| item.0 == LineKind::Part) {
        if all.iter().all(|known| known.item.1 != item.1) {
            all.push(of_package(*item));
        }
    }
    all.extend(BESIDE);
    all
}

#[cfg(test)]
mod tests {
    use super::{BINS, CORES, EXPIRED, LARGER, SUPPLIERS, all};
    use std::collections::HashSet;

    #[test]
    fn every_part_has_its_bin_and_its_supplier_and_stands_there_once() {
        let all = all();
        assert!(all.len() >= 40, "{} parts", all.len());
        let codes: HashSet<&str> = all.iter().map(|one| one.item.1).collect();
        assert_eq!(codes.len(), all.len());
        for one in &all {
            assert!(BINS.iter().any(|(code, _)| *code == one.bin), "{}", one.item.1);
            assert!(one.supplier < SUPPLIERS.len(), "{}", one.item.1);
            assert!(one.batch >= one.item.6, "{} comes in less than one car takes", one.item.1);
        }
        let named = LARGER.iter().map(|one| one.0).chain(CORES.iter().map(|one| one.0));
        for code in named.chain(EXPIRED.iter().map(|one| one.0)) {
            assert!(codes.contains(code), "{code} lies nowhere");
        }
        assert!(all.iter().filter(|one| one.opening < one.minimum).count() >= 4, "some are too few");
    }
}
