//! What codes are called on paper. The papers are Chinese, whatever language
//! the screen speaks.

use chrono::NaiveDate;
use chrono::{Datelike, NaiveDateTime};
use documents::settlement_sheet::ContractRest;
use domain::estimate::AuthorisationMeans;
use domain::inspection::InspectionKind;
use domain::line::{Category, LineFigures, PartGrade, PartOrigin, Payer};
use domain::photo::PhotoKind;
use domain::plate::PlateColour;
use domain::service_contract::ServiceContract;
use domain::service_contract::rest::ItemRest;
use domain::settlement::{PaymentMeans, SheetState};
use domain::stock::PartPromise;
use domain::warranty::{RepairKind, WarrantyTerm};
use domain::work_order::stage::Stage;
use domain::work_order::{ArrivalMeans, OldParts};

/// Group and name of everything looked at on the walk-around.
const WALK_AROUND: [(&str, &str, &str); 26] = [
    ("lights", "功能", "灯光"),
    ("wipers", "功能", "雨刮"),
    ("horn", "功能", "喇叭"),
    ("air_conditioning", "功能", "空调"),
    ("windows", "功能", "车窗"),
    ("mirrors", "外观", "后视镜"),
    ("instruments", "内饰", "仪表"),
    ("seats", "内饰", "座椅"),
    ("tyres", "轮胎", "轮胎"),
    ("spare_tyre", "轮胎", "备胎"),
    ("tools", "随车物品", "随车工具"),
    ("windscreen", "外观", "前挡玻璃"),
    ("brakes", "机械", "制动"),
    ("fluids", "机械", "油液"),
    ("roof_rack", "外观", "车顶行李架"),
    ("tow_hook", "外观", "拖车钩"),
    ("sliding_doors", "外观", "侧滑门"),
    ("rear_seats", "内饰", "后排座椅"),
    ("cargo_bed", "外观", "货厢"),
    ("bed_cover", "外观", "货厢盖"),
    ("cargo_box", "外观", "车厢、厢门"),
    ("reflectors", "外观", "反光标识"),
    ("driving_recorder", "内饰", "行驶记录仪"),
    ("charge_port", "外观", "充电口"),
    ("charging_cable", "随车物品", "充电枪线"),
    ("battery_guard", "外观", "电池护板"),
];

const WARNING_LIGHTS: [(&str, &str); 8] = [
    ("engine", "发动机"),
    ("abs", "ABS"),
    ("airbag", "安全气囊"),
    ("oil", "机油"),
    ("battery", "蓄电池"),
    ("coolant", "冷却液"),
    ("tyre_pressure", "胎压"),
    ("brake", "制动"),
];

const SELF_INSPECTION: [(&str, &str); 5] = [
    ("torque", "各紧固件按规定力矩拧紧"),
    ("leaks", "无油液渗漏"),
    ("connectors", "插接件复位并锁止"),
    ("tools_removed", "工具与抹布已清点取出"),
    ("area_clean", "作业区域清洁"),
];

const FINAL_INSPECTION: [(&str, &str); 6] = [
    ("lights_function", "灯光、信号装置工作正常"),
    ("brakes_function", "制动效能正常，无跑偏、异响"),
    ("steering_function", "转向灵活，回位正常"),
    ("leaks", "无油液渗漏"),
    ("fault_codes", "无故障码"),
    ("exterior", "外观与接车时一致，无新增损伤"),
];

/// What of a report was looked at.
pub fn inspected(kind: InspectionKind, code: &str) -> String {
    let words: &[(&str, &str)] = match kind {
        InspectionKind::SelfInspection => &SELF_INSPECTION,
        InspectionKind::Final => &FINAL_INSPECTION,
    };
    let known = words.iter().find(|(known, _)| *known == code);
    known.map_or(code, |(_, name)| name).to_owned()
}

/// Group and name. A code of a later version is printed as it is rather than
/// left out.
pub fn walk_around(code: &str) -> (String, String) {
    let known = WALK_AROUND.iter().find(|(known, ..)| *known == code);
    known.map_or_else(
        || ("其他".to_owned(), code.to_owned()),
        |(_, group, name)| ((*group).to_owned(), (*name).to_owned()),
    )
}

pub fn warning_light(code: &str) -> String {
    let known = WARNING_LIGHTS.iter().find(|(known, _)| *known == code);
    known.map_or(code, |(_, name)| name).to_owned()
}

pub fn self_inspection() -> Vec<String> {
    SELF_INSPECTION.iter().map(|(_, name)| (*name).to_owned()).collect()
}

/// How a customer answered, with the paper where one was signed.
pub fn answered_by(means: AuthorisationMeans, paper: &str) -> String {
    let word = match means {
        AuthorisationMeans::Signature => "屏幕上签字",
        AuthorisationMeans::Paper => "纸上签字",
        AuthorisationMeans::Phone => "电话答复",
        AuthorisationMeans::Message => "短信或微信答复",
        AuthorisationMeans::OwnPhone => "本人手机上签字",
    };
    if paper.is_empty() { word.to_owned() } else { format!("{word}（{paper}）") }
}

