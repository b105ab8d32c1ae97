//! An appointment as a file that calendars of phones take in (RFC 5545).

use chrono::{DateTime, Utc};

/// What the customer's calendar shows.
#[derive(Clone, Debug)]
pub struct CalendarEvent {
    /// The same for every file of one booking, so that a moved one takes the old one's place.
    pub uid: String,
    /// Raised with every change of the booking.
    pub sequence: i64,
    pub written_at: DateTime<Utc>,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub title: String,
    pub place: String,
    pub text: String,
    /// The customer agreed to the time.
    pub confirmed: bool,
}

/// A line holds so many bytes; longer ones go on behind a blank.
const LINE: usize = 75;

impl CalendarEvent {
    /// The file as it is handed out: lines end as the rule wants it.
    pub fn file(&self) -> String {
        let at = |moment: DateTime<Utc>| moment.format("%Y%m%dT%H%M%SZ").to_string();
        let lines = [
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Workbay//Booking//ZH".to_owned(),
            "METHOD:PUBLISH".to_owned(),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTAMP:{}", at(self.written_at)),
            format!("DTSTART:{}", at(self.starts_at)),
            format!("DTEND:{}", at(self.ends_at)),
            format!("SUMMARY:{}", escaped(&self.title)),
            format!("LOCATION:{}", escaped(&self.place)),
            format!("DESCRIPTION:{}", escaped(&self.text)),
            format!("STATUS:{}", if self.confirmed { "CONFIRMED" } else { "TENTATIVE" }),
            // The day before, at the same time.
            "BEGIN:VALARM".to_owned(),
            "ACTION:DISPLAY".to_owned(),
            format!("DESCRIPTION:{}", escaped(&self.title)),
            "TRIGGER:-P1D".to_owned(),
            "END:VALARM".to_owned(),
            "END:VEVENT".to_owned(),
            "END:VCALENDAR".to_owned(),
        ];
        lines.iter().map(|line| folded(line)).collect()
    }
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => {
                safe.push('\\');
                safe.push(letter);
            }
            '\n' => safe.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// No letter is cut in two: one of Chinese has three bytes.
fn folded(line: &str) -> String {
    let (mut out, mut used) = (String::with_capacity(line.len() + 8), 0);
    for letter in line.chars() {
        if used + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
    out
}
