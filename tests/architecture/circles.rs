//! Who imports whom, and who does so in a circle.

use std::collections::{BTreeMap, BTreeSet};

/// Each name with all it imports.
pub type Imports = BTreeMap<String, BTreeSet<String>>;

/// What can be come to from a name, over however many steps.
fn reached<'a>(imports: &'a Imports, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(name) = open.pop() {
        for target in imports.get(name).into_iter().flatten() {
            if seen.insert(target.as_str()) {
                open.push(target);
            }
        }
    }
    seen
}

/// What remains when every import is left out from which no way leads back.
pub fn circles(imports: &Imports) -> Imports {
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        imports.keys().map(|name| (name.as_str(), reached(imports, name))).collect();
    let leads_back = |from: &str, to: &str| reach.get(to).is_some_and(|seen| seen.contains(from));
    let mut found = Imports::new();
    for (name, targets) in imports {
        let back: BTreeSet<String> =
            targets.iter().filter(|target| *target != name && leads_back(name, target)).cloned().collect();
        if !back.is_empty() {
            found.insert(name.clone(), back);
        }
    }
    found
}

#[test]
fn a_circle_is_found_and_what_only_leads_to_it_is_not() {
    let one = |name: &str, targets: &[&str]| {
        (name.to_owned(), targets.iter().map(|target| (*target).to_owned()).collect::<BTreeSet<_>>())
    };
    let found = circles(&Imports::from([
        one("main", &["page"]),
        one("page", &["form", "kit"]),
        one("form", &["page", "kit", "form"]),
        one("kit", &[]),
    ]));
    let expect = Imports::from([one("form", &["page"]), one("page", &["form"])]);
    assert_eq!(found, expect);
}
