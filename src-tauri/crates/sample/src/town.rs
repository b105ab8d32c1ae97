//! The people, cars and troubles of the sample shop's town. All of it is made
//! up; a seed makes the same town every time.

use domain::line::LineKind;
use domain::plate::Plate;
use domain::vin::Vin;
use domain::warranty::RepairKind;
use fastrand::Rng;

const SURNAMES: [&str; 48] = [
    "王", "李", "张", "刘", "陈", "杨", "黄", "赵", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "林", "高", "梁", "郑", "罗", "宋", "谢", "唐", "韩", "曹", "许", "邓", "萧", "冯", "曾", "程", "蔡",
    "彭", "潘", "袁", "于", "董", "余", "苏", "叶", "吕", "魏", "单", "仇", "解", "欧阳",
];
const GIVEN: [&str; 60] = [
    "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超",
    "秀英", "霞", "平", "刚", "桂英", "建国", "建华", "志强", "志明", "小芳", "小红", "晓燕", "晓东", "海燕",
    "海涛", "文静", "文博", "雪梅", "雪峰", "国庆", "国强", "春梅", "春生", "秋菊", "冬梅", "子涵", "子轩",
    "雨欣", "雨桐", "浩然", "思远", "嘉怡", "嘉豪", "俊杰", "俊熙", "梓萱", "一诺", "天佑", "婷婷", "莉莉",
    "玲玲", "佳佳", "欢欢",
];
const FIRMS: [&str; 16] = [
    "顺达",
    "鹏程",
    "宏远",
    "绿洲",
    "同心",
    "金海岸",
    "百味",
    "安捷",
    "明德",
    "南粤",
    "恒通",
    "华信",
    "东升",
    "新世纪",
    "宝诚",
    "联创",
];
const TRADES: [&str; 10] = [
    "物流有限公司",
    "汽车租赁有限公司",
    "建材经营部",
    "电子科技有限公司",
    "园林工程有限公司",
    "幼儿园",
    "酒店管理有限公司",
    "食品配送中心",
    "快递宝安分部",
    "律师事务所",
];
const STREETS: [&str; 12] = [
    "新安路",
    "宝民一路",
    "创业二路",
    "前进路",
    "西乡大道",
    "翻身路",
    "兴华一路",
    "建安二路",
    "龙井路",
    "甲岸路",
    "裕安路",
    "洪浪北路",
];

/// Make, model, the maker's code that starts its VIN, and whether it is electric.
pub const CARS: [(&str, &str, &str, bool); 24] = [
    ("大众", "朗逸 1.5L", "LSV", false),
    ("大众", "帕萨特 330TSI", "LSV", false),
    ("丰田", "凯美瑞 2.0G", "LVG", false),
    ("丰田", "卡罗拉 1.2T", "LFM", false),
    ("本田", "雅阁 260TURBO", "LHG", false),
    ("本田", "CR-V 240TURBO", "LVH", false),
    ("日产", "轩逸 1.6XL", "LGB", false),
    ("日产", "奇骏 2.0L", "LGB", false),
    ("别克", "英朗 15T", "LSG", false),
    ("别克", "GL8 ES 28T", "LSG", false),
    ("福特", "福克斯 1.5L", "LVS", false),
    ("现代", "伊兰特 1.5L", "LBE", false),
    ("吉利", "帝豪 1.5L", "LB3", false),
    ("长安", "CS75 PLUS", "LS5", false),
    ("哈弗", "H6 1.5T", "LGW", false),
    ("奥迪", "A4L 40TFSI", "LFV", false),
    ("宝马", "320Li", "LBV", false),
    ("奔驰", "C 200 L", "LE4", false),
    ("五菱", "宏光 S", "LZW", false),
    ("比亚迪", "秦 PLUS EV", "LC0", true),
    ("比亚迪", "宋 PLUS DM-i", "LC0", true),
    ("广汽埃安", "AION S", "LMG", true),
    ("特斯拉", "Model 3", "LRW", true),
    ("小鹏", "P7", "LMV", true),
];

pub const COLOURS: [&str; 7] = ["白色", "黑色", "银灰", "深灰", "红色", "蓝色", "香槟金"];

