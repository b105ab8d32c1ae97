//! 收款收据 and 定金收据: what a customer holds in the hand for money given,
//! and what the shop holds for money given back.

mod contract;
mod deposit;
mod sale;
mod stored;
mod taken;

use crate::PageSize;
pub use contract::ContractReceipt;
pub use deposit::DepositReceipt;
pub use sale::{CoreRow, OnAccount, SaleReceipt, SoldRow};
pub use stored::StoredValueReceipt;
pub use taken::{Change, MeansTaken, MoneyTaken, RefundOf};

use crate::DocumentError;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::size::Layout;
use crate::table::{Column, Table};
use domain::money::Money;
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5, PageSize::Form140, PageSize::Form93, PageSize::Roll80];

/// For one sheet or several, or for a visit that has no sheet yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub taken: MoneyTaken,
    /// Of the visit, where all sheets are of one.
    pub work_order: String,
    pub plate: String,
    pub model: String,
    pub sheets: Vec<SheetPaid>,
}

/// A sheet after this payment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetPaid {
    pub number: String,
    /// Empty where the receipt's head says them for all sheets.
    pub work_order: String,
    pub plate: String,
    /// The numbers of the receipts for this sheet, where the paper tells of several sheets.
    #[serde(default)]
    pub numbers: String,
    pub total: Money,
    /// What of this receipt is for this sheet; negative in a refund.
    pub amount: Money,
    /// What was paid in all, this receipt among it.
    pub paid: Money,
    pub owed: Money,
}

impl Content for Receipt {
    fn number(&self) -> &str {
        &self.taken.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.taken.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default()
            .strong("车牌", &self.plate)
            .add("车型", &self.model)
            .add("工单号", &self.work_order);
        let mut book = self.taken.begin(form, "退款收据", facts)?;
        self.draw_sheets(&mut book)?;
        self.taken.end(book)
    }
}

impl Receipt {
    fn draw_sheets(&self, book: &mut Book) -> Result<(), DocumentError> {
        if self.sheets.is_empty() {
            return Ok(());
        }
        let this_time = if self.taken.is_refund() { "本次退款" } else { "本次收款" };
        let mut table = Table::of(vec![
            Column::wide("结算单号", 1.0),
            Column::text("工单号", 90.0).optional().folded(),
            Column::text("车牌", 64.0).optional().folded(),
            Column::text("收据号", 90.0).optional().folded(),
            Column::figures("应收"),
            Column::figures(this_time),
            Column::figures("累计已收"),
            Column::figures("尚欠"),
        ])
        .total(5, &format!("{this_time}合计"), self.sheets.iter().map(|sheet| sheet.amount).sum());
        for sheet in &self.sheets {
            let counted = format!(
                "应收 {}\n累计已收 {}\n尚欠 {}",
                sheet.total.plain(),
                sheet.paid.plain(),
                sheet.owed.plain()
            );
            let cells = vec![
                sheet.number.as_str().into(),
                sheet.work_order.as_str().into(),
                sheet.plate.as_str().into(),
                sheet.numbers.as_str().into(),
                sheet.total.into(),
                sheet.amount.into(),
                sheet.paid.into(),
                sheet.owed.into(),
            ];
            table.row_counted(cells, sheet.amount, counted);
        }
        if book.layout() == Layout::Short {
            // Its heads say what it is; a title would push the hands off the lowest form.
            book.space(book.measures().gap);
            return table.draw(book);
        }
        table.draw_under("结算单", book)
    }
}
