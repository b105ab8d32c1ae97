//! 工时与配件公示价目表: what the shop charges, for everybody to read. Nothing may
//! be charged that was not shown.

use crate::DocumentError;
use crate::PageSize;
use crate::figures;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::money::{Hours, Money};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A4];

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PriceList {
    pub head: ShopHead,
    /// The day it shows the prices of.
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub hour_rate: Money,
    /// What an hour of each trade costs, where it is not what every hour costs.
    pub rates: Vec<PostedRate>,
    /// The work of one trade behind that of another, and what no trade is told of behind them.
    pub labour: Vec<PostedWork>,
    pub parts: Vec<PostedPart>,
    pub packages: Vec<PostedPackage>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedRate {
    pub trade: String,
    pub hour_rate: Money,
}

/// What is done together under one word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedPackage {
    pub code: String,
    pub name: String,
    pub content: String,
    /// Of the work in it; parts cost what they cost for the car.
    pub labour: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedWork {
    pub code: String,
    pub name: String,
    pub kind: String,
    /// Who does it; empty where it is not counted by hours.
    pub trade: String,
    /// None: it is not counted by hours.
    pub hours: Option<Hours>,
    /// Of one hour, or of one unit.
    pub unit_price: Money,
    pub unit: String,
    pub price: Money,
    /// The cars on which it takes longer or shorter than that.
    pub classes: Vec<PostedClass>,
}

/// What the same work takes and costs on a car of this size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedClass {
    pub class: String,
    pub hours: Hours,
    pub price: Money,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostedPart {
    pub code: String,
    pub name: String,
    pub brand: String,
    pub specification: String,
    /// 原厂件, 同质件, 修复件…: each is labelled.
    pub grade: String,
    pub unit: String,
    pub price: Money,
}

const NOTE: &str = "以上价格均为含税价。公示以外的项目与配件，施工前另行报价，经客户同意后方可收费。";

impl Content for PriceList {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mut book = form.open_without_code(&self.head, &self.number, &self.printed_at)?;
        let rate = format!("工时单价：{} / 工时", figures::yuan(self.hour_rate));
        book.paragraph(&rate, Style::bold(10.5))?;
        if !self.rates.is_empty() {
            let of = |rate: &PostedRate| format!("{} {}", rate.trade, figures::yuan(rate.hour_rate));
            let rates: Vec<String> = self.rates.iter().map(of).collect();
            book.paragraph(&format!("按工种：{}", rates.join("；")), Style::TEXT)?;
        }
        self.draw_labour(&mut book)?;
        self.draw_packages(&mut book)?;
        self.draw_parts(&mut book)?;
        book.space(book.measures().gap);
        book.paragraph(NOTE, Style::SMALL)?;
        book.foot(&self.head.foot)?;
        book.bind()
    }
}

impl PriceList {
    fn draw_labour(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.labour.is_empty() {
            return book.paragraph("尚无公示的维修项目。", Style::TEXT);
        }
        for works in self.labour.chunk_by(|one, next| one.trade == next.trade) {
            Self::draw_trade(works, book)?;
        }
        Ok(())
    }

    /// The work of one trade, each with the cars it costs another price on below it.
    fn draw_trade(works: &[PostedWork], book: &mut Book) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::text("项目编码", 80.0).optional().folded(),
            Column::wide("维修项目", 1.0),
            Column::text("类别", 52.0),
            Column::figures("标准工时"),
            Column::figures("单价"),
            Column::unit(),
            Column::figures("收费标准"),
        ]);
        for work in works {
            table.row(vec![
                work.code.as_str().into(),
                work.name.as_str().into(),
                work.kind.as_str().into(),
                work.hours.map(figures::hours).unwrap_or_default().into(),
                work.unit_price.into(),
                work.unit.as_str().into(),
                work.price.into(),
            ]);
            for of in &work.classes {
                table.row(vec![
                    "".into(),
                    format!("— {}", of.class).into(),
                    "".into(),
                    figures::hours(of.hours).into(),
                    work.unit_price.into(),
                    work.unit.as_str().into(),
                    of.price.into(),
                ]);
            }
        }
        match works.first().map_or("", |work| work.trade.as_str()) {
            "" => table.draw_under("维修项目", book),
            trade => table.draw_under(&format!("维修项目（{trade}）"), book),
        }
    }

    fn draw_packages(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.packages.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::text("套餐编码", 80.0).optional().folded(),
            Column::text("套餐", 130.0),
            Column::wide("内容（配件按车另计）", 1.0),
            Column::figures("工时费"),
        ]);
        for package in &self.packages {
            table.row(vec![
                package.code.as_str().into(),
                package.name.as_str().into(),
                package.content.as_str().into(),
                package.labour.into(),
            ]);
        }
        table.draw_under("作业套餐", book)
    }

    fn draw_parts(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.parts.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::text("配件编码", 90.0).optional().folded(),
            Column::wide("配件名称", 1.0),
            Column::text("品牌", 70.0).optional().folded(),
            Column::text("规格", 90.0).optional().folded(),
            Column::text("类别", 52.0).optional().folded(),
            Column::unit(),
            Column::figures("单价"),
        ]);
        for part in &self.parts {
            table.row(vec![
                part.code.as_str().into(),
                part.name.as_str().into(),
                part.brand.as_str().into(),
                part.specification.as_str().into(),
                part.grade.as_str().into(),
                part.unit.as_str().into(),
                part.price.into(),
            ]);
        }
        table.draw_under("配件", book)
    }
}
