//! The customers of all years, those put on file last first.

use super::walk::{AMONG_AT_MOST, ListAsked, ListKey, Question, Walk, code_of, few};
use crate::record::select;
use crate::{Reader, Result};
use chrono::{DateTime, Utc};
use domain::customer::{Customer, CustomerKind};
use domain::ids::{CustomerId, VehicleId};
#[cfg(test)]
use domain::list_filter::ListFilter;
use domain::money::Money;
use domain::part_price::PriceClass;
use rusqlite::params;
use serde::Deserialize;

/// What a list says of a customer beside what is on file of them.
#[derive(Clone, Debug, Deserialize)]
pub struct CustomerFigures {
    pub id: CustomerId,
    pub cars: i64,
    /// When one of their cars was here last.
    pub last_visit_at: Option<DateTime<Utc>>,
    /// What is on account of them, sales over the counter among it.
    pub owed: Money,
}

/// What some customers come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct CustomerSums {
    pub count: i64,
    pub cars: i64,
    pub owed: Money,
}

macro_rules! cars {
    () => {
        concat!(
            "(SELECT count(*) FROM vehicle WHERE vehicle.customer_id = customer.id AND ",
            shown_vehicle!("vehicle.id"),
            " AND ",
            stands_for_itself!("vehicle", "vehicle.id"),
            ")"
        )
    };
}

// As `unpaid_on_account` says it of one of them.
macro_rules! owed {
    () => {
        "coalesce((SELECT sum(settlement.on_account) FROM settlement INDEXED BY settlement_on_account
                   WHERE settlement.customer_id = customer.id AND settlement.on_account > 0
                     AND settlement.payer = 'customer' AND settlement.state IN ('open', 'settled')), 0)
         + coalesce((SELECT sum(account_movement.amount)
                   FROM account_movement INDEXED BY account_movement_customer
                   WHERE account_movement.customer_id = customer.id
                     AND account_movement.counter_sale_id IS NOT NULL), 0)"
    };
}

pub(crate) const CUSTOMER_ROWS: &str = "
    SELECT customer.* FROM json_each(?1) AS asked CROSS JOIN customer ON customer.id = asked.value
    ORDER BY customer.created_at DESC, customer.id DESC";

pub(crate) const CUSTOMER_FIGURES: &str = concat!(
    "SELECT customer.id, ",
    cars!(),
    " AS cars,
     (SELECT max(work_order.checked_in_at) FROM work_order INDEXED BY work_order_customer
      WHERE work_order.customer_id = customer.id) AS last_visit_at, ",
    owed!(),
    " AS owed FROM json_each(?1) AS asked CROSS JOIN customer ON customer.id = asked.value
     ORDER BY customer.created_at DESC, customer.id DESC"
);

