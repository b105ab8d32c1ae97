//! A booking from outside, out of the names its writer gave to what it says.

use crate::appointment::{MAX_MINUTES, MIN_MINUTES};
use crate::dates::{ShopZone, from_local, local_day, whole_minutes, written_day};
use crate::phone::Phone;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Utc};
use serde::Serialize;
use ts_rs::TS;

/// Names with what stands under them.
pub(super) type Named = Vec<(String, String)>;

/// How long a stay is of which nobody said it.
const USUAL_MINUTES: i64 = 60;
/// Longer texts are cut: what is wrong with them is seen on the page.
const MAX_NOTE: usize = 1000;
const MAX_SHORT: usize = 60;

/// Why a row does not come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum IncomingProblem {
    NoName,
    NoPhone,
    /// Its writer called it off.
    CalledOff,
    /// It was for a time that is over.
    Past,
    /// Something stands where its time should, and it is none.
    NoTime,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Incoming {
    /// The number its writer knows it by; empty where there is none.
    pub source_id: String,
    pub name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub phone: String,
    pub plate: String,
    pub model: String,
    pub items: Vec<String>,
    pub note: String,
    /// None for who only wants to come: they wait until a time is found.
    pub starts_at: Option<DateTime<Utc>>,
    /// The day they want, where they said no time of it; they wait for one.
    pub wanted_on: Option<NaiveDate>,
    pub minutes: i64,
    /// How it stands with its writer, in their own word.
    pub state: String,
    pub problem: Option<IncomingProblem>,
}

impl Incoming {
    /// What tells it from all others: the writer's own number, or else who, which car and when. Many tables only
    /// count their rows, from one on in each: a number alone would take the next table for the last one.
    pub fn mark(&self) -> String {
        if !self.source_id.is_empty() {
            return format!("id {}|{}", self.source_id, self.phone);
        }
        let day = || self.wanted_on.map(|day| day.to_string());
        let at = self.starts_at.map(|at| at.to_rfc3339()).or_else(day).unwrap_or_default();
        format!("row {}|{}|{}|{at}|{}", self.name, self.phone, self.plate, self.items.join(","))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Field {
    Id,
    Name,
    Phone,
    Plate,
    Model,
    Items,
    Note,
    Time,
    Day,
    Clock,
    End,
    Minutes,
    State,
}

/// What platforms, calendars and people call a field, without blanks, strokes and capitals.
const CALLED: &[(Field, &[&str])] = &[
    (Field::Id, &["id", "uid", "编号", "订单号", "预约号", "预约编号", "orderno", "orderid", "number"]),
    (
        Field::Name,
        &["name", "姓名", "客户", "客户姓名", "联系人", "车主", "contact", "contactname", "fn", "customer"],
    ),
    (
        Field::Phone,
        &["phone", "tel", "mobile", "电话", "手机", "手机号", "联系电话", "contactphone", "phonenumber"],
    ),
    (Field::Plate, &["plate", "车牌", "车牌号", "车牌号码", "licenseplate", "plateno"]),
    (Field::Model, &["model", "车型", "车系", "car", "vehicle"]),
    (
        Field::Items,
        &["items", "item", "项目", "服务", "服务项目", "预约项目", "service", "services", "summary"],
    ),
    (Field::Note, &["note", "notes", "备注", "说明", "问题", "描述", "symptom", "description", "remark"]),
    (Field::Time, &["time", "时间", "预约时间", "到店时间", "start", "startsat", "dtstart", "datetime"]),
    (Field::Day, &["date", "day", "日期", "预约日期"]),
    (Field::Clock, &["clock", "hour", "时刻", "时段"]),
    (Field::End, &["end", "endsat", "dtend", "结束时间"]),
    (Field::Minutes, &["minutes", "duration", "时长", "分钟", "预计分钟"]),
    (Field::State, &["status", "state", "状态"]),
];

fn field(name: &str) -> Option<Field> {
    let plain: String = name
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '*' | ':' | '：'))
        .flat_map(char::to_lowercase)
        .collect();
    CALLED.iter().find(|(_, names)| names.contains(&plain.as_str())).map(|(field, _)| *field)
}

