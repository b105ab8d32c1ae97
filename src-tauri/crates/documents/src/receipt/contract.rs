//! 套餐收据: the price of a package, or what of it goes back.

use super::taken::MoneyTaken;
use crate::DocumentError;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractReceipt {
    pub taken: MoneyTaken,
    /// Number and name of the contract.
    pub contract: String,
    pub plate: String,
    pub model: String,
    /// What the price is used for, in one sentence; of a refund nothing.
    pub rule: String,
}

impl Content for ContractReceipt {
    fn number(&self) -> &str {
        &self.taken.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.taken.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let facts = Facts::default()
            .add("套餐合同", &self.contract)
            .strong("车牌", &self.plate)
            .add("车型", &self.model);
        let form = Form { title: "套餐收据", ..form };
        let mut book = self.taken.begin(form, "套餐退款收据", facts)?;
        Facts::default().wide_if_any("使用说明", &self.rule).draw(&mut book, 1)?;
        self.taken.end(book)
    }
}
