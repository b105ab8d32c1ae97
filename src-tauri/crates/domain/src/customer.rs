//! Who pays, who brings the car, who is called.

use crate::ids::{CustomerId, ImportId};
use crate::money::Money;
use crate::part_price::PriceClass;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    Private,
    Company,
}

const COMPANY_WORDS: [&str; 14] = [
    "公司", "集团", "單位", "单位", "企业", "企業", "有限", "学校", "医院", "银行", "车队", "車隊", "政府",
    "company",
];
const PRIVATE_WORDS: [&str; 8] =
    ["个人", "個人", "私人", "散客", "自然人", "private", "personal", "individual"];

fn holds(text: &str, words: &[&str]) -> bool {
    let text = text.to_lowercase();
    words.iter().any(|word| text.contains(word))
}

impl CustomerKind {
    /// The kind a list or another program calls so, where it means one.
    pub fn written(text: &str) -> Option<Self> {
        if holds(text, &PRIVATE_WORDS) {
            return Some(Self::Private);
        }
        holds(text, &COMPANY_WORDS).then_some(Self::Company)
    }

    /// The kind of whom nobody said it: a company is called one in its name.
    pub fn of_name(name: &str) -> Self {
        if holds(name, &COMPANY_WORDS) { Self::Company } else { Self::Private }
    }
}

/// Two Chinese names in one field: `李某  石生`, `张三/李四`.
pub fn names_two_people(name: &str) -> bool {
    let chinese = |part: &&str| part.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let apart = |c: char| c.is_whitespace() || matches!(c, '/' | '、' | ',' | '，' | ';' | '；' | '&' | '+');
    name.split(apart).filter(chinese).count() > 1
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Customer {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub phone: String,
    pub contact_name: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub contact_phone: String,
    #[serde(serialize_with = "crate::visibility::contact")]
    pub address: String,
    pub note: String,
    pub refuses_messages: bool,
    /// What they are trusted with at most, over all sheets: see
    /// [`crate::account::limit`]. None where nobody set one.
    pub account_limit: Option<Money>,
    /// By which list they buy parts.
    pub price_class: PriceClass,
    /// One of the shop's own levels; empty for none.
    pub level: String,
    pub tags: Vec<String>,
    pub import_id: Option<ImportId>,
    /// The key the row had in the file it was imported from, so that vehicles
    /// of a second file find their owner.
    pub import_key: Option<String>,
    pub sample: bool,
    pub created_at: DateTime<Utc>,
    pub version: i64,
}

impl Customer {
    /// A customer nobody has told anything about yet.
    pub fn unknown(created_at: DateTime<Utc>) -> Self {
        Self {
            id: CustomerId(0),
            kind: CustomerKind::Private,
            name: String::new(),
            phone: String::new(),
            contact_name: String::new(),
            contact_phone: String::new(),
            address: String::new(),
            note: String::new(),
            refuses_messages: false,
            account_limit: None,
            price_class: PriceClass::Retail,
            level: String::new(),
            tags: Vec::new(),
            import_id: None,
            import_key: None,
            sample: false,
            created_at,
            version: 1,
        }
    }
}
