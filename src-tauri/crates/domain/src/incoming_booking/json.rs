//! JSON: one booking, a list of them, or an object that holds the list.

use super::row::Named;
use serde_json::Value;

pub(super) fn objects(text: &str) -> Option<Vec<Named>> {
    let read: Value = serde_json::from_str(text).ok()?;
    let list = match &read {
        Value::Array(list) => list.clone(),
        Value::Object(fields) => {
            let held = fields
                .values()
                .find_map(|value| value.as_array().filter(|list| list.iter().any(Value::is_object)).cloned());
            held.unwrap_or_else(|| vec![read.clone()])
        }
        _ => return None,
    };
    Some(list.iter().filter_map(named).collect())
}

fn named(value: &Value) -> Option<Named> {
    let fields = value.as_object()?;
    Some(fields.iter().map(|(name, value)| (name.clone(), said(value))).collect())
}

fn said(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(said).collect::<Vec<_>>().join("、"),
        other => other.to_string(),
    }
}
