//! What is known of an operation as people write it into a cell of a list: 制动片厚度(mm,3~)；故障码, 机油*4升,
//! SUV 1.2. What goes out so comes in so.

use super::{AskedValue, ClassHours, SkillLevel, Trade, UsualPart, VehicleClass};
use crate::folded::of_text;
use crate::line_figures::LineKind;
use crate::money::{Hours, Quantity};
use crate::refusal::{FieldProblem, Refusal};
use crate::typed_text::half_width;
use crate::warranty_term::WarrantyTerm;

impl Trade {
    /// As lists and papers call it.
    pub const fn called(self) -> &'static str {
        match self {
            Self::Mechanic => "机修",
            Self::Electrician => "电器",
            Self::Body => "钣金",
            Self::Paint => "涂漆",
            Self::Tyre => "轮胎",
            Self::Detailing => "美容",
            Self::HighVoltage => "新能源",
        }
    }

    /// Whatever shops call it.
    pub fn read(text: &str) -> Option<Self> {
        let text = of_text(text);
        let also: &[(&str, Self)] = &[
            ("机电", Self::Mechanic),
            ("机械", Self::Mechanic),
            ("保养", Self::Mechanic),
            ("电工", Self::Electrician),
            ("电气", Self::Electrician),
            ("钣喷", Self::Body),
            ("油漆", Self::Paint),
            ("喷漆", Self::Paint),
            ("漆", Self::Paint),
            ("三电", Self::HighVoltage),
            ("高压", Self::HighVoltage),
            ("装饰", Self::Detailing),
            ("洗车", Self::Detailing),
        ];
        let own = Self::ALL.into_iter().map(|trade| (trade.called(), trade));
        let mut said = own.chain(also.iter().copied());
        said.find(|(called, _)| text.contains(&of_text(called))).map(|(_, trade)| trade)
    }
}

impl LineKind {
    /// As lists and papers call it.
    pub const fn called(self) -> &'static str {
        match self {
            Self::Labour => "工时",
            Self::Part => "材料",
            Self::Diagnosis => "诊断",
            Self::Testing => "检测",
            Self::Machining => "加工",
            Self::Towing => "拖车施救",
            Self::OutsideWork => "外协",
            Self::Other => "其他",
        }
    }
}

impl SkillLevel {
    pub const fn called(self) -> &'static str {
        match self {
            Self::Junior => "初级",
            Self::Intermediate => "中级",
            Self::Senior => "高级",
            Self::Master => "技师",
        }
    }

    pub fn read(text: &str) -> Option<Self> {
        let text = of_text(text);
        // 高级技师 is a master.
        Self::ALL.into_iter().rev().find(|level| text.contains(&of_text(level.called())))
    }
}

impl VehicleClass {
    /// As screens, lists and papers call it.
    pub const fn called(self) -> &'static str {
        match self {
            Self::Small => "小型车",
            Self::Compact => "紧凑型车",
            Self::Middle => "中型车",
            Self::Large => "中大型车",
            Self::Suv => "SUV",
            Self::Mpv => "MPV / 面包车",
            Self::Truck => "货车 / 皮卡",
        }
    }

    /// Whatever it is called on either side of its stroke: 皮卡, and 中大型 as well as 中大型车.
    fn read(text: &str) -> Option<Self> {
        let text = of_text(text);
        let is_said = |word: &str| {
            let word = of_text(word);
            word == text || word.strip_suffix('车') == Some(text.as_str())
        };
        let is_meant = |class: &Self| is_said(class.called()) || class.called().split('/').any(is_said);
        Self::ALL.into_iter().find(is_meant)
    }
}

pub(super) fn in_half_width(text: &str) -> String {
    text.chars().map(half_width).collect()
}

/// What stands between semicolons, or in lines of its own.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split([';', '；', '\n']).map(str::trim).filter(|piece| !piece.is_empty())
}

fn unreadable(field: &str) -> Refusal {
    Refusal::bad(field, FieldProblem::NotANumber)
}

fn limit(text: &str) -> Result<Option<Quantity>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => Quantity::parse(text).map(Some).map_err(|_| unreadable("asked")),
    }
}

fn asked_value(piece: &str) -> Result<AskedValue, Refusal> {
    let inside = piece.strip_suffix([')', '）']).and_then(|rest| rest.rsplit_once(['(', '（']));
    let Some((name, inside)) = inside else {
        return AskedValue { name: piece.to_owned(), ..AskedValue::default() }.checked();
    };
    let inside = in_half_width(inside);
    let (unit, limits) = inside.split_once(',').unwrap_or((inside.as_str(), ""));
    // A single limit is the least.
    let (least, most) = limits.split_once('~').unwrap_or((limits, ""));
    let (least, most) = (limit(least)?, limit(most)?);
    AskedValue { name: name.to_owned(), unit: unit.to_owned(), least, most }.checked()
}

/// # Errors
/// `BadField` for a limit that is no number, and what `AskedValue::checked` refuses.
pub fn read_asked(text: &str) -> Result<Vec<AskedValue>, Refusal> {
    pieces(text).map(asked_value).collect()
}

