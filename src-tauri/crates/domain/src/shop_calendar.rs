//! On which days the shop is open: its days of the week, the holidays of the country where it keeps them,
//! and its own word about single days, which goes before both.

use crate::dates::{add_days, in_the_calendar};
use crate::refusal::{FieldProblem, MAX_NAME_LEN, Refusal, in_range, optional};
use crate::trade::TradeTechnicians;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;
use ts_rs::TS;

const TABLE: &str = include_str!("../../../../assets/catalogues/holidays.csv");

/// More technicians of one trade than any shop has.
pub const MAX_TECHNICIANS: i64 = 99;
/// Of the hours people are there the share that is booked, in percent: who does twice as much as the book says is
/// nobody's plan.
pub const MAX_WORKED_SHARE: i64 = 200;
/// Days a shop says something of itself about: two years of them are kept.
const MAX_OWN_DAYS: usize = 400;
/// What was a year ago nobody looks at any more.
const KEPT_DAYS: i64 = 366;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Holiday {
    NewYear,
    SpringFestival,
    Qingming,
    LabourDay,
    DragonBoat,
    MidAutumn,
    /// With 中秋 in the years in which the two meet.
    NationalDay,
}

impl Holiday {
    fn of(code: &str) -> Option<Self> {
        Some(match code {
            "new_year" => Self::NewYear,
            "spring_festival" => Self::SpringFestival,
            "qingming" => Self::Qingming,
            "labour_day" => Self::LabourDay,
            "dragon_boat" => Self::DragonBoat,
            "mid_autumn" => Self::MidAutumn,
            "national_day" => Self::NationalDay,
            _ => return None,
        })
    }
}

/// What was announced of some days in a row.
struct Announced {
    works: bool,
    from: NaiveDate,
    to: NaiveDate,
    holiday: Holiday,
}

fn announced_in(line: &str) -> Option<Announced> {
    let mut cells = line.split(',').map(str::trim);
    let works = match cells.next()? {
        "off" => false,
        "work" => true,
        _ => return None,
    };
    let mut day = || cells.next()?.parse::<NaiveDate>().ok();
    let (from, to) = (day()?, day()?);
    let holiday = Holiday::of(cells.next()?)?;
    Some(Announced { works, from, to, holiday })
}

static ANNOUNCED: LazyLock<Vec<Announced>> =
    LazyLock::new(|| TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(announced_in).collect());

fn announced(day: NaiveDate) -> Option<&'static Announced> {
    ANNOUNCED.iter().find(|one| (one.from..=one.to).contains(&day))
}

/// Whether the notice about a year stands in the table.
fn is_known_year(year: i32) -> bool {
    ANNOUNCED.iter().any(|one| one.from.year() == year)
}

/// The shop's own word about a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnDay {
    pub day: NaiveDate,
    pub open: bool,
    pub reason: String,
}

/// Where the book knows from how many technicians there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TechniciansFrom {
    /// Somebody typed it, trade by trade.
    #[default]
    Typed,
    /// It follows from who is given jobs, what they can and when they are there.
    People,
}

/// What of the book is set: which days count, and how many technicians there are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CalendarSettings {
    /// It rests on public holidays, and works on the weekend days announced in their place.
    pub keeps_holidays: bool,
    pub own_days: Vec<OwnDay>,
    pub technicians_from: TechniciansFrom,
    /// As they were typed. Of a trade that is not in here no technicians are counted.
    pub technicians: Vec<TradeTechnicians>,
    /// So much of the hours in which people are there is booked, in percent.
    pub worked_share: i64,
}

/// As a shop kept its book before people were counted: what is not written in its settings is as here.
impl Default for CalendarSettings {
    fn default() -> Self {
        Self {
            keeps_holidays: false,
            own_days: Vec::new(),
            technicians_from: TechniciansFrom::Typed,
            technicians: Vec::new(),
            worked_share: 100,
        }
    }
}

impl CalendarSettings {
    /// A shop that opens counts its people.
    pub fn of_new_shop() -> Self {
        Self { technicians_from: TechniciansFrom::People, ..Self::default() }
    }

    /// # Errors
    /// `BadField` for technicians no shop has or a trade that is named twice, for a share of nothing or of
    /// more than anybody does, and for days that are none, named twice, or more than are kept.
    pub fn check(&self) -> Result<(), Refusal> {
        if in_range("worked_share", self.worked_share, MAX_WORKED_SHARE)? == 0 {
            return Err(Refusal::bad("worked_share", FieldProblem::Empty));
        }
        for (place, one) in self.technicians.iter().enumerate() {
            in_range("technicians", one.technicians, MAX_TECHNICIANS)?;
            if self.technicians[..place].iter().any(|other| other.trade == one.trade) {
                return Err(Refusal::bad("technicians", FieldProblem::Taken));
            }
        }
        if self.own_days.len() > MAX_OWN_DAYS {
            return Err(Refusal::bad("own_days", FieldProblem::TooLarge));
        }
        for (place, own) in self.own_days.iter().enumerate() {
            in_the_calendar("own_days", own.day)?;
            optional("reason", &own.reason, MAX_NAME_LEN)?;
            if self.own_days[..place].iter().any(|other| other.day == own.day) {
                return Err(Refusal::bad("own_days", FieldProblem::Taken));
            }
        }
        Ok(())
    }