/// The row of what stands under these names.
pub(super) fn of(named: &Named, zone: ShopZone, now: DateTime<Utc>) -> Incoming {
    let of = |wanted: Field| -> String {
        let found = named.iter().find(|(name, text)| field(name) == Some(wanted) && !text.trim().is_empty());
        found.map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
    };
    let note = cut(&of(Field::Note), MAX_NOTE);
    let phone = match of(Field::Phone) {
        // A calendar has no field for it: it stands in the text, as people write it there.
        said if said.is_empty() => mobile_in(&note),
        said => said,
    };
    let phone = Phone::normalised(&phone).map(|phone| phone.to_string()).unwrap_or_default();
    let written = match of(Field::Time) {
        time if time.is_empty() => format!("{} {}", of(Field::Day), of(Field::Clock)).trim().to_owned(),
        // Only the clock: the day stands beside it.
        time if !of(Field::Day).is_empty()
            && written_day(&time).is_none()
            && instant(&time, zone).is_none() =>
        {
            format!("{} {time}", of(Field::Day))
        }
        time => time,
    };
    let starts_at = instant(&written, zone);
    let wanted_on = if starts_at.is_none() { written_day(&parted(&written)) } else { None };
    let minutes = match (minutes_of(&of(Field::Minutes)), starts_at, instant(&of(Field::End), zone)) {
        (Some(minutes), ..) => minutes,
        (None, Some(from), Some(to)) => (to - from).num_minutes(),
        _ => USUAL_MINUTES,
    };
    let name = cut(&of(Field::Name), MAX_SHORT);
    let state = cut(&of(Field::State), MAX_SHORT);
    let problem = if is_off(&state) {
        Some(IncomingProblem::CalledOff)
    } else if name.is_empty() {
        Some(IncomingProblem::NoName)
    } else if phone.is_empty() {
        Some(IncomingProblem::NoPhone)
    } else if starts_at.is_none() && wanted_on.is_none() && !written.is_empty() {
        Some(IncomingProblem::NoTime)
    } else if starts_at.is_some_and(|at| at < now) || wanted_on.is_some_and(|day| day < local_day(now, zone))
    {
        Some(IncomingProblem::Past)
    } else {
        None
    };
    Incoming {
        source_id: cut(&of(Field::Id), MAX_NOTE),
        name,
        phone,
        plate: cut(&of(Field::Plate), MAX_SHORT),
        model: cut(&of(Field::Model), MAX_SHORT),
        items: items(&of(Field::Items)),
        note,
        starts_at,
        wanted_on,
        minutes: minutes.clamp(MIN_MINUTES, MAX_MINUTES),
        state,
        problem,
    }
}

fn is_off(state: &str) -> bool {
    let state = state.to_lowercase();
    ["cancel", "取消", "作废", "退款"].iter().any(|word| state.contains(word))
}

fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

fn items(text: &str) -> Vec<String> {
    text.split(['、', '，', ',', ';', '；', '\n', '|'])
        .map(|item| cut(item.trim(), MAX_SHORT))
        .filter(|item| !item.is_empty())
        .take(crate::booking_terms::MAX_ITEMS)
        .collect()
}

/// Eleven digits that begin with 1, with nothing longer around them.
fn mobile_in(text: &str) -> String {
    text.split(|c: char| !c.is_ascii_digit())
        .find(|run| run.len() == 11 && run.starts_with('1'))
        .unwrap_or_default()
        .to_owned()
}

/// A moment as it is written: with a zone of its own, as calendars pack it, or by the clock on the shop's wall.
fn instant(text: &str, zone: ShopZone) -> Option<DateTime<Utc>> {
    let text = text.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(whole_minutes(at.with_timezone(&Utc)));
    }
    if let Some(utc) = text.strip_suffix('Z')
        && let Ok(at) = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S")
    {
        return Some(whole_minutes(at.and_utc()));
    }
    if let Ok(at) = NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S") {
        return Some(whole_minutes(from_local(at, zone)));
    }
    let text = parted(text);
    let day = written_day(&text)?;
    let (_, clock) = text.split_once([' ', 'T'])?;
    Some(whole_minutes(from_local(day.and_time(clock_of(clock)?), zone)))
}

/// The day and the clock apart, which people write as one: 3月5日9:30.
fn parted(text: &str) -> String {
    text.trim().replace('日', "日 ")
}

/// A clock as it is written or said: 9:30, 9点半, 下午3点, 3:30 PM; of a stretch, 09:30-10:30, its beginning.
fn clock_of(text: &str) -> Option<NaiveTime> {
    let said = text.split(['-', '~', '～', '—', '至']).next()?.to_ascii_uppercase().replace("点半", ":30");
    let says = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let digits: String = said
        .chars()
        .map(|c| if matches!(c, '：' | '点' | '时') { ':' } else { c })
        .filter(|c| c.is_ascii_digit() || *c == ':')
        .collect();
    // Any other word beside it may say another thing: 9:30之前.
    if !said.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || KNOWN_OF_CLOCKS.contains(c)) {
        return None;
    }
    let clock = digits.trim_end_matches(':');
    let written = ["%H:%M:%S", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(clock, form).ok());
    let whole_hour = || clock.parse::<u32>().ok().and_then(|hour| NaiveTime::from_hms_opt(hour, 0, 0));
    let time = written.or_else(whole_hour)?;
    let noon = says(&["中午"]) && time.hour() < EARLY;
    let later = time.hour() < 12 && (noon || says(&["下午", "晚上", "傍晚", "PM"]));
    if later { time.with_hour(time.hour() + 12) } else { Some(time) }
}

/// The letters of clocks and of the words for the time of the day beside them.
const KNOWN_OF_CLOCKS: &str = ":：点时分上下午早晚中傍AMP";
/// One o'clock at noon is 13:00, eleven at noon is 11:00.
const EARLY: u32 = 6;

/// So many minutes: 90, 90分钟, 1小时30分, PT1H30M; none where nobody said it so.
fn minutes_of(text: &str) -> Option<i64> {
    let (mut minutes, mut number, mut told) = (0_i64, None::<i64>, false);
    for letter in text.trim().to_ascii_uppercase().chars() {
        let each = match letter {
            '0'..='9' => {
                let digit = i64::from(letter.to_digit(10)?);
                number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                told = true;
                continue;
            }
            'H' | '小' | '时' => 60,
            'M' | '分' => 1,
            'S' => 0,
            'P' | 'T' | 'I' | 'N' | '钟' | ' ' => continue,
            _ => return None,
        };
        minutes = minutes.saturating_add(number.take().unwrap_or(0).saturating_mul(each));
    }
    told.then(|| minutes.saturating_add(number.unwrap_or(0)))
}
