//! The amounts a customer looks for: the sum in words and in figures, and what
//! is paid and owed.

use crate::DocumentError;
use crate::figures::yuan;
use crate::page::{Align, Book};
use crate::size::Layout;
use crate::table::{Column, Table, figures_width};
use crate::text::{Ink, Line, Style, natural_width, wrap};
use domain::money::Money;

const LABEL: Style = Style::regular(9.0).grey();
const FIGURES: Style = Style::bold(14.0);
const WORDS: Style = Style::bold(11.0);
const BALANCE: Style = Style::bold(10.0);
/// How far from the left edge a sum's words begin, behind its label.
const WORDS_FROM: f32 = 88.0;

impl Book {
    /// One sum between two rules, in words and in figures.
    pub(crate) fn sum_in_words(
        &mut self,
        label: &str,
        words: &str,
        amount: Money,
    ) -> Result<(), DocumentError> {
        if self.layout() == Layout::Roll {
            return self.sum_on_roll(label, words, amount);
        }
        let figures = yuan(amount);
        let (figures_style, words_style) = (self.style(FIGURES), self.style(WORDS));
        let label_style = self.style(LABEL);
        let label = format!("{label}（大写）");
        let (left, right) = (self.left(), self.right());
        let words_left = left + WORDS_FROM;
        let (words, height, gap) = self.words_between_rules(words, amount)?;
        self.keep_together(height + gap)?;
        let top = self.y;
        self.fill_box(left, top, self.width(), height, Ink::Tint);
        self.rule((left, top), (right, top), 0.9, Ink::Accent);
        self.rule((left, top + height), (right, top + height), 0.9, Ink::Accent);
        let middle = top + height / 2.0;
        let label_y = middle - label_style.line_height() / 2.0;
        self.draw_text(&label, left + 6.0, label_y, label_style, Align::Left)?;
        let mut y = middle - words.len() as f32 * words_style.line_height() / 2.0;
        for line in &words {
            self.draw_line(line, words_left, y, words_style)?;
            y += words_style.line_height();
        }
        let y = middle - figures_style.line_height() / 2.0;
        self.draw_text(&figures, right - 6.0, y, figures_style, Align::Right)?;
        self.space(height + gap);
        Ok(())
    }

    /// The words beside their figures, how high they stand between their rules, and what follows them.
    fn words_between_rules(
        &self,
        words: &str,
        amount: Money,
    ) -> Result<(Vec<Line>, f32, f32), DocumentError> {
        let style = self.style(WORDS);
        let figures = natural_width(&yuan(amount), self.style(FIGURES))?;
        let words = wrap(words, style, self.width() - WORDS_FROM - figures - 24.0)?;
        let (air, least, gap) =
            if self.layout() == Layout::Short { (4.0, 20.0, 3.0) } else { (12.0, 30.0, 6.0) };
        let height = (words.len() as f32 * style.line_height() + air).max(least);
        Ok((words, height, gap))
    }

    /// How much of a page that is no roll [`Book::sum_in_words`] will take, with the gap before it.
    pub(crate) fn sum_in_words_height(&self, words: &str, amount: Money) -> Result<f32, DocumentError> {
        let (_, height, gap) = self.words_between_rules(words, amount)?;
        Ok(self.measures().gap + height + gap)
    }

    fn sum_on_roll(&mut self, label: &str, words: &str, amount: Money) -> Result<(), DocumentError> {
        let (figures_style, label_style) = (self.style(FIGURES), self.style(WORDS));
        let (left, right) = (self.left(), self.right());
        self.space(3.0);
        self.rule((left, self.y), (right, self.y), 0.9, Ink::Accent);
        self.space(2.0);
        let y = self.y + figures_style.baseline() - label_style.baseline();
        self.draw_text(label, left, y, label_style, Align::Left)?;
        self.draw_text(&yuan(amount), right, self.y, figures_style, Align::Right)?;
        self.space(figures_style.line_height());
        self.paragraph(&format!("大写：{words}"), BALANCE)?;
        self.space(2.0);
        self.rule((left, self.y), (right, self.y), 0.9, Ink::Accent);
        self.space(4.0);
        Ok(())
    }

