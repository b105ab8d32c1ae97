//! Labels and values in columns: who, which vehicle, when.

use crate::DocumentError;
use crate::page::{Align, Book};
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
const PAD: f32 = 1.7;
const GAP: f32 = 7.0;
const GUTTER: f32 = 14.0;
/// A value of more lines than this is given the whole width and may run on.
const TALLEST: usize = 5;

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

    /// A fact that is left out when there is nothing to say.
    pub(crate) fn wide_if_any(self, label: &'static str, value: &str) -> Self {
        if value.trim().is_empty() { self } else { self.wide(label, value) }
    }

    pub(crate) fn draw(self, book: &mut Book, columns: usize) -> Result<(), DocumentError> {
        let (left, width) = (book.left(), book.width());
        self.draw_within(book, columns, left, width)
    }

    pub(crate) fn draw_within(
        mut self,
        book: &mut Book,
        columns: usize,
        left: f32,
        width: f32,
    ) -> Result<(), DocumentError> {
        let column = (width - GUTTER * (columns as f32 - 1.0)) / columns as f32;
        // Labels of a column start their values at one edge.
        let mut labels = vec![0.0_f32; columns];
        let mut place = 0;
        for fact in &self.facts {
            let at = if fact.wide { 0 } else { place % columns };
            labels[at] = labels[at].max(natural_width(fact.label, LABEL)?);
            place = if fact.wide { 0 } else { place + 1 };
        }
        for (index, fact) in self.facts.iter_mut().enumerate() {
            let narrow = column - labels[index % columns] - GAP;
            fact.wide |= wrap(&fact.value, fact.style, narrow)?.len() > TALLEST;
        }
        let grid = Grid { left, width, column, labels };
        let mut row = Vec::new();
        for fact in self.facts {
            if fact.wide {
                grid.draw_row(book, &mut row)?;
                grid.draw_wide(book, &fact)?;
            } else {
                row.push(fact);
                if row.len() == columns {
                    grid.draw_row(book, &mut row)?;
                }
            }
        }
        grid.draw_row(book, &mut row)
    }
}

struct Grid {
    left: f32,
    width: f32,
    column: f32,
    labels: Vec<f32>,
}

impl Grid {
    fn draw_row(&self, book: &mut Book, facts: &mut Vec<Fact>) -> Result<(), DocumentError> {
        let mut laid: Vec<(Fact, Vec<Line>)> = Vec::new();
        let mut height = Style::TEXT.line_height();
        for (index, fact) in facts.drain(..).enumerate() {
            let lines = wrap(&fact.value, fact.style, self.column - self.labels[index] - GAP)?;
            height = height.max(fact.style.line_height() * lines.len() as f32);
            laid.push((fact, lines));
        }
        if laid.is_empty() {
            return Ok(());
        }
        book.keep_together(height + 2.0 * PAD)?;
        for (index, (fact, lines)) in laid.iter().enumerate() {
            let x = self.left + index as f32 * (self.column + GUTTER);
            let value_x = x + self.labels[index] + GAP;
            draw_label(book, fact, x)?;
            let mut y = book.y + PAD;
            for line in lines {
                book.draw_line(line, value_x, y, fact.style)?;
                y += fact.style.line_height();
            }
        }
        book.space(height + 2.0 * PAD);
        self.draw_rule(book);
        Ok(())
    }

    fn draw_wide(&self, book: &mut Book, fact: &Fact) -> Result<(), DocumentError> {
        let label = natural_width(fact.label, LABEL)?.max(self.labels[0]);
        let lines = wrap(&fact.value, fact.style, self.width - label - GAP)?;
        let line_height = fact.style.line_height();
        // A short value moves to the next page whole, a long one runs over.
        book.keep_together(line_height * lines.len().min(4) as f32 + 2.0 * PAD)?;
        draw_label(book, fact, self.left)?;
        book.space(PAD);
        for line in lines {
            book.keep_together(line_height)?;
            book.draw_line(&line, self.left + label + GAP, book.y, fact.style)?;
            book.space(line_height);
        }
        book.space(PAD);
        self.draw_rule(book);
        Ok(())
    }

    fn draw_rule(&self, book: &mut Book) {
        book.rule((self.left, book.y), (self.left + self.width, book.y), 0.35, Ink::Rule);
    }
}

/// The label stands on the baseline of its value's first line.
fn draw_label(book: &mut Book, fact: &Fact, x: f32) -> Result<(), DocumentError> {
    let y = book.y + PAD + fact.style.baseline() - LABEL.baseline();
    book.draw_text(fact.label, x, y, LABEL, Align::Left)
}
