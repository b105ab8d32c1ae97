//! The page that tells what was changed at a visit knows what each column holds: an
//! amount that is taken for a plain number reads as a hundred times as much.

use crate::visibility::money_fields;
use serde_json::Value;
use shop_tests::TestShop;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn json(path: &str) -> Value {
    let text = std::fs::read_to_string(top().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn names(list: &Value) -> Vec<String> {
    let all = list.as_array().expect("a list").iter();
    all.map(|name| name.as_str().expect("a name").to_owned()).collect()
}

/// What the page says of each column, by the column's name or with its table's before it.
struct Columns {
    entities: BTreeSet<String>,
    meanings: BTreeMap<String, String>,
}

const LEFT_OUT: &str = "left out";
const NUMBERS: [&str; 6] = ["money", "hours", "quantity", "rate", "km", "bay"];

impl Columns {
    fn read() -> Self {
        let told = json("ui/src/features/visits/history/columns.json");
        let mut meanings = BTreeMap::new();
        let mut add = |name: String, means: &str| {
            let before = meanings.insert(name.clone(), means.to_owned());
            assert_eq!(before, None, "{name} is said to be two things");
        };
        for list in ["marks", "told_elsewhere"] {
            names(&told["left_out"][list]).into_iter().for_each(|name| add(name, LEFT_OUT));
        }
        for (means, list) in told["holds"].as_object().expect("what columns hold") {
            names(list).into_iter().for_each(|name| add(name, means.as_str()));
        }
        for name in told["words"].as_object().expect("which columns are codes").keys() {
            add(name.clone(), "words");
        }
        Self { entities: names(&told["left_out"]["entities"]).into_iter().collect(), meanings }
    }

    fn of(&self, entity: &str, column: &str) -> Option<(&str, &str)> {
        let own = self.meanings.get_key_value(&format!("{entity}.{column}"));
        let (name, means) = own.or_else(|| self.meanings.get_key_value(column))?;
        Some((name.as_str(), means.as_str()))
    }
}

/// The tables whose rows belong to a visit, as the file itself looks for them.
fn tables_of_a_visit() -> BTreeSet<String> {
    let path = top().join("src-tauri/crates/storage/src/changes/visit_rows.sql");
    let sql = std::fs::read_to_string(path).expect("the question of what belongs to a visit");
    let named = sql.split("SELECT '").skip(1).filter_map(|rest| rest.split('\'').next());
    named.chain(["vehicle", "appointment"]).map(str::to_owned).collect()
}

#[test]
fn every_column_of_the_log_of_a_visit_has_its_meaning_and_its_name() {
    let shop = TestShop::open_at("2026-03-02T08:30");
    let file = shop.file();
    let told = Columns::read();
    let money = money_fields();
    let labels: [[Value; 2]; 3] = ["zh-CN", "zh-TW", "en"].map(|language| {
        let of = |catalogue: &str| json(&format!("ui/src/i18n/{language}/{catalogue}.json"));
        [of("visits")["change"]["field"].clone(), of("words")["field"].clone()]
    });
    let tables = tables_of_a_visit();
    assert!(tables.len() > 25, "only {tables:?} were found");
    let mut wrong = Vec::new();
    let mut met = BTreeSet::new();
    for table in tables.difference(&told.entities) {
        let mut columns = file.prepare("SELECT name, type FROM pragma_table_info(?1)").expect("the columns");
        let columns = columns
            .query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
            .expect("are told");
        for column in columns {
            let (name, kind) = column.expect("a column");
            let Some((entry, means)) = told.of(table, &name) else {
                wrong.push(format!("{table}.{name} has no entry"));
                continue;
            };
            met.insert(entry.to_owned());
            if means == LEFT_OUT {
                continue;
            }
            let fits = match kind.as_str() {
                "BOOLEAN" => means == "answer",
                "JSON_TEXT" => !["text", "answer"].contains(&means),
                "INTEGER" => (means == "money") == money.contains(&name) && means != "answer",
                _ => !NUMBERS.contains(&means) && (means == "instant" || !name.ends_with("_at")),
            };
            if !fits {
                wrong.push(format!("{table}.{name} is {kind} and no {means}"));
            }
            let own = format!("{table}_{name}");
            let named = |[own_page, words]: &[Value; 2]| {
                [&own_page[&own], &own_page[&name], &words[&name]].iter().any(|word| word.is_string())
            };
            if !labels.iter().all(named) {
                wrong.push(format!("{table}.{name} has no name in a catalogue"));
            }
        }
    }
    wrong.extend(
        told.meanings.keys().filter(|name| !met.contains(*name)).map(|name| format!("{name} is gone")),
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
