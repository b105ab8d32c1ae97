//! Tables on narrow paper. A page of two thirds puts what describes a line below
//! its name; on a roll a line is its name, and below that how its amount came
//! about and the amount.

use super::{Cell, Column, Table, Width};
use crate::page::Align;
use crate::size::Layout;
use crate::text::Style;

impl Table {
    /// Takes out the columns no row has anything to say in, and those the paper
    /// has no room for.
    pub(super) fn fitted(mut self, layout: Layout) -> Self {
        for index in (0..self.columns.len()).rev() {
            let unused = self.rows.iter().all(|row| row.cells[index].is_empty());
            if self.columns[index].optional && unused {
                self.remove_column(index);
            }
        }
        match layout {
            Layout::Full | Layout::Short | Layout::Label => self,
            Layout::Narrow => self.below_the_name(),
            Layout::Roll => self.in_two_columns(),
        }
    }

    fn below_the_name(mut self) -> Self {
        let folded: Vec<usize> =
            (0..self.columns.len()).filter(|index| self.columns[*index].folded).collect();
        let Some(name) = self.name() else { return self };
        for row in &mut self.rows {
            let below = texts(&row.cells, &folded, &self.columns);
            row.cells[name].below(below, Style::SMALL);
        }
        for index in folded.into_iter().rev() {
            self.remove_column(index);
        }
        self
    }

    /// The name goes over the whole width, everything but the amount below it.
    fn in_two_columns(mut self) -> Self {
        let Some(name) = self.name() else { return self };
        let amount = match &self.total {
            Some(total) => Some(total.column),
            None => (0..self.columns.len())
                .rev()
                .find(|index| matches!(self.columns[*index].width, Width::Figures)),
        };
        let numbers = self.columns[0].align == Align::Centre && name != 0;
        // Figures and units are in the reckoning already.
        let described: Vec<usize> = (0..self.columns.len())
            .filter(|at| *at != name && Some(*at) != amount && self.columns[*at].align == Align::Left)
            .collect();
        for row in &mut self.rows {
            let mut cells = std::mem::take(&mut row.cells);
            let mut below = Cell::default();
            let described = texts(&cells, &described, &self.columns);
            let mut told = [row.counted.as_str(), described.as_str()];
            // A reckoning of several lines ends beside its amount.
            let between = if row.counted.contains('\n') {
                told.reverse();
                "\n"
            } else {
                "　"
            };
            let told: Vec<&str> = told.into_iter().filter(|text| !text.is_empty()).collect();
            below.below(told.join(between), Style::CELL);
            let figure = amount.map(|at| std::mem::take(&mut cells[at])).unwrap_or_default();
            let mut over = std::mem::take(&mut cells[name]);
            if let Some((text, _)) = over.0.first_mut().filter(|_| numbers) {
                *text = format!("{}. {text}", cells[0].in_one());
            }
            // A name with nothing below it stands beside its amount.
            row.cells = if below.is_empty() {
                vec![over, figure]
            } else {
                row.over = over;
                vec![below, figure]
            };
        }
        self.columns = vec![Column::wide("", 1.0), Column::figures("")];
        if let Some(total) = &mut self.total {
            total.column = 1;
        }
        self
    }

    /// The widest of what tells a line from the others.
    fn name(&self) -> Option<usize> {
        self.columns.iter().position(|column| matches!(column.width, Width::Share(_)))
    }
}

/// What some cells of a row say, behind each other.
fn texts(cells: &[Cell], at: &[usize], columns: &[Column]) -> String {
    let said = |index: &usize| {
        let (text, column) = (cells[*index].in_one(), &columns[*index]);
        if column.named && !text.is_empty() { format!("{} {text}", column.head) } else { text }
    };
    let texts: Vec<String> = at.iter().map(said).filter(|text| !text.is_empty()).collect();
    texts.join("　")
}
