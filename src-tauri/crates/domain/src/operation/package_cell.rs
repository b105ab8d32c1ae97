//! What a package of work holds as people write it into one cell of a list: 工时:更换机油机滤[BY01]*1；材料:机油*4升.
//! What goes out so comes in so, whatever signs its names hold.

use super::PackagedWork;
use super::written::in_half_width;
use crate::folded::of_text;
use crate::line_figures::LineKind;
use crate::money::Quantity;
use crate::refusal::{FieldProblem, Refusal};
use crate::typed_text::half_width;

/// One line of a package as a cell says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenWork {
    /// None where the cell does not say it.
    pub kind: Option<LineKind>,
    pub name: String,
    /// Of the item that is meant; empty where it is looked for by its name.
    pub code: String,
    pub quantity: Quantity,
    pub unit: String,
}

/// Between two works.
const BETWEEN: [char; 3] = [';', '；', '\n'];
/// What stands before it means the sign behind it, and nothing else.
const MEANT: char = '\\';
/// Signs that say something in a cell, and are marked where a name holds them.
const SIGNS: [char; 9] = [';', '；', '\n', '[', ']', '*', '＊', '×', MEANT];

/// What lists of other programs call a part.
const ALSO_PARTS: [&str; 2] = ["配件", "零件"];

/// A sign of a cell, and whether it was marked as one of a name.
type Sign = (char, bool);

fn kind_called(text: &str) -> Option<LineKind> {
    let text = of_text(text);
    let also = || ALSO_PARTS.contains(&text.as_str()).then_some(LineKind::Part);
    LineKind::ALL.into_iter().find(|kind| of_text(kind.called()) == text).or_else(also)
}

fn is_figure(c: char) -> bool {
    let c = half_width(c);
    c.is_ascii_digit() || c == '.'
}

fn signs_of(cell: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut is_marked = false;
    for c in cell.chars() {
        if c == MEANT && !is_marked {
            is_marked = true;
        } else {
            signs.push((c, is_marked));
            is_marked = false;
        }
    }
    signs
}

fn says((c, is_marked): Sign, among: &[char]) -> bool {
    !is_marked && among.contains(&c)
}

fn text(signs: &[Sign]) -> String {
    let text: String = signs.iter().map(|(c, _)| c).collect();
    text.trim().to_owned()
}

/// What stands before the last of these signs and behind it, where there is one.
fn parted<'a>(signs: &'a [Sign], at: &[char]) -> Option<(&'a [Sign], &'a [Sign])> {
    let place = signs.iter().rposition(|sign| says(*sign, at))?;
    Some((&signs[..place], &signs[place + 1..]))
}

/// So much of it, and in which unit.
fn amount(much: &str) -> Result<(Quantity, String), Refusal> {
    let end = much.find(|c: char| !is_figure(c)).unwrap_or(much.len());
    let (figure, unit) = much.split_at(end);
    let quantity = Quantity::parse(&in_half_width(figure))
        .map_err(|_| Refusal::bad("works", FieldProblem::NotANumber))?;
    Ok((quantity, unit.trim().to_owned()))
}

fn work(signs: &[Sign]) -> Result<WrittenWork, Refusal> {
    let (said, much) = parted(signs, &['*', '＊', '×'])
        .map_or_else(|| (signs, "1".to_owned()), |(said, much)| (said, text(much)));
    let (quantity, unit) = amount(&much)?;
    // The first colon ends the kind; those of the name come behind it.
    let colon = said.iter().position(|sign| says(*sign, &[':', '：']));
    let kind = colon.and_then(|place| kind_called(&text(&said[..place])));
    let called = match (kind, colon) {
        (Some(_), Some(place)) => &said[place + 1..],
        _ => said,
    };
    let blanks = called.iter().rev().take_while(|(c, _)| c.is_whitespace()).count();
    let called = &called[..called.len() - blanks];
    let coded = called.split_last().filter(|(last, _)| says(**last, &[']']));
    let coded = coded.and_then(|(_, before)| parted(before, &['[']));
    let (name, code) =
        coded.map_or_else(|| (text(called), String::new()), |(name, code)| (text(name), text(code)));
    if name.is_empty() {
        return Err(Refusal::bad("works", FieldProblem::Empty));
    }
    Ok(WrittenWork { kind, name, code, quantity, unit })
}

/// # Errors
/// `BadField` for a work without a name and for a quantity that is no number.
pub fn read_works(cell: &str) -> Result<Vec<WrittenWork>, Refusal> {
    let signs = signs_of(cell);
    let pieces = signs.split(|sign| says(*sign, &BETWEEN));
    pieces.filter(|piece| !text(piece).is_empty()).map(work).collect()
}

/// A name as it stands among the signs of a cell.
fn marked(name: &str) -> String {
    let mut cell = String::new();
    for c in name.chars() {
        if SIGNS.contains(&c) {
            cell.push(MEANT);
        }
        cell.push(c);
    }
    cell
}

pub fn write_works(works: &[WrittenWork]) -> String {
    let one = |work: &WrittenWork| {
        let kind = work.kind.map(|kind| format!("{}:", kind.called())).unwrap_or_default();
        let code = if work.code.is_empty() { String::new() } else { format!("[{}]", marked(&work.code)) };
        // A can of 20L is not a hundred and twenty litres.
        let gap = if work.unit.starts_with(is_figure) { " " } else { "" };
        let (name, unit) = (marked(&work.name), marked(&work.unit));
        format!("{kind}{name}{code}*{}{gap}{unit}", work.quantity.plain())
    };
    works.iter().map(one).collect::<Vec<_>>().join("；")
}

impl WrittenWork {
    /// As a package has it, with the code of its item.
    pub fn of(work: &PackagedWork, code: String) -> Self {
        Self {
            kind: Some(work.kind),
            name: work.name.clone(),
            code,
            quantity: work.quantity,
            unit: work.unit.clone(),
        }
    }
}
