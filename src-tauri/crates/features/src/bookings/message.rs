//! The confirmation as a text message, to be copied or sent.

use chrono::Datelike;
use domain::appointment::Appointment;
use domain::dates::local;
use domain::plate::Plate;
use domain::shop::ShopDetails;

/// The wording goes to the shop's customer in China whatever language the
/// clerk's screen has, so it is data here and no word of the screen. Each line
/// has one gap; a line whose gap stays empty is left out.
const CONFIRMATION: [&str; 10] = [
    "【{shop}】",
    "{name}，您好！您的预约已登记：",
    "预约号：{number}",
    "时间：{time}",
    "车辆：{car}",
    "项目：{items}",
    "预计费用：{estimate} 元",
    "地址：{address}",
    "电话：{phone}",
    "来店请带行驶证；如需改期，请提前来电。",
];

/// The same the day before.
const REMINDER: [&str; 7] = [
    "【{shop}】",
    "{name}，您好！提醒您的预约：",
    "时间：{time}",
    "车辆：{car}",
    "项目：{items}",
    "地址：{address}",
    "如需改期，请致电 {phone}。",
];

const WEEKDAYS: [&str; 7] = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"];

/// Empty once nobody is expected any more.
pub fn confirmation(booking: &Appointment, details: &ShopDetails) -> String {
    filled(&CONFIRMATION, booking, details)
}

/// The reminder, of who is still expected.
pub fn reminder(booking: &Appointment, details: &ShopDetails) -> String {
    filled(&REMINDER, booking, details)
}

fn filled(template: &[&str], booking: &Appointment, details: &ShopDetails) -> String {
    if !booking.stage.is_expected() {
        return String::new();
    }
    let gap = |name: &str| match name {
        "shop" => details.name.clone(),
        "name" => booking.contact_name.clone(),
        "number" => booking.number.clone(),
        "time" => time(booking, details),
        "car" => {
            let plate = booking.plate.as_ref().map(Plate::shown).unwrap_or_default();
            format!("{plate} {}", booking.model).trim().to_owned()
        }
        "items" => booking.items.join("、"),
        "estimate" => booking.estimate.map(|amount| amount.plain()).unwrap_or_default(),
        "address" => details.address.clone(),
        _ => details.phone.clone(),
    };
    let lines = template.iter().filter_map(|line| match line.split_once('{') {
        Some((before, rest)) => {
            let (name, after) = rest.split_once('}').unwrap_or((rest, ""));
            let text = gap(name);
            (!text.is_empty()).then(|| format!("{before}{text}{after}"))
        }
        None => Some((*line).to_owned()),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// `2026年3月2日 周一 08:30` by the shop's clock.
fn time(booking: &Appointment, details: &ShopDetails) -> String {
    let at = local(booking.starts_at, details.settings.zone);
    let weekday = WEEKDAYS.get(at.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    format!("{}年{}月{}日 {weekday} {}", at.year(), at.month(), at.day(), at.format("%H:%M"))
}
