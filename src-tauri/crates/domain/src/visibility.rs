//! What of an answer not every role is told: the phones of people, the prices
//! they pay, and what things cost the shop. Who is told stands here, once; how
//! an answer keeps it back stands at the one gate every answer goes through.
//!
//! A value says of itself what it is while it is written as JSON: money is an
//! amount wherever it stands, so that a new field cannot be forgotten; costs
//! and phones are marked where they are declared. Nothing is kept back in
//! what is written to the file or printed: only answers pass the gate.

use crate::money::Money;
use crate::role::Role;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Confidential {
    /// What somebody pays: of a line, an estimate, a bill, in a day.
    Price,
    /// What a thing costs the shop.
    Cost,
    /// How a person is reached.
    Contact,
}

impl Confidential {
    pub const ALL: [Self; 3] = [Self::Price, Self::Cost, Self::Contact];

    /// Work at the car needs no prices: the job card carries none. A cost is
    /// for those who buy and who grant. People are called by those who speak
    /// with them.
    pub const fn roles(self) -> &'static [Role] {
        use Role::{Advisor, CallbackClerk, Cashier, Foreman, Manager, PartsKeeper};
        match self {
            Self::Price => &[Advisor, Foreman, Cashier, CallbackClerk, PartsKeeper, Manager],
            Self::Cost => &[PartsKeeper, Manager],
            Self::Contact => &[Advisor, Foreman, Cashier, CallbackClerk, Manager],
        }
    }

    pub fn is_visible_to(self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }

    /// A customer is told what they pay, and neither what it cost the shop nor
    /// how anybody is reached.
    pub const fn is_visible_to_customers(self) -> bool {
        matches!(self, Self::Price)
    }

    /// The name under which a value goes through the gate.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Price => "Money",
            Self::Cost => "Cost",
            Self::Contact => "Contact",
        }
    }

    pub fn marked(mark: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|matter| matter.mark() == mark)
    }
}

/// Who hears an answer.
#[derive(Clone, Copy, Debug)]
pub enum Audience<'a> {
    /// Somebody of the shop, who holds these roles.
    Seat(&'a [Role]),
    /// A customer, of their own visit.
    Customer,
}

impl Audience<'_> {
    pub fn may_see(&self, matter: Confidential) -> bool {
        match self {
            Self::Seat(roles) => matter.is_visible_to(roles),
            Self::Customer => matter.is_visible_to_customers(),
        }
    }
}

/// What was taken off the page was taken off for all; who answers for it may look again.
pub fn is_still_shown(removed_at: Option<DateTime<Utc>>, roles: &[Role]) -> bool {
    removed_at.is_none() || roles.contains(&Role::Manager)
}

/// In a list of changes a value is a text and only its field says what it is;
/// some fields hold whole papers.
pub fn is_field_visible_to(field: &str, roles: &[Role]) -> bool {
    of_field(field).iter().all(|matter| matter.is_visible_to(roles))
}

