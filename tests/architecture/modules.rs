//! What a crate's files import of each other.
//!
//! A file is a module, and an arrow goes from it to the file that defines what
//! it names, however it names it: by `use`, by a path written where it is used,
//! by a path in a serde attribute, by a macro. A name is followed through all
//! that hands it on: `crate::Shop` leads to where `Shop` is defined and not to
//! the `lib.rs` that hands it out.
//!
//! - A file that declares its children, hands out what they define or sums up
//!   their lists imports nothing of them by that. One that uses what they define
//!   does, also under the name it hands out.
//! - Naming a module alone is no arrow: what is asked of it is.
//! - A child that uses what stands in its parent's file points at that file.
//! - What only tests import is not looked at.
//!
//! A method is found by the type it is called on, wherever its `impl` stands:
//! only the type's own file can be seen from here.

use crate::circles::Imports;
use crate::reading::{Module, Steps, read};
use crate::source::words;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a path leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Found {
    Module(Steps),
    /// Something defined in this module.
    Item(Steps),
}

impl Found {
    fn module(self) -> Option<Steps> {
        if let Self::Module(steps) = self { Some(steps) } else { None }
    }

    fn item(self) -> Option<Steps> {
        if let Self::Item(steps) = self { Some(steps) } else { None }
    }
}

#[derive(Default)]
pub struct Modules {
    modules: BTreeMap<Steps, Module>,
    /// Each module's file, as it is called in a report.
    files: BTreeMap<Steps, String>,
    /// Macros and the module each is written in.
    macros: BTreeMap<String, Steps>,
}

impl Modules {
    /// The modules below a root file, as they are declared; files and their text
    /// come from whoever asks, by their path below the root's folder.
    pub fn of(root: &str, text: &dyn Fn(&str) -> Option<String>) -> Self {
        let mut found = Self::default();
        found.add(Steps::new(), root.to_owned(), text);
        found
    }

    /// Of a crate whose sources stand in a folder.
    pub fn below(folder: &Path) -> Self {
        let root = if folder.join("lib.rs").is_file() { "lib.rs" } else { "main.rs" };
        Self::of(root, &|file| std::fs::read_to_string(folder.join(file)).ok())
    }

    fn add(&mut self, steps: Steps, file: String, text: &dyn Fn(&str) -> Option<String>) {
        let source = text(&file).unwrap_or_else(|| panic!("{file} is declared and is no file"));
        let module = read(words(&source));
        for name in &module.written {
            self.macros.insert(name.clone(), steps.clone());
        }
        for child in &module.children {
            let mut below = steps.clone();
            below.push(child.clone());
            let path = below.join("/");
            let flat = format!("{path}.rs");
            let file = if text(&flat).is_some() { flat } else { format!("{path}/mod.rs") };
            self.add(below, file, text);
        }
        self.files.insert(steps.clone(), file);
        self.modules.insert(steps, module);
    }

    /// Who imports whom, by file.
    pub fn files(&self) -> Imports {
        let mut found = Imports::new();
        for (from, to) in self.arrows() {
            found.entry(self.files[from].clone()).or_default().insert(self.files[to].clone());
        }
        found
    }

    /// The same between all that stands side by side in a folder, each with all
    /// below it: `visit/lines` is the file and the folder of that name.
    pub fn folders(&self) -> Imports {
        let mut found = Imports::new();
        for (from, to) in self.arrows() {
            let shared = from.iter().zip(to).take_while(|(one, other)| one == other).count();
            if from.len() > shared && to.len() > shared {
                let target = to[..=shared].join("/");
                found.entry(from[..=shared].join("/")).or_default().insert(target);
            }
        }
        found
    }

    fn arrows(&self) -> BTreeSet<(&Steps, &Steps)> {
        let mut found = BTreeSet::new();
        for (from, module) in &self.modules {
            for to in self.targets(from, module) {
                if let Some((to, _)) = self.modules.get_key_value(&to)
                    && from != to
                {
                    found.insert((from, to));
                }
            }
        }
        found
    }

