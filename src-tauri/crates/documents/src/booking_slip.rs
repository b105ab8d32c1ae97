//! 预约确认单: what the customer takes home after booking.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::figures::yuan;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::{Align, Book, Path};
use crate::table::{Cell, Column, Table};
use crate::text::{Ink, Style};
use domain::money::Money;
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5, PageSize::Form140, PageSize::Roll80];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BookingSlip {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub customer: String,
    pub phone: String,
    pub plate: String,
    pub model: String,
    /// Local time as the customer reads it, `2026-03-05 周四 09:30`.
    pub starts_at: String,
    pub minutes: u32,
    pub bay: String,
    pub advisor: String,
    pub symptom: String,
    pub items: Vec<String>,
    pub estimate: Option<Money>,
    pub bring: Vec<String>,
}

impl Content for BookingSlip {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open(&self.head, &self.number, &self.printed_at, None)?;
        draw_time(&mut book, self)?;
        Facts::default()
            .add("客户", &self.customer)
            .add("电话", &self.phone)
            .strong("车牌", &self.plate)
            .add("车型", &self.model)
            .add("工位", &self.bay)
            .add("服务顾问", &self.advisor)
            .wide("到店地点", &self.head.address)
            .wide_if_any("客户描述", &self.symptom)
            .draw(&mut book, 2)?;
        draw_items(&mut book, self)?;
        draw_bring(&mut book, self)?;

        book.space(8.0);
        let phone = self.head.phone.trim();
        let change = if phone.is_empty() {
            "如需改期或取消，请提前告知本店。".to_owned()
        } else {
            format!("如需改期或取消，请提前致电 {phone}。")
        };
        book.paragraph(&change, Style::SMALL)?;
        book.paragraph("到店时请出示本单或报预约单号。预计费用以到店检查后的报价为准。", Style::SMALL)?;
        book.foot(&self.head.foot)?;
        book.bind()
    }
}

/// The one thing the customer looks for, set large.
fn draw_time(book: &mut Book, slip: &BookingSlip) -> Result<(), DocumentError> {
    // On the roll the two have no room beside each other.
    let narrow = book.size == PageSize::Roll80;
    let height = if narrow { 58.0 } else { 44.0 };
    book.keep_together(height)?;
    let (left, width, y) = (book.left(), book.width(), book.y);
    book.stroke(&Path::rounded(left, y, width, height, 3.0), 0.7, Ink::Accent);
    book.draw_text("到店时间", left + 10.0, y + 5.0, Style::SMALL, Align::Left)?;
    book.draw_text(&slip.starts_at, left + 10.0, y + 16.0, Style::bold(15.0), Align::Left)?;
    let (right, taking) = (left + width - 10.0, duration(slip.minutes));
    if narrow {
        let taking = format!("预计用时 {taking}");
        book.draw_text(&taking, left + 10.0, y + 39.0, Style::TEXT, Align::Left)?;
    } else {
        book.draw_text("预计用时", right, y + 5.0, Style::SMALL, Align::Right)?;
        book.draw_text(&taking, right, y + 18.0, Style::bold(12.0), Align::Right)?;
    }
    book.space(height + 7.0);
    Ok(())
}

fn duration(minutes: u32) -> String {
    match (minutes / 60, minutes % 60) {
        (0, minutes) => format!("{minutes} 分钟"),
        (hours, 0) => format!("{hours} 小时"),
        (hours, minutes) => format!("{hours} 小时 {minutes} 分钟"),
    }
}

fn draw_items(book: &mut Book, slip: &BookingSlip) -> Result<(), DocumentError> {
    if !slip.items.is_empty() {
        let items =
            slip.items.iter().enumerate().map(|(index, item)| ((index + 1).to_string(), item.as_str()));
        draw_marked(book, "预约项目", Column::figures("").centred(), items)?;
    }
    if let Some(estimate) = slip.estimate {
        let style = Style::bold(11.0);
        book.keep_together(22.0)?;
        book.space(5.0);
        let (left, right, y) = (book.left(), book.right(), book.y);
        book.draw_text("预计费用", left + 4.0, y + 1.5, Style::TEXT, Align::Left)?;
        book.draw_text(&yuan(estimate), right - 4.0, y, style, Align::Right)?;
        book.space(style.line_height());
    }
    Ok(())
}

fn draw_bring(book: &mut Book, slip: &BookingSlip) -> Result<(), DocumentError> {
    if slip.bring.is_empty() {
        return Ok(());
    }
    let things = slip.bring.iter().map(|thing| ("□".to_owned(), thing.as_str()));
    draw_marked(book, "请携带", Column::text("", 12.0), things)
}

/// A list with a mark before each thing: in a column of its own, on the roll before its name.
fn draw_marked<'a>(
    book: &mut Book,
    title: &'static str,
    mark: Column,
    things: impl Iterator<Item = (String, &'a str)>,
) -> Result<(), DocumentError> {
    let narrow = book.size == PageSize::Roll80;
    let mut columns = vec![Column::wide("", 1.0)];
    if !narrow {
        columns.insert(0, mark);
    }
    let mut table = Table::of(columns);
    for (mark, thing) in things {
        table.row(if narrow {
            vec![Cell::styled(format!("{mark} {thing}"), Style::TEXT)]
        } else {
            vec![mark.into(), Cell::styled(thing, Style::TEXT)]
        });
    }
    table.draw_under(title, book)
}
