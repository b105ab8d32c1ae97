//! Where a record of quoted cells ends, and whether a lost quote only makes it
//! seem to.

/// How far the record that begins somewhere goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Up to its line's end, or to that of a later line its quotes hold.
    Whole { end: usize },
    /// A quote nobody closed would swallow every row behind it: it is a quote
    /// for its own line only, which ends here.
    Torn { end: usize },
}

/// Looks at every byte of a text a few times at most, however torn it is.
pub struct Quotes<'a> {
    bytes: &'a [u8],
    delimiter: u8,
    /// A record that was found torn lay within quotes at the start of every
    /// line up to here. Any other that gets there within quotes goes on as that
    /// one did, so that nobody needs to look again.
    torn_up_to: usize,
}

impl<'a> Quotes<'a> {
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        Self { bytes: text.as_bytes(), delimiter, torn_up_to: 0 }
    }

    /// The end is that of the text: the line break stands behind it.
    pub fn extent(&mut self, start: usize) -> Extent {
        let (mut quoted, mut begins, mut wrong, mut lines) = (false, true, false, false);
        let mut place = start;
        while let Some(&byte) = self.bytes.get(place) {
            let next = self.bytes.get(place + 1).copied();
            match byte {
                b'"' if quoted && next == Some(b'"') => place += 1,
                b'"' if quoted => {
                    quoted = false;
                    // Closed where the cell does not end: by the quote that
                    // begins another one.
                    wrong |= next.is_some_and(|next| !self.ends_cell(next));
                    if wrong && lines {
                        return self.torn(start, place);
                    }
                }
                b'"' if begins => quoted = true,
                b'\r' | b'\n' if !quoted => return Extent::Whole { end: place },
                b'\n' => {
                    lines = true;
                    if wrong {
                        return self.torn(start, start);
                    }
                    if place < self.torn_up_to {
                        return self.torn(start, place);
                    }
                }
                _ => {}
            }
            begins = !quoted && byte == self.delimiter;
            place += 1;
        }
        if quoted && lines { self.torn(start, place) } else { Extent::Whole { end: place } }
    }

    fn torn(&mut self, start: usize, known: usize) -> Extent {
        self.torn_up_to = self.torn_up_to.max(known);
        let line = &self.bytes[start..];
        let length = line.iter().position(|byte| matches!(byte, b'\r' | b'\n')).unwrap_or(line.len());
        Extent::Torn { end: start + length }
    }

    fn ends_cell(&self, byte: u8) -> bool {
        byte == self.delimiter || matches!(byte, b'\r' | b'\n')
    }
}

#[cfg(test)]
mod tests {
    use super::{Extent, Quotes};

    fn ends(text: &str) -> Vec<(usize, bool)> {
        let mut quotes = Quotes::new(text, b',');
        let (mut start, mut found) = (0, Vec::new());
        while start < text.len() {
            let (end, torn) = match quotes.extent(start) {
                Extent::Whole { end } => (end, false),
                Extent::Torn { end } => (end, true),
            };
            found.push((end, torn));
            start = end + 1;
        }
        found
    }

    #[test]
    fn quotes_hold_lines_together_and_lost_ones_do_not() {
        assert_eq!(ends("a,\"b\nc\",d\ne"), [(9, false), (11, false)]);
        assert_eq!(ends("a,\"b\nc,d\ne"), [(4, true), (8, false), (10, false)]);
        assert_eq!(ends("a,\"b\nc,\"d\"\n"), [(4, true), (10, false)]);
        assert_eq!(ends("a,\"b\"\"\nc\"\n"), [(9, false)]);
        assert_eq!(ends("a,\"b"), [(4, false)]);
    }

    #[test]
    fn what_was_found_torn_once_is_not_looked_at_again() {
        // Every line leaves a quote open, and the next one's closes it well.
        let text = "a\",\"b\n".repeat(300_000);
        assert!(ends(&text).iter().all(|(_, torn)| *torn));
    }
}
