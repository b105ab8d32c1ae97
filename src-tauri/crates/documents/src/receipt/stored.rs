//! 储值收据: money a customer keeps with the shop, and what is left of it.

use super::taken::MoneyTaken;
use crate::DocumentError;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use domain::money::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredValueReceipt {
    pub taken: MoneyTaken,
    pub phone: String,
    /// Given on top; below zero where a refund forfeits it.
    pub gift: Money,
    pub paid_left: Money,
    pub gift_left: Money,
    pub balance: Money,
    /// How it is used up and when it is given back, in one sentence.
    pub rule: String,
}

impl Content for StoredValueReceipt {
    fn number(&self) -> &str {
        &self.taken.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.taken.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let form = Form { title: "储值收据", ..form };
        let facts = Facts::default().add("电话", &self.phone);
        let facts = match self.gift {
            Money::ZERO => facts,
            gift if gift < Money::ZERO => facts.strong("作废赠送", (-gift).plain()),
            gift => facts.strong("本次赠送", gift.plain()),
        };
        let mut book = self.taken.begin(form, "储值退款收据", facts)?;
        book.balance(&[
            ("充值余额", self.paid_left),
            ("赠送余额", self.gift_left),
            ("储值余额", self.balance),
        ])?;
        Facts::default().wide_if_any("使用与退还", &self.rule).draw(&mut book, 1)?;
        self.taken.end(book)
    }
}