pub fn write_asked(asked: &[AskedValue]) -> String {
    let one = |value: &AskedValue| {
        let limit = |limit: Option<Quantity>| limit.map(Quantity::plain).unwrap_or_default();
        let limits = match (value.least, value.most) {
            (None, None) => String::new(),
            (least, most) => format!(",{}~{}", limit(least), limit(most)),
        };
        // A name that ends with a bracket of its own is told from one with a unit.
        if value.unit.is_empty() && !value.name.ends_with([')', '）']) {
            value.name.clone()
        } else {
            format!("{}({}{limits})", value.name, value.unit)
        }
    };
    asked.iter().map(one).collect::<Vec<_>>().join("；")
}

pub fn read_checklist(text: &str) -> Vec<String> {
    pieces(text).map(str::to_owned).collect()
}

pub fn write_checklist(checklist: &[String]) -> String {
    checklist.join("；")
}

fn class_hours(piece: &str) -> Result<ClassHours, Refusal> {
    let piece = in_half_width(piece);
    let (class, hours) = piece.rsplit_once([' ', ':']).ok_or_else(|| unreadable("class_hours"))?;
    let vehicle_class = VehicleClass::read(class);
    Ok(ClassHours {
        vehicle_class: vehicle_class.ok_or_else(|| Refusal::bad("class_hours", FieldProblem::Unknown))?,
        hours: Hours::parse(hours).map_err(|_| unreadable("class_hours"))?,
    })
}

/// # Errors
/// `BadField` for a class there is none of and for hours that are none.
pub fn read_class_hours(text: &str) -> Result<Vec<ClassHours>, Refusal> {
    pieces(text).map(class_hours).collect()
}

pub fn write_class_hours(hours: &[ClassHours]) -> String {
    let one = |own: &ClassHours| format!("{} {}", own.vehicle_class.called(), own.hours.plain());
    hours.iter().map(one).collect::<Vec<_>>().join("；")
}

fn usual_part(piece: &str) -> Result<UsualPart, Refusal> {
    let (name, much) = piece.rsplit_once(['*', '＊', '×']).unwrap_or((piece, "1"));
    let much = in_half_width(much.trim());
    let end = much.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(much.len());
    Ok(UsualPart {
        part_id: None,
        name: name.trim().to_owned(),
        unit: much[end..].trim().to_owned(),
        quantity: Quantity::parse(&much[..end]).map_err(|_| unreadable("usual_parts"))?,
    })
}

/// # Errors
/// `BadField` for a quantity that is no number.
pub fn read_usual_parts(text: &str) -> Result<Vec<UsualPart>, Refusal> {
    pieces(text).map(usual_part).collect()
}

pub fn write_usual_parts(parts: &[UsualPart]) -> String {
    let one = |part: &UsualPart| format!("{}*{}{}", part.name, part.quantity.plain(), part.unit);
    parts.iter().map(one).collect::<Vec<_>>().join("；")
}

/// What of a promise is so many days, or so many kilometres.
fn promised(piece: &str) -> Result<WarrantyTerm, Refusal> {
    let end = piece.find(|c: char| !c.is_ascii_digit()).unwrap_or(piece.len());
    let (figure, unit) = piece.split_at(end);
    let figure: u32 = figure.parse().map_err(|_| unreadable("warranty"))?;
    let days = |of_one: u32| WarrantyTerm { days: figure.saturating_mul(of_one), km: 0 };
    match unit {
        "天" | "日" | "days" => Ok(days(1)),
        "月" | "个月" | "個月" | "months" => Ok(days(30)),
        "年" => Ok(days(365)),
        "公里" | "千米" | "km" => Ok(WarrantyTerm { days: 0, km: figure }),
        "万公里" | "萬公里" => Ok(WarrantyTerm { days: 0, km: figure.saturating_mul(10_000) }),
        _ => Err(unreadable("warranty")),
    }
}

/// A promise as people write it: 180天/10000公里, the days before the kilometres or behind them.
///
/// # Errors
/// `BadField` for what says neither days nor kilometres, for either of them twice, and what
/// `WarrantyTerm::check` refuses.
pub fn read_warranty(text: &str) -> Result<WarrantyTerm, Refusal> {
    // A point in it stays one: a year and a half is not fifteen.
    let text: String = in_half_width(text).to_lowercase().split_whitespace().collect();
    let mut whole = WarrantyTerm::default();
    for piece in text.split(['/', '或', ',', '、']).filter(|piece| !piece.is_empty()) {
        let piece = promised(piece)?;
        if piece.days.min(whole.days) > 0 || piece.km.min(whole.km) > 0 {
            return Err(unreadable("warranty"));
        }
        whole = WarrantyTerm { days: whole.days.max(piece.days), km: whole.km.max(piece.km) };
    }
    whole.check("warranty")?;
    Ok(whole)
}

pub fn write_warranty(term: WarrantyTerm) -> String {
    match (term.is_none(), term.km) {
        (true, _) => String::new(),
        (false, 0) => format!("{}天", term.days),
        (false, km) => format!("{}天/{km}公里", term.days),
    }
}