    fn targets(&self, at: &Steps, module: &Module) -> Vec<Steps> {
        let mut items = Vec::new();
        for import in &module.imported {
            let found = self.find(at, &import.path, 0);
            // Whatever stands in a module may be used under its bare name then.
            if import.name.is_none() && !import.handed_out {
                items.extend(found.into_iter().filter_map(Found::module));
                continue;
            }
            let used = import.name.as_ref().is_some_and(|name| module.names.contains(name));
            let only_hands_out = |steps: &Steps| import.handed_out && !used && steps.starts_with(at);
            items.extend(found.into_iter().filter_map(Found::item).filter(|steps| !only_hands_out(steps)));
        }
        for path in &module.used {
            items.extend(self.find(at, path, 0).into_iter().filter_map(Found::item));
        }
        for name in module.macros.iter().filter(|name| !module.defined.contains(*name)) {
            items.extend(self.macros.get(name).cloned());
        }
        items
    }

    /// What a path written in a module leads to. A name may be a module and
    /// something else, so there may be several.
    fn find(&self, at: &Steps, path: &[String], depth: usize) -> Vec<Found> {
        let Some((head, rest)) = path.split_first() else { return vec![Found::Module(at.clone())] };
        match head.as_str() {
            "crate" => self.inside(&Steps::new(), rest, depth),
            "self" => self.inside(at, rest, depth),
            "super" => {
                let above = at.split_last().map(|(_, above)| above.to_vec()).unwrap_or_default();
                if rest.first().is_some_and(|step| step == "super") {
                    return self.find(&above, rest, depth);
                }
                self.inside(&above, rest, depth)
            }
            _ => self.inside(at, path, depth),
        }
    }

