//! Labels and values in columns: who, which vehicle, when.

use crate::DocumentError;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::text::{Ink, Line, Style, natural_width, wrap};

#[derive(Default)]
pub(crate) struct Facts {
    facts: Vec<Fact>,
}

struct Fact {
    label: &'static str,
    value: String,
    style: Style,
    /// Takes the whole width.
    wide: bool,
}

const LABEL: Style = Style::regular(8.5).grey();
const GAP: f32 = 7.0;
const GUTTER: f32 = 14.0;
/// A value of more lines than this is given the whole width and may run on.
const MAX_LINES: usize = 5;

impl Facts {
    pub(crate) fn add(mut self, label: &'static str, value: impl Into<String>) -> Self {
        let style = Style::TEXT;
        self.facts.push(Fact { label, value: value.into(), style, wide: false });
        self
    }

    pub(crate) fn strong(mut self, label: &'static str, value: impl Into<String>) -> Self {
        let style = Style::bold(10.5);
        self.facts.push(Fact { label, value: value.into(), style, wide: false });
        self
    }

    pub(crate) fn wide(mut self, label: &'static str, value: impl Into<String>) -> Self {
        let style = Style::TEXT;
        self.facts.push(Fact { label, value: value.into(), style, wide: true });
        self
    }

    /// A fact that is left out when there is nothing to say, also where others stand
    /// empty to be filled in.
    pub(crate) fn add_if_any(self, label: &'static str, value: &str) -> Self {
        if value.trim().is_empty() { self } else { self.add(label, value) }
    }

    /// The same over the whole width.
    pub(crate) fn wide_if_any(self, label: &'static str, value: &str) -> Self {
        if value.trim().is_empty() { self } else { self.wide(label, value) }
    }

    pub(crate) fn and(mut self, others: Self) -> Self {
        self.facts.extend(others.facts);
        self
    }

    /// In so many columns on a full sheet; other sizes have more or fewer.
    pub(crate) fn draw(self, book: &mut Book, columns: usize) -> Result<(), DocumentError> {
        let columns = match book.layout() {
            Layout::Full => columns,
            Layout::Narrow => columns.min(2),
            Layout::Short => 4,
            Layout::Roll | Layout::Label => 1,
        };
        let (left, width) = (book.left(), book.width());
        let mut facts = self.facts;
        for fact in &mut facts {
            fact.style = book.style(fact.style);
        }
        let label = book.style(LABEL);
        let column = (width - GUTTER * (columns as f32 - 1.0)) / columns as f32;
        let mut grid = Grid { left, width, column, label, labels: vec![0.0; columns] };
        let rows = if is_close(book) {
            // Where every line counts, an empty form to fill in is none.
            facts.retain(|fact| !fact.value.trim().is_empty());
            packed(facts, &grid, columns)?
        } else {
            grid.labels = labels_in_turn(&facts, label, columns)?;
            in_turn(facts, &grid, columns)?
        };
        // A long value that got a line of its own has moved those behind it into
        // other columns.
        grid.labels = labels_of(&rows, label, columns)?;
        for row in &rows {
            match row.as_slice() {
                [placed] if placed.fact.wide => grid.draw_wide(book, &placed.fact)?,
                _ => grid.draw_row(book, row)?,
            }
        }
        Ok(())
    }
}

fn is_close(book: &Book) -> bool {
    matches!(book.layout(), Layout::Short | Layout::Roll)
}

/// A fact in its row: from which column on, and over how many of them.
struct Placed {
    fact: Fact,
    at: usize,
    over: usize,
}

/// Column after column, as a reader of many papers expects them.
fn in_turn(mut facts: Vec<Fact>, grid: &Grid, columns: usize) -> Result<Vec<Vec<Placed>>, DocumentError> {
    for (index, fact) in facts.iter_mut().enumerate() {
        let narrow = grid.column - grid.labels[index % columns] - GAP;
        fact.wide |= wrap(&fact.value, fact.style, narrow)?.len() > MAX_LINES;
    }
    let mut rows: Vec<Vec<Placed>> = Vec::new();
    let mut row: Vec<Placed> = Vec::new();
    for fact in facts {
        let wide = fact.wide;
        if wide || row.len() == columns {
            rows.push(std::mem::take(&mut row));
        }
        let at = row.len();
        row.push(Placed { fact, at, over: 1 });
        if wide {
            rows.push(std::mem::take(&mut row));
        }
    }
    rows.push(row);
    Ok(rows)
}