pub(crate) const CUSTOMER_SUMS: &str = concat!(
    "SELECT count(*) AS count, coalesce(sum(found.cars), 0) AS cars, coalesce(sum(found.owed), 0) AS owed
     FROM (SELECT ",
    cars!(),
    " AS cars, ",
    owed!(),
    " AS owed FROM json_each(?1) AS asked CROSS JOIN customer ON customer.id = asked.value) AS found"
);

/// Some customers, and whose some cars are.
pub(crate) const CUSTOMERS_OF_TEXT: &str = "
    SELECT vehicle.customer_id AS id FROM json_each(?1) AS asked
    CROSS JOIN vehicle ON vehicle.id = asked.value AND vehicle.customer_id IS NOT NULL
    UNION SELECT value AS id FROM json_each(?2)
    ORDER BY id DESC LIMIT ?3";

/// Of whom anything is on account.
pub(crate) const CUSTOMERS_OWING: &str = "
    SELECT customer_id AS id FROM settlement INDEXED BY settlement_on_account
    WHERE on_account > 0 AND customer_id > 0 AND payer = 'customer' AND state IN ('open', 'settled')
    UNION SELECT counter_sale.customer_id AS id
    FROM counter_sale_book INDEXED BY counter_sale_book_on_account
    CROSS JOIN counter_sale ON counter_sale.id = counter_sale_book.counter_sale_id
    WHERE counter_sale_book.on_account > 0 AND counter_sale_book.counter_sale_id > 0
        AND counter_sale.customer_id IS NOT NULL
    ORDER BY id DESC LIMIT ?1";

/// Those who bear one of these sets of tags.
pub(crate) const CUSTOMERS_TAGGED: &str = "
    SELECT customer.id FROM json_each(?1) AS asked
    CROSS JOIN customer INDEXED BY customer_tags ON customer.tags = asked.value
    ORDER BY customer.id DESC LIMIT ?2";

/// Who ever agreed to news and offers; whether they still do their other words say.
pub(crate) const CUSTOMERS_AGREED: &str = "
    SELECT DISTINCT customer_id AS id FROM customer_consent INDEXED BY customer_consent_given
    WHERE matter = 'marketing' AND given = 1 AND customer_id > 0 ORDER BY customer_id DESC LIMIT ?1";

const CUSTOMERS: Walk = Walk { table: "customer", at: "customer.created_at", lead, narrow };

/// Nearly all buy at retail prices: these are found along the days.
fn led_by(asked: &ListAsked<'_>) -> Option<PriceClass> {
    asked.filter.price_class.filter(|class| *class != PriceClass::Retail && asked.among.is_none())
}

/// Most have no level at all.
fn leads_by_level(asked: &ListAsked<'_>) -> bool {
    !asked.filter.level.is_empty() && asked.among.is_none() && led_by(asked).is_none()
}

/// Few are companies, and of the others the days lead to enough.
fn leads_by_companies(asked: &ListAsked<'_>) -> bool {
    asked.filter.customer_kind == Some(CustomerKind::Company)
        && asked.among.is_none()
        && led_by(asked).is_none()
        && !leads_by_level(asked)
}

fn lead(asked: &ListAsked<'_>, way: &mut Question) -> Result<()> {
    if let Some(class) = led_by(asked) {
        // The index holds no others, which the value in its place does not tell SQLite.
        way.on("customer.price_class = {} AND customer.price_class <> 'retail'", code_of(&class)?);
    } else if leads_by_level(asked) {
        way.on("customer.level = {} AND customer.level <> ''", asked.filter.level.clone());
    } else if leads_by_companies(asked) {
        way.conditions.push("customer.kind = 'company'".to_owned());
    }
    Ok(())
}

fn narrow(asked: &ListAsked<'_>, question: &mut Question) -> Result<()> {
    let filter = asked.filter;
    question.conditions.push(shown_customer!("customer.id").to_owned());
    question.conditions.push(stands_for_itself!("customer", "customer.id").to_owned());
    if let Some(class) = filter.price_class.filter(|_| led_by(asked).is_none()) {
        question.on("+customer.price_class = {}", code_of(&class)?);
    }
    if !filter.level.is_empty() && !leads_by_level(asked) {
        question.on("+customer.level = {}", filter.level.clone());
    }
    if let Some(kind) = filter.customer_kind.filter(|_| !leads_by_companies(asked)) {
        question.on("+customer.kind = {}", code_of(&kind)?);
    }
    if filter.unpaid {
        question.conditions.push(concat!(owed!(), " > 0").to_owned());
    }
    Ok(())
}

#[cfg(test)]
pub(super) fn every_question() -> Result<Vec<(String, bool)>> {
    CUSTOMERS.every_question(&[
        ListFilter::default(),
        ListFilter { price_class: Some(PriceClass::Trade), ..ListFilter::default() },
        ListFilter { price_class: Some(PriceClass::Retail), unpaid: true, ..ListFilter::default() },
        ListFilter { level: "金卡".to_owned(), ..ListFilter::default() },
        ListFilter {
            level: "金卡".to_owned(),
            price_class: Some(PriceClass::Trade),
            ..ListFilter::default()
        },
        ListFilter { customer_kind: Some(CustomerKind::Company), ..ListFilter::default() },
        ListFilter { customer_kind: Some(CustomerKind::Private), ..ListFilter::default() },
        ListFilter {
            customer_kind: Some(CustomerKind::Company),
            level: "金卡".to_owned(),
            ..ListFilter::default()
        },
    ])
}

impl Reader<'_> {
    /// Some customers and whose some cars are, and whether there are more of them than are looked at.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_of_text(
        &self,
        vehicles: &[VehicleId],
        customers: &[CustomerId],
    ) -> Result<(Vec<i64>, bool)> {
        let [vehicles, customers] = [serde_json::to_string(vehicles)?, serde_json::to_string(customers)?];
        Ok(few(select(self.connection(), CUSTOMERS_OF_TEXT, params![vehicles, customers, AMONG_AT_MOST])?))
    }

    /// The customers of whom anything is on account.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_owing(&self) -> Result<(Vec<i64>, bool)> {
        Ok(few(select(self.connection(), CUSTOMERS_OWING, [AMONG_AT_MOST])?))
    }

    /// The customers that bear a tag.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_tagged(&self, tag: &str) -> Result<(Vec<i64>, bool)> {
        let sets = serde_json::to_string(&self.sets_with_tag(tag)?)?;
        Ok(few(select(self.connection(), CUSTOMERS_TAGGED, params![sets, AMONG_AT_MOST])?))
    }

    /// The customers who ever agreed to news and offers.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_agreed(&self) -> Result<(Vec<i64>, bool)> {
        Ok(few(select(self.connection(), CUSTOMERS_AGREED, [AMONG_AT_MOST])?))
    }

    /// The first of the customers that are what is asked for, and where the walk ended before it found enough.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customers_listed(
        &self,
        asked: &ListAsked<'_>,
        limit: i64,
    ) -> Result<(Vec<ListKey>, Option<ListKey>)> {
        CUSTOMERS.found(self.connection(), asked, limit)
    }

    /// Some customers, those put on file last first.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_rows(&self, customers: &[i64]) -> Result<Vec<Customer>> {
        select(self.connection(), CUSTOMER_ROWS, [serde_json::to_string(customers)?])
    }

    /// What a list says of these customers, in the same order.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_figures(&self, customers: &[i64]) -> Result<Vec<CustomerFigures>> {
        select(self.connection(), CUSTOMER_FIGURES, [serde_json::to_string(customers)?])
    }

    /// What some customers come to.
    ///
    /// # Errors
    /// Only what the file itself fails with.
    pub fn customer_sums(&self, customers: &[i64]) -> Result<CustomerSums> {
        let sums = select(self.connection(), CUSTOMER_SUMS, [serde_json::to_string(customers)?])?.pop();
        Ok(sums.unwrap_or(CustomerSums { count: 0, cars: 0, owed: Money::ZERO }))
    }
}
