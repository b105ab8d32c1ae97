//! What customers agreed to or refused: each word with when, by what means and who wrote it down.

use chrono::{DateTime, Utc};
use domain::complaint::WordMeans;
use domain::consent::{
    ConsentMatter, ConsentSaid, CustomerConsent, LeftAlone, Purpose, left_alone, standing,
};
use domain::customer::Customer;
use domain::ids::{CustomerId, PersonId};
use domain::merge::MergedKind;
use domain::person::Person;
use kernel::command::{COUNTER, SignedIn};
use kernel::error::Result;
use kernel::host::{Read, Write};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use storage::Reader;
use ts_rs::TS;

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct AskConsents {
    pub customer_id: CustomerId,
}

#[derive(Debug, Serialize, TS)]
pub struct CustomerConsents {
    /// How it stands with each matter.
    pub matters: Vec<ConsentStanding>,
    /// Every word, the newest first.
    pub words: Vec<ConsentRow>,
    /// Why nobody reminds them of what is due, and why nobody sends them news; none where somebody may.
    pub no_care: Option<LeftAlone>,
    pub no_marketing: Option<LeftAlone>,
}

#[derive(Debug, Serialize, TS)]
pub struct ConsentStanding {
    pub matter: ConsentMatter,
    /// None: nobody asked yet.
    pub given: Option<bool>,
}

#[derive(Debug, Serialize, TS)]
pub struct ConsentRow {
    pub id: i64,
    pub matter: ConsentMatter,
    pub given: bool,
    pub means: WordMeans,
    pub note: String,
    pub at: DateTime<Utc>,
    pub person_name: String,
}

#[derive(Debug, Serialize, Deserialize, TS)]
pub struct RecordConsent {
    pub customer_id: CustomerId,
    pub said: ConsentSaid,
}

/// What a customer said, and what follows from it.
///
/// # Errors
/// `NotFound` where there is no such customer.
pub fn customer_consents(cx: &Read, ask: AskConsents) -> Result<CustomerConsents> {
    let customer: Customer = cx.r.get(cx.r.stands_for(MergedKind::Customer, ask.customer_id.0)?)?;
    let words = cx.r.consents_of(customer.id)?;
    let of = |matter: ConsentMatter| ConsentStanding {
        matter,
        given: standing(&words, matter).map(|word| word.given),
    };
    let why_not = |purpose| left_alone(purpose, customer.refuses_messages, &words);
    let mut rows = Vec::with_capacity(words.len());
    for word in words.iter().rev() {
        rows.push(ConsentRow {
            id: word.id.0,
            matter: word.matter,
            given: word.given,
            means: word.means,
            note: word.note.clone(),
            at: word.at,
            person_name: person_name(cx.r, word.person_id)?,
        });
    }
    Ok(CustomerConsents {
        matters: ConsentMatter::ALL.into_iter().map(of).collect(),
        no_care: why_not(Purpose::Care),
        no_marketing: why_not(Purpose::Marketing),
        words: rows,
    })
}

fn person_name(r: &Reader<'_>, id: PersonId) -> Result<String> {
    Ok(r.get::<Person>(id.0)?.name)
}

/// Writes down what a customer said; what they said before stays.
///
/// # Errors
/// `NotFound`, and `BadField` for a note too long.
pub fn record_consent(cx: &Write, ask: RecordConsent) -> Result<CustomerConsent> {
    let customer: Customer = cx.w.get(cx.w.stands_for(MergedKind::Customer, ask.customer_id.0)?)?;
    let mut word = ask.said.kept(customer.id, cx.now, cx.my_id()?)?;
    cx.w.insert(&mut word)?;
    Ok(word)
}

/// Why each of some customers is left alone, asked for all of them at once. Who is not in it may be
/// written to.
pub(crate) fn all_left_alone(
    r: &Reader<'_>,
    purpose: Purpose,
    customers: &[CustomerId],
) -> Result<HashMap<CustomerId, LeftAlone>> {
    let mut said: HashMap<CustomerId, Vec<CustomerConsent>> = HashMap::new();
    for word in r.consents_of_customers(customers)? {
        said.entry(word.customer_id).or_default().push(word);
    }
    let ids: Vec<i64> = customers.iter().map(|id| id.0).collect();
    let mut alone = HashMap::new();
    for customer in r.customer_rows(&ids)? {
        let words = said.get(&customer.id).map(Vec::as_slice).unwrap_or_default();
        if let Some(why) = left_alone(purpose, customer.refuses_messages, words) {
            alone.insert(customer.id, why);
        }
    }
    Ok(alone)
}

kernel::commands! {
    read customer_consents(AskConsents) -> CustomerConsents, SignedIn, shows [Customers People];
    write record_consent(RecordConsent) -> CustomerConsent, COUNTER, changes [Customers];
}