pub fn of_field(name: &str) -> &'static [Confidential] {
    match name {
        // Of counts.
        "off_value" | "unit_cost" => &[Confidential::Cost],
        // Of the settings of the store.
        "count_limit" | "from" | "money" => &[Confidential::Price],
        "average_cost" => &[Confidential::Cost],
        // Of parts and their price changes.
        "new_price" | "new_total" | "old_price" | "old_total" | "proposed_price" | "round_to" => {
            &[Confidential::Price]
        }
        "line_amount" | "offer_total" | "order_total" => &[Confidential::Cost],
        // Of what suppliers bring.
        "credited" | "freight" | "freight_share" | "goods" | "to_charge" | "whole_cost" => {
            &[Confidential::Cost]
        }
        "cost" | "old_cost" | "stock_value" | "cost_difference" | "last_cost" | "buying_price" | "profit" => {
            &[Confidential::Cost]
        }
        // Of the store.
        "came_value" | "closing_value" | "dead_value" | "opening_value" | "value_in" | "value_out"
        | "value_received" | "value_used" | "value" | "went_value" => &[Confidential::Cost],
        // Of claims.
        "granted" | "short" | "unsettled" => &[Confidential::Price],
        // Of vouchers.
        "claimed" | "face_value" | "lapses" | "others" | "pays" | "smallest_bill" | "together" => {
            &[Confidential::Price]
        }
        // Of prepaid money and its invoices.
        "at_sale" | "not_invoiced" => &[Confidential::Price],
        // Of packages and contracts.
        "contract_items" | "package_items" | "price" | "price_share" | "used" | "worth" => {
            &[Confidential::Price]
        }
        "phone" | "contact_phone" | "brought_by_phone" | "customer_phone" | "address" | "facts"
        | "buyer_tax_number" | "tax_number" => &[Confidential::Contact],
        "content" => &[Confidential::Price, Confidential::Contact],
        // Of sales over the counter and old parts.
        "core" | "off_account" | "standing" | "unit_deposit" => &[Confidential::Price],
        "amount_before" | "sum_after" | "sum_before" | "spoken_limit" | "amount" | "balance" | "gift"
        | "account_limit" | "approved_total" | "authorised_amount" | "balances" | "before_discount"
        | "billed" | "billed_month" | "billed_today" | "change" | "charged" | "closed_unused" | "closing"
        | "collected" | "concessions" | "counted" | "counted_total" | "credit" | "deposit"
        | "denomination" | "difference" | "discount" | "drawn" | "forfeited" | "gift_drawn" | "gift_left"
        | "gift_part" | "gift_put_back" | "paid_left" | "put" | "put_back" | "taken_back" | "topped_up"
        | "vouchers" | "estimate" | "expected" | "held" | "hour_rate" | "invoiced" | "left"
        | "line_discount" | "lines" | "list_price" | "net" | "new_amount" | "not_due" | "over_90_days"
        | "overdue" | "to_30_days" | "to_60_days" | "to_90_days" | "on_account" | "opening"
        | "opening_float" | "over" | "owed" | "owed_on_account" | "paid" | "paid_in" | "paid_out"
        | "paid_part" | "passed_on" | "pay" | "quoted" | "received" | "refundable" | "refunded"
        | "remedy_limit" | "returned" | "rounding" | "set_free" | "sheet_discount" | "taken"
        | "taken_today" | "tax" | "tendered" | "to_reverse" | "total" | "unit_price" | "unpaid" => {
            &[Confidential::Price]
        }
        _ => &[],
    }
}

/// For `#[serde(serialize_with)]` at what a thing costs the shop.
///
/// # Errors
/// Only what the serializer fails with.
pub fn cost<S: Serializer>(cost: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(Confidential::Cost.mark(), &cost.fen())
}

/// For `#[serde(deserialize_with)]` at a cost in a question of somebody who was
/// not told it: the page sends back what it was given.
///
/// # Errors
/// What cannot be read as an amount.
pub fn withheld_is_zero<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Money, D::Error> {
    Ok(Option::<Money>::deserialize(deserializer)?.unwrap_or_default())
}

/// For `#[serde(serialize_with)]` at what is no money by its type and tells a
/// price all the same.
///
/// # Errors
/// Only what the serializer fails with.
pub fn price<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(Confidential::Price.mark(), value)
}

/// For `#[serde(serialize_with)]` at what has a cost somewhere inside.
///
/// # Errors
/// Only what the serializer fails with.
pub fn cost_within<T: Serialize, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(Confidential::Cost.mark(), value)
}

/// For `#[serde(serialize_with)]` at a phone or an address of a person.
///
/// # Errors
/// Only what the serializer fails with.
pub fn contact<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_newtype_struct(Confidential::Contact.mark(), text)
}

/// For `#[serde(serialize_with)]` at an amount that hangs on the wall.
///
/// # Errors
/// Only what the serializer fails with.
pub fn posted<S: Serializer>(amount: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    amount.fen().serialize(serializer)
}
