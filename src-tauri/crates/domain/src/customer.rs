//! Who pays, who brings the car, who is called.

use crate::ids::{CustomerId, ImportId};
use crate::money::Money;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    Private,
    Company,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Customer {
    pub id: CustomerId,
    pub kind: CustomerKind,
    pub name: String,
    #[serde(serialize_with = "crate::sight::contact")]
    pub phone: String,
    pub contact_name: String,
    #[serde(serialize_with = "crate::sight::contact")]
    pub contact_phone: String,
    #[serde(serialize_with = "crate::sight::contact")]
    pub address: String,
    pub note: String,
    pub refuses_messages: bool,
    /// What they are trusted with at most, over all sheets: see
    /// [`crate::account::limit`]. None where nobody set one.
    pub account_limit: Option<Money>,
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
            import_id: None,
            import_key: None,
            sample: false,
            created_at,
            version: 1,
        }
    }
}
