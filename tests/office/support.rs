//! The office: its one person is the manager, 陈经理, and is signed in.

use base64::Engine;
use domain::ids::PersonId;
use features::imports::{AskImport, ImportFile, ImportKind, get_import, preview_import, undo_import};
use features::listing::AskList;
use features::listing::customers::list_customers;
use features::office::backups::{CheckBackup, RestoreBackup, check_backup, restore_backup};
use features::office::setup::SetUpShop;
use features::records::customers::save_customer;
use features::records::search::{Search, search};
use kernel::Refusal;
use kernel::long_work::{AskTask, task_status};
use serde::Serialize;
use serde_json::Value;
use shop_tests::typed::{Command, read, request};
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

    /// What the command answers, or the refusal.
    fn begin<Run, Ask: Serialize, Answer>(
        &self,
        command: impl Command<Run, Ask, Answer>,
        ask: Ask,
    ) -> Result<Value, Refusal> {
        self.call(command.name(), request(ask))
    }

    /// Begins long work and waits for what comes of it.
    pub fn task<Run, Ask: Serialize, Answer>(
        &self,
        command: impl Command<Run, Ask, Answer>,
        ask: Ask,
    ) -> Result<Value, String> {
        let name = command.name();
        self.begin(command, ask).map_err(|refusal| code(&refusal))?;
        let result = self.finished()?;
        // Long work tells the figures; the report stands by itself.
        Ok(if name == "run_import" { self.import(&result["id"]) } else { result })
    }

    /// What the rows of a file would become, or the refusal.
    pub fn previewed(&self, ask: ImportFile) -> Result<Value, Value> {
        self.begin(preview_import, ask).map_err(|refusal| serde_json::to_value(refusal).unwrap())?;
        self.finished().map_err(|_| self.status()["refusal"].clone())
    }

    pub fn preview(&self, ask: ImportFile) -> Value {
        self.previewed(ask).unwrap_or_else(|refusal| panic!("{refusal}"))
    }

    pub fn no_preview(&self, ask: ImportFile) -> String {
        self.previewed(ask).expect_err("a preview")["code"].as_str().unwrap().to_owned()
    }

    /// The report of what came in.
    pub fn import(&self, id: &Value) -> Value {
        self.run(get_import, AskImport { id: read(id.clone()) })
    }

    pub fn undone(&self, id: &Value) -> Result<Value, String> {
        self.task(undo_import, AskImport { id: read(id.clone()) })
    }

    pub fn check_of(&self, copy: &str) -> Result<Value, String> {
        self.task(check_backup, CheckBackup { file_name: copy.to_owned() })
    }

    /// How far the newest long work is.
    pub fn status(&self) -> Value {
        self.run(task_status, AskTask {})
    }

    /// What came of the long work, or the code of the refusal.
    pub fn finished(&self) -> Result<Value, String> {
        let status = finished(|| self.status());
        match status["state"].as_str() {
            Some("done") => Ok(status["result"].clone()),
            _ => Err(status["refusal"]["code"].as_str().unwrap().to_owned()),
        }
    }

    /// Goes back to a copy. Everybody is signed out by it: the manager signs in
    /// anew, and asks what came of it.
    pub fn restore(&mut self, file_name: &str) -> Result<Value, String> {
        let copy = RestoreBackup { file_name: file_name.to_owned() };
        self.begin(restore_backup, copy).map_err(|refusal| code(&refusal))?;
        let status = finished(|| match self.begin(task_status, AskTask {}) {
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
        self.run(list_customers, AskList::default())["rows"].as_array().unwrap().clone()
    }

    pub fn found(&self, query: &str) -> Value {
        self.run(search, Search { query: query.to_owned() })
    }

    pub fn save_customer(&self, name: &str) -> Value {
        self.run(save_customer, customer(name, "13800138000"))["customer"].clone()
    }
}

/// A file as it comes from the disk, nothing said about its sheet or its columns.
fn file(kind: ImportKind, content: &[u8]) -> ImportFile {
    let content = base64::engine::general_purpose::STANDARD.encode(content);
    let file_name = "old.csv".to_owned();
    ImportFile { kind, file_name, content, sheet: None, mapping: None, known: None, prices_from: None }
}

pub fn customer_list(content: &[u8]) -> ImportFile {
    file(ImportKind::Customers, content)
}

pub fn vehicle_list(content: &[u8]) -> ImportFile {
    file(ImportKind::Vehicles, content)
}

pub fn part_list(content: &[u8]) -> ImportFile {
    file(ImportKind::Parts, content)
}

pub fn operation_list(content: &[u8]) -> ImportFile {
    file(ImportKind::Operations, content)
}

pub fn package_list(content: &[u8]) -> ImportFile {
    file(ImportKind::Packages, content)
}

pub fn supplier_list(content: &[u8]) -> ImportFile {
    file(ImportKind::Suppliers, content)
}

pub fn past_order_list(content: &[u8]) -> ImportFile {
    file(ImportKind::PastOrders, content)
}

pub fn past_labour_list(content: &[u8]) -> ImportFile {
    file(ImportKind::PastLabour, content)
}

pub fn past_part_list(content: &[u8]) -> ImportFile {
    file(ImportKind::PastParts, content)
}