/// As close as they go: what is wider than a column takes two, rather than a
/// second line.
fn packed(facts: Vec<Fact>, grid: &Grid, columns: usize) -> Result<Vec<Vec<Placed>>, DocumentError> {
    let mut label = 0.0_f32;
    for fact in &facts {
        label = label.max(natural_width(fact.label, grid.label)?);
    }
    let mut rows: Vec<Vec<Placed>> = vec![Vec::new()];
    let mut used = 0;
    for mut fact in facts {
        let wants = label + GAP + natural_width(&fact.value, fact.style)?;
        let over = ((wants + GUTTER) / (grid.column + GUTTER)).ceil() as usize;
        // What is short enough stands beside others, even if a sheet has room to give it a line.
        fact.wide = over > columns || fact.value.lines().count() > MAX_LINES;
        let over = if fact.wide { columns } else { over.max(1) };
        if used + over > columns {
            rows.push(Vec::new());
            used = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push(Placed { fact, at: used, over });
        }
        used += over;
    }
    Ok(rows)
}

/// Labels of a column start their values at one edge.
fn labels_in_turn(facts: &[Fact], style: Style, columns: usize) -> Result<Vec<f32>, DocumentError> {
    let mut labels = vec![0.0_f32; columns];
    let mut place = 0;
    for fact in facts {
        let at = if fact.wide { 0 } else { place % columns };
        labels[at] = labels[at].max(natural_width(fact.label, style)?);
        place = if fact.wide { 0 } else { place + 1 };
    }
    Ok(labels)
}

fn labels_of(rows: &[Vec<Placed>], style: Style, columns: usize) -> Result<Vec<f32>, DocumentError> {
    let mut labels = vec![0.0_f32; columns];
    for placed in rows.iter().flatten() {
        labels[placed.at] = labels[placed.at].max(natural_width(placed.fact.label, style)?);
    }
    Ok(labels)
}

struct Grid {
    left: f32,
    width: f32,
    column: f32,
    label: Style,
    labels: Vec<f32>,
}

impl Grid {
    fn draw_row(&self, book: &mut Book, row: &[Placed]) -> Result<(), DocumentError> {
        if row.is_empty() {
            return Ok(());
        }
        let mut laid: Vec<(&Placed, Vec<Line>)> = Vec::new();
        let mut height = book.style(Style::TEXT).line_height();
        for placed in row {
            let fact = &placed.fact;
            let over = placed.over as f32;
            let width = over * self.column + (over - 1.0) * GUTTER;
            let lines = wrap(&fact.value, fact.style, width - self.labels[placed.at] - GAP)?;
            height = height.max(fact.style.line_height() * lines.len() as f32);
            laid.push((placed, lines));
        }
        let pad = book.measures().fact;
        book.keep_together(height + 2.0 * pad)?;
        for (placed, lines) in &laid {
            let fact = &placed.fact;
            let x = self.left + placed.at as f32 * (self.column + GUTTER);
            let value_x = x + self.labels[placed.at] + GAP;
            self.draw_label(book, fact, x, pad)?;
            let mut y = book.y + pad;
            for line in lines {
                book.draw_line(line, value_x, y, fact.style)?;
                y += fact.style.line_height();
            }
        }
        book.space(height + 2.0 * pad);
        self.draw_rule(book);
        Ok(())
    }

    fn draw_wide(&self, book: &mut Book, fact: &Fact) -> Result<(), DocumentError> {
        let label = natural_width(fact.label, self.label)?.max(self.labels[0]);
        let lines = wrap(&fact.value, fact.style, self.width - label - GAP)?;
        let line_height = fact.style.line_height();
        let pad = book.measures().fact;
        // A short value moves to the next page whole, a long one runs over.
        book.keep_together(line_height * lines.len().min(4) as f32 + 2.0 * pad)?;
        self.draw_label(book, fact, self.left, pad)?;
        book.space(pad);
        let count = lines.len();
        for (number, line) in lines.into_iter().enumerate() {
            // The last line alone would be a page of nothing else.
            let kept = if number + 2 == count { 2.0 } else { 1.0 };
            book.keep_together(kept * line_height)?;
            book.draw_line(&line, self.left + label + GAP, book.y, fact.style)?;
            book.space(line_height);
        }
        book.space(pad);
        self.draw_rule(book);
        Ok(())
    }

    /// Facts that stand close are told apart without rules, each of which
    /// costs a dot matrix a pass of its head.
    fn draw_rule(&self, book: &mut Book) {
        if !is_close(book) {
            book.rule((self.left, book.y), (self.left + self.width, book.y), 0.35, Ink::Rule);
        }
    }

    /// The label stands on the baseline of its value's first line.
    fn draw_label(&self, book: &mut Book, fact: &Fact, x: f32, pad: f32) -> Result<(), DocumentError> {
        let y = book.y + pad + fact.style.baseline() - self.label.baseline();
        book.draw_text(fact.label, x, y, self.label, Align::Left)
    }
}
