//! What stands in a table.

use crate::page::Align;
use crate::text::Style;
use domain::money::Money;

pub(super) const PAD_X: f32 = 4.0;
pub(super) const HEAD: Style = Style::bold(8.5);
pub(super) const SUM: Style = Style::bold(9.0);

pub(crate) enum Width {
    /// As wide as its widest figure: figures never wrap.
    Figures,
    /// As wide as its text wants, up to so many points.
    UpTo(f32),
    /// What the others leave, in these shares.
    Share(f32),
    /// What a hand needs, whatever stands in the others.
    ToWriteOn(f32),
}

pub(crate) struct Column {
    pub head: &'static str,
    pub width: Width,
    pub align: Align,
    /// Left out when no row has anything to say in it.
    pub optional: bool,
    /// Where the page is narrow, its text goes below the name.
    pub folded: bool,
    /// And takes its head along there: without it nobody would know what the text says.
    pub named: bool,
}

impl Column {
    pub(crate) const fn text(head: &'static str, up_to: f32) -> Self {
        Self::of(head, Width::UpTo(up_to), Align::Left)
    }

    pub(crate) const fn wide(head: &'static str, share: f32) -> Self {
        Self::of(head, Width::Share(share), Align::Left)
    }

    pub(crate) const fn figures(head: &'static str) -> Self {
        Self::of(head, Width::Figures, Align::Right)
    }

    /// An empty box in each row, as high and as wide as a hand needs that counts and writes.
    pub(crate) const fn to_write_on(head: &'static str, points: f32) -> Self {
        Self::of(head, Width::ToWriteOn(points), Align::Centre)
    }

    const fn of(head: &'static str, width: Width, align: Align) -> Self {
        Self { head, width, align, optional: false, folded: false, named: false }
    }

    pub(super) const fn is_written_on(&self) -> bool {
        matches!(self.width, Width::ToWriteOn(_))
    }

    /// Which of the rows it is, from one on.
    pub(crate) const fn ordinal() -> Self {
        Self::figures("序号").centred()
    }

    /// What tells a part, beside its name.
    pub(crate) const fn part_code() -> Self {
        Self::text("配件编码", 96.0).optional().folded()
    }

    pub(crate) const fn unit() -> Self {
        Self::text("单位", 34.0).centred()
    }

    pub(crate) const fn optional(mut self) -> Self {
        self.optional = true;
        self
    }

    pub(crate) const fn folded(mut self) -> Self {
        self.folded = true;
        self
    }

    pub(crate) const fn named(mut self) -> Self {
        self.named = true;
        self
    }

    /// As figures stand, though it may break: a reckoning, which a roll tells anyway.
    pub(crate) const fn at_the_right(mut self) -> Self {
        self.align = Align::Right;
        self
    }

    pub(crate) const fn centred(mut self) -> Self {
        self.align = Align::Centre;
        self
    }
}

/// Paragraphs one below the other.
#[derive(Clone, Debug, Default)]
pub(crate) struct Cell(pub(super) Vec<(String, Style)>);

impl Cell {
    pub(crate) fn styled(text: impl Into<String>, style: Style) -> Self {
        Self(vec![(text.into(), style)])
    }

    /// A smaller remark below, if there is one.
    pub(crate) fn with_remark(mut self, remark: &str) -> Self {
        if !remark.trim().is_empty() {
            self.0.push((remark.to_owned(), Style::SMALL));
        }
        self
    }

    pub(super) fn below(&mut self, text: String, style: Style) {
        if !text.is_empty() {
            self.0.push((text, style));
        }
    }

    /// Its paragraphs behind each other.
    pub(super) fn in_one(&self) -> String {
        let texts: Vec<&str> =
            self.0.iter().map(|(text, _)| text.trim()).filter(|text| !text.is_empty()).collect();
        texts.join("　")
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|(text, _)| text.trim().is_empty())
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::styled(text, Style::CELL)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::styled(text, Style::CELL)
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::styled(text.as_str(), Style::CELL)
    }
}

impl From<Money> for Cell {
    fn from(amount: Money) -> Self {
        Self::styled(amount.plain(), Style::CELL)
    }
}

pub(crate) struct Total {
    /// The column of the amounts, among all columns.
    pub column: usize,
    pub label: String,
    pub amount: Money,
    /// What runs on is a balance: the sum of a page alone would say nothing.
    pub is_balance: bool,
}

impl Total {
    /// What stands before `label` at the end of a page.
    pub(super) fn after(&self, on_page: Money, label: &str) -> String {
        if self.is_balance {
            return label.to_owned();
        }
        format!("本页小计 {}　{label}", on_page.plain())
    }
}

#[derive(Default)]
pub(crate) struct Row {
    /// Over the whole width, above the cells.
    pub over: Cell,
    pub cells: Vec<Cell>,
    pub amount: Money,
    /// How the amount came about, for a roll: `5.5 升 × 89.00`.
    pub counted: String,
}

pub(crate) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    pub(super) total: Option<Total>,
    /// Kept on the page of its last row.
    pub(super) followed_by: f32,
}

impl Table {
    pub(crate) fn of(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new(), total: None, followed_by: 0.0 }
    }

    pub(crate) fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, ..Row::default() });
    }

    /// So much of what follows stays with its last row: a hand under nothing says
    /// nothing.
    pub(crate) const fn followed_by(mut self, height: f32) -> Self {
        self.followed_by = height;
        self
    }

    /// A row whose amount counts in the carried sums.
    pub(crate) fn row_of(&mut self, cells: Vec<Cell>, amount: Money) {
        self.rows.push(Row { cells, amount, ..Row::default() });
    }

    /// The same, with what a roll says instead of the columns of figures.
    pub(crate) fn row_counted(&mut self, cells: Vec<Cell>, amount: Money, counted: String) {
        self.rows.push(Row { cells, amount, counted, ..Row::default() });
    }

    pub(crate) fn total(mut self, column: usize, label: &str, amount: Money) -> Self {
        self.total = Some(Total { column, label: label.to_owned(), amount, is_balance: false });
        self
    }

    /// The same of a column of balances: what is carried is what stood there.
    pub(crate) fn balance(self, column: usize, label: &str, amount: Money) -> Self {
        let mut table = self.total(column, label, amount);
        table.total.iter_mut().for_each(|total| total.is_balance = true);
        table
    }

    pub(super) fn remove_column(&mut self, index: usize) {
        self.columns.remove(index);
        for row in &mut self.rows {
            row.cells.remove(index);
        }
        if let Some(total) = self.total.as_mut().filter(|total| total.column > index) {
            total.column -= 1;
        }
    }
}