/// With what was written down of the call or the message beside it.
pub fn with_note(means: String, note: &str) -> String {
    if note.is_empty() { means } else { format!("{means}：{note}") }
}

pub fn model(make: &str, model: &str) -> String {
    format!("{make} {model}").trim().to_owned()
}

/// `2026-03-05 周四 09:30`.
pub fn day_and_time(at: NaiveDateTime) -> String {
    const DAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];
    let day = at.weekday().num_days_from_monday() as usize % DAYS.len();
    format!("{} {} {}", at.format("%Y-%m-%d"), DAYS[day], at.format("%H:%M"))
}

pub const fn arrival(arrival: ArrivalMeans) -> &'static str {
    match arrival {
        ArrivalMeans::DrivenIn => "自行驶入",
        ArrivalMeans::Towed => "拖车",
        ArrivalMeans::Carried => "板车运送",
        ArrivalMeans::Accident => "事故",
    }
}

pub const fn old_parts(choice: OldParts) -> &'static str {
    match choice {
        OldParts::Take => "旧件由客户带走",
        OldParts::Discard => "客户放弃旧件，由本店处理",
    }
}

/// Where no part was removed that the customer could ask back.
pub const NO_OLD_PARTS: &str = "无旧件";

pub const fn plate_colour(colour: PlateColour) -> &'static str {
    match colour {
        PlateColour::Blue => "蓝",
        PlateColour::Green => "绿（新能源）",
        PlateColour::Yellow => "黄",
        PlateColour::White => "白",
        PlateColour::Black => "黑",
    }
}

pub const fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::CheckedIn => "接车",
        Stage::Estimating => "报价",
        Stage::AwaitingAuthorisation => "待授权",
        Stage::AwaitingAssignment => "待派工",
        Stage::InRepair => "施工",
        Stage::AwaitingInspection => "待终检",
        Stage::Preparing => "交车准备",
        Stage::AwaitingSettlement => "待结算",
        Stage::ReadyForDelivery => "待交车",
        Stage::Delivered => "已交车",
        Stage::Closed => "已关闭",
        Stage::Cancelled => "已取消",
    }
}

pub const fn repair_kind(kind: RepairKind) -> &'static str {
    match kind {
        RepairKind::Maintenance => "保养",
        RepairKind::SecondMaintenance => "二级维护",
        RepairKind::Repair => "小修",
        RepairKind::Assembly => "总成修理",
        RepairKind::WholeVehicle => "整车修理",
        RepairKind::Body => "钣金喷漆",
        RepairKind::Inspection => "检测",
        RepairKind::Other => "其他",
    }
}

pub const fn photo(kind: PhotoKind) -> &'static str {
    match kind {
        PhotoKind::WalkAround => "环车",
        PhotoKind::Accident => "事故",
        PhotoKind::Document => "证件",
        PhotoKind::Finding => "检查发现",
        PhotoKind::Before => "维修前",
        PhotoKind::After => "维修后",
        PhotoKind::Part => "配件",
        PhotoKind::Delivery => "交车",
    }
}

pub const fn category(category: Category) -> &'static str {
    match category {
        Category::Paid => "收费",
        Category::Contract => "合同",
        Category::Free => "免费",
        Category::Internal => "内部",
        Category::Insurance => "保险",
    }
}

pub const fn sheet_state(state: SheetState) -> &'static str {
    match state {
        SheetState::Open => "待收款",
        SheetState::Settled => "已结算",
        SheetState::Voided => "已作废",
        SheetState::Reversal => "冲销单",
    }
}

pub const fn payer(payer: Payer) -> &'static str {
    match payer {
        Payer::Customer => "客户",
        Payer::Contract => "保养合同",
        Payer::Manufacturer => "厂家",
        Payer::Shop => "本店",
        Payer::Insurer => "保险公司",
    }
}

/// What they know the case by; empty where there is no number.
pub fn claim(payer: Payer, number: &str) -> String {
    match (payer, number) {
        (_, "") => String::new(),
        (Payer::Manufacturer, number) => format!("索赔单号 {number}"),
        (_, number) => format!("报案号 {number}"),
    }
}

/// A payer by name and kind, with the claim it pays on a line of its own: no number
/// is broken in two.
pub fn payer_of_claim(payer: Payer, name: &str, claim_number: &str) -> String {
    let kind = self::payer(payer);
    let named = if name.is_empty() { kind.to_owned() } else { format!("{name}（{kind}）") };
    [named, claim(payer, claim_number)]
        .into_iter()
        .filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

pub const fn means(means: PaymentMeans) -> &'static str {
    match means {
        PaymentMeans::Cash => "现金",
        PaymentMeans::Card => "刷卡",
        PaymentMeans::Wechat => "微信",
        PaymentMeans::Alipay => "支付宝",
        PaymentMeans::Transfer => "转账",
        PaymentMeans::Voucher => "代金券",
        PaymentMeans::Insurer => "保险赔付",
        PaymentMeans::Deposit => "预收款",
        PaymentMeans::StoredValue => "储值",
    }
}