    /// What a path leads to that begins with a name of this module's own.
    fn inside(&self, at: &Steps, path: &[String], depth: usize) -> Vec<Found> {
        let Some((head, rest)) = path.split_first() else { return vec![Found::Module(at.clone())] };
        let Some(module) = self.modules.get(at) else { return Vec::new() };
        // Two modules may hand out all of each other.
        if depth > 16 {
            return Vec::new();
        }
        let mut found = Vec::new();
        if module.children.contains(head) {
            let mut below = at.clone();
            below.push(head.clone());
            found.extend(self.inside(&below, rest, depth + 1));
        }
        for import in module.imported.iter().filter(|import| import.name.as_ref() == Some(head)) {
            // A crate may be called as what is taken from it.
            if import.path.first() == Some(head) && import.path.len() == 1 {
                continue;
            }
            for target in self.find(at, &import.path, depth + 1) {
                match target {
                    Found::Module(below) => found.extend(self.inside(&below, rest, depth + 1)),
                    item @ Found::Item(_) => found.push(item),
                }
            }
        }
        // A method may be called as a module beside it.
        if module.defined.contains(head) && (rest.is_empty() || found.is_empty()) {
            found.push(Found::Item(at.clone()));
        }
        if found.is_empty() {
            for import in module.imported.iter().filter(|import| import.name.is_none()) {
                for target in self.find(at, &import.path, depth + 1) {
                    if let Found::Module(below) = target {
                        found.extend(self.inside(&below, path, depth + 1));
                    }
                }
            }
        }
        if found.is_empty() && at.is_empty() && rest.is_empty() {
            found.extend(self.macros.get(head).cloned().map(Found::Item));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::Modules;
    use crate::circles::circles;

    fn modules(files: &[(&str, &str)]) -> Modules {
        Modules::of("lib.rs", &|name| {
            files.iter().find(|(file, _)| *file == name).map(|(_, source)| (*source).to_owned())
        })
    }

    /// The arrows of a small crate, each as `from > to`.
    #[track_caller]
    fn check(files: &[(&str, &str)], expect: &[&str]) {
        let found = modules(files).files();
        let found: Vec<String> = found
            .iter()
            .flat_map(|(from, targets)| targets.iter().map(move |to| format!("{from} > {to}")))
            .collect();
        assert_eq!(found, expect);
    }

    #[test]
    fn a_name_leads_to_where_it_is_defined_and_not_to_who_hands_it_out() {
        let lib = ("lib.rs", "pub mod line; mod till; pub use till::{Bill as Invoice, pay};");
        let till = ("till/mod.rs", "mod bill; pub use bill::Bill; pub fn pay() {}");
        let bill = ("till/bill.rs", "pub struct Bill;");
        check(
            &[lib, till, bill, ("line.rs", "use crate::{Invoice, pay};")],
            &["line.rs > till/bill.rs", "line.rs > till/mod.rs"],
        );
        check(&[lib, till, bill, ("line.rs", "fn f() { crate::pay() }")], &["line.rs > till/mod.rs"]);
        check(
            &[lib, till, bill, ("line.rs", "use crate::till; fn f(_: till::Bill) {}")],
            &["line.rs > till/bill.rs"],
        );
        check(&[lib, till, bill, ("line.rs", "use crate::till::*;")], &["line.rs > till/mod.rs"]);
        check(&[lib, till, bill, ("line.rs", "use crate::till; // crate::pay")], &[]);
    }

    #[test]
    fn a_child_points_at_its_parent_and_the_parent_at_what_it_uses_itself() {
        let lib = ("lib.rs", "mod till;");
        let bill = ("till/bill.rs", "use super::Sum; pub struct Bill(Sum); pub fn made() {}");
        check(&[lib, ("till.rs", "mod bill; pub struct Sum;"), bill], &["till/bill.rs > till.rs"]);
        check(
            &[
                lib,
                ("till.rs", "pub mod bill; pub use bill::Bill; pub struct Sum; kernel::lists!(bill);"),
                bill,
            ],
            &["till/bill.rs > till.rs"],
        );
        for uses in [
            "mod bill; pub struct Sum; use bill::Bill;",
            "mod bill; pub struct Sum; fn f() { bill::made() }",
            "mod bill; pub struct Sum; pub use bill::Bill; fn f(_: &'static Bill) {}",
            "mod bill; pub struct Sum; pub(crate) use bill::made; fn f() { made() }",
        ] {
            check(&[lib, ("till.rs", uses), bill], &["till.rs > till/bill.rs", "till/bill.rs > till.rs"]);
        }
    }

    #[test]
    fn macros_and_serde_name_files_too_and_tests_name_none() {
        let lib = ("lib.rs", "#[macro_use] mod hidden; mod sight; mod line; #[cfg(test)] mod plans;");
        let hidden = ("hidden.rs", "macro_rules! hidden { () => { $crate::sight::contact() } }");
        let sight = ("sight.rs", "pub fn contact() {}");
        check(
            &[lib, hidden, sight, ("line.rs", "const A: &str = hidden!();")],
            &["hidden.rs > sight.rs", "line.rs > hidden.rs"],
        );
        let serde = "struct A { #[serde(serialize_with = \"crate::sight::contact\")] phone: String }";
        check(&[lib, hidden, sight, ("line.rs", serde)], &["hidden.rs > sight.rs", "line.rs > sight.rs"]);
        let tested =
            "#[cfg(test)] use crate::sight::{contact}; #[cfg(test)] mod tests { use crate::sight::contact; }";
        check(&[lib, hidden, sight, ("line.rs", tested)], &["hidden.rs > sight.rs"]);
    }

    #[test]
    fn folders_meet_where_they_part() {
        let modules = modules(&[
            ("lib.rs", "mod visit; mod till;"),
            ("visit/mod.rs", "pub mod lines; mod flow;"),
            ("visit/lines.rs", "mod typed; use super::flow::advance;"),
            ("visit/lines/typed.rs", "use crate::till::pay; use super::super::flow;"),
            ("visit/flow.rs", "pub fn advance() {}"),
            ("till.rs", "use crate::visit::flow; pub fn pay() { flow::advance() }"),
        ]);
        let folders = modules.folders();
        let found: Vec<String> = folders
            .iter()
            .flat_map(|(from, targets)| targets.iter().map(move |to| format!("{from} > {to}")))
            .collect();
        assert_eq!(found, ["till > visit", "visit > till", "visit/lines > visit/flow"]);
        assert_eq!(circles(&folders).len(), 2);
        assert!(circles(&modules.files()).is_empty());
    }
}
