//! Calendars (RFC 5545) and cards (RFC 6350): lines that may be folded, with names, what is said of the
//! name, and the text.

use super::row::Named;

/// Events and cards; none where the text is neither.
pub(super) fn parts(text: &str) -> Option<Vec<Named>> {
    let mut found: Vec<Named> = Vec::new();
    let mut open: Option<Named> = None;
    // What stands within an event, an alarm mostly, is not about the event.
    let mut within = 0;
    // A calendar may call off all that stands in it (RFC 5546, 3.2.5).
    let mut called_off = false;
    for line in unfolded(text) {
        let Some((head, said)) = line.split_once(':') else { continue };
        let decoded = is_quoted(head).then(|| from_quoted(said));
        let said = decoded.as_deref().unwrap_or(said);
        let mut marks = head.split(';');
        let name = marks.next().unwrap_or_default();
        // Apple writes `item1.TEL`.
        let name = name.rsplit('.').next().unwrap_or_default().to_ascii_uppercase();
        let kind = said.trim().to_ascii_uppercase();
        match (name.as_str(), kind.as_str()) {
            ("BEGIN", "VEVENT" | "VCARD") => open = Some(Vec::new()),
            ("METHOD", "CANCEL") if open.is_none() => called_off = true,
            ("END", "VEVENT" | "VCARD") => {
                let off = called_off.then(|| ("STATUS".to_owned(), "CANCELLED".to_owned()));
                // Before what the event says of itself: the first that is said counts.
                let told: Option<Named> = open.take().map(|event| off.into_iter().chain(event).collect());
                found.extend(told.map(with_a_name));
            }
            ("BEGIN", _) if open.is_some() => within += 1,
            ("END", _) if open.is_some() && within > 0 => within -= 1,
            _ if within > 0 => {}
            _ => {
                let Some(event) = open.as_mut() else { continue };
                match name.as_str() {
                    // Who organises or attends stands in a mark of the name.
                    "ATTENDEE" | "ORGANIZER" => {
                        let called = marks.find_map(|mark| {
                            let (key, value) = mark.split_once('=')?;
                            key.eq_ignore_ascii_case("CN").then(|| value.trim_matches('"').to_owned())
                        });
                        event.extend(called.map(|called| ("name".to_owned(), called)));
                        event.extend(said.strip_prefix("tel:").map(|tel| ("tel".to_owned(), tel.to_owned())));
                    }
                    "TEL" => {
                        let tel = said.strip_prefix("tel:").unwrap_or(said);
                        event.push(("tel".to_owned(), tel.to_owned()));
                    }
                    name => event.push((name.to_owned(), unescaped(said))),
                }
            }
        }
    }
    Some(found)
}

/// Of an event that names nobody, the first word of its title: people write 张三 小保养 there.
fn with_a_name(mut event: Named) -> Named {
    let text = |wanted: &str| event.iter().find(|(name, _)| name == wanted).map(|(_, text)| text.clone());
    if text("name").is_none()
        && let Some(title) = text("SUMMARY")
        && let Some(word) = title.split_whitespace().next()
    {
        event.push(("name".to_owned(), word.to_owned()));
    }
    event
}

/// Old cards (vCard 2.1), as most phones in the country still hand them out, write what is not ASCII as `=E5=BC=A0`.
fn is_quoted(head: &str) -> bool {
    head.to_ascii_uppercase().contains("QUOTED-PRINTABLE")
}

/// Of another encoding than UTF-8 nothing is made up: it stays as it was written.
fn from_quoted(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, others @ ..] = rest {
        let (byte, left) = match others {
            [high, low, left @ ..] if *first == b'=' => match hex(*high, *low) {
                Some(byte) => (byte, left),
                None => (*first, others),
            },
            _ => (*first, others),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

fn hex(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// A line that begins with a blank goes on with the one before, and so does one of an old card behind a `=`.
fn unfolded(text: &str) -> Vec<String> {
    let goes_on = |line: &str| {
        let quoted = line.split_once(':').is_some_and(|(head, _)| is_quoted(head));
        quoted && line.ends_with('=')
    };
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.trim_end_matches('\r');
        if let Some(last) = lines.last_mut().filter(|last| goes_on(last.as_str())) {
            last.pop();
            last.push_str(line);
            continue;
        }
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => plain.push('\n'),
                Some(other) => plain.push(other),
                None => {}
            },
            letter => plain.push(letter),
        }
    }
    plain
}