    /// The same with a sentence at the left edge, beside the amounts where both fit.
    pub(crate) fn balance_beside(
        &mut self,
        sentence: &str,
        amounts: &[(&str, Money)],
    ) -> Result<(), DocumentError> {
        if sentence.is_empty() {
            return self.balance(amounts);
        }
        let (style, label) = (self.style(BALANCE), self.style(LABEL));
        let mut taken = 4.0;
        for (name, amount) in amounts {
            taken += natural_width(&amount.plain(), style)? + natural_width(name, label)? + 28.0;
        }
        let fits = natural_width(sentence, label)? + taken < self.width();
        if self.layout() == Layout::Roll || !fits {
            // Off the rule that ends what stands above it.
            self.space(2.0);
            self.paragraph(sentence, LABEL)?;
            return self.balance(amounts);
        }
        self.balance(amounts)?;
        let up = if self.layout() == Layout::Short { 13.0 } else { 18.0 };
        let (left, y) = (self.left(), self.y - up + 0.7);
        self.draw_text(sentence, left, y, label, Align::Left)
    }

    /// What has been paid and what has not, at the right edge of one line.
    pub(crate) fn balance(&mut self, amounts: &[(&str, Money)]) -> Result<(), DocumentError> {
        if self.layout() == Layout::Roll {
            return self.amounts(amounts);
        }
        let (style, label_style) = (self.style(BALANCE), self.style(LABEL));
        let (before, height) = if self.layout() == Layout::Short { (1.0, 13.0) } else { (4.0, 18.0) };
        self.keep_together(before + height - 2.0)?;
        self.space(before);
        let (right, y) = (self.right(), self.y);
        let mut x = right - 4.0;
        for (label, amount) in amounts.iter().rev() {
            let amount = amount.plain();
            self.draw_text(&amount, x, y, style, Align::Right)?;
            x -= natural_width(&amount, style)? + 6.0;
            self.draw_text(label, x, y + 0.7, label_style, Align::Right)?;
            x -= natural_width(label, label_style)? + 22.0;
        }
        self.space(height);
        Ok(())
    }

    /// Amounts side by side under their heads, in as few rows as they fit: figures
    /// are never broken.
    pub(crate) fn side_by_side(
        &mut self,
        title: &str,
        amounts: &[(&'static str, Money)],
    ) -> Result<(), DocumentError> {
        let mut rows = 1;
        while rows < amounts.len() && !self.fit_beside(amounts, amounts.len().div_ceil(rows))? {
            rows += 1;
        }
        for (number, part) in amounts.chunks(amounts.len().div_ceil(rows).max(1)).enumerate() {
            let mut table = Table::of(part.iter().map(|(head, _)| Column::figures(head)).collect());
            table.row(part.iter().map(|(_, amount)| (*amount).into()).collect());
            if number == 0 { table.draw_under(title, self)? } else { table.draw(self)? }
        }
        Ok(())
    }

    fn fit_beside(&self, amounts: &[(&'static str, Money)], count: usize) -> Result<bool, DocumentError> {
        for part in amounts.chunks(count) {
            let mut width = 0.0;
            for (head, amount) in part {
                width += figures_width(head, &amount.plain(), self)?;
            }
            if width > self.width() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Labels at the left edge and their amounts at the right, one below the other.
    pub(crate) fn amounts(&mut self, amounts: &[(&str, Money)]) -> Result<(), DocumentError> {
        let style = self.style(Style::CELL);
        for (label, amount) in amounts {
            self.keep_together(style.line_height())?;
            let (left, right, y) = (self.left(), self.right(), self.y);
            self.draw_text(label, left + 4.0, y, style, Align::Left)?;
            self.draw_text(&amount.plain(), right - 4.0, y, style, Align::Right)?;
            self.space(style.line_height() + 1.0);
        }
        Ok(())
    }
}
