//! 零售收据: what was sold over the counter, or what of it came back.

use super::taken::MoneyTaken;
use crate::DocumentError;
use crate::facts::Facts;
use crate::figures;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::size::Layout;
use crate::table::{Cell, Column, Table};
use domain::money::{Money, Quantity};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SaleReceipt {
    pub taken: MoneyTaken,
    /// The number of the sale.
    pub sale: String,
    pub rows: Vec<SoldRow>,
    /// Of a refund nothing: what went back is one sum.
    pub net: Money,
    pub tax: Money,
    /// What was taken on old parts that are to come, or went back for them: no part of the sale.
    pub cores: Vec<CoreRow>,
    /// Of a sale on account: what was paid of it by then, and what is still owed.
    pub on_account: Option<OnAccount>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoreRow {
    pub name: String,
    /// So many old parts, with their unit.
    pub quantity: String,
    /// The last day on which they are taken; empty where they came.
    pub due: String,
    /// Negative where it went back.
    pub amount: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnAccount {
    pub paid: Money,
    pub owed: Money,
}

/// What the shop promises of a deposit on an old part.
const CORE_RULE: &str = "在期限内交回旧件，凭本收据退还押金；押金不计入货款。";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SoldRow {
    pub code: String,
    pub name: String,
    /// Brand and specification.
    pub described: String,
    pub unit: String,
    pub quantity: Quantity,
    pub unit_price: Money,
    pub discount: Money,
    /// Negative in a refund.
    pub amount: Money,
}

impl Content for SaleReceipt {
    fn number(&self) -> &str {
        &self.taken.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.taken.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let is_of_cores = self.rows.is_empty() && !self.cores.is_empty();
        let (title, back) = match is_of_cores {
            true => ("旧件押金收据", "旧件押金退款收据"),
            false => ("零售收据", "零售退款收据"),
        };
        let facts = Facts::default().strong(if is_of_cores { "单号" } else { "零售单号" }, &self.sale);
        let form = Form { title, ..form };
        let mut book = self.taken.begin(form, back, facts)?;
        self.draw_rows(&mut book)?;
        if self.tax > Money::ZERO {
            let sums = format!("不含税 {}，税额 {}", self.net.plain(), self.tax.plain());
            Facts::default().wide("其中", &sums).draw(&mut book, 1)?;
        }
        if let Some(OnAccount { paid, owed }) = &self.on_account {
            let sums = format!("已付 {}，尚欠 {}", paid.plain(), owed.plain());
            Facts::default().wide("挂账", &sums).draw(&mut book, 1)?;
        }
        self.draw_cores(&mut book)?;
        self.taken.end(book)
    }
}

impl SaleReceipt {
    fn draw_cores(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.cores.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::wide("旧件", 1.0),
            Column::text("数量", 50.0).centred(),
            Column::text("交回期限", 64.0).optional(),
            Column::figures("押金"),
        ])
        .total(3, "押金合计", self.cores.iter().map(|row| row.amount).sum());
        for row in &self.cores {
            let counted = format!("{} {}", row.quantity, row.due);
            let cells = vec![
                row.name.as_str().into(),
                row.quantity.as_str().into(),
                row.due.as_str().into(),
                row.amount.into(),
            ];
            table.row_counted(cells, row.amount, counted.trim_end().to_owned());
        }
        if book.layout() == Layout::Short {
            book.space(book.measures().gap);
            table.draw(book)?;
        } else {
            table.draw_under("旧件押金（不计入货款）", book)?;
        }
        if self.cores.iter().any(|row| row.amount > Money::ZERO) {
            Facts::default().wide("约定", CORE_RULE).draw(book, 1)?;
        }
        Ok(())
    }

    fn draw_rows(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let mut table = Table::of(vec![
            Column::text("配件编码", 62.0).optional().folded(),
            Column::wide("配件名称", 1.0),
            Column::text("品牌规格", 80.0).optional().folded(),
            Column::text("单位", 26.0).centred(),
            Column::figures("数量"),
            Column::figures("单价"),
            Column::figures("优惠").optional(),
            Column::figures("金额"),
        ])
        .total(7, "合计", self.rows.iter().map(|row| row.amount).sum());
        for row in &self.rows {
            let quantity = format!("{} {}", figures::quantity(row.quantity), row.unit);
            let counted = format!("{} × {}", quantity.trim_end(), row.unit_price.plain());
            let counted = match row.discount {
                Money::ZERO => counted,
                discount => format!("{counted} − {}", discount.plain()),
            };
            let cells = vec![
                row.code.as_str().into(),
                row.name.as_str().into(),
                row.described.as_str().into(),
                row.unit.as_str().into(),
                figures::quantity(row.quantity).into(),
                row.unit_price.into(),
                if row.discount == Money::ZERO { Cell::default() } else { row.discount.into() },
                row.amount.into(),
            ];
            table.row_counted(cells, row.amount, counted);
        }
        if book.layout() == Layout::Short {
            // Its heads say what it is; a title would push the hands off the lowest form.
            book.space(book.measures().gap);
            return table.draw(book);
        }
        table.draw_under("配件", book)
    }
}
