//! From typed text to lines of glyphs that fit a width.

use crate::DocumentError;
use crate::fonts::{self, Glyph, Weight};
use crate::geta;
use domain::typed_text::is_invisible;
use unicode_normalization::UnicodeNormalization;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Style {
    pub size: f32,
    pub weight: Weight,
    pub ink: Ink,
    /// The height of a line, in sizes of its letters.
    pub leading: f32,
}

/// The air Chinese text wants between its lines.
const LEADING: f32 = 1.42;

/// Papers keep to blacks and greys with one quiet accent, so that a worn
/// toner still prints them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Black,
    Grey,
    Rule,
    Tint,
    Accent,
    /// What somebody drew on a photo.
    Red,
    White,
}

impl Style {
    pub(crate) const TEXT: Self = Self::regular(9.5);
    pub(crate) const CELL: Self = Self::regular(9.0);
    pub(crate) const SMALL: Self = Self::regular(8.0).grey();

    pub(crate) const fn regular(size: f32) -> Self {
        Self { size, weight: Weight::Regular, ink: Ink::Black, leading: LEADING }
    }

    pub(crate) const fn bold(size: f32) -> Self {
        Self { size, weight: Weight::Bold, ink: Ink::Black, leading: LEADING }
    }

    pub(crate) const fn grey(self) -> Self {
        Self { ink: Ink::Grey, ..self }
    }

    pub(crate) const fn accent(self) -> Self {
        Self { ink: Ink::Accent, ..self }
    }

    pub(crate) fn line_height(self) -> f32 {
        self.size * self.leading
    }

    /// From the top of a line to its baseline: the ideograph's square, which
    /// reaches from 0.12 below to 0.88 above, sits in the middle of the line.
    pub(crate) fn baseline(self) -> f32 {
        (self.line_height() - self.size) / 2.0 + self.size * 0.88
    }
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub glyphs: Vec<Glyph>,
}

impl Line {
    /// Sets a text on one line, however long; line breaks become blanks.
    pub(crate) fn of(text: &str, weight: Weight) -> Result<Self, DocumentError> {
        let mut glyphs = Vec::with_capacity(text.len());
        for c in printable(text) {
            match fonts::glyph(if c == '\n' { ' ' } else { c }, weight)? {
                Some(glyph) => glyphs.push(glyph),
                None => glyphs.extend(geta::glyphs(c, weight)?),
            }
        }
        Ok(Self { glyphs })
    }

    pub(crate) fn width(&self, size: f32) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.advance).sum::<f32>() * size
    }
}

/// The width a text wants when nothing breaks it but its own line breaks.
pub(crate) fn natural_width(text: &str, style: Style) -> Result<f32, DocumentError> {
    let mut widest = 0.0_f32;
    for part in text.split('\n') {
        widest = widest.max(Line::of(part, style.weight)?.width(style.size));
    }
    Ok(widest)
}

/// Breaks a text into lines of at most `width` points. Nothing is dropped but
/// the blank at which a line is broken.
pub(crate) fn wrap(text: &str, style: Style, width: f32) -> Result<Vec<Line>, DocumentError> {
    let text: String = printable(text).collect();
    let mut lines = Vec::new();
    for paragraph in text.trim_end_matches('\n').split('\n') {
        let glyphs = Line::of(paragraph, style.weight)?.glyphs;
        wrap_paragraph(&glyphs, width / style.size, &mut lines);
    }
    Ok(lines)
}

fn wrap_paragraph(glyphs: &[Glyph], ems: f32, lines: &mut Vec<Line>) {
    // Widths are sums of floats: a line that fills its column exactly fits.
    let ems = ems + 0.001;
    let mut start = 0;
    let mut used = 0.0;
    let mut last_break = None;
    let mut last_joint = None;
    let mut index = 0;
    while index < glyphs.len() {
        if index > start && may_break(glyphs, index) {
            last_break = Some(index);
        }
        if index > start + 1 && is_joint(glyphs[index - 1].character) {
            last_joint = Some(index);
        }
        let glyph = glyphs[index];
        let hanging_blank = glyph.character == ' ';
        if used + glyph.advance > ems && index > start && !hanging_blank {
            // A word wider than the line breaks at a joint, or anywhere.
            let end = last_break.or(last_joint).unwrap_or(index);
            lines.push(without_trailing_blanks(&glyphs[start..end]));
            start = end;
            used = 0.0;
            (last_break, last_joint) = (None, None);
            index = start;
            continue;
        }
        used += glyph.advance;
        index += 1;
    }
    lines.push(without_trailing_blanks(&glyphs[start..]));
}

