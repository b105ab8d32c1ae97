//! What a workbook's cell says as text.

use calamine::{CellErrorType, Data, DataRef, ExcelDateTime};
use std::borrow::Cow;

/// Numbers up to here are whole when they look whole; above, digits are lost.
const MAX_EXACT: f64 = 1e15;

pub enum Value<'a> {
    Text(Cow<'a, str>),
    Error(&'static str),
}

pub fn of(value: &Data) -> Value<'_> {
    let text = match value {
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => return borrowed(text),
        Data::Bool(yes) => yes.to_string(),
        Data::DateTime(at) => date_text(at),
        Data::Error(error) => return Value::Error(error_text(error)),
        Data::Empty => return borrowed(""),
    };
    Value::Text(Cow::Owned(text))
}

pub fn of_ref<'a>(value: &'a DataRef<'a>) -> Value<'a> {
    let text = match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => return borrowed(text),
        DataRef::SharedString(text) => return borrowed(text),
        DataRef::DateTimeIso(text) => iso_text(text),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::DateTime(at) => date_text(at),
        DataRef::Error(error) => return Value::Error(error_text(error)),
        DataRef::Empty => return borrowed(""),
    };
    Value::Text(Cow::Owned(text))
}

fn borrowed(text: &str) -> Value<'_> {
    Value::Text(Cow::Borrowed(text))
}

/// A phone number typed into a cell is a number for the spreadsheet.
pub fn number_text(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < MAX_EXACT {
        return format!("{number:.0}");
    }
    // A spreadsheet shows fifteen digits: what is behind them came out of the
    // reckoning, as in 0.30000000000000004.
    let shown = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    if number.abs() < MAX_EXACT { shown.to_string() } else { number.to_string() }
}

/// `2024-04-05T00:00:00.000` as `2024-04-05`.
pub fn iso_text(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    let Some((date, time)) = text.split_once('T') else { return text.to_owned() };
    let time = time.split('.').next().unwrap_or_default();
    if matches!(time, "" | "00:00" | "00:00:00") { date.to_owned() } else { format!("{date} {time}") }
}

fn date_text(at: &ExcelDateTime) -> String {
    let number = at.as_f64();
    if at.is_duration() || (number > 0.0 && number < 1.0) {
        let seconds = (number * 86_400.0).round();
        let part = |size: f64, most: f64| (seconds.abs() / size).floor() % most;
        let sign = if seconds < 0.0 { "-" } else { "" };
        return format!("{sign}{:02}:{:02}:{:02}", part(3600.0, f64::MAX), part(60.0, 60.0), part(1.0, 60.0));
    }
    let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
    // The day before the first one: a blank to the program that wrote it.
    if number == 0.0 && year < 1900 {
        return "1900-01-00".to_owned();
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        date
    } else {
        format!("{date} {hour:02}:{minute:02}:{second:02}")
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

#[cfg(test)]
mod tests {
    use super::{date_text, iso_text, number_text};
    use calamine::{ExcelDateTime, ExcelDateTimeType};

    #[test]
    fn numbers_keep_their_digits() {
        for (number, expect) in [
            (13_900_002_611.0, "13900002611"),
            (0.1 + 0.2, "0.3"),
            (1260.5, "1260.5"),
            (440_301_199_001_011_200.0, "440301199001011200"),
            (-3.0, "-3"),
        ] {
            assert_eq!(number_text(number), expect);
        }
    }

    #[test]
    fn days_and_times_are_told_apart() {
        let told = |number, kind| date_text(&ExcelDateTime::new(number, kind, false));
        assert_eq!(told(45_387.0, ExcelDateTimeType::DateTime), "2024-04-05");
        assert_eq!(told(45_387.5, ExcelDateTimeType::DateTime), "2024-04-05 12:00:00");
        assert_eq!(told(0.375, ExcelDateTimeType::DateTime), "09:00:00");
        assert_eq!(told(0.0, ExcelDateTimeType::DateTime), "1900-01-00");
        assert_eq!(told(1.5, ExcelDateTimeType::TimeDelta), "36:00:00");
        assert_eq!(iso_text("2024-04-05T00:00:00.000"), "2024-04-05");
        assert_eq!(iso_text("2024-04-05T08:30:00"), "2024-04-05 08:30:00");
    }
}
