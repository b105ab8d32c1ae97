//! 定金收据: money given before there is a bill.

use super::taken::MoneyTaken;
use crate::DocumentError;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use domain::money::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositReceipt {
    pub taken: MoneyTaken,
    /// The booking or visit it is kept for, with its kind: `预约单 YY20260302001`.
    pub kept_for: String,
    pub plate: String,
    pub model: String,
    /// How it is drawn down and when it is given back, in one sentence.
    pub rule: String,
    /// What is kept for the payer after this receipt.
    pub balance: Money,
    /// The sheet that was taken back and whose money this is; of a deposit none.
    pub of_sheet: Option<String>,
}

impl Content for DepositReceipt {
    fn number(&self) -> &str {
        &self.taken.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.taken.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default().strong("车牌", &self.plate).add("车型", &self.model);
        let (facts, title, balance) = match &self.of_sheet {
            Some(sheet) => {
                let facts = facts.add("已作废的结算单", sheet).add("工单", &self.kept_for);
                (facts, "退款收据", "店内余额")
            }
            None => (facts.add("定金用途", &self.kept_for), "定金退款收据", "定金余额"),
        };
        let mut book = self.taken.begin(form, title, facts)?;
        book.balance(&[(balance, self.balance)])?;
        Facts::default().wide_if_any("使用与退还", &self.rule).draw(&mut book, 1)?;
        self.taken.end(book)
    }
}
