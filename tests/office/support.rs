//! The office: its one person is the manager, 陈经理, and is signed in.

use base64::Engine;
use domain::ids::PersonId;
use features::imports::ImportFile;
use features::office::setup::SetUpShop;
use features::records::customers::save_customer;
use kernel::Refusal;
use serde_json::{Value, json};
use shop_tests::typed::{read, request};
use shop_tests::{Alone, Folder, MORNING, PIN, code, customer, finished};
use std::ops::{Deref, DerefMut};

pub struct Office(Alone);

impl Deref for Office {
    type Target = Alone;

    fn deref(&self) -> &Alone {
        &self.0
    }
}

impl DerefMut for Office {
    fn deref_mut(&mut self) -> &mut Alone {
        &mut self.0
    }
}

impl Office {
    pub fn open() -> Self {
        Self(Alone::at(MORNING, SetUpShop { person_name: "陈经理".to_owned(), ..shop_tests::set_up() }))
    }

    /// Begins long work and waits for what comes of it.
    pub fn task(&self, name: &str, request: Value) -> Result<Value, String> {
        self.call(name, request).map_err(|refusal| code(&refusal))?;
        let result = self.finished()?;
        // Long work tells the figures; the report stands by itself.
        Ok(if name == "run_import" { self.ok("get_import", json!({ "id": result["id"] })) } else { result })
    }

    /// What the rows of a file would become, or the refusal.
    pub fn previewed(&self, request: Value) -> Result<Value, Value> {
        self.call("preview_import", request).map_err(|refusal| serde_json::to_value(refusal).unwrap())?;
        self.finished().map_err(|_| self.ok("task_status", json!({}))["refusal"].clone())
    }

    pub fn preview(&self, request: Value) -> Value {
        self.previewed(request).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    pub fn no_preview(&self, request: Value) -> String {
        self.previewed(request).expect_err("a preview")["code"].as_str().unwrap().to_owned()
    }

    /// What came of the long work, or the code of the refusal.
    pub fn finished(&self) -> Result<Value, String> {
        let status = finished(|| self.ok("task_status", json!({})));
        match status["state"].as_str() {
            Some("done") => Ok(status["result"].clone()),
            _ => Err(status["refusal"]["code"].as_str().unwrap().to_owned()),
        }
    }

    /// Goes back to a copy. Everybody is signed out by it: the manager signs in
    /// anew, and asks what came of it.
    pub fn restore(&mut self, file_name: &str) -> Result<Value, String> {
        self.call("restore_backup", json!({ "file_name": file_name })).map_err(|refusal| code(&refusal))?;
        let status = finished(|| match self.call("task_status", json!({})) {
            Err(Refusal::Restored) => Value::Null,
            Err(refusal) => panic!("{refusal:?}"),
            Ok(status) => status,
        });
        if status.is_null() {
            self.me = self.shop.sign_in(PersonId(1), PIN, "office").unwrap().0;
        }
        self.finished()
    }

    pub fn end(self) -> Folder {
        self.0.end()
    }

    pub fn customers(&self) -> Vec<Value> {
        self.ok("list_customers", json!({ "before": null }))["rows"].as_array().unwrap().clone()
    }

    pub fn save_customer(&self, name: &str) -> Value {
        self.run(save_customer, customer(name, "13800138000"))["customer"].clone()
    }
}

pub fn file(kind: &str, content: &[u8]) -> Value {
    let content = base64::engine::general_purpose::STANDARD.encode(content);
    request(ImportFile {
        kind: read(kind),
        file_name: "old.csv".to_owned(),
        content,
        sheet: None,
        mapping: None,
        known: None,
    })
}