/// What the remark of a part says; parts from stock need no word.
pub const fn origin(origin: PartOrigin) -> &'static str {
    match origin {
        PartOrigin::Stock => "",
        PartOrigin::BoughtForOrder => "外购",
        PartOrigin::Customers => "客户自备",
        PartOrigin::Outsourced => "外协",
    }
}

/// How such a part is labelled; nothing where nobody said what it is.
pub const fn grade(grade: Option<PartGrade>) -> &'static str {
    match grade {
        None => "",
        Some(PartGrade::Genuine) => "原厂件",
        Some(PartGrade::Equivalent) => "同质件",
        Some(PartGrade::Aftermarket) => "副厂件",
        Some(PartGrade::Remanufactured) => "再制造件",
        Some(PartGrade::Repaired) => "修复件",
    }
}

/// As somebody agreed to it: 起动机（修复件） is not just 起动机.
pub fn named_part(figures: &LineFigures) -> String {
    match grade(figures.grade) {
        "" => figures.name.clone(),
        grade => format!("{}（{grade}）", figures.name),
    }
}

/// Whether a quoted part is there, or the day it will be; another year than this one is named.
pub(super) fn promise(of: PartPromise, today: NaiveDate) -> String {
    match of {
        PartPromise::InStock => "现货".to_owned(),
        PartPromise::Expected { on } if on.year() == today.year() => {
            format!("预计{}月{}日到货", on.month(), on.day())
        }
        PartPromise::Expected { on } => {
            format!("预计{}年{}月{}日到货", on.year(), on.month(), on.day())
        }
    }
}

/// What a part is and where it comes from.
pub fn part(of: Option<PartGrade>, from: PartOrigin) -> String {
    [grade(of), origin(from)].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("　")
}

/// How long something is answered for.
pub(super) fn term(term: WarrantyTerm) -> String {
    match term.km {
        0 => format!("{} 天", term.days),
        km => format!("{km} 公里 或 {} 天，先到为准", term.days),
    }
}

/// The same in the cell of a table.
pub(super) fn term_in_short(term: WarrantyTerm) -> String {
    match (term.is_none(), term.km) {
        (true, _) => "—".to_owned(),
        (false, 0) => format!("{} 天", term.days),
        (false, km) => format!("{km} 公里 / {} 天", term.days),
    }
}

/// Until when.
pub(super) fn until(day: NaiveDate, km: Option<i64>) -> String {
    let day = day.format("%Y-%m-%d");
    match km {
        Some(km) => format!("至 {day} 或 {km} 公里，先到为准。"),
        None => format!("至 {day}。"),
    }
}

/// 更换机油, 3 次 sold and 2 次 left.
pub(super) fn rest(rest: &ItemRest) -> ContractRest {
    let (sold, left) = match rest.is_amount {
        true => (format!("{} 元", rest.amount.plain()), format!("{} 元", rest.left.plain())),
        false => (format!("{} 次", rest.times_sold), format!("{} 次", rest.times)),
    };
    ContractRest { name: rest.name.clone(), sold, left }
}

/// Until when a contract is drawn from, whichever comes first.
pub(super) fn validity(contract: &ServiceContract) -> String {
    let day = contract.ends_on.map(|day| format!("{day}"));
    let km = contract.end_km.map(|km| format!("{km} 公里"));
    match (day, km) {
        (Some(day), Some(km)) => format!("有效期至 {day} 或 {km}，先到为准。"),
        (Some(end), None) | (None, Some(end)) => format!("有效期至 {end}。"),
        (None, None) => "长期有效。".to_owned(),
    }
}

/// The next service, by the day or the distance.
pub(super) fn next_maintenance(on: Option<NaiveDate>, km: Option<i64>) -> String {
    match (on, km) {
        (Some(day), Some(km)) => format!("{} 或 {km} 公里，先到为准", day.format("%Y-%m-%d")),
        (Some(day), None) => day.format("%Y-%m-%d").to_string(),
        (None, Some(km)) => format!("{km} 公里"),
        (None, None) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::inspection::{
        FINAL_INSPECTION_CODES, KIND_ITEM_CODES, SELF_INSPECTION_CODES, WALK_AROUND_CODES,
        WARNING_LIGHT_CODES,
    };

    #[test]
    fn every_code_has_a_word_on_paper() {
        let mut looked_at = WALK_AROUND_CODES.iter().chain(&KIND_ITEM_CODES);
        assert!(looked_at.all(|code| walk_around(code).1 != *code));
        assert!(WARNING_LIGHT_CODES.iter().all(|code| *code == "abs" || warning_light(code) != *code));
        assert_eq!(SELF_INSPECTION.map(|(code, _)| code), SELF_INSPECTION_CODES);
        assert_eq!(FINAL_INSPECTION.map(|(code, _)| code), FINAL_INSPECTION_CODES);
    }

    #[test]
    fn a_code_nobody_named_is_printed_as_it_is() {
        assert_eq!(walk_around("sunroof"), ("其他".to_owned(), "sunroof".to_owned()));
    }
}