    /// With the shop's word about a day, or without one; what is long past goes.
    ///
    /// # Errors
    /// `BadField` for a day of no calendar or a reason too long.
    pub fn with_own_day(
        mut self,
        day: NaiveDate,
        word: Option<(bool, &str)>,
        today: NaiveDate,
    ) -> Result<Self, Refusal> {
        let day = in_the_calendar("day", day)?;
        self.own_days.retain(|own| own.day != day && own.day >= add_days(today, -KEPT_DAYS));
        if let Some((open, reason)) = word {
            self.own_days.push(OwnDay { day, open, reason: optional("reason", reason, MAX_NAME_LEN)? });
        }
        self.own_days.sort_by_key(|own| own.day);
        Ok(self)
    }
}

/// What the book says of a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct DayTold {
    /// Nobody is expected on it. Who agrees on it all the same may.
    pub rests: bool,
    /// The day off that was announced, or whose weekend day is worked, whether the shop keeps it or not.
    pub holiday: Option<Holiday>,
    /// A weekend day on which is worked by announcement.
    pub made_up: bool,
    /// The shop said of this day itself whether it is open.
    pub own: bool,
    pub reason: String,
    /// The holidays of its year are not in the table.
    pub year_unknown: bool,
}

/// Which days the shop is open on, with all that decides about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShopDays {
    /// Monday 1 to Sunday 7.
    pub closed_weekdays: Vec<u8>,
    pub keeps_holidays: bool,
    pub own: Vec<OwnDay>,
}

impl ShopDays {
    pub fn rests_on(&self, day: NaiveDate) -> bool {
        self.told(day).rests
    }

    /// It rests on a holiday, or by its own word: nobody's week holds on such a day.
    pub fn rests_apart(&self, day: NaiveDate) -> bool {
        self.said(day) == Some(false)
    }

    /// Whether it is open by something that goes before the days of the week.
    fn said(&self, day: NaiveDate) -> Option<bool> {
        let own = self.own.iter().find(|own| own.day == day).map(|own| own.open);
        let kept = || announced(day).filter(|_| self.keeps_holidays).map(|one| one.works);
        own.or_else(kept)
    }

    pub fn told(&self, day: NaiveDate) -> DayTold {
        let announced = announced(day);
        let own = self.own.iter().find(|own| own.day == day);
        let of_week = day.weekday().number_from_monday();
        let rests = match self.said(day) {
            Some(open) => !open,
            None => self.closed_weekdays.iter().any(|closed| u32::from(*closed) == of_week),
        };
        DayTold {
            rests,
            holiday: announced.map(|one| one.holiday),
            made_up: announced.is_some_and(|one| one.works),
            own: own.is_some(),
            reason: own.map(|own| own.reason.clone()).unwrap_or_default(),
            year_unknown: !is_known_year(day.year()),
        }
    }

    /// The next day on which it is open, of those behind `day`; a shop that never is has tomorrow.
    pub fn next_open_day(&self, day: NaiveDate) -> NaiveDate {
        (1..=MAX_REST_DAYS)
            .map(|ahead| add_days(day, ahead))
            .find(|next| !self.rests_on(*next))
            .unwrap_or_else(|| add_days(day, 1))
    }
}

/// No shop rests longer before it is asked who comes next.
pub const MAX_REST_DAYS: i64 = 30;

#[cfg(test)]
mod tests {
    use super::{ANNOUNCED, TABLE};
    use chrono::{Datelike, Weekday};

    #[test]
    fn every_line_of_the_table_is_read_and_only_weekends_are_worked_instead() {
        let lines = TABLE.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
        assert_eq!(ANNOUNCED.len(), lines, "a line is not understood");
        for one in ANNOUNCED.iter() {
            assert!(one.from <= one.to && one.from.year() == one.to.year(), "{}", one.from);
            let weekend = matches!(one.from.weekday(), Weekday::Sat | Weekday::Sun);
            assert!(!one.works || (weekend && one.from == one.to), "{} is no weekend day", one.from);
        }
        for (place, one) in ANNOUNCED.iter().enumerate() {
            let meets = ANNOUNCED[..place].iter().find(|other| other.from <= one.to && other.to >= one.from);
            assert!(meets.is_none(), "{} is said twice", one.from);
        }
    }

    #[test]
    fn a_year_has_its_seven_holidays_or_is_not_in_the_table() {
        for year in 2024..=2026 {
            let off = ANNOUNCED.iter().filter(|one| !one.works && one.from.year() == year).count();
            // 中秋 lay within 国庆 in 2025.
            assert_eq!(off, if year == 2025 { 6 } else { 7 }, "{year}");
        }
    }
}
