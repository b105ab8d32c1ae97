//! Which rows of a file that came in tell of a person, and what is left of them once the person is deleted. The
//! report of an import keeps the rows that looked wrong as they stood in the file: name, phone and all.

use crate::contact::CustomerContact;
use crate::customer::{Customer, CustomerKind};
use crate::merge::telling_numbers;
use crate::phone::Phone;
use crate::typed_text::half_width;
use serde_json::Value;

/// A shorter name is a sign, and stands in half of all texts.
const SHORTEST_NAME: usize = 2;
/// A shorter number is an extension, or a count.
const SHORTEST_NUMBER: usize = 7;

/// By which names and numbers a text tells of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldBy {
    names: Vec<String>,
    numbers: Vec<String>,
}

impl ToldBy {
    /// Of those who are deleted, and of who is spoken to for them. The name of a company is no person's.
    pub fn of(customers: &[Customer], contacts: &[CustomerContact]) -> Self {
        let own = customers.iter().filter(|customer| customer.kind == CustomerKind::Private);
        let names = own
            .map(|customer| &customer.name)
            .chain(customers.iter().map(|customer| &customer.contact_name))
            .chain(contacts.iter().map(|contact| &contact.name));
        let names = names.map(|name| name.trim().to_owned());
        let of_contacts = contacts.iter().filter_map(|contact| Phone::normalised(&contact.phone));
        let of_contacts = of_contacts.flat_map(|phone| phone.numbers().map(digits).collect::<Vec<_>>());
        let numbers = customers.iter().flat_map(telling_numbers).map(|number| digits(&number));
        Self {
            names: names.filter(|name| name.chars().count() >= SHORTEST_NAME).collect(),
            numbers: numbers.chain(of_contacts).filter(|number| number.len() >= SHORTEST_NUMBER).collect(),
        }
    }

    /// A name of another script may be part of any word, and tells only where nothing else stands.
    fn tells(&self, text: &str) -> bool {
        let named = |name: &String| text.trim() == name || (!name.is_ascii() && text.contains(name.as_str()));
        let told = digits(text);
        self.names.iter().any(named) || self.numbers.iter().any(|number| told.contains(number.as_str()))
    }
}

fn digits(text: &str) -> String {
    text.chars().map(half_width).filter(char::is_ascii_digit).collect()
}

/// The report of an import without what stood in the rows that tell of these, and how many rows those were: None
/// where none does. That a row looked wrong, and in which field, stays.
pub fn erased_report(report: &Value, told: &ToldBy) -> Option<(Value, i64)> {
    let mut erased = report.clone();
    // Older programs kept the rows alone.
    let rows = match &mut erased {
        Value::Array(rows) => rows,
        whole => whole.get_mut("rows")?.as_array_mut()?,
    };
    let mut count = 0;
    for row in rows {
        let texts = texts_of(row);
        if texts.iter().any(|text| text.as_str().is_some_and(|text| told.tells(text))) {
            for text in texts {
                *text = Value::String(String::new());
            }
            count += 1;
        }
    }
    (count > 0).then_some((erased, count))
}

/// What stood in the file, and what a warning quotes of it.
fn texts_of(row: &mut Value) -> Vec<&mut Value> {
    let mut found = Vec::new();
    let Some(row) = row.as_object_mut() else { return found };
    for (key, list) in row.iter_mut() {
        let Some(list) = list.as_array_mut() else { continue };
        match key.as_str() {
            "cells" => found.extend(list.iter_mut()),
            "warnings" => {
                let warnings = list.iter_mut().filter_map(Value::as_object_mut);
                let said = warnings.flat_map(|warning| warning.iter_mut());
                let quoted = said.filter(|(key, _)| matches!(key.as_str(), "value" | "suggestion"));
                found.extend(quoted.map(|(_, text)| text));
            }
            _ => {}
        }
    }
    found
}