/// One line of a package: kind, code, name, brand, specification, unit,
/// quantity (thousandths) or hours (hundredths), unit price, cost.
pub type Item =
    (LineKind, &'static str, &'static str, &'static str, &'static str, &'static str, i64, i64, i64);

pub struct Package {
    pub symptom: &'static str,
    pub kind: RepairKind,
    pub items: &'static [Item],
    /// For an electric car there is no oil to change.
    pub combustion_only: bool,
}

const HOUR_RATE: i64 = 12_000;

const fn labour(code: &'static str, name: &'static str, hours: i64) -> Item {
    (LineKind::Labour, code, name, "", "", "工时", hours, HOUR_RATE, 0)
}

#[expect(clippy::too_many_arguments, reason = "one row of a price list reads best in a row")]
pub const fn part(
    code: &'static str,
    name: &'static str,
    brand: &'static str,
    specification: &'static str,
    unit: &'static str,
    quantity: i64,
    price: i64,
    cost: i64,
) -> Item {
    (LineKind::Part, code, name, brand, specification, unit, quantity, price, cost)
}

pub const PACKAGES: [Package; 14] = [
    Package {
        symptom: "到里程了，做个小保养",
        kind: RepairKind::Maintenance,
        items: &[
            labour("BY-001", "更换机油及机滤", 60),
            part("JY-5W30", "全合成机油", "美孚", "5W-30", "升", 4000, 8_800, 5_200),
            part("JL-201", "机油滤清器", "曼牌", "W712/95", "个", 1000, 4_500, 2_300),
        ],
        combustion_only: true,
    },
    Package {
        symptom: "大保养，顺便看看空调有味道",
        kind: RepairKind::Maintenance,
        items: &[
            labour("BY-002", "大保养（三滤一油）", 120),
            part("JY-0W20", "全合成机油", "壳牌", "0W-20", "升", 4500, 9_600, 5_900),
            part("JL-202", "机油滤清器", "马勒", "OC 1063", "个", 1000, 5_200, 2_800),
            part("KL-110", "空气滤清器", "曼牌", "C 27 154", "个", 1000, 8_600, 4_400),
            part("KT-310", "空调滤芯", "博世", "活性炭", "个", 1000, 9_800, 5_100),
        ],
        combustion_only: true,
    },
    Package {
        symptom: "刹车有异响，踩下去发抖",
        kind: RepairKind::Repair,
        items: &[
            labour("DP-011", "更换前刹车片", 120),
            part("SP-401", "前刹车片", "菲罗多", "FDB4446", "套", 1000, 38_000, 22_000),
            (LineKind::Testing, "JC-021", "制动性能检测", "", "", "次", 1000, 6_000, 0),
        ],
        combustion_only: false,
    },
    Package {
        symptom: "方向盘跑偏，轮胎吃胎",
        kind: RepairKind::Repair,
        items: &[labour("DP-031", "四轮定位", 100), labour("DP-032", "四轮换位及动平衡", 80)],
        combustion_only: false,
    },
    Package {
        symptom: "空调不制冷",
        kind: RepairKind::Repair,
        items: &[
            (LineKind::Diagnosis, "ZD-005", "空调系统诊断", "", "", "次", 1000, 10_000, 0),
            labour("KT-002", "回收加注制冷剂", 100),
            part("LM-134", "制冷剂", "霍尼韦尔", "R134a", "千克", 600, 12_000, 6_800),
        ],
        combustion_only: false,
    },
    Package {
        symptom: "早上打不着火",
        kind: RepairKind::Repair,
        items: &[
            (LineKind::Diagnosis, "ZD-001", "启动系统诊断", "", "", "次", 1000, 8_000, 0),
            labour("DQ-001", "更换蓄电池", 40),
            part("DC-601", "蓄电池", "瓦尔塔", "12V 60Ah", "只", 1000, 56_000, 33_000),
        ],
        combustion_only: false,
    },
    Package {
        symptom: "故障灯亮，加速无力",
        kind: RepairKind::Repair,
        items: &[
            (LineKind::Diagnosis, "ZD-002", "发动机电控诊断", "", "", "次", 1000, 15_000, 0),
            labour("FD-011", "更换火花塞", 100),
            part("HH-041", "火花塞", "NGK", "SILZKGR8B8S", "支", 4000, 9_800, 5_600),
            labour("FD-012", "清洗节气门", 60),
        ],
        combustion_only: true,
    },
    Package {
        symptom: "右前门被刮，要补漆",
        kind: RepairKind::Body,
        items: &[
            labour("BP-003", "右前门钣金整形", 250),
            labour("BP-103", "右前门喷漆", 300),
            part("QL-001", "油漆辅料", "PPG", "单面", "份", 1000, 12_000, 7_000),
        ],
        combustion_only: false,
    },
    Package {
        symptom: "追尾，后保险杠和尾灯坏了",
        kind: RepairKind::Body,
        items: &[
            labour("BP-021", "拆装后保险杠", 150),
            part("BX-201", "后保险杠总成", "原厂", "", "个", 1000, 135_000, 98_000),
            part("WD-011", "左后尾灯", "原厂", "", "个", 1000, 68_000, 49_000),
            labour("BP-121", "后保险杠喷漆", 300),
            (LineKind::Towing, "JY-001", "拖车施救", "", "", "次", 1000, 30_000, 20_000),
        ],
        combustion_only: false,
    },
    Package {
        symptom: "底盘过减速带咯噔响",
        kind: RepairKind::Repair,
        items: &[
            labour("DP-051", "更换前下摆臂（左右）", 240),
            part("BB-301", "前下摆臂", "TRW", "JTC1429", "支", 2000, 46_000, 28_000),
            labour("DP-031", "四轮定位", 100),
        ],
        combustion_only: false,
    },
    Package {
        symptom: "二级维护，营运车到期",
        kind: RepairKind::SecondMaintenance,
        items: &[
            labour("EB-001", "二级维护作业", 400),
            part("JY-15W40", "柴机油", "长城", "15W-40", "升", 8000, 4_200, 2_600),
            part("JL-301", "机油滤清器", "弗列加", "LF3349", "个", 1000, 6_500, 3_600),
            (LineKind::Testing, "JC-001", "竣工检测", "", "", "次", 1000, 12_000, 8_000),
        ],
        combustion_only: true,
    },
    Package {
        symptom: "变速箱换挡顿挫，要换油",
        kind: RepairKind::Repair,
        items: &[
            labour("BS-001", "变速箱循环换油", 150),
            part("BY-ATF", "自动变速箱油", "采埃孚", "LifeguardFluid 8", "升", 8000, 11_000, 6_900),
        ],
        combustion_only: true,
    },
    Package {
        symptom: "轮胎扎钉，备胎跑过来的",
        kind: RepairKind::Repair,
        items: &[labour("LT-001", "补胎（蘑菇钉）", 50), labour("LT-002", "轮胎动平衡", 20)],
        combustion_only: false,
    },
    Package {
        symptom: "电动车年度保养，查电池包",
        kind: RepairKind::Maintenance,
        items: &[
            labour("EV-001", "三电系统检查", 120),
            part("LQ-EV1", "低电导率冷却液", "巴斯夫", "G48", "升", 6000, 6_800, 3_900),
            part("KT-320", "空调滤芯", "原厂", "活性炭", "个", 1000, 12_800, 7_600),
        ],
        combustion_only: false,
    },
];

pub struct Town {
    pub dice: Rng,
    plates: std::collections::HashSet<String>,
}

impl Town {
    pub fn new(seed: u64) -> Self {
        Self { dice: Rng::with_seed(seed), plates: std::collections::HashSet::new() }
    }

    pub fn one_of<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.dice.usize(..things.len())]
    }

    /// True so many times of a hundred.
    pub fn in_hundred(&mut self, times: u32) -> bool {
        self.dice.u32(..100) < times
    }

    pub fn person_name(&mut self) -> String {
        let (surname, given) = (self.one_of(&SURNAMES), self.one_of(&GIVEN));
        format!("{surname}{given}")
    }

    pub fn company(&mut self) -> String {
        let (firm, trade) = (self.one_of(&FIRMS), self.one_of(&TRADES));
        format!("{firm}{trade}")
    }

    pub fn phone(&mut self) -> String {
        let start = self.one_of(&["136", "138", "139", "150", "158", "159", "186", "188", "189", "177"]);
        format!("{start}{:08}", self.dice.u32(..100_000_000))
    }

    pub fn address(&mut self) -> String {
        let street = self.one_of(&STREETS);
        format!("宝安区{street}{}号", self.dice.u32(1..400))
    }

    /// A plate nobody else carries.
    pub fn plate(&mut self, electric: bool) -> Option<Plate> {
        const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ";
        loop {
            let letter = |dice: &mut Rng| char::from(LETTERS[dice.usize(..LETTERS.len())]);
            let text = if electric {
                let kind = if self.dice.bool() { 'D' } else { 'F' };
                format!("粤B{kind}{}{:04}", letter(&mut self.dice), self.dice.u32(..10_000))
            } else {
                let office = self.one_of(&["粤B", "粤B", "粤B", "粤A", "粤S", "湘A"]);
                match self.dice.u32(..3) {
                    0 => format!("{office}{:05}", self.dice.u32(..100_000)),
                    1 => format!("{office}{}{:04}", letter(&mut self.dice), self.dice.u32(..10_000)),
                    _ => {
                        let (first, last) = (letter(&mut self.dice), letter(&mut self.dice));
                        format!("{office}{first}{:03}{last}", self.dice.u32(..1000))
                    }
                }
            };
            if self.plates.insert(text.clone()) {
                return Plate::normalised(&text);
            }
        }
    }

    /// Seventeen characters with the right check digit (GB 16735).
    pub fn vin(&mut self, maker: &str) -> Option<Vin> {
        const SIGNS: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ0123456789";
        let mut text: Vec<u8> = maker.bytes().collect();
        while text.len() < 11 {
            text.push(SIGNS[self.dice.usize(..SIGNS.len())]);
        }
        text.extend(format!("{:06}", self.dice.u32(..1_000_000)).bytes());
        for digit in b"0123456789X" {
            text[8] = *digit;
            let candidate = String::from_utf8_lossy(&text).into_owned();
            if let Some(read) = Vin::read(&candidate)
                && read.warning.is_none()
            {
                return Some(read.vin);
            }
        }
        None
    }

    pub fn engine_number(&mut self) -> String {
        format!("{}{:06}", char::from(b'A' + self.dice.u8(..26)), self.dice.u32(..1_000_000))
    }
}

/// The mark for being on time, in the order of the form.
const LATE: usize = 2;

/// What a guest who was not content marks low, and says: the mark's number in
/// the order of the form, and the words. The first is said of late cars only.
pub const DISCONTENTS: [(usize, &str); 5] = [
    (LATE, "比说好的时间晚了，一直在休息区等"),
    (1, "刹车还是有点响，要再跑一趟"),
    (3, "结算时才知道多了一项，没提前说清楚"),
    (4, "方向盘上有油印，脚垫也没放好"),
    (0, "等了二十分钟没人招呼"),
];