fn without_trailing_blanks(glyphs: &[Glyph]) -> Line {
    let end = glyphs.iter().rposition(|glyph| glyph.character != ' ').map_or(0, |last| last + 1);
    Line { glyphs: glyphs[..end].to_vec() }
}

const NEVER_FIRST: &str = "，。、；：？！）】》〉」』〕”’…—·％‰℃,.;:?!)]}%";
const NEVER_LAST: &str = "（【《〈「『〔“‘([{¥￥#№";

/// Whether a line may end before the glyph at `index`: between ideographs and
/// after a blank, but never so that punctuation opens or an opening bracket
/// closes a line.
fn may_break(glyphs: &[Glyph], index: usize) -> bool {
    let before = glyphs[index - 1].character;
    let after = glyphs[index].character;
    // A stand-in and its number are one character.
    if glyphs[index].stands_for.is_some()
        || after == ' '
        || NEVER_FIRST.contains(after)
        || NEVER_LAST.contains(before)
    {
        return false;
    }
    before == ' ' || is_wide(before) || is_wide(after)
}

/// Where a long part number may be broken.
fn is_joint(character: char) -> bool {
    matches!(character, '-' | '/' | '_')
}

fn is_wide(character: char) -> bool {
    u32::from(character) >= 0x2E80
}

/// What of a typed text is meant for paper. Control characters, marks of
/// direction, joiners and selectors have no shape of their own; a letter and
/// the accent typed behind it are set as one.
pub(crate) fn printable(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter_map(|character| match character {
            '\n' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            c if is_invisible(c) => None,
            c => Some(c),
        })
        .nfc()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_wrap(text: &str, ems: f32, expected: &[&str]) {
        let style = Style::regular(10.0);
        let lines: Vec<String> = wrap(text, style, ems * 10.0)
            .expect("every character is in the fonts")
            .iter()
            .map(|line| line.glyphs.iter().map(|glyph| glyph.character).collect())
            .collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn lines_break_where_a_chinese_reader_expects_them() {
        check_wrap("更换前刹车片", 4.0, &["更换前刹", "车片"]);
        check_wrap("异响，检查悬挂", 2.0, &["异", "响，", "检查", "悬挂"]);
        check_wrap("更换（左前）减震器", 3.0, &["更换", "（左", "前）减", "震器"]);
        check_wrap("机油 5W-30 4L", 6.0, &["机油 5W-30", "4L"]);
        check_wrap("机油 5W-30 4L", 4.0, &["机油", "5W-30", "4L"]);
        check_wrap("第一行\n第二行\n", 9.0, &["第一行", "第二行"]);
        check_wrap("", 9.0, &[""]);
    }

    #[test]
    fn a_word_wider_than_its_column_is_broken_rather_than_cut() {
        check_wrap("0123456789012345678901", 5.6, &["0123456789", "0123456789", "01"]);
        check_wrap("01234-0123456789", 5.6, &["01234-", "0123456789"]);
    }

    #[test]
    fn marks_without_a_shape_are_dropped_and_everything_else_is_kept() {
        check_wrap("\u{200F}张\u{202E}小\u{0007}芳\u{FEFF}\t<b>\"'&", 30.0, &["张小芳 <b>\"'&"]);
        check_wrap("𠮷龘䶮", 30.0, &["𠮷龘䶮"]);
    }

    #[test]
    fn a_character_without_a_glyph_is_stood_in_for_and_never_parted_from_its_number() {
        check_wrap("好评👍了", 30.0, &["好评〓①了"]);
        check_wrap("好评👍了", 3.0, &["好评", "〓①了"]);
    }

    #[test]
    fn a_letter_and_its_accent_are_one() {
        check_wrap("Re\u{301}ne\u{301}", 30.0, &["Réné"]);
    }
}
