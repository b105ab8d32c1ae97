//! 套餐合同: what was sold, for how much, until when, and who signed. It is the
//! customer's proof of the purchase.

use crate::DocumentError;
use crate::PageSize;
use crate::facts::Facts;
use crate::form::{Content, Form};
use crate::letterhead::ShopHead;
use crate::page::Book;
use crate::signature_line::SignaturePlace;
use crate::table::{Column, Table};
use crate::text::Style;
use domain::inspection::Signature;
use domain::money::Money;
use serde::{Deserialize, Serialize};

/// What it is laid out for, the usual first.
pub const SIZES: &[PageSize] = &[PageSize::A5, PageSize::A4, PageSize::Form280];

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceContractPaper {
    pub head: ShopHead,
    pub number: String,
    /// Local time, `2026-03-02 08:30`.
    pub printed_at: String,
    pub name: String,
    pub customer: String,
    pub phone: String,
    pub plate: String,
    pub model: String,
    pub vin: String,
    pub sold_on: String,
    pub start_km: String,
    /// Until when, whichever comes first.
    pub validity: String,
    pub items: Vec<ContractItemLine>,
    pub list_price: Money,
    pub price: Money,
    pub price_in_words: String,
    pub paid: Vec<PaidBy>,
    /// Set where it was given back.
    pub closed: String,
    pub seller: String,
    /// Who drew the signature and when; empty where the paper is signed.
    #[serde(default)]
    pub signed_by: String,
    #[serde(default)]
    pub signed_at: String,
    #[serde(default)]
    pub signature: Option<Signature>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContractItemLine {
    pub name: String,
    /// 3 次, or an amount.
    pub sold: String,
    pub list_price: Money,
    /// What of the price is for it.
    pub share: Money,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidBy {
    pub number: String,
    pub means: String,
    pub amount: Money,
}

const RULE: &str = "凭本合同在本店按上列内容消费，每次使用以结算清单为准，用完或到期（以先到者为准）即止；\
未使用部分的退回按所列价格的份额计算。";

impl Content for ServiceContractPaper {
    fn number(&self) -> &str {
        &self.number
    }

    fn head(&mut self) -> &mut ShopHead {
        &mut self.head
    }

    fn draw(&self, form: Form) -> Result<Vec<u8>, DocumentError> {
        let mark = (!self.closed.is_empty()).then_some("已退");
        let mut book = form.open(&self.head, &self.number, &self.printed_at, mark)?;
        Facts::default()
            .strong("套餐", &self.name)
            .add("购买日期", &self.sold_on)
            .add("客户", &self.customer)
            .add("电话", &self.phone)
            .strong("车牌", &self.plate)
            .add("车型", &self.model)
            .add("车架号", &self.vin)
            .add("起始里程", &self.start_km)
            .wide("有效期", &self.validity)
            .wide_if_any("退回", &self.closed)
            .draw(&mut book, 2)?;
        self.draw_items(&mut book)?;
        book.sum_in_words("套餐价格", &self.price_in_words, self.price)?;
        self.draw_paid(&mut book)?;
        book.space(book.measures().gap);
        let places = [
            SignaturePlace::signed("客户签字", &self.signed_by, &self.signed_at, self.signature.as_ref()),
            SignaturePlace::named("经办人", &self.seller),
            SignaturePlace::sealed("店方盖章", &self.head),
            SignaturePlace::blank("日期"),
        ];
        book.closing(&[(RULE, Style::SMALL)], &self.head.foot, &places)?;
        book.bind()
    }
}

impl ServiceContractPaper {
    fn draw_items(&self, book: &mut Book) -> Result<(), DocumentError> {
        let mut table = Table::of(vec![
            Column::ordinal(),
            Column::wide("项目", 1.0),
            Column::text("次数或额度", 90.0),
            Column::figures("原价"),
            Column::figures("套餐份额"),
        ])
        .total(4, "套餐价格", self.price);
        for (index, item) in self.items.iter().enumerate() {
            let cells = vec![
                (index + 1).to_string().into(),
                item.name.as_str().into(),
                item.sold.as_str().into(),
                item.list_price.into(),
                item.share.into(),
            ];
            table.row_of(cells, item.share);
        }
        table.draw_under("套餐内容", book)
    }

    fn draw_paid(&self, book: &mut Book) -> Result<(), DocumentError> {
        let mut table =
            Table::of(vec![Column::wide("收据号", 1.0), Column::wide("方式", 1.0), Column::figures("金额")]);
        for paid in &self.paid {
            table.row(vec![paid.number.as_str().into(), paid.means.as_str().into(), paid.amount.into()]);
        }
        table.draw_under("收款", book)
    }
}
